//! Days as they really go ("Dagen"): who is there today and why not, absences in a tap, swapped and extra days,
//! stand-ins, groups that are together, closures. Every answer comes from [`mentorkind_domain::calendar`]; this module
//! reads what it is made from, shows it, and takes what people enter.

mod absence;
mod alone;
mod at_work;
mod change;
mod group_days;
mod line;
mod location;
mod merge;
mod occasions;
mod plan_form;
mod queries;
mod remove;
mod seen;
mod stand_in;
mod standing;
#[cfg(test)]
mod tests;
pub mod today;
mod words;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_division::HalfDays;
pub use mentorkind_domain::calendar::last_absent;
use mentorkind_domain::{
    access::Action,
    calendar::{Calendar, Facts, MergedPart, Moment, Person, Reason, Region, Weekdays},
    half_days::Presence,
    period::Period,
};
use uuid::Uuid;

use crate::platform::{
    ids::{ChildId, GroupId, LocationId, StaffId},
    routes::{Access, Routes},
};
pub use at_work::working_moment;
pub use queries::{Whom, closed, days, working_days};
pub use seen::{absent_since, seen};
pub use standing::{is_shut, staff_away};
pub use words::{holiday_name, shut_reason};
pub use write::absence_once;

/// The days of groups, what is entered for them, and the locations' days.
pub fn routes() -> Routes {
    let see = Access::Needs(Action::SeeGroup);
    let absent = Access::Needs(Action::SayAbsent);
    let plan = Access::Needs(Action::PlanDays);
    Routes::new()
        .get("/groups/{id}/days", see, group_days::page)
        .post("/groups/{id}/days/ill", absent, absence::ill_today)
        .get("/groups/{id}/days/absence", absent, absence::page)
        .post("/groups/{id}/days/absence", absent, absence::save)
        .post("/groups/{id}/days/absences/{absence}/back", absent, absence::back)
        .post("/groups/{id}/days/absences/{absence}/again", absent, absence::again)
        .post("/groups/{id}/days/absences/{absence}/remove", absent, absence::remove)
        .get("/groups/{id}/days/change", plan, change::page)
        .post("/groups/{id}/days/change", plan, change::save)
        .post("/groups/{id}/days/changes/{change}/remove", plan, change::take_back)
        .get("/groups/{id}/days/stand-in", plan, stand_in::page)
        .post("/groups/{id}/days/stand-in", plan, stand_in::save)
        .post("/groups/{id}/days/stand-ins/{stand_in}/remove", plan, stand_in::take_back)
        .get("/groups/{id}/days/merge", plan, merge::page)
        .post("/groups/{id}/days/merge", plan, merge::save)
        .post("/groups/{id}/days/merges/{merge}/remove", plan, merge::take_back)
        .get("/locations/{id}/days", plan, location::page)
        .post("/locations/{id}/days/closure", plan, location::close)
        .post("/locations/{id}/days/closures/{closure}/remove", plan, location::open)
        .post("/locations/{id}/days/region", plan, location::choose_region)
}

/// A staff member or a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A staff member.
    Staff(StaffId),
    /// A child.
    Child(ChildId),
}

impl Who {
    /// Its identifier in the calendar.
    pub fn id(self) -> Uuid {
        match self {
            Self::Staff(staff) => staff.0,
            Self::Child(child) => child.0,
        }
    }

    /// Whether it is a child.
    pub fn is_child(self) -> bool {
        matches!(self, Self::Child(_))
    }

    /// As the value of a field: `child:…` or `staff:…`.
    pub fn value(self) -> String {
        format!("{}:{}", if self.is_child() { "child" } else { "staff" }, self.id().simple())
    }

    /// From the value of a field.
    pub fn of(value: &str) -> Option<Self> {
        let (kind, id) = value.split_once(':')?;
        let id = Uuid::try_parse(id).ok()?;
        match kind {
            "child" => Some(Self::Child(ChildId(id))),
            "staff" => Some(Self::Staff(StaffId(id))),
            _ => None,
        }
    }

    /// The kind of thing in the trail.
    pub fn kind(self) -> &'static str {
        if self.is_child() { "child" } else { "staff" }
    }
}

/// What somebody is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Among colleagues: the first name.
    pub short: String,
    /// First and last name.
    pub full: String,
}

impl Name {
    fn of_staff(key: &str, name: &str) -> Self {
        let full = if name.trim().is_empty() { key } else { name.trim() };
        let short = full.split_whitespace().next().unwrap_or(full);
        Self { short: short.to_owned(), full: full.to_owned() }
    }

    fn of_child(key: &str, first: &str, last: &str) -> Self {
        let short = if first.trim().is_empty() { key } else { first.trim() };
        Self { short: short.to_owned(), full: format!("{short} {last}").trim().to_owned() }
    }
}

/// A group and where it is.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// Its identifier.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// It is after-school care.
    pub after_school: bool,
    /// Its location.
    pub location: LocationId,
    /// The location's name.
    pub location_name: String,
    /// The region of the location's school holidays.
    pub region: Option<Region>,
}

/// An absence, imported or entered.
#[derive(Clone, Copy, Debug)]
pub struct AbsenceRow {
    /// Its identifier.
    pub id: Uuid,
    /// Of whom.
    pub who: Who,
    /// First day.
    pub from: Date,
    /// Last day, as it was said.
    pub until: Date,
    /// The first day on which it is there again, when people said so.
    pub back: Option<Date>,
    /// Why.
    pub kind: Reason,
    /// It came with an import.
    pub imported: bool,
}

impl AbsenceRow {
    /// The days that it really has; none when it was over before it began.
    pub fn period(&self) -> Period {
        Period { from: Some(self.from), until: Some(last_absent(self.until, self.back)) }
    }
}

/// A swapped or extra day.
#[derive(Clone, Copy, Debug)]
pub struct ChangeRow {
    /// Its identifier.
    pub id: Uuid,
    /// Of whom.
    pub who: Who,
    /// The day that is given up; none for an extra day.
    pub gives_up: Option<Date>,
    /// The day that comes.
    pub comes: Date,
    /// On which group.
    pub group: GroupId,
    /// On which half-days.
    pub there: Presence,
}

/// Somebody who stands in.
#[derive(Clone, Copy, Debug)]
pub struct StandInRow {
    /// Its identifier.
    pub id: Uuid,
    /// On which group.
    pub group: GroupId,
    /// Who; none for somebody whom the planning does not know.
    pub staff: Option<StaffId>,
    /// On which half-days.
    pub days: HalfDays,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl StandInRow {
    /// Who it is in the calendar.
    pub fn person(&self) -> Uuid {
        self.staff.map_or(self.id, |staff| staff.0)
    }
}

/// A group that goes to another.
#[derive(Clone, Debug)]
pub struct MergeRow {
    /// Its identifier.
    pub id: Uuid,
    /// The group that goes.
    pub group: GroupId,
    /// To which group.
    pub with: GroupId,
    /// At which part of the day.
    pub part: MergedPart,
    /// On which days of the week.
    pub weekdays: Weekdays,
    /// Until when at the opening, from when at the closing.
    pub time: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

/// A group is on the place of another one.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// At which part of the day.
    pub part: MergedPart,
    /// On whose place.
    pub place: GroupId,
    /// Until when at the opening, from when at the closing.
    pub time: Option<String>,
}

/// Days on which a location is closed.
#[derive(Clone, Debug)]
pub struct ClosureRow {
    /// Its identifier.
    pub id: Uuid,
    /// The location.
    pub location: LocationId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Why, in the words of who entered it; can be empty.
    pub reason: String,
    /// It came with an import.
    pub imported: bool,
}

/// The days of groups, for the time for which they were read.
pub struct Days {
    /// Who is where.
    pub calendar: Calendar<Uuid>,
    /// The groups that were asked for, and all others that have to do with their people; by name.
    pub groups: Vec<GroupRow>,
    /// Absences of their people.
    pub absences: Vec<AbsenceRow>,
    /// Swapped and extra days.
    pub changes: Vec<ChangeRow>,
    /// Stand-ins.
    pub stand_ins: Vec<StandInRow>,
    /// Groups that are together.
    pub merges: Vec<MergeRow>,
    /// When their locations are closed, from the first day on.
    pub closures: Vec<ClosureRow>,
    names: BTreeMap<Uuid, Name>,
    /// Who has rows on which group, from the facts.
    of: Vec<(GroupId, Who)>,
}

impl Days {
    #[expect(clippy::too_many_arguments, reason = "the parts of one value, put together in one place")]
    fn new(
        facts: Facts<Uuid>,
        mut groups: Vec<GroupRow>,
        names: BTreeMap<Uuid, Name>,
        absences: Vec<AbsenceRow>,
        changes: Vec<ChangeRow>,
        stand_ins: Vec<StandInRow>,
        merges: Vec<MergeRow>,
        closures: Vec<ClosureRow>,
    ) -> Self {
        groups.sort_by_key(|group| (group.name.to_lowercase(), group.id));
        let strangers: Vec<Uuid> =
            stand_ins.iter().filter(|row| row.staff.is_none()).map(|row| row.id).collect();
        let staff = facts.staff.rows.iter().filter(|row| !strangers.contains(&row.person));
        let staff = staff.map(|row| (GroupId(row.group), Who::Staff(StaffId(row.person))));
        let children = facts.children.rows.iter();
        let children = children.map(|row| (GroupId(row.group), Who::Child(ChildId(row.person))));
        let mut of: Vec<(GroupId, Who)> =
            staff.chain(children).chain(changes.iter().map(|row| (row.group, row.who))).collect();
        of.sort_unstable();
        of.dedup();
        Self {
            calendar: Calendar::new(facts),
            groups,
            absences,
            changes,
            stand_ins,
            merges,
            closures,
            names: shortest(names),
            of,
        }
    }

    /// A group.
    pub fn group(&self, group: GroupId) -> Option<&GroupRow> {
        self.groups.iter().find(|known| known.id == group)
    }

    /// A group's name.
    pub fn group_name(&self, group: Uuid) -> &str {
        self.group(GroupId(group)).map_or("", |group| group.name.as_str())
    }

    /// What somebody is called among the people of these groups.
    pub fn name(&self, person: Uuid) -> &str {
        self.names.get(&person).map_or("", |name| name.short.as_str())
    }

    /// Somebody's whole name.
    pub fn full_name(&self, person: Uuid) -> &str {
        self.names.get(&person).map_or("", |name| name.full.as_str())
    }

    /// Somebody in the calendar.
    pub fn person(&self, who: Who) -> Person<'_, Uuid> {
        match who {
            Who::Staff(staff) => self.calendar.staff(staff.0),
            Who::Child(child) => self.calendar.child(child.0),
        }
    }

    /// The staff and children of a group: with days on it, or coming to it, in the time that was read. Without
    /// stand-ins whom the planning does not know.
    pub fn people_of(&self, group: GroupId) -> impl Iterator<Item = Who> {
        self.of.iter().filter(move |(of, _)| *of == group).map(|(_, who)| *who)
    }

    /// Whether somebody is of a group.
    pub fn is_of(&self, group: GroupId, who: Who) -> bool {
        self.of.binary_search(&(group, who)).is_ok()
    }

    /// Whether somebody is of a group, or has its day on another one that is together with it for a half-day of a date or
    /// more: absent or not.
    pub fn is_with(&self, group: GroupId, who: Who, date: Date) -> bool {
        let is_known = self.of.iter().any(|(_, known)| *known == who);
        let place = |of: Uuid, moment| self.calendar.place(of, date, moment);
        let halves = [Moment::Morning, Moment::Afternoon];
        let together = |of: Uuid| halves.into_iter().any(|half| place(of, half) == place(group.0, half));
        self.is_of(group, who) || is_known && self.person(who).group_on(date).is_some_and(together)
    }

    /// Where a group is on a date when it is not on its own place.
    pub fn elsewhere(&self, group: GroupId, date: Date) -> Vec<Elsewhere> {
        let parts = self.calendar.elsewhere(group.0, date).into_iter();
        let found = parts.map(|(part, place)| Elsewhere {
            part,
            place: GroupId(place),
            time: self.time_elsewhere(group, date, part),
        });
        found.collect()
    }

    /// Until when a group is elsewhere at the opening, or from when at the closing: as long as all groups on the way go.
    fn time_elsewhere(&self, group: GroupId, date: Date, part: MergedPart) -> Option<String> {
        let moment = match part {
            MergedPart::Opening => Moment::Opening,
            MergedPart::Closing => Moment::Closing,
            MergedPart::WholeDay => return None,
        };
        let (mut at, mut times) = (group, BTreeSet::new());
        for _ in &self.merges {
            let goes = |row: &&MergeRow| row.group == at && row.part.has(moment) && self.holds(row, date);
            let Some(row) = self.merges.iter().filter(goes).min_by_key(|row| row.part) else { break };
            times.extend(row.time.clone());
            at = row.with;
        }
        if part == MergedPart::Opening { times.pop_first() } else { times.pop_last() }
    }

    /// Whether a group goes to another one on a date: not to a location that is closed.
    fn holds(&self, row: &MergeRow, date: Date) -> bool {
        let merge = row.merge();
        merge.period.contains(date)
            && merge.weekdays.has(date.weekday())
            && self.calendar.shut(row.with.0, date).is_none()
    }

    /// The groups that are together with a group at any moment of a date, and itself.
    pub fn together_with(&self, group: GroupId, date: Date) -> impl Iterator<Item = GroupId> + use<> {
        self.calendar.together_with(group.0, date).into_iter().map(GroupId)
    }

    /// The children of whom it is said on a group whether they are here: its own, those who are with it at any moment of
    /// a date, and those of groups that are together with it then who have no day.
    pub fn children_with(&self, group: GroupId, date: Date) -> BTreeSet<ChildId> {
        let with = self.calendar.with_group(group.0, date).into_iter().map(|(child, _)| ChildId(child));
        let of = self.together_with(group, date).flat_map(|of| self.people_of(of));
        let free = of.filter_map(|who| match who {
            Who::Child(child) => {
                let is_free = self.is_of(group, who) || !self.calendar.child(child.0).on(date).is_there();
                is_free.then_some(child)
            }
            Who::Staff(_) => None,
        });
        with.chain(free).collect()
    }
}

/// First names; the whole name where two have the same.
fn shortest(mut names: BTreeMap<Uuid, Name>) -> BTreeMap<Uuid, Name> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.values() {
        *times.entry(name.short.clone()).or_default() += 1;
    }
    for name in names.values_mut() {
        if times[&name.short] > 1 {
            name.short = name.full.clone();
        }
    }
    names
}
