//! The public holidays of the Netherlands, computed for any year.

use jiff::{ToSpan, civil::Date};

/// A public holiday on which childcare is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Easter Sunday.
    EasterSunday,
    /// The day after it.
    EasterMonday,
    /// 27 April; the 26th when that is a Sunday.
    KingsDay,
    /// 5 May, in the years that can be divided by five.
    LiberationDay,
    /// The Thursday 39 days after Easter Sunday.
    Ascension,
    /// 49 days after Easter Sunday.
    WhitSunday,
    /// The day after it.
    WhitMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

impl Holiday {
    /// All of them, in the order of a usual year.
    pub const ALL: [Self; 10] = [
        Self::NewYear,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::Christmas,
        Self::BoxingDay,
    ];

    /// A word for it in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewYear => "new-year",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::KingsDay => "kings-day",
            Self::LiberationDay => "liberation-day",
            Self::Ascension => "ascension",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::Christmas => "christmas",
            Self::BoxingDay => "boxing-day",
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (Butcher, Nature 13, 1876).
pub fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    // The method gives a day in March or April of every year that a date can have.
    let of = |n: i32| i8::try_from(n).unwrap_or(1);
    Date::new(year, of(month), of(day)).unwrap_or(Date::ZERO)
}

/// The public holiday on a date. Good Friday and, save in lustrum years, Liberation Day are ordinary days in childcare
/// (as in its collective agreement).
pub fn holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (12, 25) => return Some(Holiday::Christmas),
        (12, 26) => return Some(Holiday::BoxingDay),
        // Easter is 22 March to 25 April, so that Whit Monday is 14 June at the latest.
        (3..=6, _) => {}
        _ => return None,
    }
    let easter = easter(date.year());
    match date.duration_since(easter).as_hours() / 24 {
        0 => return Some(Holiday::EasterSunday),
        1 => return Some(Holiday::EasterMonday),
        39 => return Some(Holiday::Ascension),
        49 => return Some(Holiday::WhitSunday),
        50 => return Some(Holiday::WhitMonday),
        _ => {}
    }
    let sunday = |day: Date| day.weekday() == jiff::civil::Weekday::Sunday;
    match (date.month(), date.day()) {
        (4, 27) if !sunday(date) => Some(Holiday::KingsDay),
        (4, 26) if sunday(date.saturating_add(1.day())) => Some(Holiday::KingsDay),
        (5, 5) if date.year() % 5 == 0 => Some(Holiday::LiberationDay),
        _ => None,
    }
}
