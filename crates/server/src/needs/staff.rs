//! What a child needs, for the colleagues of its group: what the parents say, and how the group meets it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{access::action, needs::Topic};
use serde::Deserialize;

use super::{
    queries::{self, Need, Saved, Sent, Who},
    view::{self, Line, Reader, lines},
};
use crate::{
    child::{self, Child, OtherNames},
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said},
        form::Submitted,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct NeedForm {
    topic: String,
    version: i64,
    #[serde(default)]
    words: String,
    #[serde(default)]
    how: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

/// Something that does not stand any more.
struct Earlier {
    label: String,
    words: String,
    how: String,
    by: String,
    on: Said,
}

#[derive(Template)]
#[template(path = "needs/staff.html")]
struct StaffPage {
    page: Page,
    child: Child,
    lines: Vec<Line>,
    earlier: Vec<Earlier>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::MeetNeeds>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let history = queries::history(&mut tx, grant.organisation(), child.id).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, grant.actor().today).await?;
    drop(tx);
    child::open(&cx, grant.actor(), child.id, &places, "needs").await?;
    show(&cx, &grant, child, &history, None)
}

/// The page; with what was typed about a topic and not kept, and what is wrong with it.
fn show(
    cx: &Cx,
    grant: &Grant<action::MeetNeeds>,
    child: Child,
    history: &[Need],
    typed: Option<(Topic, NeedForm, OtherNames, Option<String>)>,
) -> Result<Response, Problem> {
    let (today, zone, lang) = (grant.actor().today, &grant.actor().zone, cx.lang);
    // The last version of a topic comes first, and stands.
    let mut lines = lines(history, Reader { today, zone, lang, parent: false });
    let wrong = typed.is_some();
    if let Some((topic, form, names, mistake)) = typed
        && let Some(line) = lines.iter_mut().find(|line| line.code == topic.code())
    {
        let stands =
            (std::mem::replace(&mut line.words, form.words), std::mem::replace(&mut line.how, form.how));
        line.theirs = (form.version != line.version).then_some(stands);
        (line.mistake, line.names) = (mistake, names);
    }
    let stands = |need: &Need| lines.iter().any(|l| l.code == need.topic && l.version == need.version);
    let earlier = history.iter().filter(|need| !stands(need) && !need.words.is_empty()).map(|need| Earlier {
        label: lang.t(&("needs-topic-".to_owned() + &need.topic)).to_string(),
        words: need.words.clone(),
        how: need.how.clone(),
        by: need.guardian.clone().or_else(|| need.colleague.clone()).unwrap_or_default(),
        on: said(need.said_at.date_in(zone), today, lang),
    });
    let page = StaffPage { page: cx.page(), earlier: earlier.collect(), child, lines };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::MeetNeeds>,
    Path(child): Path<ChildId>,
    form: Submitted<NeedForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let topic = Topic::of(&form.data.topic).ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let (words, how) = (form.data.words.trim(), form.data.how.trim());
    let mut mistake = view::mistake(words, lang).or_else(|| view::mistake(how, lang));
    if words.is_empty() && !how.is_empty() {
        mistake = Some(lang.t("needs-no-words").to_string());
    }
    let (own, stay) = ((child.id, child.first_name.as_str()), form.data.names_stay);
    let names = OtherNames::look(&mut tx, grant.actor(), own, &[words, how], (stay, lang)).await?;
    mistake = mistake.or_else(|| names.error().map(str::to_owned));
    if mistake.is_none() {
        let sent = Sent { topic, version: form.data.version, words, how: Some(how) };
        match queries::save(&mut tx, organisation, child.id, Who::Staff(staff), &sent).await? {
            Saved::Overtaken => {}
            saved => {
                let audit = Audit::new(organisation, Some(grant.actor().account), "need recorded")
                    .on("child", child.id);
                let key = if saved == Saved::Same { "needs-same" } else { "needs-saved" };
                let flash = Flash::good(lang.t(key).with("child", &child.first_name));
                return Ok(tx.finish(audit, &format!("/children/{}/needs", child.id), Some(flash)).await?);
            }
        }
    }
    let history = queries::history(&mut tx, organisation, child.id).await?;
    show(&cx, &grant, child, &history, Some((topic, form.data, names, mistake)))
}
