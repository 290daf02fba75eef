//! The transfer of a child ("overdracht") to a school, to after-school care of the organisation or to another centre: a
//! dossier that gathers itself, that parents read, react to and consent to part by part, and that goes by a link with a
//! code, on paper, or to the new mentor in the product.
//!
//! The rules are [`mentorkind_domain::transfer`]. What leaves rests on the consents of [`crate::consent`], and is kept
//! with the contacts of [`crate::professional`].

mod after;
mod begin;
mod door;
mod draft;
mod due;
mod family;
mod gather;
mod page;
mod queries;
mod receive;
mod scan;
mod send;
mod sent;
#[cfg(test)]
mod tests;
mod view;
mod warm;
mod write;

use mentorkind_domain::access::Action;

use crate::{
    observation::MOST_SENT,
    platform::{
        routes::{Access, Routes},
        upload::MOST_READ,
    },
};
pub use due::{Due, due};
pub use family::{ParentLine, dossiers, for_parents};
pub use queries::{Transfer, of_children, with_parents};
pub use view::{destination, label};
pub use write::empty;

/// The transfers of a child, the parents' side, the new mentor's, and the receiver's.
pub fn routes() -> Routes {
    let transfer = Access::Needs(Action::TransferChild);
    let answer = Access::Needs(Action::AnswerTransfer);
    let receive = Access::Needs(Action::ReceiveTransfer);
    Routes::new()
        .get("/children/{child}/transfers", transfer, begin::page)
        .post("/children/{child}/transfers", transfer, begin::begin)
        .get("/transfers/{transfer}", transfer, page::page)
        .post_up_to(MOST_SENT, "/transfers/{transfer}", transfer, draft::save)
        .get("/transfers/{transfer}/preview", transfer, draft::preview)
        .post("/transfers/{transfer}/give", transfer, draft::give)
        .post("/transfers/{transfer}/take-back", transfer, draft::take_back)
        .post("/transfers/{transfer}/stop", transfer, draft::stop)
        .post_up_to(MOST_READ, "/transfers/{transfer}/paper", transfer, page::paper)
        .get("/transfers/{transfer}/scan/{transfer_answer}", transfer, scan::download)
        .post_up_to(MOST_READ, "/transfers/{transfer}/scan/{transfer_answer}", transfer, scan::keep)
        .get("/transfers/{transfer}/warm", transfer, warm::page)
        .post("/transfers/{transfer}/warm", transfer, warm::spoke)
        .post("/transfers/{transfer}/warm/not", transfer, warm::not_spoken)
        .post("/transfers/{transfer}/send", transfer, send::send)
        .get("/transfers/{transfer}/sent", transfer, sent::page)
        .post("/transfers/{transfer}/print", transfer, send::on_paper)
        .get("/transfers/{transfer}/print", transfer, send::printed)
        .get("/transfers/{transfer}/print/pdf", transfer, send::pdf)
        .get("/transfers/{transfer}/after", transfer, after::page)
        .post("/transfers/{transfer}/receipt", transfer, after::receipt)
        .post("/transfers/{transfer}/follow-up", transfer, after::follow_up)
        .post("/transfers/{transfer}/follow-up/undo", transfer, after::undo_follow_up)
        .get("/transfers/{transfer}/dossier", receive, receive::page)
        .post("/transfers/{transfer}/dossier", receive, receive::confirm)
        .get("/family/transfers/{transfer}", answer, family::page)
        .post_up_to(MOST_SENT, "/family/transfers/{transfer}", answer, family::answer)
        .get("/t/{secret}", Access::Public, door::knock)
        .post("/t/{secret}", Access::Public, door::open)
        .post("/t/{secret}/received", Access::Public, door::received)
}
