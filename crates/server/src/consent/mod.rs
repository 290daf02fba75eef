//! Consent ("toestemming"): asked of all guardians with custody, given on their page or on paper, withdrawn at any time.
//! And the legal basis that follows from it: whatever goes to somebody outside takes one.
//!
//! The rules are [`mentorkind_domain::consent`].

mod ask;
mod family;
mod page;
mod queries;
mod scan;
#[cfg(test)]
pub(crate) mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::{
    routes::{Access, Routes},
    upload::MOST_READ,
};
pub use ask::text_mistake;
pub use queries::{
    Consent, Custodian, Given, New, Waiting, add, answer, basis, custodians, keep_scan, lapse, of_children,
    one, scan, standing, standings, take_back, waiting,
};
pub use scan::chosen;
pub use view::{Line, ParentLine, answered, for_parents, line, said_by, said_earlier, state};

/// The consents of a child, and the parents' side of them.
pub fn routes() -> Routes {
    let ask = Access::Needs(Action::AskConsent);
    let answer = Access::Needs(Action::AnswerConsent);
    Routes::new()
        .get("/children/{child}/consents", ask, page::list)
        .get("/children/{child}/consents/new", ask, ask::page)
        .post("/children/{child}/consents", ask, ask::ask)
        .get("/consents/{consent}", ask, page::page)
        .post_up_to(MOST_READ, "/consents/{consent}/paper", ask, page::paper)
        .get("/consents/{consent}/scan/{consent_answer}", ask, scan::download)
        .post_up_to(MOST_READ, "/consents/{consent}/scan/{consent_answer}", ask, scan::keep)
        .post("/consents/{consent}/take-back", ask, page::take_back)
        .get("/family/consents/{consent}", answer, family::page)
        .post("/family/consents/{consent}", answer, family::answer)
}
