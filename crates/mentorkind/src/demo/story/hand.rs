//! Somebody who uses the application as everybody does: opens pages, fills in forms and sends them.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail, ensure};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use mentorkind_server::{
    platform::{
        app::App,
        audit::Audit,
        ids::AccountId,
        session::{Sign, begin},
    },
    router,
};
use tower::ServiceExt as _;

/// The most of a page that is read, in bytes.
const MOST: usize = 16 * 1024 * 1024;

/// A browser without a window. It does not follow redirects.
pub struct Hand {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it was asked.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Where a redirect leads; empty without one.
    pub location: String,
    /// The page.
    pub text: String,
}

impl Hand {
    /// Of somebody who is not signed in.
    pub fn of_nobody(app: &App) -> Self {
        Self { router: router(app), cookies: BTreeMap::new() }
    }

    /// Of somebody who has just signed in.
    pub async fn of(app: &App, account: AccountId) -> anyhow::Result<Self> {
        let mut tx = app.db.write(app.clock.now()).await?;
        let token = begin(&mut tx, app, account, Sign::Password, "").await?;
        tx.commit(Audit::housekeeping()).await?;
        let mut hand = Self::of_nobody(app);
        hand.cookies.insert(app.settings.session_cookie().to_owned(), token);
        Ok(hand)
    }

    /// Opens a page, also where another address leads to it.
    pub async fn open(&mut self, path: &str) -> anyhow::Result<Answer> {
        let mut answer = self.send(Method::GET, path, String::new()).await?;
        if answer.status == StatusCode::SEE_OTHER {
            answer = self.send(Method::GET, &answer.location, String::new()).await?;
        }
        ensure!(answer.status == StatusCode::OK, "{path} answered {}", answer.status);
        Ok(answer)
    }

    /// Sends the form of a page that goes to this address, with these fields filled in.
    pub async fn submit(
        &mut self,
        page: &Answer,
        action: &str,
        fields: &[(&str, &str)],
    ) -> anyhow::Result<Answer> {
        let mut all: Vec<(String, String)> = page
            .hidden(action)
            .with_context(|| format!("There is no form to {action} at {}", page.path))?
            .into_iter()
            .filter(|(name, _)| !fields.iter().any(|(filled, _)| filled == name))
            .collect();
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let body = serde_urlencoded::to_string(all)?;
        let answer = self.send(Method::POST, action, body).await?;
        if answer.status.is_client_error() || answer.status.is_server_error() {
            ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{action} answered {}", answer.status);
        }
        Ok(answer)
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> anyhow::Result<Answer> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))?;
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        for line in response.headers().get_all(header::SET_COOKIE) {
            let pair = line.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = response.headers().get(header::LOCATION);
        let location = location.map_or(Ok(""), |value| value.to_str())?.to_owned();
        let status = response.status();
        let text = String::from_utf8(to_bytes(response.into_body(), MOST).await?.into())?;
        Ok(Answer { path: path.to_owned(), status, location, text })
    }
}

impl Answer {
    /// The hidden fields of the form that goes to this address.
    fn hidden(&self, action: &str) -> Option<Vec<(String, String)>> {
        let (_, form) = self.text.split_once(&format!("action=\"{action}\""))?;
        let form = form.split("</form>").next()?;
        let inputs = form.split("<input ").skip(1).filter_map(|input| input.split('>').next());
        let hidden = inputs.filter(|input| input.contains("type=\"hidden\""));
        Some(
            hidden
                .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
                .collect(),
        )
    }

    /// The addresses on the page that links and forms lead to and that begin so, in order, each once.
    pub fn leads(&self, beginning: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for part in self.text.split(['"']) {
            if part.starts_with(beginning) && !found.iter().any(|one| one == part) {
                found.push(part.to_owned());
            }
        }
        found
    }

    /// Where the link with this text leads, or with this text and more words after it.
    pub fn link(&self, text: &str) -> anyhow::Result<String> {
        let found = self.text.split("<a ").skip(1).find(|link| {
            let inside = link.split("</a>").next().unwrap_or_default();
            // What stands between elements: each begins after a `>` and ends before a `<`.
            let said: String = inside.split('>').skip(1).filter_map(|part| part.split('<').next()).collect();
            said.trim().strip_prefix(text).is_some_and(|more| more.is_empty() || more.starts_with(' '))
        });
        found
            .and_then(|link| attribute(link, "href"))
            .with_context(|| format!("No link {text:?} at {}", self.path))
    }

    /// The value of the choice that stands before these words.
    pub fn choice(&self, words: &str) -> anyhow::Result<String> {
        let before = self.text.split_once(words).map(|(before, _)| before);
        let input = before.and_then(|before| before.rsplit("<input ").next());
        input
            .and_then(|input| attribute(input, "value"))
            .with_context(|| format!("No choice {words:?} at {}", self.path))
    }

    /// Fails unless it leads somewhere.
    pub fn redirected(self) -> anyhow::Result<String> {
        if self.location.is_empty() {
            bail!("{} answered {} and leads nowhere", self.path, self.status);
        }
        Ok(self.location)
    }
}

fn attribute(element: &str, name: &str) -> Option<String> {
    let (_, value) = element.split_once(&format!("{name}=\""))?;
    value.split('"').next().map(str::to_owned)
}
