//! Which version of the protocol asks something, and what its sentence says of the day.

use super::*;

/// What a version asks of this kind, as its sentence says.
fn term_of(due: &Obligation<u32>, terms: &Terms) -> Term {
    match (due.kind, due.base) {
        (Kind::SettlingIn, _) => Term::WeeksBefore(terms.settling_in_until_weeks),
        (Kind::FirstCarer | Kind::IntroductionTalk, _) => Term::DayBefore,
        (Kind::SettlingInReview, _) => Term::Weeks(terms.settling_in_review_weeks),
        (Kind::Contact, _) => Term::WorkingDays(terms.contact_working_days),
        (Kind::ParticularsTalk, _) => Term::WorkingDays(terms.particulars_working_days),
        (Kind::Need, _) => Term::WorkingDays(terms.need_working_days),
        (Kind::FirstMonthsTalk, _) => Term::Months(terms.first_months),
        (Kind::ParentTalk, _) => Term::Months(terms.parent_talk_months),
        (Kind::ChildTalk, _) => Term::Months(terms.child_talk_months),
        (Kind::ExitTalk, _) => Term::None,
        (Kind::Observation, Base::Birthday(_)) => Term::Weeks(4),
        (Kind::Observation, _) => Term::Months(terms.observation_months),
        (Kind::Milestones, _) => Term::Weeks(terms.milestone_weeks),
        _ => panic!("{due:?}"),
    }
}

proptest! {
    #[test]
    fn whoever_follows_the_sentence_comes_to_the_day(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, closed in any_day(FIRST_DAY, 400),
    ) {
        let today = after(FIRST_DAY, n);
        let days = Weekdays(vec![Period { from: Some(closed), until: Some(after(closed, 12)) }]);
        let mut found = Vec::new();
        of_child(&facts, &versions, &days, today, &mut found);
        for due in found {
            let version = in_force(&versions, due.version_day(today)).unwrap();
            prop_assert_eq!(due.term, term_of(&due, &version.terms), "{:?}", due);
            let base = due.base.day();
            let mut day = due.term.from(base, &days);
            for moved in due.moved.into_iter().flatten() {
                let to = moved.to();
                let follows = match moved {
                    Moved::NewVersion(_) => versions.iter().any(|version| {
                        (version.starts_on..=after(version.starts_on, GRACE_DAYS)).contains(&to)
                    }),
                    Moved::OlderVersion(term, _) => term.from(base, &days) == to,
                    Moved::Closed(_) => days.next_open(day) == to,
                    Moved::Away(_) => {
                        facts.away.iter().any(|away| days.next_open(after(away.until.unwrap(), 14)) == to)
                    }
                    Moved::Leaves(_) => facts.places[0].until == Some(to),
                    Moved::Later(_) => facts.observed.iter().any(|one| after(one.on, GRACE_DAYS) == to),
                };
                prop_assert!(follows, "{moved:?} of {due:?}");
                day = to;
            }
            prop_assert_eq!(day, due.until, "{:?}", due);
            let about = due.kind == Kind::SettlingIn && due.late_after > due.until;
            let late = Term::WeeksBefore(version.terms.settling_in_late_weeks).from(base, &days);
            prop_assert_eq!(due.late_after, if about { late } else { due.until }, "{:?}", due);
        }
    }

    #[test]
    fn finishing_what_was_seen_before_makes_nothing_late(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, ago in 0..300_i32,
    ) {
        let today = after(FIRST_DAY, n);
        let before = all(&facts, &versions, today);
        let mut then = facts;
        then.observed.push(Observed { id: 200, seen: after(today, -ago), ..observed(today, true) });
        for due in all(&then, &versions, today).into_iter().filter(|due| due.standing(today) <= Standing::Late) {
            let was = before.iter().find(|was| was.is_same(&due));
            prop_assert!(was.is_some_and(|was| was.standing(today) <= Standing::Late), "{due:?}");
        }
    }

    #[test]
    fn a_version_that_changes_nothing_changes_no_sentence(
        facts in any_facts(), versions in any_versions(), n in 0..400_i32, ago in 0..60_i32,
    ) {
        let today = after(FIRST_DAY, n);
        let known: Vec<Version> = versions.into_iter().filter(|version| version.starts_on <= today).collect();
        let last = *known.last().unwrap();
        let again = Version { starts_on: after(today, -ago).max(after(last.starts_on, 1)).min(today), ..last };
        prop_assume!(again.starts_on > last.starts_on);
        let more: Vec<Version> = known.iter().copied().chain([again]).collect();
        let said = |versions: &[Version]| -> Vec<_> {
            let found = all(&facts, versions, today).into_iter();
            found.map(|due| (due.kind, due.base, due.term, due.moved, due.until)).collect()
        };
        prop_assert_eq!(said(&known), said(&more));
    }

    #[test]
    fn whoever_starts_later_never_has_less_time(
        versions in any_versions(), start in any_day(FIRST_DAY, 400), more in 0..60_i32, n in 0..400_i32,
    ) {
        let today = after(FIRST_DAY, n);
        for kind in [Kind::SettlingIn, Kind::IntroductionTalk] {
            let late = |start| find(&starts(start), &versions, today, kind).map(|due| due.late_after);
            if let (Some(first), Some(second)) = (late(start), late(after(start, more))) {
                // What falls on a weekend is due on the Monday after it.
                let second = Weekdays(Vec::new()).next_open(second);
                prop_assert!(first <= second, "{kind:?}: {first} and {second}");
            }
        }
    }

    #[test]
    fn what_a_version_asks_anew_before_the_start_is_late_no_sooner_than_its_grace_or_the_day_before(
        terms in any_terms(), ahead in 0..120_i32, n in 0..120_i32, is_first in any::<bool>(),
    ) {
        let since = date(2026, 6, 1);
        let asks = Version { starts_on: since, terms };
        let versions = if is_first { vec![asks] } else { vec![one(Terms::default())[0], asks] };
        let start = after(since, ahead);
        for kind in [Kind::SettlingIn, Kind::FirstCarer, Kind::IntroductionTalk] {
            if let Some(due) = find(&starts(start), &versions, after(since, n), kind) {
                let grace = after(since, GRACE_DAYS).min(after(start, -1).max(since));
                prop_assert!(due.late_after >= grace, "{due:?}");
            }
        }
    }
}

#[test]
fn who_falls_just_after_the_first_day_of_a_version_gets_the_same_grace() {
    let since = date(2026, 12, 10);
    let versions = [one(Terms::default())[0], Version { starts_on: since, terms: terms(1) }];
    let due = |start| find(&starts(start), &versions, date(2026, 12, 12), Kind::SettlingIn).unwrap();
    for (start, until) in [
        (date(2026, 12, 20), date(2026, 12, 19)),
        (date(2026, 12, 25), date(2026, 12, 24)),
        (date(2027, 1, 15), date(2027, 1, 7)),
    ] {
        let due = due(start);
        assert_eq!((due.until, due.late_after, due.moved[0]), (until, until, Some(Moved::NewVersion(until))));
    }
    let due = due(date(2027, 2, 1));
    assert_eq!((due.until, due.late_after, due.moved), (date(2027, 1, 11), date(2027, 1, 18), [None; 3]));
}

#[test]
fn what_a_day_brought_is_followed_up_as_its_own_version_asks_and_what_comes_again_as_that_of_today() {
    let older = Terms {
        contact_working_days: 5,
        particulars_working_days: 10,
        parent_talk_months: 6,
        ..Terms::default()
    };
    let newer =
        Terms { contact_working_days: 2, particulars_working_days: 0, parent_talk_months: 0, ..older };
    let (before, new, today) = (date(2026, 3, 5), date(2026, 3, 10), date(2026, 3, 11));
    let versions = [one(older)[0], Version { starts_on: new, terms: newer }];
    let asked = |on| {
        let child = Facts { observed: vec![observed(on, true)], ..facts() };
        let found = all(&child, &versions, today);
        found.into_iter().map(|due| (due.kind, due.until, due.version_day(today))).collect::<Vec<_>>()
    };
    let then =
        [(Kind::Contact, date(2026, 3, 12), before), (Kind::ParticularsTalk, date(2026, 3, 19), before)];
    assert_eq!(asked(before), then, "people count on it");
    assert_eq!(asked(new), [(Kind::Contact, date(2026, 3, 12), new)], "from its date");
    assert!(find(&facts(), &versions, after(new, -1), Kind::ParentTalk).is_some());
    assert_eq!(find(&facts(), &versions, new, Kind::ParentTalk), None, "it does not come again");
}

#[test]
fn why_a_day_is_what_it_is_stays_said_under_every_version_that_comes() {
    let asks = |months| Terms { parent_talk_months: months, ..Terms::default() };
    let starts = [(FIRST_DAY, 0), (date(2026, 3, 2), 6), (date(2026, 3, 9), 6), (date(2026, 3, 16), 5)];
    let versions = starts.map(|(starts_on, months)| Version { starts_on, terms: asks(months) });
    let child = Facts { talks: vec![(Kind::ParentTalk, Talk::Held(date(2025, 2, 3)))], ..facts() };
    for today in [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)] {
        let due = find(&child, &versions, today, Kind::ParentTalk).unwrap();
        assert_eq!(due.moved[0], Some(Moved::NewVersion(date(2026, 3, 30))), "{today}");
        assert_eq!(due.until, date(2026, 3, 30));
    }
    // What an older version gave is said with its own term, from which the day follows.
    let versions = [one(asks(12))[0], Version { starts_on: date(2026, 9, 1), terms: asks(6) }];
    let child = Facts { talks: vec![(Kind::ParentTalk, Talk::Held(date(2025, 9, 8)))], ..facts() };
    let due = find(&child, &versions, date(2026, 9, 1), Kind::ParentTalk).unwrap();
    assert_eq!(due.moved[0], Some(Moved::OlderVersion(Term::Months(12), date(2026, 9, 8))));
    assert_eq!((due.term, due.until), (Term::Months(6), date(2026, 9, 8)));
}

#[test]
fn parents_hear_from_when_it_was_finished_and_the_next_one_is_counted_from_when_it_was_seen() {
    let asks = |months| Terms { observation_months: months, contact_working_days: 5, ..Terms::default() };
    let (seen, finished) = (date(2026, 3, 2), date(2026, 5, 11));
    let child = Facts { observed: vec![Observed { seen, ..observed(finished, false) }], ..facts() };
    let due = |months, kind| find(&child, &one(asks(months)), finished, kind).unwrap();
    let contact = due(6, Kind::Contact);
    assert_eq!((contact.base, contact.until), (Base::Observation(7, finished), date(2026, 5, 18)));
    let next = due(6, Kind::Observation);
    assert_eq!((next.base, next.until), (Base::Last(seen), date(2026, 9, 2)));
    // Its day had passed when the last one was finished.
    let next = due(2, Kind::Observation);
    assert_eq!((next.base, next.until), (Base::Last(seen), date(2026, 6, 8)));
    assert_eq!(next.moved, [None, Some(Moved::Later(date(2026, 6, 8))), None]);
    assert_eq!((next.from, next.standing(finished)), (finished, Standing::Due));
}
