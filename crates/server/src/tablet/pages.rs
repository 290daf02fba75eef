//! On the tablet itself: joining it, choosing who one is, the PIN.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    pin::{self, NewPin, Wrong},
    queries::{self, CODE_MINUTES, Colleague, Joined},
};
use crate::{
    account::{
        self, Visitor,
        throttle::{self, Throttle},
    },
    child_voice, offline,
    platform::{
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::StaffId,
        problem::Problem,
        render::{Flash, Page, colour, cookie, html, set_cookie, status_html},
        session::{self, Cx},
    },
};

/// For how long a browser keeps the tablet's cookie; the server decides whether it still counts.
const COOKIE_SECONDS: i64 = 366 * 86_400;

#[derive(Template)]
#[template(path = "tablet/join.html")]
struct JoinPage {
    page: Page,
    error: Option<String>,
    minutes: i64,
}

#[derive(Template)]
#[template(path = "tablet/chooser.html")]
struct ChooserPage {
    page: Page,
    group: String,
    organisation: String,
    here: Vec<Face>,
    others: Vec<Face>,
    /// Somebody is signed in on this tablet.
    open: Option<String>,
    /// It is of after-school care, where children say something themselves.
    children: bool,
    /// It shows who is there today.
    today: bool,
}

struct Face {
    staff: StaffId,
    name: String,
    letter: String,
    colour: u8,
}

impl Face {
    fn of(colleague: &Colleague) -> Self {
        Self {
            staff: colleague.staff,
            letter: colleague.called.chars().take(1).flat_map(char::to_uppercase).collect(),
            colour: colour(colleague.staff.0),
            name: colleague.called.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "tablet/pin.html")]
struct PinPage {
    page: Page,
    face: Face,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "tablet/first-pin.html")]
struct FirstPinPage {
    page: Page,
    face: Face,
    /// Has no password yet to choose a PIN with.
    unknown: bool,
    wrong: Wrong,
}

/// The tablet behind a request, while it is joined to its group.
pub async fn here(tx: &mut Read, cx: &Cx, headers: &HeaderMap) -> sqlx::Result<Option<Joined>> {
    match cookie(headers, cx.app.settings.tablet_cookie()) {
        Some(secret) => queries::joined(tx, secret, cx.now).await,
        None => Ok(None),
    }
}

/// The tablet, and the colleague of its group; whoever is not on its roster today is not found.
async fn colleague(
    tx: &mut Read,
    cx: &Cx,
    headers: &HeaderMap,
    staff: StaffId,
) -> Result<(Joined, Colleague), Problem> {
    let Some(tablet) = here(tx, cx, headers).await? else {
        return Err(Problem::Answered("/tablet".to_owned()));
    };
    let all = queries::colleagues(tx, &tablet).await?;
    let colleague = all.into_iter().find(|colleague| colleague.staff == staff).ok_or(Problem::NotFound)?;
    Ok((tablet, colleague))
}

/// Who one is; or, on a tablet of no group, the code that joins it.
pub async fn chooser(cx: Cx, headers: HeaderMap) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let Some(tablet) = here(&mut tx, &cx, &headers).await? else {
        return html(&JoinPage { page: cx.page(), error: None, minutes: CODE_MINUTES });
    };
    let colleagues = queries::colleagues(&mut tx, &tablet).await?;
    let children = child_voice::is_after_school(&mut tx, tablet.organisation, tablet.group).await?;
    let (here, others): (Vec<_>, Vec<_>) = colleagues.iter().partition(|colleague| colleague.here);
    let faces = |list: Vec<&Colleague>| list.into_iter().map(Face::of).collect();
    html(&ChooserPage {
        page: cx.page(),
        group: tablet.group_name,
        organisation: tablet.organisation_name,
        here: faces(here),
        others: faces(others),
        children,
        today: tablet.shows_today,
        open: cx.account.as_ref().map(|signed_in| signed_in.name.clone()),
    })
}

/// The code that joins a tablet.
#[derive(Debug, Deserialize)]
pub struct Join {
    code: String,
}

/// Joins this browser to the group of the code.
pub async fn join(
    cx: Cx,
    visitor: Visitor,
    headers: HeaderMap,
    form: Submitted<Join>,
) -> Result<Response, Problem> {
    let throttles: Vec<Throttle> = visitor.address.map(Throttle::of_address).into_iter().collect();
    throttle::count(&cx, &throttles).await?;
    let mut tx = cx.app.db.write(cx.now).await?;
    let before = here(&mut tx, &cx, &headers).await?;
    let Some((waiting, secret)) = queries::join(&mut tx, &form.data.code, &visitor.device).await? else {
        drop(tx);
        let error = Some(cx.lang.t("tablet-code-wrong").to_string());
        let page = JoinPage { page: cx.page(), error, minutes: CODE_MINUTES };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    if let Some(before) = before {
        queries::leave(&mut tx, &before).await?;
        let audit = Audit::new(before.organisation, None, "tablet ended").on("tablet", before.id);
        tx.record(&audit).await?;
    }
    // Whoever typed the code may be signed in; on the shared tablet nobody stays so.
    if let Some(signed_in) = &cx.account {
        account::end_session(&mut tx, signed_in.account, signed_in.session).await?;
    }
    throttle::forgive(&mut tx, &throttles).await?;
    tx.commit(Audit::new(waiting.organisation_id, None, "tablet joined").on("tablet", waiting.id)).await?;
    let mut response = Redirect::to("/tablet").into_response();
    let more = format!("; Max-Age={COOKIE_SECONDS}{}", cx.app.settings.secure());
    set_cookie(response.headers_mut(), cx.app.settings.tablet_cookie(), &secret, &more);
    session::forget(response.headers_mut(), &cx.app);
    Flash::good(cx.lang.t("tablet-joined")).put(response.headers_mut());
    Ok(response)
}

/// Says that somebody is using the tablet, without asking for a page.
pub async fn awake(cx: Cx) -> Result<StatusCode, Problem> {
    cx.signed_in()?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks a colleague for the PIN; for a password and a new PIN when there is none yet.
pub async fn person(cx: Cx, headers: HeaderMap, Path(staff): Path<StaffId>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (_, colleague) = colleague(&mut tx, &cx, &headers, staff).await?;
    let face = Face::of(&colleague);
    let unknown = match colleague.account {
        Some((account, _)) if pin::has_pin(&mut tx, account).await? => {
            return html(&PinPage { page: cx.page(), face, error: None });
        }
        Some((account, _)) => !account::has_password(&mut tx, account).await?,
        None => true,
    };
    html(&FirstPinPage { page: cx.page(), face, unknown, wrong: Wrong::default() })
}

/// A PIN that was typed.
#[derive(Deserialize)]
pub struct Typed {
    pin: String,
}

/// Signs in with a PIN. Tries count for the person on this tablet, and for the person everywhere.
pub async fn sign_in(
    cx: Cx,
    visitor: Visitor,
    headers: HeaderMap,
    Path(staff): Path<StaffId>,
    form: Submitted<Typed>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (tablet, colleague) = colleague(&mut tx, &cx, &headers, staff).await?;
    let account = colleague.account.ok_or(Problem::NotFound)?.0;
    let kept = pin::kept(&mut tx, account).await?;
    drop(tx);
    let throttles = [Throttle::of_pin_on(account, tablet.id), Throttle::of_pin(account)];
    throttle::count(&cx, &throttles).await?;
    if !account::fits(form.data.pin, kept).await? {
        let error = Some(cx.lang.t("tablet-pin-wrong").to_string());
        let page = PinPage { page: cx.page(), face: Face::of(&colleague), error };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    open(&cx, &visitor, &tablet, &colleague, None).await
}

/// Keeps a first PIN of whoever knows the password, and signs in with it.
pub async fn first_pin(
    cx: Cx,
    visitor: Visitor,
    headers: HeaderMap,
    Path(staff): Path<StaffId>,
    form: Submitted<NewPin>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (tablet, colleague) = colleague(&mut tx, &cx, &headers, staff).await?;
    let account = colleague.account.ok_or(Problem::NotFound)?.0;
    let known = pin::has_pin(&mut tx, account).await?;
    drop(tx);
    if known {
        return Err(Problem::Conflict);
    }
    match pin::checked(&cx, account, form.data).await? {
        Ok(hash) => open(&cx, &visitor, &tablet, &colleague, Some(&hash)).await,
        Err(wrong) => {
            let page = FirstPinPage { page: cx.page(), face: Face::of(&colleague), unknown: false, wrong };
            status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Begins the colleague's session on the tablet, in the place of whoever was there.
async fn open(
    cx: &Cx,
    visitor: &Visitor,
    tablet: &Joined,
    colleague: &Colleague,
    new_pin: Option<&str>,
) -> Result<Response, Problem> {
    let (account, membership) = colleague.account.ok_or(Problem::NotFound)?;
    let mut tx = cx.app.db.write(cx.now).await?;
    if let Some(hash) = new_pin {
        pin::keep(&mut tx, account, hash).await?;
    }
    for throttle in [Throttle::of_pin_on(account, tablet.id), Throttle::of_pin(account)] {
        throttle::clear(&mut tx, &throttle).await?;
    }
    if let Some(before) = &cx.account {
        account::end_session(&mut tx, before.account, before.session).await?;
    }
    queries::used(&mut tx, tablet).await?;
    let token =
        session::begin_on_tablet(&mut tx, &cx.app, account, membership, tablet.id, &visitor.device).await?;
    // What could not be kept as it was written without a connection comes first.
    let waits = offline::waits(&mut tx, tablet.organisation, colleague.staff).await?;
    let audit =
        Audit::new(tablet.organisation, Some(account), "signed in with a PIN").on("tablet", tablet.id);
    tx.commit(audit).await?;
    let mut response = Redirect::to(if waits { "/letters" } else { "/" }).into_response();
    session::keep(response.headers_mut(), &cx.app, &token);
    Ok(response)
}
