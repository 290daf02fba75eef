//! What waits beside the obligations: handovers to a new mentor, work instructions to read, what stands on the boards of the
//! groups, and extra attention that ends.

use std::collections::BTreeSet;

use jiff::civil::Date;
use proptest::{prelude::*, test_runner::TestCaseError};

use super::{
    house::House,
    people::{Colleague, Dice},
};
use crate::{
    board::{Agreement, asked_since, read_until},
    extra_attention::{Standing, Term},
    mentorship::handovers,
    obligation::after,
    period::Period,
    work_instruction::{Audience, Part, Work, asked_from, until},
};

/// What waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Waits {
    /// The handover that belongs to a mentorship.
    Handover(u32),
    /// A colleague has this version of the work instruction to read.
    Reading(u32, usize),
    /// A colleague has an important agreement to read.
    Agreement(usize, u32),
    /// The mentor is told that extra attention ends.
    Ending(usize),
}

/// An agreement about a child.
struct Posted {
    child: u32,
    /// The colleague who put it on the board.
    by: u32,
    agreement: Agreement,
}

/// Extra attention for a child.
struct Extra {
    child: u32,
    term: Term,
    taken_away: bool,
}

/// What waits, and since when and until when.
pub(super) struct Beside {
    /// Of its own, so that the years are what they were without boards.
    dice: Dice,
    agreements: Vec<Posted>,
    extra: Vec<Extra>,
    /// From which day each version of a work instruction for whoever is on a group holds.
    instruction: Vec<Date>,
    done: BTreeSet<Waits>,
    before: Vec<(Waits, Date, Option<Date>)>,
}

impl Beside {
    pub(super) fn new(dice: Dice) -> Self {
        Self {
            dice,
            agreements: Vec::new(),
            extra: Vec::new(),
            instruction: Vec::new(),
            done: BTreeSet::new(),
            before: Vec::new(),
        }
    }

    /// A day: what waits follows from yesterday, and some of it is done.
    pub(super) fn day(&mut self, house: &mut House, today: Date) -> Result<(), TestCaseError> {
        let found = self.found(house, today);
        let late = |until: Option<Date>| until.is_some_and(|until| until < today);
        for old in self.before.iter().filter(|(what, ..)| !self.done.contains(what)) {
            let same = found.iter().find(|(what, ..)| *what == old.0);
            match same {
                // When an agreement is to be read depends on today's term, and on when the child comes; a work instruction gets
                // a term with the first version that names one.
                Some(new) => prop_assert!(
                    new.1 == old.1
                        && (new.2 == old.2
                            || house.closes
                            || matches!(old.0, Waits::Agreement(..))
                            || (matches!(old.0, Waits::Reading(..))
                                && old.2.is_none()
                                && house.begins_anew(today)))
                        && (!late(new.2) || late(old.2) || self.is_replanned(new.0, house)),
                    "{today}: {old:?} became {new:?}"
                ),
                None => prop_assert!(self.is_over(old.0, house, today), "lost on {today}: {old:?}"),
            }
        }
        for (what, _, until) in &found {
            prop_assert!(!self.is_over(*what, house, today), "{today}: nobody waits for {what:?}");
            let new = !self.before.iter().any(|(old, ..)| old == what);
            let asked_now = !late(*until) || self.is_replanned(*what, house);
            prop_assert!(!new || asked_now, "late out of nothing on {today}: {what:?}");
        }
        for (at, one) in self.extra.iter().enumerate().filter(|(_, one)| !one.taken_away) {
            let told = found.iter().any(|(what, ..)| *what == Waits::Ending(at));
            let ends = one.term.until == Some(today) && house.child(one.child).counts(today);
            prop_assert!(!ends || told, "{today}: nobody was told that it ends");
        }
        for (what, ..) in &found {
            let dice = match what {
                Waits::Handover(_) | Waits::Reading(..) => &mut house.dice,
                Waits::Agreement(..) => &mut self.dice,
                Waits::Ending(_) => continue,
            };
            if dice.below(40) < house.diligence {
                self.done.insert(*what);
            }
        }
        self.post(house, today);
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
                let until = until(from, &house.versions, today, &house.days);
                found.push((Waits::Reading(one.id, version), from, until));
            }
        }
        for (at, one) in self.agreements.iter().enumerate() {
            found.extend(
                self.readers(one, house, today)
                    .into_iter()
                    .map(|(staff, until)| (Waits::Agreement(at, staff), one.agreement.made, until)),
            );
        }
        for (at, one) in self.extra.iter().enumerate().filter(|(_, one)| !one.taken_away) {
            if let (Standing::Ending, Some(last)) = (one.term.standing(today), one.term.until)
                && house.child(one.child).counts(today)
            {
                found.push((Waits::Ending(at), one.term.from.max(after(last, -6)), Some(last)));
            }
        }
        found.retain(|(what, ..)| !self.done.contains(what));
        found
    }

    /// Who has an agreement to read, and until when that is in time.
    fn readers(&self, one: &Posted, house: &House, today: Date) -> Vec<(u32, Option<Date>)> {
        let child = house.child(one.child);
        let mut found = Vec::new();
        for colleague in house.staff.iter().filter(|colleague| colleague.period.contains(today)) {
            let there: Vec<Period> = child
                .places
                .iter()
                .filter(|(group, _)| *group == colleague.group)
                .map(|(_, place)| *place)
                .collect();
            let of_group = there.iter().any(|place| !place.ended_before(today));
            let asks = one.agreement.asks_to_be_read(one.by == colleague.id, today);
            if of_group && asks && child.counts(today) {
                let since = asked_since(one.agreement.made, &[colleague.period], &there, today);
                let until = since.and_then(|since| read_until(&house.versions, since, &house.days, today));
                found.push((colleague.id, until));
            }
        }
        found
    }

    /// What comes on the boards and what ends there; extra attention that is placed or taken away.
    fn post(&mut self, house: &House, today: Date) {
        let there: Vec<u32> = house
            .children
            .iter()
            .filter(|child| child.counts(today))
            .map(|child| child.facts.child)
            .collect();
        if there.is_empty() {
            return;
        }
        let child = there[self.dice.below(u32::try_from(there.len()).unwrap()) as usize];
        let team = house.child(child).group(today).map(|group| house.team(group, today)).unwrap_or_default();
        if let Some(by) = team.first().filter(|_| self.dice.one_in(4)) {
            let until = self.dice.one_in(2).then(|| self.dice.day(today, 0, 60));
            let important = !self.dice.one_in(4);
            let agreement = Agreement { made: today, until, ended: false, withdrawn: false, important };
            self.agreements.push(Posted { child, by: *by, agreement });
        }
        if self.dice.one_in(12) {
            let from = self.dice.day(today, 0, 20);
            let until = (!self.dice.one_in(4)).then(|| self.dice.day(from, 0, 40));
            self.extra.push(Extra { child, term: Term { from, until }, taken_away: false });
        }
        let count = u32::try_from(self.agreements.len()).unwrap();
        let (at, ends) = (self.dice.below(count) as usize, self.dice.one_in(10));
        if let Some(one) = self.agreements.get_mut(at).filter(|one| ends && one.agreement.can_be_ended()) {
            one.agreement.ended = true;
        }
        let withdraws = self.dice.one_in(20);
        if let Some(one) = self.agreements.last_mut() {
            one.agreement.withdrawn |= withdraws && one.agreement.can_be_withdrawn(today);
        }
        let away = self.dice.one_in(40);
        if let Some(one) = self.extra.last_mut() {
            one.taken_away |= away;
        }
    }

    /// The planning says something else of the child since yesterday, perhaps of days that have passed.
    fn is_replanned(&self, what: Waits, house: &House) -> bool {
        matches!(what, Waits::Agreement(at, _) if house.replanned.contains(&self.agreements[at].child))
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
            Waits::Agreement(at, staff) => {
                let one = &self.agreements[at];
                let child = house.child(one.child);
                let colleague = house.staff.iter().find(|one| one.id == staff && one.period.contains(today));
                let of_group = colleague.is_some_and(|colleague| {
                    let has = |(group, place): &(u32, Period)| {
                        *group == colleague.group && !place.ended_before(today)
                    };
                    child.places.iter().any(has)
                });
                !one.agreement.holds(today) || !of_group || child.died
            }
            Waits::Ending(at) => {
                let one = &self.extra[at];
                let ended = one.term.until.is_some_and(|last| last < today);
                one.taken_away || ended || !house.child(one.child).counts(today)
            }
        }
    }
}

fn reads_from(one: &Colleague, since: Date, today: Date) -> Option<Date> {
    let works = [Work { part: Part::OnGroup, when: one.period }];
    asked_from(&Audience::from([Part::OnGroup]), &works, since, today)
}
