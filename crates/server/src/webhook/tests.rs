//! Another system is told, on both engines: a little server on loopback that looks at what it gets.

mod asked;
mod secrets;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::civil::date;
use mentorkind_domain::{
    half_days::parse,
    webhook::{TEST, wait},
};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::Sha256;

use super::{keep_up, look, queries, send};
use crate::{
    on,
    platform::{
        audit::{Audit, Verdict, verify},
        ids::{ChildId, GroupId, StaffId, WebhookId},
        jobs,
    },
    testing::{Answer, Browser, Engine, House, TODAY},
};

/// What came in.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    headers: HeaderMap,
    pub body: String,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    fn event(&self) -> String {
        serde_json::from_str::<Value>(&self.body).unwrap()["type"].as_str().unwrap().to_owned()
    }

    fn data(&self) -> Value {
        serde_json::from_str::<Value>(&self.body).unwrap()["data"].clone()
    }

    /// Whether one of the signatures is made with this secret, as the other side would look.
    fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let signed =
            format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body);
        self.header("webhook-signature").split(' ').any(|signature| {
            let code = STANDARD.decode(signature.strip_prefix("v1,").unwrap()).unwrap();
            let mut own = Hmac::<Sha256>::new_from_slice(&key).unwrap();
            own.update(signed.as_bytes());
            own.verify_slice(&code).is_ok()
        })
    }
}

#[derive(Default)]
struct Hears {
    got: Mutex<Vec<Got>>,
    /// What is answered first; after that all is taken.
    answers: Mutex<VecDeque<u16>>,
}

/// Another system.
pub(crate) struct Receiver {
    port: u16,
    hears: Arc<Hears>,
}

async fn hear(State(hears): State<Arc<Hears>>, headers: HeaderMap, body: Bytes) -> Response {
    let body = String::from_utf8(body.to_vec()).unwrap();
    hears.got.lock().unwrap().push(Got { headers, body });
    let status = hears.answers.lock().unwrap().pop_front().unwrap_or(204);
    (StatusCode::from_u16(status).unwrap(), [(header::LOCATION, "/elsewhere")]).into_response()
}

impl Receiver {
    pub(crate) async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let hears = Arc::new(Hears::default());
        let router = Router::new().fallback(hear).with_state(hears.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { port, hears }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    fn answers(&self, statuses: impl IntoIterator<Item = u16>) {
        self.hears.answers.lock().unwrap().extend(statuses);
    }

    /// What came in since it was asked last.
    pub(crate) fn took(&self) -> Vec<Got> {
        std::mem::take(&mut *self.hears.got.lock().unwrap())
    }

    /// The events that came in, in the order of their names.
    fn events(&self) -> Vec<String> {
        let mut events: Vec<String> = self.took().iter().map(Got::event).collect();
        events.sort();
        events
    }
}

/// Looks, and sends what is due now.
pub(crate) async fn deliver(house: &House) {
    look::all(&house.app).await.unwrap();
    super::asked::all(&house.app).await.unwrap();
    loop {
        let claimed = send::claim(&house.app, 8).await.unwrap();
        if claimed.is_empty() {
            break;
        }
        for one in claimed {
            send::send(&house.app, one).await.unwrap();
        }
    }
}

/// A house with an administrator, a team lead, a mentor and a child.
struct Nest {
    house: House,
    receiver: Receiver,
    admin: StaffId,
    anna: StaffId,
    group: GroupId,
    noor: ChildId,
}

/// What is between two pieces of a page.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {text}")).split(to).next().unwrap()
}

impl Nest {
    async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let group = house.group("EGEL", "kdv").await;
        let (admin, lead, anna) =
            (house.staff("BEN").await, house.staff("LENI").await, house.staff("ANNA").await);
        house.role(admin, "admin").await;
        house.role(lead, "teamlead").await;
        house.works(anna, group, "pm", parse(b"ma di wo do vr").unwrap()).await;
        let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
        Some(Self { house, receiver: Receiver::open().await, admin, anna, group, noor })
    }

    async fn browser(&self) -> Browser {
        self.house.browser_of_staff(self.admin).await
    }

    async fn add(&self, address: &str, subjects: &[&str]) -> Answer {
        let mut fields = vec![("address", address)];
        fields.extend(subjects.iter().map(|subject| (*subject, "true")));
        self.browser().await.post_on("/webhooks", &fields).await
    }

    /// A webhook to the receiver for everything: where its page is, and its secret.
    async fn webhook(&self) -> (String, String) {
        let page = self.add(&self.receiver.address(), &["mentorship", "placement"]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let secret = between(&page.text, "<code class=\"address\">", "<").to_owned();
        let id = between(&page.text, "href=\"/webhooks/", "\"");
        (format!("/webhooks/{id}"), secret)
    }

    async fn get(&self, path: &str) -> String {
        let answer = self.browser().await.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {}", answer.text);
        answer.text
    }

    async fn post(&self, path: &str) -> Answer {
        self.browser().await.post(path, &[]).await
    }

    /// A test is on its way.
    async fn test(&self, webhook: &str) {
        assert_eq!(self.post(&format!("{webhook}/test")).await.location, webhook);
    }

    /// Somebody changes something; the trail says so.
    async fn changed(&self, sql: &'static str, child: ChildId) {
        let mut tx = self.house.write().await;
        on!(tx, c => sqlx::query(sql).bind(self.house.organisation).bind(child).execute(c).await.map(drop))
            .unwrap();
        tx.commit(Audit::new(self.house.organisation, None, "changed")).await.unwrap();
    }

    async fn noted(&self) {
        self.changed(
            "UPDATE child SET first_name = first_name WHERE organisation_id = $1 AND id = $2",
            self.noor,
        )
        .await;
    }

    async fn count(&self, table: &'static str) -> i64 {
        let mut tx = self.house.app.db.read().await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
    }
}

#[rstest]
#[tokio::test]
async fn what_changed_is_told_by_keys_and_signed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, noor, anna, group, .. } = &nest;
    nest.noted().await;
    deliver(house).await;
    for table in ["webhook_look", "webhook_known", "webhook_event", "webhook_delivery"] {
        assert_eq!(nest.count(table).await, 0, "nothing is kept without a webhook: {table}");
    }
    let (page, secret) = nest.webhook().await;
    let only = nest.add(&format!("{}/plaatsen", receiver.address()), &["placement"]).await;
    assert_eq!(only.status, StatusCode::OK);
    deliver(house).await;
    assert_eq!(receiver.events(), [""; 0], "what is there already is not told");

    house.mentorship(*noor, *anna, *group, TODAY).await;
    deliver(house).await;
    assert_eq!(receiver.events(), [""; 0], "nothing that is not in the trail");
    nest.noted().await;
    deliver(house).await;
    let got = receiver.took();
    assert_eq!(got.len(), 1, "one of the two is told of mentorships");
    assert_eq!(got[0].event(), "mentorship.started");
    assert_eq!(
        got[0].data(),
        json!({"child": "NOOR", "mentor": "ANNA", "group": "EGEL", "since": "2026-03-03", "until": null, "in_place_of": null})
    );
    assert!(got[0].is_signed_with(&secret) && !got[0].is_signed_with("whsec_Z2VoZWlt"));
    assert_eq!(got[0].header("content-type"), "application/json");
    assert_eq!(got[0].header("webhook-timestamp"), house.app.clock.now().timestamp().as_second().to_string());
    deliver(house).await;
    assert_eq!(receiver.events(), [""; 0], "told once");

    // The place is told to both; every way in which something changes has a name.
    for (sql, events) in [
        (
            "UPDATE placement SET days = 7 WHERE organisation_id = $1 AND child_id = $2",
            vec!["placement.changed"; 2],
        ),
        (
            "UPDATE placement SET until_on = '2026-04-30' WHERE organisation_id = $1 AND child_id = $2",
            vec!["placement.ended"; 2],
        ),
        (
            "UPDATE placement SET until_on = NULL WHERE organisation_id = $1 AND child_id = $2",
            vec!["placement.changed"; 2],
        ),
        (
            "UPDATE mentorship SET until_on = '2026-03-31' WHERE organisation_id = $1 AND child_id = $2",
            vec!["mentorship.ended"],
        ),
        // A last day before the first: it never was.
        (
            "UPDATE mentorship SET until_on = '2026-03-02' WHERE organisation_id = $1 AND child_id = $2",
            vec!["mentorship.withdrawn"],
        ),
        (
            "UPDATE mentorship SET until_on = NULL WHERE organisation_id = $1 AND child_id = $2",
            vec!["mentorship.started"],
        ),
        ("DELETE FROM mentorship WHERE organisation_id = $1 AND child_id = $2", vec!["mentorship.withdrawn"]),
        (
            "DELETE FROM placement WHERE organisation_id = $1 AND child_id = $2",
            vec!["placement.withdrawn"; 2],
        ),
    ] {
        house.app.clock.forward_minutes(1);
        nest.changed(sql, *noor).await;
        deliver(house).await;
        assert_eq!(receiver.events(), events, "{sql}");
    }

    let log = nest.get(&page).await;
    assert!(
        log.contains("mentorship.withdrawn") && log.contains("antwoord 204") && log.contains("aangekomen"),
        "{log}"
    );
    assert!(!log.contains("NOOR") && !log.contains("KindNOOR") && !log.contains(&secret), "{log}");
    assert!(matches!(verify(&house.app.db, house.organisation).await.unwrap(), Verdict::Whole { .. }));
}

#[rstest]
#[tokio::test]
async fn what_is_not_taken_is_sent_again_until_it_is_given_up(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, .. } = &nest;
    let (page, _) = nest.webhook().await;
    receiver.answers([500, 302]);
    nest.test(&page).await;
    deliver(house).await;
    let first = receiver.took();
    assert_eq!(first.len(), 1);
    let log = nest.get(&page).await;
    assert!(log.contains("antwoord 500") && log.contains("nog niet aangekomen"), "{log}");
    deliver(house).await;
    assert_eq!(receiver.took().len(), 0, "not before its time");
    house.app.clock.forward_minutes(1);
    deliver(house).await;
    let second = receiver.took();
    assert_eq!(second.len(), 1, "a redirect is not followed");
    assert_eq!(second[0].body, first[0].body);
    assert_eq!(second[0].header("webhook-id"), first[0].header("webhook-id"));
    assert_ne!(second[0].header("webhook-timestamp"), first[0].header("webhook-timestamp"));
    assert!(nest.get(&page).await.contains("antwoord 302"));
    house.app.clock.forward_minutes(2);
    deliver(house).await;
    assert_eq!(receiver.took().len(), 1);
    assert!(nest.get(&page).await.contains("antwoord 204"));

    // Three days long nothing is taken.
    receiver.answers(std::iter::repeat_n(503, 100));
    nest.test(&page).await;
    let mut tries = 0;
    for minutes in (1..).map_while(wait).chain([1]) {
        deliver(house).await;
        tries += receiver.took().len();
        house.app.clock.forward_minutes(minutes);
    }
    assert_eq!(tries, (1..).map_while(wait).count() + 1);
    deliver(house).await;
    assert_eq!(receiver.took().len(), 0, "given up");
    let log = nest.get(&page).await;
    assert!(
        log.contains("nam een bericht 3 dagen lang niet aan") && log.contains("niet aangekomen"),
        "{log}"
    );
    assert!(nest.get("/webhooks").await.contains("staat stil"));
    jobs::run_due(&house.app).await.unwrap();
    let mails = house.app.mailer.kept();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].mail.to, "ben@example.org");
    assert!(mails[0].mail.subject.contains("staat stil") && !mails[0].mail.text.contains("127.0.0.1"));

    // What happens meanwhile waits too, and all of it goes out when somebody says so.
    house.mentorship(nest.noor, nest.anna, nest.group, TODAY).await;
    nest.noted().await;
    deliver(house).await;
    assert_eq!(receiver.took().len(), 0);
    assert_eq!(nest.post(&format!("{page}/test")).await.status, StatusCode::CONFLICT);
    receiver.hears.answers.lock().unwrap().clear();
    assert_eq!(nest.post(&format!("{page}/resume")).await.location, page);
    deliver(house).await;
    assert_eq!(receiver.events(), ["mentorship.started", "webhook.test"]);
    assert_eq!(nest.post(&format!("{page}/resume")).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[tokio::test]
async fn a_system_that_wants_no_more_gets_no_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let (page, _) = nest.webhook().await;
    nest.receiver.answers([410]);
    nest.test(&page).await;
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.took().len(), 1);
    assert!(nest.get(&page).await.contains("geen berichten meer wil"));
    nest.house.app.clock.forward_days(1);
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.took().len(), 0);
}

#[rstest]
#[tokio::test]
async fn only_administrators_add_one_and_only_to_a_safe_address(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    let (page, _) = nest.webhook().await;
    let mut lead = nest.house.browser_of_staff(nest.house.staff_of("LENI").await).await;
    for path in ["/webhooks", &page, &format!("{page}/end"), &format!("{page}/secret")] {
        assert_eq!(lead.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(lead.post(&format!("{page}/end"), &[]).await.status, StatusCode::FORBIDDEN);
    let ours = nest.receiver.address();
    let long = format!("https://rooster.example/{}", "a".repeat(1_000));
    for (address, subjects, words) in [
        (ours.as_str(), &["placement", "obligation"][..], "krijgt hiervan al bericht"),
        ("", &["placement"][..], "begint met https://"),
        ("https://rooster.example/", &[], "Kies ten minste één ding"),
        ("http://rooster.example/", &["placement"], "zou iedereen kunnen meelezen"),
        ("https://192.168.1.4/", &["placement"], "binnen het netwerk van de server"),
        ("https://169.254.169.254/", &["placement"], "binnen het netwerk van de server"),
        ("https://[fd00::1]/", &["placement"], "binnen het netwerk van de server"),
        ("https://rooster.example:99999/", &["placement"], "hoogstens 65535"),
        ("https://rooster.example/#hier", &["placement"], "Laat weg wat vanaf #"),
        (long.as_str(), &["placement"], "Dit adres is te lang"),
    ] {
        let answer = nest.add(address, subjects).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(answer.text.contains(words), "{address}: {}", answer.text);
    }
    assert_eq!(nest.count("webhook").await, 1);

    // An administrator of another organisation sees and does nothing of it.
    let (ours, organisation) = (nest.house.organisation, nest.house.organisation("Andere opvang").await);
    nest.house.organisation = organisation;
    let other = nest.house.staff("ADA").await;
    nest.house.role(other, "admin").await;
    let mut browser = nest.house.browser_of_staff(other).await;
    assert!(browser.get("/webhooks").await.text.contains("Er is nog geen webhook"));
    assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
    for act in ["test", "pause", "resume", "secret", "end"] {
        let answer = browser.post(&format!("{page}/{act}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
    }
    nest.house.organisation = ours;

    // A name that leads inside is judged when it is connected to, also when it was a good one before.
    nest.test(&page).await;
    let named = format!("https://localhost:{}/hook", nest.receiver.port);
    let mut tx = nest.house.write().await;
    on!(tx, c => sqlx::query("UPDATE webhook SET address = $1").bind(&named).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    nest.house.set(|settings| settings.demo = false);
    deliver(&nest.house).await;
    assert_eq!(nest.receiver.took().len(), 0);
    assert!(nest.get(&page).await.contains("het adres ligt binnen het netwerk"));

    // Whoever runs the server can open the own network; the secrets of a cloud stay shut.
    nest.house.set(|settings| settings.own_network = true);
    assert_eq!(nest.add("https://192.168.1.4/", &["placement"]).await.status, StatusCode::OK);
    let secrets = nest.add("https://169.254.169.254/", &["placement"]).await;
    assert_eq!(secrets.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn it_is_paused_ended_and_sent_again_by_hand_and_the_trail_knows(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, .. } = &nest;
    let (page, _) = nest.webhook().await;
    nest.test(&page).await;
    deliver(house).await;
    let first = receiver.took();
    let log = nest.get(&page).await;
    let again = format!("{page}/deliveries/{}", between(&log, "/deliveries/", "\""));
    assert_eq!(nest.post(&again).await.location, page);
    deliver(house).await;
    let second = receiver.took();
    assert_eq!((second.len(), second[0].header("webhook-id")), (1, first[0].header("webhook-id")));

    assert_eq!(nest.post(&format!("{page}/pause")).await.location, page);
    assert_eq!(nest.post(&again).await.status, StatusCode::NOT_FOUND, "nothing goes out of a paused one");
    assert!(nest.get(&page).await.contains("Een beheerder heeft de webhook stilgezet"));
    assert_eq!(nest.post(&format!("{page}/pause")).await.status, StatusCode::CONFLICT);
    nest.post(&format!("{page}/resume")).await;

    // Whoever answers for it must be an administrator; another one can take it over.
    let ada = house.staff("ADA").await;
    house.role(ada, "admin").await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE staff_role SET until_on = '2026-03-02' WHERE staff_id = $1")
        .bind(nest.admin).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    house.mentorship(nest.noor, nest.anna, nest.group, TODAY).await;
    nest.noted().await;
    deliver(house).await;
    assert_eq!(receiver.took().len(), 0);
    let mut browser = house.browser_of_staff(ada).await;
    assert!(browser.get(&page).await.text.contains("geen beheerder meer"));
    browser.post(&format!("{page}/resume"), &[]).await;
    deliver(house).await;
    assert_eq!(receiver.events(), ["mentorship.started"]);

    assert!(browser.get(&format!("{page}/end")).await.text.contains("beëindigen?"));
    assert_eq!(nest.count("webhook").await, 1, "asked is not ended");
    assert_eq!(browser.post(&format!("{page}/end"), &[]).await.location, "/webhooks");
    let again = browser.post(&format!("{page}/end"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("Deze webhook is al beëindigd."), "{}", again.text);
    for table in ["webhook", "webhook_look", "webhook_known", "webhook_event", "webhook_delivery"] {
        assert_eq!(nest.count(table).await, 0, "{table}");
    }
    let mut tx = house.app.db.read().await.unwrap();
    let told: Vec<(String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT action, subjects FROM audit_entry WHERE action LIKE 'webhook%'").fetch_all(c).await)
    .unwrap();
    let id = page.strip_prefix("/webhooks/").unwrap();
    for action in [
        "webhook added",
        "webhook tested",
        "webhook delivery sent again",
        "webhook paused",
        "webhook resumed",
        "webhook paused by itself",
        "webhook ended",
    ] {
        let found = told.iter().any(|(told, on)| told == action && on.contains(&format!("webhook:{id}")));
        assert!(found, "{action} is not in {told:?}");
    }
}

#[rstest]
#[tokio::test]
async fn the_log_goes_back_a_month_and_one_worker_sends_to_a_webhook(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, .. } = &nest;
    let (page, _) = nest.webhook().await;
    nest.test(&page).await;
    nest.test(&page).await;
    let claimed = send::claim(&house.app, 8).await.unwrap();
    assert_eq!(claimed.len(), 1);
    assert_eq!(send::claim(&house.app, 8).await.unwrap().len(), 0, "another worker has it");
    send::send(&house.app, claimed[0]).await.unwrap();
    assert_eq!(receiver.took().len(), 1);
    // A worker that did not come back loses it after a while.
    send::claim(&house.app, 8).await.unwrap();
    deliver(house).await;
    assert_eq!(receiver.took().len(), 0);
    house.app.clock.forward_minutes(1);
    deliver(house).await;
    assert_eq!(receiver.took().len(), 1);

    house.app.clock.forward_days(29);
    keep_up(&house.app).await.unwrap();
    assert_eq!(nest.count("webhook_event").await, 2);
    house.app.clock.forward_days(1);
    keep_up(&house.app).await.unwrap();
    assert_eq!((nest.count("webhook_event").await, nest.count("webhook_delivery").await), (0, 0));
    let webhooks: i64 = nest.count("webhook").await;
    assert_eq!(webhooks, 1);
}

#[rstest]
#[tokio::test]
async fn the_log_shows_what_was_not_delivered_first_a_page_at_a_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, .. } = &nest;
    let (page, _) = nest.webhook().await;
    receiver.answers([500]);
    nest.test(&page).await;
    deliver(house).await;
    let first = receiver.took()[0].header("webhook-id").to_owned();
    house.app.clock.forward_minutes(1);
    let mut tx = house.write().await;
    let tx_now = tx.now;
    let webhook: WebhookId =
        on!(tx, c => sqlx::query_scalar("SELECT id FROM webhook").fetch_one(c).await).unwrap();
    let happened = queries::Happened { event: TEST, child: None, told: "{}" };
    for _ in 0..queries::LINES {
        queries::tell(&mut tx, house.organisation, &happened, &[webhook]).await.unwrap();
    }
    on!(tx, c => sqlx::query("UPDATE webhook_delivery SET delivered_at = $1, next_at = NULL WHERE tries = 0")
        .bind(tx_now).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let log = nest.get(&page).await;
    assert_eq!(log.matches("/deliveries/").count(), queries::LINES);
    assert!(log.find(&first).unwrap() < log.find("/deliveries/").unwrap(), "what did not arrive comes first");
    let rest = nest.get(&format!("{page}?page=2")).await;
    assert_eq!(rest.matches("/deliveries/").count(), 1);
    assert!(!rest.contains(&first) && rest.contains("?page=1#log") && !rest.contains("?page=3"), "{rest}");
}

/// What is long over is forgotten without a word.
#[rstest]
#[tokio::test]
async fn what_ended_long_ago_is_not_looked_at_any_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let Nest { house, receiver, .. } = &nest;
    let mentorship = house.mentorship(nest.noor, nest.anna, nest.group, TODAY).await;
    let mut tx = house.write().await;
    let last = jiff_sqlx::Date::from(date(2026, 3, 31));
    on!(tx, c => sqlx::query("UPDATE mentorship SET until_on = $2 WHERE id = $1")
        .bind(mentorship).bind(last).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    nest.webhook().await;
    let before = nest.count("webhook_known").await;
    let days = i64::from((date(2026, 3, 31) - TODAY).get_days()) + super::look::BACK;
    for (later, known) in [(days, before), (1, before - 1)] {
        house.app.clock.forward_days(later);
        nest.noted().await;
        deliver(house).await;
        assert_eq!(nest.count("webhook_known").await, known, "{later}");
    }
    assert_eq!(receiver.events(), [""; 0]);
}
