//! `mentorkind import`: the planning export comes in.

mod register;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, anyhow};
use mentorkind_domain::protocol;
use mentorkind_server::import::{self, File, Order, Ran, changes_in_words, errors_in_words};

use crate::{block_on, config::DatabaseFlags, database, output::out, settings};

/// Exit status for input that is refused.
const REFUSED: u8 = 2;

/// Import a planning export: all of it, or with any error nothing
///
/// DIR holds groups.csv, staff.csv, children.csv and guardians.csv, and where there are any locations.csv, absences.csv
/// and closures.csv; or one workbook (.xlsx) with sheets of those names, which can also be named itself. What changes is
/// printed on standard output, errors are listed on standard error.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Exit status: 0 done; 1 it failed; 2 the input is refused and nothing was written.

Examples:
  mentorkind import export/ --organisation 'De Zonnebloem' --dry-run
  mentorkind import planning.xlsx --organisation 'De Zonnebloem'
  mentorkind import export/ --organisation 'De Zonnebloem' --profile second-home
  mentorkind import lrk register.csv --organisation 'De Zonnebloem' --kvk 12345678 --dry-run"
)]
pub struct ImportArgs {
    #[command(subcommand)]
    command: Option<ImportCommand>,
    /// The folder with the files, or a workbook
    #[arg(value_name = "DIR|FILE.xlsx", required = true)]
    from: Option<PathBuf>,
    /// The organisation; a new name makes it
    #[arg(long, value_name = "NAME", required = true)]
    organisation: Option<String>,
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

#[derive(clap::Subcommand, Debug)]
enum ImportCommand {
    Lrk(register::RegisterArgs),
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
    match (&args.command, &args.from, &args.organisation) {
        (Some(ImportCommand::Lrk(args)), ..) => register::run(args),
        (None, Some(from), Some(organisation)) => tables(args, from, organisation),
        // The parser asks for both before this.
        _ => anyhow::bail!("A folder and --organisation are needed; nothing was written"),
    }
}

fn tables(args: &ImportArgs, from: &Path, organisation: &str) -> anyhow::Result<ExitCode> {
    let name = args.profile.name();
    let source = protocol::profile(name).with_context(|| format!("There is no protocol \"{name}\""))?;
    let config = settings(&args.flags)?;
    let files = match files_of(from) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{} cannot be read: {error}.", from.display());
            return Ok(ExitCode::from(REFUSED));
        }
    };
    let order = Order {
        organisation,
        profile: import::Profile { name, source },
        dry_run: args.dry_run,
        complete: args.complete,
    };
    let ran = block_on(async {
        let db = database::open(&config).await?;
        let ran = import::run(&db, &config.clock(), files, &order).await;
        if ran.is_ok() {
            db.analyse().await?;
        }
        db.close().await;
        ran.map_err(|error| anyhow!("The import failed and nothing was written: {error}"))
    })?;
    match ran {
        Ran::Refused(refused) => {
            eprintln!("{}Nothing was written.", errors_in_words(&refused));
            Ok(ExitCode::from(REFUSED))
        }
        Ran::Compared { new_organisation, checked, warnings } => {
            let mut out = out();
            if new_organisation {
                let name = organisation.trim();
                writeln!(out, "{name}: a new organisation with the protocol {}", args.profile.name())?;
            }
            write!(out, "{}", changes_in_words(&checked, &warnings))?;
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

/// A workbook, or the files of a folder without those that are hidden or that a program keeps beside an open workbook.
/// They are opened when they are read.
fn files_of(from: &Path) -> io::Result<Vec<File<'static>>> {
    let mut paths = Vec::new();
    if std::fs::metadata(from)?.is_dir() {
        for entry in std::fs::read_dir(from)? {
            paths.push(entry?.path());
        }
        paths.retain(|path| !path.is_dir());
    } else {
        paths.push(from.to_owned());
    }
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let load: Box<dyn FnOnce() -> io::Result<Vec<u8>>> = Box::new(move || std::fs::read(path));
        files.push((name, load));
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(files)
}
