//! The draft beside what holds: words, consequences, what the parents' committee advised, and who approves it.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    obligation::Consequence,
    protocol::{
        Entry, Origin, Protocol,
        compare::{Difference, Piece, differences, pieces},
        versions,
    },
};

use super::{change, drafts, pages, queries};
use crate::{
    platform::{
        access::Grant,
        dates::exact,
        db::Read,
        i18n::Lang,
        problem::Problem,
        render::{Page, status_html},
        session::Cx,
    },
    todo, work_instruction,
};

/// What was typed, to stay on the page when something is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub asked_on: String,
    pub received_on: String,
    pub advice: String,
    pub followed: String,
    pub starts_on: String,
    pub no_advice: String,
    /// The fields that are wrong, and why.
    pub mistakes: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "protocol/draft.html")]
struct DraftPage {
    page: Page,
    version: i64,
    written: String,
    starts_on: String,
    /// What it means that other versions are approved already.
    meets: Vec<String>,
    differences: Vec<Line>,
    /// Another name of the profile that it is based on; nothing where that stays.
    profile: Vec<Piece>,
    /// None where no term differs.
    meaning: Option<Meaning>,
    asks_advice: bool,
    /// Something was recorded of the parents' committee.
    asked: bool,
    /// The advice and what is done with it are recorded.
    advised: bool,
    /// The text was changed after that, in something that asks for advice.
    changed_after: bool,
    /// The day of the last change of the text.
    changed_on: String,
    approves: Approves,
    /// Nobody else may approve it.
    alone: bool,
    typed: Typed,
}

/// What the reader can do with the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Approves {
    /// Put it in force.
    Yes,
    /// It is the reader's own work, and somebody else may.
    Other,
    /// It changes nothing.
    Nothing,
}

/// A setting that differs.
struct Line {
    code: &'static str,
    words: Vec<Piece>,
    quote: Vec<Piece>,
    origin: Vec<Piece>,
}

/// What it means for what is due.
struct Meaning {
    children: usize,
    lines: Vec<(String, Vec<String>)>,
    /// Nothing is late at once.
    nothing_late: bool,
}

impl DraftPage {
    fn mistake_of(&self, field: &str) -> Option<&str> {
        self.typed.mistakes.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// `GET /protocol/draft`.
pub async fn page(cx: Cx, grant: Grant<action::ChangeProtocol>) -> Result<Response, Problem> {
    show(&cx, &grant, None).await
}

/// The page, also once more with what was typed; without a draft, the page to begin one.
pub async fn show(
    cx: &Cx,
    grant: &Grant<action::ChangeProtocol>,
    typed: Option<Typed>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let Some(draft) = drafts::open(&mut tx, organisation).await? else {
        return Ok(Redirect::to("/protocol/change").into_response());
    };
    let starts_on = draft.starts_on.to_jiff().max(change::tomorrow(grant));
    let old = queries::in_force(&mut tx, organisation, starts_on).await?;
    let new = queries::read(&draft.source)?;
    let found = differences(&old, &new);
    let profile = if old.profile == new.profile { Vec::new() } else { pieces(&old.profile, &new.profile) };
    let others = drafts::others_approve(&mut tx, organisation, draft.written_by, actor.today).await?;
    let own = draft.written_by == actor.account;
    let advice = draft.advice();
    let typed_before = Typed {
        asked_on: advice.asked_on.map(|day| day.to_string()).unwrap_or_default(),
        received_on: advice.received_on.map(|day| day.to_string()).unwrap_or_default(),
        advice: advice.words.clone(),
        followed: advice.followed.clone(),
        starts_on: starts_on.to_string(),
        ..Typed::default()
    };
    let typed = typed.unwrap_or(typed_before);
    let approved = approved(&mut tx, grant).await?;
    let written_on = exact(draft.written_at.date_in(&actor.zone), lang);
    let status = if typed.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DraftPage {
        page: cx.page(),
        version: draft.version,
        written: lang.t("draft-written-by").with("name", &draft.writer).with("date", &written_on).to_string(),
        changed_on: written_on,
        starts_on: exact(starts_on, lang),
        meets: change::begins(grant, &typed.starts_on).map_or_else(Vec::new, |on| meets(on, &approved, lang)),
        asked: draft.asked_on.is_some(),
        asks_advice: found.iter().any(Difference::asks_advice),
        advised: advice.is_complete(),
        changed_after: draft.changed_after()?,
        approves: match (found.is_empty() && profile.is_empty(), own && others) {
            (true, _) => Approves::Nothing,
            (false, true) => Approves::Other,
            (false, false) => Approves::Yes,
        },
        alone: own && !others,
        meaning: meaning(&mut tx, cx, grant, [&old, &new]).await?,
        differences: found.iter().map(|difference| line(difference, lang)).collect(),
        profile,
        typed,
    };
    status_html(status, &page)
}

/// The first days of the versions that were approved.
pub(super) async fn approved(
    tx: &mut Read,
    grant: &Grant<action::ChangeProtocol>,
) -> sqlx::Result<Vec<Date>> {
    let versions = queries::versions(tx, grant).await?;
    let holding = versions.iter().filter(|version| version.withdrawn_at.is_none());
    Ok(holding.map(|version| version.starts_on.to_jiff()).collect())
}

/// Which of the approved versions a version replaces that begins on a day, and which one takes its place later, in sentences.
pub(super) fn meets(starts_on: Date, approved: &[Date], lang: Lang) -> Vec<String> {
    let (replaces, next) = versions::meets(starts_on, approved);
    let replaces =
        replaces.then(|| lang.t("draft-replaces").with("date", exact(starts_on, lang)).to_string());
    replaces.into_iter().chain(next.map(|next| holds_until(versions::eve(next), lang))).collect()
}

/// The last day of a version, after which another one takes its place.
pub(super) fn holds_until(until: Date, lang: Lang) -> String {
    let next = until.saturating_add(1.day());
    lang.t("draft-until").with("until", exact(until, lang)).with("next", exact(next, lang)).to_string()
}

fn line(difference: &Difference<'_>, lang: Lang) -> Line {
    let (old, new) = (difference.old, difference.new);
    let between = |of: &dyn Fn(&Entry) -> String| pieces(&of(old), &of(new));
    Line {
        code: new.setting.code(),
        words: between(&|entry| pages::words(entry, lang)),
        quote: between(&|entry| match &entry.origin {
            Origin::Quote { quote, .. } => quote.clone(),
            Origin::Law(_) | Origin::Default => String::new(),
        }),
        origin: between(&|entry| pages::origin(entry, lang).unwrap_or_default()),
    }
}

async fn meaning(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::ChangeProtocol>,
    [old, new]: [&Protocol; 2],
) -> Result<Option<Meaning>, Problem> {
    let terms = [old.terms(), new.terms()];
    if terms[0] == terms[1] {
        return Ok(None);
    }
    let sees = Grant::<action::SeeDue>::of(cx.actor()?)?;
    let tomorrow = change::tomorrow(grant);
    let (children, found) = todo::consequences(tx, &sees, terms, tomorrow).await?;
    let readings = work_instruction::get_a_term(tx, grant, terms[1], tomorrow).await?;
    let differs = found.iter().filter(|(_, one)| one.is_any());
    let lines = differs.map(|(kind, one)| (todo::kind_name(*kind, cx.lang), said_of(one, cx.lang)));
    let instructions = (readings > 0).then(|| {
        let said = cx.lang.t("draft-readings").with("count", readings).to_string();
        (cx.lang.t("instruction-title").to_string(), vec![said])
    });
    Ok(Some(Meaning {
        children,
        nothing_late: found.values().all(|one| one.late == 0),
        lines: lines.chain(instructions).collect(),
    }))
}

/// The consequences for a kind in sentences, without those that say nothing.
fn said_of(one: &Consequence, lang: Lang) -> Vec<String> {
    let due = lang.t("draft-due").with("before", one.before).with("after", one.after).to_string();
    let others = [
        ("draft-sooner", one.sooner),
        ("draft-eased", one.eased),
        ("draft-late", one.late),
        ("draft-escalated", one.escalated),
    ];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    std::iter::once(due)
        .chain(others.map(|(key, count)| lang.t(key).with("count", count).to_string()))
        .collect()
}
