//! Whoever may not be told about a child sees nothing of it, on any page and in any mail; a child that has died is in no
//! list of anybody.

use mentorkind_domain::access::Relation;
use rstest::rstest;

use super::{
    Walk, Walker, for_real, paths,
    seed::{self, About, Canary, Reach, World},
    words,
};
use crate::{
    announcement::{NewMentor, tell},
    on,
    platform::{
        audit::Audit,
        i18n::{Lang, parents::speaks_to_a_parent},
        ids::{ChildId, GuardianId, MentorshipId, fresh},
        jobs,
    },
    route_table,
    testing::{Engine, House, TODAY},
};
use std::collections::{BTreeMap, BTreeSet};

/// What ends the right to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Custody,
    Contact,
    Life,
}

/// The guardian of child 1, in the last mails before it and in all after it.
async fn mails_to(house: &House, canary: &str) -> usize {
    jobs::run_due(&house.app).await.unwrap();
    house.app.mailer.kept().iter().filter(|kept| kept.mail.to.contains(canary)).count()
}

async fn tell_of(house: &House, child: ChildId) {
    let mut tx = house.write().await;
    let mentorship: Option<MentorshipId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM mentorship WHERE organisation_id = $1 AND child_id = $2 ORDER BY id LIMIT 1")
        .bind(house.organisation).bind(child).fetch_optional(c).await)
    .unwrap();
    tell(&mut tx, house.organisation, &[NewMentor { mentorship: mentorship.unwrap(), child }]).await.unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// Every page as these walkers, also what comes behind a question mark; `own`: also the pages of a child by itself.
async fn walk_all(
    walk: &mut Walk,
    walkers: &[Walker],
    things: &BTreeMap<&'static str, Vec<seed::Thing>>,
    own: bool,
) {
    let routes = route_table(&walk.house.app);
    for walker in walkers {
        let mut browser = walk.browser(walker).await;
        let mut links = BTreeSet::new();
        for route in routes.iter().filter(|route| route.method == "GET") {
            if !own && words(route.path).iter().any(|word| word == "child") {
                continue;
            }
            for (path, place) in paths(route, things) {
                let answer = browser.get(&path).await;
                walk.judge(walker, route, &path, place, &answer);
                links.extend(super::forms::links(&answer.text));
            }
        }
        for link in links {
            let path = link.split('?').next().unwrap().to_owned();
            let answer = browser.get(&link).await;
            if let Some(route) = routes.iter().find(|r| r.method == "GET" && r.path == path) {
                walk.judge(walker, route, &link, None, &answer);
            }
        }
    }
}

#[rstest]
#[tokio::test]
async fn what_ends_the_right_to_be_told_ends_it_everywhere(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Ends::Custody, Ends::Contact, Ends::Life)] ends: Ends,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let World { canaries, walkers, things } = seed::sow(&mut house, 0).await;
    let child = things["child"][0].0.clone();
    let guardian = things["guardian"][0].0.clone();
    let address = "zqaouder01@example.org";
    let name = "zqaouder01";
    let walker = |name: &str| walkers.iter().find(|walker| walker.name == name).unwrap().clone();
    let (lead, parent) = (walker("team lead"), walker("guardian"));

    // Before it: a link that works, a page, and a mail that waits.
    let mut visitor = house.browser_of_nobody();
    visitor.get("/p").await;
    visitor.post("/p", &[("email", address)]).await;
    let before = mails_to(&house, name).await;
    assert_eq!(before, 1);
    let link = {
        let kept = house.app.mailer.kept();
        let text = &kept.iter().find(|kept| kept.mail.to == address).unwrap().mail.text;
        let link = text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        link.strip_prefix(house.app.settings.base_url.as_str()).unwrap().to_owned()
    };
    // The account is the one of the address now.
    let guardian_id = GuardianId(guardian.parse().unwrap());
    let parent = Walker { account: Some(house.account(None, Some(guardian_id)).await), ..parent };
    let mut open_session = house.browser_of(parent.account.unwrap()).await;
    assert!(open_session.get("/family").await.text.to_lowercase().contains("zqakind01"));
    tell_of(&house, ChildId(child.parse().unwrap())).await;

    let mut browser = house.browser_of(lead.account.unwrap()).await;
    browser.get("/forgot").await;
    let today = TODAY.to_string();
    let day = today.as_str();
    let (path, fields) = match ends {
        Ends::Custody => (
            format!("/children/{child}/family/guardians/{guardian}/custody"),
            vec![("custody", "no"), ("from", day), ("until", ""), ("basis", "court")],
        ),
        Ends::Contact => (
            format!("/children/{child}/family/ban"),
            vec![("who", guardian.as_str()), ("from", day), ("basis", "court"), ("decided", day)],
        ),
        Ends::Life => (format!("/children/{child}/family/death"), vec![("on", day)]),
    };
    let answer = browser.post(&path, &fields).await;
    assert_eq!(answer.location, format!("/children/{child}/family"), "{}", answer.text);

    // The guardian is now one of whom nothing is known: no page, no mail, no link, also in the open session.
    let nobody =
        Walker { relations: vec![Relation::GuardianWithoutCustody], reach: Reach::Nobody, ..parent.clone() };
    // Its own name and address are on the page of its account.
    let hidden: Vec<Canary> =
        canaries.iter().filter(|canary| canary.about != About::Guardian(1)).cloned().collect();
    let mut walk = Walk::new(house, hidden);
    walk_all(&mut walk, &[nobody], &things, true).await;
    let text = open_session.get("/family").await.text.to_lowercase();
    assert!(!text.contains("zqakind01") && !text.contains("zqapm01"), "{text}");
    let after = mails_to(&walk.house, name).await;
    assert_eq!(after, before, "a mail about the child was sent after all");
    tell_of(&walk.house, ChildId(child.parse().unwrap())).await;
    assert_eq!(mails_to(&walk.house, name).await, before);
    let knocked = walk.house.browser_of_nobody().get(&link).await.text;
    assert_eq!(knocked.contains("Deze link werkt niet meer"), ends != Ends::Life, "{knocked}");

    // A child that has died is in no list of staff; its file is at its own address.
    if ends == Ends::Life {
        walk.canaries = canaries
            .into_iter()
            .filter(|canary| canary.about == About::Child(1))
            .map(|canary| Canary { organisation: 1, ..canary })
            .collect();
        let staff: Vec<Walker> = walkers.into_iter().filter(|w| !w.name.starts_with("guardian")).collect();
        walk_all(&mut walk, &staff, &things, false).await;
        // Who opened its file in an emergency, and why, stays on record; that is what people did, no list of children. And
        // a reporting code runs on, also and especially when the child has died.
        let stays = ["(/emergency)", "(/reporting-code)", "(/reporting-code/{reporting_code})"];
        walk.wrong.retain(|wrong| !stays.iter().any(|page| wrong.ends_with(page)));
        let director = staff.iter().find(|w| w.relations.contains(&Relation::Director)).unwrap();
        let mut director = walk.browser(director).await;
        let subject = format!("child:{child}");
        assert!(!director.get("/emergency?q=zqakind01").await.text.contains(&format!("value=\"{subject}\"")));
        let fields = [("subject", subject.as_str()), ("reason", "De groep neemt de telefoon niet op.")];
        assert!(!director.post("/emergency", &fields).await.status.is_redirection(), "nothing opens anew");
    }
    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
}

#[rstest]
#[tokio::test]
async fn who_asks_without_custody_sees_its_questions_and_nothing_of_the_file(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let World { canaries, walkers, things } = seed::sow(&mut house, 0).await;
    let walker = walkers.into_iter().find(|walker| matches!(walker.reach, Reach::Asks(_))).unwrap();
    let mut walk = Walk::new(house, canaries);
    walk_all(&mut walk, &[walker], &things, true).await;
    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
    let shown: Vec<&str> = walk.shown.iter().map(String::as_str).collect();
    // The first name of the child, what was asked, and the one answer; that another was refused, without a word.
    let words = ["zqakind01", "zqavraagantwoord01", "zqavraagmet01", "zqavraagwacht01", "zqavraagzonder01"];
    assert_eq!(shown, words);
}

#[rstest]
#[tokio::test]
async fn an_office_reads_of_the_child_and_a_parent_of_its_own(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let World { walkers, mut things, .. } = seed::sow(&mut house, 0).await;
    things.insert("session", vec![(uuid::Uuid::nil().to_string(), None)]);
    let walker = walkers.into_iter().find(|walker| walker.name == "guardian").unwrap();
    let mut routes = route_table(&house.app);
    routes.retain(|route| route.method == "GET" && Lang::offered(route.path).contains(&Lang::Tr));
    for office in [false, true] {
        if office {
            let mut tx = house.write().await;
            on!(tx, c => sqlx::query("UPDATE guardian SET kind = 'institution' WHERE organisation_id = $1")
                .bind(house.organisation).execute(c).await.map(drop))
            .unwrap();
            tx.commit(Audit::housekeeping()).await.unwrap();
        }
        for lang in Lang::ALL {
            let mut browser = house.browser_of(walker.account.unwrap()).await;
            browser.post("/language", &[("language", lang.code())]).await;
            let mut own = BTreeSet::new();
            for route in &routes {
                for (path, _) in paths(route, &things) {
                    let text = browser.get(&path).await.text;
                    if text.contains("<html") && speaks_to_a_parent(&text, lang) {
                        own.insert(route.path);
                    }
                }
            }
            if office {
                assert!(own.is_empty(), "in {lang}: {own:?}");
            } else {
                let child = ["messages", "photos", "take-along", "looked"];
                let pages = child.iter().map(|page| format!("/family/{page}/{{child}}"));
                for page in pages.chain(["/family".to_owned()]) {
                    assert!(own.contains(page.as_str()), "{page} in {lang}: {own:?}");
                }
            }
        }
    }
}

/// Why a guardian with custody of one child is told nothing of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    Unknown,
    Banned,
    Died,
}

#[rstest]
#[tokio::test]
async fn custody_of_one_child_opens_nothing_of_another(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Other::Unknown, Other::Banned, Other::Died)] other: Other,
) {
    let Some(mut house) = House::open(engine).await else { return };
    for_real(&mut house);
    let World { canaries, walkers, things } = seed::sow(&mut house, 0).await;
    let (child, guardian) = (things["child"][3].0.clone(), things["guardian"][0].0.clone());
    let walker = |name: &str| walkers.iter().find(|walker| walker.name == name).unwrap().clone();
    let (lead, parent) = (walker("team lead"), walker("guardian"));
    let mut tx = house.write().await;
    let (organisation, tie) = (house.organisation, fresh(tx.now));
    let of = (GuardianId(guardian.parse().unwrap()), ChildId(child.parse().unwrap()));
    on!(tx, c => sqlx::query(
        "INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES ($1, $2, $3, $4, '', $5)")
        .bind(organisation).bind(tie).bind(of.0).bind(of.1).bind((other != Other::Unknown).then_some(true))
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut browser = house.browser_of(lead.account.unwrap()).await;
    let today = TODAY.to_string();
    let day = today.as_str();
    let family = format!("/children/{child}/family");
    let ban = [("who", guardian.as_str()), ("from", day), ("basis", "court"), ("decided", day)];
    let recorded = match other {
        Other::Unknown => None,
        Other::Banned => Some(browser.post(&format!("{family}/ban"), &ban).await),
        Other::Died => Some(browser.post(&format!("{family}/death"), &[("on", day)]).await),
    };
    assert!(recorded.is_none_or(|answer| answer.location == family));
    let mut walk = Walk::new(house, canaries);
    walk_all(&mut walk, &[parent], &things, true).await;
    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
    assert!(walk.shown.contains("zqakind01") && !walk.shown.contains("zqakind04"), "{:?}", walk.shown);
}
