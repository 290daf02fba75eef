//! A child chooses its picture and its secret, together with a colleague.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    child_voice::{PICTOGRAMS, PICTURES, WrongSecret, secret},
};
use serde::Deserialize;

use super::{hearing, queries};
use crate::{
    account::{
        self,
        throttle::{self, Throttle},
    },
    child::Child,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said_moment},
        form::Submitted,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    tablet,
};

/// What was chosen.
#[derive(Clone, Default, Deserialize)]
pub struct SecretForm {
    #[serde(default)]
    picture: String,
    #[serde(default)]
    first: String,
    #[serde(default)]
    second: String,
    #[serde(default)]
    third: String,
}

#[derive(Template)]
#[template(path = "child_voice/secret.html")]
struct SecretPage {
    page: Page,
    child: Child,
    pictures: &'static [&'static str],
    pictograms: &'static [&'static str],
    /// The steps of the secret: name of the field, and what it is called.
    steps: [(&'static str, String); 3],
    form: SecretForm,
    /// When it was chosen before, and who helped.
    before: Option<(Said, String)>,
    error: Option<String>,
}

impl SecretPage {
    fn is_chosen(&self, step: &str, pictogram: &str) -> bool {
        let chosen = match step {
            "first" => &self.form.first,
            "second" => &self.form.second,
            _ => &self.form.third,
        };
        chosen == pictogram
    }
}

async fn load(
    cx: &Cx,
    grant: &Grant<action::HearChild>,
    child: ChildId,
    form: SecretForm,
    error: Option<String>,
) -> Result<SecretPage, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (child, _) = hearing::found(&mut tx, grant, child).await?;
    let before = queries::picture(&mut tx, grant.organisation(), child.id).await?;
    let picture = before.as_ref().map(|(picture, ..)| picture.clone()).unwrap_or_default();
    let before = before.map(|(_, at, by)| (said_moment(at, actor.today, &actor.zone, lang), by));
    let form = if form.picture.is_empty() { SecretForm { picture, ..form } } else { form };
    let steps = [
        ("first", lang.t("voice-step-first").to_string()),
        ("second", lang.t("voice-step-second").to_string()),
        ("third", lang.t("voice-step-third").to_string()),
    ];
    let (pictures, pictograms) = (&PICTURES[..], &PICTOGRAMS[..]);
    Ok(SecretPage { page: cx.page(), child, pictures, pictograms, steps, form, before, error })
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::HearChild>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    html(&load(&cx, &grant, child, SecretForm::default(), None).await?)
}

pub(super) async fn set(
    cx: Cx,
    grant: Grant<action::HearChild>,
    Path(child): Path<ChildId>,
    form: Submitted<SecretForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let typed = &form.data;
    let picture = PICTURES.into_iter().find(|picture| *picture == typed.picture);
    let wrong = match (secret(&[&typed.first, &typed.second, &typed.third]), picture) {
        (Ok(secret), Some(picture)) => Ok((secret, picture)),
        (Err(WrongSecret::TooEasy), _) => Err("voice-wrong-easy"),
        _ => Err("voice-wrong-chosen"),
    };
    let (secret, picture) = match wrong {
        Ok(chosen) => chosen,
        Err(wrong) => {
            let error = Some(cx.lang.t(wrong).to_string());
            let page = load(&cx, &grant, child, form.data.clone(), error).await?;
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let hash = account::hashed(secret).await?;
    let mut tx = cx.write(&form).await?;
    let (child, _) = hearing::found(&mut tx, &grant, child).await?;
    queries::set(&mut tx, organisation, child.id, staff, (picture, &hash)).await?;
    // Tries at the secret that it had before do not keep it from this one.
    throttle::clear(&mut tx, &Throttle::of_child(child.id)).await?;
    for tablet in tablet::of_organisation(&mut tx, organisation).await? {
        throttle::clear(&mut tx, &Throttle::of_child_on(child.id, tablet)).await?;
    }
    let audit = Audit::new(organisation, Some(actor.account), "child's secret set").on("child", child.id);
    let flash = Flash::good(cx.lang.t("voice-secret-set").with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
