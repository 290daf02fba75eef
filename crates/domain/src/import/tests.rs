use encoding_rs::WINDOWS_1252;
use jiff::civil::date;
use mentorkind_division::Wish;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::division::PairWish;
use crate::half_days;

mod ordinary;
mod rows;
mod workbooks;

const OPTIONS: Options = Options { on: date(2026, 3, 31), guardians_required: true };

/// A small export without anything to remark.
fn good() -> Vec<(&'static str, String)> {
    [
        ("groups.csv", "group;location;kind\nG1;L1;kdv\nG2;L1;bso\n"),
        ("staff.csv", "staff;group;days\nS1;G1;ma di\nS2;G1;do vr\n"),
        ("children.csv", "child;group;birth_date\nC1;G1;2024-05-01\nC2;G1;2024-06-01\n"),
        ("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\nP1;C2;p1@voorbeeld.nl\n"),
    ]
    .map(|(name, text)| (name, text.to_owned()))
    .into()
}

/// The small export with some files replaced or added.
fn with(files: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut all = good();
    for &(name, text) in files {
        all.retain(|(other, _)| *other != name);
        all.push((name, text.to_owned()));
    }
    all
}

fn read_files(files: Vec<(&'static str, impl Into<Vec<u8>>)>) -> Result<Imported, Box<Refused>> {
    read(files.into_iter().map(|(name, text)| Source::bytes(name, text.into())), &OPTIONS)
}

type Place = (Table, Option<u32>, String, String, &'static str);

fn errors(files: Vec<(&'static str, impl Into<Vec<u8>>)>) -> Vec<Place> {
    let refused = read_files(files).expect_err("the tables are refused");
    assert_eq!(refused.errors.total, refused.errors.list.len() as u64);
    let place = |one: ImportError| (one.table, one.row, one.column.into(), one.value, one.reason.code());
    refused.errors.list.into_iter().map(place).collect()
}

fn warnings(files: Vec<(&'static str, impl Into<Vec<u8>>)>) -> Vec<Place> {
    let imported = read_files(files).expect("the tables have no errors");
    let place = |one: ImportWarning| (one.table, one.row, one.column.into(), one.value, one.reason.code());
    imported.warnings.list.into_iter().map(place).collect()
}

fn place(table: Table, row: u32, column: &str, value: &str, code: &'static str) -> Place {
    (table, Some(row), column.into(), value.into(), code)
}

#[test]
fn files_that_are_no_table_are_named() {
    let refused = errors(vec![("foo.csv", "x"), ("export.zip", "PK")]);
    let named = |name: &str| (Table::Other, None, String::new(), name.to_owned(), "no_known_file");
    assert_eq!(refused, [named("foo.csv"), named("export.zip")]);
    let mut files = good();
    files[0].0 = "groepen.csv";
    let missing = errors(files).remove(0);
    assert_eq!((missing.0, missing.3.as_str(), missing.4), (Table::Groups, "groepen.csv", "missing_table"));
}

#[test]
fn a_good_export_has_no_remarks() {
    assert_eq!(warnings(good()), []);
}

#[test]
fn all_columns_become_rows() {
    let files = with(&[
        ("locations.csv", "location,name,lrk,address\nL1,\"Zon, en maan\",123456789,Dorpsstraat 1\n"),
        ("groups.csv", "group,location,kind,name,max_children\nG1,L1,KDV,Rood,16\nG2,L1,bso,,\n"),
        (
            "staff.csv",
            "Staff;GROUP;days;name;email;role;max_children;languages;from;until\n\
             S1;G1;ma e:DI-O;Els;els@voorbeeld.nl;;9;nl tr;01-02-2026;2026-12-31\n\
             S2;G1;do;Bo;;BIO;;;;\n\
             S3;;;Jo;jo@voorbeeld.nl;teamlead;;;;\n",
        ),
        (
            "children.csv",
            "child;group;birth_date;days;first_name;last_name;main;from;until;mentor;mentor_since;mentor_told_on;\
             last_observation;last_talk;language;knows_well;not_mentor;same_mentor;other_mentor\n\
             C1;G1;01-05-2024;ma;Noor;Vis;ja;2026-01-01;;S1;2026-01-02;2026-01-03;2026-01-04;2026-01-05;tr;S1 S2;S3;C2;!C3\n\
             C2;G1;2024-05-01;;Ali;Bos;nee;;2026-05-01;;;;;;;;;;\n\
             C3;G1;2024-05-01;;Ian;Bos;;;;;;;;;;;;;\n",
        ),
        (
            "guardians.csv",
            "guardian;child;name;email;phone;relation;custody;language;staff\n\
             P1;C1;An;an@voorbeeld.nl;06;moeder;JA;tr;S2\n\
             P1;C2;;;;;nee;;\n\
             P2;C3;Ed;ed@voorbeeld.nl;;;;;\n",
        ),
        (
            "absences.csv",
            "staff;child;from;until;reason\nS1;;2026-04-01;2026-04-10;verlof\n;C2;2026-04-02;02-04-2026;ziek\n",
        ),
        ("closures.csv", "location;from;until;reason\nL1;2026-04-27;2026-04-27;Koningsdag\n"),
    ]);
    let imported = read_files(files).unwrap();
    assert_eq!(imported.warnings.list, []);
    let tables = imported.tables;
    let text = |text| tables.text(text);

    let [location] = tables.locations.as_slice() else { panic!("one location") };
    assert_eq!(
        [location.name, location.lrk, location.address].map(text),
        ["Zon, en maan", "123456789", "Dorpsstraat 1"]
    );
    let groups: Vec<_> =
        tables.groups.iter().map(|g| (g.kind, text(g.name), g.max_children, g.row)).collect();
    assert_eq!(groups, [(CareKind::DayCare, "Rood", Some(16), 2), (CareKind::AfterSchool, "", None, 3)]);

    let staff: Vec<_> = tables.staff.iter().map(|s| [s.name, s.email, s.languages].map(text)).collect();
    assert_eq!(staff, [["Els", "els@voorbeeld.nl", "nl tr"], ["Bo", "", ""], ["Jo", "jo@voorbeeld.nl", ""]]);
    let roster: Vec<_> = tables
        .roster
        .iter()
        .map(|r| (r.staff, r.role, r.group, half_days::print(r.days), r.max_children, r.period))
        .collect();
    use crate::period::Period;
    let period = Period { from: Some(date(2026, 2, 1)), until: Some(date(2026, 12, 31)) };
    assert_eq!(
        roster,
        [
            (StaffId(0), Role::Carer, Some(GroupId(0)), "ma e:di-o".into(), Some(9), period),
            (StaffId(1), Role::Trainee, Some(GroupId(0)), "do".into(), None, Period::default()),
            (StaffId(2), Role::TeamLead, None, String::new(), None, Period::default()),
        ]
    );

    let children: Vec<_> = tables
        .children
        .iter()
        .map(|c| (c.birth_date, [c.first_name, c.last_name, c.language].map(text)))
        .collect();
    let birth = date(2024, 5, 1);
    assert_eq!(
        children,
        [(birth, ["Noor", "Vis", "tr"]), (birth, ["Ali", "Bos", ""]), (birth, ["Ian", "Bos", ""])]
    );
    let [first, second, third] = tables.placements.as_slice() else { panic!("three placements") };
    assert_eq!(
        (first.mentor, first.main, second.main, third.main),
        (Mentor::Staff(StaffId(0)), true, false, true)
    );
    assert_eq!(
        [first.mentor_since, first.mentor_told_on, first.last_observation, first.last_talk],
        [2, 3, 4, 5].map(|day| Some(date(2026, 1, day)))
    );
    assert_eq!(second.period, Period { from: None, until: Some(date(2026, 5, 1)) });
    assert_eq!(tables.staff_list(&first.knows_well), [0, 1]);
    assert_eq!(tables.staff_list(&first.not_mentor), [2]);
    assert_eq!(
        tables.wishes(&first.wishes),
        [
            PairWish { child: 1, wish: Wish::Same, hard: false },
            PairWish { child: 2, wish: Wish::Other, hard: true }
        ]
    );
    assert_eq!(tables.wishes(&second.wishes), []);

    let custody: Vec<_> =
        tables.guardianships.iter().map(|g| (g.guardian, g.child, g.custody, text(g.relation))).collect();
    assert_eq!(
        custody,
        [
            (GuardianId(0), ChildId(0), Some(true), "moeder"),
            (GuardianId(0), ChildId(1), Some(false), ""),
            (GuardianId(1), ChildId(2), None, "")
        ]
    );
    assert_eq!(tables.staff_who_are_guardians(), [(ChildId(0), StaffId(1)), (ChildId(1), StaffId(1))]);
    let who: Vec<_> = tables.absences.iter().map(|a| (a.who, a.from, a.until, text(a.reason))).collect();
    assert_eq!(
        who,
        [
            (Absentee::Staff(StaffId(0)), date(2026, 4, 1), date(2026, 4, 10), "verlof"),
            (Absentee::Child(ChildId(1)), date(2026, 4, 2), date(2026, 4, 2), "ziek")
        ]
    );
    let closures: Vec<_> = tables.closures.iter().map(|c| (c.location, c.from, text(c.reason))).collect();
    assert_eq!(closures, [(LocationId(0), date(2026, 4, 27), "Koningsdag")]);
    assert_eq!(tables.keys.children.key(ChildId(1)), "C2");
}

#[test]
fn locations_are_known_by_their_table_when_there_is_one() {
    let files = with(&[("locations.csv", "location\nL2\nL2\n")]);
    assert_eq!(
        errors(files),
        [
            place(Table::Locations, 3, "location", "L2", "double_key"),
            place(Table::Groups, 2, "location", "L1", "unknown_key"),
            place(Table::Groups, 3, "location", "L1", "unknown_key"),
        ]
    );
}

#[rstest]
#[case("groups.csv", "group;kind\n", "location")]
#[case("staff.csv", "staff;group\n", "days")]
#[case("children.csv", "child;group\n", "birth_date")]
#[case("guardians.csv", "guardian\n", "child")]
#[case("absences.csv", "staff;from\n", "until")]
#[case("closures.csv", "location;until\n", "from")]
fn a_missing_column_is_named_and_the_references_to_its_table_are_not(
    #[case] name: &'static str,
    #[case] text: &str,
    #[case] column: &str,
) {
    let found = errors(with(&[(name, text)]));
    assert_eq!(found, [place(Table::of_file(name), 1, column, "", "missing_column")]);
}

#[rstest]
#[case("groups.csv", true)]
#[case("staff.csv", true)]
#[case("children.csv", true)]
#[case("guardians.csv", true)]
#[case("guardians.csv", false)]
fn required_tables_must_be_there(#[case] name: &'static str, #[case] guardians_required: bool) {
    let sources = good().into_iter().filter(|(other, _)| *other != name);
    let sources = sources.map(|(name, text)| Source::bytes(name, text.into()));
    let found = read(sources, &Options { guardians_required, ..OPTIONS });
    if guardians_required {
        let refused = found.expect_err("a table is missing");
        assert_eq!(refused.errors.total, 1);
        assert_eq!(refused.errors.list[0].reason, ErrorReason::MissingTable);
        assert_eq!(refused.errors.list[0].table, Table::of_file(name));
    } else {
        assert_eq!(found.unwrap().warnings.total, 0);
    }
}

#[rstest]
#[case::empty_file(b"".as_slice(), 1, "missing_column")]
#[case::workbook(b"PK\x03\x04\x14\0\0\0", 0, "not_text")]
#[case::utf_16(b"\xFF\xFEg\0r\0o\0u\0p\0", 0, "not_text")]
#[case::too_few_fields(b"group;location;kind\nG1;L1;kdv\nG2;L1\n", 3, "wrong_field_count")]
#[case::too_many_fields(b"group;location;kind\nG1;L1;kdv\nG2;L1;kdv;;x\n", 3, "wrong_field_count")]
#[case::column_twice(b"group;location;kind;group\nG1;L1;kdv;G1\n", 1, "double_column")]
#[case::open_quote(b"group;location;kind;name\nG1;L1;kdv;\"Rood\nG2;L1;bso;Geel\n", 2, "open_quote")]
fn files_that_are_no_table(#[case] bytes: &[u8], #[case] row: u32, #[case] code: &str) {
    let mut files: Vec<(&str, Vec<u8>)> =
        good().into_iter().map(|(name, text)| (name, text.into())).collect();
    files[0].1 = bytes.to_vec();
    let found = errors(files);
    assert_eq!((found[0].0, found[0].1.unwrap_or(0), found[0].4), (Table::Groups, row, code));
}

#[rstest]
#[case(10_000, "ë", None)]
#[case(10_001, "ë", Some("too_long"))]
#[case(10_001, "e", Some("too_long"))]
#[case(90_000, "e", Some("too_long"))]
fn fields_have_a_longest_length(#[case] length: usize, #[case] letter: &str, #[case] code: Option<&str>) {
    for column in ["name", "remarks"] {
        let text = format!("group;location;kind;{column}\nG1;L1;kdv;{}\nG2;L1;bso;\n", letter.repeat(length));
        let found = read_files(with(&[("groups.csv", &text)]));
        let found = found.err().map(|refused| {
            assert_eq!(refused.errors.total, 1);
            assert_eq!((refused.errors.list[0].row, &*refused.errors.list[0].column), (Some(2), column));
            refused.errors.list[0].reason.code()
        });
        assert_eq!(found, code);
    }
}

#[test]
fn a_file_that_cannot_be_read_and_one_that_is_there_twice_are_errors() {
    let mut sources: Vec<Source> =
        good().into_iter().map(|(name, text)| Source::bytes(name, text.into())).collect();
    sources[1] = Source::new("staff.csv", || Err(io::Error::other("the disk is gone")));
    sources.push(Source::bytes("Children.CSV", "child;group;birth_date\n".into()));
    let refused = read(sources, &OPTIONS).unwrap_err();
    let found: Vec<_> = refused.errors.list.iter().map(|one| (one.table, one.reason.code())).collect();
    assert!(found.contains(&(Table::Staff, "unreadable")));
    assert!(found.contains(&(Table::Children, "double_table")));
}

#[rstest]
#[case::remark(
    "children.csv",
    "child;group;birth_date;Opmerking\nC1;G1;2024-05-01;x\nC2;G1;2024-05-01;\n",
    Some(1),
    "unknown_column"
)]
#[case::other_file("kinderen.csv", "x", None, "unknown_table")]
#[case::mentor(
    "children.csv",
    "child;group;birth_date;mentor\nC1;G1;2024-05-01;S9\nC2;G1;2024-05-01;\n",
    Some(2),
    "unknown_mentor"
)]
#[case::no_address(
    "guardians.csv",
    "guardian;child;email\nP1;C1;p1@voorbeeld.nl\nP2;C2;\n",
    Some(3),
    "no_guardian_email"
)]
#[case::no_guardian("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\n", Some(3), "no_guardian")]
#[case::other_birth_date(
    "children.csv",
    "child;group;birth_date;until;from\nC1;G1;2024-05-01;2026-01-01;\nC1;G1;2024-05-02;;2026-01-02\nC2;G1;2024-05-01;;\n",
    Some(3),
    "contradiction"
)]
#[case::other_name(
    "staff.csv",
    "staff;group;days;name\nS1;G1;ma;Els\nS1;G2;ma;Elsa\n",
    Some(3),
    "contradiction"
)]
fn warnings_stop_nothing(
    #[case] name: &'static str,
    #[case] text: &str,
    #[case] row: Option<u32>,
    #[case] code: &str,
) {
    let found = warnings(with(&[(name, text)]));
    let found: Vec<_> = found.iter().map(|(_, row, _, _, code)| (*row, *code)).collect();
    assert_eq!(found, [(row, code)]);
}

#[rstest]
#[case("kdv", "2025-12-31", "2026-01-01", false)]
#[case("kdv", "2022-01-02", "2026-01-01", false)]
#[case("kdv", "2022-01-01", "2026-01-01", true)]
#[case("kdv", "2026-01-02", "2026-01-01", true)]
#[case("peuter", "2024-01-01", "2026-01-01", false)]
#[case("peuter", "2024-01-02", "2026-01-01", true)]
#[case("bso", "2022-01-01", "2026-01-01", false)]
#[case("bso", "2022-01-02", "2026-01-01", true)]
#[case("bso", "2013-01-02", "2026-01-01", false)]
#[case("bso", "2013-01-01", "2026-01-01", true)]
#[case("kdv", "2022-03-31", "", true)] // judged on the day of the import
#[case("kdv", "2022-04-01", "", false)]
fn ages_belong_to_the_kind_of_care(
    #[case] kind: &str,
    #[case] birth: &str,
    #[case] from: &str,
    #[case] warned: bool,
) {
    let groups = format!("group;location;kind\nG1;L1;{kind}\n");
    let children = format!("child;group;birth_date;from\nC1;G1;{birth};{from}\n");
    let files = with(&[
        ("groups.csv", &groups),
        ("children.csv", &children),
        ("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\n"),
    ]);
    let expected = warned.then(|| place(Table::Children, 2, "birth_date", birth, "age_outside_care"));
    assert_eq!(warnings(files), expected.as_slice());
}

#[test]
fn every_error_is_found_in_one_pass() {
    let files = with(&[
        ("groups.csv", "group;location;kind\nG1;L1;kdv\nG1;L1;x\n"),
        ("staff.csv", "staff;group;days\n;G9;mo\n"),
        ("children.csv", "child;group;birth_date;mentor\nC1;G9;2027-01-01;S9\nC2;G1\n"),
        ("guardians.csv", "guardian;child\n;C9\n"),
        ("closures.csv", "location;from\n"),
    ]);
    let found = errors(files);
    let codes: Vec<_> =
        found.iter().map(|(table, row, _, _, code)| (*table, row.unwrap_or(0), *code)).collect();
    assert_eq!(
        codes,
        [
            (Table::Groups, 3, "unknown_code"),
            (Table::Groups, 3, "double_key"),
            (Table::Staff, 2, "unknown_token"),
            (Table::Staff, 2, "unknown_key"),
            (Table::Staff, 2, "empty"),
            (Table::Children, 2, "future_birth"),
            (Table::Children, 2, "unknown_key"),
            (Table::Children, 3, "wrong_field_count"),
            (Table::Guardians, 2, "unknown_key"),
            (Table::Guardians, 2, "empty"),
            (Table::Closures, 1, "missing_column"),
        ]
    );
}

#[test]
fn a_thousand_errors_are_listed_and_all_are_counted() {
    let rows = "S1;G9;ma\n".repeat(1_500);
    let refused = read_files(with(&[("staff.csv", &format!("staff;group;days\n{rows}"))])).unwrap_err();
    assert_eq!(refused.errors.list.len(), MOST_LISTED);
    assert!(refused.errors.total >= 1_500);
}

#[rstest]
#[case::between_two_rows("C2;!C1;\nC1;;C2", Some((3, "other_mentor")))]
#[case::twice_the_same("C2;C1;\nC1;!C2;", None)]
#[case::of_other_pairs("C2;C1;\nC1;;C3", None)]
fn a_pair_has_one_wish(#[case] rows: &str, #[case] expected: Option<(u32, &str)>) {
    let children: String = rows.lines().chain(["C3;;"]).map(|row| format!("{row};G1;2024-05-01\n")).collect();
    let children = format!("child;same_mentor;other_mentor;group;birth_date\n{children}");
    let found = read_files(with(&[("children.csv", &children)]));
    let found = found.err().map(|refused| {
        let [one] = refused.errors.list.as_slice() else { panic!("one error") };
        assert_eq!(one.reason, ErrorReason::PairInBothColumns);
        (one.row.unwrap_or(0), one.column.to_string())
    });
    assert_eq!(found, expected.map(|(row, column)| (row, column.to_owned())));
}

#[test]
fn periods_of_a_pair_touch_without_overlap() {
    let staff = "staff;group;days;from;until\n\
                 S1;G1;ma;2026-03-01;2026-03-31\nS1;G1;di;;2026-02-28\nS1;G1;wo;2026-04-01;\nS1;G2;do;;\nS2;G1;do;;\n";
    assert_eq!(warnings(with(&[("staff.csv", staff)])), []);
    let staff = "staff;group;days;from;until\n\
                 S1;G1;ma;2026-01-01;2026-12-31\nS1;G1;di;2026-02-01;2026-02-28\nS1;G1;wo;2026-12-31;\n";
    assert_eq!(
        errors(with(&[("staff.csv", staff)])),
        [
            place(Table::Staff, 3, "staff", "S1", "overlapping_period"),
            place(Table::Staff, 4, "staff", "S1", "overlapping_period"),
        ]
    );
}

#[rstest]
#[case::unix("\n", false)]
#[case::windows("\r\n", false)]
#[case::mac("\r", false)]
#[case::blank_lines("\n\n", true)]
fn rows_are_lines_as_a_person_sees_them(#[case] end: &str, #[case] doubled: bool) {
    let lines = ["group;location;kind;name", "G1;L1;kdv;", "G2;L1;bso;", ";;;", "G9;L1;x;"];
    let found = errors(with(&[("groups.csv", &lines.map(|line| format!("{line}{end}")).concat())]));
    assert_eq!(found, [place(Table::Groups, if doubled { 9 } else { 5 }, "kind", "x", "unknown_code")]);
    let quoted = format!("group;location;kind;name{end}G1;L1;kdv;\"Rood{end}Geel\"{end}G2;L1;x;");
    let found = errors(with(&[("groups.csv", &quoted)]));
    assert_eq!(found[0].1, Some(if doubled { 7 } else { 4 }));
}

#[test]
fn text_is_utf_8_or_windows_1252() {
    let text = "group;location;kind;name\nG1;L1;kdv;Büb€\nG2;L1;bso;\n";
    let with_bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), with_bom, WINDOWS_1252.encode(text).0.into_owned()] {
        let mut files: Vec<(&str, Vec<u8>)> =
            good().into_iter().map(|(name, text)| (name, text.into())).collect();
        files[0].1 = bytes;
        let imported = read_files(files).unwrap();
        assert_eq!(imported.tables.text(imported.tables.groups[0].name), "Büb€");
        assert_eq!(imported.warnings.total, 0);
    }
}

#[test]
fn what_is_shown_of_an_error_names_its_place() {
    let text = "staff;group;days;role\nS1;G1;ma;\"k\to\nk\"\n";
    let refused = read_files(with(&[("staff.csv", text)])).unwrap_err();
    assert_eq!(
        refused.errors.list[0].to_string(),
        r#"staff.csv:2: role "k\to\nk" is not a code of this column"#
    );
    let codes: std::collections::BTreeSet<_> = ErrorReason::ALL.iter().map(|reason| reason.code()).collect();
    assert_eq!(codes.len(), ErrorReason::ALL.len());
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in 0..Table::ALL.len()) {
        let mut files: Vec<(&str, Vec<u8>)> = good().into_iter().map(|(name, text)| (name, text.into())).collect();
        files.retain(|(other, _)| *other != Table::ALL[name].file_name());
        files.push((Table::ALL[name].file_name(), bytes));
        let _ = read_files(files);
    }

    /// Rows under a good header, out of pieces that mean something.
    #[test]
    fn no_rows_make_it_fail(pieces in proptest::collection::vec(
        prop_oneof![Just(";"), Just(";"), Just("\n"), Just("\""), Just("C1"), Just("G1"), Just("2024-05-01"), Just("ma"), Just("!"), Just(" ")],
        0..120,
    )) {
        let text = format!("child;group;birth_date;same_mentor\n{}", pieces.concat());
        if let Err(refused) = read_files(with(&[("children.csv", &text)])) {
            let lines = text.lines().count() as u32;
            prop_assert!(refused.errors.list.iter().filter(|one| one.table == Table::Children).all(|one| one.row.is_none_or(|row| row <= lines)));
        }
    }

    /// The order of columns and the separator do not matter, nor does the way dates are written.
    #[test]
    fn the_form_of_a_file_does_not_matter(
        order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(),
        comma in any::<bool>(),
        quoted in any::<bool>(),
        dutch in any::<bool>(),
    ) {
        let birth = if dutch { "01-05-2024" } else { "2024-05-01" };
        let rows = [["child", "group", "birth_date", "days", "main"], ["C1", "G1", birth, "ma di-o", "nee"], ["C2", "G1", birth, "", ""]];
        let separator = if comma { "," } else { ";" };
        let text: String = rows
            .iter()
            .map(|row| {
                let cells: Vec<_> = order.iter().map(|&at: &usize| if quoted { format!("\"{}\"", row[at]) } else { row[at].to_owned() }).collect();
                cells.join(separator) + "\r\n"
            })
            .collect();
        let imported = read_files(with(&[("children.csv", &text)])).unwrap();
        prop_assert_eq!(imported.warnings.total, 0);
        let first = &imported.tables.placements[0];
        prop_assert_eq!((half_days::print(first.days), first.main), ("ma di-o".to_owned(), false));
        prop_assert_eq!(imported.tables.children[1].birth_date, date(2024, 5, 1));
    }

    /// Told day by day: a child is named when two groups are its own on one day.
    #[test]
    fn who_has_two_own_groups_is_named(
        rows in proptest::collection::vec((0u32..3, proptest::option::of(1i8..20), proptest::option::of(0i8..8), any::<bool>()), 1..5),
    ) {
        use crate::period::Period;
        let day = |day: i8| date(2026, 4, day);
        let rows: Vec<(u32, Period, bool)> = rows
            .into_iter()
            .map(|(group, from, length, main)| {
                let until = length.map(|length| day(from.unwrap_or(1) + length));
                (group, Period { from: from.map(day), until }, main)
            })
            .collect();
        let of_one_group = |one: &(u32, Period, bool), other: &(u32, Period, bool)| one.0 == other.0 && one.1.overlaps(other.1);
        prop_assume!((0..rows.len()).all(|at| rows[at + 1..].iter().all(|other| !of_one_group(&rows[at], other))));
        let said = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let text: String = rows
            .iter()
            .map(|(group, period, main)| {
                let main = if *main { "ja" } else { "nee" };
                format!("C1;G{group};2022-05-01;{};{};{main}\n", said(period.from), said(period.until))
            })
            .collect();
        let files = with(&[
            ("groups.csv", "group;location;kind\nG0;L1;kdv\nG1;L1;kdv\nG2;L1;kdv\n"),
            ("staff.csv", "staff;group;days\nS1;G1;ma\n"),
            ("children.csv", &format!("child;group;birth_date;from;until;main\n{text}")),
            ("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\n"),
        ]);
        let named = warnings(files).iter().any(|one| one.4 == "two_own_groups");
        let twice = (1..=30).map(day).any(|on| rows.iter().filter(|row| row.2 && row.1.contains(on)).count() > 1);
        prop_assert_eq!(named, twice);
    }
}
