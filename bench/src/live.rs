//! A group's page while ten tablets on each of a hundred groups have it open and follow what colleagues change, beside the
//! same page while nobody follows.

use std::io::BufRead;
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use jiff::{ToSpan, Zoned, civil::Weekday};

use crate::http::{Browser, between};
use crate::pages::{House, Plan, memory, percentile, under_load};
use crate::{Line, time};

const GROUPS: usize = 100;
const TABLETS: usize = 10;
/// Enough for a hundred groups.
const CHILDREN: usize = 4000;

/// Somebody on one of the groups taps that a child came or went, so often.
const TAP_EVERY: Duration = Duration::from_secs(1);
/// How long the page is asked for, with and without.
const TURN: Duration = Duration::from_secs(30);

/// What this process has open at most: a line and a connection for the page of each tablet, and what is around it.
const OPEN_FILES: u64 = 2 * (GROUPS * TABLETS) as u64 + 200;

/// A group, as its tablets have it.
struct Group {
    page: String,
    /// Somebody who may tap there, with the secret of its forms.
    lead: Browser,
    secret: String,
    child: String,
    /// When somebody tapped last.
    tapped: Mutex<Instant>,
}

/// What the tablets saw.
#[derive(Default)]
struct Seen {
    listening: AtomicUsize,
    failed: AtomicUsize,
    /// How long after a tap a tablet had the page anew, in seconds.
    after: Mutex<Vec<f64>>,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The server has the same limit as we.
fn enough_files() -> anyhow::Result<()> {
    let limits = std::fs::read_to_string("/proc/self/limits")?;
    let line = between(&limits, "Max open files", "\n").context("no limit of open files")?;
    let soft = line.split_whitespace().next().unwrap_or_default();
    ensure!(
        soft.parse().map_or(soft == "unlimited", |soft: u64| soft >= OPEN_FILES),
        "a process may have {soft} files open here, and {OPEN_FILES} are needed: ulimit -n {OPEN_FILES}"
    );
    Ok(())
}

/// On a day on which children come.
fn to_a_working_day(address: SocketAddr) -> anyhow::Result<()> {
    let today = Zoned::now().date();
    let days = match today.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => return Ok(()),
    };
    let monday = today + days.days();
    let answer = Browser::new(address).send("POST", "/demo/clock", &format!("to={monday}"))?;
    ensure!(answer.status == 303, "the clock cannot be moved: {}", answer.status);
    Ok(())
}

/// Groups of as many team leads as it takes.
fn groups(house: &House<'_>, address: SocketAddr) -> anyhow::Result<Vec<Arc<Group>>> {
    let mut found: Vec<Arc<Group>> = Vec::new();
    for email in house.emails("teamlead")? {
        let Ok(mut lead) = house.sign_in_as(address, &email) else { continue };
        let list = lead.get("/groups")?.text();
        let mut ids: Vec<&str> =
            list.split("href=\"/groups/").skip(1).filter_map(|rest| rest.get(..36)).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let page = format!("/groups/{id}");
            let text = lead.get(&page)?.text();
            let secret = between(&text, "name=\"csrf\" value=\"", "\"").context("a page without a form")?;
            let Some(child) = between(&text, "href=\"/children/", "\"") else { continue };
            if found.iter().all(|group| group.page != page) {
                found.push(Arc::new(Group {
                    secret: secret.to_owned(),
                    child: child.get(..36).context("no child")?.to_owned(),
                    lead: lead.again(),
                    tapped: Mutex::new(Instant::now()),
                    page,
                }));
            }
            if found.len() == GROUPS {
                return Ok(found);
            }
        }
    }
    bail!("{} groups were found, not {GROUPS}", found.len())
}

/// A tablet: asks for the page anew whenever it hears that something changed, until its line is cut.
fn follow(group: &Group, line: std::io::BufReader<TcpStream>, seen: &Seen) {
    let mut browser = group.lead.again();
    browser.by_itself = true;
    for text in line.lines() {
        let Ok(text) = text else { return };
        if text != "data: today" {
            continue;
        }
        match browser.get(&group.page) {
            Ok(answer) if answer.status == 200 => {
                let after = locked(&group.tapped).elapsed().as_secs_f64();
                locked(&seen.after).push(after);
            }
            _ => drop(seen.failed.fetch_add(1, Ordering::Relaxed)),
        }
    }
}

/// A child of the group comes, or goes home.
fn tap(group: &Group, turn: usize) -> anyhow::Result<()> {
    let step = if turn % 2 == 0 { "here" } else { "home" };
    let path = format!("{}/presence/{}/{step}", group.page, group.child);
    *locked(&group.tapped) = Instant::now();
    let body = format!("csrf={}&key={turn}", group.secret);
    let answer = group.lead.again().send("POST", &path, &body)?;
    ensure!(answer.status == 303, "{path}: {}", answer.status);
    Ok(())
}

/// Measures it on SQLite.
pub fn run(plan: &Plan<'_>, lines: &mut Vec<Line>) -> anyhow::Result<()> {
    enough_files()?;
    let file = plan.data.join("live.db");
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    let tables = plan.data.join(format!("tables-{CHILDREN}"));
    let house = House { plan, tables, url: format!("sqlite://{}", file.display()), demo: true };
    house.fill(CHILDREN)?;
    let (server, address, _) = house.serve()?;
    to_a_working_day(address)?;
    eprintln!("Looking for {GROUPS} groups …");
    let groups = groups(&house, address)?;
    let asked = &groups[0];
    // The first ones fill caches.
    under_load(&asked.lead, &asked.page, Duration::from_secs(2))?;
    let mut without = under_load(&asked.lead, &asked.page, TURN / 2)?;

    eprintln!("Opening {} lines …", GROUPS * TABLETS);
    let (seen, before) = (Arc::new(Seen::default()), memory(&server)?);
    let mut cut: Vec<TcpStream> = Vec::new();
    let mut tablets = Vec::new();
    for group in groups.iter().flat_map(|group| std::iter::repeat_n(group, TABLETS)) {
        let line = group.lead.listen(&format!("{}/live", group.page))?;
        cut.push(line.get_ref().try_clone()?);
        let (group, seen) = (Arc::clone(group), Arc::clone(&seen));
        // A thread of each tablet's own, which mostly waits.
        let tablet = std::thread::Builder::new().stack_size(128 * 1024);
        tablets.push(tablet.spawn(move || {
            seen.listening.fetch_add(1, Ordering::Relaxed);
            follow(&group, line, &seen);
            seen.listening.fetch_sub(1, Ordering::Relaxed);
        })?);
    }
    let (mut with, taps) = std::thread::scope(|scope| -> anyhow::Result<_> {
        let tapping = scope.spawn(|| -> anyhow::Result<usize> {
            let begin = Instant::now();
            let mut taps = 0;
            // The last one leaves its tablets the time to hear it.
            while begin.elapsed() < TURN - 2 * TAP_EVERY {
                tap(&groups[taps % GROUPS], taps / GROUPS)?;
                taps += 1;
                std::thread::sleep((TAP_EVERY * taps as u32).saturating_sub(begin.elapsed()));
            }
            Ok(taps)
        });
        let with = under_load(&asked.lead, &asked.page, TURN)?;
        Ok((with, tapping.join().map_err(|_| anyhow::anyhow!("tapping failed"))??))
    })?;
    let (open, of_each) = (seen.listening.load(Ordering::Relaxed), memory(&server)?.saturating_sub(before));
    for line in cut {
        let _ = line.shutdown(Shutdown::Both);
    }
    for tablet in tablets {
        tablet.join().map_err(|_| anyhow::anyhow!("a tablet failed"))?;
    }
    without.extend(under_load(&asked.lead, &asked.page, TURN / 2)?);

    let mut after = std::mem::take(&mut *locked(&seen.after));
    ensure!(open == GROUPS * TABLETS, "{open} lines were open in the end, not {}", GROUPS * TABLETS);
    ensure!(seen.failed.load(Ordering::Relaxed) == 0, "tablets were refused the page");
    let heard = (after.len(), TABLETS * taps);
    ensure!(heard.0 == heard.1, "{taps} taps were shown on {} tablets, not {}", heard.0, heard.1);
    let (with, without) = (percentile(&mut with), percentile(&mut without));
    let ratio = with / without;
    lines.push(Line {
        what: format!("p95 of a group's page, {GROUPS} groups × {TABLETS} tablets follow it"),
        ours: time(with),
        beside: format!("nobody follows: {}", time(without)),
        ratio: format!("{ratio:.2} ×"),
        goal: Some(("at most 1.5 ×".to_owned(), ratio <= 1.5)),
    });
    lines.push(Line {
        what: format!("from a tap until a tablet shows it, p95 of {} ({taps} taps)", after.len()),
        ours: time(percentile(&mut after)),
        beside: String::new(),
        ratio: String::new(),
        goal: None,
    });
    lines.push(Line {
        what: format!("memory of the server for {open} open lines"),
        ours: format!("{:.1} MB", of_each as f64 / 1e6),
        beside: String::new(),
        ratio: String::new(),
        goal: None,
    });
    Ok(())
}
