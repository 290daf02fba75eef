//! Milestones ("Mijlpalen"): steps in the development of a child that were seen, each with its day. The file has what
//! was not seen yet first; the parents read what was seen.

mod queries;
mod record;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{of_children, of_own_children};
pub use view::{FilePart, ParentLine, file_part, for_parents, what};

/// Recording a milestone, and withdrawing one.
pub fn routes() -> Routes {
    let record = Access::Needs(Action::RecordMilestone);
    Routes::new()
        .get("/children/{child}/milestones/new", record, record::page)
        .post("/children/{child}/milestones", record, record::record)
        .post("/milestones/{milestone}/withdraw", record, record::withdraw)
}
