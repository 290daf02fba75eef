//! The demo organisation, and what can be done with one on the command line.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Folder, stderr, stdout};

const NAME: &str = "Kinderopvang De Bonte Vlieger";

/// A database file with bytes changed in every place where they stand.
fn damage(folder: &Folder, from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let path = folder.path().join("demo.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, w)| *w == from).map(|(i, _)| i).collect();
    assert!(!places.is_empty(), "nothing to damage");
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    std::fs::write(&path, bytes).unwrap();
}

fn demo(folder: &Folder, more: &[&str]) -> std::process::Output {
    folder.command(&[&["demo", "--database-url", "sqlite://demo.db"], more].concat()).output().unwrap()
}

fn verify(folder: &Folder, more: &[&str]) -> std::process::Output {
    let arguments = [&["audit", "verify", "--database-url", "sqlite://demo.db"], more].concat();
    folder.command(&arguments).output().unwrap()
}

#[test]
fn the_demo_names_a_sign_in_for_each_role_and_stays_the_same() {
    let folder = Folder::new();
    let first = demo(&folder, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    let text = stdout(&first);
    let roles: Vec<String> = text
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
            (cells.len() == 3 && cells[1].contains('@')).then(|| cells[0].to_owned())
        })
        .collect();
    for role in ["pm", "bio", "teamlead", "coach", "policy", "care", "protection", "director", "admin"] {
        assert!(roles.iter().any(|r| r == role), "no sign-in for {role} in {text}");
    }
    assert_eq!(stdout(&demo(&folder, &[])), text);
    assert_eq!(stdout(&demo(&folder, &["--reset"])), text);

    let list = folder.run(&["user", "list", "--database-url", "sqlite://demo.db", "--organisation", NAME]);
    assert_eq!(stdout(&list).lines().filter(|line| line.ends_with("\tsigns in")).count(), roles.len());
}

#[test]
fn other_organisations_are_left_alone() {
    let folder = Folder::new();
    folder.write("groups.csv", "group;location;kind\nG1;L1;kdv\n");
    folder.write("staff.csv", "staff;group;days\nS1;G1;ma\n");
    folder.write("children.csv", "child;group;birth_date\nK1;G1;2025-05-05\n");
    folder.write("guardians.csv", "guardian;child\nO1;K1\n");
    let import =
        folder.run(&["import", ".", "--organisation", "Echte opvang", "--database-url", "sqlite://demo.db"]);
    assert_eq!(import.status.code(), Some(0), "{}{}", stdout(&import), stderr(&import));
    for more in [&[][..], &["--reset"]] {
        let answer = demo(&folder, more);
        assert_eq!(answer.status.code(), Some(1));
        assert!(stderr(&answer).contains("holds the organisation \"Echte opvang\""), "{}", stderr(&answer));
    }
    let whole = verify(&folder, &[]);
    assert!(stdout(&whole).starts_with("Echte opvang: whole, 1 entries"), "{}", stdout(&whole));
}

#[test]
fn a_changed_entry_of_the_trail_is_named() {
    let folder = Folder::new();
    demo(&folder, &[]);
    let whole = verify(&folder, &[]);
    assert_eq!(whole.status.code(), Some(0), "{}", stdout(&whole));
    let hash = stdout(&whole).trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(hash.len(), 64, "{hash}");
    assert_eq!(verify(&folder, &["--organisation", NAME, "--expect", &hash]).status.code(), Some(0));

    let missed = verify(&folder, &["--expect", &"0".repeat(64)]);
    assert_eq!(missed.status.code(), Some(1));
    assert!(stdout(&missed).contains("is not in the trail"), "{}", stdout(&missed));

    // The first entry says that the organisation's tables were imported.
    damage(&folder, b"importedorganisation:", b"inportedorganisation:");
    let broken = verify(&folder, &[]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(stdout(&broken).contains("BROKEN: entry 1 of "), "{}", stdout(&broken));
    assert!(stdout(&broken).contains("was changed or moved"), "{}", stdout(&broken));
}

#[test]
fn an_administrator_is_invited_and_somebody_unknown_is_not() {
    let folder = Folder::new();
    demo(&folder, &[]);
    let invite = |more: &[&str]| {
        let start = ["user", "invite", "--database-url", "sqlite://demo.db", "--organisation", NAME];
        folder.command(&[&start, more].concat()).output().unwrap()
    };
    let new = invite(&["--email", "nieuw@example.org", "--name", "Nieuw Proef", "--role", "admin"]);
    assert_eq!(new.status.code(), Some(0), "{}", stderr(&new));
    assert!(stdout(&new).contains("http://127.0.0.1:8080/link/"), "{}", stdout(&new));
    let unknown = invite(&["--email", "onbekend@example.org"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("has the address onbekend@example.org"), "{}", stderr(&unknown));
    let odd = invite(&["--email", "geen adres"]);
    assert!(stderr(&odd).contains("is no e-mail address"), "{}", stderr(&odd));
    let other =
        folder.run(&["user", "list", "--database-url", "sqlite://demo.db", "--organisation", "Nergens"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(stderr(&other).contains(NAME), "{}", stderr(&other));
}
