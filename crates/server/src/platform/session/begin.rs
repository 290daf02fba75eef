//! How sessions begin, go on as somebody else, and get stronger; and their cookie.

use axum::http::HeaderMap;

use super::{MembershipRow, memberships};
use crate::{
    on,
    platform::{
        app::App,
        db::Write,
        ids::{AccountId, GuardianId, MembershipId, OrganisationId, PasskeyId, SessionId, TabletId},
        random, relations,
        render::set_cookie,
        rights,
    },
};

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

/// Begins a session with a passkey, of an account that has something to open: as staff with a place or a role today, or as
/// a guardian who is let in. None when it has nothing. With exactly one such membership that one is chosen; of a guardian's
/// it is given where.
pub async fn begin_with_passkey(
    tx: &mut Write,
    app: &App,
    (account, passkey): (AccountId, PasskeyId),
    how: Sign,
    device: &str,
) -> sqlx::Result<Option<(String, Option<(OrganisationId, GuardianId)>)>> {
    let mut open = Vec::new();
    for membership in memberships(tx, account).await? {
        let today = tx.now.date_in(&membership.zone());
        let may = match membership.guardian_id {
            Some(guardian) => {
                rights::of_guardian(tx, membership.organisation_id, guardian, today).await?.let_in()
            }
            None => how == Sign::Password && !relations::of(tx, &membership, today).await?.is_nothing(),
        };
        open.extend(may.then_some(membership));
    }
    if open.is_empty() {
        return Ok(None);
    }
    let (session, token) = insert(tx, app, account, how, device).await?;
    on!(tx, c => sqlx::query("UPDATE session SET passkey_id = $2 WHERE id = $1")
        .bind(session).bind(passkey).execute(c).await.map(drop))?;
    let mut came_in = None;
    if let [one] = open.as_slice() {
        be(tx, session, one).await?;
        came_in = one.guardian_id.map(|guardian| (one.organisation_id, guardian));
    }
    Ok(Some((token, came_in)))
}

/// Begins a session through the provider of an organisation, as staff of that one and nothing else. None when nothing opens
/// there today. `two_steps`: the provider asked for both.
pub async fn begin_through_provider(
    tx: &mut Write,
    app: &App,
    (account, membership): (AccountId, MembershipId),
    two_steps: bool,
    device: &str,
) -> sqlx::Result<Option<String>> {
    let found = memberships(tx, account).await?.into_iter().find(|row| row.id == membership);
    let Some(row) = found else { return Ok(None) };
    let today = tx.now.date_in(&row.zone());
    if relations::of(tx, &row, today).await?.is_nothing() {
        return Ok(None);
    }
    let (session, token) = insert(tx, app, account, Sign::Provider, device).await?;
    be(tx, session, &row).await?;
    if two_steps {
        on!(tx, c => sqlx::query("UPDATE session SET second_step = $2 WHERE id = $1")
            .bind(session).bind(Step::Provider.code()).execute(c).await.map(drop))?;
    }
    Ok(Some(token))
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
    let access = !relations::of(tx, row, today).await?.is_nothing();
    on!(tx, c => sqlx::query("UPDATE session SET organisation_id = $2, membership_id = $3, had_access = $4 WHERE id = $1")
        .bind(session).bind(row.organisation_id).bind(row.id).bind(access).execute(c).await.map(drop))
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// With a password, or a passkey that somebody added who had given one.
    Password,
    /// With a link and a one-time code, or a passkey that somebody added who had come so.
    Code,
    /// With a PIN, on the tablet of a group.
    Pin,
    /// Through the provider of the organisation.
    Provider,
}

impl Sign {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Pin => "pin",
            Self::Provider => "provider",
        }
    }

    /// Whether staff sign in so on a device of their own.
    pub fn is_of_staff(self) -> bool {
        matches!(self, Self::Password | Self::Provider)
    }

    /// Whether the session is of one membership and nothing else of its account: what holds for the account as a whole is
    /// neither seen nor changed in it by whoever is let in by a provider or a tablet.
    pub fn is_of_one_membership(self) -> bool {
        matches!(self, Self::Provider | Self::Pin)
    }

    /// What is not known is what opens least.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "password" => Self::Password,
            "pin" => Self::Pin,
            "provider" => Self::Provider,
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
    /// The provider of the organisation asked for two.
    Provider,
}

impl Step {
    fn code(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Recovery => "recovery",
            Self::Provider => "provider",
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
