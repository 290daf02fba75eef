//! `mentorkind import`: the planning export comes in.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use mentorkind_domain::{import::Finding, protocol};
use mentorkind_server::{
    import::{self, Checked, File, Order, Part, Ran},
    platform::clock::Clock,
};

use crate::{block_on, config::DatabaseFlags, database, settings};

/// Exit status for input that is refused.
const REFUSED: u8 = 2;

/// Import a planning export: all of it, or with any error nothing
///
/// DIR holds groups.csv, staff.csv, children.csv and guardians.csv, and where there are any locations.csv, absences.csv
/// and closures.csv. What changes is printed on standard output, errors are listed on standard error.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit status: 0 done; 1 it failed; 2 the input is refused and nothing was written.

Examples:
  mentorkind import export/ --organisation 'De Zonnebloem' --dry-run
  mentorkind import export/ --organisation 'De Zonnebloem' --profile second-home")]
pub struct ImportArgs {
    /// The folder with the files
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The organisation; a new name makes it
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// The protocol with which a new organisation begins
    #[arg(long, value_enum, default_value_t)]
    profile: Profile,
    /// Only print what would change
    #[arg(long)]
    dry_run: bool,
    /// The export is complete: what is missing ends
    #[arg(long)]
    complete: bool,
    #[command(flatten)]
    flags: DatabaseFlags,
}

/// A protocol that comes along.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Profile {
    #[default]
    #[value(name = "un1ek")]
    Un1ek,
    #[value(name = "second-home")]
    SecondHome,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Un1ek => "un1ek",
            Self::SecondHome => "second-home",
        }
    }
}

/// Carries out the command.
pub fn run(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let name = args.profile.name();
    let source = protocol::profile(name).with_context(|| format!("There is no protocol \"{name}\""))?;
    let config = settings(&args.flags)?;
    let files = match files_of(&args.folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("The folder {} cannot be read: {error}.", args.folder.display());
            return Ok(ExitCode::from(REFUSED));
        }
    };
    let order = Order {
        organisation: &args.organisation,
        profile: import::Profile { name, source },
        dry_run: args.dry_run,
        complete: args.complete,
    };
    let ran = block_on(async {
        let db = database::open(&config).await?;
        let ran = import::run(&db, &Clock::system(), files, &order).await;
        db.close().await;
        ran.context("The import failed and nothing was written")
    })?;
    match ran {
        Ran::Refused(refused) => {
            let mut errors = io::stderr().lock();
            list(&mut errors, &refused.errors.list, refused.errors.total, "errors")?;
            writeln!(errors, "Nothing was written.")?;
            Ok(ExitCode::from(REFUSED))
        }
        Ran::Compared { new_organisation, checked, warnings } => {
            let mut out = io::stdout().lock();
            for warning in &warnings.list {
                writeln!(out, "warning: {warning}")?;
            }
            if warnings.total > warnings.list.len() as u64 {
                writeln!(out, "warning: {} in all", warnings.total)?;
            }
            for remark in &checked.remarks.list {
                writeln!(out, "warning: {remark}")?;
            }
            if checked.remarks.total > checked.remarks.list.len() as u64 {
                writeln!(out, "warning: {} of these in all", checked.remarks.total)?;
            }
            if new_organisation {
                let name = args.organisation.trim();
                writeln!(out, "{name}: a new organisation with the protocol {}", args.profile.name())?;
            }
            summarise(&mut out, &checked)?;
            let end = match (args.dry_run, new_organisation, checked.summary.is_empty()) {
                (true, _, _) => "This was a dry run: nothing was written.",
                (false, false, true) => "Everything was here already: there is nothing to do.",
                (false, _, _) => "Imported.",
            };
            writeln!(out, "{end}")?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The files of a folder, without those that are hidden. They are opened when they are read.
fn files_of(folder: &Path) -> io::Result<Vec<File<'static>>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
        if name.starts_with('.') || path.is_dir() {
            continue;
        }
        let load: Box<dyn FnOnce() -> io::Result<Vec<u8>>> = Box::new(move || std::fs::read(path));
        files.push((name, load));
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(files)
}

fn list<R: std::fmt::Display>(
    out: &mut impl Write,
    findings: &[Finding<R>],
    total: u64,
    what: &str,
) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{finding}")?;
    }
    if total > findings.len() as u64 {
        writeln!(out, "The first {} of {total} {what}.", findings.len())?;
    } else {
        writeln!(out, "{total} {what}.")?;
    }
    Ok(())
}

/// A line for each part; of what changes which columns, and every ending.
fn summarise(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    for (part, changes) in checked.summary.parts() {
        write!(out, "{part}: {} new, {} changed", changes.new.total, changes.changed.total)?;
        let columns: Vec<String> =
            changes.columns.iter().map(|(column, rows)| format!("{column} {rows}")).collect();
        if !columns.is_empty() {
            write!(out, " ({})", columns.join(", "))?;
        }
        writeln!(out, ", {} ended, {} unchanged", changes.ended.len(), changes.unchanged)?;
        for ending in &changes.ended {
            match ending.until {
                Some(day) if part == Part::Access => {
                    writeln!(out, "  {} has nothing left here, last day {day}", ending.key)?;
                }
                Some(day) => writeln!(out, "  {} ends on {day}", ending.key)?,
                None => writeln!(out, "  {} is removed", ending.key)?,
            }
        }
    }
    Ok(())
}
