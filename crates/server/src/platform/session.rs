//! Who is asking: the session of a request and the person behind it.

mod begin;

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::{Action, Facts, Relation, scope},
    period::Period,
    standing::{Standing, standing},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    app::App,
    audit::Audit,
    clock::Moment,
    db::{Read, Write},
    form::{Submitted, has_nul},
    i18n::{Lang, Reader},
    ids::{
        AccountId, GroupId, GuardianId, MembershipId, OrganisationId, SessionId, StaffId, TabletId, time_of,
    },
    nav,
    problem::Problem,
    random, relations,
    render::{
        Flash, Membership, Organisation, Page, User, colour, cookie, initials, problem_page, second_step,
        set_cookie,
    },
};
use crate::on;
pub use begin::{
    Sign, Step, begin, begin_as, begin_on_tablet, begin_through_provider, begin_with_passkey, choose, csrf,
    forget, keep, strengthen, weaken,
};

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
    /// To whom texts about a child speak.
    pub reader: Reader,
    /// The date in the organisation's zone.
    pub today: Date,
    /// The organisation's zone.
    pub zone: TimeZone,
    /// What the person is to whom.
    pub facts: Facts<Uuid>,
    /// The person is on the shared tablet of this group, and is here only what it is to this group.
    pub tablet: Option<GroupId>,
    /// The second step of signing in is still to be done: nothing of children opens.
    pub waits: bool,
}

impl Actor {
    /// Whether the person may do this anywhere at all.
    pub fn may_somewhere(&self, action: Action) -> bool {
        let closed = self.waits && action.opens_child_file();
        !closed && !scope(action, &self.facts).is_empty()
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
    /// What has to be done before anything else opens.
    pub waits: Option<Wait>,
    /// The organisation that was chosen does not let the person in any more.
    pub gone: Option<Gone>,
    /// The secret that forms of this browser carry.
    pub csrf: String,
    flash: Option<Flash>,
    /// The browser is that of a tablet of a group.
    shared: bool,
    /// The page asks by itself, without a person who touched anything.
    pub by_itself: bool,
    /// The session was ended, because access ended while it ran.
    ended: bool,
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
    /// The person's name, as the session may know it.
    pub name: String,
    /// How the session began.
    pub how: Sign,
    /// A second step was given, or the session began with a passkey or is on a tablet, which are one.
    pub strong: bool,
}

/// What has to be done before anything else opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A code of the app, or a recovery code.
    Code,
    /// A second step is asked of this person, who has none yet.
    Enrol,
}

/// Access to an organisation that ended.
#[derive(Clone, Debug)]
pub struct Gone {
    /// Its name.
    pub organisation: String,
    /// The last day.
    pub last: Date,
    /// Today, there.
    pub today: Date,
}

impl Cx {
    /// The frame of a page.
    pub fn page(&self) -> Page {
        // Navigation and roles stand only in the frame of those who work here.
        let theirs = if self.lang.awaits_review() { Lang::default() } else { self.lang };
        Page {
            lang: self.lang,
            reader: self.actor.as_ref().map(|actor| actor.reader).unwrap_or_default(),
            path: self.path.clone(),
            nav: self.actor.as_ref().map(|actor| nav::items(actor, theirs, &self.path)).unwrap_or_default(),
            account: self.account.as_ref().map(|_| nav::account(theirs, &self.path)).unwrap_or_default(),
            user: self.account.as_ref().map(|signed_in| User {
                id: signed_in.account.to_string(),
                name: signed_in.name.clone(),
                initials: initials(&signed_in.name),
                colour: colour(signed_in.account.0),
            }),
            organisation: self.actor.as_ref().map(|actor| Organisation {
                name: actor.organisation_name.clone(),
                role: nav::role(actor, theirs),
            }),
            memberships: self.memberships.iter().map(|m| self.shown(m)).collect(),
            csrf: self.csrf.clone(),
            now: self.now,
            flash: self.flash.clone(),
            demo: self.app.settings.demo,
            keep: self.kept_page(),
            // Also for whoever gave a password on a shared tablet. Before the server does it, so that closing is still a
            // form of this session.
            lock_after: (self.account.is_some() && self.shared)
                .then(|| 60 * self.app.settings.tablet_idle_minutes - 30),
        }
    }

    fn kept_page(&self) -> Option<String> {
        let actor = self.actor.as_ref().filter(|actor| actor.may_somewhere(Action::SayPresent))?;
        actor.tablet.map(|group| format!("/groups/{group}/today"))
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

    /// The browser is that of a group's tablet, which others use too.
    pub fn is_shared(&self) -> bool {
        self.shared
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

/// The layer around the pages that open only after both steps of signing in.
pub async fn both_steps(request: Request, next: Next) -> Response {
    match request.extensions().get::<Cx>() {
        Some(cx) if cx.waits.is_some() => {
            second_step(if request.method() == Method::GET { &cx.path } else { "/" })
        }
        _ => next.run(request).await,
    }
}

/// The layer around all pages: finds the session, and turns problems into pages.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let cx = match load(&app, request.headers(), request.uri()).await {
        Ok(cx) => cx,
        Err(problem) => {
            let path = request.uri().path().to_owned();
            let page = Page { lang: language(request.headers(), &path), path, ..Page::default() };
            return problem_page(page, &problem);
        }
    };
    let is_get = request.method() == Method::GET;
    let listens = listens(request.uri());
    request.extensions_mut().insert(cx.clone());
    let mut response = if has_nul(request.uri()) {
        problem_page(cx.page(), &Problem::NotFound)
    } else {
        next.run(request).await
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem_page(cx.page(), &problem);
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED || is_of_no_address(&response) {
        response = problem_page(cx.page(), &Problem::NotFound);
    }
    if listens && response.status().is_redirection() {
        // A page that is open has no use for the page to sign in on: no content, and its browser listens no longer.
        response = StatusCode::NO_CONTENT.into_response();
    }
    let headers = response.headers_mut();
    let shown = is_get
        && !cx.by_itself
        && cx.flash.is_some()
        && headers.get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if shown {
        Flash::clear(headers);
    }
    if cx.ended {
        forget(headers, &app);
        if !shown {
            let said = cx.flash.unwrap_or_else(|| Flash::know(cx.lang.t("account-access-ended")));
            said.put(headers);
        }
    }
    if let Some(visitor) = &cx.new_visitor {
        set_cookie(headers, app.settings.visitor_cookie(), visitor, app.settings.secure());
    }
    response
}

/// Whether this is what the framework answers, bare and in English, when a part of an address cannot be read: an
/// identifier that is none, a question that misses something. Our own answers of this status are problems.
fn is_of_no_address(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    response.status() == StatusCode::BAD_REQUEST
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// The language that was chosen, or else that of the browser; Dutch where this page is not in it.
fn language(headers: &HeaderMap, path: &str) -> Lang {
    let offered = Lang::offered(path);
    match cookie(headers, "language") {
        Some(code) => Lang::among(code, offered).unwrap_or_default(),
        None => headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|v| v.to_str().ok())
            .map(|wishes| Lang::accepted(wishes, offered))
            .unwrap_or_default(),
    }
}

#[derive(FromRow)]
struct SessionRow {
    id: SessionId,
    account_id: AccountId,
    membership_id: Option<MembershipId>,
    how: String,
    second_step: Option<String>,
    had_access: bool,
    seen_at: Moment,
    ends_at: Moment,
    /// Of the account; through a provider that of its organisation's member of staff.
    name: String,
    /// It began with a passkey, which is both steps.
    passkey: bool,
    /// The account has a second step.
    step_since: Option<Moment>,
    /// The tablet on which it is, while that is joined to its group.
    tablet_hash: Option<Vec<u8>>,
    tablet_group: Option<GroupId>,
}

impl SessionRow {
    fn strong(&self) -> bool {
        self.second_step.is_some() || self.passkey || self.tablet_group.is_some()
    }

    /// After how many minutes without a request it ends.
    fn idle(&self, app: &App) -> i64 {
        if self.how == Sign::Pin.code() {
            app.settings.tablet_idle_minutes
        } else {
            app.settings.idle_minutes
        }
    }

    fn stands(&self, app: &App, now: Moment) -> bool {
        self.ends_at > now && self.seen_at.plus_minutes(self.idle(app)) > now
    }

    /// Whether the session may be as this. A code by mail is enough for a parent, not for work; a tablet is for one
    /// group.
    fn may_be(&self, membership: &MembershipRow) -> bool {
        match Sign::of(&self.how) {
            Sign::Password => true,
            Sign::Code => membership.guardian_id.is_some(),
            Sign::Pin | Sign::Provider => self.membership_id == Some(membership.id),
        }
    }

    /// What is still to be done, being this.
    fn waits(&self, app: &App, actor: Option<&Actor>) -> Option<Wait> {
        let works = actor.is_some_and(|actor| actor.guardian.is_none());
        if self.strong() || Sign::of(&self.how) == Sign::Code && !works {
            None
        } else if self.step_since.is_some() {
            Some(Wait::Code)
        } else {
            actor.filter(|actor| works && app.settings.second_step.needed(&actor.facts)).map(|_| Wait::Enrol)
        }
    }
}

async fn load(app: &App, headers: &HeaderMap, uri: &Uri) -> Result<Cx, Problem> {
    let now = app.clock.now();
    let token = cookie(headers, app.settings.session_cookie());
    let by_itself = asks_by_itself(headers, uri);
    let mut cx = Cx {
        app: app.clone(),
        now,
        lang: language(headers, uri.path()),
        path: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        account: None,
        actor: None,
        memberships: Vec::new(),
        waits: None,
        gone: None,
        csrf: String::new(),
        flash: if by_itself { None } else { Flash::take(headers) },
        shared: cookie(headers, app.settings.tablet_cookie()).is_some_and(|secret| !secret.is_empty()),
        by_itself,
        ended: false,
        new_visitor: None,
    };
    if let Some(token) = token {
        let mut tx = app.db.read().await?;
        if let Some(row) = find(&mut tx, app, token, now).await?
            && tablet_fits(app, &row, headers)
        {
            let mut memberships = memberships(&mut tx, row.account_id).await?;
            memberships.retain(|membership| row.may_be(membership));
            let chosen = memberships.iter().find(|m| Some(m.id) == row.membership_id).cloned();
            let found = match &chosen {
                Some(chosen) => {
                    let who = Somebody {
                        account: row.account_id,
                        session: row.id,
                        name: row.name.clone(),
                        tablet: row.tablet_group,
                    };
                    Some(actor(&mut tx, who, chosen, now).await?)
                }
                None => None,
            };
            let nothing = found.as_ref().is_some_and(|actor| match actor.tablet {
                // What it still is to the group, such as mentor of a child there, opens by a password, not by a PIN.
                Some(group) => !actor.facts.works_on(&group.0),
                None => actor.facts.is_nothing(),
            });
            let ends = nothing && (row.had_access || row.tablet_group.is_some());
            let mut found = found;
            if let (true, false, Some(actor)) = (nothing, ends, &found)
                && let Some(gone) = gone(&mut tx, actor).await?
            {
                memberships.retain(|m| m.id != actor.membership);
                cx.gone = Some(gone);
                found = None;
            }
            drop(tx);
            // Access ended while the session ran: it ends too, whatever else it could be used for.
            if ends {
                end(app, &row, now).await?;
                cx.ended = true;
                let lang = if cx.lang.awaits_review() { Lang::default() } else { cx.lang };
                cx.flash = row.tablet_group.map(|_| Flash::know(lang.t("tablet-off-roster")));
            } else {
                if memberships.len() == 1 && found.is_some() {
                    memberships.clear();
                }
                cx.memberships = memberships;
                if !by_itself {
                    touch(app, &row, found.is_some() && !nothing, now).await?;
                }
                cx.waits = row.waits(app, found.as_ref());
                cx.actor = found.map(|actor| Arc::new(Actor { waits: cx.waits.is_some(), ..actor }));
                cx.account = Some(SignedIn {
                    account: row.account_id,
                    session: row.id,
                    how: Sign::of(&row.how),
                    strong: row.strong(),
                    name: row.name,
                });
            }
        }
    }
    let secret = match (&cx.account, token) {
        (Some(_), Some(token)) => token.to_owned(),
        _ => match cookie(headers, app.settings.visitor_cookie()) {
            Some(visitor) => visitor.to_owned(),
            None => cx.new_visitor.insert(random::token()).clone(),
        },
    };
    cx.csrf = csrf(&secret);
    Ok(cx)
}

/// Whether a page asks this by itself, without a person who touched anything: no sign of life, and no message is
/// shown on it.
fn asks_by_itself(headers: &HeaderMap, uri: &Uri) -> bool {
    headers.contains_key("by-itself") || listens(uri)
}

/// Whether a page that is open asks this to hear of changes.
fn listens(uri: &Uri) -> bool {
    uri.path().ends_with("/live")
}

const SESSIONS: &str =
    "SELECT s.id, s.account_id, s.membership_id, s.how, s.second_step, s.passkey_id IS NOT NULL AS passkey, s.had_access, s.seen_at, s.ends_at,
     CASE WHEN s.how = 'provider' THEN COALESCE(w.name, '') ELSE a.name END AS name,
     f.confirmed_at AS step_since, t.token_hash AS tablet_hash, t.group_id AS tablet_group
   FROM session s JOIN account a ON a.id = s.account_id
   LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.id = s.membership_id
   LEFT JOIN staff_member w ON w.organisation_id = m.organisation_id AND w.id = m.staff_id
   LEFT JOIN second_step f ON f.account_id = s.account_id AND f.confirmed_at IS NOT NULL
   LEFT JOIN tablet t ON t.organisation_id = s.organisation_id AND t.id = s.tablet_id AND t.ended_at IS NULL";

async fn find(tx: &mut Read, app: &App, token: &str, now: Moment) -> sqlx::Result<Option<SessionRow>> {
    let sql = format!("{SESSIONS} WHERE s.token_hash = $1");
    let row: Option<SessionRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(random::hash(token)).fetch_optional(c).await)?;
    Ok(row.filter(|row| row.stands(app, now)))
}

/// Whether a session that was found before still stands: not signed out, not past its time, its tablet still joined.
pub async fn stands(app: &App, session: SessionId) -> sqlx::Result<bool> {
    let mut tx = app.db.read().await?;
    let sql = format!("{SESSIONS} WHERE s.id = $1");
    let row: Option<SessionRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(session).fetch_optional(c).await)?;
    let on_tablet = |row: &SessionRow| row.how != Sign::Pin.code() || row.tablet_hash.is_some();
    Ok(row.is_some_and(|row| row.stands(app, app.clock.now()) && on_tablet(&row)))
}

/// A session that began on a tablet goes on there only.
fn tablet_fits(app: &App, row: &SessionRow, headers: &HeaderMap) -> bool {
    let here = || cookie(headers, app.settings.tablet_cookie()).map(random::hash);
    row.how != Sign::Pin.code() || (row.tablet_hash.is_some() && row.tablet_hash == here())
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
    /// As staff member.
    pub staff_id: Option<StaffId>,
    /// As guardian.
    pub guardian_id: Option<GuardianId>,
    /// As guardian that is an office, not a person.
    institution: bool,
}

async fn memberships(tx: &mut Read, account: AccountId) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.id, m.organisation_id, o.name AS organisation_name, o.time_zone, m.staff_id, m.guardian_id,
           COALESCE(g.kind, '') = 'institution' AS institution
         FROM membership m JOIN organisation o ON o.id = m.organisation_id
         LEFT JOIN guardian g ON g.organisation_id = m.organisation_id AND g.id = m.guardian_id
         WHERE m.account_id = $1 AND m.ended_at IS NULL ORDER BY o.name, m.id")
        .bind(account).fetch_all(c).await)
}

/// Keeps the session awake, at most once a minute (four times as often on a tablet), and remembers that there was access.
async fn touch(app: &App, row: &SessionRow, access: bool, now: Moment) -> sqlx::Result<()> {
    let often = if row.tablet_group.is_some() { 15 } else { 60 };
    if row.seen_at.plus_seconds(often) > now {
        return Ok(());
    }
    let mut tx = app.db.write(now).await?;
    on!(tx, c => sqlx::query("UPDATE session SET seen_at = $2, had_access = $3 WHERE id = $1")
        .bind(row.id).bind(now).bind(row.had_access || access).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

async fn end(app: &App, row: &SessionRow, now: Moment) -> sqlx::Result<()> {
    let mut tx = app.db.write(now).await?;
    on!(tx, c => sqlx::query("DELETE FROM session WHERE id = $1").bind(row.id).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

/// Whether access ended so long ago that the organisation is closed to this person, who is nothing there today.
async fn gone(tx: &mut Read, actor: &Actor) -> sqlx::Result<Option<Gone>> {
    let Some(staff) = actor.staff else { return Ok(None) };
    let standing = standing_of(tx, actor, staff).await?;
    Ok(match standing {
        Standing::Gone(last) => {
            Some(Gone { organisation: actor.organisation_name.clone(), last, today: actor.today })
        }
        _ => None,
    })
}

/// How a member of staff stands to the organisation today.
pub async fn standing_of(tx: &mut Read, actor: &Actor, staff: StaffId) -> sqlx::Result<Standing> {
    let rows: Vec<(Option<jiff_sqlx::Date>, Option<jiff_sqlx::Date>)> = on!(tx, c => sqlx::query_as(
        "SELECT from_on, until_on FROM roster WHERE organisation_id = $1 AND staff_id = $2
         UNION ALL SELECT from_on, until_on FROM staff_role WHERE organisation_id = $1 AND staff_id = $2
         UNION ALL SELECT from_on, until_on FROM stand_in WHERE organisation_id = $1 AND staff_id = $2")
        .bind(actor.organisation).bind(staff).fetch_all(c).await)?;
    let date = jiff_sqlx::Date::to_jiff;
    let rows: Vec<Period> = rows
        .into_iter()
        .map(|(from, until)| Period { from: from.map(date), until: until.map(date) })
        .collect();
    Ok(standing(&rows, time_of(actor.membership.0).date_in(&actor.zone), actor.today))
}

impl MembershipRow {
    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }
}

/// Whose rights are asked for, and where.
struct Somebody {
    account: AccountId,
    /// None of its own where something is done without a request.
    session: SessionId,
    name: String,
    /// On the tablet of this group.
    tablet: Option<GroupId>,
}

async fn actor(tx: &mut Read, who: Somebody, row: &MembershipRow, now: Moment) -> sqlx::Result<Actor> {
    let zone = row.zone();
    let today = now.date_in(&zone);
    let organisation = row.organisation_id;
    let mut facts = relations::of(tx, row, today).await?;
    if facts.organisation.contains(&Relation::Director) {
        relations::emergency(tx, organisation, who.account, now, &mut facts).await?;
    }
    if let Some(group) = who.tablet {
        let children = relations::children_of(tx, organisation, group, today).await?;
        facts = facts.limited_to(group.0, &children);
    }
    Ok(Actor {
        account: who.account,
        session: who.session,
        name: who.name,
        organisation,
        organisation_name: row.organisation_name.clone(),
        membership: row.id,
        staff: row.staff_id,
        guardian: row.guardian_id,
        reader: if row.institution { Reader::Institution } else { Reader::Parent },
        today,
        zone,
        facts,
        tablet: who.tablet,
        waits: false,
    })
}

/// A colleague who wrote something on the tablet of a group, as what it is to that group now; nobody when it is not let in
/// any more, or the tablet was ended.
pub async fn on_tablet(
    tx: &mut Read,
    (account, membership): (AccountId, MembershipId),
    (tablet, group): (TabletId, GroupId),
    now: Moment,
) -> sqlx::Result<Option<Arc<Actor>>> {
    let joined: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM tablet t JOIN membership m ON m.organisation_id = t.organisation_id
         WHERE m.id = $1 AND t.id = $2 AND t.group_id = $3 AND t.ended_at IS NULL AND t.token_hash IS NOT NULL")
        .bind(membership).bind(tablet).bind(group).fetch_one(c).await)?;
    if joined == 0 {
        return Ok(None);
    }
    without_request(tx, account, |row| row.id == membership, Some(group), now).await
}

/// A guardian for whom something is done without a request of its own: what it may see at this moment. Nobody when it is
/// not let in any more.
pub async fn as_guardian(
    tx: &mut Read,
    (account, guardian): (AccountId, GuardianId),
    organisation: OrganisationId,
    now: Moment,
) -> sqlx::Result<Option<Arc<Actor>>> {
    let own = |row: &MembershipRow| row.organisation_id == organisation && row.guardian_id == Some(guardian);
    without_request(tx, account, own, None, now).await
}

/// The same for who has a membership.
pub async fn as_member(
    tx: &mut Read,
    account: AccountId,
    membership: MembershipId,
    now: Moment,
) -> sqlx::Result<Option<Arc<Actor>>> {
    without_request(tx, account, |row| row.id == membership, None, now).await
}

/// A guardian who has no account, and for whom somebody of staff does something: what it would see at this moment.
/// Nobody when it has one: then it does so itself.
pub async fn as_guardian_on_paper(
    tx: &mut Read,
    (staff, guardian): (&Actor, GuardianId),
    now: Moment,
) -> sqlx::Result<Option<Arc<Actor>>> {
    if has_account(tx, staff.organisation, guardian).await? {
        return Ok(None);
    }
    let kind: Option<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT kind FROM guardian WHERE organisation_id = $1 AND id = $2")
        .bind(staff.organisation).bind(guardian).fetch_optional(c).await)?;
    let row = MembershipRow {
        id: staff.membership,
        organisation_id: staff.organisation,
        organisation_name: staff.organisation_name.clone(),
        time_zone: staff.zone.iana_name().unwrap_or_default().to_owned(),
        staff_id: None,
        guardian_id: Some(guardian),
        institution: kind.as_deref() == Some("institution"),
    };
    let who = Somebody {
        account: staff.account,
        session: SessionId(Uuid::nil()),
        name: staff.name.clone(),
        tablet: None,
    };
    Ok(Some(Arc::new(actor(tx, who, &row, now).await?)))
}

/// Whether a guardian can sign in.
pub async fn has_account(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
) -> sqlx::Result<bool> {
    let one: Option<MembershipId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership WHERE organisation_id = $1 AND guardian_id = $2 AND ended_at IS NULL LIMIT 1")
        .bind(organisation).bind(guardian).fetch_optional(c).await)?;
    Ok(one.is_some())
}

async fn without_request(
    tx: &mut Read,
    account: AccountId,
    own: impl FnMut(&MembershipRow) -> bool,
    tablet: Option<GroupId>,
    now: Moment,
) -> sqlx::Result<Option<Arc<Actor>>> {
    let Some(row) = memberships(tx, account).await?.into_iter().find(own) else { return Ok(None) };
    let name: String = on!(tx, c => sqlx::query_scalar("SELECT name FROM account WHERE id = $1")
        .bind(account).fetch_one(c).await)?;
    let who = Somebody { account, session: SessionId(Uuid::nil()), name, tablet };
    Ok(Some(Arc::new(actor(tx, who, &row, now).await?)))
}
