//! Signing in through the provider: the way there, and the way back.
//!
//! What a browser takes along stands in a cookie of its own, so that an answer is worth something in the browser that asked
//! only, once. Each organisation has its own way back, so that one provider cannot answer for another.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use mentorkind_domain::single_sign_on::{Refusal, Who};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    mailbox,
    people::{admit, found},
    provider::{self, Asked, Trouble},
    queries::{self, Setting},
};
use crate::{
    account::{
        Visitor, leave, own_path,
        throttle::{self, Throttle},
    },
    platform::{
        app::App,
        audit::Audit,
        ids::OrganisationId,
        outbound::NoAnswer,
        problem::Problem,
        random,
        render::{Flash, Page, cookie, set_cookie, status_html},
        session::{self, Cx},
    },
};

/// So many seconds somebody may take to sign in at the provider.
const PATIENCE: u32 = 900;

/// What the trail says of whom the provider knows and who is not let in.
const REFUSED: &str = "refused to sign in through the provider";

/// The cookie that says with which organisation a browser signed in the last time.
const REMEMBERED: &str = "organisation";

/// The longest address that is gone back to, in bytes.
const LONGEST_NEXT: usize = 500;

/// Where the staff of an organisation sign in.
pub fn address(app: &App, organisation: OrganisationId) -> String {
    format!("{}/single-sign-on/{organisation}", app.settings.base_url)
}

/// Where the browser comes back to, as the provider must know it.
pub(super) fn back_address(app: &App, organisation: OrganisationId) -> String {
    format!("{}/back", address(app, organisation))
}

/// The organisation through whose provider this browser signed in the last time.
pub fn remembered(headers: &HeaderMap) -> Option<OrganisationId> {
    cookie(headers, REMEMBERED)?.parse::<Uuid>().ok().map(OrganisationId)
}

/// Where to go after it.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

/// What a browser takes along.
#[derive(Deserialize, Serialize)]
struct Taken {
    organisation: OrganisationId,
    asked: Asked,
    next: String,
}

impl Taken {
    fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let text = cookie(headers, app.settings.provider_cookie())?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }

    fn put(&self, app: &App, headers: &mut HeaderMap) -> Result<(), Problem> {
        let bytes = serde_json::to_vec(self).map_err(|_| Problem::Internal)?;
        let more = format!("; Max-Age={PATIENCE}{}", app.settings.secure());
        set_cookie(headers, app.settings.provider_cookie(), &URL_SAFE_NO_PAD.encode(bytes), &more);
        Ok(())
    }

    fn forget(app: &App, headers: &mut HeaderMap) {
        let more = format!("; Max-Age=0{}", app.settings.secure());
        set_cookie(headers, app.settings.provider_cookie(), "", &more);
    }
}

async fn setting(cx: &Cx, organisation: OrganisationId) -> Result<Setting, Problem> {
    let mut tx = cx.read().await?;
    queries::setting(&mut tx, &cx.app.settings.keys, organisation).await?.ok_or(Problem::NotFound)
}

async fn count(cx: &Cx, visitor: &Visitor) -> Result<Vec<Throttle>, Problem> {
    let throttles: Vec<Throttle> = visitor.address.map(Throttle::of_address).into_iter().collect();
    throttle::count(cx, &throttles).await?;
    Ok(throttles)
}

/// Sends the browser to the provider.
pub(super) async fn begin(
    cx: Cx,
    visitor: Visitor,
    Path(organisation): Path<OrganisationId>,
    Query(next): Query<Next>,
) -> Result<Response, Problem> {
    let setting = setting(&cx, organisation).await?;
    count(&cx, &visitor).await?;
    let back = back_address(&cx.app, organisation);
    let (to, asked) = match provider::ask(&cx.app, &setting, &back).await {
        Ok(asked) => asked,
        Err(trouble) => return not_in(&cx, &setting, Why::Trouble(trouble)),
    };
    let next = Some(next.next).filter(|next| next.len() <= LONGEST_NEXT).unwrap_or_default();
    let mut response = Redirect::to(&to).into_response();
    Taken { organisation, asked, next }.put(&cx.app, response.headers_mut())?;
    Ok(response)
}

/// With what the browser comes back.
#[derive(Debug, Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    /// Why the provider let nobody in.
    #[serde(default)]
    error: String,
}

/// Lets somebody in whom the provider knows.
pub(super) async fn back(
    cx: Cx,
    visitor: Visitor,
    headers: HeaderMap,
    Path(organisation): Path<OrganisationId>,
    Query(back): Query<Back>,
) -> Result<Response, Problem> {
    let setting = setting(&cx, organisation).await?;
    let throttles = count(&cx, &visitor).await?;
    let mut response = match come_back(&cx, (&visitor, throttles), &headers, &setting, back).await? {
        Came::In { token, next } => {
            let mut response = Redirect::to(own_path(&next).unwrap_or("/")).into_response();
            session::keep(response.headers_mut(), &cx.app, &token);
            let year = format!("; Max-Age=31536000{}", cx.app.settings.secure());
            set_cookie(response.headers_mut(), REMEMBERED, &organisation.to_string(), &year);
            response
        }
        Came::Asked(response) => response,
        Came::Not(Why::Left) => {
            let mut response = Redirect::to("/sign-in").into_response();
            Flash::know(cx.lang.t("single-sign-on-left")).put(response.headers_mut());
            response
        }
        Came::Not(why) => not_in(&cx, &setting, why)?,
    };
    Taken::forget(&cx.app, response.headers_mut());
    Ok(response)
}

/// What comes of coming back.
enum Came {
    /// A session begins.
    In {
        /// The secret for its cookie.
        token: String,
        /// Where to go.
        next: String,
    },
    /// The mailbox is to be shown first.
    Asked(Response),
    /// No session begins.
    Not(Why),
}

async fn come_back(
    cx: &Cx,
    (visitor, throttles): (&Visitor, Vec<Throttle>),
    headers: &HeaderMap,
    setting: &Setting,
    back: Back,
) -> Result<Came, Problem> {
    let taken = Taken::of(&cx.app, headers).filter(|taken| {
        taken.organisation == setting.organisation
            && random::hash(&taken.asked.state) == random::hash(&back.state)
    });
    let Some(taken) = taken else { return Ok(Came::Not(Why::Stale)) };
    if !back.error.is_empty() || back.code.is_empty() {
        return Ok(Came::Not(Why::Left));
    }
    let address = back_address(&cx.app, setting.organisation);
    let answer = provider::answered(&cx.app, setting, &address, (back.code, taken.asked)).await;
    let person = match answer {
        Ok(person) => person,
        Err(trouble) => return Ok(Came::Not(Why::Trouble(trouble))),
    };
    let mut tx = cx.app.db.write(cx.now).await?;
    let who = match found(&mut tx, setting, &person).await? {
        Ok(who) => who,
        Err(refusal) => {
            tx.commit(Audit::new(setting.organisation, None, REFUSED)).await?;
            return Ok(Came::Not(Why::Refused(refusal)));
        }
    };
    if let Some(mailbox) = mailbox::to_show(&mut tx, setting, (&person, who)).await? {
        drop(tx);
        return Ok(Came::Asked(mailbox::ask(cx, setting, &person.subject, mailbox).await?));
    }
    let admitted = admit(&mut tx, &cx.app, setting, (&person, who)).await?;
    let ids = (admitted.account, admitted.membership);
    let began =
        session::begin_through_provider(&mut tx, &cx.app, ids, person.two_steps, &visitor.device).await?;
    let Some(token) = began else {
        // Roles of somebody known that ended stay ended; of somebody new nothing is kept.
        if matches!(who, Who::Known(_)) {
            tx.commit(Audit::new(setting.organisation, None, REFUSED)).await?;
        }
        return Ok(Came::Not(Why::Nothing));
    };
    throttle::forgive(&mut tx, &throttles).await?;
    leave(&mut tx, cx).await?;
    let audit = Audit::new(setting.organisation, Some(admitted.account), "signed in through the provider");
    tx.commit(audit.on("staff_member", admitted.staff)).await?;
    Ok(Came::In { token, next: taken.next })
}

/// Why nobody came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// They did not sign in there.
    Left,
    /// It took too long, or began in another browser.
    Stale,
    /// Nothing opens for this person today.
    Nothing,
    Refused(Refusal),
    Trouble(Trouble),
}

impl Why {
    /// The status, and the part of the key of what is said.
    fn said(self) -> (StatusCode, &'static str) {
        let status = match self {
            Self::Trouble(_) => StatusCode::FAILED_DEPENDENCY,
            Self::Left | Self::Stale => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Nothing | Self::Refused(_) => StatusCode::FORBIDDEN,
        };
        let key = match self {
            Self::Left | Self::Stale => "single-sign-on-not-stale",
            Self::Nothing => "single-sign-on-not-nothing",
            Self::Refused(Refusal::Ended) => "single-sign-on-not-ended",
            Self::Refused(Refusal::NoAddress) => "single-sign-on-not-no-address",
            Self::Refused(Refusal::Unknown) => "single-sign-on-not-unknown",
            Self::Refused(Refusal::NotInvited) => "single-sign-on-not-invited",
            Self::Refused(Refusal::Several) => "single-sign-on-not-several",
            Self::Refused(Refusal::Other) => "single-sign-on-not-other",
            Self::Trouble(trouble) => trouble.key(),
        };
        (status, key)
    }
}

impl Trouble {
    /// What is said of it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Silent(NoAnswer::Inside) => "single-sign-on-trouble-inside",
            Self::Silent(_) => "single-sign-on-trouble-silent",
            Self::NoProvider => "single-sign-on-trouble-no-provider",
            Self::Refused => "single-sign-on-trouble-refused",
            Self::Untrue => "single-sign-on-trouble-untrue",
        }
    }
}

#[derive(Template)]
#[template(path = "single_sign_on/not.html")]
struct NotPage {
    page: Page,
    organisation: String,
    text: String,
    again: String,
}

fn not_in(cx: &Cx, setting: &Setting, why: Why) -> Result<Response, Problem> {
    let (status, key) = why.said();
    let page = NotPage {
        page: cx.page(),
        organisation: setting.organisation_name.clone(),
        text: cx.lang.t(key).to_string(),
        again: format!("/single-sign-on/{}", setting.organisation),
    };
    status_html(status, &page)
}
