//! How often what the protocol asks of children was done in a period, as it stood on its last day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Days, Facts, Kind, Observed, Standing, Talk, Version, of_child, settled};
use crate::{inspection::Kept, period::Period};

/// What is counted: that of which each time that it was done is still known on any later day.
pub const COUNTED: [Kind; 7] = [
    Kind::SettlingInReview,
    Kind::IntroductionTalk,
    Kind::FirstMonthsTalk,
    Kind::ParentTalk,
    Kind::ExitTalk,
    Kind::ChildTalk,
    Kind::Observation,
];

impl<Id: Clone> Facts<Id> {
    /// What of this was known on a day, of what is [`COUNTED`]: nothing of what was done, began or ended later, and
    /// nothing that was only planned.
    pub fn known_on(&self, day: Date) -> Self {
        let begun = |period: &&Period| period.from.is_none_or(|from| from <= day);
        let known = |date: &Date| *date <= day;
        let done = |talk: &Talk| match talk {
            Talk::Held(on) | Talk::Declined(on) => *on <= day,
            Talk::Planned(_) | Talk::Unchosen(_) => false,
        };
        let of_place = |place: &Period| Period { from: place.from, until: place.until.filter(known) };
        let until = |until: Option<Date>| until.map_or(day, |until| until.min(day));
        let of_absence = |away: &Period| Period { from: away.from, until: Some(until(away.until)) };
        let observed = self.observed.iter().filter(|one| one.on <= day).cloned();
        Self {
            child: self.child.clone(),
            birth_date: self.birth_date,
            places: self.places.iter().filter(begun).map(of_place).collect(),
            after_school: self.after_school,
            after_school_since: self.after_school_since,
            away: self.away.iter().filter(begun).map(of_absence).collect(),
            settling_in: None,
            first_carer: None,
            observed: observed
                .map(|one| Observed { told: one.told.filter(known), talk: one.talk.filter(done), ..one })
                .collect(),
            milestones: None,
            talks: self.talks.iter().filter(|(_, talk)| done(talk)).copied().collect(),
            needs: Vec::new(),
        }
    }
}

/// How often each kind was done in time, and is not done, in a period. Each child has the last day of the period on which
/// it was there: of who is there no longer on the very last one nothing more is asked. `counts`: see [`settled`].
pub fn practice<'a, Id: Copy + PartialEq + 'a>(
    children: impl IntoIterator<Item = (&'a Facts<Id>, Date)>,
    versions: &[Version],
    days: &impl Days,
    (from, until): (Date, Date),
    counts: impl Fn(&Observed<Id>) -> bool,
) -> BTreeMap<Kind, Kept> {
    let mut all: BTreeMap<Kind, Kept> = BTreeMap::new();
    for (facts, last) in children {
        let facts = facts.known_on(until);
        let within = Period { from: Some(from), until: Some(last) };
        for (kind, in_time) in settled(&facts, versions, days, within, &counts) {
            let kept = all.entry(kind).or_default();
            if in_time { kept.in_time += 1 } else { kept.late += 1 }
        }
        let mut asked = Vec::new();
        if last == until {
            of_child(&facts, versions, days, until, &mut asked);
        }
        for due in asked {
            let kept = all.entry(due.kind).or_default();
            match due.standing(until) {
                Standing::Escalated | Standing::Late => kept.missing += 1,
                Standing::Due | Standing::Planned => kept.not_yet += 1,
                Standing::Coming => {}
            }
        }
    }
    all.retain(|kind, kept| COUNTED.contains(kind) && *kept != Kept::default());
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{
            after,
            tests::{FIRST_DAY, Weekdays, any_facts, any_versions, settle},
        },
        *,
    };

    proptest! {
        #[test]
        fn each_time_counts_once_and_what_is_done_later_changes_nothing(
            facts in any_facts(), versions in any_versions(), n in 0..400_i32, more in 1..60_i32, declined in any::<bool>(),
        ) {
            let (until, days) = (after(FIRST_DAY, n), Weekdays(Vec::new()));
            let of = |facts: &Facts<u32>| {
                practice([(facts, until)], &versions, &days, (FIRST_DAY, until), |_| true)
            };
            let now = of(&facts);
            let known = facts.known_on(until);
            let within = Period { from: Some(FIRST_DAY), until: Some(until) };
            let mut open = Vec::new();
            of_child(&known, &versions, &days, until, &mut open);
            for kind in COUNTED {
                let kept = now.get(&kind).copied().unwrap_or_default();
                let done = settled(&known, &versions, &days, within, |_| true);
                let done = done.iter().filter(|(of, _)| *of == kind).count();
                prop_assert_eq!(kept.in_time + kept.late, done);
                let open = open.iter().filter(|due| due.kind == kind && due.standing(until) != Standing::Coming);
                prop_assert_eq!(kept.missing + kept.not_yet, open.count());
            }
            let later = after(until, more);
            let mut asked = Vec::new();
            of_child(&facts, &versions, &days, later, &mut asked);
            for due in asked {
                let mut done = facts.clone();
                settle(&mut done, &due, later, declined);
                prop_assert_eq!(of(&done), now.clone(), "{:?}", due);
            }
            prop_assert_eq!(known.known_on(until), known.clone());
        }
    }
}
