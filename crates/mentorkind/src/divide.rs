//! `mentorkind divide`: the best division of every group in a folder of tables, without a database.

use std::fs;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use jiff::civil::Date;
use mentorkind_division::{Ask, Outcome, Solver, Weights, check, check_blocked};
use mentorkind_domain::division::{Ages, Case, build};
use mentorkind_domain::import::{self, Options, Source, Table, Tables};
use rayon::prelude::*;

mod lines;
mod roll;
#[cfg(test)]
mod tests;

use crate::output::out;
use lines::Lines;
pub use roll::Roll;

/// Divide the children of every group over its staff, and write JSON lines.
///
/// Exit status 0 when every group is optimal, 3 when some cannot be divided, 2 when the tables are refused,
/// 4 when a proof fails.
#[derive(clap::Args, Debug)]
pub struct DivideArgs {
    /// Folder with groups.csv, staff.csv, children.csv and the other tables
    dir: PathBuf,
    /// The day to divide for, as 2026-03-31; today when not given
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Check the proof of every answer before anything is written
    #[arg(long)]
    prove: bool,
    /// How many threads to use; as many as there are cores when not given
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Leave out the runner-up of every child
    #[arg(long)]
    no_explain: bool,
    /// Write to this file instead of standard output; it is only replaced by a complete one
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    AllOptimal,
    Refused,
    SomeInfeasible,
    ProofFailed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::AllOptimal => 0,
            Status::Refused => 2,
            Status::SomeInfeasible => 3,
            Status::ProofFailed => 4,
        })
    }
}

/// Carries out the command.
///
/// # Errors
/// When the answer cannot be written or threads cannot be started.
pub fn run(args: &DivideArgs, today: Date) -> anyhow::Result<ExitCode> {
    // Not locked: a thread that fails must be able to say so.
    Ok(divide(args, today, &mut out(), &mut io::stderr())?.into())
}

fn divide(
    args: &DivideArgs,
    today: Date,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> anyhow::Result<Status> {
    let on = args.on.unwrap_or(today);
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(threads) = args.threads {
        pool = pool.num_threads(threads.get());
    }
    let pool = pool.build().context("cannot start threads")?;

    let start = Instant::now();
    let Some(tables) = read(&args.dir, on, stderr)? else { return Ok(Status::Refused) };
    let roll = Roll::new(&tables);
    let read_s = start.elapsed().as_secs_f64();

    let start = Instant::now();
    let weights = Weights::default();
    let answers = pool.install(|| solve(&roll, on, &weights, args.prove));
    let solve_s = start.elapsed().as_secs_f64();
    if args.prove && !report_proofs(&roll, &answers, stderr)? {
        return Ok(Status::ProofFailed);
    }

    let start = Instant::now();
    let lines = Lines { roll: &roll, weights: &weights, explain: !args.no_explain, pool: &pool };
    match &args.out {
        Some(path) => replace(path, |file| lines.write(&answers, file))
            .with_context(|| format!("cannot write {}", path.display()))?,
        None => lines.write(&answers, stdout).context("cannot write to standard output")?,
    }
    let write_s = start.elapsed().as_secs_f64();

    let children: usize = answers.iter().map(|answer| answer.case.children.len()).sum();
    writeln!(
        stderr,
        "groups={} children={children} read_s={read_s:.6} solve_s={solve_s:.6} write_s={write_s:.6}",
        answers.len()
    )?;
    let infeasible = answers.iter().any(|answer| matches!(answer.outcome, Outcome::Infeasible(_)));
    Ok(if infeasible { Status::SomeInfeasible } else { Status::AllOptimal })
}

/// The tables in the folder; `None` when they are refused, with every reason on standard error.
fn read(dir: &Path, on: Date, stderr: &mut dyn Write) -> io::Result<Option<Tables>> {
    if let Err(error) = fs::read_dir(dir) {
        writeln!(stderr, "{}: {error}", dir.display())?;
        return Ok(None);
    }
    let sources = Table::ALL.into_iter().filter_map(|table| {
        let path = dir.join(table.file_name());
        let there = path.symlink_metadata().is_ok();
        there.then(|| Source::new(table.file_name(), move || fs::read(path)))
    });
    let (tables, warnings) = match import::read(sources, &Options { on, guardians_required: false }) {
        Ok(imported) => (Some(imported.tables), imported.warnings),
        Err(refused) => {
            for error in &refused.errors.list {
                writeln!(stderr, "error: {error} [{}]", error.reason.code())?;
            }
            more(stderr, "errors", refused.errors.total, refused.errors.list.len())?;
            (None, refused.warnings)
        }
    };
    for warning in &warnings.list {
        writeln!(stderr, "warning: {warning} [{}]", warning.reason.code())?;
    }
    more(stderr, "warnings", warnings.total, warnings.list.len())?;
    Ok(tables)
}

fn more(stderr: &mut dyn Write, what: &str, total: u64, listed: usize) -> io::Result<()> {
    match total - listed as u64 {
        0 => Ok(()),
        more => writeln!(stderr, "and {more} more {what}, {total} in all"),
    }
}

/// The answer for one group.
struct Answer {
    case: Case,
    outcome: Outcome,
    /// Why the proof does not hold, when it was asked for and does not.
    disproof: Option<String>,
}

/// The answers for all groups, in order; proofs are checked and left behind.
fn solve(roll: &Roll, on: Date, weights: &Weights, prove: bool) -> Vec<Answer> {
    let answer = |solver: &mut Solver, group: usize| {
        let case = build(&roll.rows_of(group), on, &Ages::default());
        let mut outcome = solver.solve(&case.group, weights, Ask { proof: prove, runners_up: false });
        let proved = match &mut outcome {
            _ if !prove => Ok(()),
            Outcome::Optimal(division) => {
                let proved = check(&case.group, weights, division);
                division.proof = None;
                proved
            }
            Outcome::Infeasible(blocked) => {
                let proved = check_blocked(&case.group, weights, blocked);
                blocked.proof = None;
                proved
            }
        };
        Answer { case, outcome, disproof: proved.err().map(|error| error.to_string()) }
    };
    (0..roll.tables.groups.len()).into_par_iter().map_init(Solver::default, answer).collect()
}

/// Reports the proofs; whether all of them hold.
fn report_proofs(roll: &Roll, answers: &[Answer], stderr: &mut dyn Write) -> io::Result<bool> {
    let mut failed = 0;
    for (answer, group) in answers.iter().zip(0..) {
        if let Some(disproof) = &answer.disproof {
            failed += 1;
            writeln!(stderr, "proof of group {:?} fails: {disproof}", roll.group_key(group))?;
        }
    }
    writeln!(stderr, "proofs={} failed={failed}", answers.len())?;
    Ok(failed == 0)
}

/// Writes a file by renaming one that is complete.
fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    // As any new file: the mask of the process decides who may read it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".divide-").tempfile_in(folder.unwrap_or(Path::new(".")))?;
    write(file.as_file_mut())?;
    file.persist(path)?;
    Ok(())
}
