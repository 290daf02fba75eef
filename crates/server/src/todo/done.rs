//! What people did: each form settles one obligation.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{access::action, obligation::Kind};
use serde::Deserialize;

use super::{pages, planned};
use crate::{
    child, meeting, observation, on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::exact,
        db::Read,
        form::Submitted,
        ids::{ChildId, GroupId, OrganisationId, StaffId, TalkId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    settling_in,
    talk::{self, State},
};

/// What was done is recorded at most this many days later.
const BACK_DAYS: i64 = 90;
/// What is to come is planned at most this many days ahead.
const AHEAD_DAYS: i64 = 366;

/// The day in a form: in the past for what was done, to come for what is planned.
fn day(text: &str, today: Date, planned: bool) -> Option<Date> {
    let day: Date = text.trim().parse().ok()?;
    let (first, last) = if planned {
        (today, today.saturating_add(AHEAD_DAYS.days()))
    } else {
        (today.saturating_sub(BACK_DAYS.days()), today)
    };
    (first..=last).contains(&day).then_some(day)
}

/// The sentence for a day that cannot be.
fn wrong_day(cx: &Cx, today: Date, planned: bool) -> String {
    let (key, first, last) = if planned {
        ("todo-wrong-planned", today, today.saturating_add(AHEAD_DAYS.days()))
    } else {
        ("todo-wrong-held", today.saturating_sub(BACK_DAYS.days()), today)
    };
    cx.lang.t(key).with("from", exact(first, cx.lang)).with("until", exact(last, cx.lang)).to_string()
}

#[derive(Debug, Deserialize)]
pub(super) struct TalkForm {
    child: ChildId,
    kind: String,
    /// `held`, `planned` or `declined`.
    outcome: String,
    #[serde(default)]
    day: String,
    /// That the group is closed then was read: it is planned all the same.
    #[serde(default)]
    sure: bool,
}

/// A day was chosen for a talk on which the group is closed.
#[derive(Template)]
#[template(path = "todo/sure.html")]
struct SurePage {
    page: Page,
    child: ChildId,
    kind: &'static str,
    title: String,
    day: String,
    warning: String,
}

pub(super) async fn record_talk(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    form: Submitted<TalkForm>,
) -> Result<Response, Problem> {
    let (organisation, account, today) = (grant.organisation(), grant.actor().account, grant.actor().today);
    let kind = Kind::of(&form.data.kind).filter(|kind| kind.can_be_declined()).ok_or(Problem::BadForm)?;
    let (state, key, action) = match form.data.outcome.as_str() {
        "held" => ("held", "todo-done-held", "talk held"),
        "planned" => ("planned", "todo-done-planned", "talk planned"),
        "declined" => ("declined", "todo-done-declined", "talk declined"),
        _ => return Err(Problem::BadForm),
    };
    // Declining has no day of its own: it is said today.
    let text = if state == "declined" || form.data.day.is_empty() {
        today.to_string()
    } else {
        form.data.day.clone()
    };
    let Some(on_day) = day(&text, today, state == "planned") else {
        return pages::refused(&cx, wrong_day(&cx, today, state == "planned")).await;
    };
    let mut tx = cx.write(&form).await?;
    let name = planned::name_of(&mut tx, &grant, form.data.child).await?.ok_or(Problem::NotFound)?;
    if kind == Kind::ParticularsTalk {
        let seen =
            observation::finished(&mut tx, organisation, &[form.data.child], &grant.actor().zone).await?;
        if !seen.iter().any(|one| one.waits_for_talk(on_day, &grant.actor().zone)) {
            drop(tx);
            return pages::refused(&cx, cx.lang.t("todo-wrong-particulars").to_string()).await;
        }
    }
    let talk = (form.data.child, kind.code());
    tx.alone(form.data.child.0).await?;
    if state != "planned" && is_recorded(&mut tx, organisation, talk, (state == "held", on_day)).await? {
        let said = cx.lang.t("todo-done-already").with("name", name).with("date", exact(on_day, cx.lang));
        let mut response = Redirect::to("/todo").into_response();
        Flash::know(said).put(response.headers_mut());
        return Ok(response);
    }
    let offered = talk::running(&mut tx, organisation, talk).await?;
    let becomes = if state == "held" { State::Held } else { State::Withdrawn };
    let chosen = offered.iter().find(|one| one.state == State::Planned && becomes == State::Withdrawn);
    if let Some(chosen) = chosen {
        let mut response = Redirect::to(&format!("/talks/{}", chosen.id)).into_response();
        let text = cx.lang.t("todo-wrong-chosen").to_string();
        Flash { kind: "late".to_owned(), ..Flash::know(text) }.put(response.headers_mut());
        return Ok(response);
    }
    if state == "planned" && !form.data.sure && closed(&mut tx, &grant, form.data.child, on_day).await? {
        let page = SurePage {
            page: cx.page(),
            child: form.data.child,
            kind: kind.code(),
            title: cx.lang.t(&("todo-".to_owned() + kind.code())).with("name", name).to_string(),
            day: on_day.to_string(),
            warning: cx.lang.t("todo-plan-closed").with("date", exact(on_day, cx.lang)).to_string(),
        };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let own = |plan: &TalkId| offered.iter().all(|one| one.talk != Some(*plan));
    let plan = talk::planned(&mut tx, organisation, talk).await?.map(|(plan, _)| plan).filter(own);
    let id = talk::record(&mut tx, organisation, talk, (state, on_day), account).await?;
    for one in &offered {
        talk::settle(&mut tx, organisation, one, (becomes, id)).await?;
    }
    let audit = Audit::new(organisation, Some(account), action).on("talk", id).on("child", form.data.child);
    let mut text = cx.lang.t(key).with("name", name).with("date", exact(on_day, cx.lang)).to_string();
    if becomes == State::Withdrawn && !offered.is_empty() {
        text = format!("{text} {}", cx.lang.t("todo-done-offer-ended"));
    }
    let undo = match plan {
        Some(plan) => format!("/todo/talks/{id}/undo?plan={plan}"),
        None => format!("/todo/talks/{id}/undo"),
    };
    let flash = Flash::good(text).undo(undo, cx.lang.t("todo-undo"));
    Ok(tx.finish(audit, "/todo", Some(flash)).await?)
}

/// Whether nobody is on the groups of a child on a day.
async fn closed(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: ChildId,
    day: Date,
) -> sqlx::Result<bool> {
    let places = child::places(tx, grant.organisation(), child, grant.actor().today).await?;
    settling_in::is_closed(tx, grant.organisation(), &places, day).await
}

/// Whether it stands already among the talks that this one was held, or not wanted, on a day.
async fn is_recorded(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, kind): (ChildId, &str),
    (held, day): (bool, Date),
) -> sqlx::Result<bool> {
    let recorded = talk::recorded(tx, organisation, [child]).await?;
    Ok(recorded.iter().any(|one| one.kind == kind && one.held == held && one.on_day.to_jiff() == day))
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

#[derive(Debug, Deserialize)]
pub(super) struct Before {
    /// The plan in the place of which the talk was recorded: it holds again.
    plan: Option<TalkId>,
}

/// Takes a talk back that the same person recorded today: all is as it was before.
pub(super) async fn undo_talk(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkId>,
    Query(before): Query<Before>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let recorded: Option<(ChildId, String, Moment)> = on!(tx, c => sqlx::query_as(
        "SELECT child_id, kind, recorded_at FROM talk WHERE organisation_id = $1 AND id = $2 AND recorded_by = $3")
        .bind(organisation).bind(id).bind(actor.account).fetch_optional(c).await)?;
    let (child, kind, at) = recorded.ok_or(Problem::NotFound)?;
    let talk = (child, kind.as_str());
    let name = planned::name_of(&mut tx, &grant, child).await?.ok_or(Problem::NotFound)?;
    if at.date_in(&actor.zone) != actor.today {
        return Err(Problem::Conflict);
    }
    if !talk::reopen(&mut tx, organisation, id, (actor.account, &actor.zone)).await? {
        return Err(Problem::Conflict);
    }
    on!(tx, c => sqlx::query("DELETE FROM talk WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))?;
    if let Some(plan) = before.plan
        && !talk::plan_again(&mut tx, organisation, talk, plan).await?
    {
        return Err(Problem::Conflict);
    }
    let audit =
        Audit::new(organisation, Some(actor.account), "talk taken back").on("talk", id).on("child", child);
    let text = match talk::planned(&mut tx, organisation, talk).await? {
        Some((_, day)) => cx.lang.t("todo-undone-planned").with("date", exact(day, cx.lang)),
        None => cx.lang.t("todo-undone"),
    };
    Ok(tx.finish(audit, "/todo", Some(Flash::know(text.with("name", name)))).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct AppointmentForm {
    child: ChildId,
    day: String,
}

pub(super) async fn settling_in(
    cx: Cx,
    _grant: Grant<action::SettleDue>,
    form: Submitted<AppointmentForm>,
) -> Result<Response, Problem> {
    let tx = cx.write(&form).await?;
    let typed = (form.data.day.as_str(), "");
    match settling_in::make_appointment(&cx, tx, form.data.child, typed, "/todo").await? {
        Ok(response) => Ok(response),
        Err(wrong) => pages::refused(&cx, wrong).await,
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct CarerForm {
    child: ChildId,
    carer: StaffId,
}

pub(super) async fn first_carer(
    cx: Cx,
    _grant: Grant<action::SettleDue>,
    form: Submitted<CarerForm>,
) -> Result<Response, Problem> {
    let tx = cx.write(&form).await?;
    settling_in::choose_carer(&cx, tx, form.data.child, (form.data.carer, ""), "/todo").await
}

#[derive(Debug, Deserialize)]
pub(super) struct MeetingForm {
    group: GroupId,
    day: String,
}

pub(super) async fn record_meeting(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    form: Submitted<MeetingForm>,
) -> Result<Response, Problem> {
    let (organisation, account, today) = (grant.organisation(), grant.actor().account, grant.actor().today);
    if !grant.covers(Some(form.data.group.0), None) {
        return Err(Problem::NotFound);
    }
    let Some(held_on) = day(&form.data.day, today, false) else {
        return pages::refused(&cx, wrong_day(&cx, today, false)).await;
    };
    let mut tx = cx.write(&form).await?;
    let date = exact(held_on, cx.lang);
    let recorded = meeting::held(&mut tx, organisation, (form.data.group, held_on), account).await?;
    let Some((id, planned_on)) = recorded else {
        let mut response = Redirect::to("/todo").into_response();
        Flash::know(cx.lang.t("todo-done-meeting-known").with("date", date)).put(response.headers_mut());
        return Ok(response);
    };
    let audit = Audit::new(organisation, Some(account), "group met")
        .on("group_meeting", id)
        .on("care_group", form.data.group);
    let back = planned_on.map(|day| format!("?day={day}")).unwrap_or_default();
    let flash = Flash::good(cx.lang.t("todo-done-meeting").with("date", date))
        .undo(format!("/meetings/{id}/take-back{back}"), cx.lang.t("todo-undo"));
    Ok(tx.finish(audit, "/todo", Some(flash)).await?)
}
