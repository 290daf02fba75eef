//! What became of goals, for who decided on them in a meeting.

use std::collections::BTreeMap;

use super::{
    queries::{self, Goal},
    read::{When, standing},
};
use crate::platform::{
    dates::said,
    db::Read,
    ids::{GoalId, OrganisationId},
};

/// How goals stand, each as a badge: its kind and its words. The caller has found what leads to them with a grant.
pub async fn became(
    tx: &mut Read,
    organisation: OrganisationId,
    goals: impl IntoIterator<Item = GoalId>,
    when: When,
) -> sqlx::Result<BTreeMap<GoalId, (&'static str, String)>> {
    let goals = queries::of_ids(tx, organisation, goals).await?;
    let stands = |goal: &Goal| match standing(goal, when) {
        (kind, words) if words.is_empty() => {
            let date = said(goal.plan.evaluate_on, when.today, when.lang).said;
            (kind, when.lang.t("meeting-goal-on").with("date", date).to_string())
        }
        stands => stands,
    };
    Ok(goals.iter().map(|goal| (goal.id, stands(goal))).collect())
}
