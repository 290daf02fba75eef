//! The meeting of a group's team ("Groepsbespreking"): planned on a day, with an agenda that is computed from what there is
//! to talk about, and lines that colleagues add. That it is due stands on the page of what is due: see [`crate::todo`].

mod agenda;
mod items;
mod pages;
mod plan;
mod queries;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{days, held};

/// The meetings of a group, the page of a meeting, planning one and adding to it.
pub fn routes() -> Routes {
    let (see, hold) = (Access::Needs(Action::SeeMeetings), Access::Needs(Action::HoldMeeting));
    Routes::new()
        .get("/groups/{id}/meetings", see, pages::of_group)
        .post("/groups/{id}/meetings", hold, plan::plan)
        .get("/meetings/{meeting}", see, pages::one)
        .post("/meetings/{meeting}/day", hold, plan::move_to)
        .post("/meetings/{meeting}/held", hold, plan::was_held)
        .post("/meetings/{meeting}/cancel", hold, plan::cancel)
        .post("/meetings/{meeting}/restore", hold, plan::restore)
        .post("/meetings/{meeting}/items", see, items::add)
        .post("/meeting-items/{meeting_item}/withdraw", see, items::withdraw)
        .post("/meeting-items/{meeting_item}/restore", see, items::restore)
}
