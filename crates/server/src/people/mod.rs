//! People: who works here, who can sign in, and in which role. For administrators, who see no children.

mod pages;
mod queries;
mod role;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::Action;

use crate::platform::routes::{Access, Routes};

/// The pages about people.
pub fn routes() -> Routes {
    let manage = Access::Needs(Action::ManagePeople);
    Routes::new()
        .get("/people", manage, pages::list)
        .get("/people/invite", manage, pages::invite_all_page)
        .post("/people/invite", manage, pages::invite_all)
        .get("/people/{staff}", manage, pages::person)
        .post("/people/{staff}/invite", manage, pages::invite_one)
        .get("/people/{staff}/end", manage, pages::end_page)
        .post("/people/{staff}/end", manage, pages::end)
        .post("/people/{staff}/roles", manage, role::give)
        .post("/people/{staff}/roles/{role}/end", manage, role::end)
}
