//! Whose mentor somebody is, or should not be.

use mentorkind_domain::import::CareKind::{AfterSchool, DayCare, Playgroup};

use super::{House, half_days};
use crate::demo::rows::Guardian;

/// A child that came without anybody thinking of a mentor.
pub fn child_without_mentor(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 0), (DayCare, 4), (DayCare, 6), (AfterSchool, 1)], House::clear_mentor)
}

/// A child whose days changed, so that it hardly sees the mentor it has.
pub fn days_that_changed(house: &mut House) -> Vec<String> {
    let groups = [
        (DayCare, 0),
        (DayCare, 1),
        (DayCare, 1),
        (DayCare, 1),
        (DayCare, 2),
        (DayCare, 2),
        (DayCare, 3),
        (Playgroup, 0),
        (Playgroup, 0),
        (AfterSchool, 0),
    ];
    house.each(&groups, |house, child| {
        let group = house.tables.children[child].group.clone();
        let days: &[&str] = match () {
            () if house.is_group(DayCare, &group) => &["ma di", "ma do", "wo vr", "do vr", "di vr", "ma wo"],
            () if house.is_group(Playgroup, &group) => &["ma-o di-o", "di-o wo-o", "wo-o vr-o", "do-o vr-o"],
            () => &["ma-m di-m", "wo vr-m", "ma-m wo", "di-m vr-m"],
        };
        let carers = house.who_stay(&group);
        let together =
            |(carer, days): &(usize, &str)| half_days(&carers[*carer].days).shared(half_days(days)).count();
        let pairs = (0..carers.len()).flat_map(|carer| days.iter().map(move |days| (carer, *days)));
        if let Some((carer, days)) = pairs.min_by_key(together) {
            let row = &mut house.tables.children[child];
            days.clone_into(&mut row.days);
            row.mentor = Some(carers[carer].staff.clone());
        }
    })
}

/// Brothers and sisters in one group with the same parents, who like one mentor for both; now they have two.
pub fn siblings(house: &mut House) -> Vec<String> {
    let mut keys = Vec::new();
    for (kind, nth, hard) in [(DayCare, 0, ""), (DayCare, 4, "!"), (AfterSchool, 0, "")] {
        let group = house.group(kind, nth);
        let (Some(elder), Some(younger)) = (house.ordinary(group), house.ordinary(group)) else { continue };
        let parents = house.new_parents(elder).map(|place| house.tables.guardians[place].clone());
        let elder = house.tables.children[elder].clone();
        let others = house.who_stay(group).into_iter().map(|row| row.staff);
        let other = others.into_iter().find(|key| Some(key) != elder.mentor.as_ref());
        let row = &mut house.tables.children[younger];
        row.last_name = elder.last_name;
        if (row.birth_date - elder.birth_date).get_days().abs() < 290 {
            // Too near to each other for anything but twins.
            (row.birth_date, row.from) = (elder.birth_date, elder.from);
            row.mentor_since = row.mentor_since.max(Some(elder.from));
        }
        row.mentor = other.or(row.mentor.take());
        row.same_mentor = format!("{hard}{}", elder.child);
        let younger = row.child.clone();
        house.tables.guardians.retain(|row| row.child != younger);
        house
            .tables
            .guardians
            .extend(parents.into_iter().map(|parent| Guardian { child: younger.clone(), ..parent }));
        keys.push(younger);
    }
    keys
}

/// Two friends who rather have a mentor each; now they have the same.
pub fn friends(house: &mut House) -> Vec<String> {
    let group = house.group(AfterSchool, 1);
    let (Some(one), Some(other)) = (house.ordinary(group), house.ordinary(group)) else { return Vec::new() };
    let (key, mentor) = (house.tables.children[one].child.clone(), house.tables.children[one].mentor.clone());
    let row = &mut house.tables.children[other];
    row.other_mentor = key;
    row.mentor = mentor;
    vec![row.child.clone()]
}

/// A child that somebody else of the group knows well.
pub fn colleague_who_knows_the_child(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1), (DayCare, 2), (AfterSchool, 1)], |house, child| {
        let row = house.tables.children[child].clone();
        let other =
            house.who_stay(&row.group).into_iter().find(|carer| Some(&carer.staff) != row.mentor.as_ref());
        house.tables.children[child].knows_well = other.map(|carer| carer.staff).unwrap_or_default();
    })
}

/// A child whose mentor a certain colleague is not to be.
pub fn somebody_who_is_not_to_be_mentor(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 4)], |house, child| {
        let row = house.tables.children[child].clone();
        let other =
            house.who_stay(&row.group).into_iter().find(|carer| Some(&carer.staff) != row.mentor.as_ref());
        house.tables.children[child].not_mentor = other.map(|carer| carer.staff).unwrap_or_default();
    })
}

/// A group whose staff together may be mentor of fewer children than there are. Gives the children who have none.
pub fn group_that_cannot_be_divided(house: &mut House) -> Vec<String> {
    let group = house.group(AfterSchool, 2);
    let carers = house.carers_of(group);
    let trainees = house.tables.staff.iter().filter(|row| row.role == "bio" && row.group == group).count();
    let there =
        house.tables.children.iter().filter(|row| row.main && row.group == group && row.until.is_none());
    let most = (there.count().saturating_sub(2 * trainees) / carers.len().max(1)).saturating_sub(1);
    let mut without = Vec::new();
    for place in carers {
        let row = &mut house.tables.staff[place];
        row.max_children = u32::try_from(most).ok();
        let key = row.staff.clone();
        let of_this = |row: &crate::demo::rows::Child| row.mentor.as_ref() == Some(&key);
        let mentees: Vec<usize> = (0..house.tables.children.len())
            .filter(|&child| of_this(&house.tables.children[child]))
            .collect();
        for &child in mentees.iter().skip(most) {
            house.clear_mentor(child);
            without.push(house.tables.children[child].child.clone());
        }
    }
    without
}
