//! The day handover ("Dagoverdracht"): lines about a child's day ("dagberichten"), which whoever is on its group then
//! writes and reads, and that they were told to whoever picks it up. They are kept for the days of the protocol; a line
//! that matters longer becomes a note.
//!
//! The handover from one mentor to the next is another thing: see [`crate::mentorship`].

mod child;
mod group;
mod keep;
mod lines;
mod queries;
mod reach;
#[cfg(test)]
mod tests;
mod told;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use keep::keep_up;
pub use lines::{address, audit, finish, write};
pub use reach::child as reach_child;
pub use view::{ParentDay, for_parents, kept, kind as kind_name};

/// The cards of a group, the day of a child, its lines, and that they were told.
pub fn routes() -> Routes {
    let hand_over = Access::Needs(Action::HandOverDay);
    Routes::new()
        .get("/groups/{id}/day-handover", hand_over, group::page)
        .get("/children/{child}/day", hand_over, child::page)
        .post("/children/{child}/day/lines", hand_over, lines::add)
        .post("/children/{child}/day/told", hand_over, told::tell)
        .post("/day-lines/{day_line}/remove", hand_over, lines::remove)
        .post("/day-lines/{day_line}/restore", hand_over, lines::restore)
        .post("/day-lines/{day_line}/note", hand_over, lines::note)
        .post("/day-told/{day_told}/withdraw", hand_over, told::withdraw)
}
