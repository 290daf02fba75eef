//! What a protocol promises parents, in plain words. A sentence follows from a setting and stands there only while that is
//! on; what only colleagues notice is not among them.

use mentorkind_domain::{concern::Step, obligation::Terms, protocol::Protocol};

use crate::platform::i18n::Lang;

/// The steps at a concern, and from which on, counted from 0, parents read what is recorded.
pub type Concerns = (Vec<Step>, usize);

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about: the same when it says another number.
    pub key: &'static str,
    /// As it is read.
    pub text: String,
}

/// Sentences that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What stands above them.
    pub title: String,
    /// At least one.
    pub sentences: Vec<Sentence>,
}

/// What a version changes in what was promised before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// New sentences, and those that say something else.
    pub said: Vec<String>,
    /// Sentences that do not hold any more.
    pub gone: Vec<String>,
}

/// All that a protocol promises, with the steps at a concern that the organisation confirmed.
pub fn parts(protocol: &Protocol, concerns: Option<&Concerns>, lang: Lang) -> Vec<Part> {
    let (words, terms) = (Words(lang), protocol.terms());
    let mut parts = vec![
        mentor(words, protocol),
        other_mentor(words, protocol),
        start(words, &terms),
        days(words, protocol, &terms),
        messages(words, protocol, &terms),
        seen(words, protocol, &terms),
        talks(words, protocol, &terms),
        worries(words, concerns),
        others(words, &terms),
        file(words, protocol),
    ];
    parts.retain(|part| !part.sentences.is_empty());
    parts
}

/// What the sentences of one version say that those before it did not, and the other way round.
pub fn changes(before: &[Part], after: &[Part]) -> Changes {
    let said = sentences(after).filter(|one| !sentences(before).any(|was| was.text == one.text));
    let gone = sentences(before).filter(|was| !sentences(after).any(|one| one.key == was.key));
    Changes {
        said: said.map(|one| one.text.clone()).collect(),
        gone: gone.map(|one| one.text.clone()).collect(),
    }
}

/// The sentences of all parts.
pub fn sentences(parts: &[Part]) -> impl Iterator<Item = &Sentence> {
    parts.iter().flat_map(|part| &part.sentences)
}

#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    /// A sentence that always holds.
    fn always(self, key: &'static str) -> Option<Sentence> {
        Some(Sentence { key, text: self.0.t(key).to_string() })
    }

    /// A sentence that holds while something is on.
    fn when(self, on: bool, key: &'static str) -> Option<Sentence> {
        self.always(key).filter(|_| on)
    }

    /// A sentence with a number; 0 is off.
    fn count(self, count: u32, key: &'static str) -> Option<Sentence> {
        (count > 0).then(|| Sentence { key, text: self.0.t(key).with("count", count).to_string() })
    }

    fn part<const N: usize>(self, title: &'static str, sentences: [Option<Sentence>; N]) -> Part {
        Part { title: self.0.t(title).to_string(), sentences: sentences.into_iter().flatten().collect() }
    }
}

fn mentor(words: Words, protocol: &Protocol) -> Part {
    let weights = protocol.weights();
    let baby = if weights.baby_apart > 0 { protocol.ages().baby_months } else { 0 };
    words.part(
        "promise-part-mentor",
        [
            words.always("promise-mentor-own"),
            words.when(weights.apart > 0, "promise-mentor-days"),
            words.when(weights.not_known_well > 0, "promise-mentor-knows"),
            words.count(baby, "promise-mentor-baby"),
            words.when(weights.language > 0, "promise-mentor-language"),
            words.count(protocol.children_per_mentor(), "promise-mentor-children"),
        ],
    )
}

fn other_mentor(words: Words, protocol: &Protocol) -> Part {
    words.part(
        "promise-part-change",
        [
            words.when(protocol.weights().change > 0, "promise-change-stays"),
            words.count(protocol.tell_working_days(), "promise-change-told"),
            words.when(protocol.handover_at_change(), "promise-change-handover"),
            words.count(protocol.interim_weeks(), "promise-change-interim"),
        ],
    )
}

fn start(words: Words, terms: &Terms) -> Part {
    let key = "promise-start-appointment";
    let (from, until) = (terms.settling_in_from_weeks, terms.settling_in_until_weeks);
    let appointment = (from > 0)
        .then(|| Sentence { key, text: words.0.t(key).with("from", from).with("until", until).to_string() });
    words.part(
        "promise-part-start",
        [
            words.count(terms.introduction_weeks, "promise-start-introduction"),
            appointment,
            words.count(terms.first_carer_months, "promise-start-carer"),
            words.count(terms.settling_in_review_weeks, "promise-start-review"),
        ],
    )
}

fn days(words: Words, protocol: &Protocol, terms: &Terms) -> Part {
    let mentor_first = protocol.mentor_tells_first();
    words.part(
        "promise-part-day",
        [
            words.when(mentor_first, "promise-day-mentor"),
            words.when(!mentor_first, "promise-day-anybody"),
            words.count(terms.need_working_days, "promise-day-needs"),
        ],
    )
}

fn messages(words: Words, protocol: &Protocol, terms: &Terms) -> Part {
    words.part(
        "promise-part-messages",
        [
            words.count(terms.answer_working_days, "promise-message-answer"),
            words.when(protocol.colleagues_answer(), "promise-message-colleagues"),
        ],
    )
}

fn seen(words: Words, protocol: &Protocol, terms: &Terms) -> Part {
    let at_birthday = terms.observation_at_birthday;
    words.part(
        "promise-part-seen",
        [
            words.when(at_birthday, "promise-seen-birthday"),
            words.count(terms.observation_months, "promise-seen-months").filter(|_| !at_birthday),
            words.count(protocol.domains_from_months(), "promise-seen-domains"),
            words.count(terms.milestone_weeks, "promise-seen-milestones"),
            words.count(terms.contact_working_days, "promise-seen-told"),
            words.count(terms.particulars_working_days, "promise-seen-particulars"),
        ],
    )
}

fn talks(words: Words, protocol: &Protocol, terms: &Terms) -> Part {
    words.part(
        "promise-part-talks",
        [
            words.count(terms.first_months, "promise-talk-first"),
            words.count(terms.parent_talk_months, "promise-talk-parents"),
            words.count(protocol.child_from_years(), "promise-talk-invited"),
            words.count(terms.exit_weeks, "promise-talk-exit"),
            words.always("promise-talk-free"),
            words.count(terms.child_talk_months, "promise-talk-child"),
            words.count(terms.child_working_days, "promise-talk-asked"),
            words.count(protocol.draw_from_years(), "promise-talk-draws"),
        ],
    )
}

fn worries(words: Words, concerns: Option<&Concerns>) -> Part {
    let (steps, from): (&[Step], usize) =
        concerns.map(|(steps, from)| (steps.as_slice(), *from)).unwrap_or_default();
    // Steps are counted from 1; 0 is none.
    let number = |at: Option<usize>| at.map_or(0, |at| u32::try_from(at + 1).unwrap_or_default());
    let reads = Some(from).filter(|from| *from < steps.len());
    words.part(
        "promise-part-concerns",
        [
            words.count(number(steps.len().checked_sub(1)), "promise-concern-steps"),
            words.count(number(steps.iter().position(|step| step.parents_first)), "promise-concern-first"),
            words.count(number(reads), "promise-concern-reads"),
            words.when(steps.iter().any(|step| step.consent), "promise-concern-consent"),
        ],
    )
}

fn others(words: Words, terms: &Terms) -> Part {
    words.part(
        "promise-part-others",
        [
            words.always("promise-other-consent"),
            words.count(terms.consent_working_days, "promise-other-again"),
            words.count(terms.transfer_start_months, "promise-other-begins"),
            words.count(terms.transfer_ready_months, "promise-other-ready"),
            words.count(terms.transfer_before_weeks, "promise-other-before"),
            words.count(terms.transfer_receipt_working_days, "promise-other-receipt"),
            words.count(terms.transfer_follow_up_months, "promise-other-follow-up"),
        ],
    )
}

fn file(words: Words, protocol: &Protocol) -> Part {
    let kept = protocol.retention_terms();
    let names = protocol.names_who_looked();
    words.part(
        "promise-part-file",
        [
            words.when(names, "promise-file-names"),
            words.when(!names, "promise-file-roles"),
            words.count(protocol.day_lines_keep_days(), "promise-file-day"),
            words.count(kept.file, "promise-file-months"),
            words.count(kept.message, "promise-file-messages"),
            words.count(kept.photo, "promise-file-photos"),
            words.count(kept.concern, "promise-file-concerns"),
            words.count(kept.transfer, "promise-file-transfers"),
        ],
    )
}
