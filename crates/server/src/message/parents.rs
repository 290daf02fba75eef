//! A thread as a guardian reads it: with whom, when that person works, and when there will be an answer.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use mentorkind_division::HalfDays;
use mentorkind_domain::{access::action, calendar::nth_working_day};

use super::{
    became, mail,
    queries::{self, Thread},
    reach,
    staff::ReadPart,
    view::{self, Line, MessageForm, Reader, When, checked_beside},
};
use crate::{
    account::Nothing,
    calendar, family, group,
    mentor_card::{self, Card},
    platform::{
        access::Grant,
        attached::taken,
        audit::Audit,
        dates::{Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, GuardianId, MessageId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
        upload::FileForm,
        week::{self, Week},
    },
    protocol,
};

/// With whom, and when there is an answer.
#[derive(Default)]
struct Promise {
    /// The mentor; none while the child has none.
    mentor: Option<(Card, Vec<Week>)>,
    /// The mentor is not at work today.
    away: bool,
    /// Colleagues answer in the mentor's place.
    colleagues: bool,
    /// In how many working days there is an answer, and by which day to what is sent today.
    answer: Option<(u32, Said)>,
}

#[derive(Template)]
#[template(path = "message/family.html")]
struct FamilyPage {
    page: Page,
    child: ChildId,
    child_name: String,
    promise: Promise,
    lines: Vec<Line>,
    unread: bool,
    /// The care has ended: what was written can be read.
    ended: bool,
    form: MessageForm,
}

fn address(child: ChildId) -> String {
    format!("/family/messages/{child}")
}

/// The guardian, and its thread about a child within the grant.
pub(super) fn found(
    grant: &Grant<action::WriteToMentor>,
    child: ChildId,
) -> Result<(GuardianId, Thread), Problem> {
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    Ok((guardian, Thread { child, guardian }))
}

fn audit(grant: &Grant<action::WriteToMentor>, action: &'static str, thread: Thread) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("child", thread.child)
        .on("guardian", thread.guardian)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, MessageForm::default()).await
}

/// Records that the guardian opened its messages.
pub(super) async fn open(
    cx: &Cx,
    grant: &Grant<action::WriteToMentor>,
    child: ChildId,
) -> Result<(), Problem> {
    let opening = Opening {
        organisation: grant.organisation(),
        account: grant.actor().account,
        child,
        relation: "guardian",
        page: "messages",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::WriteToMentor>,
    child: ChildId,
    form: MessageForm,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let (_, thread) = found(grant, child)?;
    let mut tx = cx.read().await?;
    let messages = queries::of_thread(&mut tx, organisation, thread).await?;
    let settled = queries::settled(&mut tx, organisation, thread).await?;
    let names = queries::names(&mut tx, organisation, &[thread]).await?;
    let group = family::group_of(&mut tx, grant.organisation(), child, grant.actor().today).await?;
    let promise = match group {
        Some(group) => promise(&mut tx, cx, grant, (child, group)).await?,
        None => Promise::default(),
    };
    let when = When { today: actor.today, zone: &actor.zone, lang: cx.lang };
    let mut lines = view::lines(&messages, &settled, Reader::Guardian, when);
    became::for_family(&mut tx, grant, thread, &mut lines, cx.lang).await?;
    drop(tx);
    open(cx, grant, child).await?;
    let status = if form.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = FamilyPage {
        page: cx.page(),
        child,
        child_name: names.get(&child.0).cloned().unwrap_or_default(),
        promise,
        lines,
        unread: messages.iter().any(|m| m.staff_id.is_some() && m.can_be_withdrawn()),
        ended: group.is_none(),
        form,
    };
    status_html(status, &page)
}

/// What stands in the thread of a guardian about a child, the first first.
pub async fn thread(
    tx: &mut Read,
    grant: &Grant<action::WriteToMentor>,
    child: ChildId,
    lang: Lang,
) -> Result<Vec<Line>, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let (_, thread) = found(grant, child)?;
    let messages = queries::of_thread(tx, organisation, thread).await?;
    let settled = queries::settled(tx, organisation, thread).await?;
    let when = When { today: actor.today, zone: &actor.zone, lang };
    Ok(view::lines(&messages, &settled, Reader::Guardian, when))
}

async fn promise(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::WriteToMentor>,
    (child, group): (ChildId, GroupId),
) -> sqlx::Result<Promise> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let protocol = protocol::in_force(tx, organisation, today).await?;
    let count = protocol.terms().answer_working_days;
    let closed = calendar::closed(tx, organisation, [group]).await?;
    let until = nth_working_day(today, count, closed.get(&group).map_or(&[], Vec::as_slice));
    let mentoring = reach::mentors(tx, organisation, &[child], today).await?.remove(&child);
    let mut promise = Promise {
        away: mentoring.as_ref().is_some_and(|mentor| !mentor.there),
        colleagues: protocol.colleagues_answer(),
        answer: (count > 0).then(|| (count, said(until, today, cx.lang))),
        mentor: None,
    };
    if let Some(mentoring) = mentoring {
        let card = mentor_card::cards(tx, organisation, [mentoring.staff]).await?.pop();
        let works = group::works(tx, organisation, &[mentoring.staff]).await?;
        let days =
            works.iter().filter(|works| works.holds_on(today)).fold(0, |days, works| days | works.days.0);
        promise.mentor = card.map(|card| (card, week::there(HalfDays(days), cx.lang)));
    }
    Ok(promise)
}

pub(super) async fn send(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    Path(child): Path<ChildId>,
    FileForm(mut form): FileForm,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let (_, thread) = found(&grant, child)?;
    let file = taken(form.data.file.take()).await?;
    let mut tx = cx.write(&form).await?;
    let open = family::group_of(&mut tx, grant.organisation(), child, grant.actor().today).await?.is_some();
    let typed = form.data.get("text");
    let (text, file) = match (checked_beside(typed, &file, cx.lang), file) {
        (Ok(text), Ok(file)) if open => (text, file),
        (text, file) => {
            drop(tx);
            let ended = || (!open).then(|| cx.lang.t("message-ended").to_string());
            let form = MessageForm::refused(typed, text.err().or_else(ended), file, cx.lang);
            return show(&cx, &grant, child, form).await;
        }
    };
    queries::mark_read(&mut tx, organisation, thread, false).await?;
    mail::queue(&mut tx, organisation, thread, false).await?;
    let id = queries::add(&mut tx, organisation, thread, None, text, file.as_ref()).await?;
    let audit = audit(&grant, "message sent", thread).on("message", id);
    let flash = Flash::good(cx.lang.t("message-sent"));
    Ok(tx.finish(audit, &address(child), Some(flash)).await?)
}

pub(super) async fn read(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    headers: HeaderMap,
    Path(child): Path<ChildId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (_, thread) = found(&grant, child)?;
    let mut tx = cx.write(&form).await?;
    queries::mark_read(&mut tx, grant.organisation(), thread, false).await?;
    let redirect = tx.finish(audit(&grant, "messages read", thread), &address(child), None).await?;
    if headers.contains_key("hx-request") { html(&ReadPart { page: cx.page() }) } else { Ok(redirect) }
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    Path((child, id)): Path<(ChildId, MessageId)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let (guardian, thread) = found(&grant, child)?;
    let mut tx = cx.write(&form).await?;
    let message = queries::one(&mut tx, organisation, id).await?;
    let own = message.is_some_and(|message| {
        message.thread() == thread && message.guardian_id == guardian && message.staff_id.is_none()
    });
    if !own {
        return Err(Problem::NotFound);
    }
    let key = if queries::withdraw(&mut tx, organisation, id).await? {
        "message-withdrawn"
    } else {
        "message-read-meanwhile"
    };
    let audit = audit(&grant, "message withdrawn", thread).on("message", id);
    Ok(tx.finish(audit, &address(child), Some(Flash::know(cx.lang.t(key)))).await?)
}
