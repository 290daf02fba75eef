//! The draft of a new version: its settings changed one by one, or its text as a whole.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::{Permission, action},
    protocol::{
        Kind, Mistake, Protocol, Setting, Wrong,
        approval::first_days,
        edit::{Part, Refused, Typed, came_later, caught_up, rewritten, wrong_evaluation},
    },
};
use uuid::Uuid;

use super::{
    drafts::{self, Became, Draft},
    fields::{self, Beside, Group},
    queries,
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::OrganisationId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "protocol/change.html")]
struct ChangePage {
    page: Page,
    starts_on: String,
    groups: Vec<Group>,
    text: String,
    /// The text was sent, and not the fields.
    as_text: bool,
    /// What was changed so far of the draft that is there; 0 for a new one.
    version: i64,
    date_error: Option<String>,
    /// One for each mistake in the text.
    text_errors: Vec<String>,
    /// The fields that are wrong, and why.
    problems: Vec<(String, String)>,
    /// What the settings say that the fields begin with. See [`fields::marks`].
    marks: String,
    /// What became of the draft that was seen, where it is not as it was.
    meanwhile: Option<Meanwhile>,
}

/// What happened since a form was opened.
struct Meanwhile {
    words: String,
    /// The version that the draft became.
    approved: Option<Uuid>,
    /// The text of the draft that there is now; empty without one.
    other: String,
}

async fn meanwhile(
    tx: &mut Read,
    organisation: OrganisationId,
    seen: i64,
    open: Option<Draft>,
    lang: Lang,
) -> sqlx::Result<Meanwhile> {
    let other = open.as_ref().map(|draft| draft.source.clone()).unwrap_or_default();
    let became = match (seen, open) {
        // There was none yet.
        (0, Some(draft)) => Became::Changed(draft),
        (_, open) => drafts::became(tx, organisation, seen, open).await?,
    };
    let (key, approved) = match became {
        Became::Same(_) | Became::Changed(_) => {
            return Ok(Meanwhile { words: lang.t("protocol-overtaken").to_string(), approved: None, other });
        }
        Became::Approved(version) => ("protocol-meanwhile-approved", Some(version)),
        Became::Gone => ("protocol-meanwhile-gone", None),
    };
    let then = if other.is_empty() { "protocol-meanwhile-new" } else { "protocol-meanwhile-other" };
    Ok(Meanwhile { words: format!("{} {}", lang.t(key), lang.t(then)), approved, other })
}

/// What both forms send: the version that was seen and the first day; the one the whole text, the other the settings.
struct Sent<'f> {
    version: i64,
    starts_on: &'f str,
    text: Option<String>,
}

impl<'f> Sent<'f> {
    fn of(form: &'f BTreeMap<String, String>) -> Option<Self> {
        Some(Self {
            version: form.get("version")?.parse().ok()?,
            starts_on: form.get("starts_on")?,
            // Browsers send the lines of a text as \r\n.
            text: form.get("text").map(|text| text.replace("\r\n", "\n")),
        })
    }
}

/// The draft that is there, the day on which it can begin, and the text to change: its own, or the one that holds in the
/// end, which a new version follows.
async fn kept(
    tx: &mut Read,
    grant: &Grant<action::ChangeProtocol>,
) -> sqlx::Result<(Option<Draft>, Date, String)> {
    if let Some(draft) = drafts::open(tx, grant.organisation()).await? {
        let (starts_on, text) = (draft.starts_on.to_jiff(), Protocol::completed(&draft.source));
        return Ok((Some(draft), starts_on.max(tomorrow(grant)), text));
    }
    let (last, text) = queries::last(tx, grant).await?;
    Ok((None, follows(last, grant), caught_up(&text)))
}

/// The day on which a new version can begin after the last one.
fn follows(last: Option<Date>, grant: &Grant<action::ChangeProtocol>) -> Date {
    let after = last.map_or(Date::MIN, |day| day.saturating_add(1.day()));
    after.max(tomorrow(grant))
}

/// `POST /protocol/draft/catch-up`: begins a draft with what the profile quotes of settings that came after the last
/// version.
pub async fn catch_up(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let (last, text) = queries::last(&mut tx, &grant).await?;
    if came_later(&text).is_empty() {
        return Err(Problem::Conflict);
    }
    let (starts_on, text) = (follows(last, &grant), caught_up(&text));
    let begun = drafts::begin(&mut tx, organisation, (starts_on, &text), account).await?;
    let id = begun.ok_or(Problem::Conflict)?;
    let audit = Audit::new(organisation, Some(account), "protocol draft written").on("protocol_draft", id);
    Ok(tx.finish(audit, "/protocol/draft", Some(Flash::good(cx.lang.t("draft-written")))).await?)
}

/// `GET /protocol/change`.
pub async fn page(cx: Cx, grant: Grant<action::ChangeProtocol>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (draft, starts_on, text) = kept(&mut tx, &grant).await?;
    let now = queries::read(&text)?;
    let holds = queries::in_force(&mut tx, grant.organisation(), starts_on).await?;
    let beside = Beside { kept: &now, holds: &holds, seen: None };
    let typed = now.entries().iter().map(Typed::of).collect();
    html(&ChangePage {
        page: cx.page(),
        starts_on: starts_on.to_string(),
        groups: fields::groups(typed, &[], beside, cx.lang),
        text,
        as_text: false,
        version: draft.map_or(0, |draft| draft.version),
        date_error: None,
        text_errors: Vec::new(),
        problems: Vec::new(),
        marks: fields::marks(&now),
        meanwhile: None,
    })
}

/// `POST /protocol/change`.
pub async fn save(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sent = Sent::of(&form.data).ok_or(Problem::BadForm)?;
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let date = begins(&grant, sent.starts_on);

    let mut tx = cx.write(&form).await?;
    let (draft, first, text) = kept(&mut tx, &grant).await?;
    let version = draft.as_ref().map_or(0, |draft| draft.version);
    let now = queries::read(&text)?;
    let starts_on = date.unwrap_or(first);
    let holds = queries::in_force(&mut tx, organisation, starts_on).await?;
    let typed = fields::typed(&now, &form.data);
    let (written, mut refused) = match &sent.text {
        Some(text) => (Some(text.clone()), Vec::new()),
        None => match rewritten(&text, &typed) {
            Ok(text) => (Some(text), Vec::new()),
            Err(refused) => (None, refused),
        },
    };
    let mut mistakes = Vec::new();
    match written.as_deref().map(Protocol::parse) {
        Some(Ok(new)) => {
            if let Some(what) = wrong_evaluation(&new, [&now, &holds], starts_on, grant.actor().today) {
                let setting = Setting::EvaluateOn;
                match &sent.text {
                    Some(text) => mistakes.push(Mistake::at(text, setting, what)),
                    None => refused.push(Refused { setting, part: Part::Value, what }),
                }
            }
        }
        Some(Err(found)) => mistakes = found,
        None => {}
    }
    let whole = mistakes.is_empty() && refused.is_empty() && version == sent.version;
    if let (Some(date), Some(text), true) = (date, &written, whole) {
        let id = match &draft {
            Some(draft) => {
                let seen = (draft.id, draft.version);
                let written = drafts::rewrite(&mut tx, organisation, seen, (date, text), account).await?;
                written.then_some(draft.id)
            }
            None => drafts::begin(&mut tx, organisation, (date, text), account).await?,
        };
        if let Some(id) = id {
            let audit =
                Audit::new(organisation, Some(account), "protocol draft written").on("protocol_draft", id);
            let flash = Flash::good(cx.lang.t("draft-written"));
            return Ok(tx.finish(audit, "/protocol/draft", Some(flash)).await?);
        }
    }
    let as_text = sent.text.is_some();
    let is_other = version != sent.version && draft.is_some() && !as_text;
    let seen = is_other.then(|| form.data.get("marks").map_or("", String::as_str));
    let beside = Beside { kept: &now, holds: &holds, seen };
    let groups = fields::groups(typed, &refused, beside, cx.lang);
    let meanwhile = if version == sent.version {
        None
    } else {
        Some(meanwhile(&mut tx, organisation, sent.version, draft, cx.lang).await?)
    };
    let text = sent.text.unwrap_or(text);
    let mut text_errors: Vec<String> =
        mistakes.iter().map(|mistake| words(mistake, &text, cx.lang)).collect();
    // The parser can have more to say of one line.
    text_errors.dedup();
    status_html(
        StatusCode::UNPROCESSABLE_ENTITY,
        &ChangePage {
            page: cx.page(),
            starts_on: sent.starts_on.to_owned(),
            problems: fields::problems(&groups),
            groups,
            text,
            as_text,
            version,
            date_error: date.is_none().then(|| wrong_day(&grant, cx.lang)),
            text_errors,
            marks: fields::marks(&now),
            meanwhile,
        },
    )
}

/// The first day on which a new version can begin.
pub(super) fn tomorrow<A: Permission>(grant: &Grant<A>) -> Date {
    *first_days(grant.actor().today).start()
}

/// The day that was typed, when a version can begin on it.
pub(super) fn begins<A: Permission>(grant: &Grant<A>, typed: &str) -> Option<Date> {
    typed.trim().parse().ok().filter(|day| first_days(grant.actor().today).contains(day))
}

/// From when until when a version can begin.
pub(super) fn wrong_day<A: Permission>(grant: &Grant<A>, lang: Lang) -> String {
    let days = first_days(grant.actor().today);
    let (from, until) = (exact(*days.start(), lang), exact(*days.end(), lang));
    lang.t("protocol-date-wrong").with("from", from).with("until", until).to_string()
}

/// So many characters of a line that cannot be read are shown.
const MOST_OF_A_LINE: usize = 80;

/// A mistake in the reader's words; of what is no TOML the line itself, because the parser's own words are English.
fn words(mistake: &Mistake, text: &str, lang: Lang) -> String {
    let what = match &mistake.what {
        Wrong::TooLong => lang.t("protocol-wrong-too-long").to_string(),
        Wrong::Syntax(_) => {
            let line = text.lines().nth(mistake.line.saturating_sub(1)).unwrap_or_default().trim();
            let shown: String = line.chars().take(MOST_OF_A_LINE).collect();
            lang.t("protocol-wrong-syntax").with("line", shown).to_string()
        }
        Wrong::Unknown(name) => lang.t("protocol-wrong-unknown").with("name", name).to_string(),
        Wrong::Missing(name) => lang.t("protocol-wrong-missing").with("name", name).to_string(),
        Wrong::NotInRange(from, to) => {
            lang.t("protocol-wrong-range").with("from", *from).with("to", *to).to_string()
        }
        Wrong::NotASwitch => lang.t("protocol-wrong-switch").to_string(),
        Wrong::NotADay => lang.t("protocol-wrong-day").to_string(),
        Wrong::NoOrigin => lang.t("protocol-wrong-origin").to_string(),
        Wrong::NoText(name) => lang.t("protocol-wrong-text").with("name", name).to_string(),
        Wrong::LowerThan(name) => lang.t("protocol-wrong-lower").with("name", name).to_string(),
        Wrong::HigherThan(name) => lang.t("protocol-wrong-higher").with("name", name).to_string(),
        Wrong::NotInTime(from, until) => {
            let (from, until) = (exact(*from, lang), exact(*until, lang));
            lang.t("protocol-wrong-time").with("from", from).with("until", until).to_string()
        }
    };
    lang.t("protocol-wrong").with("line", mistake.line).with("what", what).to_string()
}
