//! Speaking with the receiver as well, and saying why not.

use super::*;

const DUE: &str = "Spreek zelf met de ontvanger van KindNOOR";

impl Family {
    /// A transfer that both parents agreed to and that went on paper, to a destination.
    async fn on_paper(&self, destination: &str) -> String {
        let day = (TODAY + 60.days()).to_string();
        let fields =
            [("destination", destination), ("receiver", "De Regenboog"), ("starts_on", day.as_str())];
        let transfer = self.begin_with(&fields).await;
        self.give(&transfer).await;
        assert!(self.warm_due().await.is_none(), "it does not go yet");
        for guardian in [self.iris, self.jan] {
            self.says(guardian, &transfer, &ALL_YES).await;
        }
        let printed = format!("{transfer}/print");
        assert_eq!(self.post(&printed, &TO).await.location, printed);
        transfer
    }

    /// What the mentor reads of it among what is due.
    async fn warm_due(&self) -> Option<String> {
        let todo = self.mentor().await.get("/todo").await.text;
        todo.find(DUE).map(|at| todo[at..].split("</li>").next().unwrap().to_owned())
    }
}

#[rstest]
#[tokio::test]
async fn special_education_on_paper_is_still_spoken_to_or_said_why_not(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("spoke", "said why not")] how: &str,
) {
    let Some(family) = Family::open(engine).await else { return };
    let transfer = family.on_paper("special-school").await;
    let line = family.warm_due().await.unwrap();
    assert!(line.contains("Het kind gaat naar het speciaal onderwijs."), "with the reason: {line}");
    assert!(line.contains(&format!("{transfer}/warm")) && !line.contains("te laat"), "{line}");
    family.post(&format!("{transfer}/receipt"), &TO).await;
    assert!(family.warm_due().await.is_some(), "also when the school read it");
    family.nest.house.app.clock.forward_days(60);
    let line = family.warm_due().await.unwrap();
    assert!(line.contains("te laat"), "{line}");

    let page = format!("{transfer}/warm");
    let said = if how == "spoke" {
        let day = (TODAY + 60.days()).to_string();
        let talk = [("with", "Mies Vos"), ("on", day.as_str())];
        assert_eq!(family.post(&page, &talk).await.location, transfer);
        "Besproken met Mies Vos"
    } else {
        let nothing = family.post(&format!("{page}/not"), &[("why", " ")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.text.contains("vul in waarom niet"), "{}", nothing.text);
        assert!(family.warm_due().await.is_some());
        let why = [("why", "De ouders willen het niet.")];
        assert_eq!(family.post(&format!("{page}/not"), &why).await.location, transfer);
        "De ouders willen het niet."
    };
    assert!(family.warm_due().await.is_none());
    for path in [&transfer, &page] {
        assert!(family.mentor().await.get(path).await.text.contains(said), "{path}");
    }
    let mut bram = family.nest.house.browser_of_staff(family.nest.bram).await;
    assert_eq!(bram.get(&page).await.status, StatusCode::NOT_FOUND, "not his child");
}

#[rstest]
#[tokio::test]
async fn a_school_that_nothing_asks_to_speak_with_is_not_due(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    family.on_paper("school").await;
    assert!(family.warm_due().await.is_none());
}
