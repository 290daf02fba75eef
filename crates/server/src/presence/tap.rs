//! A tap: it is here, it goes home, it did not come after all.

use std::collections::BTreeSet;

use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action,
    presence::{Step, after},
};

use super::queries;
use crate::{
    account::Nothing,
    calendar::{self, Who, Whom},
    live::{self, Part},
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What a tap is called: in the trail, in the text for whoever tapped, and in the text when a colleague was first.
struct Words {
    audit: &'static str,
    done: &'static str,
    known: &'static str,
}

const HERE: Words = Words { audit: "child here", done: "presence-is-here", known: "presence-was-here" };
const HOME: Words =
    Words { audit: "child gone home", done: "presence-went-home", known: "presence-was-home" };
const NOT_HERE: Words =
    Words { audit: "child not here after all", done: "presence-not-here", known: "presence-was-not-here" };

pub(super) async fn here(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    Path(path): Path<(GroupId, ChildId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    tap(&cx, &grant, path, (Step::Arrives, &HERE), &form).await
}

pub(super) async fn home(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    Path(path): Path<(GroupId, ChildId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    tap(&cx, &grant, path, (Step::Leaves, &HOME), &form).await
}

pub(super) async fn not_here(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    Path(path): Path<(GroupId, ChildId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    tap(&cx, &grant, path, (Step::NotHere, &NOT_HERE), &form).await
}

async fn tap(
    cx: &Cx,
    grant: &Grant<action::SayPresent>,
    (group, child): (GroupId, ChildId),
    (step, words): (Step, &Words),
    form: &Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    if !grant.covers(Some(group.0), None) {
        return Err(Problem::NotFound);
    }
    let mut tx = cx.write(form).await?;
    let days = calendar::days(&mut tx, organisation, &[group], Whom::Everybody, (today, today)).await?;
    let with: BTreeSet<ChildId> =
        days.calendar.with_group(group.0, today).into_iter().map(|(child, _)| ChildId(child)).collect();
    if !with.contains(&child) && !days.is_of(group, Who::Child(child)) {
        return Err(Problem::NotFound);
    }
    let said = queries::of_children(&mut tx, organisation, [child], today).await?.remove(&child);
    let (name, to) = (days.name(child.0), format!("/groups/{group}/day-handover"));
    let Some(next) = after(said, step, tx.now) else {
        let flash = Flash::know(lang.t(words.known).with("child", name));
        return Ok(tx.finish(Audit::housekeeping(), &to, Some(flash)).await?);
    };
    queries::keep(&mut tx, organisation, child, (today, staff), next).await?;
    let back = match step {
        Step::Arrives if said.is_some() => "home",
        Step::Arrives => "not-here",
        Step::Leaves | Step::NotHere => "here",
    };
    let flash = Flash::good(lang.t(words.done).with("child", name))
        .undo(format!("/groups/{group}/presence/{child}/{back}"), lang.t("presence-undo"));
    let audit = Audit::new(organisation, Some(grant.actor().account), words.audit)
        .on("child", child)
        .on("group", group);
    let mut groups = live::groups_of(&mut tx, organisation, child, today).await?;
    groups.push(group);
    let answer = tx.finish(audit, &to, Some(flash)).await?;
    live::changed(&cx.app, organisation, &groups, Part::Today);
    Ok(answer)
}
