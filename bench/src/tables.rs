//! Import tables of a given size, with the shares of a whole country: 8% of the children in a pair, 1% of children and
//! staff that must not be, 3% of the staff leaving, 6% trainees, alternating weeks for 3% of the staff and 8% of the
//! children, half-days for 10%, 6% of the children starting later.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::dice::Dice;

/// The day that the tables are made for.
pub const ON: Date = date(2026, 3, 31);

/// How much of each there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub groups: usize,
    pub staff: usize,
    pub children: usize,
    pub pairs: Pairs,
}

/// Pairs of children.
#[derive(Clone, Copy, Debug)]
pub enum Pairs {
    /// So many in all, in groups by chance.
    InAll(usize),
    /// So many in every group.
    InEach(usize),
}

/// The Netherlands: all groups of day care, playgroups and after-school care.
pub const COUNTRY: Size =
    Size { groups: 29_850, staff: 112_338, children: 909_011, pairs: Pairs::InAll(36_110) };
/// A large organisation.
pub const ORGANISATION: Size = Size { groups: 400, staff: 2_053, children: 10_202, pairs: Pairs::InAll(405) };

const DAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

/// `count` different days of the working week, as a `days` cell.
fn days(dice: &mut Dice, count: usize, alternating: usize) -> String {
    let mut chosen = [false; 5];
    let mut left = count.min(5);
    while left > 0 {
        let day = dice.below(5);
        left -= usize::from(!std::mem::replace(&mut chosen[day], true));
    }
    let mut cell = String::new();
    for (name, _) in DAYS.iter().zip(chosen).filter(|(_, chosen)| *chosen) {
        let space = if cell.is_empty() { "" } else { " " };
        let week = match dice.percent(alternating) {
            true => ["e:", "o:"][dice.below(2)],
            false => "",
        };
        let part = if dice.percent(10) { ["-o", "-m"][dice.below(2)] } else { "" };
        let _ = write!(cell, "{space}{week}{name}{part}");
    }
    cell
}

fn later(days: usize) -> Date {
    ON.saturating_add((days as i64).days())
}

fn earlier(days: usize) -> Date {
    ON.saturating_sub((days as i64).days())
}

/// Writes `groups.csv`, `staff.csv` and `children.csv`, with the columns that the division reads.
pub fn write(dir: &Path, size: &Size, seed: u64) -> std::io::Result<()> {
    let dice = &mut Dice::new(seed);
    let mut groups = String::from("group;location;kind\n");
    let mut staff = String::from("staff;group;days;role;max_children;languages;from;until\n");
    let mut children = String::from(
        "child;group;birth_date;days;from;until;mentor;language;knows_well;not_mentor;same_mentor;other_mentor\n",
    );
    let staff_sizes = dice.sizes(size.groups, size.staff, 2..=7);
    let child_sizes = dice.sizes(size.groups, size.children, 12..=48);
    let mut pair_counts = vec![0; size.groups];
    match size.pairs {
        Pairs::InAll(pairs) => (0..pairs).for_each(|_| pair_counts[dice.below(size.groups)] += 1),
        Pairs::InEach(pairs) => pair_counts.fill(pairs),
    }
    let (mut first_staff, mut first_child) = (0, 0);
    for group in 0..size.groups {
        let (m, n) = (staff_sizes[group], child_sizes[group]);
        let kind = dice.weighted(&[50, 15, 35]);
        let (code, ages) = [("kdv", 0..1440), ("peuter", 740..1440), ("bso", 1470..4300)][kind].clone();
        let _ = writeln!(groups, "G{group:05};L{:05};{code}", group / 3);
        for member in 0..m {
            // Somebody can always take all children.
            let trainee = member > 0 && dice.percent(6);
            let max = match trainee {
                true => (1 + dice.below(3)).to_string(),
                false if member > 0 && dice.percent(15) => (n / m + 2 + dice.below(3)).to_string(),
                false => String::new(),
            };
            let _ = write!(staff, "S{:06};G{group:05};", first_staff + member);
            let count = 2 + dice.below(3);
            staff.push_str(&days(dice, count, 3));
            let role = if trainee { "bio" } else { "" };
            let languages =
                if dice.percent(20) { ["nl tr", "nl ar", "nl pl", "nl en"][dice.below(4)] } else { "nl" };
            let _ = write!(staff, ";{role};{max};{languages};");
            if dice.percent(50) {
                let _ = write!(staff, "{}", earlier(30 + dice.below(2000)));
            }
            staff.push(';');
            if member > 0 && dice.percent(3) {
                let _ = write!(staff, "{}", later(5 + dice.below(50)));
            }
            staff.push('\n');
        }
        let mut wishes = vec![[String::new(), String::new()]; n];
        let mut left = pair_counts[group];
        while left > 0 {
            let (a, b) = (dice.below(n), dice.below(n));
            let free = |i: usize| wishes[i].iter().all(String::is_empty);
            if a != b && free(a) && free(b) {
                let other = usize::from(dice.percent(15));
                let hard = if dice.percent(10) { "!" } else { "" };
                wishes[a][other] = format!("{hard}C{:07}", first_child + b);
                wishes[b][other] = format!("{hard}C{:07}", first_child + a);
                left -= 1;
            }
        }
        for (i, [same, other]) in wishes.iter().enumerate() {
            let born = earlier(ages.start + dice.below(ages.len()));
            let _ = write!(children, "C{:07};G{group:05};{born};", first_child + i);
            if !dice.percent(2) {
                let count = 1 + dice.weighted(&[15, 40, 25, 15, 5]);
                children.push_str(&days(dice, count, 8));
            }
            children.push(';');
            if dice.percent(6) {
                let _ = write!(children, "{}", later(1 + dice.below(88)));
            } else if dice.percent(30) {
                let since = earlier(1 + dice.below(700)).max(born.saturating_add((ages.start as i64).days()));
                let _ = write!(children, "{since}");
            }
            children.push(';');
            if dice.percent(3) {
                let _ = write!(children, "{}", later(95 + dice.below(300)));
            }
            children.push(';');
            let someone = |dice: &mut Dice| format!("S{:06}", first_staff + dice.below(m));
            if dice.percent(85) {
                children.push_str(&someone(dice));
            }
            let language = if dice.percent(15) { ["tr", "ar", "pl", "en"][dice.below(4)] } else { "nl" };
            let _ = write!(children, ";{language};");
            if dice.percent(15) {
                children.push_str(&someone(dice));
            }
            children.push(';');
            // Never the first, who can take all.
            if m > 1 && dice.percent(1) {
                let _ = write!(children, "S{:06}", first_staff + 1 + dice.below(m - 1));
            }
            let _ = writeln!(children, ";{same};{other}");
        }
        first_staff += m;
        first_child += n;
    }
    fs::create_dir_all(dir)?;
    fs::write(dir.join("groups.csv"), groups)?;
    fs::write(dir.join("staff.csv"), staff)?;
    fs::write(dir.join("children.csv"), children)
}
