//! The calendar against a slow and plain one, over random years.

mod entries;
mod examples;
mod naive;

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use mentorkind_division::HalfDays;
use proptest::prelude::*;

use super::*;
use crate::period::Period;

const GROUPS: std::ops::RangeInclusive<u16> = 10..=14;
const STAFF: std::ops::RangeInclusive<u16> = 1..=5;
const CHILDREN: std::ops::RangeInclusive<u16> = 1..=6;
/// The days of a random world, from its first on.
const DAYS: i64 = 45;

/// A first day: any year, the last days of the year and the years of which school holidays are known more often.
fn first_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        (2001i16..2100, 0i64..366).prop_map(|(year, day)| date(year, 1, 1).saturating_add(day.days())),
        (2024i16..2029, 0i64..366).prop_map(|(year, day)| date(year, 1, 1).saturating_add(day.days())),
        (2001i16..2100).prop_map(|year| date(year, 12, 10)),
    ]
}

fn half_days() -> impl Strategy<Value = HalfDays> {
    // Days of Monday to Friday are most of what there is.
    prop_oneof![
        3 => any::<u32>().prop_map(|bits| HalfDays(bits & (0b11_1111_1111 | 0b11_1111_1111 << 14))),
        1 => any::<u32>().prop_map(|bits| HalfDays(bits & ((1 << 28) - 1))),
        1 => Just(HalfDays(0)),
    ]
}

fn day_in(first: Date) -> impl Strategy<Value = Date> {
    (0..DAYS).prop_map(move |day| first.saturating_add(day.days()))
}

fn period(first: Date) -> impl Strategy<Value = Period> {
    let end = move || proptest::option::of(day_in(first));
    (end(), end()).prop_map(|(from, until)| Period { from, until })
}

fn short_period(first: Date) -> impl Strategy<Value = Period> {
    (day_in(first), 0i64..6)
        .prop_map(|(from, days)| Period { from: Some(from), until: Some(from.saturating_add(days.days())) })
}

fn row(first: Date, who: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Row<u16>> {
    let kind = prop_oneof![
        4 => Just(Kind::Own),
        1 => Just(Kind::Second),
        1 => Just(Kind::Trainee),
        1 => Just(Kind::StandIn),
    ];
    (who, GROUPS, kind, half_days(), period(first)).prop_map(|(person, group, kind, days, period)| Row {
        person,
        group,
        kind,
        days,
        period,
    })
}

fn a_change(first: Date, who: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Change<u16>> {
    let comes =
        (day_in(first), GROUPS, any::<(bool, bool)>()).prop_map(|(on, group, (morning, afternoon))| Comes {
            on,
            group,
            there: Presence { morning, afternoon },
        });
    (who, proptest::option::of(day_in(first)), proptest::option::of(comes))
        .prop_map(|(person, gives_up, comes)| Change { person, gives_up, comes })
}

fn an_absence(first: Date, who: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Absence<u16>> {
    let reason = proptest::sample::select(&[Reason::Ill, Reason::Free, Reason::Other, Reason::Unsaid][..]);
    (who, reason, short_period(first)).prop_map(|(person, reason, period)| Absence { person, reason, period })
}

fn people(first: Date, who: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = People<u16>> {
    (
        proptest::collection::vec(row(first, who.clone()), 0..12),
        proptest::collection::vec(an_absence(first, who.clone()), 0..4),
        proptest::collection::vec(a_change(first, who), 0..5),
    )
        .prop_map(|(rows, absences, changes)| People { rows, absences, changes })
}

fn a_merge(first: Date) -> impl Strategy<Value = Merge<u16>> {
    let part = proptest::sample::select(&MergedPart::ALL[..]);
    // Also a group that nobody knows.
    (GROUPS, 10u16..16, part, 0u8..128, period(first)).prop_map(|(group, with, part, weekdays, period)| {
        Merge { group, with, part, weekdays: Weekdays(weekdays), period }
    })
}

fn groups() -> impl Strategy<Value = Vec<GroupAt<u16>>> {
    let region = proptest::option::of(proptest::sample::select(&Region::ALL[..]));
    proptest::collection::vec((1u16..=3, any::<bool>(), region), 5).prop_map(|list| {
        let at = GROUPS.zip(list);
        at.map(|(group, (location, after_school, region))| GroupAt { group, location, after_school, region })
            .collect()
    })
}

fn a_closure(first: Date) -> impl Strategy<Value = Closure<u16>> {
    (1u16..=3, short_period(first)).prop_map(|(location, period)| Closure { location, period })
}

/// A small organisation from a random first day.
fn a_world() -> impl Strategy<Value = (Date, Facts<u16>)> {
    first_day().prop_flat_map(|first| {
        let closures = proptest::collection::vec(a_closure(first), 0..3);
        let merges = proptest::collection::vec(a_merge(first), 0..6);
        (Just(first), groups(), closures, merges, people(first, STAFF), people(first, CHILDREN)).prop_map(
            |(first, groups, closures, merges, staff, children)| {
                (first, Facts { groups, closures, merges, staff, children })
            },
        )
    })
}

fn dates(first: Date) -> impl Iterator<Item = Date> {
    (0..DAYS).map(move |day| first.saturating_add(day.days()))
}

/// Everybody: whether it is a child, who, and that person in the calendar.
fn everybody(calendar: &Calendar<u16>) -> impl Iterator<Item = (bool, u16, Person<'_, u16>)> {
    let staff = STAFF.map(|id| (false, id, calendar.staff(id)));
    staff.chain(CHILDREN.map(|id| (true, id, calendar.child(id))))
}

fn moments(day: &Day<u16>) -> [Option<u16>; 4] {
    Moment::ALL.map(|moment| day.at(moment))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn everybody_is_where_the_plain_calendar_says((first, facts) in a_world()) {
        let calendar = Calendar::new(facts.clone());
        for day in dates(first) {
            for (child, id, person) in everybody(&calendar) {
                let found = person.on(day);
                prop_assert_eq!(moments(&found), naive::places(&facts, child, id, day), "{} {} {}", child, id, day);
                prop_assert_eq!(found.is_there(), found.away().is_none());
                prop_assert_eq!(found.at(Moment::Opening).is_some(), found.morning.is_some());
                prop_assert_eq!(found.at(Moment::Closing).is_some(), found.afternoon.is_some());
                let last = found.last_half();
                prop_assert_eq!(last.half_days(), u32::from(found.is_there()));
                prop_assert_eq!(last.afternoon, found.afternoon);
                prop_assert_eq!(last.at(Moment::Opening).is_some(), last.morning.is_some());
                match found.away() {
                    Some(Away::Shut(_)) => {
                        let shut = GROUPS.filter(|group| naive::is_shut(&facts, *group, day)).count();
                        prop_assert!(shut > 0);
                    }
                    Some(Away::Absent(reason)) => prop_assert_eq!(person.absence(day), Some(reason)),
                    Some(Away::GaveUp(_)) => {
                        let list = if child { &facts.children } else { &facts.staff };
                        let gave_up = list.changes.iter().any(|c| c.person == id && c.gives_up == Some(day));
                        prop_assert!(gave_up);
                    }
                    Some(Away::NoDay) | None => {}
                }
            }
        }
    }

    #[test]
    fn a_group_has_everybody_who_is_there_once_and_nobody_else((first, facts) in a_world()) {
        let calendar = Calendar::new(facts);
        for day in dates(first).step_by(3) {
            let of_groups: Vec<(u16, GroupDay<u16>)> =
                GROUPS.map(|group| (group, calendar.group_day(group, day))).collect();
            for (child, id, person) in everybody(&calendar) {
                let there = person.on(day);
                for moment in Moment::ALL {
                    let lists = of_groups.iter().map(|(group, of)| (*group, if child { &of.children } else { &of.staff }));
                    let found: Vec<u16> = lists
                        .flat_map(|(group, list)| list.iter().map(move |(who, day)| (group, who, day)))
                        .filter(|(group, who, day)| **who == id && day.at(moment) == Some(*group))
                        .map(|(group, ..)| group)
                        .collect();
                    let wanted: Vec<u16> = there.at(moment).into_iter().collect();
                    prop_assert_eq!(found, wanted, "at one place at one moment");
                }
                for (group, of) in &of_groups {
                    let (list, away) =
                        if child { (&of.children, &of.children_away) } else { (&of.staff, &of.staff_away) };
                    prop_assert_eq!(list.iter().filter(|(who, _)| *who == id).count(), usize::from(there.is_on(*group)));
                    if let Some((_, day)) = away.iter().find(|(who, _)| *who == id) {
                        prop_assert_eq!(day, &there);
                        prop_assert!(!there.is_on(*group) && there.away() != Some(Away::NoDay));
                    }
                    if of.shut.is_some() {
                        prop_assert!(list.iter().all(|(_, day)| !day.is_of(*group)));
                    }
                }
            }
        }
    }

    #[test]
    fn an_absence_takes_away_and_never_adds(
        ((first, facts), child, absence) in a_world().prop_flat_map(|(first, facts)| {
            (Just((first, facts)), any::<bool>(), an_absence(first, STAFF))
        }),
    ) {
        let mut later = facts.clone();
        if child { &mut later.children } else { &mut later.staff }.absences.push(absence);
        let (before, after) = (Calendar::new(facts), Calendar::new(later));
        for day in dates(first) {
            for ((is_child, id, was), (_, _, is)) in everybody(&before).zip(everybody(&after)) {
                let concerned = is_child == child && id == absence.person && absence.period.contains(day);
                if concerned {
                    prop_assert!(!is.on(day).is_there());
                } else {
                    prop_assert_eq!(was.on(day), is.on(day));
                }
            }
        }
    }

    #[test]
    fn closing_a_location_empties_it_and_no_other(
        ((first, facts), closure) in a_world().prop_flat_map(|(first, facts)| (Just((first, facts)), a_closure(first))),
    ) {
        let mut later = facts.clone();
        later.closures.push(closure);
        let of_it = |group: u16| facts.groups.iter().any(|at| at.group == group && at.location == closure.location);
        let (before, after) = (Calendar::new(facts.clone()), Calendar::new(later));
        for day in dates(first) {
            let closed = closure.period.contains(day);
            for ((_, _, was), (_, _, is)) in everybody(&before).zip(everybody(&after)) {
                let (was, is) = (was.on(day), is.on(day));
                for (was, is) in [(was.morning, is.morning), (was.afternoon, is.afternoon)] {
                    let here = was.is_some_and(|part| of_it(part.of));
                    if closed && here {
                        prop_assert_eq!(is, None);
                    } else {
                        prop_assert_eq!(was.map(|part| part.of), is.map(|part| part.of));
                    }
                    if closed {
                        prop_assert!(is.is_none_or(|part| !of_it(part.at)), "nobody goes to a closed location");
                    }
                }
            }
        }
    }

    #[test]
    fn going_together_loses_nobody((first, facts) in a_world()) {
        let apart = Calendar::new(Facts { merges: Vec::new(), ..facts.clone() });
        let calendar = Calendar::new(facts);
        for day in dates(first) {
            for ((_, _, alone), (_, _, person)) in everybody(&apart).zip(everybody(&calendar)) {
                let (alone, merged) = (alone.on(day), person.on(day));
                prop_assert_eq!(moments(&alone).map(|at| at.is_some()), moments(&merged).map(|at| at.is_some()));
                prop_assert_eq!(alone.away(), merged.away());
            }
            for moment in Moment::ALL {
                for group in GROUPS {
                    let place = calendar.place(group, day, moment);
                    prop_assert_eq!(calendar.place(place, day, moment), place, "who has arrived stays");
                }
            }
        }
    }

    #[test]
    fn a_swap_keeps_the_count_and_an_extra_day_adds_its_half_days(
        (first, facts) in a_world(), child in any::<bool>(), who in STAFF,
        from in 0..DAYS, to in 0..DAYS, group in GROUPS, swaps in any::<bool>(), parts in 1u8..4,
    ) {
        let calendar = Calendar::new(facts.clone());
        let person = if child { calendar.child(who) } else { calendar.staff(who) };
        let on = |day: i64| first.saturating_add(day.days());
        let there = Presence { morning: parts & 1 != 0, afternoon: parts & 2 != 0 };
        let new = Change {
            person: who,
            gives_up: swaps.then(|| on(from)),
            comes: Some(Comes { on: on(to), group, there }),
        };
        prop_assume!(change(&calendar, &person, &new, first).is_ok());
        let mut later = facts;
        if child { &mut later.children } else { &mut later.staff }.changes.push(new);
        let after = Calendar::new(later);
        let changed = if child { after.child(who) } else { after.staff(who) };
        let given = if swaps {
            person.on(on(from)).parts().filter(|part| part.by == By::Plan).count()
        } else {
            0
        };
        let came = usize::from(there.morning) + usize::from(there.afternoon);
        let last = on(DAYS);
        let (was, is) = (person.half_days(first, last) as usize, changed.half_days(first, last) as usize);
        prop_assert_eq!(was + came, is + given);
        let by_change = |day: &Day<u16>| day.parts().filter(|part| part.of == group && part.by == By::Change).count();
        // The other half of that day may come by an earlier change.
        prop_assert_eq!(by_change(&changed.on(on(to))), by_change(&person.on(on(to))) + came);
        if swaps {
            let gone = changed.on(on(from));
            prop_assert!(gone.parts().all(|part| part.by != By::Plan));
            // Nobody gives a day up twice, and nobody comes twice.
            prop_assert!(change(&after, &changed, &new, first).is_err());
        }
    }

    #[test]
    fn the_order_in_which_things_are_known_does_not_matter((first, facts) in a_world()) {
        let calendar = Calendar::new(facts.clone());
        let mut turned = facts;
        for people in [&mut turned.staff, &mut turned.children] {
            people.rows.reverse();
            people.absences.reverse();
            people.changes.reverse();
        }
        turned.groups.reverse();
        turned.closures.reverse();
        let turned = Calendar::new(turned);
        for day in dates(first) {
            for ((_, _, one), (_, _, other)) in everybody(&calendar).zip(everybody(&turned)) {
                prop_assert_eq!(one.on(day), other.on(day));
            }
            for group in GROUPS {
                prop_assert_eq!(calendar.group_day(group, day), turned.group_day(group, day));
            }
        }
    }

    #[test]
    fn with_a_group_is_who_is_in_its_place_at_some_moment((first, facts) in a_world()) {
        let calendar = Calendar::new(facts);
        for date in dates(first).step_by(5) {
            for group in GROUPS {
                let with: Vec<u16> = calendar.with_group(group, date).into_iter().map(|(id, _)| id).collect();
                let expected: Vec<u16> = CHILDREN
                    .filter(|child| {
                        let day = calendar.child(*child).on(date);
                        Moment::ALL.into_iter().any(|m| day.at(m) == Some(calendar.place(group, date, m)))
                    })
                    .collect();
                prop_assert_eq!(with, expected);
            }
        }
    }

    #[test]
    fn together_is_never_more_than_there((first, facts) in a_world(), child in CHILDREN, mentor in STAFF) {
        let calendar = Calendar::new(facts.clone());
        let until = first.saturating_add((DAYS - 1).days());
        let found = calendar.together(child, mentor, first, until);
        let mut wanted = Together::default();
        for day in dates(first) {
            for half in [Moment::Morning, Moment::Afternoon] {
                let at = naive::places(&facts, true, child, day)[half as usize];
                wanted.attends += u32::from(at.is_some());
                let beside = naive::places(&facts, false, mentor, day)[half as usize];
                wanted.together += u32::from(at.is_some() && at == beside);
            }
        }
        prop_assert_eq!(found, wanted);
        prop_assert!(found.together <= found.attends);
        prop_assert_eq!(found.attends, calendar.child(child).half_days(first, until));
    }

    #[test]
    fn the_deputy_is_there_when_anybody_is((first, facts) in a_world(), child in CHILDREN, mentor in STAFF) {
        let calendar = Calendar::new(facts);
        for day in dates(first) {
            let there = calendar.child(child).on(day);
            let alone = there.without(&calendar.staff(mentor).on(day));
            prop_assert_eq!(alone.half_days() + there.shared(&calendar.staff(mentor).on(day)), there.half_days());
            for group in GROUPS {
                let staff = calendar.group_day(group, day).staff;
                let candidates: Vec<Candidate<'_, u16>> = staff
                    .iter()
                    .map(|(id, of)| Candidate { id: *id, day: *of, in_training: calendar.staff(*id).in_training(day), usual: 0, name: "" })
                    .collect();
                let found = deputy(&candidates, &alone, "");
                prop_assert_eq!(found.is_some(), !candidates.is_empty());
                if let Some(found) = found {
                    prop_assert!(found.day.is_on(group));
                    prop_assert!(!found.in_training || candidates.iter().all(|c| c.in_training));
                    let as_good = candidates.iter().filter(|c| {
                        !c.in_training && c.day.parts().any(|part| part.by != By::StandIn)
                    });
                    let most = as_good.map(|c| c.day.shared(&alone)).max();
                    prop_assert!(most.is_none_or(|most| found.day.shared(&alone) == most));
                }
            }
        }
    }

    #[test]
    fn counting_working_days_and_going_that_far_are_inverse(
        after in first_day(), number in 0u32..60, closed in proptest::collection::vec(short_period(date(2026, 4, 1)), 0..3),
        near in any::<bool>(),
    ) {
        let after = if near { date(2026, 4, 1).saturating_add(i64::from(number % 40).days()) } else { after };
        let end = nth_working_day(after, number, &closed);
        prop_assert_eq!(working_days_between(after, end, &closed), number);
        prop_assert!(number == 0 || is_working_day(end, &closed));
        let mut count = 0;
        let mut day = after;
        while day < end {
            day = day.saturating_add(1.day());
            let free = naive::holidays(day.year()).contains_key(&day);
            let shut = closed.iter().any(|c| c.from.unwrap() <= day && day <= c.until.unwrap());
            count += u32::from(naive::weekday(day) < 5 && !free && !shut);
        }
        prop_assert_eq!(count, number);
        // More closures never make it sooner.
        prop_assert!(end >= nth_working_day(after, number, &[]));
    }
}

#[test]
fn easter_and_all_holidays_are_found_by_another_way_too() {
    for year in 1800..2300 {
        assert_eq!(easter(year), naive::easter_by_epact(year));
        let mut found = std::collections::BTreeMap::new();
        let mut day = date(year, 1, 1);
        while day.year() == year {
            found.extend(holiday(day).map(|holiday| (day, holiday)));
            day = day.saturating_add(1.day());
        }
        assert_eq!(found, naive::holidays(year), "{year}");
    }
}
