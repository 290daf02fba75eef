use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::half_days;

const ON: Date = date(2026, 3, 31);

fn days(text: &str) -> HalfDays {
    half_days::parse(text.as_bytes()).unwrap()
}

/// From and until as days after the chosen day.
fn period(from: Option<i64>, until: Option<i64>) -> Period {
    let day = |after: i64| ON + after.days();
    Period { from: from.map(day), until: until.map(day) }
}

const KEYS: [&str; 6] = ["S0", "S1", "S2", "S3", "S4", "S5"];

fn carer(staff: u32) -> StaffRow<'static> {
    StaffRow {
        staff,
        key: KEYS[staff as usize],
        trainee: false,
        max: None,
        works: days("ma di"),
        period: Period::default(),
        languages: "",
    }
}

fn child(child: u32) -> ChildRow<'static> {
    ChildRow {
        child,
        main: true,
        attends: days("ma"),
        period: Period::default(),
        birth_date: date(2023, 1, 1),
        mentor: Present::None,
        language: "",
        knows_well: &[],
        not_mentor: &[],
        guardians: &[],
        wishes: &[],
    }
}

fn case(staff: &[StaffRow<'static>], children: &[ChildRow<'static>]) -> Case {
    build(&GroupRows { staff: staff.to_vec(), children: children.to_vec() }, ON, &Ages::default())
}

/// The only child with the only staff member, `None` when that cannot be.
fn candidate(staff: StaffRow<'static>, child: ChildRow<'static>) -> Option<Candidate> {
    let case = case(&[staff], &[child]);
    assert_eq!((case.staff.len(), case.children.len()), (1, 1));
    case.group.candidates[0]
}

#[rstest]
#[case::open(true, period(None, None), Some(0))]
#[case::ends_today(true, period(None, Some(0)), Some(0))]
#[case::ended(true, period(None, Some(-1)), None)]
#[case::starts_today(true, period(Some(0), None), Some(0))]
#[case::starts_later(true, period(Some(1), None), Some(1))]
#[case::starts_at_the_horizon(true, period(Some(90), None), Some(90))]
#[case::starts_after_it(true, period(Some(91), None), None)]
#[case::second_group(false, period(None, None), None)]
fn children_count_on_their_reference_date(
    #[case] main: bool,
    #[case] period: Period,
    #[case] after: Option<i64>,
) {
    let case = case(&[carer(0)], &[ChildRow { main, period, ..child(7) }]);
    let expected: Vec<_> =
        after.map(|after| CaseChild { child: 7, row: 0, on: ON + after.days() }).into_iter().collect();
    assert_eq!(case.children, expected);
    assert_eq!(case.group.children.len(), expected.len());
    assert_eq!(case.group.candidates.len(), expected.len());
}

#[test]
fn the_earliest_row_of_a_child_counts_and_children_keep_the_order_of_rows() {
    let row = |number, from, until, attends| ChildRow {
        period: period(Some(from), Some(until)),
        attends: days(attends),
        ..child(number)
    };
    let case = case(
        &[],
        &[
            row(5, 10, 20, "di"), // later than the next but one
            row(4, -30, -1, "ma"),
            row(5, 0, 9, "wo"),
            row(4, 30, 60, "do"),
            row(3, 0, 1, "vr"),
        ],
    );
    assert_eq!(
        case.children.iter().map(|one| (one.child, one.row)).collect::<Vec<_>>(),
        [(5, 2), (4, 3), (3, 4)]
    );
    assert_eq!(
        case.group.children.iter().map(|one| one.attends).collect::<Vec<_>>(),
        ["wo", "do", "vr"].map(days)
    );
}

#[rstest]
#[case::carer(false, None, period(None, None), true)]
#[case::carer_without_room(false, Some(0), period(None, None), true)]
#[case::trainee(true, None, period(None, None), false)]
#[case::trainee_without_room(true, Some(0), period(None, None), false)]
#[case::trainee_with_room(true, Some(1), period(None, None), true)]
#[case::ends_today(false, None, period(None, Some(0)), true)]
#[case::ended(false, None, period(None, Some(-1)), false)]
#[case::starts_at_the_horizon(false, None, period(Some(90), None), true)]
#[case::starts_after_it(false, None, period(Some(91), None), false)]
fn staff_with_a_row_as_mentor_count(
    #[case] trainee: bool,
    #[case] max: Option<u32>,
    #[case] period: Period,
    #[case] counts: bool,
) {
    let case = case(&[StaffRow { trainee, max, period, ..carer(0) }], &[]);
    assert_eq!(case.staff.len(), usize::from(counts));
    if counts {
        assert_eq!(case.group.staff, [Staff { half_days: 8, max }]);
    }
}

#[test]
fn staff_are_ordered_by_key_and_the_earliest_row_gives_days_and_maximum() {
    let row = |staff, from, until, works, max| StaffRow {
        period: period(Some(from), Some(until)),
        works: days(works),
        max,
        ..carer(staff)
    };
    let case = case(
        &[
            row(2, 40, 90, "ma di wo", Some(3)),
            row(2, 0, 39, "ma", Some(2)),
            row(2, -9, -1, "ma di", Some(1)),
            row(1, 0, 0, "", None),
        ],
        &[],
    );
    assert_eq!(case.staff, [CaseStaff { staff: 1, row: 3 }, CaseStaff { staff: 2, row: 1 }]);
    assert_eq!(case.group.staff, [Staff { half_days: 1, max: None }, Staff { half_days: 4, max: Some(2) }]);
}

#[rstest]
#[case::there(period(None, None), Some(10), true)]
#[case::first_day(period(Some(10), None), Some(10), true)]
#[case::day_before(period(Some(11), None), Some(10), false)]
#[case::last_day(period(None, Some(10)), Some(10), true)]
#[case::day_after(period(None, Some(9)), Some(10), false)]
#[case::child_there_before(period(Some(1), None), Some(-10), false)]
fn a_mentor_is_there_on_the_reference_date(
    #[case] roster: Period,
    #[case] start: Option<i64>,
    #[case] there: bool,
) {
    let staff = StaffRow { period: roster, ..carer(0) };
    assert_eq!(candidate(staff, ChildRow { period: period(start, None), ..child(0) }).is_some(), there);
}

#[test]
fn the_row_on_the_reference_date_gives_the_days_of_the_pair() {
    let rows = [
        StaffRow { period: period(None, Some(9)), works: days("ma"), ..carer(0) },
        StaffRow { period: period(Some(10), None), works: days("wo"), ..carer(0) },
    ];
    let children = [
        child(0),
        ChildRow { period: period(Some(9), None), ..child(1) },
        ChildRow { period: period(Some(10), None), ..child(2) },
    ];
    let works: Vec<_> =
        case(&rows, &children).group.candidates.iter().map(|one| one.unwrap().works).collect();
    assert_eq!(works, ["ma", "ma", "wo"].map(days));
}

#[rstest]
#[case(ChildRow { not_mentor: &[1, 0], ..child(0) }, false)]
#[case(ChildRow { guardians: &[1, 0], ..child(0) }, false)]
#[case(ChildRow { not_mentor: &[1], guardians: &[2], ..child(0) }, true)]
fn some_staff_should_not_or_may_not_be_mentor(#[case] row: ChildRow<'static>, #[case] eligible: bool) {
    assert_eq!(candidate(carer(0), row).is_some(), eligible);
}

#[rstest]
#[case::open(period(None, None), None, None, false)]
#[case::until_that_day(period(None, Some(60)), None, None, false)]
#[case::until_the_day_before(period(None, Some(59)), None, None, true)]
#[case::of_a_later_child(period(None, Some(60)), Some(1), None, true)]
#[case::next_row(period(None, Some(10)), None, Some(period(Some(60), None)), false)]
#[case::next_row_too_late(period(None, Some(10)), None, Some(period(Some(61), None)), true)]
#[case::next_row_past(period(None, Some(10)), None, Some(period(Some(11), Some(59))), true)]
#[case::next_row_after_the_horizon(period(None, Some(120)), Some(90), Some(period(Some(150), None)), false)]
fn who_has_no_row_later_stops(
    #[case] roster: Period,
    #[case] start: Option<i64>,
    #[case] next: Option<Period>,
    #[case] stops: bool,
) {
    let rows: Vec<_> =
        [Some(roster), next].into_iter().flatten().map(|period| StaffRow { period, ..carer(0) }).collect();
    let case = case(&rows, &[ChildRow { period: period(start, None), ..child(0) }]);
    assert_eq!(case.group.candidates[0].unwrap().stops, stops);
}

#[rstest]
#[case::birthday_tomorrow(date(2025, 4, 1), 0, true)]
#[case::birthday_today(date(2025, 3, 31), 0, false)]
#[case::older(date(2024, 3, 31), 0, false)]
#[case::birthday_at_the_start(date(2025, 4, 10), 10, false)]
#[case::birthday_after_the_start(date(2025, 4, 11), 10, true)]
fn babies_are_younger_than_twelve_months(#[case] birth_date: Date, #[case] start: i64, #[case] baby: bool) {
    let row = ChildRow { birth_date, period: period(Some(start), None), ..child(0) };
    assert_eq!(case(&[], &[row]).group.children[0].baby, baby);
}

#[rstest]
#[case(12, date(2025, 2, 27), true)]
#[case(12, date(2025, 2, 28), false)]
#[case(48, date(2028, 2, 27), true)]
#[case(48, date(2028, 2, 28), false)]
fn the_29th_of_february_counts_as_the_28th(#[case] baby_months: u32, #[case] on: Date, #[case] baby: bool) {
    let rows =
        GroupRows { staff: vec![], children: vec![ChildRow { birth_date: date(2024, 2, 29), ..child(0) }] };
    let case = build(&rows, on, &Ages { baby_months, ..Ages::default() });
    assert_eq!(case.group.children[0].baby, baby);
}

#[rstest]
#[case("", "", false)]
#[case("nl", "", false)]
#[case("NL", "", false)]
#[case("tr", "", true)]
#[case("tr", "nl en", true)]
#[case("tr", "nl TR", false)]
#[case("t", "tr", true)]
fn the_language_of_the_family_is_spoken(
    #[case] language: &'static str,
    #[case] languages: &'static str,
    #[case] paid: bool,
) {
    let found = candidate(StaffRow { languages, ..carer(0) }, ChildRow { language, ..child(0) });
    assert_eq!(found.unwrap().language, paid);
}

#[rstest]
#[case(&[], false)]
#[case(&[0], false)]
#[case(&[1, 0], false)]
#[case(&[1], true)]
fn those_who_know_the_child_well_go_first(#[case] knows_well: &'static [u32], #[case] paid: bool) {
    assert_eq!(candidate(carer(0), ChildRow { knows_well, ..child(0) }).unwrap().not_known_well, paid);
}

#[rstest]
#[case(Present::None, Present::None)]
#[case(Present::Staff(3), Present::Staff(1))]
#[case(Present::Staff(4), Present::Elsewhere)]
#[case(Present::Elsewhere, Present::Elsewhere)]
fn the_present_mentor_is_on_the_group_or_elsewhere(#[case] mentor: Present, #[case] expected: Present) {
    let case = case(&[carer(3), carer(1)], &[ChildRow { mentor, ..child(0) }]);
    assert_eq!(case.group.children[0].present, expected);
}

#[test]
fn wishes_about_two_children_count_once_and_hard_wins() {
    const fn wish(child: u32, wish: Wish, hard: bool) -> PairWish {
        PairWish { child, wish, hard }
    }
    const OF_A: &[PairWish] =
        &[wish(11, Wish::Same, false), wish(12, Wish::Other, true), wish(99, Wish::Same, true)];
    const OF_B: &[PairWish] = &[wish(10, Wish::Same, true), wish(12, Wish::Same, false)];
    const OF_C: &[PairWish] =
        &[wish(10, Wish::Other, false), wish(11, Wish::Same, false), wish(13, Wish::Same, true)];
    let case = case(
        &[],
        &[
            ChildRow { wishes: OF_C, ..child(12) },
            ChildRow { wishes: OF_A, ..child(10) },
            ChildRow { wishes: OF_B, ..child(11) },
            // Not in this division, so neither is a pair with it.
            ChildRow { period: period(Some(91), None), ..child(13) },
        ],
    );
    assert_eq!(
        case.group.pairs,
        [
            Pair { a: 0, b: 1, wish: Wish::Other, hard: true },
            Pair { a: 0, b: 2, wish: Wish::Same, hard: false },
            Pair { a: 1, b: 2, wish: Wish::Same, hard: true },
        ]
    );
}

#[rstest]
#[case(Ages { horizon_days: 10, ..Ages::default() }, 0, true)]
#[case(Ages { horizon_days: 11, ..Ages::default() }, 1, true)]
#[case(Ages { horizon_days: 11, stops_days: 9, ..Ages::default() }, 1, false)]
fn terms_are_settings(#[case] ages: Ages, #[case] children: usize, #[case] stops: bool) {
    let rows = GroupRows {
        staff: vec![StaffRow { period: period(None, Some(20)), ..carer(0) }],
        children: vec![ChildRow { period: period(Some(11), None), ..child(0) }],
    };
    let case = build(&rows, ON, &ages);
    assert_eq!(case.children.len(), children);
    assert!(case.group.candidates.iter().all(|one| one.unwrap().stops == stops));
}

fn any_period() -> impl Strategy<Value = Period> {
    (proptest::option::of(-200i64..200), proptest::option::of(0i64..200))
        .prop_map(|(from, length)| period(from, length.map(|length| from.unwrap_or(-100) + length)))
}

prop_compose! {
    fn any_staff()(staff in 0..6u32, trainee in any::<bool>(), max in proptest::option::of(0u32..4), bits in 0u32..1 << 28, period in any_period()) -> StaffRow<'static> {
        StaffRow { trainee, max, works: HalfDays(bits), period, ..carer(staff) }
    }
}

prop_compose! {
    fn any_child()(number in 0..8u32, main in any::<bool>(), birth in 0i64..2_000, period in any_period()) -> ChildRow<'static> {
        ChildRow { main, period, birth_date: ON - birth.days(), ..child(number) }
    }
}

proptest! {
    /// What is built is well formed for any rows, also such as the import would refuse.
    #[test]
    fn cases_are_well_formed(
        staff in proptest::collection::vec(any_staff(), 0..8),
        children in proptest::collection::vec(any_child(), 0..12),
    ) {
        let case = case(&staff, &children);
        prop_assert_eq!(case.group.children.len(), case.children.len());
        prop_assert_eq!(case.group.staff.len(), case.staff.len());
        prop_assert_eq!(case.group.candidates.len(), case.children.len() * case.staff.len());
        prop_assert!(case.staff.is_sorted_by(|one, two| staff[one.row].key < staff[two.row].key));
        prop_assert!(case.children.is_sorted_by(|one, two| one.row < two.row));
        for one in &case.children {
            let row = &children[one.row];
            prop_assert_eq!(row.child, one.child);
            prop_assert!(one.on >= ON && one.on <= ON + 90.days());
            prop_assert!(row.period.contains(one.on) || one.on == ON && row.period.starts_by(ON));
        }
    }

    /// The order of rows decides only about the order of children.
    #[test]
    fn the_order_of_rows_of_staff_does_not_matter(
        (rows, shuffled) in proptest::collection::vec(any_staff(), 0..6).prop_flat_map(|mut rows| {
            // One row of a staff member starts on a day.
            rows.sort_by_key(|row| (row.staff, row.period.from));
            rows.dedup_by_key(|row| (row.staff, row.period.from));
            (Just(rows.clone()), Just(rows).prop_shuffle())
        }),
        children in proptest::collection::vec(any_child(), 0..6),
    ) {
        let without_overlap = rows.windows(2).all(|two| two[0].staff != two[1].staff || !two[0].period.overlaps(two[1].period));
        prop_assume!(without_overlap);
        prop_assert_eq!(case(&rows, &children).group, case(&shuffled, &children).group);
    }
}
