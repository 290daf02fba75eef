//! Stories of passkeys, on both engines, with a device made by hand.

use axum::http::StatusCode;
use mentorkind_domain::{half_days::parse, second_step::SecondStep};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    account, on,
    platform::{
        audit::Audit,
        ids::{AccountId, GuardianId, StaffId},
        jobs,
        session::{Sign, begin},
    },
    testing::{Answer, Browser, Engine, House},
};

const ORIGIN: &str = "http://localhost:8080";
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const ATTESTED: u8 = 64;

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut group = [0; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(group);
        for place in 0..=chunk.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

/// A device with one passkey on it, and how it answers: by default well.
#[derive(Clone)]
struct Device {
    key: SigningKey,
    id: [u8; 16],
    owner: Option<AccountId>,
    count: u32,
    flags: u8,
    server: &'static str,
    origin: &'static str,
    /// Another challenge than was asked.
    challenge: Option<String>,
}

impl Device {
    fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: [seed; 16],
            owner: None,
            count: 1,
            flags: PRESENT | VERIFIED,
            server: "localhost",
            origin: ORIGIN,
            challenge: None,
        }
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.server).to_vec();
        data.push(flags);
        data.extend(self.count.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let challenge =
            self.challenge.as_deref().unwrap_or_else(|| asked["publicKey"]["challenge"].as_str().unwrap());
        let client =
            json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    /// The public key as COSE writes it.
    fn public(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_bytes();
        let mut key = vec![0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
        key.extend(&point[1..33]);
        key.extend([0x22, 0x58, 32]);
        key.extend(&point[33..65]);
        key
    }

    fn makes(&mut self, asked: &Value) -> String {
        let mut data = self.data(self.flags | ATTESTED);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        data.extend(self.public());
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData");
        object.extend([0x58, u8::try_from(data.len()).unwrap()]);
        object.extend(data);
        self.answer(json!({
            "clientDataJSON": base64url(&self.client("webauthn.create", asked)),
            "attestationObject": base64url(&object),
        }))
    }

    fn signs(&mut self, asked: &Value) -> String {
        self.count += 1;
        let (data, client) = (self.data(self.flags), self.client("webauthn.get", asked));
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let signature: Signature = self.key.sign(&signed);
        self.answer(json!({
            "clientDataJSON": base64url(&client),
            "authenticatorData": base64url(&data),
            "signature": base64url(signature.to_der().as_bytes()),
            "userHandle": self.owner.map(|owner| base64url(owner.0.as_bytes())),
        }))
    }

    fn answer(&self, response: Value) -> String {
        let id = base64url(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "extensions": {}, "response": response })
            .to_string()
    }
}

async fn asked(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.post(&format!("{path}/begin"), &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

async fn add(browser: &mut Browser, device: &mut Device, owner: AccountId) -> Answer {
    let asked = asked(browser, "/passkeys").await;
    device.owner = Some(owner);
    let answer = device.makes(&asked);
    send(browser, "/passkeys", &asked, &answer).await
}

async fn send(browser: &mut Browser, path: &str, asked: &Value, answer: &str) -> Answer {
    let challenge = asked["challenge"].as_str().unwrap();
    browser.post(path, &[("challenge", challenge), ("answer", answer)]).await
}

async fn sign_in(browser: &mut Browser, device: &mut Device) -> Answer {
    let asked = asked(browser, "/sign-in/passkey").await;
    let answer = device.signs(&asked);
    send(browser, "/sign-in/passkey", &asked, &answer).await
}

/// A house at an address with a name, where Fatima works and Iris is the mother of Noor.
struct Home {
    house: House,
    fatima: StaffId,
    iris: GuardianId,
}

impl Home {
    async fn open(engine: Engine) -> Option<Self> {
        let mut house = House::open(engine).await?;
        house.set(|settings| settings.base_url = ORIGIN.to_owned());
        let group = house.group("G1", "kdv").await;
        let fatima = house.staff("Fatima").await;
        house.works(fatima, group, "pm", parse(b"ma di wo").unwrap()).await;
        let noor = house.child("NOOR", group, parse(b"ma di").unwrap()).await;
        let iris = house.guardian("IRIS", noor, Some(true)).await;
        Some(Self { house, fatima, iris })
    }

    async fn account_of_fatima(&self) -> AccountId {
        self.house.account(Some(self.fatima), None).await
    }

    /// A browser of an account that came in as a parent does.
    async fn came_with_code(&self, account: AccountId) -> Browser {
        let mut tx = self.house.write().await;
        let token = begin(&mut tx, &self.house.app, account, Sign::Code, "proef").await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        let mut browser = self.house.browser_of_nobody();
        browser.set_cookie(self.house.app.settings.session_cookie(), &token);
        browser
    }

    /// Fatima with a passkey.
    async fn with_passkey(&self) -> (Browser, Device) {
        let (account, mut device) = (self.account_of_fatima().await, Device::new(7));
        let mut browser = self.house.browser_of(account).await;
        assert_eq!(add(&mut browser, &mut device, account).await.location, "/passkeys");
        (browser, device)
    }

    async fn trail(&self) -> Vec<String> {
        let mut tx = self.house.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar(
            "SELECT action FROM audit_entry WHERE organisation_id = $1 ORDER BY day, number")
            .bind(self.house.organisation).fetch_all(c).await)
        .unwrap()
    }
}

/// The address at which the page removes its first passkey.
fn removal(page: &str) -> String {
    let id = page.split("action=\"/passkeys/").nth(1).unwrap().split('/').next().unwrap();
    format!("/passkeys/{id}/remove")
}

#[rstest]
#[tokio::test]
async fn a_passkey_is_both_steps_of_signing_in(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(mut home) = Home::open(engine).await else { return };
    let (mut fatima, mut device) = home.with_passkey().await;
    assert!(fatima.get("/me").await.text.contains("href=\"/passkeys\""));
    let page = fatima.get("/passkeys").await.text;
    assert!(page.contains("Onbekend apparaat") && page.contains("Nog niet gebruikt"), "{page}");
    jobs::run_due(&home.house.app).await.unwrap();
    let mails = home.house.app.mailer.kept();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0].mail;
    assert_eq!(mail.subject, "Er is een passkey toegevoegd");
    assert!(!mail.text.contains("Fatima") && !mail.text.contains("Voorbeeld"), "{}", mail.text);

    // Where both steps are asked the password alone opens nothing; the passkey does.
    home.house.set(|settings| settings.second_step = SecondStep::Everyone);
    let account = home.account_of_fatima().await;
    let mut password = home.house.browser_of(account).await;
    assert!(password.get("/todo").await.location.starts_with("/second-step"));
    let mut phone = home.house.browser_of_nobody();
    assert!(phone.get("/sign-in").await.text.contains("data-passkey=\"get\""));
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/");
    assert_eq!(phone.get("/todo").await.status, StatusCode::OK);
    assert!(!phone.get("/passkeys").await.text.contains("Nog niet gebruikt"));
    assert_eq!(home.trail().await, ["passkey added", "signed in with a passkey"]);
}

#[rstest]
#[tokio::test]
async fn what_came_with_a_code_opens_no_work(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(home) = Home::open(engine).await else { return };
    // One person: who works here, and whose child comes here.
    let account = home.account_of_fatima().await;
    let other = home.house.account(None, Some(home.iris)).await;
    let mut tx = home.house.write().await;
    on!(tx, c => sqlx::query("UPDATE membership SET account_id = $1 WHERE account_id = $2")
        .bind(account).bind(other).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut parent = home.came_with_code(account).await;
    let mut device = Device::new(9);
    assert_eq!(add(&mut parent, &mut device, account).await.location, "/passkeys");
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/");
    assert_eq!(phone.get("/todo").await.status, StatusCode::FORBIDDEN);
    let page = phone.get("/family").await.text;
    assert!(page.contains("NOOR") && page.contains("href=\"/passkeys\""), "{page}");
    assert!(!phone.get("/choose").await.text.contains("medewerker"), "there is no work to choose");

    // One that was added after a password opens both.
    let mut work = home.house.browser_of(account).await;
    let mut own = Device::new(11);
    add(&mut work, &mut own, account).await;
    let mut phone = home.house.browser_of_nobody();
    sign_in(&mut phone, &mut own).await;
    assert_eq!(phone.get("/").await.location, "/choose");
}

/// Changes how the device answers, or what.
type Twist = fn(&mut Device);

#[rstest]
#[case::elsewhere(|device: &mut Device| device.origin = "http://localhost.example:8080")]
#[case::another_port(|device: &mut Device| device.origin = "http://localhost:8081")]
#[case::another_server(|device: &mut Device| device.server = "example.org")]
#[case::another_challenge(|device: &mut Device| device.challenge = Some(base64url(&[1; 32])))]
#[case::nobody_verified(|device: &mut Device| device.flags = PRESENT)]
#[case::nobody_there(|device: &mut Device| device.flags = 0)]
#[case::another_key(|device: &mut Device| device.key = SigningKey::from_slice(&[8; 32]).unwrap())]
#[case::unknown(|device: &mut Device| device.id = [8; 16])]
#[case::of_nobody(|device: &mut Device| device.owner = None)]
#[tokio::test]
async fn a_wrong_answer_opens_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] twist: Twist,
) {
    let Some(home) = Home::open(engine).await else { return };
    let (_, device) = home.with_passkey().await;
    let mut wrong = device.clone();
    twist(&mut wrong);
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut wrong).await.location, "/sign-in");
    assert!(phone.get("/sign-in").await.text.contains("Inloggen met deze passkey lukt niet"));
    assert!(phone.get("/todo").await.location.starts_with("/sign-in"));
    let mut right = Device { count: 5, ..device };
    assert_eq!(sign_in(&mut phone, &mut right).await.location, "/", "the same, answered well");
}

#[rstest]
#[tokio::test]
async fn a_passkey_of_another_account_is_no_way_in(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(home) = Home::open(engine).await else { return };
    let (_, device) = home.with_passkey().await;
    let iris = home.house.account(None, Some(home.iris)).await;
    let mut wrong = Device { owner: Some(iris), ..device };
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut wrong).await.location, "/sign-in");
    // Nor can it be added to another account: what was asked of one is not answered by another.
    let mut fatima = home.house.browser_of(home.account_of_fatima().await).await;
    let asked = asked(&mut fatima, "/passkeys").await;
    let mut parent = home.came_with_code(iris).await;
    let answer = Device::new(13).makes(&asked);
    send(&mut parent, "/passkeys", &asked, &answer).await;
    assert!(parent.get("/passkeys").await.text.contains("De passkey is niet toegevoegd"));
    assert!(parent.get("/passkeys").await.text.contains("Er zijn nog geen passkeys"));
    let known = fatima.get("/passkeys").await.text;
    assert_eq!(parent.post(&removal(&known), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        sign_in(&mut phone, &mut Device { owner: Some(home.account_of_fatima().await), ..wrong })
            .await
            .location,
        "/"
    );
}

#[rstest]
#[tokio::test]
async fn an_answer_counts_once_and_for_minutes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(home) = Home::open(engine).await else { return };
    let (_, mut device) = home.with_passkey().await;
    let mut phone = home.house.browser_of_nobody();
    let once = asked(&mut phone, "/sign-in/passkey").await;
    let answer = device.signs(&once);
    assert_eq!(send(&mut phone, "/sign-in/passkey", &once, &answer).await.location, "/");
    let mut other = home.house.browser_of_nobody();
    assert_eq!(send(&mut other, "/sign-in/passkey", &once, &answer).await.location, "/sign-in");
    // Nor when it is said to answer another question.
    let second = asked(&mut other, "/sign-in/passkey").await;
    assert_eq!(send(&mut other, "/sign-in/passkey", &second, &answer).await.location, "/sign-in");
    let late = asked(&mut other, "/sign-in/passkey").await;
    home.house.app.clock.forward_minutes(5);
    let answer = device.signs(&late);
    assert_eq!(send(&mut other, "/sign-in/passkey", &late, &answer).await.location, "/sign-in");
    assert!(other.get("/todo").await.location.starts_with("/sign-in"));
}

#[rstest]
#[case::back(2)]
#[case::the_same(3)]
#[tokio::test]
async fn a_counter_that_goes_back_is_refused_and_written_down(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] count: u32,
) {
    let Some(home) = Home::open(engine).await else { return };
    let (_, mut device) = home.with_passkey().await;
    device.count = 2;
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/");
    // Before each signature the device counts one on.
    let mut copy = Device { count: count - 1, ..device };
    let mut other = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut other, &mut copy).await.location, "/sign-in");
    assert!(other.get("/sign-in").await.text.contains("er een kopie van lijkt te zijn"));
    assert!(other.get("/todo").await.location.starts_with("/sign-in"));
    assert_eq!(home.trail().await.last().unwrap(), "passkey refused: its counter went back");
}

#[rstest]
#[tokio::test]
async fn what_is_removed_opens_nothing_and_ends_its_sessions(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(home) = Home::open(engine).await else { return };
    let (mut fatima, mut device) = home.with_passkey().await;
    let mut phone = home.house.browser_of_nobody();
    sign_in(&mut phone, &mut device).await;
    let removal = removal(&fatima.get("/passkeys").await.text);
    assert_eq!(fatima.post(&removal, &[]).await.location, "/passkeys");
    assert_eq!(home.trail().await.last().unwrap(), "passkey removed");
    assert!(phone.get("/todo").await.location.starts_with("/sign-in"));
    assert_eq!(fatima.get("/todo").await.status, StatusCode::OK);
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/sign-in");
}

#[rstest]
#[tokio::test]
async fn who_resets_the_second_step_of_a_colleague_removes_the_passkeys_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(home) = Home::open(engine).await else { return };
    let (mut fatima, mut device) = home.with_passkey().await;
    let account = home.account_of_fatima().await;
    let mut tx = home.house.write().await;
    on!(tx, c => sqlx::query("INSERT INTO second_step (account_id, secret, key_id, made_at, confirmed_at) VALUES ($1, $2, '', 0, 0)")
        .bind(account).bind(vec![1_u8]).execute(c).await.map(drop))
    .unwrap();
    assert!(account::reset_second_step(&mut tx, home.house.organisation, home.fatima).await.unwrap());
    tx.commit(Audit::housekeeping()).await.unwrap();
    assert!(fatima.get("/todo").await.location.starts_with("/sign-in"));
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/sign-in");
}

#[rstest]
#[tokio::test]
async fn access_that_ended_is_not_opened_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(home) = Home::open(engine).await else { return };
    let (_, mut device) = home.with_passkey().await;
    let mut tx = home.house.write().await;
    on!(tx, c => sqlx::query("UPDATE roster SET until_on = '2026-03-02' WHERE organisation_id = $1")
        .bind(home.house.organisation).execute(c).await.map(drop))
    .unwrap();
    tx.commit(Audit::housekeeping()).await.unwrap();
    let mut phone = home.house.browser_of_nobody();
    assert_eq!(sign_in(&mut phone, &mut device).await.location, "/sign-in");
    assert!(phone.get("/sign-in").await.text.contains("de toegang is afgelopen"));
}

#[rstest]
#[tokio::test]
async fn on_a_shared_device_none_is_added_and_without_a_name_there_are_none(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(mut home) = Home::open(engine).await else { return };
    let account = home.account_of_fatima().await;
    let mut shared = home.house.browser_of(account).await;
    shared.set_cookie(home.house.app.settings.tablet_cookie(), "x");
    assert!(shared.get("/passkeys").await.text.contains("dat anderen ook gebruiken"));
    assert_eq!(shared.post("/passkeys/begin", &[]).await.status, StatusCode::FORBIDDEN);

    home.house.set(|settings| settings.base_url = "http://127.0.0.1:8080".to_owned());
    let mut fatima = home.house.browser_of(account).await;
    assert!(!fatima.get("/me").await.text.contains("/passkeys"));
    assert_eq!(fatima.get("/passkeys").await.status, StatusCode::NOT_FOUND);
    let mut visitor = home.house.browser_of_nobody();
    for path in ["/sign-in", "/p"] {
        assert!(!visitor.get(path).await.text.contains("data-passkey"), "{path}");
    }
    assert_eq!(visitor.post("/sign-in/passkey/begin", &[]).await.status, StatusCode::NOT_FOUND);
}
