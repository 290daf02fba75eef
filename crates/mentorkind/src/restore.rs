//! `mentorkind restore`.

use std::{fs, io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, anyhow};
use mentorkind_server::{backup, platform::seal::Keys};

use crate::{
    block_on,
    config::{Config, DatabaseFlags},
    output::out,
    settings,
};

/// Restore a backup into the database of the settings, which must be new or empty
///
/// All of it comes in, or nothing. Before that is made durable everything is read again and compared with what the backup
/// noted, and references and the audit trail are checked. Everybody is signed out, and the trail of each organisation gets
/// an entry.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 restored; 1 it failed, and the database is as empty as it was.

Examples:
  mentorkind restore mentorkind-20260303T020000Z.backup --identity backup-key.txt
  mentorkind restore old.backup --identity backup-key.txt --database-url sqlite://try.db
  mentorkind restore old.backup --identity backup-key.txt --dry-run")]
pub struct RestoreArgs {
    /// The backup
    file: PathBuf,
    /// The file with the private key
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// Only read the whole backup and check it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// Carries out the command.
pub fn run(args: &RestoreArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    let (file, keys) = (args.file.display(), args.identity.display());
    let text = fs::read_to_string(&args.identity)
        .with_context(|| format!("The key file {keys} cannot be read; nothing was restored"))?;
    let identities = backup::read_identities(&text).ok_or_else(|| {
        anyhow!("The key file {keys} is no file of `mentorkind backup keys`; nothing was restored")
    })?;
    let opened = backup::open(&args.file, &identities)
        .map_err(|error| anyhow!("Nothing was restored from {file}: {error}"))?;
    let header = opened.header.clone();
    let made_at = header.made_at.timestamp().strftime("%Y-%m-%d %H:%M:%S UTC");
    writeln!(out(), "{file}: made {made_at} by Mentorkind {}, version {}", header.program, header.version)?;
    if args.dry_run {
        let summary = opened.check().map_err(|error| anyhow!("{file}: {error}"))?;
        writeln!(out(), "It is whole: {} rows of {} tables", summary.rows, summary.tables)?;
        writeln!(out(), "hash of the content: {}", summary.hash)?;
        return Ok(ExitCode::SUCCESS);
    }
    let summary = block_on(async {
        backup::restore(opened, &config.database_url, config.clock().now()).await.map_err(|error| {
            anyhow!("Nothing was restored from {file} into {}: {error}", config.database_shown())
        })
    })?;
    writeln!(
        out(),
        "Restored into {}: {} rows of {} tables, read again and equal; references and trail are whole",
        config.database_shown(),
        summary.rows,
        summary.tables
    )?;
    writeln!(out(), "hash of the content: {}", summary.hash)?;
    if let Some(key) = header.key.filter(|key| !has(&config, key)) {
        eprintln!(
            "The second steps in it are sealed with the key named {key}, which is not in {} (secret_key_file, {}). The \
             server does not start without it: put your copy of that file back",
            config.secret_key_file.display(),
            config.origin("secret_key_file")
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether the key file of the settings has the key with this name.
fn has(config: &Config, key: &str) -> bool {
    let text = fs::read_to_string(&config.secret_key_file).unwrap_or_default();
    Keys::read(&text).is_ok_and(|keys| keys.has(key))
}
