//! A child that has died: recorded in two steps, undone within a day, corrected with a reason after it.
//!
//! Its places and mentorships end at once, so that it is in no group, division or overview any more, whatever reads them;
//! how they were is kept, to put them back after a mistake. That no mail goes out follows from the rights of its guardians.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::access::action::RecordDeath;
use serde::Deserialize;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    finish,
    pages::{found, opened},
    queries::{self, Child},
    rights_changed, typed_date,
};
use crate::{
    account::Nothing,
    live, on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, OrganisationId, fresh},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// For how long it can be undone without a reason, in hours.
pub(super) const UNDO_HOURS: i64 = 24;

/// Why it is corrected later, as it is kept, with the key of its words.
pub(super) const CORRECTIONS: [(&str, &str); 3] = [
    ("other_child", "guardians-correction-other-child"),
    ("misunderstanding", "guardians-correction-misunderstanding"),
    ("other_date", "guardians-correction-other-date"),
];

/// Whether what was recorded at a moment can be undone now.
pub(super) fn can_be_undone(recorded: Moment, now: Moment) -> bool {
    now < recorded.plus_minutes(60 * UNDO_HOURS)
}

/// The first step asks for the day, the second shows it and what happens.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    on: Option<String>,
}

/// What is confirmed.
#[derive(Debug, Deserialize)]
pub(super) struct Confirmed {
    on: String,
    /// Also when the child was not here yet.
    #[serde(default)]
    before: bool,
}

/// Why it is corrected.
#[derive(Debug, Deserialize)]
pub(super) struct Correction {
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "guardians/death.html")]
struct DeathPage {
    page: Page,
    id: ChildId,
    first_name: String,
    hours: i64,
    /// What was typed in the first step.
    typed: String,
    /// The day that is to be confirmed, in words.
    confirm: Option<String>,
    /// The child's first day here, in words, when that is after the day to be confirmed.
    first_day: Option<String>,
    error: Option<String>,
}

impl DeathPage {
    fn new(cx: &Cx, child: &Child, typed: &str, checked: Option<Result<Checked, String>>) -> Self {
        let exact = |day| dates::exact(day, cx.lang);
        let (confirm, first_day, error) = match checked {
            Some(Ok(checked)) => (Some(exact(checked.day)), checked.before.map(exact), None),
            Some(Err(error)) => (None, None, Some(error)),
            None => (None, None, None),
        };
        Self {
            page: cx.page(),
            id: child.id,
            first_name: child.first_name.clone(),
            hours: UNDO_HOURS,
            typed: typed.to_owned(),
            confirm,
            first_day,
            error,
        }
    }
}

/// A day on which a child can have died.
struct Checked {
    day: Date,
    /// The child's first day here, when that is later.
    before: Option<Date>,
}

fn checked(
    typed: &str,
    (child, first_day): (&Child, Option<Date>),
    today: Date,
    lang: Lang,
) -> Result<Checked, String> {
    let says = |key| lang.t(key).to_string();
    let day = typed_date(typed).ok().flatten().ok_or_else(|| says("guardians-error-date"))?;
    if day > today {
        return Err(says("guardians-error-future"));
    }
    if day < child.birth_date() {
        return Err(says("guardians-error-born"));
    }
    Ok(Checked { day, before: first_day.filter(|first| day < *first) })
}

pub(super) async fn living(tx: &mut Read, grant: &Grant<RecordDeath>, id: ChildId) -> Result<Child, Problem> {
    Some(found(tx, grant, id).await?).filter(|child| child.death_id.is_none()).ok_or(Problem::NotFound)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<RecordDeath>,
    Path(id): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let child = living(&mut tx, &grant, id).await?;
    let first_day = queries::first_day(&mut tx, grant.organisation(), id).await?;
    drop(tx);
    opened(&cx, &grant, id).await?;
    let typed = asked.on.unwrap_or_default();
    let checked = (!typed.is_empty()).then(|| checked(&typed, (&child, first_day), today, cx.lang));
    let status =
        if matches!(checked, Some(Err(_))) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    status_html(status, &DeathPage::new(&cx, &child, &typed, checked))
}

pub(super) async fn record(
    cx: Cx,
    grant: Grant<RecordDeath>,
    Path(id): Path<ChildId>,
    form: Submitted<Confirmed>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let child = living(&mut tx, &grant, id).await?;
    let first_day = queries::first_day(&mut tx, organisation, id).await?;
    let day = match checked(&form.data.on, (&child, first_day), today, cx.lang) {
        Ok(checked) if checked.before.is_none() || form.data.before => checked.day,
        asked => {
            let page = DeathPage::new(&cx, &child, &form.data.on, Some(asked));
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let account = grant.actor().account;
    let groups = live::groups_of(&mut tx, organisation, id, today).await?;
    let death = note(&mut tx, &grant, id, day).await?;
    let audit = Audit::new(organisation, Some(account), "death recorded").on("child", id).on("death", death);
    finish(&cx, tx, audit, (id, groups), None).await
}

/// Notes that a child of the grant died on a day, and ends what it has here.
pub(super) async fn note(
    tx: &mut Write,
    grant: &Grant<RecordDeath>,
    child: ChildId,
    day: Date,
) -> sqlx::Result<Uuid> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let (death, now, account) = (fresh(tx.now), tx.now, grant.actor().account);
    on!(tx, c => sqlx::query(
        "INSERT INTO child_death (organisation_id, id, child_id, died_on, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(death).bind(child).bind(jiff_sqlx::Date::from(day)).bind(now).bind(account)
        .execute(c).await.map(drop))?;
    let last = today.yesterday().map_or(day, |yesterday| day.min(yesterday));
    end(tx, organisation, death, child, last).await?;
    Ok(death)
}

/// Ends places and mentorships on a day, and keeps how they were. What had not begun by then never does. The child is
/// let go of in proposals.
async fn end(
    tx: &mut Write,
    organisation: OrganisationId,
    death: Uuid,
    child: ChildId,
    last: Date,
) -> sqlx::Result<()> {
    let last = jiff_sqlx::Date::from(last);
    for (table, reason) in [("placement", "CAST(NULL AS text)"), ("mentorship", "end_reason")] {
        let sql = format!(
            "SELECT id, until_on, {reason} FROM {table} WHERE organisation_id = $1 AND child_id = $2
             AND (until_on IS NULL OR until_on > $3) ORDER BY id"
        );
        let rows: Vec<(Uuid, Option<jiff_sqlx::Date>, Option<String>)> = on!(tx, c => {
            sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(child).bind(last).fetch_all(c).await
        })?;
        for (id, until, reason) in rows {
            let row = fresh(tx.now);
            on!(tx, c => sqlx::query(
                "INSERT INTO child_death_ending (organisation_id, id, death_id, what, what_id, until_before, reason_before)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)")
                .bind(organisation).bind(row).bind(death).bind(table).bind(id).bind(until).bind(reason)
                .execute(c).await.map(drop))?;
        }
        let set = if table == "mentorship" { "until_on = $3, end_reason = NULL" } else { "until_on = $3" };
        let sql = format!(
            "UPDATE {table} SET {set} WHERE organisation_id = $1 AND child_id = $2 AND (until_on IS NULL OR until_on > $3)"
        );
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(child).bind(last)
            .execute(c).await.map(drop))?;
    }
    on!(tx, c => sqlx::query(
        "DELETE FROM division_choice WHERE organisation_id = $1 AND child_id = $2 AND division_id IN (
           SELECT d.id FROM division d WHERE d.organisation_id = $1 AND d.state = 'draft')")
        .bind(organisation).bind(child).execute(c).await.map(drop))
}

pub(super) async fn undo(
    cx: Cx,
    grant: Grant<RecordDeath>,
    Path(id): Path<ChildId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let child = found(&mut tx, &grant, id).await?;
    let recorded = child.recorded_at.ok_or(Problem::Conflict)?;
    if !can_be_undone(recorded, cx.now) {
        return Err(Problem::Conflict);
    }
    take_back(&cx, tx, &grant, &child, "undone").await
}

pub(super) async fn correct(
    cx: Cx,
    grant: Grant<RecordDeath>,
    Path(id): Path<ChildId>,
    form: Submitted<Correction>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let child = found(&mut tx, &grant, id).await?;
    let reason = CORRECTIONS.iter().find(|(reason, _)| *reason == form.data.reason);
    // The page offers nothing else, and it cannot be sent without a choice.
    let (reason, _) = reason.ok_or(Problem::BadForm)?;
    take_back(&cx, tx, &grant, &child, reason).await
}

/// Puts everything back as it was, and tells guardians what was held back meanwhile.
async fn take_back(
    cx: &Cx,
    mut tx: Write,
    grant: &Grant<RecordDeath>,
    child: &Child,
    correction: &str,
) -> Result<Response, Problem> {
    let (organisation, account, now) = (grant.organisation(), grant.actor().account, tx.now);
    let death = child.death_id.ok_or(Problem::Conflict)?;
    let corrected = on!(tx, c => sqlx::query(
        "UPDATE child_death SET corrected_at = $3, corrected_by = $4, correction = $5
         WHERE organisation_id = $1 AND id = $2 AND corrected_at IS NULL")
        .bind(organisation).bind(death).bind(now).bind(account).bind(correction)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if corrected == 0 {
        return Err(Problem::Conflict);
    }
    // Whoever said that it is a child that had died before, is asked again.
    on!(tx, c => sqlx::query(
        "UPDATE child_likeness SET is_same = NULL, decided_at = NULL, decided_by = NULL
         WHERE organisation_id = $1 AND child_id = $2 AND is_same")
        .bind(organisation).bind(child.id).execute(c).await.map(drop))?;
    for (table, reason) in [("placement", ""), ("mentorship", ", end_reason = e.reason_before")] {
        let sql = format!(
            "UPDATE {table} SET until_on = e.until_before{reason} FROM child_death_ending e
             WHERE e.organisation_id = $1 AND e.death_id = $2 AND e.what = $3
               AND {table}.organisation_id = e.organisation_id AND {table}.id = e.what_id"
        );
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(death).bind(table)
            .execute(c).await.map(drop))?;
    }
    let guardians = queries::guardians(&mut tx, organisation, child.id).await?;
    let whom: Vec<_> = guardians.iter().map(|guardian| (guardian.id, child.id)).collect();
    rights_changed(&mut tx, organisation, &whom).await?;
    let audit = Audit::new(organisation, Some(account), "death record taken back")
        .on("child", child.id)
        .on("death", death);
    let flash = Flash::know(cx.lang.t("guardians-death-undone").with("child", &child.first_name));
    let groups = live::groups_of(&mut tx, organisation, child.id, grant.actor().today).await?;
    finish(cx, tx, audit, (child.id, groups), Some(flash)).await
}
