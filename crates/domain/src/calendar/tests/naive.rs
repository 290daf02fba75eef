//! The same answers, found the slow and plain way: no sorting, no looking up, other formulas.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use crate::calendar::*;

/// Easter Sunday by Knuth's method (The Art of Computer Programming, 1.3.2, exercise 14).
pub fn easter_by_epact(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y % 19 + 1;
    let century = y / 100 + 1;
    let leap = 3 * century / 4 - 12;
    let moon = (8 * century + 5) / 25 - 5;
    let sunday = 5 * y / 4 - leap - 10;
    let mut epact = (11 * golden + 20 + moon - leap).rem_euclid(30);
    if epact == 25 && golden > 11 || epact == 24 {
        epact += 1;
    }
    let mut full_moon = 44 - epact;
    if full_moon < 21 {
        full_moon += 30;
    }
    let n = full_moon + 7 - (sunday + full_moon) % 7;
    Date::constant(year, 3, 1).saturating_add((n - 1).days())
}

/// All public holidays of a year.
pub fn holidays(year: i16) -> BTreeMap<Date, Holiday> {
    let easter = easter_by_epact(year);
    let after = |days: i64| easter.saturating_add(days.days());
    let day = |month, day| Date::constant(year, month, day);
    let mut all = vec![
        (day(1, 1), Holiday::NewYear),
        (easter, Holiday::EasterSunday),
        (after(1), Holiday::EasterMonday),
        (after(39), Holiday::Ascension),
        (after(49), Holiday::WhitSunday),
        (after(50), Holiday::WhitMonday),
        (day(12, 25), Holiday::Christmas),
        (day(12, 26), Holiday::BoxingDay),
    ];
    let king = day(4, 27);
    let king = if weekday(king) == 6 { king.saturating_sub(1.day()) } else { king };
    for (date, holiday) in [(king, Holiday::KingsDay), (day(5, 5), Holiday::LiberationDay)] {
        let lustrum = holiday != Holiday::LiberationDay || year % 5 == 0;
        if lustrum && all.iter().all(|(other, _)| *other != date) {
            all.push((date, holiday));
        }
    }
    all.into_iter().collect()
}

/// Days since Monday 1 January 1900, modulo 7.
pub fn weekday(date: Date) -> i64 {
    (date.duration_since(Date::constant(1900, 1, 1)).as_hours() / 24).rem_euclid(7)
}

/// The ISO week is the number of the year's week in which its Thursday is.
pub fn is_odd_week(date: Date) -> bool {
    let thursday = date.saturating_add((3 - weekday(date)).days());
    let new_year = Date::constant(thursday.year(), 1, 1);
    let week = thursday.duration_since(new_year).as_hours() / 24 / 7 + 1;
    week % 2 == 1
}

fn in_period(period: crate::period::Period, date: Date) -> bool {
    !(period.from.is_some_and(|from| date < from) || period.until.is_some_and(|until| date > until))
}

pub fn is_shut(facts: &Facts<u16>, group: u16, date: Date) -> bool {
    let location = facts.groups.iter().find(|known| known.group == group).map(|known| known.location);
    holidays(date.year()).contains_key(&date)
        || facts
            .closures
            .iter()
            .any(|closure| Some(closure.location) == location && in_period(closure.period, date))
}

/// Where somebody is at each moment, by brute force.
pub fn places(facts: &Facts<u16>, child: bool, person: u16, date: Date) -> [Option<u16>; 4] {
    let mut places = Moment::ALL.map(|moment| group_of(facts, child, person, date, moment));
    for (place, moment) in places.iter_mut().zip(Moment::ALL) {
        *place = place.map(|group| moved(facts, group, date, moment));
    }
    places
}

/// The group on which somebody is at a moment, before groups go together.
pub fn group_of(facts: &Facts<u16>, child: bool, person: u16, date: Date, moment: Moment) -> Option<u16> {
    let people = if child { &facts.children } else { &facts.staff };
    let afternoon = matches!(moment, Moment::Afternoon | Moment::Closing);
    let mut claims: BTreeSet<(u8, i64, u16)> = BTreeSet::new();
    let mut gave_up = false;
    for change in people.changes.iter().filter(|change| change.person == person) {
        gave_up |= change.gives_up == Some(date);
        if let Some(comes) = change.comes
            && comes.on == date
            && (if afternoon { comes.there.afternoon } else { comes.there.morning })
        {
            claims.insert((0, 0, comes.group));
        }
    }
    let has = |row: &&Row<u16>| {
        let shift = 2 * weekday(date) + if is_odd_week(date) { 14 } else { 0 };
        let mut parts = row.days.0 >> shift & 0b11;
        let place = facts.groups.iter().find(|known| known.group == row.group);
        if let Some(GroupAt { after_school: true, region: Some(region), .. }) = place
            && child
            && parts != 0
            && of_region(*region).iter().any(|holiday| holiday.from <= date && date <= holiday.until)
            && school_known().0 <= date
            && date <= school_known().1
        {
            parts = 0b11;
        }
        parts & if afternoon { 0b10 } else { 0b01 } != 0
    };
    let own = people.rows.iter().filter(|row| row.person == person && in_period(row.period, date));
    let rows: Vec<&Row<u16>> = own.filter(has).collect();
    for row in &rows {
        let roster: Vec<u16> =
            rows.iter().filter(|other| other.kind != Kind::StandIn).map(|other| other.group).collect();
        let rank = match row.kind {
            Kind::StandIn if !roster.contains(&row.group) => 1,
            Kind::StandIn => 2,
            Kind::Own => 3,
            Kind::Trainee => 4,
            Kind::Second => 5,
        };
        if rank == 1 || !gave_up {
            let began = row
                .period
                .from
                .map_or(i64::MAX, |from| -(from.duration_since(Date::constant(1900, 1, 1)).as_hours() / 24));
            claims.insert((rank, began, row.group));
        }
    }
    let (_, _, group) = claims.first()?;
    let absent =
        people.absences.iter().any(|absence| absence.person == person && in_period(absence.period, date));
    (!absent && !is_shut(facts, *group, date)).then_some(*group)
}

fn moved(facts: &Facts<u16>, group: u16, date: Date, moment: Moment) -> u16 {
    let mut way = vec![group];
    loop {
        let at = *way.last().unwrap();
        let mut holding: Vec<(u8, usize, u16)> = Vec::new();
        for (number, merge) in facts.merges.iter().enumerate() {
            let rank = match (merge.part, moment) {
                (MergedPart::Opening, Moment::Opening) | (MergedPart::Closing, Moment::Closing) => 0,
                (MergedPart::WholeDay, _) => 1,
                _ => continue,
            };
            let known = facts.groups.iter().any(|known| known.group == merge.with);
            let there = merge.group == at && merge.with != at && known;
            let when = in_period(merge.period, date) && merge.weekdays.0 >> weekday(date) & 1 == 1;
            if there && when && !is_shut(facts, merge.with, date) {
                holding.push((rank, number, merge.with));
            }
        }
        let Some((_, _, next)) = holding.into_iter().min() else { return at };
        if let Some(round) = way.iter().position(|seen| *seen == next) {
            return *way[round..].iter().min().unwrap();
        }
        way.push(next);
    }
}
