//! What is due for many children, from facts in memory.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use mentorkind_domain::{
    obligation::{Days, Facts, Kind, Observed, Talk, Version, of_child},
    period::Period,
    protocol::{PROFILES, Protocol},
};

use crate::{Line, time, timed};

const FIRST_DAY: Date = date(2026, 1, 5);
const TODAY: Date = date(2026, 6, 15);

/// Weekdays.
struct Weekdays;

impl Days for Weekdays {
    fn open(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }
}

/// A child with a year of observations and talks; its numbers differ from its neighbours'.
fn child(n: u32) -> Facts<u32> {
    let back = |days: u32| TODAY.saturating_sub(i64::from(days).days());
    let start = back(30 + n % 900);
    Facts {
        child: n,
        birth_date: back(400 + n % 3600),
        places: vec![Period {
            from: Some(start),
            until: n.is_multiple_of(9).then(|| back(0).saturating_add(40.days())),
        }],
        after_school: n.is_multiple_of(3),
        after_school_since: n.is_multiple_of(3).then_some(start),
        away: Vec::new(),
        settling_in: Some(start),
        milestones: None,
        first_carer: None,
        observed: (0..4)
            .map(|k| Observed {
                id: k,
                seen: back(n % 60 + 60 * (4 - k)),
                on: back(n % 60 + 60 * (4 - k)),
                periodic: k % 2 == 0,
                particulars: (n + k).is_multiple_of(5),
                told: (k < 3).then(|| back(n % 50)),
                talk: None,
            })
            .collect(),
        talks: vec![(Kind::ParentTalk, Talk::Held(back(n % 500)))],
        needs: Vec::new(),
    }
}

fn due(children: &[Facts<u32>], versions: &[Version]) -> usize {
    let mut found = Vec::new();
    children.iter().fold(0, |sum, facts| {
        found.clear();
        of_child(facts, versions, &Weekdays, TODAY, &mut found);
        sum + found.len()
    })
}

fn on_threads(children: &[Facts<u32>], versions: &[Version], threads: usize) -> usize {
    let share = children.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            children.chunks(share).map(|part| scope.spawn(move || due(part, versions))).collect();
        parts.into_iter().map(|part| part.join().unwrap_or_default()).sum()
    })
}

/// Measures each profile: 500 children on one core, and a million on two. The baseline is one child's share of the goal.
pub fn run(lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let children: Vec<Facts<u32>> = (0..1_000_000).map(child).collect();
    for (name, text) in PROFILES {
        let protocol = Protocol::parse(text).map_err(|error| anyhow::anyhow!("{name}: {error:?}"))?;
        let versions = [Version { starts_on: FIRST_DAY, terms: protocol.terms() }];
        for (count, threads, goal) in [(500, 1, 0.010), (1_000_000, 2, 2.0)] {
            let part = &children[..count];
            let (mut best, mut found) = (f64::MAX, 0);
            for _ in 0..5 {
                let (seconds, sum) = timed(|| on_threads(part, &versions, threads));
                (best, found) = (best.min(seconds), sum);
            }
            lines.push(Line {
                what: format!("obligations of {count} children, {name}, {threads} threads: {found} found"),
                ours: time(best),
                beside: format!("the goal: {}", time(goal)),
                ratio: format!("{:.3} ×", best / goal),
                goal: Some((format!("under {}", time(goal)), best < goal)),
            });
        }
    }
    Ok(())
}
