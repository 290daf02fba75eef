//! What a child needs, in words.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    needs::{MOST_WORDS, Topic},
    observation::{WrongText, check_text},
};

use super::queries::Need;
use crate::{
    child::OtherNames,
    observation::grouped,
    platform::{
        dates::{Said, said},
        i18n::Lang,
        ids::ChildId,
    },
};

/// One topic.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its code.
    pub code: &'static str,
    /// What it is called.
    pub label: String,
    /// What can be said about it.
    pub hint: String,
    /// What stands.
    pub version: i64,
    /// What the parents say.
    pub words: String,
    /// How the group meets it.
    pub how: String,
    /// Who wrote the words.
    pub said_by: String,
    /// When.
    pub said_on: Option<Said>,
    /// Who said how the group meets them, and when.
    pub met: Option<(String, Said)>,
    /// The parents wait for an answer.
    pub waits: bool,
    /// What stands, and how the group meets it, where somebody else changed it since the page was made.
    pub theirs: Option<(String, String)>,
    /// What is wrong with what was typed.
    pub mistake: Option<String>,
    /// The names of other children in it.
    pub names: OtherNames,
}

/// For whom it is written.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Today.
    pub today: Date,
    /// The zone of the organisation.
    pub zone: &'a TimeZone,
    /// The language.
    pub lang: Lang,
    /// A parent: which parent said it is not told.
    pub parent: bool,
}

/// What is wrong with a text about a topic; nothing at all is fine.
pub(super) fn mistake(words: &str, lang: Lang) -> Option<String> {
    match check_text(words, MOST_WORDS) {
        Err(WrongText::TooLong(length)) => Some(
            lang.t("needs-too-long")
                .with("length", grouped(length, lang))
                .with("most", grouped(MOST_WORDS, lang))
                .to_string(),
        ),
        _ => None,
    }
}

/// All topics of a child, also those of which nothing was said.
pub fn lines(needs: &[Need], reader: Reader<'_>) -> Vec<Line> {
    Topic::ALL.into_iter().map(|topic| line(topic, needs, reader)).collect()
}

fn line(topic: Topic, needs: &[Need], reader: Reader<'_>) -> Line {
    let (lang, code) = (reader.lang, topic.code());
    let need = needs.iter().find(|need| need.topic == code);
    let on = |at: crate::platform::clock::Moment| said(at.date_in(reader.zone), reader.today, lang);
    let said_by = match need {
        Some(Need { guardian: Some(_), .. }) if reader.parent => lang.t("needs-by-parent").to_string(),
        Some(need) => need.guardian.clone().or_else(|| need.colleague.clone()).unwrap_or_default(),
        None => String::new(),
    };
    Line {
        code,
        label: lang.t(&("needs-topic-".to_owned() + code)).to_string(),
        hint: lang.t(&("needs-hint-".to_owned() + code)).to_string(),
        version: need.map_or(0, |need| need.version),
        words: need.map(|need| need.words.clone()).unwrap_or_default(),
        how: need.map(|need| need.how.clone()).unwrap_or_default(),
        said_by,
        said_on: need.map(|need| on(need.said_at)),
        met: need.and_then(|need| Some((need.met_by.clone()?, on(need.met_at?)))).filter(|_| {
            // An answer from before the words were changed is shown, but not as an answer to them.
            need.is_some_and(|need| !need.how.is_empty())
        }),
        waits: need.is_some_and(Need::waits),
        theirs: None,
        mistake: None,
        names: OtherNames::default(),
    }
}

/// What was said of each child.
pub fn by_child(needs: Vec<Need>, reader: Reader<'_>) -> BTreeMap<ChildId, Vec<Line>> {
    let mut of: BTreeMap<ChildId, Vec<Need>> = BTreeMap::new();
    for need in needs {
        of.entry(need.child_id).or_default().push(need);
    }
    of.into_iter().map(|(child, needs)| (child, told(lines(&needs, reader)))).collect()
}

/// The topics of which something was said.
fn told(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().filter(|line| !line.words.is_empty()).collect()
}
