//! Consents in words, for staff and for parents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::consent::{Answer, Standing};

use super::queries::{self, Consent, Custodian, Given};
use crate::platform::{
    dates::{self, Said, said},
    i18n::Lang,
    ids::{ChildId, ConsentId, GuardianId},
};

/// A consent in a list for staff.
pub struct Line {
    /// Which.
    pub id: ConsentId,
    /// For what.
    pub purpose: String,
    /// Who gets it.
    pub recipient: String,
    /// The last day.
    pub until: Said,
    /// `good`, `due`, `late` or `plain`.
    pub badge: &'static str,
    /// How it stands.
    pub state: String,
}

fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::Valid => "good",
        Standing::NotYet | Standing::Waiting => "due",
        Standing::Refused | Standing::Nobody => "late",
        Standing::Over | Standing::TakenBack => "plain",
    }
}

/// How a consent stands, in words.
pub fn state(standing: Standing, lang: Lang) -> String {
    lang.t(&("consent-state-".to_owned() + standing.code())).to_string()
}

/// A line of it, on a day on which these have custody.
pub fn line(consent: &Consent, custodians: &[Custodian], today: Date, lang: Lang) -> Line {
    let standing = queries::standing(consent, custodians, today);
    Line {
        id: consent.id,
        purpose: consent.purpose.clone(),
        recipient: consent.recipient.clone(),
        until: said(consent.asked.until, today, lang),
        badge: badge(standing),
        state: state(standing, lang),
    }
}

/// What a guardian said last, in words.
pub fn answered(consent: &Consent, guardian: GuardianId, lang: Lang) -> (&'static str, String) {
    match consent.last(guardian) {
        Some(given) => in_words(given, lang),
        None => ("due", lang.t("consent-answer-none").to_string()),
    }
}

/// All that a guardian said, in order of time, in words.
pub fn said_by(consent: &Consent, guardian: GuardianId, lang: Lang) -> Vec<(&'static str, String)> {
    let own = consent.given.iter().filter(|given| given.guardian == guardian);
    own.map(|given| in_words(given, lang)).collect()
}

/// An answer in words, and the kind of its badge.
pub(super) fn in_words(given: &Given, lang: Lang) -> (&'static str, String) {
    let badge = match given.answer {
        Answer::Given => "good",
        Answer::Refused | Answer::Withdrawn => "late",
    };
    let key = "consent-answer-".to_owned() + given.answer.code();
    let said = lang.t(&key).with("date", dates::exact(given.on, lang)).to_string();
    let mut text = said;
    if let Some(by) = &given.paper {
        text = format!("{text} {}", lang.t("consent-on-paper").with("name", by));
    }
    if given.lapsed_at.is_some() {
        text = format!("{text} {}", lang.t("consent-lapsed"));
    }
    (if given.lapsed_at.is_some() { "plain" } else { badge }, text)
}

/// An answer to an earlier question in words, and the kind of its badge.
pub fn said_earlier(given: &Given, lang: Lang) -> (&'static str, String) {
    let (badge, words) = in_words(given, lang);
    (badge, lang.t("consent-said-before").with("said", words).to_string())
}

/// From when until when it holds.
pub(super) fn period(consent: &Consent, lang: Lang) -> String {
    lang.t("consent-period")
        .with("from", dates::exact(consent.asked.from, lang))
        .with("until", dates::exact(consent.asked.until, lang))
        .to_string()
}

/// A consent on the page of a parent.
pub struct ParentLine {
    /// Which.
    pub id: ConsentId,
    /// For what, and who gets it.
    pub purpose: String,
    /// Who gets it.
    pub recipient: String,
    /// `good`, `due` or `late`.
    pub badge: &'static str,
    /// What this parent said.
    pub state: String,
    /// It waits for an answer.
    pub waits: bool,
    /// When staff recorded the last answer, where staff did.
    pub recorded_on: Option<Date>,
}

/// What is asked of a parent, by child: what is not over, and not asked no longer.
pub fn for_parents(
    all: &[Consent],
    guardian: GuardianId,
    today: Date,
    lang: Lang,
) -> BTreeMap<ChildId, Vec<ParentLine>> {
    let mut lines: BTreeMap<ChildId, Vec<ParentLine>> = BTreeMap::new();
    for consent in all.iter().filter(|one| one.is_open(today)) {
        let (badge, state) = answered(consent, guardian, lang);
        lines.entry(consent.child).or_default().push(ParentLine {
            id: consent.id,
            purpose: consent.purpose.clone(),
            recipient: consent.recipient.clone(),
            badge,
            state,
            waits: consent.last(guardian).is_none(),
            recorded_on: consent.recorded_on(guardian),
        });
    }
    lines
}
