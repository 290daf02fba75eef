//! Settings that are changed one by one. The text of the protocol is written anew only where a value or its source becomes
//! another, so that everything else in it, comments too, stays as it was.

use std::ops::Range;

use jiff::{ToSpan, civil::Date};
use toml::{Spanned, de::DeTable};

use super::{Entry, Kind, Origin, PROFILES, Protocol, Setting, Value, Wrong};
use crate::review::MOST_MONTHS;

/// A setting as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Which.
    pub setting: Setting,
    /// A number, `true` or `false`, or a day; empty for no day.
    pub value: String,
    /// The sentence that it comes from; empty where there is none.
    pub quote: String,
    /// The paragraph in which that stands; empty where it is not said.
    pub paragraph: String,
}

/// What is typed of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its value.
    Value,
    /// The sentence, with its paragraph.
    Sentence,
}

/// Something that cannot be written, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Of which setting.
    pub setting: Setting,
    /// What of it.
    pub part: Part,
    /// Why.
    pub what: Wrong,
}

impl Setting {
    /// 0 says that it is not asked, and is no number to reckon with.
    pub fn may_be_off(self) -> bool {
        let reckoned = [Self::SettlingInUntilWeeks, Self::SettlingInLateWeeks].contains(&self);
        matches!(self.kind(), Kind::Number(0, _)) && self.section() != "division" && !reckoned
    }
}

impl Typed {
    /// A setting as it is, to be changed.
    pub fn of(entry: &Entry) -> Self {
        let (quote, paragraph) = sentence(&entry.origin);
        Self {
            setting: entry.setting,
            value: match entry.value {
                Value::Day(None) => String::new(),
                value => value.to_string(),
            },
            quote: quote.to_owned(),
            paragraph: paragraph.to_owned(),
        }
    }

    /// The value.
    ///
    /// # Errors
    /// It is no such value, or out of bounds.
    pub fn value(&self) -> Result<Value, Wrong> {
        let typed = self.value.trim();
        match self.setting.kind() {
            Kind::Number(from, to) => {
                let number = typed.parse::<u32>().ok().filter(|number| (from..=to).contains(number));
                number.map(Value::Number).ok_or(Wrong::NotInRange(from, to))
            }
            Kind::Switch => typed.parse().map(Value::Switch).map_err(|_| Wrong::NotASwitch),
            Kind::Day if typed.is_empty() => Ok(Value::Day(None)),
            Kind::Day => typed.parse::<Date>().map(|day| Value::Day(Some(day))).map_err(|_| Wrong::NotADay),
        }
    }

    /// Where it comes from: as before where the sentence is the same, white space aside; without a sentence the product's
    /// own default takes the place of one.
    ///
    /// # Errors
    /// There is a paragraph without a sentence.
    pub fn origin(&self, before: &Origin) -> Result<Origin, Wrong> {
        let (quote, paragraph) = (one_line(&self.quote), one_line(&self.paragraph));
        let (old_quote, old_paragraph) = sentence(before);
        if quote == one_line(old_quote) && paragraph == one_line(old_paragraph) {
            return Ok(before.clone());
        }
        match (quote.is_empty(), paragraph.is_empty()) {
            (false, unsaid) => Ok(Origin::Quote { quote, paragraph: (!unsaid).then_some(paragraph) }),
            (true, true) => Ok(Origin::Default),
            (true, false) => Err(Wrong::NoText("quote".to_owned())),
        }
    }
}

/// What the profile that a stored text is based on quotes from its source, of settings that came after the text was stored:
/// the organisation's own protocol says it, and its text here does not.
pub fn came_later(text: &str) -> Vec<Entry> {
    let Ok(stored) = Protocol::stored(text) else { return Vec::new() };
    let missing = Protocol::missing(text);
    let of_profile = PROFILES.iter().find(|(name, _)| *name == stored.profile);
    let whole = of_profile.and_then(|(_, text)| Protocol::parse(text).ok());
    let quoted = |entry: &Entry| matches!(entry.origin, Origin::Quote { .. });
    let entries = whole.into_iter().flat_map(|whole| whole.entries).filter(quoted);
    entries.filter(|entry| missing.iter().any(|name| name == entry.setting.code())).collect()
}

/// A stored text to change from: with the settings that came later, each as its profile quotes it or else as it holds when
/// nothing is said.
pub fn caught_up(text: &str) -> String {
    let completed = Protocol::completed(text);
    let typed: Vec<Typed> = came_later(text).iter().map(Typed::of).collect();
    rewritten(&completed, &typed).unwrap_or(completed)
}

/// What is wrong with the day that a protocol names for its next discussion, in a version that is written today and begins on
/// a day: it is still to come, and no further away from the first day than people agree on ([`MOST_MONTHS`]). A day that the
/// text had, or that holds, stays.
pub fn wrong_evaluation(
    new: &Protocol,
    before: [&Protocol; 2],
    starts_on: Date,
    today: Date,
) -> Option<Wrong> {
    let named = |protocol: &Protocol| protocol.day(Setting::EvaluateOn);
    let day = named(new).filter(|day| !before.into_iter().any(|before| named(before) == Some(*day)))?;
    let from = today.saturating_add(1.day());
    let until = starts_on.max(today).saturating_add(MOST_MONTHS.months());
    (!(from..=until).contains(&day)).then_some(Wrong::NotInTime(from, until))
}

/// The text of a whole protocol with what was typed of some of its settings.
///
/// # Errors
/// All that is refused.
pub fn rewritten(text: &str, typed: &[Typed]) -> Result<String, Vec<Refused>> {
    let (Ok(before), Ok(root)) = (Protocol::stored(text), DeTable::parse(text)) else {
        return Ok(text.to_owned());
    };
    let mut after = before.clone();
    let mut refused = Vec::new();
    for typed in typed {
        let mut refuse = |part, what| refused.push(Refused { setting: typed.setting, part, what });
        let entry = &mut after.entries[typed.setting as usize];
        match typed.value() {
            Ok(value) => entry.value = value,
            Err(what) => refuse(Part::Value, what),
        }
        match typed.origin(&entry.origin) {
            Ok(origin) => entry.origin = origin,
            Err(what) => refuse(Part::Sentence, what),
        }
    }
    let conflicts = after.conflicts().into_iter();
    refused.extend(conflicts.map(|(setting, what)| Refused { setting, part: Part::Value, what }));
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    for (old, new) in before.entries.iter().zip(&after.entries).filter(|(old, new)| old != new) {
        match changes(text, root.get_ref(), old, new) {
            Ok(found) => pieces.extend(found),
            Err(what) => refused.push(what),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    // From the end on, so that what comes before stays where it is.
    pieces.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut written = text.to_owned();
    for (span, new) in pieces {
        written.replace_range(span, &new);
    }
    Ok(written)
}

/// Where the text changes when a setting becomes another, and into what.
fn changes(
    text: &str,
    root: &DeTable<'_>,
    old: &Entry,
    new: &Entry,
) -> Result<Vec<(Range<usize>, String)>, Refused> {
    let setting = old.setting;
    let missing = || Refused { setting, part: Part::Value, what: Wrong::Missing(setting.code().to_owned()) };
    let section = root.get(setting.section()).and_then(|node| node.get_ref().as_table());
    let node = section.and_then(|section| section.get(setting.key()));
    let table = node.and_then(|node| node.get_ref().as_table()).ok_or_else(missing)?;
    let span = |name: &str| table.get(name).map(Spanned::span).ok_or_else(missing);
    let mut changes = Vec::new();
    if old.value != new.value {
        changes.push((span("value")?, new.value.to_string()));
    }
    if old.origin != new.origin {
        let span = span("source")?;
        // One that is spread over more lines of the table is left to who changes the text.
        if !text.get(span.clone()).is_some_and(|source| source.starts_with(['"', '\'', '{'])) {
            return Err(Refused { setting, part: Part::Sentence, what: Wrong::NoOrigin });
        }
        changes.push((span, source(&new.origin)));
    }
    Ok(changes)
}

/// A source as it stands in the text.
fn source(origin: &Origin) -> String {
    match origin {
        Origin::Default => string("default"),
        Origin::Law(law) => format!("{{ law = {} }}", string(law)),
        Origin::Quote { quote, paragraph: None } => format!("{{ quote = {} }}", string(quote)),
        Origin::Quote { quote, paragraph: Some(paragraph) } => {
            format!("{{ paragraph = {}, quote = {} }}", string(paragraph), string(quote))
        }
    }
}

/// A string as it stands in the text, on one line.
fn string(text: &str) -> String {
    let mut string = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => string.extend(['\\', c]),
            c if c.is_control() => string += &format!("\\u{:04X}", u32::from(c)),
            c => string.push(c),
        }
    }
    string.push('"');
    string
}

/// The sentence and its paragraph; empty where there is none.
fn sentence(origin: &Origin) -> (&str, &str) {
    match origin {
        Origin::Quote { quote, paragraph } => (quote, paragraph.as_deref().unwrap_or_default()),
        Origin::Law(_) | Origin::Default => ("", ""),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, setting: Setting) -> Typed {
        Typed::of(&Protocol::parse(text).unwrap().entries()[setting as usize])
    }

    fn only(text: &str, typed: Typed) -> Vec<(Setting, Part, Wrong)> {
        let refused = rewritten(text, &[typed]).unwrap_err();
        refused.into_iter().map(|one| (one.setting, one.part, one.what)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn what_is_typed_is_read_and_all_else_stays_byte_for_byte(
            profile in 0..PROFILES.len(),
            picks in prop::collection::btree_map(
                0..Setting::ALL.len(),
                (any::<u32>(), "[a-c\"'\\\\ {}=#é’\n\t\u{1}]{0,12}", "[A\"' ]{0,3}"),
                1..6,
            ),
        ) {
            let text = PROFILES[profile].1;
            let mut expected = Protocol::parse(text).unwrap();
            let mut changed = Vec::new();
            for (index, (number, quote, paragraph)) in picks {
                let setting = Setting::ALL[index];
                let entry = &mut expected.entries[index];
                entry.value = match setting.kind() {
                    Kind::Number(from, to) => Value::Number(from + number % (to - from + 1)),
                    Kind::Switch => Value::Switch(number % 2 == 0),
                    Kind::Day => Value::Day((number % 2 == 0).then_some(Date::constant(2031, 2, 3))),
                };
                if !quote.trim().is_empty() {
                    let paragraph = Some(one_line(&paragraph)).filter(|text| !text.is_empty());
                    entry.origin = Origin::Quote { quote: one_line(&quote), paragraph };
                }
                changed.push(Typed::of(entry));
            }
            prop_assume!(expected.conflicts().is_empty());
            let written = rewritten(text, &changed).unwrap();
            prop_assert_eq!(Protocol::parse(&written).unwrap(), expected);
            prop_assert_eq!(written.lines().count(), text.lines().count());
            let mut of = "";
            for (old, new) in text.lines().zip(written.lines()) {
                of = new.strip_prefix('[').map_or(of, |head| head.trim_end_matches(']'));
                let may = changed.iter().any(|typed| typed.setting.code() == of)
                    && ["value = ", "source = "].iter().any(|start| old.starts_with(start));
                prop_assert!(old == new || may, "{} became {}", old, new);
            }
        }
    }

    #[test]
    fn what_is_out_of_bounds_is_refused_with_its_bounds() {
        let text = PROFILES[0].1;
        for setting in Setting::ALL {
            let is = typed(text, *setting);
            assert_eq!(rewritten(text, std::slice::from_ref(&is)).unwrap(), text, "{setting:?}");
            let (wrong, values) = match setting.kind() {
                Kind::Number(from, to) => {
                    let above = (to + 1).to_string();
                    (
                        Wrong::NotInRange(from, to),
                        vec!["-1".to_owned(), "1.5".to_owned(), String::new(), above],
                    )
                }
                Kind::Switch => (Wrong::NotASwitch, vec!["ja".to_owned(), String::new()]),
                Kind::Day => (Wrong::NotADay, vec!["0".to_owned(), "2026-02-30".to_owned()]),
            };
            for value in values {
                let found = only(text, Typed { value, ..is.clone() });
                assert_eq!(found, [(*setting, Part::Value, wrong.clone())]);
            }
        }
    }

    proptest! {
        #[test]
        fn a_day_for_the_discussion_is_to_come_or_was_there(days in -15_000..2_000_i64, begins in -10..730_i64, kept in any::<bool>()) {
            let today = Date::constant(2026, 3, 3);
            let (day, starts_on) = (today + days.days(), today + begins.days());
            let text = PROFILES[1].1;
            let before = Protocol::parse(text).unwrap();
            let is = Typed { value: day.to_string(), ..typed(text, Setting::EvaluateOn) };
            let new = Protocol::parse(&rewritten(text, &[is]).unwrap()).unwrap();
            prop_assert_eq!(wrong_evaluation(&before, [&before; 2], starts_on, today), None);
            let other = if kept { &new } else { &before };
            let wrong = wrong_evaluation(&new, [&before, other], starts_on, today);
            let far = day > starts_on.max(today) + MOST_MONTHS.months();
            prop_assert_eq!(wrong.is_some(), !kept && day != Date::constant(2026, 2, 1) && (day <= today || far));
        }
    }

    #[test]
    fn a_sentence_goes_and_a_paragraph_alone_is_none() {
        let text = PROFILES[0].1;
        let is = typed(text, Setting::TellWorkingDays);
        let alone = Typed { quote: " \n".to_owned(), ..is.clone() };
        let none = Wrong::NoText("quote".to_owned());
        assert_eq!(only(text, alone.clone()), [(Setting::TellWorkingDays, Part::Sentence, none)]);
        let gone = rewritten(text, &[Typed { paragraph: String::new(), ..alone }]).unwrap();
        assert!(gone.contains("[telling.working_days]\nvalue = 5\nsource = \"default\"\n"));
        let spaced = Typed { quote: is.quote.replace(' ', " \n "), ..is };
        assert_eq!(rewritten(text, &[spaced]).unwrap(), text);
        let law = PROFILES[1].1;
        assert_eq!(rewritten(law, &[typed(law, Setting::TellWorkingDays)]).unwrap(), law, "a law stays");
    }

    #[test]
    fn what_does_not_go_together_and_what_is_written_otherwise_is_told_where_it_is_typed() {
        let text = PROFILES[0].1;
        let value = |setting, value: &str| Typed { value: value.to_owned(), ..typed(text, setting) };
        let both = [value(Setting::TransferStartMonths, "42"), value(Setting::TransferReadyMonths, "3")];
        let refused = rewritten(text, &both).unwrap_err();
        let lower = Wrong::LowerThan("transfer.start_age_months".to_owned());
        assert_eq!(
            refused,
            [Refused { setting: Setting::TransferReadyMonths, part: Part::Value, what: lower }]
        );

        let settling = [
            value(Setting::SettlingInFromWeeks, "2"),
            value(Setting::SettlingInUntilWeeks, "3"),
            value(Setting::SettlingInLateWeeks, "4"),
        ];
        let refused = rewritten(text, &settling).unwrap_err();
        let at: Vec<(Setting, Wrong)> = refused.into_iter().map(|one| (one.setting, one.what)).collect();
        let higher = |code: &str| Wrong::HigherThan(code.to_owned());
        let expected = [
            (Setting::SettlingInUntilWeeks, higher("settling_in.appointment_from_weeks")),
            (Setting::SettlingInLateWeeks, higher("settling_in.appointment_until_weeks")),
        ];
        assert_eq!(at, expected);

        let spread = text.replace(
            "[division.stops]\nvalue = 300\nsource = \"default\"",
            "[division.stops]\nvalue = 300\nsource.law = \"artikel 1\"",
        );
        assert_ne!(spread, text);
        let is = typed(&spread, Setting::Stops);
        let found = only(&spread, Typed { quote: "Anders.".to_owned(), ..is.clone() });
        assert_eq!(found, [(Setting::Stops, Part::Sentence, Wrong::NoOrigin)]);
        let written = rewritten(&spread, &[Typed { value: "310".to_owned(), ..is }]).unwrap();
        assert_eq!(written, spread.replace("value = 300\nsource.law", "value = 310\nsource.law"));
    }

    #[test]
    fn what_its_profile_quotes_of_a_setting_that_came_later_is_caught_up_with() {
        for (name, text) in PROFILES {
            let whole = Protocol::parse(text).unwrap();
            for entry in whole.entries() {
                let (before, after) = text.split_once(&format!("[{}]\n", entry.setting.code())).unwrap();
                let rest = after.find("\n[").map_or("", |at| &after[at + 1..]);
                let older = format!("{before}{rest}");
                let quoted = matches!(entry.origin, Origin::Quote { .. });
                let unsaid =
                    Entry { value: entry.setting.unsaid(), origin: Origin::Default, ..entry.clone() };
                let expected = if quoted { entry } else { &unsaid };
                let now = Protocol::parse(&caught_up(&older)).unwrap();
                assert_eq!(&now.entries()[entry.setting as usize], expected);
                assert_eq!(came_later(&older), Vec::from_iter(quoted.then(|| entry.clone())));

                let own = older.replacen(&format!("profile = \"{name}\""), "profile = \"eigen\"", 1);
                assert_eq!(caught_up(&own), Protocol::completed(&own), "a protocol of their own");
            }
            assert_eq!((caught_up(text).as_str(), came_later(text)), (text, Vec::new()));
        }
    }
}
