//! Starting and stopping the server; opening the database.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::net::UnixDatagram,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use common::{Folder, stderr, stdout};

/// A running server, ended with the test.
struct Server {
    process: Child,
    address: String,
    output: BufReader<std::process::ChildStderr>,
}

impl Server {
    fn start(folder: &Folder) -> Self {
        Self::start_told(folder, &[])
    }

    /// With these in its environment.
    fn start_told(folder: &Folder, environment: &[(&str, &str)]) -> Self {
        let mut process = folder
            .command(&["serve", "--listen", "127.0.0.1:0", "--log-format", "json"])
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("\"serving\"") {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "the server ended at once");
        }
        let event: serde_json::Value = serde_json::from_str(&line).unwrap();
        let address = event["fields"]["address"].as_str().unwrap().to_owned();
        Self { process, address, output }
    }

    fn stop(&mut self, signal: &str) -> Option<i32> {
        let asked = Instant::now();
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            assert!(asked.elapsed() < Duration::from_secs(10), "the server does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn it_serves_and_stops_when_asked() {
    for signal in ["-TERM", "-INT"] {
        let folder = Folder::new();
        let mut server = Server::start(&folder);
        let mut connection = TcpStream::connect(&server.address).unwrap();
        connection
            .write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(server.stop(signal), Some(0));
        let mut rest = String::new();
        server.output.read_to_string(&mut rest).unwrap();
        assert!(rest.contains("stopped"), "{rest}");
    }
}

#[test]
fn a_supervisor_is_told_when_it_serves_and_when_it_stops() {
    let folder = Folder::new();
    let path = folder.path().join("supervisor");
    let supervisor = UnixDatagram::bind(&path).unwrap();
    supervisor.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let hear = || {
        let mut said = [0; 64];
        let length = supervisor.recv(&mut said).unwrap();
        String::from_utf8_lossy(&said[..length]).trim().to_owned()
    };
    let mut server = Server::start_told(&folder, &[("NOTIFY_SOCKET", path.to_str().unwrap())]);
    assert_eq!(hear(), "READY=1");
    TcpStream::connect(&server.address).unwrap();
    assert_eq!(server.stop("-TERM"), Some(0));
    assert_eq!(hear(), "STOPPING=1");
}

/// A visitor that holds its request open must not hold the server.
#[test]
fn it_stops_within_ten_seconds_whatever_visitors_do() {
    let folder = Folder::new();
    let mut server = Server::start(&folder);
    let mut slow = TcpStream::connect(&server.address).unwrap();
    slow.write_all(b"POST /demo/clock HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nda").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(server.stop("-TERM"), Some(0));
}

#[test]
fn a_busy_port_is_one_clear_sentence() {
    let folder = Folder::new();
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = busy.local_addr().unwrap();
    let answer = folder.run(&["serve", "--listen", &address.to_string()]);
    assert_eq!(answer.status.code(), Some(1));
    let text = stderr(&answer);
    assert!(text.contains(&format!("Port {} is in use on 127.0.0.1", address.port())), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
}

#[test]
fn a_folder_that_is_a_file_is_one_clear_sentence() {
    let folder = Folder::new();
    folder.write("in-the-way", "");
    for (flag, value, expected) in [
        ("--mail", "in-the-way/mail", "Cannot write in the folder of mail in-the-way/mail"),
        (
            "--database-url",
            "sqlite://in-the-way/x.db",
            "The folder of the database sqlite://in-the-way/x.db cannot be made",
        ),
    ] {
        let answer = folder.run(&["serve", "--listen", "127.0.0.1:0", flag, value]);
        assert_eq!(answer.status.code(), Some(1));
        assert!(stderr(&answer).contains(expected), "{}", stderr(&answer));
    }
}

#[test]
fn a_database_that_does_not_open_is_one_clear_sentence() {
    let folder = Folder::new();
    folder.write("notes.db", "Dit is geen database, maar een boodschappenlijst van meer dan honderd tekens: melk, brood, kaas, appels, peren.");
    for (url, expected) in [
        ("mysql://localhost/x", "must begin with sqlite:// or postgres://, not with \"mysql\""),
        ("sqlite://notes.db", "The database sqlite://notes.db does not open"),
        ("postgres://localhost/x?sslmode=soms", "does not open"),
        ("postgres://us:geheim@127.0.0.1:1/x", "Connection refused"),
    ] {
        let answer = folder.run(&["migrate", "--database-url", url]);
        assert_eq!(answer.status.code(), Some(1), "{url}");
        assert!(stderr(&answer).contains(expected), "{url}: {}", stderr(&answer));
        assert_eq!(stderr(&answer).lines().count(), 1, "{}", stderr(&answer));
        assert!(!stderr(&answer).contains("geheim"), "{}", stderr(&answer));
    }
}

#[test]
fn migrate_makes_a_database_and_says_its_version() {
    let folder = Folder::new();
    for _ in 0..2 {
        let answer = folder.run(&["migrate", "--database-url", "sqlite://data/mk.db"]);
        assert_eq!(answer.status.code(), Some(0), "{}", stderr(&answer));
        assert!(stdout(&answer).contains("up to date: version "), "{}", stdout(&answer));
    }
    assert!(folder.path().join("data/mk.db").is_file());
}

#[test]
fn a_trail_of_nobody_is_whole() {
    let folder = Folder::new();
    folder.run(&["migrate"]);
    let answer = folder.run(&["audit", "verify"]);
    assert_eq!(answer.status.code(), Some(0), "{}", stderr(&answer));
    assert!(stdout(&answer).contains("There is no organisation yet"), "{}", stdout(&answer));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let cut = folder.command(&["audit", "verify"]).stdout(writer).output().unwrap();
    assert_eq!(cut.status.code(), Some(0), "nobody reads the output: {}", stderr(&cut));
    let answer = folder.run(&["audit", "verify", "--organisation", "Nergens"]);
    assert_eq!(answer.status.code(), Some(1));
    assert!(stderr(&answer).contains("There is no organisation \"Nergens\""), "{}", stderr(&answer));
}

#[test]
fn what_reads_a_database_makes_none() {
    let folder = Folder::new();
    let nowhere = ["--database-url", "sqlite://data/typo.db"];
    for command in [
        &["audit", "verify"][..],
        &["user", "list", "--organisation", "Nergens"],
        &["key", "split"],
        &["key", "lost", "--yes"],
    ] {
        let answer = folder.run(&[command, &nowhere].concat());
        assert_eq!(answer.status.code(), Some(1), "{command:?}");
        let said = "There is no database sqlite://data/typo.db; nothing was made.";
        assert!(stderr(&answer).contains(said), "{command:?}: {}", stderr(&answer));
        assert!(!folder.path().join("data").exists(), "{command:?}");
    }
}

#[test]
fn a_lost_key_is_noticed_at_the_start_only_when_something_was_sealed() {
    let folder = Folder::new();
    Server::start(&folder);
    assert!(folder.path().join("var/secret.key").is_file());
    std::fs::remove_file(folder.path().join("var/secret.key")).unwrap();
    Server::start(&folder);
    folder.write("var/secret.key", "geen sleutel");
    let answer = folder.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(answer.status.code(), Some(1));
    assert!(stderr(&answer).contains("line 1 is no key"), "{}", stderr(&answer));
    assert_eq!(stderr(&answer).lines().count(), 1, "{}", stderr(&answer));
    let key = folder.run(&["key", "new"]);
    assert_eq!(stdout(&key).trim().len(), 64);
    let lost = folder.run(&["key", "lost", "--yes"]);
    assert!(stdout(&lost).contains("0 people"), "{}{}", stdout(&lost), stderr(&lost));
    assert_eq!(folder.run(&["key", "lost"]).status.code(), Some(2));
}
