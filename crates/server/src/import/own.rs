//! A team lead imports for the own locations: nothing of other locations, nobody of them, and no roles.

use std::collections::{BTreeSet, HashMap, HashSet};

use mentorkind_domain::import::Table;
use uuid::Uuid;

use super::{
    Terms,
    plan::{Plan, Sides},
    spread::Subject,
    summary::Foreign,
};

/// How far an import may reach.
#[derive(Clone, Debug)]
pub(super) enum Reach {
    Everything,
    Locations(BTreeSet<Uuid>),
}

/// Where somebody has rows now: in the own locations, elsewhere, or both.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    inside: bool,
    outside: bool,
}

impl Standing {
    fn note(&mut self, inside: bool) {
        if inside { self.inside = true } else { self.outside = true }
    }
}

/// What and who is of the own locations.
pub(super) struct Own(Option<Places>);

struct Places {
    locations: BTreeSet<Uuid>,
    groups: HashSet<Uuid>,
    staff: HashMap<Uuid, Standing>,
    children: HashMap<Uuid, Standing>,
    guardians: HashMap<Uuid, Standing>,
}

impl Own {
    /// Finds it from what is here before the import.
    pub fn of(terms: &Terms, sides: &Sides, given_roles: &[Uuid]) -> Self {
        let Reach::Locations(locations) = &terms.reach else { return Self(None) };
        let mut places = Places {
            locations: locations.clone(),
            groups: HashSet::new(),
            staff: HashMap::new(),
            children: HashMap::new(),
            guardians: HashMap::new(),
        };
        let own = |location: Option<Uuid>| location.is_some_and(|location| locations.contains(&location));
        let at = sides.groups.spec.at("location_id");
        places.groups.extend(
            sides.groups.present.rows().filter(|(_, row)| own(row[at].as_id())).map(|(group, _)| group),
        );
        let in_group = |group: Option<Uuid>| group.is_some_and(|group| places.groups.contains(&group));
        for (_, row) in sides.roster.present.rows() {
            let staff = row[0].as_id().unwrap_or_default();
            places.staff.entry(staff).or_default().note(in_group(row[1].as_id()));
        }
        let at = sides.roles.spec.at("location_id");
        for (_, row) in sides.roles.present.rows() {
            let staff = row[0].as_id().unwrap_or_default();
            places.staff.entry(staff).or_default().note(own(row[at].as_id()));
        }
        for &staff in given_roles {
            places.staff.entry(staff).or_default().note(false);
        }
        for (_, row) in sides.placements.present.rows() {
            let child = row[0].as_id().unwrap_or_default();
            places.children.entry(child).or_default().note(in_group(row[1].as_id()));
        }
        for (_, row) in sides.guardianships.present.rows() {
            let child = places.children.get(&row[1].as_id().unwrap_or_default()).copied().unwrap_or_default();
            let guardian = places.guardians.entry(row[0].as_id().unwrap_or_default()).or_default();
            guardian.inside |= child.inside;
            guardian.outside |= child.outside;
        }
        // New groups of the own locations are own ones.
        for (change, group) in sides.groups.changes.iter().zip(&sides.groups_at) {
            if change.was.is_none() && locations.contains(group) {
                places.groups.insert(change.id);
            }
        }
        Self(Some(places))
    }

    pub fn location(&self, location: Uuid) -> bool {
        self.0.as_ref().is_none_or(|places| places.locations.contains(&location))
    }

    pub fn group(&self, group: Uuid) -> bool {
        self.0.as_ref().is_none_or(|places| places.groups.contains(&group))
    }

    /// Whether a row of this is of the own locations only.
    pub fn subject(&self, subject: Subject) -> bool {
        match subject {
            // Roles reach further than a location.
            Subject::Organisation => self.roles(),
            Subject::Location(location) => self.location(location),
            Subject::Group(group) => self.group(group),
            Subject::Child(child) => self.whole_child(child),
            Subject::Staff(staff) => self.0.as_ref().is_none_or(|places| whole(&places.staff, staff)),
            Subject::Guardian(guardian) => {
                self.0.as_ref().is_none_or(|places| whole(&places.guardians, guardian))
            }
        }
    }

    /// Whether everything that a child has is of the own locations.
    pub fn whole_child(&self, child: Uuid) -> bool {
        self.0.as_ref().is_none_or(|places| whole(&places.children, child))
    }

    /// Roles reach further than a location.
    pub fn roles(&self) -> bool {
        self.0.is_none()
    }
}

fn whole(people: &HashMap<Uuid, Standing>, id: Uuid) -> bool {
    people.get(&id).is_none_or(|standing| !standing.outside)
}

/// Whether somebody is new here or is already somewhere in the own locations.
fn partly(people: &HashMap<Uuid, Standing>, id: Uuid) -> bool {
    people.get(&id).is_none_or(|standing| standing.inside)
}

impl Plan<'_> {
    /// Finds the rows that reach beyond the own locations.
    pub fn find_foreign(&mut self) {
        let Some(places) = &self.own.0 else { return };
        let (t, wanted, sides, foreign) = (self.wanted.tables, &self.wanted, &self.sides, &mut self.foreign);
        let keys = &t.keys;

        for (number, location) in t.locations.iter().enumerate() {
            if !places.locations.contains(&wanted.locations[number]) {
                let key = wanted.location(number);
                // Without a table of locations the groups name them.
                let table = if sides.locations_given { Table::Locations } else { Table::Groups };
                foreign.add(table, location.row, "location", key[0].as_text(), Foreign::Location);
            }
        }
        let at = sides.groups.spec.at("location_id");
        for (number, group) in t.groups.iter().enumerate() {
            let change = &sides.groups.changes[number];
            let was = change.was.and_then(|was| sides.groups.present.row(was as usize)[at].as_id());
            if was.is_some_and(|was| !places.locations.contains(&was)) {
                let key = wanted.group(number);
                foreign.add(Table::Groups, group.row, "group", key[0].as_text(), Foreign::Location);
            }
        }
        let group_is_own =
            |group: mentorkind_domain::import::GroupId| places.groups.contains(&wanted.groups[group.index()]);

        for (number, member) in t.staff.iter().enumerate() {
            let change = &sides.staff.changes[number];
            if change.changed != 0 && !whole(&places.staff, change.id) {
                let key = wanted.staff_member(number);
                foreign.add(Table::Staff, member.row, "staff", key[0].as_text(), Foreign::Person);
            }
        }
        let rows = wanted.roster.iter().zip(0..).map(|(&at, n)| (at, sides.roster.touched(n), false));
        let roles = wanted.roles.iter().zip(0..).map(|(&at, n)| (at, sides.roles.touched(n), true));
        for (at, touched, role) in rows.chain(roles) {
            let row = &t.roster[at];
            let staff = keys.staff.key(row.staff);
            if let Some(group) = row.group.filter(|&group| !group_is_own(group)) {
                foreign.add(Table::Staff, row.row, "group", keys.groups.key(group), Foreign::Location);
            } else if touched && role {
                foreign.add(Table::Staff, row.row, "role", row.role.code(), Foreign::Role);
            } else if touched && !partly(&places.staff, wanted.staff[row.staff.index()]) {
                foreign.add(Table::Staff, row.row, "staff", staff, Foreign::Person);
            }
        }

        for (number, child) in t.children.iter().enumerate() {
            let change = &sides.children.changes[number];
            if change.changed != 0 && !whole(&places.children, change.id) {
                let key = wanted.child(number);
                foreign.add(Table::Children, child.row, "child", key[0].as_text(), Foreign::Person);
            }
        }
        for (number, row) in t.placements.iter().enumerate() {
            if !group_is_own(row.group) {
                let key = keys.groups.key(row.group);
                foreign.add(Table::Children, row.row, "group", key, Foreign::Location);
            } else if sides.placements.touched(number)
                && !partly(&places.children, wanted.children[row.child.index()])
            {
                let key = keys.children.key(row.child);
                foreign.add(Table::Children, row.row, "child", key, Foreign::Person);
            }
        }

        for (number, guardian) in t.guardians.iter().enumerate() {
            let change = &sides.guardians.changes[number];
            if change.changed != 0 && !whole(&places.guardians, change.id) {
                let key = wanted.guardian(number);
                foreign.add(Table::Guardians, guardian.row, "guardian", key[0].as_text(), Foreign::Person);
            }
        }
        for (number, row) in t.guardianships.iter().enumerate() {
            let child = wanted.children[row.child.index()];
            let guardian = wanted.guardians[row.guardian.index()];
            if sides.guardianships.touched(number)
                && !(partly(&places.children, child) && partly(&places.guardians, guardian))
            {
                let key = keys.guardians.key(row.guardian);
                foreign.add(Table::Guardians, row.row, "guardian", key, Foreign::Person);
            }
        }

        for (number, &(at, _)) in wanted.absences.iter().enumerate() {
            let row = &t.absences[at];
            let values = wanted.absence(number);
            let near = match (values[0].as_id(), values[1].as_id()) {
                (Some(staff), _) => partly(&places.staff, staff),
                (None, child) => partly(&places.children, child.unwrap_or_default()),
            };
            if sides.absences.touched(number) && !near {
                let key = wanted.absentee(row.who);
                foreign.add(Table::Absences, row.row, "", key, Foreign::Person);
            }
        }
        foreign.list.sort_by_key(|finding| (finding.table, finding.row));
    }
}
