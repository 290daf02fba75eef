//! Dates as people say them, with the exact date at hand.

use jiff::{
    civil::{Date, Weekday},
    tz::TimeZone,
};

use super::{clock::Moment, i18n::Lang};

/// A date on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `2026-03-03`.
    pub iso: String,
    /// "di 3 maart, over 2 weken".
    pub said: String,
    /// "dinsdag 3 maart 2026".
    pub exact: String,
}

/// A date, seen from today.
pub fn said(date: Date, today: Date, lang: Lang) -> Said {
    Said { iso: date.to_string(), said: words(date, today, None, lang), exact: exact(date, lang) }
}

/// What is said of a date, with a time of day behind the day.
fn words(date: Date, today: Date, time: Option<&str>, lang: Lang) -> String {
    let timed = |day: String| match time {
        Some(time) => format!("{day} {time}"),
        None => day,
    };
    let key = if date.year() == today.year() { "date-plain" } else { "date-plain-year" };
    let plain = || timed(dated(key, date, day_short(date.weekday(), lang), lang));
    match distance(date, today, lang) {
        Distance::Instead(words) => timed(words),
        Distance::Beside(words) => {
            lang.t("date-and-far").with("date", plain()).with("far", words).to_string()
        }
        Distance::Far => plain(),
    }
}

fn dated(key: &'static str, date: Date, day: String, lang: Lang) -> String {
    lang.t(key)
        .with("day", day)
        .with("date", date.day())
        .with("month", lang.t(month_key(date)).to_string())
        .with("year", date.year().to_string())
        .to_string()
}

/// The exact date in words: "dinsdag 3 maart 2026".
pub fn exact(date: Date, lang: Lang) -> String {
    dated("date-exact", date, day_name(date.weekday(), lang), lang)
}

/// A date where there is little room: "3 maart".
pub fn short(date: Date, lang: Lang) -> String {
    format!("{} {}", date.day(), lang.t(month_key(date)))
}

/// As [`short`], with the year where that is not this one: "3 maart 2027".
pub fn short_from(date: Date, today: Date, lang: Lang) -> String {
    let short = short(date, lang);
    if date.year() == today.year() { short } else { format!("{short} {}", date.year()) }
}

/// A moment in a zone: the date as [`said`] has it, with the time of day behind the day.
pub fn said_moment(moment: Moment, today: Date, zone: &TimeZone, lang: Lang) -> Said {
    let local = moment.timestamp().to_zoned(zone.clone());
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    Said {
        iso: moment.timestamp().to_string(),
        said: words(local.date(), today, Some(&time), lang),
        exact: format!("{} {time}", exact(local.date(), lang)),
    }
}

/// The name of a day of the week.
pub fn day_name(day: Weekday, lang: Lang) -> String {
    lang.t(&("day-name-".to_owned() + weekday(day))).to_string()
}

/// A day of the week, short, as in "di 3 maart".
fn day_short(day: Weekday, lang: Lang) -> String {
    lang.t(&("day-short-".to_owned() + weekday(day))).to_string()
}

/// A day of the week in the square of a week.
pub fn day_letter(day: Weekday, lang: Lang) -> String {
    lang.t(&("day-letter-".to_owned() + weekday(day))).to_string()
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

fn month_key(date: Date) -> &'static str {
    const KEYS: [&str; 12] = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
        "month-10", "month-11", "month-12",
    ];
    KEYS[date.month().unsigned_abs() as usize - 1]
}

enum Distance {
    /// Said instead of the date.
    Instead(String),
    /// Said beside the date.
    Beside(String),
    /// The date says enough.
    Far,
}

fn distance(date: Date, today: Date, lang: Lang) -> Distance {
    let days = (date - today).get_days();
    match days {
        -1 => Distance::Instead(lang.t("date-yesterday").to_string()),
        0 => Distance::Instead(lang.t("date-today").to_string()),
        1 => Distance::Instead(lang.t("date-tomorrow").to_string()),
        2..=13 => Distance::Beside(lang.t("date-in-days").with("days", days).to_string()),
        14..=69 => Distance::Beside(lang.t("date-in-weeks").with("weeks", days / 7).to_string()),
        -13..=-2 => Distance::Beside(lang.t("date-days-ago").with("days", -days).to_string()),
        -69..=-14 => Distance::Beside(lang.t("date-weeks-ago").with("weeks", -days / 7).to_string()),
        _ => Distance::Far,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(date(2026, 3, 3), "vandaag", "today")]
    #[case(date(2026, 3, 4), "morgen", "tomorrow")]
    #[case(date(2026, 3, 2), "gisteren", "yesterday")]
    #[case(date(2026, 3, 8), "zo 8 maart, over 5 dagen", "Sun 8 March, in 5 days")]
    #[case(date(2026, 3, 17), "di 17 maart, over 2 weken", "Tue 17 March, in 2 weeks")]
    #[case(date(2026, 2, 10), "di 10 februari, 3 weken geleden", "Tue 10 February, 3 weeks ago")]
    #[case(date(2025, 1, 1), "wo 1 januari 2025", "Wed 1 January 2025")]
    fn dates_are_said(#[case] day: Date, #[case] nl: &str, #[case] en: &str) {
        let today = date(2026, 3, 3);
        assert_eq!(said(day, today, Lang::Nl).said, nl);
        assert_eq!(said(day, today, Lang::En).said, en);
    }

    #[test]
    fn a_short_date_has_the_year_where_it_is_another() {
        let said = |year| short_from(date(year, 1, 10), date(2026, 12, 3), Lang::Nl);
        assert_eq!((said(2026), said(2027)), ("10 januari".to_owned(), "10 januari 2027".to_owned()));
    }

    #[test]
    fn the_time_of_a_moment_stands_behind_its_day() {
        let at: jiff::Timestamp = "2026-03-08T16:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let said = |today| said_moment(at.into(), today, &zone, Lang::Nl).said;
        assert_eq!(said(date(2026, 3, 3)), "zo 8 maart 17:00, over 5 dagen");
        assert_eq!(said(date(2026, 3, 9)), "gisteren 17:00");
    }
}
