//! The protocol: what an organisation asks of its mentorship, in numbers, from a date, with the sentences they come from.
//!
//! A version is never changed: a new one takes its place from its first day on. It begins as a draft, which is compared
//! with what holds, advised about by the parents' committee and approved. Parents read in plain words what it promises them.

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

mod change;
mod decide;
mod draft;
#[cfg(test)]
mod draft_tests;
mod drafts;
mod fields;
#[cfg(test)]
mod fields_tests;
mod pages;
mod parents;
mod promises;
#[cfg(test)]
mod promises_tests;
mod queries;
#[cfg(test)]
pub(crate) mod settings;
#[cfg(test)]
mod tests;

pub use decide::waits_for;
pub use pages::{origin, words};
pub use queries::{Begun, add, begun, in_force, terms};

/// `/protocol` and below, and what parents read of it.
pub fn routes() -> Routes {
    let (change, approve) = (Access::Needs(Action::ChangeProtocol), Access::Needs(Action::ApproveProtocol));
    Routes::new()
        .get("/protocol", Access::Needs(Action::SeeProtocol), pages::today)
        .get("/protocol/versions/{id}", Access::Needs(Action::SeeProtocol), pages::version)
        .get("/protocol/for-parents", Access::Needs(Action::SeeProtocol), parents::for_parents)
        .get("/protocol/change", change, change::page)
        .post("/protocol/change", change, change::save)
        .get("/protocol/draft", change, draft::page)
        .post("/protocol/draft/advice", change, decide::advise)
        .post("/protocol/draft/catch-up", change, change::catch_up)
        .post("/protocol/draft/throw-away", change, decide::throw_away)
        .post("/protocol/draft/approve", approve, decide::approve)
        .post("/protocol/versions/{id}/withdraw", approve, decide::withdraw)
        .get("/family/protocol", Access::Needs(Action::ReadPromises), parents::page)
}
