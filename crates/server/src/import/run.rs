//! The whole import at once, for the command line: by the system, for an organisation that is named.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::import::{Listed, Refused, WarningReason};

use super::{Checked, Export, File, Terms, check, read, write};
use crate::{
    on,
    platform::{
        audit::Audit,
        clock::{Clock, Moment},
        db::{Db, Read, Write, trouble},
        ids::OrganisationId,
    },
    protocol,
};

/// The zone of new organisations.
const ZONE: &str = "Europe/Amsterdam";

/// A protocol profile.
#[derive(Clone, Copy, Debug)]
pub struct Profile<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub source: &'a str,
}

/// What to import.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The name of the organisation; a new name makes it.
    pub organisation: &'a str,
    /// The profile with which a new organisation begins.
    pub profile: Profile<'a>,
    /// Only say what would change.
    pub dry_run: bool,
    /// What is missing ends.
    pub complete: bool,
}

/// What was done.
#[derive(Debug)]
pub enum Ran {
    /// Nothing was written, because of these errors.
    Refused(Box<Refused>),
    /// It was compared, and written unless it was a dry run or nothing changes.
    Compared {
        /// The organisation was made, or would be.
        new_organisation: bool,
        /// What changes.
        checked: Box<Checked>,
        /// What is remarkable about the files.
        warnings: Listed<WarningReason>,
    },
}

/// Why an import cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The database's own message.
    #[error("{}", trouble(.0))]
    Database(#[from] sqlx::Error),
    /// An organisation needs a name.
    #[error("the organisation needs a name")]
    NoName,
}

struct Organisation {
    id: OrganisationId,
    today: Date,
    new: bool,
}

/// Reads the files of an export, and imports them as a whole or not at all.
pub async fn run(
    db: &Db,
    clock: &Clock,
    files: impl IntoIterator<Item = File<'_>>,
    order: &Order<'_>,
) -> Result<Ran, RunError> {
    let name = order.organisation.trim();
    if name.is_empty() {
        return Err(RunError::NoName);
    }
    let now = clock.now();
    let organisation = find(&mut db.read().await?, name, now).await?;
    let export = match read(files, organisation.today) {
        Ok(export) => export,
        Err(refused) => return Ok(Ran::Refused(refused)),
    };
    let (new_organisation, checked) = if order.dry_run {
        let terms = Terms::of_system(organisation.id, organisation.today, order.complete);
        (organisation.new, check(&mut db.read().await?, &export, &terms, now).await?)
    } else {
        carry_out(db.write(now).await?, &export, order, name).await?
    };
    let checked = Box::new(checked);
    Ok(Ran::Compared { new_organisation, checked, warnings: export.imported.warnings })
}

async fn carry_out(
    mut tx: Write,
    export: &Export,
    order: &Order<'_>,
    name: &str,
) -> Result<(bool, Checked), RunError> {
    // Somebody else may have made it while the files were read.
    let now = tx.now;
    let organisation = find(&mut tx, name, now).await?;
    if organisation.new {
        make(&mut tx, &organisation, name, order.profile).await?;
    }
    let terms = Terms::of_system(organisation.id, organisation.today, order.complete);
    let checked = write(&mut tx, export, &terms).await?;
    if organisation.new || !checked.summary.is_empty() {
        let audit = Audit::new(organisation.id, None, "imported");
        tx.commit(audit.on("organisation", organisation.id)).await?;
    }
    Ok((organisation.new, checked))
}

async fn find(tx: &mut Read, name: &str, now: Moment) -> sqlx::Result<Organisation> {
    let found: Option<(OrganisationId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, time_zone FROM organisation WHERE name = $1").bind(name).fetch_optional(c).await)?;
    let (id, zone, new) = match found {
        Some((id, zone)) => (id, zone, false),
        None => (OrganisationId::new(now), ZONE.to_owned(), true),
    };
    let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    Ok(Organisation { id, today: now.date_in(&zone), new })
}

async fn make(
    tx: &mut Write,
    organisation: &Organisation,
    name: &str,
    profile: Profile<'_>,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("INSERT INTO organisation (id, name, time_zone, created_at) VALUES ($1, $2, $3, $4)")
        .bind(organisation.id).bind(name).bind(ZONE).bind(now).execute(c).await.map(drop))?;
    protocol::add(tx, organisation.id, organisation.today, profile.name, profile.source, None).await?;
    Ok(())
}
