//! Removing what may go, in one transaction.

use std::collections::BTreeSet;

use mentorkind_domain::retention::Kind;
use sqlx::AssertSqlSafe;

use super::{
    queries::Plan,
    tables::{NAMES_GUARDIAN, OF_ACCOUNTS, OF_GUARDIANS, TABLES, belongs},
};
use crate::{
    on,
    platform::{
        db::{Tx, Write, id_list},
        ids::{AccountId, ChildId, GuardianId, OrganisationId},
        problem::Problem,
    },
};

/// What went besides the rows of children.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Guardians who are nobody's any more.
    pub guardians: u64,
    /// Accounts that belong to nobody any more.
    pub accounts: u64,
}

/// Removes all of a plan. When other rows are there than were counted nothing is removed: the caller drops the
/// transaction.
pub async fn carry_out(tx: &mut Write, organisation: OrganisationId, plan: &Plan) -> Result<Gone, Problem> {
    // What is removed is overwritten too.
    if matches!(tx.tx, Tx::Sqlite(_)) {
        on!(tx, c => sqlx::query("PRAGMA secure_delete = ON").execute(c).await.map(drop))?;
    }
    let files: Vec<ChildId> = plan.children.get(&Kind::File).cloned().unwrap_or_default();
    let guardians = guardians_of(tx, organisation, &files).await?;
    forget_wishes(tx, organisation, &files).await?;
    for table in TABLES {
        let Some((_, counted)) = plan.rows.iter().find(|(one, _)| one.name == table.name) else { continue };
        let sql =
            format!("DELETE FROM {} WHERE organisation_id = $1 AND {}", table.name, belongs(tx, table, 2));
        let gone = on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(plan.goes(table))
            .execute(c).await.map(|done| done.rows_affected()))?;
        if gone != *counted {
            return Err(Problem::Conflict);
        }
    }
    let mut gone = Gone::default();
    let mut accounts = BTreeSet::new();
    for guardian in guardians {
        if let Some(own) = forget_guardian(tx, organisation, guardian).await? {
            gone.guardians += 1;
            accounts.extend(own);
        }
    }
    for account in accounts {
        gone.accounts += u64::from(forget_account(tx, account).await?);
    }
    Ok(gone)
}

async fn guardians_of(
    tx: &mut Write,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<Vec<GuardianId>> {
    let sql = format!(
        "SELECT DISTINCT guardian_id FROM guardianship WHERE organisation_id = $1 AND child_id {}",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)
}

/// Takes the children out of the wishes of others about the same or another mentor, where they stand by their keys.
async fn forget_wishes(
    tx: &mut Write,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<()> {
    let sql = format!("SELECT key FROM child WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    let keys: Vec<String> = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    let wishes: Vec<(uuid::Uuid, String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, same_mentor, other_mentor FROM placement
         WHERE organisation_id = $1 AND (same_mentor <> '' OR other_mentor <> '')")
        .bind(organisation).fetch_all(c).await)?;
    let without = |text: &str| {
        let left = text.split_whitespace().filter(|key| !keys.iter().any(|gone| gone == key));
        left.collect::<Vec<_>>().join(" ")
    };
    for (id, same, other) in wishes {
        let named = |text: &str| text.split_whitespace().any(|key| keys.iter().any(|gone| gone == key));
        if named(&same) || named(&other) {
            on!(tx, c => sqlx::query(
                "UPDATE placement SET same_mentor = $3, other_mentor = $4 WHERE organisation_id = $1 AND id = $2")
                .bind(organisation).bind(id).bind(without(&same)).bind(without(&other)).execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// Removes a guardian whom nothing names any more; gives its accounts, or none when it stays.
async fn forget_guardian(
    tx: &mut Write,
    organisation: OrganisationId,
    guardian: GuardianId,
) -> sqlx::Result<Option<Vec<AccountId>>> {
    let named: Vec<String> = NAMES_GUARDIAN
        .iter()
        .map(|(table, column)| format!("SELECT 1 FROM {table} WHERE organisation_id = $1 AND {column} = $2"))
        .collect();
    let sql = format!("SELECT count(*) FROM ({}) AS named", named.join(" UNION ALL "));
    let named: i64 = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(organisation).bind(guardian).fetch_one(c).await)?;
    if named > 0 {
        return Ok(None);
    }
    let accounts: Vec<AccountId> = on!(tx, c => sqlx::query_scalar(
        "SELECT account_id FROM membership WHERE organisation_id = $1 AND guardian_id = $2")
        .bind(organisation).bind(guardian).fetch_all(c).await)?;
    for (table, column) in OF_GUARDIANS {
        let own = if *column == "guardian_id" {
            "guardian_id = $2".to_owned()
        } else {
            format!("{column} IN (SELECT id FROM membership WHERE organisation_id = $1 AND guardian_id = $2)")
        };
        let sql = format!("DELETE FROM {table} WHERE organisation_id = $1 AND {own}");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(guardian).execute(c).await.map(drop))?;
    }
    on!(tx, c => sqlx::query("DELETE FROM guardian WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(guardian).execute(c).await.map(drop))?;
    Ok(Some(accounts))
}

/// Removes an account that is nothing anywhere any more.
async fn forget_account(tx: &mut Write, account: AccountId) -> sqlx::Result<bool> {
    let memberships: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM membership WHERE account_id = $1")
        .bind(account).fetch_one(c).await)?;
    if memberships > 0 {
        return Ok(false);
    }
    for table in OF_ACCOUNTS {
        let sql = format!("DELETE FROM {table} WHERE account_id = $1");
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(account).execute(c).await.map(drop))?;
    }
    on!(tx, c => sqlx::query("DELETE FROM account WHERE id = $1").bind(account).execute(c).await.map(drop))?;
    Ok(true)
}
