//! Contact with other professionals ("contact met anderen"): what was shared about a child, with whom, why, and on which
//! legal basis. Without one nothing is recorded, because nothing may be shared.

mod queries;
mod share;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{Contact, Shared, add, of_children, of_own_children};
pub use view::{Line, for_parents, line};

/// Recording what was shared.
pub fn routes() -> Routes {
    let record = Access::Needs(Action::RecordProfessional);
    Routes::new().get("/children/{child}/professionals/new", record, share::page).post(
        "/children/{child}/professionals",
        record,
        share::share,
    )
}
