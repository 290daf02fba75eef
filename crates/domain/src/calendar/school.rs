//! The school holidays of the Netherlands, which the ministry sets for each region and school year.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

/// A region of the school holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Noord.
    North,
    /// Midden.
    Middle,
    /// Zuid.
    South,
}

impl Region {
    /// All regions.
    pub const ALL: [Self; 3] = [Self::North, Self::Middle, Self::South];

    /// Its code in the database: the Dutch name.
    pub fn code(self) -> &'static str {
        match self {
            Self::North => "noord",
            Self::Middle => "midden",
            Self::South => "zuid",
        }
    }

    /// The region of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }
}

/// Which of the five holidays of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Season {
    /// Herfstvakantie.
    Autumn,
    /// Kerstvakantie.
    Christmas,
    /// Voorjaarsvakantie.
    Spring,
    /// Meivakantie.
    May,
    /// Zomervakantie.
    Summer,
}

impl Season {
    /// A word for it in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Autumn => "autumn",
            Self::Christmas => "christmas",
            Self::Spring => "spring",
            Self::May => "may",
            Self::Summer => "summer",
        }
    }
}

/// A school holiday of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolHoliday {
    /// Which.
    pub season: Season,
    /// Its first day, a Saturday.
    pub from: Date,
    /// Its last day, a Sunday.
    pub until: Date,
}

/// What a date is for the schools of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum School {
    /// No holiday.
    Term,
    /// In a holiday.
    Holiday(SchoolHoliday),
    /// The dates of that year are not in the data.
    Unknown,
}

/// What a date is for the schools of a region.
pub fn school(region: Region, date: Date) -> School {
    let (from, until) = known();
    if date < from || until < date {
        return School::Unknown;
    }
    let list = of_region(region);
    match list.get(list.partition_point(|holiday| holiday.until < date)) {
        Some(holiday) if holiday.from <= date => School::Holiday(*holiday),
        _ => School::Term,
    }
}

/// The holidays of a region that the data have, in order of time.
pub fn of_region(region: Region) -> &'static [SchoolHoliday] {
    &DATA.regions[region as usize]
}

/// The first and the last date of which the data know whether there is school.
pub fn known() -> (Date, Date) {
    DATA.known
}

struct Data {
    known: (Date, Date),
    regions: [Vec<SchoolHoliday>; 3],
}

#[derive(Deserialize)]
struct File {
    known: Known,
    holiday: Vec<Entry>,
}

#[derive(Deserialize)]
struct Known {
    from: Date,
    until: Date,
}

#[derive(Deserialize)]
struct Entry {
    name: Season,
    noord: [Date; 2],
    midden: [Date; 2],
    zuid: [Date; 2],
}

static DATA: LazyLock<Data> = LazyLock::new(|| read(include_str!("school-holidays.toml")));

/// A file that cannot be read knows no date at all; a test reads the one that we ship.
fn read(text: &str) -> Data {
    let nothing = File { known: Known { from: Date::MAX, until: Date::MIN }, holiday: Vec::new() };
    let file: File = toml::from_str(text).unwrap_or(nothing);
    let list = |dates: fn(&Entry) -> [Date; 2]| {
        let holidays = file.holiday.iter().map(|entry| {
            let [from, until] = dates(entry);
            SchoolHoliday { season: entry.name, from, until }
        });
        holidays.collect()
    };
    Data {
        known: (file.known.from, file.known.until),
        regions: [list(|entry| entry.noord), list(|entry| entry.midden), list(|entry| entry.zuid)],
    }
}

#[cfg(test)]
mod tests {
    use jiff::{
        ToSpan,
        civil::{Weekday, date},
    };

    use super::*;

    #[test]
    fn the_data_are_whole() {
        let (from, until) = known();
        assert_eq!((from, until), (date(2025, 1, 1), date(2028, 9, 3)));
        for region in Region::ALL {
            let list = of_region(region);
            assert_eq!(list.len(), 19);
            for holiday in list {
                assert_eq!(holiday.from.weekday(), Weekday::Saturday, "{holiday:?}");
                assert_eq!(holiday.until.weekday(), Weekday::Sunday, "{holiday:?}");
                let days = holiday.until.duration_since(holiday.from).as_hours() / 24 + 1;
                let weeks = match holiday.season {
                    Season::Summer => 6,
                    Season::Christmas => 2,
                    _ => 1,
                };
                assert_eq!(days, 7 * weeks + 2, "{holiday:?}");
            }
            assert!(list.windows(2).all(|pair| pair[0].until < pair[1].from));
            assert_eq!(Region::of(region.code()), Some(region));
        }
        // Each school year has its five, in this order, and the official weeks are at the same time everywhere.
        let order = [Season::Christmas, Season::Spring, Season::May, Season::Summer, Season::Autumn];
        let seasons: Vec<Season> = of_region(Region::North).iter().map(|holiday| holiday.season).collect();
        assert!(seasons.iter().zip(order.iter().cycle()).all(|(found, wanted)| found == wanted));
        for season in [Season::Christmas, Season::May] {
            let of = |region| of_region(region).iter().filter(move |h| h.season == season);
            assert!(of(Region::North).eq(of(Region::Middle)) && of(Region::North).eq(of(Region::South)));
        }
    }

    #[test]
    fn each_region_has_its_own_weeks() {
        // The first week of the summer of 2026 in the north.
        let day = date(2026, 7, 6);
        assert!(matches!(school(Region::North, day), School::Holiday(h) if h.season == Season::Summer));
        assert_eq!(school(Region::Middle, day), School::Term);
        assert_eq!(school(Region::South, day), School::Term);
        assert_eq!(school(Region::South, date(2024, 12, 31)), School::Unknown);
        assert_eq!(school(Region::South, date(2028, 9, 4)), School::Unknown);
        assert!(matches!(school(Region::South, date(2025, 1, 1)), School::Holiday(_)));
    }

    #[test]
    fn a_day_is_in_a_holiday_when_a_holiday_has_it() {
        for region in Region::ALL {
            let mut day = known().0;
            while day <= known().1 {
                let found = of_region(region).iter().find(|h| h.from <= day && day <= h.until);
                assert_eq!(school(region, day), found.map_or(School::Term, |h| School::Holiday(*h)));
                day = day.saturating_add(1.day());
            }
        }
    }

    #[test]
    fn what_cannot_be_read_knows_nothing() {
        let data = read("known = 1");
        assert!(data.known.0 > data.known.1 && data.regions.iter().all(Vec::is_empty));
    }
}
