//! The meeting of a group's team ("Groepsbespreking"): planned on a day, with an agenda that is computed from what there is
//! to talk about, and lines that colleagues add; then its minutes, which who was not there reads, and what was decided,
//! which becomes an agreement, a goal or a task. What of it is due stands on the page of what is due: see [`crate::todo`].

mod agenda;
mod decide;
mod held;
mod items;
mod minutes;
mod outcome;
mod pages;
mod plan;
mod queries;
mod said;
mod tasks;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use outcome::{Task, open_tasks};
pub use queries::{days, held, held_days, planned_between};
pub use said::{Absent, absent};

/// The meetings of a group, the page of a meeting, planning one and adding to it.
pub fn routes() -> Routes {
    let (see, hold) = (Access::Needs(Action::SeeMeetings), Access::Needs(Action::HoldMeeting));
    Routes::new()
        .get("/groups/{id}/meetings", see, pages::of_group)
        .post("/groups/{id}/meetings", hold, plan::plan)
        .get("/meetings/{meeting}", see, pages::one)
        .post("/meetings/{meeting}/day", hold, plan::move_to)
        .post("/meetings/{meeting}/held", hold, plan::was_held)
        .post("/meetings/{meeting}/take-back", hold, plan::take_back)
        .post("/meetings/{meeting}/cancel", hold, plan::cancel)
        .post("/meetings/{meeting}/restore", hold, plan::restore)
        .post("/meetings/{meeting}/items", see, items::add)
        .post("/meeting-items/{meeting_item}/withdraw", see, items::withdraw)
        .post("/meeting-items/{meeting_item}/restore", see, items::restore)
        .get("/meetings/{meeting}/minutes", hold, minutes::page)
        .post("/meetings/{meeting}/minutes", hold, minutes::keep)
        .post("/meetings/{meeting}/read", see, held::read)
        .post("/meetings/{meeting}/decisions", hold, decide::decide)
        .post("/meeting-tasks/{meeting_task}/done", see, tasks::done)
        .post("/meeting-tasks/{meeting_task}/drop", see, tasks::drop_it)
        .post("/meeting-tasks/{meeting_task}/undo", see, tasks::undo)
}
