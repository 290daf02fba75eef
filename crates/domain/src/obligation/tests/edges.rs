//! What happens at the edges: a child that leaves, comes back, moves or is away, a location that is closed, a month that is
//! shorter than another.

use super::*;

fn place(from: Date, until: Option<Date>) -> Period {
    Period { from: Some(from), until }
}

/// A child that left in June and comes back after more than the time within which care goes on.
fn comes_back() -> Facts<u32> {
    let places = vec![place(date(2026, 1, 12), Some(date(2026, 6, 30))), place(date(2026, 9, 14), None)];
    Facts { birth_date: date(2025, 12, 1), places, ..facts() }
}

#[test]
fn a_child_that_comes_back_after_long_begins_anew_and_is_late_with_nothing_from_before() {
    let terms = Terms {
        introduction_weeks: 4,
        first_months: 3,
        parent_talk_months: 6,
        observation_months: 4,
        ..terms(1)
    };
    let held = |kind, day| (kind, Talk::Held(day));
    let child = Facts {
        settling_in: Some(date(2025, 12, 15)),
        first_carer: Some(date(2025, 12, 15)),
        observed: vec![Observed { told: Some(date(2026, 2, 2)), ..observed(date(2026, 2, 2), false) }],
        talks: vec![
            held(Kind::IntroductionTalk, date(2026, 1, 8)),
            held(Kind::ParentTalk, date(2026, 2, 2)),
            held(Kind::FirstMonthsTalk, date(2026, 4, 9)),
        ],
        ..comes_back()
    };
    let versions = [Version { starts_on: date(2025, 12, 1), terms }];
    let start = date(2026, 9, 14);
    let until = |kind| find(&child, &versions, start, kind).map(|due| (due.base, due.until));
    let from_start = |until| Some((Base::Start(start), until));
    assert_eq!(until(Kind::SettlingIn), from_start(date(2026, 8, 24)));
    assert_eq!(until(Kind::FirstCarer), from_start(date(2026, 9, 13)));
    assert_eq!(until(Kind::IntroductionTalk), from_start(date(2026, 9, 13)));
    assert_eq!(until(Kind::FirstMonthsTalk), from_start(date(2026, 12, 14)));
    assert_eq!(until(Kind::ParentTalk), from_start(date(2027, 3, 15)));
    assert_eq!(until(Kind::Observation), from_start(date(2027, 1, 14)));
    // What was done for this stay, before it or in it, is done.
    let again = Facts {
        settling_in: Some(date(2026, 8, 3)),
        first_carer: Some(date(2026, 8, 3)),
        talks: [child.talks.clone(), vec![held(Kind::IntroductionTalk, date(2026, 9, 7))]].concat(),
        ..child.clone()
    };
    for kind in [Kind::SettlingIn, Kind::FirstCarer, Kind::IntroductionTalk] {
        assert_eq!(find(&again, &versions, start, kind), None, "{kind:?}");
    }
}

#[test]
fn a_child_that_moves_to_another_group_goes_on() {
    let terms = Terms { first_months: 3, parent_talk_months: 6, ..Terms::default() };
    let (held, moved) = (date(2026, 2, 2), date(2026, 3, 30));
    let child = Facts {
        places: vec![place(date(2025, 9, 1), Some(date(2026, 3, 6))), place(moved, None)],
        talks: vec![(Kind::ParentTalk, Talk::Held(held))],
        ..facts()
    };
    let due = find(&child, &one(terms), moved, Kind::ParentTalk).unwrap();
    assert_eq!((due.base, due.until), (Base::Last(held), date(2026, 8, 3)), "2 August is a Sunday");
    assert_eq!(find(&child, &one(terms), moved, Kind::FirstMonthsTalk), None, "it began before the protocol");
}

#[test]
fn two_places_at_once_are_one_stay() {
    let terms = Terms { first_months: 3, exit_weeks: 4, ..Terms::default() };
    let (first, last) = (date(2026, 2, 2), date(2026, 11, 27));
    let both = [place(first, Some(date(2026, 6, 30))), place(date(2026, 3, 2), Some(last))];
    let kinds = |places: Vec<Period>| -> Vec<(Kind, Date)> {
        let child = Facts { places, ..facts() };
        all(&child, &one(terms), date(2026, 7, 1)).iter().map(|due| (due.kind, due.until)).collect()
    };
    let once = vec![(Kind::FirstMonthsTalk, date(2026, 5, 4)), (Kind::ExitTalk, last)];
    assert_eq!(kinds(both.to_vec()), once);
    assert_eq!(kinds(both.iter().rev().copied().collect()), once, "in any order");
}

#[test]
fn the_talk_with_a_child_is_counted_from_its_first_day_at_after_school_care() {
    let terms = Terms { child_talk_months: 6, ..Terms::default() };
    let moved = date(2026, 10, 1);
    let child = Facts { after_school: true, after_school_since: Some(moved), ..facts() };
    let due = find(&child, &one(terms), moved, Kind::ChildTalk).unwrap();
    assert_eq!((due.base, due.until), (Base::Start(moved), date(2027, 4, 1)));
    // Who was there before the protocol is asked from its first day.
    let longer = Facts { after_school_since: Some(date(2025, 10, 1)), ..child };
    let due = find(&longer, &one(terms), moved, Kind::ChildTalk).unwrap();
    assert_eq!((due.base, due.until), (Base::FirstAsked(FIRST_DAY), date(2026, 7, 6)), "5 July is a Sunday");
}

#[test]
fn a_child_that_goes_away_again_before_it_was_seen_is_waited_for_again() {
    let terms = Terms { observation_months: 6, ..Terms::default() };
    let mut child = Facts { observed: vec![observed(date(2026, 1, 12), false)], ..facts() };
    let until = |child: &Facts<u32>| {
        let due = find(child, &one(terms), date(2026, 6, 1), Kind::Observation)?;
        assert_eq!(due.explained(&Weekdays(Vec::new())), due.until);
        Some(due.until)
    };
    let away = |from, until| Period { from: Some(from), until };
    child.away = vec![away(date(2026, 7, 1), Some(date(2026, 7, 31)))];
    assert_eq!(until(&child), Some(date(2026, 8, 14)));
    child.away.push(away(date(2026, 8, 10), Some(date(2026, 9, 11))));
    assert_eq!(until(&child), Some(date(2026, 9, 25)));
    child.away.push(away(date(2026, 9, 20), None));
    assert_eq!(until(&child), None, "nobody knows when it comes back");
}

#[test]
fn a_closure_moves_nothing_past_the_last_day() {
    let terms = Terms { first_months: 3, settling_in_review_weeks: 6, ..Terms::default() };
    let days = Weekdays(vec![Period { from: Some(date(2026, 5, 4)), until: Some(date(2026, 5, 15)) }]);
    let until = |start: Date, leaves: Date, kind| {
        let child = Facts { places: vec![place(start, Some(leaves))], ..facts() };
        let mut found = Vec::new();
        of_child(&child, &one(terms), &days, date(2026, 4, 20), &mut found);
        found.iter().for_each(|due| assert_eq!(due.explained(&days), due.until));
        found.iter().find(|due| due.kind == kind).map(|due| due.until)
    };
    // Three months are over on Saturday 2 May.
    let start = date(2026, 2, 2);
    assert_eq!(until(start, date(2026, 12, 18), Kind::FirstMonthsTalk), Some(date(2026, 5, 18)));
    for leaves in [date(2026, 5, 2), date(2026, 5, 8), date(2026, 5, 17)] {
        assert_eq!(until(start, leaves, Kind::FirstMonthsTalk), Some(leaves));
    }
    assert_eq!(until(start, date(2026, 5, 18), Kind::FirstMonthsTalk), Some(date(2026, 5, 18)));
    assert_eq!(
        until(date(2026, 3, 23), date(2026, 5, 8), Kind::SettlingInReview),
        Some(date(2026, 5, 8)),
        "six weeks are over in the closed weeks"
    );
}

#[test]
fn a_child_that_leaves_on_the_due_day_is_asked_for_until_then() {
    let terms = Terms { parent_talk_months: 6, observation_months: 6, ..Terms::default() };
    let last = date(2026, 7, 13);
    let child = Facts {
        places: vec![place(date(2025, 9, 1), Some(last))],
        observed: vec![Observed { told: Some(date(2026, 1, 13)), ..observed(date(2026, 1, 13), false) }],
        talks: vec![(Kind::ParentTalk, Talk::Held(date(2026, 1, 13)))],
        ..facts()
    };
    let kinds = |day| all(&child, &one(terms), day).iter().map(|due| due.kind).collect::<Vec<_>>();
    assert_eq!(kinds(last), [Kind::ParentTalk, Kind::Observation]);
    assert_eq!(kinds(date(2026, 7, 14)), []);
}

#[test]
fn an_exit_talk_about_another_last_day_does_not_count_for_this_one() {
    let terms = Terms { exit_weeks: 6, ..Terms::default() };
    let held = date(2026, 3, 20);
    let asked = |last: Date| {
        let child = Facts {
            places: vec![place(date(2025, 9, 1), Some(last))],
            talks: vec![(Kind::ExitTalk, Talk::Held(held))],
            ..facts()
        };
        find(&child, &one(terms), after(last, -7), Kind::ExitTalk).is_some()
    };
    assert!(!asked(date(2026, 3, 31)));
    assert!(!asked(date(2026, 6, 30)), "it leaves a little later than was planned");
    assert!(asked(date(2027, 7, 30)), "it stayed, and leaves a year later");
}

#[rstest]
#[case(date(2025, 8, 31), 6, date(2026, 3, 2), "28 February is a Saturday")]
#[case(date(2026, 1, 31), 1, date(2026, 3, 2), "28 February is a Saturday")]
#[case(date(2025, 11, 30), 3, date(2026, 3, 2), "28 February is a Saturday")]
#[case(date(2026, 1, 31), 3, date(2026, 4, 30), "30 April")]
#[case(date(2028, 2, 29), 12, date(2029, 2, 28), "28 February")]
fn months_end_on_the_last_day_where_the_month_is_shorter(
    #[case] last: Date,
    #[case] months: u32,
    #[case] until: Date,
    #[case] why: &str,
) {
    let terms = Terms { parent_talk_months: months, ..Terms::default() };
    let versions = [Version { starts_on: date(2025, 1, 6), terms }];
    let child = Facts { talks: vec![(Kind::ParentTalk, Talk::Held(last))], ..facts() };
    let due = find(&child, &versions, last, Kind::ParentTalk).unwrap();
    assert_eq!(due.until, until, "{why}");
}

#[test]
fn who_is_born_on_the_29th_of_february_has_one_birthday_each_year() {
    let terms = Terms { milestone_weeks: 6, ..Terms::default() };
    let child = Facts { birth_date: date(2024, 2, 29), ..facts() };
    let mut seen = std::collections::BTreeSet::new();
    for n in 0..3 * 365 {
        let today = after(date(2026, 1, 5), n);
        let due = find(&child, &one(terms), today, Kind::Milestones);
        seen.extend(due.map(|due| due.base.day()));
    }
    let years = [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), years);
}
