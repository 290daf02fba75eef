//! `mentorkind import lrk`: the organisation's locations come from the national register.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::anyhow;
use mentorkind_domain::register::Registration;
use mentorkind_server::{
    import::{RegisterError, RegisterOrder, RegisterRan, import_register},
    platform::clock::Clock,
};

use super::REFUSED;
use crate::{block_on, config::DatabaseFlags, database, output::out, settings};

/// Import the organisation's locations from the national register (LRK)
///
/// FILE is the register's public CSV file. Locations are found by their number in the register; their name, address and
/// type become those of the register. What is not registered, has no groups (childminders), or only looks like a location
/// that is there is shown and not made. No location is ever removed.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 done; 1 it failed; 2 the input is refused and nothing was written.

Examples:
  mentorkind import lrk register.csv --organisation 'De Zonnebloem' --kvk 12345678 --dry-run
  mentorkind import lrk register.csv --organisation 'De Zonnebloem' --kvk 12345678 --location L1=123456789")]
pub struct RegisterArgs {
    /// The register's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The organisation, which is there already
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// The holder's number of the chamber of commerce
    #[arg(long, value_name = "NUMBER")]
    kvk: String,
    /// The location with this key has this number in the register; a new key makes a location
    #[arg(long = "location", value_name = "KEY=NUMBER", value_parser = pair)]
    named: Vec<(String, String)>,
    /// Only print what would change
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=').map(|(key, number)| (key.trim(), number.trim())) {
        Some((key, number)) if !key.is_empty() && !number.is_empty() => {
            Ok((key.to_owned(), number.to_owned()))
        }
        _ => Err("it is written as KEY=NUMBER, such as L1=123456789".to_owned()),
    }
}

/// Carries out the command.
pub fn run(args: &RegisterArgs) -> anyhow::Result<ExitCode> {
    let config = settings(&args.flags)?;
    let file = match std::fs::read(&args.file) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("{} cannot be read: {error}.", args.file.display());
            return Ok(ExitCode::from(REFUSED));
        }
    };
    let order = RegisterOrder {
        organisation: &args.organisation,
        kvk: &args.kvk,
        named: &args.named,
        dry_run: args.dry_run,
    };
    let ran = block_on(async {
        let db = database::open(&config).await?;
        let ran = import_register(&db, &Clock::system(), &file, &order).await;
        db.close().await;
        Ok(ran)
    })?;
    match ran {
        Ok(ran) => {
            summarise(&mut out(), &ran, args.dry_run)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error @ RegisterError::Database(_)) => {
            Err(anyhow!("The import failed and nothing was written: {error}"))
        }
        Err(refused) => {
            eprintln!("{}: {refused}.\nNothing was written.", args.file.display());
            Ok(ExitCode::from(REFUSED))
        }
    }
}

fn summarise(out: &mut impl Write, ran: &RegisterRan, dry_run: bool) -> io::Result<()> {
    let RegisterRan { register, known, comparison } = ran;
    let row = |at: usize| &register.registrations[at];
    let title = |one: &Registration| {
        let places = one.places.map(|places| format!(", {places} places")).unwrap_or_default();
        let since = one.since.map(|since| format!(", since {since}")).unwrap_or_default();
        format!("{} {} {} ({}{places}{since})", one.kind.code(), one.number, one.name, one.address)
    };
    writeln!(out, "{} rows read, {} of this holder", register.rows, register.registrations.len())?;
    if register.broken > 0 {
        writeln!(out, "warning: {} rows of others are broken and were passed over", register.broken)?;
    }
    for (at, key) in &comparison.new {
        writeln!(out, "new: {key}: {}", title(row(*at)))?;
    }
    for (location, at, columns) in &comparison.changed {
        writeln!(out, "changed: {} ({}): {}", known[*location].key, columns.join(", "), title(row(*at)))?;
    }
    for (at, location) in &comparison.alike {
        let (key, one) = (&known[*location].key, row(*at));
        writeln!(
            out,
            "not made, looks like {key}: {}; --location {key}={} says that it is, another key makes a location",
            title(one),
            one.number
        )?;
    }
    for at in &comparison.unregistered {
        writeln!(out, "not made, {}: {}", row(*at).status.to_lowercase(), title(row(*at)))?;
    }
    for at in &comparison.without_groups {
        writeln!(out, "not made, without groups: {}", title(row(*at)))?;
    }
    for location in &comparison.gone {
        let one = &known[*location];
        let number = one.number.as_deref().unwrap_or_default();
        writeln!(
            out,
            "warning: {} has the number {number}, which is not registered on this holder; it stays",
            one.key
        )?;
    }
    for (location, care) in &comparison.misfits {
        let one = &known[*location];
        writeln!(
            out,
            "warning: {} has a group of the kind {}, for which it is not registered",
            one.key,
            care.code()
        )?;
    }
    let (new, changed, same) = (comparison.new.len(), comparison.changed.len(), comparison.same.len());
    writeln!(out, "locations: {new} new, {changed} changed, {same} unchanged")?;
    let end = match (dry_run, comparison.changes_nothing()) {
        (true, _) => "This was a dry run: nothing was written.",
        (false, true) => "Everything was here already: there is nothing to do.",
        (false, false) => "Imported.",
    };
    writeln!(out, "{end}")
}
