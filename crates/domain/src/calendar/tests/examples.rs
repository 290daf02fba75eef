//! Days as they really go, one by one.

use jiff::civil::{Date, date};
use rstest::rstest;

use crate::{calendar::*, half_days::parse, period::Period};

const ALWAYS: Period = Period { from: None, until: None };
/// A Tuesday in an even ISO week.
const TUESDAY: Date = date(2026, 3, 3);
const WHOLE: Presence = Presence { morning: true, afternoon: true };

use crate::half_days::Presence;

fn on(date: Date) -> Period {
    Period { from: Some(date), until: Some(date) }
}

fn row(person: u16, group: u16, kind: Kind, days: &str) -> Row<u16> {
    Row { person, group, kind, days: parse(days.as_bytes()).unwrap(), period: ALWAYS }
}

/// Location 1 has day-care groups 10 and 11 and after-school group 12; child 7 and staff 7 are on group 10.
fn facts() -> Facts<u16> {
    let group =
        |group, after_school| GroupAt { group, location: 1, after_school, region: Some(Region::North) };
    let mut facts =
        Facts { groups: vec![group(10, false), group(11, false), group(12, true)], ..Facts::default() };
    facts.children.rows.push(row(7, 10, Kind::Own, "ma di"));
    facts.children.rows.push(row(8, 12, Kind::Own, "ma-m di-m"));
    facts.staff.rows.push(row(7, 10, Kind::Own, "ma di"));
    facts.staff.rows.push(row(9, 11, Kind::Own, "di wo"));
    facts
}

#[rstest]
#[case(date(2026, 4, 3), None)] // Good Friday
#[case(date(2026, 4, 5), Some(Holiday::EasterSunday))]
#[case(date(2026, 4, 6), Some(Holiday::EasterMonday))]
#[case(date(2026, 4, 27), Some(Holiday::KingsDay))]
#[case(date(2025, 4, 26), Some(Holiday::KingsDay))] // the 27th is a Sunday
#[case(date(2025, 4, 27), None)]
#[case(date(2025, 5, 5), Some(Holiday::LiberationDay))]
#[case(date(2026, 5, 5), None)]
#[case(date(2030, 5, 5), Some(Holiday::LiberationDay))]
#[case(date(2026, 5, 14), Some(Holiday::Ascension))]
#[case(date(2026, 5, 25), Some(Holiday::WhitMonday))]
#[case(date(2026, 12, 26), Some(Holiday::BoxingDay))]
#[case(date(2027, 1, 1), Some(Holiday::NewYear))]
fn holidays_of_known_years(#[case] day: Date, #[case] found: Option<Holiday>) {
    assert_eq!(holiday(day), found);
}

#[test]
fn working_days_skip_easter_and_what_is_closed() {
    // Thursday before Easter 2026: Friday, then Tuesday.
    assert_eq!(nth_working_day(date(2026, 4, 2), 2, &[]), date(2026, 4, 7));
    let closed = [on(date(2026, 4, 7))];
    assert_eq!(nth_working_day(date(2026, 4, 2), 2, &closed), date(2026, 4, 8));
    assert_eq!(nth_working_day(date(2026, 4, 2), 0, &closed), date(2026, 4, 2));
    let forever = [Period { from: Some(date(2026, 4, 1)), until: None }];
    assert_eq!(nth_working_day(date(2026, 4, 2), 2, &forever), date(2026, 4, 7));
    assert_eq!(nth_working_day(Date::MAX, 3, &[]), Date::MAX);
}

#[test]
fn after_a_year_of_53_weeks_two_odd_weeks_follow_each_other() {
    let mut facts = facts();
    facts.children.rows = vec![row(7, 10, Kind::Own, "o:ma")];
    let calendar = Calendar::new(facts);
    let there = |day| calendar.child(7).on(day).is_there();
    // Weeks 52, 53 of 2026 and 1, 2 of 2027.
    let mondays = [date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11)];
    assert_eq!(mondays.map(there), [false, true, true, false]);
    assert_eq!(calendar.child(7).next_day(date(2026, 12, 20), 30), Some(date(2026, 12, 28)));
    assert_eq!(calendar.child(7).next_day(date(2026, 12, 28), 30), Some(date(2027, 1, 4)));
    assert_eq!(calendar.child(7).next_day(date(2026, 12, 28), 3), None);
}

#[test]
fn after_school_care_is_all_day_in_the_holidays_of_its_region() {
    let mut facts = facts();
    let calendar = Calendar::new(facts.clone());
    let day = |calendar: &Calendar<u16>, day| {
        let there = calendar.child(8).on(day);
        (there.morning.is_some(), there.afternoon.is_some())
    };
    // The spring holiday of 2026 in the north begins on 21 February, that of the middle on the 14th.
    let (monday, earlier, wednesday) = (date(2026, 2, 23), date(2026, 2, 16), date(2026, 2, 25));
    assert_eq!(day(&calendar, monday), (true, true));
    assert_eq!(day(&calendar, earlier), (false, true));
    assert_eq!(day(&calendar, wednesday), (false, false), "only on its own days");
    assert!(matches!(calendar.school(12, monday), Some(School::Holiday(h)) if h.season == Season::Spring));
    assert_eq!(calendar.school(10, monday), None, "day care has no school");
    // Without a region, or in a year that is not known, the plain days hold.
    assert_eq!(day(&calendar, date(2029, 2, 19)), (false, true));
    assert_eq!(calendar.school(12, date(2029, 2, 19)), Some(School::Unknown));
    facts.groups[2].region = None;
    let calendar = Calendar::new(facts);
    assert_eq!(day(&calendar, monday), (false, true));
    assert_eq!(calendar.school(12, monday), None);
}

#[test]
fn who_is_ill_does_not_stand_in() {
    let mut facts = facts();
    facts.staff.rows.push(Row { period: on(TUESDAY), ..row(9, 10, Kind::StandIn, "di") });
    let calendar = Calendar::new(facts.clone());
    let day = calendar.staff(9).on(TUESDAY);
    assert_eq!(day.morning, Some(Part { of: 10, at: 10, by: By::StandIn }));
    assert!(!calendar.staff(9).in_training(TUESDAY));
    let group = calendar.group_day(11, TUESDAY);
    assert_eq!(group.staff_away, [(9, day)], "missed on its own group");
    facts.staff.absences.push(Absence { person: 9, reason: Reason::Ill, period: on(TUESDAY) });
    let calendar = Calendar::new(facts);
    assert_eq!(calendar.staff(9).on(TUESDAY).away(), Some(Away::Absent(Reason::Ill)));
    assert_eq!(calendar.group_day(10, TUESDAY).staff.len(), 1);
    assert!(calendar.staff(9).on(TUESDAY.tomorrow().unwrap()).is_there());
}

/// Entered for the whole week, of somebody who is on the roster of that group on two of its days.
#[test]
fn who_is_on_the_roster_of_a_group_stands_in_there_on_the_other_days_only() {
    let mut facts = facts();
    facts.staff.rows.push(row(7, 10, Kind::StandIn, "ma di wo"));
    let calendar = Calendar::new(facts.clone());
    let by = |calendar: &Calendar<u16>, day| calendar.staff(7).on(day).morning.map(|part| part.by);
    let wednesday = date(2026, 3, 4);
    assert_eq!(by(&calendar, TUESDAY), Some(By::Plan));
    assert_eq!(by(&calendar, wednesday), Some(By::StandIn));
    assert_eq!(calendar.staff(7).planned_on(TUESDAY), Some(10), "it is hers to swap");
    assert_eq!(calendar.staff(7).planned_on(wednesday), None);
    // A day that she gives up is not there because she stands in on other days.
    let comes = Comes { on: date(2026, 3, 5), group: 10, there: WHOLE };
    facts.staff.changes.push(Change { person: 7, gives_up: Some(TUESDAY), comes: Some(comes) });
    let calendar = Calendar::new(facts);
    assert_eq!(by(&calendar, TUESDAY), None);
    assert_eq!(by(&calendar, wednesday), Some(By::StandIn));
}

#[test]
fn a_swapped_day_says_for_which_other_day() {
    let mut facts = facts();
    let friday = date(2026, 3, 6);
    let comes = Some(Comes { on: friday, group: 10, there: WHOLE });
    facts.children.changes.push(Change { person: 7, gives_up: Some(TUESDAY), comes });
    let calendar = Calendar::new(facts);
    assert_eq!(calendar.child(7).on(TUESDAY).away(), Some(Away::GaveUp(Some(friday))));
    assert_eq!(calendar.child(7).on(friday).parts().map(|part| part.by).collect::<Vec<_>>(), [By::Change; 2]);
    let away = calendar.group_day(10, TUESDAY).children_away;
    assert_eq!(away.len(), 1, "the group still knows that it has the day");
    assert_eq!(calendar.together(7, 7, TUESDAY, friday), Together { attends: 2, together: 0 });
}

#[test]
fn groups_that_are_together_at_the_opening_are_apart_after_it() {
    let mut facts = facts();
    let merge =
        Merge { group: 10, with: 11, part: MergedPart::Opening, weekdays: Weekdays::WORK, period: ALWAYS };
    facts.merges.push(merge);
    let calendar = Calendar::new(facts.clone());
    let child = calendar.child(7).on(TUESDAY);
    let at = |moment| child.at(moment);
    assert_eq!(Moment::ALL.map(at), [Some(11), Some(10), Some(10), Some(10)]);
    let ids = |list: &[(u16, Day<u16>)]| list.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    assert_eq!(ids(&calendar.group_day(11, TUESDAY).children), [7]);
    assert_eq!(ids(&calendar.group_day(11, TUESDAY).staff), [7, 9]);
    assert_eq!(ids(&calendar.group_day(10, TUESDAY).children), [7]);
    // On a day on which the whole day is merged, the group's own place is empty.
    facts.merges.push(Merge { part: MergedPart::WholeDay, period: on(TUESDAY), ..merge });
    let calendar = Calendar::new(facts);
    let own = calendar.group_day(10, TUESDAY);
    assert!(own.children.is_empty() && own.staff.is_empty());
    assert_eq!(ids(&own.children_away), [7]);
    // The mentor is along.
    assert_eq!(calendar.together(7, 7, TUESDAY, TUESDAY), Together { attends: 2, together: 2 });
}

#[test]
fn groups_in_a_circle_meet_on_one_place() {
    let mut facts = facts();
    let merge =
        Merge { group: 10, with: 11, part: MergedPart::Closing, weekdays: Weekdays::ALL, period: ALWAYS };
    facts.merges =
        vec![merge, Merge { group: 11, with: 12, ..merge }, Merge { group: 12, with: 11, ..merge }];
    let calendar = Calendar::new(facts);
    for group in [10, 11, 12] {
        assert_eq!(calendar.place(group, TUESDAY, Moment::Closing), 11);
        assert_eq!(calendar.place(group, TUESDAY, Moment::Opening), group);
    }
}

#[test]
fn a_child_with_two_groups_is_on_one_of_them() {
    let mut facts = facts();
    facts.children.rows.push(row(7, 11, Kind::Second, "di wo"));
    let calendar = Calendar::new(facts);
    assert_eq!(calendar.child(7).group_on(TUESDAY), Some(10), "its own group first");
    assert_eq!(calendar.child(7).group_on(date(2026, 3, 4)), Some(11));
}

#[test]
fn what_is_closed_says_when_it_opens() {
    let mut facts = facts();
    facts.closures.push(Closure {
        location: 1,
        period: Period { from: Some(date(2026, 4, 24)), until: Some(date(2026, 4, 26)) },
    });
    facts
        .closures
        .push(Closure { location: 2, period: Period { from: Some(date(2026, 1, 1)), until: None } });
    facts.groups.push(GroupAt { group: 20, location: 2, after_school: false, region: None });
    let calendar = Calendar::new(facts);
    assert_eq!(calendar.shut(10, date(2026, 4, 24)), Some(Shut::Closed));
    assert_eq!(calendar.shut(10, date(2026, 4, 27)), Some(Shut::Holiday(Holiday::KingsDay)));
    // Friday and Saturday are closed, Sunday is no working day, Monday is King's Day.
    assert_eq!(calendar.opens_again(10, date(2026, 4, 24)), Some(date(2026, 4, 28)));
    assert_eq!(calendar.opens_again(20, date(2026, 4, 24)), None);
    assert_eq!(
        calendar.child(7).on(date(2026, 4, 27)).away(),
        Some(Away::Shut(Shut::Holiday(Holiday::KingsDay)))
    );
    assert_eq!(
        calendar.child(7).on(date(2026, 4, 24)).away(),
        Some(Away::NoDay),
        "a Friday is none of its days"
    );
}

#[test]
fn the_deputy_is_of_the_group_before_a_stand_in_before_a_trainee() {
    let mut facts = facts();
    facts.staff.rows = vec![
        row(1, 10, Kind::Trainee, "di"),
        Row { period: on(TUESDAY), ..row(2, 10, Kind::StandIn, "di") },
        row(3, 10, Kind::Own, "di-o"),
        row(4, 10, Kind::Own, "di"),
    ];
    let calendar = Calendar::new(facts);
    let child = calendar.child(7).on(TUESDAY);
    let ask = |absent: &[u16], child: &Day<u16>| {
        let there = calendar.group_day(10, TUESDAY).staff;
        let names = ["", "Bo", "Ria", "Cem", "Anna"];
        let candidates: Vec<Candidate<'_, u16>> = there
            .iter()
            .filter(|(id, _)| !absent.contains(id))
            .map(|(id, day)| Candidate {
                id: *id,
                day: *day,
                in_training: calendar.staff(*id).in_training(TUESDAY),
                usual: 0,
                name: names[usize::from(*id)],
            })
            .collect();
        deputy(&candidates, child, "Noor").map(|found| found.id)
    };
    assert_eq!(ask(&[], &child), Some(4));
    assert_eq!(ask(&[4], &child), Some(3));
    assert_eq!(ask(&[3, 4], &child), Some(2));
    assert_eq!(ask(&[2, 3, 4], &child), Some(1));
    assert_eq!(ask(&[1, 2, 3, 4], &child), None);
    // The mentor is there in the morning only: somebody of the afternoon.
    let afternoon = child.without(&calendar.staff(3).on(TUESDAY));
    assert_eq!((afternoon.morning, afternoon.half_days()), (None, 1));
    assert_eq!(ask(&[], &afternoon), Some(4));
}

/// Colleagues who are there for the whole Tuesday, with how many half-days they usually are with the child.
fn equals<'a>(usual: &[(u16, u32, &'a str)], calendar: &Calendar<u16>) -> Vec<Candidate<'a, u16>> {
    let day = calendar.staff(7).on(TUESDAY);
    let equal = |&(id, usual, name)| Candidate { id, day, in_training: false, usual, name };
    usual.iter().map(equal).collect()
}

#[test]
fn who_is_with_the_child_most_is_asked_first_and_equals_take_turns_by_child() {
    let calendar = Calendar::new(facts());
    let child = calendar.child(7).on(TUESDAY);
    let most = equals(&[(1, 2, "Anna"), (2, 6, "Bo"), (3, 4, "Cem")], &calendar);
    let team = equals(&[(1, 4, "Anna"), (2, 4, "Bo"), (3, 4, "Cem")], &calendar);
    let without_bo = equals(&[(1, 4, "Anna"), (3, 4, "Cem")], &calendar);
    let mut asked = std::collections::BTreeMap::new();
    for n in 0..300 {
        let name = format!("Kind {n}");
        assert_eq!(deputy(&most, &child, &name).unwrap().id, 2);
        let whom = deputy(&team, &child, &name).unwrap().id;
        *asked.entry(whom).or_insert(0) += 1;
        // Nobody gets another person because a third one is away.
        if whom != 2 {
            assert_eq!(deputy(&without_bo, &child, &name).unwrap().id, whom);
        }
    }
    assert_eq!(asked.len(), 3);
    assert!(asked.values().all(|times| (70..=130).contains(times)), "{asked:?}");
}
