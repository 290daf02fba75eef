//! Work instructions ("Werkinstructies") of the protocol: written and changed by who may change the protocol, read by whom
//! they are for, who says so of each version. What is to be read stands on the page of what is due: see [`crate::todo`].

mod one;
mod pages;
mod queries;
mod readers;
#[cfg(test)]
pub(crate) mod tests;
mod write;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::names;
pub use readers::{Count, ToRead, get_a_term, of_teams, per_instruction, to_read};

/// `/work-instructions` and `/instruction-versions`.
pub fn routes() -> Routes {
    let (read, write) = (Access::Needs(Action::ReadInstructions), Access::Needs(Action::WriteInstructions));
    Routes::new()
        .get("/work-instructions", read, pages::list)
        .get("/work-instructions/new", write, write::new)
        .post("/work-instructions", write, write::create)
        .get("/work-instructions/{instruction}", read, one::page)
        .get("/work-instructions/{instruction}/change", write, write::change)
        .post("/work-instructions/{instruction}", write, write::save)
        .post("/work-instructions/{instruction}/withdraw", write, write::withdraw)
        .post("/work-instructions/{instruction}/restore", write, write::restore)
        .get("/instruction-versions/{instruction_version}", read, one::version)
        .post("/instruction-versions/{instruction_version}/read", read, one::confirm)
}
