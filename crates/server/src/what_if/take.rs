//! Taking over the choices of a what-if: as few choices by hand as make the proposal the same, as far as it can be.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_division::{Ask, Outcome, solve};
use mentorkind_domain::interim::leave_out;

use crate::{
    division::Rules,
    group::GroupFacts,
    interim::LongAway,
    platform::ids::{ChildId, StaffId},
};

/// The choices with which the proposal on the facts as they are gives these children these mentors. A mentor who is not
/// there, or cannot be, is not chosen: that child is in the second list.
pub fn choices(
    facts: &GroupFacts,
    on: Date,
    rules: &Rules,
    wanted: &BTreeMap<ChildId, StaffId>,
) -> (Vec<(ChildId, StaffId)>, Vec<ChildId>) {
    let mut case = facts.case(on, &rules.ages, &[]);
    let left_out = LongAway::of(facts, rules).left_out(facts, &case);
    leave_out(&mut case.group, &left_out);
    let child = |case: &mentorkind_domain::division::Case, i: usize| facts.places[case.children[i].row].child;
    let staff = |case: &mentorkind_domain::division::Case, j: usize| facts.staff[case.staff[j].row].staff;
    let index = |who: StaffId| (0..case.staff.len()).find(|&j| staff(&case, j) == who);
    let mut targets: BTreeMap<usize, usize> = BTreeMap::new();
    let mut lost = Vec::new();
    for i in 0..case.children.len() {
        let Some(mentor) = wanted.get(&child(&case, i)) else { continue };
        match index(*mentor).filter(|&j| case.group.candidate(i, j).is_some()) {
            Some(j) => drop(targets.insert(i, j)),
            None => lost.push(child(&case, i)),
        }
    }
    loop {
        let Outcome::Optimal(division) = solve(&case.group, &rules.weights, Ask::default()) else {
            // Together they do not fit on the facts as they are: the last one goes.
            match case.group.chosen.pop() {
                Some((i, _)) => lost.push(child(&case, i)),
                None => break,
            }
            continue;
        };
        let different = targets.iter().find(|(i, j)| {
            division.mentors[**i] != **j && case.group.chosen.iter().all(|(chosen, _)| chosen != *i)
        });
        match different {
            Some((&i, &j)) => {
                targets.remove(&i);
                case.group.chosen.push((i, j));
            }
            None => break,
        }
    }
    let chosen = case.group.chosen.iter().map(|&(i, j)| (child(&case, i), staff(&case, j))).collect();
    (chosen, lost)
}
