//! Uploaded exports between their check and their confirmation: of one person, for a day.

use mentorkind_domain::access::action;
use sqlx::FromRow;

use crate::{
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        db::{Db, Read, Write},
        ids::{OrganisationId, UploadId, fresh},
    },
};

/// How long an upload is kept, in days.
const KEPT_DAYS: i64 = 1;

/// An uploaded export.
#[derive(Clone, Copy, Debug, FromRow)]
pub(super) struct Upload {
    pub id: UploadId,
    pub complete: bool,
}

/// Keeps the files of an upload; an earlier one of the same person goes.
pub(super) async fn keep(
    tx: &mut Write,
    grant: &Grant<action::Import>,
    complete: bool,
    files: &[(String, Vec<u8>)],
) -> sqlx::Result<UploadId> {
    let (organisation, now, account) = (grant.organisation(), tx.now, grant.actor().account);
    if let Some(earlier) = latest(tx, grant, now).await? {
        forget(tx, organisation, earlier.id).await?;
    }
    let id = UploadId::new(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO import_upload (organisation_id, id, account_id, complete, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(account).bind(complete).bind(now).execute(c).await.map(drop))?;
    for (name, content) in files {
        on!(tx, c => sqlx::query(
            "INSERT INTO import_file (organisation_id, id, upload_id, name, content) VALUES ($1, $2, $3, $4, $5)")
            .bind(organisation).bind(fresh(now)).bind(id).bind(name).bind(content.as_slice())
            .execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// The upload of this person that waits, if any.
pub(super) async fn latest(
    tx: &mut Read,
    grant: &Grant<action::Import>,
    now: Moment,
) -> sqlx::Result<Option<Upload>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, complete FROM import_upload WHERE organisation_id = $1 AND account_id = $2 AND made_at > $3
         ORDER BY made_at DESC, id DESC LIMIT 1")
        .bind(grant.organisation()).bind(grant.actor().account).bind(now.plus_days(-KEPT_DAYS))
        .fetch_optional(c).await)
}

/// An upload of this person.
pub(super) async fn find(
    tx: &mut Read,
    grant: &Grant<action::Import>,
    id: UploadId,
    now: Moment,
) -> sqlx::Result<Option<Upload>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, complete FROM import_upload WHERE organisation_id = $1 AND account_id = $2 AND made_at > $3 AND id = $4")
        .bind(grant.organisation()).bind(grant.actor().account).bind(now.plus_days(-KEPT_DAYS)).bind(id)
        .fetch_optional(c).await)
}

/// The files of an upload that was found.
pub(super) async fn files(
    tx: &mut Read,
    organisation: OrganisationId,
    upload: Upload,
) -> sqlx::Result<Vec<(String, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT name, content FROM import_file WHERE organisation_id = $1 AND upload_id = $2 ORDER BY id")
        .bind(organisation).bind(upload.id).fetch_all(c).await)
}

/// Removes an upload.
pub(super) async fn forget(tx: &mut Write, organisation: OrganisationId, id: UploadId) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM import_file WHERE organisation_id = $1 AND upload_id = $2",
        "DELETE FROM import_upload WHERE organisation_id = $1 AND id = $2",
    ] {
        on!(tx, c => sqlx::query(sql).bind(organisation).bind(id).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Removes the uploads that are older than a day.
pub(super) async fn forget_old(db: &Db, now: Moment) -> sqlx::Result<()> {
    let mut tx = db.read().await?;
    let old: Vec<(OrganisationId, UploadId)> = on!(tx, c => sqlx::query_as("SELECT organisation_id, id FROM import_upload WHERE made_at <= $1 ORDER BY id")
            .bind(now.plus_days(-KEPT_DAYS)).fetch_all(c).await)?;
    drop(tx);
    for (organisation, id) in old {
        let mut tx = db.write(now).await?;
        forget(&mut tx, organisation, id).await?;
        tx.commit(Audit::new(organisation, None, "export removed").on("upload", id)).await?;
    }
    Ok(())
}
