//! The national register (LRK) comes in: the locations of one holder, by their number.
//!
//! Nothing is ever taken away: a location that the register does not have stays as it is, with its groups.

use mentorkind_domain::{
    import::CareKind,
    register::{Comparison, Known, Refusal, Register, Registration, compare, read},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    on,
    platform::{
        audit::Audit,
        clock::Clock,
        db::{Db, Read, Write, trouble},
        ids::{LocationId, OrganisationId},
    },
};

/// What to import from the register.
#[derive(Clone, Copy, Debug)]
pub struct RegisterOrder<'a> {
    /// The name of the organisation, which is there already.
    pub organisation: &'a str,
    /// The holder's number of the chamber of commerce.
    pub kvk: &'a str,
    /// Which location (its key) has which number, where that is said by hand.
    pub named: &'a [(String, String)],
    /// Only say what would change.
    pub dry_run: bool,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct RegisterRan {
    /// What the register has of the holder.
    pub register: Register,
    /// The locations as they were.
    pub known: Vec<Known>,
    /// What changes, and what is only shown.
    pub comparison: Comparison,
}

/// Why the register cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The database's own message.
    #[error("{}", trouble(.0))]
    Database(#[from] sqlx::Error),
    /// The file, or what is asked of it, cannot be used.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no organisation of this name.
    #[error("there is no organisation \"{0}\"; import its planning first")]
    NoOrganisation(String),
}

/// Compares an organisation's locations with the register, and writes what is new and what changed.
pub async fn import_register(
    db: &Db,
    clock: &Clock,
    file: &[u8],
    order: &RegisterOrder<'_>,
) -> Result<RegisterRan, RegisterError> {
    let register = read(file, order.kvk)?;
    let name = order.organisation.trim();
    let mut tx = db.read().await?;
    let found: Option<OrganisationId> = on!(tx, c => sqlx::query_scalar("SELECT id FROM organisation WHERE name = $1")
            .bind(name).fetch_optional(c).await)?;
    let organisation = found.ok_or_else(|| RegisterError::NoOrganisation(name.to_owned()))?;
    if order.dry_run {
        let (known, _) = locations(&mut tx, organisation).await?;
        let comparison = compare(&known, &register, order.named)?;
        return Ok(RegisterRan { register, known, comparison });
    }
    drop(tx);
    let mut tx = db.write(clock.now()).await?;
    let (known, ids) = locations(&mut tx, organisation).await?;
    let comparison = compare(&known, &register, order.named)?;
    if !comparison.changes_nothing() {
        for (at, key) in &comparison.new {
            add(&mut tx, organisation, key, &register.registrations[*at]).await?;
        }
        for (location, at, _) in &comparison.changed {
            change(&mut tx, organisation, ids[*location], &register.registrations[*at]).await?;
        }
        let audit = Audit::new(organisation, None, "register imported");
        tx.commit(audit.on("organisation", organisation)).await?;
    }
    Ok(RegisterRan { register, known, comparison })
}

#[derive(FromRow)]
struct LocationRow {
    id: LocationId,
    key: String,
    name: String,
    lrk: Option<String>,
    address: Option<String>,
    registered_as: Option<String>,
}

async fn locations(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<(Vec<Known>, Vec<LocationId>)> {
    let rows: Vec<LocationRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, key, name, lrk, address, registered_as FROM location WHERE organisation_id = $1 ORDER BY key")
        .bind(organisation).fetch_all(c).await)?;
    let care: Vec<(Uuid, String)> = on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT location_id, kind FROM care_group WHERE organisation_id = $1 ORDER BY location_id, kind")
        .bind(organisation).fetch_all(c).await)?;
    let kinds = |id: LocationId| {
        let codes = care.iter().filter(|(location, _)| *location == id.0).map(|(_, code)| code.as_str());
        codes.filter_map(CareKind::of).collect()
    };
    let ids = rows.iter().map(|row| row.id).collect();
    let known = rows
        .into_iter()
        .map(|row| Known {
            care: kinds(row.id),
            key: row.key,
            name: row.name,
            number: row.lrk,
            address: row.address,
            kind: row.registered_as,
        })
        .collect();
    Ok((known, ids))
}

async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    key: &str,
    registration: &Registration,
) -> sqlx::Result<()> {
    let id = LocationId::new(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO location (organisation_id, id, key, name, lrk, address, registered_as) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(key).bind(&registration.name).bind(&registration.number)
        .bind(&registration.address).bind(registration.kind.code()).execute(c).await.map(drop))
}

async fn change(
    tx: &mut Write,
    organisation: OrganisationId,
    id: LocationId,
    registration: &Registration,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE location SET name = $3, lrk = $4, address = $5, registered_as = $6 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(&registration.name).bind(&registration.number)
        .bind(&registration.address).bind(registration.kind.code()).execute(c).await.map(drop))
}
