//! `mentorkind move`.

use std::{io::Write as _, process::ExitCode};

use anyhow::anyhow;
use mentorkind_server::{backup, platform::clock::Clock};

use crate::{block_on, config::hidden, output::out};

/// Copy everything into an empty database, of the other engine or the same
///
/// Stop the server first: what is written after the command begins does not come along. All of it comes in, or nothing.
/// Before that is made durable everything is read again and compared, and references and the audit trail are checked. The
/// first database is not changed. Then set database_url to the second one.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "A password of PostgreSQL can stay off the command line: in the file that PGPASSFILE names.

Exit status: 0 moved, and equal; 1 it failed, and the second database is as empty as it was.

Examples:
  mentorkind move --from sqlite://var/mentorkind.db --to postgres://mentorkind@localhost/mentorkind
  mentorkind move --from postgres://mentorkind@localhost/mentorkind --to sqlite://back.db"
)]
pub struct MoveArgs {
    /// The database that is used now: sqlite://PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    from: String,
    /// A new or empty database
    #[arg(long, value_name = "URL")]
    to: String,
}

/// Carries out the command.
pub fn run(args: &MoveArgs) -> anyhow::Result<ExitCode> {
    let (from, to) = (hidden(&args.from), hidden(&args.to));
    let summary = block_on(async {
        backup::move_all(&args.from, &args.to, Clock::system().now())
            .await
            .map_err(|error| anyhow!("Nothing was moved from {from} to {to}: {error}"))
    })?;
    writeln!(
        out(),
        "Moved from {from} to {to}: {} rows of {} tables of version {}, read again and equal; references and trail are \
         whole",
        summary.rows,
        summary.tables,
        summary.version
    )?;
    writeln!(out(), "hash of the content: {}", summary.hash)?;
    Ok(ExitCode::SUCCESS)
}
