//! `mentorkind divide` from tables to answers, against only parsing the tables.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use crate::{Line, tables, time, timed};

/// Reads all records of the tables with the `csv` crate, on one core, and does nothing with them.
fn parse(dir: &Path) -> anyhow::Result<usize> {
    let mut records = 0;
    for name in ["groups.csv", "staff.csv", "children.csv"] {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(dir.join(name))?;
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            records += record.len();
        }
    }
    Ok(records)
}

/// Measures the command on the tables of the country.
pub fn run(data: &Path, binary: &Path, quick: bool, lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let (name, size) = match quick {
        true => ("organisation", tables::ORGANISATION),
        false => ("country", tables::COUNTRY),
    };
    let dir = data.join(name);
    tables::write(&dir, &size, 1)?;
    let out = data.join("division.jsonl");
    let divide = |arguments: &[&str]| -> anyhow::Result<String> {
        let mut command = Command::new(binary);
        command.arg("divide").arg(&dir).arg("--on").arg(tables::ON.to_string()).arg("--out").arg(&out);
        let output =
            command.args(arguments).stdout(Stdio::null()).output().context("cannot run mentorkind")?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure!(matches!(output.status.code(), Some(0 | 3)), "{said}");
        Ok(said.lines().last().unwrap_or_default().to_owned())
    };
    let kinds: [(&str, &[&str]); 3] = [
        ("divide", &[]),
        ("divide --no-explain", &["--no-explain"]),
        ("divide --threads 1", &["--threads", "1"]),
    ];
    let mut parsing = f64::MAX;
    let mut best = kinds.map(|_| (f64::MAX, String::new()));
    for _ in 0..if quick { 3 } else { 7 } {
        let (seconds, records) = timed(|| parse(&dir));
        records?;
        parsing = parsing.min(seconds);
        for ((_, arguments), best) in kinds.iter().zip(&mut best) {
            let (seconds, said) = timed(|| divide(arguments));
            let said = said?;
            if seconds < best.0 {
                *best = (seconds, said);
            }
        }
    }
    for ((what, _), (seconds, said)) in kinds.iter().zip(&best) {
        let ratio = seconds / parsing;
        let parts = said.split(' ').filter(|part| part.contains("_s=")).collect::<Vec<_>>().join(" ");
        lines.push(Line {
            what: format!("`{what}` of the {name}'s tables ({parts})"),
            ours: time(*seconds),
            beside: format!("only parsing them with `csv`, one core: {}", time(parsing)),
            ratio: format!("{ratio:.2} ×"),
            goal: (*what == "divide" && !quick).then(|| ("at most 2 ×".to_owned(), ratio <= 2.0)),
        });
    }
    Ok(())
}
