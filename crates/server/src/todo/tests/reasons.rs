//! What is said of why something is asked: true, and enough to come to the day.

use super::*;

/// Fatima finishes an observation of Noor today, with particulars or without, that was seen on a day.
async fn observes(story: &Story, seen_on: &str, (periodic, particulars): (bool, bool)) {
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let file = format!("/children/{}", story.noor);
    let fields = [
        ("aim", ""),
        ("text", "Ze telt tot drie"),
        ("seen_on", seen_on),
        ("periodic", if periodic { "true" } else { "" }),
        ("then", "finish"),
    ];
    let answer = mentor.post(&format!("{file}/observations"), &fields).await;
    let mut questions = vec![("version", "1"), ("particulars", if particulars { "yes" } else { "no" })];
    if periodic {
        questions.extend([("wellbeing", "4"), ("involvement", "4")]);
    }
    let answer = mentor.post(&answer.location, &questions).await;
    assert_eq!(answer.location, file, "{}", answer.text);
}

async fn todo(story: &Story) -> String {
    story.house.browser_of_staff(story.fatima).await.get("/todo").await.text
}

/// The lines of the list with a title.
fn lines<'a>(page: &'a str, title: &str) -> Vec<&'a str> {
    let of_title = |part: &&str| part.starts_with(&format!("{title}</h3>"));
    page.split("<h3>").skip(1).filter(of_title).collect()
}

/// The only line with a title.
fn line<'a>(page: &'a str, title: &str) -> &'a str {
    let found = lines(page, title);
    let [line] = found[..] else { panic!("{title}: {page}") };
    line
}

const CONTACT: &str = "Vertel de ouders van KindNOOR over je observatie";
const PARTICULARS: &str = "Plan een gesprek met de ouders van KindNOOR over de bijzonderheden";

#[rstest]
#[tokio::test]
async fn what_an_older_version_asks_is_said_with_its_own_sentence(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    observes(&story, "2026-03-03", (false, true)).await;
    let changes = [
        ("[observation.contact_working_days]\nvalue = 5", "[observation.contact_working_days]\nvalue = 2"),
        (
            "De mentor zal na een gemaakte observatie contact hebben",
            "Binnen twee dagen heeft de mentor contact",
        ),
        (
            "[observation.particulars_working_days]\nvalue = 10",
            "[observation.particulars_working_days]\nvalue = 0",
        ),
    ];
    asks(&story, (1, TODAY + 1.day()), &changes).await;
    story.house.app.clock.forward_days(2);
    let page = todo(&story).await;
    let contact = line(&page, CONTACT);
    for said in
        ["Je hebt er 5 werkdagen voor.", "De mentor zal na een gemaakte observatie", "het protocol van toen"]
    {
        assert!(contact.contains(said), "{said}: {contact}");
    }
    assert!(!contact.contains("Binnen twee dagen"), "{contact}");
    // The newer version asks no such talk any more, but this one was asked when it was observed.
    let talk = line(&page, PARTICULARS);
    for said in [
        "Je hebt er 10 werkdagen voor.",
        "Mochten er wel bijzonderheden",
        "Zo stond het toen in het protocol",
    ] {
        assert!(talk.contains(said), "{said}: {talk}");
    }
    let link = talk.split("href=\"/protocol/versions/").nth(1).unwrap().split('"').next().unwrap();
    let (id, code) = link.split_once('#').unwrap();
    assert_eq!(code, "observation.particulars_working_days");
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let older = mentor.get(&format!("/protocol/versions/{id}")).await.text;
    assert!(older.contains(&format!("id=\"{code}\"")) && older.contains("Mochten er wel bijzonderheden"));

    observes(&story, "2026-03-05", (false, true)).await;
    let page = todo(&story).await;
    assert_eq!(lines(&page, PARTICULARS).len(), 1, "from its date the newer version holds");
    let contacts = lines(&page, CONTACT);
    let newer: Vec<&&str> = contacts.iter().filter(|line| line.contains("Binnen twee dagen")).collect();
    assert_eq!((contacts.len(), newer.len()), (2, 1));
    assert!(newer[0].contains("Je hebt er 2 werkdagen voor.") && !newer[0].contains("van toen"));
    assert!(newer[0].contains("/protocol#observation.contact_working_days"));
}

#[rstest]
#[tokio::test]
async fn a_talk_that_parents_did_not_want_is_not_called_the_last_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 0).await else { return };
    let child = story.noor.to_string();
    let mut mentor = story.house.browser_of_staff(story.fatima).await;
    let mut talk = async |outcome: &str, day: &str| {
        let fields = [("child", child.as_str()), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)];
        assert_eq!(mentor.post("/todo/talks", &fields).await.location, "/todo");
        todo(&story).await
    };
    let page = talk("declined", "").await;
    let declined = line(&page, TALK);
    assert!(
        declined.contains("De ouders wilden op 3 maart geen gesprek. Daarna is het na 12 maanden"),
        "{declined}"
    );
    let page = talk("held", "2026-01-12").await;
    let both = line(&page, TALK);
    let said = "De ouders wilden op 3 maart geen gesprek (de vorige keer was 12 januari). Daarna is het na 12 maanden";
    assert!(both.contains(said) && !both.contains("De vorige keer was"), "{both}");
}

#[rstest]
#[tokio::test]
async fn parents_hear_from_the_day_of_finishing_and_the_next_one_counts_from_what_was_seen(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    let months =
        ("[observation.observation_months]\nvalue = 0", "[observation.observation_months]\nvalue = 6");
    asks(&story, (1, YEAR_AGO), &[months]).await;
    observes(&story, "2026-01-12", (true, false)).await;
    let page = todo(&story).await;
    let contact = line(&page, CONTACT);
    let said = "De observatie van 12 januari is afgerond: vandaag. Je hebt er 5 werkdagen voor.";
    assert!(contact.contains(said), "{contact}");
    let next = line(&page, "Observeer KindNOOR een keer gericht");
    assert!(next.contains("De vorige keer was ma 12 januari"), "{next}");
    assert!(next.contains("vanaf zo 14 juni"), "four weeks before 12 July: {next}");
}

#[rstest]
#[tokio::test]
async fn the_sentence_says_from_when_an_appointment_is_late_and_until_when_an_exit_talk_is_in_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    asks(&story, (1, YEAR_AGO), &[("[talks.exit_weeks]\nvalue = 0", "[talks.exit_weeks]\nvalue = 6")]).await;
    starts(&story, story.noor, date(2026, 3, 18)).await;
    let page = todo(&story).await;
    let appointment = line(&page, "Maak de wenafspraak met de ouders van KindNOOR");
    let said =
        "Het gebeurt 4 tot 3 weken ervoor. Pas later dan 2 weken ervoor, dus na 4 maart, is het te laat.";
    assert!(appointment.contains(said) && !appointment.contains("dagen te laat"), "{appointment}");
    story.house.app.clock.forward_days(2);
    let page = todo(&story).await;
    assert!(line(&page, "Maak de wenafspraak met de ouders van KindNOOR").contains("1 dag te laat"));

    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("UPDATE placement SET from_on = $3, until_on = $4 WHERE organisation_id = $1 AND child_id = $2")
        .bind(story.house.organisation).bind(story.noor).bind(jiff_sqlx::Date::from(TODAY - 300.days()))
        .bind(jiff_sqlx::Date::from(TODAY + 10.days())).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = todo(&story).await;
    let exit = line(&page, "Houd het eindgesprek met de ouders van KindNOOR");
    assert!(exit.contains("Het hoort uiterlijk die dag klaar te zijn."), "{exit}");
}

#[rstest]
#[tokio::test]
async fn why_a_day_is_what_it_is_is_said_as_something_of_the_past_once_it_is(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = story(engine, 1).await else { return };
    asks(&story, (0, TODAY - 20.days()), &[]).await;
    // Another version that asks the same.
    asks(&story, (0, TODAY - 10.days()), &[]).await;
    let mut tx = story.house.write().await;
    on!(tx, c => sqlx::query("INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'talk', $3)")
        .bind(story.house.organisation).bind(story.noor).bind(jiff_sqlx::Date::from(date(2025, 1, 15)))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let page = todo(&story).await;
    let now = line(&page, TALK);
    assert!(now.contains("vraagt dit nog niet lang zo: daarom heb je tot wo 11 maart"), "{now}");
    story.house.app.clock.forward_days(20);
    let page = todo(&story).await;
    let over = line(&page, TALK);
    assert!(
        over.contains("daarom had je tot woensdag 11 maart 2026.") && over.contains("dagen te laat"),
        "{over}"
    );
}

#[rstest]
#[case(12, true)]
#[case(42, false)]
#[tokio::test]
async fn a_mentor_reads_nothing_that_comes_after_more_than_a_year(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] months: u32,
    #[case] is_listed: bool,
) {
    let Some(story) = story(engine, 0).await else { return };
    let age = format!("[transfer.start_age_months]\nvalue = {months}");
    asks(&story, (0, YEAR_AGO), &[("[transfer.start_age_months]\nvalue = 0", age.as_str())]).await;
    // It is a hundred days old.
    starts(&story, story.noor, TODAY).await;
    let page = todo(&story).await;
    assert_eq!(page.contains("Begin de overdracht van KindNOOR naar school"), is_listed, "{page}");
    assert!(page.contains(TALK), "what comes back each year is in sight");
}
