//! What the forms of days share.

use jiff::civil::{Date, Time, Weekday};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    calendar::{Refused, Weekdays},
    half_days::Presence,
};
use serde::Deserialize;

use super::{Days, words};
use crate::platform::{i18n::Lang, ids::GroupId, session::Cx};

/// One of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// The date of a field; none when it is not one.
pub fn date_of(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}

/// The time of a field, as it is kept: `08:30`.
pub fn time_of(text: &str) -> Option<String> {
    let time: Time = text.trim().parse().ok()?;
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// The children and staff of a group, to choose one.
pub fn people_choices(days: &Days, group: GroupId, chosen: &str, lang: Lang) -> Vec<Choice> {
    let mut people: Vec<(bool, String, String)> = days
        .people_of(group)
        .map(|who| {
            let name = days.full_name(who.id());
            let label = if who.is_child() {
                name.to_owned()
            } else {
                lang.t("days-who-staff").with("name", name).to_string()
            };
            (!who.is_child(), label, who.value())
        })
        .collect();
    people.sort_by_key(|(staff, label, value)| (*staff, label.to_lowercase(), value.clone()));
    let first =
        Choice { value: String::new(), label: lang.t("days-who-choose").to_string(), selected: false };
    let rest = people.into_iter().map(|(_, label, value)| Choice { selected: value == chosen, label, value });
    std::iter::once(first).chain(rest).collect()
}

/// The parts of a day, as a field has them.
pub fn presence_of(text: &str) -> Option<Presence> {
    match text {
        "day" => Some(Presence { morning: true, afternoon: true }),
        "morning" => Some(Presence { morning: true, afternoon: false }),
        "afternoon" => Some(Presence { morning: false, afternoon: true }),
        _ => None,
    }
}

/// The parts of a day, to choose one.
pub fn part_choices(chosen: &str, lang: Lang) -> Vec<Choice> {
    [("day", "day-whole"), ("morning", "day-morning"), ("afternoon", "day-afternoon")]
        .into_iter()
        .map(|(value, key)| Choice {
            value: value.to_owned(),
            label: lang.t(key).to_string(),
            selected: value == chosen,
        })
        .collect()
}

/// A day of the week, to tick.
#[derive(Clone, Debug)]
pub struct DayBox {
    pub name: &'static str,
    pub label: String,
    pub ticked: bool,
}

const BOXES: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The days of the week, to tick; the weekend too where one of its days is ticked.
pub fn day_boxes(ticked: Weekdays, lang: Lang) -> Vec<DayBox> {
    let weekend = ticked.0 & !Weekdays::WORK.0 != 0;
    BOXES
        .into_iter()
        .take(if weekend { 7 } else { 5 })
        .map(|(name, day)| DayBox { name, label: words::short_day(day, lang), ticked: ticked.has(day) })
        .collect()
}

/// The days that a form ticked, from its fields in the order of the week.
pub fn weekdays_of(ticked: [bool; 7]) -> Weekdays {
    Weekdays::of(BOXES.into_iter().zip(ticked).filter(|(_, on)| *on).map(|((_, day), _)| day))
}

/// These parts of these days of each week.
pub fn half_days_of(weekdays: Weekdays, there: Presence) -> HalfDays {
    let part = u32::from(there.morning) | u32::from(there.afternoon) << 1;
    let week = (0..7).filter(|day| weekdays.0 >> day & 1 == 1).fold(0, |bits, day| bits | part << (2 * day));
    HalfDays(week | week << 14)
}

/// The days of the week that a form ticked.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Ticked {
    monday: Option<Tick>,
    tuesday: Option<Tick>,
    wednesday: Option<Tick>,
    thursday: Option<Tick>,
    friday: Option<Tick>,
    saturday: Option<Tick>,
    sunday: Option<Tick>,
}

/// A ticked box.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Tick {
    #[serde(rename = "true")]
    On,
}

impl Ticked {
    /// Monday to Friday, as a form begins.
    pub fn work() -> Self {
        let on = Some(Tick::On);
        Self { monday: on, tuesday: on, wednesday: on, thursday: on, friday: on, ..Self::default() }
    }

    /// The days.
    pub fn days(self) -> Weekdays {
        let days = [
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        ];
        weekdays_of(days.map(|day| day.is_some()))
    }
}

/// What is wrong with a form, by field.
pub type Errors = Vec<(&'static str, String)>;

/// What is wrong with a field.
pub fn error<'a>(errors: &'a Errors, name: &str) -> Option<&'a str> {
    errors.iter().find(|(field, _)| *field == name).map(|(_, text)| text.as_str())
}

/// A refusal, with what is closed said in words.
pub fn refusal(cx: &Cx, days: &Days, group: GroupId, why: Refused, name: &str) -> (&'static str, String) {
    let shut = |date, shut| match days.group(group) {
        Some(group) => words::shut_words(shut, group, date, &days.closures, cx.lang),
        None => cx.lang.t("days-shut").to_string(),
    };
    words::refused(why, name, shut, cx.lang)
}

/// A field has no date.
pub fn no_date(cx: &Cx) -> String {
    cx.lang.t("days-no-date").to_string()
}

/// Where the forms of a group lead.
pub fn to_days(id: GroupId) -> String {
    format!("/groups/{id}/days")
}

#[cfg(test)]
mod tests {
    use mentorkind_domain::half_days::print;

    use super::*;

    #[test]
    fn ticked_days_are_half_days_of_every_week() {
        let days = weekdays_of([true, false, true, false, false, false, false]);
        assert_eq!(print(half_days_of(days, presence_of("morning").unwrap())), "ma-o wo-o");
        assert_eq!(print(half_days_of(days, presence_of("day").unwrap())), "ma wo");
        assert_eq!(presence_of("nacht"), None);
    }

    #[test]
    fn times_are_kept_short() {
        assert_eq!(time_of("08:30").as_deref(), Some("08:30"));
        assert_eq!(time_of("8:30:15").as_deref(), None);
        assert_eq!(time_of("25:00"), None);
    }
}
