//! Tables in a workbook: the same rows as in files, and every way in which a workbook can be none.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

/// Rows of a file with `;`, as text in every cell.
fn fill(sheet: &mut Worksheet, rows: &str) {
    for (row, line) in (0..).zip(rows.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

/// The small export as a workbook.
fn good_workbook() -> Workbook {
    let mut workbook = Workbook::new();
    for (file, text) in good() {
        fill(workbook.add_worksheet().set_name(Table::of_file(file).name()).unwrap(), &text);
    }
    workbook
}

fn bytes_of(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

fn read_workbook(bytes: Vec<u8>) -> Result<Imported, Box<Refused>> {
    read([Source::bytes("planning.xlsx", bytes)], &OPTIONS)
}

/// The errors of a workbook in words.
fn errors_in(workbook: Workbook) -> Vec<String> {
    let refused = read_workbook(bytes_of(workbook)).expect_err("there is an error");
    refused.errors.list.iter().map(ToString::to_string).collect()
}

/// Puts cells in the sheet of children, behind those of the small export: row 1 is the header.
fn with_children(by_hand: impl FnOnce(&mut Worksheet)) -> Workbook {
    let mut workbook = good_workbook();
    by_hand(workbook.worksheet_from_name("children").unwrap());
    workbook
}

#[test]
fn sheets_are_read_as_files_are() {
    let imported = read_workbook(bytes_of(good_workbook())).unwrap();
    let files = read_files(good()).unwrap();
    assert_eq!(imported.warnings.total, 0);
    assert!(imported.in_workbook && !files.in_workbook);
    assert_eq!(format!("{:?}", imported.tables.placements), format!("{:?}", files.tables.placements));
    assert_eq!(format!("{:?}", imported.tables.roster), format!("{:?}", files.tables.roster));
    for table in Table::ALL {
        assert_eq!(imported.given.table(table), files.given.table(table));
        for (column, _) in table.column_names() {
            assert_eq!(imported.given.has(table, column), files.given.has(table, column), "{table} {column}");
        }
    }
}

#[test]
fn cells_are_values_and_not_what_they_look_like() {
    let as_date = Format::new().set_num_format("dd-mm-yyyy");
    let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day).unwrap();
    let mut workbook = with_children(|sheet| {
        fill(sheet, "child;group;birth_date;main;from;first_name");
        sheet.write_number(1, 0, 12.0).unwrap();
        sheet.write_datetime_with_format(1, 2, day(2024, 5, 1), &as_date).unwrap();
        sheet.write_boolean(1, 3, false).unwrap();
        let from = Formula::new("=C2+31").set_result("45444");
        sheet.write_formula_with_format(1, 4, from, &as_date).unwrap();
        sheet.write_formula(1, 5, Formula::new("=\"No\"&\"or\"").set_result("No;\"\nor")).unwrap();
        // Rows 4 and 5 are empty. A date can be a text, and a key a text of digits.
        for (column, cell) in [(0, "0012"), (1, "G1"), (2, "01-05-2024")] {
            sheet.write_string(5, column, cell).unwrap();
        }
    });
    fill(workbook.worksheet_from_name("guardians").unwrap(), "\nP1;12;\nP1;C2;\nP1;0012;");
    let imported = read_workbook(bytes_of(workbook)).unwrap();
    assert_eq!(imported.warnings.list, []);
    let tables = &imported.tables;
    assert_eq!([0, 1, 2].map(|n| tables.keys.children.key(ChildId(n))), ["12", "C2", "0012"]);
    let first = &tables.placements[0];
    assert_eq!((first.main, first.period.from, first.row), (false, Some(date(2024, 6, 1)), 2));
    assert_eq!(tables.text(tables.children[0].first_name), "No;\" or");
    assert_eq!((tables.children[2].birth_date, tables.placements[2].row), (date(2024, 5, 1), 6));
}

#[test]
fn errors_name_sheet_row_and_column() {
    let workbook = with_children(|sheet| {
        sheet.write_string(0, 3, "until").unwrap().write_string(0, 4, "from").unwrap();
        sheet.write_string(1, 1, "G9").unwrap();
        sheet.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_number(2, 4, 1.5).unwrap();
    });
    assert_eq!(
        errors_in(workbook),
        [
            r##"children:2: until "#DIV/0!" is the error of a formula"##,
            r#"children:2: group "G9" is not a known key"#,
            r#"children:3: from "1.5" is not a date such as 2026-03-31 or 31-03-2026"#,
        ]
    );
    let mut without = good_workbook();
    without.worksheet_from_name("children").unwrap().write_string(0, 1, "groep").unwrap();
    assert_eq!(errors_in(without), ["children:1: group is not in the header"]);
}

#[test]
fn the_error_of_a_cell_and_the_time_of_a_date_are_each_said_once() {
    let as_date = Format::new().set_num_format("dd-mm-yyyy");
    let workbook = with_children(|sheet| {
        sheet.write_formula(1, 2, Formula::new("=Blad9!A1").set_result("#REF!")).unwrap();
        sheet.write_number_with_format(2, 2, 45_413.75, &as_date).unwrap();
        // A last day that is not known overlaps with nothing.
        for (row, column, text) in [
            (0, 3, "until"),
            (0, 4, "from"),
            (3, 0, "C1"),
            (3, 1, "G1"),
            (3, 2, "2024-05-01"),
            (3, 4, "2026-02-01"),
        ] {
            sheet.write_string(row, column, text).unwrap();
        }
        sheet.write_formula(1, 3, Formula::new("=Blad9!A2").set_result("#N/A")).unwrap();
    });
    assert_eq!(
        errors_in(workbook),
        [
            r##"children:2: birth_date "#REF!" is the error of a formula"##,
            r##"children:2: until "#N/A" is the error of a formula"##,
            r#"children:3: birth_date "2024-05-01 18:00" has a time behind the date: give the day only"#,
        ]
    );
}

#[test]
fn what_is_not_read_is_named_once() {
    let mut workbook = with_children(|sheet| {
        sheet.write_string(0, 3, "Opmerking").unwrap();
        for row in 1..3 {
            sheet.write_string(row, 3, "x").unwrap().write_string(row, 27, "kladje").unwrap();
        }
        // In a column that is not read nothing can be wrong.
        sheet.write_formula(1, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    workbook.add_worksheet().set_name("Kladblok").unwrap().write_string(0, 0, "x").unwrap();
    workbook.add_worksheet().set_name("Uitleg").unwrap().write_string(0, 0, "Zo werkt het").unwrap();
    let imported = read_workbook(bytes_of(workbook)).unwrap();
    let warnings: Vec<String> = imported.warnings.list.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "children:1: opmerking is not a known column and is not read",
            "children:2: AB is not a known column and is not read",
            "Kladblok: is not a known table and is not read",
        ]
    );
}

#[test]
fn a_sheet_counts_its_rows_as_people_do() {
    let mut workbook = Workbook::new();
    for (file, text) in good() {
        let table = Table::of_file(file);
        // The header of the groups is in row 4, and the wrong cell in row 9.
        let text = if table == Table::Groups { format!("\n\n\n{text}\n\nG9;L1;x\n") } else { text };
        fill(workbook.add_worksheet().set_name(table.name()).unwrap(), &text);
    }
    assert_eq!(errors_in(workbook), [r#"groups:9: kind "x" is not a code of this column"#]);
}

/// A workbook of which the sheet of groups is this XML.
fn with_groups(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    zip_of(&[
        ("_rels/.rels", br#"<Relationships><Relationship Id="r" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="groups" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[rstest]
#[case(
    "<c r=\"C2\"><f>A1</f></c>",
    "groups:2: kind is a formula without a value: open the workbook, save it, and try again"
)]
#[case(
    "<c r=\"C2\"><f>A1</f><v></v></c>",
    "groups:2: kind is a formula without a value: open the workbook, save it, and try again"
)]
#[case("<c r=\"C2\" t=\"e\"><v>#SPILL!</v></c>", "groups:2: \"#SPILL!\" is the error of a formula")]
#[case(
    "<c r=\"C2\" t=\"d\"><v>2026-03-01T00:00:00</v></c>",
    "groups:2: kind \"2026-03-01\" is not a code of this column"
)]
#[case("<c r=\"C2\"><f>A1</f><v>1.5</v></c>", "groups:2: kind \"1.5\" is not a code of this column")]
fn rare_cells_are_said_as_they_are(#[case] cell: &str, #[case] error: &str) {
    let name = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>");
    let header = name("A1", "group") + &name("B1", "location") + &name("C1", "kind");
    let row = name("A2", "G1") + &name("B2", "L1") + cell;
    let bytes = with_groups(&format!("<row r=\"1\">{header}</row><row r=\"2\">{row}</row>"));
    let refused = read_workbook(bytes).unwrap_err();
    let found: Vec<String> = refused.errors.list.iter().map(ToString::to_string).collect();
    // And nothing else of this row, such as that the cell is empty.
    let of_groups: Vec<&str> =
        found.iter().map(String::as_str).filter(|one| one.starts_with("groups")).collect();
    assert_eq!(of_groups, [error]);
}

fn refusal(sources: Vec<(&str, Vec<u8>)>) -> Vec<(String, &'static str)> {
    let sources = sources.into_iter().map(|(name, bytes)| Source::bytes(name, bytes));
    let refused = read(sources, &OPTIONS).expect_err("it is refused");
    refused.errors.list.iter().map(|one| (one.value.clone(), one.reason.code())).collect()
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The beginning of a file of the old kind, with a name as its folder has it.
fn old_kind(name: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(600, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn a_workbook_that_is_none_says_so() {
    let good = bytes_of(good_workbook());
    let mut cut = good.clone();
    cut.truncate(good.len() / 2);
    let mut torn = good.clone();
    let middle = good.len() / 3;
    torn[middle..middle + 40].fill(0xA5);
    let other = zip_of(&[("word/document.xml", b"<w/>")]);
    let claims = zip_of(&[("xl/sharedStrings.xml", br#"<sst count="1" uniqueCount="99999999999"></sst>"#)]);
    for (name, bytes, code) in [
        ("planning.xlsx", Vec::new(), "not_a_workbook"),
        ("planning.xlsx", b"group;location;kind\n".to_vec(), "not_a_workbook"),
        ("planning.xlsx", cut, "not_a_workbook"),
        ("planning.xlsx", torn, "not_a_workbook"),
        ("planning.xlsx", other, "not_a_workbook"),
        ("planning.xlsx", claims, "not_a_workbook"),
        ("planning.xlsx", old_kind("EncryptedPackage"), "encrypted_workbook"),
        ("planning.xlsx", old_kind("Workbook"), "other_workbook"),
        ("planning.xls", old_kind("Workbook"), "other_workbook"),
        ("planning.ods", good.clone(), "other_workbook"),
        ("planning.xlsb", good.clone(), "other_workbook"),
    ] {
        assert_eq!(refusal(vec![(name, bytes)]), [(name.to_owned(), code)]);
    }
    let unread = Source::new("planning.xlsx", || Err(io::Error::other("the disk is gone")));
    assert_eq!(read([unread], &OPTIONS).unwrap_err().errors.list[0].reason, ErrorReason::Unreadable);
}

/// A few kilobytes that are gigabytes when they are unpacked.
#[test]
fn a_workbook_that_explodes_is_refused_in_time() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..600 {
        zip.write_all(&nothing).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 4 << 20);
    assert_eq!(refusal(vec![("planning.xlsx", bytes)]), [("planning.xlsx".to_owned(), "large_workbook")]);
}

#[test]
fn a_workbook_is_alone_and_has_tables() {
    let one = bytes_of(good_workbook());
    let said = |names: &[&str]| -> Vec<(String, &str)> {
        names.iter().map(|name| ((*name).to_owned(), "not_alone")).collect()
    };
    assert_eq!(refusal(vec![("a.xlsx", one.clone()), ("b.XLSX", one.clone())]), said(&["a.xlsx", "b.XLSX"]));
    let csv = b"group;location;kind\nG1;L1;kdv\n".to_vec();
    assert_eq!(refusal(vec![("a.xlsx", one.clone()), ("groups.csv", csv)]), said(&["a.xlsx"]));
    // Other files are only named.
    let sources = [Source::bytes("a.xlsx", one), Source::bytes("leesmij.txt", b"x".to_vec())];
    assert_eq!(read(sources, &OPTIONS).unwrap().warnings.total, 1);

    let mut other = Workbook::new();
    other.add_worksheet().set_name("Blad1").unwrap().write_string(0, 0, "kind").unwrap();
    assert_eq!(refusal(vec![("a.xlsx", bytes_of(other))]), [("a.xlsx".to_owned(), "no_known_sheet")]);

    let mut some = Workbook::new();
    fill(some.add_worksheet().set_name("groups").unwrap(), "group;location;kind\nG1;L1;kdv");
    let missing = [
        (String::new(), "missing_table"),
        (String::new(), "missing_table"),
        (String::new(), "missing_table"),
    ];
    assert_eq!(refusal(vec![("a.xlsx", bytes_of(some))]), missing);
}

#[test]
fn headers_without_rows_are_not_an_export() {
    let files: Vec<(&str, String)> =
        good().into_iter().map(|(name, text)| (name, text.lines().take(1).collect())).collect();
    let files: Vec<(&str, Vec<u8>)> = files.into_iter().map(|(name, text)| (name, text.into())).collect();
    assert_eq!(refusal(files), [(String::new(), "no_rows")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is broken anywhere in a workbook is an answer, never an end of the program.
    #[test]
    fn no_damage_makes_it_fail(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = bytes_of(good_workbook());
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_workbook(bytes);
    }

    /// Sheets out of pieces of XML.
    #[test]
    fn no_sheet_makes_it_fail(pieces in proptest::collection::vec(prop_oneof![
        Just("<row>"), Just("</row>"), Just("<row r=\"2\">"), Just("<row r=\"0\">"), Just("<c r=\"A1\" t=\"str\"><v>group</v></c>"),
        Just("<c><v>1</v></c>"), Just("<c r=\"XFD1048576\"><v>1</v></c>"), Just("<c r=\"B1\" t=\"s\"><v>7</v></c>"),
        Just("<c t=\"e\"><v>#SPILL!</v></c>"), Just("<c><f>A1</f></c>"), Just("<c r=\"0\"/>"), Just("</c>"), Just("<"), Just("&x;"),
    ], 0..30)) {
        prop_assert!(read_workbook(with_groups(&pieces.concat())).is_err());
    }
}
