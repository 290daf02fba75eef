//! Reading and keeping sealed files, their log, and how an organisation weighs.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Facts, Relation, action},
    reporting_code::{Act, Function, Part, State, questions},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::sealed::{self, Entry, Head};
use crate::{
    account, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, OrganisationId, ReportingCodeGuideId, ReportingCodeId, StaffId, fresh},
        problem::Problem,
        seal::{Keys, OwnKey, Sealed},
        session::Actor,
    },
};

/// How an organisation weighs, and who decides.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Its identifier.
    pub id: ReportingCodeGuideId,
    /// The function that decides.
    pub decider: Function,
    /// The questions, one on each line.
    pub questions: String,
    /// When it was confirmed.
    pub made_at: Moment,
    /// The name of whoever confirmed it.
    pub made_by: String,
}

impl Guide {
    /// The questions, one by one.
    pub(super) fn list(&self) -> Vec<String> {
        questions(&self.questions).unwrap_or_default()
    }
}

#[derive(FromRow)]
struct GuideRow {
    id: ReportingCodeGuideId,
    decider: String,
    questions: String,
    made_at: Moment,
    made_by: String,
}

/// What was confirmed last. None: nobody confirmed anything.
pub(super) async fn guide(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<Guide>> {
    let row: Option<GuideRow> = on!(tx, c => sqlx::query_as(
        "SELECT g.id, g.decider, g.questions, g.made_at, a.name AS made_by
         FROM reporting_code_guide g JOIN account a ON a.id = g.made_by
         WHERE g.organisation_id = $1 ORDER BY g.made_at DESC, g.id DESC LIMIT 1")
        .bind(organisation).fetch_optional(c).await)?;
    Ok(row.and_then(|row| {
        let decider = Function::of(&row.decider)?;
        let GuideRow { id, questions, made_at, made_by, .. } = row;
        Some(Guide { id, decider, questions, made_at, made_by })
    }))
}

/// Keeps a new version.
pub async fn set_guide(
    tx: &mut Write,
    organisation: OrganisationId,
    by: AccountId,
    (decider, questions): (Function, &str),
) -> sqlx::Result<ReportingCodeGuideId> {
    let (id, now) = (ReportingCodeGuideId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO reporting_code_guide (organisation_id, id, decider, questions, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(decider.code()).bind(questions).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// A file that the reader may read.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub id: ReportingCodeId,
    pub head: Head,
    /// What was done, in order.
    pub entries: Vec<Entry>,
    pub state: State,
    /// As what the reader takes part.
    pub parts: BTreeSet<Part>,
    pub closed_at: Option<Moment>,
    /// Who proposed to remove it.
    pub removal_by: Option<StaffId>,
    key: OwnKey,
}

impl Case {
    /// Changes with everything that is done.
    pub fn version(&self) -> i64 {
        i64::try_from(self.entries.len()).unwrap_or(i64::MAX)
    }

    /// Who reads along because somebody named it.
    pub fn named(&self) -> Vec<&(StaffId, String)> {
        named(&self.entries)
    }
}

/// Who was named and not un-named since, each once.
fn named(entries: &[Entry]) -> Vec<&(StaffId, String)> {
    let mut found: Vec<&(StaffId, String)> = Vec::new();
    for entry in entries {
        let Some(somebody) = &entry.named else { continue };
        found.retain(|(id, _)| *id != somebody.0);
        if entry.act() == Some(Act::Named) {
            found.push(somebody);
        }
    }
    found
}

/// The files of an organisation that somebody may read.
#[derive(Default)]
pub(super) struct Found {
    /// The last begun first.
    pub cases: Vec<Case>,
    /// So many no key opens.
    pub locked: usize,
}

#[derive(FromRow)]
struct Row {
    id: ReportingCodeId,
    key_id: String,
    own_key: Vec<u8>,
    head: Vec<u8>,
    closed_at: Option<Moment>,
    removal_by: Option<StaffId>,
}

/// Whoever reads, as far as it counts here.
struct Reader<'a> {
    staff: StaffId,
    facts: &'a Facts<Uuid>,
    decider: Option<Function>,
    /// The children of which the reader is a parent.
    own: Vec<ChildId>,
}

impl Reader<'_> {
    fn parts(&self, head: &Head, entries: &[Entry]) -> BTreeSet<Part> {
        if self.own.contains(&head.child) {
            return BTreeSet::new();
        }
        let is = |role: Relation| self.facts.organisation.contains(&role);
        let decides = match self.decider {
            Some(Function::Officer) => is(Relation::ProtectionOfficer),
            Some(Function::Director) => is(Relation::Director),
            Some(Function::TeamLead) => self.facts.leads_locations.contains(&head.location.0),
            None => false,
        };
        let named = named(entries).iter().any(|(staff, _)| *staff == self.staff);
        let all = [
            (Part::Starter, head.starter == self.staff),
            (Part::Officer, is(Relation::ProtectionOfficer)),
            (Part::Decider, decides),
            (Part::Named, named),
        ];
        all.into_iter().filter(|(_, is)| *is).map(|(part, _)| part).collect()
    }
}

fn opened(keys: &Keys, row: &Row) -> Option<(OwnKey, Head)> {
    let kept = Sealed { key_id: row.key_id.clone(), bytes: row.own_key.clone() };
    let key = OwnKey::of(keys, &sealed::about(row.id), &kept)?;
    let head = sealed::open(&key, row.id, 0, &row.head)?;
    Some((key, head))
}

/// The state after what was done. What is kept was possible when it was done.
fn state(entries: &[Entry]) -> Option<State> {
    let (first, rest) = entries.split_first()?;
    let begun = State::begun(first.on);
    Some(rest.iter().fold(begun, |state, entry| match entry.act() {
        Some(act) => state.after(act, entry.on),
        None => state,
    }))
}

/// The files that somebody may read: all of them, those that run, or one. On a shared tablet nobody reads any.
async fn read(
    tx: &mut Read,
    keys: &Keys,
    actor: &Actor,
    (running, one): (bool, Option<ReportingCodeId>),
) -> sqlx::Result<Found> {
    let (Some(staff), None) = (actor.staff, actor.tablet) else { return Ok(Found::default()) };
    let organisation = actor.organisation;
    let which = if running { "AND closed_at IS NULL" } else { "" };
    let sql = format!(
        "SELECT id, key_id, own_key, head, closed_at, removal_by FROM reporting_code
         WHERE organisation_id = $1 AND ($2 IS NULL OR id = $2) {which} ORDER BY id DESC"
    );
    let rows: Vec<Row> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(one).fetch_all(c).await)?;
    if rows.is_empty() {
        return Ok(Found::default());
    }
    let sql = format!(
        "SELECT reporting_code_id, number, sealed FROM reporting_code_entry
         WHERE organisation_id = $1 AND reporting_code_id {} ORDER BY reporting_code_id, number",
        tx.one_of(2)
    );
    let all: Vec<(ReportingCodeId, i64, Vec<u8>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(rows.iter().map(|row| row.id))).fetch_all(c).await)?;
    let mut sealed_entries: BTreeMap<ReportingCodeId, Vec<(i64, Vec<u8>)>> = BTreeMap::new();
    for (id, number, bytes) in all {
        sealed_entries.entry(id).or_default().push((number, bytes));
    }
    let own: Vec<ChildId> = on!(tx, c => sqlx::query_scalar(
        "SELECT t.child_id FROM guardian g
         JOIN guardianship t ON t.organisation_id = g.organisation_id AND t.guardian_id = g.id
         WHERE g.organisation_id = $1 AND g.staff_id = $2")
        .bind(organisation).bind(staff).fetch_all(c).await)?;
    let decider = guide(tx, organisation).await?.map(|guide| guide.decider);
    let reader = Reader { staff, facts: &actor.facts, decider, own };
    let mut found = Found::default();
    for row in rows {
        let parts = sealed_entries.remove(&row.id).unwrap_or_default();
        let whole = opened(keys, &row).and_then(|(key, head)| {
            let entries: Option<Vec<Entry>> =
                parts.iter().map(|(number, bytes)| sealed::open(&key, row.id, *number, bytes)).collect();
            let entries = entries?;
            let state = state(&entries)?;
            Some((key, head, entries, state))
        });
        let Some((key, head, entries, state)) = whole else {
            tracing::error!(file = %row.id, key = row.key_id, "no key opens this sealed file");
            found.locked += 1;
            continue;
        };
        let parts = reader.parts(&head, &entries);
        if !parts.is_empty() {
            let Row { id, closed_at, removal_by, .. } = row;
            found.cases.push(Case { id, head, entries, state, parts, closed_at, removal_by, key });
        }
    }
    Ok(found)
}

/// All files that the reader may read.
pub(super) async fn all(
    tx: &mut Read,
    grant: &Grant<action::WorkOnReportingCode>,
    keys: &Keys,
) -> sqlx::Result<Found> {
    read(tx, keys, grant.actor(), (false, None)).await
}

/// Those that run.
pub(super) async fn running(
    tx: &mut Read,
    grant: &Grant<action::WorkOnReportingCode>,
    keys: &Keys,
) -> sqlx::Result<Vec<Case>> {
    Ok(read(tx, keys, grant.actor(), (true, None)).await?.cases)
}

/// A file that the reader may read.
///
/// # Errors
/// It is not there, or not for the reader.
pub(super) async fn one(
    tx: &mut Read,
    grant: &Grant<action::WorkOnReportingCode>,
    keys: &Keys,
    id: ReportingCodeId,
) -> Result<Case, Problem> {
    read(tx, keys, grant.actor(), (false, Some(id))).await?.cases.pop().ok_or(Problem::NotFound)
}

fn no_key() -> Problem {
    tracing::error!("there is no key to seal a file with");
    Problem::Internal
}

/// Begins a file with what is seen.
pub async fn begin(
    tx: &mut Write,
    organisation: OrganisationId,
    keys: &Keys,
    (head, first): (&Head, &Entry),
) -> Result<ReportingCodeId, Problem> {
    let (id, now, key) = (ReportingCodeId::new(tx.now), tx.now, OwnKey::new());
    let kept = key.sealed(keys, &sealed::about(id)).ok_or_else(no_key)?;
    let head = sealed::seal(&key, id, 0, head)?;
    on!(tx, c => sqlx::query(
        "INSERT INTO reporting_code (organisation_id, id, key_id, own_key, head, begun_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(&kept.key_id).bind(&kept.bytes).bind(head).bind(now)
        .execute(c).await.map(drop))?;
    account::second_step::uses(tx, &kept.key_id).await?;
    keep(tx, organisation, (id, &key), 1, first).await?;
    Ok(id)
}

async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, key): (ReportingCodeId, &OwnKey),
    number: i64,
    entry: &Entry,
) -> Result<bool, Problem> {
    let (now, sealed) = (tx.now, sealed::seal(key, id, number, entry)?);
    let kept = on!(tx, c => sqlx::query(
        "INSERT INTO reporting_code_entry (organisation_id, id, reporting_code_id, number, sealed, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, reporting_code_id, number) DO NOTHING")
        .bind(organisation).bind(fresh(now)).bind(id).bind(number).bind(sealed).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(kept == 1)
}

/// Keeps what was done; false when somebody else did something first.
pub(super) async fn record(
    tx: &mut Write,
    organisation: OrganisationId,
    case: &Case,
    entry: &Entry,
) -> Result<bool, Problem> {
    if !keep(tx, organisation, (case.id, &case.key), case.version() + 1, entry).await? {
        return Ok(false);
    }
    let closed_at = match entry.act() {
        Some(Act::Closed) => Some(tx.now),
        Some(Act::Reopened) => None,
        _ => return Ok(true),
    };
    on!(tx, c => sqlx::query(
        "UPDATE reporting_code SET closed_at = $3, removal_by = NULL WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(case.id).bind(closed_at).execute(c).await.map(drop))?;
    Ok(true)
}

/// Notes that somebody opened a file.
pub(super) async fn note_opening(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ReportingCodeId,
    account: AccountId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO reporting_code_opening (organisation_id, id, reporting_code_id, account_id, at)
         VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(fresh(now)).bind(id).bind(account).bind(now).execute(c).await.map(drop))
}

/// Who opened a file last: the names, and when each did so last.
pub(super) async fn openings(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ReportingCodeId,
) -> sqlx::Result<Vec<(String, Moment)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.name, MAX(o.at) AS at FROM reporting_code_opening o JOIN account a ON a.id = o.account_id
         WHERE o.organisation_id = $1 AND o.reporting_code_id = $2 GROUP BY a.id, a.name ORDER BY 2 DESC, 1")
        .bind(organisation).bind(id).fetch_all(c).await)
}

/// Names who proposes to remove a file, or nobody any more.
pub(super) async fn propose_removal(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ReportingCodeId,
    by: Option<StaffId>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE reporting_code SET removal_by = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(by).execute(c).await.map(drop))
}

/// Removes a file with all that belongs to it, and with it the only key that opened it.
pub(super) async fn remove(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ReportingCodeId,
) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM reporting_code_opening WHERE organisation_id = $1 AND reporting_code_id = $2",
        "DELETE FROM reporting_code_entry WHERE organisation_id = $1 AND reporting_code_id = $2",
        "DELETE FROM reporting_code WHERE organisation_id = $1 AND id = $2",
    ] {
        on!(tx, c => sqlx::query(sql).bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Whoever acts, with the name by which colleagues know it.
pub(super) async fn who(tx: &mut Read, actor: &Actor) -> Result<(StaffId, String), Problem> {
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let name: String = on!(tx, c => sqlx::query_scalar(
        "SELECT name FROM staff_member WHERE organisation_id = $1 AND id = $2")
        .bind(actor.organisation).bind(staff).fetch_one(c).await)?;
    Ok((staff, name))
}

/// Somebody who works here, by mail address.
pub(super) async fn by_email(
    tx: &mut Read,
    organisation: OrganisationId,
    email: &str,
) -> sqlx::Result<Option<(StaffId, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, name FROM staff_member WHERE organisation_id = $1 AND lower(email) = $2 ORDER BY id LIMIT 1")
        .bind(organisation).bind(email).fetch_optional(c).await)
}

/// The names of who has a role on a day.
pub(super) async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    role: &str,
    today: Date,
) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT s.name FROM staff_role r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.role = $2 AND (r.from_on IS NULL OR r.from_on <= $3)
           AND (r.until_on IS NULL OR r.until_on >= $3) ORDER BY s.name LIMIT 5")
        .bind(organisation).bind(role).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// Seals the own keys of files again with the newest key, where an older one did; gives how many, and how many no key
/// opens.
pub async fn seal_again(tx: &mut Write, keys: &Keys) -> sqlx::Result<(usize, usize)> {
    let Some(newest) = keys.newest() else { return Ok((0, 0)) };
    let rows: Vec<(OrganisationId, ReportingCodeId, String, Vec<u8>)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, id, key_id, own_key FROM reporting_code WHERE key_id <> $1")
        .bind(newest).fetch_all(c).await)?;
    let (mut again, mut lost) = (0, 0);
    for (organisation, id, key_id, bytes) in rows {
        let about = sealed::about(id);
        let key = OwnKey::of(keys, &about, &Sealed { key_id, bytes });
        let Some(kept) = key.and_then(|key| key.sealed(keys, &about)) else {
            lost += 1;
            continue;
        };
        on!(tx, c => sqlx::query(
            "UPDATE reporting_code SET key_id = $3, own_key = $4 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(id).bind(&kept.key_id).bind(&kept.bytes).execute(c).await.map(drop))?;
        again += 1;
    }
    Ok((again, lost))
}
