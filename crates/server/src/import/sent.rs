//! A planning that another system sends: taken in as a whole or not at all, with a report as of a folder.

use jiff::civil::Date;
use mentorkind_domain::import::Refused;
use sqlx::FromRow;

use super::{
    File,
    nightly::{self, Arrival, Outcome},
    read,
};
use crate::{
    on,
    platform::{
        app::App,
        db::Read,
        ids::{AccountId, ApiTokenId, OrganisationId, ReportId},
        problem::Problem,
    },
};

/// What became of a planning that was sent.
pub enum Received {
    /// It came in.
    Taken(Taken),
    /// It has errors, and changed nothing.
    Refused(Box<Refused>),
}

/// How much of it came in.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Taken {
    /// Its report.
    pub id: ReportId,
    /// New rows.
    pub added: i64,
    /// Rows that changed.
    pub changed: i64,
}

/// Who sends a planning, of whom and on which day there.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Who made the token.
    pub account: AccountId,
    /// The token.
    pub token: ApiTokenId,
    /// Today, there.
    pub today: Date,
}

/// Takes in the files of a planning. The same content as that which came in last changes nothing and has its report.
pub async fn receive(
    app: &App,
    sender: Sender,
    files: Vec<(String, Vec<u8>)>,
    hash: &str,
) -> Result<Received, Problem> {
    let today = sender.today;
    let reading = tokio::task::spawn_blocking(move || read(files.into_iter().map(loaded), today));
    let export = match reading.await.map_err(unfinished)? {
        Ok(export) => export,
        Err(refused) => return Ok(Received::Refused(refused)),
    };
    let arrival = Arrival {
        organisation: sender.organisation,
        today,
        hash,
        outcome: Outcome::Taken,
        sent: Some((sender.account, sender.token)),
    };
    nightly::take(app, &arrival, &export, "").await?;
    let known = nightly::known(app, sender.organisation, hash).await?.ok_or(Problem::Conflict)?;
    let mut tx = app.db.read().await?;
    Ok(Received::Taken(report(&mut tx, sender.organisation, known.id).await?))
}

fn loaded((name, content): (String, Vec<u8>)) -> File<'static> {
    (name, Box::new(|| Ok(content)))
}

fn unfinished(error: tokio::task::JoinError) -> Problem {
    tracing::error!(%error, "a planning was not read to its end");
    Problem::Internal
}

async fn report(tx: &mut Read, organisation: OrganisationId, id: ReportId) -> sqlx::Result<Taken> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, added, changed FROM import_report WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).fetch_one(c).await)
}
