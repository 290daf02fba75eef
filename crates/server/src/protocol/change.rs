//! A new version, by changing the text of the last one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    protocol::{Mistake, Protocol, Wrong},
};
use serde::Deserialize;

use super::queries;
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

/// A version can be made this many days ahead.
const AHEAD: i64 = 730;

#[derive(Template)]
#[template(path = "protocol/change.html")]
struct ChangePage {
    page: Page,
    starts_on: String,
    text: String,
    based_on: String,
    date_error: Option<String>,
    /// One for each mistake in the text.
    text_errors: Vec<String>,
    /// Somebody else made a version in the meantime.
    overtaken: bool,
}

/// A new version.
#[derive(Debug, Deserialize)]
pub struct Change {
    starts_on: String,
    text: String,
    /// The last version when the page was opened; empty without one.
    based_on: String,
}

/// `GET /protocol/change`.
pub async fn page(cx: Cx, grant: Grant<action::ChangeProtocol>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let text = queries::last_text(&mut tx, &grant).await?;
    let based_on = last(&queries::versions(&mut tx, &grant).await?);
    html(&ChangePage {
        page: cx.page(),
        starts_on: tomorrow(&grant)?.to_string(),
        text,
        based_on,
        date_error: None,
        text_errors: Vec::new(),
        overtaken: false,
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
    let earliest = tomorrow(&grant)?;
    let latest = grant.actor().today.checked_add(AHEAD.days()).map_err(|_| Problem::Internal)?;
    let date: Option<Date> =
        form.data.starts_on.trim().parse().ok().filter(|d| (earliest..=latest).contains(d));
    let protocol = Protocol::parse(&text);

    let mut tx = cx.write(&form).await?;
    let last = last(&queries::versions(&mut tx, &grant).await?);
    let overtaken = last != form.data.based_on;
    if let (Some(date), Ok(protocol), false) = (date, &protocol, overtaken) {
        let (organisation, account) = (grant.organisation(), Some(grant.actor().account));
        let id = queries::add(&mut tx, organisation, date, &protocol.profile, &text, account).await?;
        let audit = Audit::new(organisation, account, "protocol changed").on("protocol_version", id);
        let flash = Flash::good(cx.lang.t("protocol-changed").with("date", exact(date, cx.lang)));
        return Ok(tx.finish(audit, "/protocol", Some(flash)).await?);
    }
    let date_error = date.is_none().then(|| {
        let (earliest, latest) = (exact(earliest, cx.lang), exact(latest, cx.lang));
        cx.lang.t("protocol-date-wrong").with("from", earliest).with("until", latest).to_string()
    });
    let text_errors =
        protocol.err().unwrap_or_default().iter().map(|mistake| words(mistake, cx.lang)).collect();
    status_html(
        StatusCode::UNPROCESSABLE_ENTITY,
        &ChangePage {
            page: cx.page(),
            starts_on: form.data.starts_on.clone(),
            text,
            based_on: last,
            date_error,
            text_errors,
            overtaken,
        },
    )
}

fn tomorrow(grant: &Grant<action::ChangeProtocol>) -> Result<Date, Problem> {
    grant.actor().today.tomorrow().map_err(|_| Problem::Internal)
}

/// The version that was made last.
fn last(versions: &[queries::Version]) -> String {
    versions
        .iter()
        .max_by_key(|version| (version.made_at, version.id))
        .map_or_else(String::new, |v| v.id.to_string())
}

/// A mistake in the reader's words. The parser's own words on what is no TOML are English.
fn words(mistake: &Mistake, lang: Lang) -> String {
    let what = match &mistake.what {
        Wrong::TooLong => lang.t("protocol-wrong-too-long").to_string(),
        Wrong::Syntax(why) => lang.t("protocol-wrong-syntax").with("why", why).to_string(),
        Wrong::Unknown(name) => lang.t("protocol-wrong-unknown").with("name", name).to_string(),
        Wrong::Missing(name) => lang.t("protocol-wrong-missing").with("name", name).to_string(),
        Wrong::NotInRange(from, to) => {
            lang.t("protocol-wrong-range").with("from", *from).with("to", *to).to_string()
        }
        Wrong::NotASwitch => lang.t("protocol-wrong-switch").to_string(),
        Wrong::NoOrigin => lang.t("protocol-wrong-origin").to_string(),
        Wrong::NoText(name) => lang.t("protocol-wrong-text").with("name", name).to_string(),
    };
    lang.t("protocol-wrong").with("line", mistake.line).with("what", what).to_string()
}
