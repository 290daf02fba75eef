//! Keeping how an organisation's staff sign in through its provider, and as whom it knows them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::action::ManagePeople,
    single_sign_on::{Candidate, Held, ROLES, Tied},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    account, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, MembershipId, OrganisationId, StaffId, fresh},
        problem::Problem,
        seal::{Keys, Sealed},
    },
};

/// How the staff of an organisation sign in through its provider.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub time_zone: String,
    /// The provider's own address.
    pub issuer: String,
    /// By what it knows this application.
    pub client_id: String,
    /// The secret between the two; none when no key opens it.
    pub secret: Option<String>,
    /// The claim from which roles follow; empty when none do.
    pub claim: String,
    /// Accounts are made the first time that somebody comes.
    pub makes_accounts: bool,
    /// It asks everybody for two steps.
    pub two_steps: bool,
    /// Which value of the claim means which role.
    pub means: BTreeMap<String, &'static str>,
}

#[derive(FromRow)]
struct Row {
    organisation_name: String,
    time_zone: String,
    issuer: String,
    client_id: String,
    secret: Vec<u8>,
    key_id: String,
    claim: String,
    makes_accounts: bool,
    two_steps: bool,
}

fn about(organisation: OrganisationId) -> Vec<u8> {
    [b"single sign-on ".as_slice(), organisation.0.as_bytes()].concat()
}

/// One of the roles that a provider may give, as it is kept.
pub(super) fn role_of(code: &str) -> Option<&'static str> {
    ROLES.into_iter().find(|role| *role == code)
}

/// How the staff of an organisation sign in through its provider; nothing when they do not.
pub(super) async fn setting(
    tx: &mut Read,
    keys: &Keys,
    organisation: OrganisationId,
) -> sqlx::Result<Option<Setting>> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "SELECT o.name AS organisation_name, o.time_zone, s.issuer, s.client_id, s.secret, s.key_id, s.claim, s.makes_accounts, s.two_steps
         FROM single_sign_on s JOIN organisation o ON o.id = s.organisation_id WHERE s.organisation_id = $1")
        .bind(organisation).fetch_optional(c).await)?;
    let Some(row) = row else { return Ok(None) };
    let means: Vec<(String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT value, role FROM single_sign_on_role WHERE organisation_id = $1")
        .bind(organisation).fetch_all(c).await)?;
    let sealed = Sealed { key_id: row.key_id, bytes: row.secret };
    let secret = keys.open(&about(organisation), &sealed).and_then(|secret| String::from_utf8(secret).ok());
    if secret.is_none() {
        tracing::error!("no key opens the secret with a provider; it has to be set anew");
    }
    Ok(Some(Setting {
        organisation,
        organisation_name: row.organisation_name,
        time_zone: row.time_zone,
        issuer: row.issuer,
        client_id: row.client_id,
        secret,
        claim: row.claim,
        makes_accounts: row.makes_accounts,
        two_steps: row.two_steps,
        means: means.into_iter().filter_map(|(value, role)| Some((value, role_of(&role)?))).collect(),
    }))
}

/// Whether the staff of an organisation sign in through its provider.
pub async fn is_set_up(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<bool> {
    Ok(name_of(tx, organisation).await?.is_some())
}

/// The name of an organisation whose staff sign in through its provider.
pub async fn name_of(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT o.name FROM organisation o JOIN single_sign_on s ON s.organisation_id = o.id WHERE o.id = $1")
        .bind(organisation).fetch_optional(c).await)
}

/// Keeps a setting. Of another provider the names by which it knows people say nothing: those are forgotten.
pub(super) async fn keep(
    tx: &mut Write,
    keys: &Keys,
    grant: &Grant<ManagePeople>,
    setting: &Setting,
) -> Result<(), Problem> {
    let (now, organisation) = (tx.now, grant.organisation());
    let secret = setting.secret.as_deref().unwrap_or_default();
    let sealed = keys.seal(&about(organisation), secret.as_bytes()).ok_or_else(|| {
        tracing::error!("there is no key to seal the secret with a provider with");
        Problem::Internal
    })?;
    account::second_step::uses(tx, &sealed.key_id).await?;
    on!(tx, c => sqlx::query(
        "DELETE FROM single_sign_on_person WHERE organisation_id = $1
         AND EXISTS (SELECT 1 FROM single_sign_on s WHERE s.organisation_id = $1 AND s.issuer <> $2)")
        .bind(organisation).bind(&setting.issuer).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "DELETE FROM single_sign_on_mailbox WHERE organisation_id = $1
         AND EXISTS (SELECT 1 FROM single_sign_on s WHERE s.organisation_id = $1 AND s.issuer <> $2)")
        .bind(organisation).bind(&setting.issuer).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO single_sign_on (organisation_id, issuer, client_id, secret, key_id, claim, makes_accounts, two_steps, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (organisation_id) DO UPDATE SET issuer = $2, client_id = $3, secret = $4, key_id = $5, claim = $6,
           makes_accounts = $7, two_steps = $8, set_by = $9, set_at = $10")
        .bind(organisation).bind(&setting.issuer).bind(&setting.client_id).bind(&sealed.bytes).bind(&sealed.key_id)
        .bind(&setting.claim).bind(setting.makes_accounts).bind(setting.two_steps).bind(grant.actor().account).bind(now)
        .execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM single_sign_on_role WHERE organisation_id = $1")
        .bind(organisation).execute(c).await.map(drop))?;
    for (value, role) in &setting.means {
        on!(tx, c => sqlx::query(
            "INSERT INTO single_sign_on_role (organisation_id, id, value, role) VALUES ($1, $2, $3, $4)")
            .bind(organisation).bind(fresh(now)).bind(value).bind(*role).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Ends it: nobody comes in through the provider any more, whoever did is signed out, and the roles it gave end.
pub(super) async fn end(tx: &mut Write, organisation: OrganisationId, today: Date) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM session WHERE organisation_id = $1 AND how = 'provider'")
        .bind(organisation).execute(c).await.map(drop))?;
    let roles: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM staff_role WHERE organisation_id = $1 AND by_provider = $2 AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(true).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    for role in roles {
        end_role(tx, organisation, role, today).await?;
    }
    on!(tx, c => sqlx::query("DELETE FROM single_sign_on WHERE organisation_id = $1")
        .bind(organisation).execute(c).await.map(drop))
}

/// How many came in through the provider and have no password.
pub(super) async fn without_password(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM single_sign_on_person p
         JOIN membership m ON m.organisation_id = p.organisation_id AND m.id = p.membership_id AND m.ended_at IS NULL
         JOIN account a ON a.id = m.account_id AND a.password_hash IS NULL
         WHERE p.organisation_id = $1")
        .bind(organisation).fetch_one(c).await)
}

/// What is tied to the name that the provider has for somebody.
pub(super) async fn known(
    tx: &mut Read,
    organisation: OrganisationId,
    subject: &str,
) -> sqlx::Result<Option<Tied<MembershipId>>> {
    let row: Option<(MembershipId, Option<Moment>)> = on!(tx, c => sqlx::query_as(
        "SELECT m.id, m.ended_at FROM single_sign_on_person p
         JOIN membership m ON m.organisation_id = p.organisation_id AND m.id = p.membership_id
         WHERE p.organisation_id = $1 AND p.subject = $2")
        .bind(organisation).bind(subject).fetch_optional(c).await)?;
    Ok(row.map(|(membership, ended)| Tied { membership, ended: ended.is_some(), taken: true }))
}

/// The staff with a mail address, which is in small letters.
pub(super) async fn with_address(
    tx: &mut Read,
    organisation: OrganisationId,
    email: &str,
) -> sqlx::Result<Vec<Candidate<StaffId, MembershipId>>> {
    #[derive(FromRow)]
    struct Row {
        id: StaffId,
        membership_id: Option<MembershipId>,
        ended_at: Option<Moment>,
        subject: Option<String>,
    }
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, m.id AS membership_id, m.ended_at, p.subject FROM staff_member s
         LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.staff_id = s.id
         LEFT JOIN single_sign_on_person p ON p.organisation_id = m.organisation_id AND p.membership_id = m.id
         WHERE s.organisation_id = $1 AND LOWER(TRIM(s.email)) = $2 ORDER BY s.id")
        .bind(organisation).bind(email).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            staff: row.id,
            membership: row.membership_id.map(|membership| Tied {
                membership,
                ended: row.ended_at.is_some(),
                taken: row.subject.is_some(),
            }),
        })
        .collect())
}

/// The membership of a member of staff, and whose it is.
pub(super) async fn membership(
    tx: &mut Read,
    organisation: OrganisationId,
    membership: MembershipId,
) -> sqlx::Result<(StaffId, AccountId)> {
    on!(tx, c => sqlx::query_as(
        "SELECT staff_id, account_id FROM membership WHERE organisation_id = $1 AND id = $2 AND staff_id IS NOT NULL")
        .bind(organisation).bind(membership).fetch_one(c).await)
}

/// What ties an account to a member of staff.
pub(super) async fn membership_of(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<MembershipId> {
    on!(tx, c => sqlx::query_scalar("SELECT id FROM membership WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation).bind(staff).fetch_one(c).await)
}

/// The name of a member of staff.
pub(super) async fn staff(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<String> {
    on!(tx, c => sqlx::query_scalar("SELECT name FROM staff_member WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(staff).fetch_one(c).await)
}

/// Somebody whom the planning does not know. The key is that by which the provider knows the person.
pub(super) async fn new_staff(
    tx: &mut Write,
    organisation: OrganisationId,
    (subject, email, name): (&str, &str, &str),
) -> sqlx::Result<StaffId> {
    let id = StaffId::new(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO staff_member (organisation_id, id, key, name, email) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(format!("provider {subject}")).bind(name).bind(email).execute(c).await.map(drop))?;
    Ok(id)
}

/// Notes by what the provider knows somebody, and that they came.
pub(super) async fn came(
    tx: &mut Write,
    organisation: OrganisationId,
    membership: MembershipId,
    subject: &str,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO single_sign_on_person (organisation_id, id, membership_id, subject, first_at, last_at)
         VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (organisation_id, subject) DO UPDATE SET last_at = $5")
        .bind(organisation).bind(fresh(now)).bind(membership).bind(subject).bind(now).execute(c).await.map(drop))
}

/// The roles that the provider gave somebody and that have not ended.
pub(super) async fn held(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    today: Date,
) -> sqlx::Result<Vec<Held<Uuid>>> {
    let rows: Vec<(Uuid, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, role FROM staff_role WHERE organisation_id = $1 AND staff_id = $2 AND by_provider = $3
           AND (until_on IS NULL OR until_on >= $4) ORDER BY id")
        .bind(organisation).bind(staff).bind(true).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(|(id, role)| Some(Held { id, role: role_of(&role)? })).collect())
}

/// Gives a role in the whole organisation that follows from what the provider says.
pub(super) async fn give_role(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
    (role, from, until): (&str, Date, Date),
) -> sqlx::Result<Uuid> {
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO staff_role (organisation_id, id, staff_id, role, from_on, until_on, imported, by_provider)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(staff).bind(role).bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until)).bind(false).bind(true).execute(c).await.map(drop))?;
    Ok(id)
}

/// Lets a role hold until a day.
pub(super) async fn renew_role(
    tx: &mut Write,
    organisation: OrganisationId,
    role: Uuid,
    until: Date,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE staff_role SET until_on = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(role).bind(jiff_sqlx::Date::from(until)).execute(c).await.map(drop))
}

/// Ends a role at once: yesterday was its last day. One that began today is as if it never was.
pub(super) async fn end_role(
    tx: &mut Write,
    organisation: OrganisationId,
    role: Uuid,
    today: Date,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE organisation_id = $1 AND id = $2 AND from_on >= $3")
        .bind(organisation).bind(role).bind(jiff_sqlx::Date::from(today)).execute(c).await.map(drop))?;
    let yesterday = today.yesterday().unwrap_or(today);
    renew_role(tx, organisation, role, yesterday).await
}

/// Seals with the newest key the secrets that an older one sealed; gives how many, and how many no key opens.
pub async fn seal_again(tx: &mut Write, keys: &Keys) -> sqlx::Result<(usize, usize)> {
    let Some(newest) = keys.newest() else { return Ok((0, 0)) };
    let rows: Vec<(OrganisationId, String, Vec<u8>)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, key_id, secret FROM single_sign_on WHERE key_id <> $1")
        .bind(newest).fetch_all(c).await)?;
    let (mut again, mut lost) = (0, 0);
    for (organisation, key_id, bytes) in rows {
        let about = about(organisation);
        let opened = keys.open(&about, &Sealed { key_id, bytes });
        let Some(sealed) = opened.and_then(|secret| keys.seal(&about, &secret)) else {
            lost += 1;
            continue;
        };
        on!(tx, c => sqlx::query("UPDATE single_sign_on SET secret = $2, key_id = $3 WHERE organisation_id = $1")
            .bind(organisation).bind(&sealed.bytes).bind(&sealed.key_id).execute(c).await.map(drop))?;
        again += 1;
    }
    Ok((again, lost))
}
