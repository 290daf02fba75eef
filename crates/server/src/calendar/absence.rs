//! "Vandaag ziek", away for longer, and there again.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    calendar::{self, Reason},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    AbsenceRow, Days, Who, Whom, days,
    plan_form::{Choice, date_of, people_choices},
    standing, words, write,
};
use crate::{
    account::Nothing,
    group,
    live::{self, Part},
    platform::{
        access::Grant,
        audit::Audit,
        dates::said,
        db::{Read, Write},
        form::Submitted,
        ids::GroupId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    presence,
};

/// Who is ill, from a button.
#[derive(Debug, Deserialize)]
pub struct Ill {
    who: String,
}

/// The days of a group of the grant, from one date until another.
pub(super) async fn of_group<A: mentorkind_domain::access::Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: GroupId,
    span: (Date, Date),
) -> Result<Days, Problem> {
    let found = group::list(tx, grant, Some(id)).await?;
    if found.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(days(tx, grant.organisation(), &[id], Whom::Everybody, span).await?)
}

/// The days of a group around an absence, and that absence, if it is of somebody of the group.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::SayAbsent>,
    group: GroupId,
    absence: Uuid,
) -> Result<(Days, AbsenceRow), Problem> {
    let today = grant.actor().today;
    let days = of_group(tx, grant, group, span(today)).await?;
    let row =
        days.absences.iter().find(|row| row.id == absence && days.is_with(group, row.who, today)).copied();
    Ok((days, row.ok_or(Problem::NotFound)?))
}

/// All days in which something can be entered or ended.
pub(super) fn span(today: Date) -> (Date, Date) {
    use jiff::ToSpan;
    (today.saturating_sub(31.days()), today.saturating_add(366.days()))
}

/// Ends a form about who is absent from a group, and tells colleagues who have its pages open.
async fn finish(
    cx: &Cx,
    grant: &Grant<action::SayAbsent>,
    tx: Write,
    audit: Audit,
    (group, to): (GroupId, &str),
    flash: Flash,
) -> Result<Response, Problem> {
    let answer = tx.finish(audit, to, Some(flash)).await?;
    live::changed(&cx.app, grant.organisation(), &[group], Part::Today);
    Ok(answer)
}

pub async fn ill_today(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path(id): Path<GroupId>,
    form: Submitted<Ill>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let who = Who::of(&form.data.who).ok_or(Problem::NotFound)?;
    tx.alone(who.id()).await?;
    let days = of_group(&mut tx, &grant, id, (today, today)).await?;
    if !days.is_with(id, who, today) {
        return Err(Problem::NotFound);
    }
    let (name, to) = (days.name(who.id()), format!("/groups/{id}"));
    // Somebody else was first, or the export knew it already.
    if days.person(who).absence(today).is_some() {
        let flash = Flash::know(cx.lang.t("absent-flash-known").with("name", name));
        return Ok(tx.finish(Audit::housekeeping(), &to, Some(flash)).await?);
    }
    let said = (today, grant.actor().staff);
    let entered = write::absence(&mut tx, organisation, who, (today, today), Reason::Ill, said).await?;
    let undo = undo(id, who, &entered);
    let text = cx.lang.t("absent-flash-ill").with("name", name).to_string();
    let flash = told(&cx, &mut tx, &grant, (who, text), (today, today)).await?;
    let flash = flash.undo(undo, cx.lang.t("days-undo"));
    let audit = Audit::new(organisation, Some(grant.actor().account), "absence entered")
        .on(who.kind(), who.id())
        .on("absence", entered.id);
    finish(&cx, &grant, tx, audit, (id, &to), flash).await
}

/// What is said of an absence that was entered, with what stands on the days of it that are to come.
async fn told(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::SayAbsent>,
    (who, text): (Who, String),
    (from, until): (Date, Date),
) -> sqlx::Result<Flash> {
    let Who::Staff(staff) = who else { return Ok(Flash::good(text)) };
    let span = (from.max(grant.actor().today), until);
    let standing = standing::of_absent(tx, grant.actor(), staff, span, cx.lang).await?;
    Ok(if standing.is_empty() { Flash::good(text) } else { Flash::know(format!("{text} {standing}")) })
}

/// Takes an absence back: a child that went home with it is here again.
fn undo(group: GroupId, who: Who, entered: &write::Entered) -> String {
    match who {
        Who::Child(child) if entered.went_home => format!("/groups/{group}/presence/{child}/here"),
        Who::Child(_) | Who::Staff(_) => format!("/groups/{group}/days/absences/{}/remove", entered.id),
    }
}

/// There again from today on.
pub async fn back(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path((id, absence)): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let (days, row) = found(&mut tx, &grant, id, absence).await?;
    let running: Vec<Uuid> = days
        .absences
        .iter()
        .filter(|other| other.who == row.who && other.period().contains(today))
        .map(|other| other.id)
        .collect();
    write::back(&mut tx, organisation, &running, Some(today)).await?;
    let undo = format!("/groups/{id}/days/absences/{absence}/again");
    let name = days.name(row.who.id());
    let flash =
        Flash::good(cx.lang.t("absent-flash-back").with("name", name)).undo(undo, cx.lang.t("days-undo"));
    let audit = Audit::new(organisation, Some(grant.actor().account), "absence ended")
        .on(row.who.kind(), row.who.id())
        .on("absence", absence);
    finish(&cx, &grant, tx, audit, (id, &format!("/groups/{id}")), flash).await
}

/// Takes back that somebody is there again.
pub async fn again(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path((id, absence)): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let (days, row) = found(&mut tx, &grant, id, absence).await?;
    let ended: Vec<Uuid> = days
        .absences
        .iter()
        .filter(|other| other.who == row.who && other.back == row.back && row.back.is_some())
        .map(|other| other.id)
        .collect();
    write::back(&mut tx, organisation, &ended, None).await?;
    if let Who::Child(child) = row.who {
        presence::goes_home(&mut tx, organisation, child, (grant.actor().today, grant.actor().staff)).await?;
    }
    let flash = Flash::know(cx.lang.t("absent-flash-again").with("name", days.name(row.who.id())));
    let audit = Audit::new(organisation, Some(grant.actor().account), "absence end taken back")
        .on(row.who.kind(), row.who.id())
        .on("absence", absence);
    finish(&cx, &grant, tx, audit, (id, &format!("/groups/{id}")), flash).await
}

/// Takes back an absence that was entered here.
pub async fn remove(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path((id, absence)): Path<(GroupId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    let (days, row) = found(&mut tx, &grant, id, absence).await?;
    if !write::remove_absence(&mut tx, organisation, absence).await? {
        return Err(Problem::NotFound);
    }
    let flash = Flash::know(cx.lang.t("absent-flash-removed").with("name", days.name(row.who.id())));
    let audit = Audit::new(organisation, Some(grant.actor().account), "absence taken back")
        .on(row.who.kind(), row.who.id())
        .on("absence", absence);
    finish(&cx, &grant, tx, audit, (id, &format!("/groups/{id}")), flash).await
}

#[derive(Template)]
#[template(path = "calendar/absence.html")]
struct AbsencePage {
    page: Page,
    id: String,
    group: String,
    errors: Vec<(&'static str, String)>,
    people: Vec<Choice>,
    from: String,
    until: String,
    reasons: Vec<Choice>,
}

impl AbsencePage {
    fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| *field == name).map(|(_, text)| text.as_str())
    }
}

/// An absence as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    who: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
}

fn page_of(
    cx: &Cx,
    days: &Days,
    id: GroupId,
    typed: &Typed,
    errors: Vec<(&'static str, String)>,
) -> AbsencePage {
    let reason = Reason::of(&typed.reason).unwrap_or(Reason::Ill);
    AbsencePage {
        page: cx.page(),
        id: id.to_string(),
        group: days.group_name(id.0).to_owned(),
        errors,
        people: people_choices(days, id, &typed.who, cx.lang),
        from: typed.from.clone(),
        until: typed.until.clone(),
        reasons: Reason::CHOICES
            .into_iter()
            .map(|choice| Choice {
                value: choice.code().to_owned(),
                label: words::reason_words(choice, cx.lang),
                selected: choice == reason,
            })
            .collect(),
    }
}

/// For whom the form is opened.
#[derive(Debug, Deserialize)]
pub struct For {
    #[serde(default)]
    who: String,
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path(id): Path<GroupId>,
    Query(query): Query<For>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let days = of_group(&mut tx, &grant, id, span(today)).await?;
    let typed =
        Typed { who: query.who, from: today.to_string(), until: today.to_string(), ..Typed::default() };
    html(&page_of(&cx, &days, id, &typed, Vec::new()))
}

pub async fn save(
    cx: Cx,
    grant: Grant<action::SayAbsent>,
    Path(id): Path<GroupId>,
    form: Submitted<Typed>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let typed = &form.data;
    let who = Who::of(&typed.who);
    if let Some(who) = who {
        tx.alone(who.id()).await?;
    }
    let days = of_group(&mut tx, &grant, id, span(today)).await?;
    let who = who.filter(|who| days.is_of(id, *who));
    let (from, until) = (date_of(&typed.from), date_of(&typed.until));
    let reason = Reason::CHOICES.into_iter().find(|choice| choice.code() == typed.reason);
    let mut errors = Vec::new();
    if who.is_none() {
        errors.push(("who", cx.lang.t("days-no-person").to_string()));
    }
    for (name, date) in [("from", from), ("until", until)] {
        if date.is_none() {
            errors.push((name, cx.lang.t("days-no-date").to_string()));
        }
    }
    if let (Some(who), Some(from), Some(until)) = (who, from, until) {
        let name = days.name(who.id());
        if let Err(why) = calendar::absent(from, until, today) {
            errors.push(words::refused(why, name, |_, _| String::new(), cx.lang));
        } else if let Some(reason) = reason {
            let known = days.absences.iter().any(|row| {
                let period = row.period();
                row.who == who && period.contains(from) && period.contains(until)
            });
            if known {
                let flash = Flash::know(cx.lang.t("absent-flash-known").with("name", name));
                return Ok(tx
                    .finish(Audit::housekeeping(), &format!("/groups/{id}/days"), Some(flash))
                    .await?);
            }
            let said_by = (today, grant.actor().staff);
            let entered = write::absence(&mut tx, organisation, who, (from, until), reason, said_by).await?;
            let undo = undo(id, who, &entered);
            let text = cx
                .lang
                .t("absent-flash-saved")
                .with("name", name)
                .with("until", said(until, today, cx.lang).said)
                .to_string();
            let flash = told(&cx, &mut tx, &grant, (who, text), (from, until)).await?;
            let flash = flash.undo(undo, cx.lang.t("days-undo"));
            let audit = Audit::new(organisation, Some(grant.actor().account), "absence entered")
                .on(who.kind(), who.id())
                .on("absence", entered.id);
            return finish(&cx, &grant, tx, audit, (id, &format!("/groups/{id}/days")), flash).await;
        }
    }
    if reason.is_none() {
        errors.push(("reason", cx.lang.t("days-no-reason").to_string()));
    }
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page_of(&cx, &days, id, typed, errors))
}
