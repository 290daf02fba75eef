//! The door for somebody outside who has no account: a link, and a code that came another way, for some days, views and
//! tries. Who read what is behind it confirms that with a name. What is behind it, and whether it may still be read, is
//! looked at each time anew by whoever made the door.

mod once;
mod queries;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use mentorkind_domain::{
    consent::MOST_NAME,
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use crate::{
    account::{
        Visitor,
        throttle::{self, Throttle},
    },
    platform::{
        audit::Audit,
        db::Write,
        i18n::Lang,
        problem::Problem,
        random,
        render::{Page, html, status_html},
        session::Cx,
    },
};
pub use queries::{Door, knocked, received, viewed};

/// Somebody outside.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Somebody {
    /// First and last name.
    #[serde(default)]
    pub name: String,
    /// As what.
    #[serde(default)]
    pub job: String,
}

impl Somebody {
    /// What is wrong with it, in words.
    pub fn mistake(&self, lang: Lang) -> Option<String> {
        let wrong = [&self.name, &self.job].map(|text| check_text(text.trim(), MOST_NAME).err());
        if wrong.iter().flatten().any(|wrong| matches!(wrong, WrongText::TooLong(_))) {
            return Some(lang.t("outside-long-somebody").with("most", MOST_NAME).to_string());
        }
        wrong.iter().any(Option::is_some).then(|| lang.t("outside-wrong-somebody").to_string())
    }
}

/// What somebody outside filled in.
#[derive(Clone, Debug, Deserialize)]
pub struct Filled {
    /// The code.
    pub code: String,
    /// Who it is, for the receipt.
    #[serde(flatten)]
    pub who: Somebody,
}

/// So many letters and digits has a code.
const CODE_LETTERS: usize = 8;

/// What opens a door. It is shown once, and only its hashes are kept.
pub struct Keys {
    secret: String,
    code: String,
}

impl Keys {
    /// Ones that nobody had before.
    pub fn fresh() -> Self {
        Self { secret: random::token(), code: random::letters::<CODE_LETTERS>() }
    }

    /// The hashes of link and code.
    pub fn hashes(&self) -> (Vec<u8>, Vec<u8>) {
        (random::hash(&self.secret), code_hash(&self.secret, &self.code))
    }

    /// The address of the door, behind that of its kind: `/t`.
    pub fn address(&self, base: &str, kind: &str) -> String {
        format!("{base}{kind}/{}", self.secret)
    }

    /// The code, to be said by telephone.
    pub fn spelled(&self) -> String {
        format!("{}-{}", &self.code[..4], &self.code[4..])
    }
}

/// A code alone is soon guessed; with the link's secret, which is kept nowhere, its hash is not.
fn code_hash(secret: &str, code: &str) -> Vec<u8> {
    random::hash(&format!("{secret} {}", random::typed(code)))
}

#[derive(Template)]
#[template(path = "outside/knock.html")]
struct KnockPage {
    page: Page,
    /// The address of the door.
    door: String,
    error: Option<String>,
}

/// The same page for every link, also for one that opens nothing: it says nothing.
pub fn knock(cx: &Cx, door: String) -> Result<Response, Problem> {
    html(&KnockPage { page: cx.page(), door, error: None })
}

/// The code did not fit, or the link opens nothing any more: the same words for both.
pub async fn closed(cx: &Cx, tx: Write, door: String) -> Result<Response, Problem> {
    tx.commit(Audit::housekeeping()).await?;
    let error = Some(cx.lang.t("outside-wrong").to_string());
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &KnockPage { page: cx.page(), door, error })
}

fn throttles(visitor: &Visitor, secret: &str) -> Vec<Throttle> {
    let address = visitor.address.map(Throttle::of_address);
    address.into_iter().chain([Throttle::of_door(secret)]).collect()
}

/// Counts a try at a door; it holds for all machines together.
pub async fn count(cx: &Cx, visitor: &Visitor, secret: &str) -> Result<(), Problem> {
    throttle::count(cx, &throttles(visitor, secret)).await
}

/// A try that opened the door does not count.
pub async fn forgive(tx: &mut Write, visitor: &Visitor, secret: &str) -> sqlx::Result<()> {
    throttle::forgive(tx, &throttles(visitor, secret)).await
}
