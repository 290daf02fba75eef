//! Contacts with other professionals in words.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};

use super::queries::Contact;
use crate::platform::{
    clock::Moment,
    dates::{Said, exact, said},
    i18n::Lang,
    ids::{ChildId, ProfessionalDocumentId},
};

/// A contact on a page, for staff and for parents alike.
pub struct Line {
    /// With whom: name, job and organisation.
    pub with: String,
    /// When.
    pub on: Said,
    /// Why.
    pub why: String,
    /// What was shared.
    pub shared: String,
    /// On which basis, and by whom.
    pub basis: String,
    /// The name of whoever shared it.
    pub by: String,
    /// How it is with the document that went with it.
    pub document: Option<String>,
    /// The document of which the link still works.
    pub open: Option<ProfessionalDocumentId>,
}

/// The basis of a code, in words.
pub(super) fn basis(code: &str, lang: Lang) -> String {
    lang.t(&("professional-basis-".to_owned() + code)).to_string()
}

/// That it was received, in words.
pub(super) fn received_words((name, job): (&str, &str), on: Date, lang: Lang) -> String {
    let words = lang.t("professional-document-received").with("name", name).with("job", job);
    words.with("date", exact(on, lang)).to_string()
}

/// How it is with the document of a contact, in words.
fn document(contact: &Contact, (now, zone): (Moment, &TimeZone), lang: Lang) -> Option<String> {
    contact.document_id?;
    let receipt = contact.received_by.as_deref().zip(contact.received_job.as_deref());
    if let Some((who, on)) = receipt.zip(contact.received_on) {
        return Some(received_words(who, on.to_jiff(), lang));
    }
    Some(match contact.ends_at.filter(|_| contact.is_open(now)) {
        Some(ends) => {
            lang.t("professional-document-open").with("date", exact(ends.date_in(zone), lang)).to_string()
        }
        None => lang.t("professional-document-closed").to_string(),
    })
}

/// A contact in words.
pub fn line(contact: &Contact, (now, zone): (Moment, &TimeZone), lang: Lang) -> Line {
    let today = now.date_in(zone);
    Line {
        document: document(contact, (now, zone), lang),
        open: contact.document_id.filter(|_| contact.is_open(now)),
        with: format!("{}, {}, {}", contact.name, contact.job, contact.works_at),
        on: said(contact.on_day.to_jiff(), today, lang),
        why: contact.why.clone(),
        shared: contact.shared.clone(),
        basis: basis(&contact.basis, lang),
        by: contact.recorded_by.clone(),
    }
}

/// What parents read, by child.
pub fn for_parents(
    all: &[Contact],
    (now, zone): (Moment, &TimeZone),
    lang: Lang,
) -> BTreeMap<ChildId, Vec<Line>> {
    let mut lines: BTreeMap<ChildId, Vec<Line>> = BTreeMap::new();
    for contact in all {
        lines.entry(contact.child_id).or_default().push(line(contact, (now, zone), lang));
    }
    lines
}
