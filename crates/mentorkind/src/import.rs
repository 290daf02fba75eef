//! `mentorkind import`: the planning export comes in.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use mentorkind_domain::protocol::profile;
use mentorkind_server::{
    import::{self, Checked, File, Order, Part, Ran},
    platform::{clock::Clock, db::Db},
};

/// Exit status for input that is refused.
const REFUSED: u8 = 2;

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The folder with groups.csv, staff.csv, children.csv, guardians.csv, and where there are any locations.csv,
    /// absences.csv and closures.csv
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
}

/// A protocol that comes along.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
#[value(rename_all = "kebab-case")]
pub enum Profile {
    /// The protocol of UN1EK.
    #[default]
    #[value(name = "un1ek")]
    Un1ek,
    /// The work instruction of a second organisation.
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

/// Imports.
pub async fn run(args: ImportArgs, db: &Db, clock: &Clock) -> anyhow::Result<ExitCode> {
    let files = match files_of(&args.folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("The folder {} cannot be read: {error}.", args.folder.display());
            return Ok(ExitCode::from(REFUSED));
        }
    };
    let order = Order {
        organisation: &args.organisation,
        profile: import::Profile {
            name: args.profile.name(),
            source: profile(args.profile.name()).context("the profile does not come with this version")?,
        },
        dry_run: args.dry_run,
        complete: args.complete,
    };
    match import::run(db, clock, files, &order).await.context("the import failed, nothing was written")? {
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
    findings: &[mentorkind_domain::import::Finding<R>],
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
