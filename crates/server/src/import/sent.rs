//! A planning that another system sends: taken in as a whole or not at all, with a report as of a folder.

use jiff::civil::Date;
use mentorkind_domain::import::Refused;

use super::{
    File,
    nightly::{self, Arrival, Outcome, Took},
    read,
};
use crate::platform::{
    app::App,
    ids::{AccountId, ApiTokenId, OrganisationId, ReportId},
    problem::Problem,
};

/// What became of a planning that was sent.
pub enum Received {
    /// It came in.
    Taken(Taken),
    /// It has errors, and changed nothing.
    Refused(Box<Refused>),
}

/// How much of it came in now.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Its report.
    pub report: ReportId,
    /// New rows.
    pub new: i64,
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

/// Takes in the files of a planning. The same content as that which was imported last changes nothing and has its report.
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
    let (report, (new, changed)) = match nightly::take(app, &arrival, &export, "").await? {
        Took::Now(report, counts, _) => (report, counts),
        Took::Before(report) => (report, (0, 0)),
    };
    Ok(Received::Taken(Taken { report, new, changed }))
}

fn loaded((name, content): (String, Vec<u8>)) -> File<'static> {
    (name, Box::new(|| Ok(content)))
}

fn unfinished(error: tokio::task::JoinError) -> Problem {
    tracing::error!(%error, "a planning was not read to its end");
    Problem::Internal
}
