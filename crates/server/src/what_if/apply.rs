//! What is known of a group, with what would change.

use jiff::civil::Date;
use mentorkind_domain::{interim::Away, period::Period};
use uuid::Uuid;

use super::asked::Change;
use crate::{
    group::{GroupFacts, Place, StaffOn},
    platform::ids::{ChildId, StaffId},
};

/// The identifier of the nth child that does not exist.
pub fn new_child(nth: usize) -> ChildId {
    ChildId(Uuid::from_u128(nth as u128 + 1))
}

/// The facts of a group as they would be. Other days hold from a day on; who comes from another group brings along what
/// is known there (`elsewhere`).
pub fn apply(facts: &GroupFacts, changes: &[Change], from: Date, elsewhere: &[StaffOn]) -> GroupFacts {
    let mut new = facts.clone();
    let mut children = 0;
    for change in changes {
        match change {
            Change::Days { group, staff, days } if *group == facts.info.id => {
                other_days(&mut new, *staff, *days, from, elsewhere);
            }
            Change::NewChild { group, days, from, months } => {
                // Numbered over all groups, so that a child is the same on the page of the location.
                children += 1;
                if *group == facts.info.id {
                    new.places.push(coming(&new, children - 1, *days, *from, *months));
                }
            }
            _ => {}
        }
    }
    for change in changes {
        match *change {
            Change::Away { staff, from, until } => {
                new.absences.entry(staff).or_default().push(Away { from, until });
            }
            Change::Leaves { staff, last } => {
                cut(&mut new, staff, Period { from: last.tomorrow().ok(), until: None });
            }
            Change::Days { .. } | Change::NewChild { .. } => {}
        }
    }
    new.staff.sort_by(|a, b| (&a.key, a.period.from).cmp(&(&b.key, b.period.from)));
    new.places.sort_by(|a, b| (&a.key, a.period.from).cmp(&(&b.key, b.period.from)));
    new
}

fn cut(facts: &mut GroupFacts, staff: StaffId, away: Period) {
    let rows = std::mem::take(&mut facts.staff);
    for row in rows {
        if row.staff != staff {
            facts.staff.push(row);
            continue;
        }
        let left = row.period.without(away).into_iter().flatten();
        facts.staff.extend(left.map(|period| StaffOn { period, ..row.clone() }));
    }
}

/// From a day on every row has these days; who has no row then, gets one. Without days there is no row.
fn other_days(
    facts: &mut GroupFacts,
    staff: StaffId,
    days: mentorkind_division::HalfDays,
    from: Date,
    elsewhere: &[StaffOn],
) {
    let later = Period { from: Some(from), until: None };
    let (own, mut rows): (Vec<StaffOn>, Vec<StaffOn>) =
        std::mem::take(&mut facts.staff).into_iter().partition(|row| row.staff == staff);
    let template = own.first().or_else(|| elsewhere.iter().find(|row| row.staff == staff)).cloned();
    let mut there = false;
    for row in own {
        let before = row.period.without(later).into_iter().flatten();
        rows.extend(before.map(|period| StaffOn { period, ..row.clone() }));
        if row.period.overlaps(later) && days.0 != 0 {
            there = true;
            let from = Some(row.period.from.map_or(from, |first| first.max(from)));
            rows.push(StaffOn { days, period: Period { from, until: row.period.until }, ..row });
        }
    }
    if let Some(template) = template.filter(|_| !there && days.0 != 0) {
        // A maximum and an end are of the group where they were agreed.
        let max = template.max.filter(|_| template.group == facts.info.id || template.trainee);
        rows.push(StaffOn { group: facts.info.id, days, max, period: later, ..template });
    }
    facts.staff = rows;
}

fn coming(
    facts: &GroupFacts,
    nth: usize,
    days: mentorkind_division::HalfDays,
    from: Date,
    months: u32,
) -> Place {
    Place {
        group: facts.info.id,
        child: new_child(nth),
        // Comes after the children who are known.
        key: format!("\u{10ffff}{nth:03}"),
        first_name: String::new(),
        last_name: String::new(),
        birth_date: from.saturating_sub(jiff::Span::new().months(months)),
        main: true,
        days,
        period: Period { from: Some(from), until: None },
        days_changed_on: None,
        language: String::new(),
        knows_well: String::new(),
        not_mentor: String::new(),
        same_mentor: String::new(),
        other_mentor: String::new(),
    }
}
