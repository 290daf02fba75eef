//! Asking for consent.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    consent::{MOST_DAYS, MOST_NAME, MOST_WORDS, can_be_asked},
    observation::{WrongText, check_text},
};
use serde::Deserialize;
use uuid::Uuid;

use super::queries::{self, New};
use crate::{
    child::{self, Child},
    concern::{self, ConsentStep},
    family::asked::{self, Matter},
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, ConcernId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// A consent holds for so many months as long as nobody chooses another day.
const USUAL_MONTHS: i64 = 3;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AskForm {
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    recipient: String,
    #[serde(default)]
    contents: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    /// The concern of which a step needs it; empty for none.
    #[serde(default)]
    concern: String,
}

impl AskForm {
    /// The step of a concern for which it is asked.
    async fn step(
        &self,
        tx: &mut Read,
        grant: &Grant<action::AskConsent>,
        child: ChildId,
        lang: Lang,
    ) -> Result<Option<ConsentStep>, Problem> {
        if self.concern.is_empty() {
            return Ok(None);
        }
        let concern: Uuid = self.concern.parse().map_err(|_| Problem::NotFound)?;
        concern::consent_step(tx, grant.actor(), child, ConcernId(concern), lang).await.map(Some)
    }
}

/// For which step of a concern it is asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct For {
    #[serde(default)]
    concern: String,
}

#[derive(Default)]
struct Mistakes {
    purpose: Option<String>,
    recipient: Option<String>,
    contents: Option<String>,
    until: Option<String>,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("purpose", &self.purpose),
            ("recipient", &self.recipient),
            ("contents", &self.contents),
            ("until", &self.until),
        ];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

#[derive(Template)]
#[template(path = "consent/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    /// Who is asked; nobody: nobody is known to have custody.
    asked: Vec<String>,
    form: AskForm,
    mistakes: Mistakes,
}

/// What is wrong with a text, in words.
pub fn text_mistake(text: &str, most: usize, lang: Lang) -> Option<String> {
    check_text(text.trim(), most).err().map(|wrong| match wrong {
        WrongText::Empty => lang.t("consent-wrong-empty").to_string(),
        WrongText::TooLong(length) => lang
            .t("consent-wrong-long")
            .with("length", grouped(length, lang))
            .with("most", grouped(most, lang))
            .to_string(),
    })
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::AskConsent>,
    child: Child,
    (form, mistakes): (AskForm, Mistakes),
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let today = grant.actor().today;
    let custodians = queries::custodians(&mut tx, grant.organisation(), &[child.id], today).await?;
    drop(tx);
    let asked = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let status = if mistakes.lines().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage {
        page: cx.page(),
        asked: asked.iter().map(|custodian| custodian.name.clone()).collect(),
        child,
        form,
        mistakes,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(child): Path<ChildId>,
    Query(of): Query<For>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let mut form = AskForm {
        from: today.to_string(),
        until: today.saturating_add(USUAL_MONTHS.months()).to_string(),
        concern: of.concern,
        ..AskForm::default()
    };
    if let Some(step) = form.step(&mut tx, &grant, child.id, cx.lang).await? {
        (form.purpose, form.recipient) = (step.purpose, step.recipient);
    }
    drop(tx);
    show(&cx, &grant, child, (form, Mistakes::default())).await
}

fn read(form: &AskForm, today: Date, lang: Lang) -> Result<(Date, Date), Mistakes> {
    let period = form.from.trim().parse::<Date>().ok().zip(form.until.trim().parse::<Date>().ok());
    let period = period.filter(|(from, until)| can_be_asked(*from, *until, today));
    let last = exact(today.saturating_add(MOST_DAYS.days()), lang);
    let mistakes = Mistakes {
        purpose: text_mistake(&form.purpose, MOST_NAME, lang),
        recipient: text_mistake(&form.recipient, MOST_NAME, lang),
        contents: text_mistake(&form.contents, MOST_WORDS, lang),
        until: period.is_none().then(|| lang.t("consent-wrong-period").with("last", last).to_string()),
    };
    period.filter(|_| mistakes.lines().is_empty()).ok_or(mistakes)
}

pub(super) async fn ask(
    cx: Cx,
    grant: Grant<action::AskConsent>,
    Path(child): Path<ChildId>,
    form: Submitted<AskForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let step = form.data.step(&mut tx, &grant, child.id, lang).await?;
    let period = match read(&form.data, actor.today, lang) {
        Ok(period) => period,
        Err(mistakes) => {
            drop(tx);
            return show(&cx, &grant, child, (form.data, mistakes)).await;
        }
    };
    let new = New {
        child: child.id,
        purpose: form.data.purpose.trim(),
        recipient: form.data.recipient.trim(),
        contents: form.data.contents.trim(),
        period,
    };
    let id = queries::add(&mut tx, organisation, &new, (actor.today, staff)).await?;
    asked::ask(&mut tx, organisation, child.id, Matter::Consent(id)).await?;
    let audit = Audit::new(organisation, Some(actor.account), "consent asked")
        .on("consent", id)
        .on("child", child.id);
    let flash = Flash::good(lang.t("consent-asked"))
        .undo(format!("/consents/{id}/take-back"), lang.t("consent-undo"));
    let to = match &step {
        Some(step) => concern::consent_asked(&mut tx, organisation, step, id).await?,
        None => format!("/consents/{id}"),
    };
    Ok(tx.finish(audit, &to, Some(flash)).await?)
}
