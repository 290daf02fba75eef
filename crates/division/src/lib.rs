//! Who is whose mentor: the provably best division of a group's children over its staff.
//!
//! [`solve`] gives the cheapest division, or says why there is none and what would help. Between equally cheap divisions
//! the answer is decided child by child, in their order: the mentor it has now, and else the lowest index; it therefore
//! depends on nothing but the input, and nobody changes mentor for nothing. [`check`] verifies the proof that comes with
//! an answer without using the solver, and [`explain()`] says what each alternative would have cost.

mod blocked;
mod cost;
mod explain;
mod flow;
mod group;
mod narrow;
mod proof;
mod search;
mod solver;
mod table;
mod wide;

pub use blocked::{Blocked, Reason, Repair, repaired, repairs_within};
pub use cost::{Terms, load_step, terms};
pub use explain::{Explanation, RunnerUp, explain};
pub use group::{Candidate, Child, Group, HalfDays, Pair, Present, Staff, Weights, Wish};
pub use proof::{Branch, Prices, Proof, ProofError, check, check_blocked};
pub use solver::{Ask, Division, Outcome, Solver, solve, solve_all};
