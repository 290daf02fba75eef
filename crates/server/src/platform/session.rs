//! Who is asking: the session of a request and the person behind it.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::{Action, Facts, Relation, scope},
    guardians::Right,
    half_days::on_date,
    period::Period,
    standing::{AFTER_CARE_DAYS, Standing, standing},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    app::App,
    audit::Audit,
    clock::Moment,
    db::{Read, Write},
    form::Submitted,
    i18n::Lang,
    ids::{
        AccountId, GroupId, GuardianId, LocationId, MembershipId, OrganisationId, SessionId, StaffId,
        TabletId, time_of,
    },
    nav,
    problem::Problem,
    random,
    render::{
        Flash, Membership, Organisation, Page, User, colour, cookie, initials, problem_page, second_step,
        set_cookie,
    },
    rights,
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
    /// The person's name.
    pub name: String,
    /// How the session began.
    pub how: Sign,
    /// A second step was given, or the session is on a tablet, which is one.
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
                id: signed_in.account.to_string(),
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
            // Also for whoever gave a password on a shared tablet. Before the server does it, so that closing is still a
            // form of this session.
            lock_after: (self.account.is_some() && self.shared)
                .then(|| 60 * self.app.settings.tablet_idle_minutes - 30),
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
    if cx.ended {
        forget(headers, &app);
        Flash::know(cx.lang.t("account-access-ended")).put(headers);
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
    how: String,
    second_step: Option<String>,
    had_access: bool,
    seen_at: Moment,
    ends_at: Moment,
    name: String,
    /// The account has a second step.
    step_since: Option<Moment>,
    /// The tablet on which it is, while that is joined to its group.
    tablet_hash: Option<Vec<u8>>,
    tablet_group: Option<GroupId>,
}

impl SessionRow {
    fn strong(&self) -> bool {
        self.second_step.is_some() || self.tablet_group.is_some()
    }

    /// After how many minutes without a request it ends.
    fn idle(&self, app: &App) -> i64 {
        if self.how == Sign::Pin.code() {
            app.settings.tablet_idle_minutes
        } else {
            app.settings.idle_minutes
        }
    }

    /// Whether the session may be as this. A code by mail is enough for a parent, not for work; a tablet is for one
    /// group.
    fn may_be(&self, membership: &MembershipRow) -> bool {
        match Sign::of(&self.how) {
            Sign::Password => true,
            Sign::Code => membership.guardian_id.is_some(),
            Sign::Pin => self.membership_id == Some(membership.id),
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
    let mut cx = Cx {
        app: app.clone(),
        now,
        lang: language(headers),
        path: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        account: None,
        actor: None,
        memberships: Vec::new(),
        waits: None,
        gone: None,
        csrf: String::new(),
        flash: Flash::take(headers),
        shared: cookie(headers, app.settings.tablet_cookie()).is_some_and(|secret| !secret.is_empty()),
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
                Some(chosen) => Some(actor(&mut tx, &row, chosen, now).await?),
                None => None,
            };
            let nothing = found.as_ref().is_some_and(|actor| actor.facts.is_nothing());
            let mut found = found;
            if let (true, false, Some(actor)) = (nothing, row.had_access, &found)
                && let Some(gone) = gone(&mut tx, actor).await?
            {
                memberships.retain(|m| m.id != actor.membership);
                cx.gone = Some(gone);
                found = None;
            }
            drop(tx);
            // Access ended while the session ran: it ends too, whatever else it could be used for.
            if nothing && row.had_access {
                end(app, &row, now).await?;
                cx.ended = true;
            } else {
                if memberships.len() == 1 && found.is_some() {
                    memberships.clear();
                }
                cx.memberships = memberships;
                touch(app, &row, found.is_some() && !nothing, now).await?;
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

async fn find(tx: &mut Read, app: &App, token: &str, now: Moment) -> sqlx::Result<Option<SessionRow>> {
    let row: Option<SessionRow> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.account_id, s.membership_id, s.how, s.second_step, s.had_access, s.seen_at, s.ends_at, a.name,
           f.confirmed_at AS step_since, t.token_hash AS tablet_hash, t.group_id AS tablet_group
         FROM session s JOIN account a ON a.id = s.account_id
         LEFT JOIN second_step f ON f.account_id = s.account_id AND f.confirmed_at IS NOT NULL
         LEFT JOIN tablet t ON t.organisation_id = s.organisation_id AND t.id = s.tablet_id AND t.ended_at IS NULL
         WHERE s.token_hash = $1")
        .bind(random::hash(token)).fetch_optional(c).await)?;
    Ok(row.filter(|row| row.ends_at > now && row.seen_at.plus_minutes(row.idle(app)) > now))
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

/// What somebody is to whom on a day, by a membership.
async fn facts(tx: &mut Read, row: &MembershipRow, today: Date) -> sqlx::Result<Facts<Uuid>> {
    match (row.staff_id, row.guardian_id) {
        (Some(staff), _) => staff_facts(tx, row.organisation_id, staff, today).await,
        (None, Some(guardian)) => guardian_facts(tx, row.organisation_id, guardian, today).await,
        (None, None) => Ok(Facts::default()),
    }
}

async fn actor(tx: &mut Read, session: &SessionRow, row: &MembershipRow, now: Moment) -> sqlx::Result<Actor> {
    let zone = row.zone();
    let today = now.date_in(&zone);
    let organisation = row.organisation_id;
    let mut facts = facts(tx, row, today).await?;
    if facts.organisation.contains(&Relation::Director) {
        emergency(tx, organisation, session.account_id, now, &mut facts).await?;
    }
    if let Some(group) = session.tablet_group {
        let children = children_of(tx, organisation, group, today).await?;
        facts = facts.limited_to(group.0, &children);
    }
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
        tablet: session.tablet_group,
        waits: false,
    })
}

/// To what a director has emergency access at this moment.
async fn emergency(
    tx: &mut Read,
    organisation: OrganisationId,
    account: AccountId,
    now: Moment,
    facts: &mut Facts<Uuid>,
) -> sqlx::Result<()> {
    let open: Vec<(Option<Uuid>, Option<Uuid>)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, child_id FROM emergency
         WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL AND ends_at > $3")
        .bind(organisation).bind(account).bind(now).fetch_all(c).await)?;
    for (group, child) in open {
        facts.emergency_groups.extend(group);
        facts.emergency_children.extend(child);
    }
    Ok(())
}

/// The children with a place in a group on a day.
async fn children_of(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
) -> sqlx::Result<BTreeSet<Uuid>> {
    let children: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM placement WHERE organisation_id = $1 AND group_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(children.into_iter().collect())
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
    let rows: Vec<(GroupId, String, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, role, days FROM roster WHERE organisation_id = $1 AND staff_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)
         UNION ALL SELECT group_id, 'stand-in', days FROM stand_in WHERE organisation_id = $1 AND staff_id = $2
         AND from_on <= $3 AND until_on >= $3")
        .bind(organisation).bind(staff).bind(date).fetch_all(c).await)?;
    let (stand_ins, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, role, _)| role == "stand-in");
    for (group, role, _) in rows {
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
    // Who stands in is on the group on the days of it, and no mentor by it.
    let in_training = facts.on_groups.is_empty() && !facts.trainee_on_groups.is_empty();
    for (group, _, days) in stand_ins {
        let there = on_date(HalfDays(u32::try_from(days).unwrap_or_default()), today);
        if there.morning || there.afternoon {
            let groups = if in_training { &mut facts.trainee_on_groups } else { &mut facts.on_groups };
            groups.insert(group.0);
        }
    }
    Ok(facts)
}

/// What somebody is by a role, as it is kept.
pub fn relation_of(role: &str) -> Option<Relation> {
    if role == "teamlead" { Some(Relation::TeamLead) } else { organisation_role(role) }
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
    today: Date,
) -> sqlx::Result<Facts<Uuid>> {
    let mut facts = Facts::default();
    // Access ends with the care, and some months of reading after it.
    let open: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM guardianship t WHERE organisation_id = $1 AND guardian_id = $2
         AND EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = t.organisation_id AND p.child_id = t.child_id
           AND (p.until_on IS NULL OR p.until_on >= $3))")
        .bind(organisation).bind(guardian)
        .bind(jiff_sqlx::Date::from(today.saturating_sub(AFTER_CARE_DAYS.days()))).fetch_all(c).await)?;
    for (_, child, right) in rights::of_guardian(tx, organisation, guardian, today).await?.all() {
        if !open.contains(&child.0) {
            continue;
        }
        let children = if right == Right::Full { &mut facts.custody_of } else { &mut facts.guardian_of };
        children.insert(child.0);
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
    let (session, token) = insert(tx, app, account, how, device).await?;
    if let [one] = memberships(tx, account).await?.as_slice() {
        be(tx, session, one).await?;
    }
    Ok(token)
}

/// Begins a session of an account as one of its memberships.
pub async fn begin_as(
    tx: &mut Write,
    app: &App,
    account: AccountId,
    membership: MembershipId,
    how: Sign,
    device: &str,
) -> sqlx::Result<String> {
    let (session, token) = insert(tx, app, account, how, device).await?;
    choose(tx, session, account, membership).await?;
    Ok(token)
}

/// Begins a session with a PIN on the tablet of a group.
pub async fn begin_on_tablet(
    tx: &mut Write,
    app: &App,
    account: AccountId,
    membership: MembershipId,
    tablet: TabletId,
    device: &str,
) -> sqlx::Result<String> {
    let (session, token) = insert(tx, app, account, Sign::Pin, device).await?;
    choose(tx, session, account, membership).await?;
    on!(tx, c => sqlx::query("UPDATE session SET tablet_id = $2 WHERE id = $1")
        .bind(session).bind(tablet).execute(c).await.map(drop))?;
    Ok(token)
}

async fn insert(
    tx: &mut Write,
    app: &App,
    account: AccountId,
    how: Sign,
    device: &str,
) -> sqlx::Result<(SessionId, String)> {
    let (now, token) = (tx.now, random::token());
    let session = SessionId::new(now);
    let device: String = device.chars().take(200).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO session (id, token_hash, account_id, how, device, created_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)")
        .bind(session).bind(random::hash(&token)).bind(account).bind(how.code()).bind(&device)
        .bind(now).bind(now.plus_minutes(60 * app.settings.session_hours)).execute(c).await.map(drop))?;
    Ok((session, token))
}

/// Goes on in a session as one of its account's memberships; as another than those nothing changes.
pub async fn choose(
    tx: &mut Write,
    session: SessionId,
    account: AccountId,
    membership: MembershipId,
) -> sqlx::Result<()> {
    match memberships(tx, account).await?.iter().find(|m| m.id == membership) {
        Some(chosen) => be(tx, session, chosen).await,
        None => Ok(()),
    }
}

async fn be(tx: &mut Write, session: SessionId, row: &MembershipRow) -> sqlx::Result<()> {
    let today = tx.now.date_in(&row.zone());
    let access = !facts(tx, row, today).await?.is_nothing();
    on!(tx, c => sqlx::query("UPDATE session SET organisation_id = $2, membership_id = $3, had_access = $4 WHERE id = $1")
        .bind(session).bind(row.organisation_id).bind(row.id).bind(access).execute(c).await.map(drop))
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// With a password.
    Password,
    /// With a link and a one-time code.
    Code,
    /// With a PIN, on the tablet of a group.
    Pin,
}

impl Sign {
    fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Pin => "pin",
        }
    }

    /// What is not known is what opens least.
    fn of(code: &str) -> Self {
        match code {
            "password" => Self::Password,
            "pin" => Self::Pin,
            _ => Self::Code,
        }
    }
}

/// The secret that forms carry, from that of the cookie.
pub fn csrf(secret: &str) -> String {
    random::hex(&random::hash(&format!("form {secret}")))
}

/// Notes that a session has no second step any more.
pub async fn weaken(tx: &mut Write, session: SessionId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE session SET second_step = NULL WHERE id = $1")
        .bind(session).execute(c).await.map(drop))
}

/// Notes that the second step of a session was given, and gives it another secret for its cookie.
pub async fn strengthen(tx: &mut Write, session: SessionId, step: Step) -> sqlx::Result<String> {
    let token = random::token();
    on!(tx, c => sqlx::query("UPDATE session SET second_step = $2, token_hash = $3 WHERE id = $1")
        .bind(session).bind(step.code()).bind(random::hash(&token)).execute(c).await.map(drop))?;
    Ok(token)
}

/// Which second step was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A code of the authenticator app.
    App,
    /// A recovery code.
    Recovery,
}

impl Step {
    fn code(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Recovery => "recovery",
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
