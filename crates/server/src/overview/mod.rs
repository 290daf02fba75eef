//! The overview: per location the groups and what asks for attention there. The home of team leads. Where there are
//! more groups than fit on a page, it sums up locations, and each location has a page of its own.

mod cases;
#[cfg(test)]
mod cases_tests;
mod concern_steps;
mod kept;
mod numbers;
mod over_time;
mod pages;
mod summary;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use numbers::of_groups;

/// The overview of now, of the last year, and of a location.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::SeeOverview);
    Routes::new()
        .get("/overview", needs, pages::overview)
        .get("/overview/over-time", needs, over_time::page)
        .get("/locations/{id}", needs, pages::location)
}
