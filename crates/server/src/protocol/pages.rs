//! What holds, and the versions.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::{Action, action},
    protocol::{
        Entry, Origin, Protocol, Value,
        edit::came_later,
        versions::{Place, State, places},
    },
};
use uuid::Uuid;

use super::{
    draft, drafts,
    queries::{self, Version},
};
use crate::{
    platform::{
        access::Grant,
        dates::exact,
        i18n::Lang,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    work_instruction::{self, ToRead},
};

#[derive(Template)]
#[template(path = "protocol/protocol.html")]
struct ProtocolPage {
    page: Page,
    /// Since when this holds, in a sentence.
    lead: String,
    /// It is another version than today's.
    other: bool,
    sections: Vec<Section>,
    versions: Vec<VersionLine>,
    may_change: bool,
    may_remark: bool,
    /// Work instructions that the reader must read.
    instructions: Vec<ToRead>,
    /// There is a draft, for who may change it.
    draft: bool,
    /// As long as there is none: what the own protocol says of settings that came after its last version.
    later: Vec<String>,
    /// How this version came to be, where it began as a draft.
    record: Option<Record>,
    /// The address that withdraws this version before its first day.
    withdraw: Option<String>,
}

/// How a version came to be.
struct Record {
    written: String,
    /// Its writer approved it, because nobody else might.
    alone: bool,
    /// When the parents' committee was asked, and when it answered.
    asked: Option<(String, String)>,
    advice: String,
    followed: String,
    /// The text was changed after that.
    changed_after: bool,
    /// Why there is no advice, or no new one.
    no_advice: String,
}

/// Settings that belong together.
struct Section {
    title: String,
    about: String,
    settings: Vec<Line>,
}

/// A setting in words.
struct Line {
    /// Its code.
    code: &'static str,
    words: String,
    /// The sentence it comes from.
    quote: Option<String>,
    /// Where that stands, or where it comes from without a quote.
    origin: Option<String>,
}

struct VersionLine {
    id: Uuid,
    from: String,
    /// `good` today's, `know` to come, `plain` past or replaced.
    kind: &'static str,
    state: String,
    made: String,
}

/// `/protocol`: what holds today.
pub async fn today(cx: Cx, grant: Grant<action::SeeProtocol>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let day = grant.actor().today;
    let versions = queries::versions(&mut tx, &grant).await?;
    let protocol = queries::in_force(&mut tx, grant.organisation(), day).await?;
    let places = places_of(&versions, day);
    let mut with_places = versions.iter().zip(&places);
    let lead = match with_places.find(|(_, place)| place.state == State::Holds) {
        Some((version, _)) => since(version, cx.lang),
        // The profile that holds as long as there is no version.
        None => cx.lang.t("protocol-profile-only").to_string(),
    };
    let mut page = page(&cx, &grant, (&protocol, lead, false), (&versions, &places));
    if let Ok(grant) = Grant::<action::ReadInstructions>::of(grant.actor()) {
        page.instructions = work_instruction::to_read(&mut tx, &grant, cx.lang).await?;
    }
    if let Ok(grant) = Grant::<action::ChangeProtocol>::of(grant.actor()) {
        page.draft = drafts::open(&mut tx, grant.organisation()).await?.is_some();
        if !page.draft {
            let (_, text) = queries::last(&mut tx, &grant).await?;
            page.later = came_later(&text).iter().map(|entry| words(entry, cx.lang)).collect();
        }
    }
    html(&page)
}

/// `/protocol/versions/{id}`: a version that held, or will hold.
pub async fn version(
    cx: Cx,
    grant: Grant<action::SeeProtocol>,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let text = queries::text(&mut tx, &grant, id).await?.ok_or(Problem::NotFound)?;
    let versions = queries::versions(&mut tx, &grant).await?;
    let places = places_of(&versions, grant.actor().today);
    let found = versions.iter().zip(&places).find(|(version, _)| version.id == id);
    let (version, place) = found.ok_or(Problem::NotFound)?;
    let (lead, other) = (lead(version, *place, cx.lang), place.state != State::Holds);
    let mut page = page(&cx, &grant, (&queries::read(&text)?, lead, other), (&versions, &places));
    let draft = drafts::of_version(&mut tx, grant.organisation(), id).await?;
    page.record = draft.map(|draft| record(draft, &grant.actor().zone, cx.lang)).transpose()?;
    page.withdraw = (place.state == State::Coming && grant.actor().may_somewhere(Action::ApproveProtocol))
        .then(|| format!("/protocol/versions/{id}/withdraw"));
    html(&page)
}

fn record(draft: drafts::Draft, zone: &TimeZone, lang: Lang) -> sqlx::Result<Record> {
    let on = |day: jiff_sqlx::Date| exact(day.to_jiff(), lang);
    let written_on = exact(draft.written_at.date_in(zone), lang);
    Ok(Record {
        written: lang.t("draft-written-by").with("name", &draft.writer).with("date", written_on).to_string(),
        alone: draft.alone,
        asked: draft.asked_on.map(on).zip(draft.received_on.map(on)),
        changed_after: draft.changed_after()?,
        advice: draft.advice,
        followed: draft.followed,
        no_advice: draft.no_advice,
    })
}

fn page(
    cx: &Cx,
    grant: &Grant<action::SeeProtocol>,
    (protocol, lead, other): (&Protocol, String, bool),
    (versions, places): (&[Version], &[Place]),
) -> ProtocolPage {
    ProtocolPage {
        page: cx.page(),
        lead,
        other,
        sections: sections(protocol, cx.lang),
        versions: versions.iter().zip(places).map(|of| line(of, grant, cx.lang)).collect(),
        may_change: grant.actor().may_somewhere(Action::ChangeProtocol),
        may_remark: !other && grant.actor().may_somewhere(Action::RemarkOnProtocol),
        instructions: Vec::new(),
        draft: false,
        later: Vec::new(),
        record: None,
        withdraw: None,
    }
}

/// How the versions stand today.
fn places_of(versions: &[Version], today: Date) -> Vec<Place> {
    let versions =
        versions.iter().map(|version| (version.starts_on.to_jiff(), version.withdrawn_at.is_some()));
    places(&versions.collect::<Vec<_>>(), today)
}

fn since(version: &Version, lang: Lang) -> String {
    lang.t("protocol-since").with("date", exact(version.starts_on.to_jiff(), lang)).to_string()
}

/// When a version holds, held or will hold, or why it never does.
fn lead(version: &Version, place: Place, lang: Lang) -> String {
    let of = |key: &'static str| lang.t(key).with("date", exact(version.starts_on.to_jiff(), lang));
    let until = place.until.map(|until| draft::holds_until(until, lang));
    match (place.state, place.until) {
        (State::Holds, _) => since(version, lang),
        (State::Replaced, _) => of("protocol-version-replaced").to_string(),
        (State::Withdrawn, _) => of("protocol-version-withdrawn").to_string(),
        (State::Past, Some(until)) => {
            of("protocol-version-past").with("until", exact(until, lang)).to_string()
        }
        (State::Coming | State::Past, _) => {
            let comes = of("protocol-version-coming").to_string();
            until.into_iter().fold(comes, |lead, until| lead + " " + &until)
        }
    }
}

/// A setting with its value, in a sentence.
pub fn words(entry: &Entry, lang: Lang) -> String {
    let code = entry.setting.key().replace('_', "-");
    match entry.value {
        Value::Number(number) => {
            lang.t(&("protocol-setting-".to_owned() + &code)).with("value", number).to_string()
        }
        Value::Switch(on) => {
            let prefix = if on { "protocol-on-" } else { "protocol-off-" };
            lang.t(&(prefix.to_owned() + &code)).to_string()
        }
        Value::Day(None) => lang.t(&("protocol-off-".to_owned() + &code)).to_string(),
        Value::Day(Some(day)) => {
            lang.t(&("protocol-on-".to_owned() + &code)).with("date", exact(day, lang)).to_string()
        }
    }
}

/// Where a setting comes from, in a sentence; none where a quote names no paragraph.
pub fn origin(entry: &Entry, lang: Lang) -> Option<String> {
    match &entry.origin {
        Origin::Quote { paragraph, .. } => {
            paragraph.as_ref().map(|name| lang.t("protocol-paragraph").with("paragraph", name).to_string())
        }
        Origin::Law(law) => Some(lang.t("protocol-origin-law").with("law", law).to_string()),
        Origin::Default if entry.is_default() => Some(lang.t("protocol-origin-default").to_string()),
        Origin::Default => Some(lang.t("protocol-origin-chosen").to_string()),
    }
}

fn sections(protocol: &Protocol, lang: Lang) -> Vec<Section> {
    let mut sections: Vec<(&str, Section)> = Vec::new();
    for entry in protocol.entries() {
        let name = entry.setting.section();
        if sections.last().is_none_or(|(last, _)| *last != name) {
            let text = |prefix: &str| lang.t(&(prefix.to_owned() + name)).to_string();
            let (title, about) = (text("protocol-section-"), text("protocol-about-"));
            sections.push((name, Section { title, about, settings: Vec::new() }));
        }
        let quote = match &entry.origin {
            Origin::Quote { quote, .. } => Some(quote.clone()),
            Origin::Law(_) | Origin::Default => None,
        };
        let line = Line {
            code: entry.setting.code(),
            words: words(entry, lang),
            quote,
            origin: origin(entry, lang),
        };
        if let Some((_, section)) = sections.last_mut() {
            section.settings.push(line);
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

fn line((version, place): (&Version, &Place), grant: &Grant<action::SeeProtocol>, lang: Lang) -> VersionLine {
    let (kind, key) = match place.state {
        State::Withdrawn => ("plain", "protocol-state-withdrawn"),
        State::Holds => ("good", "protocol-state-current"),
        State::Replaced => ("plain", "protocol-state-replaced"),
        State::Coming => ("know", "protocol-state-coming"),
        State::Past => ("plain", "protocol-state-past"),
    };
    let made_on = exact(version.made_at.date_in(&grant.actor().zone), lang);
    let made = match &version.maker {
        Some(name) => lang.t("protocol-made-by").with("name", name).with("date", made_on).to_string(),
        None => lang.t("protocol-made").with("date", made_on).to_string(),
    };
    let withdrawn = version.withdrawn_at.zip(version.withdrawer.as_ref()).map(|(at, name)| {
        let on = exact(at.date_in(&grant.actor().zone), lang);
        lang.t("protocol-withdrawn-by").with("name", name).with("date", on).to_string()
    });
    VersionLine {
        id: version.id,
        from: exact(version.starts_on.to_jiff(), lang),
        kind,
        state: lang.t(key).to_string(),
        made: withdrawn.into_iter().fold(made, |made, withdrawn| format!("{made}. {withdrawn}")),
    }
}
