//! A thread as staff read it: answering, spoken instead, a note of it.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{
    became, mail,
    queries::{self, Message, Thread},
    reach,
    view::{self, Line, MessageForm, Reader, When, checked_beside},
};
use crate::{
    account::Nothing,
    child::{self, Child, OtherNames},
    observation::{self, NoteText},
    platform::{
        access::Grant,
        attached::taken,
        audit::Audit,
        dates,
        db::Read,
        form::Submitted,
        ids::{ChildId, GuardianId, MessageId, StaffId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
        upload::FileForm,
    },
};

/// A talk instead of an answer was at most so many days ago.
const BACK_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "message/thread.html")]
struct ThreadPage {
    page: Page,
    child: Child,
    guardian: String,
    href: String,
    lines: Vec<Line>,
    /// Nothing more can be written: this guardian may not be told about the child.
    closed: bool,
    /// Something of the guardian was not read yet.
    unread: bool,
    /// Something waits for an answer.
    waits: bool,
    form: MessageForm,
    today: String,
    day_error: Option<String>,
}

#[derive(Template)]
#[template(path = "message/read.html")]
pub(super) struct ReadPart {
    pub page: Page,
}

pub(super) fn address(thread: Thread) -> String {
    format!("/children/{}/messages/{}", thread.child, thread.guardian)
}

fn writer(grant: &Grant<action::AnswerMessages>) -> Result<StaffId, Problem> {
    grant.actor().staff.ok_or(Problem::Forbidden)
}

/// A thread of a child whose messages the reader answers: there is one when the guardian is one of the child or wrote
/// about it before. With the guardian's name, and whether more can be written.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
    thread: Thread,
) -> Result<(Child, String, bool), Problem> {
    let organisation = grant.organisation();
    let (child, _) = reach::found_child(tx, grant, thread.child).await?;
    let open = reach::is_open(tx, organisation, thread, grant.actor().today).await?;
    let known = queries::threads(tx, organisation, thread.child).await?;
    if !known.iter().any(|(guardian, last)| *guardian == thread.guardian && (open || last.is_some())) {
        return Err(Problem::NotFound);
    }
    let names = queries::names(tx, organisation, &[thread]).await?;
    Ok((child, names.get(&thread.guardian.0).cloned().unwrap_or_default(), open))
}

/// A message and its thread, as [`found`].
pub(super) async fn found_message(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
    id: MessageId,
) -> Result<(Message, Child, String), Problem> {
    let message = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let (child, guardian, _) = found(tx, grant, message.thread()).await?;
    Ok((message, child, guardian))
}

fn audit(grant: &Grant<action::AnswerMessages>, action: &'static str, thread: Thread) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("child", thread.child)
        .on("guardian", thread.guardian)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
) -> Result<Response, Problem> {
    let thread = Thread { child, guardian };
    show(&cx, &grant, thread, MessageForm::default(), None).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::AnswerMessages>,
    thread: Thread,
    form: MessageForm,
    day_error: Option<String>,
) -> Result<Response, Problem> {
    let (organisation, actor, staff) = (grant.organisation(), grant.actor(), writer(grant)?);
    let mut tx = cx.read().await?;
    let (child, guardian, open) = found(&mut tx, grant, thread).await?;
    let messages = queries::of_thread(&mut tx, organisation, thread).await?;
    let settled = queries::settled(&mut tx, organisation, thread).await?;
    let waiting = queries::waiting(&mut tx, organisation, [child.id].into_iter(), actor.today).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let when = When { today: actor.today, zone: &actor.zone, lang: cx.lang };
    let mut lines = view::lines(&messages, &settled, Reader::Staff(staff, &guardian), when);
    became::for_staff(&mut tx, grant, (thread, &child, &places), &mut lines, cx.lang).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "messages").await?;
    let wrong = form.is_refused() || day_error.is_some();
    let page = ThreadPage {
        page: cx.page(),
        href: address(thread),
        lines,
        closed: !open,
        unread: messages.iter().any(|m| m.staff_id.is_none() && m.can_be_withdrawn()),
        waits: waiting.iter().any(|waiting| waiting.guardian_id == thread.guardian),
        child,
        guardian,
        form,
        today: actor.today.to_string(),
        day_error,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(super) async fn send(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let (organisation, thread) = (grant.organisation(), Thread { child, guardian });
    let staff = writer(&grant)?;
    // Looked at before a picture is unpacked: nobody makes work with a file for what it may not write in.
    found(&mut cx.read().await?, &grant, thread).await?;
    let file = taken(form.data.file.take()).await?;
    let mut tx = cx.write(&form).await?;
    let (child, _, open) = found(&mut tx, &grant, thread).await?;
    let (typed, stay) = (form.data.get("text"), form.data.get("names_stay") == "true");
    let own = (child.id, child.first_name.as_str());
    let names = OtherNames::look(&mut tx, grant.actor(), own, &[typed], (stay, cx.lang)).await?;
    let (text, file) = match (checked_beside(typed, &file, cx.lang), file) {
        (Ok(text), Ok(file)) if open && names.looked_at() => (text, file),
        (text, file) => {
            drop(tx);
            let closed = || (!open).then(|| cx.lang.t("message-closed").to_string());
            let form = MessageForm::refused(typed, text.err().or_else(closed), file, cx.lang);
            let form = MessageForm { names, ..form };
            return show(&cx, &grant, thread, form, None).await;
        }
    };
    queries::mark_read(&mut tx, organisation, thread, true).await?;
    mail::queue(&mut tx, organisation, thread, true).await?;
    let id = queries::add(&mut tx, organisation, thread, Some(staff), text, file.as_ref()).await?;
    let audit = audit(&grant, "message answered", thread).on("message", id);
    let flash = Flash::good(cx.lang.t("message-sent"))
        .undo(format!("/messages/{id}/withdraw"), cx.lang.t("message-withdraw"));
    Ok(tx.finish(audit, &address(thread), Some(flash)).await?)
}

pub(super) async fn read(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    headers: HeaderMap,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let thread = Thread { child, guardian };
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, thread).await?;
    queries::mark_read(&mut tx, grant.organisation(), thread, true).await?;
    let redirect = tx.finish(audit(&grant, "messages read", thread), &address(thread), None).await?;
    if headers.contains_key("hx-request") { html(&ReadPart { page: cx.page() }) } else { Ok(redirect) }
}

#[derive(Debug, Deserialize)]
pub(super) struct SettleForm {
    /// `phone`, `in-person` or `not-needed`.
    way: String,
    #[serde(default)]
    day: String,
}

fn day(text: &str, today: Date) -> Option<Date> {
    let day: Date = text.trim().parse().ok()?;
    (today.saturating_sub(BACK_DAYS.days())..=today).contains(&day).then_some(day)
}

pub(super) async fn settle(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path((child, guardian)): Path<(ChildId, GuardianId)>,
    form: Submitted<SettleForm>,
) -> Result<Response, Problem> {
    let (organisation, today, thread) =
        (grant.organisation(), grant.actor().today, Thread { child, guardian });
    let staff = writer(&grant)?;
    let (way, on) = match form.data.way.as_str() {
        "not-needed" => ("not-needed", Some(today)),
        way @ ("phone" | "in-person") => (way, day(&form.data.day, today)),
        _ => return Err(Problem::BadForm),
    };
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, thread).await?;
    let Some(on) = on else {
        drop(tx);
        let first = dates::exact(today.saturating_sub(BACK_DAYS.days()), cx.lang);
        let wrong = cx.lang.t("message-wrong-day").with("first", first).to_string();
        return show(&cx, &grant, thread, MessageForm::default(), Some(wrong)).await;
    };
    queries::mark_read(&mut tx, organisation, thread, true).await?;
    queries::settle(&mut tx, organisation, thread, staff, (way, on)).await?;
    let audit = audit(&grant, "message settled", thread);
    let key = if way == "not-needed" { "message-done-not-needed" } else { "message-done-spoken" };
    Ok(tx.finish(audit, &address(thread), Some(Flash::good(cx.lang.t(key)))).await?)
}

pub(super) async fn note(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path(id): Path<MessageId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = writer(&grant)?;
    let mut tx = cx.write(&form).await?;
    let (message, child, guardian) = found_message(&mut tx, &grant, id).await?;
    // Of a file without words there is nothing to note.
    if message.staff_id.is_some() || message.text.is_empty() {
        return Err(Problem::NotFound);
    }
    if message.noted_by.is_some() {
        return Err(Problem::Conflict);
    }
    let text = cx.lang.t("message-note-text").with("guardian", &guardian).with("text", &message.text);
    let seen_on = message.sent_at.date_in(&actor.zone);
    let text = NoteText { seen_on, text: &text.to_string(), shared: true };
    let note = observation::add_note(&mut tx, organisation, child.id, staff, &text).await?;
    queries::noted(&mut tx, organisation, id, note).await?;
    queries::mark_read(&mut tx, organisation, message.thread(), true).await?;
    let audit = audit(&grant, "note made of a message", message.thread()).on("message", id).on("note", note);
    let flash = Flash::good(cx.lang.t("message-noted").with("child", &child.first_name))
        .undo(format!("/notes/{note}/remove"), cx.lang.t("note-undo"));
    Ok(tx.finish(audit, &address(message.thread()), Some(flash)).await?)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path(id): Path<MessageId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let staff = writer(&grant)?;
    let mut tx = cx.write(&form).await?;
    let (message, ..) = found_message(&mut tx, &grant, id).await?;
    if message.staff_id != Some(staff) {
        return Err(Problem::NotFound);
    }
    let done = queries::withdraw(&mut tx, grant.organisation(), id).await?;
    let flash = if done {
        Flash::know(cx.lang.t("message-withdrawn"))
    } else {
        Flash::know(cx.lang.t("message-read-meanwhile"))
    };
    let audit = audit(&grant, "message withdrawn", message.thread()).on("message", id);
    Ok(tx.finish(audit, &address(message.thread()), Some(flash)).await?)
}
