//! Stories of days as they really go, on both engines.

mod changed;

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use mentorkind_division::HalfDays;
use mentorkind_domain::half_days::parse;
use rstest::rstest;
use uuid::Uuid;

use super::Who;
use crate::{
    on,
    platform::{audit::Audit, ids::*},
    testing::{Browser, Engine, House, TODAY},
};

fn days(text: &str) -> HalfDays {
    parse(text.as_bytes()).unwrap()
}

/// Two groups of one location: on G1 Fatima, Daan and the children Noor and Sem; on G2 Gerda. Maaike leads it. Today is
/// Tuesday 3 March 2026, in an even week.
struct Story {
    house: House,
    group: GroupId,
    other: GroupId,
    fatima: StaffId,
    daan: StaffId,
    gerda: StaffId,
    maaike: StaffId,
    noor: ChildId,
    sem: ChildId,
}

impl Story {
    async fn open(engine: Engine, kind: &str) -> Option<Self> {
        let house = House::open(engine).await?;
        let (group, other) = (house.group("G1", kind).await, house.group("G2", "kdv").await);
        let (fatima, daan) = (house.staff("FATIMA").await, house.staff("DAAN").await);
        let (gerda, maaike) = (house.staff("GERDA").await, house.staff("MAAIKE").await);
        house.works(fatima, group, "pm", days("ma di wo")).await;
        house.works(daan, group, "pm", days("di do")).await;
        house.works(gerda, other, "pm", days("ma di wo do vr")).await;
        house.role(maaike, "teamlead").await;
        let noor = house.child("NOOR", group, days("ma di")).await;
        let sem = house.child("SEM", group, days("di vr")).await;
        Some(Self { house, group, other, fatima, daan, gerda, maaike, noor, sem })
    }

    fn page(&self) -> String {
        format!("/groups/{}", self.group)
    }

    fn days(&self) -> String {
        format!("/groups/{}/days", self.group)
    }

    async fn browser(&self, staff: StaffId) -> Browser {
        self.house.browser_of_staff(staff).await
    }

    async fn count(&self, table: &'static str) -> i64 {
        let mut tx = self.house.app.db.read().await.unwrap();
        let sql = format!("SELECT COUNT(*) FROM {table}");
        on!(tx, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await).unwrap()
    }

    async fn only(&self, table: &'static str) -> Uuid {
        let mut tx = self.house.app.db.read().await.unwrap();
        let sql = format!("SELECT id FROM {table}");
        on!(tx, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await).unwrap()
    }

    /// An absence as an import writes it.
    async fn imported(&self, who: Who, from: Date, until: Date) -> Uuid {
        let mut tx = self.house.write().await;
        let id = fresh(tx.now);
        let column = if who.is_child() { "child_id" } else { "staff_id" };
        let sql = format!(
            "INSERT INTO absence (organisation_id, id, {column}, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $5, 'griep')"
        );
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql)).bind(self.house.organisation).bind(id).bind(who.id())
            .bind(jiff_sqlx::Date::from(from)).bind(jiff_sqlx::Date::from(until)).execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }
}

/// The part of a page between two headings.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}: {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

fn away(page: &str) -> &str {
    between(page, "Er vandaag niet", "</section>")
}

#[rstest]
#[tokio::test]
async fn ill_today_is_one_tap_and_can_be_undone(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut fatima = story.browser(story.fatima).await;
    let page = fatima.get(&story.page()).await.text;
    let today = between(&page, "Vandaag</h2>", "</section>");
    for name in ["KindNOOR", "KindSEM", "FATIMA", "DAAN"] {
        assert!(today.contains(name), "{name}: {today}");
    }
    assert!(!page.contains("Er vandaag niet"));
    let ill = format!("{}/ill", story.days());
    let noor = Who::Child(story.noor).value();
    let said = fatima.post_again(&ill, &[("who", &noor)], "0190a0a0-0000-7000-8000-000000000001").await;
    assert_eq!((said.status, said.location.clone()), (StatusCode::SEE_OTHER, story.page()));
    // The same form again, and another one from the tablet: one absence.
    fatima.post_again(&ill, &[("who", &noor)], "0190a0a0-0000-7000-8000-000000000001").await;
    let mut daan = story.browser(story.daan).await;
    daan.post(&ill, &[("who", &noor)]).await;
    assert!(daan.get(&story.page()).await.text.contains("was dan al afwezig gemeld"));
    assert_eq!(story.count("absence").await, 1);
    let page = fatima.get(&story.page()).await.text;
    assert!(page.contains("KindNOOR is vandaag ziek gemeld.") && page.contains("Ongedaan maken"));
    assert!(away(&page).contains("KindNOOR") && away(&page).contains("ziek"));
    assert!(!between(&page, "Kinderen <span", "Team <span").contains("KindNOOR"));
    // Undone: nothing is left.
    let absence = story.only("absence").await;
    let undone = fatima.post(&format!("{}/absences/{absence}/remove", story.days()), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert_eq!(story.count("absence").await, 0);
    // A colleague, and there again in the afternoon.
    let who = Who::Staff(story.daan).value();
    fatima.post(&ill, &[("who", &who)]).await;
    assert!(away(&fatima.get(&story.page()).await.text).contains("DAAN"));
    let absence = story.only("absence").await;
    fatima.post(&format!("{}/absences/{absence}/back", story.days()), &[]).await;
    let page = fatima.get(&story.page()).await.text;
    assert!(page.contains("DAAN is er vanaf vandaag weer.") && !page.contains("Er vandaag niet"));
    fatima.post(&format!("{}/absences/{absence}/again", story.days()), &[]).await;
    assert!(away(&fatima.get(&story.page()).await.text).contains("DAAN"));
    let trail: Vec<String> = {
        let mut tx = story.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT action FROM audit_entry ORDER BY at, number").fetch_all(c).await)
            .unwrap()
    };
    for action in ["absence entered", "absence taken back", "absence ended", "absence end taken back"] {
        assert!(trail.contains(&action.to_owned()), "{action}: {trail:?}");
    }
}

#[rstest]
#[tokio::test]
async fn only_the_own_team_says_who_is_ill(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let trainee = story.house.staff("BO").await;
    story.house.works(trainee, story.group, "bio", days("di")).await;
    let noor = Who::Child(story.noor).value();
    let ill = format!("{}/ill", story.days());
    let mut gerda = story.browser(story.gerda).await;
    assert_eq!(gerda.post(&ill, &[("who", &noor)]).await.status, StatusCode::NOT_FOUND);
    let mut bo = story.browser(trainee).await;
    assert_eq!(bo.post(&ill, &[("who", &noor)]).await.status, StatusCode::FORBIDDEN);
    assert!(!bo.get(&story.page()).await.text.contains("name=\"who\""));
    // Not by way of another group, and nobody who is not of the group.
    let elsewhere = format!("/groups/{}/days/ill", story.other);
    assert_eq!(gerda.post(&elsewhere, &[("who", &noor)]).await.status, StatusCode::NOT_FOUND);
    let mut fatima = story.browser(story.fatima).await;
    for who in [Who::Staff(story.gerda).value(), "child:x".to_owned(), String::new()] {
        assert_eq!(fatima.post(&ill, &[("who", &who)]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(story.count("absence").await, 0);
    let mut maaike = story.browser(story.maaike).await;
    assert_eq!(maaike.post(&ill, &[("who", &noor)]).await.status, StatusCode::SEE_OTHER);
    // A pm'er plans nothing.
    for form in ["change", "stand-in", "merge"] {
        let path = format!("{}/{form}", story.days());
        assert_eq!(fatima.get(&path).await.status, StatusCode::FORBIDDEN);
        assert_eq!(fatima.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
    }
}

#[rstest]
#[tokio::test]
async fn away_for_longer_has_a_last_day(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut fatima = story.browser(story.fatima).await;
    let path = format!("{}/absence", story.days());
    let who = Who::Staff(story.fatima).value();
    let form = |from: &'static str, until: &'static str, reason: &'static str| {
        [("who", who.clone()), ("from", from.into()), ("until", until.into()), ("reason", reason.into())]
    };
    for (typed, said) in [
        (form("2026-03-04", "2026-03-03", "free"), "De laatste dag ligt voor de eerste dag"),
        (form("2026-01-01", "2026-03-03", "free"), "Dat is te lang geleden"),
        (form("2028-03-01", "2028-03-03", "free"), "Dat is te ver vooruit"),
        (form("2026-03-03", "2030-03-03", "free"), "Dat duurt te lang"),
        (form("", "gisteren", "free"), "Vul een datum in"),
        (form("2026-03-03", "2026-03-05", "kater"), "Kies een reden"),
    ] {
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = fatima.post(&path, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        // What was typed is not lost.
        assert!(answer.text.contains(&format!("value=\"{}\"", typed[1].1)), "{typed:?}");
    }
    assert_eq!(story.count("absence").await, 0);
    let typed = form("2026-03-02", "2026-03-11", "free");
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(fatima.post(&path, &typed).await.location, story.days());
    let page = fatima.get(&story.page()).await.text;
    assert!(away(&page).contains("vrij, tot en met wo 11 maart"), "{page}");
    story.house.app.clock.forward_days(7);
    let mut fatima = story.browser(story.fatima).await;
    assert!(away(&fatima.get(&story.page()).await.text).contains("FATIMA"));
    // There again a day early: the last day is a different one now.
    let absence = story.only("absence").await;
    fatima.post(&format!("{}/absences/{absence}/back", story.days()), &[]).await;
    assert!(!fatima.get(&story.page()).await.text.contains("Er vandaag niet"));
}

#[rstest]
#[tokio::test]
async fn what_the_planning_says_of_an_absence_is_for_the_planning(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let absence = story.imported(Who::Staff(story.daan), date(2026, 3, 2), date(2026, 3, 20)).await;
    let mut fatima = story.browser(story.fatima).await;
    let page = fatima.get(&story.page()).await.text;
    assert!(away(&page).contains("afwezig, tot en met vr 20 maart"), "{page}");
    for path in [story.page(), story.days()] {
        assert!(!fatima.get(&path).await.text.contains("griep"));
    }
    // It is the import's: it cannot be taken back, but Daan can be there again.
    let at = |what: &str| format!("{}/absences/{absence}/{what}", story.days());
    assert_eq!(fatima.post(&at("remove"), &[]).await.status, StatusCode::NOT_FOUND);
    fatima.post(&at("back"), &[]).await;
    assert!(!fatima.get(&story.page()).await.text.contains("Er vandaag niet"));
    let kept: (bool, jiff_sqlx::Date, jiff_sqlx::Date) = {
        let mut tx = story.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_as("SELECT imported, until_on, back_on FROM absence").fetch_one(c).await)
            .unwrap()
    };
    assert!(kept.0, "still the import's row");
    assert_eq!((kept.1.to_jiff(), kept.2.to_jiff()), (date(2026, 3, 20), TODAY));
}

#[rstest]
#[tokio::test]
async fn days_are_swapped_and_added(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut maaike = story.browser(story.maaike).await;
    let path = format!("{}/change", story.days());
    let noor = Who::Child(story.noor).value();
    // Easter Monday, a day of its own, a day that is not there to swap, the day itself.
    for (from, gives_up, said) in [
        ("2026-04-06", "2026-03-09", "gesloten: Tweede paasdag"),
        ("2026-03-10", "", "KindNOOR is er op dinsdag 10 maart 2026 al"),
        ("2026-03-11", "2026-03-12", "heeft op donderdag 12 maart 2026 geen dag om te ruilen"),
        ("2026-03-09", "2026-03-09", "Kies twee verschillende dagen"),
        ("", "2026-03-09", "Vul een datum in"),
    ] {
        let typed = [("who", noor.as_str()), ("from", from), ("gives_up", gives_up), ("days", "day")];
        let answer = maaike.post(&path, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    assert_eq!(story.count("day_change").await, 0);
    let typed = [("who", noor.as_str()), ("from", "2026-03-05"), ("gives_up", "2026-03-03"), ("days", "day")];
    assert_eq!(maaike.post(&path, &typed).await.location, story.days());
    let page = maaike.get(&story.page()).await.text;
    assert!(away(&page).contains("geruild met do 5 maart"), "{page}");
    // Once more is refused: the day is given up already.
    assert_eq!(maaike.post(&path, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let days = maaike.get(&story.days()).await.text;
    assert!(days.contains("do 5 maart, over 2 dagen, in plaats van vandaag"), "{days}");
    assert!(days.contains("KindNOOR: ruildag"));
    story.house.app.clock.forward_days(2);
    let mut fatima = story.browser(story.fatima).await;
    let page = fatima.get(&story.page()).await.text;
    assert!(between(&page, "Kinderen <span", "Team <span").contains("ruildag"));
    let mut maaike = story.browser(story.maaike).await;
    let change = story.only("day_change").await;
    let remove = format!("{}/changes/{change}/remove", story.days());
    assert_eq!(fatima.post(&remove, &[]).await.status, StatusCode::FORBIDDEN);
    let elsewhere = format!("/groups/{}/days/changes/{change}/remove", story.other);
    assert_eq!(maaike.post(&elsewhere, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(maaike.post(&remove, &[]).await.location, story.days());
    assert_eq!(story.count("day_change").await, 0);
    // Sem comes on a half-day more; a pm'er works a day more.
    let sem = Who::Child(story.sem).value();
    let fatima = Who::Staff(story.fatima).value();
    for who in [&sem, &fatima] {
        let typed = [("who", who.as_str()), ("from", "2026-03-05"), ("days", "afternoon")];
        assert_eq!(maaike.post(&path, &typed).await.status, StatusCode::SEE_OTHER);
    }
    let page = maaike.get(&story.page()).await.text;
    assert!(page.contains("extra dag · middag"), "{page}");
}

const WORK_WEEK: [(&str, &str); 5] = [
    ("monday", "true"),
    ("tuesday", "true"),
    ("wednesday", "true"),
    ("thursday", "true"),
    ("friday", "true"),
];

#[rstest]
#[tokio::test]
async fn who_stands_in_sees_the_group_on_those_days_only(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut gerda = story.browser(story.gerda).await;
    assert_eq!(gerda.get(&story.page()).await.status, StatusCode::NOT_FOUND);
    let mut maaike = story.browser(story.maaike).await;
    let path = format!("{}/stand-in", story.days());
    let (from, until) = ("2026-03-04", "2026-03-05");
    let gerda_id = story.gerda.to_string();
    let staff = [("staff", gerda_id.as_str()), ("from", from), ("until", until), ("days", "day")];
    let staff: Vec<(&str, &str)> = staff.into_iter().chain(WORK_WEEK).collect();
    let named = |name: &'static str| -> Vec<(&'static str, &'static str)> {
        [("name", name), ("from", from), ("until", until), ("days", "morning")]
            .into_iter()
            .chain(WORK_WEEK)
            .collect()
    };
    for (typed, said) in [
        (vec![("from", from), ("until", until), ("days", "day")], "Kies een collega of vul een naam in"),
        (vec![("name", "Ria"), ("from", from), ("until", until), ("days", "day")], "Kies minstens één dag"),
        (
            vec![("name", "Ria"), ("from", until), ("until", from), ("days", "day"), ("friday", "true")],
            "De laatste dag ligt voor de eerste dag",
        ),
    ] {
        let answer = maaike.post(&path, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    assert_eq!(maaike.post(&path, &staff).await.status, StatusCode::SEE_OTHER);
    assert_eq!(maaike.post(&path, &named("Ria Invaller")).await.status, StatusCode::SEE_OTHER);
    assert!(maaike.get(&story.days()).await.text.contains("Deze naam staat niet in de planning"));
    // Both once.
    assert_eq!(maaike.post(&path, &staff).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(maaike.post(&path, &named("ria invaller")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A name of the planning is that person.
    assert_eq!(maaike.post(&path, &named("FATIMA Proef")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(story.count("stand_in WHERE staff_id IS NOT NULL").await, 2);
    // Today she may not see the group yet.
    assert_eq!(gerda.get(&story.page()).await.status, StatusCode::NOT_FOUND);
    story.house.app.clock.forward_days(1);
    let mut gerda = story.browser(story.gerda).await;
    let page = gerda.get(&story.page()).await.text;
    let team = between(&page, "Team <span", "</section>");
    for words in ["GERDA", "Ria", "invaller", "invaller · ochtend"] {
        assert!(team.contains(words), "{words}: {team}");
    }
    let ill = format!("{}/ill", story.days());
    assert_eq!(
        gerda.post(&ill, &[("who", &Who::Staff(story.fatima).value())]).await.status,
        StatusCode::SEE_OTHER
    );
    // On her own group she is missed.
    let own = gerda.get(&format!("/groups/{}", story.other)).await.text;
    assert!(away(&own).contains("is dan bij Groep G1"), "{own}");
    // Ill on such a day: she is not there.
    gerda.post(&ill, &[("who", &Who::Staff(story.gerda).value())]).await;
    assert!(away(&gerda.get(&story.page()).await.text).contains("GERDA"));
    // A stand-in is nobody's mentor, and not in the division.
    let mut maaike = story.browser(story.maaike).await;
    let draft = maaike.post(&format!("/groups/{}/division", story.group), &[]).await.location;
    let proposal = maaike.get(&draft).await.text;
    assert!(!proposal.contains("Ria") && !proposal.contains("GERDA"), "{proposal}");
    story.house.app.clock.forward_days(2);
    let mut gerda = story.browser(story.gerda).await;
    assert_eq!(gerda.get(&story.page()).await.status, StatusCode::NOT_FOUND);
    let mut maaike = story.browser(story.maaike).await;
    assert!(!maaike.get(&story.days()).await.text.contains("Ria Invaller"), "it is over");
}

#[rstest]
#[tokio::test]
async fn groups_are_together(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut maaike = story.browser(story.maaike).await;
    let path = format!("{}/merge", story.days());
    let other = story.other.to_string();
    let typed = |part: &'static str, time: &'static str, with: &'static str| -> Vec<(&'static str, String)> {
        let with = if with.is_empty() { other.clone() } else { with.to_owned() };
        [
            ("with", with),
            ("part", part.to_owned()),
            ("time", time.to_owned()),
            ("from", "2026-03-03".to_owned()),
        ]
        .into_iter()
        .chain(WORK_WEEK.map(|(name, on)| (name, on.to_owned())))
        .collect()
    };
    async fn send(browser: &mut Browser, path: &str, typed: &[(&str, String)]) -> crate::testing::Answer {
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(path, &typed).await
    }
    for (form, said) in [
        (typed("opening", "half negen", ""), "Vul een tijd in"),
        (typed("opening", "08:30", "x"), "Kies een groep"),
    ] {
        let answer = send(&mut maaike, &path, &form).await;
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    assert_eq!(send(&mut maaike, &path, &typed("opening", "08:30", "")).await.location, story.days());
    let twice = send(&mut maaike, &path, &typed("day", "", "")).await;
    assert!(twice.text.contains("Voor die tijd staat er al iets in"));
    let back = [
        ("with", story.group.to_string()),
        ("part", "opening".to_owned()),
        ("from", "2026-03-03".to_owned()),
        ("tuesday", "true".to_owned()),
    ];
    let round = send(&mut maaike, &format!("/groups/{}/days/merge", story.other), &back).await;
    assert!(round.text.contains("Die groep gaat dan zelf al naar deze groep"), "{}", round.text);
    // Both groups read it; the children are on their own group after it.
    let page = maaike.get(&story.page()).await.text;
    assert!(page.contains("Samen met Groep G2, op hun plek: bij het openen, tot 08:30"), "{page}");
    assert!(between(&page, "Kinderen <span", "Team <span").contains("KindNOOR"));
    let mut gerda = story.browser(story.gerda).await;
    let page = gerda.get(&format!("/groups/{}", story.other)).await.text;
    assert!(page.contains("Groep G1 is hier: bij het openen, tot 08:30"));
    assert!(page.contains("2 kinderen alleen bij het openen of sluiten") && page.contains("KindNOOR"));
    // Gerda knows who is there, and says nothing of the children of another group.
    assert!(!between(&page, "alleen bij het openen", "</details>").contains("name=\"who\""));
    let merge = story.only("group_merge").await;
    maaike.post(&format!("{}/merges/{merge}/remove", story.days()), &[]).await;
    assert_eq!(send(&mut maaike, &path, &typed("day", "", "")).await.status, StatusCode::SEE_OTHER);
    let page = gerda.get(&format!("/groups/{}", story.other)).await.text;
    assert!(between(&page, "Kinderen <span", "Team <span").contains("van Groep G1"), "{page}");
    let page = maaike.get(&story.page()).await.text;
    assert!(away(&page).contains("is dan bij Groep G2"));
    // Together all day: ill is one tap on their own page, and on that of the place where they are.
    assert!(away(&page).contains("name=\"who\""));
    let ill = format!("/groups/{}/days/ill", story.other);
    let noor = Who::Child(story.noor).value();
    assert_eq!(gerda.post(&ill, &[("who", &noor)]).await.status, StatusCode::SEE_OTHER);
    assert!(away(&maaike.get(&story.page()).await.text).contains("ziek"));
}

#[rstest]
#[tokio::test]
async fn a_closed_location_is_empty(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut maaike = story.browser(story.maaike).await;
    let at = format!("/locations/{}/days", story.house.location);
    let page = maaike.get(&at).await.text;
    assert!(page.contains("ma 6 april") && page.contains("gesloten — Tweede paasdag"), "{page}");
    assert!(page.contains("gesloten — Koningsdag"));
    let close = format!("{at}/closure");
    let answer = maaike
        .post(&close, &[("from", "2026-03-05"), ("until", "2026-03-04"), ("reason", "studiedag")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text.contains("De laatste dag ligt voor de eerste dag") && answer.text.contains("studiedag")
    );
    // Noor comes extra on Thursday; then the location closes.
    let typed =
        [("who", Who::Child(story.noor).value()), ("from", "2026-03-05".into()), ("days", "day".into())];
    let typed: Vec<(&str, &str)> =
        typed.iter().map(|(name, value): &(&str, String)| (*name, value.as_str())).collect();
    maaike.post(&format!("{}/change", story.days()), &typed).await;
    maaike.post(&close, &[("from", "2026-03-05"), ("until", "2026-03-06"), ("reason", "studiedag")]).await;
    let page = maaike.get(&at).await.text;
    assert!(page.contains("Er viel 1 ruildag of extra dag op"), "{page}");
    assert!(page.contains("gesloten — studiedag"));
    let again = maaike.post(&close, &[("from", "2026-03-06"), ("until", "2026-03-06")]).await;
    assert!(again.text.contains("Voor die tijd staat er al iets in"));
    assert!(maaike.get(&story.days()).await.text.contains("gesloten: studiedag"));
    let mut fatima = story.browser(story.fatima).await;
    assert_eq!(fatima.get(&at).await.status, StatusCode::FORBIDDEN);
    story.house.app.clock.forward_days(2);
    let mut daan = story.browser(story.daan).await;
    let page = daan.get(&story.page()).await.text;
    assert!(page.contains("gesloten: studiedag") && !page.contains("name=\"who\""), "{page}");
    let mut maaike = story.browser(story.maaike).await;
    let closure = story.only("closure").await;
    maaike.post(&format!("{at}/closures/{closure}/remove"), &[]).await;
    assert!(daan.get(&story.page()).await.text.contains("extra dag"));
    // The lead of another location has nothing here.
    let elsewhere = format!("/locations/{}/days", story.other);
    assert_eq!(maaike.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        maaike
            .post(&format!("{elsewhere}/closure"), &[("from", "2026-03-09"), ("until", "2026-03-09")])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[rstest]
#[tokio::test]
async fn after_school_care_follows_the_holidays_of_its_region(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(story) = Story::open(engine, "bso").await else { return };
    // The summer of 2026 begins in the north on 4 July: Monday the 6th, 125 days from now.
    let tess = story.house.child("TESS", story.group, days("ma-m")).await;
    story.house.app.clock.forward_days(125);
    let mut maaike = story.browser(story.maaike).await;
    let page = maaike.get(&story.days()).await.text;
    assert!(page.contains("nog geen regio van de schoolvakanties gekozen"), "{page}");
    let plain = maaike.get(&story.page()).await.text;
    assert!(!plain.contains("de BSO is de hele dag open"));
    let at = format!("/locations/{}/days", story.house.location);
    assert_eq!(
        maaike.post(&format!("{at}/region"), &[("region", "oost")]).await.status,
        StatusCode::BAD_REQUEST
    );
    maaike.post(&format!("{at}/region"), &[("region", "noord")]).await;
    let page = maaike.get(&at).await.text;
    assert!(
        page.contains("Regio van de schoolvakanties: Noord.") && page.contains("Zomervakantie"),
        "{page}"
    );
    assert!(page.contains("De vakanties zijn bekend tot en met zondag 3 september 2028"));
    let page = maaike.get(&story.page()).await.text;
    assert!(page.contains("Zomervakantie: de BSO is de hele dag open"), "{page}");
    assert!(!maaike.get(&story.days()).await.text.contains("nog geen regio"));
    let mut tx = story.house.app.db.read().await.unwrap();
    let monday = date(2026, 7, 6);
    let known = super::days(
        &mut tx,
        story.house.organisation,
        &[story.group],
        super::Whom::Everybody,
        (monday, monday),
    )
    .await
    .unwrap();
    assert_eq!(known.calendar.child(tess.0).on(monday).half_days(), 2);
    // Far ahead nobody knows the holidays yet, and the page says so.
    drop(tx);
    story.house.app.clock.forward_days(800);
    let mut maaike = story.browser(story.maaike).await;
    let page = maaike.get(&story.days()).await.text;
    assert!(page.contains("De schoolvakanties zijn bekend tot en met zondag 3 september 2028"), "{page}");
}

#[rstest]
#[tokio::test]
async fn a_child_that_has_died_comes_no_more(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(story) = Story::open(engine, "kdv").await else { return };
    let mut maaike = story.browser(story.maaike).await;
    let noor = Who::Child(story.noor).value();
    let typed = [("who", noor.as_str()), ("from", "2026-03-05"), ("days", "day")];
    maaike.post(&format!("{}/change", story.days()), &typed).await;
    let mut fatima = story.browser(story.fatima).await;
    fatima.post(&format!("{}/ill", story.days()), &[("who", &noor)]).await;
    assert!(maaike.get(&story.days()).await.text.contains("KindNOOR"));
    let account = story.house.account(Some(story.maaike), None).await;
    let mut tx = story.house.write().await;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO child_death (organisation_id, id, child_id, died_on, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(story.house.organisation).bind(fresh(now)).bind(story.noor).bind(jiff_sqlx::Date::from(TODAY)).bind(now)
        .bind(account).execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    for path in ["", "/absence", "/change"] {
        let page = maaike.get(&format!("{}{path}", story.days())).await.text;
        assert!(!page.contains("NOOR"), "{path}: {page}");
    }
    let page = maaike.get(&story.page()).await.text;
    assert!(!between(&page, "Vandaag</h2>", "</section>").contains("NOOR"));
    assert_eq!(
        fatima.post(&format!("{}/ill", story.days()), &[("who", &noor)]).await.status,
        StatusCode::NOT_FOUND
    );
}
