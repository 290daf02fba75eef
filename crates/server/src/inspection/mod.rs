//! The inspection ("Inspectie"): what shows, of a location, that its children have a mentor as the law asks. On a day it
//! is a page that prints, with numbers for children and the key to them on a page of its own; what is not there can be
//! explained. Over a period it is a pack,
//! as PDF and as workbook: made in the background, offered for some days to those who may inspect, and removed. The key to
//! a pack is for the team lead alone, because it also tells of concerns and of what parents refused.

mod document;
mod evidence;
mod explain;
#[cfg(test)]
mod explain_tests;
mod explanations;
mod load;
mod make;
mod pack;
#[cfg(test)]
mod pack_tests;
mod packs;
mod pages;
#[cfg(test)]
mod promise_tests;
mod queries;
mod sheet;
#[cfg(test)]
mod tests;
mod workbook;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use make::{MAKE, keep_up, make};
pub use queries::first_day;

/// `/locations/{id}/inspection` and below, and the packs.
pub fn routes() -> Routes {
    let inspect = Access::Needs(Action::Inspect);
    Routes::new()
        .get("/locations/{id}/inspection", inspect, pages::page)
        .get("/locations/{id}/inspection/key", inspect, pages::key)
        .get("/locations/{id}/inspection/children/{child}", inspect, explain::page)
        .post("/locations/{id}/inspection/children/{child}", inspect, explain::write)
        .post("/inspection-explanations/{id}/withdraw", inspect, explain::withdraw)
        .get("/locations/{id}/inspection/packs", inspect, packs::list)
        .post("/locations/{id}/inspection/packs", inspect, packs::ask)
        .get("/inspection-packs/{id}", inspect, packs::page)
        .post("/inspection-packs/{id}/pdf", inspect, packs::pdf)
        .post("/inspection-packs/{id}/workbook", inspect, packs::workbook)
        .get("/inspection-packs/{id}/key", Access::Needs(Action::ReadPackKey), packs::key)
}
