//! The days of a week as small squares, the same everywhere.

use jiff::civil::Weekday;
use mentorkind_division::HalfDays;
use mentorkind_domain::half_days::on_weekday;
use mentorkind_reports::Block;

use super::{
    dates::{day_letter, day_name},
    i18n::Lang,
};

/// A day as a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// "ma".
    pub letter: String,
    /// `together`, `one`, `without` or `off`.
    pub state: &'static str,
    /// What the square means, in words.
    pub sentence: String,
}

/// A week of squares, with the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Five squares, or seven where a weekend day counts.
    pub squares: Vec<Day>,
    /// The same in words, for a screen reader.
    pub sentence: String,
    /// Which weeks these squares are of, in words, where even and odd weeks differ.
    pub only: Option<String>,
}

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// When a child attends and when its mentor works: together, the mentor alone, or the child without its mentor. One
/// week where both weeks are alike, else the even and the odd one.
pub fn together(child: HalfDays, mentor: HalfDays, lang: Lang) -> Vec<Week> {
    weeks(
        child.0 | mentor.0,
        lang,
        |shared| match (child.0 & shared != 0, mentor.0 & shared != 0) {
            (true, true) if child.0 & mentor.0 & shared != 0 => ("together", "week-together"),
            (true, _) => ("without", "week-without"),
            (false, true) => ("one", "week-one"),
            (false, false) => ("off", "week-off"),
        },
        &[child, mentor],
    )
}

/// When somebody is there.
pub fn there(days: HalfDays, lang: Lang) -> Vec<Week> {
    weeks(
        days.0,
        lang,
        |part| if days.0 & part != 0 { ("together", "week-there") } else { ("off", "week-off") },
        &[days],
    )
}

/// The weeks as a part of a document, with what the squares mean.
pub fn block(weeks: &[Week], lang: Lang) -> Block {
    let legend = ["layout-week-together", "layout-week-one", "layout-week-without"];
    let weeks = weeks.iter().map(|week| mentorkind_reports::Week {
        only: week.only.clone(),
        days: week
            .squares
            .iter()
            .map(|day| mentorkind_reports::Day { letter: day.letter.clone(), state: day.state.to_owned() })
            .collect(),
        sentence: week.sentence.clone(),
    });
    Block::Weeks { weeks: weeks.collect(), legend: legend.map(|key| lang.t(key).to_string()) }
}

/// `state` takes the mask of a day's two half-days.
fn weeks(
    any: u32,
    lang: Lang,
    state: impl Fn(u32) -> (&'static str, &'static str),
    of: &[HalfDays],
) -> Vec<Week> {
    const WEEK: u32 = (1 << 14) - 1;
    let alike = of.iter().all(|days| days.0 & WEEK == days.0 >> 14);
    let weekend = any & (0b1111 << 10 | 0b1111 << 24) != 0;
    let parities: &[bool] = if alike { &[false] } else { &[false, true] };
    parities
        .iter()
        .map(|&odd| {
            let squares: Vec<Day> = DAYS
                .into_iter()
                .take(if weekend { 7 } else { 5 })
                .map(|weekday| {
                    let whole = 0b11
                        << (14 * u32::from(odd) + 2 * weekday.to_monday_zero_offset().unsigned_abs() as u32);
                    let name = day_name(weekday, lang);
                    let (state, key) = state(whole);
                    let halves = of.iter().map(|days| on_weekday(*days, weekday, odd));
                    let half = halves.clone().any(|h| h.morning != h.afternoon);
                    let mut sentence = format!("{name}: {}", lang.t(key));
                    if half {
                        let morning = halves.clone().any(|h| h.morning);
                        let key = match (morning, halves.clone().any(|h| h.afternoon)) {
                            (true, false) => "week-morning",
                            (false, true) => "week-afternoon",
                            _ => "week-half",
                        };
                        sentence += &format!(" ({})", lang.t(key));
                    }
                    Day { letter: day_letter(weekday, lang), state, sentence }
                })
                .collect();
            let said: Vec<&str> =
                squares.iter().filter(|day| day.state != "off").map(|day| day.sentence.as_str()).collect();
            let only = (!alike).then(|| lang.t(if odd { "week-odd" } else { "week-even" }).to_string());
            let mut sentence =
                if said.is_empty() { lang.t("week-no-days").to_string() } else { said.join(", ") };
            if let Some(only) = &only {
                sentence = format!("{only}: {sentence}");
            }
            Week { squares, sentence, only }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use mentorkind_domain::half_days::parse;

    use super::*;

    fn states(weeks: &[Week]) -> Vec<Vec<&str>> {
        weeks.iter().map(|week| week.squares.iter().map(|day| day.state).collect()).collect()
    }

    #[test]
    fn squares_say_who_is_there() {
        let child = parse(b"ma di").unwrap();
        let mentor = parse(b"di wo").unwrap();
        let weeks = together(child, mentor, Lang::Nl);
        assert_eq!(states(&weeks), [["without", "together", "one", "off", "off"]]);
        assert_eq!(
            weeks[0].sentence,
            "maandag: er zonder de mentor, dinsdag: samen met de mentor, woensdag: alleen de mentor is er"
        );
    }

    #[test]
    fn different_weeks_are_shown_apart() {
        let weeks = there(parse(b"ma e:vr").unwrap(), Lang::Nl);
        assert_eq!(
            states(&weeks),
            [["together", "off", "off", "off", "together"], ["together", "off", "off", "off", "off"]]
        );
        assert_eq!(weeks[1].only.as_deref(), Some("oneven weken"));
    }

    #[test]
    fn a_half_day_is_said() {
        let weeks = there(parse(b"wo-m").unwrap(), Lang::Nl);
        assert_eq!(weeks[0].sentence, "woensdag: er (middag)");
    }
}
