//! The evidence of a location on a day: what the facts show of each child, and of all of them.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::action,
    inspection::{self, Count, Deviation, Requirement, Telling},
    obligation::Days,
};

use super::{
    load,
    queries::{self, Placed},
};
use crate::{
    announcement::{self, Proof},
    calendar,
    group::{self, Works},
    import,
    mentorship::{self, Mentorship},
    observation,
    platform::{
        access::Grant,
        db::Read,
        ids::{ChildId, LocationId, MentorshipId},
    },
};

/// A child of the location, with its number on paper.
pub(super) struct Child {
    pub number: String,
    pub placed: Placed,
    pub mentor: Option<Mentor>,
    pub facts: inspection::Child,
}

/// Its mentor on the day.
pub(super) struct Mentor {
    pub name: String,
    pub since: Date,
    /// On so many half-days of the child's fortnight the mentor is there.
    pub shared: u32,
    pub of: u32,
}

/// All of it.
pub(super) struct Evidence {
    pub on: Date,
    pub children: Vec<Child>,
    pub counts: Vec<(Requirement, Count)>,
}

impl Mentor {
    /// Child and mentor are never there together; with flexible care nobody knows.
    pub(super) fn never_together(&self) -> bool {
        self.shared == 0 && self.of > 0
    }
}

impl Child {
    /// What is not there, and is asked.
    pub(super) fn deviations(&self, on: Date) -> impl Iterator<Item = Deviation> {
        inspection::deviations(&self.facts, on)
    }
}

pub(super) async fn evidence(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    location: LocationId,
    on: Date,
) -> sqlx::Result<Evidence> {
    let (organisation, zone) = (grant.organisation(), &grant.actor().zone);
    let placed = queries::placed(tx, grant, location, on).await?;
    let ids: Vec<ChildId> = placed.iter().map(|child| child.child_id).collect();
    let mentorships = mentorship::of_children(tx, organisation, &ids).await?;
    let held: BTreeMap<ChildId, &Mentorship> =
        mentorships.iter().filter(|m| m.holds_on(on)).map(|m| (m.child, m)).collect();
    let mut ended: BTreeMap<ChildId, Date> = BTreeMap::new();
    for m in &mentorships {
        if let Some(until) = m.until.filter(|until| *until < on && *until >= m.from) {
            let last = ended.entry(m.child).or_insert(until);
            *last = until.max(*last);
        }
    }
    let staff: Vec<_> = held.values().map(|m| m.staff).collect();
    let works = group::works(tx, organisation, &staff).await?;
    let coming = mentorships.iter().filter(|m| m.from > on && m.until.is_none_or(|until| until >= m.from));
    let coming: BTreeMap<MentorshipId, ChildId> = coming.map(|m| (m.id, m.child)).collect();
    let all = held.values().map(|m| m.id).chain(coming.keys().copied());
    let proof = announcement::proof(tx, organisation, all).await?;
    let term = announcement::rules(tx, organisation, on).await?.working_days;
    let days = calendar::working_days(tx, organisation, Some(location)).await?;
    let (ahead, proof): (Vec<Proof>, Vec<Proof>) =
        proof.into_iter().partition(|proof| coming.contains_key(&proof.mentorship_id));
    let mut told = tellings(&proof, &days, term, zone);
    let mut untold: BTreeMap<ChildId, Told> = BTreeMap::new();
    for (id, (guardians, itself)) in tellings(&ahead, &days, term, zone) {
        let Some(child) = coming.get(&id) else { continue };
        let late = |one: &Telling| one.until < on && one.told.is_none_or(|told| told > on);
        let (of_guardians, of_itself) = untold.entry(*child).or_default();
        of_guardians.extend(guardians.into_iter().filter(late));
        of_itself.extend(itself.into_iter().filter(late));
    }
    let mut contacts: BTreeMap<ChildId, Date> = BTreeMap::new();
    for finished in observation::finished(tx, organisation, &ids, zone).await? {
        if let Some(day) = finished.told_on.map(jiff_sqlx::Date::to_jiff).filter(|day| *day <= on) {
            let last = contacts.entry(finished.child_id).or_insert(day);
            *last = day.max(*last);
        }
    }
    let history = import::history(tx, organisation, ids.iter().copied()).await?;
    let known_from = queries::first_day(tx, organisation, zone).await?;
    let named = load::named(tx, organisation, on).await?;
    let loads = load::counted(&placed, &held);
    let width = placed.len().to_string().len();
    let children: Vec<Child> = placed
        .into_iter()
        .zip(1..)
        .map(|(placed, n)| {
            let mentorship = held.get(&placed.child_id).copied();
            let (mut guardians, mut itself) = mentorship.and_then(|m| told.remove(&m.id)).unwrap_or_default();
            let (late, itself_late) = untold.remove(&placed.child_id).unwrap_or_default();
            guardians.extend(late);
            itself.extend(itself_late);
            let day = |date: Option<jiff_sqlx::Date>| date.map(jiff_sqlx::Date::to_jiff);
            let contact = contacts.get(&placed.child_id).copied();
            let imported = history.get(&placed.child_id).map(|history| history.talks.as_slice());
            let imported = imported.unwrap_or_default().iter().copied().filter(|day| *day <= on).max();
            let facts = inspection::Child {
                after_school: placed.kind == "bso",
                since: day(placed.since),
                mentor_on_group: mentorship.map(|m| works_with(m, &placed, &works, on).is_some()),
                mentor_so_since: match mentorship {
                    Some(m) => Some(without_since(m, &placed, &works, on)),
                    None => ended.get(&placed.child_id).map(|last| day_after(*last)).max(day(placed.since)),
                },
                mentor_children: mentorship.and_then(|m| {
                    let most = named.most(works_with(m, &placed, &works, on)?.count())?;
                    Some((*loads.get(&(placed.group_id, m.staff))?, most))
                }),
                guardians,
                itself,
                discussed: imported.max(day(placed.talked_on)).max(contact),
                had_mentor: ended.contains_key(&placed.child_id),
                known_from: Some(known_from),
            };
            let mentor = mentorship.map(|m| {
                let child = HalfDays(half_days(placed.days));
                let shared =
                    works_with(m, &placed, &works, on).map_or(0, |days| child.shared(days).0.count_ones());
                Mentor { name: m.staff_name.clone(), since: m.from, shared, of: child.0.count_ones() }
            });
            Child { number: format!("K{n:0width$}"), placed, mentor, facts }
        })
        .collect();
    let facts: Vec<inspection::Child> = children.iter().map(|child| child.facts.clone()).collect();
    let counts =
        Requirement::ALL.map(|requirement| (requirement, inspection::count(&facts, requirement, on)));
    Ok(Evidence { on, children, counts: counts.to_vec() })
}

pub(super) fn half_days(mask: i64) -> u32 {
    u32::try_from(mask).unwrap_or_default()
}

/// The days on which the mentor works on the child's group; none when it does not work there.
pub(super) fn works_with(
    mentorship: &Mentorship,
    placed: &Placed,
    works: &[Works],
    on: Date,
) -> Option<HalfDays> {
    let of = works.iter().filter(|works| {
        works.staff == mentorship.staff && works.group == placed.group_id && works.holds_on(on)
    });
    of.fold(None, |days, works| Some(HalfDays(days.map_or(0, |HalfDays(days)| days) | works.days.0)))
}

/// Since when the mentor of a child that does not work on its group has not done so.
fn without_since(mentorship: &Mentorship, placed: &Placed, works: &[Works], on: Date) -> Date {
    let of = works.iter().filter(|works| works.staff == mentorship.staff && works.group == placed.group_id);
    let worked = of.filter_map(|works| works.until).filter(|until| *until < on).map(day_after).max();
    let placed = placed.from_on.map(jiff_sqlx::Date::to_jiff);
    [placed, worked].into_iter().flatten().fold(mentorship.from, Date::max)
}

fn day_after(day: Date) -> Date {
    day.saturating_add(1.day())
}

type Told = (Vec<Telling>, Vec<Telling>);

/// By mentorship who was told when: the guardians, and the child itself.
fn tellings(proof: &[Proof], days: &impl Days, term: u32, zone: &TimeZone) -> BTreeMap<MentorshipId, Told> {
    let mut told: BTreeMap<MentorshipId, Told> = BTreeMap::new();
    for proof in proof {
        let telling = Telling {
            until: days.working_days_after(proof.made_at.date_in(zone), term),
            told: proof.told_at.map(|at| at.date_in(zone)),
        };
        let (guardians, itself) = told.entry(proof.mentorship_id).or_default();
        match proof.guardian_id {
            Some(_) => guardians.push(telling),
            None => itself.push(telling),
        }
    }
    told
}
