//! Making mentors known, taking that back, and noting what happens to a message.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::announcement::Event;
use sqlx::{AssertSqlSafe, FromRow};

use super::{NewMentor, mail, queries};
use crate::{
    family::link::Addressee,
    on,
    platform::{
        db::{Write, id_list},
        ids::{AccountId, AnnouncementId, ChildId, GuardianId, MentorshipId, OrganisationId, fresh},
        rights,
    },
};

/// Makes the new mentors known to each guardian who may be told about each child, and to the children themselves at
/// after-school care. Part of the transaction that makes a division known.
pub async fn tell(tx: &mut Write, organisation: OrganisationId, mentors: &[NewMentor]) -> sqlx::Result<()> {
    let guardians = to_be_told(tx, organisation, mentors.iter().map(|m| m.child)).await?;
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
    let guardians = to_be_told(tx, organisation, mentors.iter().map(|m| m.child)).await?;
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

/// Tells guardians who may be told about a child from now on what they missed: the mentor there is, and the one to
/// come; and mails again what had waited and was never handed over. Whoever was told is not told again.
pub async fn catch_up(
    tx: &mut Write,
    organisation: OrganisationId,
    whom: &[(GuardianId, ChildId)],
    today: Date,
) -> sqlx::Result<()> {
    if whom.is_empty() {
        return Ok(());
    }
    let guardians = to_be_told(tx, organisation, whom.iter().map(|(_, child)| *child)).await?;
    let missed = of_present_mentors(tx, organisation, whom, today).await?;
    let ids = missed.iter().filter_map(|missed| missed.announcement_id);
    let events = queries::events(tx, organisation, ids).await?;
    let mut letters = BTreeMap::new();
    for missed in missed {
        let pair = (missed.guardian_id, missed.child_id);
        let guardian = guardians.iter().find(|g| (g.guardian_id, g.child_id) == pair);
        let Some(guardian) = guardian.filter(|_| whom.contains(&pair)) else { continue };
        let id = match missed.announcement_id {
            Some(id) => {
                let mut happened = events.iter().filter(|e| e.announcement == id);
                if !happened.all(|e| e.event == Event::Queued) {
                    continue;
                }
                id
            }
            None => {
                let mentor = NewMentor { mentorship: missed.mentorship_id, child: missed.child_id };
                announce(tx, organisation, &mentor, Some(missed.guardian_id)).await?
            }
        };
        guardian.add_to(&mut letters, organisation, id);
    }
    mail::queue(tx, letters).await
}

/// A mentorship that holds or is to come, with what a guardian was told of it.
#[derive(FromRow)]
struct Missed {
    mentorship_id: MentorshipId,
    child_id: ChildId,
    guardian_id: GuardianId,
    announcement_id: Option<AnnouncementId>,
}

async fn of_present_mentors(
    tx: &mut Write,
    organisation: OrganisationId,
    whom: &[(GuardianId, ChildId)],
    today: Date,
) -> sqlx::Result<Vec<Missed>> {
    let sql = format!(
        "SELECT m.id AS mentorship_id, m.child_id, t.guardian_id, a.id AS announcement_id
         FROM mentorship m
         JOIN guardianship t ON t.organisation_id = m.organisation_id AND t.child_id = m.child_id
         LEFT JOIN announcement a ON a.organisation_id = m.organisation_id AND a.mentorship_id = m.id
           AND a.guardian_id = t.guardian_id
         WHERE m.organisation_id = $1 AND m.child_id {} AND t.guardian_id {}
           AND (m.until_on IS NULL OR (m.until_on >= $4 AND m.until_on >= m.from_on))
         ORDER BY t.guardian_id, m.child_id, m.from_on, m.id",
        tx.one_of(2),
        tx.one_of(3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(whom.iter().map(|(_, child)| *child)))
        .bind(id_list(whom.iter().map(|(guardian, _)| *guardian)))
        .bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// Notes that a guardian has opened what was waiting for it about these children.
pub async fn opened(
    tx: &mut Write,
    organisation: OrganisationId,
    guardian: GuardianId,
    children: &[ChildId],
    account: AccountId,
) -> sqlx::Result<()> {
    let all = queries::of_guardian(tx, organisation, guardian, children).await?;
    for (id, _) in all.into_iter().filter(|(_, opened)| !opened) {
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
    institution: bool,
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
                institution: self.institution,
            };
            (addressee, Vec::new())
        });
        letter.1.push(announcement);
    }
}

/// The guardians of these children who may be told about them today.
async fn to_be_told(
    tx: &mut Write,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Guardian>> {
    let children: BTreeSet<ChildId> = children.collect();
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
    let rights = rights::of_children(tx, organisation, children.iter().copied(), today).await?;
    let sql = format!(
        "SELECT t.child_id, g.id AS guardian_id, g.name, g.email, g.language, g.kind = 'institution' AS institution
         FROM guardianship t JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE t.organisation_id = $1 AND t.child_id {} ORDER BY g.id, t.child_id",
        tx.one_of(2)
    );
    let mut guardians: Vec<Guardian> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    guardians.retain(|g| rights.full(g.guardian_id, g.child_id));
    Ok(guardians)
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
