//! The way in without a password: a personal link, and a code by mail.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::link::{self, LeadsTo, Link};
use crate::{
    account::{
        Nothing, Visitor, own_path,
        throttle::{self, Throttle},
    },
    announcement, on, passkey,
    platform::{
        app::App,
        audit::Audit,
        db::Write,
        form::Submitted,
        i18n::Lang,
        ids::{AccountId, GuardianId, OrganisationId, fresh},
        jobs::{self, Job},
        mail::Mail,
        problem::Problem,
        random,
        render::{Page, html, status_html},
        rights,
        session::{self, Cx, Sign, SignedIn},
    },
};

/// For how many minutes a code works.
const CODE_MINUTES: i64 = 10;
/// How often a code may be tried.
const CODE_TRIES: i64 = 5;

#[derive(Template)]
#[template(path = "family/knock.html")]
struct KnockPage {
    page: Page,
    secret: String,
    /// This person is signed in, as something else.
    enter: bool,
}

/// The page of a link. Nothing happens before a button is pressed: mail programs open links too.
pub async fn knock(cx: Cx, Path(secret): Path<String>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let Some(link) = link::find(&mut tx, &secret, cx.now).await? else {
        return html(&AskPage::new(&cx, State::Ended));
    };
    if cx.actor.as_ref().is_some_and(|actor| actor.membership == link.membership_id) {
        return Ok(Redirect::to(link.path()).into_response());
    }
    let enter = cx.account.as_ref().is_some_and(|signed_in| may_enter(signed_in, &link));
    html(&KnockPage { page: cx.page(), secret, enter })
}

/// Mails a code, if the link works; the answer does not depend on it.
pub async fn send_code(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    count(&cx, &visitor, Some(&secret)).await?;
    let mut tx = cx.write(&form).await?;
    let mut audit = Audit::housekeeping();
    if let Some(link) = link::find(&mut tx, &secret, cx.now).await? {
        let code = random::code();
        make_code(&mut tx, &link, &secret, &code).await?;
        let lang = Lang::of_parent(&link.language);
        let name = rights::name_of(&mut tx, link.organisation_id).await?;
        let mail = Mail {
            to: link.email.clone(),
            subject: lang.t("family-code-mail-subject").with("organisation", &name).to_string(),
            text: lang
                .t("family-code-mail-text")
                .with("organisation", &name)
                .with("code", &code)
                .with("minutes", CODE_MINUTES)
                .to_string(),
            about: Vec::new(),
        };
        jobs::add_mail(&mut tx, link.organisation_id, &mail).await?;
        audit = Audit::new(link.organisation_id, None, "code sent").on("membership", link.membership_id);
    }
    Ok(tx.finish(audit, &format!("/p/{secret}/code"), None).await?)
}

async fn make_code(tx: &mut Write, link: &Link, secret: &str, code: &str) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE one_time_code SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL")
        .bind(link.account_id).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO one_time_code (id, account_id, code_hash, made_at, ends_at, tries) VALUES ($1, $2, $3, $4, $5, 0)")
        .bind(fresh(now)).bind(link.account_id).bind(code_hash(secret, code)).bind(now)
        .bind(now.plus_minutes(CODE_MINUTES)).execute(c).await.map(drop))
}

/// A code alone is soon guessed; with the link's secret, which is kept nowhere, its hash is not.
fn code_hash(secret: &str, code: &str) -> Vec<u8> {
    random::hash(&format!("{secret} {code}"))
}

#[derive(Template)]
#[template(path = "family/code.html")]
struct CodePage {
    page: Page,
    secret: String,
    /// Why the code that was typed does not work.
    wrong: Option<Wrong>,
    minutes: i64,
    tries: i64,
}

/// Why a code does not work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// It is another one; the last one can still be typed.
    Other,
    /// No code works any more: the last one was tried too often, was used, or has ended.
    Spent,
}

impl CodePage {
    fn new(cx: &Cx, secret: String, wrong: Option<Wrong>) -> Self {
        Self { page: cx.page(), secret, wrong, minutes: CODE_MINUTES, tries: CODE_TRIES }
    }

    fn error(&self) -> Option<String> {
        let wrong = self.wrong == Some(Wrong::Other);
        wrong.then(|| self.page.t("family-code-wrong").with("tries", self.tries).to_string())
    }
}

/// Where the code is filled in. The same page for every link.
pub async fn code(cx: Cx, Path(secret): Path<String>) -> Result<Response, Problem> {
    html(&CodePage::new(&cx, secret, None))
}

/// A code that was filled in.
#[derive(Debug, Deserialize)]
pub struct Filled {
    code: String,
}

/// Signs in with a code, and notes that the guardian has opened what was waiting, if the link leads to where that stands.
pub async fn sign_in(
    cx: Cx,
    visitor: Visitor,
    Path(secret): Path<String>,
    form: Submitted<Filled>,
) -> Result<Response, Problem> {
    count(&cx, &visitor, None).await?;
    let mut tx = cx.write(&form).await?;
    let digits: String = form.data.code.chars().filter(char::is_ascii_digit).collect();
    let found = link::find(&mut tx, &secret, cx.now).await?;
    let wrong = match &found {
        Some(link) => code_fits(&mut tx, link, &code_hash(&secret, &digits)).await?.err(),
        None => Some(Wrong::Other),
    };
    let Some(link) = found.filter(|_| wrong.is_none()) else {
        tx.commit(Audit::housekeeping()).await?;
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &CodePage::new(&cx, secret, wrong));
    };
    let (account, membership) = (link.account_id, link.membership_id);
    let session =
        session::begin_as(&mut tx, &cx.app, account, membership, Sign::Code, &visitor.device).await?;
    on!(tx, c => sqlx::query("UPDATE one_time_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
        .bind(link.id).bind(cx.now).execute(c).await.map(drop))?;
    if link.is_to_family() {
        came_in(&mut tx, link.organisation_id, link.guardian_id, link.account_id).await?;
    }
    let audit = Audit::new(link.organisation_id, Some(link.account_id), "signed in with a code")
        .on("membership", link.membership_id);
    let mut response = tx.finish(audit, link.path(), None).await?;
    session::keep(response.headers_mut(), &cx.app, &session);
    Ok(response)
}

/// Notes that a guardian who signed in has opened what was waiting.
pub async fn came_in(
    tx: &mut Write,
    organisation: OrganisationId,
    guardian: GuardianId,
    account: AccountId,
) -> sqlx::Result<()> {
    let now = tx.now;
    let today = rights::today_in(tx, organisation, now).await?;
    let children = rights::of_guardian(tx, organisation, guardian, today).await?.children();
    announcement::opened(tx, organisation, guardian, &children, account).await
}

/// Whether this is the account's last code, in time and within its tries. Every try counts, also of two at once.
async fn code_fits(tx: &mut Write, link: &Link, hash: &[u8]) -> sqlx::Result<Result<(), Wrong>> {
    let now = tx.now;
    let tried: Option<(Uuid, Vec<u8>, i64)> = on!(tx, c => sqlx::query_as(
        "UPDATE one_time_code SET tries = tries + 1
         WHERE account_id = $1 AND used_at IS NULL AND ends_at > $2 AND tries < $3 RETURNING id, code_hash, tries")
        .bind(link.account_id).bind(now).bind(CODE_TRIES).fetch_optional(c).await)?;
    let Some((id, kept, tries)) = tried else { return Ok(Err(Wrong::Spent)) };
    if kept != hash {
        return Ok(Err(if tries < CODE_TRIES { Wrong::Other } else { Wrong::Spent }));
    }
    on!(tx, c => sqlx::query("UPDATE one_time_code SET used_at = $2 WHERE id = $1")
        .bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(Ok(()))
}

/// Whether a session can go on as the link's guardian, without a code.
fn may_enter(signed_in: &SignedIn, link: &Link) -> bool {
    signed_in.account == link.account_id && !signed_in.how.is_of_one_membership()
}

/// Changes a session of the link's own account to the link's guardian.
pub async fn enter(
    cx: Cx,
    Path(secret): Path<String>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let signed_in = cx.signed_in()?;
    let mut tx = cx.write(&form).await?;
    let link = link::find(&mut tx, &secret, cx.now).await?;
    let link = link.filter(|link| may_enter(signed_in, link)).ok_or(Problem::NotFound)?;
    session::choose(&mut tx, signed_in.session, signed_in.account, link.membership_id).await?;
    let audit = Audit::new(link.organisation_id, Some(signed_in.account), "membership chosen")
        .on("membership", link.membership_id);
    Ok(tx.finish(audit, link.path(), None).await?)
}

/// Why a new link is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Somebody came by without a link.
    Asking,
    /// Somebody who is not signed in was on the way to a page of parents.
    Away,
    /// The link does not work, or not any longer.
    Ended,
    /// It was asked for.
    Sent,
}

#[derive(Template)]
#[template(path = "family/ask.html")]
struct AskPage {
    page: Page,
    state: State,
    /// Where to go after signing in with a passkey or a password.
    next: String,
    /// There can be passkeys at this address.
    passkeys: bool,
}

impl AskPage {
    fn new(cx: &Cx, state: State) -> Self {
        let next = "/family".to_owned();
        Self { page: cx.page(), state, next, passkeys: passkey::possible(&cx.app.settings) }
    }
}

/// How somebody came to the page on which a link is asked for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// After asking.
    sent: Option<u8>,
    /// From the apps of the device.
    app: Option<u8>,
    /// The page of parents to which somebody who is not signed in was on the way.
    next: Option<String>,
}

/// Where a new link is asked for; also by somebody else on a device on which a parent is signed in.
pub async fn ask(cx: Cx, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    if asked.app.is_some() && cx.actor.as_ref().is_some_and(|actor| actor.guardian.is_some()) {
        return Ok(Redirect::to("/family").into_response());
    }
    let page = match asked.next.as_deref().and_then(own_path) {
        Some(next) => AskPage { next: next.to_owned(), ..AskPage::new(&cx, State::Away) },
        None if asked.sent.is_some() => AskPage::new(&cx, State::Sent),
        None => AskPage::new(&cx, State::Asking),
    };
    html(&page)
}

/// An address to which a link is asked.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    email: String,
}

/// The job of a link that was asked for.
pub const LINK_ASKED: &str = "link asked";

/// Has a new link mailed to every guardian with this address. The answer does not depend on it, nor the time it takes:
/// whether there are such guardians is looked up by a job.
pub async fn send_link(cx: Cx, visitor: Visitor, form: Submitted<Wanted>) -> Result<Response, Problem> {
    count(&cx, &visitor, Some(&form.data.email.trim().to_lowercase())).await?;
    let mut tx = cx.write(&form).await?;
    jobs::add_for_all(&mut tx, LINK_ASKED, &form.data.email).await?;
    Ok(tx.finish(Audit::housekeeping(), "/p?sent=1", None).await?)
}

/// Mails a new link to every guardian with the address of the job.
pub async fn link_asked(app: &App, job: &Job) -> Result<(), String> {
    let email: String = serde_json::from_str(&job.payload).map_err(|e| e.to_string())?;
    mail_links(app, &email).await.map_err(|e| e.to_string())
}

async fn mail_links(app: &App, email: &str) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    for (addressee, about) in link::with_address(&mut tx, email, app.clock.now()).await? {
        let secret = link::make(&mut tx, &addressee, LeadsTo::Family).await?;
        let lang = Lang::of_parent(&addressee.language);
        let name = rights::name_of(&mut tx, addressee.organisation).await?;
        let mail = Mail {
            to: addressee.email.clone(),
            subject: lang.t("family-link-mail-subject").with("organisation", &name).to_string(),
            text: lang
                .t("family-link-mail-text")
                .with("organisation", &name)
                .with("dear", addressee.dear(lang))
                .with("link", link::address(app, &secret))
                .to_string(),
            about,
        };
        jobs::add_mail(&mut tx, addressee.organisation, &mail).await?;
        let audit = Audit::new(addressee.organisation, None, "link sent").on("guardian", addressee.guardian);
        tx.record(&audit).await?;
    }
    tx.commit(Audit::housekeeping()).await
}

/// Counts what a visitor asks for, whether or not it will be given, and refuses when it was too much.
async fn count(cx: &Cx, visitor: &Visitor, what: Option<&str>) -> Result<(), Problem> {
    let address = visitor.address.map(Throttle::of_address);
    let throttles: Vec<Throttle> = what.map(Throttle::of_mail).into_iter().chain(address).collect();
    throttle::count(cx, &throttles).await
}
