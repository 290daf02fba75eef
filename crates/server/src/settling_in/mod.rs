//! Settling in ("Wennen"): what a child that comes needs before and in its first weeks, on one page: the appointment, what
//! the parents told, its first visits, and how much its first carer is there.

mod agreed;
mod closed;
mod page;
mod queries;
#[cfg(test)]
mod tests;
mod visit;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use agreed::{choose_carer, make_appointment};
pub use closed::{are_closed, is_closed};
pub use page::first_day;
pub use queries::{carers, planned_between};
pub use visit::{ForParents, Visitor, for_parents, of_group, times, visitors};

/// The page of a child that settles in, and its visits.
pub fn routes() -> Routes {
    let settle = Access::Needs(Action::SettleIn);
    Routes::new()
        .get("/children/{child}/settling-in", settle, page::page)
        .post("/children/{child}/settling-in", settle, page::plan)
        .post("/children/{child}/settling-in/appointment", settle, agreed::appointment)
        .post("/children/{child}/settling-in/appointment/take-back", settle, agreed::take_appointment_back)
        .post("/children/{child}/settling-in/carer", settle, agreed::carer)
        .post("/children/{child}/settling-in/carer/take-back", settle, agreed::take_carer_back)
        .post("/visits/{visit}/cancel", settle, page::cancel)
        .post("/visits/{visit}/restore", settle, page::restore)
}
