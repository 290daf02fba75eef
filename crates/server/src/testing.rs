//! What tests share: an application on each engine with a stopped clock, builders of rows, and a small browser.
//!
//! ```ignore
//! #[rstest]
//! #[tokio::test]
//! async fn a_story(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
//!     let Some(house) = House::open(engine).await else { return };
//!     …
//! }
//! ```
//!
//! PostgreSQL is the server at `MENTORKIND_TEST_POSTGRES`; without it those cases pass over (`make check`), which
//! `make test` does not allow.

use std::{collections::BTreeMap, sync::OnceLock};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use jiff::civil::{Date, date};
use mentorkind_division::HalfDays;
use mentorkind_domain::second_step::SecondStep;
use tower::ServiceExt;
use uuid::Uuid;

mod database;

pub use database::{copy_of_database, fresh_database};

use crate::{
    on,
    platform::{
        app::{App, MailSettings, Settings},
        audit::Audit,
        clock::{Clock, Moment},
        db::{Db, Write},
        ids::*,
        seal::Keys,
        session::{Sign, begin},
    },
    router,
};

/// An engine of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The date on which tests begin: a Tuesday in an even ISO week (10).
pub const TODAY: Date = date(2026, 3, 3);

/// An application with one organisation on a fresh database.
pub struct House {
    pub app: App,
    pub organisation: OrganisationId,
    pub location: LocationId,
    /// The routes, made for the first browser: to make them takes longer than most pages.
    router: OnceLock<Router>,
    _folder: tempfile::TempDir,
}

impl House {
    /// A fresh database on an engine; nothing when that engine is not there.
    pub async fn open(engine: Engine) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_database(engine, folder.path(), true).await?;
        let db = Db::open(&url).await.unwrap();
        let mut house = Self::around(db, folder, OrganisationId(Uuid::nil()));
        house.organisation = house.organisation("Stichting Voorbeeld").await;
        house.location = house.location(house.organisation, "L1").await;
        Some(house)
    }

    /// An application on a database that is there, with an organisation that is in it.
    pub fn around(db: Db, folder: tempfile::TempDir, organisation: OrganisationId) -> Self {
        let clock = Clock::stopped_at(Moment::from(
            TODAY.at(9, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap().timestamp(),
        ));
        let settings = Settings {
            base_url: "http://127.0.0.1:8080".to_owned(),
            demo: true,
            idle_minutes: 60,
            session_hours: 12,
            mail: MailSettings::Folder(folder.path().join("mail")),
            second_step: SecondStep::Off,
            keys: Keys::read(&"0123456789abcdef".repeat(4)).unwrap(),
            tablet_idle_minutes: 5,
            emergency_minutes: 60,
            api_per_minute: 120,
            own_network: false,
            watch: Vec::new(),
        };
        let app = App::new(db, clock, settings).unwrap();
        Self {
            app,
            organisation,
            location: LocationId(Uuid::nil()),
            router: OnceLock::new(),
            _folder: folder,
        }
    }

    /// The same application with other settings.
    pub fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.app.settings.clone();
        change(&mut settings);
        self.app = App::new(self.app.db.clone(), self.app.clock.clone(), settings).unwrap();
        self.router = OnceLock::new();
    }

    /// A transaction to put rows in.
    pub async fn write(&self) -> Write {
        self.app.db.write(self.app.clock.now()).await.unwrap()
    }

    pub async fn organisation(&self, name: &str) -> OrganisationId {
        let mut tx = self.write().await;
        let id = OrganisationId::new(tx.now);
        let now = tx.now;
        on!(tx, c => sqlx::query("INSERT INTO organisation (id, name, time_zone, created_at) VALUES ($1, $2, 'Europe/Amsterdam', $3)")
            .bind(id).bind(name).bind(now).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    pub async fn location(&self, organisation: OrganisationId, key: &str) -> LocationId {
        let mut tx = self.write().await;
        let id = LocationId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO location (organisation_id, id, key, name) VALUES ($1, $2, $3, $4)")
            .bind(organisation).bind(id).bind(key).bind(format!("Locatie {key}")).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// A group of the house's location; kind is `kdv`, `peuter` or `bso`.
    pub async fn group(&self, key: &str, kind: &str) -> GroupId {
        let mut tx = self.write().await;
        let id = GroupId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO care_group (organisation_id, id, location_id, key, name, kind) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(self.organisation).bind(id).bind(self.location).bind(key).bind(format!("Groep {key}")).bind(kind)
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// A staff member with this key, also its name and mailbox.
    pub async fn staff(&self, key: &str) -> StaffId {
        let mut tx = self.write().await;
        let id = StaffId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO staff_member (organisation_id, id, key, name, email) VALUES ($1, $2, $3, $4, $5)")
            .bind(self.organisation).bind(id).bind(key).bind(format!("{key} Proef")).bind(format!("{}@example.org", key.to_lowercase()))
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// Working days on a group, without end; role is `pm` or `bio`.
    pub async fn works(&self, staff: StaffId, group: GroupId, role: &str, days: HalfDays) -> RosterId {
        let mut tx = self.write().await;
        let id = RosterId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO roster (organisation_id, id, staff_id, group_id, role, days, languages) VALUES ($1, $2, $3, $4, $5, $6, '')")
            .bind(self.organisation).bind(id).bind(staff).bind(group).bind(role).bind(i64::from(days.0))
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// A role without roster: `teamlead` (of the house's location), `director`, …
    pub async fn role(&self, staff: StaffId, role: &str) {
        let mut tx = self.write().await;
        let location = (role == "teamlead").then_some(self.location);
        let id = fresh(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO staff_role (organisation_id, id, staff_id, role, location_id, imported) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(self.organisation).bind(id).bind(staff).bind(role).bind(location).bind(false)
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// A child with this key, born three years before the tests, with a place in a group without end.
    pub async fn child(&self, key: &str, group: GroupId, days: HalfDays) -> ChildId {
        let mut tx = self.write().await;
        let id = ChildId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO child (organisation_id, id, key, first_name, last_name, birth_date) VALUES ($1, $2, $3, $4, 'Voorbeeld', $5)")
            .bind(self.organisation).bind(id).bind(key).bind(format!("Kind{key}")).bind(jiff_sqlx::Date::from(date(2023, 2, 1)))
            .execute(c).await.map(drop)).unwrap();
        let place = PlacementId::new(tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, language, knows_well, not_mentor, same_mentor, other_mentor)
             VALUES ($1, $2, $3, $4, $5, $6, '', '', '', '', '')")
            .bind(self.organisation).bind(place).bind(id).bind(group).bind(true).bind(i64::from(days.0))
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// The place of a child begins on a day.
    pub async fn begins(&self, child: ChildId, from: Date) {
        let mut tx = self.write().await;
        on!(tx, c => sqlx::query("UPDATE placement SET from_on = $3 WHERE organisation_id = $1 AND child_id = $2")
            .bind(self.organisation).bind(child).bind(jiff_sqlx::Date::from(from))
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// A guardian of a child, with this key, also its name and mailbox.
    pub async fn guardian(&self, key: &str, child: ChildId, custody: Option<bool>) -> GuardianId {
        let mut tx = self.write().await;
        let id = GuardianId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO guardian (organisation_id, id, key, name, email, language) VALUES ($1, $2, $3, $4, $5, 'nl')")
            .bind(self.organisation).bind(id).bind(key).bind(format!("Ouder {key}")).bind(format!("{}@example.org", key.to_lowercase()))
            .execute(c).await.map(drop)).unwrap();
        let tie = fresh(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES ($1, $2, $3, $4, 'ouder', $5)")
            .bind(self.organisation).bind(tie).bind(id).bind(child).bind(custody).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// A mentorship from a date, as if it was imported.
    pub async fn mentorship(
        &self,
        child: ChildId,
        staff: StaffId,
        group: GroupId,
        from: Date,
    ) -> MentorshipId {
        let mut tx = self.write().await;
        let id = MentorshipId::new(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, from_on, begin_reason) VALUES ($1, $2, $3, $4, $5, $6, 'import')")
            .bind(self.organisation).bind(id).bind(child).bind(staff).bind(group).bind(jiff_sqlx::Date::from(from))
            .execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        id
    }

    /// The staff member with a key.
    pub async fn staff_of(&self, key: &str) -> StaffId {
        let mut tx = self.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT id FROM staff_member WHERE organisation_id = $1 AND key = $2")
            .bind(self.organisation).bind(key).fetch_one(c).await)
        .unwrap()
    }

    /// The group with a key.
    pub async fn group_of(&self, key: &str) -> GroupId {
        let mut tx = self.app.db.read().await.unwrap();
        on!(tx, c => sqlx::query_scalar("SELECT id FROM care_group WHERE organisation_id = $1 AND key = $2")
            .bind(self.organisation).bind(key).fetch_one(c).await)
        .unwrap()
    }

    /// An absence of a staff member, both days included.
    pub async fn absent(&self, staff: StaffId, from: Date, until: Date) {
        let mut tx = self.write().await;
        let id = fresh(tx.now);
        on!(tx, c => sqlx::query("INSERT INTO absence (organisation_id, id, staff_id, from_on, until_on, reason) VALUES ($1, $2, $3, $4, $5, '')")
            .bind(self.organisation).bind(id).bind(staff).bind(jiff_sqlx::Date::from(from))
            .bind(jiff_sqlx::Date::from(until)).execute(c).await.map(drop)).unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
    }

    /// A browser in which a staff member is signed in; again after the clock was moved.
    pub async fn browser_of_staff(&self, staff: StaffId) -> Browser {
        self.browser(Some(staff), None).await
    }

    /// A browser in which a guardian is signed in.
    pub async fn browser_of_guardian(&self, guardian: GuardianId) -> Browser {
        self.browser(None, Some(guardian)).await
    }

    /// A browser in which nobody is signed in.
    pub fn browser_of_nobody(&self) -> Browser {
        Browser {
            router: self.router.get_or_init(|| router(&self.app)).clone(),
            cookies: BTreeMap::new(),
            csrf: String::new(),
        }
    }

    async fn browser(&self, staff: Option<StaffId>, guardian: Option<GuardianId>) -> Browser {
        let account = self.account(staff, guardian).await;
        self.browser_of(account).await
    }

    /// The account of a staff member or a guardian; a new one, without a password, when there is none yet.
    pub async fn account(&self, staff: Option<StaffId>, guardian: Option<GuardianId>) -> AccountId {
        let mut tx = self.write().await;
        let now = tx.now;
        let (organisation, person) = (self.organisation, staff.map(|s| s.0).or(guardian.map(|g| g.0)));
        let known: Option<AccountId> = on!(tx, c => sqlx::query_scalar(
            "SELECT account_id FROM membership WHERE organisation_id = $1 AND (staff_id = $2 OR guardian_id = $2)")
            .bind(organisation).bind(person).fetch_optional(c).await)
        .unwrap();
        let account = known.unwrap_or(AccountId::new(now));
        if known.is_none() {
            on!(tx, c => sqlx::query("INSERT INTO account (id, email, name, language, created_at) VALUES ($1, $2, 'Proefaccount', 'nl', $3)")
                .bind(account).bind(format!("{account}@example.org")).bind(now).execute(c).await.map(drop)).unwrap();
            on!(tx, c => sqlx::query("INSERT INTO membership (organisation_id, id, account_id, staff_id, guardian_id) VALUES ($1, $2, $3, $4, $5)")
                .bind(organisation).bind(MembershipId::new(now)).bind(account).bind(staff).bind(guardian)
                .execute(c).await.map(drop)).unwrap();
        }
        tx.commit(Audit::housekeeping()).await.unwrap();
        account
    }

    /// A browser in which an account is signed in anew.
    pub async fn browser_of(&self, account: AccountId) -> Browser {
        let mut tx = self.write().await;
        let token = begin(&mut tx, &self.app, account, Sign::Password, "proef").await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        let cookies = BTreeMap::from([(self.app.settings.session_cookie().to_owned(), token)]);
        Browser { cookies, ..self.browser_of_nobody() }
    }
}

/// An answer to a browser.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    /// Where a redirect leads; empty without one.
    pub location: String,
    pub text: String,
}

/// A small browser: keeps cookies, fills in the hidden fields of forms, does not follow redirects.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, String::new()).await
    }

    /// Posts a form with these fields; the hidden ones are filled in.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let key = fresh(Moment(1_772_524_800_000_000)).to_string();
        self.post_again(path, fields, &key).await
    }

    /// Posts a form, and goes on to the page that it leads to.
    pub async fn post_on(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        if answer.location.is_empty() { answer } else { self.get(&answer.location).await }
    }

    /// Posts a form with a key that was perhaps used before.
    pub async fn post_again(&mut self, path: &str, fields: &[(&str, &str)], key: &str) -> Answer {
        if self.csrf.is_empty() {
            self.get("/demo/clock").await;
        }
        let mut all = vec![("csrf", self.csrf.as_str()), ("key", key)];
        all.extend_from_slice(fields);
        let body = serde_urlencoded::to_string(all).unwrap();
        self.send(Method::POST, path, body).await
    }

    /// Posts a form with a file, after the fields.
    pub async fn post_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        file: &[u8],
    ) -> Answer {
        if self.csrf.is_empty() {
            self.get("/demo/clock").await;
        }
        let key = fresh(Moment(1_772_524_800_000_000)).to_string();
        let mut body = Vec::new();
        for (field, value) in [("csrf", self.csrf.as_str()), ("key", &key)].iter().chain(fields) {
            body.extend(
                format!("--proef\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        body.extend(
            format!("--proef\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"f\"\r\n\r\n")
                .bytes(),
        );
        body.extend(file);
        body.extend(b"\r\n--proef--\r\n");
        self.send_as("multipart/form-data; boundary=proef", Method::POST, path, body.into()).await
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Answer {
        // On the heap: a test that asks a lot would outgrow its stack.
        Box::pin(self.send_as("application/x-www-form-urlencoded", method, path, body.into())).await
    }

    async fn send_as(&mut self, kind: &str, method: Method, path: &str, body: Body) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, kind)
            .body(body)
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for line in response.headers().get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|l| l.to_str().unwrap().to_owned())
            .unwrap_or_default();
        let streams =
            response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        // A stream has no end to wait for.
        let body = if streams { Body::empty() } else { response.into_body() };
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(rest) = text.split("name=\"csrf\" value=\"").nth(1) {
            self.csrf = rest.split('"').next().unwrap().to_owned();
        }
        Answer { status, location, text }
    }
}

impl Browser {
    /// The body of what a page asks by itself; of one that streams from its beginning.
    pub async fn listen(&self, path: &str) -> axum::body::BodyDataStream {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header("By-Itself", "1")
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body().into_data_stream()
    }

    /// Changes a cookie, as somebody would who tries things.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Posts a form with files, after its fields; the hidden ones are filled in.
    pub async fn post_files(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        files: &[(&str, &[u8])],
    ) -> Answer {
        if self.csrf.is_empty() {
            self.get("/demo/clock").await;
        }
        let key = fresh(Moment(1_772_524_800_000_000)).to_string();
        let mut body = Vec::new();
        let part = "--part\r\nContent-Disposition: form-data; name=";
        for (field, value) in [("csrf", self.csrf.as_str()), ("key", &key)].iter().chain(fields) {
            body.extend(format!("{part}\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (file, content) in files {
            body.extend(format!("{part}\"{name}\"; filename=\"{file}\"\r\n\r\n").bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(b"--part--\r\n");
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let location = response.headers().get(header::LOCATION).map(|l| l.to_str().unwrap().to_owned());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, location: location.unwrap_or_default(), text }
    }
}

mod tests {
    use rstest::rstest;

    use super::*;
    use crate::platform::audit::{Damage, Verdict, verify};

    #[rstest]
    #[tokio::test]
    async fn the_house_stands_on_both_engines(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
        let Some(house) = House::open(engine).await else { return };
        let group = house.group("G1", "kdv").await;
        let fatima = house.staff("FATIMA").await;
        house.works(fatima, group, "pm", HalfDays(0b1111)).await;
        let noor = house.child("NOOR", group, HalfDays(0b11)).await;
        house.mentorship(noor, fatima, group, TODAY).await;
        let mut tx = house.app.db.read().await.unwrap();
        let found = crate::mentorship::of_group(&mut tx, house.organisation, group).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(
            crate::group::works(&mut tx, house.organisation, &[fatima]).await.unwrap()[0].days,
            HalfDays(0b1111)
        );
        let mut browser = house.browser_of_staff(fatima).await;
        assert_eq!(browser.get("/demo/mail").await.status, StatusCode::OK);
        assert_eq!(browser.get("/nergens").await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/demo/clock", &[("days", "2")]).await.location, "/demo/clock");
    }

    #[rstest]
    #[tokio::test]
    async fn a_read_transaction_cannot_write(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
        let Some(house) = House::open(engine).await else { return };
        let mut tx = house.app.db.read().await.unwrap();
        let result = on!(tx, c => sqlx::query("DELETE FROM organisation").execute(c).await.map(drop));
        assert!(result.is_err());
    }

    #[rstest]
    #[tokio::test]
    async fn a_clock_that_goes_back_over_midnight_breaks_no_trail(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let Some(house) = House::open(engine).await else { return };
        let moments = [0, 1, 0, 2].map(|days| house.app.clock.now().plus_days(days));
        for now in moments {
            let tx = house.app.db.write(now).await.unwrap();
            tx.commit(Audit::new(house.organisation, None, "tried")).await.unwrap();
        }
        let verdict = verify(&house.app.db, house.organisation).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { entries: 4, .. }), "{verdict:?}");
        let mut tx = house.app.db.read().await.unwrap();
        let kept: Vec<Moment> =
            on!(tx, c => sqlx::query_scalar("SELECT at FROM audit_entry ORDER BY day, number")
            .fetch_all(c).await)
            .unwrap();
        assert_eq!(kept, moments);
    }

    #[rstest]
    #[tokio::test]
    async fn a_damaged_trail_is_found_and_named(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
        #[values("removed", "last removed", "changed", "reordered", "day removed")] damage: &str,
    ) {
        let Some(house) = House::open(engine).await else { return };
        for _ in 0..2 {
            for action in ["one", "two", "three"] {
                let tx = house.write().await;
                tx.commit(Audit::new(house.organisation, None, action).on("location", house.location))
                    .await
                    .unwrap();
            }
            house.app.clock.forward_days(1);
        }
        let whole = verify(&house.app.db, house.organisation).await.unwrap();
        assert!(matches!(whole, Verdict::Whole { entries: 6, .. }), "{whole:?}");
        let (sql, day, number, what): (&[&str], _, _, _) = match damage {
            "removed" => {
                (&["DELETE FROM audit_entry WHERE number = 2 AND day = $1"], TODAY, 2, Damage::Missing)
            }
            "last removed" => {
                (&["DELETE FROM audit_entry WHERE number = 3 AND day = $1"], TODAY, 3, Damage::Missing)
            }
            "changed" => (
                &["UPDATE audit_entry SET action = 'four' WHERE number = 2 AND day = $1"],
                TODAY,
                2,
                Damage::Changed,
            ),
            "reordered" => (
                &[
                    "UPDATE audit_entry SET number = 9 WHERE number = 1 AND day = $1",
                    "UPDATE audit_entry SET number = 1 WHERE number = 2 AND day = $1",
                    "UPDATE audit_entry SET number = 2 WHERE number = 9 AND day = $1",
                ],
                TODAY,
                1,
                Damage::Changed,
            ),
            _ => (
                &["DELETE FROM audit_entry WHERE day = $1", "DELETE FROM audit_day WHERE day = $1"],
                TODAY.tomorrow().unwrap(),
                0,
                Damage::DayBroken,
            ),
        };
        let mut tx = house.write().await;
        for sql in sql {
            on!(tx, c => sqlx::query(*sql).bind(jiff_sqlx::Date::from(TODAY)).execute(c).await.map(drop))
                .unwrap();
        }
        tx.commit(Audit::housekeeping()).await.unwrap();
        let found = verify(&house.app.db, house.organisation).await.unwrap();
        assert_eq!(found, Verdict::Broken { day, number, what });
    }
}
