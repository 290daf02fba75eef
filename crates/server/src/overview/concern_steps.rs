//! At which of the organisation's steps the running concerns are today, in numbers.

use std::collections::BTreeMap;

use mentorkind_domain::{access::action, pattern::spread};

use crate::{
    concern::{self, Reach},
    platform::{access::Grant, db::Read, i18n::Lang, ids::LocationId},
};

/// A step, or none where not even the steps can be named, and how many concerns are there.
pub(super) type Step = (Option<String>, String);

/// The steps of running concerns at these locations of the permission, in their order. `whole`: small numbers too.
pub(super) async fn steps(
    tx: &mut Read,
    grant: &Grant<action::SeeOverview>,
    locations: &[LocationId],
    (whole, lang): (bool, Lang),
) -> sqlx::Result<Vec<Step>> {
    let open = concern::open(tx, grant.organisation(), &Reach::everywhere(grant.actor().today)).await?;
    // By name: its first place among the steps, and the number of concerns.
    let mut at: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in open.iter().filter(|one| locations.contains(&one.location)) {
        let steps = &one.concern.steps.steps;
        let (place, name) = match steps.get(one.concern.state.at) {
            Some(step) => (one.concern.state.at, step.name.clone()),
            None => (usize::MAX, lang.t("over-time-look-back").to_string()),
        };
        let (first, count) = at.entry(name).or_insert((place, 0));
        *first = place.min(*first);
        *count += 1;
    }
    let mut at: Vec<(String, (usize, usize))> = at.into_iter().collect();
    at.sort_by_key(|(_, (place, _))| *place);
    let counts: Vec<usize> = at.iter().map(|(_, (_, count))| *count).collect();
    let said = if whole { counts.iter().copied().map(Some).collect() } else { spread(&counts) };
    if !counts.is_empty() && said.iter().all(Option::is_none) {
        return Ok(vec![(None, lang.t("over-time-steps-hidden").to_string())]);
    }
    let words = |count: Option<usize>| match count {
        Some(count) => lang.t("over-time-step-count").with("count", count).to_string(),
        None => lang.t("over-time-step-hidden").to_string(),
    };
    Ok(at.into_iter().zip(said).map(|((name, _), count)| (Some(name), words(count))).collect())
}
