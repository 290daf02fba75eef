//! A remark on a sentence of the protocol, for its next discussion.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::{
    access::action,
    observation::{WrongText, check_text},
    protocol::{Origin, Protocol, Setting},
    review::MOST_REMARK,
};
use serde::Deserialize;

use super::queries;
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::RemarkId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol,
};

#[derive(Debug, Deserialize)]
pub(super) struct RemarkForm {
    setting: String,
    #[serde(default)]
    words: String,
}

#[derive(Template)]
#[template(path = "review/remark.html")]
struct RemarkPage {
    page: Page,
    setting: &'static str,
    sentence: String,
    quote: Option<String>,
    words: String,
    mistake: Option<String>,
}

fn show(
    cx: &Cx,
    protocol: &Protocol,
    setting: Setting,
    words: String,
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let entry = protocol.entries().iter().find(|entry| entry.setting == setting).ok_or(Problem::NotFound)?;
    let quote = match &entry.origin {
        Origin::Quote { quote, .. } => Some(quote.clone()),
        Origin::Law(_) | Origin::Default => None,
    };
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let sentence = protocol::words(entry, cx.lang);
    status_html(
        status,
        &RemarkPage { page: cx.page(), setting: setting.code(), sentence, quote, words, mistake },
    )
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    setting: String,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RemarkOnProtocol>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let setting = Setting::of(&asked.setting).ok_or(Problem::NotFound)?;
    let mut tx = cx.read().await?;
    let protocol = protocol::in_force(&mut tx, grant.organisation(), grant.actor().today).await?;
    show(&cx, &protocol, setting, String::new(), None)
}

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::RemarkOnProtocol>,
    form: Submitted<RemarkForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let setting = Setting::of(&form.data.setting).ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    let words = form.data.words.trim();
    if let Err(wrong) = check_text(words, MOST_REMARK) {
        let mistake = match wrong {
            WrongText::Empty => lang.t("review-remark-empty").to_string(),
            WrongText::TooLong(length) => lang
                .t("review-too-long")
                .with("length", grouped(length, lang))
                .with("most", grouped(MOST_REMARK, lang))
                .to_string(),
        };
        let protocol = protocol::in_force(&mut tx, organisation, grant.actor().today).await?;
        return show(&cx, &protocol, setting, form.data.words, Some(mistake));
    }
    let id = queries::add_remark(&mut tx, organisation, staff, setting, words).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "protocol remarked on")
        .on("protocol_remark", id);
    let flash = Flash::good(lang.t("review-remark-saved"))
        .undo(format!("/protocol/remarks/{id}/withdraw"), lang.t("review-remark-undo"));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::RemarkOnProtocol>,
    Path(remark): Path<RemarkId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    if !queries::withdraw(&mut tx, organisation, remark, staff).await? {
        return Err(Problem::NotFound);
    }
    let audit = Audit::new(organisation, Some(grant.actor().account), "protocol remark withdrawn")
        .on("protocol_remark", remark);
    let flash = Flash::know(cx.lang.t("review-remark-withdrawn"));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}
