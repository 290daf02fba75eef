//! Keeping ("bewaren"): what is known of a child goes when its term is over. What may go is proposed by one person and
//! confirmed by another, and then removed in one transaction, of which the trail keeps the proof.
//!
//! The rules are [`mentorkind_domain::retention`]; what belongs to a child is in [`tables`]. Lines of a day, sessions,
//! links and uploaded exports have terms of their own, and go by themselves.

mod kept;
mod page;
mod queries;
mod remove;
mod review;
mod tables;
#[cfg(test)]
mod tests;
mod waiting;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::hold;
pub use review::undecided;
pub use waiting::{Waits, waits_for};

/// What is past its term, and what is kept longer.
pub fn routes() -> Routes {
    let remove = Access::Needs(Action::RemoveOld);
    let keep = Access::Needs(Action::KeepLonger);
    let review = Access::Needs(Action::ReviewDeletion);
    Routes::new()
        .get("/retention", remove, page::page)
        .post("/retention", remove, page::propose)
        .post("/retention/{proposal}/withdraw", remove, page::withdraw)
        .post("/retention/{proposal}/confirm", remove, page::confirm)
        .get("/kept", keep, kept::list)
        .get("/kept/{child}", keep, kept::page)
        .post("/kept/{child}/hold", keep, kept::hold)
        .post("/kept/{child}/release", keep, kept::release)
        .get("/kept/transfers/{transfer}", review, review::page)
        .post("/kept/transfers/{transfer}", review, review::decide)
}
