//! People: who works here, who can sign in, and in which role. For administrators, who see no children.

mod given;
mod pages;
mod queries;
mod role;
mod second_step;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

pub use given::{Place, tell_directors, tell_of_role};
pub use queries::with_role;

/// The pages about people.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManagePeople);
    Routes::new()
        .get("/people", manage, pages::list)
        .get("/people/invite", manage, pages::invite_all_page)
        .post("/people/invite", manage, pages::invite_all)
        .get("/people/given", Access::Needs(Action::SeeGivenRoles), given::page)
        .get("/people/{staff}", manage, pages::person)
        .post("/people/{staff}/invite", manage, pages::invite_one)
        .get("/people/{staff}/end", manage, pages::end_page)
        .post("/people/{staff}/end", manage, pages::end)
        .get("/people/{staff}/second-step", manage, second_step::page)
        .post("/people/{staff}/second-step", manage, second_step::reset)
        .post("/people/{staff}/roles", manage, role::give)
        .post("/people/{staff}/roles/{role}/end", manage, role::end)
}
