//! Keeping tokens.

use jiff::civil::Date;
use mentorkind_domain::{access::action::ManageTokens, api::Scope};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        app::App,
        audit::Audit,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ApiTokenId, MembershipId, OrganisationId},
        random,
    },
};

/// A token of a call.
#[derive(Debug, FromRow)]
pub(super) struct Token {
    pub id: ApiTokenId,
    pub membership_id: MembershipId,
    pub made_by: AccountId,
    pub scopes: String,
    until_on: jiff_sqlx::Date,
    used_on: Option<jiff_sqlx::Date>,
}

impl Token {
    /// Its last day.
    pub fn until(&self) -> Date {
        self.until_on.to_jiff()
    }

    /// The last day on which it was used.
    pub fn used_on(&self) -> Option<Date> {
        self.used_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// The token of a secret, unless it was ended.
pub(super) async fn find(tx: &mut Read, secret: &str) -> sqlx::Result<Option<Token>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, membership_id, made_by, scopes, until_on, used_on FROM api_token
         WHERE token_hash = $1 AND ended_at IS NULL")
        .bind(random::hash(secret)).fetch_optional(c).await)
}

/// Notes the day on which a token was used.
pub(super) async fn used(
    app: &App,
    organisation: OrganisationId,
    token: ApiTokenId,
    today: Date,
) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    on!(tx, c => sqlx::query("UPDATE api_token SET used_on = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(token).bind(jiff_sqlx::Date::from(today)).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

/// A token on the page of tokens.
#[derive(Debug, FromRow)]
pub(super) struct Listed {
    pub id: ApiTokenId,
    pub name: String,
    pub scopes: String,
    pub maker: String,
    until_on: jiff_sqlx::Date,
    used_on: Option<jiff_sqlx::Date>,
}

impl Listed {
    /// Its last day.
    pub fn until(&self) -> Date {
        self.until_on.to_jiff()
    }

    /// The last day on which it was used.
    pub fn used_on(&self) -> Option<Date> {
        self.used_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// The tokens of an organisation that were not ended, the latest first.
pub(super) async fn list(tx: &mut Read, grant: &Grant<ManageTokens>) -> sqlx::Result<Vec<Listed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT t.id, t.name, t.scopes, a.name AS maker, t.until_on, t.used_on
         FROM api_token t JOIN account a ON a.id = t.made_by
         WHERE t.organisation_id = $1 AND t.ended_at IS NULL ORDER BY t.made_at DESC, t.id DESC")
        .bind(grant.organisation()).fetch_all(c).await)
}

/// A token to make.
pub(super) struct New {
    pub name: String,
    pub scopes: Vec<Scope>,
    pub until: Date,
}

/// Keeps a new token by its hash, and gives its identifier.
pub(super) async fn add(
    tx: &mut Write,
    grant: &Grant<ManageTokens>,
    new: &New,
    secret: &str,
) -> sqlx::Result<ApiTokenId> {
    let (now, actor) = (tx.now, grant.actor());
    let id = ApiTokenId::new(now);
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.code()).collect();
    on!(tx, c => sqlx::query(
        "INSERT INTO api_token (organisation_id, id, membership_id, made_by, name, scopes, token_hash, made_at, until_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(grant.organisation()).bind(id).bind(actor.membership).bind(actor.account).bind(&new.name)
        .bind(scopes.join(" ")).bind(random::hash(secret)).bind(now).bind(jiff_sqlx::Date::from(new.until))
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Ends a token; whether there was one to end.
pub(super) async fn end(
    tx: &mut Write,
    grant: &Grant<ManageTokens>,
    token: ApiTokenId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let rows = on!(tx, c => sqlx::query(
        "UPDATE api_token SET ended_at = $3 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL")
        .bind(grant.organisation()).bind(token).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Ends the tokens that were made with these memberships, which end.
pub async fn end_of<I: Into<Uuid>>(
    tx: &mut Write,
    organisation: OrganisationId,
    memberships: impl IntoIterator<Item = I>,
) -> sqlx::Result<()> {
    let now = tx.now;
    let sql = format!(
        "UPDATE api_token SET ended_at = $3 WHERE organisation_id = $1 AND membership_id {} AND ended_at IS NULL",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(memberships)).bind(now).execute(c).await.map(drop))
}

/// An answer that was given before.
#[derive(Debug, FromRow)]
pub(super) struct Given {
    pub request: Vec<u8>,
    pub status: i64,
    pub body: String,
}

/// What was answered to this key of a token, since a moment.
pub(super) async fn given(
    tx: &mut Read,
    (organisation, token): (OrganisationId, ApiTokenId),
    key: &str,
    since: Moment,
) -> sqlx::Result<Option<Given>> {
    on!(tx, c => sqlx::query_as(
        "SELECT request, status, body FROM api_answer
         WHERE organisation_id = $1 AND token_id = $2 AND key = $3 AND at > $4")
        .bind(organisation).bind(token).bind(key).bind(since).fetch_optional(c).await)
}

/// Keeps an answer in the place of an older one.
pub(super) async fn keep(
    tx: &mut Write,
    (organisation, token): (OrganisationId, ApiTokenId),
    key: &str,
    given: &Given,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO api_answer (organisation_id, token_id, key, request, status, body, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, token_id, key)
         DO UPDATE SET request = excluded.request, status = excluded.status, body = excluded.body, at = excluded.at")
        .bind(organisation).bind(token).bind(key).bind(&given.request).bind(given.status).bind(&given.body).bind(now)
        .execute(c).await.map(drop))
}

/// Throws away the answers from before a moment.
pub(super) async fn forget(tx: &mut Write, before: Moment) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM api_answer WHERE at <= $1").bind(before).execute(c).await.map(drop))
}
