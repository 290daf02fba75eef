//! Reading and keeping contacts with other professionals.

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    consent::{Basis, LegalBasis},
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        db::{Read, Write, id_list},
        ids::{ChildId, ConsentId, OrganisationId, ProfessionalContactId, StaffId},
    },
};

/// That something was shared with somebody.
#[derive(Clone, Debug, FromRow)]
pub struct Contact {
    /// About whom.
    pub child_id: ChildId,
    /// With whom.
    pub name: String,
    /// For which organisation that person works.
    pub works_at: String,
    /// As what.
    pub job: String,
    /// When.
    pub on_day: jiff_sqlx::Date,
    /// Why.
    pub why: String,
    /// What was shared.
    pub shared: String,
    /// `consent`, or the code of a duty.
    pub basis: String,
    /// The name of whoever shared it.
    pub recorded_by: String,
}

/// The contacts about these children, the last first. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Contact>> {
    let sql = format!(
        "SELECT p.child_id, p.name, p.works_at, p.job, p.on_day, p.why, p.shared, p.basis, s.name AS recorded_by
         FROM professional_contact p
         JOIN staff_member s ON s.organisation_id = p.organisation_id AND s.id = p.recorded_by
         WHERE p.organisation_id = $1 AND p.child_id {} ORDER BY p.on_day DESC, p.id DESC",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)
}

/// The contacts about a guardian's own children, the last first.
pub async fn of_own_children(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnProfessionals>,
) -> sqlx::Result<Vec<Contact>> {
    let children: Vec<ChildId> = grant.actor().facts.custody_of.iter().copied().map(ChildId).collect();
    of_children(tx, grant.organisation(), children).await
}

/// What was shared, with whom and why.
pub struct Shared<'a> {
    /// With whom.
    pub name: &'a str,
    /// For which organisation that person works.
    pub works_at: &'a str,
    /// As what.
    pub job: &'a str,
    /// Why.
    pub why: &'a str,
    /// What was shared.
    pub shared: &'a str,
}

/// Keeps that something was shared. It rests on a legal basis, and happened on the day of that basis.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    what: &Shared<'_>,
    basis: &LegalBasis<ConsentId>,
    by: StaffId,
) -> sqlx::Result<ProfessionalContactId> {
    let (id, now) = (ProfessionalContactId::new(tx.now), tx.now);
    let day: Date = basis.day();
    let (code, consent) = match basis.basis() {
        Basis::Consent(consent) => ("consent", Some(consent)),
        Basis::Duty(duty) => (duty.code(), None),
        Basis::Right(right) => (right.code(), None),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO professional_contact (organisation_id, id, child_id, name, works_at, job, on_day, why, shared, basis,
           consent_id, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
        .bind(organisation).bind(id).bind(child).bind(what.name).bind(what.works_at).bind(what.job)
        .bind(jiff_sqlx::Date::from(day)).bind(what.why).bind(what.shared).bind(code).bind(consent).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}
