//! What waits beside the obligations: handovers to a new mentor, and work instructions to read.

use std::collections::BTreeSet;

use jiff::civil::Date;
use proptest::{prelude::*, test_runner::TestCaseError};

use super::{house::House, people::Colleague};
use crate::{
    mentorship::handovers,
    work_instruction::{Audience, Part, Work, asked_from, term, until},
};

/// What waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Waits {
    /// The handover that belongs to a mentorship.
    Handover(u32),
    /// A colleague has this version of the work instruction to read.
    Reading(u32, usize),
}

/// What waits, and since when and until when.
#[derive(Default)]
pub(super) struct Beside {
    /// From which day each version of a work instruction for whoever is on a group holds.
    instruction: Vec<Date>,
    done: BTreeSet<Waits>,
    before: Vec<(Waits, Date, Option<Date>)>,
}

impl Beside {
    /// A day: what waits follows from yesterday, and some of it is done.
    pub(super) fn day(&mut self, house: &mut House, today: Date) -> Result<(), TestCaseError> {
        let found = self.found(house, today);
        for old in self.before.iter().filter(|(what, ..)| !self.done.contains(what)) {
            let same = found.iter().find(|(what, ..)| *what == old.0);
            match same {
                Some(new) => prop_assert!(
                    new.1 == old.1 && (new.2 == old.2 || house.closes),
                    "{today}: {old:?} became {new:?}"
                ),
                None => prop_assert!(self.is_over(old.0, house, today), "lost on {today}: {old:?}"),
            }
        }
        for (what, _, until) in &found {
            prop_assert!(!self.is_over(*what, house, today), "{today}: nobody waits for {what:?}");
            let new = !self.before.iter().any(|(old, ..)| old == what);
            prop_assert!(
                !new || until.is_none_or(|until| until >= today),
                "late out of nothing on {today}: {what:?}"
            );
        }
        for (what, ..) in &found {
            if house.dice.below(40) < house.diligence {
                self.done.insert(*what);
            }
        }
        if house.dice.one_in(60) {
            let last = self.instruction.last().map_or(today, |last| today.max(*last));
            self.instruction.push(house.dice.day(last, 1, 12));
        }
        self.before = found;
        Ok(())
    }

    fn found(&self, house: &House, today: Date) -> Vec<(Waits, Date, Option<Date>)> {
        let due = handovers(&house.spans).into_iter().filter(|_| house.protocol(today).handover_at_change());
        let mut found: Vec<_> = due.map(|due| (Waits::Handover(due.mentorship), due.since, None)).collect();
        let version = self.instruction.iter().rposition(|since| *since <= today);
        for (one, version) in house.staff.iter().filter_map(|one| Some((one, version?))) {
            if let Some(from) = reads_from(one, self.instruction[version], today) {
                let count = term(&house.versions, from);
                found.push((Waits::Reading(one.id, version), from, until(from, count, &house.days)));
            }
        }
        found.retain(|(what, ..)| !self.done.contains(what));
        found
    }

    /// Why something does not wait any more that nobody did.
    fn is_over(&self, what: Waits, house: &House, today: Date) -> bool {
        match what {
            // Replaced before it began.
            Waits::Handover(id) => {
                let span = house.spans.iter().find(|span| span.id == id);
                span.is_none_or(|span| span.until.is_some_and(|until| until < span.from))
            }
            Waits::Reading(staff, version) => {
                let works = house.staff.iter().any(|one| one.id == staff && one.period.contains(today));
                let newer = self.instruction.iter().rposition(|since| *since <= today);
                !works || newer != Some(version)
            }
        }
    }
}

fn reads_from(one: &Colleague, since: Date, today: Date) -> Option<Date> {
    let works = [Work { part: Part::OnGroup, when: one.period }];
    asked_from(&Audience::from([Part::OnGroup]), &works, since, today)
}
