//! Stories of guardians without custody, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::{
        audit::Audit,
        ids::{GuardianId, StaffId, fresh},
        jobs,
    },
    protocol::settings::change,
    testing::{Answer, Browser, Engine, TODAY},
};

const ASKS: &str = "Slaapt Noor goed bij jullie?";
const ANSWERS: &str = "Ja, zij slaapt elke middag twee uur.";

/// Noor's parents: Iris has custody, Karel has not; and who leads the location.
struct Family {
    nest: Nest,
    iris: GuardianId,
    karel: GuardianId,
    leni: StaffId,
}

impl Family {
    async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let iris = nest.house.guardian("IRIS", nest.noor, Some(true)).await;
        let karel = nest.house.guardian("KAREL", nest.noor, Some(false)).await;
        let leni = nest.house.staff("Leni").await;
        nest.house.role(leni, "teamlead").await;
        Some(Self { nest, iris, karel, leni })
    }

    fn own(&self) -> String {
        format!("/family/inquiries/{}", self.nest.noor)
    }

    fn family(&self) -> String {
        format!("/children/{}/family", self.nest.noor)
    }

    fn of_karel(&self) -> String {
        format!("{}/guardians/{}", self.family(), self.karel)
    }

    async fn parent(&self, guardian: GuardianId) -> Browser {
        self.nest.house.browser_of_guardian(guardian).await
    }

    async fn staff(&self, staff: StaffId) -> Browser {
        self.nest.house.browser_of_staff(staff).await
    }

    /// Karel asks; gives where staff read it.
    async fn ask(&self, text: &str) -> String {
        let mut karel = self.parent(self.karel).await;
        assert_eq!(karel.post(&self.own(), &[("text", text)]).await.location, self.own());
        self.asked().await
    }

    /// Where staff read what waits.
    async fn asked(&self) -> String {
        let todo = self.staff(self.nest.fatima).await.get("/todo").await.text;
        let id = todo.split("href=\"/inquiries/").nth(1).unwrap_or_else(|| panic!("{todo}"));
        format!("/inquiries/{}", id.split('"').next().unwrap())
    }

    /// The mails to Karel.
    async fn mails(&self) -> Vec<String> {
        jobs::run_due(&self.nest.house.app).await.unwrap();
        let kept = self.nest.house.app.mailer.kept().into_iter();
        kept.filter(|kept| kept.mail.to == "karel@example.org").map(|kept| kept.mail.text).collect()
    }

    async fn run(&self, sql: &'static str) {
        let mut tx = self.nest.house.write().await;
        on!(tx, c => sqlx::query(sql).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// What the page of Karel is now: the one where he asks, or one that says nothing.
    async fn is_open(&self) -> bool {
        let mut karel = self.parent(self.karel).await;
        let page = karel.get(&self.own()).await;
        let family = karel.get("/family").await;
        let open = page.status == StatusCode::OK;
        assert_eq!(open, family.location == self.own());
        if !open {
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(family.text.contains("Hier staat niets voor u"), "{}", family.text);
            assert!(!family.text.contains("NOOR") && !family.text.contains("vragen over"));
        }
        open
    }
}

#[rstest]
#[tokio::test]
async fn who_has_no_custody_asks_the_mentor_answers_and_nobody_else_reads_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut karel = family.parent(family.karel).await;
    assert_eq!(karel.get("/family").await.location, family.own());
    assert!(karel.get("/family/inquiries").await.text.contains(&family.own()));
    let page = karel.get(&family.own()).await.text;
    for words in ["Vragen over KindNOOR", "artikel 377c", "noemt hiervoor geen vaste termijn"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for words in ["Fatima", "Groep", "Locatie", "IRIS", "Voorbeeld\n"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
    let asked = family.ask(ASKS).await;
    assert!(karel.get(&family.own()).await.text.contains("Er is nog geen antwoord."));

    let mut fatima = family.staff(family.nest.fatima).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("Beantwoord de vraag van een ouder zonder gezag over KindNOOR"));
    assert!(todo.contains("te beantwoorden"), "no term, never late");
    let mut leni = family.staff(family.leni).await;
    assert!(leni.get("/todo").await.text.contains(&asked), "who leads the location sees it too");
    let page = fatima.get(&asked).await.text;
    assert!(page.contains(ASKS) && page.contains("Ouder KAREL") && !page.contains("karel@example.org"));
    let mut bram = family.staff(family.nest.bram).await;
    assert!(!bram.get("/todo").await.text.contains("zonder gezag"), "a colleague on the group");
    for path in [asked.clone(), format!("/children/{}/inquiries", family.nest.noor)] {
        assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    let named = [("text", "Ja, naast KindSEM.")];
    let back = fatima.post(&format!("{asked}/answer"), &named).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("De naam KindSEM staat in de tekst.") && back.text.contains(named[0].1));
    assert_eq!(fatima.post(&format!("{asked}/answer"), &[("text", ANSWERS)]).await.location, asked);
    assert!(!fatima.get("/todo").await.text.contains("zonder gezag"));
    let mails = family.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].contains("NOOR") && !mails[0].contains(ANSWERS), "{mails:?}");
    let mut karel = family.parent(family.karel).await;
    let page = karel.get(&family.own()).await.text;
    assert!(page.contains(ANSWERS) && page.contains("Antwoord van Stichting Voorbeeld"));
    assert!(!page.contains("Fatima"), "who answered is not said");

    // Who has custody reads that something was told, and neither what nor to whom.
    let mut iris = family.parent(family.iris).await;
    let looked = iris.get(&format!("/family/looked/{}", family.nest.noor)).await.text;
    assert!(looked.contains("Verteld aan een ouder zonder gezag"), "{looked}");
    for path in [format!("/family/looked/{}", family.nest.noor), "/family".to_owned()] {
        let page = iris.get(&path).await.text;
        for words in [ASKS, ANSWERS, "KAREL", "karel"] {
            assert!(!page.contains(words), "{path} has {words}");
        }
    }
    assert_eq!(iris.get(&family.own()).await.status, StatusCode::FORBIDDEN);
    let list = leni.get(&format!("/children/{}/inquiries", family.nest.noor)).await.text;
    assert!(list.contains(ASKS) && list.contains(ANSWERS) && list.contains("Fatima Proef"));
    assert!(fatima.get(&family.nest.file()).await.text.contains("Vragen zonder gezag"));
}

#[rstest]
#[tokio::test]
async fn what_is_refused_has_a_ground_and_is_not_told(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let asked = family.ask("Waar woont Iris nu?").await;
    let mut leni = family.staff(family.leni).await;
    let answer = leni.post(&format!("{asked}/refuse"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Kies waarom je niet antwoordt."));
    let answer = leni.post(&format!("{asked}/refuse"), &[("ground", "same-for-all")]).await;
    assert_eq!(answer.location, asked);
    assert!(leni.get(&asked).await.text.contains("we vertellen het ook aan een ouder met gezag niet"));
    assert_eq!(family.mails().await.len(), 1);
    let page = family.parent(family.karel).await.get(&family.own()).await.text;
    assert!(page.contains("omdat we dit ook aan een ouder met gezag niet vertellen"), "{page}");
    let looked = format!("/family/looked/{}", family.nest.noor);
    let looked = family.parent(family.iris).await.get(&looked).await.text;
    assert!(!looked.contains("Verteld aan een ouder zonder gezag"), "nothing was told");
}

#[rstest]
#[tokio::test]
async fn texts_and_second_answers_get_a_clear_word(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut karel = family.parent(family.karel).await;
    let long = "a".repeat(1_001);
    for (text, words) in [(" ", "Schrijf eerst wat u wilt weten."), (long.as_str(), "heeft 1.001 tekens")] {
        let answer = karel.post(&family.own(), &[("text", text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(words) && answer.text.contains(text.trim()), "{}", answer.text);
    }
    let asked = family.ask(ASKS).await;
    let to = format!("{asked}/answer");
    let (mut fatima, mut leni) = (family.staff(family.nest.fatima).await, family.staff(family.leni).await);
    let long = "b".repeat(4_001);
    for (text, words) in [("", "Schrijf eerst een antwoord."), (long.as_str(), "heeft 4.001 tekens")] {
        let answer = fatima.post(&to, &[("text", text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
    // The same form twice is answered once; another form after it is told so, and loses no words.
    let key = fresh(family.nest.house.app.clock.now()).to_string();
    for _ in 0..2 {
        assert_eq!(fatima.post_again(&to, &[("text", ANSWERS)], &key).await.location, asked);
    }
    let late = leni.post(&to, &[("text", "Heel goed.")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for words in ["Deze vraag is intussen al beantwoord", "Heel goed.", ANSWERS] {
        assert!(late.text.contains(words), "{words}: {}", late.text);
    }
    let late = leni.post(&format!("{asked}/refuse"), &[("ground", "interest")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(family.mails().await.len(), 1, "one answer, one mail");
    let page = family.parent(family.karel).await.get(&family.own()).await.text;
    assert!(page.contains(ANSWERS) && !page.contains("Heel goed."));
}

/// What shuts the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shut {
    Ban,
    Death,
    SecretAddress,
    Recorded,
    Office,
    Unknown,
}

#[rstest]
#[tokio::test]
async fn what_shuts_the_page_shuts_it_without_a_word_and_stops_the_mail(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(
        Shut::Ban,
        Shut::Death,
        Shut::SecretAddress,
        Shut::Recorded,
        Shut::Office,
        Shut::Unknown
    )]
    shut: Shut,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut open_session = family.parent(family.karel).await;
    assert!(family.is_open().await);
    let asked = family.ask(ASKS).await;
    family.nest.house.app.clock.forward_minutes(1);
    let second = family.ask("En eet zij goed?").await;
    assert_eq!(asked, second, "the first is on top");
    let mut fatima = family.staff(family.nest.fatima).await;
    // The mail about an answer waits while it happens.
    fatima.post(&format!("{asked}/answer"), &[("text", ANSWERS)]).await;
    let mut leni = family.staff(family.leni).await;
    let today = TODAY.to_string();
    let done: Answer = match shut {
        Shut::Ban => {
            let who = family.karel.to_string();
            let fields = [("who", who.as_str()), ("from", &today), ("basis", "custodian"), ("decided", "")];
            leni.post(&format!("{}/ban", family.family()), &fields).await
        }
        Shut::Death => leni.post(&format!("{}/death", family.family()), &[("on", &today)]).await,
        Shut::SecretAddress => {
            let fields = [("kind", "person"), ("secret", "true"), ("version", "1")];
            leni.post(&format!("{}/guardians/{}", family.family(), family.iris), &fields).await
        }
        Shut::Recorded => {
            leni.post(&format!("{}/no-asking", family.of_karel()), &[("asking", "court")]).await
        }
        Shut::Office => {
            let fields = [("kind", "institution"), ("version", "1")];
            leni.post(&family.of_karel(), &fields).await
        }
        Shut::Unknown => {
            family.run("UPDATE guardianship SET custody = NULL WHERE NOT custody").await;
            leni.get("/todo").await
        }
    };
    assert!(matches!(done.status, StatusCode::SEE_OTHER | StatusCode::OK), "{}", done.text);
    assert!(!family.is_open().await, "{shut:?}");
    assert_eq!(open_session.post(&family.own(), &[("text", "Nog iets")]).await.status, StatusCode::FORBIDDEN);
    assert!(family.mails().await.is_empty(), "{shut:?}");
    let mut visitor = family.nest.house.browser_of_nobody();
    visitor.get("/p").await;
    visitor.post("/p", &[("email", "karel@example.org")]).await;
    assert!(family.mails().await.is_empty(), "{shut:?}");
    // What waits is not asked of anybody any more, and cannot be answered.
    let mut fatima = family.staff(family.nest.fatima).await;
    assert!(!fatima.get("/todo").await.text.contains("zonder gezag"), "{shut:?}");
    let refused = leni.post(&format!("{}/invite", family.of_karel()), &[]).await.status;
    assert!(matches!(refused, StatusCode::CONFLICT | StatusCode::NOT_FOUND), "{shut:?}: {refused}");
    if shut == Shut::Recorded {
        let page = leni.get(&family.of_karel()).await.text;
        let remove = page.split("/no-asking/").nth(1).unwrap().split('"').next().unwrap();
        let remove = format!("{}/no-asking/{remove}", family.family());
        assert_eq!(leni.post(&remove, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(family.is_open().await);
        assert_eq!(leni.post(&remove, &[("again", "1")]).await.status, StatusCode::NOT_FOUND);
    }
}

#[rstest]
#[tokio::test]
async fn an_open_question_cannot_be_answered_once_its_asker_is_shut_out(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let asked = family.ask(ASKS).await;
    let mut leni = family.staff(family.leni).await;
    leni.post(&format!("{}/no-asking", family.of_karel()), &[("asking", "protection")]).await;
    let mut fatima = family.staff(family.nest.fatima).await;
    let page = fatima.get(&asked).await.text;
    assert!(page.contains("Deze ouder kan nu geen antwoord krijgen") && !page.contains("<textarea"));
    let answer = fatima.post(&format!("{asked}/answer"), &[("text", ANSWERS)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains(ANSWERS), "no words are lost");
    assert!(family.mails().await.is_empty());
    let wrong = leni.post(&format!("{}/no-asking", family.of_karel()), &[("asking", "home_ban")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = leni.post(&format!("{}/no-asking", family.of_karel()), &[("asking", "court")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it is recorded already");
}

#[rstest]
#[tokio::test]
async fn nobody_gets_a_link_who_was_not_invited(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    let ask = async || {
        let mut visitor = family.nest.house.browser_of_nobody();
        visitor.get("/p").await;
        assert_eq!(visitor.post("/p", &[("email", "karel@example.org")]).await.location, "/p?sent=1");
        family.mails().await
    };
    assert!(ask().await.is_empty(), "even the mail would tell where the child is");
    let mut leni = family.staff(family.leni).await;
    assert!(leni.get(&family.of_karel()).await.text.contains("Stuur een link om iets te vragen"));
    assert_eq!(leni.post(&format!("{}/invite", family.of_karel()), &[]).await.location, family.of_karel());
    let mails = family.mails().await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].contains("NOOR"), "{mails:?}");
    assert_eq!(ask().await.len(), 2, "a link that ended is asked for again");
    let link = mails[0].split_whitespace().find(|word| word.contains("/p/")).unwrap();
    let link = link.strip_prefix(family.nest.house.app.settings.base_url.as_str()).unwrap().to_owned();
    let mut karel = family.nest.house.browser_of_nobody();
    karel.get(&link).await;
    karel.post(&link, &[]).await;
    let code = family.mails().await.into_iter().find(|text| text.contains("Uw code is")).unwrap();
    let code = code.split_whitespace().nth(3).unwrap().to_owned();
    assert_eq!(karel.post(&format!("{link}/code"), &[("code", &code)]).await.location, family.own());
    assert_eq!(karel.get(&family.own()).await.status, StatusCode::OK);
    let mut fatima = family.staff(family.nest.fatima).await;
    let refused = fatima.post(&format!("{}/invite", family.of_karel()), &[]).await.status;
    assert_eq!(refused, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn the_organisation_sets_by_when_it_is_answered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.ask(ASKS).await;
    let late = async || {
        let page = family.staff(family.leni).await.get("/todo").await.text;
        (page.contains("te beantwoorden"), page.contains("1 dag te laat"))
    };
    family.nest.house.app.clock.forward_days(8);
    assert_eq!(late().await, (true, false));
    change(&family.nest.house, "inquiries.inquiry_working_days", "0", "5").await;
    assert_eq!(late().await, (false, true));
    let page = family.parent(family.karel).await.get(&family.own()).await.text;
    assert!(
        page.contains("binnen 5 werkdagen antwoord") && page.contains("U krijgt het uiterlijk:"),
        "{page}"
    );
}

#[rstest]
#[tokio::test]
async fn after_the_care_ended_one_reads_and_asks_nothing_new(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let asked = family.ask(ASKS).await;
    family.staff(family.nest.fatima).await.post(&format!("{asked}/answer"), &[("text", ANSWERS)]).await;
    let last = jiff_sqlx::Date::from(TODAY - 1.day());
    let mut tx = family.nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET until_on = $1").bind(last).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut karel = family.parent(family.karel).await;
    let page = karel.get(&family.own()).await.text;
    assert!(page.contains(ANSWERS) && !page.contains("<textarea") && !page.contains("opvang is"), "{page}");
    let answer = karel.post(&family.own(), &[("text", ASKS)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    family.nest.house.app.clock.forward_days(120);
    assert_eq!(family.parent(family.karel).await.get(&family.own()).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn a_question_by_telephone_is_taken_in_of_who_may_ask_and_answered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let path = format!("/children/{}/inquiries", family.nest.noor);
    let karel = family.karel.to_string();
    let mut fatima = family.staff(family.nest.fatima).await;
    assert!(fatima.get(&family.nest.file()).await.text.contains(&path), "somebody may ask");
    let whole = [("guardian", karel.as_str()), ("way", "phone"), ("text", ASKS)];
    for (field, value) in
        [("guardian", family.iris.to_string()), ("way", "fax".to_owned()), ("text", " ".to_owned())]
    {
        let fields = whole.map(|(name, said)| (name, if name == field { value.as_str() } else { said }));
        let refused = fatima.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(field == "text" || refused.text.contains(ASKS), "{field}");
    }
    let mut bram = family.staff(family.nest.bram).await;
    assert_eq!(bram.post(&path, &whole).await.status, StatusCode::NOT_FOUND, "mentor of another child");
    let asked = fatima.post(&path, &whole).await.location;
    assert_eq!(asked, family.asked().await);
    assert!(fatima.get(&asked).await.text.contains("telefonisch"));
    assert_eq!(fatima.post(&format!("{asked}/answer"), &[("text", ANSWERS)]).await.location, asked);
    assert!(fatima.get(&asked).await.text.contains("Vertel Ouder KAREL het antwoord zelf"));
    assert!(family.parent(family.karel).await.get(&family.own()).await.text.contains(ANSWERS));
    // Who may no longer ask is no choice either.
    family.run("UPDATE guardianship SET custody = NULL WHERE custody = false").await;
    assert_eq!(fatima.post(&path, &whole).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
