//! Contact with other professionals ("contact met anderen"): what was shared about a child, with whom, why, and on which
//! legal basis. Without one nothing is recorded, because nothing may be shared. A document can go with it, by a link with
//! a code that is said another way.

mod document;
mod door;
mod queries;
mod sent;
mod share;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::{
    routes::{Access, Routes},
    upload::MOST_READ,
};
pub use document::keep_up;
pub use queries::{Contact, Shared, add, close_of_consent, of_children, of_own_children};
pub use view::{Line, for_parents, line};

/// Recording what was shared, and the door to a document.
pub fn routes() -> Routes {
    let record = Access::Needs(Action::RecordProfessional);
    Routes::new()
        .get("/children/{child}/professionals/new", record, share::page)
        .post_up_to(MOST_READ, "/children/{child}/professionals", record, share::share)
        .get("/children/{child}/professionals/{professional_document}/sent", record, sent::page)
        .post("/children/{child}/professionals/{professional_document}/close", record, document::close)
        .get("/d/{secret}", Access::Public, door::knock)
        .post("/d/{secret}", Access::Public, door::open)
        .post("/d/{secret}/file", Access::Public, door::file)
        .post("/d/{secret}/received", Access::Public, door::received)
}
