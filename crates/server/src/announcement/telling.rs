//! Making mentors known, taking that back, and noting what happens to a message.

use std::collections::{BTreeMap, BTreeSet};

use mentorkind_domain::announcement::Event;
use sqlx::{AssertSqlSafe, FromRow};

use super::{NewMentor, mail, queries};
use crate::{
    family::link::Addressee,
    on,
    platform::{
        db::{Write, id_list},
        ids::{AccountId, AnnouncementId, ChildId, GuardianId, MentorshipId, OrganisationId, fresh},
    },
};

/// Makes the new mentors known to each guardian with custody of each child, and to the children themselves at
/// after-school care. Part of the transaction that makes a division known.
pub async fn tell(tx: &mut Write, organisation: OrganisationId, mentors: &[NewMentor]) -> sqlx::Result<()> {
    let guardians = with_custody(tx, organisation, mentors.iter().map(|m| m.child)).await?;
    let after_school = at_after_school_care(tx, organisation, mentors).await?;
    let mut letters = BTreeMap::new();
    for mentor in mentors {
        for guardian in guardians.iter().filter(|g| g.child_id == mentor.child) {
            let id = announce(tx, organisation, mentor, Some(guardian.guardian_id)).await?;
            guardian.add_to(&mut letters, organisation, id);
        }
        if after_school.contains(&mentor.mentorship) {
            announce(tx, organisation, mentor, None).await?;
        }
    }
    mail::queue(tx, letters).await
}

/// Takes back what was told of mentorships that were withdrawn before they began, so that the mentorships can be
/// removed after it. What had reached nobody is removed; whoever knew is told again, and the proof stays. Part of the
/// transaction that withdraws a division.
pub async fn take_back(
    tx: &mut Write,
    organisation: OrganisationId,
    mentors: &[NewMentor],
) -> sqlx::Result<()> {
    let guardians = with_custody(tx, organisation, mentors.iter().map(|m| m.child)).await?;
    let announcements = of_mentorships(tx, organisation, mentors).await?;
    let events = queries::events(tx, organisation, announcements.iter().map(|a| a.id)).await?;
    let mut letters = BTreeMap::new();
    for announcement in announcements {
        let happened: Vec<Event> =
            events.iter().filter(|e| e.announcement == announcement.id).map(|e| e.event).collect();
        if happened.iter().all(|event| *event == Event::Queued) {
            remove(tx, organisation, announcement.id).await?;
            continue;
        }
        on!(tx, c => sqlx::query("UPDATE announcement SET mentorship_id = NULL WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(announcement.id).execute(c).await.map(drop))?;
        note(tx, organisation, announcement.id, Event::TakenBack, None).await?;
        let knew = happened.iter().any(|event| !matches!(event, Event::Queued | Event::Bounced));
        let guardian = guardians
            .iter()
            .find(|g| Some(g.guardian_id) == announcement.guardian_id && g.child_id == announcement.child_id);
        if let Some(guardian) = guardian.filter(|_| knew) {
            guardian.add_to(&mut letters, organisation, announcement.id);
        }
    }
    mail::queue(tx, letters).await
}

/// Notes that a guardian has opened what was waiting for it.
pub async fn opened(
    tx: &mut Write,
    organisation: OrganisationId,
    guardian: GuardianId,
    account: AccountId,
) -> sqlx::Result<()> {
    for id in queries::open_for_guardian(tx, organisation, guardian).await? {
        note(tx, organisation, id, Event::Opened, Some(account)).await?;
    }
    Ok(())
}

/// Notes what happened to a message, always after what happened to it before.
pub(super) async fn note(
    tx: &mut Write,
    organisation: OrganisationId,
    announcement: AnnouncementId,
    event: Event,
    account: Option<AccountId>,
) -> sqlx::Result<()> {
    let now = tx.now;
    // The message may have been removed since its mail went out.
    on!(tx, c => sqlx::query(
        "INSERT INTO announcement_event (organisation_id, id, announcement_id, kind, at, account_id)
         SELECT $1, $2, a.id, $4, CASE WHEN $5 > COALESCE(MAX(e.at), 0) THEN $5 ELSE MAX(e.at) + 1 END, $6
         FROM announcement a LEFT JOIN announcement_event e
           ON e.organisation_id = a.organisation_id AND e.announcement_id = a.id
         WHERE a.organisation_id = $1 AND a.id = $3 GROUP BY a.id")
        .bind(organisation).bind(fresh(now)).bind(announcement).bind(event.code()).bind(now).bind(account)
        .execute(c).await.map(drop))
}

async fn announce(
    tx: &mut Write,
    organisation: OrganisationId,
    mentor: &NewMentor,
    guardian: Option<GuardianId>,
) -> sqlx::Result<AnnouncementId> {
    let (id, now) = (AnnouncementId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO announcement (organisation_id, id, mentorship_id, child_id, guardian_id, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(mentor.mentorship).bind(mentor.child).bind(guardian).bind(now)
        .execute(c).await.map(drop))?;
    Ok(id)
}

async fn remove(tx: &mut Write, organisation: OrganisationId, id: AnnouncementId) -> sqlx::Result<()> {
    for table in ["announcement_event WHERE announcement_id = $2", "announcement WHERE id = $2"] {
        let sql = format!("DELETE FROM {table} AND organisation_id = $1");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Guardian {
    child_id: ChildId,
    guardian_id: GuardianId,
    name: String,
    email: Option<String>,
    language: String,
}

impl Guardian {
    /// Puts an announcement into this guardian's mail, if there is an address for it.
    fn add_to(
        &self,
        letters: &mut BTreeMap<GuardianId, (Addressee, Vec<AnnouncementId>)>,
        organisation: OrganisationId,
        announcement: AnnouncementId,
    ) {
        let Some(email) = &self.email else { return };
        let letter = letters.entry(self.guardian_id).or_insert_with(|| {
            let addressee = Addressee {
                organisation,
                guardian: self.guardian_id,
                name: self.name.clone(),
                email: email.clone(),
                language: self.language.clone(),
            };
            (addressee, Vec::new())
        });
        letter.1.push(announcement);
    }
}

async fn with_custody(
    tx: &mut Write,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Guardian>> {
    let sql = format!(
        "SELECT t.child_id, g.id AS guardian_id, g.name, g.email, g.language
         FROM guardianship t JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE t.organisation_id = $1 AND t.custody AND t.child_id {} ORDER BY g.id, t.child_id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

async fn at_after_school_care(
    tx: &mut Write,
    organisation: OrganisationId,
    mentors: &[NewMentor],
) -> sqlx::Result<BTreeSet<MentorshipId>> {
    let sql = format!(
        "SELECT m.id FROM mentorship m JOIN care_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
         WHERE m.organisation_id = $1 AND g.kind = 'bso' AND m.id {}",
        tx.one_of(2)
    );
    let ids: Vec<MentorshipId> = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(mentors.iter().map(|m| m.mentorship))).fetch_all(c).await)?;
    Ok(ids.into_iter().collect())
}

#[derive(FromRow)]
struct Announced {
    id: AnnouncementId,
    child_id: ChildId,
    guardian_id: Option<GuardianId>,
}

async fn of_mentorships(
    tx: &mut Write,
    organisation: OrganisationId,
    mentors: &[NewMentor],
) -> sqlx::Result<Vec<Announced>> {
    let sql = format!(
        "SELECT id, child_id, guardian_id FROM announcement
         WHERE organisation_id = $1 AND mentorship_id {} ORDER BY id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(mentors.iter().map(|m| m.mentorship))).fetch_all(c).await)
}
