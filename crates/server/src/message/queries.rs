//! Reading and keeping messages.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::access::action;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    child, on,
    platform::{
        access::Grant,
        attached::{Kept, Kind},
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{
            AgreementId, ChildId, ConcernId, GuardianId, MessageId, NoteId, ObservationId, OrganisationId,
            StaffId, fresh,
        },
        rights,
    },
};

/// The messages between a guardian and staff about a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thread {
    pub child: ChildId,
    pub guardian: GuardianId,
}

/// A message.
#[derive(Clone, Debug, FromRow)]
pub struct Message {
    pub id: MessageId,
    pub child_id: ChildId,
    pub guardian_id: GuardianId,
    /// Who of staff wrote it; none of the guardian's.
    pub staff_id: Option<StaffId>,
    pub staff_name: Option<String>,
    pub text: String,
    pub sent_at: Moment,
    /// When the other side read it first.
    pub read_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    /// Who made a note of it, while that note is there.
    pub noted_by: Option<String>,
    /// The file that goes with it, and its length in bytes.
    pub file_kind: Option<Kind>,
    pub file_size: Option<i64>,
    /// The observation that it is about, when that was seen, and whether it asks for a correction.
    pub observation_id: Option<ObservationId>,
    pub seen_on: Option<jiff_sqlx::Date>,
    pub correction: Option<bool>,
}

impl Message {
    pub fn thread(&self) -> Thread {
        Thread { child: self.child_id, guardian: self.guardian_id }
    }

    /// It can still be withdrawn by its writer.
    pub fn can_be_withdrawn(&self) -> bool {
        self.read_at.is_none() && self.withdrawn_at.is_none()
    }
}

const SELECT: &str =
    "SELECT m.id, m.child_id, m.guardian_id, m.staff_id, s.name AS staff_name, m.text, m.sent_at, m.read_at,
     m.withdrawn_at, w.name AS noted_by, f.kind AS file_kind, f.size AS file_size,
     b.observation_id, b.correction, o.seen_on
   FROM message m
   LEFT JOIN message_about b ON b.organisation_id = m.organisation_id AND b.message_id = m.id
   LEFT JOIN observation o ON o.organisation_id = b.organisation_id AND o.id = b.observation_id
   LEFT JOIN message_file f ON f.organisation_id = m.organisation_id AND f.message_id = m.id
   LEFT JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
   LEFT JOIN note n ON n.organisation_id = m.organisation_id AND n.id = m.note_id AND n.removed_at IS NULL
   LEFT JOIN staff_member w ON w.organisation_id = n.organisation_id AND w.id = n.staff_id
   WHERE m.organisation_id = $1";

/// All messages of a thread, the first first.
pub async fn of_thread(
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
) -> sqlx::Result<Vec<Message>> {
    let sql = format!("{SELECT} AND m.child_id = $2 AND m.guardian_id = $3 ORDER BY m.sent_at, m.id");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(thread.child).bind(thread.guardian).fetch_all(c).await)
}

/// A message that was not withdrawn.
pub async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: MessageId,
) -> sqlx::Result<Option<Message>> {
    let sql = format!("{SELECT} AND m.id = $2 AND m.withdrawn_at IS NULL");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// Keeps a message of staff, or of the guardian itself, with the file that goes with it.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    thread: Thread,
    staff: Option<StaffId>,
    text: &str,
    file: Option<&Kept>,
) -> sqlx::Result<MessageId> {
    let (id, now) = (MessageId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO message (organisation_id, id, child_id, guardian_id, staff_id, text, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(thread.child).bind(thread.guardian).bind(staff).bind(text).bind(now)
        .execute(c).await.map(drop))?;
    if let Some(file) = file {
        on!(tx, c => sqlx::query(
            "INSERT INTO message_file (organisation_id, message_id, kind, content, size) VALUES ($1, $2, $3, $4, $5)")
            .bind(organisation).bind(id).bind(file.kind).bind(&file.content).bind(file.size())
            .execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// The file that goes with a message, which the caller has found with a grant.
pub async fn file(
    tx: &mut Read,
    organisation: OrganisationId,
    message: MessageId,
) -> sqlx::Result<Option<Kept>> {
    on!(tx, c => sqlx::query_as(
        "SELECT kind, content FROM message_file WHERE organisation_id = $1 AND message_id = $2")
        .bind(organisation).bind(message).fetch_optional(c).await)
}

/// Notes that staff, or the guardian, have read what the other side wrote.
pub async fn mark_read(
    tx: &mut Write,
    organisation: OrganisationId,
    thread: Thread,
    by_staff: bool,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE message SET read_at = $4 WHERE organisation_id = $1 AND child_id = $2 AND guardian_id = $3
           AND (staff_id IS NULL) = $5 AND read_at IS NULL AND withdrawn_at IS NULL")
        .bind(organisation).bind(thread.child).bind(thread.guardian).bind(now).bind(by_staff)
        .execute(c).await.map(drop))
}

/// Whether staff, or the guardian, have something to read in a thread.
pub async fn is_unread(
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
    by_staff: bool,
) -> sqlx::Result<bool> {
    let count: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM message WHERE organisation_id = $1 AND child_id = $2 AND guardian_id = $3
           AND (staff_id IS NULL) = $4 AND read_at IS NULL AND withdrawn_at IS NULL")
        .bind(organisation).bind(thread.child).bind(thread.guardian).bind(by_staff).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Withdraws a message, unless it was read meanwhile; its text and its file are gone.
pub async fn withdraw(tx: &mut Write, organisation: OrganisationId, id: MessageId) -> sqlx::Result<bool> {
    let now = tx.now;
    let done: Option<MessageId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE message SET withdrawn_at = $3, text = '' WHERE organisation_id = $1 AND id = $2
           AND read_at IS NULL AND withdrawn_at IS NULL RETURNING id")
        .bind(organisation).bind(id).bind(now).fetch_optional(c).await)?;
    if done.is_some() {
        on!(tx, c => sqlx::query("DELETE FROM message_file WHERE organisation_id = $1 AND message_id = $2")
            .bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(done.is_some())
}

/// Keeps which note was made of a message.
pub async fn noted(
    tx: &mut Write,
    organisation: OrganisationId,
    id: MessageId,
    note: NoteId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE message SET note_id = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(note).execute(c).await.map(drop))
}

/// What was made of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// An agreement on the board.
    Agreement(AgreementId),
    /// A concern.
    Concern(ConcernId),
}

impl Made {
    fn ids(self) -> (Option<AgreementId>, Option<ConcernId>) {
        match self {
            Self::Agreement(id) => (Some(id), None),
            Self::Concern(id) => (None, Some(id)),
        }
    }
}

/// Keeps what was made of a message.
pub async fn became(
    tx: &mut Write,
    organisation: OrganisationId,
    message: MessageId,
    made: Made,
) -> sqlx::Result<()> {
    let ((agreement, concern), now) = (made.ids(), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO message_became (organisation_id, id, message_id, agreement_id, concern_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(fresh(now)).bind(message).bind(agreement).bind(concern).execute(c).await.map(drop))
}

/// What was made of the messages of a thread, the first first; without agreements that were withdrawn.
pub async fn made(
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
) -> sqlx::Result<Vec<(MessageId, Made)>> {
    let rows: Vec<(MessageId, Option<AgreementId>, Option<ConcernId>)> = on!(tx, c => sqlx::query_as(
        "SELECT b.message_id, b.agreement_id, b.concern_id FROM message_became b
         JOIN message m ON m.organisation_id = b.organisation_id AND m.id = b.message_id
         LEFT JOIN agreement a ON a.organisation_id = b.organisation_id AND a.id = b.agreement_id
         WHERE b.organisation_id = $1 AND m.child_id = $2 AND m.guardian_id = $3 AND a.withdrawn_at IS NULL ORDER BY b.id")
        .bind(organisation).bind(thread.child).bind(thread.guardian).fetch_all(c).await)?;
    let made = |(message, agreement, concern): (_, Option<_>, Option<_>)| {
        Some((message, agreement.map(Made::Agreement).or(concern.map(Made::Concern))?))
    };
    Ok(rows.into_iter().filter_map(made).collect())
}

/// The message of which something was made. The caller finds that message with a grant.
pub async fn origin(
    tx: &mut Read,
    organisation: OrganisationId,
    made: Made,
) -> sqlx::Result<Option<MessageId>> {
    let (agreement, concern) = made.ids();
    on!(tx, c => sqlx::query_scalar(
        "SELECT message_id FROM message_became WHERE organisation_id = $1 AND (agreement_id = $2 OR concern_id = $3)")
        .bind(organisation).bind(agreement).bind(concern).fetch_optional(c).await)
}

/// That what a guardian wrote was answered otherwise.
#[derive(Clone, Debug, FromRow)]
pub struct Settled {
    /// `phone`, `in-person` or `not-needed`.
    pub way: String,
    pub settled_on: jiff_sqlx::Date,
    pub recorded_at: Moment,
    pub staff_name: String,
}

/// How what was written in a thread was answered otherwise, the first first.
pub async fn settled(
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
) -> sqlx::Result<Vec<Settled>> {
    on!(tx, c => sqlx::query_as(
        "SELECT e.way, e.settled_on, e.recorded_at, s.name AS staff_name FROM message_settled e
         JOIN staff_member s ON s.organisation_id = e.organisation_id AND s.id = e.staff_id
         WHERE e.organisation_id = $1 AND e.child_id = $2 AND e.guardian_id = $3 ORDER BY e.recorded_at, e.id")
        .bind(organisation).bind(thread.child).bind(thread.guardian).fetch_all(c).await)
}

/// Keeps how what was written so far was answered otherwise.
pub async fn settle(
    tx: &mut Write,
    organisation: OrganisationId,
    thread: Thread,
    staff: StaffId,
    (way, on): (&str, Date),
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO message_settled (organisation_id, id, child_id, guardian_id, staff_id, way, settled_on, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(fresh(now)).bind(thread.child).bind(thread.guardian).bind(staff).bind(way)
        .bind(jiff_sqlx::Date::from(on)).bind(now).execute(c).await.map(drop))
}

/// What a guardian wrote since the last answer, by its first message.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Waiting {
    /// The first message.
    pub id: MessageId,
    /// About whom.
    pub child_id: ChildId,
    /// Who wrote it.
    pub guardian_id: GuardianId,
    /// When.
    pub sent_at: Moment,
}

/// SQL for "nothing of staff came after message `m`": no answer, no talk instead.
const UNANSWERED: &str = "m.staff_id IS NULL AND m.withdrawn_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM message a WHERE a.organisation_id = m.organisation_id AND a.child_id = m.child_id
     AND a.guardian_id = m.guardian_id AND a.staff_id IS NOT NULL AND a.withdrawn_at IS NULL AND a.sent_at > m.sent_at)
   AND NOT EXISTS (SELECT 1 FROM message_settled e WHERE e.organisation_id = m.organisation_id
     AND e.child_id = m.child_id AND e.guardian_id = m.guardian_id AND e.recorded_at > m.sent_at)";

/// What waits for an answer about these children, which the caller has found with a grant: of guardians who may still
/// be told about them.
pub async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Waiting>> {
    let sql = format!(
        "SELECT m.id, m.child_id, m.guardian_id, m.sent_at FROM message m
         WHERE m.organisation_id = $1 AND m.child_id {} AND {UNANSWERED} ORDER BY m.sent_at, m.id",
        tx.one_of(2)
    );
    let rows: Vec<Waiting> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    first_of_open(tx, organisation, rows, today).await
}

/// The first of each thread that is open today.
async fn first_of_open(
    tx: &mut Read,
    organisation: OrganisationId,
    rows: Vec<Waiting>,
    today: Date,
) -> sqlx::Result<Vec<Waiting>> {
    let rights = rights::of_children(tx, organisation, rows.iter().map(|row| row.child_id), today).await?;
    let mut threads = Vec::new();
    Ok(rows
        .into_iter()
        .filter(|row| {
            let thread = Thread { child: row.child_id, guardian: row.guardian_id };
            let first = !threads.contains(&thread);
            threads.push(thread);
            first && rights.full(row.guardian_id, row.child_id)
        })
        .collect())
}

/// What waits for an answer about all children of a grant.
pub async fn waiting_within(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
) -> sqlx::Result<Vec<Waiting>> {
    let today = grant.actor().today;
    let sql = format!(
        "SELECT m.id, m.child_id, m.guardian_id, m.sent_at FROM message m
         JOIN child k ON k.organisation_id = m.organisation_id AND k.id = m.child_id
         WHERE m.organisation_id = $1 AND {} AND {UNANSWERED} ORDER BY m.sent_at, m.id",
        child::reach(tx, 2)
    );
    let rows: Vec<Waiting> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.children()).bind(grant.groups())
        .bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    first_of_open(tx, grant.organisation(), rows, today).await
}

/// Something that happened in a thread, without what was written.
#[derive(Clone, Debug, FromRow)]
pub struct Happened {
    /// About whom.
    pub child_id: ChildId,
    /// With whom.
    pub guardian_id: GuardianId,
    /// `asked` by the guardian, `answered` by staff, or `settled` otherwise.
    pub what: String,
    /// When.
    pub at: Moment,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
}

/// What happened in the threads about these children, thread by thread, the first first; of one moment what does not ask.
/// The caller has found the children with a grant.
pub async fn happened(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<Happened>> {
    let one = tx.one_of(2);
    let sql = format!(
        "SELECT m.child_id, m.guardian_id, CASE WHEN m.staff_id IS NULL THEN 'asked' ELSE 'answered' END AS what,
           m.sent_at AS at, m.withdrawn_at
         FROM message m WHERE m.organisation_id = $1 AND m.child_id {one}
         UNION ALL
         SELECT e.child_id, e.guardian_id, 'settled', e.recorded_at, NULL
         FROM message_settled e WHERE e.organisation_id = $1 AND e.child_id {one}"
    );
    let mut all: Vec<Happened> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    all.sort_by_key(|one| (one.child_id, one.guardian_id, one.at, one.what == "asked"));
    Ok(all)
}

/// How many messages of staff a guardian has not read, by child.
pub async fn unread_of_guardian(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
) -> sqlx::Result<BTreeMap<ChildId, i64>> {
    let rows: Vec<(ChildId, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT child_id, count(*) FROM message WHERE organisation_id = $1 AND guardian_id = $2
           AND staff_id IS NOT NULL AND read_at IS NULL AND withdrawn_at IS NULL GROUP BY child_id")
        .bind(organisation).bind(guardian).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// The first names of children, or their keys, and the names of guardians; the caller has found them with a grant.
pub async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    threads: &[Thread],
) -> sqlx::Result<BTreeMap<uuid::Uuid, String>> {
    let children = id_list(threads.iter().map(|thread| thread.child));
    let guardians = id_list(threads.iter().map(|thread| thread.guardian));
    let sql = format!(
        "SELECT id, CASE WHEN first_name = '' THEN key ELSE first_name END FROM child
         WHERE organisation_id = $1 AND id {}
         UNION ALL SELECT id, CASE WHEN name = '' THEN key ELSE name END FROM guardian
         WHERE organisation_id = $1 AND id {}",
        tx.one_of(2),
        tx.one_of(3)
    );
    let rows: Vec<(uuid::Uuid, String)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(children).bind(guardians).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// The guardians of a child with whom there is or can be a thread, and when something was written in it last.
pub async fn threads(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<(GuardianId, Option<Moment>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT g.id, (SELECT max(m.sent_at) FROM message m WHERE m.organisation_id = g.organisation_id
             AND m.child_id = $2 AND m.guardian_id = g.id AND m.withdrawn_at IS NULL)
         FROM guardian g WHERE g.organisation_id = $1
           AND (g.id IN (SELECT t.guardian_id FROM guardianship t WHERE t.organisation_id = $1 AND t.child_id = $2)
             OR g.id IN (SELECT m.guardian_id FROM message m WHERE m.organisation_id = $1 AND m.child_id = $2))
         ORDER BY g.name, g.id")
        .bind(organisation).bind(child).fetch_all(c).await)
}
