//! The contact of the day ("aanspreekpunt vandaag"): whom colleagues and parents ask about a child while its mentor is
//! not there. It follows from the roster, and colleagues can choose another one for the day. It is for questions:
//! everyone cares for all children.

mod choose;
mod queries;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::Action,
    calendar::{By, Candidate, Day, deputy},
};
use uuid::Uuid;

use crate::{
    calendar::Days,
    mentorship::Mentorship,
    platform::{
        db::{Read, Write},
        ids::{ChildId, OrganisationId, StaffId},
        routes::{Access, Routes},
    },
};
pub use choose::{Line, line};

/// Choosing somebody, and letting it follow by itself again.
pub fn routes() -> Routes {
    let hand_over = Access::Needs(Action::HandOverDay);
    Routes::new().post("/children/{child}/day/contact", hand_over, choose::choose).post(
        "/children/{child}/day/contact/withdraw",
        hand_over,
        choose::withdraw,
    )
}

/// How far ahead it is looked at who is with a child most: a fortnight, for rosters that alternate.
const FORTNIGHT: i64 = 14;

/// The contact of a child's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who; a stand-in whom the planning does not know has an identifier of its own.
    pub id: Uuid,
    /// First and last name.
    pub name: String,
    /// It stands in.
    pub stands_in: bool,
}

/// Where a child is on a day without its mentor: the place, the day, the mentor, and those half-days of the child's day
/// that the mentor is not there.
#[derive(Clone, Copy, Debug)]
pub struct Alone {
    /// On whose place.
    pub place: Uuid,
    /// Which day.
    pub date: Date,
    /// The mentor that the child has.
    pub mentor: Option<StaffId>,
    /// The half-days.
    pub day: Day<Uuid>,
}

impl Alone {
    /// The half-days of a child that its mentor is not there; none when the mentor is there all the time, or the child
    /// is not.
    pub fn of(days: &Days, mentorships: &[Mentorship], child: ChildId, date: Date) -> Option<Self> {
        let day = days.calendar.child(child.0).on(date);
        let mentor = mentorships.iter().find(|m| m.child == child && m.holds_on(date)).map(|m| m.staff);
        let day = mentor.map_or(day, |mentor| day.without(&days.calendar.staff(mentor.0).on(date)));
        let place = day.parts().next()?.at;
        Some(Self { place, date, mentor, day })
    }
}

/// What colleagues chose by hand for children on a day.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    chosen: BTreeMap<ChildId, queries::Chosen>,
}

/// What was chosen for these children on a day. The caller has found them with a grant.
pub async fn contacts(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    date: Date,
) -> sqlx::Result<Contacts> {
    let chosen = queries::chosen(tx, organisation, children, date).await?;
    Ok(Contacts { chosen: chosen.into_iter().map(|one| (one.child_id, one)).collect() })
}

impl Contacts {
    /// Whom to ask about a child, the same for colleagues and parents: who was chosen, while that person is there; else
    /// who follows from the roster.
    pub fn of(&self, days: &Days, child: ChildId, alone: &Alone) -> Option<Contact> {
        let candidates = candidates(days, child, alone);
        let chosen = self.chosen.get(&child).map(|one| one.staff_id.0);
        let found = candidates
            .iter()
            .find(|candidate| Some(candidate.id) == chosen)
            .or_else(|| deputy(&candidates, &alone.day, days.full_name(child.0)))?;
        Some(Contact {
            id: found.id,
            name: found.name.to_owned(),
            stands_in: found.day.parts().all(|part| part.by == By::StandIn),
        })
    }
}

/// Who is on the place of a child while its mentor is not; on a day on which it has none itself, who is there at all.
fn candidates<'a>(days: &'a Days, child: ChildId, alone: &Alone) -> Vec<Candidate<'a, Uuid>> {
    let calendar = &days.calendar;
    let ahead = || (1..=FORTNIGHT).filter_map(|n| alone.date.checked_add(n.days()).ok());
    let with: Vec<(Date, Day<Uuid>)> = ahead()
        .map(|date| (date, calendar.child(child.0).on(date)))
        .filter(|(_, day)| day.is_there())
        .collect();
    let usual = |id: Uuid| with.iter().map(|(date, day)| calendar.staff(id).on(*date).shared(day)).sum();
    calendar
        .group_day(alone.place, alone.date)
        .staff
        .into_iter()
        .filter(|(id, day)| day.is_there() && alone.mentor.is_none_or(|mentor| mentor.0 != *id))
        .filter(|(_, day)| !alone.day.is_there() || day.shared(&alone.day) > 0)
        .map(|(id, day)| Candidate {
            id,
            day,
            in_training: calendar.staff(id).in_training(alone.date),
            usual: usual(id),
            name: days.full_name(id),
        })
        .collect()
}

/// Removes, in an organisation, what was chosen for days before a date; how many.
pub async fn forget(tx: &mut Write, organisation: OrganisationId, before: Date) -> sqlx::Result<u64> {
    queries::forget(tx, organisation, before).await
}
