//! Telling guardians, and at after-school care the child, who the mentor is: the message, its mail, and who was told
//! when and how.

mod counts;
mod letter;
mod mail;
mod pages;
mod queries;
mod telling;
#[cfg(test)]
pub(crate) mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::{
    db::Read,
    ids::{ChildId, MentorshipId, OrganisationId},
    routes::{Access, Routes},
};
pub use counts::due_of_groups;
pub use mail::{KIND as MAIL, hand_over};
pub use queries::{Proof, Withdrawn, all_opened, proof, withdrawn_for_guardian};
pub use telling::{catch_up, opened, take_back, tell};

/// A mentorship that begins and is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewMentor {
    /// The mentorship.
    pub mentorship: MentorshipId,
    /// The child.
    pub child: ChildId,
}

/// What the protocol says about telling guardians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Within so many working days after the message it is opened or told in person.
    pub working_days: u32,
}

/// What the protocol in force on a date says about telling guardians.
pub async fn rules(
    tx: &mut Read,
    organisation: OrganisationId,
    on: jiff::civil::Date,
) -> sqlx::Result<Rules> {
    let protocol = crate::protocol::in_force(tx, organisation, on).await?;
    Ok(Rules { working_days: protocol.tell_working_days() })
}

/// Who was told, and the forms and the letter with which somebody is told in person.
pub fn routes() -> Routes {
    let in_person = Access::Needs(Action::TellInPerson);
    let child = Access::Needs(Action::TellChild);
    Routes::new()
        .get("/told", Access::Needs(Action::SeeTold), pages::told)
        .get("/told/{id}/letter", in_person, letter::letter)
        .get("/told/{id}/letter/pdf", in_person, letter::pdf)
        .post("/told/{id}/in-person", in_person, pages::in_person)
        .post("/told/{id}/bounced", in_person, pages::bounced)
        .post("/told/{id}/undo", in_person, pages::undo)
        .post("/told/{id}/child", child, pages::child)
        .post("/told/{id}/child/undo", child, pages::undo_child)
}
