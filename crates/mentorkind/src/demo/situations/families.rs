//! Parents, and how they are reached.
//!
//! The children of some have no mentor yet: then their parents are among those who are to be told.

use mentorkind_domain::import::CareKind::{AfterSchool, DayCare, Playgroup};

use super::House;

/// A parent without an e-mail address.
pub fn parent_without_email(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1), (Playgroup, 1)], |house, child| {
        house.clear_mentor(child);
        let [first, _] = house.new_parents(child);
        house.tables.guardians[first].email.clear();
    })
}

/// A parent whose mail comes back.
pub fn address_that_bounces(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1)], |house, child| {
        house.clear_mentor(child);
        let [_, second] = house.new_parents(child);
        let email = &mut house.tables.guardians[second].email;
        *email = email.replace("example.org", "bounce.example");
    })
}

/// Parents of whom one has no custody.
pub fn separated_parents(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 1), (AfterSchool, 0)], |house, child| {
        house.clear_mentor(child);
        let [_, second] = house.new_parents(child);
        house.tables.guardians[second].custody = "nee";
    })
}

/// A parent of whom nobody wrote down whether there is custody, which opens nothing.
pub fn custody_not_known(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 4)], |house, child| {
        let [_, second] = house.new_parents(child);
        house.tables.guardians[second].custody = "";
    })
}

/// A family that speaks another language at home.
pub fn another_language(house: &mut House) -> Vec<String> {
    let mut keys = Vec::new();
    for (kind, nth, language) in [
        (DayCare, 0, "tr"),
        (DayCare, 1, "ar"),
        (DayCare, 3, "pl"),
        (Playgroup, 1, "uk"),
        (AfterSchool, 0, "en"),
        (AfterSchool, 1, "tr"),
    ] {
        keys.extend(house.each(&[(kind, nth)], |house, child| {
            house.tables.children[child].language = language;
            house.new_parents(child);
        }));
    }
    keys
}

/// A parent who works on the group of its child, and is never its mentor.
pub fn parent_who_works_here(house: &mut House) -> Vec<String> {
    house.each(&[(DayCare, 0)], |house, child| {
        let row = house.tables.children[child].clone();
        let others = house.who_stay(&row.group).into_iter().skip(2);
        if let Some(colleague) = others.into_iter().find(|carer| Some(&carer.staff) != row.mentor.as_ref()) {
            let parent = house.first_parent_is(child, &colleague);
            parent.staff = colleague.staff;
        }
    })
}
