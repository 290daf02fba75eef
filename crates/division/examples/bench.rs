//! The benchmark of the division: how long groups take on one core, and how many times longer the same groups take as
//! an integer programme with `microlp`, the baseline of every ratio. Both must find the same objectives.

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/common/programme.rs"]
mod programme;

use std::time::Instant;

use mentorkind_division::{Ask, Group, Outcome, Solver, Weights, solve_all};

fn measure(name: &str, groups: &[Group], ask: Ask) {
    let weights = Weights::default();
    let mut solver = Solver::default();
    let mut least = f64::MAX;
    let mut worst = (0, 0.0);
    let mut objective = 0;
    for _ in 0..5 {
        objective = 0;
        let start = Instant::now();
        for group in groups {
            let begin = (!group.pairs.is_empty()).then(Instant::now);
            if let Outcome::Optimal(division) = solver.solve(group, &weights, ask) {
                objective += division.objective;
                if let Some(begin) = begin
                    && division.nodes > worst.0
                {
                    worst = (division.nodes, begin.elapsed().as_secs_f64() * 1e6);
                }
            }
        }
        least = least.min(start.elapsed().as_secs_f64() * 1e6 / groups.len() as f64);
    }
    println!(
        "{name:38} {least:9.2} µs a group, worst {:6} nodes in {:9.1} µs, sum {objective}",
        worst.0, worst.1
    );
}

/// The time of the baseline on the same groups, as a multiple of ours.
fn against_baseline(name: &str, groups: &[Group]) {
    let weights = Weights::default();
    let mut solver = Solver::default();
    let start = Instant::now();
    let ours: Vec<_> = groups
        .iter()
        .map(|group| match solver.solve(group, &weights, Ask::default()) {
            Outcome::Optimal(division) => Some(division.objective),
            Outcome::Infeasible(_) => None,
        })
        .collect();
    let mine = start.elapsed().as_secs_f64();
    let mut worst: f64 = 0.0;
    let start = Instant::now();
    let theirs: Vec<_> = groups
        .iter()
        .map(|group| {
            let begin = Instant::now();
            let objective = programme::by_programme(group, &weights);
            worst = worst.max(begin.elapsed().as_secs_f64());
            objective
        })
        .collect();
    let baseline = start.elapsed().as_secs_f64();
    assert_eq!(ours, theirs, "both find the same objectives");
    println!(
        "{name:38} microlp takes {:8.0} × as long ({:.1} µs a group, worst {:.1} ms)",
        baseline / mine,
        baseline * 1e6 / groups.len() as f64,
        worst * 1e3
    );
}

fn main() {
    let mut numbers = common::Numbers(7);
    for (count, m, n, pairs) in [(60, 5, 25, 0), (30, 5, 25, 2)] {
        let groups: Vec<_> = (0..count).map(|_| numbers.group(m, n, pairs)).collect();
        against_baseline(&format!("{m} × {n}, {pairs} pairs"), &groups);
    }
    let mut numbers = common::Numbers(42);
    let runners_up = Ask { runners_up: true, ..Ask::default() };
    for (count, m, n, pairs) in [(2000, 5, 25, 0), (2000, 4, 31, 0), (500, 12, 60, 0)] {
        let groups: Vec<_> = (0..count).map(|_| numbers.group(m, n, pairs)).collect();
        measure(&format!("{m} × {n}, {pairs} pairs"), &groups, Ask::default());
        measure(&format!("{m} × {n}, {pairs} pairs, runners-up"), &groups, runners_up);
    }
    for (count, m, n, pairs) in [
        (1000, 5, 30, 1),
        (300, 5, 31, 3),
        (300, 5, 31, 6),
        (100, 5, 25, 9),
        (50, 5, 31, 12),
        (20, 5, 31, 15),
    ] {
        let groups: Vec<_> = (0..count).map(|_| numbers.group(m, n, pairs)).collect();
        measure(&format!("{m} × {n}, {pairs} pairs"), &groups, Ask::default());
        if pairs < 9 {
            measure(&format!("{m} × {n}, {pairs} pairs, runners-up"), &groups, runners_up);
        }
        if pairs == 6 {
            let mut alike = groups.clone();
            for group in &mut alike {
                let child = group.children[0].clone();
                group.children.fill(child);
            }
            measure("the same, children alike", &alike, Ask::default());
        }
    }
    let groups: Vec<_> = (0..29_850)
        .map(|_| {
            let (m, n, pairs) = (3 + numbers.below(3), 24 + numbers.below(13), numbers.below(3));
            numbers.group(m, n, pairs)
        })
        .collect();
    for ask in [Ask::default(), runners_up] {
        let start = Instant::now();
        let answers = solve_all(&groups, &Weights::default(), ask);
        println!("{} groups on all threads: {:.1} ms", answers.len(), start.elapsed().as_secs_f64() * 1e3);
    }
}
