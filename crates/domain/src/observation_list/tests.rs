use proptest::prelude::*;
use rstest::rstest;
use toml::{Table, Value as Toml};

use super::*;

/// A list as a policy officer would write it.
fn written(list: &ObservationList) -> String {
    let ages = |table: &mut Table, ages: Ages| {
        table.insert("vanaf_maanden".into(), Toml::Integer(ages.from.into()));
        table.insert("tot_maanden".into(), Toml::Integer(ages.until.into()));
    };
    let of = |pairs: &[(&str, &String)]| -> Table {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), Toml::String((*text).clone()))).collect()
    };
    let mut root =
        of(&[("code", &list.code), ("naam", &list.name), ("versie", &list.version), ("bron", &list.source)]);
    ages(&mut root, list.ages);
    let value = |value: &Value| {
        of(&[("code", &value.code), ("woord", &value.label), ("uitleg", &value.explanation)]).into()
    };
    let scale = |scale: &Scale| {
        let mut table = of(&[("code", &scale.code)]);
        table.insert("waarden".into(), Toml::Array(scale.values.iter().map(value).collect()));
        Toml::Table(table)
    };
    let item = |item: &Item| {
        let code = &list.scales[item.scale].code;
        let mut table = of(&[("code", &item.code), ("tekst", &item.text), ("schaal", code)]);
        ages(&mut table, item.ages);
        Toml::Table(table)
    };
    let section = |section: &Section| {
        let mut table = of(&[("naam", &section.name)]);
        table.insert("punt".into(), Toml::Array(section.items.iter().map(item).collect()));
        Toml::Table(table)
    };
    root.insert("schaal".into(), Toml::Array(list.scales.iter().map(scale).collect()));
    root.insert("onderdeel".into(), Toml::Array(list.sections.iter().map(section).collect()));
    toml::to_string(&root).unwrap()
}

/// Words with what trips a reader: quotes, accents, hashes, backslashes.
fn words() -> impl Strategy<Value = String> {
    "[a-zë\"'#=\\\\\\[\\]{}€][a-z ë\"'#\\n]{0,20}[a-z.]"
}

prop_compose! {
    fn lists()(
        ages in (0u16..100, 101u16..=MOST_MONTHS),
        texts in [words(), words(), words()],
        scales in prop::collection::vec(prop::collection::vec((words(), words()), 2..5), 1..4),
        sections in prop::collection::vec((words(), prop::collection::vec((words(), 0usize..9, 0u16..100, 101u16..200), 1..6)), 1..5),
    ) -> ObservationList {
        let [name, version, source] = texts;
        let mut number = 0;
        let scales: Vec<Scale> = scales.into_iter().enumerate().map(|(n, values)| Scale {
            code: format!("s{n}"),
            values: values.into_iter().enumerate().map(|(n, (label, explanation))| Value {
                code: format!("v{n}"), label: format!("{n}{label}"), explanation,
            }).collect(),
        }).collect();
        let sections = sections.into_iter().map(|(name, items)| Section {
            name,
            items: items.into_iter().map(|(text, scale, from, until)| {
                number += 1;
                Item { code: format!("p{number}"), text, scale: scale % scales.len(), ages: Ages { from, until } }
            }).collect(),
        }).collect();
        let ages = Ages { from: ages.0, until: ages.1 };
        ObservationList { code: "lijst".to_owned(), name, version, source, ages, scales, sections }
    }
}

proptest! {
    #[test]
    fn a_written_list_reads_back_the_same(list in lists()) {
        prop_assert_eq!(ObservationList::parse(written(&list).as_bytes()), Ok(list));
    }

    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = ObservationList::parse(&bytes);
    }

    #[test]
    fn a_list_with_some_bytes_changed_is_read_or_every_mistake_has_a_line_of_it(
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..4), cut in 0usize..60,
    ) {
        let mut text = EXAMPLE.as_bytes().to_vec();
        let at = at.index(text.len());
        let until = (at + cut).min(text.len());
        text.splice(at..until, bytes);
        let lines = text.split(|byte| *byte == b'\n').count();
        if let Err(mistakes) = ObservationList::parse(&text) {
            prop_assert!(!mistakes.is_empty());
            prop_assert!(mistakes.iter().all(|one| (1..=lines).contains(&one.line)), "{mistakes:?}");
            prop_assert!(mistakes.is_sorted_by_key(|one| one.line));
        }
    }

    #[test]
    fn every_item_of_an_age_is_answered_or_counted(list in lists(), months in 0i64..220, answered in any::<u64>()) {
        let answers: Answers = list.items().enumerate()
            .filter(|(n, _)| answered >> (n % 64) & 1 == 1)
            .map(|(_, item)| (item.code.clone(), NOT_SEEN.to_owned())).collect();
        let of_age = list.items().filter(|item| item.ages.hold(months)).count();
        let done = list.items().filter(|item| item.ages.hold(months) && answers.contains_key(&item.code)).count();
        prop_assert_eq!(list.unanswered(months, &answers), of_age - done);
        let shown: usize = list.answered(&answers).iter().map(|(_, items)| items.len()).sum();
        prop_assert_eq!(shown, answers.len());
        prop_assert!(list.at(months).iter().all(|(_, items)| !items.is_empty()));
    }

    #[test]
    fn nothing_has_changed_since_itself(list in lists()) {
        let answers: Answers = list.items().map(|item| (item.code.clone(), "v0".to_owned())).collect();
        prop_assert!(changed((&list, &answers), (&list, &answers)).is_empty());
        let other: Answers = list.items().map(|item| (item.code.clone(), NOT_SEEN.to_owned())).collect();
        prop_assert_eq!(changed((&list, &other), (&list, &answers)).len(), list.items().count());
        prop_assert!(changed((&list, &other), (&list, &Answers::new())).is_empty());
    }
}

fn example() -> ObservationList {
    ObservationList::parse(EXAMPLE.as_bytes()).unwrap()
}

#[test]
fn the_example_is_a_list() {
    let list = example();
    assert_eq!((list.ages, list.scales.len(), list.sections.len()), (Ages { from: 12, until: 48 }, 2, 3));
    let texts = |months| -> usize { list.at(months).iter().map(|(_, items)| items.len()).sum() };
    assert_eq!([texts(12), texts(18), texts(30), texts(36)], [7, 8, 10, 9]);
}

#[test]
fn what_changed_is_said_in_the_words_of_then() {
    let now = example();
    let mut before = now.clone();
    before.scales[0].values[0].label = "lukt nog niet".to_owned();
    before.sections[0].items.remove(1);
    let answers = |pairs: &[(&str, &str)]| -> Answers {
        pairs.iter().map(|(item, value)| ((*item).to_owned(), (*value).to_owned())).collect()
    };
    let earlier = answers(&[
        ("komt-binnen", "nog-niet"),
        ("blijft-bezig", "zelf"),
        ("kijkt-toe", "-"),
        ("ontdekt", "veel"),
    ]);
    let later = answers(&[
        ("komt-binnen", "zelf"),
        ("blijft-bezig", "zelf"),
        ("kijkt-toe", "veel"),
        ("zoekt-steun", "veel"),
    ]);
    let changes = changed((&now, &later), (&before, &earlier));
    let was = |code: &str| match changes.get(code) {
        Some(Answer::Value(value)) => value.label.as_str(),
        Some(Answer::NotSeen) => "not seen",
        None => "the same",
    };
    assert_eq!(was("komt-binnen"), "lukt nog niet");
    assert_eq!(was("kijkt-toe"), "not seen");
    assert_eq!([was("blijft-bezig"), was("zoekt-steun"), was("ontdekt")], ["the same"; 3]);
}

const SMALL: &str = r#"code = "spelen"
naam = "Spelen"
versie = "1"
bron = "eigen"
vanaf_maanden = 12
tot_maanden = 48
[[schaal]]
code = "lukt"
waarden = [{ code = "a", woord = "ja", uitleg = "x" }, { code = "b", woord = "nee", uitleg = "x" }]
[[onderdeel]]
naam = "Samen"
[[onderdeel.punt]]
code = "deelt"
tekst = "Deelt"
"#;

#[rstest]
#[case("code = \"spelen\"", "code = \"Spelen!\"", 1, Wrong::NoCode("Spelen!".to_owned()))]
#[case("naam = \"Spelen\"", "naam = \" \"", 2, Wrong::NoText("naam".to_owned(), MOST_IN_A_NAME))]
#[case("versie = \"1\"", "versie = 1", 3, Wrong::NoText("versie".to_owned(), MOST_IN_A_NAME))]
#[case("bron = \"eigen\"\n", "", 1, Wrong::Missing("bron".to_owned()))]
#[case("vanaf_maanden = 12\n", "", 1, Wrong::Missing("vanaf_maanden".to_owned()))]
#[case("vanaf_maanden = 12", "vanaf_maanden = 48", 6, Wrong::NoAges)]
#[case("vanaf_maanden = 12", "vanaf_maanden = -1", 5, Wrong::NoMonths("vanaf_maanden".to_owned()))]
#[case("tot_maanden = 48", "tot_maanden = 217", 6, Wrong::NoMonths("tot_maanden".to_owned()))]
#[case("tot_maanden = 48", "tot_maanden = 48\ntot = 3", 7, Wrong::Unknown("tot".to_owned()))]
#[case("\"nee\"", "\"Ja\"", 9, Wrong::Twice("Ja".to_owned()))]
#[case("code = \"b\"", "code = \"a\"", 9, Wrong::Twice("a".to_owned()))]
#[case(", { code = \"b\", woord = \"nee\", uitleg = \"x\" }", "", 9, Wrong::HowMany("waarden", 2, 10))]
#[case("tekst = \"Deelt\"", "tekst = \"Deelt\"\nschaal = \"vaak\"", 15, Wrong::NoScale("vaak".to_owned()))]
#[case("tekst = \"Deelt\"", "tekst = \"Deelt\"\nvanaf_maanden = 60\ntot_maanden = 70", 12, Wrong::NeverShown)]
#[case("tekst = \"Deelt\"", "tekst = \"Deelt", 14, Wrong::Syntax("tekst = \"Deelt".to_owned()))]
#[case("tekst = \"Deelt\"", "tekst = \"Deelt\"\n[[onderdeel.punt]]\ncode = \"deelt\"\ntekst = \"Nog eens\"", 16, Wrong::Twice("deelt".to_owned()))]
#[case("[[onderdeel.punt]]\ncode = \"deelt\"\ntekst = \"Deelt\"\n", "", 10, Wrong::Missing("punt".to_owned()))]
fn each_mistake_has_its_line(
    #[case] what: &str,
    #[case] by: &str,
    #[case] line: usize,
    #[case] wrong: Wrong,
) {
    assert!(ObservationList::parse(SMALL.as_bytes()).is_ok());
    let text = SMALL.replacen(what, by, 1);
    assert_ne!(text, SMALL);
    assert_eq!(ObservationList::parse(text.as_bytes()), Err(vec![Mistake { line, what: wrong }]));
}

#[test]
fn all_mistakes_are_found_at_once() {
    let text = SMALL.replace("\"1\"", "1").replace("= 48", "= 500").replace("\"deelt\"", "\"DEELT\"");
    let lines: Vec<usize> =
        ObservationList::parse(text.as_bytes()).unwrap_err().iter().map(|one| one.line).collect();
    assert_eq!(lines, [3, 6, 13]);
}

#[test]
fn what_is_too_much_is_refused() {
    let long = vec![b' '; LONGEST + 1];
    assert_eq!(ObservationList::parse(&long).unwrap_err(), [Mistake { line: 1, what: Wrong::TooLong }]);
    let item = |n: usize| format!("[[onderdeel.punt]]\ncode = \"x{n}\"\ntekst = \"Iets\"\n");
    let many: String = (1..MOST_ITEMS).map(item).collect();
    let text = format!("{SMALL}{many}");
    assert!(ObservationList::parse(text.as_bytes()).is_ok());
    let text = format!("{text}[[onderdeel]]\nnaam = \"Nog\"\n{}", item(MOST_ITEMS));
    let wrong = ObservationList::parse(text.as_bytes()).unwrap_err();
    assert_eq!(
        wrong.iter().map(|one| &one.what).collect::<Vec<_>>(),
        [&Wrong::HowMany("punt", 1, MOST_ITEMS)]
    );
    assert_eq!(
        ObservationList::parse(b"naam = \"\xff\"").unwrap_err(),
        [Mistake { line: 1, what: Wrong::NoUtf8 }]
    );
}
