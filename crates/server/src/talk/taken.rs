//! When those who speak are taken: the mentor by a talk that other parents chose, by a moment that they can choose, by a
//! first visit; the parents by a talk about another child of theirs.

use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};
use mentorkind_domain::talk::{meets_visit, overlap};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::queries::{Slot, Talk};
use crate::{
    mentorship, on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GuardianId, OrganisationId, StaffId, TalkOfferId},
        rights,
    },
    settling_in,
};

/// A moment of the mentor or the parents of a child that was chosen, or that parents can choose.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Taken {
    child_id: ChildId,
    offer_id: TalkOfferId,
    starts_at: Moment,
    chosen: bool,
    /// The parents of the child speak about another child of theirs then.
    #[sqlx(default)]
    by_parents: bool,
}

/// When the mentors and the parents of these children speak, for each child: in its own talks too.
pub(super) async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Taken>> {
    let children = id_list(children);
    let mut taken = of_mentors(tx, organisation, &children, today).await?;
    taken.extend(of_parents(tx, organisation, &children, today).await?);
    Ok(taken)
}

async fn of_mentors(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &str,
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
        .bind(organisation).bind(children).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// A talk that was chosen about another child of a guardian.
#[derive(FromRow)]
struct Elsewhere {
    child_id: ChildId,
    guardian_id: GuardianId,
    about: ChildId,
    offer_id: TalkOfferId,
    starts_at: Moment,
}

/// The talks about other children to which a guardian of these children comes: one who may be told about both, and who is
/// a person.
async fn of_parents(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &str,
    today: Date,
) -> sqlx::Result<Vec<Taken>> {
    let sql = format!(
        "SELECT t.child_id, t.guardian_id, u.child_id AS about, o.id AS offer_id, s.starts_at FROM guardianship t
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id AND g.kind <> 'institution'
         JOIN guardianship u ON u.organisation_id = t.organisation_id AND u.guardian_id = t.guardian_id
           AND u.child_id <> t.child_id
         JOIN talk_offer o ON o.organisation_id = u.organisation_id AND o.child_id = u.child_id AND o.state = 'planned'
         JOIN talk_slot s ON s.organisation_id = o.organisation_id AND s.offer_id = o.id AND s.chosen = TRUE
         WHERE t.organisation_id = $1 AND t.child_id {}",
        tx.one_of(2)
    );
    let rows: Vec<Elsewhere> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(children).fetch_all(c).await)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let both = rows.iter().flat_map(|row| [row.child_id, row.about]);
    let rights = rights::of_children(tx, organisation, both, today).await?;
    let comes =
        |row: &Elsewhere| [row.child_id, row.about].iter().all(|child| rights.full(row.guardian_id, *child));
    let taken = rows.into_iter().filter(comes).map(|row| Taken {
        child_id: row.child_id,
        offer_id: row.offer_id,
        starts_at: row.starts_at,
        chosen: true,
        by_parents: true,
    });
    Ok(taken.collect())
}

/// Waits until nobody else chooses a moment for this child, its mentor or its parents, and looks whether they are free at
/// this one for a talk; no moment: they are.
pub(super) async fn alone_and_free(
    tx: &mut Write,
    organisation: OrganisationId,
    talk: (ChildId, TalkOfferId),
    at: Option<Moment>,
    today: Date,
) -> sqlx::Result<bool> {
    let guardians: Vec<GuardianId> = on!(tx, c => sqlx::query_scalar(
        "SELECT guardian_id FROM guardianship WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(talk.0).fetch_all(c).await)?;
    let mentor = mentor(tx, organisation, talk.0, today).await?;
    let mut people: Vec<Uuid> = guardians.into_iter().map(Uuid::from).collect();
    people.extend(mentor.map(Uuid::from));
    people.push(talk.0.into());
    // In one order, so that nobody waits for one who waits for the other.
    people.sort_unstable();
    for one in people {
        tx.alone(one).await?;
    }
    let taken = of_children(tx, organisation, [talk.0], today).await?;
    Ok(at.is_none_or(|at| !is_taken(&taken, talk, at)))
}

/// Whether the mentor or the parents of a child have another talk at a moment; `talk`: the one for which it is.
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

/// Why a moment does not suit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Busy {
    /// There is another talk.
    Talk,
    /// The parents have a talk about another child of theirs.
    Parents,
    /// A child comes for a first visit.
    Visit,
    /// It was offered to other parents, who can still choose it.
    Offered,
}

/// What a mentor and the parents of a child do when, as far as is known here.
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
        let mut taken = of_children(tx, organisation, [child], today).await?;
        taken.retain(|one| Some(one.offer_id) != instead);
        let children = mentor_children(tx, organisation, child, today).await?;
        let visits = settling_in::times(tx, organisation, children.into_iter(), today).await?;
        Ok(Self { taken, visits, zone })
    }

    /// What there is at a moment; none: nothing.
    pub(super) fn at(&self, local: DateTime) -> Option<Busy> {
        let at = local.to_zoned(self.zone.clone()).ok()?.timestamp();
        let meets = |chosen: bool, by_parents: bool| {
            let such = self.taken.iter().filter(|one| (one.chosen, one.by_parents) == (chosen, by_parents));
            such.map(|one| one.starts_at.timestamp()).any(|begins| overlap(begins, at))
        };
        if meets(true, false) {
            Some(Busy::Talk)
        } else if meets(true, true) {
            Some(Busy::Parents)
        } else if self.visits.iter().any(|visit| meets_visit(local, *visit)) {
            Some(Busy::Visit)
        } else {
            meets(false, false).then_some(Busy::Offered)
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
