//! Reading and keeping notes.

use jiff::civil::Date;
use mentorkind_domain::access::Permission;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, NoteId, ObservationId, OrganisationId, StaffId},
    },
};

/// A note.
#[derive(Clone, Debug, FromRow)]
pub struct Note {
    /// Its identifier.
    pub id: NoteId,
    /// About whom.
    pub child_id: ChildId,
    /// Who wrote it.
    pub staff_id: StaffId,
    /// That person's name.
    pub staff_name: String,
    /// The day on which it was seen.
    pub seen_on: jiff_sqlx::Date,
    /// What was seen.
    pub text: String,
    /// For the group; else for its writer alone.
    pub shared: bool,
    /// The observation that it became part of.
    pub observation_id: Option<ObservationId>,
    /// When it was written.
    pub made_at: Moment,
    /// When it was thrown away; its writer can take it back for a day.
    pub removed_at: Option<Moment>,
    /// Changes with every change.
    pub version: i64,
}

const NOTE: &str =
    "SELECT n.id, n.child_id, n.staff_id, s.name AS staff_name, n.seen_on, n.text, n.shared, n.observation_id,
     n.made_at, n.removed_at, n.version
   FROM note n JOIN staff_member s ON s.organisation_id = n.organisation_id AND s.id = n.staff_id
   WHERE n.organisation_id = $1";

/// These notes, which the caller has found with a grant.
pub async fn notes(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: impl Iterator<Item = Uuid>,
) -> sqlx::Result<Vec<Note>> {
    let sql = format!("{NOTE} AND n.id {}", tx.one_of(2));
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id_list(ids)).fetch_all(c).await)
}

/// A note of the asker's own, also when it was thrown away; not one that became part of an observation.
pub async fn own_note<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: NoteId,
) -> sqlx::Result<Option<Note>> {
    let sql = format!("{NOTE} AND n.id = $2 AND n.staff_id = $3 AND n.observation_id IS NULL");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id).bind(grant.actor().staff).fetch_optional(c).await)
}

/// What a note says, without who and when.
#[derive(Clone, Debug)]
pub struct NoteText<'a> {
    /// The day on which it was seen.
    pub seen_on: Date,
    /// What was seen.
    pub text: &'a str,
    /// For the group; else for its writer alone.
    pub shared: bool,
}

/// Keeps a new note of somebody about a child, which the caller has found with a grant.
pub async fn add_note(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    note: &NoteText<'_>,
) -> sqlx::Result<NoteId> {
    let (id, now) = (NoteId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO note (organisation_id, id, child_id, staff_id, seen_on, text, shared, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(child).bind(staff).bind(jiff_sqlx::Date::from(note.seen_on))
        .bind(note.text).bind(note.shared).bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

/// Keeps a note for the group that somebody made of what was written elsewhere. The caller has found the child with a
/// grant.
pub async fn add_shared_note(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    (seen_on, text): (Date, &str),
) -> sqlx::Result<NoteId> {
    add_note(tx, organisation, child, staff, &NoteText { seen_on, text, shared: true }).await
}

pub async fn change_note(
    tx: &mut Write,
    organisation: OrganisationId,
    id: NoteId,
    note: &NoteText<'_>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE note SET seen_on = $3, text = $4, shared = $5, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(note.seen_on)).bind(note.text).bind(note.shared)
        .execute(c).await.map(drop))
}

/// Throws a note away, or takes it back. What was thrown away more than a day before is gone for good.
pub async fn remove_note(
    tx: &mut Write,
    organisation: OrganisationId,
    id: NoteId,
    removed: bool,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE note SET removed_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(removed.then_some(now)).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM note WHERE organisation_id = $1 AND removed_at < $2")
        .bind(organisation).bind(now.plus_days(-1)).execute(c).await.map(drop))
}

/// The notes about a child that can become part of an observation, the last first.
pub async fn free_notes(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    staff: StaffId,
    most: usize,
) -> sqlx::Result<Vec<Note>> {
    let sql = format!(
        "{NOTE} AND n.child_id = $2 AND (n.shared OR n.staff_id = $3) AND n.removed_at IS NULL AND n.observation_id IS NULL
         ORDER BY n.seen_on DESC, n.made_at DESC, n.id DESC LIMIT $4"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(child).bind(staff)
        .bind(i64::try_from(most).unwrap_or(i64::MAX)).fetch_all(c).await)
}

/// Lets notes be part of an observation, as far as its writer may see them and they are part of none yet.
pub async fn take_notes(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ObservationId,
    child: ChildId,
    staff: StaffId,
    notes: &[NoteId],
) -> sqlx::Result<()> {
    let sql = format!(
        "UPDATE note SET observation_id = $2, version = version + 1
         WHERE organisation_id = $1 AND child_id = $3 AND (shared OR staff_id = $4) AND removed_at IS NULL
           AND observation_id IS NULL AND id {}",
        tx.one_of(5)
    );
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(id).bind(child).bind(staff)
        .bind(id_list(notes.iter().copied())).execute(c).await.map(drop))
}

/// The trail's entry for something that was done to a note.
pub fn note_audit<A: Permission>(
    grant: &Grant<A>,
    action: &'static str,
    note: NoteId,
    child: ChildId,
) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action).on("note", note).on("child", child)
}
