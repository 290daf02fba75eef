//! The overview: per location the groups and what asks for attention there. The home of team leads.

mod pages;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

/// `/overview`.
pub fn routes() -> Routes {
    Routes::new().get("/overview", Access::Needs(Action::SeeOverview), pages::overview)
}
