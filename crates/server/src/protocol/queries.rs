//! Versions of a protocol.

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    obligation,
    protocol::{PROFILES, Protocol},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, OrganisationId, fresh},
    },
};

/// The protocol that holds on a day: of the versions that have started, the last; of those that start on one day, the
/// one that was made last. An organisation without any has the first of the profiles.
pub async fn in_force(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Protocol> {
    let text: Option<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT source FROM protocol_version WHERE organisation_id = $1 AND starts_on <= $2
           AND withdrawn_at IS NULL ORDER BY starts_on DESC, made_at DESC LIMIT 1")
        .bind(organisation).bind(jiff_sqlx::Date::from(on)).fetch_optional(c).await)?;
    read(text.as_deref().unwrap_or(PROFILES[0].1))
}

/// What holds, and what will.
pub struct Holding {
    /// The first day of what holds; none without a version, when the first of the profiles holds.
    pub since: Option<Date>,
    /// What holds.
    pub protocol: Protocol,
    /// What comes, each from its first day on, the first day first.
    pub coming: Vec<(Date, Protocol)>,
}

/// The protocol that holds on a day as [`in_force`] says, and those that take its place later.
pub async fn holding(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Holding> {
    let rows: Vec<(jiff_sqlx::Date, String)> = on!(tx, c => sqlx::query_as(
        "SELECT starts_on, source FROM protocol_version WHERE organisation_id = $1 AND withdrawn_at IS NULL
         ORDER BY starts_on, made_at")
        .bind(organisation).fetch_all(c).await)?;
    let mut holding = Holding { since: None, protocol: read(PROFILES[0].1)?, coming: Vec::new() };
    for (starts_on, text) in rows {
        let (starts_on, protocol) = (starts_on.to_jiff(), read(&text)?);
        if starts_on <= on {
            (holding.since, holding.protocol) = (Some(starts_on), protocol);
        } else {
            holding.coming.retain(|(day, _)| *day != starts_on);
            holding.coming.push((starts_on, protocol));
        }
    }
    Ok(holding)
}

/// A version that has begun.
pub struct Begun {
    /// Which; none for the profile that holds as long as there is no version.
    pub id: Option<Uuid>,
    /// Its first day.
    pub starts_on: Date,
    /// What it says.
    pub protocol: Protocol,
}

/// The versions that have begun by a day, the first first: the last one holds, as [`in_force`] says.
pub async fn begun(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Vec<Begun>> {
    let rows: Vec<(Uuid, jiff_sqlx::Date, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, starts_on, source FROM protocol_version WHERE organisation_id = $1 AND starts_on <= $2
           AND withdrawn_at IS NULL ORDER BY starts_on, made_at")
        .bind(organisation).bind(jiff_sqlx::Date::from(on)).fetch_all(c).await)?;
    let mut versions: Vec<Begun> = Vec::with_capacity(rows.len().max(1));
    for (id, starts_on, text) in rows {
        let version = Begun { id: Some(id), starts_on: starts_on.to_jiff(), protocol: read(&text)? };
        versions.pop_if(|last| last.starts_on == version.starts_on);
        versions.push(version);
    }
    if versions.is_empty() {
        versions.push(Begun { id: None, starts_on: Date::MIN, protocol: read(PROFILES[0].1)? });
    }
    Ok(versions)
}

/// The terms of what is due, of every version from its first day on. Without a version the first of the profiles holds
/// since the organisation began.
pub async fn terms(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<obligation::Version>> {
    let rows: Vec<(jiff_sqlx::Date, String)> = on!(tx, c => sqlx::query_as(
        "SELECT starts_on, source FROM protocol_version WHERE organisation_id = $1 AND withdrawn_at IS NULL
         ORDER BY starts_on, made_at")
        .bind(organisation).fetch_all(c).await)?;
    let mut versions: Vec<obligation::Version> = Vec::with_capacity(rows.len());
    for (starts_on, text) in rows {
        let version = obligation::Version { starts_on: starts_on.to_jiff(), terms: read(&text)?.terms() };
        match versions.last_mut() {
            Some(last) if last.starts_on == version.starts_on => *last = version,
            _ => versions.push(version),
        }
    }
    if versions.is_empty() {
        let began: Moment = on!(tx, c => sqlx::query_scalar("SELECT created_at FROM organisation WHERE id = $1")
            .bind(organisation).fetch_one(c).await)?;
        let starts_on = began.date_in(&jiff::tz::TimeZone::UTC);
        versions.push(obligation::Version { starts_on, terms: read(PROFILES[0].1)?.terms() });
    }
    Ok(versions)
}

/// Reads the text of a version, which was whole when it was stored.
pub fn read(text: &str) -> sqlx::Result<Protocol> {
    Protocol::stored(text).map_err(|mistakes| {
        let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
        sqlx::Error::Decode(format!("a stored protocol cannot be read: {first}").into())
    })
}

/// Adds a version.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    starts_on: Date,
    profile: &str,
    text: &str,
    by: Option<AccountId>,
) -> sqlx::Result<Uuid> {
    let now = tx.now;
    let id = fresh(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO protocol_version (organisation_id, id, starts_on, profile, source, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(starts_on)).bind(profile).bind(text)
        .bind(now).bind(by).execute(c).await.map(drop))?;
    Ok(id)
}

/// A version without its text.
#[derive(Clone, Debug, FromRow)]
pub struct Version {
    pub id: Uuid,
    pub starts_on: jiff_sqlx::Date,
    pub made_at: Moment,
    /// Who made it; nobody for the profile an organisation began with.
    pub maker: Option<String>,
    /// When it was withdrawn before its first day.
    pub withdrawn_at: Option<Moment>,
    /// By whom.
    pub withdrawer: Option<String>,
}

/// All versions, first those that start last; of those that start on one day, first the one that was made last.
pub async fn versions<A: Permission>(tx: &mut Read, grant: &Grant<A>) -> sqlx::Result<Vec<Version>> {
    on!(tx, c => sqlx::query_as(
        "SELECT v.id, v.starts_on, v.made_at, a.name AS maker, v.withdrawn_at, w.name AS withdrawer
         FROM protocol_version v LEFT JOIN account a ON a.id = v.made_by LEFT JOIN account w ON w.id = v.withdrawn_by
         WHERE v.organisation_id = $1 ORDER BY v.starts_on DESC, v.made_at DESC")
        .bind(grant.organisation()).fetch_all(c).await)
}

/// A version's text.
pub async fn text(
    tx: &mut Read,
    grant: &Grant<action::SeeProtocol>,
    id: Uuid,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar("SELECT source FROM protocol_version WHERE organisation_id = $1 AND id = $2")
        .bind(grant.organisation()).bind(id).fetch_optional(c).await)
}

/// The text of the version that will hold in the end, as it was stored, and its first day.
pub async fn last(
    tx: &mut Read,
    grant: &Grant<action::ChangeProtocol>,
) -> sqlx::Result<(Option<Date>, String)> {
    let last: Option<(jiff_sqlx::Date, String)> = on!(tx, c => sqlx::query_as(
        "SELECT starts_on, source FROM protocol_version WHERE organisation_id = $1 AND withdrawn_at IS NULL
         ORDER BY starts_on DESC, made_at DESC LIMIT 1")
        .bind(grant.organisation()).fetch_optional(c).await)?;
    Ok(match last {
        Some((starts_on, text)) => (Some(starts_on.to_jiff()), text),
        None => (None, PROFILES[0].1.to_owned()),
    })
}
