//! The benchmarks: rows of one table on standard output, what is measured on standard error.
//!
//! - `bench division --data DIR [--python PYTHON] [--quick]`: our solver against others, on the same groups in the same
//!   run. Fails when two solvers find different objectives.
//! - `bench obligations`: what is due for many children.
//! - `bench reports`: PDF of one page and of a hundred.
//! - `bench divide --data DIR --binary FILE [--quick]`: the whole command against parsing its tables.
//! - `bench pages --data DIR --binary FILE [--children N,N] [--postgres ADDRESS]`: the pages under load.
//! - `bench live --data DIR --binary FILE`: a group's page while a thousand tablets follow what changes.
//! - `bench tables DIR organisation|country`: writes import tables, and no rows.

mod bare;
mod dice;
mod divide;
mod division;
mod http;
mod live;
mod obligations;
mod pages;
mod problem;
mod python;
mod reports;
// The tables by group, as the command takes them.
#[allow(dead_code)]
#[path = "../../crates/mentorkind/src/divide/roll.rs"]
mod roll;
mod tables;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, bail};

/// A line of the table.
#[derive(Debug)]
pub struct Line {
    pub what: String,
    pub ours: String,
    /// The baseline: its name and what it takes.
    pub beside: String,
    pub ratio: String,
    /// What is wanted, and whether it is reached.
    pub goal: Option<(String, bool)>,
}

/// Prints lines of a table in Markdown.
fn print(lines: &[Line]) {
    for Line { what, ours, beside, ratio, goal } in lines {
        let goal = match goal {
            Some((goal, true)) => format!("{goal}: reached"),
            Some((goal, false)) => format!("{goal}: **not reached**"),
            None => String::new(),
        };
        println!("| {what} | {ours} | {beside} | {ratio} | {goal} |");
    }
}

/// A time in the unit that suits it.
pub fn time(seconds: f64) -> String {
    match seconds {
        _ if seconds < 1e-5 => format!("{:.2} µs", seconds * 1e6),
        _ if seconds < 1e-3 => format!("{:.1} µs", seconds * 1e6),
        _ if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{seconds:.1} s"),
    }
}

/// How long something takes, in seconds.
pub fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let value = run();
    (start.elapsed().as_secs_f64(), value)
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let needed = |name: &str| option(name).map(Path::new).with_context(|| format!("{name} is missing"));
    let mut lines = Vec::new();
    match arguments.first().map(String::as_str) {
        Some("tables") => {
            let dir = arguments.get(1).context("a folder is missing")?;
            let size = match arguments.get(2).map(String::as_str) {
                Some("organisation") => tables::ORGANISATION,
                Some("country") => tables::COUNTRY,
                _ => bail!("organisation or country"),
            };
            tables::write(Path::new(dir), &size, 1)?;
        }
        Some("division") => {
            division::run(needed("--data")?, option("--python").map(Path::new), quick, &mut lines)?
        }
        Some("obligations") => obligations::run(&mut lines)?,
        Some("reports") => reports::run(&mut lines)?,
        Some("divide") => divide::run(needed("--data")?, needed("--binary")?, quick, &mut lines)?,
        Some("pages") => {
            let sizes = option("--children").unwrap_or("1000,100000").split(',').map(str::parse);
            let plan = pages::Plan {
                data: needed("--data")?,
                binary: needed("--binary")?,
                sizes: sizes.collect::<Result<_, _>>().context("--children wants numbers")?,
                postgres: option("--postgres"),
            };
            pages::run(&plan, &mut lines)?;
        }
        Some("live") => {
            let (data, binary) = (needed("--data")?, needed("--binary")?);
            live::run(&pages::Plan { data, binary, sizes: Vec::new(), postgres: None }, &mut lines)?;
        }
        // A part of the pages.
        Some("bare") => bare::serve(Path::new(arguments.get(1).context("a file is missing")?))?,
        _ => bail!("division, obligations, reports, divide, pages, live or tables"),
    }
    print(&lines);
    Ok(())
}
