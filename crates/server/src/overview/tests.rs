use jiff::civil::{Date, date};
use mentorkind_domain::half_days::parse;
use rstest::rstest;

use crate::{
    on,
    platform::{audit::Audit, clock::Moment},
    testing::{Engine, House},
};

#[rstest]
#[tokio::test]
async fn the_overview_counts_and_leads_to_groups(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values("teamlead", "director", "coach", "policy")] role: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, reader) = (house.staff("Fatima").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(reader, role).await;
    for i in 0..5 {
        let child = house.child(&format!("K{i}"), group, parse(b"ma").unwrap()).await;
        if i > 0 {
            house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
        }
    }
    let mut browser = house.browser_of_staff(reader).await;
    let page = browser.get("/overview").await;
    assert_eq!(page.status, 200);
    for text in
        ["1 zonder mentor", "1 mentor met veel kinderen", &format!("href=\"/groups/{group}#attention\"")]
    {
        assert!(page.text.contains(text), "{text}: {}", page.text);
    }
    assert_eq!(page.text.contains("Maak een voorstel"), role == "teamlead");
    let mut nobody = house.browser_of_staff(fatima).await;
    assert_eq!(nobody.get("/overview").await.status, 403);
}

#[rstest]
#[tokio::test]
async fn a_fact_has_one_word_on_both_pages(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, gone, lead) =
        (house.staff("Fatima").await, house.staff("Gerda").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(lead, "teamlead").await;
    let child = house.child("K1", group, parse(b"ma").unwrap()).await;
    house.mentorship(child, gone, group, date(2025, 9, 1)).await;
    // Of one the first mentor begins in six days; two come later, one of them with a mentor from that day.
    let maud = house.child("MAUD", group, parse(b"ma").unwrap()).await;
    house.mentorship(maud, fatima, group, date(2026, 3, 9)).await;
    for (key, mentor) in [("LATER", Some(fatima)), ("NIEUW", None)] {
        let coming = house.child(key, group, parse(b"ma").unwrap()).await;
        house.begins(coming, date(2026, 3, 9)).await;
        if let Some(mentor) = mentor {
            house.mentorship(coming, mentor, group, date(2026, 3, 9)).await;
        }
    }
    let mut lead = house.browser_of_staff(lead).await;
    let overview = lead.get("/overview").await.text;
    for said in [
        "1 kind: mentor niet op deze groep",
        "2 kinderen · 2 komen nog",
        "1 komt nog, zonder mentor op de groep",
    ] {
        assert!(overview.contains(said), "{said}: {overview}");
    }
    assert!(!overview.contains("1 ziet de mentor weinig"));
    assert!(!overview.contains("1 zonder mentor"), "a mentor was made known: there is nothing left to do");
    let page = lead.get(&format!("/groups/{group}")).await.text;
    assert!(
        page.contains("mentor niet op deze groep") && page.contains("Fatima is de mentor vanaf"),
        "{page}"
    );
}

/// The numbers that are kept of a large organisation are those that its locations show.
#[rstest]
#[tokio::test]
async fn a_large_organisation_is_summed_up(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut house) = House::open(engine).await else { return };
    let (fatima, director, lead) =
        (house.staff("Fatima").await, house.staff("Dora").await, house.staff("Maaike").await);
    house.role(director, "director").await;
    house.role(lead, "teamlead").await;
    let first = house.location;
    for place in 0..3 {
        house.location =
            if place == 0 { first } else { house.location(house.organisation, &format!("M{place}")).await };
        for n in 0..15 {
            let group = house.group(&format!("G{place}{n:02}"), "kdv").await;
            if n == 0 {
                house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
                let child = house.child(&format!("K{place}"), group, parse(b"ma di wo").unwrap()).await;
                if place != 1 {
                    house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
                }
            }
        }
    }
    let mut browser = house.browser_of_staff(director).await;
    let page = browser.get("/overview").await.text;
    assert!(page.contains("3 van de 45 groepen vragen aandacht") && page.contains("Geteld:"), "{page}");
    assert!(page.contains("1 zonder mentor") && page.contains("1 ziet de mentor weinig"));
    let filtered = browser.get("/overview?what=without").await.text;
    assert!(filtered.contains("Locatie M1") && !filtered.contains("Locatie M2"));
    assert!(browser.get("/overview?q=m2").await.text.contains("Locatie M2"));
    let location =
        page.split("href=\"/locations/").nth(1).unwrap().split(['"', '?']).next().unwrap().to_owned();
    assert!(browser.get(&format!("/locations/{location}")).await.text.contains("Groep G"));

    // What is kept costs no query of the groups, however many there are; and is counted again after a while.
    let count = |before: u64| house.app.db.queries() - before;
    let before = house.app.db.queries();
    browser.get("/overview").await;
    let queries = count(before);
    let again = house.app.db.queries();
    browser.get("/overview?page=2").await;
    assert_eq!(count(again), queries);
    let child = house.child("K9", house.group_of("G001").await, parse(b"ma").unwrap()).await;
    assert!(browser.get("/overview").await.text.contains("3 van de 45 groepen"), "{child}");
    house.app.clock.forward_minutes(10);
    browser.get("/overview").await;
    for _ in 0..100 {
        if browser.get("/overview").await.text.contains("4 van de 45 groepen") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(browser.get("/overview").await.text.contains("4 van de 45 groepen"));
    // A team lead has few groups, of this moment.
    house.location = first;
    let own = house.browser_of_staff(lead).await.get("/overview").await.text;
    assert!(own.contains("van de 15 groepen") && !own.contains("Geteld:"), "{own}");
}

#[rstest]
#[tokio::test]
async fn the_page_of_a_location_is_of_who_may_see_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    let (fatima, lead) = (house.staff("Fatima").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(lead, "teamlead").await;
    let path = format!("/locations/{}", house.location);
    let mut lead = house.browser_of_staff(lead).await;
    assert!(lead.get(&path).await.text.contains("Groep G1"));
    let other = house.location(house.organisation, "L2").await;
    assert_eq!(lead.get(&format!("/locations/{other}")).await.status, 404);
    assert_eq!(house.browser_of_staff(fatima).await.get(&path).await.status, 403);
}

/// The first day of the house's organisation here.
async fn began(house: &House, day: Date) {
    let at = Moment::from(day.at(9, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap().timestamp());
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE organisation SET created_at = $2 WHERE id = $1")
        .bind(house.organisation).bind(at).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
}

/// What the planning knew of mentors is not all of what was before the first day here.
#[rstest]
#[tokio::test]
async fn what_was_before_the_first_day_here_is_not_known_and_not_counted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    began(&house, date(2025, 12, 31)).await;
    let (fatima, lead) = (house.staff("Fatima").await, house.staff("Maaike").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(lead, "teamlead").await;
    for n in 0..9 {
        let child = house.child(&format!("K{n}"), group, parse(b"ma").unwrap()).await;
        let from = if n < 2 { date(2025, 6, 1) } else { date(2025, 12, 31) };
        house.mentorship(child, fatima, group, from).await;
    }
    let mut lead = house.browser_of_staff(lead).await;
    for (what, since) in [("mentor", "9 van 9"), ("work", "0 van 1")] {
        let page = lead.get(&format!("/overview/over-time?what={what}")).await.text;
        for month in ["april 2025", "juni 2025", "november 2025"] {
            assert!(page.contains(&format!("{month}: niet bekend")), "{what} {month}: {page}");
        }
        for month in ["december 2025", "maart 2026"] {
            assert!(page.contains(&format!("{month}: {since}")), "{what} {month}: {page}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn over_time_counts_who_was_there_on_each_day(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let group = house.group("G1", "kdv").await;
    began(&house, date(2025, 4, 1)).await;
    let (fatima, lead, director) =
        (house.staff("Fatima").await, house.staff("Maaike").await, house.staff("Dora").await);
    house.works(fatima, group, "pm", parse(b"ma").unwrap()).await;
    house.role(lead, "teamlead").await;
    house.role(director, "director").await;
    for n in 0..9 {
        let child = house.child(&format!("K{n}"), group, parse(b"ma").unwrap()).await;
        if n < 6 {
            // From the middle of the year looked back on.
            house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
        }
    }
    let mut lead = house.browser_of_staff(lead).await;
    let page = lead.get("/overview/over-time?what=mentor").await.text;
    for words in
        ["april 2025: 0 van 9", "augustus 2025: 0 van 9", "september 2025: 6 van 9", "maart 2026: 6 van 9"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    // Three are without: as on the overview, somebody must act on it.
    let mut director = house.browser_of_staff(director).await;
    let page = director.get("/overview/over-time?what=mentor").await.text;
    assert!(page.contains("maart 2026: 6 van 9") && !page.contains("staan er niet"), "{page}");
    assert!(director.get("/overview").await.text.contains("3 zonder mentor"));
    // One mentor with six children on a few days: above the number of the protocol, and one person to everybody else.
    let work = |text: &str| text.contains("maart 2026: 0 van 1");
    assert!(work(&lead.get("/overview/over-time?what=work").await.text));
    assert!(
        director.get("/overview/over-time?what=contact").await.text.contains("heeft hier geen termijn voor")
    );
    let hidden = director.get("/overview/over-time?what=work").await.text;
    assert!(!work(&hidden) && hidden.contains("staan er niet"), "{hidden}");
    // In the picture too a number that is not said is no number, and the legend says what it is.
    assert!(hidden.contains("class=\"unsaid\"") && !hidden.contains("<rect class=\"all\" x="), "{hidden}");
    assert!(hidden.contains("</svg>hoeveel daarvan staat er niet"), "{hidden}");
    assert!(!page.contains("unsaid"), "{page}");
    let other = house.location(house.organisation, "L2").await;
    assert_eq!(lead.get(&format!("/overview/over-time?at={other}")).await.status, 404);
    assert_eq!(house.browser_of_staff(fatima).await.get("/overview/over-time").await.status, 403);
}

/// Above 400 groups the whole is kept for a while: the same numbers as those that are counted just now.
#[rstest]
#[tokio::test]
async fn over_time_shows_the_whole_of_a_large_organisation(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    began(&house, date(2025, 4, 1)).await;
    let (fatima, director) = (house.staff("Fatima").await, house.staff("Dora").await);
    house.role(director, "director").await;
    for place in 0..40 {
        if place > 0 {
            house.location = house.location(house.organisation, &format!("M{place:02}")).await;
        }
        for n in 0..10 {
            let group = house.group(&format!("G{place:02}{n}"), "kdv").await;
            if place % 20 == 0 && n == 0 {
                for child in 0..9 {
                    let child = house.child(&format!("K{place}{child}"), group, parse(b"ma").unwrap()).await;
                    if place == 0 {
                        house.mentorship(child, fatima, group, date(2025, 9, 1)).await;
                    }
                }
            }
        }
    }
    let mut browser = house.browser_of_staff(director).await;
    let looks = ["mentor", "told", "talk", "seen", "concern", "work"];
    let months = |text: &str| {
        text.split("<table class=\"numbers\">")
            .nth(1)
            .map(|rest| rest.split("</table>").next().unwrap().to_owned())
    };
    let mut just_now = Vec::new();
    for what in looks {
        let page = browser.get(&format!("/overview/over-time?what={what}")).await.text;
        assert!(!page.contains("Geteld:"), "{page}");
        assert_eq!(page.matches(">Locatie ").count(), 40, "{page}");
        just_now.push(months(&page));
    }
    house.group("G999", "kdv").await;
    for (what, before) in looks.into_iter().zip(just_now) {
        let page = browser.get(&format!("/overview/over-time?what={what}")).await.text;
        assert!(page.contains("Geteld:"), "{page}");
        assert_eq!(months(&page), before, "{what}");
        assert_eq!(page.matches(">Locatie ").count(), 30, "{page}");
        let rest = browser.get(&format!("/overview/over-time?what={what}&page=2")).await.text;
        assert_eq!(rest.matches(">Locatie ").count(), 10, "{rest}");
    }
    let page = browser.get("/overview/over-time?what=mentor").await.text;
    assert!(page.contains("april 2025: 0 van 18") && page.contains("maart 2026: 9 van 18"), "{page}");
    let work = browser.get("/overview/over-time?what=work").await.text;
    assert!(work.contains("maart 2026: minder dan vijf"), "one mentor is not said: {work}");

    // A location is counted anew, and the whole again after a while.
    let child = house.child("K99", house.group_of("G000").await, parse(b"ma").unwrap()).await;
    house.mentorship(child, fatima, house.group_of("G000").await, date(2025, 9, 1)).await;
    assert!(browser.get("/overview/over-time?what=mentor").await.text.contains("maart 2026: 9 van 18"));
    house.app.clock.forward_minutes(10);
    for _ in 0..100 {
        if browser.get("/overview/over-time?what=mentor").await.text.contains("maart 2026: 10 van 19") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it was not counted again");
}

/// In how many a month is counted, and of how many of them it is so, as far as a page of months says it.
fn months(page: &str) -> Vec<(Option<usize>, Option<usize>)> {
    let table = page.split("<table class=\"numbers\">").nth(1).unwrap_or_default();
    let cells = table.split("</table>").next().unwrap_or_default().split("<td>").skip(1);
    let words = cells.map(|cell| cell.split("</td>").next().unwrap());
    let numbers = |words: &str| {
        let (part, of) = words.split_once("van ")?;
        let of: usize = of.split(';').next()?.parse().ok()?;
        Some((Some(of), part.trim().parse::<usize>().ok()))
    };
    let said = words.map(|words| match numbers(words) {
        Some(said) => said,
        None if ["niemand", "niet bekend"].contains(&words) => (Some(0), Some(0)),
        None => (None, None),
    });
    said.collect()
}

/// Of ten children at each of two locations there was a talk: with the parents of all at the one, of three at the other.
#[rstest]
#[tokio::test]
async fn no_two_pages_give_who_may_not_inspect_a_number_from_one_to_four(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut house) = House::open(engine).await else { return };
    began(&house, date(2025, 4, 1)).await;
    let (fatima, coach, lead) =
        (house.staff("Fatima").await, house.staff("Cora").await, house.staff("Maaike").await);
    house.role(coach, "coach").await;
    house.role(lead, "teamlead").await;
    let first = house.location;
    let second = house.location(house.organisation, "L2").await;
    for (n, (location, talks)) in [(first, 10), (second, 3)].into_iter().enumerate() {
        house.location = location;
        let group = house.group(&format!("G{n}"), "kdv").await;
        house.works(fatima, group, "pm", parse(b"ma di wo do vr").unwrap()).await;
        for k in 0..10 {
            let child = house.child(&format!("K{n}{k}"), group, parse(b"ma").unwrap()).await;
            house.mentorship(child, fatima, group, date(2025, 4, 1)).await;
            if k < talks {
                let mut tx = house.write().await;
                on!(tx, c => sqlx::query(
                    "INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES ($1, $2, 'talk', $3)")
                    .bind(house.organisation).bind(child).bind(jiff_sqlx::Date::from(date(2026, 2, 2)))
                    .execute(c).await.map(drop))
                .unwrap();
                tx.commit(Audit::housekeeping()).await.unwrap();
            }
        }
    }
    house.location = first;
    let mut coach = house.browser_of_staff(coach).await;
    let path = |what: &str, at: &str| format!("/overview/over-time?what={what}{at}");
    let (of_first, of_second) = (format!("&at={first}"), format!("&at={second}"));
    let page = coach.get(&path("talk", "")).await.text;
    assert!(page.contains("maart 2026: van 20; hoeveel daarvan staat er niet"), "thirteen less ten: {page}");
    assert!(coach.get(&path("talk", &of_first)).await.text.contains("maart 2026: 10 van 10"));
    let page = coach.get(&path("talk", &of_second)).await.text;
    assert!(page.contains("maart 2026: van 10; hoeveel daarvan staat er niet"), "{page}");
    for what in ["told", "contact", "talk", "seen", "settling-in", "concern", "transfer", "work"] {
        let all = months(&coach.get(&path(what, "")).await.text);
        let mut of = Vec::new();
        for at in [&of_first, &of_second] {
            of.push(months(&coach.get(&path(what, at)).await.text));
        }
        for (n, (whole, part)) in all.into_iter().enumerate() {
            let beside: Vec<_> =
                of.iter().map(|months| months.get(n).copied().unwrap_or((Some(0), Some(0)))).collect();
            let left = |whole: Option<usize>, parts: Vec<Option<usize>>| {
                let unsaid = parts.iter().filter(|part| part.is_none()).count();
                let said: usize = parts.into_iter().flatten().sum();
                whole.filter(|_| unsaid > 0).map(|whole| (unsaid, whole - said))
            };
            let less = |one: &(Option<usize>, Option<usize>)| Some(one.0? - one.1?);
            for found in [
                left(whole, beside.iter().map(|one| one.0).collect()),
                left(part, beside.iter().map(|one| one.1).collect()),
                left(less(&(whole, part)), beside.iter().map(less).collect()),
            ] {
                let safe = found.is_none_or(|(unsaid, left)| unsaid > 1 && !(1..5).contains(&left));
                assert!(safe, "{what}, month {n}: {found:?}");
            }
        }
    }
    // The team lead of one location reads nothing of another, and neither reads what is for others.
    let mut lead = house.browser_of_staff(lead).await;
    assert_eq!(lead.get(&path("talk", &of_second)).await.status, 404);
    assert!(!lead.get(&path("talk", "")).await.text.contains("Locatie L2"));
    assert_eq!(lead.get(&format!("/locations/{second}")).await.status, 404);
    for page in ["", "/key", "/packs"] {
        assert_eq!(lead.get(&format!("/locations/{second}/inspection{page}")).await.status, 404, "{page}");
        for at in [first, second] {
            assert_eq!(coach.get(&format!("/locations/{at}/inspection{page}")).await.status, 403, "{page}");
        }
    }
    for browser in [&mut coach, &mut lead] {
        let review = browser.get("/protocol/review").await.text;
        assert!(
            !review.contains("class=\"plain-list\""),
            "what was late is for who leads the discussion: {review}"
        );
        assert_eq!(browser.get("/api/v1/aggregates").await.status, 401);
    }
}
