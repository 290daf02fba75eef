//! Folders in which planning packages leave their exports: a complete one is taken once, and moved out of the way with
//! a report beside it.
//!
//! An export is complete when a marker is there, or when no file changed for a while. A file that is still being written
//! under another name (`children.csv.part`) holds it up. Nothing is moved that changed since it was read.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime},
};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::import::Table;
use sha2::{Digest, Sha256};

use super::{
    Export, File, nightly,
    nightly::{Arrival, Outcome, Took},
    read,
    text::errors_in_words,
};
use crate::platform::{
    app::{App, Watch},
    db::trouble,
    random,
};

/// What says that an export is complete, when it is there: any of these names.
const MARKERS: [&str; 5] = ["klaar", "klaar.txt", "ready", "ready.txt", ".ready"];

/// How the names of files end that are still being written.
const UNFINISHED: [&str; 6] = [".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload"];

/// Where exports go that were taken, and that were refused.
const FOLDERS: [&str; 2] = ["done", "refused"];

/// After something went wrong it is tried again, but not at once.
const PAUSE: Duration = Duration::from_secs(60);

/// The files of a folder as they are: a length and a time for each name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Snapshot(BTreeMap<String, (u64, Option<SystemTime>)>);

impl Snapshot {
    fn of(folder: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let about = entry.metadata()?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if about.is_file() && (!name.starts_with('.') || is_marker(&name)) {
                files.insert(name, (about.len(), about.modified().ok()));
            }
        }
        Ok(Self(files))
    }

    fn has_tables(&self) -> bool {
        self.0.keys().any(|name| holds_tables(name))
    }

    fn has_marker(&self) -> bool {
        self.0.keys().any(|name| is_marker(name))
    }

    fn is_unfinished(&self) -> bool {
        self.0.keys().any(|name| {
            let name = name.to_ascii_lowercase();
            name.starts_with("~$") || UNFINISHED.iter().any(|ending| name.ends_with(ending))
        })
    }
}

fn holds_tables(name: &str) -> bool {
    Table::ALL.iter().any(|table| table.file_name().eq_ignore_ascii_case(name))
        || name.to_ascii_lowercase().ends_with(".xlsx")
}

fn is_marker(name: &str) -> bool {
    MARKERS.iter().any(|marker| marker.eq_ignore_ascii_case(name))
}

/// What was seen of one folder.
#[derive(Default)]
struct Seen {
    snapshot: Snapshot,
    since: Option<Instant>,
    /// It was dealt with, or cannot be now: not before this moment, unless it changes.
    rest_until: Option<Instant>,
    /// What was said last about it that keeps it from being taken; said once.
    said: String,
}

/// Looks in the watched folders, one after the other.
pub struct Watcher {
    app: App,
    seen: Vec<Seen>,
}

impl Watcher {
    /// For the folders that the settings name.
    pub fn new(app: &App) -> Self {
        let seen = app.settings.watch.iter().map(|_| Seen::default()).collect();
        Self { app: app.clone(), seen }
    }

    /// Looks once in each folder, and takes what is complete there.
    pub async fn look(&mut self) {
        let app = self.app.clone();
        for (watch, seen) in app.settings.watch.iter().zip(&mut self.seen) {
            if let Err(error) = look(&app, watch, seen).await {
                seen.rest_until = Some(Instant::now() + PAUSE);
                let folder = watch.folder.display().to_string();
                let error = error.to_string();
                if std::mem::replace(&mut seen.said, error.clone()) != error {
                    tracing::error!(
                        folder,
                        error,
                        "the watched folder cannot be dealt with; nothing was changed"
                    );
                }
            }
        }
    }
}

/// Why a folder cannot be dealt with now.
#[derive(Debug, thiserror::Error)]
enum WatchError {
    #[error("there is no organisation \"{0}\"")]
    NoOrganisation(String),
    #[error("{}", trouble(.0))]
    Database(#[from] sqlx::Error),
    #[error("{0}")]
    Folder(#[from] io::Error),
    #[error("reading was broken off")]
    BrokenOff(#[from] tokio::task::JoinError),
}

async fn look(app: &App, watch: &Watch, seen: &mut Seen) -> Result<(), WatchError> {
    let folder = watch.folder.clone();
    let snapshot = tokio::task::spawn_blocking(move || Snapshot::of(&folder)).await??;
    let now = Instant::now();
    if snapshot != seen.snapshot || seen.since.is_none() {
        *seen = Seen { snapshot, since: Some(now), rest_until: None, said: std::mem::take(&mut seen.said) };
    }
    if !seen.snapshot.has_tables()
        || seen.snapshot.is_unfinished()
        || seen.rest_until.is_some_and(|until| now < until)
    {
        return Ok(());
    }
    let settled = seen.since.is_some_and(|since| now.duration_since(since) >= watch.settle);
    if settled || seen.snapshot.has_marker() {
        deal(app, watch, &seen.snapshot).await?;
        *seen = Seen::default();
    }
    Ok(())
}

/// An export that was read.
struct Found {
    hash: String,
    export: Result<Box<Export>, Box<mentorkind_domain::import::Refused>>,
    /// It is still what it was when its hash was made.
    unchanged: bool,
}

async fn deal(app: &App, watch: &Watch, snapshot: &Snapshot) -> Result<(), WatchError> {
    let now = app.clock.now();
    let Some((organisation, zone)) = nightly::find(app, &watch.organisation).await? else {
        return Err(WatchError::NoOrganisation(watch.organisation.clone()));
    };
    let files = paths(&watch.folder, snapshot);
    let hashed = files.clone();
    let hash = match tokio::task::spawn_blocking(move || hash_of(&hashed)).await? {
        Ok(hash) => hash,
        // Another server is moving it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let stamp = now.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d-%H%M%S").to_string();
    let place = |outcome: &str| format!("{outcome}/{stamp}-{}", &hash[..8]);

    if let Some(known) = nightly::known(app, organisation, &hash).await? {
        let to = place(Outcome::Taken.folder());
        let report = format!(
            "{}\nThe same export came in before, and nothing since: nothing was changed.\n",
            watch.organisation
        );
        if move_away(watch, snapshot, &to, &report).await? {
            nightly::seen_again(app, organisation, known, 0, &to).await?;
        }
        return Ok(());
    }

    let today = now.date_in(&zone);
    let found = tokio::task::spawn_blocking(move || read_once(&files, today)).await?;
    let folder = watch.folder.clone();
    let now = tokio::task::spawn_blocking(move || Snapshot::of(&folder)).await??;
    if !found.unchanged || found.hash != hash || now != *snapshot {
        tracing::info!("an export changed while it was read, and is looked at again");
        return Ok(());
    }
    let arrival = Arrival { organisation, today, hash: &hash, outcome: Outcome::Taken, sent: None };
    match &found.export {
        Ok(export) => {
            let to = place(Outcome::Taken.folder());
            // Another server was first: the files are its own to move.
            let Took::Now(_, _, words) = nightly::take(app, &arrival, export, &to).await? else {
                return Ok(());
            };
            let ending = "What ends waits until a person decides.";
            let report = format!("{}\n{words}{ending}\n", watch.organisation);
            move_away(watch, snapshot, &to, &report).await?;
        }
        Err(refused) => {
            let to = place(Outcome::Refused.folder());
            let (arrival, errors) = (Arrival { outcome: Outcome::Refused, ..arrival }, refused.errors.total);
            let known = nightly::refuse(app, &arrival, errors, &to).await?;
            let words = errors_in_words(refused);
            let report = format!("{}\n{words}Nothing was written.\n", watch.organisation);
            if move_away(watch, snapshot, &to, &report).await?
                && let Some(known) = known
            {
                nightly::seen_again(app, organisation, known, errors, &to).await?;
            }
        }
    }
    Ok(())
}

/// The files of an export, without markers.
fn paths(folder: &Path, snapshot: &Snapshot) -> Vec<(String, PathBuf)> {
    let names = snapshot.0.keys().filter(|name| !is_marker(name));
    names.map(|name| (name.clone(), folder.join(name))).collect()
}

/// Says of the tables whether they are the same: the names of their files and everything in them. What lies beside them
/// makes no other export.
fn hash_of(files: &[(String, PathBuf)]) -> io::Result<String> {
    let mut hash = Sha256::new();
    for (name, path) in files.iter().filter(|(name, _)| holds_tables(name)) {
        let mut one = Sha256::new();
        let mut file = fs::File::open(path)?;
        let mut part = vec![0; 1 << 16];
        loop {
            match file.read(&mut part)? {
                0 => break,
                read => one.update(&part[..read]),
            }
        }
        add_to(&mut hash, name, &one.finalize());
    }
    Ok(random::hex(&hash.finalize()))
}

fn add_to(hash: &mut Sha256, name: &str, content: &[u8]) {
    hash.update(name.to_lowercase());
    hash.update([0]);
    hash.update(content);
}

/// Reads an export, and says of what it has read that it is what was meant.
fn read_once(files: &[(String, PathBuf)], today: Date) -> Found {
    let contents = std::cell::RefCell::new(BTreeMap::new());
    let sources: Vec<File<'_>> = files
        .iter()
        .map(|(name, path)| -> File<'_> {
            let contents = &contents;
            let load = move || {
                let bytes = fs::read(path)?;
                contents.borrow_mut().insert(name.as_str(), Sha256::digest(&bytes));
                Ok(bytes)
            };
            (name.clone(), Box::new(load))
        })
        .collect();
    let export = read(sources, today).map(Box::new);
    let contents = contents.into_inner();
    let mut hash = Sha256::new();
    let mut unchanged = true;
    for (name, path) in files.iter().filter(|(name, _)| holds_tables(name)) {
        // What was not read, beside a workbook, counts as it is.
        let content = match contents.get(name.as_str()) {
            Some(content) => Some(content.to_vec()),
            None => fs::read(path).ok().map(|bytes| Sha256::digest(&bytes).to_vec()),
        };
        unchanged &= content.is_some();
        add_to(&mut hash, name, &content.unwrap_or_default());
    }
    Found { hash: random::hex(&hash.finalize()), export, unchanged }
}

/// Moves the files of an export to a folder of their own, with a report. Whether there was anything left to move:
/// another server may have been first. What changed since stays.
async fn move_away(watch: &Watch, snapshot: &Snapshot, to: &str, report: &str) -> Result<bool, WatchError> {
    let (folder, snapshot, report) = (watch.folder.clone(), snapshot.clone(), report.to_owned());
    let target = watch.folder.join(to);
    Ok(tokio::task::spawn_blocking(move || -> io::Result<bool> {
        if Snapshot::of(&folder)? != snapshot {
            return Ok(false);
        }
        fs::create_dir_all(&target)?;
        let mut moved = false;
        // The marker first: without it what is left is not complete for anybody else who looks.
        let (markers, files): (Vec<_>, Vec<_>) = snapshot.0.keys().partition(|name| is_marker(name));
        for name in markers.into_iter().chain(files) {
            match fs::rename(folder.join(name), target.join(name)) {
                Ok(()) => moved = true,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        if moved {
            fs::write(target.join("report.txt"), report)?;
        } else {
            // Only goes when it is empty.
            let _ = fs::remove_dir(&target);
        }
        Ok(moved)
    })
    .await??)
}

/// The files of an export that was dealt with; none when they are gone.
pub(super) fn files_in(watch: &Watch, folder: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let folder = watch.folder.join(folder);
    let snapshot = Snapshot::of(&folder)?;
    let paths = paths(&folder, &snapshot).into_iter().filter(|(name, _)| name != "report.txt");
    paths.map(|(name, path)| Ok((name, fs::read(path)?))).collect()
}

/// Removes what was dealt with longer ago than it is kept. The names of the folders begin with their date.
pub(super) fn forget_old(watch: &Watch, today: Date) -> io::Result<()> {
    let Ok(first) = today.checked_sub(jiff::Span::new().days(watch.keep_days)) else { return Ok(()) };
    for folder in FOLDERS {
        let Ok(entries) = fs::read_dir(watch.folder.join(folder)) else { continue };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let date: Option<Date> = name.get(..10).and_then(|date| date.parse().ok());
            if date.is_some_and(|date| date < first) && entry.path().is_dir() {
                fs::remove_dir_all(entry.path())?;
            }
        }
    }
    Ok(())
}

/// Removes old exports of all watched folders.
pub(super) async fn keep_up(app: &App) {
    for watch in app.settings.watch.clone() {
        let zone = match nightly::find(app, &watch.organisation).await {
            Ok(found) => found.map_or(TimeZone::UTC, |(_, zone)| zone),
            Err(error) => {
                tracing::error!(%error, "old exports cannot be removed now");
                return;
            }
        };
        let today = app.clock.now().date_in(&zone);
        let folder = watch.folder.display().to_string();
        let forgotten = tokio::task::spawn_blocking(move || forget_old(&watch, today)).await;
        if let Ok(Err(error)) = forgotten {
            tracing::error!(folder, %error, "old exports cannot be removed");
        }
    }
}
