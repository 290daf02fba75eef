//! A list that was filled in, in words: in the file, and for parents.

use std::{collections::BTreeMap, ops::Range};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    division::months_old,
    observation_list::{Answer, Item, ObservationList, changed},
};
use uuid::Uuid;

use super::answers::{Correction, Fill, Given};
use crate::{
    observation::{Part, parts},
    platform::{
        dates::{Said, said, said_moment},
        i18n::Lang,
    },
};

/// For whom it is written.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Today.
    pub today: Date,
    /// Where.
    pub zone: &'a TimeZone,
    /// In which language the words around the list are.
    pub lang: Lang,
}

/// An item that was answered, or remarked on.
#[derive(Clone)]
pub struct Line {
    /// What was looked at, cut where something was found.
    pub text: Vec<Part>,
    /// The answer.
    pub answer: String,
    /// The answer before, when it was another.
    pub was: Option<String>,
    /// The remark, cut where something was found.
    pub remark: Vec<Part>,
    /// What it said before it was corrected, with who did and when.
    pub corrections: Vec<(String, String, Said)>,
}

/// A list that was filled in.
#[derive(Clone)]
pub struct Shown {
    /// Where it can be corrected.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Which version.
    pub version: String,
    /// How many items of the age were not answered.
    pub open: usize,
    /// The day of the one before, and how many answers are other than then.
    pub before: Option<(Said, usize)>,
    /// What was answered, by section.
    pub sections: Vec<(String, Vec<Line>)>,
    /// Something that is searched for stands in it.
    pub marked: bool,
}

impl Shown {
    /// The texts in which one can search: of each item what was looked at and the remark.
    pub fn texts(&self) -> Vec<String> {
        let whole = |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect::<String>();
        let lines = self.sections.iter().flat_map(|(_, lines)| lines);
        lines.flat_map(|line| [whole(&line.text), whole(&line.remark)]).collect()
    }

    /// Marks what was found, text by text as [`Shown::texts`] gives them.
    pub fn mark<'m>(&mut self, mut marks: impl Iterator<Item = &'m Vec<Range<usize>>>) {
        let texts = self.texts();
        let mut texts = texts.iter();
        for line in self.sections.iter_mut().flat_map(|(_, lines)| lines) {
            for field in [&mut line.text, &mut line.remark] {
                if let (Some(text), Some(marks)) = (texts.next(), marks.next()) {
                    self.marked |= !marks.is_empty();
                    *field = parts(text, marks);
                }
            }
        }
    }
}

fn words(answer: Answer<'_>, lang: Lang) -> String {
    match answer {
        Answer::Value(value) => value.label.clone(),
        Answer::NotSeen => lang.t("olist-not-seen").to_string(),
    }
}

/// What was answered and remarked, in one line.
pub(super) fn given_words(list: &ObservationList, item: &Item, given: &Given, lang: Lang) -> String {
    let answer = list.answer(item, &given.value).map(|answer| words(answer, lang));
    let answer = answer.unwrap_or_else(|| lang.t("olist-blank").to_string());
    if given.remark.is_empty() { answer } else { format!("{answer}: {}", given.remark) }
}

/// A list that was filled in with a finished observation, beside the one before of the same child.
fn shown(fills: &[Fill], fill: &Fill, birth_date: Date, reader: Reader<'_>) -> Shown {
    let (lang, list) = (reader.lang, &fill.list);
    let same = |one: &&Fill| {
        one.child == fill.child && one.list.code == list.code && one.observation != fill.observation
    };
    let earlier = fills.iter().take_while(|one| !std::ptr::eq(*one, fill)).filter(same).last();
    let answers = fill.answers();
    let changes = earlier
        .map(|earlier| changed((list, &answers), (&earlier.list, &earlier.answers())))
        .unwrap_or_default()
        .into_iter()
        .map(|(item, was)| (item, words(was, lang)))
        .collect::<BTreeMap<_, _>>();
    let correction = |item: &Item, before: &Correction| {
        let at = said_moment(before.at, reader.today, reader.zone, lang);
        (given_words(list, item, &before.given, lang), before.by.clone(), at)
    };
    let line = |item: &Item| {
        let given = fill.given.get(&item.code).cloned().unwrap_or_default();
        let corrections: Vec<_> = fill
            .corrections
            .iter()
            .filter(|before| before.item == item.code)
            .map(|before| correction(item, before))
            .collect();
        if given.is_empty() && corrections.is_empty() {
            return None;
        }
        let answer = list.answer(item, &given.value).map(|answer| words(answer, lang));
        Some(Line {
            text: parts(&item.text, &[]),
            answer: answer.unwrap_or_else(|| lang.t("olist-blank").to_string()),
            was: changes.get(&item.code).cloned(),
            remark: parts(&given.remark, &[]),
            corrections,
        })
    };
    let sections = list.sections.iter().map(|section| {
        let lines: Vec<Line> = section.items.iter().filter_map(line).collect();
        (section.name.clone(), lines)
    });
    Shown {
        href: format!("/observations/{}/lists/{}", fill.observation, fill.list_id),
        name: list.name.clone(),
        version: list.version.clone(),
        open: list.unanswered(months_old(birth_date, fill.seen_on), &answers),
        before: earlier.map(|earlier| (said(earlier.seen_on, reader.today, lang), changes.len())),
        sections: sections.filter(|(_, lines)| !lines.is_empty()).collect(),
        marked: false,
    }
}

/// What was filled in about a child with finished observations, by observation. `fills` are all of the child, from the
/// first on.
pub fn by_observation(fills: &[Fill], birth_date: Date, reader: Reader<'_>) -> BTreeMap<Uuid, Vec<Shown>> {
    let mut all: BTreeMap<Uuid, Vec<Shown>> = BTreeMap::new();
    for fill in fills.iter().filter(|fill| fill.finished_at.is_some()) {
        all.entry(fill.observation.0).or_default().push(shown(fills, fill, birth_date, reader));
    }
    all
}
