//! A concern in words: what was done, who acts next, and what parents read of it.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    concern::{Act, Next, Who},
    opening::Worry,
};

use super::queries::{Concern, Recorded};
use crate::platform::{
    dates::{self, Said, said},
    i18n::Lang,
    ids::{ChildId, ConcernId},
};

/// Who acts, in a word.
pub(super) fn who(who: Who, lang: Lang) -> String {
    lang.t(&("concern-who-".to_owned() + who.code())).to_string()
}

/// The name of a step.
fn name(concern: &Concern, at: usize) -> &str {
    concern.steps.steps.get(at).map(|step| step.name.as_str()).unwrap_or_default()
}

/// What is next, in a few words: the name of the step, the parents, their consent, or looking back.
pub fn next_words(concern: &Concern, lang: Lang) -> String {
    let name = |at: usize| name(concern, at);
    match concern.next() {
        Next::Closed => lang.t("concern-closed").to_string(),
        Next::Parents(at) => lang.t("concern-next-parents").with("step", name(at)).to_string(),
        Next::Consent(at) => lang.t("concern-next-consent").with("step", name(at)).to_string(),
        Next::Step(at) => name(at).to_owned(),
        Next::LookBack => lang.t("concern-next-look-back").to_string(),
    }
}

/// Something that was done.
pub struct Line {
    /// What.
    pub what: String,
    /// What was written.
    pub words: String,
    /// On which day.
    pub on: Said,
    /// By whom.
    pub by: String,
    /// Parents read it.
    pub parents_read: bool,
}

/// What was done, in words.
pub fn act(concern: &Concern, done: &Recorded, lang: Lang) -> String {
    let key = "concern-act-".to_owned() + done.act.code();
    match done.act {
        Act::Done(Some(day)) => lang
            .t("concern-act-done-plan")
            .with("step", name(concern, done.at))
            .with("date", dates::exact(day, lang))
            .to_string(),
        Act::Done(None) | Act::Skipped => lang.t(&key).with("step", name(concern, done.at)).to_string(),
        Act::Back(to) => lang.t(&key).with("step", name(concern, to)).to_string(),
        Act::Plan(day) => lang.t(&key).with("date", dates::exact(day, lang)).to_string(),
        Act::Close(outcome) => {
            let outcome = lang.t(&("concern-outcome-".to_owned() + outcome.code())).to_string();
            lang.t(&key).with("outcome", outcome).to_string()
        }
        Act::Parents | Act::WithoutParents | Act::Reopen => lang.t(&key).to_string(),
    }
}

fn line(concern: &Concern, done: &Recorded, today: Date, lang: Lang) -> Line {
    Line {
        what: act(concern, done, lang),
        words: done.words.clone(),
        on: said(done.on, today, lang),
        by: done.by.clone(),
        parents_read: done.parents_read,
    }
}

/// What was done, the last first.
pub(super) fn lines(concern: &Concern, today: Date, lang: Lang) -> Vec<Line> {
    concern.acts.iter().rev().map(|done| line(concern, done, today, lang)).collect()
}

/// From what a concern came.
pub(super) fn source(concern: &Concern, lang: Lang) -> Option<String> {
    source_words(&concern.source, concern.source_on, lang)
}

pub(super) fn source_words(kind: &str, on: Option<Date>, lang: Lang) -> Option<String> {
    let key = "concern-source-".to_owned() + kind;
    let day = on.map(|day| dates::exact(day, lang)).unwrap_or_default();
    (!kind.is_empty()).then(|| lang.t(&key).with("date", day).to_string())
}

/// These concerns as far as they count for what parents see of who looked.
pub fn worries(all: &[Concern]) -> Vec<Worry> {
    let worry = |concern: &Concern| Worry {
        from: concern.opened_on,
        until: concern.state.closed.and(concern.acts.last()).map(|last| last.on),
        read: concern.parents_know(),
    };
    all.iter().map(worry).collect()
}

/// What parents read of a concern.
pub struct ParentPart {
    /// The concern.
    pub id: ConcernId,
    /// What worries, where they read it from the first step on.
    pub about: Option<String>,
    /// What was done from their step on, in order.
    pub lines: Vec<Line>,
    /// What is next, and who acts; nothing once it is closed.
    pub next: Option<String>,
}

/// What is next, as parents read it; nothing once it is closed.
fn next_for_parents(concern: &Concern, lang: Lang) -> Option<String> {
    let acts = who(concern.who()?, lang);
    let (key, at) = match concern.next() {
        Next::Closed => return None,
        Next::Parents(at) => ("concern-family-next-parents", at),
        Next::Consent(at) => ("concern-family-next-consent", at),
        Next::Step(at) => ("concern-family-next", at),
        Next::LookBack => return Some(lang.t("concern-family-next-look-back").to_string()),
    };
    Some(lang.t(key).with("who", acts).with("what", name(concern, at)).to_string())
}

/// So many days parents go on reading a concern that is closed.
const CLOSED_DAYS: i64 = 90;

/// What parents read of these concerns, by child. Nothing before the step that the organisation chose.
pub fn for_parents(all: &[Concern], today: Date, lang: Lang) -> BTreeMap<ChildId, Vec<ParentPart>> {
    let mut parts: BTreeMap<ChildId, Vec<ParentPart>> = BTreeMap::new();
    for concern in all {
        let lines: Vec<Line> = concern
            .acts
            .iter()
            .map(|done| line(concern, done, today, lang))
            .filter(|line| line.parents_read)
            .collect();
        let last = concern.acts.last().map_or(concern.opened_on, |done| done.on);
        let over = concern.state.closed.is_some() && last.saturating_add(CLOSED_DAYS.days()) < today;
        let about = (concern.steps.parents_from == 0).then(|| concern.about.clone());
        if over || !concern.parents_know() {
            continue;
        }
        let next = next_for_parents(concern, lang);
        parts.entry(concern.child).or_default().push(ParentPart { id: concern.id, about, lines, next });
    }
    parts
}
