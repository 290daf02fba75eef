//! Keeping webhooks, what they were told, and what is on its way.

use mentorkind_domain::{access::action::ManageTokens, webhook::Subject};
use sqlx::FromRow;
use uuid::Uuid;

use super::{LOG_DAYS, Why, asked, look, secret::Secret};
use crate::{
    account, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{
            AccountId, ChildId, MembershipId, OrganisationId, WebhookDeliveryId, WebhookEventId, WebhookId,
        },
        problem::Problem,
        seal::{Keys, Sealed},
    },
};

/// How long a secret before the present one signs too, in days.
pub(super) const FORMER_DAYS: i64 = 1;

/// So many lines of the log stand on a page.
pub(super) const LINES: usize = 50;

/// A webhook on a page.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Listed {
    pub id: WebhookId,
    pub address: String,
    subjects: String,
    pub owner: String,
    pub paused_at: Option<Moment>,
    paused_why: Option<String>,
    former_until: Option<Moment>,
    /// How many events wait.
    pub waiting: i64,
}

impl Listed {
    /// Of what it is told.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        self.subjects.split(' ').filter_map(Subject::of)
    }

    /// Whether the secret before the present one still signs too.
    pub fn signs_with_two(&self, now: Moment) -> bool {
        self.former_until.is_some_and(|until| until > now)
    }

    /// Why it is paused; none when it is not.
    pub fn paused(&self) -> Option<Why> {
        self.paused_why.as_deref().and_then(Why::of)
    }
}

/// The webhooks of an organisation, or one of them; the latest first.
pub(super) async fn list(
    tx: &mut Read,
    grant: &Grant<ManageTokens>,
    only: Option<WebhookId>,
) -> sqlx::Result<Vec<Listed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT w.id, w.address, w.subjects, a.name AS owner, w.paused_at, w.paused_why, w.former_until,
           (SELECT count(*) FROM webhook_delivery d WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id
              AND d.next_at IS NOT NULL) AS waiting
         FROM webhook w JOIN account a ON a.id = w.made_by
         WHERE w.organisation_id = $1 AND (w.id = $2 OR $3) ORDER BY w.made_at DESC, w.id DESC")
        .bind(grant.organisation()).bind(only).bind(only.is_none()).fetch_all(c).await)
}

/// A line of the log.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Line {
    pub id: WebhookDeliveryId,
    /// What tells the message from others, here and there.
    pub event_id: Uuid,
    pub event: String,
    pub at: Moment,
    pub tries: i64,
    pub status: Option<i64>,
    pub failure: Option<String>,
    pub next_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
}

/// A page of the log of a webhook, and whether there is more: what was not delivered first, then the latest.
pub(super) async fn log(
    tx: &mut Read,
    organisation: OrganisationId,
    webhook: WebhookId,
    at: u32,
) -> sqlx::Result<(Vec<Line>, bool)> {
    let lines = i64::try_from(LINES).unwrap_or(i64::MAX);
    let before = i64::from(at.saturating_sub(1)).saturating_mul(lines);
    let mut found: Vec<Line> = on!(tx, c => sqlx::query_as(
        "SELECT d.id, d.event_id, e.event, e.at, d.tries, d.status, d.failure, d.next_at, d.delivered_at
         FROM webhook_delivery d JOIN webhook_event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
         WHERE d.organisation_id = $1 AND d.webhook_id = $2
         ORDER BY CASE WHEN d.delivered_at IS NULL THEN 0 ELSE 1 END, e.at DESC, d.id DESC LIMIT $3 OFFSET $4")
        .bind(organisation).bind(webhook).bind(lines.saturating_add(1)).bind(before).fetch_all(c).await)?;
    let more = found.len() > LINES;
    found.truncate(LINES);
    Ok((found, more))
}

/// A webhook to add.
pub(super) struct New {
    pub address: String,
    pub subjects: Vec<Subject>,
}

/// Keeps a new webhook, and gives its identifier and its secret. What is there already is known to it from now on.
pub(super) async fn add(
    tx: &mut Write,
    keys: &Keys,
    grant: &Grant<ManageTokens>,
    new: &New,
) -> Result<(WebhookId, Secret), Problem> {
    look::settle(tx, grant.organisation()).await?;
    if new.subjects.contains(&Subject::Obligation) {
        asked::settle(tx, grant.organisation()).await?;
    }
    let (now, actor) = (tx.now, grant.actor());
    let (id, secret) = (WebhookId::new(now), Secret::new());
    let sealed = seal(tx, keys, id, &secret).await?;
    let subjects: Vec<&str> = new.subjects.iter().map(|subject| subject.code()).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO webhook (organisation_id, id, membership_id, made_by, address, subjects, secret, key_id, made_at, busy_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)")
        .bind(grant.organisation()).bind(id).bind(actor.membership).bind(actor.account).bind(&new.address)
        .bind(subjects.join(" ")).bind(&sealed.bytes).bind(&sealed.key_id).bind(now).execute(c).await.map(drop))?;
    Ok((id, secret))
}

async fn seal(tx: &mut Write, keys: &Keys, id: WebhookId, secret: &Secret) -> Result<Sealed, Problem> {
    let sealed = secret.sealed(keys, id).ok_or_else(|| {
        tracing::error!("there is no key to seal the secret of a webhook with");
        Problem::Internal
    })?;
    account::second_step::uses(tx, &sealed.key_id).await?;
    Ok(sealed)
}

/// Gives a webhook another secret; the one before signs too for a day. Nothing when there is no such webhook, or when
/// that would end a secret that still signs and may not stop at once.
pub(super) async fn renew(
    tx: &mut Write,
    keys: &Keys,
    organisation: OrganisationId,
    id: WebhookId,
    at_once: bool,
) -> Result<Option<Secret>, Problem> {
    let secret = Secret::new();
    let sealed = seal(tx, keys, id, &secret).await?;
    let (now, until) = (tx.now, tx.now.plus_days(FORMER_DAYS));
    let rows = on!(tx, c => sqlx::query(
        "UPDATE webhook SET former = secret, former_key_id = key_id, former_until = $5, secret = $3, key_id = $4
         WHERE organisation_id = $1 AND id = $2 AND (former_until IS NULL OR former_until <= $6 OR $7)")
        .bind(organisation).bind(id).bind(&sealed.bytes).bind(&sealed.key_id).bind(until).bind(now).bind(at_once)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((rows > 0).then_some(secret))
}

/// Pauses a webhook; whether it was not paused yet.
pub(super) async fn pause(
    tx: &mut Write,
    organisation: OrganisationId,
    id: WebhookId,
    why: Why,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let rows = on!(tx, c => sqlx::query(
        "UPDATE webhook SET paused_at = $3, paused_why = $4, busy_until = 0
         WHERE organisation_id = $1 AND id = $2 AND paused_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(why.code()).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Lets a webhook go on: all that was not taken goes out now. Whoever does that answers for it from then on. Whether it
/// was paused.
pub(super) async fn resume(tx: &mut Write, grant: &Grant<ManageTokens>, id: WebhookId) -> sqlx::Result<bool> {
    let (now, actor) = (tx.now, grant.actor());
    let rows = on!(tx, c => sqlx::query(
        "UPDATE webhook SET paused_at = NULL, paused_why = NULL, membership_id = $3, made_by = $4
         WHERE organisation_id = $1 AND id = $2 AND paused_at IS NOT NULL")
        .bind(grant.organisation()).bind(id).bind(actor.membership).bind(actor.account)
        .execute(c).await.map(|done| done.rows_affected()))?;
    on!(tx, c => sqlx::query(
        "UPDATE webhook_delivery SET next_at = $3, tries_now = 0
         WHERE organisation_id = $1 AND webhook_id = $2 AND delivered_at IS NULL")
        .bind(grant.organisation()).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(rows > 0)
}

/// Sends something of the log again, to a webhook that is not paused; whether there was something.
pub(super) async fn again(
    tx: &mut Write,
    organisation: OrganisationId,
    webhook: WebhookId,
    delivery: WebhookDeliveryId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let rows = on!(tx, c => sqlx::query(
        "UPDATE webhook_delivery SET next_at = $4, tries_now = 0, delivered_at = NULL
         WHERE organisation_id = $1 AND webhook_id = $2 AND id = $3 AND EXISTS (
           SELECT 1 FROM webhook w WHERE w.organisation_id = $1 AND w.id = $2 AND w.paused_at IS NULL)")
        .bind(organisation).bind(webhook).bind(delivery).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Removes a webhook with its log; whether there was one. Nothing is known of what was told where nobody hears of it.
pub(super) async fn end(tx: &mut Write, organisation: OrganisationId, id: WebhookId) -> sqlx::Result<bool> {
    let rows = on!(tx, c => sqlx::query("DELETE FROM webhook WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    on!(tx, c => sqlx::query(
        "DELETE FROM webhook_event WHERE organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM webhook_delivery d
           WHERE d.organisation_id = webhook_event.organisation_id AND d.event_id = webhook_event.id)")
        .bind(organisation).execute(c).await.map(drop))?;
    let left = listeners(tx, organisation).await?;
    let statements = if left.is_empty() {
        [
            "DELETE FROM webhook_known WHERE organisation_id = $1",
            "DELETE FROM webhook_look WHERE organisation_id = $1",
        ]
    } else if hear(&left, Subject::Obligation).is_empty() {
        [
            "DELETE FROM webhook_known WHERE organisation_id = $1 AND subject = 'obligation'",
            "UPDATE webhook_look SET asked_at = NULL, asked_position = NULL WHERE organisation_id = $1",
        ]
    } else {
        return Ok(rows > 0);
    };
    for sql in statements {
        on!(tx, c => sqlx::query(sql).bind(organisation).execute(c).await.map(drop))?;
    }
    Ok(rows > 0)
}

/// The webhooks of an organisation, with what each is told of. A paused one hears it later.
pub(super) async fn listeners(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<Vec<(WebhookId, Vec<Subject>)>> {
    let rows: Vec<(WebhookId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, subjects FROM webhook WHERE organisation_id = $1 ORDER BY id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, codes)| (id, codes.split(' ').filter_map(Subject::of).collect())).collect())
}

/// The webhooks that are told of a subject.
pub(super) fn hear(listeners: &[(WebhookId, Vec<Subject>)], subject: Subject) -> Vec<WebhookId> {
    listeners.iter().filter(|(_, subjects)| subjects.contains(&subject)).map(|(id, _)| *id).collect()
}

/// Something that happened, as it goes out.
pub(super) struct Happened<'a> {
    pub event: &'a str,
    /// About whom.
    pub child: Option<ChildId>,
    /// What is told of it, as JSON.
    pub told: &'a str,
}

/// Puts an event on its way to webhooks.
pub(super) async fn tell(
    tx: &mut Write,
    organisation: OrganisationId,
    happened: &Happened<'_>,
    to: &[WebhookId],
) -> sqlx::Result<()> {
    let now = tx.now;
    let id = WebhookEventId::new(now);
    let Happened { event, child, told } = happened;
    let body = format!("{{\"type\":\"{event}\",\"timestamp\":\"{}\",\"data\":{told}}}", now.timestamp());
    if to.is_empty() {
        return Ok(());
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO webhook_event (organisation_id, id, child_id, event, body, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(child).bind(event).bind(&body).bind(now)
        .execute(c).await.map(drop))?;
    for webhook in to {
        on!(tx, c => sqlx::query(
            "INSERT INTO webhook_delivery (organisation_id, id, webhook_id, event_id, tries, tries_now, next_at)
             VALUES ($1, $2, $3, $4, 0, 0, $5)")
            .bind(organisation).bind(WebhookDeliveryId::new(now)).bind(webhook).bind(id).bind(now)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Throws away what happened longer ago than the log goes back, and secrets that sign no more.
pub(super) async fn forget(tx: &mut Write) -> sqlx::Result<()> {
    let (now, before) = (tx.now, tx.now.plus_days(-LOG_DAYS));
    on!(tx, c => sqlx::query("DELETE FROM webhook_event WHERE at <= $1").bind(before).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE webhook SET former = NULL, former_key_id = NULL, former_until = NULL WHERE former_until <= $1")
        .bind(now).execute(c).await.map(drop))
}

/// Pauses all webhooks: what comes out of a backup may be a copy with which somebody tries something out.
pub async fn hold_all(tx: &mut Write) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE webhook SET paused_at = $1, paused_why = $2, busy_until = 0 WHERE paused_at IS NULL")
        .bind(now).bind(Why::Restored.code()).execute(c).await.map(drop))
}

/// Seals the secrets of webhooks again with the newest key, where an older one did; gives how many, and how many no key
/// opens. Of the secret that still signs for a day, the day ends.
pub async fn seal_again(tx: &mut Write, keys: &Keys) -> sqlx::Result<(usize, usize)> {
    let Some(newest) = keys.newest() else { return Ok((0, 0)) };
    let rows: Vec<(OrganisationId, WebhookId, String, Vec<u8>)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, id, key_id, secret FROM webhook WHERE key_id <> $1")
        .bind(newest).fetch_all(c).await)?;
    let (mut again, mut lost) = (0, 0);
    for (organisation, id, key_id, bytes) in rows {
        let secret = Secret::of(keys, id, &Sealed { key_id, bytes });
        let Some(sealed) = secret.and_then(|secret| secret.sealed(keys, id)) else {
            lost += 1;
            continue;
        };
        on!(tx, c => sqlx::query(
            "UPDATE webhook SET secret = $3, key_id = $4, former = NULL, former_key_id = NULL, former_until = NULL
             WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(id).bind(&sealed.bytes).bind(&sealed.key_id).execute(c).await.map(drop))?;
        again += 1;
    }
    Ok((again, lost))
}

/// Who answers for a webhook, and what it needs to be sent to.
#[derive(FromRow)]
pub(super) struct Route {
    pub membership_id: MembershipId,
    pub made_by: AccountId,
    pub address: String,
    pub secret: Vec<u8>,
    pub key_id: String,
    pub former: Option<Vec<u8>>,
    pub former_key_id: Option<String>,
    pub former_until: Option<Moment>,
}

/// A webhook as it is sent to; none when it is paused or not there any more.
pub(super) async fn route(
    tx: &mut Read,
    organisation: OrganisationId,
    id: WebhookId,
) -> sqlx::Result<Option<Route>> {
    on!(tx, c => sqlx::query_as(
        "SELECT membership_id, made_by, address, secret, key_id, former, former_key_id, former_until FROM webhook
         WHERE organisation_id = $1 AND id = $2 AND paused_at IS NULL")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// What is to be sent next.
#[derive(FromRow)]
pub(super) struct Due {
    pub id: WebhookDeliveryId,
    pub event_id: Uuid,
    pub body: String,
    pub tries_now: i64,
}

/// What waited longest for a webhook, among what is due.
pub(super) async fn due(
    tx: &mut Read,
    organisation: OrganisationId,
    webhook: WebhookId,
    now: Moment,
) -> sqlx::Result<Option<Due>> {
    on!(tx, c => sqlx::query_as(
        "SELECT d.id, d.event_id, e.body, d.tries_now FROM webhook_delivery d
         JOIN webhook_event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
         WHERE d.organisation_id = $1 AND d.webhook_id = $2 AND d.next_at <= $3 ORDER BY d.next_at, d.id LIMIT 1")
        .bind(organisation).bind(webhook).bind(now).fetch_optional(c).await)
}

/// What came of a try.
pub(super) struct Tried {
    pub status: Option<u16>,
    pub failure: Option<&'static str>,
    /// When it is tried again; none when it was taken, or is given up.
    pub next_at: Option<Moment>,
    pub taken: bool,
}

/// Writes down what came of a try, and frees its webhook for the next.
pub(super) async fn tried(
    tx: &mut Write,
    organisation: OrganisationId,
    webhook: WebhookId,
    delivery: WebhookDeliveryId,
    tried: &Tried,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE webhook_delivery SET tries = tries + 1, tries_now = tries_now + 1, tried_at = $3, status = $4, failure = $5,
           next_at = $6, delivered_at = $7
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(delivery).bind(now).bind(tried.status.map(i64::from)).bind(tried.failure)
        .bind(tried.next_at).bind(tried.taken.then_some(now)).execute(c).await.map(drop))?;
    free(tx, organisation, webhook).await
}

/// Frees a webhook for another worker.
pub(super) async fn free(
    tx: &mut Write,
    organisation: OrganisationId,
    webhook: WebhookId,
) -> sqlx::Result<()> {
    let now = tx.now;
    // Whoever was sent to last comes last.
    on!(tx, c => sqlx::query("UPDATE webhook SET busy_until = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(webhook).bind(now).execute(c).await.map(drop))
}
