//! The mentor's talks in the calendar of their own phone: a private address that the calendar reads by itself. It says
//! when there is a talk, and nothing about whom; it is empty once the mentor works here no more.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use mentorkind_domain::access::action;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::calendar_file::{self, Event};
use crate::{
    account::Nothing,
    on,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        dates::{Said, said_moment},
        db::{Read, Write, id_list},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, MembershipId, OrganisationId, StaffId},
        problem::Problem,
        random, relations,
        render::{Flash, Page, html},
        session::Cx,
        shown_once,
    },
};

/// Talks stay in the feed for so many days after they were.
const DAYS_BACK: i64 = 31;

#[derive(Template)]
#[template(path = "talk/calendar.html")]
struct CalendarPage {
    page: Page,
    /// Since when there is an address.
    since: Option<Said>,
    /// The address itself: shown once, when it is made.
    address: Option<String>,
}

/// Whether somebody may have an address here: not on the tablet of a group, which is everybody's.
fn own_device(cx: &Cx) -> Result<(), Problem> {
    if cx.signed_in()?.how.is_of_staff() { Ok(()) } else { Err(Problem::Forbidden) }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    own_device(&cx)?;
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let made = made_at(&mut tx, grant.organisation(), actor.membership).await?;
    let since = made.map(|at| said_moment(at, actor.today, &actor.zone, cx.lang));
    let token = shown_once::take(&headers, &actor.membership.to_string());
    let address = token.map(|token| format!("{}/calendar/{token}", cx.app.settings.base_url));
    let shown = address.is_some();
    let mut response = html(&CalendarPage { page: cx.page(), since, address })?;
    if shown {
        shown_once::forget(response.headers_mut());
    }
    Ok(response)
}

pub(super) async fn make(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    own_device(&cx)?;
    let actor = grant.actor();
    let mut tx = cx.write(&form).await?;
    let token = random::token();
    remove(&mut tx, grant.organisation(), actor.membership).await?;
    keep(&mut tx, grant.organisation(), actor.membership, &token).await?;
    let audit = Audit::new(grant.organisation(), Some(actor.account), "calendar feed made");
    let mut response = tx.finish(audit.on("membership", actor.membership), "/me/calendar", None).await?;
    shown_once::put(&actor.membership.to_string(), &token, &cx.app.settings, response.headers_mut());
    Ok(response)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    remove(&mut tx, organisation, actor.membership).await?;
    let audit = Audit::new(organisation, Some(actor.account), "calendar feed withdrawn");
    let flash = Flash::know(cx.lang.t("talk-feed-withdrawn"));
    Ok(tx.finish(audit.on("membership", actor.membership), "/me/calendar", Some(flash)).await?)
}

/// What a calendar reads.
pub(super) async fn read(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Problem> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let feed = find(&mut tx, &token).await?.ok_or(Problem::NotFound)?;
    let today = now.date_in(&TimeZone::get(&feed.time_zone).unwrap_or(TimeZone::UTC));
    let mentor = relations::of_staff(&mut tx, feed.organisation_id, feed.staff_id, today).await?.mentor_of;
    let events = planned(&mut tx, feed.organisation_id, mentor.into_iter().map(ChildId), now).await?;
    let title = Lang::of(&feed.language).t("talk-calendar-title").to_string();
    let headers = [(header::CONTENT_TYPE, calendar_file::TYPE), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, calendar_file::calendar(&events, now, &title)).into_response())
}

#[derive(FromRow)]
struct Feed {
    organisation_id: OrganisationId,
    staff_id: StaffId,
    time_zone: String,
    language: String,
}

async fn find(tx: &mut Read, token: &str) -> sqlx::Result<Option<Feed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT f.organisation_id, m.staff_id, o.time_zone, a.language FROM calendar_feed f
         JOIN membership m ON m.organisation_id = f.organisation_id AND m.id = f.membership_id
         JOIN organisation o ON o.id = f.organisation_id
         JOIN account a ON a.id = m.account_id
         WHERE f.token_hash = $1 AND m.ended_at IS NULL AND m.staff_id IS NOT NULL")
        .bind(random::hash(token)).fetch_optional(c).await)
}

/// The talks of these children for which a moment was chosen, from some time back; not what is to come of a talk that was
/// held before its moment.
async fn planned(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    now: Moment,
) -> sqlx::Result<Vec<Event>> {
    let sql = format!(
        "SELECT COALESCE(t.event, t.id), t.event_sequence, s.starts_at FROM talk_offer t
         JOIN talk_slot s ON s.organisation_id = t.organisation_id AND s.offer_id = t.id AND s.chosen = TRUE
         WHERE t.organisation_id = $1 AND t.child_id {} AND s.starts_at >= $3
           AND (t.state = 'planned' OR (t.state = 'held' AND s.starts_at <= $4))
         ORDER BY s.starts_at, t.id",
        tx.one_of(2)
    );
    let rows: Vec<(Uuid, i64, Moment)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).bind(now.plus_days(-DAYS_BACK)).bind(now).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, sequence, starts_at)| Event { id, sequence, starts_at }).collect())
}

async fn made_at(
    tx: &mut Read,
    organisation: OrganisationId,
    membership: MembershipId,
) -> sqlx::Result<Option<Moment>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT made_at FROM calendar_feed WHERE organisation_id = $1 AND membership_id = $2")
        .bind(organisation).bind(membership).fetch_optional(c).await)
}

async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    membership: MembershipId,
    token: &str,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO calendar_feed (organisation_id, membership_id, token_hash, made_at) VALUES ($1, $2, $3, $4)")
        .bind(organisation).bind(membership).bind(random::hash(token)).bind(now).execute(c).await.map(drop))
}

async fn remove(tx: &mut Write, organisation: OrganisationId, membership: MembershipId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM calendar_feed WHERE organisation_id = $1 AND membership_id = $2")
        .bind(organisation).bind(membership).execute(c).await.map(drop))
}
