//! The protocol: what an organisation asks of its mentorship, in numbers, from a date, with the sentences they come from.
//!
//! A version is never changed: a new one takes its place from its first day on.

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

mod change;
mod pages;
mod queries;
#[cfg(test)]
pub(crate) mod settings;
#[cfg(test)]
mod tests;

pub use pages::words;
pub use queries::{add, in_force, terms};

/// `/protocol` and below.
pub fn routes() -> Routes {
    Routes::new()
        .get("/protocol", Access::Needs(Action::SeeProtocol), pages::today)
        .get("/protocol/versions/{id}", Access::Needs(Action::SeeProtocol), pages::version)
        .get("/protocol/change", Access::Needs(Action::ChangeProtocol), change::page)
        .post("/protocol/change", Access::Needs(Action::ChangeProtocol), change::save)
}
