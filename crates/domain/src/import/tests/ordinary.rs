//! What planning packages and spreadsheets ordinarily write.

use jiff::ToSpan;
use rstest::rstest;

use super::*;

#[rstest]
#[case::windows("sep=;\r\n", "group;location;kind\r\nG1;L1;kdv\r\nG2;L1;x\r\n")]
#[case::in_quotes("\"sep=;\"\n", "group;location;kind\nG1;L1;kdv\nG2;L1;x\n")]
#[case::with_more_of_the_other("SEP=,\r", "group,location;;;,kind,location\rG1,,kdv,L1\rG2,,x,L1\r")]
fn a_first_line_can_say_the_separator(#[case] first: &str, #[case] rows: &str) {
    let found = errors(with(&[("groups.csv", &format!("{first}{rows}"))]));
    assert_eq!(found, [place(Table::Groups, 4, "kind", "x", "unknown_code")]);
    let all: Vec<_> = good().into_iter().map(|(name, text)| (name, format!("sep=;\r\n{text}"))).collect();
    assert_eq!(warnings(all), []);
}

#[rstest]
#[case::guessed("", 1)]
#[case::said("sep=\t\n", 2)]
fn tabs_between_the_fields_are_said_once(#[case] first: &str, #[case] row: u32) {
    let text = format!("{first}staff\tgroup\tdays\tname\nS1\tG1\tma\tVis; Els\nS1\tG2\tdi\t\n");
    assert_eq!(errors(with(&[("staff.csv", &text)])), [place(Table::Staff, row, "", "", "tab_separated")]);
}

#[test]
fn nothing_behind_the_last_field_is_no_harm() {
    let rows = "group;location;kind\nG1;L1;kdv;\nG2;L1;bso; ;\n;;;\n;;;;\n\n";
    assert_eq!(warnings(with(&[("groups.csv", rows)])), []);
}

#[test]
fn spaces_of_any_kind_around_a_value_do_not_count() {
    let rows = "group;location;kind\nG1\u{a0};L1;\u{a0} kdv\nG2;\u{2009}L1;bso\u{a0}\nG3;L1\u{a0};Ë\n";
    assert_eq!(errors(with(&[("groups.csv", rows)])), [place(Table::Groups, 4, "kind", "Ë", "unknown_code")]);
}

/// Of two rows with `"t Hart` everything between the quotes would be one name.
#[test]
fn a_quote_takes_no_rows_with_it() {
    let children = "child;group;birth_date;last_name;days\nC1;G1;2024-05-01;\"t Hart;ma\nC2;G1;2024-06-01;Vis;di\n\
                    C3;G1;2024-06-01;\"t Hart;wo\nC4;G1;2024-06-01;Bos;do\n";
    let files = with(&[("children.csv", children), ("guardians.csv", "guardian;child\nP1;C4\n")]);
    assert_eq!(errors(files), [place(Table::Children, 2, "", "", "open_quote")]);
    let lines = "location;name;address\r\nL1;\"De \"\"Zon\"\"\";\"\"\"Laan\"\" 1\r\n1234 AB Stad\"\r\n";
    let imported = read_files(with(&[("locations.csv", lines)])).unwrap();
    let location = &imported.tables.locations[0];
    assert_eq!(imported.tables.text(location.address), "\"Laan\" 1\r\n1234 AB Stad");
}

/// What planning packages write of ordinary people and weeks.
#[test]
fn ordinary_families_and_rosters_have_no_remarks() {
    let files = with(&[
        ("groups.csv", "group;location;kind\nG1;L1;kdv\nG2;L1;kdv\nG3;L1;bso\n"),
        (
            "staff.csv",
            "staff;group;days;name\nS1;G1;ma;Fenna – van ’t Veen\nS1;G2;di;Fenna – van ’t Veen\n\
             S1;G3;wo-m;Fenna – van ’t Veen\nS2;G1;do vr;Jan d'Hondt\n",
        ),
        (
            "children.csv",
            "child;group;birth_date;first_name;last_name;from;until\n\
             C1;G1;1-5-2024;Noor;van der Vis;1-9-2024;28-2-2026\nC1;G2;1-5-2024;Noor;van der Vis;9-3-2026;\n\
             C2;G1;1-5-2024;Noor;van der Vis;;\nC3;G1;1-5-2024;Sem;van der Vis;;\n",
        ),
        (
            "guardians.csv",
            "guardian;child;name;email;custody;staff\nP1;C1;Jan d'Hondt;p1@voorbeeld.nl;ja;S2\n\
             P2;C1;An;p2@voorbeeld.nl;ja;\nP3;C1;Bo;p3@voorbeeld.nl;nee;\nP4;C1;Ed;p4@voorbeeld.nl;;\n\
             P2;C2;An;p2@voorbeeld.nl;ja;\nP2;C3;An;p2@voorbeeld.nl;ja;\n",
        ),
    ]);
    assert_eq!(warnings(files), []);
}

#[rstest]
#[case::not_said("C1;G1;;2026-06-30;\nC1;G2;2026-06-30;;\n", Some(3))]
#[case::long_before_others("C1;G1;;;\nC1;G3;2026-01-01;2026-01-31;nee\nC1;G2;2026-06-30;;\n", Some(4))]
#[case::said("C1;G1;;;\nC1;G2;2026-01-01;;nee\n", None)]
#[case::one_after_the_other("C1;G1;;2026-06-30;\nC1;G2;2026-07-01;;\n", None)]
#[case::of_two_children("C1;G1;;;\nC2;G2;;;\n", None)]
#[case::with_a_day_in_common("C1;G2;2026-04-30;;\nC1;G1;;2026-04-30;\n", Some(2))]
fn one_group_at_a_time_is_a_childs_own(#[case] rows: &str, #[case] row: Option<u32>) {
    let rows: String = rows.lines().map(|row| format!("{row};2023-05-01\n")).collect();
    let files = with(&[
        ("groups.csv", "group;location;kind\nG1;L1;kdv\nG2;L1;kdv\nG3;L1;kdv\n"),
        ("staff.csv", "staff;group;days\nS1;G1;ma\n"),
        ("children.csv", &format!("child;group;from;until;main;birth_date\n{rows}")),
        ("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\n"),
    ]);
    let found = warnings(files).into_iter().filter(|one| one.4 != "no_guardian").collect::<Vec<_>>();
    let expected = row.map(|row| place(Table::Children, row, "main", "C1", "two_own_groups"));
    assert_eq!(found, expected.as_slice());
}

proptest! {
    #[test]
    fn two_own_groups_are_remarked_just_when_there_are(stays in proptest::collection::vec((0..30_i64, 0..9_i64), 4)) {
        let day = |n: i64| date(2026, 1, 1).saturating_add(n.days());
        let (mut groups, mut children) =
            (String::from("group;location;kind\n"), String::from("child;group;birth_date;from;until\n"));
        for (number, (from, more)) in stays.iter().enumerate() {
            groups += &format!("G{number};L1;kdv\n");
            children += &format!("C1;G{number};2023-05-01;{};{}\n", day(*from), day(from + more));
        }
        let found = warnings(with(&[
            ("groups.csv", &groups),
            ("staff.csv", "staff;group;days\nS1;G1;ma\n"),
            ("children.csv", &children),
            ("guardians.csv", "guardian;child;email\nP1;C1;p1@voorbeeld.nl\n"),
        ]));
        let overlap = |(one, more): (i64, i64), (other, most): (i64, i64)| one <= other + most && other <= one + more;
        let expected = (0..stays.len()).any(|at| stays[..at].iter().any(|other| overlap(stays[at], *other)));
        prop_assert_eq!(!found.is_empty(), expected);
    }
}

#[test]
fn groups_that_cannot_be_found_are_not_the_same_group() {
    let unknown = "staff;group;days\nS1;G8;ma\nS1;G9;di\nS2;G1;wo\n";
    assert_eq!(
        errors(with(&[("staff.csv", unknown)])),
        [
            place(Table::Staff, 2, "group", "G8", "unknown_key"),
            place(Table::Staff, 3, "group", "G9", "unknown_key")
        ]
    );
    let unread = [
        ("groups.csv", "group;kind\n"),
        ("staff.csv", "staff;group;days;role\nS1;G1;ma;\nS1;G2;di;\nS2;G1;;teamlead\nS2;G2;;teamlead\n"),
    ];
    assert_eq!(errors(with(&unread)), [place(Table::Groups, 1, "location", "", "missing_column")]);
}
