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

/// A row of a table: what stands in each column.
type Row = BTreeMap<String, String>;

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

    fn table(&self, name: &str) -> anyhow::Result<impl Iterator<Item = anyhow::Result<Row>>> {
        let table = csv::ReaderBuilder::new().delimiter(b';').from_path(self.tables.join(name))?;
        Ok(table.into_deserialize().map(|row| Ok(row?)))
    }

    /// Who have a role: the group that they stand with, and their address.
    fn staff(&self, role: &str) -> anyhow::Result<Vec<(String, String)>> {
        let of_role = |row: &Row| row["role"] == role && !row["email"].is_empty();
        let staff: Vec<Row> = self.table("staff.csv")?.collect::<Result<_, _>>()?;
        Ok(staff
            .iter()
            .filter(|row| of_role(row))
            .map(|row| (row["group"].clone(), row["email"].clone()))
            .collect())
    }

    /// The addresses of who have a role.
    pub fn emails(&self, role: &str) -> anyhow::Result<Vec<String>> {
        Ok(self.staff(role)?.into_iter().map(|(_, email)| email).collect())
    }

    /// The locations: those first that are most like another, or in the order of their keys when there is no other.
    fn locations(&self, like: Option<&Location>) -> anyhow::Result<Vec<Location>> {
        let mut locations: BTreeMap<String, Location> = BTreeMap::new();
        let mut location_of = BTreeMap::new();
        for row in self.table("groups.csv")? {
            let row = row?;
            locations.entry(row["location"].clone()).or_default().groups.push(row["group"].clone());
            location_of.insert(row["group"].clone(), row["location"].clone());
        }
        for row in self.table("children.csv")? {
            let location = location_of.get(&row?["group"]).context("a child on no group")?;
            locations.entry(location.clone()).or_default().children += 1;
        }
        let mut locations: Vec<_> = locations.into_values().collect();
        if let Some(like) = like {
            locations.sort_by_key(|one| {
                (one.groups.len().abs_diff(like.groups.len()), one.children.abs_diff(like.children))
            });
        }
        Ok(locations)
    }

    /// Somebody with a role on one of these groups, or in the whole organisation, signed in.
    fn sign_in(&self, address: SocketAddr, role: &str, groups: &[String]) -> anyhow::Result<Browser> {
        let of_these = |group: &String| group.is_empty() || groups.contains(group);
        let staff = self.staff(role)?.into_iter().filter(|(group, _)| of_these(group));
        let invited = staff.take(20).find_map(|(_, email)| self.sign_in_as(address, &email).ok());
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

/// A location of the tables. The pages of one organisation are compared with those of another at locations of the same size:
/// otherwise it would be their sizes that are compared.
#[derive(Clone, Debug, Default)]
struct Location {
    groups: Vec<String>,
    children: usize,
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
        let mut smallest: Option<(Location, Vec<f64>)> = None;
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
            let first = smallest.is_none() && server.is_none();
            let like = smallest.as_ref().map(|(location, _)| location);
            let (location, times) = measure(&house, &of, first, like, lines)?;
            let least = smallest.iter().flat_map(|(_, times)| times);
            for ((name, _, _), (least, now)) in PAGES.iter().zip(least.zip(&times)) {
                let ratio = now / least;
                lines.push(Line {
                    what: format!("p95 of {name}, {of}"),
                    ours: time(*now),
                    beside: format!("{} children: {}", plan.sizes[0], time(*least)),
                    ratio: format!("{ratio:.2} ×"),
                    goal: Some(("at most 1.2 ×".to_owned(), ratio <= 1.2)),
                });
            }
            smallest.get_or_insert((location, times));
        }
    }
    Ok(())
}

/// The pages: name, path (a group's is found on the list of groups), and whose.
const PAGES: [(&str, &str, &str); 4] = [
    ("overview", "/overview", "director"),
    ("group", "/groups/", "teamlead"),
    ("to-do of a team lead", "/todo", "teamlead"),
    ("to-do of a mentor", "/todo", "pm"),
];

/// Gives the 95th percentile of each page, at a location that is as much as it can be like another.
fn measure(
    house: &House<'_>,
    of: &str,
    first: bool,
    like: Option<&Location>,
    lines: &mut Vec<Line>,
) -> anyhow::Result<(Location, Vec<f64>)> {
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
    let director = house.sign_in(address, "director", &[])?;
    let at = |location: Location| {
        let lead = house.sign_in(address, "teamlead", &location.groups).ok()?;
        let mentor = house.sign_in(address, "pm", &location.groups).ok()?;
        Some((lead, mentor, location))
    };
    let (lead, mentor, location) = house
        .locations(like)?
        .into_iter()
        .take(20)
        .find_map(at)
        .context("no location with a lead and a mentor")?;
    eprintln!("at a location of {} groups and {} children", location.groups.len(), location.children);
    let signed_in = BTreeMap::from([("director", director), ("teamlead", lead), ("pm", mentor)]);
    let mut asked = Vec::new();
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
    Ok((location, found))
}

/// The path of the first group on the browser's list of groups.
fn a_group(browser: &mut Browser) -> anyhow::Result<String> {
    let page = browser.get("/groups")?.text();
    let id = between(&page, "href=\"/groups/", "\"").context("no group was found")?;
    Ok(format!("/groups/{id}"))
}
