//! The application: what every request shares.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use super::{clock::Clock, db::Db, mail::Mailer, opening::Openings};

/// How the application is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address at which browsers reach it, without a slash at the end; links in mails begin with it.
    pub base_url: String,
    /// Demonstration and tests: mails are shown at `/demo/mail`, the clock can be moved.
    pub demo: bool,
    /// A session ends after this many minutes without a request.
    pub idle_minutes: i64,
    /// A session ends this many hours after signing in.
    pub session_hours: i64,
    /// Where mail goes.
    pub mail: MailSettings,
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum MailSettings {
    /// To files in a folder, one for each mail.
    Folder(PathBuf),
    /// To a mail server: `smtp://…` or `smtps://…`, and the sender's address.
    Smtp {
        /// The server's address.
        url: String,
        /// The sender.
        from: String,
    },
}

impl Settings {
    fn tls(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The attribute of cookies that go over TLS only, when there is TLS.
    pub fn secure(&self) -> &'static str {
        if self.tls() { "; Secure" } else { "" }
    }

    /// The name of the session's cookie; under TLS browsers hold it to this host.
    pub fn session_cookie(&self) -> &'static str {
        if self.tls() { "__Host-session" } else { "session" }
    }

    /// The name of the cookie from which the forms of a browser without session get their secret.
    pub fn visitor_cookie(&self) -> &'static str {
        if self.tls() { "__Host-visitor" } else { "visitor" }
    }

    /// Browsers are told to use TLS only.
    pub fn strict_transport(&self) -> bool {
        self.tls()
    }
}

/// What every request shares.
pub struct Shared {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// How it is set up.
    pub settings: Settings,
    /// The way mail goes out.
    pub mailer: Mailer,
    /// The log of opened files.
    pub openings: Openings,
}

/// A handle on the application.
#[derive(Clone)]
pub struct App(Arc<Shared>);

impl App {
    /// Puts the application together.
    pub fn new(db: Db, clock: Clock, settings: Settings) -> Result<Self, super::mail::MailError> {
        let mailer = Mailer::new(&settings.mail)?;
        let openings = Openings::start(db.clone());
        Ok(Self(Arc::new(Shared { db, clock, settings, mailer, openings })))
    }
}

impl Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}
