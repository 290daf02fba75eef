//! Watched folders on both engines: what is taken, when, once; what is refused; who is told; and that nothing ends
//! without a person.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rstest::rstest;

use super::{
    Watcher,
    family_tests::{id_of, lead_sends},
    tests::{Files, dump, good, import, placements, replaced, rows},
};
use crate::{
    on,
    platform::{
        app::{App, Settings, Watch},
        jobs,
    },
    testing::{Answer, Browser, Engine, House, TODAY},
};

/// The organisation of a house, with a folder that is watched.
struct Night {
    house: House,
    folder: tempfile::TempDir,
    watcher: Watcher,
}

impl Night {
    /// A house with the good export in it, and nothing in the folder yet.
    async fn open(engine: Engine, settle: Duration) -> Option<Self> {
        let mut house = House::open(engine).await?;
        import(&house, &good()).await;
        let folder = tempfile::tempdir().unwrap();
        let watch = Watch {
            organisation: "Stichting Voorbeeld".to_owned(),
            folder: folder.path().to_owned(),
            settle,
            keep_days: 30,
        };
        house.set(|settings| settings.watch = vec![watch]);
        let watcher = Watcher::new(&house.app);
        Some(Self { house, folder, watcher })
    }

    fn put(&self, files: &Files) {
        for (name, text) in files {
            fs::write(self.folder.path().join(name), text).unwrap();
        }
    }

    fn mark(&self) {
        fs::write(self.folder.path().join("klaar"), "").unwrap();
    }

    /// Puts files there with the marker behind them, and lets the server look.
    async fn deliver(&mut self, files: &Files) {
        self.house.app.clock.forward_minutes(1);
        self.put(files);
        self.mark();
        self.watcher.look().await;
    }

    /// What lies in the folder: files, and in which folders exports are.
    fn left(&self) -> Vec<String> {
        names(self.folder.path())
    }

    fn moved(&self, outcome: &str) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(self.folder.path().join(outcome))
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        found.sort();
        found
    }

    async fn mails(&self) -> Vec<(String, String, String)> {
        jobs::run_due(&self.house.app).await.unwrap();
        let kept = self.house.app.mailer.kept();
        let mut mails: Vec<_> =
            kept.into_iter().map(|kept| (kept.mail.to, kept.mail.subject, kept.mail.text)).collect();
        mails.sort();
        mails
    }

    /// A team lead of the house's location, and an administrator, each with an account.
    async fn people(&self) -> (Browser, Browser) {
        let lead = self.house.staff("LEIDING").await;
        self.house.role(lead, "teamlead").await;
        let admin = self.house.staff("BEHEER").await;
        self.house.role(admin, "admin").await;
        (self.house.browser_of_staff(lead).await, self.house.browser_of_staff(admin).await)
    }
}

fn with_watch(app: &App, watch: Watch) -> App {
    let settings = Settings { watch: vec![watch], ..app.settings.clone() };
    App::new(app.db.clone(), app.clock.clone(), settings).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

async fn reports(house: &House) -> Vec<String> {
    rows(house, "outcome || ' ' || CAST(errors AS text) || ' ' || CAST(added AS text) || ' ' || CAST(changed AS text) || ' ' || CAST(endings AS text)", "import_report").await
}

async fn first_names(house: &House) -> Vec<String> {
    rows(house, "first_name", "child").await
}

/// The latest report as somebody sees it, with its address.
async fn latest(browser: &mut Browser) -> (String, Answer) {
    let list = browser.get("/import/reports").await;
    let id = list.text.split("href=\"/import/reports/").nth(1).expect("a report").split('"').next().unwrap();
    let address = format!("/import/reports/{id}");
    let page = browser.get(&address).await;
    (address, page)
}

fn seen(page: &Answer) -> String {
    let rest = page.text.split("name=\"seen\" value=\"").nth(1).expect("a form to confirm");
    rest.split('"').next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_complete_export_is_taken_in_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::from_secs(3600)).await else { return };
    let (mut lead, mut admin) = night.people().await;
    let changed = replaced("children.csv", "Noor", "Nora");
    night.put(&changed);
    let before = dump(&night.house).await;
    night.watcher.look().await;
    night.watcher.look().await;
    assert_eq!(dump(&night.house).await, before, "nobody knows yet that it is complete");

    night.mark();
    night.watcher.look().await;
    assert_eq!(first_names(&night.house).await, ["Lot", "Nora", "Sem"]);
    assert_eq!(night.left(), ["done"]);
    let done = night.moved("done");
    assert_eq!(done.len(), 1);
    let mut expected: Vec<String> = changed.keys().map(|name| (*name).to_owned()).collect();
    expected.extend(["klaar".to_owned(), "report.txt".to_owned()]);
    expected.sort();
    assert_eq!(names(&done[0]), expected);
    let report = fs::read_to_string(done[0].join("report.txt")).unwrap();
    assert!(report.contains("children: 0 new, 1 changed (first_name 1)"), "{report}");
    assert_eq!(reports(&night.house).await, ["taken 0 0 1 0"]);
    let trail = rows(&night.house, "action", "audit_entry").await;
    assert!(trail.contains(&"planning taken in".to_owned()), "{trail:?}");

    // The team lead of the location is told that there is something, and nothing of what it is.
    let mails = night.mails().await;
    let [(_, subject, text)] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!(subject, "Er is een nieuwe planning ingelezen");
    assert!(text.contains("/import/reports/") && !text.contains("Nora"), "{text}");
    let (_, page) = latest(&mut lead).await;
    assert!(page.text.contains("De Boomgaard") && page.text.contains("Kinderen"), "{}", page.text);
    assert!(!page.text.contains("Nora"));
    let (_, page) = latest(&mut admin).await;
    assert_eq!(page.status, 200);

    // The same again, also for a server that was started since: it is out of the way, and nothing happens.
    let before = dump(&night.house).await;
    night.watcher = Watcher::new(&night.house.app);
    night.house.app.clock.forward_minutes(60 * 10);
    night.deliver(&changed).await;
    assert_eq!(night.left(), ["done"]);
    assert_eq!(night.moved("done").len(), 2);
    let same = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().filter(|line| !line.starts_with("import_report ")).collect()
    };
    assert_eq!(same(dump(&night.house).await), same(before));
    assert_eq!(night.mails().await.len(), 1);
    let again = lead_again(&night).await.get("/import/reports").await;
    assert!(again.text.contains("ongewijzigd aangeleverd"), "{}", again.text);

    // What came in before something else comes in again.
    night.deliver(&good()).await;
    night.deliver(&changed).await;
    assert_eq!(first_names(&night.house).await, ["Lot", "Nora", "Sem"]);
    assert_eq!(reports(&night.house).await.len(), 3);
}

/// After an import by hand the planning is not what is here: the same export comes in again, and then no more.
#[rstest]
#[case::on_the_page(true)]
#[case::by_command(false)]
#[tokio::test]
async fn the_same_export_comes_in_again_after_an_import_by_hand(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] on_the_page: bool,
) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let (_, mut admin) = night.people().await;
    let changed = replaced("children.csv", "Noor", "Nora");
    night.deliver(&changed).await;
    let before = good();
    if on_the_page {
        let files: Vec<(&str, &[u8])> = before.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let sent = admin.post_files("/import", &[], "files", &files).await;
        let page = admin.get(&sent.location).await;
        let confirmed = admin.post(&format!("{}/confirm", sent.location), &[("seen", &seen(&page))]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.text);
    } else {
        import(&night.house, &before).await;
    }
    assert_eq!(first_names(&night.house).await, ["Lot", "Noor", "Sem"]);
    night.deliver(&changed).await;
    assert_eq!(first_names(&night.house).await, ["Lot", "Nora", "Sem"]);
    assert_eq!(reports(&night.house).await.len(), 2);
    night.deliver(&changed).await;
    assert_eq!(reports(&night.house).await.len(), 2, "nothing came since");
    let report = fs::read_to_string(night.moved("done")[2].join("report.txt")).unwrap();
    assert!(report.contains("nothing was changed"), "{report}");
}

/// What cannot be so today may be so tomorrow: what was refused is read again, and its errors are said again.
#[rstest]
#[tokio::test]
async fn what_was_refused_for_the_day_comes_in_on_a_later_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let talk_tomorrow = replaced("children.csv", "2025-11-02", "2026-03-04");
    night.deliver(&talk_tomorrow).await;
    night.deliver(&talk_tomorrow).await;
    let refused = night.moved("refused");
    assert_eq!(refused.len(), 2);
    for folder in refused {
        let report = fs::read_to_string(folder.join("report.txt")).unwrap();
        assert!(report.contains("children.csv:2: last_talk") && report.contains("\n1 error.\n"), "{report}");
    }
    assert_eq!(rows(&night.house, "outcome", "import_report").await, ["refused"]);
    night.house.app.clock.forward_days(1);
    night.deliver(&talk_tomorrow).await;
    assert_eq!(rows(&night.house, "outcome", "import_report").await, ["refused", "taken"]);
    assert_eq!(rows(&night.house, "CAST(last_talk AS text)", "child WHERE key = 'C1'").await, ["2026-03-04"]);
}

#[rstest]
#[tokio::test]
async fn another_marker_or_another_file_beside_it_makes_no_other_export(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut night) = Night::open(engine, Duration::from_secs(3600)).await else { return };
    let changed = replaced("children.csv", "Noor", "Nora");
    night.deliver(&changed).await;
    for beside in [&["ready.txt"][..], &["leesmij.txt", "Klaar.txt"]] {
        night.house.app.clock.forward_minutes(1);
        night.put(&changed);
        for name in beside {
            fs::write(night.folder.path().join(name), "x").unwrap();
        }
        night.watcher.look().await;
        assert_eq!(night.left(), ["done"], "{beside:?}");
    }
    assert_eq!(night.moved("done").len(), 3);
    assert_eq!(reports(&night.house).await, ["taken 0 0 1 0"]);
}

/// The team lead signed in anew, after the clock was moved.
async fn lead_again(night: &Night) -> Browser {
    let mut tx = night.house.app.db.read().await.unwrap();
    let account = on!(tx, c => sqlx::query_scalar(
        "SELECT m.account_id FROM membership m JOIN staff_member s ON s.id = m.staff_id WHERE s.key = 'LEIDING'")
        .fetch_one(c).await)
    .unwrap();
    drop(tx);
    night.house.browser_of(account).await
}

#[rstest]
#[tokio::test]
async fn files_that_do_not_change_are_complete(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::from_millis(300)).await else { return };
    let changed = replaced("children.csv", "Noor", "Nora");
    night.put(&changed);
    fs::write(night.folder.path().join("guardians.csv.part"), "guardian").unwrap();
    night.watcher.look().await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    night.watcher.look().await;
    assert_eq!(reports(&night.house).await, Vec::<String>::new(), "a file is still being written");
    fs::remove_file(night.folder.path().join("guardians.csv.part")).unwrap();
    night.watcher.look().await;
    fs::write(night.folder.path().join("closures.csv"), "location;from;until\n").unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    night.watcher.look().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    night.watcher.look().await;
    assert_eq!(reports(&night.house).await, Vec::<String>::new(), "it changed a moment ago");
    tokio::time::sleep(Duration::from_millis(200)).await;
    night.watcher.look().await;
    assert_eq!(reports(&night.house).await, ["taken 0 0 1 1"]);
    assert_eq!(night.left(), ["done"]);
}

#[rstest]
#[case::a_part(&["children.csv"], 3)]
#[case::an_error(&[], 1)]
#[tokio::test]
async fn what_is_wrong_changes_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] only: &[&str],
    #[case] errors: i64,
) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let (mut lead, mut admin) = night.people().await;
    let mut files = replaced("children.csv", "2023-05-01", "1 mei");
    if !only.is_empty() {
        files.retain(|name, _| only.contains(name));
    }
    let expected = if only.is_empty() { errors } else { errors + 1 };
    let before = rows(&night.house, "key || first_name", "child").await;
    night.deliver(&files).await;
    assert_eq!(rows(&night.house, "key || first_name", "child").await, before);
    assert_eq!(night.left(), ["refused"]);
    let report = fs::read_to_string(night.moved("refused")[0].join("report.txt")).unwrap();
    assert!(
        report.contains("children.csv:2: birth_date") && report.ends_with("Nothing was written.\n"),
        "{report}"
    );
    assert_eq!(reports(&night.house).await.len(), 1);
    let mails = night.mails().await;
    let subjects: Vec<&str> = mails.iter().map(|(_, subject, _)| subject.as_str()).collect();
    assert_eq!(subjects, ["Een planning kon niet worden ingelezen"], "only the administrator is told");

    // The administrator sees what is wrong, the team lead that it did not come in.
    let (_, page) = latest(&mut admin).await;
    assert!(page.text.contains("Dit is geen datum") && !page.text.contains("1 mei"), "{}", page.text);
    assert!(page.text.contains(&expected.to_string()));
    let (_, page) = latest(&mut lead).await;
    assert!(page.text.contains("niet ingelezen") && !page.text.contains("birth_date"), "{}", page.text);

    // The same mistake every night is said once.
    night.house.app.clock.forward_minutes(60);
    night.deliver(&files).await;
    assert_eq!((night.left(), night.moved("refused").len()), (vec!["refused".to_owned()], 2));
    assert_eq!((reports(&night.house).await.len(), night.mails().await.len()), (1, 1));
}

/// What a planning no longer has.
fn less() -> Files {
    let mut files = replaced("staff.csv", "S2;G2;vr;Bo Proef;s2@example.org;pm;;;;\n", "");
    let children =
        files["children.csv"].replacen("C3;G2;2019-06-01;wo-m;Lot;Voorbeeld;;;;;;;;;;;;;\n", "", 1);
    files.insert("children.csv", children.replacen(";C3\n", ";\n", 1));
    let guardians = files["guardians.csv"].replacen("P3;C3;Ger Proef;;;oma;ja;;\n", "", 1);
    files.insert("guardians.csv", guardians);
    files.remove("closures.csv");
    files
}

#[rstest]
#[tokio::test]
async fn nothing_ends_until_a_person_says_so(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let (mut lead, mut admin) = night.people().await;
    let open = "CAST(COUNT(*) AS text)";
    let places = "placement WHERE until_on IS NULL";
    night.deliver(&less()).await;
    // C3's place, S2's second row, the closure; P3 goes on reading about C3.
    assert_eq!(reports(&night.house).await, ["taken 0 0 1 3"]);
    assert_eq!(rows(&night.house, open, places).await, ["4"]);
    assert_eq!(rows(&night.house, open, "closure").await, ["1"]);
    let report = fs::read_to_string(night.moved("done")[0].join("report.txt")).unwrap();
    assert!(report.contains("C3 G2 ends on 2026-03-02"), "{report}");

    // A child that came in by hand since is not the export's business.
    night.house.app.clock.forward_minutes(5);
    let later = replaced(
        "children.csv",
        "C3;G2;2019-06-01",
        "C9;G2;2019-06-01;;Pia;Proef;;;;;;;;;;;;;\nC3;G2;2019-06-01",
    );
    import(&night.house, &later).await;

    let (address, page) = latest(&mut lead).await;
    assert!(
        page.text.contains("C3 G2") && page.text.contains("S2 G2") && !page.text.contains("C9"),
        "{}",
        page.text
    );
    assert!(page.text.contains("Lot Voorbeeld, Appels"), "a team lead sees names: {}", page.text);
    assert!(!admin.get(&address).await.text.contains("Lot Voorbeeld"), "an administrator sees keys");
    let shown = seen(&page);
    let answer = lead.post(&format!("{address}/end"), &[("seen", "iets anders")]).await;
    assert_eq!(answer.location, address);
    assert_eq!(rows(&night.house, open, places).await, ["5"]);
    let answer = lead.post(&format!("{address}/end"), &[("seen", &shown)]).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, address.as_str()));
    assert_eq!(rows(&night.house, open, places).await, ["4"]);
    assert_eq!(rows(&night.house, open, "closure").await, ["0"]);
    let page = lead.get(&address).await;
    assert!(page.text.contains("is beëindigd") && !page.text.contains("name=\"seen\""), "{}", page.text);
    let trail = rows(&night.house, "action", "audit_entry").await;
    assert!(trail.contains(&"endings carried out".to_owned()));
    assert!(!admin.get(&address).await.text.contains("name=\"seen\""));

    // After a later export the earlier one is only history.
    night.deliver(&good()).await;
    night.deliver(&less()).await;
    night.deliver(&replaced("children.csv", "Noor", "Nora")).await;
    let (newest, page) = latest(&mut lead).await;
    assert_ne!(newest, address);
    assert!(page.text.contains("C9 G2"), "it has been here since before this one");
}

#[rstest]
#[tokio::test]
async fn what_would_end_can_be_left(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let (mut lead, mut admin) = night.people().await;
    night.deliver(&less()).await;
    let before = placements(&night.house).await;
    let (address, page) = latest(&mut lead).await;
    assert!(page.text.contains("zouden eindigen"));
    assert_eq!(lead.post(&format!("{address}/keep"), &[]).await.location, address);
    assert!(lead.get(&address).await.text.contains("is blijven staan"));
    assert_eq!(placements(&night.house).await, before);
    // It is decided for the administrator too.
    let answer = admin.get(&address).await.text;
    assert!(answer.contains("is blijven staan") && !answer.contains("name=\"seen\""), "{answer}");
    assert!(!admin.get("/import/reports").await.text.contains("nog te beslissen"));
    // Files that are gone cannot be decided about any more.
    night.deliver(&good()).await;
    night.deliver(&less()).await;
    fs::remove_dir_all(night.folder.path().join("done")).unwrap();
    let (address, page) = latest(&mut admin).await;
    assert!(page.text.contains("bestanden van deze export zijn er niet meer"), "{}", page.text);
    let answer = admin.post(&format!("{address}/end"), &[("seen", "")]).await;
    assert_eq!(answer.location, address);
    assert_eq!(placements(&night.house).await, before);
}

/// Whose mentor leaves is in the report, in the mail by keys, and on the page before it ends.
#[rstest]
#[tokio::test]
async fn whose_mentor_leaves_is_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let (mut lead, _) = night.people().await;
    let leaves = replaced(
        "staff.csv",
        "S1;G1;ma di e:vr;Ans Proef;s1@example.org;;6;tr;;",
        "S1;;;Ans Proef;s1@example.org;coach;;;;",
    );
    night.deliver(&leaves).await;
    let report = fs::read_to_string(night.moved("done")[0].join("report.txt")).unwrap();
    assert!(report.contains("staff.csv:2: staff \"S1: C1\" leaves"), "{report}");
    let (_, page) = latest(&mut lead).await;
    let (said, button) = (page.text.find("S1: C1"), page.text.find("name=\"seen\""));
    assert!(said.is_some() && said < button, "{}", page.text);
    night.deliver(&replaced("staff.csv", "6;tr;;\n", "6;tr;;2026-04-30\n")).await;
    let mails = night.mails().await;
    assert_eq!(mails.len(), 2);
    for (_, _, text) in mails {
        assert!(text.contains("S1: C1") && text.contains("mentor van deze kinderen"), "{text}");
        assert!(!text.contains("Noor") && !text.contains("Ans"), "{text}");
    }
}

/// A second location with a group, a child and a team lead.
#[rstest]
#[tokio::test]
async fn a_team_lead_sees_and_decides_for_the_own_location(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    let mut all = good();
    for (file, rows) in [
        ("locations.csv", "L2;De Ander;;\n"),
        ("groups.csv", "G9;L2;kdv;Anders;\n"),
        ("staff.csv", "S9;G9;ma;Ilse Proef;s9@example.org;;;;;\n"),
        ("children.csv", "C9;G9;2023-06-01;ma;Ravi;Voorbeeld;;;;;;;;;;;;;\n"),
        ("guardians.csv", "P9;C9;Jan Proef;;;;ja;;\n"),
    ] {
        *all.entry(file).or_default() += rows;
    }
    import(&night.house, &all).await;
    let (mut lead, mut admin) = night.people().await;
    let mut files = all.clone();
    let staff = all["staff.csv"].replacen("S2;G2;vr;Bo Proef;s2@example.org;pm;;;;\n", "", 1);
    files.insert("staff.csv", staff.replacen("S9;G9;ma", "S9;G9;di", 1));
    files.insert(
        "children.csv",
        all["children.csv"].replacen("C9;G9;2023-06-01;ma", "C9;G9;2023-06-01;wo", 1),
    );
    files.insert("guardians.csv", all["guardians.csv"].replacen("P9;C9;Jan Proef;;;;ja;;\n", "", 1));
    night.deliver(&files).await;

    let (address, page) = latest(&mut lead).await;
    assert!(
        page.text.contains("S2 G2") && !page.text.contains("P9 C9") && !page.text.contains("De Ander"),
        "{}",
        page.text
    );
    lead.post(&format!("{address}/end"), &[("seen", &seen(&page))]).await;
    assert_eq!(rows(&night.house, "CAST(COUNT(*) AS text)", "guardianship").await, ["5"]);
    // The rest waits for the administrator.
    let page = admin.get(&address).await;
    assert!(page.text.contains("P9 C9") && !page.text.contains("S2 G2"), "{}", page.text);
    admin.post(&format!("{address}/end"), &[("seen", &seen(&page))]).await;
    assert_eq!(rows(&night.house, "CAST(COUNT(*) AS text)", "guardianship").await, ["4"]);
    assert!(!admin.get(&address).await.text.contains("name=\"seen\""));
    let coach = night.house.staff("COACH").await;
    night.house.role(coach, "coach").await;
    let mut coach = night.house.browser_of_staff(coach).await;
    assert_eq!(coach.get(&address).await.status, 403);
    assert_eq!(coach.get("/import/reports").await.status, 403);
}

/// Of somebody who could be a banned father under another key the mail says the line, and nothing of whom.
#[rstest]
#[tokio::test]
async fn a_team_lead_is_told_about_which_line_to_decide(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut night) = Night::open(engine, Duration::from_secs(3600)).await else { return };
    let (mut lead, mut admin) = night.people().await;
    let father = |key: &str| {
        let row = format!("{key};C1;Rashid Amari;rashid@example.org;0687654321;vader;ja;nl;\nP1;C2;");
        replaced("guardians.csv", "P1;C2;", &row)
    };
    import(&night.house, &father("P4")).await;
    let who = id_of(&night.house, "guardian", "P4").await.to_string();
    let day = TODAY.to_string();
    let fields = [
        ("who", who.as_str()),
        ("from", day.as_str()),
        ("until", ""),
        ("basis", "court"),
        ("decided", day.as_str()),
    ];
    lead_sends(&night.house, "C1", "/ban", &fields).await;
    night.deliver(&father("P94")).await;

    let mails = night.mails().await;
    let told: Vec<_> =
        mails.iter().filter(|(_, subject, _)| subject.ends_with("beslis wie dit is")).collect();
    assert!(!told.is_empty(), "{mails:?}");
    for (_, _, text) in told {
        assert!(text.contains("guardians:3 P94 C1") && !text.contains("Amari"), "{text}");
    }
    assert!(mails.iter().all(|(to, ..)| to != "rashid@example.org"), "{mails:?}");
    let (address, page) = latest(&mut lead).await;
    let child = id_of(&night.house, "child", "C1").await;
    let link = format!("<a href=\"/children/{child}/family\">P94 C1</a>");
    assert!(page.text.contains(&link), "{}", page.text);
    let page = admin.get(&address).await;
    assert!(page.text.contains("P94 C1") && !page.text.contains("Amari"), "{}", page.text);
    assert!(rows(&night.house, "name", "guardian").await.contains(&"Rashid Amari".to_owned()));
}

/// Two servers at one folder: the export comes in once.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_take_an_export_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut night) = Night::open(engine, Duration::from_secs(3600)).await else { return };
    night.people().await;
    for round in 0..3 {
        let changed = replaced("children.csv", "Noor", &format!("Nora{round}"));
        night.house.app.clock.forward_minutes(1);
        night.put(&changed);
        night.mark();
        let mut other = Watcher::new(&night.house.app);
        tokio::join!(night.watcher.look(), other.look());
        // Whoever came second may have to look once more to see that nothing is left.
        other.look().await;
        assert_eq!(reports(&night.house).await.len(), round + 1);
        assert_eq!(night.left(), ["done"]);
        assert_eq!(first_names(&night.house).await[1], format!("Nora{round}"));
    }
    assert_eq!(night.moved("done").len(), 3);
    assert_eq!(night.mails().await.len(), 3);
}

#[rstest]
#[tokio::test]
async fn what_was_dealt_with_is_removed_after_its_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut night) = Night::open(engine, Duration::ZERO).await else { return };
    night.deliver(&replaced("children.csv", "Noor", "Nora")).await;
    fs::create_dir(night.folder.path().join("done/bewaren")).unwrap();
    night.house.app.clock.forward_days(30);
    super::keep_up(&night.house.app).await.unwrap();
    assert_eq!(night.moved("done").len(), 2);
    night.house.app.clock.forward_days(1);
    super::keep_up(&night.house.app).await.unwrap();
    assert_eq!(night.moved("done"), [night.folder.path().join("done/bewaren")]);
}

/// An organisation that is not there, or a folder that is not: nothing happens, and nothing is lost.
#[rstest]
#[tokio::test]
async fn what_cannot_be_dealt_with_stays(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(night) = Night::open(engine, Duration::ZERO).await else { return };
    night.put(&good());
    night.mark();
    let before = dump(&night.house).await;
    let watch = night.house.app.settings.watch[0].clone();
    for wrong in [
        Watch { organisation: "Onbekend".to_owned(), ..watch.clone() },
        Watch { folder: night.folder.path().join("weg"), ..watch },
    ] {
        let app = with_watch(&night.house.app, wrong);
        let mut watcher = Watcher::new(&app);
        watcher.look().await;
        watcher.look().await;
    }
    assert_eq!(dump(&night.house).await, before);
    assert_eq!(night.left().len(), good().len() + 1);
}
