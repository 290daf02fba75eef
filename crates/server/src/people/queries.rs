//! Reading and writing staff, their accounts and their roles.

use jiff::civil::Date;
use mentorkind_domain::access::action::ManagePeople;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    api, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, LocationId, MembershipId, OrganisationId, StaffId, fresh},
    },
};

/// How many people a page has.
pub const PAGE: i64 = 50;

/// A staff member with what is known of the account.
#[derive(Clone, Debug, FromRow)]
pub struct Person {
    pub id: StaffId,
    pub name: String,
    pub email: Option<String>,
    pub account_id: Option<AccountId>,
    pub membership_id: Option<MembershipId>,
    pub ended_at: Option<Moment>,
    has_password: i64,
    by_provider: i64,
    has_second_step: i64,
    invited_until: Option<Moment>,
}

/// How far somebody is in being able to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No e-mail address is known.
    NoAddress,
    /// Never invited.
    NotInvited,
    /// Invited; the link still works.
    Invited,
    /// Invited; the link has ended without being used.
    Lapsed,
    /// Can sign in.
    Active,
    /// Could sign in, until somebody ended it.
    Ended,
}

impl Person {
    /// Whether a second step is asked when this person signs in.
    pub fn has_second_step(&self) -> bool {
        self.has_second_step == 1
    }

    /// How far this person is in being able to sign in.
    pub fn state(&self, now: Moment) -> State {
        if self.account_id.is_some() && self.ended_at.is_none() {
            match self.invited_until {
                _ if self.has_password == 1 || self.by_provider == 1 => State::Active,
                Some(until) if until > now => State::Invited,
                _ => State::Lapsed,
            }
        } else if !self.email.as_deref().is_some_and(|email| email.contains('@')) {
            State::NoAddress
        } else if self.account_id.is_some() {
            State::Ended
        } else {
            State::NotInvited
        }
    }
}

const PERSON: &str = "SELECT s.id, s.name, s.email, m.account_id, m.id AS membership_id, m.ended_at,
       CAST(CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS bigint) AS has_password,
       CAST(CASE WHEN f.confirmed_at IS NULL THEN 0 ELSE 1 END AS bigint) AS has_second_step,
       (SELECT count(*) FROM single_sign_on_person p
        WHERE p.organisation_id = m.organisation_id AND p.membership_id = m.id) AS by_provider,
       (SELECT max(l.ends_at) FROM one_time_link l
        WHERE l.account_id = a.id AND l.purpose = 'invitation' AND l.used_at IS NULL) AS invited_until
     FROM staff_member s
     LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.staff_id = s.id
     LEFT JOIN account a ON a.id = m.account_id
     LEFT JOIN second_step f ON f.account_id = a.id
     WHERE s.organisation_id = $1";

/// What is searched for, as a pattern in which nothing of it has a meaning of its own.
fn pattern(search: &str) -> String {
    let plain = search.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}

/// One page of the people whose name has this in it, by name; and how many there are on all pages.
pub async fn people(
    tx: &mut Read,
    grant: &Grant<ManagePeople>,
    search: &str,
    page: i64,
) -> sqlx::Result<(Vec<Person>, i64)> {
    let total: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM staff_member WHERE organisation_id = $1 AND LOWER(name) LIKE $2 ESCAPE '!'")
        .bind(grant.organisation()).bind(pattern(search)).fetch_one(c).await)?;
    let sql = format!(
        "{PERSON} AND LOWER(s.name) LIKE $2 ESCAPE '!' ORDER BY LOWER(s.name), s.id LIMIT $3 OFFSET $4"
    );
    let rows = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(pattern(search)).bind(PAGE).bind(PAGE * (page - 1))
        .fetch_all(c).await)?;
    Ok((rows, total))
}

/// One person.
pub async fn person(
    tx: &mut Read,
    grant: &Grant<ManagePeople>,
    staff: StaffId,
) -> sqlx::Result<Option<Person>> {
    let sql = format!("{PERSON} AND s.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(grant.organisation()).bind(staff).fetch_optional(c).await)
}

/// A role of a staff member, now or later.
#[derive(Clone, Debug, FromRow)]
pub struct Role {
    pub id: Uuid,
    pub staff_id: StaffId,
    pub role: String,
    pub location_id: Option<LocationId>,
    pub location_name: Option<String>,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
    pub imported: bool,
    /// It follows from what the organisation's provider says of the person.
    pub by_provider: bool,
}

impl Role {
    /// First day; always when none.
    pub fn from(&self) -> Option<Date> {
        self.from_on.map(jiff_sqlx::Date::to_jiff)
    }

    /// Last day; open when none.
    pub fn until(&self) -> Option<Date> {
        self.until_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// The roles of these staff members that have not ended.
pub async fn roles(
    tx: &mut Read,
    grant: &Grant<ManagePeople>,
    staff: &[StaffId],
    today: Date,
) -> sqlx::Result<Vec<Role>> {
    let sql = format!(
        "SELECT r.id, r.staff_id, r.role, r.location_id, l.name AS location_name, r.from_on, r.until_on, r.imported, r.by_provider
         FROM staff_role r LEFT JOIN location l ON l.organisation_id = r.organisation_id AND l.id = r.location_id
         WHERE r.organisation_id = $1 AND r.staff_id {} AND (r.until_on IS NULL OR r.until_on >= $3)
         ORDER BY r.staff_id, r.role, l.name, r.from_on, r.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id_list(staff.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)
}

/// The locations of the organisation, by name.
pub async fn locations(
    tx: &mut Read,
    grant: &Grant<ManagePeople>,
) -> sqlx::Result<Vec<(LocationId, String)>> {
    on!(tx, c => sqlx::query_as("SELECT id, name FROM location WHERE organisation_id = $1 ORDER BY name, id")
        .bind(grant.organisation()).fetch_all(c).await)
}

/// Somebody with a role, who can be written to.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Holder {
    /// Who.
    pub id: StaffId,
    /// The mail address.
    pub email: String,
    /// The code of the language.
    pub language: String,
}

/// Who has a role in an organisation on a day, and has a mail address.
pub async fn with_role(
    tx: &mut Read,
    organisation: OrganisationId,
    role: &str,
    today: Date,
) -> sqlx::Result<Vec<Holder>> {
    on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT s.id, s.email, COALESCE(a.language, 'nl') AS language FROM staff_role r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         LEFT JOIN membership m ON m.organisation_id = s.organisation_id AND m.staff_id = s.id
         LEFT JOIN account a ON a.id = m.account_id
         WHERE r.organisation_id = $1 AND r.role = $2 AND s.email LIKE '%@%'
           AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)
         ORDER BY s.email, s.id")
        .bind(organisation).bind(role).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// Who works here today, has an e-mail address and was never invited.
pub async fn uninvited(
    tx: &mut Read,
    grant: &Grant<ManagePeople>,
    today: Date,
) -> sqlx::Result<Vec<StaffId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT s.id FROM staff_member s WHERE s.organisation_id = $1 AND s.email LIKE '%@%'
         AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = $1 AND m.staff_id = s.id)
         AND (EXISTS (SELECT 1 FROM roster w WHERE w.organisation_id = $1 AND w.staff_id = s.id
                AND (w.from_on IS NULL OR w.from_on <= $2) AND (w.until_on IS NULL OR w.until_on >= $2))
           OR EXISTS (SELECT 1 FROM staff_role r WHERE r.organisation_id = $1 AND r.staff_id = s.id
                AND (r.from_on IS NULL OR r.from_on <= $2) AND (r.until_on IS NULL OR r.until_on >= $2)))
         ORDER BY s.id")
        .bind(grant.organisation()).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// A role that is to be given.
#[derive(Clone, Debug)]
pub struct NewRole {
    pub role: &'static str,
    pub location: Option<LocationId>,
    pub from: Date,
    pub until: Option<Date>,
}

/// Gives a role to somebody in the organisation of the grant.
pub async fn give_role(
    tx: &mut Write,
    grant: &Grant<ManagePeople>,
    staff: StaffId,
    new: &NewRole,
) -> sqlx::Result<Uuid> {
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO staff_role (organisation_id, id, staff_id, role, location_id, from_on, until_on, imported)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(grant.organisation()).bind(id).bind(staff).bind(new.role).bind(new.location)
        .bind(jiff_sqlx::Date::from(new.from)).bind(new.until.map(jiff_sqlx::Date::from)).bind(false)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Ends a role at once: yesterday was its last day. One that began today or later is as if it never was.
pub async fn end_role(
    tx: &mut Write,
    grant: &Grant<ManagePeople>,
    role: &Role,
    today: Date,
) -> sqlx::Result<()> {
    match today.yesterday() {
        Ok(yesterday) if role.from().is_none_or(|from| from <= yesterday) => on!(tx, c => sqlx::query(
            "UPDATE staff_role SET until_on = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(grant.organisation()).bind(role.id).bind(jiff_sqlx::Date::from(yesterday))
            .execute(c).await.map(drop)),
        _ => on!(tx, c => sqlx::query("DELETE FROM staff_role WHERE organisation_id = $1 AND id = $2")
            .bind(grant.organisation()).bind(role.id).execute(c).await.map(drop)),
    }
}

/// Ends what ties an account to the organisation, its sessions and tokens there, and its links when it has nowhere to go.
pub async fn end_access(
    tx: &mut Write,
    organisation: OrganisationId,
    account: AccountId,
    membership: MembershipId,
) -> sqlx::Result<()> {
    let now = tx.now;
    api::end_of(tx, organisation, [membership]).await?;
    on!(tx, c => sqlx::query("UPDATE membership SET ended_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(membership).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query("DELETE FROM session WHERE organisation_id = $1 AND membership_id = $2")
        .bind(organisation).bind(membership).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "DELETE FROM one_time_link WHERE account_id = $1 AND used_at IS NULL AND purpose IN ('invitation', 'reset')
         AND NOT EXISTS (SELECT 1 FROM membership WHERE account_id = $1 AND ended_at IS NULL)")
        .bind(account).execute(c).await.map(drop))
}

/// Makes others who change administrators of this organisation wait, so that two cannot end one another.
pub async fn hold_administrators(tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE organisation SET name = name WHERE id = $1")
        .bind(organisation).execute(c).await.map(drop))
}

/// Whether there is an administrator today who can sign in.
pub async fn has_administrator(
    tx: &mut Read,
    organisation: OrganisationId,
    today: Date,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM staff_role r
         JOIN membership m ON m.organisation_id = r.organisation_id AND m.staff_id = r.staff_id AND m.ended_at IS NULL
         JOIN account a ON a.id = m.account_id AND a.password_hash IS NOT NULL
         WHERE r.organisation_id = $1 AND r.role = 'admin' AND (r.from_on IS NULL OR r.from_on <= $2)
           AND (r.until_on IS NULL OR r.until_on >= $2)")
        .bind(organisation).bind(jiff_sqlx::Date::from(today)).fetch_one(c).await)?;
    Ok(found > 0)
}
