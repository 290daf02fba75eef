//! A talk as the parents see it: choosing a moment, what to speak of, the report and their view.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::action,
    observation::{MOST_CHARACTERS, WrongText, check_text},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    chosen::{self, Chosen},
    invited,
    mail::{self, Why},
    queries::{self, Stands, State, Talk},
    taken::{self, Taken},
    view::{self, Now},
};
use crate::{
    message,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, Said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, OrganisationId, TalkOfferId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol,
};

/// For so many days a parent finds the report of a talk on the page of the child.
const SHOWN_DAYS: i64 = 366;
/// For so many days after its moment a parent reads that a talk did not take place.
const OFF_DAYS: i64 = 21;

/// A talk on the page of a parent.
pub struct Part {
    /// Its identifier.
    pub id: TalkOfferId,
    /// What it is called.
    pub title: String,
    /// The moments to choose from: identifier and words. Empty when nothing is to be chosen.
    pub choices: Vec<(String, Said)>,
    /// Moments were offered, and none can be chosen any more: the mentor offers others.
    pub gone: bool,
    /// The moment that was chosen, until the end of its day.
    pub planned: Option<Said>,
    /// That it does not take place, or that the moments that were offered do not hold any more; in words.
    pub off: Option<String>,
    /// The day for which it is planned instead of the moments that were offered.
    pub day: Option<Said>,
    /// The child is invited; what this parent said of its coming: `yes`, `no` or nothing yet.
    pub invited: Option<String>,
    /// Who was there, in words; empty where nobody said so.
    pub attended: String,
    /// The day on which it was held.
    pub held: Option<Said>,
    /// The report, what was agreed, and since when it can be read.
    pub report: Option<(String, String, Said)>,
    /// What this parent said before: of what to speak, or that no moment suits.
    pub said: Vec<String>,
    /// This parent's view of the report.
    pub views: Vec<String>,
    /// What this parent said in person: that it did and who wrote it down, and the words.
    pub in_person: Vec<(String, String)>,
    /// This parent has read the report.
    pub read: bool,
}

/// What there is about talks of children, by child, for a guardian who may be told about them.
pub async fn parts(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    guardian: GuardianId,
    now: Now<'_>,
) -> sqlx::Result<BTreeMap<ChildId, Vec<Part>>> {
    let talks = queries::of_children(tx, organisation, children.iter().copied()).await?;
    let today = now.now.date_in(now.zone);
    let from_years = protocol::in_force(tx, organisation, today).await?.child_from_years();
    let taken = taken::of_children(tx, organisation, children.iter().copied(), today).await?;
    let births = invited::births(tx, organisation, talks.iter().map(|talk| talk.child)).await?;
    let standing = queries::standing(tx, organisation, children.iter().copied()).await?;
    let mut parts: BTreeMap<ChildId, Vec<Part>> = BTreeMap::new();
    for talk in talks.iter().filter(|talk| is_told(talk, &talks, &standing)) {
        if let Some(mut part) = part(talk, &taken, guardian, now) {
            let birth = births.iter().find(|(id, _)| *id == talk.child).map(|(_, birth)| birth.to_jiff());
            let birth = birth.filter(|_| part.off.is_none());
            if birth.is_some_and(|birth| talk.invites(birth, from_years, now)) {
                let said = talk.last_word(Some(guardian)).map(|word| word.comes.clone());
                part.invited = Some(said.unwrap_or_default());
            }
            parts.entry(talk.child).or_default().push(part);
        }
    }
    Ok(parts)
}

/// Whether parents are told of a talk: of one that ended, until another is offered, planned or held.
fn is_told(talk: &Talk, all: &[Talk], standing: &[Stands]) -> bool {
    let same = |child: ChildId, kind: &str| child == talk.child && kind == talk.kind;
    if !talk.has_ended() {
        return true;
    }
    let since = |one: &Stands| {
        let later = if one.planned { talk.planned_on.is_none() } else { one.recorded_at >= talk.made_at };
        same(one.child_id, &one.kind) && later
    };
    !talk.was_moved(all)
        && !all.iter().any(|one| same(one.child, &one.kind) && one.state == State::Open)
        && !standing.iter().any(since)
}

pub(super) fn part(talk: &Talk, taken: &[Taken], guardian: GuardianId, now: Now<'_>) -> Option<Part> {
    let own = |of: &[&str]| -> Vec<String> {
        let own = talk.words.iter().filter(|word| word.guardian_id == guardian && word.recorded_by.is_none());
        own.filter(|word| of.contains(&word.kind.as_str())).map(|word| word.words.clone()).collect()
    };
    let today = now.now.date_in(now.zone);
    let mut part = Part {
        id: talk.id,
        title: view::title(talk, now.lang),
        choices: Vec::new(),
        gone: false,
        planned: None,
        off: None,
        day: None,
        invited: None,
        attended: view::attended(talk, now.lang),
        held: view::held(talk, now),
        report: None,
        said: own(&["wish", "none-suits"]),
        views: own(&["view"]),
        in_person: talk
            .words
            .iter()
            .filter(|word| word.guardian_id == guardian)
            .filter_map(|word| Some((view::in_person(word, now.lang)?, word.words.clone())))
            .collect(),
        read: talk.words.iter().any(|word| {
            word.guardian_id == guardian
                && word.recorded_by.is_none()
                && matches!(word.kind.as_str(), "read" | "view")
        }),
    };
    match talk.state {
        State::Open => {
            let free = taken::free(taken, talk, now.now);
            part.choices = free.map(|slot| (slot.id.to_string(), now.said(slot.starts_at))).collect();
            part.gone = part.choices.is_empty();
            Some(part)
        }
        State::Planned => {
            let slot = talk.chosen().filter(|slot| slot.starts_at.date_in(now.zone) >= today)?;
            part.planned = Some(now.said(slot.starts_at));
            Some(part)
        }
        State::Held => {
            let shared = talk.shared_at.filter(|at| at.plus_days(SHOWN_DAYS) > now.now)?;
            part.report = Some((talk.report.clone(), talk.agreements.clone(), now.said(shared)));
            Some(part)
        }
        State::Withdrawn | State::Missed => {
            let last = talk.chosen().or(talk.slots.last()).map_or(talk.made_at, |slot| slot.starts_at);
            let shown = talk.planned_on.map_or(last.plus_days(OFF_DAYS) > now.now, |day| day >= today);
            let key = match (talk.chosen(), talk.state) {
                (None, _) => "talk-parent-moments-off",
                (Some(_), State::Missed) => "talk-parent-missed",
                (Some(_), _) => "talk-parent-off",
            };
            part.off = Some(now.lang.t(key).with("when", now.said(last).exact).to_string());
            part.day = talk.planned_on.map(|day| dates::said(day, today, now.lang));
            shown.then_some(part)
        }
    }
}

/// The guardian and a talk of a child within the grant.
pub(super) async fn found(
    tx: &mut Read,
    grant: &Grant<action::AnswerTalk>,
    id: TalkOfferId,
) -> Result<(GuardianId, Talk), Problem> {
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    let talk = queries::one(tx, grant.organisation(), id).await?;
    let talk = talk.filter(|talk| grant.covers(None, Some(talk.child.0))).ok_or(Problem::NotFound)?;
    Ok((guardian, talk))
}

fn back(kind: &str, text: impl std::fmt::Display) -> Response {
    let mut response = Redirect::to("/family").into_response();
    Flash { kind: kind.to_owned(), ..Flash::know(text.to_string()) }.put(response.headers_mut());
    response
}

#[derive(Debug, Deserialize)]
pub(super) struct ChooseForm {
    #[serde(default)]
    slot: Option<Uuid>,
}

pub(super) async fn choose(
    cx: Cx,
    grant: Grant<action::AnswerTalk>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<ChooseForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let (_, talk) = found(&mut tx, &grant, id).await?;
    let Some(slot) = talk.slots.iter().find(|slot| Some(slot.id) == form.data.slot) else {
        return Ok(back("late", lang.t("talk-choose-one")));
    };
    let day = slot.starts_at.date_in(&actor.zone);
    if slot.starts_at <= cx.now {
        return Ok(back("late", lang.t("talk-not-free")));
    }
    match chosen::choose(&mut tx, organisation, &talk, slot, (day, actor.today), actor.account).await? {
        Chosen::Planned => {}
        Chosen::Taken => return Ok(back("late", lang.t("talk-just-taken"))),
        Chosen::Late => return Ok(back("late", lang.t("talk-not-free"))),
    }
    mail::queue(&mut tx, organisation, (id, talk.child), Why::Reminder, Some(slot.starts_at)).await?;
    let audit =
        Audit::new(organisation, Some(actor.account), "talk planned").on("talk", id).on("child", talk.child);
    let when = view::Now { now: cx.now, zone: &actor.zone, lang }.said(slot.starts_at).said;
    let flash = Flash::good(lang.t("talk-chosen").with("when", when));
    Ok(tx.finish(audit, "/family", Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct SayForm {
    /// `none-suits`, `wish`, `view` or `read`.
    kind: String,
    #[serde(default)]
    words: String,
}

/// What a parent wrote and what was not sent.
#[derive(Template)]
#[template(path = "talk/say.html")]
struct SayPage {
    page: Page,
    id: TalkOfferId,
    child: ChildId,
    title: String,
    kind: String,
    label: String,
    words: String,
    error: Option<String>,
    /// The talk has changed meanwhile: this cannot be said of it any more.
    late: bool,
}

impl SayPage {
    fn new(cx: &Cx, talk: &Talk, kind: &str, words: &str) -> Self {
        let label = match kind {
            "none-suits" => "talk-parent-none-label",
            "wish" => "talk-parent-wish",
            _ => "talk-parent-view",
        };
        Self {
            page: cx.page(),
            id: talk.id,
            child: talk.child,
            title: view::title(talk, cx.lang),
            kind: kind.to_owned(),
            label: cx.lang.t(label).to_string(),
            words: words.to_owned(),
            error: None,
            late: false,
        }
    }

    fn problems(&self) -> Vec<(&'static str, &str)> {
        self.error.as_deref().map(|error| ("words", error)).into_iter().collect()
    }
}

/// Why what a parent wrote is not sent, in words.
fn mistake(words: &str, lang: Lang) -> Option<String> {
    check_text(words, MOST_CHARACTERS).err().map(|wrong| match wrong {
        WrongText::Empty => lang.t("talk-say-something").to_string(),
        WrongText::TooLong(_) => {
            lang.t("talk-say-less").with("most", grouped(MOST_CHARACTERS, lang)).to_string()
        }
    })
}

pub(super) async fn say(
    cx: Cx,
    grant: Grant<action::AnswerTalk>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<SayForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let kind = form.data.kind.as_str();
    let words = if kind == "read" { "" } else { form.data.words.trim() };
    let mut tx = cx.write(&form).await?;
    let (guardian, talk) = found(&mut tx, &grant, id).await?;
    let fits = match kind {
        "none-suits" => talk.state == State::Open,
        "wish" => matches!(talk.state, State::Open | State::Planned),
        "view" | "read" => talk.shared_at.is_some(),
        _ => return Err(Problem::BadForm),
    };
    if !fits && words.is_empty() {
        return Err(Problem::Conflict);
    }
    if !fits {
        let page = SayPage { late: true, ..SayPage::new(&cx, &talk, kind, words) };
        return status_html(StatusCode::CONFLICT, &page);
    }
    if let Some(error) = mistake(words, lang).filter(|_| kind != "read") {
        let page = SayPage { error: Some(error), ..SayPage::new(&cx, &talk, kind, words) };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    queries::say(&mut tx, organisation, id, guardian, (kind, words, None)).await?;
    // A view is due to be answered, as what a parent writes to the mentor is. A wish is for the talk, which is due itself.
    if kind == "view" {
        let text = lang.t("talk-view-message").with("words", words).to_string();
        message::send(&mut tx, organisation, (talk.child, guardian), None, (&text, None)).await?;
    }
    let audit = Audit::new(organisation, Some(actor.account), "talk answered")
        .on("talk", id)
        .on("child", talk.child)
        .on("guardian", guardian);
    let flash = Flash::good(lang.t(if kind == "read" { "talk-read-done" } else { "talk-said" }));
    Ok(tx.finish(audit, "/family", Some(flash)).await?)
}
