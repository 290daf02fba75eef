//! The board of a group ("Groepsbord"): what was agreed with parents about a child and colleagues must know. Of what is
//! important each colleague of the group says that it was read; parents read what was agreed about their child.

mod new;
mod one;
mod pages;
mod queries;
mod talks;
#[cfg(test)]
mod tests;
mod there;
mod view;
mod wall;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use one::{confirm, now};
pub use queries::{Agreed, about, add, children, holding, team};
pub use there::{There, there};
pub use view::{Became, FamilyPart, Line, OnAgenda, became, for_parents, for_team, to_read, unread_for_long};

/// The board, putting an agreement on it, reading it, looking back on it.
pub fn routes() -> Routes {
    let see = Access::Needs(Action::SeeBoard);
    let keep = Access::Needs(Action::KeepAgreements);
    Routes::new()
        .get("/groups/{id}/board", see, pages::board)
        .get("/groups/{id}/board/wall", see, wall::page)
        .get("/groups/{id}/board/new", keep, new::page)
        .post("/groups/{id}/board", keep, new::create)
        .post("/talks/{offer}/agreements", keep, talks::put)
        .post("/agreements/{agreement}/read", see, one::read)
        .get("/agreements/{agreement}", keep, one::page)
        .post("/agreements/{agreement}/end", keep, one::end)
        .post("/agreements/{agreement}/withdraw", keep, one::withdraw)
}
