//! Emergency access: a director, who opens no child's file otherwise, opens one for a while, with a reason.
//!
//! It is told at once to the protection officers, it is in the trail (the beginning, each file that is opened, the end),
//! and it ends by itself. What it opens is what the table of who may do what says of
//! [`Relation::Emergency`](mentorkind_domain::access::Relation::Emergency), on the child or group that was named.

mod file;
mod open;
mod pages;
mod queries;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use open::{ENDS, ends};

/// `/emergency` and what is below it.
pub fn routes() -> Routes {
    let open = Access::Needs(Action::OpenEmergency);
    let see = Access::Needs(Action::SeeInEmergency);
    Routes::new()
        .get("/emergency", Access::Needs(Action::SeeEmergencies), pages::list)
        .post("/emergency", open, open::open)
        .post("/emergency/{emergency}/end", open, open::end)
        .get("/emergency/children", see, file::children)
        .get("/emergency/children/{child}", see, file::child)
}
