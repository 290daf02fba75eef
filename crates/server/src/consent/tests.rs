//! Stories of consent and of what is shared on it, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use crate::{
    announcement::tests::mails_are_discreet,
    family::tests::{ask_code, link},
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{GuardianId, fresh},
        jobs,
    },
    testing::{Answer, Browser, Engine, TODAY},
};

const CONTENTS: &str = "Wat we zien van praten en spelen.";

/// A nest in which Noor has two guardians with custody and one without.
pub struct Family {
    pub nest: Nest,
    pub iris: GuardianId,
    pub jan: GuardianId,
    pub karel: GuardianId,
}

impl Family {
    pub async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let jan = nest.house.guardian("JAN", nest.noor, Some(true)).await;
        let karel = nest.house.guardian("KAREL", nest.noor, None).await;
        Some(Self { nest, iris, jan, karel })
    }

    pub async fn mentor(&self) -> Browser {
        self.nest.house.browser_of_staff(self.nest.fatima).await
    }

    pub async fn parent(&self, guardian: GuardianId) -> Browser {
        self.nest.house.browser_of_guardian(guardian).await
    }

    pub async fn ask(&self, from: i64, until: i64) -> Answer {
        let (from, until) = ((TODAY + from.days()).to_string(), (TODAY + until.days()).to_string());
        let fields = [
            ("purpose", "Overleg met de logopedist"),
            ("recipient", "Els, praktijk De Mond"),
            ("contents", CONTENTS),
            ("from", from.as_str()),
            ("until", until.as_str()),
        ];
        self.mentor().await.post(&format!("{}/consents", self.nest.file()), &fields).await
    }

    pub async fn says(&self, guardian: GuardianId, consent: &str, answer: &str) -> Answer {
        self.parent(guardian).await.post(&format!("/family{consent}"), &[("answer", answer)]).await
    }

    /// Records that something was shared on a consent, or by a duty.
    pub async fn share(&self, basis: &str) -> Answer {
        let basis = basis.trim_start_matches("/consents/");
        let fields = [
            ("basis", basis),
            ("name", "Els"),
            ("job", "logopedist"),
            ("works_at", "De Mond"),
            ("why", "Samen optrekken."),
            ("shared", "Ze zegt twee woorden."),
        ];
        self.mentor().await.post(&format!("{}/professionals", self.nest.file()), &fields).await
    }

    pub async fn custody(&self, guardian: GuardianId, custody: bool) {
        let mut tx = self.nest.house.write().await;
        on!(tx, c => sqlx::query(
            "UPDATE guardianship SET custody = $3 WHERE organisation_id = $1 AND guardian_id = $2")
            .bind(self.nest.house.organisation).bind(guardian).bind(custody).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    pub fn page(&self) -> String {
        format!("{}/consents", self.nest.file())
    }
}

#[rstest]
#[tokio::test]
async fn only_when_all_with_custody_said_yes_something_can_be_shared(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    assert!(consent.starts_with("/consents/"));
    let refused = async |why: &str| {
        let answer = family.share(&consent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains(why) && answer.text.contains("Ze zegt twee woorden."),
            "{}",
            answer.text
        );
    };
    refused("wacht op antwoord").await;
    // Who has no custody is not asked, and reads nothing.
    let mut karel = family.parent(family.karel).await;
    assert!(!karel.get("/family").await.text.contains("logopedist"));
    assert_eq!(karel.get(&format!("/family{consent}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(family.says(family.karel, &consent, "given").await.status, StatusCode::FORBIDDEN);

    let mut iris = family.parent(family.iris).await;
    assert!(iris.get("/family").await.text.contains("Lees en antwoord"));
    assert!(iris.get(&format!("/family{consent}")).await.text.contains(CONTENTS));
    assert_eq!(family.says(family.iris, &consent, "given").await.location, "/family");
    refused("wacht op antwoord").await;
    assert_eq!(family.says(family.jan, &consent, "refused").await.location, "/family");
    refused("geen toestemming").await;
    let page = family.mentor().await.get(&consent).await.text;
    assert!(page.contains("ja, op dinsdag 3 maart 2026") && page.contains("nee, op dinsdag 3 maart 2026"));
    family.nest.house.app.clock.forward_minutes(1);
    assert_eq!(family.says(family.jan, &consent, "given").await.location, "/family");
    assert_eq!(family.share(&consent).await.location, family.page());
    assert!(family.mentor().await.get(&family.page()).await.text.contains("Ze zegt twee woorden."));
    let read = iris.get("/family").await.text;
    assert!(read.contains("Ze zegt twee woorden.") && read.contains("Met toestemming van de ouders"));
    assert!(!karel.get("/family").await.text.contains("twee woorden"));

    // Withdrawing has effect at once.
    family.nest.house.app.clock.forward_minutes(1);
    assert_eq!(family.says(family.iris, &consent, "withdrawn").await.location, "/family");
    refused("geen toestemming").await;
    assert_eq!(family.says(family.iris, &consent, "withdrawn").await.status, StatusCode::CONFLICT);
    let mut tx = family.nest.house.app.db.read().await.unwrap();
    let kept: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM professional_contact").fetch_one(c).await)
            .unwrap();
    assert_eq!(kept, 1);
}

#[rstest]
#[tokio::test]
async fn whoever_gets_custody_is_asked_too_and_whoever_loses_it_no_longer_counts(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    family.says(family.iris, &consent, "given").await;
    family.custody(family.jan, false).await;
    assert_eq!(family.share(&consent).await.location, family.page());
    family.custody(family.karel, true).await;
    assert!(family.share(&consent).await.text.contains("wacht op antwoord"));
    family.says(family.karel, &consent, "given").await;
    assert_eq!(family.share(&consent).await.location, family.page());
    for guardian in [family.iris, family.karel] {
        family.custody(guardian, false).await;
    }
    assert!(family.share(&consent).await.text.contains("niemand met gezag bekend"));
}

#[rstest]
#[tokio::test]
async fn it_holds_from_its_first_day_until_its_last_and_no_longer_when_it_is_taken_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let wrong = family.ask(-1, 60).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Kies dagen vanaf vandaag") && wrong.text.contains(CONTENTS));
    let consent = family.ask(2, 5).await.location;
    for guardian in [family.iris, family.jan] {
        family.says(guardian, &consent, "given").await;
    }
    assert!(family.share(&consent).await.text.contains("geldt nog niet"));
    family.nest.house.app.clock.forward_days(2);
    assert_eq!(family.share(&consent).await.location, family.page());
    let mut mentor = family.mentor().await;
    assert_eq!(mentor.post(&format!("{consent}/take-back"), &[]).await.location, family.page());
    assert!(family.share(&consent).await.text.contains("niet meer gevraagd"));
    assert_eq!(family.says(family.iris, &consent, "withdrawn").await.status, StatusCode::NOT_FOUND);
    // A duty by law needs no consent, and is named.
    assert_eq!(family.share("court").await.location, family.page());
    assert!(mentor.get(&family.page()).await.text.contains("De rechter beveelt het"));
    for basis in ["", "zomaar", "veilig-thuis"] {
        assert!(family.share(basis).await.text.contains("Kies waarop het rust"), "{basis}");
    }
    let none = fresh(family.nest.house.app.clock.now()).to_string();
    assert_eq!(family.share(&none).await.status, StatusCode::NOT_FOUND);
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Signed (Iris) >>\n%%EOF\n";

/// Where the scan of the answer on the page of a consent goes, or is.
fn scan_of(page: &str) -> Option<String> {
    let quoted = page.split('"').find(|part| part.contains("/scan/"))?;
    Some(quoted.to_owned())
}

#[rstest]
#[tokio::test]
async fn the_scan_of_a_paper_is_kept_once_and_only_for_who_asks(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    let mut mentor = family.mentor().await;
    let iris = family.iris.to_string();
    assert_eq!(scan_of(&mentor.get(&consent).await.text), None, "nothing was said on paper");
    mentor.post(&format!("{consent}/paper"), &[("guardian", &iris), ("answer", "given")]).await;
    let scan = scan_of(&mentor.get(&consent).await.text).unwrap();
    assert_eq!(mentor.get(&scan).await.status, StatusCode::NOT_FOUND, "not kept yet");

    let refused = mentor.post_file(&scan, &[], "file", b"<svg><script>alert(1)</script></svg>").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Er is niets bewaard. Dit is geen foto of PDF"), "{}", refused.text);
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.post_file(&scan, &[], "file", PDF).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mentor.post_file(&scan, &[], "file", PDF).await.location, consent);
    assert_eq!(mentor.get(&scan).await.text.as_bytes(), PDF);
    assert_eq!(
        mentor.post_file(&scan, &[], "file", PDF).await.status,
        StatusCode::CONFLICT,
        "it is the proof"
    );
    assert_eq!(bram.get(&scan).await.status, StatusCode::NOT_FOUND);
    let elsewhere = family.ask(0, 60).await.location;
    let answer = scan.rsplit('/').next().unwrap();
    assert_eq!(mentor.get(&format!("{elsewhere}/scan/{answer}")).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn paper_is_taken_in_with_a_name_and_only_of_who_has_custody(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    let mut mentor = family.mentor().await;
    let paper = format!("{consent}/paper");
    let (iris, karel) = (family.iris.to_string(), family.karel.to_string());
    let sent = mentor.post(&paper, &[("guardian", &iris), ("answer", "given")]).await;
    assert_eq!(sent.location, consent);
    assert!(mentor.get(&consent).await.text.contains("op papier, aangenomen door Fatima Proef"));
    let twice = mentor.post(&paper, &[("guardian", &iris), ("answer", "given")]).await;
    assert!(twice.text.contains("dit antwoord kan nu niet"));
    let other = mentor.post(&paper, &[("guardian", &karel), ("answer", "given")]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    for page in [&consent, &family.page()] {
        assert_eq!(bram.get(page).await.status, StatusCode::NOT_FOUND, "he is mentor of another child");
    }
    assert!(!bram.get(&family.nest.file()).await.text.contains("logopedist"));
}

#[rstest]
#[case::refused(&["refused"], "nee, op dinsdag 3 maart 2026")]
#[case::withdrawn(&["given", "withdrawn"], "ingetrokken op dinsdag 3 maart 2026")]
#[tokio::test]
async fn after_a_no_a_yes_on_paper_comes_with_its_scan_and_the_no_stays_to_be_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] said: &[&str],
    #[case] no: &str,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    let consent = family.ask(0, 60).await.location;
    family.says(family.jan, &consent, "given").await;
    for answer in said {
        assert_eq!(family.says(family.iris, &consent, answer).await.location, "/family");
        house.app.clock.forward_minutes(1);
    }
    let mut mentor = family.mentor().await;
    let (paper, iris) = (format!("{consent}/paper"), family.iris.to_string());
    let yes = [("guardian", iris.as_str()), ("answer", "given")];
    let page = mentor.get(&consent).await.text;
    assert!(page.contains("Een ja op papier leg je alleen vast samen met de scan"), "{page}");
    let refused = mentor.post(&paper, &yes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Er is niets vastgelegd: deze ouder zei eerder nee"), "{}", refused.text);
    let wrong = mentor.post_file(&paper, &yes, "paper", b"<svg></svg>").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(family.share(&consent).await.text.contains("geen toestemming"), "nothing changed");

    assert_eq!(mentor.post_file(&paper, &yes, "paper", PDF).await.location, consent);
    let page = mentor.get(&consent).await.text;
    let own = family.parent(family.iris).await.get(&format!("/family{consent}")).await.text;
    for page in [&page, &own] {
        assert!(page.contains(no) && page.contains("(op papier, aangenomen door Fatima Proef)"), "{page}");
    }
    assert_eq!(mentor.get(&scan_of(&page).unwrap()).await.text.as_bytes(), PDF);
    assert_eq!(family.share(&consent).await.location, family.page());
}

#[rstest]
#[tokio::test]
async fn asking_the_same_anew_does_not_turn_a_no_into_a_yes_without_its_scan(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let first = family.ask(0, 60).await.location;
    family.says(family.iris, &first, "refused").await;
    let mut mentor = family.mentor().await;
    mentor.post(&format!("{first}/take-back"), &[]).await;
    family.nest.house.app.clock.forward_minutes(1);
    let consent = family.ask(0, 60).await.location;
    assert!(mentor.get(&consent).await.text.contains("Op een eerdere vraag hierover: nee, op dinsdag"));
    let (paper, iris, jan) = (format!("{consent}/paper"), family.iris.to_string(), family.jan.to_string());
    let yes = [("guardian", iris.as_str()), ("answer", "given")];
    let refused = mentor.post(&paper, &yes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Er is niets vastgelegd: deze ouder zei eerder nee"), "{}", refused.text);
    // Who said no to nothing is recorded as before.
    let other = [("guardian", jan.as_str()), ("answer", "given")];
    assert_eq!(mentor.post(&paper, &other).await.location, consent);
    assert_eq!(mentor.post_file(&paper, &yes, "paper", PDF).await.location, consent);
    assert_eq!(family.share(&consent).await.location, family.page());
}

/// How many mails there are to an address, after the jobs that wait; none of them says anything.
async fn mails(family: &Family, to: &str) -> usize {
    jobs::run_due(&family.nest.house.app).await.unwrap();
    mails_are_discreet(&family.nest.house);
    family.nest.house.app.mailer.kept().iter().filter(|kept| kept.mail.to == to).count()
}

#[rstest]
#[tokio::test]
async fn who_is_asked_gets_a_mail_that_leads_to_it_and_one_reminder_without_an_answer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.nest.house;
    let consent = family.ask(0, 60).await.location;
    for (to, count) in [("iris@example.org", 1), ("jan@example.org", 1), ("karel@example.org", 0)] {
        assert_eq!(mails(&family, to).await, count, "{to}");
    }
    let kept = house.app.mailer.kept();
    assert!(kept.iter().all(|kept| kept.mail.text.contains("Er wordt u iets gevraagd")), "{kept:?}");
    let (mut iris, letter) = (house.browser_of_nobody(), link(house, "iris@example.org"));
    let code = ask_code(house, &mut iris, &letter, "iris@example.org").await;
    let inside = iris.post(&format!("{letter}/code"), &[("code", &code)]).await;
    assert_eq!(inside.location, format!("/family{consent}"));
    // The form is of the session that began just now.
    assert!(iris.get(&inside.location).await.text.contains(CONTENTS));
    assert_eq!(iris.post(&inside.location, &[("answer", "refused")]).await.location, "/family");

    house.app.clock.forward_days(6);
    assert_eq!(mails(&family, "jan@example.org").await, 1, "not yet");
    house.app.clock.forward_days(2);
    assert_eq!(mails(&family, "iris@example.org").await, 2, "the code was the last one");
    assert_eq!(mails(&family, "jan@example.org").await, 2, "one reminder");
    house.app.clock.forward_days(30);
    assert_eq!(mails(&family, "jan@example.org").await, 2, "and no more");
}

#[rstest]
#[tokio::test]
async fn who_may_not_be_told_any_longer_gets_no_mail_and_staff_read_who_gets_none(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    family.custody(family.jan, false).await;
    assert_eq!(mails(&family, "iris@example.org").await, 1);
    assert_eq!(mails(&family, "jan@example.org").await, 0);
    let mut mentor = family.mentor().await;
    let by_hand = "Deze ouder krijgt hierover geen e-mail.";
    assert!(!mentor.get(&consent).await.text.contains(by_hand));
    let address = async |email: Option<&str>| {
        let mut tx = family.nest.house.write().await;
        on!(tx, c => sqlx::query("UPDATE guardian SET email = $2 WHERE id = $1").bind(family.iris).bind(email)
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    };
    address(None).await;
    assert!(mentor.get(&consent).await.text.contains(by_hand));
    address(Some("iris@example.org")).await;
    // What is asked no longer is not reminded of.
    mentor.post(&format!("{consent}/take-back"), &[]).await;
    family.nest.house.app.clock.forward_days(8);
    assert_eq!(mails(&family, "iris@example.org").await, 1);
}

#[rstest]
#[tokio::test]
async fn a_parent_hears_that_staff_recorded_an_answer(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    let iris = family.iris.to_string();
    let yes = [("guardian", iris.as_str()), ("answer", "given")];
    family.mentor().await.post(&format!("{consent}/paper"), &yes).await;
    // She is asked nothing any more.
    assert_eq!(mails(&family, "iris@example.org").await, 1);
    let kept = family.nest.house.app.mailer.kept();
    let told = kept.iter().filter(|kept| kept.mail.text.contains("een antwoord van u vastgelegd"));
    assert_eq!(told.map(|kept| kept.mail.to.as_str()).collect::<Vec<_>>(), ["iris@example.org"]);
}

#[rstest]
#[tokio::test]
async fn without_an_answer_it_is_due_for_the_mentor_after_the_term_of_the_protocol(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let consent = family.ask(0, 60).await.location;
    let asks = async |family: &Family| {
        let todo = family.mentor().await.get("/todo").await.text;
        todo.contains("nog eens om antwoord op de toestemming")
            && todo.contains("te laat")
            && todo.contains(&format!("href=\"{consent}\""))
    };
    family.nest.house.app.clock.forward_days(7);
    assert!(!asks(&family).await, "10 working days are not over");
    let text = PROFILES[0].1;
    let old = "[consent.ask_again_working_days]\nvalue = 10";
    assert!(text.contains(old));
    let text = text.replace(old, "[consent.ask_again_working_days]\nvalue = 3");
    let mut tx = family.nest.house.write().await;
    let organisation = family.nest.house.organisation;
    crate::protocol::add(&mut tx, organisation, TODAY - 9.days(), "un1ek", &text, None).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert!(asks(&family).await);
    for guardian in [family.iris, family.jan] {
        family.says(guardian, &consent, "given").await;
    }
    assert!(!asks(&family).await);
}
