//! Stories of the contact of the day, on both engines.

use axum::http::StatusCode;
use jiff::{ToSpan, civil::date};
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    observation::tests::Nest,
    on,
    platform::ids::{ChildId, StaffId},
    testing::{Answer, Browser, Engine, House, TODAY},
};

async fn choose(browser: &mut Browser, child: ChildId, staff: StaffId) -> Answer {
    browser.post(&format!("/children/{child}/day/contact"), &[("staff", &staff.to_string())]).await
}

async fn withdraw(browser: &mut Browser, child: ChildId) -> Answer {
    browser.post(&format!("/children/{child}/day/contact/withdraw"), &[]).await
}

/// A house in which the mentor of Noor is ill, and Bram and Cem are there.
async fn without_mentor(engine: Engine) -> Option<(Nest, StaffId)> {
    let nest = Nest::open(engine).await?;
    let cem = nest.house.staff("Cem").await;
    nest.house.works(cem, nest.group, "pm", parse(b"ma di wo").unwrap()).await;
    nest.house.absent(nest.fatima, TODAY, TODAY).await;
    Some((nest, cem))
}

#[rstest]
#[tokio::test]
async fn another_contact_holds_for_everybody_while_that_person_is_there(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, cem)) = without_mentor(engine).await else { return };
    let house = &nest.house;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let mut parent = house.browser_of_guardian(anne).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    let day = format!("/children/{}/day", nest.noor);
    let home = parent.get("/family").await.text;
    let by_roster = if home.contains("naar Bram") { "Bram" } else { "Cem" };
    assert!(home.contains(&format!("Vraag vandaag naar {by_roster}.")), "{home}");
    let page = bram.get(&day).await.text;
    assert!(page.contains(&format!("{by_roster} Proef, want Fatima is er niet.")), "{page}");
    assert!(page.contains("Volgt uit het rooster"));

    let (other, its_name) = if by_roster == "Bram" { (cem, "Cem") } else { (nest.bram, "Bram") };
    assert_eq!(choose(&mut bram, nest.noor, other).await.location, day);
    let page = bram.get(&day).await.text;
    assert!(page.contains(&format!("{its_name} is vandaag aanspreekpunt voor")), "{page}");
    assert!(page.contains("Gekozen door Bram"), "{page}");
    assert!(parent.get("/family").await.text.contains(&format!("Vraag vandaag naar {its_name}.")));
    let wall = bram.get(&format!("/groups/{}/board/wall", nest.group)).await.text;
    assert!(wall.contains(its_name), "{wall}");

    // Ill: the roster says it again, and the choice stands for when that person is back.
    house.absent(other, TODAY, TODAY).await;
    assert!(parent.get("/family").await.text.contains(&format!("Vraag vandaag naar {by_roster}.")));
    assert!(!bram.get(&day).await.text.contains("Gekozen door"));

    assert_eq!(withdraw(&mut bram, nest.noor).await.location, day);
    assert_eq!(withdraw(&mut bram, nest.noor).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn only_who_is_there_chooses_and_is_chosen_and_only_for_that_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, cem)) = without_mentor(engine).await else { return };
    let house = &nest.house;
    let elsewhere = house.group("G2", "kdv").await;
    let dirk = house.staff("Dirk").await;
    house.works(dirk, elsewhere, "pm", parse(b"ma di wo").unwrap()).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    let mut outsider = house.browser_of_staff(dirk).await;
    assert_eq!(choose(&mut outsider, nest.noor, cem).await.status, StatusCode::NOT_FOUND);
    // Sem's mentor is there all day: there is nothing to choose.
    for (child, not_there) in [(nest.noor, dirk), (nest.noor, nest.fatima), (nest.sem, cem)] {
        let day = format!("/children/{child}/day");
        assert_eq!(choose(&mut bram, child, not_there).await.location, day);
        let page = bram.get(&day).await.text;
        assert!(page.contains("Er is niets veranderd") && !page.contains("Gekozen door"), "{page}");
    }
    assert!(!bram.get(&format!("/children/{}/day", nest.sem)).await.text.contains("Aanspreekpunt vandaag"));

    choose(&mut bram, nest.noor, cem).await;
    let kept = async || -> i64 {
        let mut tx = house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM contact_of_the_day").fetch_one(c).await)
            .unwrap()
    };
    house.app.clock.forward_days(6);
    let monday = TODAY.saturating_add(6.days());
    house.absent(nest.fatima, monday, monday).await;
    let mut bram = house.browser_of_staff(nest.bram).await;
    let page = bram.get(&format!("/children/{}/day", nest.noor)).await.text;
    assert!(page.contains("Volgt uit het rooster") && !page.contains("Gekozen door"), "{page}");
    crate::day_handover::keep_up(&house.app).await.unwrap();
    assert_eq!(kept().await, 1);
    house.app.clock.forward_days(1);
    crate::day_handover::keep_up(&house.app).await.unwrap();
    assert_eq!(kept().await, 0, "with the lines of that day");
}

#[rstest]
#[tokio::test]
async fn the_mentor_is_said_to_be_away_also_when_nobody_is_left(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some((nest, cem)) = without_mentor(engine).await else { return };
    let house = &nest.house;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    for ill in [nest.bram, cem] {
        house.absent(ill, TODAY, TODAY).await;
    }
    let home = house.browser_of_guardian(anne).await.get("/family").await.text;
    assert!(home.contains("Fatima is er vandaag niet; vraag het op de groep."), "{home}");
    // On a day on which nobody would come nobody is missed.
    house.app.clock.forward_days(2);
    let home = house.browser_of_guardian(anne).await.get("/family").await.text;
    assert!(!home.contains("is er vandaag niet"), "{home}");
}

#[rstest]
#[tokio::test]
async fn who_is_there_at_another_time_is_not_asked(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, cem) = (house.staff("Fatima").await, house.staff("Cem").await);
    for staff in [fatima, cem] {
        house.works(staff, group, "pm", parse(b"di-o").unwrap()).await;
    }
    let noor = house.child("NOOR", group, parse(b"di").unwrap()).await;
    house.mentorship(noor, fatima, group, date(2025, 9, 1)).await;
    let anne = house.guardian("ANNE", noor, Some(true)).await;
    let mut parent = house.browser_of_guardian(anne).await;
    let home = parent.get("/family").await.text;
    assert!(home.contains("Fatima is er vanmiddag niet; vraag het op de groep."), "{home}");
    let gerda = house.staff("Gerda").await;
    house.works(gerda, group, "pm", parse(b"di-m").unwrap()).await;
    let home = parent.get("/family").await.text;
    assert!(home.contains("Fatima is er vanmiddag niet. Vraag vanmiddag naar Gerda."), "{home}");
}
