//! Extra attention in words: beside a child, and in its file.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::extra_attention::Standing;

use super::queries::ExtraAttention;
use crate::platform::{
    dates::{self, Said, said},
    i18n::Lang,
    ids::{ChildId, ExtraAttentionId},
};

/// What colleagues do for a child now, or from a day to come.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its identifier.
    pub id: ExtraAttentionId,
    /// What they do.
    pub what: String,
    /// The first day, while it is still to come.
    pub begins: Option<Said>,
    /// The last day.
    pub until: Option<Said>,
    /// It ends within a week: does it still hold?
    pub ending: bool,
    /// Who placed it, and from when it holds.
    pub by: String,
}

impl Line {
    fn of(extra: &ExtraAttention, today: Date, lang: Lang) -> Option<Self> {
        let standing = extra.term.standing(today);
        if extra.taken_away.is_some() || !standing.counts() {
            return None;
        }
        let from = extra.term.from;
        Some(Self {
            id: extra.id,
            what: extra.what.clone(),
            begins: (standing == Standing::ToCome).then(|| said(from, today, lang)),
            until: extra.term.until.map(|until| said(until, today, lang)),
            ending: standing == Standing::Ending,
            by: lang
                .t("extra-by")
                .with("name", &extra.placed_by)
                .with("from", dates::exact(from, lang))
                .to_string(),
        })
    }
}

/// What colleagues did for a child.
pub struct Past {
    /// What they did.
    pub what: String,
    /// From when until when, and who began and ended it.
    pub how: String,
}

/// The part of a child's file.
#[derive(Default)]
pub struct FilePart {
    /// Now and to come.
    pub lines: Vec<Line>,
    /// What is over, the last first.
    pub past: Vec<Past>,
}

/// The part of a child's file; of a child that has died all of it is over.
pub fn file_part(all: &[ExtraAttention], died: bool, today: Date, zone: &TimeZone, lang: Lang) -> FilePart {
    let mut part = FilePart::default();
    for extra in all {
        match Line::of(extra, today, lang).filter(|_| !died) {
            Some(line) => part.lines.push(line),
            None => part.past.insert(0, past(extra, zone, lang)),
        }
    }
    part
}

fn past(extra: &ExtraAttention, zone: &TimeZone, lang: Lang) -> Past {
    let (key, until, ended_by) = match (&extra.taken_away, extra.term.until) {
        (Some((at, by)), _) => ("extra-past-taken-away", Some(at.date_in(zone)), by.as_str()),
        (None, Some(until)) => ("extra-past", Some(until), ""),
        (None, None) => ("extra-by", None, ""),
    };
    let how = lang
        .t(key)
        .with("name", &extra.placed_by)
        .with("from", dates::exact(extra.term.from, lang))
        .with("until", until.map(|until| dates::exact(until, lang)).unwrap_or_default())
        .with("ended-by", ended_by);
    Past { what: extra.what.clone(), how: how.to_string() }
}

/// What holds today, by child.
pub fn beside(all: &[ExtraAttention], today: Date, lang: Lang) -> BTreeMap<ChildId, Vec<Line>> {
    let mut found: BTreeMap<ChildId, Vec<Line>> = BTreeMap::new();
    for extra in all {
        if let Some(line) = Line::of(extra, today, lang) {
            found.entry(extra.child).or_default().push(line);
        }
    }
    found
}
