//! Messages ("Berichten") between a guardian and the mentor of a child. Each guardian has its own, which no other
//! guardian sees; of staff the mentor reads them, and a colleague in the mentor's place where the protocol says so.
//!
//! Until when an answer is due is computed in [`crate::todo`]. Mail says only that there is a message; staff are mailed
//! in their working hours.

mod about;
#[cfg(test)]
mod about_tests;
mod became;
#[cfg(test)]
mod became_tests;
mod file;
#[cfg(test)]
mod file_tests;
mod list;
mod mail;
mod parents;
mod queries;
mod reach;
mod staff;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::{
    routes::{Access, Routes},
    upload::MOST_READ,
};
pub use about::{About, about, send, withdraw_about};
pub use became::{Source, became, named, origin};
pub use list::in_their_place;
pub use mail::{KIND as MAIL, hand_over};
pub use parents::thread;
pub use queries::{Happened, Made, Waiting, file as file_of, happened, unread_of_guardian, waiting};
pub use view::{Line, Outcome, checked};

/// Writing, reading, answering.
pub fn routes() -> Routes {
    let write = Access::Needs(Action::WriteToMentor);
    let answer = Access::Needs(Action::AnswerMessages);
    Routes::new()
        .get("/family/messages/{child}", write, parents::page)
        .post_up_to(MOST_READ, "/family/messages/{child}", write, parents::send)
        .post("/family/messages/{child}/read", write, parents::read)
        .post("/family/messages/{child}/withdraw/{message}", write, parents::withdraw)
        .get("/family/messages/{child}/file/{message}", write, file::of_guardian)
        .get("/messages", answer, list::page)
        .get("/children/{child}/messages", answer, list::of_child)
        .get("/children/{child}/messages/{guardian}", answer, staff::page)
        .post_up_to(MOST_READ, "/children/{child}/messages/{guardian}", answer, staff::send)
        .post("/children/{child}/messages/{guardian}/read", answer, staff::read)
        .post("/children/{child}/messages/{guardian}/settle", answer, staff::settle)
        .get("/messages/{message}/file", answer, file::of_staff)
        .post("/messages/{message}/note", answer, staff::note)
        .post("/messages/{message}/withdraw", answer, staff::withdraw)
}
