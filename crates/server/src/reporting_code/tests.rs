//! Stories of the reporting code, on both engines.

use axum::http::StatusCode;
use rstest::rstest;
use sqlx::AssertSqlSafe;

use crate::{
    account::second_step,
    observation::tests::Nest,
    on,
    platform::{
        db::Tx,
        ids::{GuardianId, StaffId},
        random,
        seal::Keys,
    },
    protocol::settings::change,
    testing::{Answer, Browser, Engine},
};

const SIGNALS: &str = "Noor had blauwe plekken op haar rug.";

/// A nest with a protection officer, a team lead, a director and a parent.
pub(super) struct Team {
    pub(super) nest: Nest,
    pub(super) officer: StaffId,
    pub(super) lead: StaffId,
    pub(super) director: StaffId,
    pub(super) parent: GuardianId,
}

impl Team {
    pub(super) async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let mut people = Vec::new();
        for (key, role) in [("Petra", "protection"), ("Leni", "teamlead"), ("Dirk", "director")] {
            let staff = nest.house.staff(key).await;
            nest.house.role(staff, role).await;
            people.push(staff);
        }
        let parent = nest.house.guardian("Iris", nest.noor, Some(true)).await;
        Some(Self { nest, officer: people[0], lead: people[1], director: people[2], parent })
    }

    pub(super) async fn browser(&self, staff: StaffId) -> Browser {
        self.nest.house.browser_of_staff(staff).await
    }

    /// Two questions; the team lead decides.
    async fn confirm(&self) {
        let mut petra = self.browser(self.officer).await;
        let fields = [("questions", "Is Noor veilig?\n\nHelpt hulp?"), ("decider", "lead"), ("based_on", "")];
        let done = petra.post("/reporting-code-questions", &fields).await;
        assert_eq!(done.location, "/reporting-code-questions", "{}", done.text);
    }

    pub(super) async fn begin(&self) -> String {
        let mut fatima = self.browser(self.nest.fatima).await;
        let begun =
            fatima.post(&format!("{}/reporting-code", self.nest.file()), &[("signals", SIGNALS)]).await;
        assert!(begun.location.starts_with("/reporting-code/"), "{}", begun.text);
        begun.location
    }

    /// To whom mails went, besides those before. Mails of one moment lie in no order.
    pub(super) async fn told(&self, before: &mut Vec<String>) -> Vec<String> {
        crate::platform::jobs::run_due(&self.nest.house.app).await.unwrap();
        let kept = self.nest.house.app.mailer.kept();
        let mut new: Vec<String> = kept.into_iter().map(|kept| kept.mail.to).collect();
        new.sort_unstable();
        let all = new.clone();
        for old in before.iter() {
            new.remove(new.iter().position(|to| to == old).unwrap());
        }
        *before = all;
        new
    }

    /// All that is kept in all tables, as text; bytes as hexadecimal digits.
    async fn dump(&self) -> String {
        let mut tx = self.nest.house.app.db.read().await.unwrap();
        let sqlite = matches!(tx.tx, Tx::Sqlite(_));
        let tables: Vec<String> = if sqlite {
            on!(tx, c => sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(c).await)
        } else {
            on!(tx, c => sqlx::query_scalar("SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public'")
                .fetch_all(c).await)
        }
        .unwrap();
        if sqlite {
            let file: String =
                on!(tx, c => sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
                .fetch_one(c).await)
                .unwrap();
            let mut bytes = std::fs::read(&file).unwrap();
            bytes.extend(std::fs::read(format!("{file}-wal")).unwrap_or_default());
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        let mut all = String::new();
        for table in tables {
            let sql = format!("SELECT CAST(t AS text) FROM {table} t");
            let rows: Vec<String> =
                on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await).unwrap();
            all += &rows.join("\n");
        }
        all
    }
}

fn value(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.split(&start)
        .nth(1)
        .unwrap_or_else(|| panic!("{name}: {page}"))
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

pub(super) async fn act(browser: &mut Browser, case: &str, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(case).await.text;
    let version = value(&page, "version");
    let guide = if page.contains("name=\"guide\"") { value(&page, "guide") } else { String::new() };
    let mut all = vec![("version", version.as_str()), ("guide", guide.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("{case}/act"), &all).await
}

const WEIGHED: [(&str, &str); 4] =
    [("act", "weighed"), ("answer_1", "no"), ("answer_2", "unknown"), ("weighed_words", "Er is hulp nodig.")];

#[rstest]
#[tokio::test]
async fn the_five_steps_are_taken_by_those_in_it_and_nobody_else_hears_of_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    team.confirm().await;
    let mut fatima = team.browser(team.nest.fatima).await;
    let page = fatima.get(&format!("{}/reporting-code", team.nest.file())).await.text;
    assert!(page.contains("0900 111 3 111") && page.contains("Petra Proef"), "{page}");
    let case = team.begin().await;

    // It is the mentor's turn, and the protection officer knows that there is something.
    assert!(fatima.get("/todo").await.text.contains("Er wacht een vertrouwelijke stap op je"));
    let mut petra = team.browser(team.officer).await;
    let todo = petra.get("/todo").await.text;
    assert!(todo.contains("Er loopt iets vertrouwelijks") && !todo.contains("NOOR"), "{todo}");
    crate::platform::jobs::run_due(&team.nest.house.app).await.unwrap();
    let mails = team.nest.house.app.mailer.kept();
    assert_eq!(mails.iter().map(|kept| kept.mail.to.as_str()).collect::<Vec<_>>(), ["petra@example.org"]);
    let text = format!("{} {}", mails[0].mail.subject, mails[0].mail.text).to_lowercase();
    assert!(!["noor", "meldcode", "mishandeling"].iter().any(|word| text.contains(word)), "{text}");

    // No step can be passed over.
    let early = act(&mut petra, &case, &WEIGHED).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("Eerst deze stap: Advies"), "{}", early.text);
    for (code, words) in [("no-talk", "Niet veilig voor Noor."), ("veilig-thuis", "Zij raden wegen aan.")] {
        let done = act(&mut fatima, &case, &[("act", code), ("words", words)]).await;
        assert_eq!(done.location, case, "{}", done.text);
    }
    let half = act(&mut petra, &case, &[WEIGHED[0], WEIGHED[1], WEIGHED[3]]).await;
    assert!(half.status == StatusCode::UNPROCESSABLE_ENTITY && half.text.contains("Kies een antwoord"));
    assert_eq!(act(&mut petra, &case, &WEIGHED).await.location, case);
    let decision =
        [("act", "decided"), ("report", "yes"), ("help", "no"), ("decided_words", "Het is niet veilig.")];
    assert_eq!(act(&mut fatima, &case, &decision).await.status, StatusCode::FORBIDDEN);
    let mut leni = team.browser(team.lead).await;
    assert!(leni.get("/todo").await.text.contains("Er wacht een vertrouwelijke stap op je"));
    assert_eq!(act(&mut leni, &case, &decision).await.location, case);
    let close = [("act", "closed"), ("closed_words", "Zij onderzoeken het.")];
    assert!(act(&mut petra, &case, &close).await.text.contains("dat is nog niet gedaan"));

    // The report says on what it rests and what went along, as it was.
    let report = format!("{case}/report");
    let page = petra.get(&report).await.text;
    assert!(page.contains("geen toestemming nodig") && page.contains("artikel 5.2.6"), "{page}");
    assert!(
        page.contains(SIGNALS) && page.contains("iris@example.org") && page.contains("Is Noor veilig? nee")
    );
    let version = value(&page, "version");
    let fields = [
        ("version", version.as_str()),
        ("share_child", "true"),
        ("share_signals", "true"),
        ("to", "Veilig Thuis, mevrouw De Wit"),
        ("receipt", "VT-2026-17"),
        ("told", "no"),
        ("report_words", "Veilig Thuis raadde het af."),
    ];
    let empty = petra.post(&report, &fields[..1]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text.contains("Kies wat er meegaat"));
    assert_eq!(petra.post(&report, &fields).await.location, case);
    let page = petra.get(&case).await.text;
    assert!(
        page.contains("VT-2026-17") && page.contains("Gedeeld: Signalen") && page.contains("artikel 5.2.6")
    );
    assert!(
        !page.contains("Gedeeld: Ouders")
            && page.contains("Fatima Proef")
            && page.contains("Wie heeft gekeken")
    );
    assert_eq!(act(&mut petra, &case, &close).await.location, case);
    assert!(fatima.get("/reporting-code").await.text.contains("Beëindigd (1)"));
    assert!(!fatima.get("/todo").await.text.contains("ertrouwelijk"));

    // Colleagues, a director, also with emergency access, and parents: nothing.
    for staff in [team.nest.bram, team.director] {
        let mut browser = team.browser(staff).await;
        if staff == team.director {
            let why = "Er is brand geweest en ik moet de ouders bellen.";
            let opened = browser
                .post("/emergency", &[("subject", &format!("child:{}", team.nest.noor)), ("reason", why)])
                .await;
            assert_eq!(opened.location, "/emergency/children", "{}", opened.text);
        }
        for path in [case.clone(), report.clone()] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(browser.post(&format!("{case}/act"), &close).await.status, StatusCode::NOT_FOUND);
        assert!(browser.get("/reporting-code").await.text.contains("Er loopt niets"));
        assert!(!browser.get("/todo").await.text.contains("ertrouwelijk"));
    }
    let file = team.browser(team.nest.bram).await.get(&format!("{}?q=plekken", team.nest.file())).await.text;
    assert!(!file.contains("blauwe"));
    let mut iris = team.nest.house.browser_of_guardian(team.parent).await;
    assert_eq!(iris.get(&case).await.status, StatusCode::FORBIDDEN);
    let mut tx = team.nest.house.app.db.read().await.unwrap();
    let looked: Vec<StaffId> = on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT m.staff_id FROM file_opening f JOIN membership m ON m.account_id = f.account_id")
        .fetch_all(c).await)
    .unwrap();
    assert_eq!(looked, [team.nest.bram], "those in it are not in the log that parents read");
    let trail: Vec<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT subjects FROM audit_entry WHERE action LIKE 'sealed%'").fetch_all(c).await)
    .unwrap();
    drop(tx);
    assert!(trail.len() > 8 && trail.iter().all(|of| !of.contains(&team.nest.noor.to_string())), "{trail:?}");

    // Nor is it found by searching in the file or the groups, also not by whoever began it.
    for staff in [team.nest.fatima, team.lead] {
        let mut browser = team.browser(staff).await;
        for path in [format!("{}?q=plekken", team.nest.file()), "/groups?q=plekken".to_owned()] {
            let found = browser.get(&path).await.text;
            assert!(!found.contains("blauwe") && !found.contains(&case), "{path}: {found}");
        }
    }

    // Whoever has only the database has nothing: neither words nor about whom it is.
    let dump = team.dump().await;
    for word in ["blauwe plekken", "Niet veilig voor Noor", "Zij raden", "VT-2026-17", "Er is hulp nodig"] {
        let hex = random::hex(word.as_bytes());
        assert!(!dump.contains(word) && !dump.contains(&hex), "{word} is in the database");
    }
    assert!(dump.contains("Is Noor veilig?"), "the dump reads all texts");
}

#[rstest]
#[tokio::test]
async fn in_acute_danger_nobody_waits_and_who_is_named_reads_along(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    let case = team.begin().await;
    let mut fatima = team.browser(team.nest.fatima).await;
    let page = fatima.get(&case).await.text;
    assert!(page.contains("nog niet bevestigd") && !page.contains("decided_words"), "{page}");
    let acute = [("act", "acute"), ("acute_words", "Vader staat dreigend voor de deur.")];
    assert_eq!(act(&mut fatima, &case, &acute).await.location, case);
    let decision = [("act", "decided"), ("report", "yes"), ("help", "yes")];
    let without = act(&mut fatima, &case, &decision).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "a decision has a reason");
    let whole = [decision[0], decision[1], decision[2], ("decided_words", "112 is gebeld.")];
    assert_eq!(act(&mut fatima, &case, &whole).await.location, case);
    assert!(fatima.get(&case).await.text.contains("Besloten: melden, hulp"));

    // The director is named by the protection officer, and by nobody else; then reads, and only notes.
    let named = [("act", "named"), ("email", "Dirk@Example.org"), ("named_words", "Hij regelt opvang.")];
    assert_eq!(act(&mut fatima, &case, &named).await.status, StatusCode::FORBIDDEN);
    let mut dirk = team.browser(team.director).await;
    assert_eq!(dirk.get(&case).await.status, StatusCode::NOT_FOUND);
    let mut petra = team.browser(team.officer).await;
    let nobody = [named[0], ("email", "niemand@example.org"), named[2]];
    assert!(act(&mut petra, &case, &nobody).await.text.contains("Hier werkt niemand"));
    assert_eq!(act(&mut petra, &case, &named).await.location, case);
    assert!(dirk.get(&case).await.text.contains(SIGNALS));
    assert_eq!(act(&mut dirk, &case, &[("act", "note"), ("words", "Geregeld.")]).await.location, case);
    let close = [("act", "closed"), ("closed_words", "Klaar.")];
    assert_eq!(act(&mut dirk, &case, &close).await.status, StatusCode::FORBIDDEN);

    // Two at once: both read what the other wrote.
    let version = value(&petra.get(&case).await.text, "version");
    let note = |words| [("version", version.as_str()), ("act", "note"), ("words", words)];
    assert_eq!(petra.post(&format!("{case}/act"), &note("Van Petra.")).await.location, case);
    let late = fatima.post(&format!("{case}/act"), &note("Van Fatima.")).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text.contains("Van Petra."));
    assert!(late.text.contains("Van Fatima."));

    // A protection officer who is a parent of the child reads nothing of it.
    let mut tx = team.nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE guardian SET staff_id = $1 WHERE id = $2")
        .bind(team.officer).bind(team.parent).execute(c).await.map(drop))
    .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    assert_eq!(petra.get(&case).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn another_key_opens_it_and_the_old_one_is_not_needed_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut team) = Team::open(engine).await else { return };
    let case = team.begin().await;
    let (old, new) = ("0123456789abcdef".repeat(4), Keys::new_line());
    team.nest.house.set(|settings| settings.keys = Keys::read(&format!("{new}\n{old}")).unwrap());
    second_step::settle(&team.nest.house.app).await.unwrap();
    team.nest.house.set(|settings| settings.keys = Keys::read(&new).unwrap());
    let mut petra = team.browser(team.officer).await;
    assert!(petra.get(&case).await.text.contains(SIGNALS));
    // Without its key it stays closed, says so, and nothing else fails.
    team.nest.house.set(|settings| settings.keys = Keys::read(&old).unwrap());
    let mut petra = team.browser(team.officer).await;
    assert_eq!(petra.get(&case).await.status, StatusCode::NOT_FOUND);
    assert!(petra.get("/reporting-code").await.text.contains("de sleutel ontbreekt"));
    assert_eq!(petra.get("/todo").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn the_protocol_gives_a_step_its_time_and_tells_management_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    let house = &team.nest.house;
    change(house, "reporting_code.sealed_working_days", "0", "2").await;
    team.begin().await;
    let todo = team.browser(team.nest.fatima).await.get("/todo").await.text;
    assert!(todo.contains("Een vertrouwelijke stap") && todo.contains("do 5 maart"), "{todo}");
    house.app.clock.forward_days(6);
    let todo = team.browser(team.nest.fatima).await.get("/todo").await.text;
    let line = todo.split("Een vertrouwelijke stap").nth(1).unwrap();
    assert!(todo.contains("te laat") && !line.split("</li>").next().unwrap().contains("NOOR"), "{todo}");
    let mut dirk = team.browser(team.director).await;
    let late = dirk.get(&format!("/todo?location={}", house.location)).await.text;
    assert!(!late.contains("ertrouwelijk"), "{late}");
}

#[rstest]
#[tokio::test]
async fn it_is_kept_as_long_as_the_protocol_says_and_removed_by_two(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    let house = &team.nest.house;
    change(house, "retention.sealed_months", "24", "1").await;
    team.confirm().await;
    let case = team.begin().await;
    let mut fatima = team.browser(team.nest.fatima).await;
    let mut petra = team.browser(team.officer).await;
    act(&mut fatima, &case, &[("act", "acute"), ("acute_words", "Nu.")]).await;
    let decision = [("act", "decided"), ("report", "no"), ("help", "yes"), ("decided_words", "Loos alarm.")];
    act(&mut fatima, &case, &decision).await;
    let closed = act(&mut petra, &case, &[("act", "closed"), ("closed_words", "Veilig.")]).await;
    assert_eq!(closed.location, case, "{}", closed.text);
    let removal = format!("{case}/removal");
    let page = petra.get(&case).await.text;
    assert!(page.contains("zaterdag 4 april 2026"), "{page}");
    assert_eq!(petra.post(&removal, &[("removal", "propose")]).await.status, StatusCode::CONFLICT);
    house.app.clock.forward_days(40);
    let mut petra = team.browser(team.officer).await;
    // A hold on the child keeps it.
    let kept = format!("/kept/{}", team.nest.noor);
    petra.post(&format!("{kept}/hold"), &[("reason", "Een vraag van de ouders.")]).await;
    assert_eq!(petra.post(&removal, &[("removal", "propose")]).await.status, StatusCode::CONFLICT);
    petra.post(&format!("{kept}/release"), &[("reason", "Beantwoord.")]).await;
    assert_eq!(petra.post(&removal, &[("removal", "confirm")]).await.status, StatusCode::CONFLICT);
    assert_eq!(petra.post(&removal, &[("removal", "propose")]).await.location, case);
    assert_eq!(petra.post(&removal, &[("removal", "confirm")]).await.status, StatusCode::CONFLICT);
    let mut leni = team.browser(team.lead).await;
    assert_eq!(leni.post(&removal, &[("removal", "confirm")]).await.location, "/reporting-code");
    assert_eq!(petra.get(&case).await.status, StatusCode::NOT_FOUND);
    let mut tx = house.app.db.read().await.unwrap();
    for table in ["reporting_code", "reporting_code_entry", "reporting_code_opening"] {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let left: i64 = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await).unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[rstest]
#[tokio::test]
async fn who_was_named_reads_until_it_is_un_named_and_what_ended_can_go_on(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(team) = Team::open(engine).await else { return };
    let house = &team.nest.house;
    change(house, "retention.sealed_months", "24", "1").await;
    team.confirm().await;
    let case = team.begin().await;
    let mut fatima = team.browser(team.nest.fatima).await;
    let mut petra = team.browser(team.officer).await;
    let mut leni = team.browser(team.lead).await;
    let mut bram = team.browser(team.nest.bram).await;
    assert_eq!(bram.get(&case).await.status, StatusCode::NOT_FOUND);
    let named = [("act", "named"), ("email", "bram@example.org"), ("named_words", "Hij kent het gezin.")];
    assert_eq!(act(&mut petra, &case, &named).await.location, case);
    assert!(bram.get(&case).await.text.contains(SIGNALS));

    // Who was named, and who only decides, cannot do it; it takes a reason and somebody who reads along.
    let id = team.nest.bram.to_string();
    let un_named = [("act", "unnamed"), ("staff", id.as_str()), ("unnamed_words", "Het is afgerond.")];
    assert_eq!(act(&mut bram, &case, &un_named).await.status, StatusCode::FORBIDDEN);
    assert_eq!(act(&mut leni, &case, &un_named).await.status, StatusCode::FORBIDDEN);
    let silent = [("act", "unnamed"), ("staff", id.as_str()), ("unnamed_words", " ")];
    assert_eq!(act(&mut fatima, &case, &silent).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let officer = team.officer.to_string();
    let nobody = [("act", "unnamed"), ("staff", officer.as_str()), ("unnamed_words", "Waarom?")];
    assert!(act(&mut fatima, &case, &nobody).await.text.contains("Kies wie niet meer meeleest."));
    assert_eq!(act(&mut fatima, &case, &un_named).await.location, case);
    assert_eq!(bram.get(&case).await.status, StatusCode::NOT_FOUND, "at once");
    assert!(!bram.get("/reporting-code").await.text.contains(&case));
    let page = fatima.get(&case).await.text;
    assert!(page.contains("Bram Proef leest niet meer mee") && page.contains("Het is afgerond."), "{page}");

    // What ended goes on with a reason, while it is kept.
    let again = [("act", "reopened"), ("reopened_words", "Er kwam een nieuw signaal.")];
    assert_eq!(act(&mut petra, &case, &again).await.status, StatusCode::CONFLICT, "it has not ended");
    act(&mut fatima, &case, &[("act", "acute"), ("acute_words", "Nu.")]).await;
    let decision = [("act", "decided"), ("report", "no"), ("help", "yes"), ("decided_words", "Loos alarm.")];
    act(&mut fatima, &case, &decision).await;
    let close = [("act", "closed"), ("closed_words", "Veilig.")];
    act(&mut petra, &case, &close).await;
    let version = value(&petra.get(&case).await.text, "version");
    let fields = [("version", version.as_str()), again[0], again[1]];
    assert_eq!(fatima.post(&format!("{case}/act"), &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(act(&mut petra, &case, &again).await.location, case);
    let page = petra.get(&case).await.text;
    assert!(page.contains("Weer geopend") && !page.contains("Dit dossier mag weg"), "{page}");
    assert!(!bram.get("/reporting-code").await.text.contains(&case), "who was un-named stays so");
    act(&mut petra, &case, &close).await;
    house.app.clock.forward_days(40);
    let mut petra = team.browser(team.officer).await;
    assert!(!petra.get(&case).await.text.contains("Open de meldcode weer"));
    let mut tx = house.app.db.read().await.unwrap();
    let trail: Vec<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT action FROM audit_entry WHERE action IN ('access to a sealed file ended', 'sealed file opened again')
         ORDER BY day, number").fetch_all(c).await)
    .unwrap();
    assert_eq!(trail, ["access to a sealed file ended", "sealed file opened again"]);
}
