//! Settling in: the first visits of a child, and its first carer in the first weeks.

use jiff::{ToSpan, civil::Date};

use crate::calendar::{Calendar, Moment, is_working_day};

/// Until this many days after its first day a child is settling in.
pub const SETTLING_IN_DAYS: i64 = 91;
/// Until this many days after its first day a child comes for first visits.
pub const VISIT_DAYS: i64 = 28;
/// An appointment that was held is recorded at most this many days later …
pub const APPOINTMENT_BACK_DAYS: i64 = 90;
/// … and one to come is made at most this many days ahead.
pub const APPOINTMENT_AHEAD_DAYS: i64 = 366;

/// A visit is proposed from this many days before the first day on.
const PROPOSED_BEFORE_DAYS: i64 = 7;
/// Parents and children come between these times: minutes after midnight.
const HOURS: (u32, u32) = (6 * 60, 20 * 60);

/// A visit: its day, and from and until minutes after midnight.
pub type Visit = (Date, u32, u32);

/// Why a first visit is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongVisit {
    /// The day has passed.
    Past,
    /// It is after the first weeks of the child.
    TooLate,
    /// Nobody is there on that day.
    Closed,
    /// It ends before it begins.
    Times,
    /// It is so early or so late that nobody is there.
    Hours,
    /// It is of today, and its end has passed.
    Over,
    /// The child visits already at that time.
    Twice,
}

/// Whether a visit may be planned for a child that starts on `start` and has these visits already; `now` is in minutes after
/// midnight.
///
/// # Errors
/// Why not.
pub fn check_visit(
    visit: Visit,
    (start, today, now): (Date, Date, u32),
    planned: &[Visit],
    closed: bool,
) -> Result<(), WrongVisit> {
    let (day, from, until) = visit;
    if day < today {
        return Err(WrongVisit::Past);
    }
    if day > last_visit(start) {
        return Err(WrongVisit::TooLate);
    }
    if closed {
        return Err(WrongVisit::Closed);
    }
    if from >= until {
        return Err(WrongVisit::Times);
    }
    if !in_hours(from, until) {
        return Err(WrongVisit::Hours);
    }
    if day == today && until <= now {
        return Err(WrongVisit::Over);
    }
    let meets = |other: &Visit| other.0 == day && other.1 < until && from < other.2;
    if planned.iter().any(meets) { Err(WrongVisit::Twice) } else { Ok(()) }
}

/// Whether parents and children come at such a time: from and until minutes after midnight.
pub fn in_hours(from: u32, until: u32) -> bool {
    HOURS.0 <= from && until <= HOURS.1
}

/// The last day for a visit of a child that starts on a day.
pub fn last_visit(start: Date) -> Date {
    start.saturating_add(VISIT_DAYS.days())
}

/// The day that is proposed for a visit of a child that starts on a day: the first on which anybody is on its groups, from
/// a week before that day on.
pub fn proposed_visit<Id: Copy + Ord>(
    calendar: &Calendar<Id>,
    groups: &[Id],
    (start, today): (Date, Date),
) -> Date {
    let from = start.saturating_sub(PROPOSED_BEFORE_DAYS.days()).max(today);
    let days = (0..=PROPOSED_BEFORE_DAYS + VISIT_DAYS).map(|day| from.saturating_add(day.days()));
    let mut days = days.take_while(|day| *day <= last_visit(start));
    days.find(|day| !is_closed(calendar, groups, *day)).unwrap_or(from)
}

/// The days on which the settling-in appointment of a child can be, the first and the last: before its first day or on
/// it, and not long ago. None when its first day, where there is one, is too long ago.
pub fn appointment_days(start: Option<Date>, today: Date) -> Option<(Date, Date)> {
    let first = today.saturating_sub(APPOINTMENT_BACK_DAYS.days());
    let ahead = today.saturating_add(APPOINTMENT_AHEAD_DAYS.days());
    let last = start.map_or(ahead, |start| start.min(ahead));
    (first <= last).then_some((first, last))
}

/// Whether nobody is on any of these groups on a day: a holiday, a closure, or a weekend on which nobody has a day.
pub fn is_closed<Id: Copy + Ord>(calendar: &Calendar<Id>, groups: &[Id], day: Date) -> bool {
    let closed = |group: &Id| {
        let there = calendar.group_day(*group, day);
        let empty = there.staff.is_empty() && there.children.is_empty();
        there.shut.is_some() || (empty && !is_working_day(day, &[]))
    };
    !groups.is_empty() && groups.iter().all(closed)
}

/// The last day on which a child that starts on a day is settling in.
pub fn settled_in(start: Date) -> Date {
    start.saturating_add(SETTLING_IN_DAYS.days())
}

/// So many weeks after the first day one looks how much the first carer is there.
pub const FIRST_WEEKS: i64 = 4;

/// On how many of a child's days in its first weeks its first carer is on the same place, and how many days that are:
/// as roster and plan say, absences and closures included.
pub fn first_weeks<Id: Copy + Ord>(calendar: &Calendar<Id>, child: Id, carer: Id, start: Date) -> (u32, u32) {
    let (child, carer) = (calendar.child(child), calendar.staff(carer));
    let days = (0..7 * FIRST_WEEKS).map(|day| start.saturating_add(day.days()));
    days.map(|date| (child.on(date), carer.on(date))).fold((0, 0), |(met, days), (child, carer)| {
        if !child.is_there() {
            return (met, days);
        }
        let meet = |moment| child.at(moment).is_some_and(|at| carer.at(moment) == Some(at));
        let together = meet(Moment::Morning) || meet(Moment::Afternoon);
        (met + u32::from(together), days + 1)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        calendar::{Absence, Closure, Facts, GroupAt, Kind, Reason, Row},
        half_days::parse,
        period::Period,
    };

    #[test]
    fn the_first_carer_is_counted_on_the_days_of_the_child() {
        let mut facts = Facts::default();
        facts.groups.push(GroupAt { group: 10, location: 1, after_school: false, region: None });
        let row = |person, days: &[u8]| Row {
            person,
            group: 10,
            kind: Kind::Own,
            days: parse(days).unwrap(),
            period: Period::default(),
        };
        facts.children.rows.push(row(7, b"ma di"));
        facts.staff.rows.push(row(3, b"ma wo"));
        let start = date(2026, 3, 2);
        assert_eq!(first_weeks(&Calendar::new(facts.clone()), 7, 3, start), (4, 8));
        let away = Period { from: Some(start), until: Some(date(2026, 3, 8)) };
        facts.staff.absences.push(Absence { person: 3, reason: Reason::Ill, period: away });
        assert_eq!(first_weeks(&Calendar::new(facts), 7, 3, start), (3, 8));
    }

    #[test]
    fn a_weekend_without_anybody_a_holiday_and_a_closure_are_closed() {
        let mut facts = Facts::default();
        for (group, location) in [(10, 1), (20, 2)] {
            facts.groups.push(GroupAt { group, location, after_school: false, region: None });
        }
        let (friday, saturday) = (date(2026, 3, 6), date(2026, 3, 7));
        let shut = Period { from: Some(friday), until: Some(friday) };
        facts.closures.push(Closure { location: 1, period: shut });
        let days = parse(b"za").unwrap();
        facts.staff.rows.push(Row { person: 3, group: 20, kind: Kind::Own, days, period: Period::default() });
        let calendar = Calendar::new(facts);
        assert!(is_closed(&calendar, &[10], friday) && is_closed(&calendar, &[10], saturday));
        assert!(!is_closed(&calendar, &[10], date(2026, 3, 9)));
        assert!(is_closed(&calendar, &[20], date(2026, 4, 6)), "Easter Monday");
        assert!(!is_closed(&calendar, &[20], saturday), "somebody works there");
        assert!(!is_closed(&calendar, &[10, 20], friday), "the other group is there");
        assert!(!is_closed(&calendar, &[], saturday), "where a child is, is not known");
        // A week before the first day is the Friday that is closed, and then a weekend.
        let (start, monday) = (friday + 7.days(), date(2026, 3, 9));
        assert_eq!(proposed_visit(&calendar, &[10], (start, date(2026, 3, 2))), monday);
        assert_eq!(proposed_visit(&calendar, &[20], (start, saturday)), saturday);
    }

    proptest! {
        #[test]
        fn a_visit_is_to_come_in_the_first_weeks_and_once(
            day in -400..400_i64, from in 0..1440_u32, until in 0..1440_u32, start in -200..200_i64,
            (other_day, one, two) in (-2..3_i64, 0..1440_u32, 0..1440_u32), closed in any::<bool>(),
            now in 0..1440_u32,
        ) {
            let today = date(2026, 3, 2);
            let (day, start) = (today + day.days(), today + start.days());
            let other = (day + other_day.days(), one.min(two), one.max(two) + 1);
            let hours = from >= 6 * 60 && until <= 20 * 60;
            let to_come = day > today || (day == today && until > now);
            let fine = to_come && day <= start + VISIT_DAYS.days() && from < until && hours && !closed;
            let check = |planned: &[Visit]| check_visit((day, from, until), (start, today, now), planned, closed);
            prop_assert_eq!(check(&[]).is_ok(), fine);
            let meets = other.0 == day && (from..until).any(|at| (other.1..other.2).contains(&at));
            prop_assert_eq!(check(&[other]).is_ok(), fine && !meets);
            if fine {
                prop_assert_eq!(check(&[(day, from, until)]), Err(WrongVisit::Twice));
            }
        }

        #[test]
        fn an_appointment_is_not_after_the_first_day_and_not_long_ago(
            start in proptest::option::of(-400..800_i64),
        ) {
            let today = date(2026, 3, 2);
            let start = start.map(|days| today + days.days());
            match appointment_days(start, today) {
                Some((first, last)) => {
                    prop_assert!(first <= last && first == today - APPOINTMENT_BACK_DAYS.days());
                    prop_assert!(start.is_none_or(|start| last <= start));
                    prop_assert!(last <= today + APPOINTMENT_AHEAD_DAYS.days());
                }
                None => prop_assert!(start.is_some_and(|start| start < today - APPOINTMENT_BACK_DAYS.days())),
            }
        }
    }
}
