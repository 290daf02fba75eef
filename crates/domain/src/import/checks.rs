//! Checks of rows against each other.

use jiff::civil::Date;

use super::Table;
use super::findings::{ErrorReason, Findings, WarningReason};
use super::keys::{ChildId, StaffId};
use super::people::WrittenWish;
use super::rows::{Placement, Tables};
use crate::division::PairWish;
use crate::period::Period;

/// A row as one of possibly more of the same two keys.
struct Stay {
    keys: (u32, u32),
    period: Period,
    row: u32,
}

/// Finds rows of the same staff member and group, or of the same child and group, that have a day in
/// common; those of one first day have the same key.
pub(super) fn check_periods(tables: &Tables, findings: &mut Findings) {
    let roster = tables.roster.iter().map(|row| Stay {
        keys: (row.staff.0, row.group.map_or(u32::MAX, |group| group.0)),
        period: row.period,
        row: row.row,
    });
    let key_of = |person| tables.keys.staff.key(StaffId(person));
    check_stays(Table::Staff, "staff", roster, tables.staff.len(), key_of, findings);
    let placements = tables.placements.iter().map(|placement| Stay {
        keys: (placement.child.0, placement.group.0),
        period: placement.period,
        row: placement.row,
    });
    let key_of = |person| tables.keys.children.key(ChildId(person));
    check_stays(Table::Children, "child", placements, tables.children.len(), key_of, findings);
    check_guardianships(tables, findings);
    warn_of_own_groups(tables, findings);
}

/// Finds children with two own groups on one day: mostly nobody said that one of them is the second group.
fn warn_of_own_groups(tables: &Tables, findings: &mut Findings) {
    let own = tables.placements.iter().filter(|row| row.main);
    let mut rows_of = vec![0u32; tables.children.len()];
    for row in own.clone() {
        rows_of[row.child.index()] += 1;
    }
    let mut several: Vec<&Placement> = own.filter(|row| rows_of[row.child.index()] > 1).collect();
    several.sort_by_key(|row| (row.child, row.period.from, row.row));
    let end = |row: &Placement| row.period.until.unwrap_or(Date::MAX);
    for of_child in several.chunk_by(|one, two| one.child == two.child) {
        // The row that lasts longest so far, and the one that does of the other groups.
        let (mut longest, mut beside): (Option<&Placement>, Option<&Placement>) = (None, None);
        for row in of_child.iter().copied() {
            let other = [longest, beside].into_iter().flatten().find(|one| one.group != row.group);
            if other.is_some_and(|other| other.period.overlaps(row.period)) {
                let key = tables.keys.children.key(row.child).as_bytes();
                let reason = WarningReason::TwoOwnGroups;
                findings.warnings.add(Table::Children, Some(row.row), "main", key, reason);
            }
            let outlasts = |one: Option<&Placement>| one.is_none_or(|one| end(row) > end(one));
            if longest.is_some_and(|one| one.group == row.group) {
                longest = if outlasts(longest) { Some(row) } else { longest };
            } else if outlasts(longest) {
                (longest, beside) = (Some(row), longest);
            } else if outlasts(beside) {
                beside = Some(row);
            }
        }
    }
}

fn check_stays<'a>(
    table: Table,
    column: &'static str,
    stays: impl Iterator<Item = Stay> + Clone,
    people: usize,
    key_of: impl Fn(u32) -> &'a str,
    findings: &mut Findings,
) {
    // Most people have one row, and need no sorting.
    let mut rows_of = vec![0u32; people];
    for stay in stays.clone() {
        rows_of[stay.keys.0 as usize] += 1;
    }
    let mut several: Vec<Stay> = stays.filter(|stay| rows_of[stay.keys.0 as usize] > 1).collect();
    several.sort_by_key(|stay| (stay.keys, stay.period.from, stay.row));
    for same in several.chunk_by(|one, two| one.keys == two.keys) {
        let mut latest = &same[0];
        for (before, stay) in same.iter().zip(&same[1..]) {
            let reason = if before.period.from == stay.period.from {
                Some(ErrorReason::DoubleKey)
            } else if latest.period.overlaps(stay.period) {
                Some(ErrorReason::OverlappingPeriod)
            } else {
                None
            };
            if let Some(reason) = reason {
                let row = stay.row.max(before.row);
                findings.errors.add(table, Some(row), column, key_of(stay.keys.0).as_bytes(), reason);
            }
            if ends_later(stay.period, latest.period) {
                latest = stay;
            }
        }
    }
}

fn ends_later(one: Period, other: Period) -> bool {
    one.until.is_none_or(|until| other.until.is_some_and(|last| last < until))
}

/// A guardian has one row for each child.
fn check_guardianships(tables: &Tables, findings: &mut Findings) {
    let mut rows: Vec<_> =
        tables.guardianships.iter().map(|row| (row.child, row.guardian, row.row)).collect();
    rows.sort_unstable();
    for double in rows.windows(2).filter(|two| (two[0].0, two[0].1) == (two[1].0, two[1].1)) {
        let (_, guardian, row) = double[1];
        let key = tables.keys.guardians.key(guardian).as_bytes();
        findings.errors.add(Table::Guardians, Some(row), "guardian", key, ErrorReason::DoubleKey);
    }
}

/// Finds the children that wishes name, and pairs with a wish for the same and for another mentor.
pub(super) fn resolve_wishes(written: &[WrittenWish], tables: &mut Tables, findings: &mut Findings) {
    let mut pairs = Vec::with_capacity(written.len());
    for (place, wish) in written.iter().enumerate() {
        let key = tables.texts.get(wish.other);
        let Some(other) = tables.keys.children.find(key) else {
            findings.errors.add(
                Table::Children,
                Some(wish.row),
                wish.column(),
                key.as_bytes(),
                ErrorReason::UnknownKey,
            );
            continue;
        };
        tables.wishes.push(PairWish { child: other.0, wish: wish.wish, hard: wish.hard });
        pairs.push((wish.child.min(other), wish.child.max(other), place));
    }
    pairs.sort_unstable();
    for pair in pairs.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
        let wish_of = |entry: &(_, _, usize)| &written[entry.2];
        let first = wish_of(&pair[0]);
        if let Some(contrary) = pair.iter().map(wish_of).find(|wish| wish.wish != first.wish) {
            findings.errors.add(
                Table::Children,
                Some(contrary.row),
                contrary.column(),
                tables.texts.get(contrary.other).as_bytes(),
                ErrorReason::PairInBothColumns,
            );
        }
    }
}
