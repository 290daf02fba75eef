//! The parents' side: their personal link without a password, and the page that says who their child's mentor is.

pub mod asked;
mod door;
#[cfg(test)]
mod door_tests;
pub mod link;
mod news;
mod pages;
mod queries;
#[cfg(test)]
pub(crate) mod tests;
mod today;

use crate::platform::routes::{Access, Routes};
pub use door::{LINK_ASKED, came_in, link_asked};
pub use pages::reach;
pub(crate) use pages::{ChildPart, gather};
pub use queries::{group_of, places};

/// `/family` and the ways to it.
pub fn routes() -> Routes {
    Routes::new()
        .get("/family", Access::SignedIn, pages::family)
        .post("/family/read", Access::SignedIn, pages::read)
        .get("/p", Access::Public, door::ask)
        .post("/p", Access::Public, door::send_link)
        .get("/p/{secret}", Access::Public, door::knock)
        .post("/p/{secret}", Access::Public, door::send_code)
        .get("/p/{secret}/code", Access::Public, door::code)
        .post("/p/{secret}/code", Access::Public, door::sign_in)
        .post("/p/{secret}/enter", Access::SignedIn, door::enter)
}
