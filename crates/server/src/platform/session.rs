//! Who is asking: the session of a request and the person behind it.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::access::{Action, Facts, Relation, scope};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    app::App,
    audit::Audit,
    clock::Moment,
    db::{Read, Write},
    form::Submitted,
    i18n::Lang,
    ids::{AccountId, GroupId, GuardianId, LocationId, MembershipId, OrganisationId, SessionId, StaffId},
    nav,
    problem::Problem,
    random,
    render::{
        Flash, Membership, Organisation, Page, User, colour, cookie, initials, problem_page, set_cookie,
    },
};
use crate::on;

/// The signed-in person in the chosen organisation, and what it is to the things there, today.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The session.
    pub session: SessionId,
    /// The person's name.
    pub name: String,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// What ties the account to the organisation.
    pub membership: MembershipId,
    /// As staff member.
    pub staff: Option<StaffId>,
    /// As guardian.
    pub guardian: Option<GuardianId>,
    /// The date in the organisation's zone.
    pub today: Date,
    /// The organisation's zone.
    pub zone: TimeZone,
    /// What the person is to whom.
    pub facts: Facts<Uuid>,
}

impl Actor {
    /// Whether the person may do this anywhere at all.
    pub fn may_somewhere(&self, action: Action) -> bool {
        !scope(action, &self.facts).is_empty()
    }
}

/// Who is asking, and in what language.
#[derive(Clone)]
pub struct Cx {
    /// The application.
    pub app: App,
    /// The moment of the request.
    pub now: Moment,
    /// The reader's language.
    pub lang: Lang,
    /// Path and query of the request.
    pub path: String,
    /// The signed-in account, also when no organisation is chosen yet.
    pub account: Option<SignedIn>,
    /// The signed-in person in the chosen organisation.
    pub actor: Option<Arc<Actor>>,
    /// What the person can change to; empty with one membership.
    pub memberships: Vec<MembershipRow>,
    /// The secret that forms of this browser carry.
    pub csrf: String,
    flash: Option<Flash>,
    /// For a browser that has no cookie of ours yet: the secret from which its forms' secret is made.
    new_visitor: Option<String>,
}

/// A session of an account.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// The session.
    pub session: SessionId,
    /// The person's name.
    pub name: String,
}

impl Cx {
    /// The frame of a page.
    pub fn page(&self) -> Page {
        Page {
            lang: self.lang,
            path: self.path.clone(),
            nav: self
                .actor
                .as_ref()
                .map(|actor| nav::items(actor, self.lang, &self.path))
                .unwrap_or_default(),
            account: self.account.as_ref().map(|_| nav::account(self.lang, &self.path)).unwrap_or_default(),
            user: self.account.as_ref().map(|signed_in| User {
                name: signed_in.name.clone(),
                initials: initials(&signed_in.name),
                colour: colour(signed_in.account.0),
            }),
            organisation: self.actor.as_ref().map(|actor| Organisation {
                name: actor.organisation_name.clone(),
                role: nav::role(actor, self.lang),
            }),
            memberships: self.memberships.iter().map(|m| self.shown(m)).collect(),
            csrf: self.csrf.clone(),
            now: self.now,
            flash: self.flash.clone(),
            demo: self.app.settings.demo,
        }
    }

    fn shown(&self, membership: &MembershipRow) -> Membership {
        Membership {
            id: membership.id.to_string(),
            organisation: membership.organisation_name.clone(),
            role: nav::membership_role(membership.guardian_id.is_some(), self.lang),
            current: self.actor.as_ref().is_some_and(|actor| actor.membership == membership.id),
        }
    }

    /// The signed-in person in the chosen organisation.
    pub fn actor(&self) -> Result<&Arc<Actor>, Problem> {
        self.actor.as_ref().ok_or(Problem::SignIn)
    }

    /// The signed-in account.
    pub fn signed_in(&self) -> Result<&SignedIn, Problem> {
        self.account.as_ref().ok_or(Problem::SignIn)
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> Result<Read, Problem> {
        Ok(self.app.db.read().await?)
    }

    /// Begins the transaction that carries out a form. A form that was answered before gets its first answer.
    pub async fn write<T>(&self, form: &Submitted<T>) -> Result<Write, Problem> {
        let mut tx = self.app.db.write(self.now).await?;
        if let Some(signed_in) = &self.account {
            let answered: Option<String> = on!(tx, c => sqlx::query_scalar(
                "SELECT location FROM answer WHERE account_id = $1 AND key = $2")
                .bind(signed_in.account).bind(form.key).fetch_optional(c).await)?;
            if let Some(location) = answered {
                return Err(Problem::Answered(location));
            }
            tx.form = Some((signed_in.account, form.key));
        }
        Ok(tx)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Cx {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::Internal)
    }
}

/// The layer around all pages: finds the session, and turns problems into pages.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let cx = match load(&app, request.headers(), request.uri()).await {
        Ok(cx) => cx,
        Err(problem) => {
            let page = Page { lang: language(request.headers()), ..Page::default() };
            return problem_page(page, &problem);
        }
    };
    let is_get = request.method() == Method::GET;
    request.extensions_mut().insert(cx.clone());
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem_page(cx.page(), &problem);
    } else if response.status() == axum::http::StatusCode::METHOD_NOT_ALLOWED {
        response = problem_page(cx.page(), &Problem::NotFound);
    }
    let headers = response.headers_mut();
    if is_get
        && cx.flash.is_some()
        && headers.get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"))
    {
        Flash::clear(headers);
    }
    if let Some(visitor) = &cx.new_visitor {
        set_cookie(headers, app.settings.visitor_cookie(), visitor, app.settings.secure());
    }
    response
}

fn language(headers: &HeaderMap) -> Lang {
    match cookie(headers, "language") {
        Some(code) => Lang::of(code),
        None => headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|v| v.to_str().ok())
            .map(Lang::accepted)
            .unwrap_or_default(),
    }
}

#[derive(FromRow)]
struct SessionRow {
    id: SessionId,
    account_id: AccountId,
    membership_id: Option<MembershipId>,
    seen_at: Moment,
    ends_at: Moment,
    name: String,
}

async fn load(app: &App, headers: &HeaderMap, uri: &Uri) -> Result<Cx, Problem> {
    let now = app.clock.now();
    let token = cookie(headers, app.settings.session_cookie());
    let mut cx = Cx {
        app: app.clone(),
        now,
        lang: language(headers),
        path: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        account: None,
        actor: None,
        memberships: Vec::new(),
        csrf: String::new(),
        flash: Flash::take(headers),
        new_visitor: None,
    };
    if let Some(token) = token {
        let mut tx = app.db.read().await?;
        if let Some(row) = find(&mut tx, app, token, now).await? {
            let mut memberships = memberships(&mut tx, row.account_id).await?;
            if let Some(chosen) = memberships.iter().find(|m| Some(m.id) == row.membership_id) {
                cx.actor = Some(Arc::new(actor(&mut tx, &row, chosen, now).await?));
            }
            if memberships.len() == 1 && cx.actor.is_some() {
                memberships.clear();
            }
            cx.memberships = memberships;
            drop(tx);
            touch(app, &row, now).await?;
            cx.account = Some(SignedIn { account: row.account_id, session: row.id, name: row.name });
        }
    }
    let secret = match (&cx.account, token) {
        (Some(_), Some(token)) => token.to_owned(),
        _ => match cookie(headers, app.settings.visitor_cookie()) {
            Some(visitor) => visitor.to_owned(),
            None => cx.new_visitor.insert(random::token()).clone(),
        },
    };
    cx.csrf = random::hex(&random::hash(&format!("form {secret}")));
    Ok(cx)
}

async fn find(tx: &mut Read, app: &App, token: &str, now: Moment) -> sqlx::Result<Option<SessionRow>> {
    let row: Option<SessionRow> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.account_id, s.membership_id, s.seen_at, s.ends_at, a.name
         FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash = $1")
        .bind(random::hash(token)).fetch_optional(c).await)?;
    Ok(row.filter(|row| row.ends_at > now && row.seen_at.plus_minutes(app.settings.idle_minutes) > now))
}

/// What ties an account to an organisation.
#[derive(Clone, Debug, FromRow)]
pub struct MembershipRow {
    /// Its identifier.
    pub id: MembershipId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    time_zone: String,
    staff_id: Option<StaffId>,
    /// As guardian.
    pub guardian_id: Option<GuardianId>,
}

async fn memberships(tx: &mut Read, account: AccountId) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.id, m.organisation_id, o.name AS organisation_name, o.time_zone, m.staff_id, m.guardian_id
         FROM membership m JOIN organisation o ON o.id = m.organisation_id
         WHERE m.account_id = $1 AND m.ended_at IS NULL ORDER BY o.name, m.id")
        .bind(account).fetch_all(c).await)
}

/// Keeps the session awake, at most once a minute.
async fn touch(app: &App, row: &SessionRow, now: Moment) -> sqlx::Result<()> {
    if row.seen_at.plus_seconds(60) > now {
        return Ok(());
    }
    let mut tx = app.db.write(now).await?;
    on!(tx, c => sqlx::query("UPDATE session SET seen_at = $2 WHERE id = $1")
        .bind(row.id).bind(now).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

async fn actor(tx: &mut Read, session: &SessionRow, row: &MembershipRow, now: Moment) -> sqlx::Result<Actor> {
    let zone = TimeZone::get(&row.time_zone).unwrap_or(TimeZone::UTC);
    let today = now.date_in(&zone);
    let organisation = row.organisation_id;
    let facts = match (row.staff_id, row.guardian_id) {
        (Some(staff), _) => staff_facts(tx, organisation, staff, today).await?,
        (None, Some(guardian)) => guardian_facts(tx, organisation, guardian).await?,
        (None, None) => Facts::default(),
    };
    Ok(Actor {
        account: session.account_id,
        session: session.id,
        name: session.name.clone(),
        organisation,
        organisation_name: row.organisation_name.clone(),
        membership: row.id,
        staff: row.staff_id,
        guardian: row.guardian_id,
        today,
        zone,
        facts,
    })
}

/// What a staff member is to groups, locations and children on a date.
pub async fn staff_facts(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<Facts<Uuid>> {
    let date = jiff_sqlx::Date::from(today);
    let mut facts = Facts::default();
    let rows: Vec<(GroupId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, role FROM roster WHERE organisation_id = $1 AND staff_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    for (group, role) in rows {
        let groups = if role == "pm" { &mut facts.on_groups } else { &mut facts.trainee_on_groups };
        groups.insert(group.0);
    }
    let roles: Vec<(String, Option<LocationId>, Option<GroupId>)> = on!(tx, c => sqlx::query_as(
        "SELECT r.role, l.id, g.id FROM staff_role r
         LEFT JOIN location l ON l.organisation_id = r.organisation_id AND r.role = 'teamlead'
           AND (r.location_id IS NULL OR l.id = r.location_id)
         LEFT JOIN care_group g ON g.organisation_id = l.organisation_id AND g.location_id = l.id
         WHERE r.organisation_id = $1 AND r.staff_id = $2
         AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    for (role, location, group) in roles {
        match role.as_str() {
            "teamlead" => {
                facts.leads_locations.extend(location.map(|l| l.0));
                facts.leads_groups.extend(group.map(|g| g.0));
            }
            other => facts.organisation.extend(organisation_role(other)),
        }
    }
    let children: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM mentorship WHERE organisation_id = $1 AND staff_id = $2
         AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    // Access ends with the roster: a mentor who no longer works anywhere opens nothing.
    if !facts.on_groups.is_empty() {
        facts.mentor_of = children.into_iter().collect::<BTreeSet<_>>();
    }
    Ok(facts)
}

fn organisation_role(role: &str) -> Option<Relation> {
    match role {
        "coach" => Some(Relation::Coach),
        "policy" => Some(Relation::PolicyOfficer),
        "care" => Some(Relation::CareCoordinator),
        "protection" => Some(Relation::ProtectionOfficer),
        "director" => Some(Relation::Director),
        "admin" => Some(Relation::Administrator),
        _ => None,
    }
}

async fn guardian_facts(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
) -> sqlx::Result<Facts<Uuid>> {
    let mut facts = Facts::default();
    let rows: Vec<(Uuid, Option<bool>)> = on!(tx, c => sqlx::query_as(
        "SELECT child_id, custody FROM guardianship WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(organisation).bind(guardian).fetch_all(c).await)?;
    for (child, custody) in rows {
        let children = if custody == Some(true) { &mut facts.custody_of } else { &mut facts.guardian_of };
        children.insert(child);
    }
    Ok(facts)
}

/// Begins a session of an account and gives the secret for its cookie. With exactly one membership that one is chosen.
pub async fn begin(
    tx: &mut Write,
    app: &App,
    account: AccountId,
    how: Sign,
    device: &str,
) -> sqlx::Result<String> {
    let memberships: Vec<(OrganisationId, MembershipId)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, id FROM membership WHERE account_id = $1 AND ended_at IS NULL")
        .bind(account).fetch_all(c).await)?;
    let chosen = match memberships.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let token = random::token();
    let now = tx.now;
    let device: String = device.chars().take(200).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO session (id, token_hash, account_id, organisation_id, membership_id, how, device, created_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)")
        .bind(SessionId::new(now)).bind(random::hash(&token)).bind(account)
        .bind(chosen.map(|c| c.0)).bind(chosen.map(|c| c.1)).bind(how.code()).bind(&device)
        .bind(now).bind(now.plus_minutes(60 * app.settings.session_hours))
        .execute(c).await.map(drop))?;
    Ok(token)
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// With a password.
    Password,
    /// With a link and a one-time code.
    Code,
}

impl Sign {
    fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
        }
    }
}

/// Gives the browser the session's cookie.
pub fn keep(headers: &mut HeaderMap, app: &App, token: &str) {
    set_cookie(headers, app.settings.session_cookie(), token, app.settings.secure());
}

/// Takes the session's cookie from the browser.
pub fn forget(headers: &mut HeaderMap, app: &App) {
    let more = format!("; Max-Age=0{}", app.settings.secure());
    set_cookie(headers, app.settings.session_cookie(), "", &more);
}
