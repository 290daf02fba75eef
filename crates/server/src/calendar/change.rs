//! Swapped and extra days.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    calendar::{self, Change, Comes},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Days, Who,
    absence::{of_group, span},
    alone,
    plan_form::{
        Choice, Errors, date_of, error, no_date, part_choices, people_choices, presence_of, refusal, to_days,
    },
    remove::remove,
    write::{self, Removable},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        dates::said,
        form::Submitted,
        ids::GroupId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "calendar/change.html")]
struct ChangePage {
    page: Page,
    id: String,
    group: String,
    errors: Errors,
    people: Vec<Choice>,
    gives_up: String,
    from: String,
    parts: Vec<Choice>,
}

impl ChangePage {
    fn error(&self, name: &str) -> Option<&str> {
        error(&self.errors, name)
    }
}

/// A swapped or extra day as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TypedChange {
    #[serde(default)]
    who: String,
    #[serde(default)]
    gives_up: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    days: String,
}

fn change_form(cx: &Cx, days: &Days, id: GroupId, typed: &TypedChange, errors: Errors) -> ChangePage {
    ChangePage {
        page: cx.page(),
        id: id.to_string(),
        group: days.group_name(id.0).to_owned(),
        errors,
        people: people_choices(days, id, &typed.who, cx.lang),
        gives_up: typed.gives_up.clone(),
        from: typed.from.clone(),
        parts: part_choices(&typed.days, cx.lang),
    }
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let days = of_group(&mut tx, &grant, id, span(grant.actor().today)).await?;
    let after_school = days.group(id).is_some_and(|group| group.after_school);
    let part = if after_school { "afternoon" } else { "day" };
    let typed = TypedChange { days: part.to_owned(), ..TypedChange::default() };
    html(&change_form(&cx, &days, id, &typed, Vec::new()))
}

pub async fn save(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<GroupId>,
    form: Submitted<TypedChange>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let days = of_group(&mut tx, &grant, id, span(today)).await?;
    let typed = &form.data;
    let who = Who::of(&typed.who).filter(|who| days.is_of(id, *who));
    let (gives_up, comes) = (date_of(&typed.gives_up), date_of(&typed.from));
    let mut errors = Errors::new();
    if who.is_none() {
        errors.push(("who", cx.lang.t("days-no-person").to_string()));
    }
    if gives_up.is_none() && !typed.gives_up.trim().is_empty() {
        errors.push(("gives_up", no_date(&cx)));
    }
    if comes.is_none() {
        errors.push(("from", no_date(&cx)));
    }
    let there = presence_of(&typed.days);
    if there.is_none() {
        errors.push(("days", cx.lang.t("days-no-days").to_string()));
    }
    if let (Some(who), Some(on), Some(there), true) = (who, comes, there, errors.is_empty()) {
        let name = days.name(who.id());
        let new = Change { person: who.id(), gives_up, comes: Some(Comes { on, group: id.0, there }) };
        match calendar::change(&days.calendar, &days.person(who), &new, today) {
            Err(why) => errors.push(refusal(&cx, &days, id, why, name)),
            Ok(()) => {
                let change = write::change(&mut tx, organisation, who, gives_up, (on, id, there)).await?;
                let key = if gives_up.is_some() { "change-flash-swapped" } else { "change-flash-extra" };
                let date = said(on, today, cx.lang).said;
                let text = cx.lang.t(key).with("name", name).with("date", date).to_string();
                let alone = if who.is_child() {
                    let nobody = days.calendar.group_day(id.0, on).staff.is_empty();
                    nobody.then(|| cx.lang.t("change-flash-no-staff").to_string())
                } else {
                    let after = of_group(&mut tx, &grant, id, span(today)).await?;
                    alone::warning(&days, &after, id, today, cx.lang)
                };
                let flash = match alone {
                    Some(alone) => Flash::know(format!("{text} {alone}")),
                    None => Flash::good(text),
                };
                let audit = Audit::new(organisation, Some(grant.actor().account), "day changed")
                    .on(who.kind(), who.id())
                    .on("day_change", change);
                return Ok(tx.finish(audit, &to_days(id), Some(flash)).await?);
            }
        }
    }
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &change_form(&cx, &days, id, typed, errors))
}

/// `POST /groups/{id}/days/changes/{change}/remove`.
pub async fn take_back(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(of): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    remove(&cx, &grant, Removable::Change, of, &form).await
}
