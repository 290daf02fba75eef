//! The application: what every request shares.

use std::{ops::Deref, path::PathBuf, sync::Arc, time::Duration};

use mentorkind_domain::{outbound::Range, second_step::SecondStep};

use crate::{api::Calls, live::Live};

use super::{clock::Clock, db::Db, mail::Mailer, opening::Openings, outbound::Outbound, seal::Keys};

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
    /// For whom a second step is asked when signing in.
    pub second_step: SecondStep,
    /// With what the secrets of second steps are sealed; without keys nobody can set one up.
    pub keys: Keys,
    /// A session on the tablet of a group ends after this many minutes without a sign of life.
    pub tablet_idle_minutes: i64,
    /// A director's emergency access ends by itself after this many minutes.
    pub emergency_minutes: i64,
    /// How often another system may ask with one token, a minute.
    pub api_per_minute: u32,
    /// The server may go by itself to addresses of the own network, where somebody named one.
    pub own_network: bool,
    /// Folders in which planning packages leave their exports.
    pub watch: Vec<Watch>,
}

/// A folder in which an organisation's planning package leaves its export, every night perhaps.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The organisation's name.
    pub organisation: String,
    /// The folder.
    pub folder: PathBuf,
    /// An export of which no file changed for so long is complete.
    pub settle: Duration,
    /// What was taken or refused stays in its folder for so many days.
    pub keep_days: i64,
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

    /// How far the server may go by itself.
    pub fn range(&self) -> Range {
        match (self.own_network, self.demo) {
            (true, _) => Range::Network,
            (false, true) => Range::Machine,
            (false, false) => Range::Public,
        }
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

    /// The name of the cookie by which the tablet of a group is known.
    pub fn tablet_cookie(&self) -> &'static str {
        if self.tls() { "__Host-tablet" } else { "tablet" }
    }

    /// The name of the cookie with what a browser takes along to the provider of an organisation.
    pub fn provider_cookie(&self) -> &'static str {
        if self.tls() { "__Host-provider" } else { "provider" }
    }

    /// The name of the cookie of a browser that waits for a mailbox to be shown.
    pub fn mailbox_cookie(&self) -> &'static str {
        if self.tls() { "__Host-mailbox" } else { "mailbox" }
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
    /// The way to other servers.
    pub outbound: Outbound,
    /// The log of opened files.
    pub openings: Openings,
    /// Pages that are open, and hear of changes.
    pub live: Live,
    /// How often other systems have asked lately.
    pub calls: Calls,
}

/// A handle on the application.
#[derive(Clone)]
pub struct App(Arc<Shared>);

impl App {
    /// Puts the application together.
    pub fn new(db: Db, clock: Clock, settings: Settings) -> Result<Self, super::mail::MailError> {
        let mailer = Mailer::new(&settings.mail)?;
        let outbound = Outbound::new(settings.range());
        let openings = Openings::start(db.clone());
        let live = Live::new(clock.now());
        Ok(Self(Arc::new(Shared {
            db,
            clock,
            settings,
            mailer,
            outbound,
            openings,
            live,
            calls: Calls::default(),
        })))
    }
}

impl Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}
