//! What people may enter in the calendar, and why not.

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;

use super::{Calendar, Change, Merge, Moment, Part, Person, Shut, is_working_day};
use crate::{half_days::on_date, period::Period};

/// Something that begins more days ago than this is no longer entered: a month can still be put right.
const PAST_DAYS: i64 = 31;
/// Nothing is entered that begins more days from now than this.
const AHEAD_DAYS: i64 = 366;
/// Nothing that is entered lasts longer, in days.
const LONGEST_DAYS: i64 = 731;

/// Why something is not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The last day is before the first.
    EndsBeforeItBegins,
    /// It begins before this day, the first that can still be entered.
    TooLongAgo(Date),
    /// It begins after this day.
    TooFarAhead(Date),
    /// It would last until after this day.
    TooLong(Date),
    /// Nobody is there on that day.
    Shut(Date, Shut),
    /// It is planned on that day already.
    AlreadyThere(Date),
    /// Nobody of the team is there on that day or a half of it, which is no working day either.
    NoStaff(Date),
    /// It is absent on that day.
    Absent(Date),
    /// It has no planned day to give up then.
    NotPlanned(Date),
    /// It comes then by a swapped or extra day, which is taken back and not swapped on.
    ComesByChange(Date),
    /// The day that is given up is the day that comes for it.
    SameDay,
    /// No half-day is chosen, or none of them is in the period.
    NoDays,
    /// The two groups are one.
    SameGroup,
    /// Something else holds for that time already.
    Overlaps,
    /// The groups would go round in a circle.
    Circle,
}

fn window(from: Date, until: Date, today: Date) -> Result<(), Refused> {
    let first = today.saturating_sub(PAST_DAYS.days());
    let last = today.saturating_add(AHEAD_DAYS.days());
    let end = from.saturating_add(LONGEST_DAYS.days());
    if until < from {
        Err(Refused::EndsBeforeItBegins)
    } else if from < first {
        Err(Refused::TooLongAgo(first))
    } else if last < from {
        Err(Refused::TooFarAhead(last))
    } else if end < until {
        Err(Refused::TooLong(end))
    } else {
        Ok(())
    }
}

/// Whether an absence may be entered.
pub fn absent(from: Date, until: Date, today: Date) -> Result<(), Refused> {
    window(from, until, today)
}

/// Whether a closure may be entered beside those that a location has.
pub fn closure(known: &[Period], from: Date, until: Date, today: Date) -> Result<(), Refused> {
    window(from, until, today)?;
    // A closure that another one has whole says nothing new.
    let inside = known.iter().any(|period| period.contains(from) && period.contains(until));
    if inside { Err(Refused::Overlaps) } else { Ok(()) }
}

/// Whether a swapped or extra day may be entered. In a weekend a child comes only while somebody works there.
pub fn change<Id: Copy + Ord>(
    calendar: &Calendar<Id>,
    person: &Person<'_, Id>,
    change: &Change<Id>,
    today: Date,
) -> Result<(), Refused> {
    if let Some(date) = change.gives_up {
        window(date, date, today)?;
        let Some(group) = person.planned_on(date) else {
            let comes = person.changes.iter().filter_map(|change| change.comes).any(|comes| comes.on == date);
            return Err(if comes { Refused::ComesByChange(date) } else { Refused::NotPlanned(date) });
        };
        if let Some(shut) = calendar.shut(group, date) {
            return Err(Refused::Shut(date, shut));
        }
    }
    let Some(comes) = change.comes else { return Ok(()) };
    window(comes.on, comes.on, today)?;
    if !comes.there.morning && !comes.there.afternoon {
        return Err(Refused::NoDays);
    }
    if change.gives_up == Some(comes.on) {
        return Err(Refused::SameDay);
    }
    if let Some(shut) = calendar.shut(comes.group, comes.on) {
        return Err(Refused::Shut(comes.on, shut));
    }
    if person.child
        && !is_working_day(comes.on, &[])
        && !calendar.has_staff(comes.group, comes.on, comes.there)
    {
        return Err(Refused::NoStaff(comes.on));
    }
    if person.absence(comes.on).is_some() {
        return Err(Refused::Absent(comes.on));
    }
    let planned = person.planned(comes.on);
    if planned.morning && comes.there.morning || planned.afternoon && comes.there.afternoon {
        return Err(Refused::AlreadyThere(comes.on));
    }
    Ok(())
}

/// Whether somebody may stand in on a group. `person` is none for somebody who is not in the calendar yet.
pub fn stand_in<Id: Copy + Ord>(
    calendar: &Calendar<Id>,
    person: Option<&Person<'_, Id>>,
    group: Id,
    days: HalfDays,
    (from, until): (Date, Date),
    today: Date,
) -> Result<(), Refused> {
    window(from, until, today)?;
    let (mut shut, mut there) = (None, None);
    let mut day = from;
    while day <= until {
        let parts = on_date(days, day);
        if parts.morning || parts.afternoon {
            let known = person.filter(|person| {
                let day = person.on(day);
                let has =
                    |part: Option<Part<Id>>| part.is_some_and(|part| part.of == group || part.at == group);
                (has(day.morning) || !parts.morning) && (has(day.afternoon) || !parts.afternoon)
            });
            match (calendar.shut(group, day), known) {
                (Some(why), _) => shut = shut.or(Some((day, why))),
                (None, Some(_)) => there = there.or(Some(day)),
                (None, None) => return Ok(()),
            }
        }
        day = day.saturating_add(1.day());
    }
    Err(match (there, shut) {
        (Some(day), _) => Refused::AlreadyThere(day),
        (None, Some((day, why))) => Refused::Shut(day, why),
        (None, None) => Refused::NoDays,
    })
}

/// Whether a merge may be entered beside the others.
pub fn merge<Id: Copy + Ord>(others: &[Merge<Id>], new: &Merge<Id>, today: Date) -> Result<(), Refused> {
    let from = new.period.from.unwrap_or(today);
    window(from, new.period.until.unwrap_or(from), today)?;
    if new.group == new.with {
        return Err(Refused::SameGroup);
    }
    let days = (0..7).filter_map(|n| from.checked_add(n.days()).ok());
    let mut days = days.filter(|day| new.period.contains(*day) && new.weekdays.has(day.weekday()));
    if days.next().is_none() {
        return Err(Refused::NoDays);
    }
    let meets = |other: &&Merge<Id>| {
        other.period.overlaps(new.period)
            && other.weekdays.0 & new.weekdays.0 != 0
            && Moment::ALL.into_iter().any(|moment| other.part.has(moment) && new.part.has(moment))
    };
    let beside: Vec<&Merge<Id>> = others.iter().filter(meets).collect();
    if beside.iter().any(|other| other.group == new.group) {
        return Err(Refused::Overlaps);
    }
    // From the group that it goes to, along all merges that can hold then.
    let mut reached = vec![new.with];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        if at == new.group {
            return Err(Refused::Circle);
        }
        for other in beside.iter().filter(|other| other.group == at) {
            if !reached.contains(&other.with) {
                reached.push(other.with);
            }
        }
        next += 1;
    }
    Ok(())
}
