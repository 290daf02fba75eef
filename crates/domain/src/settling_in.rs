//! Settling in: the first visits of a child, and its first carer in the first weeks.

use jiff::{ToSpan, civil::Date};

use crate::calendar::{Calendar, Moment};

/// Until this many days after its first day a child is settling in.
pub const SETTLING_IN_DAYS: i64 = 91;

/// Why a first visit is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongVisit {
    /// The day has passed.
    Past,
    /// It is after the child has settled in.
    TooLate,
    /// It ends before it begins.
    Times,
}

/// Whether a visit may be planned on a day, from and until minutes after midnight, for a child that starts on `start`.
///
/// # Errors
/// Why not.
pub fn check_visit(day: Date, times: (u32, u32), start: Date, today: Date) -> Result<(), WrongVisit> {
    if day < today {
        return Err(WrongVisit::Past);
    }
    if day > settled_in(start) {
        return Err(WrongVisit::TooLate);
    }
    if times.0 >= times.1 { Err(WrongVisit::Times) } else { Ok(()) }
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
        calendar::{Absence, Facts, GroupAt, Kind, Reason, Row},
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

    proptest! {
        #[test]
        fn a_visit_is_to_come_and_while_settling_in(
            day in -400..400_i64, from in 0..1440_u32, until in 0..1440_u32, start in -200..200_i64,
        ) {
            let today = date(2026, 3, 2);
            let (day, start) = (today + day.days(), today + start.days());
            let fine = day >= today && day <= start + SETTLING_IN_DAYS.days() && from < until;
            prop_assert_eq!(check_visit(day, (from, until), start, today).is_ok(), fine);
        }
    }
}
