//! Stories of taking along, on both engines.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _},
};

use axum::http::StatusCode;
use jiff::ToSpan;
use rstest::rstest;
use zip::ZipArchive;

use super::{keep_up, queries};
use crate::{
    on,
    platform::{
        audit::Audit,
        ids::{ChildId, GuardianId},
        jobs,
    },
    route_table,
    testing::{Browser, Engine, House, TODAY},
    walk::{
        hidden, paths,
        seed::{self, CALL, Walker, World},
    },
};

struct Family {
    house: House,
    world: World,
}

impl Family {
    async fn open(engine: Engine) -> Option<Self> {
        let mut house = House::open(engine).await?;
        let world = seed::sow(&mut house, 0).await;
        Some(Self { house, world })
    }

    fn walker(&self, name: &str) -> Walker {
        self.world.walkers.iter().find(|one| one.name == name).unwrap().clone()
    }

    async fn as_(&self, name: &str) -> Browser {
        self.house.browser_of(self.walker(name).account.unwrap()).await
    }

    fn child(&self, n: usize) -> String {
        self.world.things["child"][n - 1].0.clone()
    }

    fn path(&self) -> String {
        format!("/family/take-along/{}", self.child(1))
    }

    fn ids(&self) -> (ChildId, GuardianId) {
        (
            ChildId(self.child(1).parse().unwrap()),
            GuardianId(self.world.things["guardian"][0].0.parse().unwrap()),
        )
    }

    /// The files in what was made for the guardian of child 1.
    async fn unpacked(&self) -> BTreeMap<String, Vec<u8>> {
        let mut tx = self.house.app.db.read().await.unwrap();
        let asked = queries::last(&mut tx, self.house.organisation, self.ids()).await.unwrap().unwrap();
        let zip = queries::zip(&mut tx, self.house.organisation, asked.id).await.unwrap().unwrap();
        let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut files = BTreeMap::new();
        for n in 0..archive.len() {
            let mut file = archive.by_index(n).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(file.name().unwrap().into_owned(), bytes);
        }
        files
    }

    async fn sql(&self, sql: &'static str) {
        let mut tx = self.house.write().await;
        on!(tx, c => sqlx::query(sql).bind(self.house.organisation).bind(self.ids().0).execute(c).await.map(drop))
            .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }
}

fn words(text: &str) -> String {
    text.to_lowercase()
}

#[rstest]
#[tokio::test]
async fn it_holds_what_the_parents_pages_show_and_nothing_else(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let walker = family.walker("guardian");
    let mut parent = family.as_("guardian").await;
    assert!(parent.get("/family").await.text.contains(&family.path()));
    assert_eq!(parent.get(&format!("{}/file", family.path())).await.status, StatusCode::NOT_FOUND);
    assert_eq!(parent.post(&family.path(), &[]).await.location, family.path());
    assert!(parent.get(&family.path()).await.text.contains("Wij maken het bestand nog"));
    jobs::run_due(&family.house.app).await.unwrap();
    assert!(parent.get(&family.path()).await.text.contains("Het bestand is klaar"));
    assert_eq!(parent.get(&format!("{}/file", family.path())).await.status, StatusCode::OK);

    // All that the parent reads on any page.
    let mut pages = String::new();
    for route in route_table(&family.house.app).iter().filter(|route| route.method == "GET") {
        for (path, _) in paths(route, &with_session(&family.world)) {
            pages += &words(&parent.get(&path).await.text);
        }
    }
    let files = family.unpacked().await;
    let all: Vec<String> = files.values().map(|bytes| words(&String::from_utf8_lossy(bytes))).collect();
    let mut found = BTreeSet::new();
    for canary in &family.world.canaries {
        if all.iter().any(|text| text.contains(&canary.word)) {
            assert!(!hidden(&walker, canary), "{} is not for this parent", canary.word);
            assert!(pages.contains(&canary.word), "{} stands on no page", canary.word);
            found.insert(canary.word.as_str());
        }
    }
    // Who, talks, agreements, goals, milestones, needs, days, concerns, contacts, transfers, messages, lists, photos.
    for word in [
        "zqakind01",
        "zqapm01",
        "zqaverslagheld01",
        "zqaafspraak01",
        "zqadoelkindwat01",
        "zqamijlpaal01",
        "zqabehoefte01",
        "zqadagbericht01",
        "zqaantwoord01",
        "zqazorgouders01",
        "zqagedeeld01",
        "zqaoverdracht01",
        "zqaoverdrachternaast01",
        "zqabericht01",
        "zqalijstopmerking01",
        "zqafoto01",
        "zqafotoheel01",
        "zqabijlage01",
    ] {
        assert!(found.contains(word), "{word} is missing among {found:?}");
    }
    let unknown = all.iter().flat_map(|text| text.match_indices(CALL).map(|(at, _)| &text[at..]));
    // The names of groups begin so too, and are nobody's own.
    for word in unknown.filter(|word| !word.starts_with("zqg")) {
        assert!(found.iter().any(|known| word.starts_with(known)), "{}", &word[..20.min(word.len())]);
    }
    let json: serde_json::Value = serde_json::from_slice(&files["file.json"]).unwrap();
    assert_eq!((json["schema"].as_str(), json["version"].as_u64()), (Some("mentorkind-take-along"), Some(1)));
    for photo in json["photos"].as_array().unwrap() {
        assert!(files.contains_key(photo["file"].as_str().unwrap()));
    }
    let pdf = String::from_utf8(files["file.pdf"].clone()).unwrap();
    for entry in
        json["sections"].as_array().unwrap().iter().flat_map(|one| one["entries"].as_array().unwrap())
    {
        for text in entry["text"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()) {
            assert!(pdf.contains(text), "{text} is missing in the PDF");
        }
    }
    let html = String::from_utf8(files["file.html"].clone()).unwrap();
    assert!(!html.contains("http") && !html.contains("<script"), "it asks nothing of anybody");
}

/// The things of a world, with what the walk makes itself.
fn with_session(world: &World) -> BTreeMap<&'static str, Vec<seed::Thing>> {
    let mut things = world.things.clone();
    things.insert("session", vec![(uuid::Uuid::nil().to_string(), None)]);
    things
}

#[rstest]
#[tokio::test]
async fn it_is_for_that_guardian_alone_for_a_week(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut parent = family.as_("guardian").await;
    parent.post(&family.path(), &[]).await;
    jobs::run_due(&family.house.app).await.unwrap();
    let file = format!("{}/file", family.path());
    for other in
        ["guardian of another child", "guardian without custody", "team lead", "director", "administrator"]
    {
        let mut other = family.as_(other).await;
        for path in [&file, &family.path()] {
            let status = other.get(path).await.status;
            assert!(matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{status}");
        }
        let status = other.post(&family.path(), &[]).await.status;
        assert!(matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{status}");
    }
    family.house.app.clock.forward_days(6);
    let mut parent = family.as_("guardian").await;
    assert_eq!(parent.get(&file).await.status, StatusCode::OK);
    keep_up(&family.house.app).await.unwrap();
    assert!(!family.unpacked().await.is_empty());
    family.house.app.clock.forward_days(1);
    let mut parent = family.as_("guardian").await;
    assert_eq!(parent.get(&file).await.status, StatusCode::NOT_FOUND, "also before it is cleaned up");
    keep_up(&family.house.app).await.unwrap();
    let mut tx = family.house.app.db.read().await.unwrap();
    assert!(queries::last(&mut tx, family.house.organisation, family.ids()).await.unwrap().is_none());
}

#[rstest]
#[tokio::test]
async fn what_was_asked_for_is_not_made_when_custody_has_ended(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    let mut parent = family.as_("guardian").await;
    parent.post(&family.path(), &[]).await;
    family.sql("UPDATE guardianship SET custody = FALSE WHERE organisation_id = $1 AND child_id = $2").await;
    jobs::run_due(&family.house.app).await.unwrap();
    let mut tx = family.house.app.db.read().await.unwrap();
    assert!(queries::last(&mut tx, family.house.organisation, family.ids()).await.unwrap().is_none());
}

#[rstest]
#[tokio::test]
async fn its_photos_go_when_somebody_who_did_not_say_yes_to_them_gets_custody(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(0, 2)] in_days: i64,
) {
    let Some(family) = Family::open(engine).await else { return };
    let house = &family.house;
    let (child, _) = family.ids();
    let file = format!("{}/file", family.path());
    let has_photos = async || family.unpacked().await.keys().any(|name| name.starts_with("photos/"));
    let mut parent = family.as_("guardian").await;
    parent.post(&family.path(), &[]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert!(has_photos().await);

    let other = house.guardian("NIEUW", child, Some(false)).await;
    let path = format!("/children/{child}/family/guardians/{other}/custody");
    let from = (TODAY + in_days.days()).to_string();
    let fields = [("custody", "yes"), ("from", from.as_str()), ("until", ""), ("basis", "court")];
    assert_eq!(family.as_("team lead").await.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    if in_days > 0 {
        assert_eq!(parent.get(&file).await.status, StatusCode::OK, "it is not so yet");
        house.app.clock.forward_days(in_days);
        jobs::run_due(&house.app).await.unwrap();
        parent = family.as_("guardian").await;
    }
    assert_eq!(parent.get(&file).await.status, StatusCode::NOT_FOUND);
    assert!(parent.get(&family.path()).await.text.contains("Wij haalden het bestand weg"));
    parent.post(&family.path(), &[]).await;
    jobs::run_due(&house.app).await.unwrap();
    assert_eq!(parent.get(&file).await.status, StatusCode::OK);
    assert!(!has_photos().await, "made anew it has the rest");
}

#[rstest]
#[tokio::test]
async fn who_has_no_account_gets_it_on_paper_from_the_team_lead(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = crate::observation::tests::Nest::open(engine).await else { return };
    let house = &nest.house;
    let anne = house.guardian("ANNE", nest.noor, Some(true)).await;
    let wim = house.guardian("WIM", nest.noor, Some(false)).await;
    let leni = house.staff("Leni").await;
    house.role(leni, "teamlead").await;
    let of = |guardian: GuardianId| format!("/children/{}/family/guardians/{guardian}", nest.noor);
    let mut lead = house.browser_of_staff(leni).await;
    assert!(lead.get(&of(anne)).await.text.contains("Dossier op papier"));
    let mut bram = house.browser_of_staff(nest.bram).await;
    bram.get(&nest.file()).await;
    let made = lead.post(&format!("{}/file", of(anne)), &[]).await;
    assert_eq!(made.status, StatusCode::OK);
    assert!(made.text.contains("Dossier van KindNOOR") && made.text.contains("Fatima"), "{}", made.text);
    // Who looked, by role, as on the page of a parent with an account.
    let looked = "Pedagogisch medewerker: Het dossier lezen of erin schrijven";
    assert!(made.text.contains("Wie het dossier bekeek") && made.text.contains(looked), "{}", made.text);
    assert!(!made.text.contains("Bram"), "{}", made.text);
    assert!(made.text.contains("Dit gaat over uw kind."), "{}", made.text);
    // To an office it is the child, not its own.
    let office = house.guardian("VOOGDIJ", nest.noor, Some(true)).await;
    let fields = [("kind", "institution"), ("contact_person", "mevrouw De Wit"), ("version", "1")];
    assert_eq!(lead.post(&of(office), &fields).await.status, StatusCode::SEE_OTHER);
    let made = lead.post(&format!("{}/file", of(office)), &[]).await.text;
    assert!(made.contains("Dit gaat over het kind.") && !made.to_lowercase().contains("uw kind"), "{made}");
    // Who has no custody is handed nothing, and a colleague hands nothing over.
    assert!(!lead.get(&of(wim)).await.text.contains("Dossier op papier"));
    assert_eq!(lead.post(&format!("{}/file", of(wim)), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.post(&format!("{}/file", of(anne)), &[]).await.status, StatusCode::FORBIDDEN);
    // Who has an account takes it along alone.
    house.browser_of_guardian(anne).await;
    assert!(!lead.get(&of(anne)).await.text.contains("Dossier op papier"));
    assert_eq!(lead.post(&format!("{}/file", of(anne)), &[]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn what_a_child_drew_and_shares_goes_along_and_the_rest_stays(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(family) = Family::open(engine).await else { return };
    // What the other child said is said by this one.
    family.sql("UPDATE child_sheet SET child_id = $2 WHERE organisation_id = $1").await;
    family.sql("UPDATE child_request SET child_id = $2 WHERE organisation_id = $1").await;
    family.sql("UPDATE child_talk SET child_id = $2 WHERE organisation_id = $1").await;
    let mut parent = family.as_("guardian").await;
    parent.get(&family.path()).await;
    parent.post(&family.path(), &[]).await;
    jobs::run_due(&family.house.app).await.unwrap();
    let files = family.unpacked().await;
    let drawn = String::from_utf8(files["drawings/001.svg"].clone()).unwrap();
    assert!(drawn.contains("<polyline stroke=\"#b3261e\" points=\"10,20 300,400\"/>"), "{drawn}");
    assert!(!files.contains_key("drawings/002.svg"));
    let json = String::from_utf8(files["file.json"].clone()).unwrap();
    assert!(json.contains("zqakindtekent03") && json.contains("drawings/001.svg"), "{json}");
    assert!(!json.contains("zqakindblad03") && !json.contains("zqakindhoudt03"), "{json}");
}
