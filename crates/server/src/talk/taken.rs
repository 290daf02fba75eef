//! When a mentor is taken: by a talk that other parents chose, by a moment that they can choose, by a first visit.

use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};
use mentorkind_domain::talk::{meets_visit, overlap};
use sqlx::{AssertSqlSafe, FromRow};

use super::queries::{Slot, Talk};
use crate::{
    mentorship, on,
    platform::{
        clock::Moment,
        db::{Read, id_list},
        ids::{ChildId, OrganisationId, StaffId, TalkOfferId},
    },
    settling_in,
};

/// A moment of the mentor of a child that was chosen, or that parents can choose.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Taken {
    child_id: ChildId,
    offer_id: TalkOfferId,
    starts_at: Moment,
    chosen: bool,
}

/// The moments of the talks of the mentors of these children, for each child: of its own talks too.
pub(super) async fn of_mentors(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Taken>> {
    let sql = format!(
        "SELECT m.child_id, o.id AS offer_id, s.starts_at, s.chosen FROM mentorship m
         JOIN mentorship n ON n.organisation_id = m.organisation_id AND n.staff_id = m.staff_id
           AND n.from_on <= $3 AND (n.until_on IS NULL OR n.until_on >= $3)
         JOIN talk_offer o ON o.organisation_id = n.organisation_id AND o.child_id = n.child_id
         JOIN talk_slot s ON s.organisation_id = o.organisation_id AND s.offer_id = o.id
         WHERE m.organisation_id = $1 AND m.child_id {}
           AND m.from_on <= $3 AND (m.until_on IS NULL OR m.until_on >= $3)
           AND (o.state = 'open' OR (o.state = 'planned' AND s.chosen = TRUE))",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// Whether the mentor of a child has another talk at a moment; `talk`: the one for which it is.
pub(super) fn is_taken(all: &[Taken], talk: (ChildId, TalkOfferId), at: Moment) -> bool {
    all.iter().any(|one| {
        one.chosen
            && one.child_id == talk.0
            && one.offer_id != talk.1
            && overlap(one.starts_at.timestamp(), at.timestamp())
    })
}

/// The moments of a talk that can still be chosen.
pub(super) fn free<'a>(all: &'a [Taken], talk: &'a Talk, now: Moment) -> impl Iterator<Item = &'a Slot> {
    let to_come = talk.slots.iter().filter(move |slot| slot.starts_at > now);
    to_come.filter(move |slot| !is_taken(all, (talk.child, talk.id), slot.starts_at))
}

/// The mentor of a child today.
pub(super) async fn mentor(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Option<StaffId>> {
    let mentorships = mentorship::of_children(tx, organisation, &[child]).await?;
    Ok(mentorships.iter().find(|one| one.holds_on(today)).map(|one| one.staff))
}

/// Why a moment does not suit the mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Busy {
    /// There is another talk.
    Talk,
    /// A child comes for a first visit.
    Visit,
    /// It was offered to other parents, who can still choose it.
    Offered,
}

/// What a mentor does when, as far as is known here.
pub(super) struct Agenda<'a> {
    taken: Vec<Taken>,
    visits: Vec<mentorkind_domain::settling_in::Visit>,
    zone: &'a TimeZone,
}

impl<'a> Agenda<'a> {
    /// That of the mentor of a child, without the talk that is offered anew.
    pub(super) async fn of(
        tx: &mut Read,
        organisation: OrganisationId,
        (child, instead): (ChildId, Option<TalkOfferId>),
        (today, zone): (Date, &'a TimeZone),
    ) -> sqlx::Result<Self> {
        let mut taken = of_mentors(tx, organisation, [child], today).await?;
        taken.retain(|one| Some(one.offer_id) != instead);
        let children = mentor_children(tx, organisation, child, today).await?;
        let visits = settling_in::times(tx, organisation, children.into_iter(), today).await?;
        Ok(Self { taken, visits, zone })
    }

    /// What there is at a moment; none: nothing.
    pub(super) fn at(&self, local: DateTime) -> Option<Busy> {
        let at = local.to_zoned(self.zone.clone()).ok()?.timestamp();
        let meets = |chosen: bool| {
            self.taken.iter().any(|one| one.chosen == chosen && overlap(one.starts_at.timestamp(), at))
        };
        if meets(true) {
            Some(Busy::Talk)
        } else if self.visits.iter().any(|visit| meets_visit(local, *visit)) {
            Some(Busy::Visit)
        } else {
            meets(false).then_some(Busy::Offered)
        }
    }
}

/// The children of the mentor of a child.
async fn mentor_children(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<ChildId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT n.child_id FROM mentorship m
         JOIN mentorship n ON n.organisation_id = m.organisation_id AND n.staff_id = m.staff_id
           AND n.from_on <= $3 AND (n.until_on IS NULL OR n.until_on >= $3)
         WHERE m.organisation_id = $1 AND m.child_id = $2
           AND m.from_on <= $3 AND (m.until_on IS NULL OR m.until_on >= $3)")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}
