//! Who is here ("Is er"): one tap when a child comes, one when it goes home. It is what colleagues on the group see of
//! each other today, and no log: it goes with the lines of the day. What a child's presence is follows from
//! [`mentorkind_domain::presence`].

mod queries;
mod tap;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{SaidToday, forget, goes_home, of_children, on_group};
pub use tap::{hear, take};
pub use view::{Plans, View, note, time};

/// The taps.
pub fn routes() -> Routes {
    let say = Access::Needs(Action::SayPresent);
    Routes::new()
        .post("/groups/{id}/presence/{child}/here", say, tap::here)
        .post("/groups/{id}/presence/{child}/home", say, tap::home)
        .post("/groups/{id}/presence/{child}/not-here", say, tap::not_here)
}
