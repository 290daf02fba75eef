//! Webhooks: another system is told at once when something changed, at an address that an administrator adds. Off until
//! then. It hears of the same that other systems can read (`crate::api`), by the keys of the planning package: never a
//! name, and nothing of a child's file.
//!
//! What happened is found by comparing what is there with what was told before ([`look`]), whenever the trail has gone on:
//! so nothing is told before it is committed, and no change of the tables is missed, whoever makes it. What planning and
//! protocol ask is compared on each new day too, and at most once an hour ([`asked`]). What is to go out
//! is written down in the same transaction as what is known from then on. A worker sends it ([`send`]), signed as the
//! Standard Webhooks have it ([`secret`]), and again until it is taken.

mod asked;
mod described;
mod log;
mod look;
mod pages;
mod queries;
mod secret;
mod send;
#[cfg(test)]
pub(crate) mod tests;

use mentorkind_domain::access::Action;

use crate::platform::{
    app::App,
    audit::Audit,
    ids::{AccountId, OrganisationId, WebhookId},
    routes::{Access, Routes},
};
pub use described::described;
pub use look::Placement;
pub use queries::{hold_all, seal_again};
pub use send::run;

/// How long the log goes back, in days. What still waits then is not sent any more.
const LOG_DAYS: i64 = 30;

/// The pages of webhooks.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManageTokens);
    Routes::new()
        .get("/webhooks", manage, pages::list)
        .post("/webhooks", manage, pages::add)
        .get("/webhooks/{webhook}", manage, log::page)
        .post("/webhooks/{webhook}/test", manage, log::test)
        .post("/webhooks/{webhook}/pause", manage, log::pause)
        .post("/webhooks/{webhook}/resume", manage, log::resume)
        .post("/webhooks/{webhook}/deliveries/{delivery}/again", manage, log::again)
        .get("/webhooks/{webhook}/secret", manage, pages::secret_page)
        .post("/webhooks/{webhook}/secret", manage, pages::new_secret)
        .get("/webhooks/{webhook}/end", manage, pages::end_page)
        .post("/webhooks/{webhook}/end", manage, pages::end)
}

/// Throws away what the log does not need any more.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    queries::forget(&mut tx).await?;
    tx.commit(Audit::housekeeping()).await
}

/// Why a webhook is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// An administrator paused it.
    Person,
    /// Something was tried for three days and not taken.
    Failing,
    /// The other system said that it wants nothing any more.
    Gone,
    /// Whoever answered for it does not manage these any more.
    Owner,
    /// No key opens its secret.
    Secret,
    /// It came out of a backup.
    Restored,
}

impl Why {
    const ALL: [Self; 6] =
        [Self::Person, Self::Failing, Self::Gone, Self::Owner, Self::Secret, Self::Restored];

    fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Failing => "failing",
            Self::Gone => "gone",
            Self::Owner => "owner",
            Self::Secret => "secret",
            Self::Restored => "restored",
        }
    }

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// An entry of the trail about a webhook; nobody for what the system does by itself.
fn audit(
    organisation: OrganisationId,
    by: Option<AccountId>,
    action: &'static str,
    webhook: WebhookId,
) -> Audit {
    Audit::new(organisation, by, action).on("webhook", webhook)
}
