//! One's own passkeys: seeing, adding and removing them.

use askama::Template;
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ceremony, queries};
use crate::{
    account::{self, Nothing, Visitor, device_in_words},
    platform::{
        audit::Audit,
        dates::{Said, said_moment},
        db::Write,
        form::Submitted,
        i18n::Lang,
        ids::{AccountId, PasskeyId},
        jobs,
        mail::Mail,
        problem::Problem,
        render::{Flash, Page, html},
        session::{Cx, Sign, SignedIn},
    },
};

struct Line {
    id: PasskeyId,
    device: String,
    made: Said,
    used: Option<Said>,
}

#[derive(Template)]
#[template(path = "passkey/passkeys.html")]
struct PasskeysPage {
    page: Page,
    back: &'static str,
    lines: Vec<Line>,
    /// On a device that others use too there is nothing to add.
    may_add: bool,
}

/// The account of a person on a device of their own. On a group's tablet nobody looks after what is their own.
fn person(cx: &Cx) -> Result<&SignedIn, Problem> {
    let signed_in = cx.signed_in()?;
    if !ceremony::possible(&cx.app.settings) {
        return Err(Problem::NotFound);
    }
    if signed_in.how.is_of_one_membership() { Err(Problem::Forbidden) } else { Ok(signed_in) }
}

/// The same, where no others sign in.
fn alone(cx: &Cx) -> Result<&SignedIn, Problem> {
    if cx.is_shared() { Err(Problem::Forbidden) } else { person(cx) }
}

pub(super) async fn page(cx: Cx) -> Result<Response, Problem> {
    let signed_in = person(&cx)?;
    let rows = queries::of_account(&mut cx.read().await?, signed_in.account).await?;
    let zone = cx.actor.as_ref().map_or_else(
        || TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC),
        |actor| actor.zone.clone(),
    );
    let said = |at| said_moment(at, cx.now.date_in(&zone), &zone, cx.lang);
    let line = |row: queries::Row| Line {
        id: row.id,
        device: device_in_words(&row.device, cx.lang),
        made: said(row.made_at),
        used: row.used_at.map(said),
    };
    let parent =
        signed_in.how == Sign::Code || cx.actor.as_ref().is_some_and(|actor| actor.guardian.is_some());
    html(&PasskeysPage {
        page: cx.page(),
        back: if parent { "/family" } else { "/me" },
        lines: rows.into_iter().map(line).collect(),
        may_add: !cx.is_shared(),
    })
}

/// What a browser is asked, and the secret with which it answers.
#[derive(Serialize)]
pub(super) struct Asked {
    pub challenge: String,
    #[serde(flatten)]
    pub options: Value,
}

pub(super) async fn begin(cx: Cx, _form: Submitted<Nothing>) -> Result<Response, Problem> {
    let signed_in = alone(&cx)?;
    let mut tx = cx.app.db.write(cx.now).await?;
    let email = account::reached(&mut tx, signed_in.account).await?.0;
    let there = queries::of_account(&mut tx, signed_in.account).await?;
    let there = there.into_iter().map(|row| row.credential_id).collect();
    let person = (signed_in.account.0, email.as_str(), signed_in.name.as_str());
    let (options, state) = ceremony::ask_new(&cx.app.settings, person, there)?;
    let challenge = queries::ask(&mut tx, Some(signed_in.account), &state).await?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(Json(Asked { challenge, options }).into_response())
}

/// What a device made or signed, and what it was asked with.
#[derive(Debug, Deserialize)]
pub(super) struct Answered {
    pub challenge: String,
    pub answer: String,
}

pub(super) async fn add(cx: Cx, visitor: Visitor, form: Submitted<Answered>) -> Result<Response, Problem> {
    let signed_in = alone(&cx)?;
    let mut tx = cx.write(&form).await?;
    let state = queries::answered(&mut tx, &form.data.challenge, Some(signed_in.account)).await?;
    let made = match &state {
        Some(state) => ceremony::made(&cx.app.settings, state, &form.data.answer)?,
        None => None,
    };
    let Some(made) = made else { return not_added(&cx, tx).await };
    let credential = serde_json::to_string(&made).map_err(|_| Problem::Internal)?;
    let what = (made.cred_id().as_slice(), credential.as_str());
    let for_work = signed_in.how == Sign::Password;
    let added = queries::add(&mut tx, signed_in.account, what, (&visitor.device, for_work)).await?;
    let Some(id) = added else { return not_added(&cx, tx).await };
    queries::record(&mut tx, signed_in.account, id, "passkey added").await?;
    tell(&mut tx, signed_in.account).await?;
    let flash = Flash::good(cx.lang.t("passkey-added"));
    Ok(tx.finish(Audit::housekeeping(), "/passkeys", Some(flash)).await?)
}

async fn not_added(cx: &Cx, tx: Write) -> Result<Response, Problem> {
    let flash = Flash::know(cx.lang.t("passkey-not-added"));
    Ok(tx.finish(Audit::housekeeping(), "/passkeys", Some(flash)).await?)
}

/// Tells the person by mail, so that what somebody else did does not go unnoticed.
async fn tell(tx: &mut Write, account: AccountId) -> sqlx::Result<()> {
    let Some(organisation) = queries::organisations(tx, account).await?.first().copied() else {
        return Ok(());
    };
    let (email, language) = account::reached(tx, account).await?;
    let lang = Lang::of_parent(&language);
    let mail = Mail {
        to: email,
        subject: lang.t("passkey-mail-subject").to_string(),
        text: lang.t("passkey-mail-text").to_string(),
        about: Vec::new(),
    };
    jobs::add_mail(tx, organisation, &mail).await
}

pub(super) async fn remove(
    cx: Cx,
    Path(id): Path<PasskeyId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let signed_in = person(&cx)?;
    let mut tx = cx.write(&form).await?;
    if !queries::remove(&mut tx, signed_in.account, id, signed_in.session).await? {
        return Err(Problem::NotFound);
    }
    queries::record(&mut tx, signed_in.account, id, "passkey removed").await?;
    let flash = Flash::good(cx.lang.t("passkey-removed"));
    Ok(tx.finish(Audit::housekeeping(), "/passkeys", Some(flash)).await?)
}
