//! Our solver against others.

use std::path::Path;

use anyhow::ensure;
use mentorkind_division::{Ask, Group, Outcome, Solver, Weights};

use crate::dice::Dice;
use crate::problem::{self, Problem, by_lapjv, by_microlp};
use crate::python::Service;
use crate::tables::{self, Pairs, Size};
use crate::{Line, time, timed};

/// Groups that are timed together: long enough for the clock, short enough to be left alone by other programs.
const TOGETHER: usize = 20;

/// How often ours does all groups in each turn. Once takes it a tenth of a millisecond, on a core that was waiting for the
/// other solver until then, whose own turn is a hundred times as long.
const AGAIN: usize = 20;

/// The least time of each part of some groups over several rounds, for it is what the work itself takes on a machine that
/// is shared.
struct Ours {
    solver: Solver,
    ask: Ask,
    parts: Vec<f64>,
    /// Of each group.
    objectives: Vec<Option<i64>>,
    nodes: u64,
}

impl Ours {
    fn new(ask: Ask) -> Self {
        Self { solver: Solver::default(), ask, parts: Vec::new(), objectives: Vec::new(), nodes: 0 }
    }

    fn round(&mut self, groups: &[Group], together: usize) {
        let weights = Weights::default();
        self.parts.resize(groups.len().div_ceil(together), f64::MAX);
        self.objectives.clear();
        for (part, groups) in self.parts.iter_mut().zip(groups.chunks(together)) {
            let (seconds, outcomes) = timed(|| {
                let solve = |group| match self.solver.solve(group, &weights, self.ask) {
                    Outcome::Optimal(division) => (Some(division.objective), division.nodes),
                    Outcome::Infeasible(_) => (None, 0),
                };
                groups.iter().map(solve).collect::<Vec<_>>()
            });
            *part = part.min(seconds);
            self.nodes = outcomes.iter().map(|(_, nodes)| *nodes).max().unwrap_or(0).max(self.nodes);
            self.objectives.extend(outcomes.iter().map(|(objective, _)| *objective));
        }
    }

    fn seconds(&self) -> f64 {
        self.parts.iter().sum()
    }
}

/// The least time of each group that another solver got to, and its objective.
#[derive(Default)]
struct Theirs(Vec<(f64, i64)>);

impl Theirs {
    fn add(&mut self, round: Vec<(f64, i64)>) {
        for (at, (seconds, objective)) in round.into_iter().enumerate() {
            match self.0.get_mut(at) {
                Some(known) => known.0 = known.0.min(seconds),
                None => self.0.push((seconds, objective)),
            }
        }
    }

    fn seconds(&self) -> f64 {
        self.0.iter().map(|(seconds, _)| seconds).sum()
    }
}

/// Groups that every solver can divide, and how long each may take.
struct Contest {
    groups: Vec<Group>,
    problems: Vec<Problem>,
    /// The most children that anybody has in our division of each group: with these, `lapjv` gets the smallest matrices
    /// that have the optimum.
    places: Vec<usize>,
    rounds: usize,
    /// Seconds for each other solver and round: a slow one gets to the first groups only.
    seconds: f64,
}

/// What came of it: on the groups that the other solver got to.
struct Result {
    groups: usize,
    /// Seconds a group.
    ours: f64,
    theirs: f64,
    /// Seconds of the worst group.
    our_worst: f64,
    their_worst: f64,
    nodes: u64,
}

impl Contest {
    fn new(groups: Vec<Group>, rounds: usize, seconds: f64) -> Self {
        let problems = groups.iter().map(Problem::new).collect();
        let mut solver = Solver::default();
        let mut most = |group: &Group| match solver.solve(group, &Weights::default(), Ask::default()) {
            Outcome::Optimal(division) => division.counts(group.staff.len()).into_iter().max().unwrap_or(0),
            Outcome::Infeasible(_) => 0,
        };
        let places = groups.iter().map(&mut most).collect();
        Self { groups, problems, places, rounds, seconds }
    }

    /// Lets ours and another solver take turns, and compares the objectives. `None` when there is no service for it.
    fn against(&self, mut service: Option<&mut Service>, solver: &str) -> anyhow::Result<Option<Result>> {
        let mut ours = Ours::new(Ask::default());
        let mut theirs = Theirs::default();
        if let Some(service) = &mut service {
            service.take(&self.problems)?;
        }
        for _ in 0..self.rounds {
            for _ in 0..AGAIN {
                ours.round(&self.groups, 1);
            }
            theirs.add(match solver {
                "microlp" => self.each(|_, problem| {
                    let programme = problem.programme();
                    timed(|| by_microlp(&programme))
                })?,
                "lapjv" => self.each(|at, problem| {
                    let matrix = problem.matrix(self.places[at]);
                    timed(|| by_lapjv(&matrix))
                })?,
                _ => match &mut service {
                    Some(service) => service.solve(solver, self.seconds)?,
                    None => return Ok(None),
                },
            });
        }
        let groups = theirs.0.len();
        for (at, (_, objective)) in theirs.0.iter().enumerate() {
            let (problem, ours) = (self.problems[at].json(), ours.objectives[at]);
            ensure!(ours == Some(*objective), "{solver} finds {objective}, ours {ours:?}, for {problem}");
        }
        let worst = |seconds: &mut dyn Iterator<Item = f64>| seconds.fold(0.0, f64::max);
        Ok(Some(Result {
            groups,
            ours: ours.parts[..groups].iter().sum::<f64>() / groups as f64,
            theirs: theirs.seconds() / groups as f64,
            our_worst: worst(&mut ours.parts.iter().copied()),
            their_worst: worst(&mut theirs.0.iter().map(|(seconds, _)| *seconds)),
            nodes: ours.nodes,
        }))
    }

    fn each(
        &self,
        mut solve: impl FnMut(usize, &Problem) -> (f64, anyhow::Result<i64>),
    ) -> anyhow::Result<Vec<(f64, i64)>> {
        let mut answers = Vec::new();
        let mut left = self.seconds;
        for (at, problem) in self.problems.iter().enumerate() {
            let (seconds, objective) = solve(at, problem);
            answers.push((seconds, objective?));
            left -= seconds;
            if left < 0.0 {
                break;
            }
        }
        Ok(answers)
    }
}

/// The groups without their pairs.
fn apart(groups: &[Group]) -> Vec<Group> {
    groups.iter().map(|group| Group { pairs: Vec::new(), ..group.clone() }).collect()
}

/// Some groups by chance, of those that can be divided.
fn sample(groups: &[Group], count: usize) -> Vec<Group> {
    let mut dice = Dice::new(5);
    let mut solver = Solver::default();
    let divisible = |group: &&Group| {
        let outcome = solver.solve(group, &Weights::default(), Ask::default());
        !group.children.is_empty() && matches!(outcome, Outcome::Optimal(_))
    };
    let some = (0..4 * count).map(|_| &groups[dice.below(groups.len())]);
    some.filter(divisible).take(count).cloned().collect()
}

/// Of a named instance: what it is, and its groups.
fn instance(data: &Path, name: &str, size: &Size) -> anyhow::Result<Vec<Group>> {
    let dir = data.join(name);
    tables::write(&dir, size, 1)?;
    let groups = problem::groups(&dir)?;
    let staff: usize = groups.iter().map(|group| group.staff.len()).sum();
    let children: usize = groups.iter().map(|group| group.children.len()).sum();
    let pairs: usize = groups.iter().map(|group| group.pairs.len()).sum();
    eprintln!("{name}: {} groups, {staff} staff, {children} children, {pairs} pairs", groups.len());
    Ok(groups)
}

/// One line for a solver on some groups; `goal` is how many times as long it should take.
fn line(what: &str, solver: &str, result: &Result, goal: Option<f64>) -> Line {
    let ratio = result.theirs / result.ours;
    Line {
        what: format!("a group of {what}, one core ({} groups)", result.groups),
        ours: time(result.ours),
        beside: format!("{}: {}", name(solver), time(result.theirs)),
        ratio: format!("{ratio:.0} × as long"),
        goal: goal.map(|goal| (format!("at least {goal} ×"), ratio >= goal)),
    }
}

/// Measures the division. Without Python its solvers are left out.
///
/// # Errors
/// When two solvers find different objectives, or one cannot be run.
pub fn run(data: &Path, python: Option<&Path>, quick: bool, lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let rounds = if quick { 10 } else { 20 };
    let seconds = if quick { 2.0 } else { 8.0 };
    let country = match quick {
        true => Size { groups: 2_985, staff: 11_234, children: 90_901, pairs: Pairs::InAll(3_611) },
        false => tables::COUNTRY,
    };
    let of = |groups, m, n, pairs| Size { groups, staff: groups * m, children: groups * n, pairs };
    let five = instance(data, "five", &of(400, 5, 25, Pairs::InEach(0)))?;
    let organisation = instance(data, "organisation", &tables::ORGANISATION)?;
    let country = instance(data, "country", &country)?;
    let six = instance(data, "six", &of(300, 5, 31, Pairs::InEach(6)))?;
    let service = &mut python.map(Service::start).transpose()?;

    let exact = five.into_iter().filter(|group| (group.staff.len(), group.children.len()) == (5, 25));
    let exact = sample(&exact.collect::<Vec<_>>(), 100);
    let (some, all) = (sample(&apart(&organisation), 100), sample(&apart(&country), 200));
    let contests = [
        ("5 × 25", Contest::new(exact, rounds, seconds / 4.0), &["flow", "lapjv", "highs-lp", "microlp"][..]),
        ("organisation, no pairs", Contest::new(some, rounds, seconds / 4.0), &["flow", "lapjv"]),
        ("country, no pairs", Contest::new(all, rounds, seconds / 4.0), &["flow", "lapjv"]),
        (
            "country, with pairs",
            Contest::new(sample(&country, 120), 4, seconds),
            &["highs-mip", "cp-sat", "microlp"],
        ),
    ];
    for (what, contest, solvers) in contests {
        for solver in solvers {
            let goal = match *solver {
                "flow" => Some(50.0),
                "highs-mip" => Some(1500.0),
                _ => None,
            };
            if let Some(result) = contest.against(service.as_mut(), solver)? {
                lines.push(line(what, solver, &result, goal));
            }
        }
    }
    let contest = Contest::new(sample(&six, 300), 4, seconds);
    if let Some(result) = contest.against(None, "microlp")? {
        lines.push(line("5 × 31 with 6 pairs", "microlp", &result, None));
        let ratio = result.their_worst / result.our_worst;
        lines.push(Line {
            what: format!("the worst of them (ours of {})", contest.groups.len()),
            ours: time(result.our_worst),
            beside: format!("{}: {}", name("microlp"), time(result.their_worst)),
            ratio: format!("{ratio:.0} × as long"),
            goal: Some(("at least 20 ×".to_owned(), ratio >= 20.0)),
        });
        lines.push(Line {
            what: "most branch nodes of them".to_owned(),
            ours: result.nodes.to_string(),
            beside: String::new(),
            ratio: String::new(),
            goal: Some(("under 50,000".to_owned(), result.nodes < 50_000)),
        });
    }
    for (name, groups) in [("organisation", organisation), ("country", country), ("5 × 31 with 6 pairs", six)]
    {
        if !name.contains("pairs") {
            lines.push(explained(&format!("{name}, no pairs"), &apart(&groups), quick, Some(1.5)));
        }
        lines.push(explained(&format!("{name}, with pairs"), &groups, quick, None));
    }
    Ok(())
}

/// All groups with the runner-up of every child, against without.
fn explained(what: &str, groups: &[Group], quick: bool, goal: Option<f64>) -> Line {
    let [mut plain, mut explained] =
        [false, true].map(|runners_up| Ours::new(Ask { runners_up, proof: false }));
    for _ in 0..if quick { 5 } else { 12 } {
        plain.round(groups, TOGETHER);
        explained.round(groups, TOGETHER);
    }
    let ratio = explained.seconds() / plain.seconds();
    Line {
        what: format!("all {} groups of {what}, with runners-up", groups.len()),
        ours: time(explained.seconds()),
        beside: format!("without runners-up: {}", time(plain.seconds())),
        ratio: format!("{ratio:.2} ×"),
        goal: goal.map(|goal| (format!("at most {goal} ×"), ratio <= goal)),
    }
}

fn name(solver: &str) -> &'static str {
    match solver {
        "flow" => "OR-Tools SimpleMinCostFlow, solve only",
        "cp-sat" => "OR-Tools CP-SAT, 1 worker, solve only",
        "highs-lp" => "HiGHS, linear programme, solve only",
        "highs-mip" => "HiGHS, integer programme, solve only",
        "lapjv" => "`lapjv`, places duplicated",
        _ => "`microlp`, integer programme, solve only",
    }
}
