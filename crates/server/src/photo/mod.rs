//! Photos of a child with an observation or a note: the consent of its guardians for them, adding one, seeing it, taking
//! it away.
//!
//! The rules are [`mentorkind_domain::photo`]; how a picture is read and written anew, [`crate::platform::picture`].

mod consents;
mod family;
mod page;
mod queries;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::{
    routes::{Access, Routes},
    upload::MOST_READ,
};
pub use consents::{ConsentPart, consent_part};
pub use family::{FamilyPart, for_parents, whole};
pub use queries::custody_changed;
pub use view::{Part, Shown, with_lines};

/// The photos, the consent for them, and the parents' side of both.
pub fn routes() -> Routes {
    let observe = Access::Needs(Action::WriteObservation);
    let write = Access::Needs(Action::WriteNote);
    let see = Access::Needs(Action::SeePhoto);
    let answer = Access::Needs(Action::AnswerConsent);
    Routes::new()
        .get("/observations/{observation}/photos", observe, page::of_observation)
        .post_up_to(MOST_READ, "/observations/{observation}/photos", observe, page::add_to_observation)
        .get("/notes/{note}/photos", write, page::of_note)
        .post_up_to(MOST_READ, "/notes/{note}/photos", write, page::add_to_note)
        .get("/child-photos/{photo}", see, page::whole)
        .get("/child-photos/{photo}/small", see, page::small)
        .get("/child-photos/{photo}/remove", write, page::ask_remove)
        .post("/child-photos/{photo}/remove", write, page::remove)
        .post("/children/{child}/photo-consent", Access::Needs(Action::AskConsent), consents::take_in)
        .get("/family/photos/{child}", answer, family::page)
        .post("/family/photos/{child}", answer, family::answer)
}
