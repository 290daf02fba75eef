//! What a parent says of a talk in person or by phone: a colleague writes it down, so that it counts for parents without an
//! account as well.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    observation::{MOST_CHARACTERS, check_text},
    talk::Comes,
};
use serde::Deserialize;

use super::{
    invited, offer, pages,
    queries::{self, State, Talk},
    view::{self, Now},
};
use crate::{
    child::Child,
    observation::{self, Guardian},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::TalkOfferId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::{Actor, Cx},
    },
    protocol,
};

/// What a parent can say of a talk as it stands: of what to speak, or its own side of the report.
pub(super) fn kind(talk: &Talk) -> Option<&'static str> {
    match talk.state {
        State::Open | State::Planned => Some("wish"),
        State::Held if talk.shared_at.is_some() => Some("view"),
        State::Held | State::Withdrawn | State::Missed => None,
    }
}

/// Something to choose.
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SaidForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    guardian: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    comes: String,
}

#[derive(Template)]
#[template(path = "talk/said.html")]
struct SaidPage {
    page: Page,
    id: TalkOfferId,
    /// The talk, and about whom.
    title: String,
    kind: &'static str,
    label: String,
    who: Vec<Choice>,
    /// The question whether the child comes along, and its answers; none where it is not asked.
    comes: Option<(String, Vec<Choice>)>,
    words: String,
    errors: Vec<(&'static str, String)>,
}

impl SaidPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

fn show(
    cx: &Cx,
    (talk, child, kind, asks): (&Talk, &Child, &'static str, bool),
    guardians: Vec<Guardian>,
    typed: SaidForm,
    errors: Vec<(&'static str, String)>,
) -> Result<Response, Problem> {
    let lang = cx.lang;
    let label = if kind == "wish" { "talk-in-person-wish" } else { "talk-in-person-view" };
    let only = guardians.len() == 1;
    let who = guardians.into_iter().map(|one| {
        let value = one.id.to_string();
        Choice { selected: only || value == typed.guardian, value, label: one.name }
    });
    let title = lang.t("talk-title").with("kind", view::title(talk, lang)).with("child", &child.first_name);
    let comes = asks.then(|| {
        let answers =
            [("", "talk-in-person-comes-unsaid"), ("yes", "talk-child-will"), ("no", "talk-child-will-not")];
        let answers = answers.map(|(value, label)| Choice {
            value: value.to_owned(),
            label: lang.t(label).with("child", &child.first_name).to_string(),
            selected: value == typed.comes,
        });
        (lang.t("talk-in-person-comes").with("child", &child.first_name).to_string(), Vec::from(answers))
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SaidPage {
        page: cx.page(),
        id: talk.id,
        title: title.to_string(),
        kind,
        label: lang.t(label).to_string(),
        who: who.collect(),
        comes,
        words: typed.words,
        errors,
    };
    status_html(status, &page)
}

/// The parents who may be told about the child.
async fn guardians(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: &Child,
) -> sqlx::Result<Vec<Guardian>> {
    let today = grant.actor().today;
    let mut all = observation::all_to_tell(tx, grant.organisation(), [child.id], today).await?;
    Ok(all.remove(&child.id).unwrap_or_default())
}

/// Whether a parent is asked if the child comes along.
async fn asks_child(
    cx: &Cx,
    tx: &mut Read,
    actor: &Actor,
    (talk, child, kind): (&Talk, &Child, &'static str),
) -> sqlx::Result<bool> {
    let from_years = protocol::in_force(tx, actor.organisation, actor.today).await?.child_from_years();
    let now = Now { now: cx.now, zone: &actor.zone, lang: cx.lang };
    Ok(kind == "wish" && talk.invites(child.birth_date, from_years, now))
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (talk, child) = offer::found(&mut tx, &grant, id).await?;
    let kind = kind(&talk).ok_or(Problem::NotFound)?;
    let guardians = guardians(&mut tx, &grant, &child).await?;
    let asks = asks_child(&cx, &mut tx, grant.actor(), (&talk, &child, kind)).await?;
    drop(tx);
    show(&cx, (&talk, &child, kind, asks), guardians, SaidForm::default(), Vec::new())
}

/// Keeps what a parent said, with who wrote it down.
pub(super) async fn keep(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<SaidForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let typed = form.data.clone();
    let mut tx = cx.write(&form).await?;
    let (talk, child) = offer::found(&mut tx, &grant, id).await?;
    let words = typed.words.trim().to_owned();
    // A wish is for before the talk, what somebody adds for after it.
    let Some(kind) = kind(&talk).filter(|kind| *kind == typed.kind) else {
        drop(tx);
        let mut lines = vec![(lang.t("talk-in-person").to_string(), words)];
        if let Some(comes) = Comes::of(&typed.comes) {
            let answer = "talk-child-comes-".to_owned() + comes.code();
            lines.push((lang.t("talk-child-comes").to_string(), lang.t(&answer).to_string()));
        }
        return pages::too_late(&cx, &grant, id, lines).await;
    };
    let asks = asks_child(&cx, &mut tx, actor, (&talk, &child, kind)).await?;
    let comes = Comes::of(&typed.comes).filter(|comes| asks && *comes != Comes::Unsure);
    let all = guardians(&mut tx, &grant, &child).await?;
    let guardian = all.iter().find(|one| one.id.to_string() == typed.guardian).map(|one| one.id);
    let mut errors = Vec::new();
    if guardian.is_none() {
        errors.push(("guardian", lang.t("talk-in-person-who-wrong").to_string()));
    }
    if let Err(wrong) = check_text(&words, MOST_CHARACTERS)
        && (comes.is_none() || !words.is_empty())
    {
        errors.push(("words", observation::text_mistake(wrong, lang)));
    }
    let Some(guardian) = guardian.filter(|_| errors.is_empty()) else {
        drop(tx);
        return show(&cx, (&talk, &child, kind, asks), all, typed, errors);
    };
    if let Some(comes) = comes {
        invited::say(&mut tx, organisation, (id, actor.account), (Some(guardian), None), comes).await?;
    }
    if !words.is_empty() {
        let said = (kind, words.as_str(), Some(actor.account));
        queries::say(&mut tx, organisation, id, guardian, said).await?;
    }
    let audit = Audit::new(organisation, Some(actor.account), "said of a talk in person")
        .on("talk", id)
        .on("child", child.id)
        .on("guardian", guardian);
    let flash = Flash::good(lang.t("talk-in-person-kept").with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/talks/{id}"), Some(flash)).await?)
}
