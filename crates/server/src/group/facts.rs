//! What is known of a group, and how it becomes the input of the optimiser.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_division::{HalfDays, Present, Wish};
use mentorkind_domain::{
    division::{Ages, Case, ChildRow, GroupRows, PairWish, StaffRow, build},
    half_days::on_date,
    interim::{Away, spells},
    period::Period,
};

use crate::{
    mentorship::Mentorship,
    platform::ids::{ChildId, GroupId, LocationId, StaffId},
};

/// A group and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupInfo {
    /// Its identifier.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// `kdv`, `peuter` or `bso`.
    pub kind: String,
    /// Its location.
    pub location: LocationId,
    /// The location's name.
    pub location_name: String,
}

/// A staff member on a group for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffOn {
    /// On which group.
    pub group: GroupId,
    /// Who.
    pub staff: StaffId,
    /// The planning package's key.
    pub key: String,
    /// Full name.
    pub name: String,
    /// In training.
    pub trainee: bool,
    /// When, in a fortnight.
    pub days: HalfDays,
    /// Mentor of at most this many children.
    pub max: Option<u32>,
    /// Languages, separated by spaces.
    pub languages: String,
    /// From when until when.
    pub period: Period,
    /// When the planning gave these days in place of others.
    pub days_changed_on: Option<Date>,
}

impl StaffOn {
    /// Not in training, or in training and mentor of some children nevertheless.
    pub fn can_be_mentor(&self) -> bool {
        !self.trainee || self.max.is_some_and(|max| max > 0)
    }
}

/// A child on a group for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// On which group.
    pub group: GroupId,
    /// Who.
    pub child: ChildId,
    /// The planning package's key.
    pub key: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// When it was born.
    pub birth_date: Date,
    /// This is the group where its mentor is.
    pub main: bool,
    /// When, in a fortnight; empty for flexible care.
    pub days: HalfDays,
    /// From when until when.
    pub period: Period,
    /// When the planning gave these days in place of others.
    pub days_changed_on: Option<Date>,
    /// The language at home.
    pub language: String,
    /// Keys of staff who know the child well.
    pub knows_well: String,
    /// Keys of staff who should not be its mentor.
    pub not_mentor: String,
    /// Keys of children who should have the same mentor; `!` in front: must.
    pub same_mentor: String,
    /// Keys of children who should have another mentor; `!` in front: must.
    pub other_mentor: String,
}

/// All that is known of a group now and later: what has ended before the day of reading is left out, save mentorships.
#[derive(Clone, Debug)]
pub struct GroupFacts {
    /// The group.
    pub info: GroupInfo,
    /// Who works there.
    pub staff: Vec<StaffOn>,
    /// Who has a place there, in the order of their keys.
    pub places: Vec<Place>,
    /// Which staff are guardians of which of these children.
    pub guardians: BTreeSet<(ChildId, StaffId)>,
    /// All mentorships of these children, by child and first day.
    pub mentorships: BTreeMap<ChildId, Vec<Mentorship>>,
    /// When staff of the group are absent, were lately and will be.
    pub absences: BTreeMap<StaffId, Vec<Away>>,
}

impl GroupFacts {
    /// All mentorships of a child, by first day.
    pub fn history(&self, child: ChildId) -> &[Mentorship] {
        self.mentorships.get(&child).map_or(&[], Vec::as_slice)
    }

    /// The mentorship of a child on a day; where there is none, the first that begins after it.
    pub fn present(&self, child: ChildId, on: Date) -> Option<&Mentorship> {
        let history = self.history(child);
        history.iter().find(|m| m.holds_on(on)).or_else(|| {
            // A mentorship that was replaced before it began ends before its first day.
            history.iter().find(|m| m.begins_after(on))
        })
    }

    /// The first day of a child that is not on the group yet.
    pub fn starts(&self, place: &Place, today: Date) -> Option<Date> {
        let here = self.places.iter().any(|row| row.child == place.child && row.period.contains(today));
        place.period.from.filter(|from| !here && *from > today)
    }

    /// The first day, from a day on, on which a child has its main place here; that day itself where it has none any more.
    pub fn first_day(&self, child: ChildId, from: Date) -> Date {
        let mut places: Vec<&Place> =
            self.places.iter().filter(|row| row.child == child && row.main).collect();
        places.retain(|row| !row.period.ended_before(from));
        places.iter().map(|row| row.period.from.map_or(from, |first| first.max(from))).min().unwrap_or(from)
    }

    /// When somebody is away; reports without a day of work on this group in between are one time.
    pub fn spells(&self, staff: StaffId) -> Vec<Away> {
        let works = |day: Date| {
            let mut rows = self.staff.iter().filter(|row| row.staff == staff && row.period.contains(day));
            rows.any(|row| {
                let there = on_date(row.days, day);
                there.morning || there.afternoon
            })
        };
        self.absences.get(&staff).map(|absences| spells(absences, works)).unwrap_or_default()
    }

    /// The optimiser's input on a day. `also_known_well` is what the team adds to what was imported.
    pub fn case(&self, on: Date, ages: &Ages, also_known_well: &[(ChildId, StaffId)]) -> Case {
        let mut staff: Vec<(&str, StaffId)> = self.staff.iter().map(|s| (s.key.as_str(), s.staff)).collect();
        staff.sort_unstable();
        staff.dedup();
        let mut children: Vec<(&str, ChildId)> =
            self.places.iter().map(|p| (p.key.as_str(), p.child)).collect();
        children.sort_unstable();
        children.dedup();
        let staff_number = |id: StaffId| number(staff.iter().position(|(_, s)| *s == id));
        let staff_keys = |keys: &str| -> Vec<u32> {
            keys.split_whitespace()
                .map(|key| number(staff.binary_search_by_key(&key, |(k, _)| k).ok()))
                .collect()
        };
        let child_number = |key: &str| number(children.binary_search_by_key(&key, |(k, _)| k).ok());
        let lists: Vec<Lists> = self
            .places
            .iter()
            .map(|place| {
                let mut knows_well = staff_keys(&place.knows_well);
                knows_well.extend(
                    also_known_well
                        .iter()
                        .filter(|(child, _)| *child == place.child)
                        .map(|(_, s)| staff_number(*s)),
                );
                let guardians = self.guardians.iter().filter(|(child, _)| *child == place.child);
                let wish = |wish: Wish, key: &str| {
                    let (hard, key) = key.strip_prefix('!').map_or((false, key), |key| (true, key));
                    PairWish { child: child_number(key), wish, hard }
                };
                let same = place.same_mentor.split_whitespace().map(|key| wish(Wish::Same, key));
                let other = place.other_mentor.split_whitespace().map(|key| wish(Wish::Other, key));
                Lists {
                    knows_well,
                    not_mentor: staff_keys(&place.not_mentor),
                    guardians: guardians.map(|(_, s)| staff_number(*s)).collect(),
                    wishes: same.chain(other).collect(),
                }
            })
            .collect();
        let rows = GroupRows {
            staff: self
                .staff
                .iter()
                .map(|s| StaffRow {
                    staff: staff_number(s.staff),
                    key: &s.key,
                    trainee: s.trainee,
                    max: s.max,
                    works: s.days,
                    period: s.period,
                    languages: &s.languages,
                })
                .collect(),
            children: self
                .places
                .iter()
                .zip(&lists)
                .map(|(place, lists)| ChildRow {
                    child: child_number(&place.key),
                    main: place.main,
                    attends: place.days,
                    period: place.period,
                    birth_date: place.birth_date,
                    mentor: self.mentor_on(
                        place,
                        place.period.from.map_or(on, |from| from.max(on)),
                        &staff_number,
                    ),
                    language: &place.language,
                    knows_well: &lists.knows_well,
                    not_mentor: &lists.not_mentor,
                    guardians: &lists.guardians,
                    wishes: &lists.wishes,
                })
                .collect(),
        };
        build(&rows, on, ages)
    }

    fn mentor_on(&self, place: &Place, on: Date, staff_number: &impl Fn(StaffId) -> u32) -> Present {
        match self.present(place.child, on).map(|m| staff_number(m.staff)) {
            None => Present::None,
            Some(NOBODY) => Present::Elsewhere,
            Some(number) => Present::Staff(number as usize),
        }
    }
}

struct Lists {
    knows_well: Vec<u32>,
    not_mentor: Vec<u32>,
    guardians: Vec<u32>,
    wishes: Vec<PairWish>,
}

/// The number of somebody who is not on this group: in a list it counts as filled, and is nobody's number.
const NOBODY: u32 = u32::MAX;

fn number(place: Option<usize>) -> u32 {
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(NOBODY)
}

/// What children are called among each other: the first name, with the last name where two have the same.
pub fn child_names<'a>(places: impl Iterator<Item = &'a Place>) -> BTreeMap<ChildId, String> {
    let known: BTreeMap<ChildId, (String, String)> = places
        .map(|p| {
            let first = if p.first_name.is_empty() { &p.key } else { &p.first_name };
            (p.child, (first.clone(), format!("{first} {}", p.last_name)))
        })
        .collect();
    shortened(known)
}

/// What staff are called among each other: the first name, with the rest where two have the same.
pub fn staff_names<'a>(
    staff: impl Iterator<Item = (StaffId, &'a str, &'a str)>,
) -> BTreeMap<StaffId, String> {
    let known = staff
        .map(|(id, key, name)| {
            let full = if name.trim().is_empty() { key } else { name };
            let first = full.split_whitespace().next().unwrap_or(full);
            (id, (first.to_owned(), full.to_owned()))
        })
        .collect();
    shortened(known)
}

fn shortened<Id: Ord + Copy>(known: BTreeMap<Id, (String, String)>) -> BTreeMap<Id, String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (short, _) in known.values() {
        *times.entry(short).or_default() += 1;
    }
    known
        .iter()
        .map(|(id, (short, full))| {
            (*id, if times[short.as_str()] > 1 { full.trim().to_owned() } else { short.clone() })
        })
        .collect()
}
