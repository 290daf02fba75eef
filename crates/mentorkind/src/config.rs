//! The settings: defaults, before them a file, before it the environment, before it flags.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};
use figment::{
    Figment, Metadata, Profile, Provider,
    providers::{Env, Format as _, Serialized, Toml},
    value::{Dict, Map},
};
use mentorkind_domain::second_step::SecondStep;
use mentorkind_server::platform::{
    app::{MailSettings, Settings, Watch},
    clock::Clock,
    seal::Keys,
};
use serde::{Deserialize, Serialize};

/// The file that is read when it is there and `--config` names no other.
const FILE: &str = "mentorkind.toml";
const PREFIX: &str = "MENTORKIND_";

/// Flags of every command that uses the database
#[derive(clap::Args, Clone, Debug, Default, Serialize)]
pub struct DatabaseFlags {
    /// Read the settings from this file [default: mentorkind.toml, when it is there]
    #[arg(long, value_name = "FILE", env = "MENTORKIND_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// The database: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite://var/mentorkind.db]
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// What to log: a level (error, warn, info, debug, trace), or levels per module [default: info]
    #[arg(long, value_name = "FILTER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    log: Option<String>,
    /// How to log: text or json [default: text]
    #[arg(long, value_name = "FORMAT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    log_format: Option<LogFormat>,
}

/// Flags of the commands that use every setting
#[derive(clap::Args, Clone, Debug, Default, Serialize)]
pub struct ServerFlags {
    #[command(flatten)]
    #[serde(flatten)]
    database: DatabaseFlags,
    /// Address and port to serve on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<String>,
    /// How browsers reach the server; links in mails begin with it [default: http:// and the address of --listen]
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
    /// Demonstration: everybody can read all mail and move the clock. Never for real people [default: false]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    demo: Option<bool>,
    /// A session ends after this many minutes without a request [default: 60]
    #[arg(long, value_name = "MINUTES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    idle_minutes: Option<u32>,
    /// A session ends this many hours after signing in [default: 12]
    #[arg(long, value_name = "HOURS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    session_hours: Option<u32>,
    /// Where mail goes: a folder, or smtp://… or smtps://… [default: var/mail]
    #[arg(long, value_name = "PLACE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    /// The sender of mail, needed with a mail server: "Name <address>"
    #[arg(long, value_name = "SENDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_from: Option<String>,
    /// Whose sign-in needs a second step: off, child-files or everyone [default: child-files; off with --demo]
    #[arg(long, value_name = "WHOSE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    second_factor: Option<SecondFactor>,
    /// The file with the key that seals the secrets of second steps; made when it is not there [default: var/secret.key]
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_key_file: Option<String>,
    /// A session on the tablet of a group ends after this many minutes without a sign of life [default: 5]
    #[arg(long, value_name = "MINUTES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    tablet_idle_minutes: Option<u32>,
    /// A director's emergency access ends by itself after this many minutes [default: 60]
    #[arg(long, value_name = "MINUTES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    emergency_minutes: Option<u32>,
    /// Another system may ask so often with one token, a minute [default: 120]
    #[arg(long, value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    api_per_minute: Option<u32>,
    /// Webhooks may go to addresses of the own network [default: false]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    own_network: Option<bool>,
}

/// Flags that can be settings.
pub trait Flags: Serialize {
    /// The file they name.
    fn file(&self) -> Option<&Path>;
}

impl Flags for DatabaseFlags {
    fn file(&self) -> Option<&Path> {
        self.config.as_deref()
    }
}

impl Flags for ServerFlags {
    fn file(&self) -> Option<&Path> {
        self.database.file()
    }
}

/// Whose sign-in needs a second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum SecondFactor {
    /// Nobody's, except of those who have set one up.
    Off,
    /// That of staff who can open anything of children.
    ChildFiles,
    /// That of all staff.
    Everyone,
}

impl SecondFactor {
    fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::ChildFiles => "child-files",
            Self::Everyone => "everyone",
        }
    }
}

impl From<SecondFactor> for SecondStep {
    fn from(factor: SecondFactor) -> Self {
        match factor {
            SecondFactor::Off => Self::Off,
            SecondFactor::ChildFiles => Self::ChildFiles,
            SecondFactor::Everyone => Self::Everyone,
        }
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// The settings as they are written: the keys of the file.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    database_url: String,
    listen: String,
    base_url: Option<String>,
    demo: bool,
    demo_ahead: u32,
    idle_minutes: u32,
    session_hours: u32,
    mail: String,
    mail_from: Option<String>,
    second_factor: Option<SecondFactor>,
    secret_key_file: String,
    tablet_idle_minutes: u32,
    emergency_minutes: u32,
    api_per_minute: u32,
    own_network: bool,
    watch: Vec<WrittenWatch>,
    log: String,
    log_format: LogFormat,
}

/// A watched folder as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWatch {
    organisation: String,
    folder: String,
    #[serde(default = "settle_seconds")]
    settle_seconds: u32,
    #[serde(default = "keep_days")]
    keep_days: u32,
}

/// An export is complete when nothing changed for so long.
fn settle_seconds() -> u32 {
    60
}

/// What was dealt with is kept so long.
fn keep_days() -> u32 {
    30
}

impl Default for Written {
    fn default() -> Self {
        Self {
            database_url: "sqlite://var/mentorkind.db".to_owned(),
            listen: "127.0.0.1:8080".to_owned(),
            base_url: None,
            demo: false,
            demo_ahead: 0,
            idle_minutes: 60,
            session_hours: 12,
            mail: "var/mail".to_owned(),
            mail_from: None,
            second_factor: None,
            secret_key_file: "var/secret.key".to_owned(),
            tablet_idle_minutes: 5,
            emergency_minutes: 60,
            api_per_minute: 120,
            own_network: false,
            watch: Vec::new(),
            log: "info".to_owned(),
            log_format: LogFormat::Text,
        }
    }
}

impl Written {
    /// In a demonstration everybody must be able to look around at once; real people's files need a second step.
    fn second_factor(&self) -> SecondFactor {
        let otherwise = if self.demo { SecondFactor::Off } else { SecondFactor::ChildFiles };
        self.second_factor.unwrap_or(otherwise)
    }
}

const KEYS: [&str; 18] = [
    "database_url",
    "listen",
    "base_url",
    "demo",
    "demo_ahead",
    "idle_minutes",
    "session_hours",
    "mail",
    "mail_from",
    "second_factor",
    "secret_key_file",
    "tablet_idle_minutes",
    "emergency_minutes",
    "api_per_minute",
    "own_network",
    "watch",
    "log",
    "log_format",
];

/// The settings in effect.
#[derive(Debug)]
pub struct Config {
    /// The database's address.
    pub database_url: String,
    /// Where to serve.
    pub listen: SocketAddr,
    /// What the application itself needs.
    pub settings: Settings,
    /// Where the key is that seals secrets; the application gets it when it is served.
    pub secret_key_file: PathBuf,
    /// The filter of the log.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    written: Written,
    origins: BTreeMap<&'static str, String>,
}

/// A provider under a name that people understand.
struct Named<P>(String, P);

impl<P: Provider> Provider for Named<P> {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.0.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        self.1.data()
    }
}

const ENVIRONMENT: &str = "environment";
const DEFAULT: &str = "default";

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// When a file cannot be read, a key is unknown or a value is not possible; the error says which and where.
    pub fn load(flags: &impl Flags) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Named(DEFAULT.to_owned(), Serialized::defaults(Written::default())));
        if let Some((name, text)) = read(flags.file())? {
            figment = figment.merge(Named(name, Toml::string(&text)));
        }
        // Variables of the tests and the one that names the file are no settings.
        let variables = Env::prefixed(PREFIX).filter(|key| key != "config" && !key.starts_with("test_"));
        figment = figment.merge(Named(ENVIRONMENT.to_owned(), variables));
        figment = figment.merge(Named("flag".to_owned(), Serialized::defaults(flags)));
        known(&figment)?;
        let written: Written = figment.extract().map_err(|errors| {
            let lines: Vec<String> = errors.into_iter().map(|error| wrong_type(&error)).collect();
            anyhow::anyhow!("{}. Nothing was changed", lines.join("; "))
        })?;
        let origins = KEYS.map(|key| (key, origin(&figment, key))).into();
        Self::checked(written, origins)
    }

    fn checked(written: Written, origins: BTreeMap<&'static str, String>) -> anyhow::Result<Self> {
        let wrong = |key: &str, what: &str| {
            format!("The setting {key} ({}) {what}; nothing was changed", origins[key])
        };
        let listen: SocketAddr = written.listen.parse().with_context(|| {
            wrong(
                "listen",
                &format!("is \"{}\", which is no address and port such as 127.0.0.1:8080", written.listen),
            )
        })?;
        let base_url = written.base_url.clone().unwrap_or_else(|| format!("http://{listen}"));
        let base_url = base_url.trim_end_matches('/').to_owned();
        ensure!(
            base_url
                .strip_prefix("http://")
                .or(base_url.strip_prefix("https://"))
                .is_some_and(|host| !host.is_empty()),
            wrong("base_url", "must begin with http:// or https:// and a name")
        );
        ensure!(
            written.demo_ahead == 0 || written.demo,
            wrong("demo_ahead", "is for demonstrations; set demo too")
        );
        ensure!((1..=1440).contains(&written.idle_minutes), wrong("idle_minutes", "must be from 1 to 1440"));
        ensure!((1..=168).contains(&written.session_hours), wrong("session_hours", "must be from 1 to 168"));
        let minutes = 1..=60;
        ensure!(
            minutes.contains(&written.tablet_idle_minutes),
            wrong("tablet_idle_minutes", "must be from 1 to 60")
        );
        ensure!(
            (5..=480).contains(&written.emergency_minutes),
            wrong("emergency_minutes", "must be from 5 to 480")
        );
        ensure!(
            (1..=60_000).contains(&written.api_per_minute),
            wrong("api_per_minute", "must be from 1 to 60000")
        );
        ensure!(!written.secret_key_file.is_empty(), wrong("secret_key_file", "must name a file"));
        ensure!(!written.mail.is_empty(), wrong("mail", "must name a folder or a mail server"));
        let mail = if written.mail.starts_with("smtp://") || written.mail.starts_with("smtps://") {
            let Some(from) = written.mail_from.clone() else {
                bail!(wrong("mail_from", "is needed with a mail server: the sender, as \"Name <address>\""));
            };
            MailSettings::Smtp { url: written.mail.clone(), from }
        } else {
            MailSettings::Folder(PathBuf::from(&written.mail))
        };
        for watch in &written.watch {
            ensure!(
                !watch.organisation.trim().is_empty() && !watch.folder.trim().is_empty(),
                wrong("watch", "must name an organisation and a folder each time")
            );
            ensure!(
                watch.settle_seconds <= 86_400 && (1..=3650).contains(&watch.keep_days),
                wrong("watch", "must have settle_seconds up to 86400 and keep_days from 1 to 3650")
            );
            let same = written.watch.iter().filter(|other| other.folder == watch.folder);
            ensure!(
                same.count() == 1,
                wrong("watch", &format!("names the folder \"{}\" twice", watch.folder))
            );
        }
        let watch = written.watch.iter().map(|watch| Watch {
            organisation: watch.organisation.trim().to_owned(),
            folder: PathBuf::from(&watch.folder),
            settle: Duration::from_secs(watch.settle_seconds.into()),
            keep_days: watch.keep_days.into(),
        });
        let watch = watch.collect();
        tracing_subscriber::EnvFilter::try_new(&written.log)
            .with_context(|| wrong("log", "is no filter such as info or mentorkind_server=debug"))?;
        Ok(Self {
            database_url: written.database_url.clone(),
            listen,
            settings: Settings {
                base_url,
                demo: written.demo,
                idle_minutes: written.idle_minutes.into(),
                session_hours: written.session_hours.into(),
                mail,
                second_step: written.second_factor().into(),
                keys: Keys::default(),
                tablet_idle_minutes: written.tablet_idle_minutes.into(),
                emergency_minutes: written.emergency_minutes.into(),
                api_per_minute: written.api_per_minute,
                own_network: written.own_network,
                watch,
            },
            secret_key_file: PathBuf::from(&written.secret_key_file),
            log: written.log.clone(),
            log_format: written.log_format,
            written,
            origins,
        })
    }

    /// The settings as a TOML file, each with where it comes from; passwords are hidden.
    pub fn printed(&self) -> String {
        let w = &self.written;
        let lines = [
            ("database_url", Some(quoted(&hidden(&w.database_url)))),
            ("listen", Some(quoted(&w.listen))),
            ("base_url", Some(quoted(&hidden(&self.settings.base_url)))),
            ("demo", Some(w.demo.to_string())),
            ("demo_ahead", Some(w.demo_ahead.to_string())),
            ("idle_minutes", Some(w.idle_minutes.to_string())),
            ("session_hours", Some(w.session_hours.to_string())),
            ("mail", Some(quoted(&hidden(&w.mail)))),
            ("mail_from", w.mail_from.as_deref().map(quoted)),
            ("second_factor", Some(quoted(w.second_factor().code()))),
            ("secret_key_file", Some(quoted(&w.secret_key_file))),
            ("tablet_idle_minutes", Some(w.tablet_idle_minutes.to_string())),
            ("emergency_minutes", Some(w.emergency_minutes.to_string())),
            ("api_per_minute", Some(w.api_per_minute.to_string())),
            ("own_network", Some(w.own_network.to_string())),
            ("watch", Some(watched(&w.watch))),
            ("log", Some(quoted(&w.log))),
            (
                "log_format",
                Some(quoted(if matches!(w.log_format, LogFormat::Json) { "json" } else { "text" })),
            ),
        ];
        let mut text = String::new();
        for (key, value) in lines {
            let origin = &self.origins[key];
            // Writing to a string cannot fail.
            let _ = match value {
                Some(value) => writeln!(text, "{key} = {value}  # {origin}"),
                None => writeln!(text, "# {key} is not set"),
            };
        }
        text
    }

    /// The machine's clock; in a demonstration as many minutes ahead as the settings say.
    pub fn clock(&self) -> Clock {
        let clock = Clock::system();
        clock.forward_minutes(self.written.demo_ahead.into());
        clock
    }

    /// The database's address without its password, for people.
    pub fn database_shown(&self) -> String {
        hidden(&self.database_url)
    }

    /// Where a setting comes from.
    pub fn origin(&self, key: &str) -> &str {
        &self.origins[key]
    }
}

/// The file's name and text; nothing when there is none and none was asked for.
fn read(asked: Option<&Path>) -> anyhow::Result<Option<(String, String)>> {
    let path = asked.unwrap_or(Path::new(FILE));
    if asked.is_none() && !path.exists() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("The settings file {name} cannot be read; nothing was changed"))?;
    // Said without the line itself, which may hold a password.
    if let Err(error) = Toml::from_str::<Dict>(&text) {
        let line = error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1);
        bail!("The settings file {name} is no TOML: line {line}: {}. Nothing was changed", error.message());
    }
    Ok(Some((name, text)))
}

/// Refuses keys that no setting has: a misspelt setting would silently not count.
fn known(figment: &Figment) -> anyhow::Result<()> {
    let all = figment.data().context("The settings cannot be read; nothing was changed")?;
    let unknown: Vec<String> = all
        .values()
        .flat_map(|dict| dict.keys())
        .filter(|key| !KEYS.contains(&key.as_str()))
        .map(|key| match figment.find_metadata(key) {
            Some(from) if from.name == ENVIRONMENT => {
                format!("{PREFIX}{} in the environment", key.to_uppercase())
            }
            Some(from) => format!("{key} in {}", from.name),
            None => key.clone(),
        })
        .collect();
    ensure!(
        unknown.is_empty(),
        "There is no such setting: {}. Nothing was changed. The settings are: {}",
        unknown.join(", "),
        KEYS.join(", ")
    );
    Ok(())
}

/// What a value of a wrong type is called. The value itself is left out where it may be secret.
fn wrong_type(error: &figment::Error) -> String {
    use figment::error::Kind;
    let key = error.path.join(".");
    let place = error.metadata.as_ref().map_or_else(String::new, |from| match from.name.as_ref() {
        ENVIRONMENT => format!(" ({PREFIX}{} in the environment)", key.to_uppercase()),
        other => format!(" ({other})"),
    });
    match &error.kind {
        Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected)
            if !["database_url", "mail"].contains(&key.as_str()) =>
        {
            let expected = if expected.starts_with('u') { "a whole number" } else { expected };
            format!("The setting {key}{place} must be {expected}, not {found}")
        }
        Kind::UnknownVariant(found, expected) => {
            format!("The setting {key}{place} must be {}, not \"{found}\"", expected.join(" or "))
        }
        Kind::MissingField(field) => format!("The setting {key}{place} has no {field}"),
        Kind::UnknownField(field, known) => {
            format!("The setting {key}{place} has no {field}, only {}", known.join(", "))
        }
        _ => format!("The setting {key}{place} has an impossible value"),
    }
}

fn origin(figment: &Figment, key: &str) -> String {
    match figment.find_metadata(key).map(|from| from.name.as_ref()) {
        Some(ENVIRONMENT) => format!("{ENVIRONMENT} {PREFIX}{}", key.to_uppercase()),
        Some("flag") => format!("flag --{}", key.replace('_', "-")),
        Some(other) => other.to_owned(),
        None => DEFAULT.to_owned(),
    }
}

/// Watched folders as TOML, on one line.
fn watched(list: &[WrittenWatch]) -> String {
    let tables = list.iter().map(|watch| {
        format!(
            "{{ organisation = {}, folder = {}, settle_seconds = {}, keep_days = {} }}",
            quoted(&watch.organisation),
            quoted(&watch.folder),
            watch.settle_seconds,
            watch.keep_days
        )
    });
    format!("[{}]", tables.collect::<Vec<_>>().join(", "))
}

/// As a TOML string. JSON escapes a subset of what TOML does, in the same way.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An address without its password, also when it stands among the parameters.
pub fn hidden(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    // The last @: a password that was not encoded may hold others.
    let (user, rest) = match rest.rsplit_once('@') {
        Some((user, rest)) => match user.split_once(':') {
            Some((name, _)) => (format!("{name}:***@"), rest),
            None => (format!("{user}@"), rest),
        },
        None => (String::new(), rest),
    };
    let (address, parameters) = rest.split_once('?').map_or((rest, None), |(a, p)| (a, Some(p)));
    let mut shown = format!("{scheme}://{user}{address}");
    for (i, parameter) in parameters.into_iter().flat_map(|p| p.split('&')).enumerate() {
        shown.push(if i == 0 { '?' } else { '&' });
        match parameter.split_once('=') {
            Some((name, _)) if name.to_ascii_lowercase().contains("pass") => {
                shown += name;
                shown += "=***";
            }
            _ => shown += parameter,
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hidden_wherever_they_stand() {
        for (url, shown) in [
            ("postgres://mk:geheim@db/mk", "postgres://mk:***@db/mk"),
            ("postgres://mk:ge@h:e/i?m@db/mk", "postgres://mk:***@db/mk"),
            ("postgres://mk@db/mk", "postgres://mk@db/mk"),
            (
                "postgres://db/mk?user=mk&password=geheim&sslmode=require",
                "postgres://db/mk?user=mk&password=***&sslmode=require",
            ),
            (
                "smtps://user%40example.org:geheim@mail.example.org",
                "smtps://user%40example.org:***@mail.example.org",
            ),
            ("sqlite://var/mentorkind.db", "sqlite://var/mentorkind.db"),
            ("var/mail", "var/mail"),
        ] {
            assert_eq!(hidden(url), shown);
        }
    }

    #[test]
    fn every_setting_has_its_key() {
        let Ok(serde_json::Value::Object(written)) = serde_json::to_value(Written::default()) else {
            unreachable!()
        };
        let mut keys = KEYS.to_vec();
        keys.sort_unstable();
        assert_eq!(written.keys().map(String::as_str).collect::<Vec<_>>(), keys);
    }
}
