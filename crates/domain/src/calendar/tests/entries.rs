//! What may be entered.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;
use rstest::rstest;

use super::{GROUPS, a_merge, dates, first_day};
use crate::{
    calendar::*,
    half_days::{Presence, parse},
    period::Period,
};

/// A Tuesday in an even ISO week.
const TODAY: Date = date(2026, 3, 3);
const FRIDAY: Date = date(2026, 3, 6);
const SATURDAY: Date = date(2026, 3, 7);

fn facts() -> Facts<u16> {
    let mut facts = Facts::default();
    facts.groups.push(GroupAt { group: 10, location: 1, after_school: false, region: None });
    facts.groups.push(GroupAt { group: 11, location: 1, after_school: false, region: None });
    facts.closures.push(Closure { location: 1, period: on(date(2026, 3, 12)) });
    let days = parse(b"ma di wo-o").unwrap();
    facts.children.rows.push(Row { person: 7, group: 10, kind: Kind::Own, days, period: Period::default() });
    facts.staff.rows.push(Row { person: 7, group: 10, kind: Kind::Own, days, period: Period::default() });
    facts.children.absences.push(Absence { person: 7, reason: Reason::Ill, period: on(date(2026, 3, 13)) });
    facts
}

fn calendar() -> Calendar<u16> {
    Calendar::new(facts())
}

fn on(date: Date) -> Period {
    Period { from: Some(date), until: Some(date) }
}

fn swap(gives_up: Option<Date>, comes: Date, parts: u8) -> Change<u16> {
    let there = Presence { morning: parts & 1 != 0, afternoon: parts & 2 != 0 };
    Change { person: 7, gives_up, comes: Some(Comes { on: comes, group: 10, there }) }
}

#[rstest]
#[case(0, 0, Ok(()))]
#[case(0, -1, Err(Refused::EndsBeforeItBegins))]
#[case(-31, 0, Ok(()))]
#[case(-32, 0, Err(Refused::TooLongAgo(date(2026, 1, 31))))]
#[case(366, 366, Ok(()))]
#[case(367, 367, Err(Refused::TooFarAhead(date(2027, 3, 4))))]
#[case(0, 731, Ok(()))]
#[case(0, 732, Err(Refused::TooLong(date(2028, 3, 3))))]
fn absences(#[case] from: i64, #[case] until: i64, #[case] said: Result<(), Refused>) {
    let day = |days: i64| TODAY.saturating_add(days.days());
    assert_eq!(absent(day(from), day(until), TODAY), said);
}

#[rstest]
#[case::a_swap(swap(Some(TODAY), FRIDAY, 3), Ok(()))]
#[case::an_extra_day(swap(None, FRIDAY, 1), Ok(()))]
#[case::the_free_half_of_a_day(swap(None, date(2026, 3, 4), 2), Ok(()))]
#[case::of_the_day_itself(swap(Some(TODAY), TODAY, 3), Err(Refused::SameDay))]
#[case::of_no_day(swap(Some(FRIDAY), TODAY, 3), Err(Refused::NotPlanned(FRIDAY)))]
#[case::of_a_holiday(
    swap(Some(date(2026, 4, 6)), FRIDAY, 3),
    Err(Refused::Shut(date(2026, 4, 6), Shut::Holiday(Holiday::EasterMonday)))
)]
#[case::to_a_holiday(
    swap(None, date(2026, 5, 14), 3),
    Err(Refused::Shut(date(2026, 5, 14), Shut::Holiday(Holiday::Ascension)))
)]
#[case::to_a_closed_day(
    swap(Some(TODAY), date(2026, 3, 12), 3),
    Err(Refused::Shut(date(2026, 3, 12), Shut::Closed))
)]
#[case::to_a_day_of_its_own(
    swap(Some(TODAY), date(2026, 3, 9), 1),
    Err(Refused::AlreadyThere(date(2026, 3, 9)))
)]
#[case::a_weekend_without_staff(swap(None, SATURDAY, 3), Err(Refused::NoStaff(SATURDAY)))]
#[case::while_absent(swap(Some(TODAY), date(2026, 3, 13), 3), Err(Refused::Absent(date(2026, 3, 13))))]
#[case::without_a_part(swap(None, FRIDAY, 0), Err(Refused::NoDays))]
#[case::long_ago(swap(None, date(2026, 1, 2), 3), Err(Refused::TooLongAgo(date(2026, 1, 31))))]
#[case::far_ahead(swap(None, date(2027, 9, 2), 3), Err(Refused::TooFarAhead(date(2027, 3, 4))))]
fn changes(#[case] new: Change<u16>, #[case] said: Result<(), Refused>) {
    let calendar = calendar();
    assert_eq!(change(&calendar, &calendar.child(7), &new, TODAY), said);
}

#[test]
fn a_day_that_came_by_a_swap_is_not_swapped_on() {
    let mut facts = facts();
    let wednesday = date(2026, 3, 4);
    facts.children.changes.extend([swap(Some(TODAY), FRIDAY, 3), swap(None, wednesday, 2)]);
    let calendar = Calendar::new(facts);
    let said =
        |gives_up| change(&calendar, &calendar.child(7), &swap(Some(gives_up), date(2026, 3, 5), 3), TODAY);
    assert_eq!(said(FRIDAY), Err(Refused::ComesByChange(FRIDAY)));
    assert_eq!(said(TODAY), Err(Refused::NotPlanned(TODAY)), "it was given up");
    assert_eq!(said(wednesday), Ok(()), "its own half of that day");
}

#[test]
fn a_child_comes_in_a_weekend_after_somebody_of_the_team() {
    let mut facts = facts();
    let new = swap(None, SATURDAY, 3);
    let calendar = Calendar::new(facts.clone());
    assert_eq!(change(&calendar, &calendar.staff(7), &new, TODAY), Ok(()));
    facts.staff.changes.push(new);
    let calendar = Calendar::new(facts.clone());
    assert_eq!(change(&calendar, &calendar.child(7), &new, TODAY), Ok(()));
    assert!(!calendar.are_alone(10, SATURDAY), "there is no child");
    facts.children.changes.push(new);
    assert!(!Calendar::new(facts.clone()).are_alone(10, SATURDAY));
    facts.staff.changes.clear();
    assert!(Calendar::new(facts).are_alone(10, SATURDAY));
}

#[test]
fn a_child_comes_in_a_weekend_on_the_half_day_on_which_somebody_works() {
    let mut facts = facts();
    facts.staff.changes.push(swap(None, SATURDAY, 1));
    let calendar = Calendar::new(facts.clone());
    let said = |parts| change(&calendar, &calendar.child(7), &swap(None, SATURDAY, parts), TODAY);
    assert_eq!(said(1), Ok(()));
    for parts in [2, 3] {
        assert_eq!(said(parts), Err(Refused::NoStaff(SATURDAY)));
    }
    // Together with another group all day the team is on the place of that one.
    let (part, weekdays) = (MergedPart::WholeDay, Weekdays::ALL);
    facts.merges.push(Merge { group: 10, with: 11, part, weekdays, period: on(SATURDAY) });
    let calendar = Calendar::new(facts);
    assert_eq!(change(&calendar, &calendar.child(7), &swap(None, SATURDAY, 1), TODAY), Ok(()));
}

#[test]
fn nobody_stands_in_on_its_own_group_that_is_elsewhere() {
    let mut facts = facts();
    let (part, weekdays) = (MergedPart::WholeDay, Weekdays::WORK);
    facts.merges.push(Merge { group: 10, with: 11, part, weekdays, period: on(TODAY) });
    let calendar = Calendar::new(facts);
    for group in [10, 11] {
        let days = parse(b"di").unwrap();
        let said = stand_in(&calendar, Some(&calendar.staff(7)), group, days, (TODAY, TODAY), TODAY);
        assert_eq!(said, Err(Refused::AlreadyThere(TODAY)), "{group}");
    }
}

#[rstest]
#[case::elsewhere(11, "di", TODAY, TODAY, Ok(()))]
#[case::on_its_own_group(10, "di", TODAY, TODAY, Err(Refused::AlreadyThere(TODAY)))]
#[case::another_half_of_the_day(10, "wo", TODAY, date(2026, 3, 4), Ok(()))]
#[case::no_such_day(11, "ma", TODAY, TODAY, Err(Refused::NoDays))]
#[case::a_closed_day(
    11,
    "do",
    date(2026, 3, 12),
    date(2026, 3, 12),
    Err(Refused::Shut(date(2026, 3, 12), Shut::Closed))
)]
#[case::backwards(11, "di", TODAY, date(2026, 3, 2), Err(Refused::EndsBeforeItBegins))]
fn stand_ins(
    #[case] group: u16,
    #[case] days: &str,
    #[case] from: Date,
    #[case] until: Date,
    #[case] said: Result<(), Refused>,
) {
    let calendar = calendar();
    let days = parse(days.as_bytes()).unwrap();
    assert_eq!(stand_in(&calendar, Some(&calendar.staff(7)), group, days, (from, until), TODAY), said);
    // Of somebody who is not on any roster only the days count.
    let stranger = stand_in(&calendar, None, group, days, (from, until), TODAY);
    assert_eq!(stranger, if said == Err(Refused::AlreadyThere(TODAY)) { Ok(()) } else { said });
}

#[test]
fn closures_that_say_nothing_new_are_refused() {
    let known = [Period { from: Some(date(2026, 3, 9)), until: Some(date(2026, 3, 13)) }];
    assert_eq!(closure(&known, date(2026, 3, 10), date(2026, 3, 13), TODAY), Err(Refused::Overlaps));
    assert_eq!(closure(&known, date(2026, 3, 10), date(2026, 3, 14), TODAY), Ok(()));
    assert_eq!(closure(&known, FRIDAY, TODAY, TODAY), Err(Refused::EndsBeforeItBegins));
}

#[test]
fn merges_do_not_meet_and_do_not_go_round() {
    let period = Period { from: Some(TODAY), until: Some(date(2026, 6, 30)) };
    let one = Merge { group: 10, with: 11, part: MergedPart::Opening, weekdays: Weekdays::WORK, period };
    assert_eq!(merge(&[], &one, TODAY), Ok(()));
    assert_eq!(merge(&[], &Merge { with: 10, ..one }, TODAY), Err(Refused::SameGroup));
    assert_eq!(merge(&[], &Merge { weekdays: Weekdays(0), ..one }, TODAY), Err(Refused::NoDays));
    let monday = Merge { weekdays: Weekdays(1), period: on(TODAY), ..one };
    assert_eq!(merge(&[], &monday, TODAY), Err(Refused::NoDays), "no Monday in the period");
    for (new, said) in [
        (Merge { with: 12, ..one }, Err(Refused::Overlaps)),
        (Merge { with: 12, part: MergedPart::WholeDay, ..one }, Err(Refused::Overlaps)),
        (Merge { with: 12, part: MergedPart::Closing, ..one }, Ok(())),
        (Merge { group: 11, with: 10, ..one }, Err(Refused::Circle)),
        (Merge { group: 11, with: 10, part: MergedPart::Closing, ..one }, Ok(())),
        (Merge { group: 11, with: 12, ..one }, Ok(())),
        (Merge { with: 12, period: on(date(2026, 7, 1)), ..one }, Ok(())),
    ] {
        assert_eq!(merge(&[one], &new, TODAY), said, "{new:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn merges_that_may_be_entered_never_meet_or_go_round(
        (first, list) in first_day().prop_flat_map(|first| {
            (Just(first), proptest::collection::vec(a_merge(first), 0..10))
        }),
    ) {
        let mut held: Vec<Merge<u16>> = Vec::new();
        for new in list {
            if merge(&held, &new, first).is_ok() {
                held.push(new);
            }
        }
        let at = |group| GroupAt { group, location: 1, after_school: false, region: None };
        let groups = (10..16).map(at).collect();
        let calendar = Calendar::new(Facts { groups, merges: held.clone(), ..Facts::default() });
        for day in dates(first).filter(|day| holiday(*day).is_none()) {
            for moment in Moment::ALL {
                for group in GROUPS {
                    let holds = held.iter().filter(|merge| {
                        merge.group == group && merge.part.has(moment) && merge.period.contains(day)
                            && merge.weekdays.has(day.weekday())
                    });
                    let holds: Vec<_> = holds.collect();
                    prop_assert!(holds.len() <= 1);
                    let place = calendar.place(group, day, moment);
                    prop_assert_eq!(place == group, holds.is_empty(), "who goes does not come back");
                    let elsewhere = calendar.elsewhere(group, day);
                    let said = elsewhere.iter().rev().find(|(part, _)| part.has(moment));
                    prop_assert_eq!(said.map_or(group, |(_, at)| *at), place, "what is said is where it is");
                }
            }
        }
    }
}
