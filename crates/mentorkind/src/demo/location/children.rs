//! The children of a location, their guardians and their mentors.

use std::{cmp::Reverse, ops::Range};

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{half_days, import::CareKind};

use super::{Carer, Generator, GroupPlan, Place, full_name, mailbox, names};
use crate::demo::rows::{Child, Guardian};

const DAYS: [&str; 9] =
    ["ma di", "ma do", "di do", "wo vr", "ma di do", "di vr", "do vr", "ma wo", "ma di wo do"];
const MORNINGS: [&str; 4] = ["ma-o do-o", "di-o vr-o", "ma-o wo-o vr-o", "di-o do-o"];
const AFTERNOONS: [&str; 6] = ["ma-m do-m", "di-m do-m", "ma-m di-m do-m", "wo vr-m", "di-m vr-m", "ma-m wo"];
/// Days that are not the same every week.
const WEEKS: [&str; 4] = ["ma e:wo o:vr", "e:ma e:di o:do o:vr", "di e:vr", "do o:ma"];
const MORNINGS_BY_WEEK: [&str; 2] = ["ma-o e:do-o", "e:di-o e:vr-o o:wo-o"];
const AFTERNOONS_BY_WEEK: [&str; 3] = ["ma-m o:wo", "e:di-m e:do-m", "do-m e:vr-m o:ma-m"];
/// Half-days in day care.
const PARTS: [&str; 3] = ["ma di-o", "wo-o do vr-o", "ma-m do"];
/// So many days ago, or longer, is what the tables know of mentors, talks and observations: the demo takes them in before
/// today, and nothing then is still to come.
const WRITTEN_DAYS: i64 = 21;
/// Languages at home besides Dutch.
const LANGUAGES: [&str; 6] = ["tr", "ar", "pl", "uk", "en", "ti"];

/// A child that can have a brother or sister in its group, and where its guardians stand.
struct Elder {
    key: String,
    last: &'static str,
    birth: Date,
    from: Date,
    guardians: Range<usize>,
}

impl Place<'_> {
    pub(super) fn enrol(&mut self) {
        let plan = self.plan;
        let mut working_parents = 0;
        for (number, group) in plan.groups.iter().enumerate() {
            let mut elders: Vec<Elder> = Vec::new();
            for _ in 0..group.children {
                let starts_soon = self.own.dice.percent(6);
                let mut child = self.own.child(group, starts_soon);
                let sibling = if self.own.dice.percent(9) { elders.pop() } else { None };
                if let Some(elder) = sibling {
                    self.be_sibling(&mut child, &elder);
                } else {
                    let guardians = self.parents(&mut child);
                    if !starts_soon {
                        let (key, last, birth) = (child.child.clone(), child.last_name, child.birth_date);
                        elders.push(Elder { key, last, birth, from: child.from, guardians });
                    }
                }
                let mut parent = String::new();
                if self.own.dice.percent(1) && working_parents < group.carers {
                    parent = self.be_child_of_colleague(&child, working_parents);
                    working_parents += 1;
                }
                self.give_mentor(number, &mut child, &parent);
                self.own.look_back(&mut child);
                self.wish(number, &mut child, &parent);
                let elsewhere = self.move_on(number, &mut child);
                self.rows.children.push(child);
                self.rows.children.extend(elsewhere);
            }
        }
    }

    /// Mostly the one who is there most of the child's days, sometimes another, as it grows in practice; never a
    /// guardian of the child.
    fn give_mentor(&mut self, number: usize, child: &mut Child, parent: &str) {
        let dice = &mut self.own.dice;
        let carers = &mut self.carers[number];
        let chance = dice.below(100);
        // Of those who start soon some have a mentor already.
        if chance < if child.from > self.own.today { 40 } else { 1 } {
            return;
        }
        let days = half_days::parse(child.days.as_bytes()).unwrap_or_default();
        let together = |carer: &Carer| days.shared(carer.days).count();
        let may = |carer: &Carer| !carer.starts && carer.key != parent && carer.mentees < carer.most;
        let best = (0..carers.len())
            .filter(|&j| carers[j].stays && may(&carers[j]))
            .max_by_key(|&j| (i64::from(together(&carers[j])) - carers[j].mentees as i64, Reverse(j)));
        let any = Some(dice.below(carers.len())).filter(|&j| may(&carers[j]) && chance < 20);
        // Of some children the days have changed since, so that they hardly see their mentor.
        let any = any.filter(|&j| 2 * together(&carers[j]) >= days.count() || chance < 3);
        let Some(mentor) = any.or(best) else { return };
        let days = WRITTEN_DAYS + self.own.dice.up_to(400);
        let since = child.from.max(self.own.ago(days.days()));
        carers[mentor].mentees += 1;
        child.mentor = Some(carers[mentor].key.clone());
        child.mentor_since = Some(since);
        let told = since.saturating_add(self.own.dice.up_to(5).days()).min(self.own.ago(WRITTEN_DAYS.days()));
        child.mentor_told_on = (since < self.own.today).then_some(told);
    }

    /// What is known of a child that counts when it is given a mentor.
    fn wish(&mut self, number: usize, child: &mut Child, parent: &str) {
        let carers = &self.carers[number];
        let dice = &mut self.own.dice;
        let (knows, not, any) = (dice.percent(5), dice.percent(1), dice.below(carers.len()));
        let carer = &carers[any].key;
        if knows && carer != parent {
            child.knows_well.clone_from(carer);
        } else if not && child.mentor.as_ref() != Some(carer) {
            child.not_mentor.clone_from(carer);
        }
    }

    /// A child that turns four soon goes to school, perhaps with care after it; a few have a day on another group for a
    /// while. Gives the row of that other place.
    fn move_on(&mut self, number: usize, child: &mut Child) -> Option<Child> {
        let groups = &self.plan.groups;
        let kind = groups[number].kind;
        let fourth = child.birth_date.saturating_add(4.years());
        if kind != CareKind::AfterSchool && fourth < self.own.later(100.days()) {
            child.until = fourth.yesterday().ok();
            let school = groups.iter().find(|group| group.kind == CareKind::AfterSchool);
            let school = school.filter(|_| self.own.dice.percent(60))?;
            let days = self.own.dice.pick(&AFTERNOONS);
            return Some(child.elsewhere(&school.key, days, fourth, None));
        }
        let other = &groups[(number + 1) % groups.len()];
        let visits = child.from < self.own.ago(15.days()) && self.own.dice.percent(2);
        if !visits || other.kind != kind || other.key == child.group {
            return None;
        }
        let day = match kind {
            CareKind::DayCare => "vr",
            CareKind::Playgroup => "vr-o",
            CareKind::AfterSchool => "vr-m",
        };
        let (from, until) = (self.own.ago(14.days()), self.own.later(60.days()));
        Some(Child { main: false, ..child.elsewhere(&other.key, day, from, Some(until)) })
    }

    /// Two guardians, or one; with custody, an address and the same language, or not.
    fn parents(&mut self, child: &mut Child) -> Range<usize> {
        let first = self.rows.guardians.len();
        let dice = &mut self.own.dice;
        let count = if dice.percent(75) { 2 } else { 1 };
        // A throw for nothing: without it everything after it falls otherwise.
        let (_, apart, foreign) = (dice.percent(50), dice.percent(4), dice.percent(8));
        if foreign {
            child.language = dice.pick(&LANGUAGES);
        }
        for number in 0..count {
            let mut guardian = self.own.guardian(child, number);
            if number == 1 && apart {
                guardian.custody = if self.own.dice.percent(70) { "nee" } else { "" };
            }
            if self.own.dice.percent(2) {
                guardian.email.clear();
            }
            self.rows.guardians.push(guardian);
        }
        first..self.rows.guardians.len()
    }

    /// The younger one of two in a group, whose parents like one mentor for both.
    fn be_sibling(&mut self, child: &mut Child, elder: &Elder) {
        child.last_name = elder.last;
        if (child.birth_date - elder.birth).get_days().abs() < 290 {
            // Too near to each other for anything but twins.
            child.birth_date = elder.birth;
            child.from = child.from.max(elder.from);
        }
        let hard = if self.own.dice.percent(10) { "!" } else { "" };
        child.same_mentor = format!("{hard}{}", elder.key);
        for place in elder.guardians.clone() {
            let parent = self.rows.guardians[place].clone();
            child.language = if parent.language == "nl" { "" } else { parent.language };
            self.rows.guardians.push(Guardian { child: child.child.clone(), ..parent });
        }
    }

    /// The nth last pedagogical staff member of the location is a guardian of the child too. Gives its key.
    fn be_child_of_colleague(&mut self, child: &Child, nth: usize) -> String {
        let colleague = self.rows.staff.iter().filter(|row| row.role == "pm").rev().nth(nth);
        let Some(colleague) = colleague.cloned() else { return String::new() };
        let guardian = self.own.guardian(child, 1);
        self.rows.guardians.push(Guardian {
            relation: names::parent(&colleague.name),
            name: colleague.name,
            email: colleague.email,
            staff: colleague.staff.clone(),
            ..guardian
        });
        colleague.staff
    }
}

impl Generator {
    /// A child that has been here for a while, as most, or starts in some weeks.
    pub fn child(&mut self, group: &GroupPlan, starts_soon: bool) -> Child {
        let number = self.children + self.names_from;
        self.children += 1;
        let (first_name, last_name) = full_name(&names::CHILDREN, number);
        let (birth_date, from) =
            if starts_soon { self.birth_of_newcomer(group.kind) } else { self.birth(group.kind) };
        Child {
            child: format!("K{:03}", self.children),
            group: group.key.clone(),
            birth_date,
            days: self.days(group.kind).to_owned(),
            first_name,
            last_name,
            main: true,
            from,
            until: None,
            mentor: None,
            mentor_since: None,
            mentor_told_on: None,
            last_observation: None,
            last_talk: None,
            language: "",
            knows_well: String::new(),
            not_mentor: String::new(),
            same_mentor: String::new(),
            other_mentor: String::new(),
        }
    }

    /// The birth and first day of a child that is here.
    fn birth(&mut self, kind: CareKind) -> (Date, Date) {
        let (youngest, oldest, first_month) = match kind {
            CareKind::AfterSchool => (50, 140, 48),
            CareKind::Playgroup => (27, 47, 25),
            CareKind::DayCare => (7, 47, 4),
        };
        let (months, days) = (youngest + self.dice.up_to(oldest - youngest), self.dice.up_to(27));
        let birth = self.ago(months.months().days(days));
        (birth, birth.saturating_add(first_month.months()).min(self.ago(20.days())))
    }

    /// The birth and first day of a child that starts in the coming two months.
    fn birth_of_newcomer(&mut self, kind: CareKind) -> (Date, Date) {
        let days = 3 + self.dice.up_to(58);
        let from = self.later(days.days());
        let age = match kind {
            CareKind::AfterSchool => (49 + self.dice.up_to(30)).months(),
            CareKind::Playgroup => (24 + self.dice.up_to(8)).months().days(1),
            CareKind::DayCare if self.dice.percent(70) => (92 + self.dice.up_to(40)).days(),
            CareKind::DayCare => (6 + self.dice.up_to(30)).months(),
        };
        (from.saturating_sub(age), from)
    }

    fn days(&mut self, kind: CareKind) -> &'static str {
        let chance = self.dice.below(100);
        let (fixed, by_week): (&[&str], &[&str]) = match kind {
            CareKind::AfterSchool => (&AFTERNOONS, &AFTERNOONS_BY_WEEK),
            CareKind::Playgroup => (&MORNINGS, &MORNINGS_BY_WEEK),
            CareKind::DayCare => (&DAYS, &WEEKS),
        };
        match chance {
            0..8 => self.dice.pick(by_week),
            8..10 => "",
            10..20 if kind == CareKind::DayCare => self.dice.pick(&PARTS),
            _ => self.dice.pick(fixed),
        }
    }

    /// When the child was last observed and talked about, so that nothing of that is overdue.
    fn look_back(&mut self, child: &mut Child) {
        let (observed, talked) = (self.dice.up_to(150), self.dice.up_to(330));
        let [observed, talked] = [observed, talked].map(|days| WRITTEN_DAYS + days);
        if child.from < self.ago(120.days()) {
            child.last_observation = Some(child.from.max(self.ago(observed.days())));
        }
        if child.from < self.ago(300.days()) {
            child.last_talk = Some(child.from.max(self.ago(talked.days())));
        }
    }

    /// A guardian with the child's surname (the first) or another (the second), with custody.
    pub fn guardian(&mut self, child: &Child, number: usize) -> Guardian {
        self.adults += 1;
        let serial = self.adults + 10 * self.names_from;
        let (first, other) = full_name(&names::GUARDIANS, serial);
        let last = if number == 0 { child.last_name } else { other };
        Guardian {
            guardian: format!("O{:03}", self.adults),
            child: child.child.clone(),
            name: format!("{first} {last}"),
            email: format!("{}.{serial}@example.org", mailbox(&format!("{first}.{last}"))),
            phone: format!("06-{serial:08}"),
            relation: names::parent(first),
            custody: "ja",
            language: if child.language.is_empty() { "nl" } else { child.language },
            staff: String::new(),
        }
    }
}
