//! The trail: who did what, in chains of hashes from which nothing can be taken unseen.
//!
//! There is one chain for each organisation and day; a day's chain starts from the close of the last day before it.
//! Entries hold identifiers, never free text.

use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    clock::Moment,
    db::{Db, Read, Write},
    ids::{AccountId, OrganisationId},
    random,
    render::Flash,
};
use crate::on;

/// One entry of the trail, as the writer of a change gives it.
#[derive(Clone, Debug)]
pub struct Audit {
    organisation: Option<OrganisationId>,
    account: Option<AccountId>,
    action: &'static str,
    subjects: String,
}

impl Audit {
    /// What was done, in an organisation, by whom (nobody: the system itself).
    pub fn new(organisation: OrganisationId, account: Option<AccountId>, action: &'static str) -> Self {
        Self { organisation: Some(organisation), account, action, subjects: String::new() }
    }

    /// To what it was done.
    pub fn on(mut self, kind: &'static str, id: impl Into<Uuid>) -> Self {
        if !self.subjects.is_empty() {
            self.subjects.push(' ');
        }
        self.subjects += &format!("{kind}:{}", id.into());
        self
    }

    /// How much of a kind it was done to.
    pub fn counted(mut self, kind: &'static str, number: u64) -> Self {
        if !self.subjects.is_empty() {
            self.subjects.push(' ');
        }
        self.subjects += &format!("{kind}:{number}");
        self
    }

    /// A hash of all that it was done to, where that is not there any more.
    pub fn proof(mut self, hash: &[u8]) -> Self {
        if !self.subjects.is_empty() {
            self.subjects.push(' ');
        }
        self.subjects += &format!("proof:{}", random::hex(hash));
        self
    }

    /// A change that belongs to no organisation and says nothing about anybody: the housekeeping of sessions,
    /// throttling and jobs.
    pub fn housekeeping() -> Self {
        Self { organisation: None, account: None, action: "", subjects: String::new() }
    }
}

struct Day {
    opening: String,
    entries: i64,
    closing: String,
}

#[derive(FromRow)]
struct LastDay {
    day: jiff_sqlx::Date,
    entries: i64,
    closing: String,
}

#[derive(FromRow)]
struct Entry {
    number: i64,
    at: Moment,
    account_id: Option<Uuid>,
    action: String,
    subjects: String,
    hash: String,
}

fn link(
    before: &str,
    number: i64,
    at: Moment,
    account: Option<Uuid>,
    action: &str,
    subjects: &str,
) -> String {
    let account = account.map(|a| a.to_string()).unwrap_or_default();
    let text = format!("{before}\n{number}\n{}\n{account}\n{action}\n{subjects}", at.0);
    random::hex(&Sha256::digest(text.as_bytes()))
}

impl Write {
    /// Writes the trail's entry and makes the whole change durable. There is no other commit.
    pub async fn commit(mut self, audit: Audit) -> sqlx::Result<()> {
        self.record(&audit).await?;
        self.end().await
    }

    /// Commits as [`Write::commit`] and answers the form with a redirect, also when the form arrives again.
    pub async fn finish(mut self, audit: Audit, to: &str, flash: Option<Flash>) -> sqlx::Result<Response> {
        self.record(&audit).await?;
        if let Some((account, key)) = self.form {
            let now = self.now;
            on!(self, c => sqlx::query("INSERT INTO answer (account_id, key, location, at) VALUES ($1, $2, $3, $4)")
                .bind(account).bind(key).bind(to).bind(now).execute(c).await.map(drop))?;
        }
        self.end().await?;
        let mut response = Redirect::to(to).into_response();
        if let Some(flash) = flash {
            flash.put(response.headers_mut());
        }
        Ok(response)
    }

    /// Adds an entry without ending the transaction, for a change that concerns more than one organisation.
    ///
    /// It goes on the day of the trail that is open: today, or a later one, where the clock went back since or this
    /// transaction began before midnight. A day that another follows is never written again; when it was is in the entry.
    pub async fn record(&mut self, audit: &Audit) -> sqlx::Result<()> {
        let Some(organisation) = audit.organisation else { return Ok(()) };
        let (now, account) = (self.now, audit.account.map(|a| a.0));
        let today = now.date_in(&jiff::tz::TimeZone::UTC);
        loop {
            let last = match self.last_day(organisation).await? {
                Some(last) if last.day.to_jiff() >= today => last,
                before => {
                    self.open_day(organisation, today, before.map(|last| last.closing)).await?;
                    continue;
                }
            };
            let number = last.entries + 1;
            let hash = link(&last.closing, number, now, account, audit.action, &audit.subjects);
            // On PostgreSQL another transaction may have opened the next day while this one waited for the row.
            if !self.close_at(organisation, last.day, number, &hash).await? {
                continue;
            }
            return on!(self, c => sqlx::query(
                "INSERT INTO audit_entry (organisation_id, day, number, at, account_id, action, subjects, hash)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
                .bind(organisation).bind(last.day).bind(number).bind(now).bind(account)
                .bind(audit.action).bind(&audit.subjects).bind(&hash)
                .execute(c).await.map(drop));
        }
    }

    /// The last day of a trail, held until the commit.
    async fn last_day(&mut self, organisation: OrganisationId) -> sqlx::Result<Option<LastDay>> {
        let sql = format!(
            "SELECT day, entries, closing FROM audit_day WHERE organisation_id = $1 ORDER BY day DESC LIMIT 1 {}",
            self.hold()
        );
        on!(self, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).fetch_optional(c).await)
    }

    /// Begins a day from the close of the one before it, unless another transaction did.
    async fn open_day(
        &mut self,
        organisation: OrganisationId,
        day: Date,
        before: Option<String>,
    ) -> sqlx::Result<()> {
        let opening = before.unwrap_or_else(|| organisation.to_string());
        on!(self, c => sqlx::query(
            "INSERT INTO audit_day (organisation_id, day, opening, entries, closing) VALUES ($1, $2, $3, 0, $3)
             ON CONFLICT (organisation_id, day) DO NOTHING")
            .bind(organisation).bind(jiff_sqlx::Date::from(day)).bind(&opening).execute(c).await.map(drop))
    }

    /// Closes a day at an entry; false when another day follows it already.
    async fn close_at(
        &mut self,
        organisation: OrganisationId,
        day: jiff_sqlx::Date,
        number: i64,
        hash: &str,
    ) -> sqlx::Result<bool> {
        let closed = on!(self, c => sqlx::query(
            "UPDATE audit_day SET entries = $3, closing = $4 WHERE organisation_id = $1 AND day = $2
             AND NOT EXISTS (SELECT 1 FROM audit_day later WHERE later.organisation_id = $1 AND later.day > $2)")
            .bind(organisation).bind(day).bind(number).bind(hash)
            .execute(c).await.map(|done| done.rows_affected()))?;
        Ok(closed > 0)
    }
}

/// What the check of a trail found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is where it was written. The close of the last day can be noted down elsewhere: as long as it is
    /// found again, nothing before it was removed.
    Whole {
        /// Number of entries.
        entries: u64,
        /// Last day and its closing hash.
        close: Option<(Date, String)>,
    },
    /// An entry was removed, changed or moved.
    Broken {
        /// The day of the entry.
        day: Date,
        /// Its number on that day.
        number: i64,
        /// What is wrong with it.
        what: Damage,
    },
}

/// How a trail is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The entry is not there.
    Missing,
    /// The entry is not what was written, or not in its place.
    Changed,
    /// The day does not follow from the day before it.
    DayBroken,
    /// The entry was not written by us.
    Added,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Changed => "was changed or moved",
            Self::DayBroken => "does not follow from the day before it",
            Self::Added => "was added from outside",
        })
    }
}

/// How far the trail of an organisation is: as long as it is the same, nothing of the organisation was changed.
pub async fn position(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT closing FROM audit_day WHERE organisation_id = $1 ORDER BY day DESC LIMIT 1")
        .bind(organisation).fetch_optional(c).await)
}

/// To what the latest of these things was done.
pub async fn latest(
    tx: &mut Read,
    organisation: OrganisationId,
    actions: [&str; 3],
) -> sqlx::Result<Option<String>> {
    let [one, other, third] = actions;
    on!(tx, c => sqlx::query_scalar(
        "SELECT subjects FROM audit_entry WHERE organisation_id = $1 AND action IN ($2, $3, $4)
         ORDER BY day DESC, number DESC LIMIT 1")
        .bind(organisation).bind(one).bind(other).bind(third).fetch_optional(c).await)
}

/// Whether an entry says that this was done with exactly these.
pub async fn tells(
    tx: &mut Read,
    organisation: OrganisationId,
    action: &str,
    subjects: &str,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM audit_entry WHERE organisation_id = $1 AND action = $2 AND subjects = $3")
        .bind(organisation).bind(action).bind(subjects).fetch_one(c).await)?;
    Ok(found > 0)
}

/// Who did this last with exactly these, by name.
pub async fn done_by(
    tx: &mut Read,
    organisation: OrganisationId,
    action: &str,
    subjects: &str,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT a.name FROM audit_entry e JOIN account a ON a.id = e.account_id
         WHERE e.organisation_id = $1 AND e.action = $2 AND e.subjects = $3 ORDER BY e.day DESC, e.number DESC LIMIT 1")
        .bind(organisation).bind(action).bind(subjects).fetch_optional(c).await)
}

/// Checks the whole trail of an organisation, day by day.
pub async fn verify(db: &Db, organisation: OrganisationId) -> sqlx::Result<Verdict> {
    verify_in(&mut db.read().await?, organisation).await
}

/// Checks the whole trail as a transaction sees it.
pub(crate) async fn verify_in(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Verdict> {
    let days = days(tx, organisation).await?;
    let orphan: Option<(jiff_sqlx::Date, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT e.day, e.number FROM audit_entry e WHERE e.organisation_id = $1 AND NOT EXISTS
         (SELECT 1 FROM audit_day d WHERE d.organisation_id = e.organisation_id AND d.day = e.day)
         ORDER BY e.day, e.number LIMIT 1")
        .bind(organisation).fetch_optional(c).await)?;
    if let Some((day, number)) = orphan {
        return Ok(Verdict::Broken { day: day.to_jiff(), number, what: Damage::DayBroken });
    }
    let mut before = organisation.to_string();
    let mut entries = 0;
    let mut close = None;
    for (date, day) in days {
        if day.opening != before {
            return Ok(Verdict::Broken { day: date, number: 0, what: Damage::DayBroken });
        }
        let rows: Vec<Entry> = on!(tx, c => sqlx::query_as(
            "SELECT number, at, account_id, action, subjects, hash FROM audit_entry
             WHERE organisation_id = $1 AND day = $2 ORDER BY number")
            .bind(organisation).bind(jiff_sqlx::Date::from(date)).fetch_all(c).await)?;
        if let Some((number, what)) = first_damage(&day, &rows) {
            return Ok(Verdict::Broken { day: date, number, what });
        }
        entries += rows.len() as u64;
        before = day.closing.clone();
        close = Some((date, day.closing));
    }
    Ok(Verdict::Whole { entries, close })
}

async fn days(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<(Date, Day)>> {
    let rows: Vec<(jiff_sqlx::Date, String, i64, String)> = on!(tx, c => sqlx::query_as(
        "SELECT day, opening, entries, closing FROM audit_day WHERE organisation_id = $1 ORDER BY day")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(date, opening, entries, closing)| (date.to_jiff(), Day { opening, entries, closing }))
        .collect())
}

fn first_damage(day: &Day, rows: &[Entry]) -> Option<(i64, Damage)> {
    let mut before = day.opening.as_str();
    for (row, number) in rows.iter().zip(1..) {
        if row.number != number {
            return Some((number, Damage::Missing));
        }
        if link(before, number, row.at, row.account_id, &row.action, &row.subjects) != row.hash {
            return Some((number, Damage::Changed));
        }
        before = &row.hash;
    }
    let found = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    match found.cmp(&day.entries) {
        std::cmp::Ordering::Less => Some((found + 1, Damage::Missing)),
        std::cmp::Ordering::Greater => Some((day.entries + 1, Damage::Added)),
        std::cmp::Ordering::Equal if before != day.closing => Some((found, Damage::Changed)),
        std::cmp::Ordering::Equal => None,
    }
}
