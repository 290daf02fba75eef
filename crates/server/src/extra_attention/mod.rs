//! Extra attention ("Extra aandacht"): what colleagues do for a child, from a day on, until a day or until it is taken
//! away. Whoever works with the group sees it beside the child; what is behind it is not kept, and no parent sees it.
//!
//! How attention is spread over the children of a group is another thing: see [`crate::observation`].

mod change;
mod place;
mod queries;
#[cfg(test)]
mod tests;
mod view;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};
pub use queries::{now, of_child};
pub use view::{FilePart, Line, beside, file_part};

/// Placing it, changing until when, taking it away and putting it back.
pub fn routes() -> Routes {
    let place = Access::Needs(Action::PlaceExtraAttention);
    Routes::new()
        .get("/children/{child}/extra-attention/new", place, place::page)
        .post("/children/{child}/extra-attention", place, place::place)
        .get("/extra-attention/{extra_attention}/until", place, change::page)
        .post("/extra-attention/{extra_attention}/until", place, change::until)
        .post("/extra-attention/{extra_attention}/take-away", place, change::take_away)
        .post("/extra-attention/{extra_attention}/put-back", place, change::put_back)
}
