//! Wishes and needs ("Wensen en behoeften"): how a child sleeps, eats and is comforted, what its parents wish, and how the
//! group meets it. Parents can say it before the first day, colleagues write what they hear, and both keep it up to date.

mod parents;
mod queries;
mod staff;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{Need, of_children, versions, waiting};
pub use view::{Line, Reader, by_child, lines};

/// What a child needs, for colleagues and for parents.
pub fn routes() -> Routes {
    let (meet, say) = (Access::Needs(Action::MeetNeeds), Access::Needs(Action::SayNeeds));
    Routes::new()
        .get("/children/{child}/needs", meet, staff::page)
        .post("/children/{child}/needs", meet, staff::save)
        .get("/family/children/{child}/needs", say, parents::page)
        .post("/family/children/{child}/needs", say, parents::save)
}
