//! The proportions of ordinary locations.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use mentorkind_domain::import::{Imported, Options, Source, WarningReason, read};

use super::*;
use crate::demo::{
    rows::{Child, FILES, Staff},
    tables,
};

const TODAY: Date = date(2026, 3, 3);

fn files(children: usize, today: Date, seed: u64) -> Vec<Vec<u8>> {
    let mut out: [Vec<u8>; 7] = Default::default();
    let written = tables::stream(&mut out, children, today, seed).unwrap();
    assert_eq!(written.children, children);
    out.into()
}

fn imported(files: Vec<Vec<u8>>, today: Date) -> Imported {
    let sources = FILES.into_iter().zip(files).map(|(name, text)| Source::bytes(name, text));
    match read(sources, &Options { on: today, guardians_required: true }) {
        Ok(imported) => imported,
        Err(refused) => panic!("{:#?}", refused.errors.list),
    }
}

/// A location of four groups, many times.
fn rows(times: usize) -> Tables {
    let kinds = [CareKind::DayCare, CareKind::DayCare, CareKind::Playgroup, CareKind::AfterSchool];
    let mut generator = Generator::new(TODAY, 7, "opvang.example", 0);
    let mut all = Tables::default();
    for number in 0..times {
        let groups = kinds.into_iter().zip(0..).map(|(kind, nth)| GroupPlan {
            key: format!("G{number}.{nth}"),
            name: String::new(),
            kind,
            carers: 4,
            children: 25,
        });
        let plan = Plan {
            key: format!("L{number}"),
            name: String::new(),
            lrk: String::new(),
            address: String::new(),
            groups: groups.collect(),
        };
        all.add(generator.location(&plan));
    }
    all
}

/// Also on the last day of a long month, and when February has 29 days.
#[test]
fn tables_of_any_size_can_be_imported_on_any_day() {
    let days = [date(2026, 3, 3), date(2026, 8, 31), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)];
    for (today, seed) in days.into_iter().zip(0..) {
        for children in [0, 1, 40, 4_000] {
            let imported = imported(files(children, today, seed), today);
            assert_eq!(imported.tables.children.len(), children);
            assert!(
                imported.warnings.list.iter().all(|w| w.reason == WarningReason::NoGuardianEmail),
                "{today} {seed}: {:#?}",
                imported.warnings.list
            );
        }
    }
}

#[test]
fn the_same_date_and_seed_give_the_same_tables() {
    assert_eq!(files(900, TODAY, 7), files(900, TODAY, 7));
    assert_ne!(files(900, TODAY, 7), files(900, TODAY, 8));
    assert_ne!(files(900, TODAY, 7), files(900, TODAY.tomorrow().unwrap(), 7));
}

#[test]
fn children_are_as_ordinary_children_are() {
    let rows = rows(100);
    let children: Vec<&Child> = rows.children.iter().filter(|row| row.main && row.from < later(70)).collect();
    let keys: BTreeSet<&str> = rows.children.iter().map(|row| row.child.as_str()).collect();
    assert_eq!(keys.len(), 10_000);
    let share =
        |test: &dyn Fn(&Child) -> bool| children.iter().filter(|row| test(row)).count() as f64 / 100.0;
    let within = |share: f64, least: f64, most: f64, what: &str| {
        assert!((least..=most).contains(&share), "{what}: {share} %");
    };
    within(share(&|c| !c.same_mentor.is_empty()), 7.0, 10.0, "a wish about a brother or sister");
    within(share(&|c| c.from > TODAY), 5.0, 8.0, "start soon");
    within(share(&|c| c.days.contains(':')), 6.0, 9.5, "not the same days every week");
    within(share(&|c| c.days.is_empty()), 1.0, 3.0, "flexible care");
    within(share(&|c| c.from <= TODAY && c.mentor.is_none()), 0.3, 2.0, "without mentor");
    within(share(&|c| !c.language.is_empty()), 6.0, 10.0, "another language at home");
    within(share(&|c| c.until.is_some()), 1.0, 9.0, "go to school");
    let whole = |c: &Child| c.days.contains("-o") || c.days.contains("-m");
    let day_care = |c: &Child| c.group.ends_with(".0") || c.group.ends_with(".1");
    within(2.0 * share(&|c| day_care(c) && whole(c)), 7.0, 13.0, "half-days in day care");
    assert!(rows.children.iter().any(|row| !row.main), "a day on another group");
    assert!(rows.guardians.iter().any(|row| !row.staff.is_empty()), "a colleague's child");
}

#[test]
fn what_a_parent_is_fits_its_name() {
    let rows = rows(20);
    for (first, relation) in [("Laura ", "moeder"), ("Paul ", "vader"), ("Kwame ", "vader")] {
        assert_eq!(names::parent(first), relation);
        assert!(rows.guardians.iter().all(|row| !row.name.starts_with(first) || row.relation == relation));
    }
    let colleagues = || rows.guardians.iter().filter(|row| !row.staff.is_empty());
    assert!(colleagues().count() > 0 && colleagues().all(|row| row.relation == names::parent(&row.name)));
}

fn later(days: i64) -> Date {
    TODAY.saturating_add(days.days())
}

#[test]
fn staff_are_as_ordinary_staff_are() {
    let rows = rows(200);
    let people: BTreeMap<&str, &Staff> = rows.staff.iter().map(|row| (row.staff.as_str(), row)).collect();
    let share = |test: &dyn Fn(&Staff) -> bool| {
        100.0 * people.values().filter(|row| test(row)).count() as f64 / people.len() as f64
    };
    assert!((5.0..=8.0).contains(&share(&|s| s.role == "bio")), "trainees {}", share(&|s| s.role == "bio"));
    let leave = share(&|s| s.until.is_some());
    assert!((2.0..=4.0).contains(&leave), "leave {leave}");
    let at_most = share(&|s| s.role == "pm" && s.max_children.is_some());
    assert!((2.0..=7.0).contains(&at_most), "with a maximum {at_most}");
    let floaters = rows.staff.len() - people.len();
    assert!(floaters > 20, "{floaters} work on two groups");
    let away: BTreeSet<&str> = rows.absences.iter().map(|row| row.staff.as_str()).collect();
    assert!(away.len() > 20, "{} are away", away.len());
    for number in 0..200 {
        let of_group = |group: &str| rows.staff.iter().filter(|s| s.role == "pm" && s.group == group).count();
        assert!((4..=8).contains(&of_group(&format!("G{number}.0"))));
    }
}

#[test]
fn mentors_are_carers_of_the_group_and_mostly_see_the_child() {
    let rows = rows(15);
    let days = |text: &str| mentorkind_domain::half_days::parse(text.as_bytes()).unwrap();
    let (mut shared, mut all) = (0, 0);
    for child in rows.children.iter().filter(|row| row.mentor.is_some()) {
        let mentor = rows.staff.iter().find(|row| {
            Some(&row.staff) == child.mentor.as_ref() && row.group == child.group && row.role == "pm"
        });
        let mentor = mentor.unwrap_or_else(|| panic!("the mentor of {} is not on its group", child.child));
        shared += days(&child.days).shared(days(&mentor.days)).count();
        all += days(&child.days).count();
        assert!(child.mentor_since.unwrap() >= child.from && child.mentor_told_on < Some(TODAY));
        let parents = rows.guardians.iter().filter(|row| row.child == child.child);
        assert!(parents.into_iter().all(|row| Some(&row.staff) != child.mentor.as_ref()));
    }
    assert!(f64::from(shared) > 0.6 * f64::from(all), "{shared} of {all} half-days together");
}

#[test]
fn mailboxes_are_nobodys_and_of_one_person() {
    let rows = rows(30);
    let mut owners = BTreeMap::new();
    let staff = rows.staff.iter().map(|row| (&row.email, &row.name));
    let guardians = rows.guardians.iter().map(|row| (&row.email, &row.name));
    for (email, name) in staff.chain(guardians).filter(|(email, _)| !email.is_empty()) {
        assert!(email.ends_with("@example.org") || email.ends_with(".example"), "{email}");
        assert_eq!(*owners.entry(email).or_insert(name), name, "{email}");
    }
}

#[test]
fn names_come_back_late() {
    let all: BTreeSet<_> = (0..2240).map(|number| full_name(&names::STAFF, number)).collect();
    assert_eq!(all.len(), 2240);
    let all: BTreeSet<_> = (0..3360).map(|number| full_name(&names::GUARDIANS, number)).collect();
    assert_eq!(all.len(), 3360);
}
