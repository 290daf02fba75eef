//! What a child draws or writes for the talk that it asked for: on the tablet, for who hears it, and for its parents where
//! the child wants that.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{child_voice::MOST_SHEETS, drawing::Drawing, talk::old_enough};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{ChildId, ChildRequestId, ChildSheetId, OrganisationId},
    },
    protocol,
};

/// A sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What the child wrote.
    pub words: String,
    /// What it drew.
    pub drawing: Drawing,
    /// The child wants its parents to see it.
    pub shared: bool,
}

#[derive(FromRow)]
struct Row {
    request_id: ChildRequestId,
    words: String,
    drawing: String,
    shared: bool,
}

/// Whether the protocol has a child of this age draw or write for the talk that it asked for, and another sheet fits it.
pub(super) async fn may_make(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, request): (ChildId, ChildRequestId),
    today: Date,
) -> sqlx::Result<bool> {
    let from_years = protocol::in_force(tx, organisation, today).await?.draw_from_years();
    if from_years == 0 {
        return Ok(false);
    }
    let birth: jiff_sqlx::Date = on!(tx, c => sqlx::query_scalar(
        "SELECT birth_date FROM child WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(child).fetch_one(c).await)?;
    let made = of_requests(tx, organisation, [request]).await?;
    Ok(old_enough(birth.to_jiff(), today, from_years) && made.values().flatten().count() < MOST_SHEETS)
}

/// The sheets that belong to these requests, the first first. The caller has found the children with a grant.
pub(super) async fn of_requests(
    tx: &mut Read,
    organisation: OrganisationId,
    requests: impl IntoIterator<Item = ChildRequestId>,
) -> sqlx::Result<BTreeMap<ChildRequestId, Vec<Sheet>>> {
    let sql = format!(
        "SELECT request_id, words, drawing, shared FROM child_sheet
         WHERE organisation_id = $1 AND request_id {} ORDER BY made_at, id",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(requests)).fetch_all(c).await)?;
    let mut sheets: BTreeMap<ChildRequestId, Vec<Sheet>> = BTreeMap::new();
    for row in rows {
        let drawing = Drawing::read(&row.drawing).unwrap_or_default();
        let sheet = Sheet { words: row.words, drawing, shared: row.shared };
        sheets.entry(row.request_id).or_default().push(sheet);
    }
    Ok(sheets)
}

/// Keeps a sheet.
pub(super) async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, request): (ChildId, ChildRequestId),
    (words, drawing): (&str, &Drawing),
) -> sqlx::Result<ChildSheetId> {
    let (id, now) = (ChildSheetId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO child_sheet (organisation_id, id, child_id, request_id, words, drawing, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(child).bind(request).bind(words).bind(drawing.text()).bind(now)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// The child wants its parents to see what it made for the talk that it asked for.
pub(super) async fn share(
    tx: &mut Write,
    organisation: OrganisationId,
    request: ChildRequestId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE child_sheet SET shared = TRUE WHERE organisation_id = $1 AND request_id = $2")
        .bind(organisation).bind(request).execute(c).await.map(drop))
}

/// A child that does not want to talk any more takes back what it made for it.
pub(super) async fn take_back(
    tx: &mut Write,
    organisation: OrganisationId,
    request: ChildRequestId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM child_sheet WHERE organisation_id = $1 AND request_id = $2")
        .bind(organisation).bind(request).execute(c).await.map(drop))
}
