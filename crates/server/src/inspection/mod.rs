//! The inspection ("Inspectie"): what shows, of a location on a day, that its children have a mentor as the law asks. On a
//! page that prints, and as a workbook; children have a number in it, and the key to the numbers is a page of its own.

mod evidence;
mod pages;
mod queries;
#[cfg(test)]
mod tests;
mod workbook;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

/// `/locations/{id}/inspection` and below.
pub fn routes() -> Routes {
    let inspect = Access::Needs(Action::Inspect);
    Routes::new()
        .get("/locations/{id}/inspection", inspect, pages::page)
        .get("/locations/{id}/inspection/key", inspect, pages::key)
        .get("/locations/{id}/inspection/workbook", inspect, pages::workbook)
}
