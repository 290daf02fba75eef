//! Who works when, and who does not.

use jiff::ToSpan;
use mentorkind_domain::{
    half_days::on_weekday,
    import::CareKind::{AfterSchool, DayCare, Playgroup},
};

use super::{House, half_days};
use crate::demo::rows::Absence;

/// Somebody who is team lead of the last two locations.
pub fn lead_of_two_locations(house: &mut House) -> Vec<String> {
    let leads: Vec<usize> =
        (0..house.tables.staff.len()).filter(|&row| house.tables.staff[row].role == "teamlead").collect();
    let [.., one, other] = leads[..] else { return Vec::new() };
    let lead = house.tables.staff[one].clone();
    let group = house.tables.staff[other].group.clone();
    house.tables.staff[other] = crate::demo::rows::Staff { group, ..lead.clone() };
    vec![lead.staff]
}

/// A mentor who leaves in some weeks.
pub fn mentor_who_leaves(house: &mut House) -> Vec<String> {
    let until = house.generator.later(24.days());
    let carers = house.who_stay(house.group(DayCare, 1));
    // Of somebody who floats it would be told on another group too.
    let one_row = |key: &str| house.tables.staff.iter().filter(|row| row.staff == key).count() == 1;
    let Some(key) = carers.into_iter().map(|row| row.staff).find(|key| one_row(key)) else {
        return Vec::new();
    };
    for row in house.tables.staff.iter_mut().filter(|row| row.staff == key) {
        row.until = Some(until);
    }
    vec![key]
}

/// A mentor who has been ill for a while, and will be.
pub fn mentor_who_is_ill(house: &mut House) -> Vec<String> {
    let (from, until) = (house.generator.ago(9.days()), house.generator.later(30.days()));
    let carers = house.who_stay(house.group(DayCare, 3));
    let keys: Vec<String> = carers.into_iter().take(1).map(|row| row.staff).collect();
    for key in &keys {
        away(house, Absence { staff: key.clone(), child: String::new(), from, until, reason: "ziek" });
    }
    keys
}

/// A colleague who works today, and was reported ill this morning.
pub fn sick_today(house: &mut House) -> Vec<String> {
    let today = house.today();
    let odd = today.iso_week_date().week() % 2 != 0;
    let mut keys = Vec::new();
    for (kind, nth) in [(DayCare, 0), (Playgroup, 0), (AfterSchool, 0)] {
        let carers = house.who_stay(house.group(kind, nth));
        let works = |days: &str| {
            let there = on_weekday(half_days(days), today.weekday(), odd);
            there.morning || there.afternoon
        };
        // In a weekend nobody works, and somebody is ill.
        let ill = carers.iter().rev().find(|row| works(&row.days)).or(carers.last());
        if let Some(key) = ill.map(|row| row.staff.clone()) {
            let (from, until) = (today, today);
            away(house, Absence { staff: key.clone(), child: String::new(), from, until, reason: "ziek" });
            keys.push(key);
        }
    }
    keys
}

/// Instead of what was known of its absence.
fn away(house: &mut House, absence: Absence) {
    house.tables.absences.retain(|row| row.staff != absence.staff);
    house.tables.absences.push(absence);
}
