//! The shared tablet of a group: joined to it by the team lead, opened by colleagues with a PIN.
//!
//! A joined tablet and a PIN are two steps of signing in. Such a session is what the person is to this group, and nothing
//! else; it closes soon when nobody touches the tablet. A PIN is of no use anywhere else. Before a PIN the tablet shows first
//! names only: of colleagues, to choose; on a day on which somebody gave a PIN there, also of who is there today.

mod manage;
mod pages;
mod pin;
mod queries;
#[cfg(test)]
mod tests;
mod today;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use pages::here;
pub use pin::has_pin;
pub use queries::{Colleague, Joined, called, colleagues, joined, of_organisation, used};

/// `/tablet`, `/tablets`, `/me/pin`.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManageTablets);
    Routes::new()
        .get("/tablets", manage, manage::list)
        .post("/tablets", manage, manage::add)
        .post("/tablets/{tablet}/end", manage, manage::end)
        .get("/tablet", Access::Public, pages::chooser)
        .post("/tablet/join", Access::Public, pages::join)
        .get("/tablet/awake", Access::SignedIn, pages::awake)
        .get("/tablet/today", Access::Public, today::page)
        .get("/tablet/{staff}", Access::Public, pages::person)
        .post("/tablet/{staff}", Access::Public, pages::sign_in)
        .post("/tablet/{staff}/pin", Access::Public, pages::first_pin)
        .get("/me/pin", Access::SignedIn, pin::page)
        .post("/me/pin", Access::SignedIn, pin::choose)
}
