//! Single sign-on: the staff of an organisation sign in through its own provider (OpenID Connect, with a code and PKCE). Off
//! until an administrator sets it up ([`settings`]); the directors are told.
//!
//! A provider speaks for the staff of its own organisation only: a session that begins through it is of that organisation
//! and nothing else, whatever else the person's account opens; and it is tied to an account that opens something elsewhere
//! only once the person showed that the account's mailbox is theirs ([`mailbox`]). Who somebody is and which roles follow is a rule of the
//! domain ([`mentorkind_domain::single_sign_on`]); [`people`] carries it out.

mod mailbox;
mod people;
mod provider;
mod queries;
mod settings;
mod sign_in;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{is_set_up, name_of, seal_again};
pub use sign_in::{address, remembered};

/// The pages of single sign-on.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManagePeople);
    Routes::new()
        .get("/single-sign-on", manage, settings::page)
        .post("/single-sign-on", manage, settings::save)
        .get("/single-sign-on/end", manage, settings::end_page)
        .post("/single-sign-on/end", manage, settings::end)
        .get("/single-sign-on/{organisation}", Access::Public, sign_in::begin)
        .get("/single-sign-on/{organisation}/back", Access::Public, sign_in::back)
        .get("/single-sign-on/{organisation}/mailbox/{token}", Access::Public, mailbox::page)
        .post("/single-sign-on/{organisation}/mailbox/{token}", Access::Public, mailbox::show)
}
