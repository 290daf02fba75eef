//! Reading and keeping contacts with other professionals.

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    consent::{Basis, LINK_DAYS, LINK_TRIES, LINK_VIEWS, LegalBasis, Standing},
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    consent, guardians, on,
    platform::{
        access::Grant,
        attached::Kept,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, ConsentId, OrganisationId, ProfessionalContactId, ProfessionalDocumentId, StaffId},
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
    /// When that was recorded.
    pub recorded_at: Moment,
    /// The document that went with it.
    pub document_id: Option<ProfessionalDocumentId>,
    /// Until when its link works.
    pub ends_at: Option<Moment>,
    /// How often it was read.
    pub views: Option<i64>,
    /// How many wrong codes there were.
    pub tries: Option<i64>,
    /// When the link was closed.
    pub closed_at: Option<Moment>,
    /// When somebody said to have read it.
    pub received_on: Option<jiff_sqlx::Date>,
    /// Who.
    pub received_by: Option<String>,
    /// As what.
    pub received_job: Option<String>,
    /// On which consent it rests; none: on a duty.
    consent_id: Option<ConsentId>,
    /// What it rests on does not hold today: the door stays shut, whatever the link says.
    #[sqlx(skip)]
    shut: bool,
}

impl Contact {
    /// Whether the link to its document works at a moment of today.
    pub fn is_open(&self, now: Moment) -> bool {
        !self.shut
            && self.closed_at.is_none()
            && self.ends_at.is_some_and(|ends| ends > now)
            && self.views.is_some_and(|views| views < LINK_VIEWS)
            && self.tries.is_some_and(|tries| tries < LINK_TRIES)
    }

    /// Whether the other is another part of what went to the same person at the same moment.
    fn went_with(&self, other: &Self) -> bool {
        (self.child_id, self.recorded_at) == (other.child_id, other.recorded_at)
            && self.document_id.or(other.document_id).is_none()
            && (&self.name, &self.works_at, &self.job) == (&other.name, &other.works_at, &other.job)
            && (&self.why, &self.basis) == (&other.why, &other.basis)
    }
}

/// What went in parts, each on a basis of its own, as one contact that names the parts.
fn together(rows: Vec<Contact>) -> Vec<Contact> {
    let mut found: Vec<Contact> = Vec::new();
    for row in rows {
        match found.last_mut().filter(|last| last.went_with(&row)) {
            Some(last) => last.shared = format!("{}, {}", last.shared, row.shared),
            None => found.push(row),
        }
    }
    found
}

/// The contacts about these children, the last first, as they stand today; what went to somebody in parts is one. The
/// caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<Contact>> {
    let sql = format!(
        "SELECT p.child_id, p.name, p.works_at, p.job, p.on_day, p.why, p.shared, p.basis, s.name AS recorded_by,
           p.recorded_at, d.id AS document_id, d.ends_at, d.views, d.tries, d.closed_at, d.received_on, d.received_by, d.received_job,
           p.consent_id
         FROM professional_contact p
         LEFT JOIN professional_document d
           ON d.organisation_id = p.organisation_id AND d.professional_contact_id = p.id
         JOIN staff_member s ON s.organisation_id = p.organisation_id AND s.id = p.recorded_by
         WHERE p.organisation_id = $1 AND p.child_id {} ORDER BY p.on_day DESC, p.recorded_at DESC, p.shared, p.id",
        tx.one_of(2)
    );
    let mut contacts: Vec<Contact> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    let sent: Vec<ConsentId> =
        contacts.iter().filter(|one| one.document_id.is_some()).filter_map(|one| one.consent_id).collect();
    let standings = consent::standings(tx, organisation, sent, today).await?;
    let died = guardians::died(tx, organisation).await?;
    for contact in &mut contacts {
        let valid =
            |id: ConsentId| standings.get(&id).is_some_and(|(standing, _)| *standing == Standing::Valid);
        contact.shut = died.contains(&contact.child_id) || !contact.consent_id.is_none_or(valid);
    }
    Ok(together(contacts))
}

/// The contacts about a guardian's own children, the last first.
pub async fn of_own_children(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnProfessionals>,
) -> sqlx::Result<Vec<Contact>> {
    let children: Vec<ChildId> = grant.actor().facts.custody_of.iter().copied().map(ChildId).collect();
    of_children(tx, grant.organisation(), &children, grant.actor().today).await
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

/// Keeps a document that goes with a contact, behind a link and a code of which only the hashes are kept.
pub(super) async fn add_document(
    tx: &mut Write,
    organisation: OrganisationId,
    contact: ProfessionalContactId,
    file: &Kept,
    (link_hash, code_hash): (Vec<u8>, Vec<u8>),
) -> sqlx::Result<ProfessionalDocumentId> {
    let (id, now) = (ProfessionalDocumentId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO professional_document (organisation_id, id, professional_contact_id, kind, content, link_hash, code_hash,
           sent_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(organisation).bind(id).bind(contact).bind(file.kind).bind(&file.content).bind(link_hash).bind(code_hash)
        .bind(now).bind(now.plus_days(LINK_DAYS))
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// A document that went to somebody.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Document {
    pub id: ProfessionalDocumentId,
    /// About whom.
    pub child_id: ChildId,
    /// On which consent it rests; none: on a duty.
    pub consent_id: Option<ConsentId>,
    /// For whom it is.
    pub name: String,
    pub works_at: String,
    pub ends_at: Moment,
    pub received_on: Option<jiff_sqlx::Date>,
    pub received_by: Option<String>,
    pub received_job: Option<String>,
}

/// A document. The caller has the code of its link, or finds its child with a grant.
pub(super) async fn document(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ProfessionalDocumentId,
) -> sqlx::Result<Option<Document>> {
    on!(tx, c => sqlx::query_as(
        "SELECT d.id, p.child_id, p.consent_id, p.name, p.works_at, d.ends_at, d.received_on, d.received_by, d.received_job
         FROM professional_document d
         JOIN professional_contact p ON p.organisation_id = d.organisation_id AND p.id = d.professional_contact_id
         WHERE d.organisation_id = $1 AND d.id = $2")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// What the document is, while it is kept.
pub(super) async fn content(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ProfessionalDocumentId,
) -> sqlx::Result<Option<Kept>> {
    on!(tx, c => sqlx::query_as(
        "SELECT kind, content FROM professional_document WHERE organisation_id = $1 AND id = $2 AND content IS NOT NULL")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// Closes the link and throws the document away; false when that was so before.
pub(super) async fn close(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ProfessionalDocumentId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE professional_document SET closed_at = $3, content = NULL
         WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected() == 1))
}

/// Closes for good the links to what was sent on a consent, and throws the documents away: it was refused, or is asked no
/// longer. A new yes opens none of them.
pub async fn close_of_consent(
    tx: &mut Write,
    organisation: OrganisationId,
    consent: ConsentId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE professional_document SET closed_at = $3, content = NULL
         WHERE organisation_id = $1 AND closed_at IS NULL AND professional_contact_id IN (
           SELECT id FROM professional_contact WHERE organisation_id = $1 AND consent_id = $2)")
        .bind(organisation).bind(consent).bind(now).execute(c).await.map(drop))
}

/// Throws away the documents behind links that work no longer, also those whose consent is over; how many.
pub(super) async fn forget(tx: &mut Write, organisation: OrganisationId, today: Date) -> sqlx::Result<u64> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE professional_document SET content = NULL
         WHERE organisation_id = $1 AND content IS NOT NULL AND (ends_at <= $2 OR tries >= $3 OR views >= $4
           OR professional_contact_id IN (SELECT p.id FROM professional_contact p
             JOIN consent c ON c.organisation_id = p.organisation_id AND c.id = p.consent_id
             WHERE p.organisation_id = $1 AND c.until_on < $5))")
        .bind(organisation).bind(now).bind(LINK_TRIES).bind(LINK_VIEWS).bind(jiff_sqlx::Date::from(today))
        .execute(c).await.map(|done| done.rows_affected()))
}
