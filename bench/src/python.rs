//! The solvers that are called from Python, as a service.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::Context;
use serde_json::{Value, json};

use crate::problem::Problem;

pub struct Service {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Service {
    pub fn start(python: &Path) -> anyhow::Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("solvers.py");
        let mut process = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", python.display()))?;
        let requests = process.stdin.take().context("no input")?;
        let answers = BufReader::new(process.stdout.take().context("no output")?);
        Ok(Self { process, requests, answers })
    }

    fn send(&mut self, request: &Value) -> anyhow::Result<()> {
        writeln!(self.requests, "{request}")?;
        Ok(self.requests.flush()?)
    }

    /// Hands over the groups that are to be solved.
    pub fn take(&mut self, problems: &[Problem]) -> anyhow::Result<()> {
        self.send(&json!({ "groups": problems.iter().map(Problem::json).collect::<Vec<_>>() }))
    }

    /// The seconds and the objective of each group; only of the first ones when all take more seconds than these.
    pub fn solve(&mut self, solver: &str, seconds: f64) -> anyhow::Result<Vec<(f64, i64)>> {
        self.send(&json!({ "solver": solver, "seconds": seconds }))?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        serde_json::from_str(&line).with_context(|| format!("{solver} failed, see above"))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
