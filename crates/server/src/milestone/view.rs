//! Milestones in words: in the file, and for parents.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    division::months_old,
    milestone::{Step, TOPICS, not_seen},
};

use super::queries::Milestone;
use crate::{
    child::Child,
    platform::{
        dates::{Said, said},
        i18n::Lang,
        ids::{ChildId, MilestoneId},
    },
};

/// A domain in words.
pub(super) fn topic(code: &str, lang: Lang) -> String {
    lang.t(&("observation-topic-".to_owned() + code)).to_string()
}

/// A step of the list in words.
pub(super) fn step(code: &str, lang: Lang) -> String {
    lang.t(&("milestone-step-".to_owned() + code)).to_string()
}

/// What was seen, in words.
pub fn what(milestone: &Milestone, lang: Lang) -> String {
    if milestone.step.is_empty() { milestone.words.clone() } else { step(&milestone.step, lang) }
}

/// The steps that stand: what was withdrawn does not.
pub(super) fn seen(milestones: &[Milestone]) -> Vec<&str> {
    milestones.iter().filter(|one| one.withdrawn_at.is_none()).map(|one| one.step.as_str()).collect()
}

/// A milestone in the file.
pub struct Line {
    /// Its identifier.
    pub id: MilestoneId,
    /// What was seen.
    pub what: String,
    /// When.
    pub on: Said,
    /// Who recorded it.
    pub by: String,
    /// Who withdrew it, and when.
    pub withdrawn: Option<(String, Said)>,
}

/// A step that was not seen yet.
pub struct Open {
    /// Its code.
    pub code: &'static str,
    /// What it is.
    pub what: String,
    /// Its domain.
    pub topic: String,
}

/// A step that was not seen yet, in words.
pub(super) fn open(of: &Step, lang: Lang) -> Open {
    Open { code: of.code, what: step(of.code, lang), topic: topic(of.topic.code(), lang) }
}

/// The part of a child's file.
pub struct FilePart {
    /// What was not seen yet, of what one can look at at this age.
    pub open: Vec<Open>,
    /// What was seen, by domain, the last first.
    pub topics: Vec<(String, Vec<Line>)>,
}

/// The part of a child's file; nothing is looked for in a child that has died.
pub fn file_part(
    milestones: &[Milestone],
    child: &Child,
    died: bool,
    (today, zone, lang): (Date, &TimeZone, Lang),
) -> FilePart {
    let line = |one: &Milestone| Line {
        id: one.id,
        what: what(one, lang),
        on: said(one.seen_on.to_jiff(), today, lang),
        by: one.recorded_by.clone(),
        withdrawn: one
            .withdrawn_by
            .clone()
            .zip(one.withdrawn_at.map(|at| said(at.date_in(zone), today, lang))),
    };
    let of =
        |code: &str| -> Vec<Line> { milestones.iter().filter(|one| one.topic == code).map(line).collect() };
    let months = months_old(child.birth_date, today);
    FilePart {
        open: if died {
            Vec::new()
        } else {
            not_seen(months, &seen(milestones)).into_iter().map(|step| open(step, lang)).collect()
        },
        topics: TOPICS
            .iter()
            .map(|one| (topic(one.code(), lang), of(one.code())))
            .filter(|(_, lines)| !lines.is_empty())
            .collect(),
    }
}

/// A milestone on the page of a parent.
pub struct ParentLine {
    /// What was seen.
    pub what: String,
    /// In which domain.
    pub topic: String,
    /// When.
    pub on: Said,
    /// It was withdrawn.
    pub withdrawn: bool,
}

/// Milestones for parents, by child, the last first.
pub fn for_parents(milestones: &[Milestone], today: Date, lang: Lang) -> BTreeMap<ChildId, Vec<ParentLine>> {
    let mut found: BTreeMap<ChildId, Vec<ParentLine>> = BTreeMap::new();
    for one in milestones {
        found.entry(one.child_id).or_default().push(ParentLine {
            what: what(one, lang),
            topic: topic(&one.topic, lang),
            on: said(one.seen_on.to_jiff(), today, lang),
            withdrawn: one.withdrawn_at.is_some(),
        });
    }
    found
}
