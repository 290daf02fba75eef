//! What every page has: language, navigation, the signed-in person, the message after an action.

use askama::Template;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    assets,
    clock::Moment,
    i18n::{Lang, Message, Reader},
    installed,
    problem::Problem,
    routes::is_under,
};

/// The frame of a page. Templates take it as `page`.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The reader's language.
    pub lang: Lang,
    /// To whom texts about a child speak.
    pub reader: Reader,
    /// The address of this page, to come back to.
    pub path: String,
    /// Where the signed-in person can go.
    pub nav: Vec<NavItem>,
    /// The signed-in person.
    pub user: Option<User>,
    /// The organisation in which the person works or is a guardian.
    pub organisation: Option<Organisation>,
    /// What the person can change to; empty with one membership.
    pub memberships: Vec<Membership>,
    /// The lines of the person's own menu.
    pub account: Vec<NavItem>,
    /// The secret that every form of this page carries.
    pub csrf: String,
    /// When the page was asked for.
    pub now: Moment,
    /// What just happened.
    pub flash: Option<Flash>,
    /// On the tablet of a group: the page closes when nobody touches it for so many seconds.
    pub lock_after: Option<i64>,
    /// On the tablet of a group: the address of the page that it keeps for when there is no connection.
    pub keep: Option<String>,
    /// Demonstration: mails can be read at `/demo/mail`.
    pub demo: bool,
}

/// A place in the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its text, in the reader's language.
    pub label: String,
    /// The name of its icon.
    pub icon: &'static str,
    /// The page is in this place.
    pub current: bool,
    /// How many things wait there.
    pub badge: Option<u32>,
    /// A narrow screen shows it under "more".
    pub folded: bool,
}

/// The organisation of the signed-in person, as the frame shows it.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// As what the person is there, in words.
    pub role: String,
}

/// Something the person can change to.
#[derive(Clone, Debug)]
pub struct Membership {
    /// Its identifier.
    pub id: String,
    /// The organisation's name.
    pub organisation: String,
    /// As what, in words.
    pub role: String,
    /// It is the one that is chosen now.
    pub current: bool,
}

/// The signed-in person, as the frame shows it.
#[derive(Clone, Debug)]
pub struct User {
    /// The account, by which drafts on a shared device are told apart.
    pub id: String,
    /// Full name.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// The colour of the circle, 0 to 5.
    pub colour: u8,
}

/// The first letters of a person's first and last name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// A number from 0 to 5 that tells people apart by colour and means nothing.
pub fn colour(id: uuid::Uuid) -> u8 {
    id.as_bytes()[15] % 6
}

impl Page {
    /// Some places are under "more" on a narrow screen.
    pub fn folds(&self) -> bool {
        self.nav.iter().any(|item| item.folded)
    }

    /// The page is in one of those places.
    pub fn is_folded_away(&self) -> bool {
        self.nav.iter().any(|item| item.folded && item.current)
    }

    /// It is one of the places where the signed-in person can go.
    pub fn leads_to(&self, href: &str) -> bool {
        self.nav.iter().any(|item| item.href == href)
    }

    /// A text in the reader's language.
    pub fn t<'a>(&self, key: &'a str) -> Message<'a> {
        self.lang.t(key)
    }

    /// To whom texts about a child speak.
    pub fn reader(&self) -> Reader {
        self.reader
    }

    /// The languages in which this page can be read.
    pub fn languages(&self) -> &'static [Lang] {
        Lang::offered(&self.path)
    }

    /// What the browser reads before it puts the product among the apps of the device.
    pub fn installed(&self) -> &'static str {
        installed::address(&self.path)
    }

    /// Where the browser finds a built file.
    pub fn asset(&self, source: &str) -> String {
        assets::address(source)
    }
}

/// A message after an action, shown once on the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// `good`, `due`, `late` or `know`.
    pub kind: String,
    /// The text, in the reader's language.
    pub text: String,
    /// How to take the action back.
    pub undo: Option<Undo>,
}

/// How to take an action back: a form that is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// Where the form goes.
    pub action: String,
    /// What its button says.
    pub label: String,
}

const FLASH: &str = "flash";

impl Flash {
    /// It went well.
    pub fn good(text: impl ToString) -> Self {
        Self { kind: "good".to_owned(), text: text.to_string(), undo: None }
    }

    /// Something to know.
    pub fn know(text: impl ToString) -> Self {
        Self { kind: "know".to_owned(), text: text.to_string(), undo: None }
    }

    /// With a way back.
    pub fn undo(mut self, action: String, label: impl ToString) -> Self {
        self.undo = Some(Undo { action, label: label.to_string() });
        self
    }

    /// Sends it along for the next page.
    pub fn put(&self, headers: &mut HeaderMap) {
        let json = serde_json::to_string(self).unwrap_or_default();
        set_cookie(headers, FLASH, &super::random::hex(json.as_bytes()), "; Max-Age=60");
    }

    /// The message that was sent along with a request.
    pub fn take(cookies: &HeaderMap) -> Option<Self> {
        let value = cookie(cookies, FLASH)?;
        let bytes: Option<Vec<u8>> = (0..value.len() / 2)
            .map(|i| value.get(2 * i..2 * i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        serde_json::from_slice(&bytes?).ok()
    }

    /// Forgets the message.
    pub fn clear(headers: &mut HeaderMap) {
        set_cookie(headers, FLASH, "", "; Max-Age=0");
    }
}

/// The value of a cookie of a request.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Sets a cookie that scripts cannot read and other sites cannot send.
pub fn set_cookie(headers: &mut HeaderMap, name: &str, value: &str, more: &str) {
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{more}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// Renders a template.
pub fn html(template: &impl Template) -> Result<Response, Problem> {
    status_html(StatusCode::OK, template)
}

/// Renders a template with a status, 422 for a form that needs another look.
pub fn status_html(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    match template.render() {
        Ok(text) => Ok((status, Html(text)).into_response()),
        Err(error) => {
            tracing::error!(%error, "a page does not render");
            Err(Problem::Internal)
        }
    }
}

/// The page for what went wrong.
#[derive(Template)]
#[template(path = "layout/error.html")]
pub struct ErrorPage {
    /// The frame.
    pub page: Page,
    /// The HTTP status, shown small.
    pub code: u16,
    /// What happened.
    pub title: String,
    /// That nothing was lost, and what to do now.
    pub text: String,
    /// Where it says how it stands now.
    pub see: Option<String>,
}

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"/-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// The way to the second step of signing in, and from there to a page of ours.
pub fn second_step(path: &str) -> Response {
    Redirect::to(&format!("/second-step?next={}", encoded(path))).into_response()
}

/// The page for a problem, or the way to sign in: parents have no password, and ask for a link.
pub fn problem_page(page: Page, problem: &Problem) -> Response {
    let (title, text) = match problem {
        Problem::SignIn => {
            let door = if is_under(&page.path, "/family") { "/p" } else { "/sign-in" };
            return Redirect::to(&format!("{door}?next={}", encoded(&page.path))).into_response();
        }
        Problem::SecondStep => return second_step(&page.path),
        Problem::Answered(location) => return Redirect::to(location).into_response(),
        Problem::Forbidden => ("layout-error-403-title", "layout-error-403-text"),
        Problem::NotFound => ("layout-error-404-title", "layout-error-404-text"),
        Problem::Conflict | Problem::Changed(_) => ("layout-error-409-title", "layout-error-409-text"),
        Problem::BadForm => ("layout-error-400-title", "layout-error-400-text"),
        Problem::TooLarge => ("layout-error-413-title", "layout-error-413-text"),
        Problem::TooMany => ("layout-error-429-title", "layout-error-429-text"),
        Problem::Internal => ("layout-error-500-title", "layout-error-500-text"),
    };
    let (title, text) = (page.t(title).to_string(), page.t(text).to_string());
    let code = problem.status();
    let see = match problem {
        Problem::Changed(see) => Some(see.clone()),
        _ => None,
    };
    let template = ErrorPage { page, code: code.as_u16(), title, text, see };
    status_html(code, &template).unwrap_or_else(|_| code.into_response())
}
