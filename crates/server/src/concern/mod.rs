//! A concern about a child ("zorg"): opened in one action, run through the organisation's own steps, with one person who
//! acts next; and those steps themselves, which a coach or policy officer confirms before the first concern can begin.
//!
//! The rules are [`mentorkind_domain::concern`]. Colleagues of the group read none of it: what they do stands under
//! [`crate::extra_attention`].

mod act;
#[cfg(test)]
mod begin_tests;
mod consent;
mod list;
mod open;
mod page;
mod queries;
mod step_list;
mod steps;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod turn_tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use consent::{ConsentStep, consent_asked, consent_step};
pub use list::{FilePart, file_part};
pub use queries::{Concern, Open, Reach, of_children, of_own_children, open, skipped};
pub use step_list::{StepList, in_force as steps_in_force};
pub use view::{ParentPart, act, for_parents, next_words, worries};

/// `/concerns`, `/concern-steps` and the way to them from a child.
pub fn routes() -> Routes {
    let work = Access::Needs(Action::WorkOnConcern);
    let set = Access::Needs(Action::SetConcernSteps);
    Routes::new()
        .get("/concerns", work, list::page)
        .get("/children/{child}/concerns/new", work, open::page)
        .post("/children/{child}/concerns", work, open::open)
        .get("/concerns/{concern}", work, page::page)
        .post("/concerns/{concern}/act", work, act::act)
        .get("/concern-steps", Access::Needs(Action::SeeConcernSteps), steps::page)
        .get("/concern-steps/change", set, steps::change_page)
        .post("/concern-steps/change", set, steps::change)
}
