//! Reading and keeping photos, and what guardians say about them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    consent::Answer,
    photo::{At, Consent, Reader, is_shown},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    consent::{self, Custodian},
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{
            AccountId, ChildId, GuardianId, NoteId, ObservationId, OrganisationId, PhotoId, StaffId, fresh,
        },
        picture::Whole,
        session::Actor,
    },
    take_along,
};

/// What a guardian said.
#[derive(Clone, Debug)]
pub struct Given {
    /// What.
    pub answer: Answer,
    /// On which day.
    pub on: Date,
    /// Said to a staff member: the name, and `paper` or `person`.
    pub taken_in: Option<(String, String)>,
}

/// What the guardians of a child say about photos of it.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Who has custody today.
    pub custodians: Vec<Custodian>,
    /// Who said what, in order of time.
    said: Vec<(GuardianId, Given)>,
}

impl Answers {
    /// How the consent stands today.
    pub fn consent(&self) -> Consent<GuardianId> {
        let custodians: Vec<GuardianId> = self.custodians.iter().map(|one| one.id).collect();
        let said: Vec<(GuardianId, Answer)> =
            self.said.iter().map(|(guardian, given)| (*guardian, given.answer)).collect();
        Consent::of(&custodians, &said)
    }

    /// What a guardian said last.
    pub fn last(&self, guardian: GuardianId) -> Option<&Given> {
        self.said.iter().rev().find(|(of, _)| *of == guardian).map(|(_, given)| given)
    }

    /// All that a guardian said, in order of time.
    pub fn said_by(&self, guardian: GuardianId) -> impl Iterator<Item = &Given> {
        self.said.iter().filter(move |(of, _)| *of == guardian).map(|(_, given)| given)
    }

    /// The names of these.
    pub fn names(&self, of: &[GuardianId]) -> String {
        let named = self.custodians.iter().filter(|one| of.contains(&one.id));
        named.map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

#[derive(FromRow)]
struct AnswerRow {
    child_id: ChildId,
    guardian_id: GuardianId,
    answer: String,
    answered_on: jiff_sqlx::Date,
    way: Option<String>,
    taken_in_by: Option<String>,
}

/// What is said about photos of these children, whom the caller has found with a grant.
pub async fn answers(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<BTreeMap<ChildId, Answers>> {
    let mut custodians = consent::custodians(tx, organisation, children, today).await?;
    let sql = format!(
        "SELECT a.child_id, a.guardian_id, a.answer, a.answered_on, a.way, s.name AS taken_in_by FROM photo_answer a
         LEFT JOIN staff_member s ON s.organisation_id = a.organisation_id AND s.id = a.taken_in_by
         WHERE a.organisation_id = $1 AND a.child_id {} ORDER BY a.answered_at, a.id",
        tx.one_of(2)
    );
    let rows: Vec<AnswerRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    let mut all: BTreeMap<ChildId, Answers> = children
        .iter()
        .map(|child| {
            let custodians = custodians.remove(child).unwrap_or_default();
            (*child, Answers { custodians, said: Vec::new() })
        })
        .collect();
    for row in rows {
        if let (Some(of), Some(answer)) = (all.get_mut(&row.child_id), Answer::of(&row.answer)) {
            let taken_in = row.taken_in_by.zip(row.way);
            of.said.push((row.guardian_id, Given { answer, on: row.answered_on.to_jiff(), taken_in }));
        }
    }
    Ok(all)
}

/// What is said about photos of a child, whom the caller has found with a grant.
pub async fn answers_of(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Answers> {
    Ok(answers(tx, organisation, &[child], today).await?.remove(&child).unwrap_or_default())
}

/// Keeps what a guardian said: itself, or to a staff member in a way. After a no the photos that were put in a file to
/// take along may not be seen there either.
pub async fn answer(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, guardian): (ChildId, GuardianId),
    (answer, on): (Answer, Date),
    (by, taken_in): (AccountId, Option<(StaffId, &str)>),
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO photo_answer (organisation_id, id, child_id, guardian_id, answer, answered_on, answered_at, answered_by,
           taken_in_by, way)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(fresh(now)).bind(child).bind(guardian).bind(answer.code())
        .bind(jiff_sqlx::Date::from(on)).bind(now).bind(by).bind(taken_in.map(|(staff, _)| staff))
        .bind(taken_in.map(|(_, way)| way)).execute(c).await.map(drop))?;
    if answer != Answer::Given && !of_children(tx, organisation, &[child]).await?.is_empty() {
        take_along::take_away(tx, organisation, child).await?;
    }
    Ok(())
}

/// Custody changed of these guardians over these children: photos to which one of them who has it today did not say yes
/// may not be seen in a file to take along either.
pub async fn custody_changed(
    tx: &mut Write,
    organisation: OrganisationId,
    whom: &[(GuardianId, ChildId)],
    today: Date,
) -> sqlx::Result<()> {
    let children: BTreeSet<ChildId> = whom.iter().map(|(_, child)| *child).collect();
    let photos = of_children(tx, organisation, &Vec::from_iter(children)).await?;
    let children: BTreeSet<ChildId> = photos.iter().map(|photo| photo.child).collect();
    for (child, answers) in answers(tx, organisation, &Vec::from_iter(children), today).await? {
        let says_not_yes = |custodian: &Custodian| {
            whom.contains(&(custodian.id, child))
                && answers.last(custodian.id).is_none_or(|given| given.answer != Answer::Given)
        };
        if answers.custodians.iter().any(says_not_yes) {
            take_along::take_away(tx, organisation, child).await?;
        }
    }
    Ok(())
}

/// What a photo goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// An observation.
    Observation(ObservationId),
    /// A note.
    Note(NoteId),
}

impl Of {
    /// Its folder of addresses.
    pub fn href(self) -> String {
        match self {
            Self::Observation(id) => format!("/observations/{id}"),
            Self::Note(id) => format!("/notes/{id}"),
        }
    }
}

/// A photo without its picture.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its identifier.
    pub id: PhotoId,
    /// Of whom.
    pub child: ChildId,
    /// What it goes with.
    pub of: Of,
    /// The line of the file with which it stands: a note's photo stands with the observation that it became part of.
    pub line: Uuid,
    /// Who may see it there.
    pub at: At,
    /// Who wrote the text.
    writer: StaffId,
    /// When that was written.
    pub written_at: Moment,
    /// What can be seen on it; empty when nothing was said.
    pub described: String,
    /// The day on which it was seen.
    pub seen_on: Date,
    /// Who added it.
    pub added_by: StaffId,
    /// When it was taken away.
    pub removed_at: Option<Moment>,
}

impl Photo {
    /// Whether somebody who may open the child's file sees it.
    pub fn is_shown_to(&self, actor: &Actor, answers: &Answers) -> bool {
        let reader = match actor.staff {
            Some(staff) if staff == self.writer => Reader::Writer,
            Some(_) => Reader::Colleague,
            None => Reader::Parent,
        };
        is_shown(&answers.consent(), self.at, reader)
    }
}

#[derive(FromRow)]
struct PhotoRow {
    id: PhotoId,
    child_id: ChildId,
    observation_id: Option<ObservationId>,
    note_id: Option<NoteId>,
    became: Option<Uuid>,
    shared: bool,
    told: bool,
    writer: StaffId,
    written_at: Moment,
    described: String,
    seen_on: jiff_sqlx::Date,
    added_by: StaffId,
    removed_at: Option<Moment>,
}

impl PhotoRow {
    fn photo(self) -> Option<Photo> {
        let of = match (self.observation_id, self.note_id) {
            (Some(id), _) => Of::Observation(id),
            (None, Some(id)) => Of::Note(id),
            (None, None) => return None,
        };
        let own = match of {
            Of::Observation(id) => id.0,
            Of::Note(id) => id.0,
        };
        Some(Photo {
            id: self.id,
            child: self.child_id,
            of,
            line: self.became.unwrap_or(own),
            at: match self.became {
                Some(_) => At::Finished { told: self.told },
                None if self.shared => At::Group,
                None => At::Alone,
            },
            writer: self.writer,
            written_at: self.written_at,
            described: self.described,
            seen_on: self.seen_on.to_jiff(),
            added_by: self.added_by,
            removed_at: self.removed_at,
        })
    }
}

/// The photos for which a condition holds, as they were added; `$2` is a list of identifiers. Not those of what was thrown
/// away.
async fn some(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    ids: &str,
) -> sqlx::Result<Vec<Photo>> {
    let sql = format!(
        "SELECT p.id, p.child_id, p.observation_id, p.note_id, p.described, p.added_by, p.removed_at,
           CASE WHEN o.finished_at IS NOT NULL THEN o.id END AS became, COALESCE(n.shared, FALSE) AS shared,
           EXISTS (SELECT 1 FROM parent_contact t WHERE t.organisation_id = p.organisation_id AND t.observation_id = o.id) AS told,
           COALESCE(n.staff_id, o.staff_id) AS writer, COALESCE(n.made_at, o.made_at) AS written_at,
           COALESCE(n.seen_on, o.seen_on) AS seen_on
         FROM child_photo p
         LEFT JOIN note n ON n.organisation_id = p.organisation_id AND n.id = p.note_id
         LEFT JOIN observation o ON o.organisation_id = p.organisation_id AND o.id = COALESCE(p.observation_id, n.observation_id)
         WHERE p.organisation_id = $1 AND {which} AND n.removed_at IS NULL AND o.removed_at IS NULL
         ORDER BY p.added_at, p.id"
    );
    let rows: Vec<PhotoRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(PhotoRow::photo).collect())
}

/// The photos with these notes and observations, whom the caller has found, or their child, with a grant.
pub async fn with(
    tx: &mut Read,
    organisation: OrganisationId,
    lines: impl IntoIterator<Item = Uuid>,
) -> sqlx::Result<Vec<Photo>> {
    let ids = id_list(lines);
    let which = format!("(p.observation_id {0} OR p.note_id {0} OR n.observation_id {0})", tx.one_of(2));
    some(tx, organisation, &which, &ids).await
}

/// The photos of these children, whom the caller has found with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<Vec<Photo>> {
    let which = format!("p.child_id {}", tx.one_of(2));
    some(tx, organisation, &which, &id_list(children.iter().copied())).await
}

/// A photo. The caller finds the child with a grant, and asks whether it is shown.
pub async fn one(tx: &mut Read, organisation: OrganisationId, id: PhotoId) -> sqlx::Result<Option<Photo>> {
    let which = format!("p.id {}", tx.one_of(2));
    Ok(some(tx, organisation, &which, &id_list([id])).await?.pop())
}

/// The picture of a photo that was not taken away, whole or small, as JPEG.
pub async fn picture(
    tx: &mut Read,
    organisation: OrganisationId,
    id: PhotoId,
    small: bool,
) -> sqlx::Result<Option<Vec<u8>>> {
    let found: Option<Option<Vec<u8>>> = on!(tx, c => sqlx::query_scalar(
        "SELECT CASE WHEN $3 THEN small ELSE jpeg END FROM child_photo WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(small).fetch_optional(c).await)?;
    Ok(found.flatten())
}

/// Keeps a new photo of a child, whom the caller has found with a grant.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, of): (ChildId, Of),
    picture: &Whole,
    (described, by): (&str, StaffId),
) -> sqlx::Result<PhotoId> {
    let (id, now) = (PhotoId::new(tx.now), tx.now);
    let (observation, note) = match of {
        Of::Observation(id) => (Some(id), None),
        Of::Note(id) => (None, Some(id)),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO child_photo (organisation_id, id, child_id, observation_id, note_id, jpeg, small, described, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(child).bind(observation).bind(note).bind(&picture.jpeg).bind(&picture.small)
        .bind(described).bind(now).bind(by).execute(c).await.map(drop))?;
    Ok(id)
}

/// Throws the picture away; its place says so where others could have seen it.
pub async fn remove(
    tx: &mut Write,
    organisation: OrganisationId,
    id: PhotoId,
    (by, leaves_its_place): (StaffId, bool),
) -> sqlx::Result<()> {
    let now = tx.now;
    if !leaves_its_place {
        return on!(tx, c => sqlx::query("DELETE FROM child_photo WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(id).execute(c).await.map(drop));
    }
    on!(tx, c => sqlx::query(
        "UPDATE child_photo SET jpeg = NULL, small = NULL, described = '', removed_at = $3, removed_by = $4
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(now).bind(by).execute(c).await.map(drop))
}
