//! Without a connection: the tablet of a group keeps today's page (who is here, whom to ask), until midnight, and what is
//! written there waits, sealed to the server, until it can be sent.
//!
//! What is kept holds first names, presence with its times and contacts of the day, and nothing else. What is written goes
//! in a letter that only the server opens; each is taken once, in the order of writing, by the rules of the page on which it
//! would have been written otherwise. What does not go together with what others wrote waits for its writer.
//! `docs/offline.md` says against what this protects, and against what not.

mod held;
mod pen;
mod queries;
#[cfg(test)]
mod queue_tests;
mod take;
#[cfg(test)]
mod tests;
mod today;

use mentorkind_domain::access::Action;

use crate::platform::{
    app::App,
    audit::Audit,
    routes::{Access, Routes},
};
pub use queries::waits;

/// Today's page, the page that is shown when there is none to show, the pen, and letters.
pub fn routes() -> Routes {
    let say = Access::Needs(Action::SayPresent);
    Routes::new()
        .get("/groups/{id}/today", say, today::page)
        .get("/groups/{id}/today/pen", say, pen::give)
        .get("/tablet/no-connection", Access::Public, today::none)
        .get("/letters", Access::SignedIn, held::page)
        .post("/letters", Access::Public, take::post)
        .post("/letters/{letter}/keep", Access::SignedIn, held::keep)
        .post("/letters/{letter}/drop", Access::SignedIn, held::drop_it)
}

/// Forgets what arrived long ago.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    queries::forget(&mut tx).await?;
    tx.commit(Audit::housekeeping()).await
}
