//! What commands do with accounts: somebody at the machine asks, not a person who is signed in.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sqlx::FromRow;

use super::{
    address,
    invite::{new_account, tie},
    password, queries, second_step,
};
use crate::{
    on,
    platform::{
        audit::Audit,
        db::{Read, Write},
        ids::{AccountId, OrganisationId, StaffId},
        problem::Problem,
    },
};

/// The staff members of an organisation with an e-mail address, ignoring capitals.
pub async fn with_address(
    tx: &mut Read,
    organisation: OrganisationId,
    email: &str,
) -> sqlx::Result<Vec<StaffId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM staff_member WHERE organisation_id = $1 AND LOWER(email) = $2 ORDER BY id")
        .bind(organisation).bind(address(email)).fetch_all(c).await)
}

/// Gives a staff member an account, without any mail and without a password: for demonstrations. The caller commits.
pub async fn admit(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
) -> Result<AccountId, Problem> {
    let person = queries::invitee(tx, organisation, staff).await?.ok_or(Problem::NotFound)?;
    let email = person.email.as_deref().map(address).ok_or(Problem::NotFound)?;
    let account = match queries::account_by_email(tx, &email).await? {
        Some(account) => account.id,
        None => new_account(tx, &email, &person.name).await?,
    };
    tie(tx, organisation, staff, account).await?;
    tx.record(&Audit::new(organisation, None, "invited").on("staff_member", staff).on("account", account))
        .await?;
    Ok(account)
}

/// Removes the second step of a staff member, for when there is no other administrator who can. False when there is none.
/// The caller commits; the trail has it.
pub async fn reset_second_step(
    tx: &mut Write,
    organisation: OrganisationId,
    staff: StaffId,
) -> sqlx::Result<bool> {
    let account: Option<AccountId> = on!(tx, c => sqlx::query_scalar(
        "SELECT account_id FROM membership WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation).bind(staff).fetch_optional(c).await)?;
    match account {
        Some(account) => second_step::reset(tx, account, None, organisation).await,
        None => Ok(false),
    }
}

/// Gives an account this password: for demonstrations. The caller commits.
pub async fn give_password(tx: &mut Write, account: AccountId, password: &str) -> Result<(), Problem> {
    let hash = password::hash(password.to_owned()).await?;
    Ok(queries::set_password(tx, account, &hash, "password given").await?)
}

/// What [`Known::access`] says of whoever has a password.
pub const SIGNS_IN: &str = "signs in";

/// Somebody who works at an organisation, as the command `user list` shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub name: String,
    /// The address; empty when it is not known.
    pub email: String,
    /// What the person is today: codes such as `teamlead`, `pm`.
    pub roles: Vec<String>,
    /// Whether and how the person can sign in.
    pub access: &'static str,
}

#[derive(FromRow)]
struct Row {
    id: StaffId,
    name: String,
    email: Option<String>,
    tied: bool,
    password: bool,
}

/// Everybody on the staff of an organisation with a role or working days on this day, or an account, by name.
pub async fn everybody(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Vec<Known>> {
    let people: Vec<Row> = on!(tx, c => sqlx::query_as(
        "SELECT s.id, s.name, s.email,
           EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = s.organisation_id AND m.staff_id = s.id
             AND m.ended_at IS NULL) AS tied,
           EXISTS (SELECT 1 FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.organisation_id = s.organisation_id AND m.staff_id = s.id AND m.ended_at IS NULL
             AND a.password_hash IS NOT NULL) AS password
         FROM staff_member s WHERE s.organisation_id = $1 ORDER BY s.name, s.id")
        .bind(organisation).fetch_all(c).await)?;
    let day = jiff_sqlx::Date::from(on);
    let rows: Vec<(StaffId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT staff_id, role FROM staff_role WHERE organisation_id = $1
           AND (from_on IS NULL OR from_on <= $2) AND (until_on IS NULL OR until_on >= $2)
         UNION SELECT staff_id, role FROM roster WHERE organisation_id = $1
           AND (from_on IS NULL OR from_on <= $2) AND (until_on IS NULL OR until_on >= $2)
         ORDER BY 2")
        .bind(organisation).bind(day).fetch_all(c).await)?;
    let mut roles: BTreeMap<StaffId, Vec<String>> = BTreeMap::new();
    for (staff, role) in rows {
        roles.entry(staff).or_default().push(role);
    }
    Ok(people
        .into_iter()
        .map(|row| Known {
            roles: roles.remove(&row.id).unwrap_or_default(),
            name: row.name,
            email: row.email.unwrap_or_default(),
            access: match (row.tied, row.password) {
                (true, true) => SIGNS_IN,
                (true, false) => "invited",
                (false, _) => "no access",
            },
        })
        .filter(|known| !known.roles.is_empty() || known.access != "no access")
        .collect())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use mentorkind_division::HalfDays;
    use rstest::rstest;

    use super::*;
    use crate::testing::{Engine, House, TODAY};

    #[rstest]
    #[tokio::test]
    async fn who_is_admitted_and_has_a_password_signs_in(
        #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    ) {
        let Some(house) = House::open(engine).await else { return };
        let (group, carer) = (house.group("G1", "kdv").await, house.staff("Carer").await);
        house.works(carer, group, "pm", HalfDays(0b11)).await;
        let lead = house.staff("Lead").await;
        house.role(lead, "teamlead").await;
        house.staff("Left").await;

        let mut tx = house.write().await;
        assert_eq!(with_address(&mut tx, house.organisation, " LEAD@example.org").await.unwrap(), [lead]);
        assert!(with_address(&mut tx, house.organisation, "none@example.org").await.unwrap().is_empty());
        let account = admit(&mut tx, house.organisation, lead).await.unwrap();
        assert_eq!(admit(&mut tx, house.organisation, lead).await.unwrap(), account);
        give_password(&mut tx, account, "bonte vlieger boven zee").await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();

        let mut tx = house.app.db.read().await.unwrap();
        let all = everybody(&mut tx, house.organisation, TODAY).await.unwrap();
        let short: Vec<_> = all.iter().map(|k| (k.email.as_str(), k.roles.join(" "), k.access)).collect();
        assert_eq!(
            short,
            [
                ("carer@example.org", "pm".to_owned(), "no access"),
                ("lead@example.org", "teamlead".to_owned(), "signs in")
            ]
        );
        drop(tx);

        let mut browser = house.browser_of_nobody();
        browser.get("/sign-in").await;
        let fields = [("email", "lead@example.org"), ("password", "bonte vlieger boven zee"), ("next", "")];
        let answer = browser.post("/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let verdict = crate::platform::audit::verify(&house.app.db, house.organisation).await.unwrap();
        assert!(matches!(verdict, crate::platform::audit::Verdict::Whole { entries: 3, .. }), "{verdict:?}");
    }
}
