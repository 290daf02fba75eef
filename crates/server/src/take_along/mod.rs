//! Taking along ("meenemen"): a guardian with custody asks for the file of its child, and gets it as one ZIP: structured
//! data, a page to read and print, and the photos. It is made in the background, offered to that guardian alone for some
//! days, and removed.
//!
//! What is in it is gathered by what the parents' own pages are made from, with the same permissions, at the moment at
//! which it is made: there is no second rule about what parents see. How long it is offered is
//! [`mentorkind_domain::offered`]; the form of the data is in `docs/take-along.md`.

mod document;
mod gather;
mod make;
mod on_paper;
mod page;
mod queries;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use make::{MAKE, keep_up, make};
pub use on_paper::is_on_paper;
pub use queries::take_away;

/// Asking for it and taking it.
pub fn routes() -> Routes {
    let take = Access::Needs(Action::TakeAlong);
    let hand_over = Access::Needs(Action::HandOverFile);
    Routes::new()
        .get("/family/take-along/{child}", take, page::page)
        .post("/family/take-along/{child}", take, page::ask)
        .get("/family/take-along/{child}/file", take, page::file)
        .post("/children/{child}/family/guardians/{guardian}/file", hand_over, on_paper::make)
}
