//! Goals ("Doelen"): of a group, of a child, of a member of staff for the own growth, and of the mentorship itself. Each
//! has a day on which it is looked back on.
//!
//! That a goal of a child or a group is to be looked back on stands on the page of what is due: see [`crate::todo`].

mod became;
mod evaluate;
mod form;
mod keep;
mod lists;
mod queries;
mod reach;
mod read;
#[cfg(test)]
mod tests;

use mentorkind_domain::access::{Action, action};

use crate::platform::routes::{Access, Routes};
pub use became::became;
pub use queries::{DueGoal, Owner, Plan, add, due, own_to_look_back_on};
pub use read::{Line, OfFamily, When, of_child, of_family};

/// The lists of goals, and the page of each goal for whoever keeps it.
pub fn routes() -> Routes {
    let see = |action| Access::Needs(action);
    let (set, own) = (see(Action::SetGoals), see(Action::OwnGoals));
    let protocol = see(Action::ChangeProtocol);
    Routes::new()
        .get("/groups/{id}/goals", see(Action::SeeGroupGoals), lists::of_group)
        .post("/groups/{id}/goals", set, form::for_group)
        .get("/children/{child}/goals", see(Action::SeeFile), lists::of_child)
        .post("/children/{child}/goals", set, form::for_child)
        .get("/goals/shared", see(Action::SeeSharedGoals), lists::shared)
        .get("/goals/{goal}", set, keep::page::<action::SetGoals>)
        .post("/goals/{goal}", set, keep::change::<action::SetGoals>)
        .post("/goals/{goal}/evaluate", set, evaluate::evaluate::<action::SetGoals>)
        .post("/goals/{goal}/evaluate/undo", set, evaluate::undo::<action::SetGoals>)
        .post("/goals/{goal}/withdraw", set, keep::withdraw::<action::SetGoals>)
        .post("/goals/{goal}/restore", set, keep::restore::<action::SetGoals>)
        .get("/me/goals", own, lists::own)
        .post("/me/goals", own, form::for_oneself)
        .get("/me/goals/{goal}", own, keep::page::<action::OwnGoals>)
        .post("/me/goals/{goal}", own, keep::change::<action::OwnGoals>)
        .post("/me/goals/{goal}/evaluate", own, evaluate::evaluate::<action::OwnGoals>)
        .post("/me/goals/{goal}/evaluate/undo", own, evaluate::undo::<action::OwnGoals>)
        .post("/me/goals/{goal}/withdraw", own, keep::withdraw::<action::OwnGoals>)
        .post("/me/goals/{goal}/restore", own, keep::restore::<action::OwnGoals>)
        .post("/me/goals/{goal}/share", own, keep::share)
        .get("/protocol/goals", see(Action::SeeProtocol), lists::of_mentorship)
        .post("/protocol/goals", protocol, form::for_mentorship)
        .get("/protocol/goals/{goal}", protocol, keep::page::<action::ChangeProtocol>)
        .post("/protocol/goals/{goal}", protocol, keep::change::<action::ChangeProtocol>)
        .post("/protocol/goals/{goal}/evaluate", protocol, evaluate::evaluate::<action::ChangeProtocol>)
        .post("/protocol/goals/{goal}/evaluate/undo", protocol, evaluate::undo::<action::ChangeProtocol>)
        .post("/protocol/goals/{goal}/withdraw", protocol, keep::withdraw::<action::ChangeProtocol>)
        .post("/protocol/goals/{goal}/restore", protocol, keep::restore::<action::ChangeProtocol>)
}
