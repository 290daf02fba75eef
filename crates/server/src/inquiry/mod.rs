//! Questions of a guardian without custody ("Vragen zonder gezag"). It sees nothing of the file: one page on which it asks
//! about its child and reads what was answered. The mentor or who leads the location answers, or refuses with a ground.
//!
//! Who may ask is decided in [`crate::platform::rights`]; until when an answer is due is computed in [`crate::todo`].

mod mail;
mod parents;
mod queries;
mod staff;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use mail::{KIND as MAIL, hand_over};
pub use queries::{Waiting, answered, has_page, waiting};

/// Asking, reading, answering.
pub fn routes() -> Routes {
    let ask = Access::Needs(Action::AskWithoutCustody);
    let answer = Access::Needs(Action::AnswerInquiries);
    Routes::new()
        .get("/family/inquiries", ask, parents::children)
        .get("/family/inquiries/{child}", ask, parents::page)
        .post("/family/inquiries/{child}", ask, parents::send)
        .get("/children/{child}/inquiries", answer, staff::of_child)
        .post("/children/{child}/inquiries", answer, staff::take_in)
        .get("/inquiries/{inquiry}", answer, staff::page)
        .post("/inquiries/{inquiry}/answer", answer, staff::answer)
        .post("/inquiries/{inquiry}/refuse", answer, staff::refuse)
}
