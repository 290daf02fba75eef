//! What the rows of an export are in our tables.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use jiff::civil::Date;
use mentorkind_division::Wish;
use mentorkind_domain::import::{self as export, Absentee, Given, Mentor, Role, Table, Tables, Text};
use uuid::Uuid;

use super::rows::{Column, Kind, Spec, Value, column};

macro_rules! specs {
    ($($(#[$doc:meta])* $name:ident $table:literal $only:literal $key:literal [$($column:expr,)*])*) => {$(
        $(#[$doc])*
        pub(super) const $name: Spec =
            Spec { table: $table, only: $only, columns: { const COLUMNS: &[Column] = &[$($column,)*]; COLUMNS }, key: $key };
    )*};
}

specs! {
    LOCATION "location" "" 1 [
        column("key", Kind::Text, "location"),
        column("name", Kind::Text, "name"),
        column("lrk", Kind::Text, "lrk"),
        column("address", Kind::Text, "address"),
    ]
    GROUP "care_group" "" 1 [
        column("key", Kind::Text, ""),
        column("location_id", Kind::Id, "location"),
        column("kind", Kind::Text, "kind"),
        column("name", Kind::Text, "name"),
        column("max_children", Kind::Number, "max_children"),
    ]
    STAFF "staff_member" "" 1 [
        column("key", Kind::Text, ""),
        column("name", Kind::Text, "name"),
        column("email", Kind::Text, "email"),
    ]
    ROSTER "roster" "" 3 [
        column("staff_id", Kind::Id, ""),
        column("group_id", Kind::Id, ""),
        column("from_on", Kind::Day, ""),
        column("role", Kind::Text, "role"),
        column("days", Kind::Number, "days"),
        column("max_children", Kind::Number, "max_children"),
        column("languages", Kind::Text, "languages"),
        column("until_on", Kind::Day, "until"),
    ]
    /// Only what an import made: roles that were given here are nobody else's.
    ROLE "staff_role" "AND imported" 3 [
        column("staff_id", Kind::Id, ""),
        column("group_id", Kind::Id, ""),
        column("from_on", Kind::Day, ""),
        column("role", Kind::Text, "role"),
        column("location_id", Kind::Id, "group"),
        column("until_on", Kind::Day, "until"),
        column("imported", Kind::Yes, ""),
    ]
    CHILD "child" "" 1 [
        column("key", Kind::Text, ""),
        column("first_name", Kind::Text, "first_name"),
        column("last_name", Kind::Text, "last_name"),
        column("birth_date", Kind::Day, "birth_date"),
        column("last_observation", Kind::Day, "last_observation"),
        column("last_talk", Kind::Day, "last_talk"),
    ]
    PLACEMENT "placement" "" 3 [
        column("child_id", Kind::Id, ""),
        column("group_id", Kind::Id, ""),
        column("from_on", Kind::Day, ""),
        column("main", Kind::Yes, "main"),
        column("days", Kind::Number, "days"),
        column("until_on", Kind::Day, "until"),
        column("language", Kind::Text, "language"),
        column("knows_well", Kind::Text, "knows_well"),
        column("not_mentor", Kind::Text, "not_mentor"),
        column("same_mentor", Kind::Text, "same_mentor"),
        column("other_mentor", Kind::Text, "other_mentor"),
    ]
    GUARDIAN "guardian" "" 1 [
        column("key", Kind::Text, ""),
        column("name", Kind::Text, "name"),
        column("email", Kind::Text, "email"),
        column("phone", Kind::Text, "phone"),
        column("language", Kind::Text, "language"),
        column("staff_id", Kind::Id, "staff"),
    ]
    GUARDIANSHIP "guardianship" "" 2 [
        column("guardian_id", Kind::Id, ""),
        column("child_id", Kind::Id, ""),
        column("relation", Kind::Text, "relation"),
        column("custody", Kind::Yes, "custody"),
    ]
    /// Only what an import made: what people entered no export ends.
    ABSENCE "absence" "AND imported" 3 [
        column("staff_id", Kind::Id, ""),
        column("child_id", Kind::Id, ""),
        column("from_on", Kind::Day, ""),
        column("until_on", Kind::Day, "until"),
        column("reason", Kind::Text, "reason"),
    ]
    /// Likewise.
    CLOSURE "closure" "AND imported" 2 [
        column("location_id", Kind::Id, ""),
        column("from_on", Kind::Day, ""),
        column("until_on", Kind::Day, "until"),
        column("reason", Kind::Text, "reason"),
    ]
}

/// The columns of a table of ours about which the export says something, a bit each.
pub(super) fn given(spec: &Spec, table: Table, given: &Given) -> u32 {
    (0..).zip(spec.columns).fold(0, |bits, (at, column): (u32, &Column)| {
        if column.from.is_empty() || given.has(table, column.from) { bits | 1 << at } else { bits }
    })
}

/// The rows of an export with the identifiers that their keys have here.
pub(super) struct Wanted<'a> {
    pub tables: &'a Tables,
    pub locations: Vec<Uuid>,
    pub groups: Vec<Uuid>,
    pub staff: Vec<Uuid>,
    pub children: Vec<Uuid>,
    pub guardians: Vec<Uuid>,
    /// Rows of staff who work on a group: places in [`Tables::roster`].
    pub roster: Vec<usize>,
    /// The other rows of staff: places in [`Tables::roster`].
    pub roles: Vec<usize>,
    /// Places in [`Tables::absences`] with their last day: of those that begin on one day the longest counts.
    pub absences: Vec<(usize, Date)>,
    /// Places in [`Tables::closures`], likewise.
    pub closures: Vec<(usize, Date)>,
    last_dates: Vec<LastDates>,
}

/// The latest dates of all rows of a child.
#[derive(Clone, Copy, Default)]
struct LastDates {
    observation: Option<Date>,
    talk: Option<Date>,
}

impl<'a> Wanted<'a> {
    pub fn new(tables: &'a Tables) -> Self {
        let (roster, roles) =
            (0..tables.roster.len()).partition(|&at| tables.roster[at].role.works_on_group());
        let mut last_dates = vec![LastDates::default(); tables.children.len()];
        for placement in &tables.placements {
            let last = &mut last_dates[placement.child.index()];
            last.observation = last.observation.max(placement.last_observation);
            last.talk = last.talk.max(placement.last_talk);
        }
        let who = |who: Absentee| match who {
            Absentee::Staff(staff) => (true, staff.0),
            Absentee::Child(child) => (false, child.0),
        };
        Self {
            tables,
            locations: Vec::new(),
            groups: Vec::new(),
            staff: Vec::new(),
            children: Vec::new(),
            guardians: Vec::new(),
            roster,
            roles,
            absences: longest(tables.absences.iter().map(|row| ((who(row.who), row.from), row.until))),
            closures: longest(tables.closures.iter().map(|row| ((row.location.0, row.from), row.until))),
            last_dates,
        }
    }

    fn text(&self, text: Text) -> &'a str {
        self.tables.text(text)
    }

    /// A name; the key where there is none.
    fn name(&self, name: Text, key: &'a str) -> Value<'a> {
        let name = self.text(name);
        Value::text(if name.is_empty() { key } else { name })
    }

    pub fn location(&self, number: usize) -> Vec<Value<'a>> {
        let location = &self.tables.locations[number];
        let key = self.tables.keys.locations.key(export::LocationId(number as u32));
        vec![
            Value::text(key),
            self.name(location.name, key),
            Value::filled(self.text(location.lrk)),
            Value::filled(self.text(location.address)),
        ]
    }

    pub fn group(&self, number: usize) -> Vec<Value<'a>> {
        let group = &self.tables.groups[number];
        let key = self.tables.keys.groups.key(export::GroupId(number as u32));
        vec![
            Value::text(key),
            Value::id(self.locations[group.location.index()]),
            Value::text(group.kind.code()),
            self.name(group.name, key),
            Value::Number(group.max_children.map(i64::from)),
        ]
    }

    pub fn staff_member(&self, number: usize) -> Vec<Value<'a>> {
        let member = &self.tables.staff[number];
        let key = self.tables.keys.staff.key(export::StaffId(number as u32));
        vec![Value::text(key), self.name(member.name, key), Value::filled(self.text(member.email))]
    }

    pub fn roster_row(&self, number: usize) -> Vec<Value<'a>> {
        let row = &self.tables.roster[self.roster[number]];
        vec![
            Value::id(self.staff[row.staff.index()]),
            Value::Id(row.group.map(|group| self.groups[group.index()])),
            Value::Day(row.period.from),
            Value::text(row.role.code()),
            Value::Number(Some(row.days.0.into())),
            Value::Number(row.max_children.map(i64::from)),
            Value::text(self.text(self.tables.staff[row.staff.index()].languages)),
            Value::Day(row.period.until),
        ]
    }

    /// A team lead with a group leads the group's location, one without a group leads all locations.
    pub fn role(&self, number: usize) -> Vec<Value<'a>> {
        let row = &self.tables.roster[self.roles[number]];
        let location = row
            .group
            .filter(|_| row.role == Role::TeamLead)
            .map(|group| self.locations[self.tables.groups[group.index()].location.index()]);
        vec![
            Value::id(self.staff[row.staff.index()]),
            Value::Id(row.group.map(|group| self.groups[group.index()])),
            Value::Day(row.period.from),
            Value::text(row.role.code()),
            Value::Id(location),
            Value::Day(row.period.until),
            Value::Yes(Some(true)),
        ]
    }

    pub fn child(&self, number: usize) -> Vec<Value<'a>> {
        let child = &self.tables.children[number];
        let last = self.last_dates[number];
        let key = self.tables.keys.children.key(export::ChildId(number as u32));
        vec![
            Value::text(key),
            self.name(child.first_name, key),
            Value::text(self.text(child.last_name)),
            Value::Day(Some(child.birth_date)),
            Value::Day(last.observation),
            Value::Day(last.talk),
        ]
    }

    pub fn placement(&self, number: usize) -> Vec<Value<'a>> {
        let row = &self.tables.placements[number];
        let staff = |list| {
            let keys: Vec<&str> = self
                .tables
                .staff_list(list)
                .iter()
                .map(|&staff| self.tables.keys.staff.key(staff.into()))
                .collect();
            Value::text(keys.join(" "))
        };
        let pairs = |wish: Wish| {
            let keys: Vec<Cow<str>> = self
                .tables
                .wishes(&row.wishes)
                .iter()
                .filter(|pair| pair.wish == wish)
                .map(|pair| {
                    let key = self.tables.keys.children.key(pair.child.into());
                    if pair.hard { format!("!{key}").into() } else { key.into() }
                })
                .collect();
            Value::text(keys.join(" "))
        };
        vec![
            Value::id(self.children[row.child.index()]),
            Value::id(self.groups[row.group.index()]),
            Value::Day(row.period.from),
            Value::Yes(Some(row.main)),
            Value::Number(Some(row.days.0.into())),
            Value::Day(row.period.until),
            Value::text(self.text(self.tables.children[row.child.index()].language)),
            staff(&row.knows_well),
            staff(&row.not_mentor),
            pairs(Wish::Same),
            pairs(Wish::Other),
        ]
    }

    pub fn guardian(&self, number: usize) -> Vec<Value<'a>> {
        let guardian = &self.tables.guardians[number];
        let key = self.tables.keys.guardians.key(export::GuardianId(number as u32));
        let language = self.text(guardian.language);
        vec![
            Value::text(key),
            self.name(guardian.name, key),
            Value::filled(self.text(guardian.email)),
            Value::filled(self.text(guardian.phone)),
            Value::text(if language.is_empty() { "nl" } else { language }),
            Value::Id(guardian.staff.map(|staff| self.staff[staff.index()])),
        ]
    }

    pub fn guardianship(&self, number: usize) -> Vec<Value<'a>> {
        let row = &self.tables.guardianships[number];
        vec![
            Value::id(self.guardians[row.guardian.index()]),
            Value::id(self.children[row.child.index()]),
            Value::text(self.text(row.relation)),
            Value::Yes(row.custody),
        ]
    }

    pub fn absence(&self, number: usize) -> Vec<Value<'a>> {
        let (at, until) = self.absences[number];
        let row = &self.tables.absences[at];
        let (staff, child) = match row.who {
            Absentee::Staff(staff) => (Some(self.staff[staff.index()]), None),
            Absentee::Child(child) => (None, Some(self.children[child.index()])),
        };
        vec![
            Value::Id(staff),
            Value::Id(child),
            Value::Day(Some(row.from)),
            Value::Day(Some(until)),
            Value::text(self.text(row.reason)),
        ]
    }

    /// The key of who is absent.
    pub fn absentee(&self, who: Absentee) -> &'a str {
        match who {
            Absentee::Staff(staff) => self.tables.keys.staff.key(staff),
            Absentee::Child(child) => self.tables.keys.children.key(child),
        }
    }

    pub fn closure(&self, number: usize) -> Vec<Value<'a>> {
        let (at, until) = self.closures[number];
        let row = &self.tables.closures[at];
        vec![
            Value::id(self.locations[row.location.index()]),
            Value::Day(Some(row.from)),
            Value::Day(Some(until)),
            Value::text(self.text(row.reason)),
        ]
    }

    /// For each child the row that says who its mentor is: of its own group, today's before a later one. A child
    /// whose rows have all ended has none.
    pub fn mentor_rows(&self, today: Date) -> Vec<Option<usize>> {
        let mut rows: Vec<Option<usize>> = vec![None; self.tables.children.len()];
        let rank = |at: usize| {
            let period = self.tables.placements[at].period;
            (!period.contains(today), period.from)
        };
        for (at, row) in self.tables.placements.iter().enumerate() {
            let counts =
                row.main && matches!(row.mentor, Mentor::Staff(_)) && !row.period.ended_before(today);
            let best = &mut rows[row.child.index()];
            if counts && best.is_none_or(|best| rank(at) < rank(best)) {
                *best = Some(at);
            }
        }
        rows
    }
}

fn longest<K: std::hash::Hash + Eq>(rows: impl Iterator<Item = (K, Date)>) -> Vec<(usize, Date)> {
    let mut list: Vec<(usize, Date)> = Vec::new();
    let mut places = HashMap::new();
    for (at, (key, until)) in rows.enumerate() {
        match places.entry(key) {
            Entry::Vacant(place) => {
                place.insert(list.len());
                list.push((at, until));
            }
            Entry::Occupied(place) => {
                let last = &mut list[*place.get()].1;
                *last = (*last).max(until);
            }
        }
    }
    list
}
