//! A remark on a sentence of the protocol or on a work instruction, for the next discussion.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::{
    access::action,
    observation::{WrongText, check_text},
    protocol::{Origin, Setting},
    review::MOST_REMARK,
};
use serde::Deserialize;

use super::queries::{self, About};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{InstructionId, OrganisationId, RemarkId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol, work_instruction,
};

/// About what: the code of a setting, or a work instruction.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    setting: String,
    #[serde(default)]
    instruction: String,
}

impl Asked {
    fn about(&self) -> Option<About> {
        if self.instruction.is_empty() {
            return Setting::of(&self.setting).map(About::Sentence);
        }
        self.instruction.parse().ok().map(InstructionId).map(About::Instruction)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct RemarkForm {
    #[serde(flatten)]
    asked: Asked,
    #[serde(default)]
    words: String,
}

#[derive(Template)]
#[template(path = "review/remark.html")]
struct RemarkPage {
    page: Page,
    setting: &'static str,
    instruction: String,
    sentence: String,
    quote: Option<String>,
    words: String,
    mistake: Option<String>,
}

/// The name of a work instruction of the organisation.
async fn instruction(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InstructionId,
) -> Result<String, Problem> {
    work_instruction::names(tx, organisation, [id]).await?.remove(&id).ok_or(Problem::NotFound)
}

async fn show(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::RemarkOnProtocol>,
    about: About,
    (words, mistake): (String, Option<String>),
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let (setting, instruction, sentence, quote) = match about {
        About::Sentence(setting) => {
            let protocol = protocol::in_force(tx, organisation, today).await?;
            let entry = protocol.entries().iter().find(|entry| entry.setting == setting);
            let entry = entry.ok_or(Problem::NotFound)?;
            let quote = match &entry.origin {
                Origin::Quote { quote, .. } => Some(quote.clone()),
                Origin::Law(_) | Origin::Default => None,
            };
            (setting.code(), String::new(), protocol::words(entry, cx.lang), quote)
        }
        About::Instruction(id) => ("", id.to_string(), instruction(tx, organisation, id).await?, None),
    };
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = RemarkPage { page: cx.page(), setting, instruction, sentence, quote, words, mistake };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RemarkOnProtocol>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let about = asked.about().ok_or(Problem::NotFound)?;
    let mut tx = cx.read().await?;
    show(&cx, &mut tx, &grant, about, (String::new(), None)).await
}

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::RemarkOnProtocol>,
    form: Submitted<RemarkForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let about = form.data.asked.about().ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    if let About::Instruction(id) = about {
        instruction(&mut tx, organisation, id).await?;
    }
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
        return show(&cx, &mut tx, &grant, about, (form.data.words, Some(mistake))).await;
    }
    let id = queries::add_remark(&mut tx, organisation, staff, about, words).await?;
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
