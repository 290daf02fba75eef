//! Passkeys: signing in with what unlocks one's own device, instead of a password or a mailed code. For staff and for
//! parents; nobody has to.
//!
//! The device must have known its person (user verification), so that a passkey counts as both steps. Whoever adds one with
//! a password signed in for work; one that was added after a mailed code opens what such a code opens, and no work.
//! Browsers know passkeys by the name of the server: where its address has none, there are none.

mod ceremony;
mod own;
mod queries;
mod sign_in;
#[cfg(test)]
mod tests;

use crate::platform::routes::{Access, Routes};
pub use ceremony::possible;
pub use queries::{forget, sweep};

/// One's own passkeys, and signing in with one.
pub fn routes() -> Routes {
    Routes::new()
        .get("/passkeys", Access::SignedIn, own::page)
        .post("/passkeys/begin", Access::SignedIn, own::begin)
        .post("/passkeys", Access::SignedIn, own::add)
        .post("/passkeys/{passkey}/remove", Access::SignedIn, own::remove)
        .post("/sign-in/passkey/begin", Access::Public, sign_in::begin)
        .post("/sign-in/passkey", Access::Public, sign_in::sign_in)
}
