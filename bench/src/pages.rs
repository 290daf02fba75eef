//! The pages of a running server: start-up, memory, bytes over the wire, and times under load.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};

use crate::bare;
use crate::http::{Browser, between};
use crate::{Line, time};

/// Browsers that ask for pages at once.
const BROWSERS: usize = 4;

/// Turns that ours and the bare page take, and how long each is.
const TURNS: usize = 3;
const TURN: Duration = Duration::from_secs(2);

/// What is measured.
#[derive(Debug)]
pub struct Plan<'a> {
    pub data: &'a Path,
    /// The optimised `mentorkind`.
    pub binary: &'a Path,
    /// Organisations of so many children.
    pub sizes: Vec<usize>,
    /// An address of a PostgreSQL server, to make databases there too.
    pub postgres: Option<&'a str>,
}

/// A process that is ended with its owner.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An imported organisation.
pub struct House<'a> {
    pub plan: &'a Plan<'a>,
    pub tables: PathBuf,
    /// Of the database.
    pub url: String,
    /// Its clock can be moved.
    pub demo: bool,
}

impl House<'_> {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.plan.binary);
        let file = |name: &str| self.plan.data.join(name);
        command.args(arguments).env("MENTORKIND_DATABASE_URL", &self.url).env("MENTORKIND_LOG", "error");
        command.env("MENTORKIND_SECOND_FACTOR", "off").env("MENTORKIND_MAIL", file("mail"));
        command.env("MENTORKIND_SECRET_KEY_FILE", file("secret.key"));
        if self.demo {
            command.env("MENTORKIND_DEMO", "true");
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output =
            self.command(arguments).stderr(Stdio::inherit()).output().context("cannot run mentorkind")?;
        ensure!(output.status.success(), "mentorkind {} failed", arguments.join(" "));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Imports the tables, which takes that many seconds; they are made when they are not there.
    pub fn fill(&self, children: usize) -> anyhow::Result<f64> {
        if !self.tables.join("children.csv").exists() {
            let (folder, children) = (self.tables.to_string_lossy(), children.to_string());
            self.run(&["demo", "--tables", &folder, "--children", &children])?;
        }
        let start = Instant::now();
        self.run(&["import", &self.tables.to_string_lossy(), "--organisation", "Meting"])?;
        Ok(start.elapsed().as_secs_f64())
    }

    /// The server, its address, and the seconds until it was ready.
    pub fn serve(&self) -> anyhow::Result<(Running, SocketAddr, f64)> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let start = Instant::now();
        let server = self.command(&["serve", "--listen", &address.to_string()]).spawn()?;
        let server = Running(server);
        while start.elapsed() < Duration::from_secs(60) {
            if Browser::new(address).get("/readyz").is_ok_and(|answer| answer.status == 200) {
                return Ok((server, address, start.elapsed().as_secs_f64()));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        bail!("the server was not ready within a minute")
    }

    /// The addresses of who have a role.
    pub fn emails(&self, role: &str) -> anyhow::Result<Vec<String>> {
        let mut staff = csv::ReaderBuilder::new().delimiter(b';').from_path(self.tables.join("staff.csv"))?;
        let headers = staff.headers()?.clone();
        let column =
            |name: &str| headers.iter().position(|header| header == name).context("a column is missing");
        let (role_at, email_at) = (column("role")?, column("email")?);
        let of_role = |row: &csv::StringRecord| row[role_at] == *role && !row[email_at].is_empty();
        let rows = staff.records().filter_map(Result::ok).filter(of_role);
        Ok(rows.map(|row| row[email_at].to_owned()).collect())
    }

    /// Somebody with a role, signed in.
    fn sign_in(&self, address: SocketAddr, role: &str) -> anyhow::Result<Browser> {
        let emails = self.emails(role)?;
        let invited = emails.iter().take(20).find_map(|email| self.sign_in_as(address, email).ok());
        invited.with_context(|| format!("nobody can be invited as {role}"))
    }

    /// Somebody who is invited now. An address that more than one has cannot be.
    pub fn sign_in_as(&self, address: SocketAddr, email: &str) -> anyhow::Result<Browser> {
        let said = self.run(&["user", "invite", "--organisation", "Meting", "--email", email])?;
        let link = between(&said, "/link/", "\n").context("no link")?.trim();
        let mut browser = Browser::new(address);
        let answer = browser.submit(&format!("/link/{link}"), &[("password", "zeven gele regenlaarzen")])?;
        ensure!(answer.status == 303, "{email} cannot sign in: {}", answer.status);
        Ok(browser)
    }
}

/// Resident memory of a process, in bytes.
pub fn memory(process: &Running) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.0.id()))?;
    let kilobytes = between(&status, "VmRSS:", "kB").context("no VmRSS")?.trim();
    Ok(kilobytes.parse::<u64>()? * 1024)
}

/// The seconds that a page takes each time, while all browsers ask for it one time after the other for so long.
pub fn under_load(browser: &Browser, path: &str, turn: Duration) -> anyhow::Result<Vec<f64>> {
    let asking = |mut browser: Browser| -> anyhow::Result<Vec<f64>> {
        let mut times = Vec::new();
        let begin = Instant::now();
        while begin.elapsed() < turn || times.is_empty() {
            let start = Instant::now();
            let answer = browser.get(path)?;
            times.push(start.elapsed().as_secs_f64());
            ensure!(answer.status == 200, "{path}: {}", answer.status);
        }
        Ok(times)
    };
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..BROWSERS).map(|_| scope.spawn(|| asking(browser.again()))).collect();
        let mut times = Vec::new();
        for one in all {
            times.extend(one.join().map_err(|_| anyhow::anyhow!("a browser failed"))??);
        }
        Ok(times)
    })
}

/// The 95th percentile.
pub fn percentile(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * 95).div_ceil(100) - 1]
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// What the first page takes: itself, and the style sheet, script, icons and font that it names.
fn first_page(address: SocketAddr, lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let mut browser = Browser::new(address);
    browser.compressed = true;
    let mut sum = browser.get("/sign-in")?.wire;
    let page = Browser::new(address).get("/sign-in")?.text();
    let mut files: Vec<&str> = page
        .split('"')
        .filter_map(|part| part.split('#').next())
        .filter(|part| part.starts_with("/assets/"))
        .collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let answer = browser.get(file)?;
        ensure!(answer.status == 200, "{file}: {}", answer.status);
        sum += answer.wire;
    }
    lines.push(budget("first page, with style, script, icons and font", sum, 80_000));
    Ok(())
}

fn budget(what: &str, bytes: usize, goal: usize) -> Line {
    Line {
        what: what.to_owned(),
        ours: kilobytes(bytes),
        beside: format!("the budget: {}", kilobytes(goal)),
        ratio: format!("{:.2} ×", bytes as f64 / goal as f64),
        goal: Some((format!("under {}", kilobytes(goal)), bytes < goal)),
    }
}

/// Measures all sizes on SQLite, and on PostgreSQL where there is one.
pub fn run(plan: &Plan<'_>, lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let mut engines = vec![("SQLite", None)];
    engines.extend(plan.postgres.map(|address| ("PostgreSQL", Some(address))));
    for (engine, server) in engines {
        let mut smallest: Vec<f64> = Vec::new();
        for &children in &plan.sizes {
            let url = match server {
                None => {
                    let file = plan.data.join(format!("pages-{children}.db"));
                    for ending in ["", "-wal", "-shm"] {
                        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
                    }
                    format!("sqlite://{}", file.display())
                }
                Some(server) => {
                    let name = format!("pages_{children}");
                    let made = Command::new("psql")
                        .arg(server)
                        .args(["-qc", &format!("CREATE DATABASE {name}")])
                        .status();
                    ensure!(made.is_ok_and(|made| made.success()), "no database could be made");
                    let (base, _) = server.rsplit_once('/').context("not an address of a database")?;
                    format!("{base}/{name}")
                }
            };
            let house =
                House { plan, tables: plan.data.join(format!("tables-{children}")), url, demo: false };
            eprintln!("Pages of {children} children on {engine} …");
            let import = house.fill(children)?;
            eprintln!("imported in {}", time(import));
            let of = format!("{children} children, {engine}");
            let times = measure(&house, &of, smallest.is_empty() && server.is_none(), lines)?;
            for ((name, _, _), (least, now)) in PAGES.iter().zip(smallest.iter().zip(&times)) {
                let ratio = now / least;
                lines.push(Line {
                    what: format!("p95 of {name}, {of}"),
                    ours: time(*now),
                    beside: format!("{} children: {}", plan.sizes[0], time(*least)),
                    ratio: format!("{ratio:.2} ×"),
                    goal: Some(("at most 1.2 ×".to_owned(), ratio <= 1.2)),
                });
            }
            if smallest.is_empty() {
                smallest = times;
            }
        }
    }
    Ok(())
}

/// The pages: name, path (a group's is found on the first), and whose.
const PAGES: [(&str, &str, &str); 4] = [
    ("overview", "/overview", "director"),
    ("group", "/groups/", "director"),
    ("to-do of a team lead", "/todo", "teamlead"),
    ("to-do of a mentor", "/todo", "pm"),
];

/// Gives the 95th percentile of each page.
fn measure(house: &House<'_>, of: &str, first: bool, lines: &mut Vec<Line>) -> anyhow::Result<Vec<f64>> {
    let (server, address, ready) = house.serve()?;
    std::thread::sleep(Duration::from_secs(1));
    if first {
        lines.push(Line {
            what: format!("start-up until ready, {of}"),
            ours: time(ready),
            beside: String::new(),
            ratio: String::new(),
            goal: None,
        });
        first_page(address, lines)?;
    }
    lines.push(Line {
        what: format!("memory of the idle server, {of}"),
        ours: format!("{:.1} MB", memory(&server)? as f64 / 1e6),
        beside: String::new(),
        ratio: String::new(),
        goal: None,
    });
    let mut asked = Vec::new();
    let mut signed_in = BTreeMap::new();
    for (_, _, role) in PAGES {
        if !signed_in.contains_key(role) {
            signed_in.insert(role, house.sign_in(address, role)?);
        }
    }
    for (name, path, role) in PAGES {
        let browser = signed_in[role].again();
        let path = match path {
            "/groups/" => a_group(&mut browser.again())?,
            path => path.to_owned(),
        };
        let (mut plain, mut compressed) = (browser.again(), browser.again());
        compressed.compressed = true;
        // The first ones fill caches.
        plain.get(&path)?;
        let page = plain.get(&path)?;
        ensure!(page.status == 200, "{path}: {}", page.status);
        lines.push(budget(&format!("{name}, {of}"), compressed.get(&path)?.wire, 15_000));
        asked.push((name, path, browser, page.body));
    }
    let file = house.plan.data.join("bare.db");
    bare::keep(&file, &asked.iter().map(|(.., body)| body.clone()).collect::<Vec<_>>())?;
    let mut bare = Running(
        Command::new(std::env::current_exe()?)
            .args(["bare", &file.to_string_lossy()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?,
    );
    let mut port = String::new();
    BufReader::new(bare.0.stdout.take().context("no output")?).read_line(&mut port)?;
    let bare_browser = Browser::new(SocketAddr::from((Ipv4Addr::LOCALHOST, port.trim().parse()?)));
    let mut found = Vec::new();
    for (at, (name, path, browser, body)) in asked.iter().enumerate() {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            ours.extend(under_load(browser, path, TURN)?);
            theirs.extend(under_load(&bare_browser, &format!("/{at}"), TURN)?);
        }
        let (ours, theirs) = (percentile(&mut ours), percentile(&mut theirs));
        lines.push(Line {
            what: format!("p95 of {name} ({}), {of}", kilobytes(body.len())),
            ours: time(ours),
            beside: format!("bare axum page, one SQLite read: {}", time(theirs)),
            ratio: format!("{:.1} ×", ours / theirs),
            goal: Some(("at most 3 ×".to_owned(), ours <= 3.0 * theirs)),
        });
        found.push(ours);
    }
    Ok(found)
}

/// The path of the first group that the browser finds on the list of groups, or on that of the first location.
fn a_group(browser: &mut Browser) -> anyhow::Result<String> {
    for path in ["/groups", "/overview"] {
        let page = browser.get(path)?.text();
        if let Some(id) = between(&page, "href=\"/groups/", "\"") {
            return Ok(format!("/groups/{id}"));
        }
        if let Some(id) = between(&page, "href=\"/locations/", "\"") {
            let location = browser.get(&format!("/locations/{id}"))?.text();
            if let Some(id) = between(&location, "href=\"/groups/", "\"") {
                return Ok(format!("/groups/{id}"));
            }
        }
    }
    bail!("no group was found")
}
