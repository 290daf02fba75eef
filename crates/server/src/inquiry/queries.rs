//! Reading and keeping what guardians without custody ask.

use jiff::civil::Date;
use mentorkind_domain::inquiry::{Ground, Way};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GuardianId, InquiryId, OrganisationId, StaffId},
        rights,
    },
};

/// Something that was asked.
#[derive(Clone, Debug, FromRow)]
pub struct Inquiry {
    pub id: InquiryId,
    pub child_id: ChildId,
    pub guardian_id: GuardianId,
    pub guardian_name: String,
    pub text: String,
    pub asked_at: Moment,
    pub answered_at: Option<Moment>,
    /// Who of staff answered.
    pub answered_by: Option<String>,
    pub answer: Option<String>,
    ground: Option<String>,
    way: Option<String>,
}

impl Inquiry {
    /// Why an answer was refused.
    pub fn ground(&self) -> Option<Ground> {
        Ground::of(self.ground.as_deref()?)
    }

    /// How it came, when staff took it in.
    pub fn way(&self) -> Option<Way> {
        Way::of(self.way.as_deref()?)
    }
}

const SELECT: &str = "SELECT i.id, i.child_id, i.guardian_id, CASE WHEN g.name = '' THEN g.key ELSE g.name END AS guardian_name,
     i.text, i.asked_at, i.answered_at, s.name AS answered_by, i.answer, i.ground, i.way
   FROM inquiry i
   JOIN guardian g ON g.organisation_id = i.organisation_id AND g.id = i.guardian_id
   LEFT JOIN staff_member s ON s.organisation_id = i.organisation_id AND s.id = i.answered_by
   WHERE i.organisation_id = $1";

/// One, which the caller then finds with a grant for its child.
pub async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InquiryId,
) -> sqlx::Result<Option<Inquiry>> {
    let sql = format!("{SELECT} AND i.id = $2");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// All that was asked about a child that the caller has found with a grant, the last first; of one guardian, or of all.
pub async fn of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    guardian: Option<GuardianId>,
) -> sqlx::Result<Vec<Inquiry>> {
    let sql = format!(
        "{SELECT} AND i.child_id = $2 AND ($3 OR i.guardian_id = $4) ORDER BY i.asked_at DESC, i.id DESC"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(child).bind(guardian.is_none()).bind(guardian).fetch_all(c).await)
}

/// Keeps what a guardian asks; with how it came, when staff took it in.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    guardian: GuardianId,
    (text, way): (&str, Option<Way>),
) -> sqlx::Result<InquiryId> {
    let (id, now) = (InquiryId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO inquiry (organisation_id, id, child_id, guardian_id, text, asked_at, way) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(child).bind(guardian).bind(text).bind(now).bind(way.map(Way::code)).execute(c).await.map(drop))?;
    Ok(id)
}

/// What is said to a question.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// An answer.
    Words(&'a str),
    /// None, and why.
    Refused(Ground),
}

/// Answers it, unless somebody else did meanwhile.
pub async fn settle(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InquiryId,
    staff: StaffId,
    said: Said<'_>,
) -> sqlx::Result<bool> {
    let (words, ground) = match said {
        Said::Words(words) => (Some(words), None),
        Said::Refused(ground) => (None, Some(ground.code())),
    };
    let now = tx.now;
    let done: Option<InquiryId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE inquiry SET answered_at = $3, answered_by = $4, answer = $5, ground = $6
         WHERE organisation_id = $1 AND id = $2 AND answered_at IS NULL RETURNING id")
        .bind(organisation).bind(id).bind(now).bind(staff).bind(words).bind(ground).fetch_optional(c).await)?;
    Ok(done.is_some())
}

/// What waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Waiting {
    /// What was asked.
    pub id: InquiryId,
    /// About whom.
    pub child_id: ChildId,
    /// Who asked it.
    guardian_id: GuardianId,
    /// When.
    pub asked_at: Moment,
}

/// What waits for an answer about these children, which the caller has found with a grant: of guardians who may still ask.
pub async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Waiting>> {
    let sql = format!(
        "SELECT id, child_id, guardian_id, asked_at FROM inquiry
         WHERE organisation_id = $1 AND child_id {} AND answered_at IS NULL ORDER BY asked_at, id",
        tx.one_of(2)
    );
    let mut rows: Vec<Waiting> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    if !rows.is_empty() {
        let rights =
            rights::of_children(tx, organisation, rows.iter().map(|row| row.child_id), today).await?;
        rows.retain(|row| rights.asks(row.guardian_id, row.child_id));
    }
    Ok(rows)
}

/// The guardians without custody who may ask about a child today, by name. The caller has found the child with a grant.
pub async fn askers(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<(GuardianId, String)>> {
    let rights = rights::of_children(tx, organisation, [child], today).await?;
    let mut guardians: Vec<(GuardianId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT g.id, CASE WHEN g.name = '' THEN g.key ELSE g.name END AS name FROM guardianship x
         JOIN guardian g ON g.organisation_id = x.organisation_id AND g.id = x.guardian_id
         WHERE x.organisation_id = $1 AND x.child_id = $2 ORDER BY name, g.id")
        .bind(organisation).bind(child).fetch_all(c).await)?;
    guardians.retain(|(guardian, _)| rights.asks(*guardian, child));
    Ok(guardians)
}

/// Whether there is anything to do with questions about a child that the caller has found with a grant: something was
/// asked, or somebody may ask.
pub async fn has_page(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<bool> {
    let one: Option<InquiryId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM inquiry WHERE organisation_id = $1 AND child_id = $2 LIMIT 1")
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    Ok(one.is_some() || !askers(tx, organisation, child, today).await?.is_empty())
}

/// When something was told about a child, that the caller has found with a grant, to a guardian without custody, from one
/// moment until before another; the last first. Not what, nor to whom.
pub async fn answered(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    (from, until): (Moment, Moment),
) -> sqlx::Result<Vec<Moment>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT answered_at FROM inquiry WHERE organisation_id = $1 AND child_id = $2 AND answer IS NOT NULL
           AND answered_at >= $3 AND answered_at < $4 ORDER BY answered_at DESC")
        .bind(organisation).bind(child).bind(from).bind(until).fetch_all(c).await)
}

/// The first names, or keys, of these children, which the caller has found with a grant.
pub async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl Iterator<Item = ChildId>,
) -> sqlx::Result<Vec<(ChildId, String)>> {
    let sql = format!(
        "SELECT id, CASE WHEN first_name = '' THEN key ELSE first_name END AS name FROM child
         WHERE organisation_id = $1 AND id {} ORDER BY name, id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}
