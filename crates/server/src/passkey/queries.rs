//! Reading and keeping passkeys and challenges.

use sqlx::FromRow;

use super::ceremony::MINUTES;
use crate::{
    on,
    platform::{
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, OrganisationId, PasskeyId, SessionId},
        random,
    },
};

/// A passkey.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    pub id: PasskeyId,
    pub credential_id: Vec<u8>,
    /// The public key, with the sign counter of its last use.
    pub credential: String,
    /// What the browser said of itself when it was made.
    pub device: String,
    /// It opens work too.
    pub for_work: bool,
    pub made_at: Moment,
    pub used_at: Option<Moment>,
}

/// The passkeys of an account, the first made first.
pub async fn of_account(tx: &mut Read, account: AccountId) -> sqlx::Result<Vec<Row>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, credential_id, credential, device, for_work, made_at, used_at FROM passkey
         WHERE account_id = $1 ORDER BY made_at, id")
        .bind(account).fetch_all(c).await)
}

/// The passkey that a device says to have used, when it is of the account that it says to be of.
pub async fn find(tx: &mut Read, account: AccountId, credential: &[u8]) -> sqlx::Result<Option<Row>> {
    let all = of_account(tx, account).await?;
    Ok(all.into_iter().find(|row| row.credential_id == credential))
}

/// Keeps a new passkey; none when it was known.
pub async fn add(
    tx: &mut Write,
    account: AccountId,
    (credential_id, credential): (&[u8], &str),
    (device, for_work): (&str, bool),
) -> sqlx::Result<Option<PasskeyId>> {
    let (id, now) = (PasskeyId::new(tx.now), tx.now);
    let device: String = device.chars().take(200).collect();
    let made = on!(tx, c => sqlx::query(
        "INSERT INTO passkey (id, account_id, credential_id, credential, device, for_work, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential_id) DO NOTHING")
        .bind(id).bind(account).bind(credential_id).bind(credential).bind(&device).bind(for_work).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((made == 1).then_some(id))
}

/// Keeps that a passkey was used, with its sign counter.
pub async fn used(tx: &mut Write, id: PasskeyId, credential: &str) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE passkey SET credential = $2, used_at = $3 WHERE id = $1")
        .bind(id).bind(credential).bind(now).execute(c).await.map(drop))
}

/// Removes a passkey of an account and ends the sessions that began with it. The present one goes on without the step that
/// it was. False when there is none.
pub async fn remove(
    tx: &mut Write,
    account: AccountId,
    id: PasskeyId,
    present: SessionId,
) -> sqlx::Result<bool> {
    if !of_account(tx, account).await?.iter().any(|row| row.id == id) {
        return Ok(false);
    }
    on!(tx, c => sqlx::query("DELETE FROM session WHERE passkey_id = $1 AND id <> $2")
        .bind(id).bind(present).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("UPDATE session SET passkey_id = NULL WHERE passkey_id = $1")
        .bind(id).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM passkey WHERE id = $1").bind(id).execute(c).await.map(drop))?;
    Ok(true)
}

/// Removes all passkeys of an account of which no session is left.
pub async fn forget(tx: &mut Write, account: AccountId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM passkey WHERE account_id = $1")
        .bind(account).execute(c).await.map(drop))
}

/// Keeps what a device is asked, of an account when it is to add a passkey; gives the secret with which it is answered.
pub async fn ask(tx: &mut Write, account: Option<AccountId>, state: &str) -> sqlx::Result<String> {
    let (secret, ends_at) = (random::token(), tx.now.plus_minutes(MINUTES));
    on!(tx, c => sqlx::query(
        "INSERT INTO passkey_challenge (secret_hash, account_id, state, ends_at) VALUES ($1, $2, $3, $4)")
        .bind(random::hash(&secret)).bind(account).bind(state).bind(ends_at).execute(c).await.map(drop))?;
    Ok(secret)
}

/// What was asked with this secret, of this account, in time; it is used up with it.
pub async fn answered(
    tx: &mut Write,
    secret: &str,
    account: Option<AccountId>,
) -> sqlx::Result<Option<String>> {
    let now = tx.now;
    let asked: Option<(Option<AccountId>, String, Moment)> = on!(tx, c => sqlx::query_as(
        "DELETE FROM passkey_challenge WHERE secret_hash = $1 RETURNING account_id, state, ends_at")
        .bind(random::hash(secret)).fetch_optional(c).await)?;
    let fits = |(of, _, ends_at): &(Option<AccountId>, String, Moment)| *of == account && *ends_at > now;
    Ok(asked.filter(fits).map(|(_, state, _)| state))
}

/// Removes challenges whose time is over.
pub async fn sweep(tx: &mut Write) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("DELETE FROM passkey_challenge WHERE ends_at <= $1")
        .bind(now).execute(c).await.map(drop))
}

/// The organisations of an account, the longest known first.
pub async fn organisations(tx: &mut Read, account: AccountId) -> sqlx::Result<Vec<OrganisationId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT organisation_id FROM membership WHERE account_id = $1 AND ended_at IS NULL
         GROUP BY organisation_id ORDER BY min(CAST(id AS text)), organisation_id")
        .bind(account).fetch_all(c).await)
}

/// Writes something about a passkey in the trail of each organisation of its account.
pub async fn record(
    tx: &mut Write,
    account: AccountId,
    passkey: PasskeyId,
    action: &'static str,
) -> sqlx::Result<()> {
    for organisation in organisations(tx, account).await? {
        let audit = Audit::new(organisation, Some(account), action);
        tx.record(&audit.on("account", account).on("passkey", passkey)).await?;
    }
    Ok(())
}
