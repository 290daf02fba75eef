//! The deletion review: parents said no to a transfer, or took their yes back, and somebody decides what becomes of what
//! was written for it.

use std::sync::Arc;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    retention::{LONGEST_REASON, Outcome},
};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    consent::text_mistake,
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{Said, said_moment},
        db::{Read, id_list},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, TransferId, fresh},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::{Actor, Cx},
    },
    transfer,
};

/// A transfer that parents refused, and that nobody decided about since.
#[derive(Clone, Debug, FromRow)]
struct Waiting {
    id: TransferId,
    child_id: ChildId,
    name: String,
    receiver: String,
    group_id: GroupId,
    refused_at: Moment,
}

/// A line of the list.
pub(super) struct Line {
    pub id: TransferId,
    pub name: String,
    pub receiver: String,
    pub at: Said,
}

/// All of them, or one; the caller looks whether its grant covers the group.
async fn some(
    tx: &mut Read,
    grant: &Grant<action::ReviewDeletion>,
    one: Option<TransferId>,
) -> sqlx::Result<Vec<Waiting>> {
    let which = if one.is_some() { format!("AND t.id {}", tx.one_of(2)) } else { String::new() };
    // Of each guardian the last answer counts.
    let sql = format!(
        "SELECT t.id, t.child_id, k.first_name || ' ' || k.last_name AS name, t.receiver, t.from_group_id AS group_id,
           max(a.answered_at) AS refused_at
         FROM transfer t
         JOIN child k ON k.organisation_id = t.organisation_id AND k.id = t.child_id
         JOIN transfer_part p ON p.organisation_id = t.organisation_id AND p.transfer_id = t.id
         JOIN consent_answer a ON a.organisation_id = p.organisation_id AND a.consent_id = p.consent_id
         WHERE t.organisation_id = $1 AND a.answer IN ('refused', 'withdrawn') {which}
           AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = t.organisation_id AND d.child_id = t.child_id
             AND d.corrected_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM consent_answer b WHERE b.organisation_id = a.organisation_id
             AND b.consent_id = a.consent_id AND b.guardian_id = a.guardian_id AND b.id > a.id)
           AND NOT EXISTS (SELECT 1 FROM deletion_review r WHERE r.organisation_id = t.organisation_id
             AND r.transfer_id = t.id AND r.decided_at >= a.answered_at)
         GROUP BY t.id, t.child_id, k.first_name, k.last_name, t.receiver, t.from_group_id ORDER BY t.id"
    );
    let found: Vec<Waiting> = match one {
        Some(id) => on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(grant.organisation()).bind(id_list([id])).fetch_all(c).await)?,
        None => {
            on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(grant.organisation()).fetch_all(c).await)?
        }
    };
    Ok(found.into_iter().filter(|waiting| grant.covers(Some(waiting.group_id.0), None)).collect())
}

/// What waits for a decision of this person.
pub(super) async fn waiting(
    tx: &mut Read,
    grant: &Grant<action::ReviewDeletion>,
    lang: Lang,
) -> sqlx::Result<Vec<Line>> {
    let actor = grant.actor();
    let all = some(tx, grant, None).await?;
    let line = |one: Waiting| Line {
        id: one.id,
        name: one.name.trim().to_owned(),
        receiver: one.receiver,
        at: said_moment(one.refused_at, actor.today, &actor.zone, lang),
    };
    Ok(all.into_iter().map(line).collect())
}

/// The transfers that wait for a decision of this person, with the child and since when.
pub async fn undecided(tx: &mut Read, actor: &Arc<Actor>) -> sqlx::Result<Vec<(TransferId, ChildId, Date)>> {
    let Ok(grant) = Grant::<action::ReviewDeletion>::of(actor) else { return Ok(Vec::new()) };
    let all = some(tx, &grant, None).await?;
    let since = |one: Waiting| (one.id, one.child_id, one.refused_at.date_in(&actor.zone));
    Ok(all.into_iter().map(since).collect())
}

/// What was decided.
pub(super) struct Decided {
    pub name: String,
    pub receiver: String,
    pub outcome: String,
    pub reason: String,
    pub by: String,
    pub at: Said,
}

#[derive(FromRow)]
struct DecidedRow {
    name: String,
    receiver: String,
    group_id: GroupId,
    outcome: String,
    reason: String,
    by_name: String,
    decided_at: Moment,
}

/// What was decided before, the last first.
pub(super) async fn decided(
    tx: &mut Read,
    grant: &Grant<action::ReviewDeletion>,
    lang: Lang,
) -> sqlx::Result<Vec<Decided>> {
    let actor = grant.actor();
    let rows: Vec<DecidedRow> = on!(tx, c => sqlx::query_as(
        "SELECT k.first_name || ' ' || k.last_name AS name, t.receiver, t.from_group_id AS group_id, r.outcome, r.reason,
           s.name AS by_name, r.decided_at
         FROM deletion_review r
         JOIN transfer t ON t.organisation_id = r.organisation_id AND t.id = r.transfer_id
         JOIN child k ON k.organisation_id = t.organisation_id AND k.id = t.child_id
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.decided_by
         WHERE r.organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM child_death d
           WHERE d.organisation_id = t.organisation_id AND d.child_id = t.child_id AND d.corrected_at IS NULL)
         ORDER BY r.id DESC")
        .bind(grant.organisation()).fetch_all(c).await)?;
    let own = rows.into_iter().filter(|row| grant.covers(Some(row.group_id.0), None));
    Ok(own
        .filter_map(|row| {
            let key = "retention-decided-".to_owned() + Outcome::of(&row.outcome)?.code();
            Some(Decided {
                name: row.name.trim().to_owned(),
                receiver: row.receiver,
                outcome: lang.t(&key).to_string(),
                reason: row.reason,
                by: row.by_name,
                at: said_moment(row.decided_at, actor.today, &actor.zone, lang),
            })
        })
        .collect())
}

/// What can be decided.
struct Choice {
    value: &'static str,
    label: String,
    selected: bool,
}

#[derive(Template)]
#[template(path = "retention/review.html")]
struct ReviewPage {
    page: Page,
    line: Line,
    choices: Vec<Choice>,
    reason: String,
    errors: Vec<(&'static str, String)>,
}

impl ReviewPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// What was decided, and why.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct DecideForm {
    #[serde(default)]
    outcome: String,
    reason: String,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::ReviewDeletion>,
    id: TransferId,
    (typed, errors): (DecideForm, Vec<(&'static str, String)>),
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let waiting = some(&mut tx, grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
    drop(tx);
    let choices = Outcome::ALL.into_iter().map(|outcome| {
        let key = "retention-outcome-".to_owned() + outcome.code();
        Choice {
            value: outcome.code(),
            label: lang.t(&key).to_string(),
            selected: typed.outcome == outcome.code(),
        }
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ReviewPage {
        page: cx.page(),
        line: Line {
            id,
            name: waiting.name.trim().to_owned(),
            receiver: waiting.receiver,
            at: said_moment(waiting.refused_at, actor.today, &actor.zone, lang),
        },
        choices: choices.collect(),
        reason: typed.reason,
        errors,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::ReviewDeletion>,
    Path(id): Path<TransferId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, id, Default::default()).await
}

pub(super) async fn decide(
    cx: Cx,
    grant: Grant<action::ReviewDeletion>,
    Path(id): Path<TransferId>,
    form: Submitted<DecideForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let waiting = some(&mut tx, &grant, Some(id)).await?.pop().ok_or(Problem::NotFound)?;
    let outcome = Outcome::of(&form.data.outcome);
    let mut errors = Vec::new();
    if outcome.is_none() {
        errors.push(("outcome", lang.t("retention-wrong-outcome").to_string()));
    }
    errors.extend(text_mistake(&form.data.reason, LONGEST_REASON, lang).map(|text| ("reason", text)));
    let Some(outcome) = outcome.filter(|_| errors.is_empty()) else {
        drop(tx);
        return show(&cx, &grant, id, (form.data, errors)).await;
    };
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO deletion_review (organisation_id, id, transfer_id, outcome, reason, decided_at, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(fresh(now)).bind(id).bind(outcome.code()).bind(form.data.reason.trim()).bind(now)
        .bind(staff).execute(c).await.map(drop))?;
    let (what, said) = match outcome {
        Outcome::Kept => ("transfer kept after a refusal", "retention-review-kept"),
        Outcome::Deleted => {
            transfer::empty(&mut tx, organisation, id).await?;
            ("transfer emptied after a refusal", "retention-review-deleted")
        }
    };
    let audit = Audit::new(organisation, Some(grant.actor().account), what)
        .on("transfer", id)
        .on("child", waiting.child_id);
    Ok(tx.finish(audit, "/kept", Some(Flash::good(lang.t(said)))).await?)
}
