//! A location as there are many: its groups, their staff, the children with their guardians, who is away.
//!
//! The proportions are those of ordinary locations and stand as percentages where they are thrown.

mod children;
mod staff;
#[cfg(test)]
mod tests;

use jiff::{Span, ToSpan, civil::Date};
use mentorkind_domain::{half_days::HalfDays, import::CareKind};

use super::{
    dice::Dice,
    names,
    rows::{Absence, Closure, Group, Location, Tables},
};

/// What a location has.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The planning package's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its number in the register; those with zeros in front are nobody's.
    pub lrk: String,
    /// Its address.
    pub address: String,
    /// Its groups, at least one.
    pub groups: Vec<GroupPlan>,
}

/// What a group has.
#[derive(Clone, Debug)]
pub struct GroupPlan {
    /// The planning package's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The kind of care.
    pub kind: CareKind,
    /// How many pedagogical staff members, at least one.
    pub carers: usize,
    /// How many children.
    pub children: usize,
}

/// Makes locations, one after the other. The same beginning gives the same locations.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Everything is around this day.
    pub today: Date,
    /// Chance, for the children and what belongs to them.
    pub dice: Dice,
    /// Chance, for staff: who works where is the same on every day.
    staff_dice: Dice,
    /// What the addresses of staff end with.
    pub domain: &'static str,
    /// How far on in the lists of names this one begins, so that two organisations do not have the same people.
    pub names_from: usize,
    /// How many people there are already, who have the keys up to these numbers.
    staff: usize,
    children: usize,
    adults: usize,
}

/// A location that is being made.
struct Place<'a> {
    own: &'a mut Generator,
    plan: &'a Plan,
    rows: Tables,
    /// For each group who can be mentor there.
    carers: Vec<Vec<Carer>>,
}

/// Somebody who can be mentor in a group.
#[derive(Clone, Debug)]
struct Carer {
    key: String,
    days: HalfDays,
    /// Is not there yet.
    starts: bool,
    /// Is there, without an end.
    stays: bool,
    /// How many children have this mentor, and how many can.
    mentees: usize,
    most: usize,
}

impl Generator {
    /// One that has made nothing yet.
    pub fn new(today: Date, seed: u64, domain: &'static str, names_from: usize) -> Self {
        let (dice, staff_dice) = (Dice(seed), Dice(!seed));
        Self { today, dice, staff_dice, domain, names_from, staff: 0, children: 0, adults: 0 }
    }

    /// Makes a location.
    pub fn location(&mut self, plan: &Plan) -> Tables {
        let mut place = Place { own: self, plan, rows: Tables::default(), carers: Vec::new() };
        place.open();
        place.hire();
        place.enrol();
        place.absences();
        place.rows
    }

    /// A day in the past.
    pub fn ago(&self, span: Span) -> Date {
        self.today.saturating_sub(span)
    }

    /// A day to come.
    pub fn later(&self, span: Span) -> Date {
        self.today.saturating_add(span)
    }
}

impl Place<'_> {
    fn open(&mut self) {
        let plan = self.plan;
        self.rows.locations.push(Location {
            location: plan.key.clone(),
            name: plan.name.clone(),
            lrk: plan.lrk.clone(),
            address: plan.address.clone(),
        });
        self.rows.groups.extend(plan.groups.iter().map(|group| Group {
            group: group.key.clone(),
            location: plan.key.clone(),
            kind: group.kind,
            name: group.name.clone(),
        }));
        let study = self.own.later(40.days());
        self.rows.closures.push(Closure {
            location: plan.key.clone(),
            from: study,
            until: study,
            reason: "studiedag",
        });
    }

    /// Of a hundred staff members four are away or will soon be; of a hundred children three.
    fn absences(&mut self) {
        let own = &mut *self.own;
        for row in &self.rows.staff {
            if !own.dice.percent(4) || row.days.is_empty() {
                continue;
            }
            let days = own.dice.up_to(30);
            let (from, reason) = if own.dice.percent(50) {
                (own.ago((days / 3).days()), "ziek")
            } else {
                (own.later((5 + days).days()), "vakantie")
            };
            let until = from.saturating_add((12 + own.dice.up_to(10)).days());
            let staff = row.staff.clone();
            // Somebody on two groups is away from both.
            if !self.rows.absences.iter().any(|absence| absence.staff == staff) {
                self.rows.absences.push(Absence { staff, child: String::new(), from, until, reason });
            }
        }
        for row in &self.rows.children {
            if !own.dice.percent(3) || !row.main {
                continue;
            }
            let days = own.dice.up_to(40);
            let from = own.later((3 + days).days());
            let until = from.saturating_add((4 + own.dice.up_to(10)).days());
            let child = row.child.clone();
            self.rows.absences.push(Absence { staff: String::new(), child, from, until, reason: "vakantie" });
        }
    }
}

/// The nth of all pairs of a first and a last name; the first many differ from each other.
fn full_name(first: &[&'static str], number: usize) -> (&'static str, &'static str) {
    let last = &names::LAST;
    // Far steps in the surnames, so that colleagues do not stand in the order of the list; one step more when both
    // lists have come round.
    let round = number / (first.len() * last.len() / common(first.len(), last.len()));
    (first[number % first.len()], last[(number * 11 + 5 + round) % last.len()])
}

/// The greatest common divisor.
fn common(one: usize, other: usize) -> usize {
    if other == 0 { one } else { common(other, one % other) }
}

/// A mailbox of plain letters for a name.
pub fn mailbox(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'a'..='z' | '0'..='9' | '.' => Some(c),
            ' ' => Some('.'),
            'ë' | 'é' | 'è' => Some('e'),
            'ż' => Some('z'),
            _ => None,
        })
        .collect()
}
