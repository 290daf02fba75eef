//! Reading the log of opened files.

use sqlx::FromRow;

use crate::{
    on,
    platform::{
        clock::Moment,
        db::Read,
        ids::{AccountId, ChildId, OrganisationId},
    },
};

/// An opening of a file by somebody of the organisation.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    pub at: Moment,
    pub account_id: AccountId,
    /// That person's name.
    pub name: String,
    pub relation: String,
    pub page: String,
}

/// The openings of a child's file from one moment until before another, the last first; none by guardians. The caller
/// has found the child with a grant.
pub async fn openings(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    (from, until): (Moment, Moment),
) -> sqlx::Result<Vec<Row>> {
    on!(tx, c => sqlx::query_as(
        "SELECT o.at, o.account_id, a.name, o.relation, o.page FROM file_opening o JOIN account a ON a.id = o.account_id
         WHERE o.organisation_id = $1 AND o.child_id = $2 AND o.relation <> 'guardian' AND o.at >= $3 AND o.at < $4
         ORDER BY o.at DESC, o.id DESC")
        .bind(organisation).bind(child).bind(from).bind(until).fetch_all(c).await)
}

/// The child's first name, or its key.
pub async fn first_name(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT CASE WHEN first_name = '' THEN key ELSE first_name END FROM child
         WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(child).fetch_optional(c).await)
}
