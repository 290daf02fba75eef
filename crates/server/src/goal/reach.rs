//! Whose goals a request is about, found within a permission.

use mentorkind_domain::access::{Permission, action};

use super::queries::{self, Goal, Owner};
use crate::{
    child::{self, OtherNames, Place},
    group, guardians,
    platform::{
        access::Grant,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GoalId, StaffId},
        problem::Problem,
        session::{Actor, Cx},
    },
};

/// Whose goals.
#[derive(Clone, Debug)]
pub struct Whose {
    pub owner: Owner,
    /// The name of the group, the first name of the child; empty otherwise.
    pub name: String,
    /// The address of the list of goals.
    pub list: String,
    /// What the address of a goal begins with.
    pub base: &'static str,
    /// The page from which the list is reached, and its name.
    pub back: Option<(String, String)>,
    /// The places of the child.
    pub places: Vec<Place>,
}

impl Whose {
    /// The child whose file this is part of.
    pub fn child(&self) -> Option<ChildId> {
        match self.owner {
            Owner::Child(id) => Some(id),
            _ => None,
        }
    }

    /// The names of children in what is written of a goal that parents read: of others for a child, of all for a group.
    pub async fn names(
        &self,
        tx: &mut Read,
        actor: &Actor,
        texts: &[&str],
        (stay, lang): (bool, Lang),
    ) -> sqlx::Result<OtherNames> {
        match self.owner {
            Owner::Child(id) => OtherNames::look(tx, actor, (id, &self.name), texts, (stay, lang)).await,
            Owner::Group(id) => OtherNames::look_in_group(tx, actor, id, texts, (stay, lang)).await,
            Owner::Staff(_) | Owner::Mentorship => Ok(OtherNames::default()),
        }
    }

    /// Records that the file of a child is opened.
    pub async fn open(&self, cx: &Cx) -> Result<(), Problem> {
        match self.child() {
            Some(id) => child::open(cx, cx.actor()?, id, &self.places, "goals").await,
            None => Ok(()),
        }
    }

    /// Whether the reader may set, change and settle these goals.
    pub fn kept_by(&self, cx: &Cx) -> Result<bool, Problem> {
        let actor = cx.actor()?;
        Ok(match self.owner {
            Owner::Group(id) => {
                Grant::<action::SetGoals>::of(actor).is_ok_and(|grant| grant.covers(Some(id.0), None))
            }
            Owner::Child(id) => child::may::<action::SetGoals>(actor, id, &self.places),
            Owner::Staff(id) => actor.staff == Some(id),
            Owner::Mentorship => Grant::<action::ChangeProtocol>::of(actor).is_ok(),
        })
    }
}

/// The member of staff behind a request. What is private is not opened on the tablet of a group.
pub fn oneself(actor: &Actor) -> Result<StaffId, Problem> {
    actor.staff.filter(|_| actor.tablet.is_none()).ok_or(Problem::Forbidden)
}

/// An owner within a permission to see its goals or to keep them.
pub async fn whose<A: Permission>(tx: &mut Read, grant: &Grant<A>, owner: Owner) -> Result<Whose, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    Ok(match owner {
        Owner::Group(id) => {
            let group = group::list(tx, grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
            let back = Some((format!("/groups/{id}"), group.name.clone()));
            let list = format!("/groups/{id}/goals");
            Whose { owner, name: group.name, list, base: "/goals", back, places: Vec::new() }
        }
        Owner::Child(id) => {
            let child = child::one(tx, grant, id).await?.ok_or(Problem::NotFound)?;
            if guardians::died_on(tx, organisation, id).await?.is_some() {
                return Err(Problem::NotFound);
            }
            let places = child::places(tx, organisation, id, actor.today).await?;
            let back = Some((format!("/children/{id}"), child.name));
            Whose {
                owner,
                name: child.first_name,
                list: format!("/children/{id}/goals"),
                base: "/goals",
                back,
                places,
            }
        }
        Owner::Staff(id) => {
            if oneself(actor)? != id {
                return Err(Problem::NotFound);
            }
            let list = "/me/goals".to_owned();
            Whose { owner, name: String::new(), list, base: "/me/goals", back: None, places: Vec::new() }
        }
        Owner::Mentorship => {
            let list = "/protocol/goals".to_owned();
            Whose {
                owner,
                name: String::new(),
                list,
                base: "/protocol/goals",
                back: None,
                places: Vec::new(),
            }
        }
    })
}

/// A goal that whoever has this permission may change and settle.
pub async fn kept<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: GoalId,
) -> Result<(Goal, Whose), Problem> {
    let goal = queries::one(tx, grant.organisation(), id).await?;
    let goal = goal.filter(|goal| goal.owner.keeper() == A::ACTION).ok_or(Problem::NotFound)?;
    let whose = whose(tx, grant, goal.owner).await?;
    Ok((goal, whose))
}
