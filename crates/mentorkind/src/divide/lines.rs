//! The answers as JSON lines; the names and the order of fields are a contract with other programs.

use std::io::{self, Write};

use mentorkind_division::{
    Ask, Blocked, Division, Outcome, Present, Reason, RunnerUp, Solver, Weights, terms,
};
use mentorkind_domain::division::Case;
use rayon::prelude::*;
use serde::Serialize;

use super::Answer;
use super::roll::Roll;

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

/// Writes the answers as JSON lines.
pub(super) struct Lines<'a> {
    pub roll: &'a Roll<'a>,
    pub weights: &'a Weights,
    /// Whether to name the runners-up.
    pub explain: bool,
    pub pool: &'a rayon::ThreadPool,
}

impl Lines<'_> {
    /// Groups that one thread takes at a time, and those whose lines are kept in memory.
    const AT_ONCE: usize = 32;
    const IN_MEMORY: usize = 64 * Self::AT_ONCE;

    pub fn write(&self, answers: &[Answer], out: &mut dyn Write) -> io::Result<()> {
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
