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
pub mod second_step;
mod sign_in;
#[cfg(test)]
mod tests;
pub mod throttle;
mod visitor;

use serde::Deserialize;

use crate::platform::{
    audit::Audit,
    db::{Read, Write},
    ids::AccountId,
    problem::Problem,
    routes::{Access, Routes},
    session::Cx,
};
pub use command::{Known, SIGNS_IN, admit, everybody, give_password, reset_second_step, with_address};
pub use invite::{InviteError, Invited, create_administrator, invite};
pub(crate) use invite::{of_address, tie};
pub use link::{RESET_ASKED, reset_asked};
pub(crate) use own::device_in_words;
pub(crate) use password::{hash as hashed, verify as fits};
pub(crate) use queries::end_session;
pub use visitor::Visitor;

/// The pages of accounts.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", Access::Public, sign_in::start)
        .get("/sign-in", Access::Public, sign_in::page)
        .post("/sign-in", Access::Public, sign_in::sign_in)
        .post("/sign-out", Access::Public, sign_in::sign_out)
        .post("/language", Access::Public, sign_in::language)
        .get("/second-step", Access::Halfway, second_step::pages::page)
        .post("/second-step", Access::Halfway, second_step::pages::give)
        .post("/second-step/recovery", Access::Halfway, second_step::pages::recover)
        .post("/second-step/begin", Access::Halfway, second_step::pages::begin)
        .get("/second-step/picture", Access::Halfway, second_step::pages::picture)
        .post("/second-step/confirm", Access::Halfway, second_step::pages::confirm)
        .get("/second-step/codes", Access::SignedIn, second_step::pages::codes)
        .post("/second-step/codes", Access::SignedIn, second_step::pages::new_codes)
        .post("/second-step/remove", Access::SignedIn, second_step::pages::remove)
        .get("/choose", Access::Halfway, sign_in::choose_page)
        .post("/membership", Access::Halfway, sign_in::choose)
        .get("/forgot", Access::Public, link::forgot_page)
        .post("/forgot", Access::Public, link::forgot)
        .get("/link/{token}", Access::Public, link::page)
        .post("/link/{token}", Access::Public, link::choose_password)
        .get("/me", Access::SignedIn, own::page)
        .post("/me/password", Access::SignedIn, own::change_password)
        .post("/me/sessions/{session}/end", Access::SignedIn, own::end_session)
        .post("/me/sessions/end", Access::SignedIn, own::end_other_sessions)
}

/// Writes something about an account in the trail of each organisation where it works.
pub(crate) async fn record(
    tx: &mut Write,
    account: AccountId,
    by: Option<AccountId>,
    action: &'static str,
) -> sqlx::Result<()> {
    for organisation in queries::works_in(tx, account).await? {
        tx.record(&Audit::new(organisation, by, action).on("account", account)).await?;
    }
    Ok(())
}

/// Ends the session in which somebody signs in anew, and what has ended by itself.
pub(crate) async fn leave(tx: &mut Write, cx: &Cx) -> sqlx::Result<()> {
    queries::sweep(tx, &cx.app).await?;
    if let Some(before) = &cx.account {
        queries::end_session(tx, before.account, before.session).await?;
    }
    Ok(())
}

/// The e-mail address of an account, and its language.
pub(crate) async fn reached(tx: &mut Read, account: AccountId) -> sqlx::Result<(String, String)> {
    let account = queries::account(tx, account).await?;
    Ok((account.email, account.language))
}

/// Whether this is the password of an account. Each try counts, also with those of signing in.
pub(crate) async fn password_fits(cx: &Cx, account: AccountId, typed: String) -> Result<bool, Problem> {
    let account = queries::account(&mut cx.read().await?, account).await?;
    let throttles = [throttle::Throttle::of_account(&account.email)];
    throttle::count(cx, &throttles).await?;
    let right = password::verify(typed, account.password_hash).await?;
    if right {
        let mut tx = cx.app.db.write(cx.now).await?;
        throttle::clear(&mut tx, &throttles[0]).await?;
        tx.commit(Audit::housekeeping()).await?;
    }
    Ok(right)
}

/// Whether an account has a password: whoever was invited and has not answered yet has none.
pub(crate) async fn has_password(tx: &mut Read, account: AccountId) -> sqlx::Result<bool> {
    Ok(queries::account(tx, account).await?.password_hash.is_some())
}

/// A form without fields of its own.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Nothing {}

/// An e-mail address as accounts have it: without spaces around it, in small letters.
fn address(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Where to go after an action: only to a page of our own.
pub(crate) fn own_path(wish: &str) -> Option<&str> {
    let mut letters = wish.chars();
    let own = letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\'));
    (own && !wish.contains(|c: char| c.is_control() || c == '\\')).then_some(wish)
}
