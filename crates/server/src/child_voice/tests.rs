//! Stories of what a child says itself, on both engines.

use axum::http::StatusCode;
use jiff::civil::date;
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    on,
    platform::{
        audit::Audit,
        i18n::Lang,
        ids::{ChildId, GroupId, GuardianId, StaffId},
    },
    protocol::settings::change,
    testing::{Answer, Browser, Engine, House, TODAY},
};

const SHARES: &str = "Wil graag vaker buiten spelen.";
const KEEPS: &str = "Vindt het donker eng.";

/// An after-school group with Noor, of whom Fatima is the mentor; Bram works there too. With a tablet.
struct Bso {
    house: House,
    group: GroupId,
    fatima: StaffId,
    bram: StaffId,
    noor: ChildId,
    iris: GuardianId,
    tablet: Browser,
}

impl Bso {
    async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("B1", "bso").await;
        let (fatima, bram, lead) =
            (house.staff("Fatima").await, house.staff("Bram").await, house.staff("Maaike").await);
        for staff in [fatima, bram] {
            house.works(staff, group, "pm", parse(b"ma di wo").unwrap()).await;
        }
        house.role(lead, "teamlead").await;
        let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
        house.mentorship(noor, fatima, group, date(2025, 9, 1)).await;
        let iris = house.guardian("IRIS", noor, Some(true)).await;
        let mut lead = house.browser_of_staff(lead).await;
        let fields = [("group", group.to_string()), ("name", "bij de deur".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = lead.post("/tablets", &fields).await.text;
        let code = page.split("class=\"secret big\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let mut tablet = house.browser_of_nobody();
        tablet.get("/tablet").await;
        assert_eq!(tablet.post("/tablet/join", &[("code", &code)]).await.location, "/tablet");
        Some(Self { house, group, fatima, bram, noor, iris, tablet })
    }

    fn own(&self) -> String {
        format!("/tablet/children/{}", self.noor)
    }

    fn voice(&self) -> String {
        format!("/children/{}/voice", self.noor)
    }

    /// Noor chooses her picture and secret with Bram.
    async fn secret(&self, [first, second, third]: [&str; 3]) -> Answer {
        let mut bram = self.house.browser_of_staff(self.bram).await;
        let fields = [("picture", "cat"), ("first", first), ("second", second), ("third", third)];
        bram.post(&format!("{}/secret", self.voice()), &fields).await
    }

    /// Taps three pictograms.
    async fn taps(&mut self, taps: [&str; 3]) -> Answer {
        let own = self.own();
        let mut picked = String::new();
        let mut last = self.tablet.get(&own).await;
        for tap in taps {
            last = self.tablet.post(&own, &[("picked", &picked), ("next", tap)]).await;
            picked = format!("{picked} {tap}");
        }
        last
    }

    async fn asks(&mut self, with: &str) -> Answer {
        let page = self.taps(["star", "moon", "sun"]).await.text;
        let visit = visit(&page);
        let own = self.own();
        self.tablet.post(&format!("{own}/ask"), &[("visit", &visit), ("mood", "frown"), ("with", with)]).await
    }
}

fn visit(page: &str) -> String {
    let found = page.split("name=\"visit\" value=\"").nth(1).unwrap_or_else(|| panic!("no visit: {page}"));
    found.split('"').next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_new_mentor_is_introduced_before_and_for_four_weeks(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    bso.secret(["star", "moon", "sun"]).await;
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(!page.contains("nieuwe mentor") && !page.contains("Vanaf"), "{page}");
    let mut tx = bso.house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = '2026-03-08' WHERE organisation_id = $1")
        .bind(bso.house.organisation).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    bso.house.mentorship(bso.noor, bso.bram, bso.group, date(2026, 3, 9)).await;
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(page.contains("Vanaf maandag 9 maart 2026 is Bram jouw mentor."), "{page}");
    for (days, new) in [(6, true), (27, true), (1, false)] {
        bso.house.app.clock.forward_days(days);
        let page = bso.taps(["star", "moon", "sun"]).await.text;
        assert_eq!(page.contains("Bram is jouw nieuwe mentor."), new, "{days}: {page}");
        assert!(!page.contains("Vanaf"), "{page}");
    }
}

#[rstest]
#[tokio::test]
async fn a_child_asks_for_a_talk_and_the_mentor_keeps_what_it_keeps(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    assert!(bso.tablet.get("/tablet").await.text.contains("href=\"/tablet/children\""));
    assert!(!bso.tablet.get("/tablet/children").await.text.contains("KindNOOR"), "she has no secret yet");
    assert_eq!(bso.secret(["star", "star", "star"]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bso.secret(["star", "moon", "cat"]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bso.secret(["star", "moon", "sun"]).await.location, format!("/children/{}", bso.noor));
    assert!(bso.tablet.get("/tablet/children").await.text.contains("KindNOOR"));
    let wrong = bso.taps(["sun", "moon", "star"]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.text.contains("Ik wil praten") && !wrong.text.contains("Fatima"));
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(page.contains("Fatima") && page.contains("is er vandaag") && page.contains("Ik wil praten"));
    assert!(bso.asks("alone").await.text.contains("Fatima weet het nu"));

    let mut fatima = bso.house.browser_of_staff(bso.fatima).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("KindNOOR wil met je praten") && todo.contains(&bso.voice()), "{todo}");
    let mut bram = bso.house.browser_of_staff(bso.bram).await;
    assert!(!bram.get("/todo").await.text.contains("wil praten"));
    assert_eq!(bram.get(&bso.voice()).await.status, StatusCode::NOT_FOUND);
    let mut iris = bso.house.browser_of_guardian(bso.iris).await;
    assert!(!iris.get("/family").await.text.contains("praten"), "she asked alone");
    for page in [format!("/groups/{}", bso.group), format!("/children/{}", bso.noor)] {
        assert!(!fatima.get(&page).await.text.contains("verdrietig"), "{page}");
    }
    assert!(fatima.get(&bso.voice()).await.text.contains("verdrietig"));
    let fields = [("day", "2026-03-03"), ("shared", SHARES), ("kept", KEEPS)];
    assert_eq!(bram.post(&bso.voice(), &fields).await.status, StatusCode::NOT_FOUND);
    let late = fatima.post(&bso.voice(), &[("day", "2026-03-04"), ("shared", SHARES)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("Kies een dag van") && late.text.contains(SHARES));
    assert_eq!(fatima.post(&bso.voice(), &fields).await.location, bso.voice());
    let list = fatima.get(&bso.voice()).await.text;
    assert!(list.contains(SHARES) && !list.contains(KEEPS), "{list}");
    assert!(!fatima.get("/todo").await.text.contains("wil met je praten"));
    let talk = list.split("href=\"/child-talks/").nth(1).unwrap().split('"').next().unwrap();
    let talk = format!("/child-talks/{talk}");
    assert!(fatima.get(&talk).await.text.contains(KEEPS));
    assert_eq!(bram.get(&talk).await.status, StatusCode::NOT_FOUND);
    let family = iris.get("/family").await.text;
    assert!(family.contains(SHARES) && !family.contains(KEEPS));
}

#[rstest]
#[tokio::test]
async fn without_the_mentor_the_contact_hears_it_the_same_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    bso.secret(["star", "moon", "sun"]).await;
    bso.house.absent(bso.fatima, TODAY, TODAY).await;
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(page.contains("is er vandaag niet") && page.contains("Bram"), "{page}");
    assert!(bso.asks("parents").await.text.contains("Bram weet het nu"));
    let mut iris = bso.house.browser_of_guardian(bso.iris).await;
    assert!(iris.get("/family").await.text.contains("KindNOOR wil graag samen met u en de mentor praten"));
    let mut bram = bso.house.browser_of_staff(bso.bram).await;
    let todo = bram.get("/todo").await.text;
    assert!(todo.contains("KindNOOR wil praten. Fatima is er vandaag niet"), "{todo}");
    assert_eq!(bram.get(&bso.voice()).await.status, StatusCode::OK);
    // The next day she is there again; nobody else hears of it then.
    bso.house.app.clock.forward_days(1);
    let mut bram = bso.house.browser_of_staff(bso.bram).await;
    assert_eq!(bram.get(&bso.voice()).await.status, StatusCode::NOT_FOUND);
    bso.house.app.clock.forward_days(1);
    let mut fatima = bso.house.browser_of_staff(bso.fatima).await;
    assert!(fatima.get("/todo").await.text.contains("1 dag te laat"));

    // She does not want to talk any more.
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(page.contains("Je wilt praten. Dat is doorgegeven") && !page.contains("Ik wil praten"));
    let (own, visit) = (bso.own(), visit(&page));
    assert!(bso.tablet.post(&format!("{own}/take-back"), &[("visit", &visit)]).await.text.contains("Goed."));
    assert!(!fatima.get("/todo").await.text.contains("wil met je praten"));
}

#[rstest]
#[tokio::test]
async fn a_secret_is_not_guessed_and_a_visit_is_of_one_tablet_and_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    bso.secret(["star", "moon", "sun"]).await;
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    let (ask, visit) = (format!("{}/ask", bso.own()), visit(&page));
    let fields = [("visit", visit.as_str()), ("with", "alone")];
    let mut other = bso.house.browser_of_nobody();
    other.get("/tablet").await;
    assert_eq!(other.post(&ask, &fields).await.location, "/tablet");
    assert_eq!(other.get("/tablet/children").await.location, "/tablet");
    assert_eq!(bso.tablet.post(&ask, &fields).await.status, StatusCode::OK);
    assert_eq!(bso.tablet.post(&ask, &fields).await.location, bso.own(), "once");
    let late = visit_of(&mut bso).await;
    bso.house.app.clock.forward_minutes(6);
    let fields = [("visit", late.as_str()), ("with", "alone")];
    assert_eq!(bso.tablet.post(&ask, &fields).await.location, bso.own(), "after six minutes");
    for _ in 0..5 {
        assert_eq!(bso.taps(["sun", "sun", "moon"]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // The right secret does not help either: a page for a child, not the one for adults.
    let waits = bso.taps(["star", "moon", "sun"]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(waits.text.contains("Even wachten.") && waits.text.contains("KindNOOR"), "{}", waits.text);
    assert!(waits.text.contains("Vraag hulp aan iemand van de groep.") && !waits.text.contains("te vaak"));
    let own = bso.own();
    let opened = bso.tablet.get(&own).await;
    assert_eq!(opened.status, StatusCode::TOO_MANY_REQUESTS, "no pictures that do not help");
    assert!(opened.text.contains("Even wachten."), "{}", opened.text);
    // A colleague helps: with a new secret it goes on at once.
    bso.secret(["sun", "moon", "car"]).await;
    assert_eq!(bso.taps(["sun", "moon", "car"]).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn the_pages_of_a_child_open_in_every_language(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    bso.secret(["star", "moon", "sun"]).await;
    for lang in Lang::ALL {
        bso.tablet.set_cookie("language", lang.code());
        let children = bso.tablet.get("/tablet/children").await;
        let pick = bso.tablet.get(&bso.own()).await;
        let own = bso.taps(["star", "moon", "sun"]).await;
        for (page, key) in [(children, "voice-who"), (pick, "voice-pick"), (own, "voice-alone")] {
            assert_eq!(page.status, StatusCode::OK, "{key} in {lang}");
            let begin = format!("<html lang=\"{lang}\"");
            let words = lang.t(key).to_string();
            assert!(
                page.text.contains(&begin) && page.text.contains(&words),
                "{key} in {lang}: {}",
                page.text
            );
        }
    }
}

async fn visit_of(bso: &mut Bso) -> String {
    visit(&bso.taps(["star", "moon", "sun"]).await.text)
}

#[rstest]
#[tokio::test]
async fn only_after_school_groups_have_pages_of_children(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = crate::observation::tests::Nest::open(engine).await else { return };
    let mut fatima = nest.house.browser_of_staff(nest.fatima).await;
    assert!(!fatima.get(&nest.file()).await.text.contains("/voice"));
    for path in ["voice", "voice/secret"] {
        let page = fatima.get(&format!("/children/{}/{path}", nest.noor)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}

#[rstest]
#[tokio::test]
async fn a_child_draws_or_writes_for_its_talk_from_the_age_of_the_protocol(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut bso) = Bso::open(engine).await else { return };
    bso.secret(["star", "moon", "sun"]).await;
    let asks = "Teken of schrijf iets";
    assert!(!bso.asks("alone").await.text.contains(asks), "no protocol asks it by itself");
    // She is three.
    change(&bso.house, "child_voice.draw_from_years", "0", "4").await;
    assert!(!bso.taps(["star", "moon", "sun"]).await.text.contains(asks), "she is too young");
    bso.house.app.clock.forward_minutes(1);
    change(&bso.house, "child_voice.draw_from_years", "0", "2").await;
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(page.contains(asks), "{page}");

    let sheet = format!("{}/sheet", bso.own());
    let empty = bso.tablet.post(&sheet, &[("visit", &visit(&page)), ("words", " "), ("drawing", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Je blad is nog leeg"));
    let long = "a".repeat(1_001);
    let fields =
        [("visit", visit(&empty.text)), ("words", long.clone()), ("drawing", "1 10,20 300,400".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let full = bso.tablet.post(&sheet, &fields).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.text.contains("past niet") && full.text.contains(&long), "nothing is lost");
    assert!(full.text.contains("class=\"pen-1\" points=\"10,20 300,400\""), "{}", full.text);
    let made = [("visit", &*visit(&full.text)), ("words", "Mijn fiets."), ("drawing", "1 10,20 300,400")];
    assert!(bso.tablet.post(&sheet, &made).await.text.contains("Fatima kijkt ernaar"));
    assert_eq!(bso.tablet.post(&sheet, &made).await.location, bso.own(), "once");
    let wild = [("visit", &*visit_of(&mut bso).await), ("drawing", "0 <script>"), ("words", "")];
    assert_eq!(bso.tablet.post(&sheet, &wild).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut fatima = bso.house.browser_of_staff(bso.fatima).await;
    let mut iris = bso.house.browser_of_guardian(bso.iris).await;
    let page = fatima.get(&bso.voice()).await.text;
    assert!(page.contains("Mijn fiets.") && page.contains("points=\"10,20 300,400\""), "{page}");
    let day = TODAY.to_string();
    for (share, seen) in [("false", false), ("true", true)] {
        bso.house.app.clock.forward_minutes(1);
        let fields = [("day", day.as_str()), ("share_sheets", share)];
        assert_eq!(fatima.post(&bso.voice(), &fields).await.location, bso.voice());
        assert_eq!(iris.get("/family").await.text.contains("Mijn fiets."), seen, "only what she shares");
        let list = fatima.get(&bso.voice()).await.text;
        let talk = list.split("href=\"/child-talks/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let talk = fatima.get(&format!("/child-talks/{talk}")).await.text;
        assert!(talk.contains("Mijn fiets.") && talk.contains("De ouders zien dit niet") != seen, "{talk}");
        if !seen {
            let asked = bso.asks("alone").await.text;
            let made = [("visit", &*visit(&asked)), ("words", "Mijn fiets."), ("drawing", "")];
            bso.tablet.post(&sheet, &made).await;
        }
    }
    let asked = bso.asks("alone").await.text;
    bso.tablet.post(&sheet, &[("visit", &*visit(&asked)), ("words", "Toch niet."), ("drawing", "")]).await;
    assert!(fatima.get(&bso.voice()).await.text.contains("Toch niet."));
    // Five sheets are enough: a sixth is not offered, so that nothing is drawn in vain.
    for n in 0..4 {
        let page = bso.taps(["star", "moon", "sun"]).await.text;
        assert!(page.contains(asks), "{n}");
        bso.house.app.clock.forward_minutes(1);
        let made = [("visit", &*visit(&page)), ("words", "Nog een."), ("drawing", "")];
        assert_eq!(bso.tablet.post(&sheet, &made).await.status, StatusCode::OK);
    }
    let page = bso.taps(["star", "moon", "sun"]).await.text;
    assert!(!page.contains(asks));
    let made = [("visit", &*visit(&page)), ("words", "Nummer zes."), ("drawing", "")];
    assert_eq!(bso.tablet.post(&sheet, &made).await.status, StatusCode::CONFLICT);
    assert_eq!(fatima.get(&bso.voice()).await.text.matches("Nog een.").count(), 4);
    // What is taken back is gone, with what was made for it.
    let visit = visit_of(&mut bso).await;
    bso.tablet.post(&format!("{}/take-back", bso.own()), &[("visit", &visit)]).await;
    assert!(!fatima.get(&bso.voice()).await.text.contains("Toch niet."));
}
