//! Reading and writing accounts, links and sessions.

use jiff::civil::Date;
use sqlx::FromRow;

use crate::{
    on, passkey,
    platform::{
        app::App,
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, OrganisationId, SessionId, StaffId},
        random,
    },
};

use super::throttle;

/// An account.
#[derive(Clone, Debug, FromRow)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: String,
    pub password_hash: Option<String>,
}

/// The account with an e-mail address in the form that accounts have it.
pub async fn account_by_email(tx: &mut Read, email: &str) -> sqlx::Result<Option<Account>> {
    on!(tx, c => sqlx::query_as("SELECT id, email, name, language, password_hash FROM account WHERE email = $1")
        .bind(email).fetch_optional(c).await)
}

/// An account by its identifier, of the person who asks.
pub async fn account(tx: &mut Read, id: AccountId) -> sqlx::Result<Account> {
    on!(tx, c => sqlx::query_as("SELECT id, email, name, language, password_hash FROM account WHERE id = $1")
        .bind(id).fetch_one(c).await)
}

/// A staff member who is to be invited.
#[derive(Clone, Debug, FromRow)]
pub struct Invitee {
    pub name: String,
    pub email: Option<String>,
    pub organisation_name: String,
}

/// A staff member who is to be invited; the caller may manage people.
pub async fn invitee(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<Option<Invitee>> {
    on!(tx, c => sqlx::query_as(
        "SELECT s.name, s.email, o.name AS organisation_name
         FROM staff_member s JOIN organisation o ON o.id = s.organisation_id
         WHERE s.organisation_id = $1 AND s.id = $2")
        .bind(organisation).bind(staff).fetch_optional(c).await)
}

/// Whether a staff member is an administrator, now or later.
pub async fn is_administrator(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM staff_role WHERE organisation_id = $1 AND staff_id = $2 AND role = 'admin'
           AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(staff).bind(jiff_sqlx::Date::from(today)).fetch_one(c).await)?;
    Ok(found > 0)
}

/// In which organisations the account works now; the longest known first.
pub async fn works_in(tx: &mut Read, account: AccountId) -> sqlx::Result<Vec<OrganisationId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT organisation_id FROM membership WHERE account_id = $1 AND staff_id IS NOT NULL AND ended_at IS NULL
         ORDER BY id")
        .bind(account).fetch_all(c).await)
}

/// A link that still works, with its account.
#[derive(Clone, Debug, FromRow)]
pub struct Link {
    pub purpose: String,
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
}

/// The link with this secret, while it can be used.
pub async fn link(tx: &mut Read, token: &str, now: Moment) -> sqlx::Result<Option<Link>> {
    on!(tx, c => sqlx::query_as(
        "SELECT l.purpose, l.account_id, a.email, a.name FROM one_time_link l JOIN account a ON a.id = l.account_id
         WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.ends_at > $2 AND l.purpose IN ('invitation', 'reset')")
        .bind(random::hash(token)).bind(now).fetch_optional(c).await)
}

/// Uses a link up; false when somebody was before, or it had ended.
pub async fn use_link(tx: &mut Write, token: &str) -> sqlx::Result<bool> {
    let now = tx.now;
    let used = on!(tx, c => sqlx::query(
        "UPDATE one_time_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2")
        .bind(random::hash(token)).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// Keeps a new password, and writes it in the trail of each organisation where the account works.
pub async fn set_password(
    tx: &mut Write,
    account: AccountId,
    hash: &str,
    action: &'static str,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE account SET password_hash = $2 WHERE id = $1")
        .bind(account).bind(hash).execute(c).await.map(drop))?;
    for organisation in works_in(tx, account).await? {
        tx.record(&Audit::new(organisation, Some(account), action).on("account", account)).await?;
    }
    Ok(())
}

/// A session as its owner sees it.
#[derive(Clone, Debug, FromRow)]
pub struct Session {
    pub id: SessionId,
    pub device: String,
    pub created_at: Moment,
    pub seen_at: Moment,
}

/// The running sessions of an account that one of them may see and end, the last used first: all, or in a session through a
/// provider those that are of its membership and nothing else.
pub async fn sessions(
    tx: &mut Read,
    app: &App,
    (account, present): (AccountId, SessionId),
    now: Moment,
) -> sqlx::Result<Vec<Session>> {
    on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.device, s.created_at, s.seen_at FROM session s JOIN session p ON p.id = $4
         WHERE s.account_id = $1 AND s.ends_at > $2 AND s.seen_at > $3
           AND (p.how <> 'provider' OR s.id = p.id OR (s.how IN ('provider', 'pin')
             AND s.organisation_id = p.organisation_id AND s.membership_id = p.membership_id))
         ORDER BY s.seen_at DESC, s.id")
        .bind(account).bind(now).bind(now.plus_minutes(-app.settings.idle_minutes)).bind(present)
        .fetch_all(c).await)
}

/// Ends one session of an account.
pub async fn end_session(tx: &mut Write, account: AccountId, session: SessionId) -> sqlx::Result<bool> {
    let ended = on!(tx, c => sqlx::query("DELETE FROM session WHERE account_id = $1 AND id = $2")
        .bind(account).bind(session).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(ended == 1)
}

/// Ends all sessions of an account, but for one that may stay.
pub async fn end_sessions(
    tx: &mut Write,
    account: AccountId,
    but_for: Option<SessionId>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM session WHERE account_id = $1 AND (CAST($2 AS text) IS NULL OR id <> $3)")
        .bind(account).bind(but_for.map(|id| id.to_string())).bind(but_for.unwrap_or(SessionId(uuid::Uuid::nil())))
        .execute(c).await.map(drop))
}

/// Removes what has ended: sessions, links, codes, counted tries and answers to forms.
pub async fn sweep(tx: &mut Write, app: &App) -> sqlx::Result<()> {
    let now = tx.now;
    throttle::sweep(tx).await?;
    passkey::sweep(tx).await?;
    on!(tx, c => sqlx::query("DELETE FROM session WHERE ends_at <= $1 OR seen_at <= $2")
        .bind(now).bind(now.plus_minutes(-app.settings.idle_minutes)).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM one_time_link WHERE ends_at <= $1 AND purpose IN ('invitation', 'reset')")
        .bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM one_time_code WHERE ends_at <= $1")
        .bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM answer WHERE at <= $1")
        .bind(now.plus_days(-7)).execute(c).await.map(drop))
}
