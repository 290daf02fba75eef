//! Work that leaves a transaction: written in it, done after it, at least once.

use std::{collections::BTreeMap, time::Duration};

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    app::App,
    audit::Audit,
    clock::Moment,
    db::{Read, Write},
    ids::{OrganisationId, fresh},
    mail::{Mail, MailError},
    rights,
};
use crate::on;

/// A job that is being done.
#[derive(Clone, Debug, FromRow)]
pub struct Job {
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// Its identity.
    pub id: Uuid,
    /// Its kind.
    pub kind: String,
    /// What it needs, as JSON.
    pub payload: String,
    /// How often it was tried before.
    pub tries: i64,
}

/// After how many tries a mail that cannot be handed over counts as refused: three days, as with a webhook.
const MAIL_TRIES: i64 = 24;

/// How many minutes after a try that failed the next one is, when there have been so many.
fn wait(tries: i64) -> i64 {
    1 << tries.clamp(0, 8)
}

/// Adds a job to a transaction; it is done soon after the commit.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    kind: &'static str,
    payload: &impl Serialize,
) -> sqlx::Result<()> {
    let now = tx.now;
    add_at(tx, organisation, kind, payload, now).await
}

/// Adds a job to a transaction that is done at a later moment, or soon after it.
pub async fn add_at(
    tx: &mut Write,
    organisation: OrganisationId,
    kind: &'static str,
    payload: &impl Serialize,
    at: Moment,
) -> sqlx::Result<()> {
    let now = tx.now;
    let payload = serde_json::to_string(payload).map_err(|e| sqlx::Error::Encode(e.into()))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO job (organisation_id, id, kind, payload, run_at, claimed_until, tries, done_at)
         VALUES ($1, $2, $3, $4, $5, $5, 0, NULL)")
        .bind(organisation).bind(fresh(now)).bind(kind).bind(&payload).bind(at).execute(c).await.map(drop))
}

/// Adds a job that belongs to no organisation in particular; it stands under the first there is. For work of which the
/// asker may not notice whether there was anything to do. Without organisations there never is.
pub async fn add_for_all(tx: &mut Write, kind: &'static str, payload: &impl Serialize) -> sqlx::Result<()> {
    let first: Option<OrganisationId> = on!(tx, c => sqlx::query_scalar("SELECT id FROM organisation ORDER BY id LIMIT 1").fetch_optional(c).await)?;
    match first {
        Some(organisation) => add(tx, organisation, kind, payload).await,
        None => Ok(()),
    }
}

/// Adds a mail to a transaction.
pub async fn add_mail(tx: &mut Write, organisation: OrganisationId, mail: &Mail) -> sqlx::Result<()> {
    add(tx, organisation, "mail", mail).await
}

/// Does what waits, until nothing waits; gives how many jobs were done.
pub async fn run_due(app: &App) -> sqlx::Result<usize> {
    let mut done = 0;
    loop {
        let claimed = claim(app, app.clock.now()).await?;
        if claimed.is_empty() {
            return Ok(done);
        }
        for job in claimed {
            match crate::carry_out(app, &job).await {
                Ok(()) => {
                    finish(app, &job).await?;
                    done += 1;
                }
                Err(error) => {
                    tracing::warn!(job = %job.id, kind = job.kind, tries = job.tries, error, "a job is tried again later");
                    later(app, &job).await?;
                }
            }
        }
    }
}

/// Does what waits, and waits for what another worker is doing at this moment, at most two seconds.
pub async fn settle(app: &App) -> sqlx::Result<()> {
    for _ in 0..100 {
        run_due(app).await?;
        let mut tx = app.db.read().await?;
        let now = app.clock.now();
        let doing: i64 = on!(tx, c => sqlx::query_scalar(
            "SELECT count(*) FROM job WHERE done_at IS NULL AND run_at <= $1 AND claimed_until > $1")
            .bind(now).fetch_one(c).await)?;
        if doing == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// What waits to be done.
pub struct Waiting {
    /// How many jobs are due, or were tried in vain, by kind.
    pub jobs: BTreeMap<String, i64>,
    /// For how many seconds the oldest of them has waited.
    pub oldest: i64,
}

/// Counts what waits.
pub async fn waiting(tx: &mut Read, now: Moment) -> sqlx::Result<Waiting> {
    // A job that is being done at this moment was not tried in vain yet.
    let rows: Vec<(String, i64, i64, Moment)> = on!(tx, c => sqlx::query_as(
        "SELECT kind, tries - CASE WHEN claimed_until > run_at THEN 1 ELSE 0 END, count(*), min(run_at) FROM job
         WHERE done_at IS NULL AND (run_at <= $1 OR tries > 0) GROUP BY 1, 2")
        .bind(now).fetch_all(c).await)?;
    let mut waiting = Waiting { jobs: BTreeMap::new(), oldest: 0 };
    for (kind, in_vain, number, run_at) in rows {
        *waiting.jobs.entry(kind).or_default() += number;
        let waited: i64 = (1..=in_vain).map(wait).sum();
        let seconds = (now.0 - run_at.0) / 1_000_000 + waited * 60;
        waiting.oldest = waiting.oldest.max(seconds);
    }
    Ok(waiting)
}

async fn claim(app: &App, now: Moment) -> sqlx::Result<Vec<Job>> {
    let mut tx = app.db.write(now).await?;
    let skip = tx.skip_locked();
    let sql = format!(
        "UPDATE job SET claimed_until = $2, tries = tries + 1 WHERE (organisation_id, id) IN
         (SELECT organisation_id, id FROM job WHERE done_at IS NULL AND run_at <= $1 AND claimed_until <= $1
          ORDER BY run_at LIMIT 20 {skip})
         RETURNING organisation_id, id, kind, payload, tries"
    );
    let jobs = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now).bind(now.plus_minutes(5)).fetch_all(c).await)?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(jobs)
}

/// What a job needed may be secret (links): it is forgotten when the job is done.
async fn finish(app: &App, job: &Job) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE job SET done_at = $3, payload = '' WHERE organisation_id = $1 AND id = $2")
        .bind(job.organisation_id).bind(job.id).bind(now).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

async fn later(app: &App, job: &Job) -> sqlx::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write(now).await?;
    let again = now.plus_minutes(wait(job.tries));
    on!(tx, c => sqlx::query(
        "UPDATE job SET run_at = $3, claimed_until = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(job.organisation_id).bind(job.id).bind(again).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

/// How handing over a mail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The server has it.
    Accepted,
    /// It will not arrive.
    Refused,
    /// It was not sent: whoever it is for may not be told about the child any longer.
    Withdrawn,
}

/// Hands a job's mail over; an error means later. What it is about is looked at here, at the last moment: a mail that
/// waited, or was claimed before a child died or custody ended, does not go out.
pub async fn hand_over(app: &App, job: &Job, mail: &Mail) -> Result<Handed, String> {
    if !mail.about.is_empty() {
        let look = async {
            let mut tx = app.db.read().await?;
            rights::may_be_sent(&mut tx, job.organisation_id, &mail.about, app.clock.now()).await
        };
        if !look.await.map_err(|e: sqlx::Error| e.to_string())? {
            return Ok(Handed::Withdrawn);
        }
    }
    let (outcome, handed) = match app.mailer.send(mail, app.clock.now()).await {
        Ok(()) => ("accepted", Ok(Handed::Accepted)),
        Err(MailError::NotNow(why)) if job.tries < MAIL_TRIES => ("later", Err(why)),
        Err(error) => {
            tracing::warn!(job = %job.id, kind = job.kind, tries = job.tries, %error, "a mail was refused");
            ("refused", Ok(Handed::Refused))
        }
    };
    metrics::counter!("mentorkind_mails_total", "outcome" => outcome).increment(1);
    handed
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::testing::{Engine, House};

    #[test]
    fn a_mail_server_that_is_down_has_three_days() {
        let all: i64 = (1..MAIL_TRIES).map(wait).sum();
        let days = all / (24 * 60);
        assert_eq!(days, 3, "{all} minutes");
    }

    #[rstest]
    #[tokio::test]
    async fn what_waits_is_measured_by_kind_with_its_age(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let Some(house) = House::open(engine).await else { return };
        let mut tx = house.write().await;
        let later = tx.now.plus_minutes(30);
        add(&mut tx, house.organisation, "unknown", &0).await.unwrap();
        add_at(&mut tx, house.organisation, "mail", &0, later).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        run_due(&house.app).await.unwrap();
        house.app.clock.forward_minutes(10);
        let text = house.browser_of_nobody().get("/metrics").await.text;
        assert!(text.contains("mentorkind_jobs_waiting{kind=\"unknown\"} 1\n"), "{text}");
        assert!(!text.contains("kind=\"mail\""), "it is not due yet: {text}");
        assert!(text.contains("mentorkind_jobs_oldest_seconds 600\n"), "{text}");
    }
}
