//! Somebody who came in with the planning and could be a guardian about whom something is recorded that protects the
//! child, or a child that could be one that has died: a person decides. Until then they get nothing, and nothing is told.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action::{EditFamily, RecordDeath};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    death, finish,
    pages::found,
    queries::{self, died_on},
    rights_changed,
};
use crate::{
    live, on,
    platform::{
        access::Grant,
        audit::Audit,
        db::{Read, Write},
        form::Submitted,
        ids::{AccountId, ChildId, GuardianId, OrganisationId, fresh},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What is asked about a guardian.
#[derive(FromRow)]
pub(super) struct Question {
    pub id: Uuid,
    pub name: String,
    pub key: String,
    /// Who it could be.
    pub like_name: String,
    pub like_key: String,
}

/// What is to be decided about the guardians of a child that was found with a grant.
pub(super) async fn questions(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<Question>> {
    on!(tx, c => sqlx::query_as(
        "SELECT l.id, g.name, g.key, o.name AS like_name, o.key AS like_key
         FROM guardian_likeness l
         JOIN guardianship t ON t.organisation_id = l.organisation_id AND t.guardian_id = l.guardian_id AND t.child_id = l.child_id
         JOIN guardian g ON g.organisation_id = l.organisation_id AND g.id = l.guardian_id
         JOIN guardian o ON o.organisation_id = l.organisation_id AND o.id = l.like_id
         WHERE l.organisation_id = $1 AND l.child_id = $2 AND l.decided_at IS NULL ORDER BY l.id")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// What is asked about a child.
#[derive(FromRow)]
pub(super) struct ChildQuestion {
    pub id: Uuid,
    /// Which child it could be.
    pub like_name: String,
    pub like_key: String,
    died_on: jiff_sqlx::Date,
}

impl ChildQuestion {
    pub fn died_on(&self) -> Date {
        self.died_on.to_jiff()
    }
}

/// What is to be decided about a child that was found with a grant.
pub(super) async fn child_questions(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<ChildQuestion>> {
    on!(tx, c => sqlx::query_as(
        "SELECT l.id, k.first_name || ' ' || k.last_name AS like_name, k.key AS like_key, d.died_on
         FROM child_likeness l
         JOIN child k ON k.organisation_id = l.organisation_id AND k.id = l.like_id
         JOIN child_death d ON d.organisation_id = l.organisation_id AND d.child_id = l.like_id AND d.corrected_at IS NULL
         WHERE l.organisation_id = $1 AND l.child_id = $2 AND l.decided_at IS NULL ORDER BY l.id")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// What somebody decides: `yes`, it is the same, or `no`.
#[derive(Debug, Deserialize)]
pub(super) struct Decision {
    same: String,
}

impl Decision {
    fn read(&self) -> Result<bool, Problem> {
        match self.same.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(Problem::BadForm),
        }
    }
}

/// Decides whether a guardian is the one it could be.
pub(super) async fn decide(
    cx: Cx,
    grant: Grant<EditFamily>,
    Path((child, alike)): Path<(ChildId, Uuid)>,
    form: Submitted<Decision>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let of = found(&mut tx, &grant, child).await?;
    let (same, now) = (form.data.read()?, tx.now);
    let decided: Option<(GuardianId, GuardianId)> = on!(tx, c => sqlx::query_as(
        "UPDATE guardian_likeness SET is_same = $4, decided_at = $5, decided_by = $6
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND decided_at IS NULL RETURNING guardian_id, like_id")
        .bind(organisation).bind(alike).bind(child).bind(same).bind(now).bind(account).fetch_optional(c).await)?;
    let (guardian, like) = decided.filter(|_| of.death_id.is_none()).ok_or(Problem::NotFound)?;
    if same {
        carry_over(&mut tx, (organisation, account), child, (like, guardian)).await?;
    }
    rights_changed(&mut tx, organisation, &[(guardian, child)]).await?;
    let action = if same { "guardian is the same" } else { "guardian is somebody else" };
    let audit = Audit::new(organisation, Some(account), action)
        .on("child", child)
        .on("guardian", guardian)
        .on("like", like);
    let said = if same { "guardians-alike-same-kept" } else { "guardians-alike-other-kept" };
    let groups = live::groups_of(&mut tx, organisation, child, grant.actor().today).await?;
    finish(&cx, tx, audit, (child, groups), Some(Flash::good(cx.lang.t(said)))).await
}

/// What is recorded of one guardian of a child holds of another too. Of custody that turns twice on a day the last counts.
async fn carry_over(
    tx: &mut Write,
    (organisation, account): (OrganisationId, AccountId),
    child: ChildId,
    (from, to): (GuardianId, GuardianId),
) -> sqlx::Result<()> {
    let now = tx.now;
    for (table, columns, only) in [
        ("contact_ban", "from_on, until_on, basis, decided_on", ""),
        (
            "custody_turn",
            "from_on, custody, basis",
            "AND NOT EXISTS (SELECT 1 FROM custody_turn u WHERE u.organisation_id = x.organisation_id
               AND u.guardian_id = x.guardian_id AND u.child_id = x.child_id AND u.from_on = x.from_on
               AND u.removed_at IS NULL AND u.id > x.id)",
        ),
        ("inquiry_ban", "basis", ""),
    ] {
        let sql = format!(
            "SELECT x.id FROM {table} x WHERE x.organisation_id = $1 AND x.child_id = $2 AND x.guardian_id = $3
               AND x.removed_at IS NULL {only} ORDER BY x.id"
        );
        let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
            .bind(organisation).bind(child).bind(from).fetch_all(c).await)?;
        for row in rows {
            let sql = format!(
                "INSERT INTO {table} (organisation_id, id, child_id, guardian_id, {columns}, made_at, made_by)
                 SELECT organisation_id, $3, child_id, $4, {columns}, $5, $6 FROM {table}
                 WHERE organisation_id = $1 AND id = $2
                 ON CONFLICT DO NOTHING"
            );
            on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(row).bind(fresh(now)).bind(to)
                .bind(now).bind(account).execute(c).await.map(drop))?;
        }
    }
    on!(tx, c => sqlx::query(
        "UPDATE guardian SET contact_secret = TRUE, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND NOT contact_secret
           AND EXISTS (SELECT 1 FROM guardian o WHERE o.organisation_id = $1 AND o.id = $3 AND o.contact_secret)")
        .bind(organisation).bind(to).bind(from).execute(c).await.map(drop))
}

/// Decides whether a child is the one that has died.
pub(super) async fn decide_child(
    cx: Cx,
    grant: Grant<RecordDeath>,
    Path((child, alike)): Path<(ChildId, Uuid)>,
    form: Submitted<Decision>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    death::living(&mut tx, &grant, child).await?;
    let (same, now) = (form.data.read()?, tx.now);
    let like: Option<ChildId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE child_likeness SET is_same = $4, decided_at = $5, decided_by = $6
         WHERE organisation_id = $1 AND id = $2 AND child_id = $3 AND decided_at IS NULL RETURNING like_id")
        .bind(organisation).bind(alike).bind(child).bind(same).bind(now).bind(account).fetch_optional(c).await)?;
    let like = like.ok_or(Problem::NotFound)?;
    let groups = live::groups_of(&mut tx, organisation, child, grant.actor().today).await?;
    let action = if same { "child is one that died" } else { "child is another" };
    let mut audit = Audit::new(organisation, Some(account), action).on("child", child).on("like", like);
    if same {
        let day = died_on(&mut tx, organisation, like).await?.ok_or(Problem::Conflict)?;
        audit = audit.on("death", death::note(&mut tx, &grant, child, day).await?);
    } else {
        let guardians = queries::guardians(&mut tx, organisation, child).await?;
        let whom: Vec<_> = guardians.iter().map(|guardian| (guardian.id, child)).collect();
        rights_changed(&mut tx, organisation, &whom).await?;
    }
    let said = if same { "guardians-alike-died-kept" } else { "guardians-alike-lives-kept" };
    finish(&cx, tx, audit, (child, groups), Some(Flash::know(cx.lang.t(said)))).await
}
