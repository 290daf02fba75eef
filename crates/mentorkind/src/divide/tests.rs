use jiff::civil::date;
use tempfile::TempDir;

use super::*;

mod oracle;

const TODAY: Date = date(2026, 3, 31);

/// A folder with these files.
fn folder(files: &[(&str, impl AsRef<[u8]>)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// What a run gave: its status, standard output, standard error.
fn run_on(dir: &Path, change: impl FnOnce(&mut DivideArgs)) -> (Status, String, String) {
    let mut args = DivideArgs {
        dir: dir.to_owned(),
        on: None,
        prove: false,
        threads: NonZeroUsize::new(2),
        no_explain: false,
        out: None,
    };
    change(&mut args);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let status = divide(&args, TODAY, &mut stdout, &mut stderr).unwrap();
    (status, String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

const GROUPS: &str = "group;location;kind\nG1;L1;kdv\nG2;L1;bso\nG3;L1;peuter\n";
const STAFF: &str = "staff;group;days;max_children\nS2;G1;wo do;\nS1;G1;ma di;2\nS3;G3;ma;\n";
const CHILDREN: &str = "child;group;birth_date;days;mentor\n\
                        C1;G1;2024-01-01;ma di;S2\nC2;G1;2024-01-01;wo;S2\nC3;G1;2024-01-01;;\nC4;G2;2020-01-01;ma;\n";

const LINES: [&str; 3] = [
    concat!(
        r#"{"group":"G1","status":"optimal","objective":1350,"children":3,"staff":2,"assignments":["#,
        r#"{"child":"C1","mentor":"S1","together":8,"attends":8,"cost":600,"new":true,"runner_up":{"mentor":"S2","price":600}},"#,
        r#"{"child":"C2","mentor":"S2","together":4,"attends":4,"cost":0,"new":false,"runner_up":{"mentor":"S1","price":1400}},"#,
        r#"{"child":"C3","mentor":"S1","together":0,"attends":0,"cost":0,"new":false,"runner_up":{"mentor":"S2","price":0}}],"#,
        r#""loads":[{"mentor":"S1","children":2,"half_days":8,"max":2},{"mentor":"S2","children":1,"half_days":8,"max":null}]}"#,
    ),
    concat!(
        r#"{"group":"G2","status":"infeasible","reason":"no_staff","blocking_children":["C4"],"blocking_staff":[],"#,
        r#""repair":"add somebody to the group who may be the mentor of C4"}"#,
    ),
    concat!(
        r#"{"group":"G3","status":"optimal","objective":0,"children":0,"staff":1,"assignments":[],"#,
        r#""loads":[{"mentor":"S3","children":0,"half_days":4,"max":null}]}"#,
    ),
];

fn good() -> Vec<(&'static str, &'static str)> {
    vec![("groups.csv", GROUPS), ("staff.csv", STAFF), ("children.csv", CHILDREN)]
}

fn lines() -> String {
    LINES.map(|line| format!("{line}\n")).concat()
}

#[test]
fn every_group_has_its_line() {
    let (status, stdout, stderr) = run_on(folder(&good()).path(), |_| {});
    assert_eq!(stdout, lines());
    assert_eq!(status, Status::SomeInfeasible);
    let last: Vec<_> = stderr.lines().last().unwrap().split(' ').collect();
    assert_eq!(&last[..2], ["groups=3", "children=4"]);
    let seconds = ["read_s=", "solve_s=", "write_s="];
    for (part, name) in last[2..].iter().zip(seconds) {
        assert!(part.strip_prefix(name).unwrap().parse::<f64>().unwrap() >= 0.0);
    }
    assert_eq!(last.len(), 5);
}

#[test]
fn a_group_that_can_be_divided_is_no_reason_for_status_3() {
    let children = CHILDREN.replace("C4;G2;2020-01-01;ma;\n", "");
    let dir = folder(&[("groups.csv", GROUPS), ("staff.csv", STAFF), ("children.csv", &children)]);
    assert_eq!(run_on(dir.path(), |_| {}).0, Status::AllOptimal);
}

#[test]
fn runners_up_are_left_out_and_null_where_there_is_none() {
    let dir = folder(&good());
    let (_, stdout, _) = run_on(dir.path(), |args| args.no_explain = true);
    let first = stdout.lines().next().unwrap();
    assert!(first.contains(r#""cost":600,"new":true},{"child":"C2""#) && !first.contains("runner_up"));

    let alone = STAFF.replace("S1;G1;ma di;2\n", "");
    let dir = folder(&[("groups.csv", GROUPS), ("staff.csv", &alone), ("children.csv", CHILDREN)]);
    let (_, stdout, _) = run_on(dir.path(), |_| {});
    assert!(stdout.lines().next().unwrap().contains(r#""new":false,"runner_up":null}"#));
}

#[test]
fn proofs_and_threads_change_nothing_of_the_output() {
    let dir = folder(&good());
    for threads in [1, 3] {
        let (status, stdout, stderr) = run_on(dir.path(), |args| {
            args.prove = true;
            args.threads = NonZeroUsize::new(threads);
        });
        assert_eq!((status, stdout), (Status::SomeInfeasible, lines()));
        assert!(stderr.starts_with("proofs=3 failed=0\n"));
    }
}

#[test]
fn the_day_decides_and_is_today_when_not_given() {
    let staff = "staff;group;days;from\nS1;G1;ma;2026-03-31\n";
    let children = "child;group;birth_date;until\nC1;G1;2024-01-01;2026-03-31\n";
    let dir = folder(&[("groups.csv", GROUPS), ("staff.csv", staff), ("children.csv", children)]);
    for (on, status, count) in [
        (None, Status::AllOptimal, 1),
        (Some(date(2026, 3, 31)), Status::AllOptimal, 1),
        (Some(date(2026, 3, 30)), Status::SomeInfeasible, 1),
        (Some(date(2026, 4, 1)), Status::AllOptimal, 0),
    ] {
        let (found, _, stderr) = run_on(dir.path(), |args| args.on = on);
        assert_eq!(found, status);
        assert!(stderr.contains(&format!("children={count} ")));
    }
    let (status, _, stderr) = run_on(dir.path(), |args| args.on = Some(date(2023, 12, 31)));
    assert_eq!(status, Status::Refused);
    assert!(stderr.contains("future_birth"));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let dir = folder(&good());
    let results = TempDir::new().unwrap();
    let path = results.path().join("division.jsonl");
    let names = || fs::read_dir(results.path()).unwrap().count();
    fs::write(&path, "old").unwrap();

    let bad = folder(&[("groups.csv", GROUPS)]);
    assert_eq!(run_on(bad.path(), |args| args.out = Some(path.clone())).0, Status::Refused);
    assert_eq!((fs::read_to_string(&path).unwrap(), names()), ("old".to_owned(), 1));

    let (status, stdout, _) = run_on(dir.path(), |args| args.out = Some(path.clone()));
    assert_eq!((status, stdout.as_str()), (Status::SomeInfeasible, ""));
    assert_eq!((fs::read_to_string(&path).unwrap(), names()), (lines(), 1));
}

#[test]
fn a_proof_that_fails_is_reported() {
    let dir = folder(&good());
    let tables = read(dir.path(), TODAY, &mut Vec::new()).unwrap().unwrap();
    let roll = Roll::new(&tables);
    let weights = Weights::default();
    let mut answers = solve(&roll, TODAY, &weights, true);
    assert!(report_proofs(&roll, &answers, &mut Vec::new()).unwrap());

    let Answer { case, outcome: Outcome::Optimal(division), disproof } = &mut answers[0] else {
        panic!("the first group is divided")
    };
    division.objective -= 1;
    *disproof = check(&case.group, &weights, division).err().map(|error| error.to_string());
    let mut report = Vec::new();
    assert!(!report_proofs(&roll, &answers, &mut report).unwrap());
    let report = String::from_utf8(report).unwrap();
    assert!(report.starts_with("proof of group \"G1\" fails: ") && report.ends_with("proofs=3 failed=1\n"));
}

#[test]
fn statuses_are_exit_codes() {
    let code = |status: Status| format!("{:?}", ExitCode::from(status));
    for (status, number) in
        [(Status::AllOptimal, 0), (Status::Refused, 2), (Status::SomeInfeasible, 3), (Status::ProofFailed, 4)]
    {
        assert_eq!(code(status), format!("{:?}", ExitCode::from(number)));
    }
}

/// The good folder with one file replaced or, without text, left out: each is refused with this reason.
#[test]
fn every_bad_input_is_refused_with_its_reason() {
    let child = |row: &str| {
        format!(
            "child;group;birth_date;days;main;from;until;knows_well;not_mentor;same_mentor;other_mentor;language\n\
             C1;G1;2024-01-01;;;;;;;;;\n{row}\n"
        )
    };
    let staff =
        |row: &str| format!("staff;group;days;role;email;max_children;from;until\nS1;G1;ma;;;;;\n{row}\n");
    let guardian = |row: &str| format!("guardian;child;email;custody;staff\nP1;C1;;;\n{row}\n");
    let bad: Vec<(&str, Option<String>, &str)> = vec![
        ("groups.csv", None, "missing_table"),
        ("staff.csv", None, "missing_table"),
        ("children.csv", None, "missing_table"),
        ("groups.csv", Some(String::new()), "missing_column"),
        ("groups.csv", Some("group;kind\nG1;kdv\n".into()), "missing_column"),
        ("groups.csv", Some("group;location;kind;kind\nG1;L1;kdv;kdv\n".into()), "double_column"),
        ("groups.csv", Some(format!("{GROUPS}G1;L1;kdv\n")), "double_key"),
        ("groups.csv", Some(format!("{GROUPS}G4;L1;school\n")), "unknown_code"),
        ("groups.csv", Some(format!("{GROUPS};L1;kdv\n")), "empty"),
        ("groups.csv", Some(format!("{GROUPS}G4;L1\n")), "wrong_field_count"),
        ("groups.csv", Some(format!("{GROUPS}G4;L1;\"kdv\n")), "open_quote"),
        ("groups.csv", Some(format!("{GROUPS}G4\0;L1;kdv\n")), "not_text"),
        ("groups.csv", Some(format!("{GROUPS}{};L1;kdv\n", "x".repeat(10_001))), "too_long"),
        ("locations.csv", Some("location\nL2\n".into()), "unknown_key"),
        ("staff.csv", Some(staff(";G1;ma;;;;;")), "empty"),
        ("staff.csv", Some(staff("S9;;ma;;;;;")), "empty"),
        ("staff.csv", Some(staff("S9;G1;;bio;;;;")), "empty"),
        ("staff.csv", Some(staff("S9;G9;ma;;;;;")), "unknown_key"),
        ("staff.csv", Some(staff("S9;G1;mon;;;;;")), "unknown_token"),
        ("staff.csv", Some(staff("S9;G1;ma;kok;;;;")), "unknown_code"),
        ("staff.csv", Some(staff("S9;G1;ma;;geen;;;")), "not_an_email"),
        ("staff.csv", Some(staff("S9;G1;ma;;;-1;;")), "negative_number"),
        ("staff.csv", Some(staff("S9;G1;ma;;;1,5;;")), "not_a_whole_number"),
        ("staff.csv", Some(staff("S9;G1;ma;;;;2026-02-02;2026-02-01")), "until_before_from"),
        ("staff.csv", Some(staff("S9;G1;ma;;;;2026-02-30;")), "not_a_date"),
        ("staff.csv", Some(staff("S1;G1;ma;;;;;")), "double_key"),
        ("staff.csv", Some(staff("S1;G1;ma;;;;2026-01-01;")), "overlapping_period"),
        ("children.csv", Some(child("C1;G1;2024-01-01;;;2026-01-01;;;;;;")), "overlapping_period"),
        ("children.csv", Some(child("C9;G1;01-04-2026;;;;;;;;;")), "future_birth"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;misschien;;;;;;;")), "unknown_code"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;;;;S9;;;;")), "unknown_key"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;;;;;S9;;;")), "unknown_key"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;;;;;;C8;;")), "unknown_key"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;;;;;;C9;;")), "pair_with_itself"),
        ("children.csv", Some(child("C9;G1;2024-01-01;;;;;;;C1;!C1;")), "pair_in_both_columns"),
        ("guardians.csv", Some(guardian("P2;C9;;;")), "unknown_key"),
        ("guardians.csv", Some(guardian("P2;C1;;;S9")), "unknown_key"),
        ("guardians.csv", Some(guardian("P1;C1;;;")), "double_key"),
        ("guardians.csv", Some(guardian("P2;C1;p2@x;;")), "not_an_email"),
        (
            "absences.csv",
            Some("staff;child;from;until\nS1;C1;2026-01-01;2026-01-02\n".into()),
            "not_one_absentee",
        ),
        ("closures.csv", Some("location;from;until\nL9;2026-01-01;2026-01-02\n".into()), "unknown_key"),
    ];
    for (name, text, code) in bad {
        let mut files: Vec<(&str, String)> = vec![
            ("groups.csv", GROUPS.into()),
            ("staff.csv", STAFF.into()),
            ("children.csv", "child;group;birth_date\nC1;G1;2024-01-01\n".into()),
        ];
        files.retain(|(other, _)| *other != name);
        files.extend(text.map(|text| (name, text)));
        let dir = folder(&files);
        let out = dir.path().join("out");
        let (status, stdout, stderr) = run_on(dir.path(), |args| args.out = Some(out.clone()));
        assert_eq!((status, stdout.as_str(), out.exists()), (Status::Refused, "", false), "{name} {code}");
        let start = format!("error: {name}");
        let named = |line: &str| {
            (line.starts_with(&start) || name == "locations.csv") && line.ends_with(&format!(" [{code}]"))
        };
        assert!(stderr.lines().any(named), "{name} {code}: {stderr}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let dir = TempDir::new().unwrap();
    let (status, stdout, stderr) = run_on(&dir.path().join("none"), |_| {});
    assert_eq!((status, stdout.as_str()), (Status::Refused, ""));
    assert!(stderr.contains("none: "));
}

#[test]
fn unreadable_files_are_refused() {
    let dir = folder(&[("groups.csv", GROUPS), ("children.csv", CHILDREN)]);
    fs::create_dir(dir.path().join("staff.csv")).unwrap();
    let (status, _, stderr) = run_on(dir.path(), |_| {});
    assert_eq!(status, Status::Refused);
    assert!(
        stderr.lines().any(|line| line.starts_with("error: staff.csv") && line.ends_with("[unreadable]"))
    );
}
