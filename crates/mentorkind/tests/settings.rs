//! Settings: which goes before which, what is refused, what is hidden.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::{fs, path::Path};

use common::{Folder, stderr, stdout};

#[test]
fn defaults_then_file_then_environment_then_flags() {
    let folder = Folder::new();
    folder.write("mentorkind.toml", "idle_minutes = 30\nsession_hours = 8\nlisten = \"127.0.0.1:8001\"\n");
    let answer = folder
        .command(&["config", "--listen", "127.0.0.1:8003"])
        .env("MENTORKIND_LISTEN", "127.0.0.1:8002")
        .env("MENTORKIND_SESSION_HOURS", "9")
        .output()
        .unwrap();
    let text = stdout(&answer);
    for line in [
        "database_url = \"sqlite://var/mentorkind.db\"  # default",
        "idle_minutes = 30  # mentorkind.toml",
        "session_hours = 9  # environment MENTORKIND_SESSION_HOURS",
        "listen = \"127.0.0.1:8003\"  # flag --listen",
        "base_url = \"http://127.0.0.1:8003\"  # default",
    ] {
        assert!(text.lines().any(|l| l == line), "no line {line} in:\n{text}");
    }
}

#[test]
fn what_is_printed_is_a_settings_file() {
    let folder = Folder::new();
    let first = folder.run(&["config", "--mail", "pan\"eel\\x", "--demo"]);
    folder.write("other.toml", &stdout(&first));
    let second = folder.run(&["config", "--config", "other.toml"]);
    let values = |text: &str| -> Vec<String> {
        text.lines().filter_map(|l| l.split("  # ").next().map(str::to_owned)).collect()
    };
    assert_eq!(values(&stdout(&first)), values(&stdout(&second)), "{}", stderr(&second));
    assert!(stdout(&second).contains("# other.toml"));
}

#[test]
fn passwords_are_shown_nowhere() {
    let folder = Folder::new();
    let answer = folder
        .command(&["config", "--mail-from", "Mentorkind <mail@example.org>"])
        .env("MENTORKIND_DATABASE_URL", "postgres://mk:geheim@localhost/mk")
        .env("MENTORKIND_MAIL", "smtps://mk:geheim@mail.example.org")
        .output()
        .unwrap();
    let text = stdout(&answer);
    assert!(text.contains("postgres://mk:***@localhost/mk"), "{text}");
    assert!(text.contains("smtps://mk:***@mail.example.org"), "{text}");
    assert!(!text.contains("geheim"));

    folder.write("mentorkind.toml", "database_url = \"postgres://mk:geheim@localhost/mk\nlisten = 5\n");
    let broken = folder.run(&["config"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(stderr(&broken).contains("mentorkind.toml is no TOML: line 1"), "{}", stderr(&broken));
    assert!(!stderr(&broken).contains("geheim"));

    let unreachable = folder
        .command(&[
            "migrate",
            "--config",
            "/dev/null",
            "--database-url",
            "sqlite:///proc/none/geheim@mk.db?password=geheim",
        ])
        .output()
        .unwrap();
    assert_eq!(unreachable.status.code(), Some(1));
    assert!(!stderr(&unreachable).contains("password=geheim"), "{}", stderr(&unreachable));
}

#[test]
fn an_unknown_setting_is_named_with_its_place() {
    let folder = Folder::new();
    folder.write("mentorkind.toml", "liste = \"127.0.0.1:1\"\n");
    let answer = folder.run(&["config"]);
    assert_eq!(answer.status.code(), Some(1));
    assert!(stderr(&answer).contains("liste in mentorkind.toml"), "{}", stderr(&answer));

    let answer =
        folder.command(&["config", "--config", "/dev/null"]).env("MENTORKIND_LISTE", "x").output().unwrap();
    assert_eq!(answer.status.code(), Some(1));
    assert!(stderr(&answer).contains("MENTORKIND_LISTE in the environment"), "{}", stderr(&answer));
}

#[test]
fn an_impossible_value_is_named_with_its_place() {
    for (line, expected) in [
        ("idle_minutes = \"veel\"", "The setting idle_minutes (mentorkind.toml) must be a whole number"),
        ("idle_minutes = 0", "The setting idle_minutes (mentorkind.toml) must be from 1 to 1440"),
        ("demo_ahead = 3", "The setting demo_ahead (mentorkind.toml) is for demonstrations; set demo too"),
        ("session_hours = 1000", "The setting session_hours (mentorkind.toml) must be from 1 to 168"),
        ("listen = \"hier\"", "The setting listen (mentorkind.toml) is \"hier\""),
        ("base_url = \"mentorkind.example.org\"", "The setting base_url (mentorkind.toml) must begin with"),
        ("log_format = \"xml\"", "The setting log_format (mentorkind.toml) must be text or json"),
        ("log = \"a=b=c\"", "The setting log (mentorkind.toml) is no filter"),
        (
            "second_factor = \"soms\"",
            "The setting second_factor (mentorkind.toml) must be off or child-files or everyone, not \"soms\"",
        ),
        ("tablet_idle_minutes = 0", "The setting tablet_idle_minutes (mentorkind.toml) must be from 1 to 60"),
        ("emergency_minutes = 500", "The setting emergency_minutes (mentorkind.toml) must be from 5 to 480"),
        ("api_per_minute = 0", "The setting api_per_minute (mentorkind.toml) must be from 1 to 60000"),
        ("mail = \"smtp://localhost\"", "The setting mail_from (default) is needed"),
    ] {
        let folder = Folder::new();
        folder.write("mentorkind.toml", line);
        let answer = folder.run(&["config"]);
        assert_eq!(answer.status.code(), Some(1), "{line}");
        assert!(stderr(&answer).contains(expected), "{line}: {}", stderr(&answer));
        assert_eq!(stdout(&answer), "");
    }
}

#[test]
fn watched_folders_are_tables_in_the_file_and_a_list_in_the_environment() {
    let folder = Folder::new();
    folder.write(
        "mentorkind.toml",
        "[[watch]]\norganisation = \"De \\\"Zon\\\"\"\nfolder = \"/srv/zon\"\n\n[[watch]]\norganisation = \"Maan\"\nfolder = \"maan\"\nsettle_seconds = 5\nkeep_days = 7\n",
    );
    let first = stdout(&folder.run(&["config"]));
    let line = "watch = [{ organisation = \"De \\\"Zon\\\"\", folder = \"/srv/zon\", settle_seconds = 60, keep_days = 30 }, \
                { organisation = \"Maan\", folder = \"maan\", settle_seconds = 5, keep_days = 7 }]";
    assert!(first.contains(&format!("{line}  # mentorkind.toml")), "{first}");
    folder.write("other.toml", &first);
    assert!(stdout(&folder.run(&["config", "--config", "other.toml"])).contains(line));
    let answer = folder
        .command(&["config"])
        .env("MENTORKIND_WATCH", "[{organisation=\"Maan\",folder=\"/srv/maan\"}]")
        .output()
        .unwrap();
    assert!(stdout(&answer).contains("folder = \"/srv/maan\""), "{}", stderr(&answer));
    for (text, expected) in [
        ("[[watch]]\nfolder = \"x\"", "has no organisation"),
        ("[[watch]]\norganisation = \"Zon\"\nfolder = \"x\"\nseconds = 5", "has no seconds, only"),
        ("[[watch]]\norganisation = \"\"\nfolder = \"x\"", "must name an organisation and a folder"),
        ("[[watch]]\norganisation = \"Zon\"\nfolder = \"x\"\nkeep_days = 0", "keep_days from 1"),
        (
            "watch = [{ organisation = \"A\", folder = \"x\" }, { organisation = \"B\", folder = \"x\" }]",
            "names the folder \"x\" twice",
        ),
    ] {
        folder.write("mentorkind.toml", text);
        let answer = folder.run(&["config"]);
        assert_eq!(answer.status.code(), Some(1), "{text}");
        assert!(stderr(&answer).contains(expected), "{text}: {}", stderr(&answer));
    }
}

#[test]
fn a_file_that_was_asked_for_must_be_there() {
    let folder = Folder::new();
    let answer = folder.run(&["config", "--config", "weg.toml"]);
    assert_eq!(answer.status.code(), Some(1));
    assert!(stderr(&answer).contains("The settings file weg.toml cannot be read"), "{}", stderr(&answer));
}

#[test]
fn each_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let answer = Folder::new().run(&["completions", shell]);
        assert_eq!(answer.status.code(), Some(0));
        assert!(stdout(&answer).contains("migrate"), "{shell}");
    }
}

#[test]
fn real_people_need_a_second_step_and_a_demonstration_does_not() {
    let folder = Folder::new();
    let line = |arguments: &[&str]| {
        let text = stdout(&folder.run(&[&["config"], arguments].concat()));
        text.lines().find(|line| line.starts_with("second_factor")).unwrap_or_default().to_owned()
    };
    assert_eq!(line(&[]), "second_factor = \"child-files\"  # default");
    assert_eq!(line(&["--demo"]), "second_factor = \"off\"  # default");
    assert_eq!(
        line(&["--demo", "--second-factor", "everyone"]),
        "second_factor = \"everyone\"  # flag --second-factor"
    );
}

/// A link in a document leads to a file that is there, and to a heading in it.
#[test]
fn links_in_the_documents_lead_somewhere() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for folder in [docs.clone(), docs.join("guide")] {
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        for file in files.filter(|file| file.extension().is_some_and(|end| end == "md")) {
            let text = fs::read_to_string(&file).unwrap();
            let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for link in links.filter(|link| !link.starts_with("http") && !link.contains(char::is_whitespace))
            {
                let (to, heading) = link.split_once('#').unwrap_or((link, ""));
                let to = if to.is_empty() { file.clone() } else { folder.join(to) };
                let there = fs::read(to).is_ok_and(|bytes| {
                    heading.is_empty()
                        || anchors(&String::from_utf8_lossy(&bytes)).contains(&heading.to_owned())
                });
                assert!(there, "{}: {link}", file.display());
            }
        }
    }
}

/// The names of the headings of a document, as links have them.
fn anchors(text: &str) -> Vec<String> {
    let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            line.trim_start_matches('#').trim().to_lowercase().chars().filter(kept).collect::<String>()
        })
        .map(|name| name.replace(' ', "-"))
        .collect()
}
