//! Reading and writing second steps and recovery codes.

use sqlx::FromRow;

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, OrganisationId},
        problem::Problem,
        random,
        seal::{Keys, Sealed},
    },
};

use super::{CODES, keys, seconds, totp};

/// An account's second step.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    secret: Vec<u8>,
    key_id: String,
    /// Since when it is asked; none as long as no code of the app was typed.
    pub confirmed_at: Option<Moment>,
}

impl Row {
    /// What the app knows.
    pub fn open(&self, keys: &Keys, account: AccountId) -> Result<Vec<u8>, Problem> {
        let sealed = Sealed { key_id: self.key_id.clone(), bytes: self.secret.clone() };
        keys.open(account.0.as_bytes(), &sealed).ok_or_else(|| {
            tracing::error!(key = self.key_id, "no key opens this second step");
            Problem::Internal
        })
    }
}

/// An account's second step, also one that is not confirmed yet.
pub async fn find(tx: &mut Read, account: AccountId) -> sqlx::Result<Option<Row>> {
    on!(tx, c => sqlx::query_as("SELECT secret, key_id, confirmed_at FROM second_step WHERE account_id = $1")
        .bind(account).fetch_optional(c).await)
}

/// Whether an account has a second step that is asked when signing in.
pub async fn is_set_up(tx: &mut Read, account: AccountId) -> sqlx::Result<bool> {
    Ok(find(tx, account).await?.is_some_and(|row| row.confirmed_at.is_some()))
}

/// The organisation under which mail to the account goes out: one where it is still something, when there is one.
pub async fn belongs_to(tx: &mut Read, account: AccountId) -> sqlx::Result<Option<OrganisationId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT organisation_id FROM membership WHERE account_id = $1
         ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, id LIMIT 1")
        .bind(account).fetch_optional(c).await)
}

/// Draws a new secret that is still to be confirmed, in the place of one that was not. False when there is one that was.
pub async fn begin(tx: &mut Write, keys: &Keys, account: AccountId) -> Result<bool, Problem> {
    let secret = random::bytes::<20>();
    let sealed = keys.seal(account.0.as_bytes(), &secret).ok_or_else(|| {
        tracing::error!("there is no key to seal a second step with");
        Problem::Internal
    })?;
    let now = tx.now;
    let made = on!(tx, c => sqlx::query(
        "INSERT INTO second_step (account_id, secret, key_id, made_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE SET secret = $2, key_id = $3, made_at = $4
         WHERE second_step.confirmed_at IS NULL")
        .bind(account).bind(&sealed.bytes).bind(&sealed.key_id).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    keys::uses(tx, &sealed.key_id).await?;
    Ok(made == 1)
}

/// Whether this is a code of the app now. It is used up with it, and so are those before it.
pub async fn use_code(tx: &mut Write, keys: &Keys, account: AccountId, code: &str) -> Result<bool, Problem> {
    let Some(row) = find(tx, account).await? else { return Ok(false) };
    let digits: String = code.split_whitespace().collect();
    let codes = totp(row.open(keys, account)?, "")?;
    let Some(step) = codes.check(&digits, seconds(tx.now)) else { return Ok(false) };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let used = on!(tx, c => sqlx::query(
        "UPDATE second_step SET last_step = $2 WHERE account_id = $1 AND (last_step IS NULL OR last_step < $2)")
        .bind(account).bind(step).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// From now on the second step is asked. False when it was already.
pub async fn confirm(tx: &mut Write, account: AccountId) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE second_step SET confirmed_at = $2 WHERE account_id = $1 AND confirmed_at IS NULL")
        .bind(account).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Removes an account's second step and recovery codes. False when there was none that is asked.
pub async fn forget(tx: &mut Write, account: AccountId) -> sqlx::Result<bool> {
    let had = is_set_up(tx, account).await?;
    on!(tx, c => sqlx::query("DELETE FROM second_step WHERE account_id = $1")
        .bind(account).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM recovery_code WHERE account_id = $1")
        .bind(account).execute(c).await.map(drop))?;
    Ok(had)
}

/// With 80 bits in a code no salt and no slow hash is needed; the account keeps equal ones apart.
fn hash(account: AccountId, code: &str) -> Vec<u8> {
    random::hash(&format!("recovery {account} {}", random::typed(code)))
}

/// New recovery codes in the place of the old ones; they are shown once and kept as hashes.
pub async fn new_codes(tx: &mut Write, account: AccountId) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query("DELETE FROM recovery_code WHERE account_id = $1")
        .bind(account).execute(c).await.map(drop))?;
    let now = tx.now;
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let code = random::letters::<16>();
        on!(tx, c => sqlx::query("INSERT INTO recovery_code (account_id, code_hash, made_at) VALUES ($1, $2, $3)")
            .bind(account).bind(hash(account, &code)).bind(now).execute(c).await.map(drop))?;
        let (parts, _) = code.as_bytes().as_chunks::<4>();
        let parts: Vec<String> =
            parts.iter().map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        codes.push(parts.join("-"));
    }
    Ok(codes)
}

/// Whether this is one of the account's recovery codes; it is used up with it.
pub async fn use_recovery(tx: &mut Write, account: AccountId, code: &str) -> sqlx::Result<bool> {
    let now = tx.now;
    let used = on!(tx, c => sqlx::query(
        "UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL")
        .bind(account).bind(hash(account, code)).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// How many recovery codes there are left.
pub async fn codes_left(tx: &mut Read, account: AccountId) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL")
        .bind(account).fetch_one(c).await)
}
