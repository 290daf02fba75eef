//! Signing in through a provider, on both engines: a little provider on loopback that says what a story wants.

mod elsewhere;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use mentorkind_domain::{half_days::parse, second_step::SecondStep};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    on,
    platform::{
        audit::{Audit, Verdict, verify},
        ids::{AccountId, GroupId, MembershipId, StaffId},
        jobs,
        seal::Keys,
    },
    testing::{Answer, Browser, Engine, House},
};

const CLIENT: &str = "mentorkind";
const SECRET: &str = "geheim van de toepassing";

/// What the provider does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// Signs with a key that it does not show.
    Key,
    /// Does not sign at all.
    Unsigned,
}

/// What the provider says next, and to whom.
#[derive(Default)]
struct Next {
    claims: Value,
    challenge: String,
    wrong: Option<Wrong>,
    /// So often a token was given.
    given: usize,
}

struct Says {
    issuer: String,
    next: Mutex<Next>,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

async fn described(State(says): State<Arc<Says>>) -> Json<Value> {
    let issuer = &says.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn keys() -> Json<Value> {
    let point = key(7).verifying_key().to_sec1_point(false);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let (x, y) = (part(point.x().unwrap()), part(point.y().unwrap()));
    Json(
        json!({"keys": [{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "een", "x": x, "y": y}]}),
    )
}

/// Gives a token for the code, to whoever knows the secret and asked for it.
async fn token(
    State(says): State<Arc<Says>>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let mut next = says.next.lock().unwrap();
    let basic = headers.get("authorization").and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let basic =
        basic.and_then(|basic| String::from_utf8(STANDARD.decode(basic).ok()?).ok()).unwrap_or_default();
    let verifier = form.get("code_verifier").map(String::as_str).unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    let secret = basic.split_once(':').map(|(_, secret)| secret.replace('+', " ").replace("%20", " "));
    if secret.as_deref() != Some(SECRET) || form["code"] != "code" || challenge != next.challenge {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
    }
    next.given += 1;
    let algorithm = if next.wrong == Some(Wrong::Unsigned) { "none" } else { "ES256" };
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&json!({"alg": algorithm, "kid": "een"})), part(&next.claims));
    let signature: Signature =
        key(if next.wrong == Some(Wrong::Key) { 8 } else { 7 }).sign(signed.as_bytes());
    let signature = match next.wrong {
        Some(Wrong::Unsigned) => String::new(),
        _ => URL_SAFE_NO_PAD.encode(signature.to_bytes()),
    };
    let body = json!({"access_token": "toegang", "token_type": "Bearer", "id_token": format!("{signed}.{signature}")});
    Json(body).into_response()
}

/// A house with a mentor, a coach who is nowhere in the planning, and a provider.
struct Nest {
    house: House,
    says: Arc<Says>,
    group: GroupId,
    admin: Browser,
    fatima: StaffId,
}

/// A browser on its way to the provider.
struct Away {
    browser: Browser,
    query: HashMap<String, String>,
}

#[expect(clippy::disallowed_methods, reason = "a provider has a clock of its own")]
fn seconds() -> i64 {
    jiff::Timestamp::now().as_second()
}

impl Nest {
    async fn open(engine: Engine) -> Option<Self> {
        let house = House::open(engine).await?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let says = Arc::new(Says { issuer, next: Mutex::default() });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(described))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(says.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let group = house.group("G1", "kdv").await;
        let fatima = house.staff("Fatima").await;
        house.works(fatima, group, "pm", parse(b"ma di wo do vr").unwrap()).await;
        for (name, role) in [("Ans", "admin"), ("Dirk", "director")] {
            let staff = house.staff(name).await;
            house.role(staff, role).await;
        }
        let admin = house.browser_of_staff(house.staff_of("Ans").await).await;
        Some(Self { house, says, group, admin, fatima })
    }

    /// Sets it up, with changes to what is typed.
    async fn set_up(&mut self, changes: &[(&str, &str)]) -> Answer {
        let mut fields = vec![
            ("issuer", self.says.issuer.as_str()),
            ("client_id", CLIENT),
            ("secret", SECRET),
            ("claim", "groups"),
            ("value_1", "Coaches"),
            ("role_1", "coach"),
            ("makes_accounts", "true"),
        ];
        fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        fields.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
        self.admin.post("/single-sign-on", &fields).await
    }

    fn door(&self) -> String {
        format!("/single-sign-on/{}", self.house.organisation)
    }

    async fn away(&self, mut browser: Browser, next: &str) -> Away {
        let answer = browser.get(&format!("{}?next={next}", self.door())).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let (to, query) = answer.location.split_once('?').unwrap();
        assert_eq!(to, format!("{}/authorize", self.says.issuer));
        Away { browser, query: serde_urlencoded::from_str(query).unwrap() }
    }

    /// What the provider says of somebody, for whom the browser asked.
    fn says(&self, away: &Away, claims: Value) {
        let mut all = json!({
            "iss": self.says.issuer, "aud": CLIENT, "nonce": away.query["nonce"],
            "iat": seconds(), "exp": seconds() + 300,
        });
        for (name, value) in claims.as_object().unwrap() {
            all[name] = value.clone();
        }
        let mut next = self.says.next.lock().unwrap();
        next.claims = all;
        next.challenge = away.query["code_challenge"].clone();
    }

    async fn back(&self, away: &mut Away) -> Answer {
        let path = format!("{}/back?code=code&state={}", self.door(), away.query["state"]);
        away.browser.get(&path).await
    }

    /// Somebody signs in anew, in a browser of their own.
    async fn signs_in(&self, claims: Value) -> (Browser, Answer) {
        self.signs_in_again(self.house.browser_of_nobody(), claims).await
    }

    /// Somebody signs in anew, in a browser that was here before.
    async fn signs_in_again(&self, browser: Browser, claims: Value) -> (Browser, Answer) {
        let mut away = self.away(browser, "").await;
        self.says(&away, claims);
        let answer = self.back(&mut away).await;
        (away.browser, answer)
    }

    /// Fatima is a parent too, with the same account.
    async fn parent_too(&self) -> (AccountId, MembershipId) {
        let child = self.house.child("NOOR", self.group, parse(b"di").unwrap()).await;
        let guardian = self.house.guardian("FATIMA", child, Some(true)).await;
        let account = self.house.account(Some(self.fatima), None).await;
        let mut tx = self.house.write().await;
        let id = MembershipId::new(tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO membership (organisation_id, id, account_id, guardian_id) VALUES ($1, $2, $3, $4)")
            .bind(self.house.organisation).bind(id).bind(account).bind(guardian)
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        (account, id)
    }

    async fn mails(&self) -> Vec<(String, String)> {
        jobs::run_due(&self.house.app).await.unwrap();
        let kept = self.house.app.mailer.kept();
        kept.into_iter().map(|kept| (kept.mail.to, kept.mail.subject)).collect()
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
    }
}

fn fatima() -> Value {
    json!({"sub": "a-1", "email": "Fatima@Example.org", "email_verified": true, "name": "Fatima Proef"})
}

fn carla() -> Value {
    let groups = ["Iedereen", "Coaches"];
    json!({"sub": "c-3", "email": "carla@example.org", "email_verified": true, "name": "Carla Coach", "groups": groups})
}

#[rstest]
#[tokio::test]
async fn staff_come_in_with_the_account_of_the_organisation_and_see_what_is_theirs(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    assert_eq!(nest.house.browser_of_nobody().get(&nest.door()).await.status, StatusCode::NOT_FOUND);
    let kept = nest.set_up(&[]).await;
    assert_eq!(kept.location, "/single-sign-on", "{}", kept.text);
    assert!(!nest.admin.get("/single-sign-on").await.text.contains(SECRET));

    let mut away = nest.away(nest.house.browser_of_nobody(), "/todo?week=1").await;
    nest.says(&away, fatima());
    let back = nest.back(&mut away).await;
    assert_eq!(back.location, "/todo?week=1", "{}", back.text);
    assert_eq!(away.browser.get(&format!("/groups/{}/board", nest.group)).await.status, StatusCode::OK);
    assert!(
        nest.mails()
            .await
            .iter()
            .any(|(to, subject)| to == "fatima@example.org" && subject.contains("meldt je nu aan"))
    );
    // The answer is good once.
    let again = nest.back(&mut away).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

    // The next time by what the provider calls her, whatever her address is there now.
    let (mut other, back) = nest.signs_in(json!({"sub": "a-1", "email": "getrouwd@example.org"})).await;
    assert_eq!(back.location, "/", "{}", back.text);
    assert_eq!(other.get(&format!("/groups/{}/board", nest.group)).await.status, StatusCode::OK);
    assert_eq!(nest.count("SELECT count(*) FROM single_sign_on_person").await, 1);
    // Signed out, this browser knows the way.
    other.post("/sign-out", &[]).await;
    assert!(other.get("/sign-in").await.text.contains("Meld je aan via Stichting Voorbeeld"));
    assert!(!nest.house.browser_of_nobody().get("/sign-in").await.text.contains("Stichting Voorbeeld"));
    // Whoever manages people sees that she can sign in.
    assert!(nest.admin.get(&format!("/people/{}", nest.fatima)).await.text.contains("actief"));
    let verdict = verify(&nest.house.app.db, nest.house.organisation).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

#[rstest]
#[tokio::test]
async fn a_role_follows_holds_for_a_while_and_ends(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let (mut coach, back) = nest.signs_in(carla()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    assert_eq!(coach.get("/concern-steps").await.status, StatusCode::OK);
    assert!(
        nest.mails()
            .await
            .iter()
            .any(|(to, subject)| to == "dirk@example.org" && subject.contains("Nieuwe rol"))
    );
    let staff = nest.count("SELECT count(*) FROM staff_member WHERE name = 'Carla Coach'").await;
    assert_eq!(staff, 1);

    // Thirty days after the last time it holds no more, in whatever way she comes in.
    nest.house.app.clock.forward_days(20);
    let (_, back) = nest.signs_in(carla()).await;
    assert_eq!(back.location, "/");
    assert_eq!(
        nest.count("SELECT count(*) FROM staff_role WHERE role = 'coach'").await,
        1,
        "it is the same role"
    );
    let still =
        nest.count("SELECT count(*) FROM staff_role WHERE role = 'coach' AND until_on = '2026-04-22'").await;
    assert_eq!(still, 1);

    // The provider does not call her a coach any more: nothing opens, and she is told so. Where she was in, she is out too.
    let (mut there, _) = nest.signs_in(carla()).await;
    assert_eq!(there.get("/concern-steps").await.status, StatusCode::OK);
    let mut none = carla();
    none["groups"] = json!(["Iedereen"]);
    let (mut nobody, refused) = nest.signs_in(none).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("vandaag gaat hier niets voor je open"), "{}", refused.text);
    assert_eq!(nobody.get("/concern-steps").await.status, StatusCode::SEE_OTHER);
    assert_ne!(there.get("/concern-steps").await.status, StatusCode::OK, "the role ended at once");
    assert_eq!(
        nest.count("SELECT count(*) FROM staff_role WHERE role = 'coach' AND until_on >= '2026-03-23'").await,
        0
    );
}

#[rstest]
#[tokio::test]
async fn what_a_provider_says_wrongly_lets_nobody_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let wrong = [
        json!({"nonce": "een ander"}),
        json!({"aud": "een ander"}),
        json!({"iss": "https://een.ander.example"}),
        json!({"exp": seconds() - 300}),
    ];
    for wrong in wrong {
        let mut claims = fatima();
        for (name, value) in wrong.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let (mut browser, answer) = nest.signs_in(claims).await;
        assert_eq!(answer.status, StatusCode::FAILED_DEPENDENCY, "{wrong}");
        assert_eq!(browser.get("/todo").await.status, StatusCode::SEE_OTHER, "{wrong}");
    }
    for wrong in [Wrong::Key, Wrong::Unsigned] {
        nest.says.next.lock().unwrap().wrong = Some(wrong);
        let (_, answer) = nest.signs_in(fatima()).await;
        assert_eq!(answer.status, StatusCode::FAILED_DEPENDENCY, "{wrong:?}");
    }
    nest.says.next.lock().unwrap().wrong = None;

    // An answer is worth nothing in another browser, nor with another state or code.
    let away = nest.away(nest.house.browser_of_nobody(), "").await;
    nest.says(&away, fatima());
    let mut thief = Away { browser: nest.house.browser_of_nobody(), query: away.query.clone() };
    assert_eq!(nest.back(&mut thief).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut other = nest.away(nest.house.browser_of_nobody(), "").await;
    other.query.insert("state".to_owned(), "een-ander".to_owned());
    let given = nest.says.next.lock().unwrap().given;
    assert_eq!(nest.back(&mut other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nest.says.next.lock().unwrap().given, given, "nothing is asked for it");
    // A code that was asked for in another browser is of no use in this one.
    let mut mine = nest.away(nest.house.browser_of_nobody(), "").await;
    nest.says(&away, fatima());
    assert_eq!(nest.back(&mut mine).await.status, StatusCode::FAILED_DEPENDENCY);
    assert_eq!(nest.count("SELECT count(*) FROM single_sign_on_person").await, 0);

    // Broken off there, they are back where they were.
    let mut left = nest.away(nest.house.browser_of_nobody(), "").await;
    let path = format!("{}/back?error=access_denied&state={}", nest.door(), left.query["state"]);
    assert_eq!(left.browser.get(&path).await.location, "/sign-in");
}

#[rstest]
#[tokio::test]
async fn who_is_not_known_or_was_closed_out_stays_out(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let refused = async |nest: &Nest, claims: Value, why: &str| {
        let (mut browser, answer) = nest.signs_in(claims).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{why}");
        assert!(answer.text.contains(why), "{why}: {}", answer.text);
        assert_eq!(browser.get("/todo").await.status, StatusCode::SEE_OTHER);
    };
    refused(&nest, json!({"sub": "x", "email": "niemand@example.org"}), "Niemand in de planning").await;
    refused(&nest, json!({"sub": "x"}), "zegt niet welk mailadres").await;
    let unsure = json!({"sub": "x", "email": "fatima@example.org", "email_verified": false});
    refused(&nest, unsure, "zegt niet welk mailadres").await;
    let (_, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/");
    refused(&nest, json!({"sub": "nep", "email": "fatima@example.org"}), "met een ander account").await;

    // An administrator ends her access: the provider does not open it again.
    nest.admin.post(&format!("/people/{}/end", nest.fatima), &[]).await;
    refused(&nest, fatima(), "heeft je toegang beëindigd").await;
    refused(&nest, json!({"sub": "nieuw", "email": "fatima@example.org"}), "heeft je toegang beëindigd")
        .await;

    // Without accounts that are made by themselves nobody comes in who was not invited.
    let bram = nest.house.staff("Bram").await;
    nest.house.works(bram, nest.group, "pm", parse(b"di").unwrap()).await;
    nest.set_up(&[("makes_accounts", ""), ("secret", "")]).await;
    let claims = json!({"sub": "b-2", "email": "bram@example.org", "email_verified": true});
    refused(&nest, claims.clone(), "nog niet uitgenodigd").await;
    refused(&nest, carla(), "nog niet uitgenodigd").await;
    nest.admin.post(&format!("/people/{bram}/invite"), &[]).await;
    let (mut browser, back) = nest.signs_in(claims).await;
    assert_eq!(back.location, "/", "the secret stayed, and he was invited: {}", back.text);
    assert_eq!(browser.get("/todo").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn a_provider_speaks_for_its_own_organisation_only(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    // The same person is a parent too: with a password both open, through the provider the work alone.
    let (account, _) = nest.parent_too().await;
    let mut with_password = nest.house.browser_of(account).await;
    assert!(with_password.get("/choose").await.text.contains("name=\"membership\""));
    let (mut browser, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    assert_eq!(browser.get("/todo").await.status, StatusCode::OK);
    assert_eq!(browser.get("/choose").await.location, "/");
    assert_eq!(browser.get("/family").await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/passkeys").await.status, StatusCode::NOT_FOUND, "none at this address");

    // Another organisation has another door: what was asked at one is nothing at the other.
    let elsewhere = nest.house.organisation("Stichting Elders").await;
    let mut away = nest.away(nest.house.browser_of_nobody(), "").await;
    nest.says(&away, fatima());
    let path = format!("/single-sign-on/{elsewhere}/back?code=code&state={}", away.query["state"]);
    assert_eq!(away.browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn the_second_step_is_asked_unless_the_provider_asked_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    nest.house.set(|settings| settings.second_step = SecondStep::ChildFiles);
    let file = format!("/groups/{}/board", nest.group);
    let (mut browser, _) = nest.signs_in(fatima()).await;
    assert!(browser.get(&file).await.location.starts_with("/second-step"), "nobody asked for two steps");
    let how = browser.get("/second-step").await.text;
    assert!(how.contains("href=\"/forgot\"") && !how.contains("/second-step/begin"), "{how}");
    assert_eq!(browser.post("/second-step/begin", &[]).await.status, StatusCode::FORBIDDEN);
    let mut both = fatima();
    both["amr"] = json!(["pwd", "mfa"]);
    let (mut browser, _) = nest.signs_in(both).await;
    assert_eq!(browser.get(&file).await.status, StatusCode::OK);
    // The administrator's browser has the application as it was before.
    assert_eq!(nest.set_up(&[("two_steps", "true")]).await.location, "/single-sign-on");
    let (mut browser, _) = nest.signs_in(fatima()).await;
    assert_eq!(browser.get(&file).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn it_is_set_up_with_care_and_ends_at_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    for (changes, why) in [
        (&[("issuer", "http://provider.example")][..], "kunnen meelezen"),
        (&[("issuer", "geen adres")], "dat begint met https"),
        (&[("issuer", "https://10.0.0.1")], "binnen het netwerk"),
        (&[("issuer", "http://127.0.0.1:1")], "antwoordt nu niet"),
        (&[("client_id", "")], "Vul het kenmerk in"),
        (&[("secret", "")], "Vul het geheim in"),
        (&[("claim", "")], "in welk gegeven"),
        (&[("role_1", "")], "wat er dan staat"),
        (&[("role_1", "admin")], "wat er dan staat"),
        (&[("value_2", "Coaches"), ("role_2", "director")], "past één rol"),
    ] {
        let answer = nest.set_up(changes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(answer.text.contains(why), "{why}: {}", answer.text);
    }
    // Something answers there, but under another name.
    let other = format!("{}/", nest.says.issuer);
    let answer = nest.set_up(&[("issuer", &other)]).await;
    assert!(answer.text.contains("geen aanmelddienst die zo heet"), "{}", answer.text);
    assert_eq!(nest.count("SELECT count(*) FROM single_sign_on").await, 0);

    nest.set_up(&[]).await;
    assert!(
        nest.mails()
            .await
            .iter()
            .any(|(to, subject)| to == "dirk@example.org" && subject.contains("ingesteld of veranderd"))
    );
    let mut director = nest.house.browser_of_staff(nest.house.staff_of("Dirk").await).await;
    assert_eq!(director.get("/single-sign-on").await.status, StatusCode::FORBIDDEN);
    let (mut fatima_there, _) = nest.signs_in(fatima()).await;
    let (mut carla_there, _) = nest.signs_in(carla()).await;
    assert!(
        nest.admin.get("/single-sign-on/end").await.text.contains("2 medewerkers hebben geen wachtwoord")
    );
    assert_eq!(nest.admin.post("/single-sign-on/end", &[]).await.location, "/single-sign-on");
    for browser in [&mut fatima_there, &mut carla_there] {
        assert_eq!(browser.get("/todo").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(nest.count("SELECT count(*) FROM staff_role WHERE role = 'coach'").await, 0);
    assert_eq!(nest.count("SELECT count(*) FROM single_sign_on_person").await, 0);
    assert_eq!(nest.admin.post("/single-sign-on/end", &[]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn another_key_seals_the_secret_anew(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut nest) = Nest::open(engine).await else { return };
    nest.set_up(&[]).await;
    let old = "0123456789abcdef".repeat(4);
    nest.house.set(|settings| {
        settings.keys = Keys::read(&format!("{}\n{old}", "89abcdef01234567".repeat(4))).unwrap()
    });
    crate::account::second_step::settle(&nest.house.app).await.unwrap();
    nest.house.set(|settings| settings.keys = Keys::read(&"89abcdef01234567".repeat(4)).unwrap());
    let (_, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.location, "/", "{}", back.text);
    // Lost altogether, it is said.
    nest.house.set(|settings| settings.keys = Keys::read(&"00".repeat(32)).unwrap());
    let (_, back) = nest.signs_in(fatima()).await;
    assert_eq!(back.status, StatusCode::FAILED_DEPENDENCY);
    assert!(back.text.contains("het geheim klopt niet"), "{}", back.text);
}
