//! Routes with who may use them, so that the table of routes is complete by construction.

use axum::{
    Router,
    handler::Handler,
    routing::{get, post},
};
use mentorkind_domain::access::Action;

use super::app::App;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, also without signing in.
    Public,
    /// Anybody who is signed in; about their own account.
    SignedIn,
    /// Whoever may do this.
    Needs(Action),
}

/// A route of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its path, with `{parameters}`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// The routes of a capability.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
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
        self.router = self.router.route(path, get(handler));
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
        self.router = self.router.route(path, post(handler));
        self
    }

    /// These and those.
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// The router and its table.
    pub fn split(self) -> (Router<App>, Vec<Route>) {
        (self.router, self.table)
    }
}
