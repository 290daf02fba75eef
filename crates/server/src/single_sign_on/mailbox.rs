//! Showing that a mailbox is one's own: before what a provider says of somebody is tied to an account that opens something
//! elsewhere too, and where the provider does not stand for the address.
//!
//! A link that works once goes to the mailbox of the account. It works in the browser that asked, of which a secret stands in
//! a cookie: whoever reads the mail lets nobody else in by it. What was shown holds for the name by which the provider knows
//! the person and for this address.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use mentorkind_domain::single_sign_on::{Tie, Who, asks_mailbox};
use sqlx::FromRow;

use super::{
    provider::Person,
    queries::{self, Setting},
    sign_in::address,
};
use crate::{
    account::{
        Nothing,
        throttle::{self, Throttle},
    },
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{AccountId, MembershipId, OrganisationId, StaffId, fresh},
        jobs,
        mail::Mail,
        problem::Problem,
        random,
        render::{Page, cookie, set_cookie, status_html},
        session::Cx,
    },
};

/// For so many minutes a link works.
const MINUTES: i64 = 60;

/// A mailbox that is to be shown.
pub(super) struct Mailbox {
    email: String,
    /// The language of its account; none where there is no account yet.
    language: Option<String>,
}

#[derive(FromRow)]
struct Behind {
    email: String,
    language: String,
    /// Memberships in this organisation.
    here: i64,
    /// Memberships in others, also ended ones.
    elsewhere: i64,
    /// Password and passkeys.
    own_ways: i64,
}

async fn behind(tx: &mut Read, organisation: OrganisationId, account: AccountId) -> sqlx::Result<Behind> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.email, a.language,
           (SELECT count(*) FROM membership m WHERE m.account_id = a.id AND m.organisation_id = $2) AS here,
           (SELECT count(*) FROM membership m WHERE m.account_id = a.id AND m.organisation_id <> $2) AS elsewhere,
           (SELECT count(*) FROM account w WHERE w.id = a.id AND w.password_hash IS NOT NULL)
             + (SELECT count(*) FROM passkey k WHERE k.account_id = a.id) AS own_ways
         FROM account a WHERE a.id = $1")
        .bind(account).bind(organisation).fetch_one(c).await)
}

/// The account of somebody who may come in; none where one would be made.
async fn account_of(
    tx: &mut Read,
    organisation: OrganisationId,
    (email, who): (&str, Who<StaffId, MembershipId>),
) -> sqlx::Result<Option<AccountId>> {
    match who {
        Who::Known(membership) | Who::First(membership) => {
            Ok(Some(queries::membership(tx, organisation, membership).await?.1))
        }
        Who::NewAccount(_) | Who::NewPerson => on!(tx, c => sqlx::query_scalar(
            "SELECT id FROM account WHERE email = $1").bind(email).fetch_optional(c).await),
    }
}

/// The mailbox that somebody has to show before coming in; none when what the provider says is enough.
pub(super) async fn to_show(
    tx: &mut Read,
    setting: &Setting,
    (person, who): (&Person, Who<StaffId, MembershipId>),
) -> sqlx::Result<Option<Mailbox>> {
    let organisation = setting.organisation;
    let said = person.email.as_deref().unwrap_or_default();
    let behind = match account_of(tx, organisation, (said, who)).await? {
        Some(account) => Some(behind(tx, organisation, account).await?),
        None => None,
    };
    let email = behind.as_ref().map_or(said, |behind| behind.email.as_str()).to_owned();
    let (here, elsewhere, own_ways) =
        behind.as_ref().map_or((0, 0, 0), |behind| (behind.here, behind.elsewhere, behind.own_ways));
    let tie = Tie {
        known: matches!(who, Who::Known(_)),
        vouched: person.vouched,
        here: here > 0,
        elsewhere: elsewhere > 0,
        own_way: own_ways > 0,
        shown: was_shown(tx, organisation, (&person.subject, &email)).await?,
    };
    let language = behind.map(|behind| behind.language);
    Ok(asks_mailbox(tie).then_some(Mailbox { email, language }))
}

async fn was_shown(
    tx: &mut Read,
    organisation: OrganisationId,
    (subject, email): (&str, &str),
) -> sqlx::Result<bool> {
    let shown: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM single_sign_on_mailbox
         WHERE organisation_id = $1 AND subject = $2 AND email_hash = $3 AND shown_at IS NOT NULL")
        .bind(organisation).bind(subject).bind(random::hash(email)).fetch_one(c).await)?;
    Ok(shown > 0)
}

/// Keeps that a mailbox is asked for, in the place of what was asked for this name before.
async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    (subject, email): (&str, &str),
    link_hash: &[u8],
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "DELETE FROM single_sign_on_mailbox WHERE organisation_id = $1 AND shown_at IS NULL AND ends_at <= $2")
        .bind(organisation).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO single_sign_on_mailbox (organisation_id, id, subject, email_hash, link_hash, made_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, subject) DO UPDATE SET email_hash = $4, link_hash = $5, made_at = $6, ends_at = $7,
           shown_at = NULL")
        .bind(organisation).bind(fresh(now)).bind(subject).bind(random::hash(email)).bind(link_hash).bind(now)
        .bind(now.plus_minutes(MINUTES)).execute(c).await.map(drop))
}

/// Whether a link still works.
async fn works(
    tx: &mut Read,
    organisation: OrganisationId,
    link_hash: &[u8],
    now: Moment,
) -> sqlx::Result<bool> {
    let works: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM single_sign_on_mailbox
         WHERE organisation_id = $1 AND link_hash = $2 AND shown_at IS NULL AND ends_at > $3")
        .bind(organisation).bind(link_hash).bind(now).fetch_one(c).await)?;
    Ok(works > 0)
}

/// Uses a link up: the mailbox was shown. False when it does not work.
async fn shown(tx: &mut Write, organisation: OrganisationId, link_hash: &[u8]) -> sqlx::Result<bool> {
    let now = tx.now;
    let shown = on!(tx, c => sqlx::query(
        "UPDATE single_sign_on_mailbox SET shown_at = $3
         WHERE organisation_id = $1 AND link_hash = $2 AND shown_at IS NULL AND ends_at > $3")
        .bind(organisation).bind(link_hash).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(shown == 1)
}

fn hash(token: &str, secret: &str) -> Vec<u8> {
    random::hash(&format!("mailbox {token} {secret}"))
}

/// The hash of a link as this browser can use it.
fn hash_here(app: &App, headers: &HeaderMap, token: &str) -> Vec<u8> {
    hash(token, cookie(headers, app.settings.mailbox_cookie()).unwrap_or_default())
}

/// How far somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The link was sent.
    Sent,
    /// It was opened.
    Opened,
    /// It was confirmed.
    Shown,
    /// It does not work, or not in this browser.
    Gone,
}

#[derive(Template)]
#[template(path = "single_sign_on/mailbox.html")]
struct MailboxPage {
    page: Page,
    step: Step,
    /// Where one signs in through the organisation.
    again: String,
}

impl MailboxPage {
    fn title(&self) -> &'static str {
        match self.step {
            Step::Sent => "single-sign-on-mailbox-sent",
            Step::Opened => "single-sign-on-mailbox-opened",
            Step::Shown => "single-sign-on-mailbox-shown",
            Step::Gone => "single-sign-on-mailbox-gone",
        }
    }

    fn text(&self) -> &'static str {
        match self.step {
            Step::Sent => "single-sign-on-mailbox-sent-text",
            Step::Opened => "single-sign-on-mailbox-opened-text",
            Step::Shown => "single-sign-on-mailbox-shown-text",
            Step::Gone => "single-sign-on-mailbox-gone-text",
        }
    }
}

fn answer(cx: &Cx, organisation: OrganisationId, step: Step) -> Result<Response, Problem> {
    let status = if step == Step::Gone { StatusCode::GONE } else { StatusCode::OK };
    let again = format!("/single-sign-on/{organisation}");
    status_html(status, &MailboxPage { page: cx.page(), step, again })
}

/// Sends a link to the mailbox and says so. Who asked is known by a cookie.
pub(super) async fn ask(
    cx: &Cx,
    setting: &Setting,
    subject: &str,
    mailbox: Mailbox,
) -> Result<Response, Problem> {
    throttle::count(cx, &[Throttle::of_mail(&mailbox.email)]).await?;
    let (token, secret) = (random::token(), random::token());
    let mut tx = cx.app.db.write(cx.now).await?;
    keep(&mut tx, setting.organisation, (subject, &mailbox.email), &hash(&token, &secret)).await?;
    let lang = mailbox.language.as_deref().map_or(cx.lang, Lang::of);
    let text = lang
        .t("single-sign-on-mail-mailbox-text")
        .with("organisation", &setting.organisation_name)
        .with("link", format!("{}/mailbox/{token}", address(&cx.app, setting.organisation)))
        .with("minutes", MINUTES);
    let mail = Mail {
        to: mailbox.email,
        subject: lang.t("single-sign-on-mail-mailbox-subject").to_string(),
        text: text.to_string(),
        about: Vec::new(),
    };
    jobs::add_mail(&mut tx, setting.organisation, &mail).await?;
    tx.commit(Audit::new(setting.organisation, None, "mailbox asked for the provider")).await?;
    let mut response = answer(cx, setting.organisation, Step::Sent)?;
    let more = format!("; Max-Age={}{}", 60 * MINUTES, cx.app.settings.secure());
    set_cookie(response.headers_mut(), cx.app.settings.mailbox_cookie(), &secret, &more);
    Ok(response)
}

/// The page behind the link. Opening it uses nothing up: mail programs open links too.
pub(super) async fn page(
    cx: Cx,
    headers: HeaderMap,
    Path((organisation, token)): Path<(OrganisationId, String)>,
) -> Result<Response, Problem> {
    let hash = hash_here(&cx.app, &headers, &token);
    let works = works(&mut cx.read().await?, organisation, &hash, cx.now).await?;
    answer(&cx, organisation, if works { Step::Opened } else { Step::Gone })
}

/// Keeps that the mailbox was shown. Who it is says the provider then, once more.
pub(super) async fn show(
    cx: Cx,
    headers: HeaderMap,
    Path((organisation, token)): Path<(OrganisationId, String)>,
    _form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.app.db.write(cx.now).await?;
    if !shown(&mut tx, organisation, &hash_here(&cx.app, &headers, &token)).await? {
        return answer(&cx, organisation, Step::Gone);
    }
    tx.commit(Audit::new(organisation, None, "mailbox shown for the provider")).await?;
    let mut response = answer(&cx, organisation, Step::Shown)?;
    let more = format!("; Max-Age=0{}", cx.app.settings.secure());
    set_cookie(response.headers_mut(), cx.app.settings.mailbox_cookie(), "", &more);
    Ok(response)
}
