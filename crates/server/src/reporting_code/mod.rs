//! The reporting code ("meldcode"): the five steps at a suspicion of abuse or neglect, in a file of its own that is sealed.
//! Only who began it, the protection officer, the function that decides and those who were named read it; nothing of it
//! is in a child's file, its log, a search, an export or a mail.
//!
//! The rules are [`mentorkind_domain::reporting_code`]. What is kept is sealed, about whom it is included ([`sealed`]); so
//! the files that somebody may read are found by opening them.

mod act;
mod begin;
mod guide;
mod list;
mod page;
mod queries;
mod removal;
mod report;
mod sealed;
#[cfg(test)]
mod tests;
mod turn;
#[cfg(test)]
mod turn_tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use list::{Waiting, waiting};
pub use queries::seal_again;
#[cfg(test)]
pub use {
    queries::{begin, set_guide},
    sealed::{Entry, Head},
};

/// `/reporting-code`, its questions, and the way to it from a child.
pub fn routes() -> Routes {
    let begins = Access::Needs(Action::BeginReportingCode);
    let works = Access::Needs(Action::WorkOnReportingCode);
    let sets = Access::Needs(Action::SetReportingCode);
    Routes::new()
        .get("/children/{child}/reporting-code", begins, begin::page)
        .post("/children/{child}/reporting-code", begins, begin::begin)
        .get("/reporting-code", works, list::page)
        .get("/reporting-code/{reporting_code}", works, page::page)
        .post("/reporting-code/{reporting_code}/act", works, act::act)
        .get("/reporting-code/{reporting_code}/report", works, report::page)
        .post("/reporting-code/{reporting_code}/report", works, report::report)
        .post("/reporting-code/{reporting_code}/removal", works, removal::remove)
        .get("/reporting-code-questions", sets, guide::page)
        .post("/reporting-code-questions", sets, guide::set)
}
