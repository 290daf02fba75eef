use jiff::{ToSpan, civil::date};
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    mentorship::Mentorship,
    platform::ids::{ChildId, GroupId, GuardianId, StaffId},
    testing::{Answer, Browser, Engine, House, TODAY},
};

struct Story {
    house: House,
    group: GroupId,
    els: StaffId,
    daan: StaffId,
    lead: StaffId,
    noor: ChildId,
    lot: ChildId,
    anne: GuardianId,
}

/// Els is the mentor of Noor and Sam, Daan of Lot. Daan and Fatima could stand in.
async fn story(engine: Engine) -> Option<Story> {
    let house = House::open(engine).await?;
    let group = house.group("G1", "kdv").await;
    let (els, daan, fatima, lead) = (
        house.staff("Els").await,
        house.staff("Daan").await,
        house.staff("Fatima").await,
        house.staff("Maaike").await,
    );
    for (staff, days) in [(els, "ma di wo"), (daan, "ma di"), (fatima, "wo do vr")] {
        house.works(staff, group, "pm", parse(days.as_bytes()).unwrap()).await;
    }
    house.role(lead, "teamlead").await;
    let mut children = Vec::new();
    for (key, days, mentor) in [("NOOR", "ma di", els), ("SAM", "wo", els), ("LOT", "do vr", daan)] {
        let child = house.child(key, group, parse(days.as_bytes()).unwrap()).await;
        house.mentorship(child, mentor, group, date(2025, 9, 1)).await;
        children.push(child);
    }
    let anne = house.guardian("ANNE", children[0], Some(true)).await;
    Some(Story { house, group, els, daan, lead, noor: children[0], lot: children[2], anne })
}

fn field(page: &str, name: &str) -> String {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn mentors_of(house: &House, child: ChildId) -> Vec<Mentorship> {
    let mut tx = house.app.db.read().await.unwrap();
    crate::mentorship::of_children(&mut tx, house.organisation, &[child]).await.unwrap()
}

async fn publish(lead: &mut Browser, draft: &str, from: &str) -> Answer {
    let page = lead.get(draft).await.text;
    let (facts, seen, version) = (field(&page, "facts"), field(&page, "seen"), field(&page, "version"));
    let fields = [("version", version.as_str()), ("facts", &facts), ("seen", &seen), ("from", from)];
    lead.post(&format!("{draft}/publish"), &fields).await
}

#[rstest]
#[tokio::test]
async fn who_is_away_for_long_is_stood_in_for_and_comes_back(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, daan, lead: maaike, noor, anne, .. }) = story(engine).await else {
        return;
    };
    let mut lead = house.browser_of_staff(maaike).await;
    let page = format!("/groups/{group}");
    // Week by week it is no long time, until it is.
    house.absent(els, date(2026, 2, 16), date(2026, 3, 13)).await;
    assert!(
        !lead.get(&page).await.text.contains("Tijdelijke mentor nodig"),
        "four weeks are not longer than four"
    );
    house.absent(els, date(2026, 3, 16), date(2026, 3, 20)).await;
    let text = lead.get(&page).await.text;
    assert!(text.contains("Tijdelijke mentor nodig") && text.contains("KindNOOR, KindSAM"), "{text}");
    assert!(text.contains("langer dan 4 weken"));
    assert!(lead.get("/overview").await.text.contains("2 hebben een tijdelijke of andere mentor nodig"));

    let mut colleague = house.browser_of_staff(daan).await;
    assert!(colleague.get(&page).await.text.contains("Tijdelijke mentor nodig"));
    let staff = els.to_string();
    assert_eq!(colleague.post(&format!("{page}/interim"), &[("staff", &staff)]).await.status, 403);
    let other = daan.to_string();
    assert_eq!(
        lead.post(&format!("{page}/interim"), &[("staff", &other)]).await.status,
        404,
        "Daan is there"
    );
    let draft = lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location;
    let proposal = lead.get(&draft).await.text;
    assert!(proposal.contains("Voorstel: 2 kinderen krijgen een tijdelijke mentor"), "{proposal}");
    assert!(proposal.contains("Het gaat alleen om de kinderen van Els Proef"));
    assert!(!proposal.contains("KindLOT"), "who keeps its mentor is not in it");
    assert!(proposal.contains("Els is weg van maandag 16 februari 2026"), "{proposal}");
    // One proposal at a time.
    assert_eq!(lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location, draft);
    publish(&mut lead, &draft, &TODAY.to_string()).await;
    assert!(lead.get(&draft).await.text.contains("Voor 2 kinderen begint een tijdelijke mentor"));

    let text = lead.get(&page).await.text;
    assert!(!text.contains("Tijdelijke mentor nodig"));
    assert!(
        text.contains("tijdelijke mentor, voor Els") && text.contains("Tijdelijke mentor in plaats van Els")
    );
    assert!(text.contains("komt naar verwachting terug op"));
    let mut parent = house.browser_of_guardian(anne).await;
    let seen = parent.get("/family").await.text;
    assert!(seen.contains("De tijdelijke mentor van KindNOOR") && seen.contains("Daan"), "{seen}");
    assert!(seen.contains("zolang Els er niet is"));
    let todo = colleague.get("/handovers").await.text;
    assert!(todo.contains("KindNOOR") && !todo.contains("KindLOT"));

    // Els is back.
    house.app.clock.forward_days(20);
    let mut lead = house.browser_of_staff(maaike).await;
    assert!(lead.get("/overview").await.text.contains("2 kunnen van de tijdelijke naar een vaste mentor"));
    let text = lead.get(&page).await.text;
    assert!(text.contains("Els is er weer"), "{text}");
    let from = field(&text, "from");
    assert_eq!(from, "2026-03-23");
    // Not in a thousand years, and only once; withdrawn, it is as it was.
    let give_back = format!("{page}/interim/return");
    lead.post(&give_back, &[("staff", &staff), ("from", "2999-01-01")]).await;
    assert!(lead.get(&page).await.text.contains("hoogstens een jaar vooruit"));
    lead.post(&give_back, &[("staff", &staff), ("from", "2026-03-30")]).await;
    let text = lead.get(&page).await.text;
    assert!(text.contains("Els is weer mentor vanaf") && !text.contains(&give_back), "{text}");
    lead.post(&give_back, &[("staff", &staff), ("from", "2026-03-30")]).await;
    assert!(lead.get(&page).await.text.contains("zijn al teruggegeven"));
    let returning = text.split("href=\"/divisions/").nth(1).unwrap().split('"').next().unwrap();
    lead.post(&format!("/divisions/{returning}/withdraw"), &[]).await;
    let history = mentors_of(&house, noor).await;
    let open: Vec<_> = history.iter().filter(|m| m.until.is_none()).map(|m| m.staff).collect();
    assert_eq!(open, [daan], "one mentor without an end");
    let answer = lead.post(&format!("{page}/interim/return"), &[("staff", &staff), ("from", &from)]).await;
    assert_eq!(answer.location, page);
    let text = lead.get(&page).await.text;
    assert!(!text.contains("Tijdelijke mentor in plaats van"), "{text}");
    assert!(text.contains("Daan (tijdelijk)") && text.contains("eigen mentor terug"), "the history says it");
    let seen = house.browser_of_guardian(anne).await.get("/family").await.text;
    assert!(seen.contains("De mentor van KindNOOR") && seen.contains("Els"), "{seen}");
    let todo = house.browser_of_staff(els).await.get("/handovers").await.text;
    assert!(todo.contains("Daan Proef") && todo.contains("Els Proef"), "handed over both ways: {todo}");
    let history = mentors_of(&house, noor).await;
    let ends: Vec<_> = history.iter().map(|m| (m.staff, m.end_reason.clone())).collect();
    assert_eq!(ends, [(els, Some("interim".to_owned())), (daan, Some("returned".to_owned())), (els, None),]);
    assert_eq!(history[1].stands_in_for.as_ref().map(|(staff, _)| *staff), Some(els));
}

#[rstest]
#[tokio::test]
async fn an_interim_mentor_is_withdrawn_or_becomes_the_mentor_for_good(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, lead, noor, .. }) = story(engine).await else { return };
    house.absent(els, TODAY + 14.days(), TODAY + 100.days()).await;
    let mut lead = house.browser_of_staff(lead).await;
    let page = format!("/groups/{group}");
    let draft = lead.post(&format!("{page}/interim"), &[("staff", &els.to_string())]).await.location;
    assert_eq!(publish(&mut lead, &draft, &(TODAY + 14.days()).to_string()).await.location, draft);
    lead.post(&format!("{draft}/withdraw"), &[]).await;
    let mentors = async || mentors_of(&house, noor).await;
    let history = mentors().await;
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].staff, history[0].until), (els, None), "as it was");

    let draft = lead.post(&format!("{page}/interim"), &[("staff", &els.to_string())]).await.location;
    publish(&mut lead, &draft, &(TODAY + 14.days()).to_string()).await;
    house.app.clock.forward_days(20);
    let mut lead = house.browser_of_staff(house.staff_of("Maaike").await).await;
    // A division of the whole group that keeps the interim mentor makes it the mentor.
    let draft = lead.post(&format!("{page}/division"), &[]).await.location;
    assert!(lead.get(&draft).await.text.contains("wordt vaste mentor"));
    publish(&mut lead, &draft, &(TODAY + 20.days()).to_string()).await;
    let history = mentors().await;
    let last = history.last().unwrap();
    assert_eq!(history.len(), 3);
    assert!(last.stands_in_for.is_none() && last.staff == history[1].staff);
    assert!(!lead.get(&page).await.text.contains("Tijdelijke mentor in plaats van"));
}

#[rstest]
#[tokio::test]
async fn children_of_who_leaves_get_another_mentor_and_nobody_else_does(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, lead, .. }) = story(engine).await else { return };
    let mut tx = house.write().await;
    let last = TODAY + 10.days();
    crate::on!(tx, c => sqlx::query("UPDATE roster SET until_on = $3 WHERE organisation_id = $1 AND staff_id = $2")
        .bind(house.organisation).bind(els).bind(jiff_sqlx::Date::from(last)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    let mut lead = house.browser_of_staff(lead).await;
    let page = format!("/groups/{group}");
    let text = lead.get(&page).await.text;
    assert!(
        text.contains("Andere mentor nodig") && text.contains("Els werkt op deze groep tot en met"),
        "{text}"
    );
    let fields = [("staff", els.to_string()), ("lasting", "true".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let draft = lead.post(&format!("{page}/interim"), &fields).await.location;
    let proposal = lead.get(&draft).await.text;
    assert!(
        proposal.contains("Voorstel: 2 kinderen krijgen een andere mentor") && !proposal.contains("KindLOT")
    );
    assert!(proposal.contains("stopt hier na vrijdag 13 maart 2026") && !proposal.contains("start 14 maart"));
    let start = TODAY + 11.days();
    assert!(proposal.contains(&format!("value=\"{start}\"")), "from the day after: {proposal}");
    publish(&mut lead, &draft, &start.to_string()).await;
    let text = lead.get(&page).await.text;
    assert!(!text.contains("Andere mentor nodig"), "{text}");
    house.app.clock.forward_days(12);
    let text = house.browser_of_staff(house.staff_of("Maaike").await).await.get(&page).await.text;
    assert!(!text.contains("tijdelijke mentor") && !text.contains("mentor niet op deze groep"), "{text}");
}

#[rstest]
#[tokio::test]
async fn what_waits_holds_up_only_its_own_children(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, daan, lead, lot, .. }) = story(engine).await else { return };
    let mut lead = house.browser_of_staff(lead).await;
    let page = format!("/groups/{group}");
    let (soon, later) = ((TODAY + 7.days()).to_string(), (TODAY + 14.days()).to_string());
    let staff = els.to_string();
    // Lot goes to Els in two weeks; only then Els says that she will be away.
    let first = lead.post(&format!("{page}/division"), &[]).await.location;
    let version = field(&lead.get(&first).await.text, "version");
    let choice = format!("{}:{}", lot.0.simple(), els.0.simple());
    lead.post(&format!("{first}/choose"), &[("version", &version), ("choose", &choice)]).await;
    assert_eq!(publish(&mut lead, &first, &later).await.location, first);
    house.absent(els, TODAY + 7.days(), TODAY + 60.days()).await;
    let text = lead.get(&page).await.text;
    assert!(text.contains("KindNOOR, KindSAM") && text.contains("mentor van KindLOT vanaf"), "{text}");
    let draft = lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location;
    assert_eq!(publish(&mut lead, &draft, &soon).await.location, draft, "another child waits");
    // Then Lot, from the day on which Els was to begin; what is told last is withdrawn first.
    let second = lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location;
    assert!(lead.get(&second).await.text.contains("KindLOT"));
    assert_eq!(publish(&mut lead, &second, &later).await.location, second);
    lead.post(&format!("{first}/withdraw"), &[]).await;
    assert!(lead.get(&first).await.text.contains("Intrekken kan nog niet"));
    for (division, mentor) in [(second, els), (first, daan)] {
        lead.post(&format!("{division}/withdraw"), &[]).await;
        let open: Vec<_> = mentors_of(&house, lot).await.into_iter().filter(|m| m.until.is_none()).collect();
        assert_eq!(open.iter().map(|m| m.staff).collect::<Vec<_>>(), [mentor]);
    }
}

#[rstest]
#[tokio::test]
async fn a_child_that_starts_later_is_given_back_from_its_first_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, lead, noor, .. }) = story(engine).await else { return };
    let first = TODAY + 20.days();
    house.begins(noor, first).await;
    house.absent(els, TODAY - 10.days(), TODAY + 30.days()).await;
    let mut lead = house.browser_of_staff(lead).await;
    let page = format!("/groups/{group}");
    let staff = els.to_string();
    let draft = lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location;
    publish(&mut lead, &draft, &TODAY.to_string()).await;
    let before = mentors_of(&house, noor).await;
    let interim = before.last().unwrap();
    assert_eq!((interim.from, interim.until, interim.stands_in_for.is_some()), (first, None, true));
    // She is better sooner, before Noor has started.
    let mut tx = house.write().await;
    let last = TODAY + 1.day();
    crate::on!(tx, c => sqlx::query("UPDATE absence SET until_on = $3 WHERE organisation_id = $1 AND staff_id = $2")
        .bind(house.organisation).bind(els).bind(jiff_sqlx::Date::from(last)).execute(c).await.map(drop))
    .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    lead.post(&format!("{page}/interim/return"), &[("staff", &staff)]).await;
    let history = mentors_of(&house, noor).await;
    let open: Vec<_> = history.iter().filter(|m| m.until.is_none()).map(|m| (m.staff, m.from)).collect();
    assert_eq!(open, [(els, first)], "not before its first day");
    let never = history.iter().find(|m| m.id == interim.id).unwrap();
    assert_eq!(never.until, Some(first - 1.day()), "it never began, and did not end before that day either");
    // Withdrawn, it is as it was.
    let text = lead.get(&page).await.text;
    let returning = text.split("href=\"/divisions/").nth(1).unwrap().split('"').next().unwrap();
    lead.post(&format!("/divisions/{returning}/withdraw"), &[]).await;
    assert_eq!(mentors_of(&house, noor).await, before);
}

#[rstest]
#[tokio::test]
async fn where_it_does_not_fit_only_the_children_concerned_are_named(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, lead, .. }) = story(engine).await else { return };
    house.absent(els, TODAY, TODAY + 60.days()).await;
    let mut tx = house.write().await;
    crate::on!(tx, c => sqlx::query("UPDATE roster SET max_children = 1").execute(c).await.map(drop))
        .unwrap();
    tx.commit(crate::platform::audit::Audit::housekeeping()).await.unwrap();
    let mut lead = house.browser_of_staff(lead).await;
    let staff = els.to_string();
    let draft = lead.post(&format!("/groups/{group}/interim"), &[("staff", &staff)]).await.location;
    let text = lead.get(&draft).await.text;
    assert!(text.contains("Zo past het niet"), "{text}");
    assert!(text.contains("Het gaat alleen om de kinderen van Els Proef"), "{text}");
    assert!(text.contains("KindNOOR") && !text.contains("KindLOT"), "{text}");
}

#[rstest]
#[tokio::test]
async fn an_ordinary_proposal_gives_nobody_to_who_is_away_for_long(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(Story { house, group, els, lead, noor, .. }) = story(engine).await else { return };
    let mut lead = house.browser_of_staff(lead).await;
    let page = format!("/groups/{group}");
    let last = TODAY + 76.days();
    house.absent(els, TODAY, last).await;
    // New on the days of Els alone, and nobody is its mentor yet.
    let bo = house.child("BO", group, parse(b"ma di wo").unwrap()).await;
    let draft = lead.post(&format!("{page}/division"), &[]).await.location;
    let text = lead.get(&draft).await.text;
    assert!(text.contains("Let op: Els is weg t/m 18 mei. Het voorstel geeft"), "{text}");
    assert!(text.contains("Voor KindNOOR en KindSAM is een tijdelijke mentor nodig"), "{text}");
    assert!(text.contains("lang weg"), "{text}");
    let given = |page: &str| field(page, "seen");
    let (to_els, bo_to_els) =
        (format!(":{}", els.0.simple()), format!("{}:{}", bo.0.simple(), els.0.simple()));
    assert_eq!(given(&text).matches(&to_els).count(), 2, "hers stay hers: {}", given(&text));
    assert!(!given(&text).contains(&bo_to_els));

    // By hand it can be, and it is said.
    let version = field(&text, "version");
    lead.post(&format!("{draft}/choose"), &[("version", &version), ("choose", &bo_to_els)]).await;
    let text = lead.get(&draft).await.text;
    assert!(given(&text).contains(&bo_to_els), "{}", given(&text));
    assert!(text.contains("Jij koos Els.") && text.contains("Let op: Els is weg t/m 18 mei. "), "{text}");
    let version = field(&text, "version");
    lead.post(&format!("{draft}/best"), &[("version", &version)]).await;
    assert!(!given(&lead.get(&draft).await.text).contains(&bo_to_els), "and let go of again");
    let version = field(&lead.get(&draft).await.text, "version");
    lead.post(&format!("{draft}/drop"), &[("version", &version)]).await;

    // Stood in for, they do not go back while she is away.
    let staff = els.to_string();
    let interim = lead.post(&format!("{page}/interim"), &[("staff", &staff)]).await.location;
    publish(&mut lead, &interim, &TODAY.to_string()).await;
    let draft = lead.post(&format!("{page}/division"), &[]).await.location;
    let text = lead.get(&draft).await.text;
    assert_eq!(given(&text).matches(&to_els).count(), 0, "{}", given(&text));
    assert!(text.contains("Let op: Els is weg") && !text.contains("een tijdelijke mentor nodig"), "{text}");
    publish(&mut lead, &draft, &TODAY.to_string()).await;
    assert!(!lead.get(&page).await.text.contains("Tijdelijke mentor nodig"));
    assert_ne!(mentors_of(&house, noor).await.last().unwrap().staff, els);
}
