//! The key with which second steps are sealed, and its change.

use crate::{
    account::{queries::end_sessions, record},
    on,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        db::{Db, Write},
        ids::AccountId,
        problem::Problem,
        seal::{Keys, Sealed},
    },
    reporting_code, single_sign_on, webhook,
};

use super::{News, queries, tell};

/// The name of the key with which secrets in this database are sealed; none when nothing was sealed yet.
pub async fn sealed_with(db: &Db) -> sqlx::Result<Option<String>> {
    let mut tx = db.read().await?;
    on!(tx, c => sqlx::query_scalar("SELECT id FROM sealing_key").fetch_optional(c).await)
}

/// At the start of the server: seals again with the newest key what an older one sealed, so that the older one can go.
/// The keys must have the one that is in use.
pub async fn settle(app: &App) -> sqlx::Result<()> {
    seal_again(&app.db, &app.settings.keys, app.clock.now()).await
}

/// Seals again with the newest key what an older one sealed, all of it in one transaction: cut off, nothing was done, and
/// it can begin anew. The keys must have the one that is in use.
pub async fn seal_again(db: &Db, keys: &Keys, now: Moment) -> sqlx::Result<()> {
    let Some(newest) = keys.newest() else { return Ok(()) };
    if sealed_with(db).await?.is_none_or(|id| id == newest) {
        return Ok(());
    }
    let mut tx = db.write(now).await?;
    let rows: Vec<(AccountId, Vec<u8>, String)> = on!(tx, c => sqlx::query_as(
        "SELECT account_id, secret, key_id FROM second_step WHERE key_id <> $1")
        .bind(newest).fetch_all(c).await)?;
    let mut lost = 0;
    for (account, bytes, key_id) in &rows {
        let about = account.0.as_bytes();
        let sealed = Sealed { key_id: key_id.clone(), bytes: bytes.clone() };
        let again = keys.open(about, &sealed).and_then(|secret| keys.seal(about, &secret));
        let Some(again) = again else {
            lost += 1;
            continue;
        };
        on!(tx, c => sqlx::query("UPDATE second_step SET secret = $2, key_id = $3 WHERE account_id = $1")
            .bind(account).bind(&again.bytes).bind(&again.key_id).execute(c).await.map(drop))?;
    }
    if lost > 0 {
        tracing::warn!(lost, "second steps that no key opens; those people need a reset");
    }
    let (files, closed) = reporting_code::seal_again(&mut tx, keys).await?;
    if closed > 0 {
        tracing::error!(closed, "sealed files that no key opens");
    }
    let (webhooks, silent) = webhook::seal_again(&mut tx, keys).await?;
    if silent > 0 {
        tracing::warn!(silent, "webhooks whose secret no key opens; they need another one");
    }
    let (providers, strange) = single_sign_on::seal_again(&mut tx, keys).await?;
    if strange > 0 {
        tracing::warn!(strange, "secrets with a provider that no key opens; they have to be set anew");
    }
    uses(&mut tx, newest).await?;
    tx.commit(Audit::housekeeping()).await?;
    tracing::info!(
        sealed = rows.len() - lost,
        files,
        webhooks,
        providers,
        key = newest,
        "what is sealed is sealed with the new key"
    );
    Ok(())
}

/// Notes with which key is sealed from now on.
pub async fn uses(tx: &mut Write, key: &str) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("DELETE FROM sealing_key WHERE id <> $1").bind(key).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("INSERT INTO sealing_key (id, since) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
        .bind(key).bind(now).execute(c).await.map(drop))
}

/// Throws away everybody's second step, for when the key is lost; gives how many people had one.
pub async fn forget_all(db: &Db, now: Moment) -> Result<usize, Problem> {
    let mut tx = db.write(now).await?;
    let accounts: Vec<AccountId> = on!(tx, c => sqlx::query_scalar("SELECT account_id FROM second_step WHERE confirmed_at IS NOT NULL")
            .fetch_all(c).await)?;
    for account in &accounts {
        queries::forget(&mut tx, *account).await?;
        end_sessions(&mut tx, *account, None).await?;
        record(&mut tx, *account, None, "second step reset").await?;
        tell(&mut tx, *account, News::Reset).await?;
    }
    on!(tx, c => sqlx::query("DELETE FROM second_step").execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM sealing_key").execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await?;
    Ok(accounts.len())
}
