//! The division of mentor children: the proposal of a group, choices by hand, what the team says, making it known.

mod form;
mod known;
mod only;
mod pages;
mod proposal;
mod publish;
mod queries;
mod recheck;
mod rules;
mod team;
#[cfg(test)]
mod tests;
mod view;
mod why;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use only::{Only, Returning, draft_only, draft_with, give_back};
pub use proposal::facts_of;
pub use queries::{Coming, GroupDivision, hold_group, of_groups};
pub use recheck::{due as recheck_due, looked_at};
pub use rules::{Numbers, Rules, rules};
pub use view::{Crumb, age, crumbs};
pub use why::{Hindrance, Names, blocked, days, days_said};

/// `/groups/{id}/division` begins a proposal; the rest lies under `/divisions/{id}`.
pub fn routes() -> Routes {
    let divide = Access::Needs(Action::Divide);
    let known = Access::Needs(Action::MakeKnown);
    let react = Access::Needs(Action::ReactToDivision);
    Routes::new()
        .post("/groups/{id}/division", divide, pages::begin)
        .post("/groups/{id}/looked-again", divide, recheck::note)
        .get("/divisions/{id}", divide, pages::show)
        .post("/divisions/{id}/choose", divide, pages::choose)
        .post("/divisions/{id}/best", divide, pages::best)
        .post("/divisions/{id}/drop", divide, pages::discard)
        .post("/divisions/{id}/ask", divide, pages::ask)
        .get("/divisions/{id}/publish", known, publish::page)
        .post("/divisions/{id}/publish", known, publish::publish)
        .post("/divisions/{id}/withdraw", known, publish::withdraw)
        .get("/divisions/{id}/team", react, team::page)
        .post("/divisions/{id}/team", react, team::react)
}
