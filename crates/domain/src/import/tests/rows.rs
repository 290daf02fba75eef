//! Each error that a single row can have.

use rstest::rstest;

use super::*;

const GROUPS: &str = "group;location;kind;max_children\n";
const STAFF: &str = "staff;group;days;role;email;from;until;max_children;languages\n";
const CHILDREN: &str = "child;group;birth_date;days;main;from;until;mentor;knows_well;not_mentor;same_mentor;other_mentor;language;last_talk\n";
const GUARDIANS: &str = "guardian;child;email;custody;staff;language\n";

#[rstest]
#[case("group", ";L1;kdv;", "", "empty")]
#[case("location", "G3;;kdv;", "", "empty")]
#[case("kind", "G3;L1;;", "", "empty")]
#[case("kind", "G3;L1;bkr;", "bkr", "unknown_code")]
#[case("group", "G1;L1;kdv;", "G1", "double_key")]
#[case("max_children", "G3;L1;kdv;-1", "-1", "negative_number")]
#[case("max_children", "G3;L1;kdv;1.5", "1.5", "not_a_whole_number")]
fn errors_of_groups(
    #[case] column: &str,
    #[case] row: &str,
    #[case] value: &str,
    #[case] code: &'static str,
) {
    let text = format!("{GROUPS}G1;L1;kdv;\n{row}\n");
    assert_eq!(errors(with(&[("groups.csv", &text)])), [place(Table::Groups, 3, column, value, code)]);
}

#[rstest]
#[case("staff", ";G1;ma;;;;;;", "", "empty")]
#[case("group", "S9;;ma;;;;;;", "", "empty")]
#[case("group", "S9;;ma;bio;;;;;", "", "empty")]
#[case("days", "S9;G1;;pm;;;;;", "", "empty")]
#[case("group", "S9;G9;ma;;;;;;", "G9", "unknown_key")]
#[case("group", "S9;G9;;coach;;;;;", "G9", "unknown_key")]
#[case("group", "S9;g1;ma;;;;;;", "g1", "unknown_key")]
#[case("days", "S9;G1;ma mo;;;;;;", "mo", "unknown_token")]
#[case("role", "S9;G1;ma;kok;;;;;", "kok", "unknown_code")]
#[case("email", "S9;G1;ma;;els;;;;", "els", "not_an_email")]
#[case("from", "S9;G1;ma;;;31-13-2026;;;", "31-13-2026", "not_a_date")]
#[case("until", "S9;G1;ma;;;2026-02-01;31-01-2026;;", "31-01-2026", "until_before_from")]
#[case("max_children", "S9;G1;ma;;;;;-3;", "-3", "negative_number")]
#[case("max_children", "S9;G1;ma;;;;;veel;", "veel", "not_a_whole_number")]
#[case("languages", "S9;G1;ma;;;;;;nl Turks", "Turks", "unknown_code")]
#[case("staff", "S1;G1;wo;;;;;;", "S1", "double_key")]
#[case("staff", "S1;G1;wo;;;2026-01-01;;;", "S1", "overlapping_period")]
fn errors_of_staff(#[case] column: &str, #[case] row: &str, #[case] value: &str, #[case] code: &'static str) {
    let text = format!("{STAFF}S1;G1;ma;;;;;;\nS2;G1;di;;;;;;\n{row}\n");
    assert_eq!(errors(with(&[("staff.csv", &text)])), [place(Table::Staff, 4, column, value, code)]);
}

#[rstest]
#[case("child", ";G1;2024-05-01;;;;;;;;;;;", "", "empty")]
#[case("group", "C9;;2024-05-01;;;;;;;;;;;", "", "empty")]
#[case("birth_date", "C9;G1;;;;;;;;;;;;", "", "empty")]
#[case("group", "C9;G9;2024-05-01;;;;;;;;;;;", "G9", "unknown_key")]
#[case("birth_date", "C9;G1;2026-04-01;;;;;;;;;;;", "2026-04-01", "future_birth")]
#[case("birth_date", "C9;G1;2024-02-30;;;;;;;;;;;", "2024-02-30", "not_a_date")]
#[case("birth_date", "C9;G1;1-5-2024 18:00;;;;;;;;;;;", "1-5-2024 18:00", "date_with_time")]
#[case("days", "C9;G1;2024-05-01;maandag;;;;;;;;;;", "maandag", "unknown_token")]
#[case("main", "C9;G1;2024-05-01;;yes;;;;;;;;;", "yes", "unknown_code")]
#[case("until", "C9;G1;2024-05-01;;;2026-02-02;2026-02-01;;;;;;;", "2026-02-01", "until_before_from")]
#[case("knows_well", "C9;G1;2024-05-01;;;;;;S1 S9;;;;;", "S9", "unknown_key")]
#[case("not_mentor", "C9;G1;2024-05-01;;;;;;;S9;;;;", "S9", "unknown_key")]
#[case("same_mentor", "C9;G1;2024-05-01;;;;;;;;C8;;;", "C8", "unknown_key")]
#[case("other_mentor", "C9;G1;2024-05-01;;;;;;;;;!C8;;", "C8", "unknown_key")]
#[case("same_mentor", "C9;G1;2024-05-01;;;;;;;;C9;;;", "C9", "pair_with_itself")]
#[case("other_mentor", "C9;G1;2024-05-01;;;;;;;;;!C9;;", "C9", "pair_with_itself")]
#[case("other_mentor", "C9;G1;2024-05-01;;;;;;;;C1;C1;;", "C1", "pair_in_both_columns")]
#[case("language", "C9;G1;2024-05-01;;;;;;;;;;Turks;", "Turks", "unknown_code")]
#[case("last_talk", "C9;G1;2024-05-01;;;;;;;;;;;gisteren", "gisteren", "not_a_date")]
#[case("last_talk", "C9;G1;2024-05-01;;;;;;;;;;;2026-04-01", "2026-04-01", "future_day")]
#[case("child", "C1;G1;2024-05-01;;;;;;;;;;;", "C1", "double_key")]
#[case("child", "C1;G1;2024-05-01;;nee;2026-01-01;;;;;;;;", "C1", "overlapping_period")]
fn errors_of_children(
    #[case] column: &str,
    #[case] row: &str,
    #[case] value: &str,
    #[case] code: &'static str,
) {
    let text = format!("{CHILDREN}C1;G1;2024-05-01;;;;;;;;;;;\nC2;G1;2024-05-01;;;;;;;;;;;\n{row}\n");
    let guardians = "guardian;child\nP1;C1\n";
    let files = with(&[("children.csv", &text), ("guardians.csv", guardians)]);
    assert_eq!(errors(files), [place(Table::Children, 4, column, value, code)]);
}

#[rstest]
#[case("mentor_since", "2027-03-31", None)]
#[case("mentor_since", "2027-04-01", Some("too_far_ahead"))]
#[case("mentor_told_on", "2026-03-31", None)]
#[case("mentor_told_on", "2026-04-01", Some("future_day"))]
#[case("last_observation", "2999-01-01", Some("future_day"))]
fn what_was_done_is_not_to_come(#[case] column: &str, #[case] day: &str, #[case] code: Option<&'static str>) {
    let text = format!("child;group;birth_date;{column}\nC1;G1;2024-05-01;{day}\nC2;G1;2024-06-01;\n");
    let files = with(&[("children.csv", &text)]);
    match code {
        Some(code) => assert_eq!(errors(files), [place(Table::Children, 2, column, day, code)]),
        None => assert_eq!(warnings(files), []),
    }
}

#[rstest]
#[case::year_one("0001-01-01", "", "", true)]
#[case::empty_date_of_a_spreadsheet("1899-12-31", "", "", true)]
#[case::eighteen("2008-03-31", "", "", true)]
#[case::seventeen("2008-04-01", "", "", false)]
#[case::a_child_then("2004-05-01", "2014-01-01", "2016-07-01", false)]
#[case::no_child_then("1994-05-01", "2014-01-01", "2016-07-01", true)]
fn an_adult_is_no_child_in_care(
    #[case] birth: &str,
    #[case] from: &str,
    #[case] until: &str,
    #[case] refused: bool,
) {
    let text =
        format!("child;group;birth_date;from;until\nC1;G2;{birth};{from};{until}\nC2;G1;2024-06-01;;\n");
    let files = with(&[("children.csv", &text)]);
    if refused {
        assert_eq!(errors(files), [place(Table::Children, 2, "birth_date", birth, "adult_birth")]);
    } else {
        assert!(read_files(files).is_ok());
    }
}

#[rstest]
#[case("guardian", ";C1;;;;", "", "empty")]
#[case("child", "P9;;;;;", "", "empty")]
#[case("child", "P9;C9;;;;", "C9", "unknown_key")]
#[case("email", "P9;C1;p9@;;;", "p9@", "not_an_email")]
#[case("custody", "P9;C1;;misschien;;", "misschien", "unknown_code")]
#[case("staff", "P9;C1;;;S9;", "S9", "unknown_key")]
#[case("language", "P9;C1;;;;?", "?", "unknown_code")]
#[case("guardian", "P1;C1;;;;", "P1", "double_key")]
fn errors_of_guardians(
    #[case] column: &str,
    #[case] row: &str,
    #[case] value: &str,
    #[case] code: &'static str,
) {
    let text = format!("{GUARDIANS}P1;C1;;;;\n{row}\n");
    assert_eq!(errors(with(&[("guardians.csv", &text)])), [place(Table::Guardians, 3, column, value, code)]);
}

#[rstest]
#[case("staff", ";;2026-01-01;2026-01-02", "", "not_one_absentee")]
#[case("child", "S1;C1;2026-01-01;2026-01-02", "C1", "not_one_absentee")]
#[case("staff", "S9;;2026-01-01;2026-01-02", "S9", "unknown_key")]
#[case("child", ";C9;2026-01-01;2026-01-02", "C9", "unknown_key")]
#[case("from", "S1;;;2026-01-02", "", "empty")]
#[case("until", "S1;;2026-01-01;", "", "empty")]
#[case("until", "S1;;2026-01-03;2026-01-02", "2026-01-02", "until_before_from")]
#[case("until", "S1;;2026-01-03;2031-01-04", "2031-01-04", "long_period")]
fn errors_of_absences(
    #[case] column: &str,
    #[case] row: &str,
    #[case] value: &str,
    #[case] code: &'static str,
) {
    let text = format!("staff;child;from;until\n{row}\n");
    assert_eq!(errors(with(&[("absences.csv", &text)])), [place(Table::Absences, 2, column, value, code)]);
}

#[rstest]
#[case("location", ";2026-01-01;2026-01-02", "", "empty")]
#[case("location", "L9;2026-01-01;2026-01-02", "L9", "unknown_key")]
#[case("until", "L1;2026-01-03;2026-01-02", "2026-01-02", "until_before_from")]
#[case("until", "L1;1990-01-01;2999-12-31", "2999-12-31", "long_period")]
#[case("from", "L1;1 mei;2026-01-02", "1 mei", "not_a_date")]
fn errors_of_closures(
    #[case] column: &str,
    #[case] row: &str,
    #[case] value: &str,
    #[case] code: &'static str,
) {
    let text = format!("location;from;until\n{row}\n");
    assert_eq!(errors(with(&[("closures.csv", &text)])), [place(Table::Closures, 2, column, value, code)]);
}
