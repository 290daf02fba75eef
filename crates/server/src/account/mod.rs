//! Accounts: signing in and out, invitations, passwords, sessions of one's own.
//!
//! An account is a person with an e-mail address; memberships tie it to organisations, as staff member or as guardian.
//! Staff sign in here. What parents use instead of a password is with what they are told.

mod command;
mod invite;
mod link;
mod own;
mod password;
mod queries;
mod sign_in;
#[cfg(test)]
mod tests;
pub mod throttle;
mod visitor;

use serde::Deserialize;

use crate::platform::routes::{Access, Routes};
pub use command::{Known, SIGNS_IN, everybody, ready, with_address};
pub use invite::{InviteError, Invited, create_administrator, invite};
pub use visitor::Visitor;

/// The pages of accounts.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", Access::Public, sign_in::start)
        .get("/sign-in", Access::Public, sign_in::page)
        .post("/sign-in", Access::Public, sign_in::sign_in)
        .post("/sign-out", Access::Public, sign_in::sign_out)
        .post("/language", Access::Public, sign_in::language)
        .get("/choose", Access::SignedIn, sign_in::choose_page)
        .post("/membership", Access::SignedIn, sign_in::choose)
        .get("/forgot", Access::Public, link::forgot_page)
        .post("/forgot", Access::Public, link::forgot)
        .get("/link/{token}", Access::Public, link::page)
        .post("/link/{token}", Access::Public, link::choose_password)
        .get("/me", Access::SignedIn, own::page)
        .post("/me/password", Access::SignedIn, own::change_password)
        .post("/me/sessions/{session}/end", Access::SignedIn, own::end_session)
        .post("/me/sessions/end", Access::SignedIn, own::end_other_sessions)
}

/// A form without fields of its own.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Nothing {}

/// An e-mail address as accounts have it: without spaces around it, in small letters.
fn address(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Where to go after an action: only to a page of our own.
fn own_path(wish: &str) -> Option<&str> {
    let mut letters = wish.chars();
    let own = letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\'));
    (own && !wish.contains(|c: char| c.is_control() || c == '\\')).then_some(wish)
}
