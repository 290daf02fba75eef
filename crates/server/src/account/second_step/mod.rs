//! The second step of signing in: a code of an authenticator app, and recovery codes for when the app is gone.
//!
//! Codes are those of RFC 6238 (six digits, thirty seconds, SHA-1, as every app knows them). A code of the step before or
//! after the present one counts too, and each step counts once. What the app knows is sealed with a key that is not in
//! the database ([`seal`](crate::platform::seal)); of recovery codes only a hash is kept.

mod keys;
pub(super) mod pages;
mod queries;
#[cfg(test)]
mod tests;

use totp_rs::{Builder, Totp};

use super::record;
use crate::{
    passkey,
    platform::{
        audit::Audit,
        clock::Moment,
        db::Write,
        i18n::Lang,
        ids::{AccountId, OrganisationId},
        jobs,
        mail::Mail,
        problem::Problem,
    },
};
pub use keys::{forget_all, seal_again, sealed_with, settle, uses};
pub use queries::is_set_up;

/// How many recovery codes somebody gets.
const CODES: usize = 10;

/// The codes that follow from a secret.
fn totp(secret: Vec<u8>, email: &str) -> Result<Totp, Problem> {
    // A colon would end the name of the account in the address that apps read.
    Builder::new()
        .with_secret(secret)
        .with_issuer(Some("Mentorkind"))
        .with_account_name(email.replace(':', ""))
        .build()
        .map_err(|error| {
            tracing::error!(%error, "a second step cannot be made");
            Problem::Internal
        })
}

/// Whole seconds since 1970, as the codes count.
fn seconds(now: Moment) -> u64 {
    u64::try_from(now.0 / 1_000_000).unwrap_or_default()
}

/// What a mail about the second step says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// It was set up.
    SetUp,
    /// Somebody signed in with a recovery code; there are so many left.
    Recovered(i64),
    /// The person removed it.
    Removed,
    /// An administrator removed it, or the command that does.
    Reset,
}

impl News {
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::SetUp => ("second-step-mail-set-up-subject", "second-step-mail-set-up-text"),
            Self::Recovered(_) => ("second-step-mail-recovered-subject", "second-step-mail-recovered-text"),
            Self::Removed => ("second-step-mail-removed-subject", "second-step-mail-removed-text"),
            Self::Reset => ("second-step-mail-reset-subject", "second-step-mail-reset-text"),
        }
    }
}

/// Tells the person by mail, so that what somebody else did does not go unnoticed.
async fn tell(tx: &mut Write, account: AccountId, news: News) -> sqlx::Result<()> {
    let Some(organisation) = queries::belongs_to(tx, account).await? else { return Ok(()) };
    let person = super::queries::account(tx, account).await?;
    let lang = Lang::of(&person.language);
    let (subject, text) = news.keys();
    let text = lang.t(text).with("name", &person.name);
    let text = match news {
        News::Recovered(left) => text.with("left", left),
        _ => text,
    };
    let mail = Mail {
        to: person.email,
        subject: lang.t(subject).to_string(),
        text: text.to_string(),
        about: Vec::new(),
    };
    jobs::add_mail(tx, organisation, &mail).await
}

/// Removes somebody's second step for them, as an administrator or from the command line, and with it the passkeys, which
/// may be in the same lost telephone: it ends all sessions of the account, the person gets a mail, and at the next sign-in
/// a new one is asked. False when there is none. The caller commits; the trail has it.
pub async fn reset(
    tx: &mut Write,
    account: AccountId,
    by: Option<AccountId>,
    organisation: OrganisationId,
) -> sqlx::Result<bool> {
    if !queries::forget(tx, account).await? {
        return Ok(false);
    }
    super::queries::end_sessions(tx, account, None).await?;
    passkey::forget(tx, account).await?;
    record(tx, account, by, "second step reset").await?;
    if !super::queries::works_in(tx, account).await?.contains(&organisation) {
        tx.record(&Audit::new(organisation, by, "second step reset").on("account", account)).await?;
    }
    tell(tx, account, News::Reset).await?;
    Ok(true)
}
