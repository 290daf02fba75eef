//! Talks with parents ("Gesprekken"): the mentor offers moments, the parents choose one, a mail reminds them; before it
//! the page gathers what there is to speak of, after it the report is shared and the parents add their view.
//!
//! What is due is not decided here: see [`crate::todo`]. A moment that is chosen stands among its talks as planned, a
//! report makes it held, and what does not take place is due again.

mod calendar_file;
mod chosen;
mod day;
mod document;
mod feed;
mod invited;
mod mail;
mod offer;
mod pages;
mod parents;
mod prepare;
mod queries;
mod said;
mod taken;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::{
    observation::MOST_SENT,
    platform::routes::{Access, Routes},
};
pub use chosen::unchosen;
pub use day::planned_between;
pub use mail::{KIND as MAIL, hand_over};
pub use offer::in_care;
pub use parents::{Part, parts};
pub use queries::{
    Recorded, State, Talk, of_children, plan_again, planned, record, recorded, reopen, running, settle,
};
pub use view::{FileLine, Now, agreed, file_lines, going_on, title};

/// Offering, choosing, preparing, reporting.
pub fn routes() -> Routes {
    let settle = Access::Needs(Action::SettleDue);
    let answer = Access::Needs(Action::AnswerTalk);
    Routes::new()
        .get("/children/{child}/talks/new", settle, offer::new)
        .post("/children/{child}/talks", settle, offer::create)
        .get("/talks/{offer}", Access::Needs(Action::SeeFile), pages::page)
        .post("/talks/{offer}/choose", settle, offer::choose)
        .post("/talks/{offer}/cancel", settle, offer::cancel)
        .post("/talks/{offer}/restore", settle, offer::restore)
        .post_up_to(MOST_SENT, "/talks/{offer}/report", settle, pages::report)
        .get("/talks/{offer}/said", settle, said::page)
        .post_up_to(MOST_SENT, "/talks/{offer}/said", settle, said::keep)
        .post("/talks/{offer}/child", settle, invited::tell)
        .get("/talks/{offer}/calendar", Access::Needs(Action::SeeFile), calendar_file::for_staff)
        .get("/talks/{offer}/pdf", Access::Needs(Action::SeeFile), document::for_staff)
        .get("/me/calendar", settle, feed::page)
        .post("/me/calendar", settle, feed::make)
        .post("/me/calendar/withdraw", settle, feed::withdraw)
        .get("/calendar/{token}", Access::Public, feed::read)
        .post("/family/talks/{offer}/choose", answer, parents::choose)
        .post_up_to(MOST_SENT, "/family/talks/{offer}/say", answer, parents::say)
        .post("/family/talks/{offer}/child", answer, invited::answer)
        .get("/family/talks/{offer}/calendar", answer, calendar_file::for_parents)
        .get("/family/talks/{offer}/pdf", answer, document::for_parents)
}
