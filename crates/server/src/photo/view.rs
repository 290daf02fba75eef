//! Photos in words, and who sees them where.

use std::collections::BTreeMap;

use mentorkind_domain::{
    consent::Answer,
    photo::{Consent, may_remove},
};
use uuid::Uuid;

use super::queries::{self, Answers, Given, Photo};
use crate::platform::{
    dates,
    db::Read,
    i18n::Lang,
    ids::{GuardianId, PhotoId},
    session::Actor,
};

/// A photo on a page.
pub struct Shown {
    /// Its identifier.
    pub id: PhotoId,
    /// What can be seen on it, or of which day it is.
    pub words: String,
    /// It was taken away: when, in words.
    pub removed: Option<String>,
    /// The reader can take it away.
    pub can_remove: bool,
}

/// The photos with something in a file.
#[derive(Default)]
pub struct Part {
    /// What can be seen.
    pub shown: Vec<Shown>,
    /// Why there are more that cannot.
    pub hidden: Option<String>,
}

/// Why photos of a child are not seen and cannot be added; nothing when they can.
pub fn why_not(answers: &Answers, lang: Lang) -> Option<String> {
    let (key, who) = match answers.consent() {
        Consent::Given => return None,
        Consent::Waiting(who) => ("photo-waits", who),
        Consent::Refused(who) => ("photo-refused", who),
        Consent::Nobody => ("photo-nobody", Vec::new()),
    };
    Some(lang.t(key).with("names", answers.names(&who)).to_string())
}

/// What a guardian said, in words.
pub fn said(given: Option<&Given>, lang: Lang) -> (&'static str, String) {
    let Some(given) = given else { return ("due", lang.t("photo-said-nothing").to_string()) };
    let badge = if given.answer == Answer::Given { "good" } else { "late" };
    let key = "photo-said-".to_owned() + given.answer.code();
    let text = lang.t(&key).with("date", dates::exact(given.on, lang)).to_string();
    match &given.taken_in {
        Some((name, way)) => {
            let key = "photo-taken-in-".to_owned() + way;
            (badge, format!("{text} {}", lang.t(&key).with("name", name)))
        }
        None => (badge, text),
    }
}

/// All that a guardian said, in order of time, in words; that it said nothing, when that is so.
pub fn all_said(answers: &Answers, guardian: GuardianId, lang: Lang) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = answers.said_by(guardian).map(|given| said(Some(given), lang)).collect();
    if all.is_empty() {
        all.push(said(None, lang));
    }
    all
}

/// What a guardian can say now.
pub fn can_say(answers: &Answers, guardian: GuardianId) -> Vec<Answer> {
    let last = answers.last(guardian).map(|given| given.answer);
    Answer::ALL.into_iter().filter(|answer| answer.follows(last)).collect()
}

/// A photo for somebody who may see it.
pub fn shown(photo: &Photo, actor: &Actor, lang: Lang) -> Shown {
    let day = dates::exact(photo.seen_on, lang);
    let own = actor.staff == Some(photo.added_by);
    Shown {
        id: photo.id,
        words: if photo.described.is_empty() {
            lang.t("photo-of-day").with("date", day).to_string()
        } else {
            photo.described.clone()
        },
        removed: photo.removed_at.map(|at| {
            let day = dates::exact(at.date_in(&actor.zone), lang);
            lang.t("photo-was-removed").with("date", day).to_string()
        }),
        can_remove: photo.removed_at.is_none()
            && may_remove(own, actor.facts.mentor_of.contains(&photo.child.0)),
    }
}

/// The photos of one child that somebody sees, and why others are not seen.
pub fn part(photos: &[&Photo], answers: &Answers, actor: &Actor, lang: Lang) -> Part {
    let hidden = photos.iter().filter(|photo| photo.removed_at.is_none()).count();
    // Only staff is told why, in the languages of staff.
    let told = hidden > 0 && actor.staff.is_some();
    let why = if told { why_not(answers, lang) } else { None };
    Part {
        shown: photos
            .iter()
            .filter(|photo| photo.is_shown_to(actor, answers))
            .map(|photo| shown(photo, actor, lang))
            .collect(),
        hidden: why.map(|why| format!("{} {why}", lang.t("photo-hidden").with("count", hidden))),
    }
}

/// The photos with these notes and observations of one child, whom the caller has found with a grant.
pub async fn with_lines(
    tx: &mut Read,
    actor: &Actor,
    lines: impl IntoIterator<Item = Uuid>,
    lang: Lang,
) -> sqlx::Result<BTreeMap<Uuid, Part>> {
    let photos = queries::with(tx, actor.organisation, lines).await?;
    let Some(child) = photos.first().map(|photo| photo.child) else { return Ok(BTreeMap::new()) };
    let answers = queries::answers_of(tx, actor.organisation, child, actor.today).await?;
    let mut by_line: BTreeMap<Uuid, Vec<&Photo>> = BTreeMap::new();
    for photo in &photos {
        by_line.entry(photo.line).or_default().push(photo);
    }
    Ok(by_line.into_iter().map(|(line, photos)| (line, part(&photos, &answers, actor, lang))).collect())
}
