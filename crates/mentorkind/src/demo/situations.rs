//! Situations worth looking at, put into the tables of an organisation of ordinary people.
//!
//! Each is a function with the name of what it makes; it gives the keys of the children or staff in it. A new one is a
//! function in the file of its subject, a name in [`ALL`], and a line in the tests that finds it on its page. What
//! happens after the import, such as a talk or a note, belongs to the [story](super::story).

mod children;
mod families;
mod mentors;
mod staff;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    half_days::{self, HalfDays},
    import::CareKind,
};

use super::{
    location::Generator,
    names,
    organisations::Organisation,
    rows::{Child, FILES, Guardian, Staff, Tables},
};

/// A situation: its name, and the function that makes it and gives the keys of whom it is about.
type Situation = (&'static str, fn(&mut House) -> Vec<String>);

macro_rules! situations {
    ($($file:ident: $($name:ident)+;)+) => { &[$($((stringify!($name), $file::$name)),+),+] };
}

/// All situations, in the order in which they take their people. Those that need a group for themselves come first.
const ALL: &[Situation] = situations! {
    staff: lead_of_two_locations mentor_who_leaves mentor_who_is_ill sick_today;
    mentors: group_that_cannot_be_divided child_without_mentor days_that_changed siblings friends
        colleague_who_knows_the_child somebody_who_is_not_to_be_mentor;
    children: baby_who_starts_in_four_weeks alternating_weeks flexible_care goes_to_school second_group
        child_on_holiday child_sick_today;
    families: parent_without_email address_that_bounces separated_parents custody_not_known
        another_language parent_who_works_here;
};

/// The tables of an organisation, while situations are put in.
pub struct House {
    pub generator: Generator,
    pub tables: Tables,
    groups: [(CareKind, Vec<&'static str>); 3],
    /// Children who are in a situation already.
    taken: BTreeSet<String>,
    /// What was made, for those who look it up: the name of a situation, and of whom it is.
    pub made: Vec<(&'static str, Vec<String>)>,
}

impl House {
    /// The tables, without a situation.
    pub fn new(generator: Generator, tables: Tables, organisation: &Organisation) -> Self {
        let kinds = [CareKind::DayCare, CareKind::Playgroup, CareKind::AfterSchool];
        let groups = kinds.map(|kind| (kind, organisation.groups(kind)));
        Self { generator, tables, groups, taken: BTreeSet::new(), made: Vec::new() }
    }

    /// Puts every situation in.
    pub fn make_all(&mut self) {
        for (name, make) in ALL {
            let who = make(self);
            self.made.push((name, who));
        }
    }

    /// The files of the export: name and text.
    pub fn files(&self) -> Vec<(&'static str, Vec<u8>)> {
        let mut out: [Vec<u8>; 7] = Default::default();
        // Memory takes everything.
        let _ = Tables::put_headers(&mut out).and_then(|()| self.tables.put(&mut out));
        FILES.into_iter().zip(out).collect()
    }

    fn today(&self) -> Date {
        self.generator.today
    }

    /// The nth group of a kind.
    pub fn group(&self, kind: CareKind, nth: usize) -> &'static str {
        let found = self.groups.iter().find(|(one, _)| *one == kind);
        found.map_or("", |(_, groups)| groups[nth % groups.len()])
    }

    fn is_group(&self, kind: CareKind, key: &str) -> bool {
        self.groups.iter().any(|(one, groups)| *one == kind && groups.contains(&key))
    }

    /// A child of a group of whom there is nothing special to say yet: where it stands among the children. Each is
    /// given once.
    fn ordinary(&mut self, group: &str) -> Option<usize> {
        let started = self.generator.today;
        let named: BTreeSet<&str> =
            self.tables.children.iter().map(|row| row.same_mentor.trim_start_matches('!')).collect();
        let found = self.tables.children.iter().position(|row| {
            row.group == group
                && row.main
                && row.from < started
                && row.until.is_none()
                && row.mentor.is_some()
                && !row.days.is_empty()
                && !row.days.contains(':')
                && !self.taken.contains(&row.child)
                && !named.contains(row.child.as_str())
                && [&row.same_mentor, &row.other_mentor, &row.knows_well, &row.not_mentor]
                    .into_iter()
                    .all(String::is_empty)
                && row.language.is_empty()
        })?;
        self.taken.insert(self.tables.children[found].child.clone());
        Some(found)
    }

    /// Does something with an ordinary child of each of these groups; gives the keys of the children.
    fn each(&mut self, groups: &[(CareKind, usize)], mut make: impl FnMut(&mut Self, usize)) -> Vec<String> {
        let mut keys = Vec::new();
        for &(kind, nth) in groups {
            if let Some(child) = self.ordinary(self.group(kind, nth)) {
                make(self, child);
                keys.push(self.tables.children[child].child.clone());
            }
        }
        keys
    }

    /// The rows of the pedagogical staff members of a group.
    fn carers_of(&self, group: &str) -> Vec<usize> {
        let rows = self.tables.staff.iter().enumerate();
        rows.filter(|(_, row)| row.role == "pm" && row.group == group).map(|(place, _)| place).collect()
    }

    /// The pedagogical staff members of a group who are there and stay.
    fn who_stay(&self, group: &str) -> Vec<Staff> {
        let rows = self.carers_of(group).into_iter().map(|place| self.tables.staff[place].clone());
        rows.filter(|row| row.from.is_none() && row.until.is_none()).collect()
    }

    /// The addresses of the pedagogical staff members of the nth group of a kind who are there and stay.
    pub fn addresses(&self, kind: CareKind, nth: usize) -> Vec<String> {
        self.who_stay(self.group(kind, nth)).into_iter().map(|row| row.email).collect()
    }

    /// A child of a group with a parent who has no custody: the child's first name, and the parent's name.
    pub fn without_custody(&self, group: &str) -> (String, String) {
        let children = self.tables.children.iter().filter(|row| row.group == group);
        let parents = || self.tables.guardians.iter().filter(|row| row.custody == "nee");
        let pairs = children.flat_map(|child| parents().map(move |parent| (child, parent)));
        let found = pairs.into_iter().find(|(child, parent)| child.child == parent.child);
        found.map(|(child, parent)| (child.first_name.to_owned(), parent.name.clone())).unwrap_or_default()
    }

    /// What a group is called.
    pub fn name_of(&self, group: &str) -> String {
        let found = self.tables.groups.iter().find(|row| row.group == group);
        found.map(|row| row.name.clone()).unwrap_or_default()
    }

    /// The children of a group who have been there for a year and are in no situation: their first names, which no other
    /// child there has, each with its days and the address of a parent.
    pub fn there_for_a_year(&self, group: &str) -> Vec<(String, HalfDays, String)> {
        let year_ago = self.generator.ago(12.months());
        let here: Vec<&Child> = self.tables.children.iter().filter(|row| row.group == group).collect();
        let alone = |name: &str| here.iter().filter(|row| row.first_name == name).count() == 1;
        let long = here.iter().filter(|row| {
            row.main
                && row.from < year_ago
                && row.until.is_none()
                && !self.taken.contains(&row.child)
                && alone(row.first_name)
        });
        long.filter_map(|row| {
            let parent = self.parent_with_mail(&row.child)?;
            Some((row.first_name.to_owned(), half_days(&row.days), parent))
        })
        .collect()
    }

    /// The address of the first parent of a child all of whose parents have custody and get mail.
    fn parent_with_mail(&self, child: &str) -> Option<String> {
        let parents = || self.tables.guardians.iter().filter(|row| row.child == child);
        let reached = |row: &Guardian| row.custody == "ja" && !row.email.is_empty() && row.staff.is_empty();
        parents().next().filter(|_| parents().all(reached)).map(|row| row.email.clone())
    }

    fn clear_mentor(&mut self, child: usize) {
        let row = &mut self.tables.children[child];
        (row.mentor, row.mentor_since, row.mentor_told_on) = (None, None, None);
    }

    /// Two new parents for a child, in the place of the guardians it has; gives where they stand.
    fn new_parents(&mut self, child: usize) -> [usize; 2] {
        let child = self.tables.children[child].clone();
        self.tables.guardians.retain(|row| row.child != child.child);
        let first = self.tables.guardians.len();
        let parents = [0, 1].map(|number| self.generator.guardian(&child, number));
        self.tables.guardians.extend(parents);
        [first, first + 1]
    }

    /// The first parent of a child becomes somebody who works, here or elsewhere.
    pub fn first_parent_is(&mut self, child: usize, staff: &Staff) -> &mut Guardian {
        let [first, _] = self.new_parents(child);
        let parent = &mut self.tables.guardians[first];
        parent.name.clone_from(&staff.name);
        parent.relation = names::parent(&staff.name);
        parent.email.clone_from(&staff.email);
        parent
    }
}

fn half_days(days: &str) -> HalfDays {
    half_days::parse(days.as_bytes()).unwrap_or_default()
}

/// A child of the first day care group of an organisation has a parent who works on a group of another one, and signs in
/// to both with one address. Gives the child's key and the parent's address. The child has no mentor yet, so that its
/// parents will hear who it is.
pub fn parent_who_works_elsewhere(here: &mut House, elsewhere: &House) -> Option<(String, String)> {
    let colleagues = elsewhere.who_stay(elsewhere.group(CareKind::DayCare, 0));
    let colleague = colleagues.get(1)?;
    let child = here.ordinary(here.group(CareKind::DayCare, 0))?;
    here.clear_mentor(child);
    here.first_parent_is(child, colleague);
    Some((here.tables.children[child].child.clone(), colleague.email.clone()))
}
