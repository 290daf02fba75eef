//! Signing in and out, the language, and choosing between organisations.

use askama::Template;
use axum::{
    extract::Query,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Nothing, Visitor, address, leave, own_path, password, queries, throttle};
use crate::{
    on, passkey,
    platform::{
        audit::Audit,
        dates::{Said, said},
        form::Submitted,
        i18n::Lang,
        ids::MembershipId,
        nav,
        problem::Problem,
        render::{Flash, Page, cookie, html, set_cookie, status_html},
        session::{self, Cx, Sign},
    },
    single_sign_on,
};

/// Where a person starts: their first place, or the way there.
pub async fn start(cx: Cx) -> Redirect {
    Redirect::to(home(&cx))
}

fn home(cx: &Cx) -> &'static str {
    if cx.waits.is_some() {
        return "/second-step";
    }
    match (&cx.actor, &cx.account) {
        (Some(actor), _) => nav::home(actor),
        (None, Some(_)) => "/choose",
        (None, None) => "/sign-in",
    }
}

#[derive(Template)]
#[template(path = "account/sign-in.html")]
struct SignInPage {
    page: Page,
    email: String,
    next: String,
    wrong: bool,
    /// There can be passkeys at this address.
    passkeys: bool,
    /// The organisation through whose provider this browser signed in the last time, and where it does.
    through: Option<(String, String)>,
}

impl SignInPage {
    async fn load(cx: &Cx, headers: &HeaderMap, next: String) -> Result<Self, Problem> {
        let through = match single_sign_on::remembered(headers) {
            Some(organisation) => single_sign_on::name_of(&mut cx.read().await?, organisation)
                .await?
                .map(|name| (name, single_sign_on::address(&cx.app, organisation))),
            None => None,
        };
        let passkeys = passkey::possible(&cx.app.settings);
        Ok(Self { page: cx.page(), email: String::new(), next, wrong: false, passkeys, through })
    }
}

/// Where to go after it.
#[derive(Debug, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
    /// With a password also on the tablet of a group.
    #[serde(default)]
    here: Option<u8>,
}

/// The sign-in page. On the tablet of a group people choose who they are instead.
pub async fn page(
    cx: Cx,
    headers: HeaderMap,
    Query(Next { next, here }): Query<Next>,
) -> Result<Response, Problem> {
    let tablet = cookie(&headers, cx.app.settings.tablet_cookie()).is_some_and(|secret| !secret.is_empty());
    if tablet && here.is_none() && cx.account.is_none() {
        return Ok(Redirect::to("/tablet").into_response());
    }
    if cx.account.is_some() {
        return Ok(Redirect::to(own_path(&next).unwrap_or("/")).into_response());
    }
    html(&SignInPage::load(&cx, &headers, next).await?)
}

/// What somebody gives to sign in.
#[derive(Deserialize)]
pub struct SignIn {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// Signs in. An unknown account, one without password and a wrong password have the same answer, after the same time.
pub async fn sign_in(
    cx: Cx,
    visitor: Visitor,
    headers: HeaderMap,
    form: Submitted<SignIn>,
) -> Result<Response, Problem> {
    let SignIn { email: typed, password, next } = form.data;
    let email = address(&typed);
    let mut throttles = vec![throttle::Throttle::of_account(&email)];
    throttles.extend(visitor.address.map(throttle::Throttle::of_address));
    throttle::count(&cx, &throttles).await?;
    let account = queries::account_by_email(&mut cx.read().await?, &email).await?;
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = password::verify(password, kept.clone()).await?;
    let Some(account) = account.filter(|_| right) else {
        let page = SignInPage { email: typed, wrong: true, ..SignInPage::load(&cx, &headers, next).await? };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let mut tx = cx.app.db.write(cx.now).await?;
    throttle::forgive(&mut tx, &throttles).await?;
    throttle::clear(&mut tx, &throttles[0]).await?;
    leave(&mut tx, &cx).await?;
    let token = session::begin(&mut tx, &cx.app, account.id, Sign::Password, &visitor.device).await?;
    tx.commit(Audit::housekeeping()).await?;
    let mut response = Redirect::to(own_path(&next).unwrap_or("/")).into_response();
    session::keep(response.headers_mut(), &cx.app, &token);
    Ok(response)
}

/// Signs out of this browser.
pub async fn sign_out(cx: Cx, _form: Submitted<Nothing>) -> Result<Response, Problem> {
    let parent = cx.actor.as_ref().is_some_and(|actor| actor.guardian.is_some());
    let door = match cx.account.as_ref().map(|signed_in| signed_in.how) {
        Some(Sign::Pin) => "/tablet",
        Some(Sign::Code) => "/p",
        _ if parent => "/p",
        _ => "/sign-in",
    };
    let mut response = Redirect::to(door).into_response();
    if let Some(signed_in) = &cx.account {
        let mut tx = cx.app.db.write(cx.now).await?;
        queries::end_session(&mut tx, signed_in.account, signed_in.session).await?;
        tx.commit(Audit::housekeeping()).await?;
        Flash::good(cx.lang.t("account-signed-out")).put(response.headers_mut());
    }
    session::forget(response.headers_mut(), &cx.app);
    Ok(response)
}

/// The language somebody wants to read.
#[derive(Debug, Deserialize)]
pub struct Language {
    language: Lang,
    #[serde(default)]
    next: String,
}

/// Changes the language of the screens; of somebody who is signed in also that of mails.
pub async fn language(cx: Cx, form: Submitted<Language>) -> Result<Response, Problem> {
    let Language { language, next } = form.data;
    if let Some(signed_in) = &cx.account {
        let mut tx = cx.app.db.write(cx.now).await?;
        on!(tx, c => sqlx::query("UPDATE account SET language = $2 WHERE id = $1")
            .bind(signed_in.account).bind(language.code()).execute(c).await.map(drop))?;
        tx.commit(Audit::housekeeping()).await?;
    }
    let mut response = Redirect::to(own_path(&next).unwrap_or("/")).into_response();
    let year = format!("; Max-Age=31536000{}", cx.app.settings.secure());
    set_cookie(response.headers_mut(), "language", language.code(), &year);
    Ok(response)
}

#[derive(Template)]
#[template(path = "account/choose.html")]
struct ChoosePage {
    page: Page,
    /// The organisation that was chosen, since when it is closed, and the last day there.
    gone: Option<(String, Said)>,
}

/// The choice between organisations, and between work and one's own children.
pub async fn choose_page(cx: Cx) -> Result<Response, Problem> {
    cx.signed_in()?;
    if cx.actor.is_some() && cx.memberships.is_empty() {
        return Ok(Redirect::to("/").into_response());
    }
    let gone = cx.gone.as_ref().map(|gone| (gone.organisation.clone(), said(gone.last, gone.today, cx.lang)));
    html(&ChoosePage { page: cx.page(), gone })
}

/// What somebody chooses.
#[derive(Debug, Deserialize)]
pub struct Choice {
    membership: MembershipId,
}

/// Goes on in the chosen organisation.
pub async fn choose(cx: Cx, form: Submitted<Choice>) -> Result<Response, Problem> {
    let signed_in = cx.signed_in()?;
    let wish = form.data.membership;
    let chosen = cx.memberships.iter().find(|m| m.id == wish).ok_or(Problem::NotFound)?;
    let mut tx = cx.app.db.write(cx.now).await?;
    session::choose(&mut tx, signed_in.session, signed_in.account, chosen.id).await?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(Redirect::to("/").into_response())
}
