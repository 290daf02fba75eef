use encoding_rs::WINDOWS_1252;
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

const HEADER: &str = "lrk_id;type_oko;opc;actuele_naam_oko;aantal_kindplaatsen;ve;status;inschrijfdatum;\
    opvanglocatie_adres;opvanglocatie_postcode;opvanglocatie_woonplaats;bag_id;naam_houder;kvk_nummer_houder;\
    vestigingsnummer_houder;rechtsvorm_houder;start_geschillencommissie;einde_geschillencommissie;houder_adres;\
    houder_postcode;houder_woonplaats;houder_buitenland;correspondentie_adres;correspondentie_postcode;\
    correspondentie_woonplaats;correspondentie_buitenland;contact_persoon;contact_telefoon;contact_emailadres;\
    contact_website;cbs_code;verantwoordelijke_gemeente;gastouderbureau_1;gastouderbureau_2;lrk_url";

/// A row of a holder; the columns that nobody reads are empty.
fn row(number: &str, kind: &str, name: &str, status: &str, street: &str, kvk: &str) -> String {
    let mut fields = vec![""; 35];
    let values = [
        (0, number),
        (1, kind),
        (3, name),
        (4, "36"),
        (6, status),
        (7, "01-09-2012"),
        (8, street),
        (9, "1234 AB"),
        (10, "Voorbeeldstad"),
        (12, "Houder 't Proefje"),
        (13, kvk),
    ];
    for (at, value) in values {
        fields[at] = value;
    }
    fields.join(";")
}

const OWN: &str = "01234567";

fn file(rows: &[String]) -> String {
    let lines: Vec<&str> = [HEADER].into_iter().chain(rows.iter().map(String::as_str)).collect();
    lines.join("\r\n") + "\r\n"
}

fn centre(number: &str, name: &str, street: &str) -> String {
    row(number, "KDV", name, "Ingeschreven", street, OWN)
}

fn register(rows: &[String]) -> Register {
    read(file(rows).as_bytes(), OWN).unwrap()
}

#[test]
fn only_the_holders_rows_are_read_as_they_are() {
    let rows = [
        row("111111111", "KDV", "'t Zand\" \"", "Ingeschreven", "'s-Gravenweg 1", "1234567"),
        row("222222222", "BSO", "De Ander", "Ingeschreven", "Laan 2", "87654321"),
        row("333333333", "GOB", "Bureau Café", "Uitgeschreven", "Laan 3", OWN),
    ];
    let expected = Register {
        rows: 3,
        broken: 0,
        registrations: vec![
            Registration {
                number: "111111111".into(),
                kind: Kind::DayCare,
                name: "'t Zand\" \"".into(),
                address: "'s-Gravenweg 1, 1234 AB Voorbeeldstad".into(),
                places: Some(36),
                status: "Ingeschreven".into(),
                since: Some(date(2012, 9, 1)),
                row: 2,
            },
            Registration {
                number: "333333333".into(),
                kind: Kind::Agency,
                name: "Bureau Café".into(),
                address: "Laan 3, 1234 AB Voorbeeldstad".into(),
                places: Some(36),
                status: "Uitgeschreven".into(),
                since: Some(date(2012, 9, 1)),
                row: 4,
            },
        ],
    };
    let text = file(&rows);
    let latin = WINDOWS_1252.encode(&text).0.into_owned();
    for bytes in [text.as_bytes().to_vec(), [b"\xEF\xBB\xBF", text.as_bytes()].concat(), latin] {
        assert_eq!(read(&bytes, OWN).as_ref(), Ok(&expected));
    }
}

#[rstest]
#[case::kvk(&[centre("1", "A", "")], "123", Refusal::NotAKvk("123".into()))]
#[case::letters(&[centre("1", "A", "")], "1234567x", Refusal::NotAKvk("1234567x".into()))]
#[case::nobody(&[centre("1", "A", "")], "99999999", Refusal::NobodysNumber("99999999".into(), 1))]
#[case::number(&[centre("LRK1", "A", "")], OWN, Refusal::WrongValue(2, "lrk_id", "LRK1".into()))]
#[case::no_number(&[centre("", "A", "")], OWN, Refusal::WrongValue(2, "lrk_id", String::new()))]
#[case::kind(&[row("1", "PSZ", "A", "Ingeschreven", "", OWN)], OWN, Refusal::WrongValue(2, "type_oko", "PSZ".into()))]
#[case::date(&[centre("1", "A", "").replace("01-09-2012", "september")], OWN, Refusal::WrongValue(2, "inschrijfdatum", "september".into()))]
#[case::places(&[centre("1", "A", "").replace(";36;", ";veel;")], OWN, Refusal::WrongValue(2, "aantal_kindplaatsen", "veel".into()))]
#[case::twice(&[centre("1", "A", ""), centre("1", "B", "")], OWN, Refusal::Double(3, "1".into()))]
#[case::fields(&[centre("1", "A;B", "")], OWN, Refusal::WrongFieldCount(2))]
fn what_cannot_be_is_refused(#[case] rows: &[String], #[case] kvk: &str, #[case] refusal: Refusal) {
    assert_eq!(read(file(rows).as_bytes(), kvk), Err(refusal));
}

#[test]
fn another_file_is_refused_and_a_broken_row_of_others_is_counted() {
    assert_eq!(read(b"PK\x03\x04", OWN), Err(Refusal::NotText));
    let Err(Refusal::MissingColumns(missing)) = read(b"location;name\nL1;x\n", OWN) else { panic!() };
    assert_eq!(missing.len(), COLUMNS.len());
    let rows = [row("2", "KDV", "A;B", "Ingeschreven", "", "87654321"), String::new(), centre("1", "A", "")];
    let register = register(&rows);
    assert_eq!((register.rows, register.broken, register.registrations[0].row), (2, 1, 4));
}

fn known(key: &str, number: Option<&str>, name: &str, address: &str) -> Known {
    Known {
        key: key.into(),
        name: name.into(),
        number: number.map(Into::into),
        address: (!address.is_empty()).then(|| address.to_owned()),
        kind: None,
        care: vec![CareKind::DayCare],
    }
}

#[test]
fn locations_are_known_by_their_number() {
    let register = register(&[
        centre("1", "De Boom", "Laan 1"),
        centre("6", "Boom twee", "Laan 1"),
        centre("2", "Het Huis", "Laan 2"),
        centre("3", "De Tuin", "Laan 3"),
        row("4", "KDV", "Oud", "Uitgeschreven", "Laan 4", OWN),
        row("5", "VGO", "Thuis", "Ingeschreven", "Laan 5", OWN),
    ]);
    let same = Known {
        kind: Some("KDV".into()),
        ..known("L2", Some("2"), "Het Huis", "Laan 2, 1234 AB Voorbeeldstad")
    };
    let mut bso = known("L1", Some("1"), "Boom", "");
    bso.care = vec![CareKind::Playgroup, CareKind::AfterSchool];
    let locations = [
        bso,
        same,
        known("L4", Some("4"), "Oud", ""),
        known("L9", Some("9"), "Elders", ""),
        known("L8", None, "Nieuw", ""),
    ];
    let found = compare(&locations, &register, &[]).unwrap();
    assert_eq!(
        found,
        Comparison {
            new: vec![(3, "3".into())],
            changed: vec![(0, 0, vec!["name", "address", "type"])],
            same: vec![(1, 2)],
            alike: vec![(1, 0)],
            unregistered: vec![4],
            without_groups: vec![5],
            gone: vec![2, 3],
            misfits: vec![(0, CareKind::AfterSchool)],
        }
    );
    assert!(!found.changes_nothing());
}

#[rstest]
#[case::name(known("L1", None, "de  BOOM", ""), true)]
#[case::address(known("L1", None, "Anders", "Laan 1\n1234AB"), true)]
#[case::second_registration(known("L1", Some("7"), "Anders", "Laan 1, 1234 AB"), true)]
#[case::next_door(known("L1", None, "Anders", "Laan 3, 1234 AB"), false)]
#[case::nothing_known(known("L1", None, "L1", ""), false)]
fn what_looks_alike_is_not_made(#[case] location: Known, #[case] alike: bool) {
    let register = register(&[centre("1", "De Boom", "Laan 1")]);
    let found = compare(std::slice::from_ref(&location), &register, &[]).unwrap();
    assert_eq!((found.alike.len(), found.new.len()), if alike { (1, 0) } else { (0, 1) });
    // Said by hand, it is that location, or a new one.
    let tie = |key: &str| [(key.to_owned(), "1".to_owned())];
    let found = compare(std::slice::from_ref(&location), &register, &tie("L1")).unwrap();
    assert_eq!((found.alike.len(), found.changed.len(), found.new.len()), (0, 1, 0));
    let found = compare(&[location], &register, &tie("L2")).unwrap();
    assert_eq!(found.new, [(0, "L2".to_owned())]);
}

#[test]
fn what_is_named_by_hand_must_be_there_once() {
    let register = register(&[centre("1", "A", ""), row("2", "KDV", "B", "Uitgeschreven", "", OWN)]);
    let named = |pairs: &[(&str, &str)]| {
        let pairs: Vec<_> =
            pairs.iter().map(|(key, number)| ((*key).to_owned(), (*number).to_owned())).collect();
        compare(&[], &register, &pairs).unwrap_err()
    };
    assert_eq!(named(&[("L1", "3")]), Refusal::NotRegistered("3".into()));
    assert_eq!(named(&[("L1", "2")]), Refusal::NotRegistered("2".into()));
    assert_eq!(named(&[("L1", "1"), ("L2", "1")]), Refusal::NamedTwice("1".into()));
    let other = known("L2", Some("1"), "Elders", "");
    let named = [("L1".to_owned(), "1".to_owned())];
    assert_eq!(compare(&[other], &register, &named), Err(Refusal::NamedTwice("1".into())));
}

proptest! {
    /// Each registration has one outcome, and no location is lost or gets two numbers; nothing is left for a second time.
    #[test]
    fn every_registration_has_one_outcome(
        kinds in proptest::collection::vec((0usize..4, any::<bool>(), 0usize..4), 1..8),
        numbers in proptest::collection::vec(proptest::option::of(1usize..9), 0..6),
    ) {
        let rows: Vec<String> = kinds.iter().enumerate().map(|(at, (kind, registered, street))| {
            let status = if *registered { "Ingeschreven" } else { "Uitgeschreven" };
            row(&(at + 1).to_string(), Kind::ALL[*kind].code(), &format!("Naam {at}"), status, &format!("Laan {street}"), OWN)
        }).collect();
        let register = register(&rows);
        let mut seen = BTreeSet::new();
        let locations: Vec<Known> = numbers.iter().enumerate().map(|(at, number)| {
            let number = number.filter(|number| seen.insert(*number)).map(|number| number.to_string());
            known(&format!("L{at}"), number.as_deref(), &format!("Plek {at}"), &format!("Laan {at}, 1234 AB"))
        }).collect();
        let found = compare(&locations, &register, &[]).unwrap();
        let mut outcomes: Vec<usize> = found.new.iter().map(|(at, _)| *at)
            .chain(found.changed.iter().map(|(_, at, _)| *at))
            .chain(found.same.iter().map(|(_, at)| *at))
            .chain(found.alike.iter().map(|(at, _)| *at))
            .chain(found.unregistered.iter().copied())
            .chain(found.without_groups.iter().copied())
            .collect();
        outcomes.sort_unstable();
        prop_assert_eq!(outcomes, (0..rows.len()).collect::<Vec<_>>());
        let touched: Vec<usize> = found.changed.iter().map(|(at, _, _)| *at).collect();
        let unique: BTreeSet<usize> = touched.iter().copied().collect();
        prop_assert_eq!(touched.len(), unique.len());
        for (at, row, _) in &found.changed {
            prop_assert_eq!(locations[*at].number.as_deref(), Some(register.registrations[*row].number.as_str()));
        }
        // The same file again changes nothing.
        let written = |was: Known, row: usize| {
            let Registration { number, kind, name, address, .. } = register.registrations[row].clone();
            Known { name, number: Some(number), address: Some(address), kind: Some(kind.code().to_owned()), ..was }
        };
        let mut after = locations.clone();
        for (at, row, _) in &found.changed {
            after[*at] = written(after[*at].clone(), *row);
        }
        after.extend(found.new.iter().map(|(row, key)| written(known(key, None, "", ""), *row)));
        prop_assert!(compare(&after, &register, &[]).unwrap().changes_nothing());
    }
}
