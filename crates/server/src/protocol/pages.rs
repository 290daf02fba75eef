//! What holds, and the versions.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::{Action, action},
    protocol::{Entry, Origin, Protocol, Value},
};
use uuid::Uuid;

use super::{
    drafts,
    queries::{self, Version},
};
use crate::{
    platform::{
        access::Grant,
        dates::{Said, exact, said},
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
    from: Said,
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
    let since = current(&versions, day).map(|version| version.starts_on.to_jiff());
    let mut page = page(&cx, &grant, &protocol, since, false, &versions);
    if let Ok(grant) = Grant::<action::ReadInstructions>::of(grant.actor()) {
        page.instructions = work_instruction::to_read(&mut tx, &grant, cx.lang).await?;
    }
    page.draft = page.may_change && drafts::open(&mut tx, grant.organisation()).await?.is_some();
    html(&page)
}

/// `/protocol/versions/{id}`: a version that held, or will hold.
pub async fn version(
    cx: Cx,
    grant: Grant<action::SeeProtocol>,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (starts_on, text) = queries::version(&mut tx, &grant, id).await?.ok_or(Problem::NotFound)?;
    let versions = queries::versions(&mut tx, &grant).await?;
    let other = current(&versions, grant.actor().today).is_none_or(|version| version.id != id);
    let mut page = page(&cx, &grant, &queries::read(&text)?, Some(starts_on.to_jiff()), other, &versions);
    let draft = drafts::of_version(&mut tx, grant.organisation(), id).await?;
    page.record = draft.map(|draft| record(draft, &grant.actor().zone, cx.lang)).transpose()?;
    let holds = versions.iter().any(|version| version.id == id && !version.withdrawn);
    let ahead = starts_on.to_jiff() > grant.actor().today;
    page.withdraw = (holds && ahead && grant.actor().may_somewhere(Action::ApproveProtocol))
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
    protocol: &Protocol,
    since: Option<Date>,
    other: bool,
    versions: &[Version],
) -> ProtocolPage {
    let lead = match since {
        Some(date) => {
            let key = if other { "protocol-version-of" } else { "protocol-since" };
            cx.lang.t(key).with("date", exact(date, cx.lang)).to_string()
        }
        // The profile that holds as long as there is no version.
        None => cx.lang.t("protocol-profile-only").to_string(),
    };
    ProtocolPage {
        page: cx.page(),
        lead,
        other,
        sections: sections(protocol, cx.lang),
        versions: lines(versions, grant, cx.lang),
        may_change: grant.actor().may_somewhere(Action::ChangeProtocol),
        may_remark: !other && grant.actor().may_somewhere(Action::RemarkOnProtocol),
        instructions: Vec::new(),
        draft: false,
        record: None,
        withdraw: None,
    }
}

/// The version that holds on a day. Versions come with the last first.
fn current(versions: &[Version], on: Date) -> Option<&Version> {
    versions.iter().find(|version| version.starts_on.to_jiff() <= on && !version.withdrawn)
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
        Origin::Default => Some(lang.t("protocol-origin-default").to_string()),
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

fn lines(versions: &[Version], grant: &Grant<action::SeeProtocol>, lang: Lang) -> Vec<VersionLine> {
    let today = grant.actor().today;
    let current = current(versions, today).map(|version| version.id);
    let mut later: Option<Date> = None;
    versions
        .iter()
        .map(|version| {
            let from = version.starts_on.to_jiff();
            // A version that starts on the day of one that was made later never holds.
            let replaced = !version.withdrawn && later.replace(from) == Some(from);
            let (kind, key) = if version.withdrawn {
                ("plain", "protocol-state-withdrawn")
            } else if Some(version.id) == current {
                ("good", "protocol-state-current")
            } else if replaced {
                ("plain", "protocol-state-replaced")
            } else if from > today {
                ("know", "protocol-state-coming")
            } else {
                ("plain", "protocol-state-past")
            };
            let made_on = said(version.made_at.date_in(&grant.actor().zone), today, lang).exact;
            let made = match &version.maker {
                Some(name) => lang.t("protocol-made-by").with("name", name).with("date", made_on).to_string(),
                None => lang.t("protocol-made").with("date", made_on).to_string(),
            };
            VersionLine {
                id: version.id,
                from: said(from, today, lang),
                kind,
                state: lang.t(key).to_string(),
                made,
            }
        })
        .collect()
}
