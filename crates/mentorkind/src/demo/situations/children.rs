//! When children come, and when not.

use jiff::ToSpan;
use mentorkind_domain::import::CareKind::{AfterSchool, DayCare, Playgroup};

use super::House;
use crate::demo::rows::{Absence, Child};

/// A baby that starts in four weeks.
pub fn baby_who_starts_in_four_weeks(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 0), (DayCare, 3)], |house, child| {
        house.clear_mentor(child);
        let (birth, from) = (house.generator.ago(2.months()), house.generator.later(28.days()));
        let row = &mut house.tables.children[child];
        (row.birth_date, row.from) = (birth, from);
        (row.last_observation, row.last_talk) = (None, None);
    })
}

/// A child that comes on other days in even and in odd weeks.
pub fn alternating_weeks(house: &mut House) -> Vec<String> {
    let days = [
        (DayCare, 0, "ma e:wo o:vr"),
        (DayCare, 1, "e:ma e:di o:do o:vr"),
        (Playgroup, 0, "ma-o e:do-o"),
        (AfterSchool, 0, "ma-m o:wo"),
    ];
    with_days(house, &days)
}

/// A child without fixed days.
pub fn flexible_care(house: &mut House) -> Vec<String> {
    with_days(house, &[(DayCare, 0, ""), (DayCare, 3, ""), (AfterSchool, 1, "")])
}

fn with_days(
    house: &mut House,
    days: &[(mentorkind_domain::import::CareKind, usize, &'static str)],
) -> Vec<String> {
    let mut keys = Vec::new();
    for &(kind, nth, days) in days {
        keys.extend(house.each(&[(kind, nth)], |house, child| {
            days.clone_into(&mut house.tables.children[child].days);
        }));
    }
    keys
}

/// A child that turns four and goes on to the after-school care.
pub fn goes_to_school(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1)], |house, child| {
        let birth = house.generator.ago(4.years()).saturating_add(35.days());
        let fourth = birth.saturating_add(4.years());
        let school = house.group(AfterSchool, 0);
        let row = &mut house.tables.children[child];
        (row.birth_date, row.from) = (birth, birth.saturating_add(8.months()));
        row.until = fourth.yesterday().ok();
        let there = row.elsewhere(school, "ma-m do-m", fourth, None);
        house.tables.children.push(there);
    })
}

/// A child with a day on a second group for a while; its mentor is on its own group.
pub fn second_group(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 3)], |house, child| {
        let (from, until) = (house.generator.ago(14.days()), house.generator.later(60.days()));
        let other = house.group(DayCare, 4);
        let row = &house.tables.children[child];
        let second = Child { main: false, ..row.elsewhere(other, "vr", from, Some(until)) };
        house.tables.children.push(second);
    })
}

/// A child that is away for a week.
pub fn child_on_holiday(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1), (AfterSchool, 0)], |house, child| {
        let (from, until) = (house.generator.later(3.days()), house.generator.later(10.days()));
        away(
            house,
            child,
            Absence { staff: String::new(), child: String::new(), from, until, reason: "vakantie" },
        );
    })
}

/// A child that would come today, and was reported ill this morning.
pub fn child_sick_today(house: &mut House) -> Vec<String> {
    const WEEK: [&str; 5] = ["ma", "di", "wo", "do", "vr"];
    let today = house.today();
    let day = WEEK.get(usize::from(today.weekday().to_monday_zero_offset().unsigned_abs()));
    let groups = [(DayCare, 0, ""), (Playgroup, 0, "-o"), (AfterSchool, 0, "-m")];
    let mut keys = Vec::new();
    for (kind, nth, part) in groups {
        keys.extend(house.each(&[(kind, nth)], |house, child| {
            let row = &mut house.tables.children[child];
            if let Some(day) = day.filter(|day| !row.days.contains(*day)) {
                row.days += &format!(" {day}{part}");
            }
            let sick = Absence {
                staff: String::new(),
                child: String::new(),
                from: today,
                until: today,
                reason: "ziek",
            };
            away(house, child, sick);
        }));
    }
    keys
}

/// Instead of what was known of its absence.
fn away(house: &mut House, child: usize, absence: Absence) {
    let key = house.tables.children[child].child.clone();
    house.tables.absences.retain(|row| row.child != key);
    house.tables.absences.push(Absence { child: key, ..absence });
}
