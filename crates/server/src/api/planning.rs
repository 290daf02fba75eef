//! Another system sends the planning: the tables of an export, taken in by the import's own rules, with a report of it on
//! the pages.

use std::io;

use axum::{extract::State, http::StatusCode, response::Response};
use mentorkind_domain::{api::scope, import::Table};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::Caller,
    once::Once,
    refusal::{OfAll, OfSent, Refusal},
    sent::{Sent, objects},
};
use crate::{
    import::{self, Received, Sender},
    platform::{app::App, audit::Audit, random},
};

/// A table of a planning.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// The locations; without this table the groups name them.
    Locations,
    /// The groups.
    Groups,
    /// Staff in their roles and groups, with their days.
    Staff,
    /// Children in their groups, with their days.
    Children,
    /// Guardians and their children.
    Guardians,
    /// Absences of staff and children.
    Absences,
    /// Days that a location is closed.
    Closures,
}

impl From<Name> for Table {
    fn from(name: Name) -> Self {
        match name {
            Name::Locations => Self::Locations,
            Name::Groups => Self::Groups,
            Name::Staff => Self::Staff,
            Name::Children => Self::Children,
            Name::Guardians => Self::Guardians,
            Name::Absences => Self::Absences,
            Name::Closures => Self::Closures,
        }
    }
}

/// A table with its rows.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// Which.
    table: Name,
    /// The names of its columns, as in an export.
    #[schema(min_items = 1)]
    columns: Vec<String>,
    /// Its rows, each with a value for every column; an empty value says that there is nothing.
    rows: Vec<Vec<String>>,
}

/// A planning: groups, staff, children and guardians, and other tables where there are any.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    /// Its tables. A row that is missing ends nothing; a row ends by its `until`.
    #[serde(deserialize_with = "objects")]
    #[schema(min_items = 1)]
    tables: Vec<Rows>,
}

/// How much of a planning came in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taken {
    /// The report, at `/import/reports/…`.
    report: Uuid,
    /// New rows.
    new: i64,
    /// Rows that changed.
    changed: i64,
}

/// Take in a planning, as a whole or not at all. The same content as the last one changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    operation_id = "take_planning",
    tag = "in",
    params(("Idempotency-Key" = String, Header, description = "Another one for each call; kept for a day.",
        min_length = 1, max_length = 255, pattern = "^[!-~]+$")),
    request_body = Planning,
    responses((status = 200, description = "It came in.", body = Taken), OfAll, OfSent),
    security(("token" = ["planning:write"]))
)]
pub async fn take(
    State(app): State<App>,
    caller: Caller<scope::WritePlanning>,
    once: Once,
    sent: Sent<Planning>,
) -> Result<Response, Refusal> {
    if let Some(answer) = answered(&app, &caller, &once, &sent.hash).await? {
        return Ok(answer);
    }
    let maker = caller.maker();
    let sender = Sender {
        organisation: caller.organisation(),
        account: maker.account,
        token: caller.token(),
        today: maker.today,
    };
    let files = sent.data.tables.into_iter().map(file).collect::<Result<Vec<_>, _>>()?;
    let taken = match import::receive(&app, sender, files, &random::hex(&sent.hash)).await? {
        Received::Taken(taken) => Taken { report: taken.report.0, new: taken.new, changed: taken.changed },
        Received::Refused(refused) => return Err(Refusal::planning(&refused.errors)),
    };
    // Taking in has a transaction of its own. Cut off here, the same planning changes nothing when it comes again.
    let mut tx = app.db.write(app.clock.now()).await?;
    let answer = once.keep(&mut tx, &caller, &sent.hash, (StatusCode::OK, &taken)).await?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(answer)
}

async fn answered(
    app: &App,
    caller: &Caller<scope::WritePlanning>,
    once: &Once,
    request: &[u8],
) -> Result<Option<Response>, Refusal> {
    let mut tx = app.db.write(app.clock.now()).await?;
    once.before(&mut tx, caller, request).await
}

/// A table as the file of an export.
fn file(rows: Rows) -> Result<(String, Vec<u8>), Refusal> {
    let name = Table::from(rows.table).file_name();
    let width = rows.columns.len();
    if let Some(at) = rows.rows.iter().position(|row| row.len() != width) {
        let (row, found) = (at + 2, rows.rows[at].len());
        return Err(Refusal::unprocessable(format!(
            "Row {row} of {name} has {found} values for {width} columns."
        )));
    }
    match written(&rows) {
        Ok(content) => Ok((name.to_owned(), content)),
        Err(error) => {
            tracing::error!(%error, "a table of a planning cannot be written");
            Err(Refusal::internal())
        }
    }
}

fn written(rows: &Rows) -> io::Result<Vec<u8>> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in std::iter::once(&rows.columns).chain(&rows.rows) {
        file.write_record(row)?;
    }
    file.into_inner().map_err(|error| io::Error::other(error.to_string()))
}
