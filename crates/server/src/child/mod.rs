//! The file of a child: who it is, who its mentor is and was, and what was seen of it.

mod other_names;
#[cfg(test)]
mod other_names_tests;
mod pages;
mod queries;
#[cfg(test)]
pub(crate) mod tests;

use mentorkind_domain::{
    access::{Action, Permission, Relation},
    opening::Role,
};
use uuid::Uuid;

use crate::{
    guardians,
    platform::{
        access::Grant,
        db::Read,
        ids::{ChildId, GroupId},
        opening::Opening,
        problem::Problem,
        routes::{Access, Routes},
        session::{Actor, Cx},
    },
};
pub use other_names::{OtherNames, named};
pub use pages::{Typed, file_page, may};
pub use queries::{Child, Place, by_key, guest, keys, left_lately, left_since, one, places, reach};

/// `/children/{child}`.
pub fn routes() -> Routes {
    Routes::new().get("/children/{child}", Access::Needs(Action::SeeFile), pages::file)
}

/// A child within the grant that is cared for: not one that has died.
pub async fn cared_for<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    child: ChildId,
) -> Result<Child, Problem> {
    let child = one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(tx, grant.organisation(), child.id).await?;
    if died.is_some() { Err(Problem::NotFound) } else { Ok(child) }
}

/// Records that somebody opens the file of a child, on a page. The page may be shown when this returns well.
pub async fn open(
    cx: &Cx,
    actor: &Actor,
    child: ChildId,
    places: &[Place],
    page: &'static str,
) -> Result<(), Problem> {
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    let opening = Opening {
        organisation: actor.organisation,
        account: actor.account,
        child,
        relation: relation(actor, child, &groups),
        page,
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await
}

/// As what somebody opens the file of a child that has a place on these groups.
fn relation(actor: &Actor, child: ChildId, groups: &[GroupId]) -> &'static str {
    let groups: Vec<Uuid> = groups.iter().map(|group| group.0).collect();
    let role = Role::of_reader(&actor.facts, (groups.as_slice(), child.0), &Relation::ALL);
    role.unwrap_or(Role::Staff).code()
}
