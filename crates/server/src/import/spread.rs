//! At which locations an import changes something: what a team lead is told about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use mentorkind_domain::import::Absentee;
use uuid::Uuid;

use super::{
    mentors::AboutMentor,
    plan::{Plan, Side, Sides},
    summary::Part,
    wanted::Wanted,
};
use crate::platform::clock::Moment;

/// Of what a row is, by which its locations are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Of the organisation as a whole.
    Organisation,
    Location(Uuid),
    Group(Uuid),
    Child(Uuid),
    Staff(Uuid),
    Guardian(Uuid),
}

/// How many rows of a part come, change and end at a location.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub added: u64,
    pub changed: u64,
    pub endings: u64,
}

/// Counts by location (none: at no location in particular) and part. A row of somebody with two locations counts at
/// both.
pub(super) type Spread = BTreeMap<(Option<Uuid>, Part), Counts>;

/// What somebody left as it is: by location and part, when.
pub(super) type Left = BTreeMap<(Option<Uuid>, Part), Moment>;

/// What is told of mentors, each with its locations.
pub(super) type AboutMentors<'p> = Vec<(Vec<Option<Uuid>>, &'p AboutMentor)>;

/// Lines about whom somebody must decide who it is, each with its locations (none: no location in particular).
pub(super) type Undecided<'p> = Vec<(Vec<Option<Uuid>>, &'p str)>;

/// The rows that are left as they are.
pub(super) struct LeftAlone<'t> {
    left: &'t Left,
    places: Option<Where>,
}

impl<'t> LeftAlone<'t> {
    pub fn of(left: &'t Left, plan: &Plan<'_>) -> Self {
        let places = (!left.is_empty()).then(|| Where::of(&plan.sides, &plan.wanted));
        Self { left, places }
    }

    /// Whether somebody to whom all locations of a row belong left it: at all of them at once.
    pub fn holds(&self, part: Part, subject: Subject) -> bool {
        let Some(places) = &self.places else { return false };
        let mut decided = places.find(subject).into_iter().map(|location| self.left.get(&(location, part)));
        let first = decided.next().flatten();
        first.is_some() && decided.all(|other| other == first)
    }
}

/// Where everything is, before and after the import.
struct Where {
    groups: HashMap<Uuid, Uuid>,
    children: HashMap<Uuid, BTreeSet<Uuid>>,
    staff: HashMap<Uuid, BTreeSet<Uuid>>,
    guardians: HashMap<Uuid, BTreeSet<Uuid>>,
}

impl Where {
    fn of(sides: &Sides, wanted: &Wanted<'_>) -> Self {
        let at = sides.groups.spec.at("location_id");
        let mut groups: HashMap<Uuid, Uuid> =
            sides.groups.present.rows().filter_map(|(id, row)| Some((id, row[at].as_id()?))).collect();
        groups.extend(wanted.groups.iter().copied().zip(sides.groups_at.iter().copied()));
        let mut places =
            Self { groups, children: HashMap::new(), staff: HashMap::new(), guardians: HashMap::new() };

        for (_, row) in sides.placements.present.rows() {
            places.child_is_in(row[0].as_id(), row[1].as_id());
        }
        for row in &wanted.tables.placements {
            let child = wanted.children[row.child.index()];
            places.child_is_in(Some(child), Some(wanted.groups[row.group.index()]));
        }
        for (_, row) in sides.roster.present.rows() {
            places.staff_are_in(row[0].as_id(), row[1].as_id());
        }
        let at = sides.roles.spec.at("location_id");
        for (_, row) in sides.roles.present.rows() {
            if let (Some(staff), Some(location)) = (row[0].as_id(), row[at].as_id()) {
                places.staff.entry(staff).or_default().insert(location);
            }
        }
        for row in &wanted.tables.roster {
            let group = row.group.map(|group| wanted.groups[group.index()]);
            places.staff_are_in(Some(wanted.staff[row.staff.index()]), group);
        }
        for (_, row) in sides.guardianships.present.rows() {
            places.guardian_has(row[0].as_id(), row[1].as_id());
        }
        for row in &wanted.tables.guardianships {
            let (guardian, child) =
                (wanted.guardians[row.guardian.index()], wanted.children[row.child.index()]);
            places.guardian_has(Some(guardian), Some(child));
        }
        places
    }

    fn child_is_in(&mut self, child: Option<Uuid>, group: Option<Uuid>) {
        let location = group.and_then(|group| self.groups.get(&group));
        self.children.entry(child.unwrap_or_default()).or_default().extend(location);
    }

    fn staff_are_in(&mut self, staff: Option<Uuid>, group: Option<Uuid>) {
        let location = group.and_then(|group| self.groups.get(&group));
        self.staff.entry(staff.unwrap_or_default()).or_default().extend(location);
    }

    fn guardian_has(&mut self, guardian: Option<Uuid>, child: Option<Uuid>) {
        let locations = child.and_then(|child| self.children.get(&child)).into_iter().flatten();
        self.guardians.entry(guardian.unwrap_or_default()).or_default().extend(locations);
    }

    /// The locations of a row; none in particular when it has none.
    fn find(&self, subject: Subject) -> Vec<Option<Uuid>> {
        let all = |people: &HashMap<Uuid, BTreeSet<Uuid>>, id| -> Vec<Option<Uuid>> {
            people.get(&id).into_iter().flatten().copied().map(Some).collect()
        };
        let found = match subject {
            Subject::Organisation => Vec::new(),
            Subject::Location(location) => vec![Some(location)],
            Subject::Group(group) => self.groups.get(&group).copied().map(Some).into_iter().collect(),
            Subject::Child(child) => all(&self.children, child),
            Subject::Staff(staff) => all(&self.staff, staff),
            Subject::Guardian(guardian) => all(&self.guardians, guardian),
        };
        if found.is_empty() { vec![None] } else { found }
    }
}

impl Plan<'_> {
    /// What team leads hear of mentors, with the locations of each.
    pub fn about_mentors(&self) -> AboutMentors<'_> {
        if self.about_mentors.is_empty() {
            return Vec::new();
        }
        let places = Where::of(&self.sides, &self.wanted);
        self.about_mentors.iter().map(|about| (places.find(about.subject), about)).collect()
    }

    /// The lines about whom somebody must decide who it is, each with its locations.
    pub fn undecided(&self) -> Undecided<'_> {
        let lines = &self.alike.lines;
        let places = (!lines.is_empty()).then(|| Where::of(&self.sides, &self.wanted));
        let at = |child: Uuid| places.iter().flat_map(|places| places.find(Subject::Child(child))).collect();
        lines.iter().map(|(child, line)| (at(*child), line.as_str())).collect()
    }

    /// What comes, changes and ends at each location.
    pub fn spread(&self) -> Spread {
        let (sides, wanted, t) = (&self.sides, &self.wanted, self.wanted.tables);
        let places = Where::of(sides, wanted);
        let mut spread = Spread::new();
        let mut side = |side: &Side, subject: &dyn Fn(usize) -> Subject| {
            for (number, change) in side.changes.iter().enumerate().filter(|(n, _)| side.touched(*n)) {
                for location in places.find(subject(number)) {
                    let counts = spread.entry((location, side.part)).or_default();
                    *(if change.was.is_none() { &mut counts.added } else { &mut counts.changed }) += 1;
                }
            }
        };
        let absentee = |who: Absentee| match who {
            Absentee::Staff(staff) => Subject::Staff(wanted.staff[staff.index()]),
            Absentee::Child(child) => Subject::Child(wanted.children[child.index()]),
        };
        let roster_row = |at: usize| &t.roster[at];
        side(&sides.locations, &|n| Subject::Location(wanted.locations[n]));
        side(&sides.groups, &|n| Subject::Group(wanted.groups[n]));
        side(&sides.staff, &|n| Subject::Staff(wanted.staff[n]));
        side(&sides.roster, &|n| match roster_row(wanted.roster[n]).group {
            Some(group) => Subject::Group(wanted.groups[group.index()]),
            None => Subject::Organisation,
        });
        let at = sides.roles.spec.at("location_id");
        side(&sides.roles, &|n| wanted.role(n)[at].as_id().map_or(Subject::Organisation, Subject::Location));
        side(&sides.children, &|n| Subject::Child(wanted.children[n]));
        side(&sides.placements, &|n| Subject::Group(wanted.groups[t.placements[n].group.index()]));
        side(&sides.guardians, &|n| Subject::Guardian(wanted.guardians[n]));
        side(&sides.guardianships, &|n| Subject::Child(wanted.children[t.guardianships[n].child.index()]));
        side(&sides.absences, &|n| absentee(t.absences[wanted.absences[n].0].who));
        side(&sides.closures, &|n| {
            Subject::Location(wanted.locations[t.closures[wanted.closures[n].0].location.index()])
        });
        for at in self.seeded() {
            let group = wanted.groups[t.placements[at].group.index()];
            for location in places.find(Subject::Group(group)) {
                spread.entry((location, Part::Mentorships)).or_default().added += 1;
            }
        }
        for &at in &self.returns {
            for location in places.find(Subject::Child(self.mentorships[at].child_id.0)) {
                spread.entry((location, Part::Mentorships)).or_default().changed += 1;
            }
        }
        for &(_, staff) in &self.access_again {
            for location in places.find(Subject::Staff(staff)) {
                spread.entry((location, Part::Access)).or_default().added += 1;
            }
        }
        for (part, subject) in self.endings.subjects() {
            for location in places.find(subject) {
                spread.entry((location, part)).or_default().endings += 1;
            }
        }
        spread
    }
}
