//! `mentorkind audit verify`.

use std::{io::Write as _, process::ExitCode};

use anyhow::ensure;
use mentorkind_server::platform::{
    audit::{Verdict, verify},
    upkeep::{in_trail, organisations},
};

use crate::{block_on, config::DatabaseFlags, database, output::out, settings};

/// Check the trail of who did what
#[derive(clap::Subcommand, Debug)]
pub enum AuditCommand {
    Verify(VerifyArgs),
}

/// Read the whole trail, and name an entry that was removed, changed, moved or added
///
/// Prints one line for each organisation, with the closing hash of its last day. Note that hash down elsewhere: as long
/// as it is found again with --expect, nothing was cut off at the end either.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 the trail is whole; 1 it is not, or the check could not be done.

Examples:
  mentorkind audit verify
  mentorkind audit verify --organisation 'De Zonnebloem' --expect 3f5a…")]
pub struct VerifyArgs {
    /// Only this organisation
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// The trail must hold this closing hash, noted down before
    #[arg(long, value_name = "HASH")]
    expect: Option<String>,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(command: &AuditCommand) -> anyhow::Result<ExitCode> {
    let AuditCommand::Verify(args) = command;
    let config = settings(&args.flags)?;
    block_on(async {
        let db = database::existing(&config).await?;
        let mut all = organisations(&db).await?;
        if let Some(name) = &args.organisation {
            all.retain(|organisation| organisation.name == *name);
            ensure!(!all.is_empty(), "There is no organisation \"{name}\" in {}", config.database_shown());
        }
        if all.is_empty() {
            writeln!(out(), "There is no organisation yet in {}.", config.database_shown())?;
        }
        let mut whole = true;
        let mut found = args.expect.is_none();
        for organisation in all {
            let name = &organisation.name;
            match verify(&db, organisation.id).await? {
                Verdict::Whole { entries, close: Some((day, hash)) } => {
                    writeln!(out(), "{name}: whole, {entries} entries until {day}, closing hash {hash}")?;
                }
                Verdict::Whole { close: None, .. } => writeln!(out(), "{name}: whole, no entries yet")?,
                Verdict::Broken { day, number, what } => {
                    whole = false;
                    writeln!(out(), "{name}: BROKEN: entry {number} of {day} {what}")?;
                }
            }
            if let Some(hash) = &args.expect {
                found |= in_trail(&db, organisation.id, &hash.trim().to_ascii_lowercase()).await?;
            }
        }
        if let Some(hash) = args.expect.as_ref().filter(|_| !found) {
            writeln!(
                out(),
                "BROKEN: the closing hash {hash} is not in the trail: what it closed was removed or changed"
            )?;
        }
        db.close().await;
        Ok(if whole && found { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}
