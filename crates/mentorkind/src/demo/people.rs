//! The planning export of an organisation that does not exist, made from a date and a seed.
//!
//! The same date and seed give the same tables, byte for byte. Besides ordinary children there are situations worth
//! looking at; each has its own function below.

use jiff::{Span, ToSpan, civil::Date};

use super::names;

#[cfg(test)]
mod tests;

/// The organisation's name.
pub const ORGANISATION: &str = "Kinderopvang De Bonte Vlieger";

/// The files of an export: name and text.
pub type Files = Vec<(&'static str, String)>;

/// The export, as it would be made on this day.
pub fn files(today: Date, seed: u64) -> Files {
    let mut house = House {
        today,
        dice: Dice(seed),
        groups: groups(),
        staff: Vec::new(),
        children: Vec::new(),
        guardians: Vec::new(),
        absences: Vec::new(),
        families: 0,
        adults: 0,
    };
    house.hire();
    house.enrol();
    house.situations();
    house.files()
}

/// A source of numbers that is the same everywhere (SplitMix64).
#[derive(Clone, Debug)]
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to this one.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    /// A number of days or months, from 0 up to this one.
    fn up_to(&mut self, end: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(end).unwrap_or(1))).unwrap_or_default()
    }

    /// True in this many of a hundred throws.
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

const LOCATIONS: [(&str, &str, &str, &str); 3] = [
    ("HAVEN", "De Bonte Vlieger Havenkade", "000000101", "Vliegerkade 1, Vliegerdam"),
    ("PARK", "De Bonte Vlieger Parkzicht", "000000102", "Ballonlaan 22, Vliegerdam"),
    ("SCHOOL", "De Bonte Vlieger Dorpsschool", "000000103", "Knikkerplein 3, Vliegerdam"),
];

struct Group {
    key: &'static str,
    location: &'static str,
    kind: &'static str,
    name: &'static str,
    carers: usize,
    children: usize,
}

fn groups() -> Vec<Group> {
    let group =
        |key, location, kind, name, carers, children| Group { key, location, kind, name, carers, children };
    vec![
        group("H1", "HAVEN", "kdv", "Zeesterren", 4, 15),
        group("H2", "HAVEN", "kdv", "Schelpen", 3, 14),
        group("H3", "HAVEN", "peuter", "Vuurtoren", 3, 11),
        group("P1", "PARK", "kdv", "Eikels", 3, 14),
        group("P2", "PARK", "kdv", "Kastanjes", 3, 14),
        group("P3", "PARK", "peuter", "Boomhut", 3, 11),
        group("S1", "SCHOOL", "bso", "Kikkers", 3, 15),
        group("S2", "SCHOOL", "bso", "Uilen", 3, 15),
        group(CANNOT_DIVIDE, "SCHOOL", "bso", "Vossen", 2, 11),
    ]
}

/// The group whose carers together may have fewer children than there are.
const CANNOT_DIVIDE: &str = "S3";

#[derive(Clone, Debug, Default)]
struct Staff {
    key: String,
    group: &'static str,
    days: &'static str,
    name: String,
    email: String,
    role: &'static str,
    max: Option<u32>,
    languages: &'static str,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Clone, Debug)]
struct Child {
    key: String,
    group: &'static str,
    birth: Date,
    days: String,
    first: &'static str,
    last: &'static str,
    main: bool,
    from: Date,
    until: Option<Date>,
    mentor: Option<String>,
    since: Option<Date>,
    told: Option<Date>,
    language: &'static str,
    knows_well: String,
    not_mentor: String,
    same: String,
    other: String,
}

#[derive(Clone, Debug)]
struct Guardian {
    key: String,
    child: String,
    name: String,
    email: String,
    phone: String,
    relation: &'static str,
    custody: &'static str,
    language: &'static str,
    staff: String,
}

struct House {
    today: Date,
    dice: Dice,
    groups: Vec<Group>,
    staff: Vec<Staff>,
    children: Vec<Child>,
    guardians: Vec<Guardian>,
    absences: Vec<[String; 5]>,
    families: usize,
    adults: usize,
}

const CARER_DAYS: [&str; 8] =
    ["ma di do", "wo do vr", "ma di wo do", "di wo vr", "ma do vr", "ma di wo vr", "di do vr", "ma wo do"];
const AFTERNOONS: [&str; 4] = ["ma-m di-m do-m", "ma-m wo do-m vr-m", "di-m wo do-m", "ma-m di-m do-m vr-m"];
const CHILD_DAYS: [&str; 9] =
    ["ma di", "ma do", "di do", "wo vr", "ma di do", "di vr", "do vr", "ma wo", "ma di wo do"];
const PLAYGROUP_DAYS: [&str; 4] = ["ma-o do-o", "di-o vr-o", "ma-o wo-o vr-o", "di-o do-o"];
const SCHOOL_DAYS: [&str; 6] =
    ["ma-m do-m", "di-m do-m", "ma-m di-m do-m", "wo vr-m", "di-m vr-m", "ma-m wo"];

impl House {
    fn ago(&self, span: Span) -> Date {
        self.today.saturating_sub(span)
    }

    fn later(&self, span: Span) -> Date {
        self.today.saturating_add(span)
    }

    // --- staff ---

    fn employ(&mut self, staff: Staff) -> String {
        let number = self.staff.len();
        // Far steps in the surnames, so that colleagues do not stand in the order of the list.
        let first = names::STAFF[number % names::STAFF.len()];
        let last = names::LAST[(number * 11 + 5) % names::LAST.len()];
        let key = format!("M{:03}", number + 1);
        let email = address(&format!("{first}.{last}"));
        self.staff.push(Staff { key: key.clone(), name: format!("{first} {last}"), email, ..staff });
        key
    }

    fn hire(&mut self) {
        let groups: Vec<(usize, &'static str, &'static str)> =
            self.groups.iter().map(|g| (g.carers, g.key, g.kind)).collect();
        for (carers, key, kind) in groups {
            for number in 0..carers {
                let days = match kind {
                    "bso" => AFTERNOONS[number % AFTERNOONS.len()],
                    "peuter" => ["ma-o di-o do-o", "di-o wo-o vr-o", "ma-o do-o vr-o"][number % 3],
                    _ => CARER_DAYS[(self.staff.len() * 3 + number) % CARER_DAYS.len()],
                };
                let languages = ["nl", "nl en", "nl tr", "nl ar", "nl pl en"][self.staff.len() % 5];
                let max = (key == CANNOT_DIVIDE).then_some(4);
                self.employ(Staff { group: key, days, role: "pm", languages, max, ..Staff::default() });
            }
        }
        // Trainees: no mentors, unless with a maximum.
        self.employ(Staff {
            group: "H1",
            days: "ma di wo",
            role: "bio",
            languages: "nl",
            ..Staff::default()
        });
        self.employ(Staff {
            group: "P1",
            days: "di wo do",
            role: "bio",
            languages: "nl en",
            max: Some(2),
            ..Staff::default()
        });
        for (role, group) in [
            ("teamlead", "H1"),
            ("teamlead", "P1"),
            ("teamlead", "S1"),
            ("coach", ""),
            ("policy", ""),
            ("care", ""),
            ("protection", ""),
            ("director", ""),
            ("admin", ""),
        ] {
            self.employ(Staff { group, role, languages: "nl", ..Staff::default() });
        }
    }

    fn carers_of(&self, group: &str) -> Vec<Staff> {
        self.staff.iter().filter(|s| s.role == "pm" && s.group == group).cloned().collect()
    }

    // --- children ---

    fn enrol(&mut self) {
        let groups: Vec<(usize, &'static str, &'static str)> =
            self.groups.iter().map(|g| (g.children, g.key, g.kind)).collect();
        for (children, key, kind) in groups {
            for _ in 0..children {
                let child = self.child(key, kind);
                self.parents_of(&child);
                self.children.push(child);
            }
        }
    }

    /// A child that has been here for a while, as most.
    fn child(&mut self, group: &'static str, kind: &str) -> Child {
        let number = self.children.len();
        let (youngest, oldest, first_month, days): (i64, i64, i64, &[&str]) = match kind {
            "bso" => (50, 140, 48, &SCHOOL_DAYS),
            "peuter" => (27, 46, 25, &PLAYGROUP_DAYS),
            _ => (7, 45, 4, &CHILD_DAYS),
        };
        let (months, days_old) = (youngest + self.dice.up_to(oldest - youngest), self.dice.up_to(27));
        let birth = self.ago(months.months().days(days_old));
        let days = (*self.dice.pick(days)).to_owned();
        let from = birth.saturating_add(first_month.months()).min(self.ago(20.days()));
        let mut child = Child {
            key: format!("K{:03}", number + 1),
            group,
            birth,
            days,
            first: names::CHILDREN[(number * 7) % names::CHILDREN.len()],
            last: names::LAST[(number * 5 + number / names::LAST.len()) % names::LAST.len()],
            main: true,
            from,
            until: None,
            mentor: None,
            since: None,
            told: None,
            language: "",
            knows_well: String::new(),
            not_mentor: String::new(),
            same: String::new(),
            other: String::new(),
        };
        self.give_mentor(&mut child);
        child
    }

    /// Mostly the carer who is there most of the child's days, sometimes another, as it grows in practice.
    fn give_mentor(&mut self, child: &mut Child) {
        let carers = self.carers_of(child.group);
        let had = |key: &str| self.children.iter().filter(|c| c.mentor.as_deref() == Some(key)).count();
        let best = carers
            .iter()
            .filter(|carer| carer.max.is_none_or(|max| had(&carer.key) < max as usize))
            .max_by_key(|carer| {
                let together = child.days.split(' ').filter(|day| carer.days.contains(&day[..2])).count();
                (2 * together, std::cmp::Reverse(had(&carer.key)))
            })
            .map(|carer| carer.key.clone());
        let other = self.dice.pick(&carers).key.clone();
        let with_room = carers.iter().any(|carer| carer.key == other && carer.max.is_none());
        child.mentor = if with_room && self.dice.percent(18) { Some(other) } else { best };
        if child.mentor.is_some() {
            let days = self.dice.up_to(400) + 14;
            let since = child.from.max(self.ago(days.days()));
            child.since = Some(since);
            let told = since.saturating_add(self.dice.up_to(5).days());
            child.told = Some(told.min(self.ago(1.day())));
        }
    }

    // --- guardians ---

    fn parents_of(&mut self, child: &Child) {
        self.families += 1;
        let count = if self.dice.percent(75) { 2 } else { 1 };
        for number in 0..count {
            let relation = ["moeder", "vader"][(self.families + number) % 2];
            self.guardian(child, number, relation);
        }
    }

    /// A guardian with the child's surname (the first) or another (the second), with custody.
    fn guardian(&mut self, child: &Child, number: usize, relation: &'static str) {
        let serial = self.adults;
        self.adults += 1;
        let first = names::GUARDIANS[(serial * 13) % names::GUARDIANS.len()];
        let last = if number == 0 { child.last } else { names::LAST[(serial * 17 + 3) % names::LAST.len()] };
        self.guardians.push(Guardian {
            key: format!("O{:03}", serial + 1),
            child: child.key.clone(),
            name: format!("{first} {last}"),
            email: address(&format!("{first}.{last}.{}", serial + 1)),
            phone: format!("06-00000{:03}", serial % 1000),
            relation,
            custody: "ja",
            language: "nl",
            staff: String::new(),
        });
    }

    // --- situations worth looking at ---

    fn situations(&mut self) {
        self.without_mentor();
        self.days_that_changed();
        self.baby_who_starts_soon();
        self.siblings();
        self.mentor_who_leaves();
        self.mentor_who_is_ill();
        self.fixed_days_and_not();
        self.languages();
        self.addresses();
        self.separated_parents();
        self.parent_who_works_here();
        self.who_knows_whom();
        self.goes_to_school();
        self.second_group();
        self.not_told_yet();
    }

    /// The nth child of a group.
    fn nth(&self, group: &str, n: usize) -> usize {
        self.children.iter().enumerate().filter(|(_, c)| c.group == group).nth(n).map_or(0, |(i, _)| i)
    }

    fn clear_mentor(&mut self, child: usize) {
        let child = &mut self.children[child];
        (child.mentor, child.since, child.told) = (None, None, None);
    }

    fn without_mentor(&mut self) {
        for (group, n) in [("H1", 3), ("P2", 5), ("S2", 1)] {
            let child = self.nth(group, n);
            self.clear_mentor(child);
        }
    }

    /// Children whose days changed, so that they hardly see the mentor they have.
    fn days_that_changed(&mut self) {
        for (group, n) in [("H1", 13), ("H2", 11), ("P1", 11), ("S1", 11)] {
            let child = self.nth(group, n);
            let days = &self.children[child].days;
            let together =
                |carer: &Staff| days.split(' ').filter(|day| carer.days.contains(&day[..2])).count();
            let mentor = self.carers_of(group).into_iter().min_by_key(together);
            self.children[child].mentor = mentor.map(|carer| carer.key);
        }
    }

    fn baby_who_starts_soon(&mut self) {
        for (group, n) in [("H1", 0), ("P1", 2)] {
            let child = self.nth(group, n);
            self.clear_mentor(child);
            let (birth, from) = (self.ago(2.months()), self.later(28.days()));
            let child = &mut self.children[child];
            (child.birth, child.from) = (birth, from);
        }
    }

    /// Brothers and sisters in one group, with the same parents; their parents like one mentor for both.
    fn siblings(&mut self) {
        for (group, a, b, wish) in [("H1", 4, 5, ""), ("P2", 1, 2, "!"), ("S1", 3, 4, "")] {
            let (a, b) = (self.nth(group, a), self.nth(group, b));
            let (key, last) = (self.children[a].key.clone(), self.children[a].last);
            self.children[b].last = last;
            self.children[b].same = format!("{wish}{key}");
            let younger = self.children[b].key.clone();
            self.guardians.retain(|guardian| guardian.child != younger);
            let parents: Vec<Guardian> = self.guardians.iter().filter(|g| g.child == key).cloned().collect();
            self.guardians
                .extend(parents.into_iter().map(|parent| Guardian { child: younger.clone(), ..parent }));
        }
        // Two friends who rather have their own.
        let (a, b) = (self.nth("S2", 6), self.nth("S2", 7));
        self.children[b].other = self.children[a].key.clone();
    }

    fn mentor_who_leaves(&mut self) {
        let until = self.later(24.days());
        let carers = self.carers_of("H2");
        for staff in self.staff.iter_mut().filter(|s| s.key == carers[0].key) {
            staff.until = Some(until);
        }
    }

    fn mentor_who_is_ill(&mut self) {
        let carer = self.carers_of("P1")[1].key.clone();
        let (from, until) = (self.ago(9.days()), self.later(30.days()));
        self.absences.push([carer, String::new(), from.to_string(), until.to_string(), "ziek".to_owned()]);
        let child = self.nth("S1", 7);
        let child = self.children[child].key.clone();
        let (from, until) = (self.later(3.days()), self.later(10.days()));
        self.absences.push([
            String::new(),
            child,
            from.to_string(),
            until.to_string(),
            "vakantie".to_owned(),
        ]);
    }

    fn fixed_days_and_not(&mut self) {
        for (group, n, days) in [
            ("H1", 6, "ma e:wo o:vr"),
            ("H2", 2, "e:ma e:di o:do o:vr"),
            ("P1", 4, "di e:vr"),
            ("S1", 5, "ma-m o:wo"),
            ("H2", 7, ""),
            ("P2", 8, ""),
        ] {
            let child = self.nth(group, n);
            self.children[child].days = days.to_owned();
        }
    }

    fn languages(&mut self) {
        for (group, n, language) in [
            ("H1", 7, "tr"),
            ("H2", 4, "ar"),
            ("P1", 6, "pl"),
            ("P3", 3, "uk"),
            ("S1", 8, "en"),
            ("S2", 9, "tr"),
        ] {
            let child = self.nth(group, n);
            self.children[child].language = language;
            let key = self.children[child].key.clone();
            for guardian in self.guardians.iter_mut().filter(|g| g.child == key) {
                guardian.language = language;
            }
        }
    }

    /// The guardians of the nth child of a group.
    fn guardians_of(&self, group: &str, n: usize) -> Vec<usize> {
        let key = &self.children[self.nth(group, n)].key;
        self.guardians.iter().enumerate().filter(|(_, g)| g.child == *key).map(|(i, _)| i).collect()
    }

    fn addresses(&mut self) {
        for (group, n) in [("H1", 8), ("P3", 1)] {
            for guardian in self.guardians_of(group, n) {
                self.guardians[guardian].email.clear();
            }
        }
        for guardian in self.guardians_of("H1", 9) {
            let email = self.guardians[guardian].email.replace("example.org", "bounce.example");
            self.guardians[guardian].email = email;
        }
    }

    fn separated_parents(&mut self) {
        for (group, n, second) in [("H1", 10, "nee"), ("S1", 2, "nee"), ("P2", 10, "")] {
            let child = self.children[self.nth(group, n)].clone();
            self.guardians.retain(|guardian| guardian.child != child.key);
            self.guardian(&child, 0, "moeder");
            self.guardian(&child, 1, "vader");
            if let Some(father) = self.guardians.last_mut() {
                father.custody = second;
            }
        }
    }

    fn parent_who_works_here(&mut self) {
        let carer = self.carers_of("H1")[2].clone();
        let child = self.nth("H1", 11);
        if self.children[child].mentor.as_deref() == Some(carer.key.as_str()) {
            self.clear_mentor(child);
        }
        if let Some(guardian) = self.guardians_of("H1", 11).into_iter().next() {
            let guardian = &mut self.guardians[guardian];
            guardian.name.clone_from(&carer.name);
            guardian.email.clone_from(&carer.email);
            guardian.staff = carer.key;
        }
    }

    fn who_knows_whom(&mut self) {
        for (group, n, carer) in [("H1", 12, 1), ("H2", 9, 2), ("P1", 8, 0), ("S1", 10, 1)] {
            let key = self.carers_of(group)[carer].key.clone();
            let child = self.nth(group, n);
            self.children[child].knows_well = key;
        }
        let carer = self.carers_of("P2")[0].key.clone();
        let child = self.nth("P2", 11);
        if self.children[child].mentor.as_ref() == Some(&carer) {
            self.clear_mentor(child);
        }
        self.children[child].not_mentor = carer;
    }

    /// A child that turns four and goes on to the after-school care.
    fn goes_to_school(&mut self) {
        let child = self.nth("H2", 10);
        let birth = self.ago(4.years()).saturating_add(35.days());
        let fourth = birth.saturating_add(4.years());
        let last_day = fourth.saturating_sub(1.day());
        let from = birth.saturating_add(8.months());
        let young = &mut self.children[child];
        (young.birth, young.from, young.until) = (birth, from, Some(last_day));
        let mut school = young.clone();
        (school.group, school.from, school.until) = ("S1", fourth, None);
        "ma-m do-m".clone_into(&mut school.days);
        (school.mentor, school.since, school.told) = (None, None, None);
        self.children.push(school);
    }

    /// A child with a day on a second group for a while; its mentor is on its own group.
    fn second_group(&mut self) {
        let child = self.nth("P1", 9);
        let mut second = self.children[child].clone();
        (second.group, second.main) = ("P2", false);
        "vr".clone_into(&mut second.days);
        (second.from, second.until) = (self.ago(14.days()), Some(self.later(60.days())));
        (second.mentor, second.since, second.told) = (None, None, None);
        self.children.push(second);
    }

    fn not_told_yet(&mut self) {
        for (group, n) in [("H2", 1), ("S2", 4)] {
            let child = self.nth(group, n);
            let since = self.ago(3.days());
            let child = &mut self.children[child];
            if child.mentor.is_some() {
                (child.since, child.told) = (Some(since.max(child.from)), None);
            }
        }
    }

    // --- the files ---

    fn files(&self) -> Files {
        let date = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        let locations =
            LOCATIONS.map(|(key, name, lrk, address)| [key, name, lrk, address].map(str::to_owned));
        let groups: Vec<[String; 4]> =
            self.groups.iter().map(|g| [g.key, g.location, g.kind, g.name].map(str::to_owned)).collect();
        let staff: Vec<[String; 10]> = self
            .staff
            .iter()
            .map(|s| {
                [
                    s.key.clone(),
                    s.group.to_owned(),
                    s.days.to_owned(),
                    s.name.clone(),
                    s.email.clone(),
                    s.role.to_owned(),
                    s.max.map(|max| max.to_string()).unwrap_or_default(),
                    s.languages.to_owned(),
                    date(s.from),
                    date(s.until),
                ]
            })
            .collect();
        let children: Vec<[String; 17]> = self
            .children
            .iter()
            .map(|c| {
                [
                    c.key.clone(),
                    c.group.to_owned(),
                    c.birth.to_string(),
                    c.days.clone(),
                    c.first.to_owned(),
                    c.last.to_owned(),
                    if c.main { "ja" } else { "nee" }.to_owned(),
                    c.from.to_string(),
                    date(c.until),
                    c.mentor.clone().unwrap_or_default(),
                    date(c.since),
                    date(c.told),
                    c.language.to_owned(),
                    c.knows_well.clone(),
                    c.not_mentor.clone(),
                    c.same.clone(),
                    c.other.clone(),
                ]
            })
            .collect();
        let guardians: Vec<[String; 9]> = self
            .guardians
            .iter()
            .map(|g| {
                [
                    g.key.clone(),
                    g.child.clone(),
                    g.name.clone(),
                    g.email.clone(),
                    g.phone.clone(),
                    g.relation.to_owned(),
                    g.custody.to_owned(),
                    g.language.to_owned(),
                    g.staff.clone(),
                ]
            })
            .collect();
        let closed = self.later(40.days());
        let closures = LOCATIONS.map(|(key, ..)| {
            [key.to_owned(), closed.to_string(), closed.to_string(), "studiedag".to_owned()]
        });
        vec![
            ("locations.csv", table("location;name;lrk;address", &locations)),
            ("groups.csv", table("group;location;kind;name", &groups)),
            (
                "staff.csv",
                table("staff;group;days;name;email;role;max_children;languages;from;until", &staff),
            ),
            (
                "children.csv",
                table(
                    "child;group;birth_date;days;first_name;last_name;main;from;until;mentor;mentor_since;\
                     mentor_told_on;language;knows_well;not_mentor;same_mentor;other_mentor",
                    &children,
                ),
            ),
            (
                "guardians.csv",
                table("guardian;child;name;email;phone;relation;custody;language;staff", &guardians),
            ),
            ("absences.csv", table("staff;child;from;until;reason", &self.absences)),
            ("closures.csv", table("location;from;until;reason", &closures)),
        ]
    }
}

/// No value of ours holds a semicolon, quote or line end.
fn table<const N: usize>(header: &str, rows: &[[String; N]]) -> String {
    let mut text = format!("{header}\n");
    for row in rows {
        text += &row.join(";");
        text.push('\n');
    }
    text
}

/// An address at example.org, of plain letters.
fn address(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'a'..='z' | '0'..='9' | '.' => Some(c),
            ' ' => Some('.'),
            'ë' | 'é' | 'è' => Some('e'),
            'ż' => Some('z'),
            _ => None,
        })
        .collect();
    format!("{plain}@example.org")
}

/// Who signs in to look around: role, and e-mail address.
pub fn sign_ins(files: &Files) -> Vec<(String, String)> {
    let staff = files.iter().find(|(name, _)| *name == "staff.csv").map_or("", |(_, text)| text);
    let mut seen = std::collections::BTreeSet::new();
    staff
        .lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            let (group, email, role) = (*cells.get(1)?, *cells.get(4)?, *cells.get(5)?);
            // A team lead for each location; of the other roles one.
            let kind = if role == "teamlead" { format!("{role} {group}") } else { role.to_owned() };
            seen.insert(kind).then(|| (role.to_owned(), email.to_owned()))
        })
        .collect()
}
