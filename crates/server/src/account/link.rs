//! Links that work once: an invitation or a forgotten password ends in a password that the person chooses.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Visitor, address,
    invite::{Purpose, RESET_MINUTES, new_link},
    password, queries, throttle,
};
use crate::platform::{
    app::App,
    audit::Audit,
    form::Submitted,
    i18n::Lang,
    jobs::{self, Job},
    mail::Mail,
    problem::Problem,
    render::{Flash, Page, html, status_html},
    session::{self, Cx, Sign},
};

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    page: Page,
    email: String,
    first: bool,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "account/gone.html")]
struct GonePage {
    page: Page,
}

fn gone(cx: &Cx) -> Result<Response, Problem> {
    status_html(StatusCode::GONE, &GonePage { page: cx.page() })
}

/// The page behind a link. Opening it uses nothing up: mail programs open links too.
pub async fn page(cx: Cx, Path(token): Path<String>) -> Result<Response, Problem> {
    let Some(link) = queries::link(&mut cx.read().await?, &token, cx.now).await? else { return gone(&cx) };
    let first = link.purpose == "invitation";
    html(&PasswordPage { page: cx.page(), email: link.email, first, error: None })
}

/// A new password.
#[derive(Deserialize)]
pub struct NewPassword {
    password: String,
}

/// Keeps the chosen password, uses the link up, ends all other sessions and signs in.
pub async fn choose_password(
    cx: Cx,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Submitted<NewPassword>,
) -> Result<Response, Problem> {
    let Some(link) = queries::link(&mut cx.read().await?, &token, cx.now).await? else { return gone(&cx) };
    let first = link.purpose == "invitation";
    if let Err(weak) = password::check(&form.data.password, &link.email, &link.name) {
        let error = Some(said(cx.lang, weak));
        let page = PasswordPage { page: cx.page(), email: link.email, first, error };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = password::hash(form.data.password).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    if !queries::use_link(&mut tx, &token).await? {
        return gone(&cx);
    }
    let action = if first { "password chosen" } else { "password reset" };
    queries::set_password(&mut tx, link.account_id, &hash, action).await?;
    queries::end_sessions(&mut tx, link.account_id, None).await?;
    if let Some(before) = &cx.account {
        queries::end_session(&mut tx, before.account, before.session).await?;
    }
    throttle::clear(&mut tx, &throttle::Throttle::of_account(&link.email)).await?;
    let session = session::begin(&mut tx, &cx.app, link.account_id, Sign::Password, &visitor.device).await?;
    tx.commit(Audit::housekeeping()).await?;
    let mut response = Redirect::to("/").into_response();
    session::keep(response.headers_mut(), &cx.app, &session);
    Flash::good(cx.lang.t("account-password-kept")).put(response.headers_mut());
    Ok(response)
}

/// Why a password is refused, in words.
pub(super) fn said(lang: Lang, weak: password::Weak) -> String {
    match weak {
        password::Weak::Short => lang.t("account-password-short").with("least", password::LEAST).to_string(),
        password::Weak::Long => lang.t("account-password-long").with("most", password::MOST).to_string(),
        password::Weak::Common => lang.t("account-password-common").to_string(),
        password::Weak::Own => lang.t("account-password-own").to_string(),
    }
}

#[derive(Template)]
#[template(path = "account/forgot.html")]
struct ForgotPage {
    page: Page,
    sent: bool,
}

/// Asks for the address of somebody who forgot the password.
pub async fn forgot_page(cx: Cx) -> Result<Response, Problem> {
    html(&ForgotPage { page: cx.page(), sent: false })
}

/// Whose password is forgotten.
#[derive(Debug, Deserialize)]
pub struct Forgot {
    email: String,
}

/// The job of a forgotten password.
pub const RESET_ASKED: &str = "reset asked";

/// Has a link sent to staff who have an account. The answer is the same for everybody, after the same time: whether
/// there is such an account is looked up by a job.
pub async fn forgot(cx: Cx, visitor: Visitor, form: Submitted<Forgot>) -> Result<Response, Problem> {
    let email = address(&form.data.email);
    let mut throttles = vec![throttle::Throttle::of_mail(&email)];
    throttles.extend(visitor.address.map(throttle::Throttle::of_address));
    throttle::count(&cx, &throttles).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    jobs::add_for_all(&mut tx, RESET_ASKED, &email).await?;
    tx.commit(Audit::housekeeping()).await?;
    html(&ForgotPage { page: cx.page(), sent: true })
}

/// Sends the link to a new password, when the address is that of an account of staff.
pub async fn reset_asked(app: &App, job: &Job) -> Result<(), String> {
    let email: String = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    send_reset(app, &email).await.map_err(|e| e.to_string())
}

async fn send_reset(app: &App, email: &str) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let Some(account) = queries::account_by_email(&mut tx, email).await? else { return Ok(()) };
    // Without an organisation there is nothing to open with a password.
    let organisations = queries::works_in(&mut tx, account.id).await?;
    let Some(organisation) = organisations.first() else { return Ok(()) };
    let token = new_link(&mut tx, account.id, Purpose::Reset).await?;
    let lang = Lang::of(&account.language);
    let link = format!("{}/link/{token}", app.settings.base_url);
    let text = lang.t("account-mail-reset-text").with("link", link).with("minutes", RESET_MINUTES);
    let subject = lang.t("account-mail-reset-subject").to_string();
    let mail = Mail { to: account.email, subject, text: text.to_string(), about: Vec::new() };
    jobs::add_mail(&mut tx, *organisation, &mail).await?;
    tx.commit(Audit::housekeeping()).await
}
