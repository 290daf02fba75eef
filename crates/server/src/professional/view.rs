//! Contacts with other professionals in words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::queries::Contact;
use crate::platform::{
    dates::{Said, said},
    i18n::Lang,
    ids::ChildId,
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
}

/// The basis of a code, in words.
pub(super) fn basis(code: &str, lang: Lang) -> String {
    lang.t(&("professional-basis-".to_owned() + code)).to_string()
}

/// A contact in words.
pub fn line(contact: &Contact, today: Date, lang: Lang) -> Line {
    Line {
        with: format!("{}, {}, {}", contact.name, contact.job, contact.works_at),
        on: said(contact.on_day.to_jiff(), today, lang),
        why: contact.why.clone(),
        shared: contact.shared.clone(),
        basis: basis(&contact.basis, lang),
        by: contact.recorded_by.clone(),
    }
}

/// What parents read, by child.
pub fn for_parents(all: &[Contact], today: Date, lang: Lang) -> BTreeMap<ChildId, Vec<Line>> {
    let mut lines: BTreeMap<ChildId, Vec<Line>> = BTreeMap::new();
    for contact in all {
        lines.entry(contact.child_id).or_default().push(line(contact, today, lang));
    }
    lines
}
