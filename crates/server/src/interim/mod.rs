//! A mentor who is away for long, or leaves: which children are due for an interim or another mentor, and giving them
//! back to a mentor who returns. Computed from roster, absences and mentorships; nothing of it is stored.

mod pages;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::Action,
    calendar::nth_working_day,
    division::Case,
    half_days::on_date,
    interim::{Away, back_on, left_out, long_away},
};

use crate::{
    division::Rules,
    group::GroupFacts,
    mentorship::Mentorship,
    platform::{
        ids::{ChildId, MentorshipId, StaffId},
        routes::{Access, Routes},
    },
};

/// `/groups/{id}/interim`.
pub fn routes() -> Routes {
    Routes::new().post("/groups/{id}/interim", Access::Needs(Action::Divide), pages::begin).post(
        "/groups/{id}/interim/return",
        Access::Needs(Action::MakeKnown),
        pages::give_back,
    )
}

/// Why children are due for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The mentor is away for longer than the protocol's number of weeks.
    Away(Away),
    /// The mentor works on the group until this day.
    Leaves(Date),
    /// The mentor does not work on the group any more.
    Gone,
}

/// Children of one mentor who are due for somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The mentor.
    pub staff: StaffId,
    /// The mentor's name.
    pub name: String,
    /// Why.
    pub why: Why,
    /// From when somebody else is needed, not before today.
    pub from: Date,
    /// The children.
    pub children: Vec<ChildId>,
    /// Children to whom this mentor was made known, from a day on which it is not there either.
    pub coming: Vec<(ChildId, Date)>,
}

/// Children with an interim mentor, and the mentor for whom that one stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// The mentor who is away.
    pub staff: StaffId,
    /// That mentor's name.
    pub name: String,
    /// The first day of the mentor's return; none: that mentor is not on this group's roster any more.
    pub back: Option<Date>,
    /// It is time to give the children back, so that their parents hear it within the protocol's number of days.
    pub due: bool,
    /// The interim mentorships that go on until the children are given back.
    pub held: Vec<(MentorshipId, ChildId)>,
    /// The children who are given back already, with the first day of that.
    pub returning: Vec<(ChildId, Date)>,
}

/// How a group stands in this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interim {
    /// Who is due for somebody else.
    pub due: Vec<Due>,
    /// Who has an interim mentor.
    pub held: Vec<StandIn>,
}

impl Interim {
    /// Children whose mentor is away for long.
    pub fn away(&self) -> usize {
        self.count(|why| matches!(why, Why::Away(_)))
    }

    /// Children whose mentor leaves the group soon.
    pub fn leaving(&self) -> usize {
        self.count(|why| matches!(why, Why::Leaves(_)))
    }

    fn count(&self, of: impl Fn(Why) -> bool) -> usize {
        self.due.iter().filter(|due| of(due.why)).map(|due| due.children.len() + due.coming.len()).sum()
    }

    /// Children with an interim mentor whose own mentor is back, or does not come back.
    pub fn back(&self) -> usize {
        self.held
            .iter()
            .filter(|stand_in| stand_in.due || stand_in.back.is_none())
            .map(|s| s.held.len())
            .sum()
    }
}

/// How a group stands today.
pub fn of(facts: &GroupFacts, today: Date, rules: &Rules) -> Interim {
    let case = facts.case(today, &rules.ages, &[]);
    let children: Vec<(ChildId, Date)> =
        case.children.iter().map(|child| (facts.places[child.row].child, child.on)).collect();
    let mut mentors: BTreeMap<StaffId, &Mentorship> = BTreeMap::new();
    let mut held: BTreeMap<StaffId, StandIn> = BTreeMap::new();
    for &(child, on) in &children {
        for later in facts.history(child).iter().filter(|m| m.begins_after(on)) {
            mentors.insert(later.staff, later);
        }
        let Some(mentorship) = facts.present(child, on) else { continue };
        mentors.insert(mentorship.staff, mentorship);
        let Some((staff, name)) = &mentorship.stands_in_for else { continue };
        let returns = mentorship.until.filter(|_| mentorship.end_reason.as_deref() == Some("returned"));
        let returns = returns.and_then(|last| last.tomorrow().ok());
        if mentorship.until.is_some() && returns.is_none() {
            continue;
        }
        let stand_in = held.entry(*staff).or_insert_with(|| stand_in(facts, *staff, name, today, rules));
        match returns {
            Some(day) => stand_in.returning.push((child, day)),
            None => stand_in.held.push((mentorship.id, child)),
        }
    }
    let due =
        mentors.values().filter_map(|mentorship| due(facts, mentorship, &children, today, rules)).collect();
    Interim { due, held: held.into_values().collect() }
}

/// The last day on which somebody is on the group as mentor; none without end, and the day before today when there is
/// no day left.
fn last_on_group(facts: &GroupFacts, staff: StaffId, today: Date) -> Option<Date> {
    let rows = facts.staff.iter().filter(|row| row.staff == staff && row.can_be_mentor());
    let gone = today.yesterday().unwrap_or(today);
    rows.map(|row| row.period.until)
        .try_fold(gone, |last, until| until.map(|until| last.max(until)).ok_or(()))
        .ok()
}

fn due(
    facts: &GroupFacts,
    mentorship: &Mentorship,
    children: &[(ChildId, Date)],
    today: Date,
    rules: &Rules,
) -> Option<Due> {
    let staff = mentorship.staff;
    let soon = today.saturating_add(i64::from(rules.ages.stops_days).days());
    let last = last_on_group(facts, staff, today).filter(|last| *last < soon);
    let spells = facts.spells(staff);
    let away = long_away(&spells, rules.interim_weeks, today, rules.ages.horizon_days);
    let after = |day: Date| day.saturating_add(1.day());
    let (why, from, until) = match (last, away) {
        // Who is away until the end does not return.
        (Some(last), Some(away)) if last <= away.until => {
            (Why::Leaves(last), away.from.min(after(last)), None)
        }
        (Some(last), _) if last < today => (Why::Gone, today, None),
        (Some(last), None) => (Why::Leaves(last), after(last), None),
        (_, Some(away)) => (Why::Away(away), away.from, Some(away.until)),
        (None, None) => return None,
    };
    let why = if last.is_some_and(|last| last < today) { Why::Gone } else { why };
    let concerned = Concerned { facts, children, staff, until };
    let mut from = from.max(today);
    let mut coming = concerned.after(from);
    let mut now = concerned.on(from);
    if now.is_empty() {
        from = coming.first()?.1;
        now = concerned.on(from);
        coming.retain(|(_, day)| *day > from);
    }
    let name = mentorship.staff_name.clone();
    (!now.is_empty()).then_some(Due { staff, name, why, from, children: now, coming })
}

/// Whom it concerns that a mentor is not there until a day, or for good.
struct Concerned<'a> {
    facts: &'a GroupFacts,
    children: &'a [(ChildId, Date)],
    staff: StaffId,
    until: Option<Date>,
}

impl Concerned<'_> {
    /// The child is on the group on a day on which the mentor is not.
    fn misses(&self, child: ChildId, day: Date) -> bool {
        let mut places = self.facts.places.iter();
        self.until.is_none_or(|until| day <= until)
            && places.any(|place| place.child == child && place.main && place.period.contains(day))
    }

    /// The children of the mentor on a day, or on their own first one.
    fn on(&self, day: Date) -> Vec<ChildId> {
        let children = self.children.iter().filter(|(child, on)| {
            let on = (*on).max(day);
            let present = self.facts.present(*child, on);
            self.misses(*child, on) && present.is_some_and(|m| m.staff == self.staff && m.from <= on)
        });
        children.map(|(child, _)| *child).collect()
    }

    /// The children who get the mentor after a day, the soonest first.
    fn after(&self, day: Date) -> Vec<(ChildId, Date)> {
        let mut coming: Vec<(ChildId, Date)> = self
            .children
            .iter()
            .filter_map(|(child, on)| {
                let mut history = self.facts.history(*child).iter();
                let after = (*on).max(day);
                let later = history.find(|m| {
                    m.staff == self.staff && m.begins_after(after) && self.misses(*child, m.from)
                })?;
                Some((*child, later.from))
            })
            .collect();
        coming.sort_by_key(|(_, day)| *day);
        coming
    }
}

fn stand_in(facts: &GroupFacts, staff: StaffId, name: &str, today: Date, rules: &Rules) -> StandIn {
    let spells = facts.spells(staff);
    let first = back_on(&spells, today);
    let row_on = |day: Date| {
        let mut rows = facts.staff.iter().filter(|row| row.staff == staff && row.can_be_mentor());
        rows.find(|row| row.period.contains(day))
    };
    // The first day on the group itself: who was ill until Friday is back on Monday.
    let works = |day: &Date| {
        let there = row_on(*day).map(|row| on_date(row.days, *day));
        there.is_some_and(|there| there.morning || there.afternoon)
    };
    let fortnight = (0..14).map(|after| first.saturating_add(after.days()));
    let back = fortnight
        .filter(|day| spells.iter().all(|away| !away.contains(*day)))
        .find(works)
        .or(Some(first).filter(|day| row_on(*day).is_some()));
    StandIn {
        staff,
        name: name.to_owned(),
        due: back.is_some_and(|back| back <= nth_working_day(today, rules.tell_working_days, &[])),
        back,
        held: Vec::new(),
        returning: Vec::new(),
    }
}

/// When staff of a group are away for longer than the protocol's number of weeks.
#[derive(Clone, Debug)]
pub struct LongAway(BTreeMap<StaffId, Vec<Away>>);

impl LongAway {
    /// Those of a group.
    pub fn of(facts: &GroupFacts, rules: &Rules) -> Self {
        let long = |staff: StaffId| {
            let spells = facts.spells(staff).into_iter();
            spells.filter(|away| away.longer_than(rules.interim_weeks)).collect::<Vec<_>>()
        };
        Self(facts.absences.keys().map(|staff| (*staff, long(*staff))).collect())
    }

    /// The time of which a day is part.
    pub fn on(&self, staff: StaffId, day: Date) -> Option<Away> {
        self.0.get(&staff)?.iter().find(|away| away.contains(day)).copied()
    }

    /// Who is not proposed as whose mentor because of it, as [`left_out`].
    pub fn left_out(&self, facts: &GroupFacts, case: &Case) -> BTreeSet<(usize, usize)> {
        left_out(case, |j, day| self.on(facts.staff[case.staff[j].row].staff, day).is_some())
    }
}

/// The children (of a mentor who is away for long on this day, or not on the group) whom a proposal for only them is
/// about, and who cannot be the mentor of anybody new because of a long time away.
pub fn concerned(
    facts: &GroupFacts,
    mentor: StaffId,
    on: Date,
    rules: &Rules,
) -> (BTreeSet<ChildId>, BTreeSet<StaffId>) {
    let spells = LongAway::of(facts, rules);
    let long = |staff: StaffId, day: Date| spells.on(staff, day).is_some();
    let case = facts.case(on, &rules.ages, &[]);
    let children = case.children.iter().filter(|child| {
        let id = facts.places[child.row].child;
        let here = facts
            .staff
            .iter()
            .any(|row| row.staff == mentor && row.can_be_mentor() && row.period.contains(child.on));
        (long(mentor, child.on) || !here) && facts.present(id, child.on).is_some_and(|m| m.staff == mentor)
    });
    let children = children.map(|child| facts.places[child.row].child).collect();
    let mut away: BTreeSet<StaffId> =
        facts.absences.keys().copied().filter(|staff| long(*staff, on)).collect();
    away.insert(mentor);
    (children, away)
}
