//! The discussion of the protocol ("Bespreking"): what colleagues remark on its sentences during the year, what happened
//! since the last discussion, what was decided, and the day of the next one.

mod agenda;
mod page;
mod queries;
mod remark;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{facts, own_remarks};

/// `/protocol/review` and `/protocol/remarks`.
pub fn routes() -> Routes {
    let read = Access::Needs(Action::SeeProtocol);
    let (remark, review) = (Access::Needs(Action::RemarkOnProtocol), Access::Needs(Action::ReviewProtocol));
    Routes::new()
        .get("/protocol/review", read, page::page)
        .post("/protocol/review", review, page::record)
        .post("/protocol/review/next", review, page::agree)
        .post("/protocol/review/{discussion}/withdraw", review, page::withdraw)
        .get("/protocol/remarks/new", remark, remark::page)
        .post("/protocol/remarks", remark, remark::save)
        .post("/protocol/remarks/{remark}/withdraw", remark, remark::withdraw)
}
