//! "Te doen": what the protocol asks, for the mentor, the team lead and management, each settled where it stands.
//!
//! What is due is computed by [`mentorkind_domain::obligation`] from what [`queries`] reads; only what people did is
//! written.

mod beside;
mod consequence;
mod done;
mod known;
mod late;
mod outside;
mod pages;
mod patterns;
mod planned;
mod queries;
mod reason;
mod summary;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use consequence::consequences;
pub use late::late_between;
pub use outside::{Asked, of_organisation};
pub use planned::TalkOf;
pub use queries::late_in_group;
pub use summary::{Count, kind_name, of_this_week};

/// `/todo` and the forms on it.
pub fn routes() -> Routes {
    let settle = Access::Needs(Action::SettleDue);
    Routes::new()
        .get("/todo", Access::Needs(Action::SeeDue), pages::list)
        .post("/todo/talks", settle, done::record_talk)
        .post("/todo/talks/{id}/undo", settle, done::undo_talk)
        .post("/todo/settling-in", settle, done::settling_in)
        .post("/todo/first-carer", settle, done::first_carer)
        .post("/todo/meetings", Access::Needs(Action::HoldMeeting), done::record_meeting)
}
