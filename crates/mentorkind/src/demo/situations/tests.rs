//! Every situation is found in the tables, on any day.

use jiff::{ToSpan, civil::date};
use mentorkind_division::{Outcome, Solver, Weights};
use mentorkind_domain::{
    division::{Ages, build},
    import::{Imported, Options, Source, WarningReason, read},
};

use super::*;
use crate::{
    demo::{
        SEED,
        organisations::{Both, MAANVIS, VLIEGER},
        rows::Child,
        story::{BEGINS, working_day_before},
    },
    divide::Roll,
};

/// A Tuesday, a Saturday, the last day of a long month, the day that is there once in four years, a turn of the year.
const DAYS: [Date; 6] = [
    date(2026, 3, 3),
    date(2026, 3, 7),
    date(2026, 8, 31),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2027, 1, 1),
];

fn houses() -> impl Iterator<Item = House> {
    DAYS.into_iter().flat_map(|today| {
        let both = Both::around(today, SEED);
        [both.vlieger, both.maanvis]
    })
}

impl House {
    /// Of whom a situation is.
    pub fn who(&self, name: &str) -> &[String] {
        let found = self.made.iter().find(|(one, _)| *one == name);
        found.map_or_else(|| panic!("there is no situation {name}"), |(_, who)| who)
    }

    pub fn child(&self, key: &str) -> &Child {
        self.tables.children.iter().find(|row| row.child == key && row.main).unwrap()
    }

    pub fn staff_row(&self, key: &str) -> &Staff {
        self.tables.staff.iter().find(|row| row.staff == key).unwrap()
    }

    pub fn parents(&self, child: &str) -> Vec<&Guardian> {
        self.tables.guardians.iter().filter(|row| row.child == child).collect()
    }

    /// Half-days that a child attends, and those on which somebody is there too.
    fn together(&self, child: &Child, carer: &str) -> (u32, u32) {
        let works = self.tables.staff.iter().find(|row| row.staff == carer && row.group == child.group);
        let attends = half_days(&child.days);
        (attends.count(), works.map_or(0, |row| attends.shared(half_days(&row.days)).count()))
    }

    fn mentor_of(&self, key: &str) -> &str {
        self.child(key).mentor.as_deref().unwrap_or_default()
    }

    fn imported(&self, on: Date) -> Imported {
        let sources = self.files().into_iter().map(|(name, text)| Source::bytes(name, text));
        match read(sources, &Options { on, guardians_required: true }) {
            Ok(imported) => imported,
            Err(refused) => panic!("{on}: {:#?}", refused.errors.list),
        }
    }
}

/// Checks a situation in every house, with the keys of whom it is; so many of them are there at least.
fn each_of(name: &str, least: usize, check: impl Fn(&House, &str)) {
    for house in houses() {
        let who = house.who(name);
        assert!(who.len() >= least, "{name} on {}: only {who:?}", house.today());
        for key in who {
            check(&house, key);
        }
    }
}

#[test]
fn the_tables_can_be_imported_when_the_story_begins() {
    for house in houses() {
        let imported = house.imported(working_day_before(house.today(), BEGINS));
        assert!(
            imported.warnings.list.iter().all(|w| w.reason == WarningReason::NoGuardianEmail),
            "{}: {:#?}",
            house.today(),
            imported.warnings.list
        );
    }
}

#[test]
fn together_they_have_the_size_that_was_asked() {
    let both = Both::around(DAYS[0], SEED);
    let sum = |count: &dyn Fn(&Tables) -> usize| count(&both.vlieger.tables) + count(&both.maanvis.tables);
    let different = |keys: Vec<&String>| keys.into_iter().collect::<BTreeSet<_>>().len();
    assert_eq!(sum(&|tables| tables.locations.len()), 12);
    assert_eq!(sum(&|tables| tables.groups.len()), 40);
    assert_eq!(sum(&|tables| different(tables.children.iter().map(|row| &row.child).collect())), 900);
    let staff = sum(&|tables| different(tables.staff.iter().map(|row| &row.staff).collect()));
    assert!((145..=170).contains(&staff), "{staff} on the staff");
    for (name, profile) in [(VLIEGER.name, VLIEGER.profile), (MAANVIS.name, MAANVIS.profile)] {
        assert!(mentorkind_domain::protocol::PROFILES.iter().any(|(one, _)| *one == profile), "{name}");
    }
    assert_ne!(VLIEGER.profile, MAANVIS.profile);
}

#[test]
fn the_people_of_the_list_of_sign_ins_are_the_same_on_every_day() {
    let today = Both::around(DAYS[0], SEED).sign_ins();
    for day in DAYS {
        let then = Both::around(day, SEED).sign_ins();
        for ((_, one), (_, other)) in today.iter().zip(&then) {
            assert_eq!(one, other, "{day}");
        }
    }
    let roles: Vec<&str> = today.iter().flat_map(|(_, people)| people).map(|one| one.role.as_str()).collect();
    assert_eq!(roles.iter().collect::<BTreeSet<_>>().len(), roles.len(), "{roles:?}");
    assert!(roles.contains(&"pm") && roles.contains(&"maanvis pm") && roles.contains(&"pm and parent"));
}

#[test]
fn an_address_is_nobodys_and_of_one_person() {
    let both = Both::around(DAYS[0], SEED);
    let mut owners = std::collections::BTreeMap::new();
    for tables in [&both.vlieger.tables, &both.maanvis.tables] {
        let staff = tables.staff.iter().map(|row| (&row.email, &row.name));
        let guardians = tables.guardians.iter().map(|row| (&row.email, &row.name));
        for (email, name) in staff.chain(guardians).filter(|(email, _)| !email.is_empty()) {
            assert!(email.ends_with("@example.org") || email.ends_with(".example"), "{email}");
            assert_eq!(*owners.entry(email).or_insert(name), name, "{email}");
        }
        assert!(
            tables
                .locations
                .iter()
                .all(|row| row.lrk.starts_with("0000") && row.address.ends_with("Vliegerdam"))
        );
    }
}

#[test]
fn child_without_mentor() {
    each_of("child_without_mentor", 3, |house, key| {
        let child = house.child(key);
        assert!(child.mentor.is_none() && child.from < house.today());
    });
}

#[test]
fn days_that_changed() {
    each_of("days_that_changed", 9, |house, key| {
        let child = house.child(key);
        let (attends, together) = house.together(child, house.mentor_of(key));
        assert!(2 * together < attends, "{key}: {together} of {attends}");
    });
}

#[test]
fn baby_who_starts_in_four_weeks() {
    each_of("baby_who_starts_in_four_weeks", 2, |house, key| {
        let child = house.child(key);
        assert_eq!(child.from, house.today() + 28.days());
        assert!(child.birth_date > house.today() - 3.months() && child.mentor.is_none());
    });
}

#[test]
fn siblings() {
    each_of("siblings", 3, |house, key| {
        let child = house.child(key);
        let elder = house.child(child.same_mentor.trim_start_matches('!'));
        assert_eq!((child.group.as_str(), child.last_name), (elder.group.as_str(), elder.last_name));
        assert_ne!(child.mentor, elder.mentor);
        let names =
            |key: &str| house.parents(key).into_iter().map(|row| row.guardian.clone()).collect::<Vec<_>>();
        assert_eq!(names(key), names(&elder.child));
        let days = (child.birth_date - elder.birth_date).get_days().abs();
        assert!(days == 0 || days >= 290, "{days} days between {key} and {}", elder.child);
    });
}

#[test]
fn friends() {
    each_of("friends", 1, |house, key| {
        assert_eq!(house.mentor_of(key), house.mentor_of(&house.child(key).other_mentor));
    });
}

#[test]
fn colleague_who_knows_the_child() {
    each_of("colleague_who_knows_the_child", 3, |house, key| {
        let child = house.child(key);
        assert_eq!(house.staff_row(&child.knows_well).role, "pm");
        assert_ne!(child.knows_well, house.mentor_of(key));
    });
}

#[test]
fn somebody_who_is_not_to_be_mentor() {
    each_of("somebody_who_is_not_to_be_mentor", 1, |house, key| {
        let child = house.child(key);
        assert_eq!(house.staff_row(&child.not_mentor).role, "pm");
        assert_ne!(child.not_mentor, house.mentor_of(key));
    });
}

#[test]
fn group_that_cannot_be_divided() {
    for house in houses() {
        let imported = house.imported(house.today());
        let roll = Roll::new(&imported.tables);
        let group = house.group(CareKind::AfterSchool, 2);
        let blocked: Vec<&str> = (0..imported.tables.groups.len())
            .filter(|&number| {
                let case = build(&roll.rows_of(number), house.today(), &Ages::default());
                let outcome = Solver::default().solve(&case.group, &Weights::default(), Default::default());
                matches!(outcome, Outcome::Infeasible(_))
            })
            .map(|number| roll.group_key(number as u32))
            .collect();
        assert_eq!(blocked, [group], "{}", house.today());
    }
}

#[test]
fn mentor_who_leaves() {
    each_of("mentor_who_leaves", 1, |house, key| {
        assert_eq!(house.staff_row(key).until, Some(house.today() + 24.days()));
        assert!(house.tables.children.iter().any(|row| row.mentor.as_deref() == Some(key)));
    });
}

#[test]
fn mentor_who_is_ill() {
    each_of("mentor_who_is_ill", 1, |house, key| {
        let away = house.tables.absences.iter().find(|row| row.staff == key).unwrap();
        assert!(away.from < house.today() && away.until > house.today() + 20.days());
    });
}

#[test]
fn sick_today() {
    each_of("sick_today", 3, |house, key| {
        let away = house.tables.absences.iter().find(|row| row.staff == key).unwrap();
        assert_eq!((away.from, away.until, away.reason), (house.today(), house.today(), "ziek"));
        assert_eq!(house.staff_row(key).role, "pm");
    });
    each_of("child_sick_today", 2, |house, key| {
        let away = house.tables.absences.iter().find(|row| row.child == key).unwrap();
        assert_eq!((away.from, away.until, away.reason), (house.today(), house.today(), "ziek"));
    });
}

#[test]
fn lead_of_two_locations() {
    each_of("lead_of_two_locations", 1, |house, key| {
        let led = house.tables.staff.iter().filter(|row| row.staff == key && row.role == "teamlead");
        let of =
            |group: &str| house.tables.groups.iter().find(|row| row.group == group).unwrap().location.clone();
        assert_eq!(led.map(|row| of(&row.group)).collect::<BTreeSet<_>>().len(), 2);
        let leads = house.tables.staff.iter().filter(|row| row.role == "teamlead");
        assert_eq!(leads.count(), house.tables.locations.len());
    });
}

#[test]
fn days_that_are_not_the_same_every_week() {
    each_of("alternating_weeks", 3, |house, key| assert!(house.child(key).days.contains(':')));
    each_of("flexible_care", 3, |house, key| assert!(house.child(key).days.is_empty()));
}

#[test]
fn children_with_more_than_one_group() {
    each_of("goes_to_school", 1, |house, key| {
        let rows: Vec<&Child> = house.tables.children.iter().filter(|row| row.child == key).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].until.unwrap().tomorrow().unwrap(), rows[1].from);
        assert_eq!(rows[1].from, rows[1].birth_date + 4.years());
        assert!(house.is_group(CareKind::AfterSchool, &rows[1].group));
    });
    each_of("second_group", 1, |house, key| {
        let second = house.tables.children.iter().find(|row| row.child == key && !row.main).unwrap();
        assert_ne!(second.group, house.child(key).group);
        assert!(second.mentor.is_none() && second.from < house.today() && second.until > Some(house.today()));
    });
}

#[test]
fn child_on_holiday() {
    each_of("child_on_holiday", 2, |house, key| {
        let away = house.tables.absences.iter().find(|row| row.child == key).unwrap();
        assert!(away.from > house.today() && away.reason == "vakantie");
    });
}

#[test]
fn parents_who_are_not_reached_by_mail() {
    each_of("parent_without_email", 2, |house, key| {
        let emails: Vec<bool> = house.parents(key).iter().map(|row| row.email.is_empty()).collect();
        assert_eq!(emails, [true, false]);
    });
    each_of("address_that_bounces", 1, |house, key| {
        assert!(house.parents(key).iter().any(|row| row.email.ends_with("@bounce.example")));
    });
}

#[test]
fn parents_with_and_without_custody() {
    let custody =
        |house: &House, key: &str| house.parents(key).iter().map(|row| row.custody).collect::<Vec<_>>();
    each_of("separated_parents", 2, |house, key| assert_eq!(custody(house, key), ["ja", "nee"]));
    each_of("custody_not_known", 1, |house, key| assert_eq!(custody(house, key), ["ja", ""]));
}

#[test]
fn another_language() {
    each_of("another_language", 5, |house, key| {
        let language = house.child(key).language;
        assert!(!language.is_empty());
        assert!(house.parents(key).iter().all(|row| row.language == language));
    });
}

#[test]
fn parent_who_works_here() {
    each_of("parent_who_works_here", 1, |house, key| {
        let parents = house.parents(key);
        let colleague = parents.iter().find(|row| !row.staff.is_empty()).unwrap();
        let staff = house.staff_row(&colleague.staff);
        assert_eq!((&staff.email, &staff.group), (&colleague.email, &house.child(key).group));
        assert_ne!(house.mentor_of(key), staff.staff);
    });
}

#[test]
fn a_parent_works_at_the_other_organisation() {
    for day in DAYS {
        let (vlieger, mut maanvis) = (VLIEGER.house(day, SEED), MAANVIS.house(day, SEED + 1));
        let (child, email) = parent_who_works_elsewhere(&mut maanvis, &vlieger).unwrap();
        let parent = maanvis.parents(&child).into_iter().find(|row| row.email == email).unwrap();
        assert!(parent.custody == "ja" && parent.staff.is_empty());
        let at_work = vlieger.tables.staff.iter().find(|row| row.email == email).unwrap();
        assert_eq!(at_work.name, parent.name);
        assert!(maanvis.child(&child).mentor.is_none(), "so that there will be a letter");
        assert!(
            vlieger.tables.guardians.iter().all(|row| row.email != email),
            "a parent at one of them only"
        );
    }
}
