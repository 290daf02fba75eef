use jiff::civil::date;
use mentorkind_domain::import::{Imported, Options, Source, WarningReason, read};

use super::*;

fn imported(today: Date, seed: u64) -> Imported {
    let sources = files(today, seed).into_iter().map(|(name, text)| Source::bytes(name, text.into_bytes()));
    match read(sources, &Options { on: today, guardians_required: true }) {
        Ok(imported) => imported,
        Err(refused) => panic!("{:#?}", refused.errors.list),
    }
}

fn cells(files: &Files, table: &str) -> Vec<Vec<String>> {
    let text = &files.iter().find(|(name, _)| *name == table).unwrap().1;
    text.lines().skip(1).map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

/// Also on the last day of a long month, and when February has 29 days.
#[test]
fn the_tables_can_be_imported_on_any_day() {
    for today in
        [date(2026, 3, 3), date(2026, 8, 31), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)]
    {
        for seed in 0..20 {
            let imported = imported(today, seed);
            assert!(
                imported.warnings.list.iter().all(|w| w.reason == WarningReason::NoGuardianEmail),
                "{today} {seed}: {:#?}",
                imported.warnings.list
            );
        }
    }
}

#[test]
fn the_same_date_and_seed_give_the_same_tables() {
    let today = date(2026, 3, 3);
    assert_eq!(files(today, 7), files(today, 7));
    assert_ne!(files(today, 7), files(today, 8));
    assert_ne!(files(today, 7), files(today.tomorrow().unwrap(), 7));
}

#[test]
fn it_has_the_size_of_a_small_organisation() {
    let files = files(date(2026, 3, 3), 7);
    assert_eq!(cells(&files, "locations.csv").len(), 3);
    assert_eq!(cells(&files, "groups.csv").len(), 9);
    assert!((30..=40).contains(&cells(&files, "staff.csv").len()));
    let children: std::collections::BTreeSet<_> =
        cells(&files, "children.csv").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(children.len(), 120);
    assert!(cells(&files, "guardians.csv").len() > 180);
}

#[test]
fn e_mail_addresses_are_nobodys_and_of_one_person() {
    let files = files(date(2026, 3, 3), 7);
    let mut owners = std::collections::BTreeMap::new();
    let staff = cells(&files, "staff.csv").into_iter().map(|row| (row[4].clone(), row[3].clone()));
    let guardians = cells(&files, "guardians.csv").into_iter().map(|row| (row[3].clone(), row[2].clone()));
    for (email, name) in staff.chain(guardians).filter(|(email, _)| !email.is_empty()) {
        assert!(email.ends_with("@example.org") || email.ends_with("@bounce.example"), "{email}");
        assert_eq!(owners.entry(email).or_insert_with(|| name.clone()), &name);
    }
}

#[test]
fn the_situations_are_there() {
    let today = date(2026, 3, 3);
    let files = files(today, 7);
    let (staff, children, guardians) =
        (cells(&files, "staff.csv"), cells(&files, "children.csv"), cells(&files, "guardians.csv"));
    let some =
        |rows: &[Vec<String>], test: &dyn Fn(&[String]) -> bool| rows.iter().filter(|r| test(r)).count();
    let day = |text: &str| text.parse::<Date>().unwrap();
    assert!(some(&children, &|c| c[9].is_empty() && day(&c[7]) < today) >= 3, "without mentor");
    assert!(
        some(&children, &|c| day(&c[7]) == today + 28.days() && day(&c[2]) > today - 4.months()) == 2,
        "babies"
    );
    assert!(some(&children, &|c| !c[15].is_empty()) == 3, "siblings");
    let never = |c: &[String]| {
        let mentor = staff.iter().find(|s| s[0] == c[9]);
        mentor.is_some_and(|m| {
            !c[3].is_empty()
                && c[3].split(' ').filter(|d| m[2].contains(&d[..2])).count() * 2 < c[3].split(' ').count()
        })
    };
    assert!(some(&children, &never) >= 2, "hardly see their mentor");
    assert!(some(&children, &|c| c[3].is_empty()) == 2, "flexible care");
    assert!(some(&children, &|c| c[3].contains("e:")) >= 3, "alternating weeks");
    assert!(some(&children, &|c| !c[12].is_empty()) == 6, "languages");
    assert!(some(&children, &|c| c[6] == "nee") == 1, "a second group");
    let leaving: Vec<_> = staff.iter().filter(|s| !s[9].is_empty()).collect();
    assert_eq!(leaving.len(), 1);
    assert!(some(&children, &|c| c[9] == leaving[0][0]) > 0, "the one who leaves is a mentor");
    assert_eq!(some(&staff, &|s| s[5] == "bio"), 2, "trainees");
    assert!(some(&guardians, &|g| g[3].is_empty()) > 0, "no e-mail");
    assert!(some(&guardians, &|g| g[3].ends_with("@bounce.example")) > 0, "bounces");
    assert!(some(&guardians, &|g| g[6] == "nee") == 2, "no custody");
    assert!(some(&guardians, &|g| !g[8].is_empty()) == 1, "works here");
    let places: u32 = staff
        .iter()
        .filter(|s| s[1] == CANNOT_DIVIDE && s[5] == "pm")
        .map(|s| s[6].parse::<u32>().unwrap())
        .sum();
    assert!((places as usize) < some(&children, &|c| c[1] == CANNOT_DIVIDE), "cannot be divided");
}

#[test]
fn every_role_signs_in() {
    let signs = sign_ins(&files(date(2026, 3, 3), 7));
    let roles: Vec<&str> = signs.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(
        roles,
        [
            "pm",
            "bio",
            "teamlead",
            "teamlead",
            "teamlead",
            "coach",
            "policy",
            "care",
            "protection",
            "director",
            "admin"
        ]
    );
}
