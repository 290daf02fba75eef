//! The child's own voice ("Kind aan het woord"): on the tablet of an after-school group a child gives its secret of three
//! pictograms, sees its mentor and who else can help, and says that it wants to talk. Its mentor hears of it, and in the
//! mentor's place the contact of the day; nobody else. For that talk it draws or writes, from the age that the protocol says. A talk settles
//! it, with what the child wants to share and what not.

mod family;
mod hearing;
mod queries;
mod secret;
mod sheet;
mod tablet;
mod talk;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::{
    observation::MOST_SENT,
    platform::routes::{Access, Routes},
};
pub use family::{Heard, Shared, for_parents};
pub use hearing::{Wants, in_mentors_place};
pub use queries::{Request, after_school_group, is_after_school, open_requests};
pub use sheet::Sheet;

/// On the tablet, and for the mentor.
pub fn routes() -> Routes {
    let hear = Access::Needs(Action::HearChild);
    Routes::new()
        .get("/tablet/children", Access::Public, tablet::children)
        .get("/tablet/children/{child}", Access::Public, tablet::ask_secret)
        .post("/tablet/children/{child}", Access::Public, tablet::pick)
        .post("/tablet/children/{child}/ask", Access::Public, tablet::ask)
        .post("/tablet/children/{child}/sheet", Access::Public, tablet::keep_sheet)
        .post("/tablet/children/{child}/take-back", Access::Public, tablet::take_back)
        .get("/tablet/photos/{staff}", Access::Public, tablet::photo)
        .get("/children/{child}/voice", hear, talk::page)
        .post_up_to(MOST_SENT, "/children/{child}/voice", hear, talk::record)
        .get("/children/{child}/voice/secret", hear, secret::page)
        .post("/children/{child}/voice/secret", hear, secret::set)
        .get("/child-talks/{child_talk}", hear, talk::one)
}
