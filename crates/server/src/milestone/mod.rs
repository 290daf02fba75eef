//! Milestones ("Mijlpalen"): steps in the development of a child that were seen, each with its day. The file has what
//! was not seen yet first; the parents read what was seen.

mod look;
mod queries;
mod record;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{last_looks, of_children, of_own_children};
pub use view::{FilePart, ParentLine, file_part, for_parents, what};

/// Recording a milestone, withdrawing one, and looking at what was not seen yet.
pub fn routes() -> Routes {
    let record = Access::Needs(Action::RecordMilestone);
    Routes::new()
        .get("/children/{child}/milestones/new", record, record::page)
        .post("/children/{child}/milestones", record, record::record)
        .post("/milestones/{milestone}/withdraw", record, record::withdraw)
        .get("/children/{child}/milestones/look", record, look::page)
        .post("/children/{child}/milestones/look", record, look::look)
        .post("/milestone-looks/{look}/undo", record, look::undo)
}
