//! Routes with who may use them, so that the table of routes is complete by construction.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    handler::Handler,
    http::{Method, StatusCode},
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use futures_util::future::BoxFuture;
use mentorkind_domain::{access::Action, api::Scope};

use super::{app::App, session};

/// Whether an address, with or without a query, is a place or below it.
pub fn is_under(address: &str, place: &str) -> bool {
    address.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// The layer around pages and forms: the address of a form that is opened as a page (one that was refused and is loaded
/// anew, or read in another language) leads to the nearest page above it.
pub async fn lead_up(State(pages): State<Arc<[&'static str]>>, request: Request, next: Next) -> Response {
    let opened = (request.method() == Method::GET).then(|| request.uri().path().to_owned());
    let response = next.run(request).await;
    match opened {
        Some(path) if response.status() == StatusCode::METHOD_NOT_ALLOWED => {
            Redirect::to(page_above(&pages, &path)).into_response()
        }
        _ => response,
    }
}

/// The nearest address above one that is a page.
fn page_above<'a>(pages: &[&str], path: &'a str) -> &'a str {
    let mut above = path;
    while let Some((rest, _)) = above.rsplit_once('/').filter(|(rest, _)| !rest.is_empty()) {
        if pages.iter().any(|page| is_of(rest, page)) {
            return rest;
        }
        above = rest;
    }
    "/"
}

/// Whether an address is of a route with this path.
fn is_of(address: &str, path: &str) -> bool {
    let (parts, names) = (address.split('/'), path.split('/'));
    parts.clone().count() == names.clone().count()
        && parts.zip(names).all(|(part, name)| name.starts_with('{') || part == name)
}

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, also without signing in.
    Public,
    /// Anybody who has given a password, also before the second step of signing in.
    Halfway,
    /// Anybody who is signed in; about their own account.
    SignedIn,
    /// Whoever may do this.
    Needs(Action),
    /// Another system, with a token of this scope.
    Token(Scope),
}

/// A route of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// Its path, with `{parameters}`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// The handler of a route, whatever it takes. What the router makes of a handler is compiled once for this, and not for
/// each of some hundred handlers.
#[derive(Clone)]
struct Answer(Arc<dyn Fn(Request, App) -> BoxFuture<'static, Response> + Send + Sync>);

impl Answer {
    fn by<H: Handler<T, App>, T: 'static>(handler: H) -> Self {
        Self(Arc::new(move |request, app| Box::pin(handler.clone().call(request, app))))
    }
}

impl Handler<(), App> for Answer {
    type Future = BoxFuture<'static, Response>;

    fn call(self, request: Request, app: App) -> Self::Future {
        (self.0)(request, app)
    }
}

/// What holds nothing of a person is open to everybody; the rest only after both steps of signing in.
fn guarded(handler: MethodRouter<App>, access: Access) -> MethodRouter<App> {
    match access {
        Access::Public | Access::Halfway | Access::Token(_) => handler,
        Access::SignedIn | Access::Needs(_) => handler.layer(from_fn(session::both_steps)),
    }
}

/// The routes of a capability.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    api: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    pub fn get<H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self {
        self.table.push(Route { method: "GET", path, access });
        self.router = self.router.route(path, guarded(get(Answer::by(handler)), access));
        self
    }

    /// A form.
    pub fn post<H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self {
        self.table.push(Route { method: "POST", path, access });
        self.router = self.router.route(path, guarded(post(Answer::by(handler)), access));
        self
    }

    /// A form that sends more than others: at most so many bytes.
    pub fn post_up_to<H: Handler<T, App>, T: 'static>(
        mut self,
        most: usize,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self {
        self.table.push(Route { method: "POST", path, access });
        let form = post(Answer::by(handler)).layer(DefaultBodyLimit::max(most));
        self.router = self.router.route(path, guarded(form, access));
        self
    }

    /// What other systems ask, outside of sessions and their cookies. A path has one method.
    pub fn api(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        handler: MethodRouter<App>,
    ) -> Self {
        self.table.push(Route { method, path, access });
        self.api = self.api.route(path, handler);
        self
    }

    /// What answers other systems where there is nothing.
    pub fn elsewhere(mut self, path: &'static str, handler: MethodRouter<App>) -> Self {
        self.api = self.api.route(path, handler);
        self
    }

    /// These and those.
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self.api = self.api.merge(other.api);
        self
    }

    /// The pages, what other systems ask, and the table of both.
    pub fn split(self) -> (Router<App>, Router<App>, Vec<Route>) {
        (self.router, self.api, self.table)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/children/1/notes", "/children/1")]
    #[case("/children/1/notes/", "/children/1")]
    #[case("/family/talks/1/say", "/family")]
    #[case("/talks/1/agreements/2", "/talks/1")]
    #[case("/visits/1/cancel", "/")]
    #[case("/sign-out", "/")]
    fn a_form_leads_to_the_page_above_it(#[case] form: &str, #[case] page: &str) {
        let pages = ["/", "/family", "/children/{child}", "/children/{child}/goals", "/talks/{offer}"];
        assert_eq!(page_above(&pages, form), page);
    }
}
