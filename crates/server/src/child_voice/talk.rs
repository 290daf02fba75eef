//! What a child asked, and the talks with it: for its mentor, and who is there in the mentor's place.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::ToSpan;
use mentorkind_domain::{
    access::action,
    obligation::Kind,
    observation::{MOST_CHARACTERS, WrongText, check_text},
};
use serde::Deserialize;

use super::{
    hearing,
    queries::{self, NewTalk},
    sheet::{self, Sheet},
};
use crate::{
    child::{self, Child},
    observation::text_mistake,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, Said, said, said_moment},
        form::Submitted,
        ids::{ChildId, ChildTalkId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    talk,
};

/// A talk is recorded at most so many days later.
const BACK_DAYS: i64 = 30;

/// What a child asked, in words.
struct RequestLine {
    at: Said,
    mood: Option<String>,
    with_parents: bool,
    sheets: Vec<Sheet>,
}

/// A talk in a list: never with what the child keeps to itself.
struct TalkLine {
    id: ChildTalkId,
    on: Said,
    by: String,
    shared: String,
}

/// A talk as it is typed.
#[derive(Clone, Default, Deserialize)]
pub struct TalkForm {
    #[serde(default)]
    day: String,
    #[serde(default)]
    with_parents: bool,
    /// The child wants its parents to see what it made.
    #[serde(default)]
    share_sheets: bool,
    #[serde(default)]
    shared: String,
    #[serde(default)]
    kept: String,
}

#[derive(Default)]
struct Mistakes {
    day: Option<String>,
    shared: Option<String>,
    kept: Option<String>,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("day", &self.day), ("shared", &self.shared), ("kept", &self.kept)];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

#[derive(Template)]
#[template(path = "child_voice/voice.html")]
struct VoicePage {
    page: Page,
    child: Child,
    requests: Vec<RequestLine>,
    talks: Vec<TalkLine>,
    /// The child has a picture and a secret.
    has_secret: bool,
    form: TalkForm,
    mistakes: Mistakes,
}

impl VoicePage {
    /// The child made something for its talk.
    fn has_sheets(&self) -> bool {
        self.requests.iter().any(|request| !request.sheets.is_empty())
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::HearChild>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let form = TalkForm { day: grant.actor().today.to_string(), ..TalkForm::default() };
    show(&cx, &grant, child, form, Mistakes::default()).await
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::HearChild>,
    child: ChildId,
    form: TalkForm,
    mistakes: Mistakes,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (child, _) = hearing::heard(&mut tx, grant, child).await?;
    let requests = queries::open_requests(&mut tx, organisation, [child.id].into_iter()).await?;
    let mut made = sheet::of_requests(&mut tx, organisation, requests.iter().map(|one| one.id)).await?;
    let talks = queries::talks(&mut tx, organisation, [child.id].into_iter()).await?;
    let has_secret = queries::picture(&mut tx, organisation, child.id).await?.is_some();
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "voice").await?;
    let wrong = !mistakes.lines().is_empty();
    let page = VoicePage {
        page: cx.page(),
        requests: requests
            .iter()
            .map(|request| RequestLine {
                at: said_moment(request.asked_at, actor.today, &actor.zone, lang),
                mood: request.mood.clone(),
                with_parents: request.with_parents,
                sheets: made.remove(&request.id).unwrap_or_default(),
            })
            .collect(),
        talks: talks
            .into_iter()
            .map(|talk| TalkLine {
                id: talk.id,
                on: said(talk.held_on.to_jiff(), actor.today, lang),
                by: talk.staff_name,
                shared: talk.shared,
            })
            .collect(),
        has_secret,
        child,
        form,
        mistakes,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(super) async fn record(
    cx: Cx,
    grant: Grant<action::HearChild>,
    Path(child): Path<ChildId>,
    form: Submitted<TalkForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let typed = &form.data;
    let first = actor.today.saturating_sub(BACK_DAYS.days());
    let held_on = typed.day.trim().parse().ok().filter(|day| (first..=actor.today).contains(day));
    // Nothing has to be written down: that there was a talk is enough.
    let too_long = |text: &str| match check_text(text, MOST_CHARACTERS) {
        Err(wrong @ WrongText::TooLong(_)) => Some(text_mistake(wrong, lang)),
        _ => None,
    };
    let mistakes = Mistakes {
        day: held_on
            .is_none()
            .then(|| lang.t("voice-wrong-day").with("first", dates::exact(first, lang)).to_string()),
        shared: too_long(&typed.shared),
        kept: too_long(&typed.kept),
    };
    let Some(held_on) = held_on.filter(|_| mistakes.lines().is_empty()) else {
        return show(&cx, &grant, child, form.data, mistakes).await;
    };
    let mut tx = cx.write(&form).await?;
    let (child, _) = hearing::heard(&mut tx, &grant, child).await?;
    let requests = queries::open_requests(&mut tx, organisation, [child.id].into_iter()).await?;
    let new = NewTalk {
        child: child.id,
        request: requests.first().map(|request| request.id),
        staff,
        held_on,
        with_parents: typed.with_parents,
        shared: typed.shared.trim(),
        kept: typed.kept.trim(),
    };
    let id = queries::record(&mut tx, organisation, &new).await?;
    if let Some(request) = new.request.filter(|_| typed.share_sheets) {
        sheet::share(&mut tx, organisation, request).await?;
    }
    // It counts among the talks with the child that the protocol asks.
    let talk = (child.id, Kind::ChildTalk.code());
    talk::record(&mut tx, organisation, talk, ("held", held_on), actor.account).await?;
    let audit = Audit::new(organisation, Some(actor.account), "child talk recorded")
        .on("child_talk", id)
        .on("child", child.id);
    let flash = Flash::good(lang.t("voice-recorded").with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/children/{}/voice", child.id), Some(flash)).await?)
}

#[derive(Template)]
#[template(path = "child_voice/talk.html")]
struct TalkPage {
    page: Page,
    child: Child,
    on: Said,
    by: String,
    with_parents: bool,
    shared: String,
    kept: String,
    sheets: Vec<Sheet>,
}

/// One talk, with what the child keeps to itself: for its mentor, and for who had the talk.
pub(super) async fn one(
    cx: Cx,
    grant: Grant<action::HearChild>,
    Path(id): Path<ChildTalkId>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let talk = queries::talk(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let child = child::one(&mut tx, &grant, talk.child_id).await?.ok_or(Problem::NotFound)?;
    if !actor.facts.mentor_of.contains(&child.id.0) && actor.staff != Some(talk.staff_id) {
        return Err(Problem::NotFound);
    }
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let sheets = sheet::of_requests(&mut tx, organisation, talk.request_id).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "voice").await?;
    html(&TalkPage {
        sheets: sheets.into_values().flatten().collect(),
        page: cx.page(),
        on: said(talk.held_on.to_jiff(), actor.today, cx.lang),
        by: talk.staff_name,
        with_parents: talk.with_parents,
        shared: talk.shared,
        kept: talk.kept,
        child,
    })
}
