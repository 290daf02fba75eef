//! Groups that are together at the opening, at the closing or all day.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    calendar::{self, Merge, MergedPart},
    period::Period,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Days, MergeRow,
    absence::{of_group, span},
    plan_form::{
        Choice, DayBox, Errors, Ticked, date_of, day_boxes, error, no_date, refusal, time_of, to_days,
    },
    remove::remove,
    words,
    write::{self, NewMerge, Removable},
};
use crate::{
    account::Nothing,
    group,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::GroupId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "calendar/merge.html")]
struct MergePage {
    page: Page,
    id: String,
    group: String,
    /// There is no other group to go to.
    alone: bool,
    errors: Errors,
    groups: Vec<Choice>,
    parts: Vec<Choice>,
    time: String,
    boxes: Vec<DayBox>,
    from: String,
    until: String,
}

impl MergePage {
    fn error(&self, name: &str) -> Option<&str> {
        error(&self.errors, name)
    }
}

/// A merge as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TypedMerge {
    #[serde(default)]
    with: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(flatten)]
    ticked: Ticked,
}

fn merge_form(
    cx: &Cx,
    days: &Days,
    id: GroupId,
    others: &[group::GroupInfo],
    typed: &TypedMerge,
    errors: Errors,
) -> MergePage {
    let parts = MergedPart::ALL.into_iter().map(|part| Choice {
        value: part.code().to_owned(),
        label: words::part_words(part, None, cx.lang),
        selected: part.code() == typed.part,
    });
    let groups = others.iter().map(|other| Choice {
        value: other.id.to_string(),
        label: other.name.clone(),
        selected: other.id.to_string() == typed.with,
    });
    MergePage {
        page: cx.page(),
        id: id.to_string(),
        group: days.group_name(id.0).to_owned(),
        alone: others.is_empty(),
        errors,
        groups: groups.collect(),
        parts: parts.collect(),
        time: typed.time.clone(),
        boxes: day_boxes(typed.ticked.days(), cx.lang),
        from: typed.from.clone(),
        until: typed.until.clone(),
    }
}

/// The other groups of the same location.
async fn beside(
    tx: &mut Read,
    grant: &Grant<action::PlanDays>,
    days: &Days,
    id: GroupId,
) -> Result<Vec<group::GroupInfo>, Problem> {
    let location = days.group(id).ok_or(Problem::NotFound)?.location;
    let all = group::list(tx, grant, None).await?;
    Ok(all.into_iter().filter(|group| group.location == location && group.id != id).collect())
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let days = of_group(&mut tx, &grant, id, (today, today)).await?;
    let others = beside(&mut tx, &grant, &days, id).await?;
    let part = MergedPart::Opening.code().to_owned();
    let typed = TypedMerge { part, from: today.to_string(), ticked: Ticked::work(), ..TypedMerge::default() };
    html(&merge_form(&cx, &days, id, &others, &typed, Vec::new()))
}

pub async fn save(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
    form: Submitted<TypedMerge>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let days = of_group(&mut tx, &grant, id, span(today)).await?;
    let others = beside(&mut tx, &grant, &days, id).await?;
    let typed = &form.data;
    let mut errors = Errors::new();
    let with = others.iter().find(|other| other.id.to_string() == typed.with);
    if with.is_none() {
        errors.push(("with", cx.lang.t("merge-no-group").to_string()));
    }
    let part = MergedPart::of(&typed.part);
    if part.is_none() {
        errors.push(("part", cx.lang.t("days-no-days").to_string()));
    }
    let optional = |text: &str| text.trim().is_empty();
    let (from, until) = (date_of(&typed.from), date_of(&typed.until));
    if from.is_none() {
        errors.push(("from", no_date(&cx)));
    }
    if until.is_none() && !optional(&typed.until) {
        errors.push(("until", no_date(&cx)));
    }
    let time = time_of(&typed.time);
    if time.is_none() && !optional(&typed.time) {
        errors.push(("time", cx.lang.t("merge-no-time").to_string()));
    }
    if let (Some(with), Some(part), Some(from), true) = (with, part, from, errors.is_empty()) {
        let weekdays = typed.ticked.days();
        let period = Period { from: Some(from), until };
        let new = Merge { group: id.0, with: with.id.0, part, weekdays, period };
        let known: Vec<Merge<Uuid>> = days.merges.iter().map(MergeRow::merge).collect();
        match calendar::merge(&known, &new, today) {
            Err(why) => errors.push(refusal(&cx, &days, id, why, "")),
            Ok(()) => {
                let time = time.filter(|_| part != MergedPart::WholeDay);
                let new = NewMerge { group: id, with: with.id, part, weekdays, time, from, until };
                let merge = write::merge(&mut tx, organisation, &new).await?;
                let flash =
                    cx.lang.t("merge-flash").with("group", days.group_name(id.0)).with("with", &with.name);
                let audit = Audit::new(organisation, Some(grant.actor().account), "groups together")
                    .on("group", id)
                    .on("group", with.id)
                    .on("group_merge", merge);
                return Ok(tx.finish(audit, &to_days(id), Some(Flash::good(flash))).await?);
            }
        }
    }
    let page = merge_form(&cx, &days, id, &others, typed, errors);
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /groups/{id}/days/merges/{merge}/remove`.
pub async fn take_back(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(of): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    remove(&cx, &grant, Removable::Merge, of, &form).await
}
