//! Backups on the command line: taken, restored, refused; and a move to another database.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::os::unix::fs::PermissionsExt as _;

use common::{Folder, stderr, stdout};

const FROM: [&str; 2] = ["--database-url", "sqlite://demo.db"];

/// A folder with the demo, keys and a backup; the public key.
fn with_backup() -> (Folder, String) {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", FROM[0], FROM[1]]).status.code(), Some(0));
    let made = folder.run(&["backup", "keys", "--to", "key.txt"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let public = stdout(&made).trim().to_owned();
    let taken = folder.run(&["backup", "--to", "one.backup", "--recipient", &public, FROM[0], FROM[1]]);
    assert_eq!(taken.status.code(), Some(0), "{}", stderr(&taken));
    assert!(stdout(&taken).contains("read back and equal"), "{}", stdout(&taken));
    (folder, public)
}

fn content_hash(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("hash of the content: ")).unwrap()
}

#[test]
fn a_backup_is_taken_checked_and_restored_with_its_key_only() {
    let (folder, public) = with_backup();
    for file in ["demo.db", "key.txt", "one.backup"] {
        let mode = std::fs::metadata(folder.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let other = folder.run(&["backup", "keys", "--to", "other.txt"]);
    assert_ne!(stdout(&other).trim(), public);
    let again = folder.run(&["backup", "keys", "--to", "key.txt"]);
    assert_eq!(again.status.code(), Some(1), "a key was written over");

    let to = ["--database-url", "sqlite://new.db"];
    let wrong = folder.run(&["restore", "one.backup", "--identity", "other.txt", to[0], to[1]]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stderr(&wrong).contains("none of these keys opens it"), "{}", stderr(&wrong));
    let checked = folder.run(&["restore", "one.backup", "--identity", "key.txt", "--dry-run", to[0], to[1]]);
    assert!(stdout(&checked).contains("It is whole"), "{}", stderr(&checked));
    assert!(!folder.path().join("new.db").exists());

    let restored = folder.run(&["restore", "one.backup", "--identity", "key.txt", to[0], to[1]]);
    assert_eq!(restored.status.code(), Some(0), "{}", stderr(&restored));
    assert_eq!(content_hash(&stdout(&restored)), content_hash(&stdout(&checked)));
    assert_eq!(folder.run(&["audit", "verify", to[0], to[1]]).status.code(), Some(0));
    let full = folder.run(&["restore", "one.backup", "--identity", "key.txt", to[0], to[1]]);
    assert_eq!(full.status.code(), Some(1));
    assert!(stderr(&full).contains("it is not empty"), "{}", stderr(&full));
}

#[test]
fn old_backups_go_and_a_move_is_equal() {
    let (folder, public) = with_backup();
    let place = folder.path().join("all");
    std::fs::create_dir(&place).unwrap();
    let old = place.join("mentorkind-20200101T020000Z.backup");
    folder.write("all/mentorkind-20200101T020000Z.backup", "");
    let command = ["backup", "--to", "all", "--recipient", &public, "--keep-days", "30", FROM[0], FROM[1]];
    let dry = folder.run(&[&command[..], &["--dry-run"]].concat());
    assert!(stdout(&dry).contains("20200101T020000Z.backup would be removed"), "{}", stderr(&dry));
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
    let taken = folder.run(&command);
    assert_eq!(taken.status.code(), Some(0), "{}", stderr(&taken));
    assert!(!old.exists());
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1, "the new one, and nothing half");

    let moved = folder.run(&["move", "--from", "sqlite://demo.db", "--to", "sqlite://moved.db"]);
    assert_eq!(moved.status.code(), Some(0), "{}", stderr(&moved));
    assert_eq!(content_hash(&stdout(&moved)), content_hash(&stdout(&taken)));
    let nowhere = folder.run(&[
        "backup",
        "--to",
        "two.backup",
        "--recipient",
        &public,
        "--database-url",
        "sqlite://no.db",
    ]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).contains("No backup of sqlite://no.db was taken"), "{}", stderr(&nowhere));
    assert!(!folder.path().join("two.backup").exists() && !folder.path().join("no.db").exists());
}

#[test]
fn a_private_key_that_is_given_as_the_public_one_is_not_repeated() {
    let folder = Folder::new();
    folder.run(&["backup", "keys", "--to", "key.txt"]);
    let text = std::fs::read_to_string(folder.path().join("key.txt")).unwrap();
    let private = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).unwrap();
    for given in [private.to_owned(), private.to_lowercase(), private[20..].to_owned()] {
        let refused = folder.run(&["backup", "--to", "one.backup", "--recipient", &given, FROM[0], FROM[1]]);
        assert_eq!(refused.status.code(), Some(1));
        let said = stderr(&refused);
        assert_eq!(said.contains("is a private key"), given.len() == private.len(), "{said}");
        assert!(said.contains("age1…"), "the one that is wanted: {said}");
        assert!(
            !said.to_lowercase().contains(&private[20..].to_lowercase()),
            "a private key is in the journal"
        );
    }
}
