//! The mentor's card: photo and how to reach, kept by the staff member, seen by parents and colleagues.

mod pages;
mod queries;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::{
    ids::StaffId,
    render::{colour, initials},
    routes::{Access, Routes},
    upload,
};
pub use pages::refused;
pub use queries::{cards, photo_of};

/// What others see of a staff member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The staff member.
    pub staff: StaffId,
    /// Full name.
    pub name: String,
    /// How to reach, in the person's own words.
    pub reach: Option<String>,
    /// The photo's address.
    pub photo: Option<String>,
}

impl Card {
    /// The first name.
    pub fn first_name(&self) -> &str {
        first_name(&self.name)
    }

    /// One or two letters.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// The colour of the circle.
    pub fn colour(&self) -> u8 {
        colour(self.staff.0)
    }
}

/// The first word of a name.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// `/me/card` and the photos.
pub fn routes() -> Routes {
    let own = Access::Needs(Action::EditOwnCard);
    Routes::new()
        .get("/me/card", own, pages::card)
        .post_up_to(upload::MOST_READ, "/me/card", own, pages::save)
        .get("/me/card/remove", own, pages::ask_remove)
        .post("/me/card/remove", own, pages::remove)
        .get("/photos/{staff}", Access::Needs(Action::SeeStaffPhoto), pages::photo)
}
