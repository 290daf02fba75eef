//! Grants: proof that a person may do something, and on what. Queries take them; only this module makes them.

use std::{marker::PhantomData, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use mentorkind_domain::{
    access::{Permission, Scope, scope},
    opening::Role,
};
use uuid::Uuid;

use super::{
    clock::Moment,
    db::id_list,
    ids::{ChildId, GroupId, OrganisationId},
    opening::Opening,
    problem::Problem,
    session::{Actor, Cx},
};

/// The permission to do `A`, on the groups, locations and children of its scope. As a handler's argument it refuses
/// whoever may do `A` nowhere; which rows it opens is decided in the queries, by the same scope.
#[derive(Debug)]
pub struct Grant<A: Permission> {
    actor: Arc<Actor>,
    scope: Scope<Uuid>,
    action: PhantomData<A>,
}

impl<A: Permission> Clone for Grant<A> {
    fn clone(&self) -> Self {
        Self { actor: self.actor.clone(), scope: self.scope.clone(), action: PhantomData }
    }
}

impl<A: Permission> Grant<A> {
    /// The permission of a person, if it may do this anywhere.
    pub fn of(actor: &Arc<Actor>) -> Result<Self, Problem> {
        // Without the second step, where it is asked, nothing of children opens. Also where no page asks for it.
        if actor.waits && A::ACTION.opens_child_file() {
            return Err(Problem::SecondStep);
        }
        let scope = scope(A::ACTION, &actor.facts);
        if scope.is_empty() {
            return Err(Problem::Forbidden);
        }
        Ok(Self { actor: actor.clone(), scope, action: PhantomData })
    }

    /// Who may.
    pub fn actor(&self) -> &Arc<Actor> {
        &self.actor
    }

    /// In which organisation.
    pub fn organisation(&self) -> OrganisationId {
        self.actor.organisation
    }

    /// The whole organisation is open.
    pub fn everywhere(&self) -> bool {
        self.scope.everywhere
    }

    /// The open groups, for [`Read::one_of`](super::db::Read::one_of).
    pub fn groups(&self) -> String {
        id_list(self.scope.groups.iter().copied())
    }

    /// The open groups, one by one.
    pub fn own_groups(&self) -> impl Iterator<Item = GroupId> {
        self.scope.groups.iter().copied().map(GroupId)
    }

    /// The open locations.
    pub fn locations(&self) -> String {
        id_list(self.scope.locations.iter().copied())
    }

    /// The open children.
    pub fn children(&self) -> String {
        id_list(self.scope.children.iter().copied())
    }

    /// The opening of a child's file by this permission, for the log: as guardian, or as what of the organisation it is
    /// given. The group is the child's, where it is known.
    pub fn opening(&self, group: Option<Uuid>, child: ChildId, page: &'static str, at: Moment) -> Opening {
        let reader = || {
            Role::of_reader(&self.actor.facts, (group.as_slice(), child.0), A::ACTION.allowed_to())
                .unwrap_or(Role::Staff)
                .code()
        };
        let relation = if self.actor.guardian.is_some() { "guardian" } else { reader() };
        let (organisation, account) = (self.actor.organisation, self.actor.account);
        Opening { organisation, account, child, relation, page, at }
    }

    /// Whether a thing of this group, or of this child, is open.
    pub fn covers(&self, group: Option<Uuid>, child: Option<Uuid>) -> bool {
        self.scope.everywhere
            || group.is_some_and(|group| self.scope.groups.contains(&group))
            || child.is_some_and(|child| self.scope.children.contains(&child))
    }
}

impl<A: Permission, S: Send + Sync> FromRequestParts<S> for Grant<A> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let cx = parts.extensions.get::<Cx>().ok_or(Problem::Internal)?;
        if cx.actor.is_none() && cx.account.is_some() {
            return Err(Problem::Answered("/choose".to_owned()));
        }
        Self::of(cx.actor()?)
    }
}
