//! Half-days of a fortnight as text: `ma di-o e:vr` is Monday, Tuesday morning, and Friday in even
//! ISO weeks.

use std::fmt::Write;

use jiff::civil::{Date, Weekday};
pub use mentorkind_division::HalfDays;

const DAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const MORNING: u32 = 0b01;
const AFTERNOON: u32 = 0b10;
const WHOLE_DAY: u32 = MORNING | AFTERNOON;
const BITS_PER_WEEK: usize = 14;

/// The parts of a day that somebody is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// In the morning.
    pub morning: bool,
    /// In the afternoon.
    pub afternoon: bool,
}

/// Reads the tokens of a `days` column, in upper or lower case; tokens add up. Empty text is no days.
///
/// # Errors
/// The first token that is none.
pub fn parse(text: &[u8]) -> Result<HalfDays, &[u8]> {
    let mut days = 0;
    for token in text.split(u8::is_ascii_whitespace).filter(|token| !token.is_empty()) {
        days |= token_bits(token).ok_or(token)?;
    }
    Ok(HalfDays(days))
}

fn token_bits(token: &[u8]) -> Option<u32> {
    let (even, odd, token) = match token {
        [b'e' | b'E', b':', rest @ ..] => (true, false, rest),
        [b'o' | b'O', b':', rest @ ..] => (false, true, rest),
        _ => (true, true, token),
    };
    let (day, part) = token.split_at_checked(2)?;
    let weekday = DAYS.iter().position(|name| name.as_bytes().eq_ignore_ascii_case(day))?;
    let part = match part {
        [] => WHOLE_DAY,
        [b'-', b'o' | b'O'] => MORNING,
        [b'-', b'm' | b'M'] => AFTERNOON,
        _ => return None,
    };
    let week = part << (2 * weekday);
    Some(if even { week } else { 0 } | if odd { week << BITS_PER_WEEK } else { 0 })
}

/// The shortest text that reads back as these half-days; Monday first, and within a day every week,
/// even weeks, odd weeks.
pub fn print(days: HalfDays) -> String {
    let mut text = String::new();
    let mut token = |prefix: &str, day: &str, part: u32| {
        let suffix = match part {
            MORNING => "-o",
            AFTERNOON => "-m",
            WHOLE_DAY => "",
            _ => return,
        };
        let space = if text.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{space}{prefix}{day}{suffix}");
    };
    for (weekday, day) in DAYS.into_iter().enumerate() {
        let (even, odd) = (part_of(days, weekday, false), part_of(days, weekday, true));
        let every_week = even & odd;
        token("", day, every_week);
        // Where the other half of the day is added in one of the weeks, `e:ma` is shorter than `e:ma-m`.
        for (prefix, part) in [("e:", even), ("o:", odd)] {
            token(prefix, day, if part == every_week { 0 } else { part });
        }
    }
    text
}

/// The parts of a weekday, in even or in odd ISO weeks.
pub fn on_weekday(days: HalfDays, weekday: Weekday, odd_week: bool) -> Presence {
    let part = part_of(days, usize::from(weekday.to_monday_zero_offset().unsigned_abs()), odd_week);
    Presence { morning: part & MORNING != 0, afternoon: part & AFTERNOON != 0 }
}

/// The parts of a date, by its ISO week. After a year of 53 weeks two odd weeks follow each other.
pub fn on_date(days: HalfDays, date: Date) -> Presence {
    on_weekday(days, date.weekday(), date.iso_week_date().week() % 2 != 0)
}

fn part_of(days: HalfDays, weekday: usize, odd_week: bool) -> u32 {
    let week = if odd_week { BITS_PER_WEEK } else { 0 };
    (days.0 >> (week + 2 * weekday)) & WHOLE_DAY
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    const EVERY_BIT: u32 = (1 << 28) - 1;

    #[rstest]
    #[case("", 0)]
    #[case("ma", 0b11 | 0b11 << 14)]
    #[case("di-o", 0b0100 | 0b0100 << 14)]
    #[case("e:vr", 0b11 << 8)]
    #[case("o:wo-m", 0b10 << 18)]
    #[case("  MA-M  O:Zo ", 0b10 | 0b10 << 14 | 0b11 << 26)]
    #[case("ma ma-o e:ma", 0b11 | 0b11 << 14)]
    fn tokens_are_half_days(#[case] text: &str, #[case] bits: u32) {
        assert_eq!(parse(text.as_bytes()), Ok(HalfDays(bits)));
    }

    #[rstest]
    #[case("ma mo", "mo")]
    #[case("m", "m")]
    #[case("ma-x", "ma-x")]
    #[case("ma-", "ma-")]
    #[case("e:", "e:")]
    #[case("x:ma", "x:ma")]
    #[case("maandag", "maandag")]
    #[case("ma,di", "ma,di")]
    #[case("e:o:ma", "e:o:ma")]
    fn other_tokens_are_named(#[case] text: &str, #[case] token: &str) {
        assert_eq!(parse(text.as_bytes()), Err(token.as_bytes()));
    }

    #[test]
    fn the_text_of_each_day_is_the_shortest() {
        let tokens: Vec<String> = ["", "e:", "o:"]
            .iter()
            .flat_map(|week| ["", "-o", "-m"].iter().map(move |part| format!("{week}ma{part}")))
            .collect();
        for bits in (0..16).map(|parts| parts & 0b11 | (parts >> 2) << 14) {
            let shortest = (0u32..1 << tokens.len())
                .map(|chosen| {
                    (0..tokens.len())
                        .filter(|at| chosen >> at & 1 == 1)
                        .map(|at| tokens[at].as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .filter(|text| parse(text.as_bytes()) == Ok(HalfDays(bits)))
                .map(|text| text.len())
                .min();
            assert_eq!(Some(print(HalfDays(bits)).len()), shortest);
        }
    }

    #[rstest]
    #[case("ma di-o e:vr")]
    #[case("e:ma-o o:ma-m")]
    #[case("ma-o e:ma zo")]
    fn canonical_text_stays(#[case] text: &str) {
        assert_eq!(print(parse(text.as_bytes()).unwrap()), text);
    }

    #[rstest]
    #[case(date(2026, 12, 28), "o:ma", true)] // Monday of week 53
    #[case(date(2027, 1, 4), "o:ma", true)] // Monday of week 1
    #[case(date(2027, 1, 11), "o:ma", false)]
    #[case(date(2027, 1, 11), "e:ma", true)]
    #[case(date(2027, 1, 12), "e:ma", false)]
    fn weeks_are_iso_weeks(#[case] on: Date, #[case] text: &str, #[case] there: bool) {
        let days = parse(text.as_bytes()).unwrap();
        assert_eq!(on_date(days, on), Presence { morning: there, afternoon: there });
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(bits in 0..=EVERY_BIT) {
            let text = print(HalfDays(bits));
            prop_assert_eq!(parse(text.as_bytes()), Ok(HalfDays(bits)));
            let loud = text.to_uppercase();
            prop_assert_eq!(parse(loud.as_bytes()), Ok(HalfDays(bits)));
        }

        #[test]
        fn the_week_squares_show_each_bit_once(bit in 0u32..28) {
            let days = HalfDays(1 << bit);
            let shown = [false, true].into_iter().flat_map(|odd| {
                Weekday::Monday.cycle_forward().take(7).flat_map(move |day| {
                    let presence = on_weekday(days, day, odd);
                    [presence.morning, presence.afternoon]
                })
            });
            prop_assert_eq!(shown.enumerate().filter(|(_, there)| *there).map(|(at, _)| at).collect::<Vec<_>>(), vec![bit as usize]);
        }

        #[test]
        fn any_bytes_are_days_or_a_named_token(text in proptest::collection::vec(any::<u8>(), 0..12)) {
            if let Err(token) = parse(&text) {
                prop_assert!(text.windows(token.len()).any(|part| part == token));
            }
        }
    }
}
