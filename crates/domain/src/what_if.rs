//! What a group's division would be if something changed, and how many children would get another mentor for it.
//!
//! How heavily a change of mentor weighs is a choice, not a truth. [`Frontier`] is every division that is the best for
//! some whole number of points for a change: from the one that keeps as many children as can be with their mentor, to
//! the one for which a change costs nothing.

use mentorkind_division::{Ask, Blocked, Division, Group, Outcome, Present, Solver, Weights, check};

#[cfg(test)]
mod tests;

/// A division that is the best for a range of points for a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The fewest points for a change with which it is the best.
    pub from: i64,
    /// The most points for a change with which it is the best; none: however many.
    pub to: Option<i64>,
    /// Children who have a mentor now and get another.
    pub changes: usize,
    /// What it costs without the points for changes.
    pub points: i64,
    /// The mentor of each child, an index into the staff.
    pub mentors: Vec<usize>,
    /// The independent check confirms that nothing better exists with `from` points for a change.
    pub proven: bool,
}

/// All divisions of a group that are the best for some number of points for a change: the one with the fewest changes
/// first, the one with the fewest points of its own last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    steps: Vec<Step>,
}

/// How many points for a change are tried at most: with a thousand children far below what the optimiser takes for
/// impossible, and far above what all other points of a real group add up to.
const MOST: i64 = 1 << 30;

impl Frontier {
    /// Computes the frontier of a group; `weights.change` does not matter.
    ///
    /// # Errors
    /// Why the group has no division at all: that does not depend on what a change costs.
    pub fn of(group: &Group, weights: &Weights) -> Result<Self, Box<Blocked>> {
        let mut search = Search { group, weights, solver: Solver::default(), found: Vec::new() };
        let fewest = search.fewest_changes()?;
        let mut points = weights.change.clamp(1, MOST);
        let mut keep = search.at(points)?;
        while keep.changes > fewest && points < MOST {
            points = (2 * points).min(MOST);
            keep = search.at(points)?;
        }
        let mut best = search.at(0)?;
        // Where one point for a change loses nothing, there is no reason for more changes.
        let almost = if keep.from == 1 { keep.clone() } else { search.at(1)? };
        if almost.points == best.points {
            best = Step { from: 0, ..almost };
        }
        search.between(&best, &keep)?;
        search.found.extend([best, keep]);
        Ok(Self { steps: joined(search.found) })
    }

    /// The divisions, the one with the fewest changes first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place of the division that is the best with so many points for a change.
    pub fn at(&self, points: i64) -> usize {
        self.steps.iter().position(|step| step.from <= points).unwrap_or(self.steps.len() - 1)
    }

    /// The division that is the best with so many points for a change.
    pub fn step(&self, points: i64) -> &Step {
        &self.steps[self.at(points)]
    }
}

/// For several groups at once: the points for a change at which the division of one of them becomes another, the most
/// first. With each of these, and those up to the one before it, every group has one division.
pub fn stops<'a>(frontiers: impl IntoIterator<Item = &'a Frontier>) -> Vec<i64> {
    let mut stops: Vec<i64> =
        frontiers.into_iter().flat_map(|frontier| &frontier.steps).map(|step| step.from).collect();
    stops.sort_unstable_by(|one, other| other.cmp(one));
    stops.dedup();
    stops
}

/// The children (by index) who get another mentor than they have.
pub fn changed(group: &Group, mentors: &[usize]) -> impl Iterator<Item = usize> {
    let pairs = group.children.iter().zip(mentors).enumerate();
    pairs.filter(|(_, (child, mentor))| moves(child.present, **mentor)).map(|(i, _)| i)
}

fn moves(present: Present, mentor: usize) -> bool {
    match present {
        Present::None => false,
        Present::Staff(present) => present != mentor,
        Present::Elsewhere => true,
    }
}

struct Search<'a> {
    group: &'a Group,
    weights: &'a Weights,
    solver: Solver,
    found: Vec<Step>,
}

impl Search<'_> {
    fn solve(&mut self, weights: &Weights, proof: bool) -> Result<Division, Box<Blocked>> {
        match self.solver.solve(self.group, weights, Ask { proof, runners_up: false }) {
            Outcome::Optimal(division) => Ok(division),
            Outcome::Infeasible(blocked) => Err(Box::new(blocked)),
        }
    }

    /// With how few changes it can be done, whatever else that costs.
    fn fewest_changes(&mut self) -> Result<usize, Box<Blocked>> {
        let only_changes = Weights {
            apart: 0,
            hardly_seen: 0,
            baby_apart: 0,
            change: 1,
            not_known_well: 0,
            language: 0,
            stops: 0,
            pair: 0,
            load: 0,
        };
        let division = self.solve(&only_changes, false)?;
        Ok(changed(self.group, &division.mentors).count())
    }

    fn at(&mut self, points: i64) -> Result<Step, Box<Blocked>> {
        let weights = Weights { change: points, ..self.weights.clone() };
        let division = self.solve(&weights, true)?;
        let proven = check(self.group, &weights, &division).is_ok();
        let changes = changed(self.group, &division.mentors).count();
        let of_changes = points * i64::try_from(changes).unwrap_or(i64::MAX);
        Ok(Step {
            from: points,
            to: Some(points),
            changes,
            points: division.objective - of_changes,
            mentors: division.mentors,
            proven,
        })
    }

    /// Finds what is the best between two numbers of points for a change. What the best costs is a concave function of
    /// them, made of straight pieces: where the pieces at both ends would meet, either they do, or something lies below.
    fn between(&mut self, low: &Step, high: &Step) -> Result<(), Box<Blocked>> {
        let (from, to) = (low.to.unwrap_or(low.from), high.from);
        // With as many changes at both ends the piece is one, and all its inside has the same best division.
        if low.changes == high.changes || to - from <= 1 {
            return Ok(());
        }
        let fewer = i64::try_from(low.changes.abs_diff(high.changes)).unwrap_or(i64::MAX);
        let meet = ((high.points - low.points) / fewer).clamp(from + 1, to - 1);
        let middle = self.at(meet)?;
        self.between(low, &middle)?;
        self.between(&middle, high)?;
        self.found.push(middle);
        Ok(())
    }
}

/// The steps from what was found for single numbers of points: those with as many changes are one division.
fn joined(mut found: Vec<Step>) -> Vec<Step> {
    found.sort_unstable_by_key(|step| std::cmp::Reverse((step.from, step.to)));
    let mut steps: Vec<Step> = Vec::new();
    for step in found {
        match steps.last_mut() {
            Some(last) if last.changes == step.changes => {
                last.from = last.from.min(step.from);
                last.proven &= step.proven;
            }
            _ => steps.push(step),
        }
    }
    if let Some(first) = steps.first_mut() {
        first.to = None;
    }
    steps
}
