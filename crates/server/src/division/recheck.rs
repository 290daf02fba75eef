//! Looking again at a group every so many months, where the protocol asks it.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{access::action, recheck};
use serde::Deserialize;
use sqlx::AssertSqlSafe;

use super::{
    proposal::{Proposal, Wishes},
    queries, rules,
};
use crate::{
    group::{self, GroupFacts},
    on,
    platform::{
        access::Grant,
        audit::Audit,
        db::{Read, id_list},
        form::Submitted,
        ids::{GroupId, OrganisationId, fresh},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// When groups, found with a grant, were last looked at as a whole: divided, or looked at again. Divisions that do not
/// hold yet count from the day they were made known.
pub async fn looked_at(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    today: Date,
) -> sqlx::Result<BTreeMap<GroupId, Date>> {
    let ids = id_list(groups.iter().copied());
    let sql = format!(
        "SELECT x.group_id, MAX(x.looked_on) FROM (
           SELECT d.group_id, CASE WHEN d.takes_effect_on > $3 THEN $3 ELSE d.takes_effect_on END AS looked_on FROM division d
           WHERE d.organisation_id = $1 AND d.state = 'published' AND d.group_id {0} AND NOT EXISTS (
             SELECT 1 FROM division_only o WHERE o.organisation_id = d.organisation_id AND o.division_id = d.id)
           UNION ALL
           SELECT r.group_id, r.done_on AS looked_on FROM group_recheck r WHERE r.organisation_id = $1 AND r.group_id {0}
         ) x GROUP BY x.group_id",
        tx.one_of(2)
    );
    let rows: Vec<(GroupId, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(group, date)| (group, date.to_jiff())).collect())
}

/// Since when a group is to be looked at again; nothing when it is not, or nobody there has a mentor. What was never
/// looked at counts from its first mentorship.
pub fn due(facts: &GroupFacts, looked_at: Option<Date>, months: u32, today: Date) -> Option<Date> {
    let began = || facts.mentorships.values().flatten().filter(|m| m.holds_on(today)).map(|m| m.from).min();
    let last = began().map(|first| looked_at.unwrap_or(first))?;
    recheck::due_on(last, months).filter(|due| *due <= today)
}

#[derive(Debug, Deserialize)]
pub(super) struct Looked {
    /// `stays` or `proposal`.
    outcome: String,
}

/// Notes that somebody looked again: it stays as it is, or there is a proposal now.
pub(super) async fn note(
    cx: Cx,
    grant: Grant<action::Divide>,
    Path(id): Path<GroupId>,
    form: Submitted<Looked>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let account = grant.actor().account;
    let outcome = match form.data.outcome.as_str() {
        "stays" => "stays",
        "proposal" => "proposal",
        _ => return Err(Problem::BadForm),
    };
    let mut tx = cx.write(&form).await?;
    let groups = group::list(&mut tx, &grant, Some(id)).await?;
    let facts = group::facts(&mut tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let row = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO group_recheck (organisation_id, id, group_id, done_on, done_by, outcome) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(row).bind(id).bind(jiff_sqlx::Date::from(today)).bind(account).bind(outcome)
        .execute(c).await.map(drop))?;
    let audit = Audit::new(organisation, Some(account), "group looked at again").on("group", id);
    if outcome == "stays" {
        let flash = Flash::good(cx.lang.t("division-recheck-done"));
        return Ok(tx.finish(audit, &format!("/groups/{id}"), Some(flash)).await?);
    }
    queries::hold_group(&mut tx, organisation, id).await?;
    let there = queries::of_groups(&mut tx, organisation, [id], today).await?.remove(&id).unwrap_or_default();
    let draft = match there.draft {
        Some(draft) => draft,
        None => {
            let rules = rules(&mut tx, organisation, today).await?;
            let hash = Proposal::new(&facts, today, &rules, &Wishes::default()).hash;
            queries::insert(&mut tx, organisation, id, today, &hash).await?
        }
    };
    Ok(tx.finish(audit.on("division", draft), &format!("/divisions/{draft}"), None).await?)
}
