//! Other systems call, on both engines.

mod twice;

use std::collections::BTreeMap;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use jiff::civil::date;
use mentorkind_domain::{api::Scope, half_days::parse};
use rstest::rstest;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::{
    on,
    platform::{
        app::App,
        audit::{Audit, Verdict, verify},
        ids::{AccountId, GroupId, StaffId},
        routes::Access,
    },
    route_table, router,
    testing::{Engine, House, TODAY},
};

/// A call of another system.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call<'a> {
    pub method: &'static str,
    pub path: &'a str,
    pub token: Option<&'a str>,
    pub key: Option<&'a str>,
    pub body: Option<Value>,
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: &'a str, token: &'a str) -> Self {
        Self { method: "GET", path, token: Some(token), ..Self::default() }
    }

    pub(crate) fn post(path: &'a str, token: &'a str, key: &'a str, body: Value) -> Self {
        Self { method: "POST", path, token: Some(token), key: Some(key), body: Some(body) }
    }

    fn put(path: &'a str, token: &'a str, body: Value) -> Self {
        Self { method: "PUT", path, token: Some(token), body: Some(body), ..Self::default() }
    }
}

/// The answer to a call.
#[derive(Debug)]
pub(crate) struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answered {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The items of a part of a list.
    fn items(&self) -> Vec<Value> {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text);
        self.json()["items"].as_array().unwrap().clone()
    }
}

/// Another system.
pub(crate) struct Asks(Router);

impl Asks {
    pub(crate) fn of(house: &House) -> Self {
        Self(router(&house.app))
    }

    pub(crate) async fn ask(&self, call: &Call<'_>) -> Answered {
        let mut request = Request::builder().method(call.method).uri(call.path);
        if let Some(token) = call.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(key) = call.key {
            request = request.header("Idempotency-Key", key);
        }
        let body = match &call.body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    async fn send(&self, request: Request<Body>) -> Answered {
        let response = self.0.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        if status.is_client_error() || status.is_server_error() {
            let body: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
            assert_eq!(body["status"], status.as_u16(), "{text}");
            assert!(body["type"].as_str().unwrap().starts_with("urn:mentorkind:problem:"), "{text}");
        }
        Answered { status, headers, text }
    }
}

/// A house with an administrator, a team lead, a mentor and two children, of which one has a mentor.
struct Nest {
    house: House,
    asks: Asks,
    admin: StaffId,
    group: GroupId,
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
        house.child("SEM", group, parse(b"ma di").unwrap()).await;
        house.mentorship(noor, anna, group, TODAY.saturating_sub(jiff::ToSpan::days(90))).await;
        let asks = Asks::of(&house);
        Some(Self { house, asks, admin, group })
    }

    /// A token that the administrator makes on the page, with these scopes.
    async fn token(&self, scopes: &[Scope]) -> String {
        let mut browser = self.house.browser_of_staff(self.admin).await;
        let until = self.house.app.clock.now().plus_days(90).timestamp().strftime("%F").to_string();
        let mut fields = vec![("name", "Planning"), ("until", until.as_str())];
        fields.extend(scopes.iter().map(|scope| (scope.code(), "true")));
        let page = browser.post_on("/tokens", &fields).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let shown = page.text.split("<code class=\"address\">").nth(1).unwrap();
        shown.split('<').next().unwrap().to_owned()
    }

    async fn ask(&self, call: &Call<'_>) -> Answered {
        self.asks.ask(call).await
    }

    async fn text(&self, staff: &str, path: &str) -> String {
        let staff = self.house.staff_of(staff).await;
        self.house.browser_of_staff(staff).await.get(path).await.text
    }
}

/// A call that each scope opens.
fn calls(token: &str) -> Vec<(Scope, Call<'_>)> {
    let absence =
        json!({"who": "child", "key": "NOOR", "from": "2026-03-04", "until": "2026-03-05", "reason": "ill"});
    vec![
        (Scope::ReadStructure, Call::get("/api/v1/structure/locations", token)),
        (Scope::ReadStructure, Call::get("/api/v1/structure/groups", token)),
        (Scope::ReadMentorships, Call::get("/api/v1/mentorships", token)),
        (Scope::ReadObligations, Call::get("/api/v1/obligations", token)),
        (Scope::ReadAggregates, Call::get("/api/v1/aggregates", token)),
        (Scope::WritePlanning, Call::post("/api/v1/imports", token, "p", planning("EGEL"))),
        (Scope::WriteAbsences, Call::post("/api/v1/absences", token, "a", absence)),
        (
            Scope::WritePresence,
            Call::put("/api/v1/presence", token, json!({"child": "NOOR", "state": "here"})),
        ),
    ]
}

/// A planning of one child more, on this group.
fn planning(group: &str) -> Value {
    json!({"tables": [
        {"table": "groups", "columns": ["group", "location", "kind"], "rows": [["EGEL", "L1", "kdv"]]},
        {"table": "staff", "columns": ["staff", "group", "days"], "rows": [["ANNA", "EGEL", "ma di wo do vr"]]},
        {"table": "children", "columns": ["child", "group", "birth_date", "days", "first_name"],
            "rows": [["LOT", group, "2024-01-02", "ma di", "Lot; \"Lotje\""]]},
        {"table": "guardians", "columns": ["guardian", "child"], "rows": []},
    ]})
}

#[rstest]
#[tokio::test]
async fn each_scope_opens_what_is_its_own(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let mut opened = 0;
    for own in Scope::ALL {
        let (only, others) = (nest.token(&[*own]).await, Scope::ALL.iter().copied().filter(|one| one != own));
        let others = nest.token(&others.collect::<Vec<_>>()).await;
        for (_, call) in calls(&others).iter().filter(|(scope, _)| scope == own) {
            let answer = nest.ask(call).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", call.path);
            assert!(answer.text.contains(own.code()), "{}", answer.text);
        }
        for (_, call) in calls(&only).iter().filter(|(scope, _)| scope == own) {
            assert!(nest.ask(call).await.status.is_success(), "{} {}", call.path, nest.ask(call).await.text);
            opened += 1;
        }
    }
    let routes = route_table(&nest.house.app);
    let ours = routes.iter().filter(|route| matches!(route.access, Access::Token(_)));
    assert_eq!(opened, ours.count(), "every route is called");
}

#[rstest]
#[tokio::test]
async fn a_token_is_shown_once_and_ends_in_every_way(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let house = &nest.house;
    let token = nest.token(&[Scope::ReadStructure]).await;
    let groups = async |token: &str| nest.ask(&Call::get("/api/v1/structure/groups", token)).await.status;
    assert_eq!(groups(&token).await, StatusCode::OK);
    for wrong in ["", "mentorkind_0", &token[..token.len() - 1]] {
        let answer = nest.ask(&Call::get("/api/v1/structure/groups", wrong)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{wrong}");
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
    }
    let page = nest.text("BEN", "/tokens").await;
    assert!(page.contains("laatst gebruikt") && page.contains("locaties en groepen lezen"), "{page}");
    assert!(!page.contains(&token), "shown once");
    let mut tx = house.app.db.read().await.unwrap();
    let kept: Vec<Vec<u8>> =
        on!(tx, c => sqlx::query_scalar("SELECT token_hash FROM api_token").fetch_all(c).await).unwrap();
    assert!(kept.iter().all(|hash| hash.len() == 32 && hash != token.as_bytes()));
    drop(tx);

    // Nobody else makes one, and none without a scope or for longer than a year.
    let mut lead = house.browser_of_staff(house.staff_of("LENI").await).await;
    assert_eq!(lead.get("/tokens").await.status, StatusCode::FORBIDDEN);
    let mut admin = house.browser_of_staff(nest.admin).await;
    for (until, scope, name) in [
        ("2027-03-04", "structure:read", "Lang"),
        ("2026-03-02", "structure:read", "Gisteren"),
        ("2026-04-01", "name", "Niets"),
        ("2026-04-01", "structure:read", ""),
    ] {
        let answer = admin.post("/tokens", &[("until", until), (scope, "true"), ("name", name)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{until} {scope} {name}");
    }

    // Ended on the page, after a question.
    let end = page.split("href=\"/tokens/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(admin.get(&format!("/tokens/{end}")).await.text.contains("Planning beëindigen?"));
    assert_eq!(groups(&token).await, StatusCode::OK, "asked is not ended");
    admin.post(&format!("/tokens/{end}"), &[]).await;
    assert_eq!(groups(&token).await, StatusCode::UNAUTHORIZED);

    // After its last day.
    let token = nest.token(&[Scope::ReadStructure]).await;
    house.app.clock.forward_days(90);
    assert_eq!(groups(&token).await, StatusCode::OK, "the last day");
    house.app.clock.forward_days(1);
    assert_eq!(groups(&token).await, StatusCode::UNAUTHORIZED);

    // With the access of whoever made it, also when that comes back.
    let token = nest.token(&[Scope::ReadStructure]).await;
    let account = second_administrator(house).await;
    let mut browser = house.browser_of(account).await;
    browser.post(&format!("/people/{}/end", nest.admin), &[]).await;
    assert_eq!(groups(&token).await, StatusCode::UNAUTHORIZED);
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE membership SET ended_at = NULL").execute(c).await.map(drop)).unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(groups(&token).await, StatusCode::UNAUTHORIZED);

    // With the role of whoever made it.
    let token = nest.token(&[Scope::ReadStructure]).await;
    assert_eq!(groups(&token).await, StatusCode::OK);
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE staff_id = $1").bind(nest.admin).execute(c).await.map(drop))
        .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert_eq!(groups(&token).await, StatusCode::UNAUTHORIZED);
    trail_tells(&house.app, house, &["api token made", "api token ended"]).await;
}

/// Another administrator, who can end the access of the first.
async fn second_administrator(house: &House) -> AccountId {
    let staff = house.staff("ADA").await;
    house.role(staff, "admin").await;
    let account = house.account(Some(staff), None).await;
    let mut tx = house.write().await;
    on!(tx, c => sqlx::query("UPDATE account SET password_hash = 'x' WHERE id = $1")
        .bind(account).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    account
}

/// The trail has these entries, each on a token, and is whole.
async fn trail_tells(app: &App, house: &House, actions: &[&str]) {
    let mut tx = app.db.read().await.unwrap();
    let told: Vec<(String, String)> =
        on!(tx, c => sqlx::query_as("SELECT action, subjects FROM audit_entry").fetch_all(c).await).unwrap();
    for action in actions {
        let found = told.iter().any(|(told, on)| told == action && on.contains("api_token:"));
        assert!(found, "{action} is not in {told:?}");
    }
    drop(tx);
    assert!(matches!(verify(&app.db, house.organisation).await.unwrap(), Verdict::Whole { .. }));
}

#[rstest]
#[tokio::test]
async fn what_is_wrong_with_a_call_is_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(Scope::ALL).await;
    let token = token.as_str();
    let nowhere = nest.ask(&Call::get("/api/v1/files", token)).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let method = nest.ask(&Call { method: "DELETE", ..Call::get("/api/v1/mentorships", token) }).await;
    assert_eq!(
        (method.status, &method.headers[header::ALLOW]),
        (StatusCode::METHOD_NOT_ALLOWED, &"GET,HEAD".parse().unwrap())
    );
    for query in ["limit=0", "limit=501", "limit=x", "after=1", "limt=5"] {
        let path = format!("/api/v1/mentorships?{query}");
        assert_eq!(
            nest.ask(&Call::get(&path, token)).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{query}"
        );
    }
    let form = Request::builder()
        .method("PUT")
        .uri("/api/v1/presence")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("child=NOOR"))
        .unwrap();
    assert_eq!(nest.asks.send(form).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = json!({"child": "x".repeat(70_000), "state": "here"});
    let large = nest.ask(&Call::put("/api/v1/presence", token, large)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    for (body, status) in [
        (json!({"child": "NOOR"}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!(["NOOR", "here"]), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({"child": "NOOR", "state": "here", "why": "x"}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({"child": "NIEMAND", "state": "here"}), StatusCode::NOT_FOUND),
        (json!({"child": "NO\u{0}OR", "state": "here"}), StatusCode::NOT_FOUND),
        (json!({"child": "NOOR", "state": "home"}), StatusCode::CONFLICT),
    ] {
        let answer = nest.ask(&Call::put("/api/v1/presence", token, body.clone())).await;
        assert_eq!(answer.status, status, "{body} {}", answer.text);
    }
    let absence = |from: &str, until: &str| json!({"who": "child", "key": "NOOR", "from": from, "until": until, "reason": "ill"});
    for (from, until) in
        [("2026-03-05", "2026-03-04"), ("2020-01-01", "2020-01-02"), ("20260304", "2026-03-05")]
    {
        let call = Call::post("/api/v1/absences", token, from, absence(from, until));
        assert_eq!(nest.ask(&call).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
    }
    let call =
        Call { key: None, ..Call::post("/api/v1/absences", token, "", absence("2026-03-04", "2026-03-05")) };
    assert_eq!(nest.ask(&call).await.status, StatusCode::UNPROCESSABLE_ENTITY, "without a key");
}

#[rstest]
#[tokio::test]
async fn more_calls_than_may_be_made_wait(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.house.set(|settings| settings.api_per_minute = 3);
    nest.asks = Asks::of(&nest.house);
    let (token, other) =
        (nest.token(&[Scope::ReadStructure]).await, nest.token(&[Scope::ReadStructure]).await);
    let ask = async |token: &str| nest.ask(&Call::get("/api/v1/structure/groups", token)).await;
    for _ in 0..3 {
        assert_eq!(ask(&token).await.status, StatusCode::OK);
    }
    let refused = ask(&token).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers[header::RETRY_AFTER], "60");
    assert_eq!(ask(&other).await.status, StatusCode::OK, "each token has its own");
    nest.house.app.clock.forward_minutes(1);
    assert_eq!(ask(&token).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn an_absence_is_entered_once_and_the_team_lead_sees_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(&[Scope::WriteAbsences]).await;
    let body = |key: &str, until: &str| json!({"who": "child", "key": key, "from": "2026-03-03", "until": until, "reason": "ill"});
    let add =
        async |key: &str, body: Value| nest.ask(&Call::post("/api/v1/absences", &token, key, body)).await;
    let first = add("1", body("NOOR", "2026-03-04")).await;
    assert_eq!(
        (first.status, &first.json()["is_new"]),
        (StatusCode::CREATED, &json!(true)),
        "{}",
        first.text
    );
    let again = add("1", body("NOOR", "2026-03-04")).await;
    assert_eq!((again.status, again.text), (StatusCode::CREATED, first.text.clone()), "the same answer");
    let other = add("1", body("SEM", "2026-03-04")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "another body");
    let known = add("2", body("NOOR", "2026-03-03")).await;
    assert_eq!((known.status, &known.json()["is_new"]), (StatusCode::OK, &json!(false)));
    assert_eq!(known.json()["absence"], first.json()["absence"]);
    let group = nest.text("LENI", &format!("/groups/{}", nest.group)).await;
    assert!(group.contains("KindNOOR") && group.contains("ziek"), "{group}");

    // After a day the key is free, and what was answered is thrown away.
    nest.house.app.clock.forward_days(1);
    super::keep_up(&nest.house.app).await.unwrap();
    let mut tx = nest.house.app.db.read().await.unwrap();
    let kept: i64 =
        on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM api_answer").fetch_one(c).await).unwrap();
    drop(tx);
    assert_eq!(kept, 0);
    assert_eq!(add("1", body("SEM", "2026-03-06")).await.status, StatusCode::CREATED);
    let staff =
        json!({"who": "staff", "key": "ANNA", "from": "2026-03-04", "until": "2026-03-04", "reason": "free"});
    assert_eq!(add("3", staff).await.status, StatusCode::CREATED);
    let without_roster =
        json!({"who": "staff", "key": "BEN", "from": "2026-03-04", "until": "2026-03-04", "reason": "free"});
    assert_eq!(add("4", without_roster).await.status, StatusCode::NOT_FOUND);
    trail_tells(&nest.house.app, &nest.house, &["absence entered"]).await;
}

#[rstest]
#[tokio::test]
async fn a_child_is_here_and_goes_home(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(&[Scope::WritePresence]).await;
    let say = async |state: &str| {
        nest.ask(&Call::put("/api/v1/presence", &token, json!({"child": "NOOR", "state": state}))).await
    };
    assert_eq!(say("here").await.json(), json!({"state": "here", "is_new": true}));
    assert_eq!(say("here").await.json(), json!({"state": "here", "is_new": false}));
    let page = format!("/groups/{}/day-handover", nest.group);
    assert!(nest.text("ANNA", &page).await.contains("is er sinds 09:00"));
    nest.house.app.clock.forward_minutes(30);
    assert_eq!(say("home").await.json(), json!({"state": "home", "is_new": true}));
    assert_eq!(say("not-here").await.status, StatusCode::CONFLICT);
    assert!(nest.text("ANNA", &page).await.contains("naar huis om 09:30"));
    trail_tells(&nest.house.app, &nest.house, &["child here", "child gone home"]).await;
}

#[rstest]
#[tokio::test]
async fn lists_come_in_parts(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(Scope::ALL).await;
    for key in ["A", "B", "C"] {
        nest.house.group(key, "bso").await;
    }
    for (path, most) in [("structure/groups", 4), ("aggregates", 4), ("obligations", 20), ("mentorships", 1)]
    {
        let whole = nest.ask(&Call::get(&format!("/api/v1/{path}?limit=500"), &token)).await;
        assert_eq!(whole.json()["next"], Value::Null);
        let (mut parts, mut next) = (Vec::new(), Value::Null);
        loop {
            let after = next.as_str().map(|after| format!("&after={after}")).unwrap_or_default();
            let part = nest.ask(&Call::get(&format!("/api/v1/{path}?limit=2{after}"), &token)).await;
            assert!((1..=2).contains(&part.items().len()), "{path} {}", part.text);
            parts.extend(part.items());
            next = part.json()["next"].clone();
            if next.is_null() {
                break;
            }
        }
        assert_eq!(parts, whole.items(), "{path}");
        assert!(!parts.is_empty() && parts.len() <= most, "{path} {parts:?}");
    }
}

#[rstest]
#[tokio::test]
async fn mentorships_obligations_and_counts_go_out_by_keys(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(Scope::ALL).await;
    let read = async |path: &str, token: &str| nest.ask(&Call::get(path, token)).await.items();
    let items = async |path: &str| read(path, &token).await;
    assert_eq!(
        items("/api/v1/mentorships").await,
        [json!({"child": "NOOR", "mentor": "ANNA", "group": "EGEL", "since": "2025-12-03", "until": null,
            "in_place_of": null})]
    );
    assert_eq!(
        items("/api/v1/structure/groups").await,
        [
            json!({"group": "EGEL", "location": "L1", "name": "Groep EGEL", "kind": "kdv", "max_children": null})
        ]
    );
    assert_eq!(
        items("/api/v1/structure/locations").await,
        [json!({"location": "L1", "name": "Locatie L1", "lrk": null})]
    );
    let late = |asked: &[Value]| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for one in asked.iter().filter(|one| one["state"] == "late") {
            *counts.entry(one["kind"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        counts
    };
    let asked = items("/api/v1/obligations").await;
    assert!(asked.iter().any(|one| one["child"] == "NOOR" && one["kind"] == "parent-talk"), "{asked:?}");
    // A year later much is late, and the counts are those of the list.
    nest.house.app.clock.forward_days(400);
    let token = nest.token(Scope::ALL).await;
    // Who comes next week has no place there today.
    let coming = nest.house.child("LATER", nest.group, parse(b"ma").unwrap()).await;
    nest.house.begins(coming, date(2027, 4, 14)).await;
    let asked = read("/api/v1/obligations", &token).await;
    let counts = read("/api/v1/aggregates", &token).await;
    let one = &counts[0];
    assert_eq!(
        (&one["group"], &one["children"], &one["with_mentor"], &one["without_mentor"]),
        (&json!("EGEL"), &json!(2), &json!(1), &json!(1))
    );
    let late = late(&asked);
    assert!(late.values().sum::<u64>() > 1, "{late:?}");
    assert_eq!(one["late"], json!(late));
}

#[rstest]
#[tokio::test]
async fn a_planning_comes_in_as_a_whole_or_not_at_all(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(nest) = Nest::open(engine).await else { return };
    let token = nest.token(&[Scope::WritePlanning, Scope::ReadMentorships]).await;
    let send =
        async |key: &str, body: Value| nest.ask(&Call::post("/api/v1/imports", &token, key, body)).await;
    let wrong = send("1", planning("NERGENS")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = wrong.json()["errors"].clone();
    assert_eq!(errors[0]["table"], "children", "{errors}");
    assert_eq!(wrong.json()["detail"], "The planning has 1 error, and nothing of it was taken in.");
    assert_eq!((&errors[0]["row"], &errors[0]["column"]), (&json!(2), &json!("group")), "{errors}");
    assert!(!wrong.text.contains("NERGENS"), "values are not repeated");
    let uneven = json!({"tables": [{"table": "groups", "columns": ["group"], "rows": [["A", "B"]]}]});
    assert_eq!(send("2", uneven).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let listed = send("2", json!({"tables": [["groups", ["group"], [["A"]]]]})).await;
    assert!(listed.text.contains("expected an object"), "{}", listed.text);

    // A refused call used its key for nothing.
    let taken = send("1", planning("EGEL")).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text);
    assert_eq!(taken.json()["new"], 2, "a child and its place: {}", taken.text);
    let again = send("3", planning("EGEL")).await;
    let nothing = json!({"report": taken.json()["report"], "new": 0, "changed": 0});
    assert_eq!(again.json(), nothing, "the same content changes nothing, and the answer says so");
    let page = nest.text("LENI", &format!("/groups/{}", nest.group)).await;
    assert!(page.contains("Lot; &#34;Lotje&#34;") || page.contains("Lot; &quot;Lotje&quot;"), "{page}");
    assert!(page.contains("KindNOOR"), "what is not sent stays");
    let report = format!("/import/reports/{}", taken.json()["report"].as_str().unwrap());
    assert!(nest.text("LENI", &report).await.contains("Locatie L1"));
    trail_tells(&nest.house.app, &nest.house, &["planning taken in"]).await;
}

#[tokio::test]
async fn the_description_is_of_the_routes() {
    let Some(nest) = Nest::open(Engine::Sqlite).await else { return };
    let answer = nest.ask(&Call { method: "GET", path: "/api/v1/openapi.json", ..Call::default() }).await;
    assert_eq!(answer.status, StatusCode::OK);
    let described = answer.json();
    let mut paths: Vec<(String, String, String)> = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        for (method, call) in methods.as_object().unwrap() {
            let scope = call["security"][0]["token"][0].as_str().unwrap().to_owned();
            paths.push((path.clone(), method.to_uppercase(), scope));
        }
    }
    let mut routes: Vec<(String, String, String)> = route_table(&nest.house.app)
        .iter()
        .filter_map(|route| match route.access {
            Access::Token(scope) => {
                Some((route.path.to_owned(), route.method.to_owned(), scope.code().to_owned()))
            }
            _ => None,
        })
        .collect();
    paths.sort();
    routes.sort();
    assert_eq!(paths, routes);
    insta::assert_snapshot!("description", serde_json::to_string_pretty(&described).unwrap());
}
