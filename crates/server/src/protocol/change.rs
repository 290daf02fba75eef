//! The draft of a new version, by changing the text of the last one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::{Permission, action},
    protocol::{Mistake, Protocol, Wrong, approval::first_days},
};
use serde::Deserialize;

use super::{drafts, queries};
use crate::platform::{
    access::Grant,
    audit::Audit,
    dates::exact,
    form::Submitted,
    i18n::Lang,
    problem::Problem,
    render::{Flash, Page, html, status_html},
    session::Cx,
};

#[derive(Template)]
#[template(path = "protocol/change.html")]
struct ChangePage {
    page: Page,
    starts_on: String,
    text: String,
    /// What was changed so far of the draft that is there; 0 for a new one.
    version: i64,
    date_error: Option<String>,
    /// One for each mistake in the text.
    text_errors: Vec<String>,
    /// What somebody else wrote in the meantime.
    overtaken: Option<String>,
}

/// A draft.
#[derive(Debug, Deserialize)]
pub struct Change {
    starts_on: String,
    text: String,
    version: i64,
}

/// `GET /protocol/change`: the draft that is there, or the text that holds in the end.
pub async fn page(cx: Cx, grant: Grant<action::ChangeProtocol>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (starts_on, text, version) = match drafts::open(&mut tx, grant.organisation()).await? {
        Some(draft) => {
            let starts_on = draft.starts_on.to_jiff().max(tomorrow(&grant));
            (starts_on, Protocol::completed(&draft.source), draft.version)
        }
        None => {
            // It follows the version whose text it begins with.
            let (last, text) = queries::last(&mut tx, &grant).await?;
            let after = last.map_or(Date::MIN, |day| day.saturating_add(1.day()));
            (tomorrow(&grant).max(after), text, 0)
        }
    };
    html(&ChangePage {
        page: cx.page(),
        starts_on: starts_on.to_string(),
        text,
        version,
        date_error: None,
        text_errors: Vec::new(),
        overtaken: None,
    })
}

/// `POST /protocol/change`.
pub async fn save(
    cx: Cx,
    grant: Grant<action::ChangeProtocol>,
    form: Submitted<Change>,
) -> Result<Response, Problem> {
    // Browsers send the lines of a text as \r\n.
    let text = form.data.text.replace("\r\n", "\n");
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let date = begins(&grant, &form.data.starts_on);
    let protocol = Protocol::parse(&text);

    let mut tx = cx.write(&form).await?;
    let draft = drafts::open(&mut tx, organisation).await?;
    let version = draft.as_ref().map_or(0, |draft| draft.version);
    if let (Some(date), Ok(_), true) = (date, &protocol, version == form.data.version) {
        let id = match &draft {
            Some(draft) => {
                let seen = (draft.id, draft.version);
                let written = drafts::rewrite(&mut tx, organisation, seen, (date, &text), account).await?;
                written.then_some(draft.id)
            }
            None => drafts::begin(&mut tx, organisation, (date, &text), account).await?,
        };
        if let Some(id) = id {
            let audit =
                Audit::new(organisation, Some(account), "protocol draft written").on("protocol_draft", id);
            let flash = Flash::good(cx.lang.t("draft-written"));
            return Ok(tx.finish(audit, "/protocol/draft", Some(flash)).await?);
        }
    }
    let mistakes = protocol.err().unwrap_or_default();
    let mut text_errors: Vec<String> =
        mistakes.iter().map(|mistake| words(mistake, &text, cx.lang)).collect();
    // The parser can have more to say of one line.
    text_errors.dedup();
    let overtaken = version != form.data.version;
    status_html(
        StatusCode::UNPROCESSABLE_ENTITY,
        &ChangePage {
            page: cx.page(),
            starts_on: form.data.starts_on.clone(),
            text,
            version,
            date_error: date.is_none().then(|| wrong_day(&grant, cx.lang)),
            text_errors,
            overtaken: overtaken.then(|| draft.map(|draft| draft.source).unwrap_or_default()),
        },
    )
}

/// The first day on which a new version can begin.
pub(super) fn tomorrow<A: Permission>(grant: &Grant<A>) -> Date {
    *first_days(grant.actor().today).start()
}

/// The day that was typed, when a version can begin on it.
fn begins<A: Permission>(grant: &Grant<A>, typed: &str) -> Option<Date> {
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
    };
    lang.t("protocol-wrong").with("line", mistake.line).with("what", what).to_string()
}
