//! What the calendar says, in the reader's words.

use jiff::civil::{Date, Weekday};
use mentorkind_domain::calendar::{Holiday, MergedPart, Reason, Refused, Season, Shut, Weekdays};

use super::{ClosureRow, GroupRow};
use crate::platform::{
    dates::{exact, said},
    i18n::Lang,
};

/// The name of a public holiday.
pub fn holiday_name(holiday: Holiday, lang: Lang) -> String {
    let key = ["holiday-", holiday.code()].concat();
    lang.t(&key).to_string()
}

/// The name of a school holiday.
pub(super) fn season_name(season: Season, lang: Lang) -> String {
    let key = ["school-", season.code()].concat();
    lang.t(&key).to_string()
}

/// Why a group is closed on a date: the holiday, or what was written with the closure; nothing when nothing was.
pub fn shut_reason(
    shut: Shut,
    group: &GroupRow,
    date: Date,
    closures: &[ClosureRow],
    lang: Lang,
) -> Option<String> {
    match shut {
        Shut::Holiday(holiday) => Some(holiday_name(holiday, lang)),
        Shut::Closed => closures
            .iter()
            .filter(|row| row.location == group.location && row.from <= date && date <= row.until)
            .map(|row| row.reason.clone())
            .find(|reason| !reason.trim().is_empty()),
    }
}

/// "gesloten: Koningsdag".
pub(super) fn shut_words(
    shut: Shut,
    group: &GroupRow,
    date: Date,
    closures: &[ClosureRow],
    lang: Lang,
) -> String {
    match shut_reason(shut, group, date, closures, lang) {
        Some(reason) => lang.t("days-shut-because").with("reason", reason).to_string(),
        None => lang.t("days-shut").to_string(),
    }
}

/// Why somebody is absent, as far as others need to know.
pub(super) fn reason_words(reason: Reason, lang: Lang) -> String {
    lang.t(match reason {
        Reason::Ill => "absent-ill",
        Reason::Free => "absent-free",
        Reason::Other => "absent-other",
        Reason::Unsaid => "absent-unsaid",
    })
    .to_string()
}

/// At which part of the day groups are together.
pub(super) fn part_words(part: MergedPart, time: Option<&str>, lang: Lang) -> String {
    match (part, time) {
        (MergedPart::Opening, Some(time)) => lang.t("merge-opening-until").with("time", time).to_string(),
        (MergedPart::Opening, None) => lang.t("merge-opening").to_string(),
        (MergedPart::Closing, Some(time)) => lang.t("merge-closing-from").with("time", time).to_string(),
        (MergedPart::Closing, None) => lang.t("merge-closing").to_string(),
        (MergedPart::WholeDay, _) => lang.t("merge-day").to_string(),
    }
}

/// "ma, di, vr"; nothing for every working day.
pub(super) fn weekdays_words(weekdays: Weekdays, lang: Lang) -> Option<String> {
    if weekdays.0 & Weekdays::WORK.0 == Weekdays::WORK.0 {
        return None;
    }
    let days = Weekday::Monday.cycle_forward().take(7).filter(|day| weekdays.has(*day));
    Some(days.map(|day| short_day(day, lang)).collect::<Vec<_>>().join(", "))
}

/// "ma".
pub(super) fn short_day(day: Weekday, lang: Lang) -> String {
    let length = if lang == Lang::Nl { 2 } else { 3 };
    crate::platform::dates::day_name(day, lang).chars().take(length).collect()
}

/// From a day until a day, or one day.
pub(super) fn period_words(from: Date, until: Option<Date>, today: Date, lang: Lang) -> String {
    let day = |date| said(date, today, lang).said;
    match until {
        Some(until) if until == from => day(from),
        Some(until) => {
            lang.t("days-from-until").with("from", day(from)).with("until", day(until)).to_string()
        }
        None => lang.t("days-from").with("from", day(from)).to_string(),
    }
}

/// Why something is not entered: at which field, and what to do about it.
pub(super) fn refused(
    refused: Refused,
    name: &str,
    shut: impl Fn(Date, Shut) -> String,
    lang: Lang,
) -> (&'static str, String) {
    let day = |date: Date| exact(date, lang);
    match refused {
        Refused::EndsBeforeItBegins => ("until", lang.t("days-no-ends-first").to_string()),
        Refused::TooLongAgo(first) => ("from", lang.t("days-no-past").with("date", day(first)).to_string()),
        Refused::TooFarAhead(last) => ("from", lang.t("days-no-ahead").with("date", day(last)).to_string()),
        Refused::TooLong(last) => ("until", lang.t("days-no-long").with("date", day(last)).to_string()),
        Refused::Shut(date, why) => {
            ("from", lang.t("days-no-shut").with("date", day(date)).with("why", shut(date, why)).to_string())
        }
        Refused::AlreadyThere(date) => {
            ("from", lang.t("days-no-there").with("name", name).with("date", day(date)).to_string())
        }
        Refused::NoStaff(date) => ("from", lang.t("days-no-staff").with("date", day(date)).to_string()),
        Refused::Absent(date) => {
            ("from", lang.t("days-no-absent").with("name", name).with("date", day(date)).to_string())
        }
        Refused::NotPlanned(date) => {
            ("gives_up", lang.t("days-no-planned").with("name", name).with("date", day(date)).to_string())
        }
        Refused::ComesByChange(date) => {
            ("gives_up", lang.t("days-no-swap-on").with("name", name).with("date", day(date)).to_string())
        }
        Refused::SameDay => ("from", lang.t("days-no-same-day").to_string()),
        Refused::NoDays => ("days", lang.t("days-no-days").to_string()),
        Refused::SameGroup => ("with", lang.t("days-no-same-group").to_string()),
        Refused::Overlaps => ("from", lang.t("days-no-overlap").to_string()),
        Refused::Circle => ("with", lang.t("days-no-circle").to_string()),
    }
}
