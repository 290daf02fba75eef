use jiff::civil::{Date, date};
use mentorkind_division::{
    Ask, Candidate, Child, Group, HalfDays, Outcome, Pair, Present, Staff, Wish, solve,
};
use proptest::prelude::*;

use super::*;
use crate::{
    division::{ChildRow, GroupRows, StaffRow, build},
    period::Period,
};

fn text() -> &'static str {
    PROFILES[0].1
}

/// The profile with one setting changed.
fn with(setting: Setting, value: &str) -> String {
    let head = format!("[{}.{}]\nvalue = ", setting.section(), setting.key());
    let (before, after) = text().split_once(&head).unwrap();
    let (_, rest) = after.split_once('\n').unwrap();
    format!("{before}{head}{value}\n{rest}")
}

fn mistakes(text: &str) -> Vec<String> {
    Protocol::parse(text).unwrap_err().iter().map(Mistake::to_string).collect()
}

fn line_of(text: &str, part: &str) -> usize {
    text[..text.find(part).unwrap()].matches('\n').count() + 1
}

#[test]
fn the_profiles_are_whole_and_have_the_divisions_defaults() {
    for (name, text) in PROFILES {
        let protocol = Protocol::parse(text).unwrap();
        assert_eq!(protocol.profile, name);
        assert_eq!(protocol.weights(), Weights::default());
        assert_eq!(protocol.ages(), Ages::default());
        assert_eq!(protocol.children_per_mentor(), 8);
        assert_eq!(protocol.children_per_working_day(), 3);
        assert_eq!(protocol.tell_working_days(), 5);
        assert!(protocol.handover_at_change());
        assert_eq!((protocol.interim_weeks(), protocol.recheck_months()), (4, 0));
        assert!(protocol.entries().iter().any(|e| matches!(e.origin, Origin::Quote { .. })));
        let order: Vec<_> = protocol.entries().iter().map(|e| e.setting).collect();
        assert_eq!(order, Setting::ALL);
    }
    assert_eq!(profile("second-home"), Some(PROFILES[1].1));
    assert_eq!(profile("nergens"), None);
}

#[test]
fn what_an_organisation_changed_is_no_default_of_ours() {
    let protocol = Protocol::parse(text()).unwrap();
    let entry = &protocol.entries()[Setting::ObservationMonths as usize];
    assert!(entry.origin == Origin::Default && entry.is_default());
    assert!(!Entry { value: Value::Number(6), ..entry.clone() }.is_default());
}

#[test]
fn a_protocol_that_was_stored_before_a_setting_came_is_read_and_completed() {
    let (before, after) = text().split_once("[telling.working_days]").unwrap();
    let older = format!("{before}{}", &after[after.find("\n[").unwrap() + 1..]);
    assert_eq!(mistakes(&older).len(), 1);
    let stored = Protocol::stored(&older).unwrap();
    assert_eq!(stored.tell_working_days(), 5);
    assert_eq!(stored.entries()[Setting::TellWorkingDays as usize].origin, Origin::Default);
    assert_eq!(Protocol::parse(&Protocol::completed(&older)).unwrap(), stored);
    assert_eq!(Protocol::completed(text()), text());
    assert!(Protocol::stored(&older.replace("value = true", "value = 1")).is_err());
}

#[test]
fn origins_are_read_as_they_are_written() {
    let protocol = Protocol::parse(PROFILES[1].1).unwrap();
    let of = |setting: Setting| protocol.entries()[setting as usize].origin.clone();
    assert_eq!(of(Setting::Stops), Origin::Default);
    assert!(matches!(of(Setting::TellWorkingDays), Origin::Law(law) if law.contains("artikel 3")));
    assert!(matches!(of(Setting::HandoverAtChange),
        Origin::Quote { quote, paragraph: Some(paragraph) } if quote.contains("afspraken") && paragraph == "Werkinstructie"));
}

#[test]
fn all_mistakes_are_found_at_once_with_their_lines() {
    let broken = with(Setting::TellWorkingDays, "0")
        .replace("value = true", "value = 1")
        .replace("[division.change]\nvalue = 600", "[division.chnge]\nvalue = 600")
        .replace(
            "[division.stops]\nvalue = 300\nsource = \"default\"",
            "[division.stops]\nvalue = 300\nsource = \"ergens\"",
        );
    assert_eq!(
        mistakes(&broken),
        [
            format!("line {}: division.change is missing", line_of(&broken, "[division.half_day_apart]")),
            format!("line {}: there is no setting division.chnge", line_of(&broken, "[division.chnge]")),
            format!(
                "line {}: the source must be \"default\", {{ quote = \"…\" }} or {{ law = \"…\" }}",
                line_of(&broken, "\"ergens\"")
            ),
            format!("line {}: the value must be a whole number from 1 to 60", line_of(&broken, "value = 0")),
            format!("line {}: the value must be true or false", line_of(&broken, "value = 1\n")),
        ]
    );
}

#[test]
fn a_transfer_is_not_ready_before_it_begins() {
    let of = |start: &str, ready: &str| {
        let head = "[transfer.ready_age_months]\nvalue = ";
        let begins = with(Setting::TransferStartMonths, start);
        let (before, after) = begins.split_once(head).unwrap();
        format!("{before}{head}{ready}\n{}", after.split_once('\n').unwrap().1)
    };
    let wrong = of("42", "3");
    let line = line_of(&wrong, "ready_age_months");
    assert_eq!(
        mistakes(&wrong),
        [format!("line {line}: the value must be 0, or not lower than that of transfer.start_age_months")]
    );
    assert!(Protocol::stored(&wrong).is_ok(), "what is in force stays so");
    for (start, ready) in [("42", "0"), ("42", "42"), ("0", "3"), ("42", "46")] {
        assert!(Protocol::parse(&of(start, ready)).is_ok(), "{start} {ready}");
    }
}

/// The profile with other values for these settings.
fn with_all(values: &[(Setting, u32)]) -> String {
    values.iter().fold(text().to_owned(), |text, (setting, value)| {
        let head = format!("[{}]\nvalue = ", setting.code());
        let (before, after) = text.split_once(&head).unwrap();
        format!("{before}{head}{value}\n{}", after.split_once('\n').unwrap().1)
    })
}

proptest! {
    #[test]
    fn settings_that_have_an_order_are_read_only_in_it(
        from in 0..27_u32, until in 0..27_u32, late in 0..27_u32, start in 0..73_u32, ready in 0..73_u32,
    ) {
        let text = with_all(&[
            (Setting::SettlingInFromWeeks, from),
            (Setting::SettlingInUntilWeeks, until),
            (Setting::SettlingInLateWeeks, late),
            (Setting::TransferStartMonths, start),
            (Setting::TransferReadyMonths, ready),
        ]);
        let found = Protocol::parse(&text).err().unwrap_or_default();
        let broken = [
            (Setting::SettlingInUntilWeeks, from > 0 && until > from),
            (Setting::SettlingInLateWeeks, from > 0 && late > until),
            (Setting::TransferReadyMonths, ready > 0 && ready < start),
        ];
        let lines = broken.iter().filter(|(_, is)| *is).map(|(setting, _)| line_of(&text, setting.key()));
        let lines: std::collections::BTreeSet<usize> = lines.collect();
        let told: std::collections::BTreeSet<usize> = found.iter().map(|mistake| mistake.line).collect();
        prop_assert_eq!(told, lines);
        prop_assert!(Protocol::stored(&text).is_ok(), "what is in force stays so");
    }
}

#[test]
fn what_is_missing_is_named() {
    let all = mistakes("");
    assert_eq!(all.len(), Setting::ALL.len() + 1);
    assert!(all[0].ends_with("profile is missing"));
    assert_eq!(mistakes(&text().replace("profile = \"un1ek\"", "profile = \"\"")).len(), 1);
    let without_source = text().replacen("source = \"default\"\n", "", 1);
    assert_eq!(mistakes(&without_source).len(), 1);
    assert!(mistakes(&without_source)[0].ends_with("division.baby_apart.source is missing"));
    let without_value = with(Setting::Pair, "250").replace("value = 250\n", "");
    assert!(mistakes(&without_value)[0].ends_with("division.pair.value is missing"));
}

#[test]
fn numbers_out_of_range_and_other_kinds_are_refused() {
    for setting in Setting::ALL {
        let other = if setting.kind() == Kind::Day { "2026-03-03T09:00:00" } else { "2026-03-03" };
        for value in ["-1", "1.5", "4294967296", "99999999999999999999999", "\"5\"", "[]", other] {
            let text = with(*setting, value);
            let found = Protocol::parse(&text).unwrap_err();
            assert_eq!(found.len(), 1, "{setting:?} = {value}: {found:?}");
            assert!(matches!(found[0].what, Wrong::NotInRange(..) | Wrong::NotASwitch | Wrong::NotADay));
        }
        if let Kind::Number(from, to) = setting.kind() {
            assert!(Protocol::parse(&with(*setting, &from.to_string())).is_ok());
            assert!(Protocol::parse(&with(*setting, &to.to_string())).is_ok());
            assert!(Protocol::parse(&with(*setting, &(to + 1).to_string())).is_err());
        }
    }
}

#[test]
fn a_day_is_read_and_written_as_it_stands() {
    for (value, day) in [("0", None), ("2026-02-01", Some(date(2026, 2, 1)))] {
        let protocol = Protocol::parse(&with(Setting::EvaluateOn, value)).unwrap();
        assert_eq!(protocol.terms().evaluate_on, day);
        assert_eq!(protocol.entries()[Setting::EvaluateOn as usize].value.to_string(), value);
    }
    assert!(matches!(Protocol::parse(&with(Setting::EvaluateOn, "7")).unwrap_err()[0].what, Wrong::NotADay));
}

#[test]
fn what_is_no_toml_says_where() {
    let broken = text().replace("value = 600", "value = = 600");
    let found = Protocol::parse(&broken).unwrap_err();
    assert_eq!(found[0].line, line_of(&broken, "value = = 600"));
    assert!(matches!(found[0].what, Wrong::Syntax(_)));
    let double = format!("{}\n[division.change]\nvalue = 1\nsource = \"default\"\n", text());
    assert!(matches!(Protocol::parse(&double).unwrap_err()[0].what, Wrong::Syntax(_)));
    assert_eq!(Protocol::parse(&"#".repeat(LONGEST + 1)).unwrap_err()[0].what, Wrong::TooLong);
}

#[test]
fn sections_of_another_shape_are_refused() {
    for odd in ["division = 5\n", "[division]\nchange = 600\n", "[vreemd]\nx = 1\n", "[[division]]\n"] {
        let whole = format!("profile = \"x\"\n{odd}");
        assert!(!mistakes(&whole).is_empty(), "{odd}");
    }
}

/// Two staff members, three children; `change` prepares what the setting is about.
fn group() -> Group {
    let monday = HalfDays(0b11);
    let tuesday = HalfDays(0b1100);
    let both = HalfDays(0b1111);
    let staff = vec![Staff { half_days: 4, max: None }, Staff { half_days: 4, max: None }];
    let child = |attends| Child { attends, baby: false, present: Present::None };
    Group {
        children: vec![child(both), child(monday), child(tuesday)],
        candidates: (0..3)
            .flat_map(|_| [both, both])
            .map(|works| Some(Candidate { works, ..Candidate::default() }))
            .collect(),
        staff,
        pairs: Vec::new(),
        chosen: Vec::new(),
    }
}

fn mentors(group: &Group, setting: Setting, value: &str) -> (Vec<usize>, i64) {
    let weights = Protocol::parse(&with(setting, value)).unwrap().weights();
    match solve(group, &weights, Ask::default()) {
        Outcome::Optimal(division) => (division.mentors.clone(), division.objective),
        Outcome::Infeasible(blocked) => panic!("{blocked:?}"),
    }
}

/// Each weight of the protocol, changed alone, changes who is whose mentor.
#[test]
fn each_weight_changes_a_division() {
    let only = |works: HalfDays| Some(Candidate { works, ..Candidate::default() });
    let few = HalfDays(0b1);
    let more = HalfDays(0b111);
    let all = HalfDays(0b1111);
    // One child between a first and a second staff member. The first is better in one way, by the setting; the second
    // in another, by a weight that stays.
    let one = |first, second| Group {
        children: vec![Child { attends: all, baby: false, present: Present::None }],
        staff: vec![Staff { half_days: 4, max: None }, Staff { half_days: 4, max: None }],
        candidates: vec![first, second],
        pairs: Vec::new(),
        chosen: Vec::new(),
    };
    let flagged = |works, change: fn(&mut Candidate)| {
        let mut candidate = Candidate { works, ..Candidate::default() };
        change(&mut candidate);
        Some(candidate)
    };

    let mut cases: Vec<(Setting, Group, &str, &str)> = Vec::new();
    // Less seen, but not with the extra points.
    cases.push((Setting::HalfDayApart, one(flagged(all, |c| c.language = true), only(more)), "0", "1000"));
    cases.push((Setting::HardlySeen, one(only(few), flagged(more, |c| c.stops = true)), "0", "5000"));
    let mut baby = one(only(HalfDays(0b11)), flagged(all, |c| c.stops = true));
    baby.children[0].baby = true;
    cases.push((Setting::BabyApart, baby, "0", "5000"));
    let mut present = one(only(more), only(all));
    present.children[0].present = Present::Staff(0);
    cases.push((Setting::Change, present, "5000", "0"));
    cases.push((
        Setting::NotKnownWell,
        one(flagged(all, |c| c.not_known_well = true), only(more)),
        "0",
        "5000",
    ));
    cases.push((Setting::Language, one(flagged(all, |c| c.language = true), only(more)), "0", "5000"));
    cases.push((Setting::Stops, one(flagged(all, |c| c.stops = true), only(more)), "0", "5000"));
    let mut pair = group();
    pair.pairs.push(Pair { a: 1, b: 2, wish: Wish::Same, hard: false });
    pair.candidates[2] = only(few);
    pair.candidates[5] = only(few);
    cases.push((Setting::Pair, pair, "0", "5000"));
    let mut spread = group();
    for child in 0..3 {
        spread.candidates[2 * child + 1] = only(HalfDays(0b111));
    }
    cases.push((Setting::Load, spread, "0", "5000"));

    let weights: Vec<Setting> = cases.iter().map(|(setting, ..)| *setting).collect();
    let expected: Vec<Setting> = Setting::ALL.iter().copied().filter(|s| s.kind() == POINTS).collect();
    assert_eq!(weights, expected, "a weight without a case");
    for (setting, group, low, high) in cases {
        let (a, b) = (mentors(&group, setting, low), mentors(&group, setting, high));
        assert_ne!(a.0, b.0, "{setting:?}: {a:?} {b:?}");
    }
}

/// Each age and term of the protocol, changed alone, changes what a division is about.
#[test]
fn each_age_and_term_changes_a_division() {
    let on = date(2026, 3, 3);
    let period = |from: Date, until: Option<Date>| Period { from: Some(from), until };
    let worker = |staff, key, until| StaffRow {
        staff,
        key,
        trainee: false,
        max: None,
        works: HalfDays(0b1111),
        period: period(date(2020, 1, 1), until),
        languages: "nl",
    };
    let child = |child, from| ChildRow {
        child,
        main: true,
        attends: HalfDays(0b11),
        period: period(from, None),
        birth_date: date(2025, 9, 1),
        mentor: Present::None,
        language: "",
        knows_well: &[],
        not_mentor: &[],
        guardians: &[],
        wishes: &[],
    };
    let rows = GroupRows {
        staff: vec![worker(1, "S1", Some(date(2026, 4, 2))), worker(2, "S2", None)],
        children: vec![child(1, date(2025, 12, 1)), child(2, date(2026, 3, 20))],
    };
    let case =
        |setting, value: &str| build(&rows, on, &Protocol::parse(&with(setting, value)).unwrap().ages());
    let ages =
        [(Setting::BabyMonths, "12", "3"), (Setting::AheadDays, "90", "10"), (Setting::StopsDays, "60", "5")];
    for (setting, usual, other) in ages {
        assert_ne!(case(setting, usual).group, case(setting, other).group, "{setting:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Whatever stands in the text: an answer, with lines that exist.
    #[test]
    fn it_never_panics(
        which in 0..PROFILES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, "[\\PC\n\"={}\\[\\]#.]{0,12}"), 1..6),
    ) {
        let mut text = PROFILES[which].1.to_owned();
        for (at, length, new) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
            if places.is_empty() {
                break;
            }
            let start = at.index(places.len());
            let end = (start + length).min(places.len() - 1).max(start);
            text.replace_range(places[start]..places[end], &new);
        }
        match Protocol::parse(&text) {
            Ok(protocol) => prop_assert_eq!(protocol.entries().len(), Setting::ALL.len()),
            Err(mistakes) => {
                prop_assert!(!mistakes.is_empty());
                for mistake in mistakes {
                    prop_assert!((1..=text.matches('\n').count() + 1).contains(&mistake.line), "{:?}", mistake);
                }
            }
        }
    }

    #[test]
    fn it_never_panics_on_any_text(text in "\\PC{0,200}") {
        let _ = Protocol::parse(&text);
    }
}
