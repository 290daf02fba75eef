//! Reading and writing emergency access, and the files that it opens.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::access::action::{OpenEmergency, SeeEmergencies, SeeInEmergency};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on, people,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, EmergencyId, GroupId, OrganisationId, StaffId},
    },
};

/// How many are shown, the newest first.
const SHOWN: i64 = 50;
/// How many children a search shows.
pub const FOUND: i64 = 20;

/// To what access is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One child.
    Child(ChildId),
    /// The children of a group.
    Group(GroupId),
}

/// Emergency access, also one that has ended.
#[derive(Clone, Debug, FromRow)]
pub struct Emergency {
    pub id: EmergencyId,
    pub account_id: AccountId,
    pub director: String,
    pub child_name: Option<String>,
    pub group_name: Option<String>,
    pub reason: String,
    pub began_at: Moment,
    pub ends_at: Moment,
    pub ended_at: Option<Moment>,
}

impl Emergency {
    /// Whether it runs at a moment.
    pub fn runs(&self, now: Moment) -> bool {
        self.ended_at.is_none() && self.ends_at > now
    }

    /// Whether the director ended it, before it ended by itself.
    pub fn was_ended(&self) -> bool {
        self.ended_at.is_some_and(|at| at < self.ends_at)
    }

    /// To whom or what.
    pub fn subject(&self) -> &str {
        self.child_name.as_deref().or(self.group_name.as_deref()).unwrap_or_default()
    }
}

/// The emergency access of the organisation, the newest first.
pub async fn list(tx: &mut Read, grant: &Grant<SeeEmergencies>) -> sqlx::Result<Vec<Emergency>> {
    on!(tx, c => sqlx::query_as(
        "SELECT e.id, e.account_id, s.name AS director, k.first_name || ' ' || k.last_name AS child_name,
           g.name AS group_name, e.reason, e.began_at, e.ends_at, e.ended_at
         FROM emergency e
         JOIN staff_member s ON s.organisation_id = e.organisation_id AND s.id = e.staff_id
         LEFT JOIN child k ON k.organisation_id = e.organisation_id AND k.id = e.child_id
         LEFT JOIN care_group g ON g.organisation_id = e.organisation_id AND g.id = e.group_id
         WHERE e.organisation_id = $1 ORDER BY e.began_at DESC, e.id DESC LIMIT $2")
        .bind(grant.organisation()).bind(SHOWN).fetch_all(c).await)
}

/// A file that was opened, and how often.
#[derive(Clone, Debug, FromRow)]
pub struct Opened {
    emergency_id: EmergencyId,
    pub name: String,
    pub times: i64,
}

/// The files that were opened in each of these, by name. One person has one emergency access at a time, so that the time
/// tells to which an opening belongs.
pub async fn opened(
    tx: &mut Read,
    grant: &Grant<SeeEmergencies>,
    of: &[Emergency],
) -> sqlx::Result<BTreeMap<EmergencyId, Vec<Opened>>> {
    let sql = format!(
        "SELECT e.id AS emergency_id, k.first_name || ' ' || k.last_name AS name, count(*) AS times
         FROM emergency e
         JOIN file_opening f ON f.organisation_id = e.organisation_id AND f.account_id = e.account_id
           AND f.relation = 'emergency' AND f.at >= e.began_at AND f.at <= COALESCE(e.ended_at, e.ends_at)
         JOIN child k ON k.organisation_id = f.organisation_id AND k.id = f.child_id
         WHERE e.organisation_id = $1 AND e.id {}
         GROUP BY e.id, k.id, k.first_name, k.last_name ORDER BY 1, 2",
        tx.one_of(2)
    );
    let rows: Vec<Opened> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id_list(of.iter().map(|e| e.id))).fetch_all(c).await)?;
    let mut by_emergency: BTreeMap<EmergencyId, Vec<Opened>> = BTreeMap::new();
    for row in rows {
        by_emergency.entry(row.emergency_id).or_default().push(row);
    }
    Ok(by_emergency)
}

/// A child or a group that can be chosen.
#[derive(Clone, Debug, FromRow)]
pub struct Found {
    pub id: Uuid,
    pub name: String,
    /// The group of a child, the location of a group.
    pub place: String,
}

/// Children with a place today whose name has this in it.
pub async fn children(tx: &mut Read, grant: &Grant<OpenEmergency>, search: &str) -> sqlx::Result<Vec<Found>> {
    let day = jiff_sqlx::Date::from(grant.actor().today);
    let plain = search.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT k.id, k.first_name || ' ' || k.last_name AS name, g.name || ' · ' || l.name AS place
         FROM child k
         JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id AND p.main
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $3)
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE k.organisation_id = $1 AND LOWER(k.first_name || ' ' || k.last_name) LIKE $2 ESCAPE '!'
           AND NOT EXISTS (SELECT 1 FROM child_death x
             WHERE x.organisation_id = k.organisation_id AND x.child_id = k.id AND x.corrected_at IS NULL)
         ORDER BY 2, 1 LIMIT $4")
        .bind(grant.organisation()).bind(format!("%{plain}%")).bind(day).bind(FOUND).fetch_all(c).await)
}

/// Groups whose name has this in it.
pub async fn groups(tx: &mut Read, grant: &Grant<OpenEmergency>, search: &str) -> sqlx::Result<Vec<Found>> {
    let plain = search.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    on!(tx, c => sqlx::query_as(
        "SELECT g.id, g.name, l.name AS place FROM care_group g
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND LOWER(g.name) LIKE $2 ESCAPE '!' ORDER BY 2, 1 LIMIT $3")
        .bind(grant.organisation()).bind(format!("%{plain}%")).bind(FOUND).fetch_all(c).await)
}

/// Whether the subject is in the organisation; for a child that has died there is no emergency.
pub async fn exists(tx: &mut Read, grant: &Grant<OpenEmergency>, subject: Subject) -> sqlx::Result<bool> {
    let (sql, id) = match subject {
        Subject::Child(id) => (
            "SELECT count(*) FROM child k WHERE k.organisation_id = $1 AND k.id = $2 AND NOT EXISTS (
               SELECT 1 FROM child_death x
               WHERE x.organisation_id = k.organisation_id AND x.child_id = k.id AND x.corrected_at IS NULL)",
            id.0,
        ),
        Subject::Group(id) => {
            ("SELECT count(*) FROM care_group WHERE organisation_id = $1 AND id = $2", id.0)
        }
    };
    let found: i64 =
        on!(tx, c => sqlx::query_scalar(sql).bind(grant.organisation()).bind(id).fetch_one(c).await)?;
    Ok(found > 0)
}

/// Whether the person has emergency access now. Holds the account, so that two forms at once do not both begin.
pub async fn has_one(tx: &mut Write, grant: &Grant<OpenEmergency>) -> sqlx::Result<bool> {
    let (now, account) = (tx.now, grant.actor().account);
    on!(tx, c => sqlx::query("UPDATE account SET name = name WHERE id = $1")
        .bind(account).execute(c).await.map(drop))?;
    let running: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM emergency
         WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL AND ends_at > $3")
        .bind(grant.organisation()).bind(account).bind(now).fetch_one(c).await)?;
    Ok(running > 0)
}

/// Opens emergency access until a moment.
pub async fn open(
    tx: &mut Write,
    grant: &Grant<OpenEmergency>,
    staff: StaffId,
    subject: Subject,
    reason: &str,
    ends_at: Moment,
) -> sqlx::Result<EmergencyId> {
    let now = tx.now;
    let id = EmergencyId::new(now);
    let (child, group) = match subject {
        Subject::Child(child) => (Some(child), None),
        Subject::Group(group) => (None, Some(group)),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO emergency (organisation_id, id, account_id, staff_id, child_id, group_id, reason, began_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(grant.organisation()).bind(id).bind(grant.actor().account).bind(staff).bind(child).bind(group)
        .bind(reason).bind(now).bind(ends_at).execute(c).await.map(drop))?;
    Ok(id)
}

/// Ends one's own emergency access; false when it does not run.
pub async fn end(tx: &mut Write, grant: &Grant<OpenEmergency>, id: EmergencyId) -> sqlx::Result<bool> {
    let now = tx.now;
    let ended = on!(tx, c => sqlx::query(
        "UPDATE emergency SET ended_at = $4
         WHERE organisation_id = $1 AND id = $2 AND account_id = $3 AND ended_at IS NULL AND ends_at > $4")
        .bind(grant.organisation()).bind(id).bind(grant.actor().account).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(ended == 1)
}

/// Whether the person opened this emergency access, some time.
pub async fn is_own(tx: &mut Read, grant: &Grant<OpenEmergency>, id: EmergencyId) -> sqlx::Result<bool> {
    let own: Option<EmergencyId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM emergency WHERE organisation_id = $1 AND id = $2 AND account_id = $3")
        .bind(grant.organisation()).bind(id).bind(grant.actor().account).fetch_optional(c).await)?;
    Ok(own.is_some())
}

/// Notes that emergency access ended by itself; false when it was ended before, or runs on.
pub async fn lapse(tx: &mut Write, organisation: OrganisationId, id: EmergencyId) -> sqlx::Result<bool> {
    let now = tx.now;
    let ended = on!(tx, c => sqlx::query(
        "UPDATE emergency SET ended_at = ends_at
         WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND ends_at <= $3")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(ended == 1)
}

/// Whom to tell: the mail addresses of the protection officers of today, with their language. Where there is no other
/// than the director who opens it: those of the other directors.
pub async fn to_tell(
    tx: &mut Read,
    organisation: OrganisationId,
    but: StaffId,
    today: Date,
) -> sqlx::Result<Vec<(String, String)>> {
    for role in ["protection", "director"] {
        let mut holders = people::with_role(tx, organisation, role, today).await?;
        holders.retain(|holder| holder.id != but);
        if !holders.is_empty() {
            return Ok(holders.into_iter().map(|holder| (holder.email, holder.language)).collect());
        }
    }
    Ok(Vec::new())
}

/// A child that is open in emergency access.
#[derive(Clone, Debug, FromRow)]
pub struct Child {
    pub id: ChildId,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: jiff_sqlx::Date,
    pub group_name: Option<String>,
    pub location_name: Option<String>,
}

/// The children that are open: those who were named, and those with a place today in a group that was; by name. With
/// `only`, that one if it is among them.
pub async fn open_children(
    tx: &mut Read,
    grant: &Grant<SeeInEmergency>,
    only: Option<ChildId>,
) -> sqlx::Result<Vec<Child>> {
    let sql = format!(
        "SELECT k.id, k.first_name, k.last_name, k.birth_date, min(g.name) AS group_name,
           min(l.name) AS location_name
         FROM child k
         LEFT JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id
           AND (p.from_on IS NULL OR p.from_on <= $4) AND (p.until_on IS NULL OR p.until_on >= $4)
         LEFT JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         LEFT JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE k.organisation_id = $1 AND (k.id {} OR p.group_id {}) {}
         GROUP BY k.id, k.first_name, k.last_name, k.birth_date ORDER BY k.first_name, k.last_name, k.id",
        tx.one_of(2),
        tx.one_of(3),
        if only.is_some() { "AND k.id = $5" } else { "" },
    );
    on!(tx, c => {
        let query = sqlx::query_as(AssertSqlSafe(sql)).bind(grant.organisation()).bind(grant.children())
            .bind(grant.groups()).bind(jiff_sqlx::Date::from(grant.actor().today));
        match only {
            Some(id) => query.bind(id).fetch_all(c).await,
            None => query.fetch_all(c).await,
        }
    })
}

/// When the access ends that is open to the person now, the first that does.
pub async fn running(
    tx: &mut Read,
    grant: &Grant<SeeInEmergency>,
    now: Moment,
) -> sqlx::Result<Option<(EmergencyId, Moment)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, ends_at FROM emergency
         WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL AND ends_at > $3 ORDER BY ends_at LIMIT 1")
        .bind(grant.organisation()).bind(grant.actor().account).bind(now).fetch_optional(c).await)
}
