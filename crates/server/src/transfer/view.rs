//! Transfers in words: for the mentor, for parents, and as the receiver reads them.

use jiff::civil::Date;
use mentorkind_domain::{
    consent::{Answer, MOST_NAME, Standing},
    transfer::{Destination, Part, State},
};

use super::queries::{PartOf, Transfer};
use crate::{
    consent::{self, Custodian},
    platform::i18n::Lang,
};

/// A part by its name.
pub fn label(part: Part, lang: Lang) -> String {
    lang.t(&("transfer-part-".to_owned() + part.code())).to_string()
}

/// Where to, in words.
pub fn destination(destination: Destination, lang: Lang) -> String {
    lang.t(&("transfer-to-".to_owned() + destination.code())).to_string()
}

/// For what the consent for a part is asked.
pub(super) fn purpose(to: Destination, part: Part, lang: Lang) -> String {
    let words = lang.t("transfer-consent-purpose").with("part", label(part, lang));
    let words = words.with("where", destination(to, lang)).to_string();
    words.chars().take(MOST_NAME).collect()
}

/// How it stands, in words, and the kind of its badge.
pub(super) fn state(state: State, lang: Lang) -> (&'static str, String) {
    let badge = match state {
        State::Agreed | State::PartAgreed | State::Received => "good",
        State::WithParents | State::Sent => "due",
        State::Refused => "late",
        State::Draft | State::Withdrawn => "plain",
    };
    (badge, lang.t(&("transfer-state-".to_owned() + state.code())).to_string())
}

/// A part as the receiver reads it.
pub(super) struct DossierPart {
    pub(super) label: String,
    pub(super) words: String,
    /// Who wrote beside it, and what.
    pub(super) reactions: Vec<(String, String)>,
}

fn dossier_part(part: &PartOf, lang: Lang) -> DossierPart {
    DossierPart {
        label: label(part.part, lang),
        words: part.words.clone(),
        reactions: part.reactions.iter().map(|one| (one.name.clone(), one.words.clone())).collect(),
    }
}

/// The parts of a dossier, for whoever reads it. Parts in which nothing stands are left out.
pub(super) fn dossier(transfer: &Transfer, reads: impl Fn(Part) -> bool, lang: Lang) -> Vec<DossierPart> {
    let parts = transfer.parts.iter().filter(|part| reads(part.part) && !part.is_empty());
    parts.map(|part| dossier_part(part, lang)).collect()
}

/// A part on the mentor's page, while it is with the parents or after.
pub(super) struct GivenPart {
    pub(super) part: DossierPart,
    pub(super) badge: &'static str,
    /// How its consent stands.
    pub(super) state: String,
    /// What each guardian said, in order of time: name, and badges with words.
    pub(super) answers: Vec<(String, Vec<(&'static str, String)>)>,
}

/// The parts that were asked, each with what was said.
pub(super) fn given(
    transfer: &Transfer,
    custodians: &[Custodian],
    today: Date,
    lang: Lang,
) -> Vec<GivenPart> {
    let asked = transfer.parts.iter().filter_map(|part| Some((part, part.consent.as_ref()?)));
    asked
        .map(|(part, asked)| {
            let standing = consent::standing(asked, custodians, today);
            let answers = custodians.iter().map(|custodian| {
                let mut said = consent::said_by(asked, custodian.id, lang);
                if asked.last(custodian.id).is_none() {
                    said.push(consent::answered(asked, custodian.id, lang));
                    let before = part.said_before(custodian.id);
                    let no = before.filter(|given| given.answer != Answer::Given);
                    said.extend(no.map(|given| consent::said_earlier(given, lang)));
                }
                (custodian.name.clone(), said)
            });
            GivenPart {
                part: dossier_part(part, lang),
                badge: match standing {
                    Standing::Valid => "good",
                    Standing::NotYet | Standing::Waiting => "due",
                    Standing::Refused | Standing::Nobody => "late",
                    Standing::Over | Standing::TakenBack => "plain",
                },
                state: consent::state(standing, lang),
                answers: answers.collect(),
            }
        })
        .collect()
}

/// The guardians with custody who have not answered everything, by name.
pub(super) fn silent<'a>(
    transfer: &'a Transfer,
    custodians: &'a [Custodian],
) -> impl Iterator<Item = &'a Custodian> {
    let asked = || transfer.parts.iter().filter_map(|part| part.consent.as_ref());
    custodians.iter().filter(move |custodian| asked().any(|consent| consent.last(custodian.id).is_none()))
}
