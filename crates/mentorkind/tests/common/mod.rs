//! Runs the binary in a folder of its own, without the settings of whoever runs the tests.

use std::process::{Command, Output, Stdio};

pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &std::path::Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mentorkind"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MENTORKIND_")) {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

pub fn stdout(answer: &Output) -> String {
    String::from_utf8(answer.stdout.clone()).unwrap()
}

pub fn stderr(answer: &Output) -> String {
    String::from_utf8(answer.stderr.clone()).unwrap()
}
