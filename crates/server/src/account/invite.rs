//! Inviting people: an account, what ties it to the organisation, and a link that works once.

use jiff::tz::TimeZone;

use crate::{
    on,
    platform::{
        app::App,
        audit::Audit,
        db::Write,
        i18n::Lang,
        ids::{AccountId, MembershipId, OrganisationId, StaffId, fresh},
        jobs,
        mail::Mail,
        problem::Problem,
        random,
    },
    single_sign_on,
};

use super::{address, queries};

/// For how many days an invitation can be accepted.
pub const INVITATION_DAYS: i64 = 7;
/// For how many minutes a forgotten password can be replaced.
pub const RESET_MINUTES: i64 = 60;

/// Somebody was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The account.
    pub account: AccountId,
    /// The address of the page where the person chooses a password; none when the account has one already.
    pub link: Option<String>,
}

/// Why somebody cannot be invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// There is no such staff member in this organisation.
    #[error("there is no such staff member")]
    Unknown,
    /// The staff member has no e-mail address.
    #[error("the staff member has no e-mail address")]
    NoAddress,
    /// The database's own message.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

impl From<InviteError> for Problem {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::Unknown | InviteError::NoAddress => Self::NotFound,
            InviteError::Database(error) => error.into(),
        }
    }
}

/// Invites a staff member, also again: makes the account, or takes the one with that e-mail address, ties it to the
/// organisation and sends a mail. `by` is who does it, for the trail; nobody on the command line. The caller commits.
pub async fn invite(
    tx: &mut Write,
    app: &App,
    organisation: OrganisationId,
    staff: StaffId,
    by: Option<AccountId>,
) -> Result<Invited, InviteError> {
    let person = queries::invitee(tx, organisation, staff).await?.ok_or(InviteError::Unknown)?;
    let email = person.email.as_deref().map(address).filter(|email| email.contains('@'));
    let email = email.ok_or(InviteError::NoAddress)?;
    let (account, known, lang) = match queries::account_by_email(tx, &email).await? {
        Some(account) => (account.id, account.password_hash.is_some(), Lang::of(&account.language)),
        None => (new_account(tx, &email, &person.name).await?, false, Lang::default()),
    };
    tie(tx, organisation, staff, account).await?;
    let base = &app.settings.base_url;
    // Whoever can put the way through the provider right again keeps a way of their own.
    let today = tx.now.date_in(&TimeZone::UTC);
    let through = single_sign_on::is_set_up(tx, organisation).await?
        && !queries::is_administrator(tx, organisation, staff, today).await?;
    let (link, mail) = if through {
        let text = lang.t("single-sign-on-mail-access-text").with("organisation", &person.organisation_name);
        (None, text.with("link", single_sign_on::address(app, organisation)).to_string())
    } else if known {
        let text = lang.t("account-mail-access-text").with("organisation", &person.organisation_name);
        (None, text.with("link", format!("{base}/sign-in")).to_string())
    } else {
        let token = new_link(tx, account, Purpose::Invitation).await?;
        let link = format!("{base}/link/{token}");
        let text = lang.t("account-mail-invitation-text").with("organisation", &person.organisation_name);
        (Some(link.clone()), text.with("link", link).with("days", INVITATION_DAYS).to_string())
    };
    let subject = lang.t("account-mail-invitation-subject").with("organisation", &person.organisation_name);
    let mail = Mail { to: email, subject: subject.to_string(), text: mail, about: Vec::new() };
    jobs::add_mail(tx, organisation, &mail).await?;
    tx.record(&Audit::new(organisation, by, "invited").on("staff_member", staff).on("account", account))
        .await?;
    Ok(Invited { account, link })
}

/// The account with an e-mail address in the form that accounts have it; a new one without a password where there is none.
pub(crate) async fn of_address(tx: &mut Write, email: &str, name: &str) -> sqlx::Result<AccountId> {
    match queries::account_by_email(tx, email).await? {
        Some(account) => Ok(account.id),
        None => new_account(tx, email, name).await,
    }
}

/// Ties an account to an organisation as this staff member, in the place of another account that was.
pub(crate) async fn tie(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    account: AccountId,
) -> sqlx::Result<()> {
    let now = tx.now;
    // A session of the account that had this membership before, if the address changed, does not keep it.
    on!(tx, c => sqlx::query(
        "UPDATE session SET organisation_id = NULL, membership_id = NULL
         WHERE organisation_id = $1 AND account_id <> $3 AND membership_id IN
           (SELECT id FROM membership WHERE organisation_id = $1 AND staff_id = $2)")
        .bind(organisation).bind(staff).bind(account).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO membership (organisation_id, id, account_id, staff_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, staff_id) DO UPDATE SET account_id = $3, ended_at = NULL")
        .bind(organisation).bind(MembershipId::new(now)).bind(account).bind(staff).execute(c).await.map(drop))
}

/// Makes an administrator of an organisation and invites them. The key of the staff member is the e-mail address; one
/// who is an administrator already is only invited again. The caller commits.
pub async fn create_administrator(
    tx: &mut Write,
    app: &App,
    organisation: OrganisationId,
    email: &str,
    name: &str,
) -> Result<Invited, InviteError> {
    let email = address(email);
    let staff = StaffId::new(tx.now);
    let staff: StaffId = on!(tx, c => sqlx::query_scalar(
        "INSERT INTO staff_member (organisation_id, id, key, name, email) VALUES ($1, $2, $3, $4, $3)
         ON CONFLICT (organisation_id, key) DO UPDATE SET email = $3 RETURNING id")
        .bind(organisation).bind(staff).bind(&email).bind(name).fetch_one(c).await)?;
    let role = fresh(tx.now);
    let made = on!(tx, c => sqlx::query(
        "INSERT INTO staff_role (organisation_id, id, staff_id, role, imported)
         SELECT $1, $2, $3, 'admin', $4 WHERE NOT EXISTS
           (SELECT 1 FROM staff_role WHERE organisation_id = $1 AND staff_id = $3 AND role = 'admin' AND until_on IS NULL)")
        .bind(organisation).bind(role).bind(staff).bind(false).execute(c).await.map(|done| done.rows_affected()))?;
    if made > 0 {
        tx.record(&Audit::new(organisation, None, "role given").on("staff_member", staff).on("role", role))
            .await?;
    }
    invite(tx, app, organisation, staff, None).await
}

pub(super) async fn new_account(tx: &mut Write, email: &str, name: &str) -> sqlx::Result<AccountId> {
    let (id, now) = (AccountId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query("INSERT INTO account (id, email, name, language, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id).bind(email).bind(name).bind(Lang::default().code()).bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

/// What a link of ours is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To choose the first password.
    Invitation,
    /// To replace a forgotten password.
    Reset,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

/// Makes a link that works once and gives its secret; the account's earlier links for the same end.
pub(super) async fn new_link(tx: &mut Write, account: AccountId, purpose: Purpose) -> sqlx::Result<String> {
    on!(tx, c => sqlx::query("DELETE FROM one_time_link WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL")
        .bind(account).bind(purpose.code()).execute(c).await.map(drop))?;
    let (token, now) = (random::token(), tx.now);
    let ends = match purpose {
        Purpose::Invitation => now.plus_days(INVITATION_DAYS),
        Purpose::Reset => now.plus_minutes(RESET_MINUTES),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO one_time_link (id, token_hash, account_id, purpose, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(fresh(now)).bind(random::hash(&token)).bind(account).bind(purpose.code()).bind(now).bind(ends)
        .execute(c).await.map(drop))?;
    Ok(token)
}
