//! Without a connection: the tablet of a group keeps today's page (who is here, whom to ask), until midnight.
//!
//! What is kept holds first names, presence with its times and contacts of the day, and nothing else; `docs/offline.md`
//! says against what this protects, and against what not.

#[cfg(test)]
mod tests;
mod today;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

/// Today's page, and the page that is shown when there is none to show.
pub fn routes() -> Routes {
    Routes::new().get("/groups/{id}/today", Access::Needs(Action::SayPresent), today::page).get(
        "/tablet/no-connection",
        Access::Public,
        today::none,
    )
}
