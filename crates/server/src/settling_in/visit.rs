//! First visits in words: for the group, and for parents.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{period::Period, settling_in::Visit};

use super::queries;
use crate::{
    calendar,
    platform::{
        dates::{Said, said},
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId, VisitId},
    },
};

/// The page of a group shows who visits in so many days.
const AHEAD_DAYS: i64 = 7;

/// A visit.
#[derive(Clone, Debug)]
pub struct VisitLine {
    /// Its identifier.
    pub id: VisitId,
    /// The day.
    pub on: Said,
    /// From when until when.
    pub times: String,
    /// The location is closed then: it does not go on.
    pub shut: bool,
}

/// "9.30 – 11.00", from minutes after midnight.
fn from_until(from: i64, until: i64) -> String {
    let at = |minute: i64| format!("{}.{:02}", minute / 60, minute % 60);
    format!("{} – {}", at(from), at(until))
}

/// The visits of these children from today on.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    today: Date,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Vec<VisitLine>>> {
    let mut lines: BTreeMap<ChildId, Vec<VisitLine>> = BTreeMap::new();
    for visit in queries::visits(tx, organisation, children, today).await? {
        lines.entry(visit.child_id).or_default().push(VisitLine {
            id: visit.id,
            on: said(visit.on_day.to_jiff(), today, lang),
            times: from_until(visit.from_minute, visit.until_minute),
            shut: visit.shut,
        });
    }
    Ok(lines)
}

/// A visit or the appointment of a child, as its parents read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForParents {
    /// The day.
    pub on: Said,
    /// From when until when; none for the appointment.
    pub times: Option<String>,
    /// It was cancelled.
    pub off: bool,
    /// The location is closed then: it does not go on.
    pub shut: bool,
}

/// The appointment and the visits of these children from today on, in order of time; what was cancelled too, unless the child
/// comes at that time after all. The caller tells only who may know.
pub async fn for_parents(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId> + Clone,
    today: Date,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Vec<ForParents>>> {
    let visits = queries::all_visits(tx, organisation, children.clone(), today).await?;
    let appointments = queries::appointments(tx, organisation, children, today).await?;
    let comes = |gone: &queries::Visit| {
        visits.iter().any(|other| {
            let day = (other.child_id, other.on_day.to_jiff()) == (gone.child_id, gone.on_day.to_jiff());
            let meets = other.from_minute < gone.until_minute && gone.from_minute < other.until_minute;
            other.cancelled_at.is_none() && day && meets
        })
    };
    let line = |on, times, off, shut| ForParents { on: said(on, today, lang), times, off, shut };
    let told = visits.iter().filter(|visit| visit.cancelled_at.is_none() || !comes(visit)).map(|visit| {
        let (on, times) = (visit.on_day.to_jiff(), from_until(visit.from_minute, visit.until_minute));
        (visit.child_id, on, line(on, Some(times), visit.cancelled_at.is_some(), visit.shut))
    });
    let agreed = appointments.into_iter().map(|(child, on)| (child, on.to_jiff()));
    let agreed = agreed.map(|(child, on)| (child, on, line(on, None, false, false)));
    let mut all: Vec<(ChildId, Date, ForParents)> = agreed.chain(told).collect();
    // The sort keeps the order of time within a day.
    all.sort_by_key(|(_, on, line)| (*on, line.times.is_some()));
    let mut lines: BTreeMap<ChildId, Vec<ForParents>> = BTreeMap::new();
    for (child, _, line) in all {
        let of_child = lines.entry(child).or_default();
        if of_child.last() != Some(&line) {
            of_child.push(line);
        }
    }
    Ok(lines)
}

/// When these children visit, from a day on. The caller has found them with a grant, or tells nobody whose visit it is.
pub async fn times(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    from: Date,
) -> sqlx::Result<Vec<Visit>> {
    let visits = queries::visits(tx, organisation, children, from).await?;
    Ok(visits.iter().filter_map(queries::Visit::times).collect())
}

/// Who visits a group today and in the days after: who, when, and from when until when.
pub async fn of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
    lang: Lang,
) -> sqlx::Result<Vec<(String, Said, String)>> {
    let until = today.saturating_add(AHEAD_DAYS.days());
    let visits = queries::visits_to(tx, organisation, group, (today, until)).await?;
    let closed = calendar::closed(tx, organisation, [group]).await?;
    let line = |(name, on, from, until): (String, jiff_sqlx::Date, i64, i64)| {
        let (on, times) = (on.to_jiff(), from_until(from, until));
        let shut = is_shut(&closed, group, on);
        let times = if shut { lang.t("settling-shut-then").with("times", times).to_string() } else { times };
        (name, said(on, today, lang), times)
    };
    Ok(visits.into_iter().map(line).collect())
}

/// A child that comes to settle in today, or whose appointment is today.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The child.
    pub child: ChildId,
    /// The group that it comes to.
    pub group: GroupId,
    /// Its first name.
    pub name: String,
    /// "komt wennen, 9.30 – 11.00".
    pub words: String,
    /// It is on the group for a while; of an appointment that is not said.
    pub stays: bool,
}

/// Whether the location of a group is closed on a day.
fn is_shut(closed: &BTreeMap<GroupId, Vec<Period>>, group: GroupId, day: Date) -> bool {
    closed.get(&group).is_some_and(|periods| periods.iter().any(|period| period.contains(day)))
}

/// Who comes to these groups on a day to settle in, in order of time; nobody where it is closed. The caller has found the groups with a grant.
pub async fn visitors(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    day: Date,
    lang: Lang,
) -> sqlx::Result<Vec<Visitor>> {
    let groups: Vec<GroupId> = groups.into_iter().collect();
    let mut coming = queries::coming(tx, organisation, groups.iter().copied(), day).await?;
    let closed = calendar::closed(tx, organisation, groups).await?;
    coming.retain(|one| !is_shut(&closed, one.group_id, day));
    coming.sort_by_key(|one| (one.from_minute, one.name.to_lowercase()));
    let visitor = |one: queries::Coming| {
        let times = one.from_minute.zip(one.until_minute);
        let words = match times {
            Some((from, until)) => {
                lang.t("settling-today").with("times", from_until(from, until)).to_string()
            }
            None => lang.t("settling-appointment-today").to_string(),
        };
        Visitor { child: one.child_id, group: one.group_id, name: one.name, words, stays: times.is_some() }
    };
    Ok(coming.into_iter().map(visitor).collect())
}
