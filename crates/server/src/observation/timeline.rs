//! What was seen of a child, day by day, the last first.

use std::{collections::BTreeMap, ops::Range};

use jiff::civil::Date;
use mentorkind_domain::{
    obligation::Talk,
    observation::{Scale, Topic},
    search::Query,
};
use uuid::Uuid;

use super::{
    contact::{self, ContactLine},
    due::DueAfter,
    finish::topic_label,
    note::can_change,
    notes::{self, Note},
    over_time::{scale_name, written},
    queries::{self, Cursor, Observation, Scores},
};
use crate::{
    observation_list::Shown,
    photo,
    platform::{
        clock::Moment,
        dates::{Said, said, said_moment},
        db::Read,
        i18n::Lang,
        ids::ChildId,
        session::Actor,
    },
};

/// So much stands on one page.
const ON_A_PAGE: usize = 20;
/// So much is searched through: more than is written about one child in all its years.
const MOST_SEARCHED: usize = 5_000;
/// So many finds are shown; whoever finds more searches for more words.
const MOST_FOUND: usize = 50;

/// More drafts than this of the reader's own stand in one line together.
const MOST_DRAFTS: usize = 2;

/// A part of the file.
pub struct Timeline {
    /// The days, the last first.
    pub days: Vec<Day>,
    /// The code of the place where the next part begins.
    pub next: Option<String>,
    /// How much was found; none when nothing was searched.
    pub found: Option<usize>,
    /// How many drafts of the reader's own are left out, for one line that leads to them.
    pub drafts: usize,
}

/// What was seen on a day.
pub struct Day {
    /// The day.
    pub date: Said,
    /// What was seen, what was written last first.
    pub lines: Vec<Line>,
}

/// Something in a file: a note, or an observation.
pub struct Line {
    /// Its identifier.
    pub id: Uuid,
    /// Who wrote it.
    pub by: String,
    /// Nobody else sees it.
    pub alone: bool,
    /// The reader has not seen it before.
    pub new: bool,
    /// The text, cut where something was found.
    pub parts: Vec<Part>,
    /// The reader can change it.
    pub can_change: bool,
    /// The reader can throw it away.
    pub can_remove: bool,
    /// The reader can make an observation of it.
    pub can_grow: bool,
    /// The reader can open a concern from it.
    pub can_worry: bool,
    /// What more there is to an observation.
    pub observation: Option<ObservationPart>,
    /// Its photos.
    pub photos: photo::Part,
}

/// What more there is to an observation than its text.
pub struct ObservationPart {
    /// At what was looked.
    pub aim: Vec<Part>,
    /// It is not finished: only its writer sees it.
    pub draft: bool,
    /// It belongs to the cycle.
    pub periodic: bool,
    /// There is something to tell in a talk.
    pub particulars: bool,
    /// "welbevinden 3½".
    pub scores: Vec<String>,
    /// The goals and domains.
    pub topics: Vec<String>,
    /// How many notes became it.
    pub notes: usize,
    /// The lists that were filled in with it.
    pub lists: Vec<Shown>,
    /// What it said before.
    pub corrections: Vec<CorrectionLine>,
    /// With whom it was spoken about.
    pub contacts: Vec<ContactLine>,
    /// What is due after it.
    pub due: DueAfter,
    /// The talk about its particulars, in words.
    pub talk: Option<String>,
    /// The reader can record that parents were told.
    pub can_tell: bool,
}

/// Until when something is to be done.
#[derive(Clone, Debug)]
pub struct DueLine {
    /// The last day.
    pub until: Said,
    /// It has passed.
    pub late: bool,
}

/// What an observation said before.
pub struct CorrectionLine {
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: Said,
    /// What it said, its aim first.
    pub text: String,
    /// The scores, particulars and topics that were other.
    pub other: Vec<String>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// It was searched for, or deserves a look.
    pub marked: bool,
}

/// Cuts a text at what is to be marked.
pub fn parts(text: &str, marks: &[Range<usize>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |text: &str, marked| {
        if !text.is_empty() {
            parts.push(Part { text: text.to_owned(), marked });
        }
    };
    let mut done = 0;
    for mark in marks {
        add(&text[done..mark.start], false);
        add(&text[mark.clone()], true);
        done = mark.end;
    }
    add(&text[done..], false);
    parts
}

/// Who reads, and which part.
pub struct Reading<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub now: Moment,
    /// In which language.
    pub lang: Lang,
    /// What is searched for.
    pub query: Option<&'a Query>,
    /// From where on.
    pub after: Option<&'a str>,
    /// What came after this is new to the reader; nothing is new when none.
    pub new_since: Option<Moment>,
    /// The reader can observe this child, and correct what was observed.
    pub may_observe: bool,
    /// The reader can record that parents were told.
    pub may_tell: bool,
    /// Concerns can be opened.
    pub may_worry: bool,
    /// What is due after each observation.
    pub due: &'a BTreeMap<Uuid, DueAfter>,
    /// The lists that were filled in with each observation.
    pub lists: &'a BTreeMap<Uuid, Vec<Shown>>,
}

/// A part of the file of a child, whom the caller has found with a grant.
pub async fn timeline(tx: &mut Read, child: ChildId, reading: &Reading<'_>) -> sqlx::Result<Timeline> {
    let (organisation, staff) = (reading.actor.organisation, reading.actor.staff);
    let after = reading.after.and_then(Cursor::of).unwrap_or(Cursor::TOP);
    let most = if reading.query.is_some() { MOST_SEARCHED } else { ON_A_PAGE + 1 };
    let mut keys = queries::keys(tx, organisation, child, staff, &after, most).await?;
    let mut next = None;
    if reading.query.is_none() && keys.len() > ON_A_PAGE {
        keys.truncate(ON_A_PAGE);
        next = keys.last().map(Cursor::code);
    }
    let notes = notes::notes(tx, organisation, keys.iter().map(|key| key.id)).await?;
    let notes: BTreeMap<Uuid, Note> = notes.into_iter().map(|note| (note.id.0, note)).collect();
    let observations = queries::observations(tx, organisation, keys.iter().map(|key| key.id)).await?;
    let mut photos =
        photo::with_lines(tx, reading.actor, keys.iter().map(|key| key.id), reading.lang).await?;
    let is_draft = |id: &Uuid| observations.get(id).is_some_and(|one| one.finished_at.is_none());
    let mut drafts = keys.iter().filter(|key| is_draft(&key.id)).count();
    if reading.query.is_some() || drafts <= MOST_DRAFTS {
        drafts = 0;
    }
    let mut days: Vec<(Date, Day)> = Vec::new();
    let mut found = 0;
    for key in keys {
        if drafts > 0 && is_draft(&key.id) {
            continue;
        }
        let line = match (notes.get(&key.id), observations.get(&key.id)) {
            (Some(note), _) => note_line(note, reading),
            (_, Some(observation)) => observation_line(observation, reading),
            _ => continue,
        };
        let Some(mut line) = line else { continue };
        line.photos = photos.remove(&key.id).unwrap_or_default();
        found += 1;
        if reading.query.is_some() && found > MOST_FOUND {
            continue;
        }
        match days.last_mut() {
            Some((date, day)) if *date == key.seen_on => day.lines.push(line),
            _ => {
                let date = said(key.seen_on, reading.actor.today, reading.lang);
                days.push((key.seen_on, Day { date, lines: vec![line] }));
            }
        }
    }
    Ok(Timeline {
        days: days.into_iter().map(|(_, day)| day).collect(),
        next,
        found: reading.query.map(|_| found),
        drafts,
    })
}

/// What is to be marked in these texts; nothing when they are not what is searched for.
fn marks(texts: &[&str], reading: &Reading<'_>) -> Option<Vec<Vec<Range<usize>>>> {
    match reading.query {
        None => Some(vec![Vec::new(); texts.len()]),
        Some(query) => query.find(texts),
    }
}

fn note_line(note: &Note, reading: &Reading<'_>) -> Option<Line> {
    let marks = marks(&[&note.text], reading)?;
    let own = Some(note.staff_id) == reading.actor.staff;
    // A note in a draft of somebody is not its writer's alone any longer.
    let free = note.observation_id.is_none();
    Some(Line {
        id: note.id.0,
        by: note.staff_name.clone(),
        alone: !note.shared,
        new: !own && reading.new_since.is_some_and(|since| note.made_at > since),
        parts: parts(&note.text, &marks[0]),
        can_change: own && free && can_change(note, reading.now),
        can_remove: own && free,
        can_grow: free && reading.may_observe,
        can_worry: free && reading.may_worry,
        observation: None,
        photos: photo::Part::default(),
    })
}

fn observation_line(observation: &Observation, reading: &Reading<'_>) -> Option<Line> {
    let mut lists = reading.lists.get(&observation.id.0).cloned().unwrap_or_default();
    let in_lists: Vec<String> = lists.iter().flat_map(Shown::texts).collect();
    let texts: Vec<&str> =
        [&observation.text, &observation.aim].into_iter().chain(&in_lists).map(String::as_str).collect();
    let marks = marks(&texts, reading)?;
    let mut found = marks.iter().skip(2);
    for list in &mut lists {
        list.mark(found.by_ref());
    }
    let (actor, lang) = (reading.actor, reading.lang);
    let draft = observation.finished_at.is_none();
    let own = Some(observation.staff) == actor.staff;
    let new = observation.finished_at.is_some_and(|at| reading.new_since.is_some_and(|since| at > since));
    Some(Line {
        id: observation.id.0,
        by: observation.staff_name.clone(),
        alone: draft,
        new: new && !own,
        parts: parts(&observation.text, &marks[0]),
        can_change: draft || reading.may_observe,
        can_remove: false,
        can_grow: false,
        can_worry: !draft && reading.may_worry,
        observation: Some(ObservationPart {
            aim: parts(&observation.aim, &marks[1]),
            draft,
            periodic: observation.periodic,
            particulars: observation.particulars == Some(true),
            scores: scores(observation.scores, lang),
            topics: observation.topics.iter().map(|topic| topic_label(*topic, lang)).collect(),
            notes: observation.notes,
            lists,
            corrections: corrections(observation, reading),
            contacts: contact::lines(observation, actor, reading.now, lang),
            due: reading.due.get(&observation.id.0).cloned().unwrap_or_default(),
            talk: reading.due.get(&observation.id.0).and_then(|due| Some(talk_words(due.spoken?, reading))),
            can_tell: !draft && reading.may_tell,
        }),
        photos: photo::Part::default(),
    })
}

/// How it stands with the talk about particulars.
fn talk_words(talk: Talk, reading: &Reading<'_>) -> String {
    let (key, day) = match talk {
        Talk::Planned(day) | Talk::Unchosen(day) => ("observation-talk-is-planned", day),
        Talk::Held(day) => ("observation-talk-was-held", day),
        Talk::Declined(day) => ("observation-talk-was-declined", day),
    };
    reading.lang.t(key).with("date", said(day, reading.actor.today, reading.lang).said).to_string()
}

fn scores(scores: Scores, lang: Lang) -> Vec<String> {
    Scale::ALL
        .into_iter()
        .filter_map(|scale| Some(format!("{} {}", scale_name(scale, lang), written(scores.on(scale)?))))
        .collect()
}

/// The goals and domains, in words.
fn about(topics: &[Topic], lang: Lang) -> String {
    if topics.is_empty() {
        return lang.t("observation-no-topics").to_string();
    }
    topics.iter().map(|topic| topic_label(*topic, lang)).collect::<Vec<_>>().join(", ")
}

/// Whether there was something to tell, in words.
fn particulars(particulars: bool, lang: Lang) -> String {
    let key = if particulars { "observation-has-particulars" } else { "observation-no-particulars" };
    lang.t(key).to_string()
}

/// At what was looked, if that was said, and below it what was seen.
fn below_aim(aim: &str, text: &str) -> String {
    if aim.is_empty() { text.to_owned() } else { format!("{aim}\n{text}") }
}

/// What a finished observation says now: what was seen, and what was answered.
pub(super) fn stands(observation: &Observation, lang: Lang) -> (String, Vec<String>) {
    let mut answers = scores(observation.scores, lang);
    answers.push(particulars(observation.particulars.unwrap_or_default(), lang));
    if observation.periodic {
        answers.push(about(&observation.topics, lang));
    }
    (below_aim(&observation.aim, &observation.text), answers)
}

/// What an observation said before, of each time what was other than after it.
fn corrections(observation: &Observation, reading: &Reading<'_>) -> Vec<CorrectionLine> {
    let (actor, lang) = (reading.actor, reading.lang);
    let mut after =
        (observation.scores, observation.particulars.unwrap_or_default(), observation.topics.as_slice());
    let mut lines = Vec::new();
    for before in &observation.corrections {
        let mut other = Vec::new();
        if before.scores != after.0 {
            other.extend(scores(before.scores, lang));
        }
        if before.particulars != after.1 {
            other.push(particulars(before.particulars, lang));
        }
        let topics = before.topics.as_deref().unwrap_or(after.2);
        if topics != after.2 {
            other.push(about(topics, lang));
        }
        lines.push(CorrectionLine {
            by: before.by.clone(),
            at: said_moment(before.at, actor.today, &actor.zone, lang),
            text: below_aim(&before.aim, &before.text),
            other,
        });
        after = (before.scores, before.particulars, topics);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_marks_and_stays_whole() {
        let text = "zoë speelt met zoë";
        let marks = [0..4, 16..20];
        let cut = parts(text, &marks);
        assert_eq!(cut.iter().map(|part| part.text.as_str()).collect::<String>(), text);
        assert_eq!(cut.iter().map(|part| part.marked).collect::<Vec<_>>(), [true, false, true]);
        assert_eq!(parts("", &[]), []);
    }
}
