//! Sending what waits: to each webhook one thing at a time, to a few of them at once.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};
use mentorkind_domain::{
    access::action::ManageTokens,
    webhook::{Answer, judge, wait},
};
use sqlx::{AssertSqlSafe, FromRow};
use tokio::{sync::watch, task::JoinSet};

use super::{
    Why, audit,
    look::Lookout,
    queries::{self, Due, Route, Tried},
    secret::Secret,
};
use crate::{
    on, people,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        db::Write,
        i18n::Lang,
        ids::{OrganisationId, WebhookId},
        jobs,
        mail::Mail,
        outbound::NoAnswer,
        rights,
        seal::Sealed,
        session,
    },
};

/// To so many webhooks at once.
const AT_ONCE: usize = 8;

/// A worker that did not come back has lost its webhook after so many minutes.
const LOST: i64 = 1;

/// Looks and sends until the server stops.
pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let mut again = tokio::time::interval(Duration::from_secs(1));
    let (mut lookout, mut sending) = (Lookout::default(), JoinSet::new());
    while !*stopped.borrow() {
        if let Err(error) = begin(&app, &mut lookout, &mut sending).await {
            tracing::error!(%error, "webhooks cannot be sent now");
        }
        tokio::select! {
            _ = again.tick() => {}
            Some(_) = sending.join_next(), if !sending.is_empty() => {}
            _ = stopped.changed() => {}
        }
    }
    // What is on its way takes a few seconds at most; how it ended is written down.
    while sending.join_next().await.is_some() {}
}

async fn begin(app: &App, lookout: &mut Lookout, sending: &mut JoinSet<()>) -> sqlx::Result<()> {
    lookout.look(app).await?;
    for claimed in claim(app, AT_ONCE.saturating_sub(sending.len())).await? {
        let app = app.clone();
        sending.spawn(async move {
            if let Err(error) = send(&app, claimed).await {
                tracing::error!(%error, "a webhook cannot be sent now");
            }
        });
    }
    Ok(())
}

/// A webhook that this worker sends to, and no other one.
#[derive(Clone, Copy, FromRow)]
pub(super) struct Claimed {
    organisation_id: OrganisationId,
    id: WebhookId,
}

const WAITS: &str = "w.paused_at IS NULL AND w.busy_until <= $1 AND EXISTS (
       SELECT 1 FROM webhook_delivery d
       WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.next_at <= $1)";

/// Takes webhooks for which something is due, those that waited longest first.
pub(super) async fn claim(app: &App, most: usize) -> sqlx::Result<Vec<Claimed>> {
    let now = app.clock.now();
    let sql = format!("SELECT count(*) FROM webhook w WHERE {WAITS}");
    let mut tx = app.db.read().await?;
    let waiting: i64 = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql)).bind(now).fetch_one(c).await)?;
    drop(tx);
    if waiting == 0 || most == 0 {
        return Ok(Vec::new());
    }
    let mut tx = app.db.write(now).await?;
    let skip = tx.skip_locked();
    let sql = format!(
        "UPDATE webhook SET busy_until = $2 WHERE (organisation_id, id) IN (
           SELECT w.organisation_id, w.id FROM webhook w WHERE {WAITS} ORDER BY w.busy_until, w.id LIMIT {most} {skip})
         RETURNING organisation_id, id"
    );
    let claimed = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(now).bind(now.plus_minutes(LOST)).fetch_all(c).await)?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(claimed)
}

/// Sends what waited longest for a webhook.
pub(super) async fn send(app: &App, claimed: Claimed) -> sqlx::Result<()> {
    let Claimed { organisation_id: organisation, id } = claimed;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let route = queries::route(&mut tx, organisation, id).await?;
    let due = queries::due(&mut tx, organisation, id, now).await?;
    let (Some(route), Some(due)) = (route, due) else {
        drop(tx);
        let mut tx = app.db.write(now).await?;
        queries::free(&mut tx, organisation, id).await?;
        return tx.commit(Audit::housekeeping()).await;
    };
    let owner = session::as_member(&mut tx, route.made_by, route.membership_id, now).await?;
    drop(tx);
    // Whoever lost the right to add one has lost those it added, until somebody else answers for them.
    if owner.is_none_or(|owner| Grant::<ManageTokens>::of(&owner).is_err()) {
        return stop(app, organisation, id, Why::Owner).await;
    }
    let Some(headers) = signed(app, id, &route, &due, now) else {
        return stop(app, organisation, id, Why::Secret).await;
    };
    let answer = match app.outbound.address(&route.address) {
        Ok(address) => app.outbound.post(address, headers, due.body.clone()).await,
        Err(_) => Err(NoAnswer::Inside),
    };
    settle(app, claimed, &due, answer).await
}

/// The headers of the Standard Webhooks. Nothing when no key opens the secret.
fn signed(app: &App, id: WebhookId, route: &Route, due: &Due, now: Moment) -> Option<HeaderMap> {
    let keys = &app.settings.keys;
    let secret = |bytes: &[u8], key_id: &str| {
        Secret::of(keys, id, &Sealed { key_id: key_id.to_owned(), bytes: bytes.to_owned() })
    };
    let (message, seconds) = (due.event_id.to_string(), now.timestamp().as_second());
    let mut signature = secret(&route.secret, &route.key_id)?.signature(&message, seconds, &due.body);
    if let (Some(bytes), Some(key_id)) = (&route.former, &route.former_key_id)
        && route.former_until.is_some_and(|until| until > now)
        && let Some(former) = secret(bytes, key_id)
    {
        signature = format!("{signature} {}", former.signature(&message, seconds, &due.body));
    }
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("webhook-timestamp", HeaderValue::from(seconds));
    for (name, value) in [("webhook-id", message), ("webhook-signature", signature)] {
        headers.insert(name, HeaderValue::from_str(&value).ok()?);
    }
    Some(headers)
}

/// Writes down how it ended, and pauses a webhook that takes nothing any more.
async fn settle(
    app: &App,
    Claimed { organisation_id: organisation, id }: Claimed,
    due: &Due,
    answer: Result<u16, NoAnswer>,
) -> sqlx::Result<()> {
    let now = app.clock.now();
    let meant = answer.map_or(Answer::NotTaken, judge);
    let tries = u32::try_from(due.tries_now).unwrap_or_default().saturating_add(1);
    let next_at = wait(tries).filter(|_| meant == Answer::NotTaken).map(|minutes| now.plus_minutes(minutes));
    let tried = Tried {
        status: answer.ok(),
        failure: answer.err().map(|why| match why {
            NoAnswer::Inside => "address",
            NoAnswer::Time => "time",
            NoAnswer::Connection | NoAnswer::TooLong => "connection",
        }),
        next_at,
        taken: meant == Answer::Taken,
    };
    let mut tx = app.db.write(now).await?;
    queries::tried(&mut tx, organisation, id, due.id, &tried).await?;
    match (meant, next_at) {
        (Answer::Taken, _) | (Answer::NotTaken, Some(_)) => tx.commit(Audit::housekeeping()).await,
        (Answer::Gone, _) => stopped(tx, organisation, id, Why::Gone).await,
        (Answer::NotTaken, None) => stopped(tx, organisation, id, Why::Failing).await,
    }
}

async fn stop(app: &App, organisation: OrganisationId, id: WebhookId, why: Why) -> sqlx::Result<()> {
    stopped(app.db.write(app.clock.now()).await?, organisation, id, why).await
}

/// Pauses a webhook by itself, and tells the administrators so, without saying of what.
async fn stopped(mut tx: Write, organisation: OrganisationId, id: WebhookId, why: Why) -> sqlx::Result<()> {
    if !queries::pause(&mut tx, organisation, id, why).await? {
        return tx.commit(Audit::housekeeping()).await;
    }
    let now = tx.now;
    let today = rights::today_in(&mut tx, organisation, now).await?;
    for holder in people::with_role(&mut tx, organisation, "admin", today).await? {
        let lang = Lang::of(&holder.language);
        let mail = Mail {
            to: holder.email,
            subject: lang.t("webhook-mail-subject").to_string(),
            text: lang.t("webhook-mail-text").to_string(),
            about: Vec::new(),
        };
        jobs::add_mail(&mut tx, organisation, &mail).await?;
    }
    tx.commit(audit(organisation, None, "webhook paused by itself", id)).await
}
