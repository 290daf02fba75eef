//! The demo organisations, and what can be done with one on the command line.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Folder, stderr, stdout};

const NAME: &str = "Kinderopvang De Bonte Vlieger";
const OTHER: &str = "Kinderopvang De Maanvis";

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

/// The sign-ins of the printed list, as scripts read them: role and e-mail address.
fn sign_ins(text: &str) -> Vec<(&str, &str)> {
    let cells = text
        .lines()
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<&str>>());
    cells
        .filter(|cells| cells.len() == 3 && cells[1].contains('@'))
        .map(|cells| (cells[0], cells[1]))
        .collect()
}

#[test]
fn the_demo_names_a_sign_in_for_each_role_and_stays_the_same() {
    let folder = Folder::new();
    let first = demo(&folder, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    let text = stdout(&first);
    let list = sign_ins(&text);
    let roles: std::collections::BTreeSet<&str> = list.iter().map(|(role, _)| *role).collect();
    assert_eq!(roles.len(), list.len(), "a role of two people in {text}");
    for role in ["pm", "bio", "teamlead", "coach", "policy", "care", "protection", "director", "admin"] {
        assert!(roles.contains(role), "no sign-in for {role} in {text}");
        assert!(
            roles.contains(format!("maanvis {role}").as_str()),
            "no sign-in for maanvis {role} in {text}"
        );
    }
    assert!(roles.contains("teamlead of two") && roles.contains("pm and parent"), "{text}");
    assert_eq!(stdout(&demo(&folder, &[])), text);
    assert_eq!(stdout(&demo(&folder, &["--reset"])), text);

    let mut people = String::new();
    for organisation in [NAME, OTHER] {
        let list = ["user", "list", "--database-url", "sqlite://demo.db", "--organisation", organisation];
        people += &stdout(&folder.run(&list));
    }
    let with_password: Vec<&str> = people.lines().filter(|line| line.ends_with("\tsigns in")).collect();
    assert_eq!(with_password.len(), list.len(), "only those of the list have a password");
    for (_, email) in list {
        assert!(with_password.iter().any(|line| line.contains(email)), "{email} has no password");
    }
}

#[test]
fn a_demo_sends_no_mail_and_says_when_it_is_not_complete() {
    let folder = Folder::new();
    let to_server = folder
        .command(&["demo", "--database-url", "sqlite://demo.db"])
        .env("MENTORKIND_MAIL", "smtp://127.0.0.1:9")
        .env("MENTORKIND_MAIL_FROM", "demo@example.org")
        .output()
        .unwrap();
    assert_eq!(to_server.status.code(), Some(1));
    assert!(stderr(&to_server).contains("nothing was changed"), "{}", stderr(&to_server));

    let tables = folder.run(&["demo", "--tables", "tables", "--children", "20"]);
    assert_eq!(tables.status.code(), Some(0), "{}", stderr(&tables));
    folder.run(&["import", "tables", "--organisation", NAME, "--database-url", "sqlite://demo.db"]);
    let half = demo(&folder, &[]);
    assert_eq!(half.status.code(), Some(1));
    assert!(stderr(&half).contains("is not complete; nothing was changed"), "{}", stderr(&half));
    assert_eq!(demo(&folder, &["--reset"]).status.code(), Some(0));
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
    assert_eq!(stdout(&whole).lines().count(), 2, "a line for each organisation");
    let line = stdout(&whole).lines().find(|line| line.starts_with(NAME)).unwrap().to_owned();
    let hash = line.rsplit(' ').next().unwrap();
    assert_eq!(hash.len(), 64, "{hash}");
    assert_eq!(verify(&folder, &["--organisation", NAME, "--expect", hash]).status.code(), Some(0));
    assert_eq!(verify(&folder, &["--organisation", OTHER, "--expect", hash]).status.code(), Some(1));

    let missed = verify(&folder, &["--organisation", NAME, "--expect", &"0".repeat(64)]);
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

#[test]
fn tables_of_any_size_are_written_without_a_database() {
    let folder = Folder::new();
    let write = || folder.run(&["demo", "--tables", "tables", "--children", "300", "--on", "2026-03-03"]);
    let first = write();
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    assert!(stdout(&first).starts_with("tables: 300 children, "), "{}", stdout(&first));
    let names = |folder: &std::path::Path| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(folder.path()), ["tables"], "nothing besides, such as a database");
    assert_eq!(names(&folder.path().join("tables")).len(), 7);
    let import = ["import", "tables", "--organisation", "Proef", "--database-url", "sqlite://demo.db"];
    let import = folder.run(&import);
    assert_eq!(import.status.code(), Some(0), "{}{}", stdout(&import), stderr(&import));

    let again = write();
    assert_eq!(again.status.code(), Some(1));
    assert!(
        stderr(&again).contains("locations.csv is there already; nothing was written"),
        "{}",
        stderr(&again)
    );
    assert_eq!(folder.run(&["demo", "--tables", "other"]).status.code(), Some(2));
}
