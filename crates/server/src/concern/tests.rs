//! Stories of concerns, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use mentorkind_domain::protocol::PROFILES;
use rstest::rstest;

use crate::{
    announcement::tests::mails_are_discreet,
    family::tests::{ask_code, link},
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::StaffId, jobs},
    testing::{Answer, Browser, Engine, TODAY},
};

pub(super) const ABOUT: &str = "Noor speelt de laatste weken alleen.";

/// A nest with a coach, a care coordinator, a team lead and a policy officer.
pub(super) struct Care {
    pub(super) nest: Nest,
    pub(super) coach: StaffId,
    pub(super) care: StaffId,
    pub(super) lead: StaffId,
    policy: StaffId,
}

impl Care {
    pub(super) async fn open(engine: Engine) -> Option<Self> {
        let nest = Nest::open(engine).await?;
        let mut people = Vec::new();
        for (key, role) in [("Coen", "coach"), ("Zita", "care"), ("Leni", "teamlead"), ("Bea", "policy")] {
            let staff = nest.house.staff(key).await;
            nest.house.role(staff, role).await;
            people.push(staff);
        }
        Some(Self { nest, coach: people[0], care: people[1], lead: people[2], policy: people[3] })
    }

    pub(super) async fn browser(&self, staff: StaffId) -> Browser {
        self.nest.house.browser_of_staff(staff).await
    }

    pub(super) fn concerns(&self) -> String {
        format!("{}/concerns", self.nest.file())
    }

    /// Two steps: the mentor looks for 3 working days, then the care coordinator for 5, parents first; parents read from
    /// the second on.
    pub(super) async fn confirm(&self, by: StaffId) -> Answer {
        let mut browser = self.browser(by).await;
        let page = browser.get("/concern-steps/change").await.text;
        let based_on = value(&page, "based_on");
        browser.post("/concern-steps/change", &two(&based_on)).await
    }

    pub(super) async fn begin(&self) -> String {
        let mut fatima = self.browser(self.nest.fatima).await;
        let opened = fatima.post(&self.concerns(), &[("about", ABOUT)]).await;
        assert!(opened.location.starts_with("/concerns/"), "{}", opened.text);
        opened.location
    }
}

pub(super) fn two(based_on: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("based_on", based_on),
        ("name_1", "Kijk goed"),
        ("who_1", "mentor"),
        ("days_1", "3"),
        ("name_2", "Zita kijkt mee"),
        ("who_2", "care"),
        ("days_2", "5"),
        ("parents_first_2", "true"),
        ("guidance_2", "Met een vraag."),
        ("name_3", ""),
        ("parents_from", "2"),
    ]
}

pub(super) fn value(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.split(&start).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

pub(super) async fn act(browser: &mut Browser, concern: &str, fields: &[(&str, &str)]) -> Answer {
    let version = value(&browser.get(concern).await.text, "version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("{concern}/act"), &all).await
}

#[rstest]
#[tokio::test]
async fn nothing_begins_before_the_steps_are_confirmed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let mut fatima = care.browser(care.nest.fatima).await;
    let page = fatima.get(&format!("{}/new", care.concerns())).await.text;
    assert!(page.contains("nog niet bevestigd") && page.contains("Bea Proef, Coen Proef"), "{page}");
    // By hand too: nothing is kept, and nothing of what was typed is lost.
    let sent = fatima.post(&care.concerns(), &[("about", ABOUT)]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.text.contains(ABOUT) && sent.text.contains("nog niet begonnen"), "{}", sent.text);
    let mut tx = care.nest.house.app.db.read().await.unwrap();
    let kept: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM concern").fetch_one(c).await).unwrap();
    drop(tx);
    assert_eq!(kept, 0);

    // What is shipped is an example; who may not cannot confirm it.
    let page = fatima.get("/concern-steps").await.text;
    assert!(page.contains("voorbeeld") && page.contains("Het geldt nergens"));
    assert!(!page.contains("href=\"/concern-steps/change\""));
    for staff in [care.nest.fatima, care.lead, care.care] {
        let mut browser = care.browser(staff).await;
        assert_eq!(browser.get("/concern-steps/change").await.status, StatusCode::FORBIDDEN);
        let sent = browser.post("/concern-steps/change", &two("")).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
    }
    let mut bea = care.browser(care.policy).await;
    let mut wrong = two("");
    wrong[3] = ("days_1", "0");
    wrong[10] = ("parents_from", "3");
    let sent = bea.post("/concern-steps/change", &wrong).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.text.contains("Kies 1 tot en met 60") && sent.text.contains("vanaf welke stap ouders"));
    assert!(sent.text.contains("Zita kijkt mee"), "what was typed stays");
    assert_eq!(care.confirm(care.policy).await.location, "/concern-steps");
    assert!(!fatima.get("/concern-steps").await.text.contains("Het geldt nergens"));
    care.begin().await;
}

#[rstest]
#[tokio::test]
async fn a_concern_keeps_the_steps_with_which_it_began(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    care.nest.house.app.clock.forward_minutes(1);
    let mut coach = care.browser(care.coach).await;
    let page = coach.get("/concern-steps/change").await.text;
    let based_on = value(&page, "based_on");
    let other = [
        ("based_on", based_on.as_str()),
        ("name_1", "Iets heel anders"),
        ("who_1", "lead"),
        ("days_1", "1"),
        ("parents_from", "1"),
    ];
    assert_eq!(coach.post("/concern-steps/change", &other).await.location, "/concern-steps");
    // Whoever began from the list before hears that somebody was first.
    let late = coach.post("/concern-steps/change", &two(&based_on)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut fatima = care.browser(care.nest.fatima).await;
    let page = fatima.get(&concern).await.text;
    assert!(page.contains("Kijk goed") && !page.contains("Iets heel anders"));
    let next = fatima.post(&care.concerns(), &[("about", "Nog iets.")]).await.location;
    assert!(fatima.get(&next).await.text.contains("Iets heel anders"));
}

#[rstest]
#[tokio::test]
async fn it_is_always_clear_who_acts_and_parents_come_before_others(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let iris = care.nest.house.guardian("IRIS", care.nest.noor, Some(true)).await;
    let karel = care.nest.house.guardian("KAREL", care.nest.noor, None).await;
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let mut zita = care.browser(care.care).await;
    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("Zorg om KindNOOR: Kijk goed") && todo.contains(&concern), "{todo}");
    assert!(!zita.get("/todo").await.text.contains("KindNOOR"), "it is not hers yet");
    assert!(zita.get("/concerns").await.text.contains("Aan zet: Mentor"), "and she sees it");

    let empty = act(&mut fatima, &concern, &[("act", "done"), ("words", " ")]).await;
    assert!(empty.text.contains("Schrijf kort wat er gedaan is"));
    let done = act(&mut fatima, &concern, &[("act", "done"), ("words", "Twee keer gekeken.")]).await;
    assert_eq!(done.location, concern, "{}", done.text);
    // The care coordinator joins: first the parents.
    assert!(fatima.get("/todo").await.text.contains("Eerst de ouders, dan: Zita kijkt mee"));
    let early = act(&mut zita, &concern, &[("act", "done"), ("words", "Gezien.")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("Eerst de ouders: leg vast") && early.text.contains("Gezien."));
    let spoken = [("act", "parents"), ("words", "Thuis is ze ook stil.")];
    assert_eq!(act(&mut fatima, &concern, &spoken).await.location, concern);
    assert!(!fatima.get("/todo").await.text.contains("Zorg om"));
    assert!(zita.get("/todo").await.text.contains("Zorg om KindNOOR: Zita kijkt mee"));

    // Parents with custody read what was recorded from the second step on.
    let mut parent = care.nest.house.browser_of_guardian(iris).await;
    let page = parent.get("/family").await.text;
    assert!(page.contains("Thuis is ze ook stil.") && page.contains("Aan zet: Zorgcoördinator"), "{page}");
    assert!(!page.contains("Twee keer gekeken") && !page.contains(ABOUT));
    let mut without = care.nest.house.browser_of_guardian(karel).await;
    assert!(!without.get("/family").await.text.contains("Thuis is ze"));
    assert!(matches!(parent.get(&concern).await.status, StatusCode::FORBIDDEN));

    // It is sent back, skipped with a reason, and looked back on on the day of the plan.
    let back = [("act", "back"), ("step", "1"), ("back_why", "Nog een keer.")];
    assert_eq!(act(&mut zita, &concern, &back).await.location, concern);
    assert!(fatima.get("/todo").await.text.contains("Zorg om KindNOOR: Kijk goed"));
    let far = act(&mut fatima, &concern, &[("act", "back"), ("step", "2"), ("back_why", "x")]).await;
    assert!(far.text.contains("Kies een eerdere stap"));
    for words in ["Al gedaan.", "Niet nodig."] {
        let skip = [("act", "skipped"), ("words", words)];
        assert_eq!(act(&mut fatima, &concern, &skip).await.location, concern);
    }
    let day = (TODAY + 30.days()).to_string();
    let plan = [("act", "plan"), ("plan", "Een rustige plek."), ("plan_on", day.as_str())];
    assert_eq!(act(&mut zita, &concern, &plan).await.location, concern);
    let page = fatima.get(&concern).await.text;
    assert!(page.contains("Een rustige plek.") && page.contains("Aan zet: Mentor"));
    let over = act(&mut fatima, &concern, &[("act", "done"), ("words", "x")]).await;
    assert_eq!(over.status, StatusCode::CONFLICT);

    let close = [("act", "close"), ("outcome", "solved"), ("closing", "Ze speelt weer samen.")];
    assert_eq!(act(&mut fatima, &concern, &close).await.location, concern);
    assert!(zita.get("/concerns").await.text.contains("Er loopt geen zorg"));
    assert!(parent.get("/family").await.text.contains("Ze speelt weer samen."));
    let again = [("act", "reopen"), ("again", "Het is terug.")];
    assert_eq!(act(&mut zita, &concern, &again).await.location, concern);
    let page = fatima.get(&concern).await.text;
    for kept in
        ["Twee keer gekeken.", "Nog een keer.", "Al gedaan.", "Ze speelt weer samen.", "Het is terug."]
    {
        assert!(page.contains(kept), "nothing is lost: {kept}");
    }
    // Who reads it hears that there is something to read, and nothing of what.
    jobs::run_due(&care.nest.house.app).await.unwrap();
    let kept = care.nest.house.app.mailer.kept();
    assert!(!kept.is_empty() && kept.iter().all(|kept| kept.mail.to == "iris@example.org"), "{kept:?}");
    mails_are_discreet(&care.nest.house);
}

#[rstest]
#[tokio::test]
async fn parents_get_a_mail_that_leads_to_what_they_read_and_none_of_what_came_before(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let house = &care.nest.house;
    house.guardian("IRIS", care.nest.noor, Some(true)).await;
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    act(&mut fatima, &concern, &[("act", "done"), ("words", "Twee keer gekeken.")]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert!(house.app.mailer.kept().is_empty(), "not before the step from which they read");
    act(&mut fatima, &concern, &[("act", "parents"), ("words", "Thuis is ze ook stil.")]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.app.mailer.kept().len(), 1);
    let (mut iris, letter) = (house.browser_of_nobody(), link(house, "iris@example.org"));
    let code = ask_code(house, &mut iris, &letter, "iris@example.org").await;
    let inside = iris.post(&format!("{letter}/code"), &[("code", &code)]).await;
    let id = concern.trim_start_matches("/concerns/");
    assert_eq!(inside.location, format!("/family#concern-{id}"));
    assert!(iris.get("/family").await.text.contains(&format!("id=\"concern-{id}\"")));

    // Sent back to a step that they would not have read, it is still theirs to read.
    let back = [("act", "back"), ("step", "1"), ("back_why", "Nog eens kijken.")];
    assert_eq!(act(&mut fatima, &concern, &back).await.location, concern);
    jobs::run_due(&house.app).await.unwrap();
    let before = house.app.mailer.kept().len();
    let done = [("act", "done"), ("words", "Nog eens gekeken.")];
    assert_eq!(act(&mut fatima, &concern, &done).await.location, concern);
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(house.app.mailer.kept().len(), before + 1);
}

#[rstest]
#[tokio::test]
async fn colleagues_see_nothing_of_it_and_management_no_more_than_that_it_is_late(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let mut tx = care.nest.house.write().await;
    let text = PROFILES[0].1;
    let old = "[escalation.escalate_days]\nvalue = 0";
    assert!(text.contains(old));
    let text = text.replace(old, "[escalation.escalate_days]\nvalue = 14");
    crate::protocol::add(&mut tx, care.nest.house.organisation, TODAY - 9.days(), "un1ek", &text, None)
        .await
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    let mut bram = care.browser(care.nest.bram).await;
    assert_eq!(bram.get(&concern).await.status, StatusCode::NOT_FOUND, "he is mentor of another child");
    assert_eq!(bram.get(&format!("{}/new", care.concerns())).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&care.concerns(), &[("about", "x")]).await.status, StatusCode::NOT_FOUND);
    let sent =
        bram.post(&format!("{concern}/act"), &[("act", "done"), ("words", "x"), ("version", "1")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    for page in ["/todo", "/concerns", &care.nest.file(), &format!("/groups/{}", care.nest.group)] {
        let text = bram.get(page).await.text;
        assert!(!text.contains(ABOUT) && !text.contains(&concern), "{page}");
    }
    let file = bram.get(&format!("{}?q=alleen", care.nest.file())).await.text;
    assert!(!file.contains("speelt de laatste weken"), "nor by searching");

    care.nest.house.app.clock.forward_days(7);
    let mut lead = care.browser(care.lead).await;
    let todo = lead.get("/todo").await.text;
    assert!(todo.contains("Zorg om KindNOOR") && todo.contains("te laat"), "{todo}");
    care.nest.house.app.clock.forward_days(20);
    let director = care.nest.house.staff("Dirk").await;
    care.nest.house.role(director, "director").await;
    let mut dirk = care.browser(director).await;
    let late = dirk.get(&format!("/todo?location={}", care.nest.house.location)).await.text;
    assert!(late.contains("Een stap bij een zorg op deze groep"), "{late}");
    assert!(!late.contains("Zorg om") && !late.contains("Kijk goed") && !late.contains(&concern));
    assert_eq!(dirk.get(&concern).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn it_begins_from_an_observation_in_one_action_and_not_from_anothers_note(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    care.nest.note(care.nest.bram, "Noor huilde bij het afscheid").await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let file = fatima.get(&care.nest.file()).await.text;
    let link =
        file.split(&format!("{}/new?note=", care.concerns())).nth(1).unwrap().split('"').next().unwrap();
    let page = fatima.get(&format!("{}/new?note={link}", care.concerns())).await.text;
    assert!(page.contains("Naar aanleiding van de notitie van dinsdag 3 maart 2026"), "{page}");
    let opened = fatima.post(&care.concerns(), &[("about", ABOUT), ("note", link)]).await;
    assert!(fatima.get(&opened.location).await.text.contains("Naar aanleiding van de notitie"));
    let flag = fatima.post(&care.concerns(), &[("about", ABOUT), ("flag", "1")]).await;
    assert!(fatima.get(&flag.location).await.text.contains("over langere tijd"));
    // A note of which somebody else is the only reader is nobody's beginning.
    crate::observation::tests::write(
        &mut care.browser(care.nest.bram).await,
        care.nest.noor,
        "Alleen voor mij",
        "me",
    )
    .await;
    let mut tx = care.nest.house.app.db.read().await.unwrap();
    let note: uuid::Uuid =
        on!(tx, c => sqlx::query_scalar("SELECT id FROM note WHERE text = 'Alleen voor mij'").fetch_one(c).await)
            .unwrap();
    drop(tx);
    let sent = fatima.post(&care.concerns(), &[("about", ABOUT), ("note", &note.to_string())]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn two_who_record_at_once_both_read_what_the_other_wrote(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let mut lead = care.browser(care.lead).await;
    let done = |words| [("act", "done"), ("version", "1"), ("words", words)];
    let address = format!("{concern}/act");
    fatima.get(&concern).await;
    lead.get(&concern).await;
    assert_eq!(fatima.post(&address, &done("Van de mentor.")).await.location, concern);
    let late = lead.post(&address, &done("Van de leidinggevende.")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("Van de mentor.") && late.text.contains("Van de leidinggevende."));
}

#[rstest]
#[tokio::test]
async fn an_early_flag_in_the_file_offers_a_talk_and_a_concern_that_begins_with_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let observations = format!("/children/{}/observations", care.nest.noor);
    for (day, text) in [("2026-03-02", "Eerst"), ("2026-03-03", "Toen")] {
        let fields = [("text", text), ("seen_on", day), ("periodic", "true"), ("then", "finish")];
        let begun = fatima.post(&observations, &fields).await;
        let answers = [("version", "1"), ("particulars", "no"), ("wellbeing", "2"), ("involvement", "4")];
        let done = fatima.post(&begun.location, &answers).await;
        assert_eq!(done.location, care.nest.file(), "{}", done.text);
    }
    let (concern, plan) =
        (format!("{}/new?flag=1", care.concerns()), format!("/children/{}/talks/new", care.nest.noor));
    let file = fatima.get(&care.nest.file()).await.text;
    assert!(file.contains("Welbevinden was twee keer achter elkaar laag"), "{file}");
    assert!(
        file.contains(&format!("href=\"{concern}\""))
            && file.contains(&format!("href=\"{plan}?kind=parent-talk\""))
    );
    let page = fatima.get(&concern).await.text;
    assert!(
        page.contains("over langere tijd") && page.contains("laag: 2 op 2 maart, 2 op 3 maart.</textarea>"),
        "{page}"
    );
    // A colleague who is not her mentor plans the talk, and begins no concern.
    let file = care.browser(care.nest.bram).await.get(&care.nest.file()).await.text;
    assert!(file.contains(&plan) && !file.contains(&concern));
}

#[rstest]
#[tokio::test]
async fn a_step_that_does_not_stay_late_is_not_even_a_number_for_management(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    care.confirm(care.coach).await;
    care.begin().await;
    let director = care.nest.house.staff("DIRECTOR").await;
    care.nest.house.role(director, "director").await;
    let mut director = care.browser(director).await;
    for path in ["/todo".to_owned(), format!("/todo?location={}", care.nest.house.location)] {
        assert!(!director.get(&path).await.text.contains("bij een zorg"), "{path}");
    }
    // The step at which it is, is a number for who leads the location alone.
    let steps = "/overview/over-time?what=concern";
    let all = director.get(steps).await.text;
    assert!(all.contains("Het zijn er minder dan vijf.") && !all.contains("Kijk goed"), "{all}");
    let own = care.browser(care.lead).await.get(steps).await.text;
    assert!(own.contains("Kijk goed") && own.contains("1 zorg<"), "{own}");
    assert!(care.browser(care.nest.fatima).await.get("/todo").await.text.contains("Zorg om"));
}

#[rstest]
#[tokio::test]
async fn a_step_asks_what_the_organisation_wants_answered(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let mut coach = care.browser(care.coach).await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let based_on = value(&coach.get("/concern-steps/change").await.text, "based_on");
    let asking = |questions| [two(&based_on), vec![("questions_1", questions)]].concat();
    let many = coach.post("/concern-steps/change", &asking("A?\nB?\nC?\nD?\nE?")).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(many.text.contains("hooguit 4 vragen") && many.text.contains("E?</textarea>"), "{}", many.text);
    let kept = coach.post("/concern-steps/change", &asking("Wat zie je?\n\n Wat gaat goed? ")).await;
    assert_eq!(kept.location, "/concern-steps");
    let page = coach.get("/concern-steps").await.text;
    assert!(page.contains("<li>Wat zie je?</li><li>Wat gaat goed?</li>"), "{page}");

    let concern = care.begin().await;
    let half = [("act", "done"), ("answer_1", "Ze speelt alleen."), ("words", "Drie keer gekeken.")];
    let half = act(&mut fatima, &concern, &half).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        half.text.contains("Beantwoord deze vraag.") && half.text.contains("Ze speelt alleen.</textarea>")
    );
    assert!(half.text.contains("Drie keer gekeken.</textarea>"), "nothing that was typed is lost");
    let both = [("act", "done"), ("answer_1", "Ze speelt alleen."), ("answer_2", "Ze lacht."), ("words", "")];
    assert_eq!(act(&mut fatima, &concern, &both).await.location, concern);
    let page = fatima.get(&concern).await.text;
    assert!(page.contains("Wat zie je?\nZe speelt alleen.\n\nWat gaat goed?\nZe lacht.</p>"), "{page}");
    // What asks can be passed over with no more than the reason.
    let back = [("act", "back"), ("step", "1"), ("back_why", "Nog een keer.")];
    assert_eq!(act(&mut fatima, &concern, &back).await.location, concern);
    let skip = [("act", "skipped"), ("words", "Al gedaan.")];
    assert_eq!(act(&mut fatima, &concern, &skip).await.location, concern);
}

#[rstest]
#[tokio::test]
async fn a_step_that_needs_consent_waits_for_all_with_custody_and_stops_when_it_is_withdrawn(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(care) = Care::open(engine).await else { return };
    let house = &care.nest.house;
    let iris = house.guardian("IRIS", care.nest.noor, Some(true)).await;
    let jan = house.guardian("JAN", care.nest.noor, Some(true)).await;
    let mut coach = care.browser(care.coach).await;
    let based_on = value(&coach.get("/concern-steps/change").await.text, "based_on");
    let list = [two(&based_on), vec![("consent_2", "true")]].concat();
    assert_eq!(coach.post("/concern-steps/change", &list).await.location, "/concern-steps");
    assert!(coach.get("/concern-steps").await.text.contains("alleen met toestemming"));
    let concern = care.begin().await;
    let mut fatima = care.browser(care.nest.fatima).await;
    let mut zita = care.browser(care.care).await;
    let ask =
        format!("{}/consents/new?concern={}", care.nest.file(), concern.trim_start_matches("/concerns/"));
    assert_eq!(fatima.get(&ask).await.status, StatusCode::NOT_FOUND, "it is not the turn of that step");
    for done in [("done", "Gekeken."), ("parents", "Zij zien het ook.")] {
        let sent = act(&mut fatima, &concern, &[("act", done.0), ("words", done.1)]).await;
        assert_eq!(sent.location, concern, "{}", sent.text);
    }

    let todo = fatima.get("/todo").await.text;
    assert!(todo.contains("Eerst toestemming van de ouders, dan: Zita kijkt mee"), "{todo}");
    assert!(!zita.get("/todo").await.text.contains("Zorg om"), "it is not hers yet");
    let looked = [("act", "done"), ("words", "Meegekeken.")];
    let early = act(&mut zita, &concern, &looked).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("en die is er nu niet") && early.text.contains("Meegekeken."));

    assert!(fatima.get(&ask).await.text.contains("value=\"Zita kijkt mee\""));
    let mut bram = care.browser(care.nest.bram).await;
    assert_eq!(bram.get(&ask).await.status, StatusCode::NOT_FOUND);
    let until = (TODAY + 60.days()).to_string();
    let today = TODAY.to_string();
    let id = concern.trim_start_matches("/concerns/");
    let fields = [
        ("purpose", "Zita kijkt mee"),
        ("recipient", "Zorgcoördinator"),
        ("contents", "Wat we op de groep zien."),
        ("from", today.as_str()),
        ("until", until.as_str()),
        ("concern", id),
    ];
    let other = format!("/children/{}/consents", care.nest.sem);
    assert_eq!(bram.post(&other, &fields).await.status, StatusCode::NOT_FOUND, "not for another child");
    let sent = fatima.post(&format!("{}/consents", care.nest.file()), &fields).await;
    assert_eq!(sent.location, concern, "{}", sent.text);
    let page = fatima.get(&concern).await.text;
    let consent = page.split("href=\"/consents/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = format!("/family/consents/{consent}");
    let mut mother = house.browser_of_guardian(iris).await;
    let mut father = house.browser_of_guardian(jan).await;
    mother.post(&answer, &[("answer", "given")]).await;
    let early = act(&mut zita, &concern, &looked).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "silence is never a yes");
    father.post(&answer, &[("answer", "given")]).await;
    assert!(zita.get("/todo").await.text.contains("Zorg om KindNOOR: Zita kijkt mee"));
    assert!(!fatima.get("/todo").await.text.contains("Zorg om"));
    house.app.clock.forward_minutes(1);
    father.post(&answer, &[("answer", "withdrawn")]).await;
    assert!(fatima.get("/todo").await.text.contains("Eerst toestemming van de ouders"));
    let stopped = act(&mut zita, &concern, &looked).await;
    assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Without consent the step can be passed over, with the reason; or it is given again.
    house.app.clock.forward_minutes(1);
    father.post(&answer, &[("answer", "given")]).await;
    assert_eq!(act(&mut zita, &concern, &looked).await.location, concern);
    house.app.clock.forward_minutes(1);
    father.post(&answer, &[("answer", "withdrawn")]).await;
    let back = [("act", "back"), ("step", "2"), ("back_why", "Nog een keer.")];
    assert_eq!(act(&mut zita, &concern, &back).await.location, concern);
    let skip = [("act", "skipped"), ("words", "Jan wil het niet meer.")];
    assert_eq!(act(&mut zita, &concern, &skip).await.location, concern);
    assert!(zita.get(&concern).await.text.contains("Terugkijken"));
}
