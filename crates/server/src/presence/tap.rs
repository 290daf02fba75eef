//! A tap: it is here, it goes home, it did not come after all.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    presence::{Late, Step, after, chosen, late},
};

use super::queries;
use crate::{
    account::Nothing,
    calendar::{self, Whom},
    live::{self, Part},
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
    settling_in,
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

/// The name of a child of which it is said on a group today whether it is here.
async fn name_of(
    tx: &mut Read,
    grant: &Grant<action::SayPresent>,
    group: GroupId,
    child: ChildId,
) -> Result<String, Problem> {
    let today = grant.actor().today;
    if !grant.covers(Some(group.0), None) {
        return Err(Problem::NotFound);
    }
    let days = calendar::days(tx, grant.organisation(), &[group], Whom::Everybody, (today, today)).await?;
    if days.children_with(group, today).contains(&child) {
        return Ok(days.name(child.0).to_owned());
    }
    let groups = days.together_with(group, today);
    let visitors = settling_in::visitors(tx, grant.organisation(), groups, today, Lang::default()).await?;
    let visitor = visitors.into_iter().find(|visitor| visitor.stays && visitor.child == child);
    visitor.map(|visitor| visitor.name).ok_or(Problem::NotFound)
}

/// A tap that arrives later than it was made, at a moment of a day: it does not take away what others saw since, unless
/// who made it chose so.
pub async fn take(
    tx: &mut Write,
    grant: &Grant<action::SayPresent>,
    (group, child): (GroupId, ChildId),
    (step, at, day): (Step, Moment, Date),
    is_chosen: bool,
) -> Result<Late<Moment>, Problem> {
    let (organisation, staff) = (grant.organisation(), grant.actor().staff.ok_or(Problem::Forbidden)?);
    name_of(tx, grant, group, child).await?;
    if is_chosen {
        let said = queries::of_children(tx, organisation, [child], day).await?.remove(&child);
        let next = chosen(said, step, at);
        queries::put(tx, organisation, child, (day, staff), next).await?;
        calendar::seen(tx, organisation, child, (step, day)).await?;
        return Ok(Late::Changes(next));
    }
    Ok(hear(tx, organisation, child, (step, at, day), staff).await?)
}

/// What is said of a child of which the caller has found that it may be said: it does not take away what others saw since.
pub async fn hear(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (step, at, day): (Step, Moment, Date),
    staff: StaffId,
) -> sqlx::Result<Late<Moment>> {
    let said = queries::of_children(tx, organisation, [child], day).await?.remove(&child);
    let came = late(said, step, at);
    if let Late::Changes(next) = came {
        if step == Step::Arrives && calendar::absent_since(tx, organisation, child, (at, day)).await? {
            return Ok(Late::Differs);
        }
        queries::keep(tx, organisation, child, (day, staff), next).await?;
        calendar::seen(tx, organisation, child, (step, day)).await?;
    }
    Ok(came)
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
    let mut tx = cx.write(form).await?;
    let name = name_of(&mut tx, grant, group, child).await?;
    let said = queries::of_children(&mut tx, organisation, [child], today).await?.remove(&child);
    let (name, to) = (name.as_str(), format!("/groups/{group}/day-handover"));
    let Some(next) = after(said, step, tx.now) else {
        let flash = Flash::know(lang.t(words.known).with("child", name));
        return Ok(tx.finish(Audit::housekeeping(), &to, Some(flash)).await?);
    };
    queries::keep(&mut tx, organisation, child, (today, staff), next).await?;
    let absences = calendar::seen(&mut tx, organisation, child, (step, today)).await?;
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
    let audit = absences.into_iter().fold(audit, |audit, absence| audit.on("absence", absence));
    let mut groups = live::groups_of(&mut tx, organisation, child, today).await?;
    groups.push(group);
    let answer = tx.finish(audit, &to, Some(flash)).await?;
    live::changed(&cx.app, organisation, &groups, Part::Today);
    Ok(answer)
}
