//! Stories of explanations, on both engines.

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;

use super::queries;
use crate::{
    observation::tests::Nest,
    on,
    platform::{audit::Audit, ids::InspectionPackId, jobs},
    testing::{Answer, Browser, Engine, TODAY},
};

/// Sem has had no mentor since today.
async fn open(engine: Engine) -> Option<Nest> {
    let nest = Nest::open(engine).await?;
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $3 WHERE organisation_id = $1 AND child_id = $2")
        .bind(nest.house.organisation).bind(nest.sem).bind(jiff_sqlx::Date::from(TODAY - 1.day()))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    Some(nest)
}

async fn with_role(nest: &Nest, name: &str, role: &str) -> Browser {
    let staff = nest.house.staff(name).await;
    nest.house.role(staff, role).await;
    nest.house.browser_of_staff(staff).await
}

fn day(nest: &Nest) -> String {
    format!("/locations/{}/inspection", nest.house.location)
}

fn of_sem(nest: &Nest) -> String {
    format!("{}/children/{}", day(nest), nest.sem)
}

async fn explain(browser: &mut Browser, nest: &Nest, text: &str, names_stay: &str) -> Answer {
    let on = TODAY.to_string();
    let fields = [("on", on.as_str()), ("requirement", "mentor"), ("text", text), ("names_stay", names_stay)];
    browser.post(&of_sem(nest), &fields).await
}

/// The PDF of a pack of today, as text, and its workbook.
async fn pack(nest: &Nest, lead: &mut Browser) -> (String, Vec<u8>) {
    let today = TODAY.to_string();
    let fields = [("from", today.as_str()), ("until", today.as_str())];
    let asked = lead.post(&format!("{}/packs", day(nest)), &fields).await;
    jobs::run_due(&nest.house.app).await.unwrap();
    let id = InspectionPackId(asked.location.rsplit('/').next().unwrap().parse().unwrap());
    let mut tx = nest.house.app.db.read().await.unwrap();
    let files = queries::files(&mut tx, nest.house.organisation, id).await.unwrap().unwrap();
    (String::from_utf8_lossy(&files.pdf).into_owned(), files.workbook)
}

#[rstest]
#[tokio::test]
async fn an_explanation_stands_beside_its_deviation_and_in_each_pack_made_after_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = open(engine).await else { return };
    let mut lead = with_role(&nest, "Maaike", "teamlead").await;
    let before = pack(&nest, &mut lead).await;
    let kept = explain(&mut lead, &nest, "De mentor is plotseling vertrokken.", "").await;
    assert_eq!(kept.location, format!("{}?on={TODAY}", of_sem(&nest)));
    let page = lead.get(&day(&nest)).await.text;
    assert!(page.contains("03-03-2026, leidinggevende") && page.contains("plotseling vertrokken"), "{page}");
    let lacks = page.split("id=\"lacks\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(!lacks.contains("Maaike"), "a function, not a name: {lacks}");
    let after = pack(&nest, &mut lead).await;
    assert!(
        after.0.contains("03-03-2026, leidinggevende: De mentor is plotseling vertrokken."),
        "{}",
        after.0
    );
    assert_ne!(before.0, after.0);

    // Without a new one it is the same weeks later, and the deviation of a later day is the same one.
    nest.house.app.clock.forward_days(20);
    let mut later = with_role(&nest, "Mara", "teamlead").await;
    let again = pack(&nest, &mut later).await;
    assert_eq!(again.0, after.0);
    assert!(again.1 == after.1, "the workbook differs");
    assert!(later.get(&day(&nest)).await.text.contains("plotseling vertrokken"), "it lasts");

    // What does not hold any longer is withdrawn and can be read; another role writes the next.
    let mut director = with_role(&nest, "Dirk", "director").await;
    let own = director.get(&of_sem(&nest)).await.text;
    let id = own.split("/inspection-explanations/").nth(1).unwrap().split('/').next().unwrap();
    let withdraw = format!("/inspection-explanations/{id}/withdraw");
    let on = TODAY.to_string();
    let withdrawn = director.post(&withdraw, &[("on", on.as_str())]).await;
    assert_eq!(withdrawn.location, format!("{}?on={TODAY}", of_sem(&nest)));
    assert_eq!(director.post(&withdraw, &[]).await.status, StatusCode::CONFLICT);
    explain(&mut director, &nest, "De nieuwe mentor begint in april.", "").await;
    let said = pack(&nest, &mut later).await.0;
    let words = "03-03-2026, leidinggevende (ingetrokken op 23-03-2026)";
    assert!(said.contains(words) && said.contains("23-03-2026, directie: De nieuwe mentor"), "{said}");
    assert!(!said.contains("plotseling vertrokken"), "what was withdrawn goes in no new pack: {said}");
    assert!(later.get(&of_sem(&nest)).await.text.contains("plotseling vertrokken"), "and can be read here");
    let mut tx = nest.house.app.db.read().await.unwrap();
    let trail: Vec<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT action FROM audit_entry WHERE action LIKE 'inspection explanation%' ORDER BY day, number")
        .fetch_all(c).await)
    .unwrap();
    let written = "inspection explanation written";
    assert_eq!(trail, [written, "inspection explanation withdrawn", written]);
}

#[rstest]
#[tokio::test]
async fn it_has_no_name_of_a_child_and_is_for_who_may_inspect(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = open(engine).await else { return };
    let mut lead = with_role(&nest, "Maaike", "teamlead").await;
    let long = "lang ".repeat(201);
    for (text, why) in [
        ("Bij de familie Voorbeeld ging het wel.", "Voorbeeld is de naam van een kind van deze locatie"),
        ("Bij Kindnoor ging het wel.", "KindNOOR is de naam van een kind van deze locatie"),
        ("  ", "schrijf eerst een toelichting"),
        (long.as_str(), "heeft hooguit 1000 tekens"),
    ] {
        let refused = explain(&mut lead, &nest, text, "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(refused.text.contains(why) && refused.text.contains(text.trim()), "{why}: {}", refused.text);
    }
    assert!(!lead.get(&day(&nest)).await.text.contains("03-03-2026, leidinggevende"), "nothing was kept");
    let kept = explain(&mut lead, &nest, "Het Kindnoor-lokaal was dicht.", "true").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "somebody looked, and means no child");

    let mut bram = nest.house.browser_of_staff(nest.bram).await;
    assert_eq!(explain(&mut bram, &nest, "Dit mag niet.", "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(bram.get(&of_sem(&nest)).await.status, StatusCode::FORBIDDEN);
    // Noor has a mentor: of her there is nothing to explain about that.
    let on = TODAY.to_string();
    let fields = [("on", on.as_str()), ("requirement", "mentor"), ("text", "Toch.")];
    let noor = format!("{}/children/{}", day(&nest), nest.noor);
    assert_eq!(lead.post(&noor, &fields).await.status, StatusCode::CONFLICT);
    // A day that cannot be is said so, as on the page of the day.
    for wrong in ["gisteren", "1990-01-01", "2036-01-01"] {
        for at in [of_sem(&nest), day(&nest), format!("{}/key", day(&nest))] {
            let refused = lead.get(&format!("{at}?on={wrong}")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{at} {wrong}");
            assert!(refused.text.contains("Hieronder staat vandaag"), "{at} {wrong}: {}", refused.text);
        }
        let fields = [("on", wrong), ("requirement", "mentor"), ("text", "Toch.")];
        assert_eq!(
            lead.post(&of_sem(&nest), &fields).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{wrong}"
        );
    }
    let yesterday = lead.get(&format!("{}?on={}", of_sem(&nest), TODAY - 1.day())).await.text;
    assert!(yesterday.contains("Eerder toegelicht") && yesterday.contains("lokaal was dicht"), "{yesterday}");
}
