//! Observation lists ("observatielijsten"): an organisation's own lists, taken in and turned on by who may change the
//! protocol; filled in with a periodic observation; read in the file, and by the parents once they were told of the
//! observation.
//!
//! The format and the rules are [`mentorkind_domain::observation_list`].

mod answers;
mod family;
mod fill;
mod load;
mod manage;
mod queries;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::{
    observation::MOST_SENT,
    platform::routes::{Access, Routes},
};
pub use answers::{forget_removed, of_children, told_of};
pub use family::filled;
pub use fill::{Offered, offered};
pub use view::{Reader, Shown, by_observation};

/// So much is read of a file before the connection is closed, so that one that is too large gets an answer.
const MOST_READ: usize = 64 * 1024 * 1024;

/// `/observation-lists`, filling in with an observation, and reading as a parent.
pub fn routes() -> Routes {
    let set = Access::Needs(Action::SetObservationLists);
    let observe = Access::Needs(Action::WriteObservation);
    Routes::new()
        .get("/observation-lists", set, manage::page)
        .post_up_to(MOST_READ, "/observation-lists", set, load::load)
        .get("/observation-lists/example", set, load::example)
        .post("/observation-lists/example", set, load::take_example)
        .get("/observation-lists/{list}", set, manage::list)
        .get("/observation-lists/{list}/file", set, load::file)
        .post("/observation-lists/{list}/on", set, manage::turn_on)
        .post("/observation-lists/{list}/off", set, manage::turn_off)
        .post("/observation-lists/{list}/remove", set, manage::remove)
        .get("/observations/{observation}/lists/{list}", observe, fill::page)
        .post_up_to(MOST_SENT, "/observations/{observation}/lists/{list}", observe, fill::save)
        .get("/family/lists/{child}", Access::Needs(Action::SeeOwnObservationLists), family::page)
}
