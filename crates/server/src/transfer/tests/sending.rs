//! What is sent, how often, and what the receiver confirmed of it.

use mentorkind_domain::consent::{LINK_VIEWS, MOST_NAME};

use super::*;

/// Both parents say yes to all, but no to the concerns.
const NOT_CONCERNS: [(&str, &str); 4] =
    [("yes-child", "true"), ("yes-development", "true"), ("yes-concerns", "false"), ("yes-parents", "true")];

impl Family {
    /// A transfer to which both parents answered.
    async fn answered(&self, fields: &[(&str, &str)]) -> String {
        let transfer = self.begin().await;
        self.give(&transfer).await;
        for guardian in [self.iris, self.jan] {
            self.says(guardian, &transfer, fields).await;
        }
        transfer
    }

    async fn confirms(&self, link: &str, code: &str) -> Answer {
        let mut receiver = self.nest.house.browser_of_nobody();
        receiver.get(link).await;
        let fields = [("code", code), ("name", "Mies Vos"), ("job", "leerkracht groep 1")];
        receiver.post(&format!("{link}/received"), &fields).await
    }

    /// The contacts with others that the mentor sees.
    async fn contacts(&self) -> String {
        let page = self.mentor().await.get(&format!("{}/consents", self.nest.file())).await.text;
        page.split("id=\"professionals\"").nth(1).unwrap().to_owned()
    }
}

#[rstest]
#[tokio::test]
async fn nothing_is_sent_when_nothing_stands_in_what_may_go(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let own_only = [
        ("yes-child", "false"),
        ("yes-development", "false"),
        ("yes-concerns", "false"),
        ("yes-parents", "true"),
    ];
    let transfer = family.answered(&own_only).await;
    for path in [format!("{transfer}/send"), format!("{transfer}/print")] {
        let refused = family.post(&path, &TO).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("ja zeggen staat nog niets"), "{}", refused.text);
    }
    assert!(family.contacts().await.contains("Er is nog niets gedeeld met anderen."), "nothing was recorded");
    let own = [&own_only[..], &[("words-parents", "Ze slaapt met haar beer.")]].concat();
    family.says(family.iris, &transfer, &own).await;
    // Jan said yes to other words.
    family.says(family.jan, &transfer, &own_only).await;
    let (link, code) = family.sent(&transfer).await;
    let read = family.outside(&link, &code).await.text;
    assert!(read.contains("Ze slaapt met haar beer.") && !read.contains(DEVELOPMENT), "{read}");
}

#[rstest]
#[tokio::test]
async fn what_is_sent_later_is_confirmed_by_itself(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.answered(&NOT_CONCERNS).await;
    let (link, code) = family.sent(&transfer).await;
    let confirmed = family.confirms(&link, &code).await.text;
    assert!(confirmed.contains("Ontvangen en gelezen door Mies Vos"), "{confirmed}");
    let due = async || {
        let todo = family.mentor().await.get("/todo").await.text;
        todo.contains("Vraag of de overdracht van KindNOOR is gelezen")
    };
    family.nest.house.app.clock.forward_days(16);
    assert!(!due().await);

    for guardian in [family.iris, family.jan] {
        family.says(guardian, &transfer, &[("yes-concerns", "true")]).await;
    }
    let (link, code) = family.sent(&transfer).await;
    let read = family.outside(&link, &code).await.text;
    assert!(read.contains(CONCERNS) && !read.contains("Ontvangen en gelezen door"), "{read}");
    family.nest.house.app.clock.forward_days(16);
    assert!(due().await, "the second time was not confirmed");
    let confirmed = family.confirms(&link, &code).await.text;
    assert!(confirmed.contains("Ontvangen en gelezen door Mies Vos"), "{confirmed}");
    assert!(!due().await);
    let page = family.mentor().await.get(&transfer).await.text;
    assert_eq!(page.matches("Ontvangen en gelezen door Mies Vos").count(), 2, "{page}");
}

#[rstest]
#[tokio::test]
async fn the_same_form_sends_once_and_what_opens_it_is_shown_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.answered(&NOT_CONCERNS).await;
    let mut mentor = family.mentor().await;
    let key = "0195-een-sleutel";
    let path = format!("{transfer}/send");
    let sent = mentor.post_again(&path, &TO, key).await.location;
    let shown = mentor.get(&sent).await.text;
    let link = shown.split("/t/").nth(1).unwrap().split('<').next().unwrap();
    let code = shown.split("id=\"code\">").nth(1).unwrap().split('<').next().unwrap();
    let contacts = family.contacts().await;
    assert_eq!(contacts.matches("Mies, leerkracht, De Regenboog").count(), 1, "one line: {contacts}");
    assert!(contacts.contains("Ontwikkeling, Wie het kind is"), "with the parts: {contacts}");
    let parent = family.nest.house.browser_of_guardian(family.iris).await.get("/family").await.text;
    assert_eq!(parent.matches("Mies, leerkracht, De Regenboog").count(), 1, "{parent}");

    family.nest.house.app.clock.forward_minutes(1);
    assert_eq!(mentor.post_again(&path, &TO, key).await.location, sent, "the first answer");
    let again = mentor.get(&sent).await.text;
    assert!(again.contains("zijn al getoond") && !again.contains(link) && !again.contains(code), "{again}");
    assert_eq!(family.contacts().await.matches("Mies, leerkracht, De Regenboog").count(), 1);
    assert!(family.outside(&format!("/t/{link}"), code).await.text.contains(DEVELOPMENT), "it still works");
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.get(&sent).await.status, StatusCode::NOT_FOUND, "not his child");
}

#[rstest]
#[tokio::test]
async fn paper_closes_no_link_and_a_new_link_says_what_it_closes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.answered(&NOT_CONCERNS).await;
    let warns = async || {
        let page = family.mentor().await.get(&transfer).await.text;
        page.contains("Er is nog een link die werkt")
    };
    assert!(!warns().await);
    let (link, code) = family.sent(&transfer).await;
    assert!(warns().await);
    family.nest.house.app.clock.forward_minutes(1);
    let printed = format!("{transfer}/print");
    assert_eq!(family.post(&printed, &TO).await.location, printed);
    assert!(family.mentor().await.get(&printed).await.text.contains(DEVELOPMENT));
    assert!(family.outside(&link, &code).await.text.contains(DEVELOPMENT), "the link works on");
    assert!(warns().await);
    family.nest.house.app.clock.forward_minutes(1);
    family.sent(&transfer).await;
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn who_has_the_code_opens_it_as_often_as_the_link_allows(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.answered(&NOT_CONCERNS).await;
    let (link, code) = family.sent(&transfer).await;
    for n in 0..LINK_VIEWS {
        assert_eq!(family.outside(&link, &code).await.status, StatusCode::OK, "{n}");
    }
    assert_eq!(family.outside(&link, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used up");
}

#[rstest]
#[tokio::test]
async fn a_name_that_is_too_long_is_called_so(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.answered(&NOT_CONCERNS).await;
    let long = "a".repeat(MOST_NAME + 1);
    let refused = family.post(&format!("{transfer}/send"), &[("name", &long), ("job", "leerkracht")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("een naam of functie is te lang"), "{}", refused.text);
}

#[rstest]
#[tokio::test]
async fn a_school_is_named_and_the_page_does_not_say_otherwise(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let day = (TODAY + 60.days()).to_string();
    let list = format!("{}/transfers", family.nest.file());
    let fields = [("destination", "school"), ("receiver", ""), ("starts_on", day.as_str())];
    let refused = family.post(&list, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Naam van de school of opvang"), "{}", refused.text);
    assert!(!refused.text.contains("mag leeg blijven"), "{}", refused.text);
}
