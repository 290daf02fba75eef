//! What becomes due, late and done is told on its day, or within an hour of what people did.

use jiff::ToSpan as _;
use mentorkind_domain::protocol::PROFILES;

use super::*;
use crate::webhook::asked::{REST, all};

/// A talk with the parents of Noor is due from 9 April, and late after 7 May; the team's meeting is late already.
async fn nest(engine: Engine) -> Option<Nest> {
    let nest = Nest::open(engine).await?;
    nest.house.mentorship(nest.noor, nest.anna, nest.group, TODAY).await;
    let (name, text) = PROFILES[0];
    let meets = text.replace("[meeting.meeting_weeks]\nvalue = 0\n", "[meeting.meeting_weeks]\nvalue = 8\n");
    assert_ne!(meets, text);
    let mut tx = nest.house.write().await;
    crate::protocol::add(&mut tx, nest.house.organisation, TODAY - 300.days(), name, &meets, None)
        .await
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    Some(nest)
}

impl Nest {
    /// A webhook that is told what is asked: where its page is.
    async fn asks(&self) -> String {
        self.asks_at(&self.receiver.address()).await
    }

    async fn asks_at(&self, address: &str) -> String {
        let page = self.add(address, &["obligation"]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        format!("/webhooks/{}", between(&page.text, "href=\"/webhooks/", "\""))
    }

    async fn talk(&self, outcome: &str, day: &str) {
        let child = self.noor.to_string();
        let fields = [("child", &*child), ("kind", "parent-talk"), ("outcome", outcome), ("day", day)];
        let mut mentor = self.house.browser_of_staff(self.anna).await;
        assert_eq!(mentor.post("/todo/talks", &fields).await.location, "/todo");
    }

    async fn met(&self, day: &str) {
        let group = self.group.to_string();
        let mut lead = self.house.browser_of_staff(self.house.staff_of("LENI").await).await;
        let fields = [("group", &*group), ("day", day)];
        assert_eq!(lead.post("/todo/meetings", &fields).await.location, "/todo");
    }

    /// What is told after so many minutes, without the identity, which each has.
    async fn told_after(&self, minutes: i64) -> Vec<(String, Value)> {
        self.house.app.clock.forward_minutes(minutes);
        deliver(&self.house).await;
        let told = self.receiver.took().into_iter().map(|got| {
            assert!(!got.body.contains("KindNOOR") && !got.body.contains("Groep"), "{}", got.body);
            let mut data = got.data();
            let id = data.as_object_mut().unwrap().remove("id");
            assert!(id.is_some_and(|id| id.is_string()));
            (got.event(), data)
        });
        in_order(told.collect())
    }
}

fn in_order(mut told: Vec<(String, Value)>) -> Vec<(String, Value)> {
    told.sort_by_key(|(event, data)| format!("{event} {data}"));
    told
}

fn talk(due: &str, state: &str) -> Value {
    json!({"kind": "parent-talk", "child": "NOOR", "group": "EGEL", "from": "2026-04-09", "due": due, "state": state})
}

fn meeting(from: &str, due: &str, state: &str) -> Value {
    json!({"kind": "meeting", "child": null, "group": "EGEL", "from": from, "due": due, "state": state})
}

fn told<const N: usize>(told: [(&str, Value); N]) -> Vec<(String, Value)> {
    in_order(told.into_iter().map(|(event, data)| (format!("obligation.{event}"), data)).collect())
}

#[rstest]
#[tokio::test]
async fn what_is_asked_is_told_on_its_day_and_within_an_hour(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = nest(engine).await else { return };
    let page = nest.asks().await;
    assert_eq!(nest.told_after(0).await, told([]), "what is there already is not told");
    assert_eq!(
        nest.count("webhook_known").await,
        3,
        "a mentorship, a place and a late meeting; a talk is to come"
    );

    // Whatever people do is compared at most once an hour.
    nest.met("2026-03-03").await;
    assert_eq!(nest.told_after(REST - 1).await, told([]));
    let late = meeting("2025-06-18", "2025-07-02", "late");
    assert_eq!(nest.told_after(1).await, told([("settled", late)]));

    // A new day is enough, whether or not anybody did something.
    let day = 24 * 60;
    assert_eq!(nest.told_after(36 * day).await, told([]));
    assert_eq!(nest.told_after(day).await, told([("due", talk("2026-05-07", "due"))]));
    assert_eq!(nest.told_after(0).await, told([]), "told once");

    nest.talk("planned", "2026-04-20").await;
    assert_eq!(nest.told_after(REST).await, told([("planned", talk("2026-05-07", "planned"))]));
    nest.changed(
        "INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason)
         VALUES ($1, $2, (SELECT id FROM location WHERE organisation_id = $1), '2026-05-07', '2026-05-07', '')",
        nest.noor,
    )
    .await;
    assert_eq!(nest.told_after(REST).await, told([("changed", talk("2026-05-08", "planned"))]));
    assert_eq!(nest.told_after(5 * day).await, told([("due", meeting("2026-04-14", "2026-04-28", "due"))]));
    assert_eq!(nest.told_after(7 * day).await, told([("due", talk("2026-05-08", "due"))]), "nobody held it");
    let both = [("late", meeting("2026-04-14", "2026-04-28", "late")), ("late", talk("2026-05-08", "late"))];
    assert_eq!(nest.told_after(18 * day).await, told(both));
    nest.talk("held", "2026-05-09").await;
    assert_eq!(nest.told_after(REST).await, told([("settled", talk("2026-05-08", "late"))]));

    let log = nest.get(&page).await;
    assert!(log.contains("obligation.late") && !log.contains("NOOR") && !log.contains("EGEL"), "{log}");
}

#[rstest]
#[tokio::test]
async fn who_begins_to_hear_of_it_hears_nothing_of_before(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = nest(engine).await else { return };
    let (other, _) = nest.webhook().await;
    deliver(&nest.house).await;
    assert_eq!(nest.count("webhook_known").await, 2, "what nobody hears of is not kept");
    let (page, last) = (nest.asks().await, nest.asks_at(&format!("{}/ook", nest.receiver.address())).await);
    nest.post(&format!("{page}/end")).await;
    assert_eq!(nest.count("webhook_known").await, 3, "another one hears of it still");
    nest.house.app.clock.forward_days(37);
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.events(), ["obligation.due"]);
    nest.post(&format!("{last}/end")).await;
    assert_eq!(nest.count("webhook_known").await, 2);
    nest.house.app.clock.forward_days(30);
    deliver(&nest.house).await;
    nest.asks().await;
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.events(), [""; 0]);
    assert!(nest.get(&other).await.contains("wie van welk kind mentor is"));
}

#[rstest]
#[tokio::test]
async fn one_of_two_servers_tells_it_and_what_was_cut_off_is_told_later(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = nest(engine).await else { return };
    let app = &nest.house.app;
    nest.asks().await;
    app.clock.forward_days(37);
    let (one, two) = tokio::join!(all(app), all(app));
    one.and(two).unwrap();
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.events(), ["obligation.due"]);

    // A server that stopped in the middle had taken its turn.
    app.clock.forward_days(30);
    let now = app.clock.now();
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE webhook_look SET asked_at = $1, asked_position = NULL")
        .bind(now).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(nest.told_after(REST - 1).await, told([]));
    assert_eq!(nest.told_after(1).await, told([("late", talk("2026-05-07", "late"))]));
}
