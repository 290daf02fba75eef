//! `mentorkind backup`.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, anyhow, ensure};
use mentorkind_server::backup::{self, expired, file_name};

use crate::{block_on, config::DatabaseFlags, output::out, settings};

/// Take a backup while the server runs: everything in the database, photos too, sealed for a public key
///
/// The file is read back before it gets its name. It is opened with the private key only, which does not belong on this
/// machine: by `mentorkind restore`, or by the program age. It does not hold the key of the second steps
/// (secret_key_file), nor the settings: keep copies of those too.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Exit status: 0 there is a backup; 1 it failed, and there is none.

Examples:
  mentorkind backup keys --to backup-key.txt
  mentorkind backup --to /var/backups/mentorkind --recipient age1… --keep-days 30
  mentorkind backup --to before-upgrade.backup --recipient age1…"
)]
pub struct BackupArgs {
    #[command(subcommand)]
    command: Option<BackupCommand>,
    /// A folder, in which the backup is named after its moment; or the name of a file that is not there yet
    #[arg(long, value_name = "PLACE", required = true)]
    to: Option<PathBuf>,
    /// The public key of who may open it (age1…); give it again for more of them
    #[arg(long = "recipient", value_name = "KEY", required = true)]
    recipients: Vec<String>,
    /// Afterwards remove the backups in that folder that are older than this many days
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    keep_days: Option<u32>,
    /// Only say which backups would be removed
    #[arg(long, requires = "keep_days")]
    dry_run: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

#[derive(clap::Subcommand, Debug)]
enum BackupCommand {
    Keys(KeysArgs),
}

/// Make the keys of backups: a file with the private key, and the public key on standard output
///
/// Do it on another machine than the server's, and keep the file where the backups are not. Without it no backup opens.
#[derive(clap::Args, Debug)]
struct KeysArgs {
    /// The file for the private key, which is not there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Carries out the command.
pub fn run(args: &BackupArgs) -> anyhow::Result<ExitCode> {
    match &args.command {
        Some(BackupCommand::Keys(keys)) => make_keys(&keys.to)?,
        None => take(args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn make_keys(file: &Path) -> anyhow::Result<()> {
    let (text, recipient) = backup::new_keys();
    let made = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    made().map_err(|error: io::Error| {
        anyhow!("Cannot make the key file {}: {error}. No keys were made", file.display())
    })?;
    writeln!(out(), "{recipient}")?;
    Ok(())
}

/// Why something is no recipient. It is not repeated: what was given by mistake may be a secret, and errors are kept.
fn no_recipient(text: &str) -> anyhow::Error {
    if text.to_ascii_uppercase().contains("AGE-SECRET-KEY-") {
        anyhow!(
            "What --recipient has is a private key, which opens backups and belongs in no command; no backup was taken. The \
             public key is wanted (age1…): the line above the private one in the key file. Others may have seen the \
             command: make new keys with `mentorkind backup keys`"
        )
    } else {
        anyhow!(
            "What --recipient has is no public key of the form age1…; no backup was taken. `mentorkind backup keys` makes \
             one"
        )
    }
}

fn take(args: &BackupArgs) -> anyhow::Result<()> {
    let config = settings(&args.flags)?;
    let place = args.to.as_deref().context("--to is missing")?;
    let recipients = args
        .recipients
        .iter()
        .map(|text| backup::read_recipient(text).ok_or_else(|| no_recipient(text)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let now = config.clock().now();
    ensure!(
        args.keep_days.is_none() || place.is_dir(),
        "--keep-days is for a folder of backups, and {} is none; no backup was taken",
        place.display()
    );
    if !args.dry_run {
        let file = if place.is_dir() { place.join(file_name(now)) } else { place.to_owned() };
        ensure!(!file.exists(), "{} is there already; no backup was taken", file.display());
        let taken = block_on(async {
            let taken = async {
                let db = backup::connect(&config.database_url).await?;
                backup::take(&db, &file, &recipients, now, env!("CARGO_PKG_VERSION")).await
            };
            taken
                .await
                .map_err(|error| anyhow!("No backup of {} was taken: {error}", config.database_shown()))
        })?;
        let summary = &taken.summary;
        writeln!(
            out(),
            "{}: {} rows of {} tables of version {}, {} bytes, read back and equal",
            file.display(),
            summary.rows,
            summary.tables,
            summary.version,
            taken.size
        )?;
        writeln!(out(), "sha256 of the file: {}", taken.file_hash)?;
        writeln!(out(), "hash of the content: {}", summary.hash)?;
    }
    let Some(days) = args.keep_days else { return Ok(()) };
    for old in expired(place, days, now).with_context(|| format!("Cannot look in {}", place.display()))? {
        if args.dry_run {
            writeln!(out(), "{} would be removed", old.display())?;
        } else {
            fs::remove_file(&old)
                .with_context(|| format!("Cannot remove the old backup {}", old.display()))?;
            writeln!(out(), "{} is removed", old.display())?;
        }
    }
    Ok(())
}
