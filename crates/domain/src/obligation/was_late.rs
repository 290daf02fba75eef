//! What was late in a period. Doing it in the end changes nothing of that: a day is looked at as it was before what was done
//! on it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Days, Facts, GroupFacts, Kind, Obligation, Observed, Talk, Version, after, of_child, of_group,
    once::AFTER_START_DAYS, settled::took_place,
};
use crate::{inspection::counted_on, pattern::FEWEST};

/// How late a kind was in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WasLate {
    /// For so many children or groups.
    pub count: usize,
    /// At most so many days: until it was done, or until the period ended.
    pub days: i32,
}

impl WasLate {
    /// It is about fewer than [`FEWEST`] children.
    pub fn is_few(self, kind: Kind) -> bool {
        kind != Kind::Meeting && self.count < FEWEST
    }
}

/// How late each kind was, from how many days it was late for each child or group.
pub fn was_late(each: impl IntoIterator<Item = (Kind, i32)>) -> BTreeMap<Kind, WasLate> {
    let mut all: BTreeMap<Kind, WasLate> = BTreeMap::new();
    for (kind, days) in each {
        let one = all.entry(kind).or_default();
        *one = WasLate { count: one.count + 1, days: one.days.max(days) };
    }
    all
}

/// By kind the most days that it was late for a child in a period that does not end before it begins. What was planned is
/// not done. Of milestones and needs only what is late on the last day is known.
pub fn late_of_child<Id: Copy>(
    facts: &Facts<Id>,
    versions: &[Version],
    days: &impl Days,
    (from, until): (Date, Date),
) -> BTreeMap<Kind, i32> {
    let mut most: BTreeMap<Kind, i32> = BTreeMap::new();
    let mut asked = Vec::new();
    for day in looked_at(turns(facts, versions), (from, until)) {
        asked.clear();
        of_child(&before(facts, day), versions, days, day, &mut asked);
        for due in &asked {
            let is_known = day == until || !matches!(due.kind, Kind::Milestones | Kind::Need);
            if let Some(late) = late_by(due, day).filter(|_| is_known) {
                let days = most.entry(due.kind).or_default();
                *days = late.max(*days);
            }
        }
    }
    most
}

/// The most days that the meeting of a group was late in such a period, from the days on which its team met.
pub fn late_of_group<Id: Copy>(
    group: Id,
    met: &[Date],
    versions: &[Version],
    days: &impl Days,
    within: (Date, Date),
) -> Option<i32> {
    let late = |day: Date| {
        let last_meeting = met.iter().copied().filter(|met| *met < day).max();
        let facts = GroupFacts { group, last_meeting, next_meeting: None };
        late_by(&of_group(&facts, versions, days, day)?, day)
    };
    looked_at(met.iter().copied().chain(eves(versions)), within).into_iter().filter_map(late).max()
}

fn late_by<Id>(due: &Obligation<Id>, day: Date) -> Option<i32> {
    (day > due.late_after).then(|| (day - due.late_after).get_days())
}

/// The days on which something turns, and the first of each month: what comes and goes between two of them is not seen.
fn looked_at(turns: impl Iterator<Item = Date>, (from, until): (Date, Date)) -> BTreeSet<Date> {
    turns.filter(|day| (from..=until).contains(day)).chain(counted_on(from, until)).collect()
}

/// The days on which something was done for a child, and the last ones on which something can be asked.
fn turns<Id>(facts: &Facts<Id>, versions: &[Version]) -> impl Iterator<Item = Date> {
    let observed = facts.observed.iter();
    let observed = observed.flat_map(|one| [Some(one.on), one.told, one.talk.and_then(took_place)]);
    let talks = facts.talks.iter().map(|(_, talk)| took_place(*talk));
    let places = facts.places.iter();
    let places =
        places.flat_map(|place| [place.until, place.from.map(|start| after(start, AFTER_START_DAYS))]);
    let once = [facts.settling_in, facts.first_carer];
    observed.chain(talks).chain(places).chain(once).flatten().chain(eves(versions))
}

/// The last days before other terms hold.
fn eves(versions: &[Version]) -> impl Iterator<Item = Date> {
    versions.iter().map(|version| after(version.starts_on, -1))
}

/// The facts without what was done on a day or later.
fn before<Id: Copy>(facts: &Facts<Id>, day: Date) -> Facts<Id> {
    let earlier = |on: &Date| *on < day;
    let was_earlier = |talk: &Talk| took_place(*talk).is_some_and(|on| on < day);
    let observed = facts.observed.iter().filter(|one| one.on < day);
    Facts {
        child: facts.child,
        birth_date: facts.birth_date,
        places: facts.places.clone(),
        after_school: facts.after_school,
        after_school_since: facts.after_school_since,
        away: facts.away.clone(),
        settling_in: facts.settling_in.filter(earlier),
        first_carer: facts.first_carer.filter(earlier),
        observed: observed
            .map(|one| Observed {
                told: one.told.filter(earlier),
                talk: one.talk.filter(was_earlier),
                ..*one
            })
            .collect(),
        milestones: facts.milestones,
        talks: facts.talks.iter().filter(|(_, talk)| was_earlier(talk)).copied().collect(),
        needs: facts.needs.clone(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{
        super::{
            Standing, Terms,
            tests::{FIRST_DAY, Weekdays, any_facts, any_versions, settle},
        },
        *,
    };
    use crate::period::Period;

    const OBSERVED: Date = date(2026, 3, 5);

    /// A child that was observed on a day, of which its parents heard on another.
    fn observed(told: Option<Date>, leaves: Option<Date>) -> Facts<u32> {
        let one = Observed {
            id: 7,
            seen: OBSERVED,
            on: OBSERVED,
            periodic: true,
            particulars: false,
            told,
            talk: None,
        };
        Facts {
            child: 1,
            birth_date: date(2024, 4, 20),
            places: vec![Period { from: Some(date(2025, 9, 1)), until: leaves }],
            after_school: false,
            after_school_since: None,
            away: Vec::new(),
            settling_in: None,
            first_carer: None,
            observed: vec![one],
            milestones: None,
            talks: Vec::new(),
            needs: Vec::new(),
        }
    }

    fn versions() -> [Version; 1] {
        let terms = Terms { contact_working_days: 5, meeting_weeks: 6, ..Terms::default() };
        [Version { starts_on: FIRST_DAY, terms }]
    }

    #[test]
    fn what_was_late_stays_so_when_it_is_done_and_when_the_child_leaves() {
        let days = Weekdays(Vec::new());
        let (due, done, later) = (date(2026, 3, 12), date(2026, 3, 22), date(2026, 9, 1));
        let late = |facts: Facts<u32>, within| late_of_child(&facts, &versions(), &days, within);
        let until = |told, until| late(observed(told, None), (FIRST_DAY, until));
        let ten = BTreeMap::from([(Kind::Contact, 10)]);
        assert_eq!(until(None, due), BTreeMap::new());
        assert_eq!(until(None, done), ten);
        assert_eq!(until(Some(done), done), ten, "on the day on which it was done");
        assert_eq!(until(Some(done), later), ten, "and ever after");
        assert_eq!(until(Some(due), later), BTreeMap::new(), "it was in time");
        let after = (date(2026, 3, 23), later);
        assert_eq!(late(observed(Some(done), None), after), BTreeMap::new(), "before the period");
        let left = late(observed(None, Some(date(2026, 3, 20))), (FIRST_DAY, later));
        assert_eq!(left, BTreeMap::from([(Kind::Contact, 8)]), "until the child left");
    }

    #[test]
    fn a_meeting_was_late_until_it_was_held() {
        let late = |met: &[Date], until| {
            late_of_group(1_u32, met, &versions(), &Weekdays(Vec::new()), (FIRST_DAY, until))
        };
        // Asked first on 5 January: in time until 16 February.
        let met = date(2026, 3, 2);
        assert_eq!(late(&[], date(2026, 2, 16)), None);
        assert_eq!(late(&[], met), Some(14));
        assert_eq!(late(&[met], date(2026, 4, 13)), Some(14));
        assert_eq!(late(&[met], date(2026, 5, 3)), Some(20), "and so was the next one");
    }

    #[test]
    fn small_numbers_are_of_children_and_the_longest_counts() {
        let each = |kind, days: &[i32]| days.iter().map(|days| (kind, *days)).collect::<Vec<_>>();
        let all = was_late([each(Kind::Contact, &[3, 9, 2, 1]), each(Kind::Meeting, &[4])].concat());
        assert_eq!(all[&Kind::Contact], WasLate { count: 4, days: 9 });
        assert!(all[&Kind::Contact].is_few(Kind::Contact) && !all[&Kind::Meeting].is_few(Kind::Meeting));
        assert!(!WasLate { count: 5, days: 1 }.is_few(Kind::Contact));
    }

    proptest! {
        #[test]
        fn catching_up_changes_nothing_and_what_is_late_on_the_last_day_counts(
            facts in any_facts(), versions in any_versions(), n in 0..400_i32, length in 0..400_i32,
            more in 0..60_i32, declined in any::<bool>(),
        ) {
            let (until, days) = (after(FIRST_DAY, n), Weekdays(Vec::new()));
            let is_known = |kind: Kind| !matches!(kind, Kind::Milestones | Kind::Need);
            let late = |facts: &Facts<u32>| {
                let mut late = late_of_child(facts, &versions, &days, (after(until, -length), until));
                late.retain(|kind, _| is_known(*kind));
                late
            };
            let found = late(&facts);
            prop_assert!(found.values().all(|days| (1..=n).contains(days)), "nothing is late from before the first day");
            let mut open = Vec::new();
            of_child(&facts.known_on(until), &versions, &days, until, &mut open);
            for due in open.iter().filter(|due| is_known(due.kind) && due.standing(until) <= Standing::Late) {
                let days = (until - due.late_after).get_days();
                prop_assert!(found.get(&due.kind).is_some_and(|most| *most >= days), "{:?}", due);
            }
            let later = after(until, more);
            let mut asked = Vec::new();
            of_child(&facts, &versions, &days, later, &mut asked);
            for due in asked {
                let mut done = facts.clone();
                settle(&mut done, &due, later, declined);
                prop_assert_eq!(late(&done), found.clone(), "{:?}", due);
            }
        }
    }
}
