//! A talk in words.

use jiff::tz::TimeZone;

use super::{
    queries::{State, Talk, Word},
    taken::{self, Taken},
};
use crate::platform::{
    clock::Moment,
    dates::{Said, said, said_moment},
    i18n::Lang,
};

/// For whom and when it is said.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// The moment.
    pub now: Moment,
    /// The reader's zone.
    pub zone: &'a TimeZone,
    /// The reader's language.
    pub lang: Lang,
}

impl Now<'_> {
    /// A moment in words.
    pub fn said(self, at: Moment) -> Said {
        said_moment(at, self.now.date_in(self.zone), self.zone, self.lang)
    }
}

/// What it is called: "Oudergesprek".
pub fn title(talk: &Talk, lang: Lang) -> String {
    lang.t(&("talk-kind-".to_owned() + &talk.kind)).to_string()
}

/// How it stands, as a badge: its kind and its words. `taken`: when its mentor has other talks.
pub(super) fn standing(talk: &Talk, taken: &[Taken], now: Now<'_>) -> (&'static str, String) {
    let lang = now.lang;
    if let Some(day) = talk.planned_on.filter(|_| talk.state == State::Withdrawn) {
        let when = said(day, now.now.date_in(now.zone), lang).said;
        return ("know", lang.t("talk-state-planned").with("when", when).to_string());
    }
    match (talk.state, talk.chosen()) {
        (State::Open, _) if talk.suits_nobody() => ("due", lang.t("talk-state-none-suits").to_string()),
        (State::Open, _) if taken::free(taken, talk, now.now).next().is_none() => {
            ("due", lang.t("talk-state-gone").to_string())
        }
        (State::Open, _) => ("know", lang.t("talk-state-open").to_string()),
        (State::Planned, Some(slot)) => {
            let when = now.said(slot.starts_at).said;
            let kind = if slot.starts_at <= now.now { "due" } else { "know" };
            (kind, lang.t("talk-state-planned").with("when", when).to_string())
        }
        (State::Planned, None) => ("know", lang.t("talk-state-open").to_string()),
        (State::Held, _) if talk.shared_at.is_some() => ("good", lang.t("talk-state-shared").to_string()),
        (State::Held, _) => ("due", lang.t("talk-state-held").to_string()),
        (State::Withdrawn, _) => ("plain", lang.t("talk-state-withdrawn").to_string()),
        (State::Missed, _) => ("plain", lang.t("talk-state-missed").to_string()),
    }
}

/// The day on which it was held, in words; none while it was not.
pub fn held(talk: &Talk, now: Now<'_>) -> Option<Said> {
    talk.held_on.map(|day| said(day, now.now.date_in(now.zone), now.lang))
}

/// Who was there, besides the one who held it: "Erbij waren: ouders, kind." Empty where nobody said so.
pub fn attended(talk: &Talk, lang: Lang) -> String {
    let who: Vec<String> = talk
        .attended
        .iter()
        .map(|one| lang.t(&("talk-attended-".to_owned() + one.code())).to_string())
        .collect();
    if who.is_empty() {
        String::new()
    } else {
        lang.t("talk-attended").with("who", who.join(", ")).to_string()
    }
}

/// What a guardian did with its words, for colleagues: "vult aan", and who wrote it down where it was said in person.
pub fn word_kind(word: &Word, lang: Lang) -> String {
    let kind = lang.t(&("talk-word-".to_owned() + &word.kind)).to_string();
    match &word.recorded_by {
        Some(name) => lang.t("talk-in-person-word").with("kind", kind).with("name", name).to_string(),
        None => kind,
    }
}

/// To the guardian: that it said this in person, and who wrote it down; none where it wrote it itself.
pub fn in_person(word: &Word, lang: Lang) -> Option<String> {
    let name = word.recorded_by.as_ref()?;
    Some(lang.t("talk-parent-in-person").with("name", name).to_string())
}

/// What was agreed in a talk of which the parents read the report, line by line.
pub fn agreed(talk: &Talk) -> Vec<&str> {
    let lines = talk.agreements.lines().filter(|_| talk.shared_at.is_some());
    lines.map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// A talk as a line in the child's file.
pub struct FileLine {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// When it was offered, is planned or was.
    pub on: Said,
    /// The kind of its badge.
    pub badge: &'static str,
    /// How it stands.
    pub state: String,
}

/// The talk of a child that is planned, or for which moments were offered; one that is planned first.
pub fn going_on(talks: &[Talk], now: Now<'_>) -> Option<FileLine> {
    let of = |state: State| talks.iter().find(|talk| talk.state == state);
    let talk = of(State::Planned).or_else(|| of(State::Open))?;
    file_lines(std::slice::from_ref(talk), now).pop()
}

/// The talks of a child, the last first, without those that were moved and the moments of which nothing came.
pub fn file_lines(talks: &[Talk], now: Now<'_>) -> Vec<FileLine> {
    let tells = |talk: &Talk| talk.chosen().is_some() || talk.planned_on.is_some() || !talk.words.is_empty();
    let shown = talks.iter().filter(|talk| !talk.has_ended() || (tells(talk) && !talk.was_moved(talks)));
    shown
        .map(|talk| {
            let (badge, state) = standing(talk, &[], now);
            let at = talk.chosen().map_or(talk.made_at, |slot| slot.starts_at);
            let otherwise = talk.planned_on.filter(|_| talk.has_ended());
            let on = talk.held_on.or(otherwise).map(|day| said(day, now.now.date_in(now.zone), now.lang));
            FileLine {
                href: format!("/talks/{}", talk.id),
                title: title(talk, now.lang),
                on: on.unwrap_or_else(|| now.said(at)),
                badge,
                state,
            }
        })
        .collect()
}
