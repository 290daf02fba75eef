//! `mentorkind divide`: the best division of every group in a folder of tables, without a database.

use std::fs;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use jiff::civil::Date;
use mentorkind_division::{
    Ask, Blocked, Division, Outcome, Present, Reason, RunnerUp, Solver, Weights, check, check_blocked, terms,
};
use mentorkind_domain::division::{Ages, Case, ChildRow, GroupRows, StaffRow, build};
use mentorkind_domain::import::{self, Mentor, Options, Placement, Role, RosterRow, Source, Table, Tables};
use rayon::prelude::*;
use serde::Serialize;

#[cfg(test)]
mod tests;

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
    Ok(divide(args, today, &mut io::stdout().lock(), &mut io::stderr().lock())?.into())
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

/// The tables by group.
struct Roll<'a> {
    tables: &'a Tables,
    roster: ByGroup,
    placements: ByGroup,
    /// Children who have staff as guardians, in order, and those staff in the same places.
    children_of_staff: Vec<u32>,
    guardian_staff: Vec<u32>,
}

/// Places of rows, group by group in the order of the rows.
struct ByGroup {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl ByGroup {
    fn new(groups: usize, group_of: impl Iterator<Item = Option<usize>> + Clone) -> Self {
        let mut starts = vec![0u32; groups + 1];
        for group in group_of.clone().flatten() {
            starts[group + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[groups] as usize];
        for (row, group) in group_of.enumerate() {
            if let Some(group) = group {
                rows[next[group] as usize] = row as u32;
                next[group] += 1;
            }
        }
        Self { starts, rows }
    }

    fn of(&self, group: usize) -> impl Iterator<Item = usize> {
        let range = self.starts[group] as usize..self.starts[group + 1] as usize;
        self.rows[range].iter().map(|&row| row as usize)
    }
}

impl<'a> Roll<'a> {
    fn new(tables: &'a Tables) -> Self {
        let groups = tables.groups.len();
        let mentors = |row: &RosterRow| row.group.filter(|_| row.role.works_on_group());
        let (children_of_staff, guardian_staff) =
            tables.staff_who_are_guardians().into_iter().map(|(child, staff)| (child.0, staff.0)).unzip();
        Self {
            tables,
            roster: ByGroup::new(groups, tables.roster.iter().map(|row| Some(mentors(row)?.index()))),
            placements: ByGroup::new(groups, tables.placements.iter().map(|row| Some(row.group.index()))),
            children_of_staff,
            guardian_staff,
        }
    }

    fn rows_of(&self, group: usize) -> GroupRows<'_> {
        GroupRows {
            staff: self.roster.of(group).map(|row| self.staff_row(&self.tables.roster[row])).collect(),
            children: self
                .placements
                .of(group)
                .map(|row| self.child_row(&self.tables.placements[row]))
                .collect(),
        }
    }

    fn staff_row(&self, row: &RosterRow) -> StaffRow<'_> {
        let tables = self.tables;
        StaffRow {
            staff: row.staff.0,
            key: tables.keys.staff.key(row.staff),
            trainee: row.role == Role::Trainee,
            max: row.max_children,
            works: row.days,
            period: row.period,
            languages: tables.text(tables.staff[row.staff.index()].languages),
        }
    }

    fn child_row(&self, row: &Placement) -> ChildRow<'_> {
        let tables = self.tables;
        let child = &tables.children[row.child.index()];
        ChildRow {
            child: row.child.0,
            main: row.main,
            attends: row.days,
            period: row.period,
            birth_date: child.birth_date,
            mentor: match row.mentor {
                Mentor::None => Present::None,
                Mentor::Staff(staff) => Present::Staff(staff.index()),
                Mentor::Unknown(_) => Present::Elsewhere,
            },
            language: tables.text(child.language),
            knows_well: tables.staff_list(&row.knows_well),
            not_mentor: tables.staff_list(&row.not_mentor),
            guardians: self.guardian_staff_of(row.child.0),
            wishes: tables.wishes(&row.wishes),
        }
    }

    fn guardian_staff_of(&self, child: u32) -> &[u32] {
        let start = self.children_of_staff.partition_point(|&other| other < child);
        let count = self.children_of_staff[start..].iter().take_while(|&&other| other == child).count();
        &self.guardian_staff[start..start + count]
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

#[derive(Serialize)]
struct OptimalLine<'a> {
    group: &'a str,
    status: &'static str,
    objective: i64,
    children: usize,
    staff: usize,
    assignments: Vec<AssignmentPart<'a>>,
    loads: Vec<LoadPart<'a>>,
}

#[derive(Serialize)]
struct AssignmentPart<'a> {
    child: &'a str,
    mentor: &'a str,
    together: u32,
    attends: u32,
    cost: i64,
    new: bool,
    /// Left out when not asked for; null where no other mentor is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<Option<RunnerUpPart<'a>>>,
}

#[derive(Serialize)]
struct RunnerUpPart<'a> {
    mentor: &'a str,
    price: i64,
}

#[derive(Serialize)]
struct LoadPart<'a> {
    mentor: &'a str,
    children: usize,
    half_days: u32,
    max: Option<u32>,
}

#[derive(Serialize)]
struct InfeasibleLine<'a> {
    group: &'a str,
    status: &'static str,
    reason: &'static str,
    blocking_children: Vec<&'a str>,
    blocking_staff: Vec<&'a str>,
    repair: String,
}

impl Roll<'_> {
    fn group_key(&self, group: u32) -> &str {
        self.tables.keys.groups.key(group.into())
    }

    fn child_key(&self, case: &Case, child: usize) -> &str {
        self.tables.keys.children.key(case.children[child].child.into())
    }

    fn staff_key(&self, case: &Case, staff: usize) -> &str {
        self.tables.keys.staff.key(case.staff[staff].staff.into())
    }
}

/// Writes the answers as JSON lines.
struct Lines<'a> {
    roll: &'a Roll<'a>,
    weights: &'a Weights,
    explain: bool,
    pool: &'a rayon::ThreadPool,
}

impl Lines<'_> {
    /// Groups that one thread takes at a time, and those whose lines are kept in memory.
    const AT_ONCE: usize = 32;
    const IN_MEMORY: usize = 64 * Self::AT_ONCE;

    fn write(&self, answers: &[Answer], out: &mut dyn Write) -> io::Result<()> {
        let mut first = 0;
        for part in answers.chunks(Self::IN_MEMORY) {
            let chunks = || part.par_chunks(Self::AT_ONCE).enumerate();
            let texts: Vec<io::Result<Vec<u8>>> = self.pool.install(|| {
                chunks().map(|(chunk, answers)| self.lines(answers, first + chunk * Self::AT_ONCE)).collect()
            });
            for text in texts {
                out.write_all(&text?)?;
            }
            first += part.len();
        }
        out.flush()
    }

    fn lines(&self, answers: &[Answer], first: usize) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let mut solver = Solver::default();
        for (answer, group) in answers.iter().zip(first as u32..) {
            let key = self.roll.group_key(group);
            match &answer.outcome {
                Outcome::Optimal(division) => {
                    let line = self.optimal(key, &answer.case, division, &mut solver);
                    serde_json::to_writer(&mut text, &line)?;
                }
                Outcome::Infeasible(blocked) => {
                    serde_json::to_writer(&mut text, &self.infeasible(key, &answer.case, blocked))?;
                }
            }
            text.push(b'\n');
        }
        Ok(text)
    }

    fn optimal<'s>(
        &'s self,
        group: &'s str,
        case: &Case,
        division: &Division,
        solver: &mut Solver,
    ) -> OptimalLine<'s> {
        let counts = division.counts(case.staff.len());
        let runners_up = self.explain.then(|| self.runners_up(case, solver));
        let runner_up = |runner: RunnerUp| RunnerUpPart {
            mentor: self.roll.staff_key(case, runner.mentor),
            price: runner.price,
        };
        let assignment = |(child, &mentor): (usize, &usize)| {
            let terms = terms(&case.group, self.weights, child, mentor).unwrap_or_default();
            let present = case.group.children[child].present;
            AssignmentPart {
                child: self.roll.child_key(case, child),
                mentor: self.roll.staff_key(case, mentor),
                together: terms.together,
                attends: terms.attends,
                cost: terms.total(),
                new: present != Present::None && present != Present::Staff(mentor),
                runner_up: runners_up.as_ref().map(|all| all[child].map(runner_up)),
            }
        };
        let load = |(staff, children): (usize, usize)| LoadPart {
            mentor: self.roll.staff_key(case, staff),
            children,
            half_days: case.group.staff[staff].half_days,
            max: case.group.staff[staff].max,
        };
        OptimalLine {
            group,
            status: "optimal",
            objective: division.objective,
            children: case.children.len(),
            staff: case.staff.len(),
            assignments: division.mentors.iter().enumerate().map(assignment).collect(),
            loads: counts.into_iter().enumerate().map(load).collect(),
        }
    }

    fn runners_up(&self, case: &Case, solver: &mut Solver) -> Vec<Option<RunnerUp>> {
        match solver.solve(&case.group, self.weights, Ask { proof: false, runners_up: true }) {
            Outcome::Optimal(division) => division.runners_up,
            Outcome::Infeasible(_) => vec![None; case.children.len()],
        }
    }

    fn infeasible<'s>(&'s self, group: &'s str, case: &Case, blocked: &Blocked) -> InfeasibleLine<'s> {
        let children: Vec<&str> = (0..case.children.len()).map(|i| self.roll.child_key(case, i)).collect();
        let staff: Vec<&str> = (0..case.staff.len()).map(|j| self.roll.staff_key(case, j)).collect();
        let repair: Vec<_> = blocked.repair.iter().map(|repair| repair.in_words(&children, &staff)).collect();
        InfeasibleLine {
            group,
            status: "infeasible",
            reason: match blocked.reason {
                Reason::NoStaff => "no_staff",
                Reason::Capacity => "capacity",
                Reason::Pairs => "pairs",
            },
            blocking_children: blocked.children.iter().map(|&i| children[i]).collect(),
            blocking_staff: blocked.staff.iter().map(|&j| staff[j]).collect(),
            repair: repair.join(" and "),
        }
    }
}
