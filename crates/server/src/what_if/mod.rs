//! What-if: a group, or a location, with something changed. It is all in the address; nothing is written by it.

mod apply;
mod asked;
mod compare;
mod grid;
mod pages;
mod rows;
mod take;
#[cfg(test)]
mod tests;
mod view;
mod words;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

/// `/groups/{id}/what-if`, `/locations/{id}/what-if`.
pub fn routes() -> Routes {
    let needs = Access::Needs(Action::TryWhatIf);
    Routes::new()
        .get("/groups/{id}/what-if", needs, pages::group)
        .post("/groups/{id}/what-if/draft", Access::Needs(Action::Divide), pages::draft)
        .get("/locations/{id}/what-if", needs, pages::location)
}
