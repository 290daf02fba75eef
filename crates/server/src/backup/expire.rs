//! Names of backups, and which of them are too old to keep.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::platform::clock::Moment;

const FORM: &str = "mentorkind-%Y%m%dT%H%M%SZ.backup";

/// The name of a backup in a folder of backups: when it was begun, in UTC.
pub fn file_name(made_at: Moment) -> String {
    made_at.timestamp().strftime(FORM).to_string()
}

/// The backups in a folder that were begun more than so many days ago, by their names; the oldest first. Other files are
/// left alone.
///
/// # Errors
/// When the folder cannot be read.
pub fn expired(folder: &Path, keep_days: u32, now: Moment) -> io::Result<Vec<PathBuf>> {
    let limit = now.plus_days(-i64::from(keep_days)).timestamp();
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name();
        let Some(made_at) = name.to_str().and_then(begun) else { continue };
        if made_at < limit && file.file_type()?.is_file() {
            found.push(file.path());
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn begun(name: &str) -> Option<Timestamp> {
    let at = DateTime::strptime(FORM, name).ok()?;
    Some(at.to_zoned(TimeZone::UTC).ok()?.timestamp())
}
