//! Planning a meeting, choosing another day, cancelling it, recording that it was held.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    meeting::{last_day, takes_day},
};
use serde::Deserialize;

use super::{
    outcome,
    pages::{self, WrongDay},
    queries::{self, Meeting},
    said,
};
use crate::{
    account::Nothing,
    group,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        ids::{GroupId, MeetingId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
    settling_in,
};

/// The day that was chosen.
#[derive(Debug, Deserialize)]
pub(super) struct DayForm {
    #[serde(default)]
    day: String,
    /// Also when the group is closed then.
    #[serde(default)]
    sure: bool,
}

impl DayForm {
    /// The day, when it is one that can be chosen; else what is wrong with it. A day on which the group is closed is
    /// taken once somebody says that it is meant.
    async fn chosen(
        &self,
        cx: &Cx,
        tx: &mut Read,
        grant: &Grant<action::HoldMeeting>,
        group: GroupId,
    ) -> sqlx::Result<Result<Date, WrongDay>> {
        let today = grant.actor().today;
        let wrong = |mistake: String, closed| WrongDay { typed: self.day.clone(), mistake, closed };
        let day: Option<Date> = self.day.trim().parse().ok().filter(|day| takes_day(*day, today));
        let Some(day) = day else {
            let until = exact(last_day(today), cx.lang);
            return Ok(Err(wrong(cx.lang.t("meeting-wrong-day").with("until", until).to_string(), false)));
        };
        if !self.sure && settling_in::are_closed(tx, grant.organisation(), &[group], day).await? {
            let date = exact(day, cx.lang);
            return Ok(Err(wrong(cx.lang.t("meeting-day-closed").with("date", date).to_string(), true)));
        }
        Ok(Ok(day))
    }
}

/// A meeting within the grant that is still to be held, or that was cancelled before it was.
async fn planned(
    tx: &mut Read,
    grant: &Grant<action::HoldMeeting>,
    id: MeetingId,
    cancelled: bool,
) -> Result<Meeting, Problem> {
    let meeting = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    if !grant.covers(Some(meeting.group_id.0), None) {
        return Err(Problem::NotFound);
    }
    if meeting.planned && meeting.cancelled_at.is_some() == cancelled {
        Ok(meeting)
    } else {
        Err(Problem::Conflict)
    }
}

fn audit(grant: &Grant<action::HoldMeeting>, action: &'static str, id: MeetingId, group: GroupId) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("group_meeting", id)
        .on("care_group", group)
}

pub(super) async fn plan(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<GroupId>,
    form: Submitted<DayForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let mut tx = cx.write(&form).await?;
    tx.alone(id.0).await?;
    group::name(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let on = match form.data.chosen(&cx, &mut tx, &grant, id).await? {
        Ok(on) => on,
        Err(wrong) => {
            drop(tx);
            return pages::show_group(&cx, id, Some(wrong)).await;
        }
    };
    if queries::of_group(&mut tx, organisation, id).await?.iter().any(|meeting| meeting.planned) {
        return Err(Problem::Conflict);
    }
    let meeting = queries::plan(&mut tx, organisation, (id, on), actor.account).await?;
    let flash = Flash::good(cx.lang.t("meeting-was-planned").with("date", exact(on, cx.lang)));
    let audit = audit(&grant, "group meeting planned", meeting, id);
    Ok(tx.finish(audit, &format!("/meetings/{meeting}"), Some(flash)).await?)
}

pub(super) async fn move_to(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<DayForm>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let meeting = planned(&mut tx, &grant, id, false).await?;
    let on = match form.data.chosen(&cx, &mut tx, &grant, meeting.group_id).await? {
        Ok(on) => on,
        Err(wrong) => {
            drop(tx);
            let typed = pages::Typed { day: Some(wrong), ..Default::default() };
            return pages::show(&cx, id, typed).await;
        }
    };
    if !queries::set(&mut tx, grant.organisation(), &meeting, (on, true)).await? {
        return Err(Problem::Conflict);
    }
    let flash = Flash::good(cx.lang.t("meeting-was-planned").with("date", exact(on, cx.lang)));
    let audit = audit(&grant, "group meeting moved", id, meeting.group_id);
    Ok(tx.finish(audit, &format!("/meetings/{id}"), Some(flash)).await?)
}

/// The planned meeting was held, on its day.
pub(super) async fn was_held(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let meeting = planned(&mut tx, &grant, id, false).await?;
    let on = meeting.held_on.to_jiff();
    if on > grant.actor().today {
        return Err(Problem::Conflict);
    }
    if !queries::set(&mut tx, grant.organisation(), &meeting, (on, false)).await? {
        return Err(Problem::Conflict);
    }
    let flash = Flash::good(cx.lang.t("todo-done-meeting").with("date", exact(on, cx.lang)))
        .undo(format!("/meetings/{id}/take-back"), cx.lang.t("todo-undo"));
    let audit = audit(&grant, "group met", id, meeting.group_id);
    Ok(tx.finish(audit, &format!("/groups/{}/meetings", meeting.group_id), Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct Before {
    /// The day that was chosen for it before it was recorded.
    #[serde(default)]
    day: String,
}

/// Takes back that a meeting was held, while nothing came of it: one that was planned is planned again, another is gone.
pub(super) async fn take_back(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    Query(before): Query<Before>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let of = queries::one(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    if !grant.covers(Some(of.group_id.0), None) {
        return Err(Problem::NotFound);
    }
    tx.alone(of.group_id.0).await?;
    tx.alone(id.0).await?;
    let all = queries::of_group(&mut tx, organisation, of.group_id).await?;
    let meeting = all.iter().find(|one| one.id == id && !one.planned).ok_or(Problem::Conflict)?;
    let minutes = said::last(&mut tx, organisation, id).await?;
    if minutes.is_some() || !outcome::decisions(&mut tx, organisation, id).await?.is_empty() {
        let mut response = Redirect::to(&format!("/meetings/{id}")).into_response();
        Flash::know(lang.t("meeting-stays")).put(response.headers_mut());
        return Ok(response);
    }
    let held_on = meeting.held_on.to_jiff();
    let again = meeting.was_planned() && !all.iter().any(|one| one.planned);
    let (back, flash) = if again {
        let day: Option<Date> = before.day.parse().ok().filter(|day| takes_day(*day, grant.actor().today));
        let on = day.unwrap_or(held_on);
        if !queries::set(&mut tx, organisation, meeting, (on, true)).await? {
            return Err(Problem::Conflict);
        }
        let text = lang.t("meeting-planned-again").with("date", exact(on, lang));
        (format!("/meetings/{id}"), Flash::know(text))
    } else {
        queries::cancel(&mut tx, organisation, meeting, true).await?;
        let text = lang.t("meeting-taken-back").with("date", exact(held_on, lang));
        (format!("/groups/{}/meetings", of.group_id), Flash::know(text))
    };
    let audit = audit(&grant, "group meeting taken back", id, of.group_id);
    Ok(tx.finish(audit, &back, Some(flash)).await?)
}

pub(super) async fn cancel(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let meeting = planned(&mut tx, &grant, id, false).await?;
    queries::cancel(&mut tx, grant.organisation(), &meeting, true).await?;
    let flash = Flash::know(cx.lang.t("meeting-was-cancelled"))
        .undo(format!("/meetings/{id}/restore"), cx.lang.t("meeting-restore"));
    let audit = audit(&grant, "group meeting cancelled", id, meeting.group_id);
    Ok(tx.finish(audit, &format!("/groups/{}/meetings", meeting.group_id), Some(flash)).await?)
}

pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let meeting = planned(&mut tx, &grant, id, true).await?;
    tx.alone(meeting.group_id.0).await?;
    let others = queries::of_group(&mut tx, organisation, meeting.group_id).await?;
    if others.iter().any(|other| other.planned && other.id != id) {
        return Err(Problem::Conflict);
    }
    queries::cancel(&mut tx, organisation, &meeting, false).await?;
    let on = exact(meeting.held_on.to_jiff(), cx.lang);
    let flash = Flash::good(cx.lang.t("meeting-was-planned").with("date", on));
    let audit = audit(&grant, "group meeting restored", id, meeting.group_id);
    Ok(tx.finish(audit, &format!("/meetings/{id}"), Some(flash)).await?)
}
