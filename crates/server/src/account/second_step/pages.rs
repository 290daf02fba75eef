//! The pages of the second step: giving it, setting it up, its recovery codes, removing it.

use askama::Template;
use axum::{
    extract::Query,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Deserialize;

use super::{News, queries, tell, totp};
use crate::{
    account::{own_path, queries as accounts, record, throttle},
    platform::{
        audit::Audit,
        db::Write,
        form::Submitted,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{self, Cx, Sign, SignedIn, Step, Wait},
        shown_once,
    },
};

/// Where to go after it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

impl Next {
    fn path(&self) -> &str {
        own_path(&self.next).filter(|path| !path.starts_with("/second-step")).unwrap_or("/")
    }
}

/// The form in which something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Code,
    Recovery,
    Codes,
    Remove,
}

/// What is wrong with what was typed, and in which form.
type Wrong = Option<(Form, String)>;

fn wrong_in(wrong: &Wrong, form: Form) -> Option<String> {
    wrong.as_ref().filter(|(place, _)| *place == form).map(|(_, text)| text.clone())
}

#[derive(Template)]
#[template(path = "account/second-step-ask.html")]
struct AskPage {
    page: Page,
    next: String,
    code_error: Option<String>,
    recovery_error: Option<String>,
}

#[derive(Template)]
#[template(path = "account/second-step-begin.html")]
struct BeginPage {
    page: Page,
    next: String,
    /// Nothing else opens before it.
    needed: bool,
    /// They open files of children.
    files: bool,
}

#[derive(Template)]
#[template(path = "account/second-step-set-up.html")]
struct SetUpPage {
    page: Page,
    next: String,
    /// What the app knows, to type where no camera is.
    secret: Vec<String>,
    /// The same, for an app on this device.
    address: String,
    code_error: Option<String>,
}

#[derive(Template)]
#[template(path = "account/second-step.html")]
struct OwnPage {
    page: Page,
    left: i64,
    codes_error: Option<String>,
    remove_error: Option<String>,
    /// Without it nothing opens: removing it leads to a new one.
    needed: bool,
}

/// It is looked after in another way of signing in.
#[derive(Template)]
#[template(path = "account/second-step-elsewhere.html")]
struct ElsewherePage {
    page: Page,
    /// Nothing else opens before it.
    needed: bool,
}

#[derive(Template)]
#[template(path = "account/recovery-codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
    next: String,
    email: String,
}

/// The account of a session of staff, which can give a second step: one that began with a PIN or a mailed code does nothing
/// here.
fn of_staff(cx: &Cx) -> Result<&SignedIn, Problem> {
    let signed_in = cx.signed_in()?;
    if signed_in.how.is_of_staff() { Ok(signed_in) } else { Err(Problem::Forbidden) }
}

/// The same, where it can be changed too: it holds for the whole account, and a provider speaks for its own organisation only.
fn owner(cx: &Cx) -> Result<&SignedIn, Problem> {
    let signed_in = of_staff(cx)?;
    if signed_in.how.is_of_one_membership() { Err(Problem::Forbidden) } else { Ok(signed_in) }
}

/// The second step as it is for this person: to give, to set up, or to look after.
pub async fn page(cx: Cx, Query(next): Query<Next>) -> Result<Response, Problem> {
    show(&cx, next, None).await
}

async fn show(cx: &Cx, next: Next, wrong: Wrong) -> Result<Response, Problem> {
    let signed_in = of_staff(cx)?;
    let mut tx = cx.read().await?;
    let row = queries::find(&mut tx, signed_in.account).await?;
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = cx.page();
    let to_give = !signed_in.strong && row.as_ref().is_some_and(|row| row.confirmed_at.is_some());
    if signed_in.how.is_of_one_membership() && !to_give {
        return html(&ElsewherePage { page, needed: cx.waits == Some(Wait::Enrol) });
    }
    match row {
        Some(row) if row.confirmed_at.is_none() => {
            let account = accounts::account(&mut tx, signed_in.account).await?;
            let codes = totp(row.open(&cx.app.settings.keys, signed_in.account)?, &account.email)?;
            let secret = codes.secret().to_base32();
            let (parts, rest) = secret.as_bytes().as_chunks::<4>();
            let parts = parts.iter().map(|part| &part[..]).chain([rest]).filter(|part| !part.is_empty());
            let secret = parts.map(|part| String::from_utf8_lossy(part).into_owned()).collect();
            let address = codes.to_url().map_err(|_| Problem::Internal)?;
            let code_error = wrong_in(&wrong, Form::Code);
            status_html(status, &SetUpPage { page, next: next.next, secret, address, code_error })
        }
        Some(_) if !signed_in.strong => {
            let (code_error, recovery_error) =
                (wrong_in(&wrong, Form::Code), wrong_in(&wrong, Form::Recovery));
            status_html(status, &AskPage { page, next: next.next, code_error, recovery_error })
        }
        Some(_) => {
            let left = queries::codes_left(&mut tx, signed_in.account).await?;
            let needed = cx.actor.as_ref().is_some_and(|actor| {
                actor.guardian.is_none() && cx.app.settings.second_step.needed(&actor.facts)
            });
            let (codes_error, remove_error) = (wrong_in(&wrong, Form::Codes), wrong_in(&wrong, Form::Remove));
            status_html(status, &OwnPage { page, left, codes_error, remove_error, needed })
        }
        None => {
            let needed = cx.waits == Some(Wait::Enrol);
            let files = cx.actor.as_ref().is_some_and(|actor| actor.facts.opens_child_files());
            html(&BeginPage { page, next: next.next, needed, files })
        }
    }
}

/// Draws a secret for an app.
pub async fn begin(cx: Cx, form: Submitted<Next>) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let mut tx = cx.write(&form).await?;
    if !queries::begin(&mut tx, &cx.app.settings.keys, signed_in.account).await? {
        return Err(Problem::Conflict);
    }
    let next = serde_urlencoded::to_string([("next", form.data.path())]).map_err(|_| Problem::Internal)?;
    Ok(tx.finish(Audit::housekeeping(), &format!("/second-step?{next}"), None).await?)
}

/// The secret as a picture for the camera of the app; only until it is confirmed.
pub async fn picture(cx: Cx) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let mut tx = cx.read().await?;
    let row = queries::find(&mut tx, signed_in.account).await?;
    let row = row.filter(|row| row.confirmed_at.is_none()).ok_or(Problem::NotFound)?;
    let account = accounts::account(&mut tx, signed_in.account).await?;
    let codes = totp(row.open(&cx.app.settings.keys, signed_in.account)?, &account.email)?;
    let address = codes.to_url().map_err(|_| Problem::Internal)?;
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| Problem::Internal)?;
    let picture = code.render::<svg::Color>().min_dimensions(240, 240).build();
    let mut response = picture.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A code, and where to go after it.
#[derive(Clone, Debug, Deserialize)]
pub struct Code {
    #[serde(alias = "recovery", alias = "removal")]
    code: String,
    #[serde(default)]
    next: String,
}

impl Code {
    fn next(&self) -> Next {
        Next { next: self.next.clone() }
    }
}

/// Counts a try at somebody's codes before it is made.
async fn count(cx: &Cx, signed_in: &SignedIn) -> Result<[throttle::Throttle; 1], Problem> {
    let throttles = [match signed_in.how {
        Sign::Provider => throttle::Throttle::of_second_step_in(signed_in.account, cx.actor()?.organisation),
        _ => throttle::Throttle::of_second_step(signed_in.account),
    }];
    throttle::count(cx, &throttles).await?;
    Ok(throttles)
}

/// Gives the session its second step, and the browser another cookie.
async fn strengthen(mut tx: Write, cx: &Cx, signed_in: &SignedIn, step: Step) -> Result<HeaderMap, Problem> {
    let token = session::strengthen(&mut tx, signed_in.session, step).await?;
    tx.commit(Audit::housekeeping()).await?;
    let mut headers = HeaderMap::new();
    session::keep(&mut headers, &cx.app, &token);
    Ok(headers)
}

/// The second step of signing in, with a code of the app.
pub async fn give(cx: Cx, form: Submitted<Code>) -> Result<Response, Problem> {
    let signed_in = of_staff(&cx)?;
    if signed_in.strong {
        return Ok(Redirect::to(form.data.next().path()).into_response());
    }
    let throttles = count(&cx, signed_in).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    if !queries::is_set_up(&mut tx, signed_in.account).await? {
        return Err(Problem::Conflict);
    }
    if !queries::use_code(&mut tx, &cx.app.settings.keys, signed_in.account, &form.data.code).await? {
        drop(tx);
        let wrong = Some((Form::Code, cx.lang.t("second-step-wrong").to_string()));
        return show(&cx, form.data.next(), wrong).await;
    }
    throttle::clear(&mut tx, &throttles[0]).await?;
    let headers = strengthen(tx, &cx, signed_in, Step::App).await?;
    Ok((headers, Redirect::to(form.data.next().path())).into_response())
}

/// The second step of signing in, with a recovery code.
pub async fn recover(cx: Cx, form: Submitted<Code>) -> Result<Response, Problem> {
    let signed_in = of_staff(&cx)?;
    if signed_in.strong {
        return Ok(Redirect::to(form.data.next().path()).into_response());
    }
    let throttles = count(&cx, signed_in).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    if !queries::use_recovery(&mut tx, signed_in.account, &form.data.code).await? {
        drop(tx);
        let wrong = Some((Form::Recovery, cx.lang.t("second-step-recovery-wrong").to_string()));
        return show(&cx, form.data.next(), wrong).await;
    }
    throttle::clear(&mut tx, &throttles[0]).await?;
    record(&mut tx, signed_in.account, Some(signed_in.account), "recovery code used").await?;
    let left = queries::codes_left(&mut tx, signed_in.account).await?;
    tell(&mut tx, signed_in.account, News::Recovered(left)).await?;
    let mut headers = strengthen(tx, &cx, signed_in, Step::Recovery).await?;
    Flash::know(cx.lang.t("second-step-recovered").with("left", left)).put(&mut headers);
    Ok((headers, Redirect::to(form.data.next().path())).into_response())
}

/// The first code of the app: from now on it is asked. Leads to the recovery codes.
pub async fn confirm(cx: Cx, form: Submitted<Code>) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let throttles = count(&cx, signed_in).await?;
    let keys = &cx.app.settings.keys;
    let mut tx = cx.app.db.write(cx.now).await?;
    let waiting = queries::find(&mut tx, signed_in.account).await?.filter(|row| row.confirmed_at.is_none());
    if waiting.is_none() {
        // Sent again, or done on another device: what there is now is shown.
        return Ok(Redirect::to("/second-step").into_response());
    }
    if !queries::use_code(&mut tx, keys, signed_in.account, &form.data.code).await? {
        drop(tx);
        let wrong = Some((Form::Code, cx.lang.t("second-step-first-wrong").to_string()));
        return show(&cx, form.data.next(), wrong).await;
    }
    queries::confirm(&mut tx, signed_in.account).await?;
    let codes = queries::new_codes(&mut tx, signed_in.account).await?;
    throttle::clear(&mut tx, &throttles[0]).await?;
    accounts::end_sessions(&mut tx, signed_in.account, Some(signed_in.session)).await?;
    record(&mut tx, signed_in.account, Some(signed_in.account), "second step set up").await?;
    tell(&mut tx, signed_in.account, News::SetUp).await?;
    let token = session::strengthen(&mut tx, signed_in.session, Step::App).await?;
    tx.commit(Audit::housekeeping()).await?;
    let mut response = to_codes(&cx, signed_in, &codes, form.data.next().path())?;
    session::keep(response.headers_mut(), &cx.app, &token);
    Ok(response)
}

/// Leads to the page that shows codes once.
fn to_codes(cx: &Cx, signed_in: &SignedIn, codes: &[String], next: &str) -> Result<Response, Problem> {
    let next = serde_urlencoded::to_string([("next", next)]).map_err(|_| Problem::Internal)?;
    let mut response = Redirect::to(&format!("/second-step/codes?{next}")).into_response();
    let of = signed_in.account.to_string();
    shown_once::put(&of, &codes.join("."), &cx.app.settings, response.headers_mut());
    Ok(response)
}

/// The recovery codes that were made just now, this once. Opened again it says so, and leads to where new ones are made.
pub async fn codes(cx: Cx, headers: HeaderMap, Query(next): Query<Next>) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let Some(codes) = shown_once::take(&headers, &signed_in.account.to_string()) else {
        let mut response = Redirect::to("/second-step").into_response();
        Flash::know(cx.lang.t("second-step-codes-gone")).put(response.headers_mut());
        return Ok(response);
    };
    let codes = codes.split('.').map(str::to_owned).collect();
    let next = own_path(&next.next).unwrap_or("/").to_owned();
    let email = accounts::account(&mut cx.read().await?, signed_in.account).await?.email;
    let mut response = html(&CodesPage { page: cx.page(), codes, next, email })?;
    shown_once::forget(response.headers_mut());
    Ok(response)
}

/// New recovery codes for whoever has a code of the app.
pub async fn new_codes(cx: Cx, form: Submitted<Code>) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let throttles = count(&cx, signed_in).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    if !queries::is_set_up(&mut tx, signed_in.account).await?
        || !queries::use_code(&mut tx, &cx.app.settings.keys, signed_in.account, &form.data.code).await?
    {
        drop(tx);
        let wrong = Some((Form::Codes, cx.lang.t("second-step-wrong").to_string()));
        return show(&cx, Next::default(), wrong).await;
    }
    let codes = queries::new_codes(&mut tx, signed_in.account).await?;
    throttle::clear(&mut tx, &throttles[0]).await?;
    record(&mut tx, signed_in.account, Some(signed_in.account), "recovery codes made").await?;
    tx.commit(Audit::housekeeping()).await?;
    to_codes(&cx, signed_in, &codes, "/second-step")
}

/// Removes the second step of whoever has a code of it, and ends the other sessions.
pub async fn remove(cx: Cx, form: Submitted<Code>) -> Result<Response, Problem> {
    let signed_in = owner(&cx)?;
    let throttles = count(&cx, signed_in).await?;
    let mut tx = cx.write(&form).await?;
    let account = signed_in.account;
    let right = queries::is_set_up(&mut tx, account).await?
        && (queries::use_code(&mut tx, &cx.app.settings.keys, account, &form.data.code).await?
            || queries::use_recovery(&mut tx, account, &form.data.code).await?);
    if !right {
        drop(tx);
        let wrong = Some((Form::Remove, cx.lang.t("second-step-wrong").to_string()));
        return show(&cx, Next::default(), wrong).await;
    }
    queries::forget(&mut tx, account).await?;
    throttle::clear(&mut tx, &throttles[0]).await?;
    accounts::end_sessions(&mut tx, account, Some(signed_in.session)).await?;
    session::weaken(&mut tx, signed_in.session).await?;
    record(&mut tx, account, Some(account), "second step removed").await?;
    tell(&mut tx, account, News::Removed).await?;
    let flash = Flash::good(cx.lang.t("second-step-removed"));
    Ok(tx.finish(Audit::housekeeping(), "/second-step", Some(flash)).await?)
}
