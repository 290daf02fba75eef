//! The letter for whoever is told on paper.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;
use mentorkind_reports::{Block, Document, Letter};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    pages::{Filter, found},
    queries,
};
use crate::{
    family, group,
    mentor_card::{self, Card},
    mentorship::{self, Mentorship},
    platform::{
        access::Grant,
        dates, download,
        i18n::Lang,
        problem::Problem,
        render::{Page, html},
        session::Cx,
        week::{self, Week},
    },
};

/// The page of a letter, for who prints it.
#[derive(Template)]
#[template(path = "announcement/letter.html")]
struct LetterPage {
    page: Page,
    /// The way back.
    back: String,
    letter: LetterOnPaper,
    /// The languages in which it can be printed.
    languages: Vec<Language>,
    /// In which it is printed now.
    language: String,
    /// In which its reader gets mail, when that is another one.
    own: Option<String>,
    /// No native reader has looked at this translation yet.
    awaits_review: bool,
    /// The same as PDF.
    pdf: String,
}

/// A language in which a letter can be printed.
struct Language {
    lang: Lang,
    href: String,
    chosen: bool,
}

/// The letter itself, in the language of whoever gets it.
#[derive(Template)]
#[template(path = "announcement/paper.html")]
struct LetterOnPaper {
    page: Page,
    organisation: String,
    location: Option<queries::Sender>,
    guardian: String,
    /// Whom to address in an office.
    contact_person: Option<String>,
    dear: String,
    today: String,
    subject: String,
    /// What is told, paragraph by paragraph.
    told: Vec<String>,
    /// The mentor; the present one when a change was withdrawn, if there is one.
    mentor: Option<MentorPart>,
    signed: String,
    /// The language in which its reader gets mail.
    own: Lang,
}

/// In which language a letter is printed, when another one than its reader's was chosen.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    #[serde(rename = "in")]
    language: Option<String>,
}

struct MentorPart {
    card: Card,
    weeks: Vec<Week>,
    reach: String,
}

/// What is told of the mentor of a child, who is or will be this one.
fn paragraphs(
    (child, withdrawn): (&str, bool),
    mentor: Option<(&Mentorship, &Card)>,
    (today, lang): (Date, Lang),
) -> Vec<String> {
    let mut told = Vec::new();
    if withdrawn {
        told.push(lang.t("letter-withdrawn").with("child", child).to_string());
    }
    let Some((mentorship, card)) = mentor else {
        told.push(lang.t("letter-no-mentor").with("child", child).to_string());
        return told;
    };
    let who = if withdrawn {
        lang.t("letter-stays")
    } else if mentorship.from > today {
        lang.t("letter-from").with("date", dates::exact(mentorship.from, lang))
    } else {
        lang.t("letter-is")
    };
    let who = who.with("mentor", &card.name).with("child", child);
    told.push(format!("{who} {}", lang.t("letter-what").with("child", child)));
    if let Some((_, own)) = mentorship.stands_in_for.as_ref().filter(|_| !withdrawn) {
        let interim = lang.t("letter-interim").with("own", own).with("mentor", card.first_name());
        told.push(interim.to_string());
    }
    told
}

/// How the letter begins: to a person by name, to an office as one writes to an office.
fn dear(announced: &queries::Announced, lang: Lang) -> String {
    let name = announced.guardian_name.as_deref().unwrap_or_default();
    match (announced.institution, &announced.contact_person) {
        (false, _) => lang.t("letter-dear").with("guardian", name).to_string(),
        (true, Some(person)) => lang.t("letter-dear-formal").with("person", person).to_string(),
        (true, None) => lang.t("letter-dear-office").to_string(),
    }
}

fn subject(child: &str, withdrawn: bool, lang: Lang) -> String {
    let subject = if withdrawn { lang.t("letter-subject-withdrawn") } else { lang.t("letter-subject") };
    subject.with("child", child).to_string()
}

/// The letter, with what is true today. It opens the file of the child.
async fn written(
    cx: &Cx,
    grant: &Grant<action::TellInPerson>,
    id: Uuid,
    chosen: &Chosen,
) -> Result<LetterOnPaper, Problem> {
    let actor = grant.actor();
    let (organisation, today) = (grant.organisation(), actor.today);
    let mut tx = cx.read().await?;
    let announced = found(cx, &mut tx, grant, id, true).await?;
    let own = Lang::of_parent(announced.language.as_deref().unwrap_or_default());
    let lang = chosen.language.as_deref().and_then(|code| Lang::among(code, &Lang::ALL)).unwrap_or(own);
    let mentorships = mentorship::of_children(&mut tx, organisation, &[announced.child_id]).await?;
    let withdrawn = announced.staff_id.is_none();
    let from = announced.from_on.map(jiff_sqlx::Date::to_jiff);
    let told = mentorships.iter().find(|m| match from {
        Some(from) => Some(m.staff) == announced.staff_id && m.from == from,
        None => m.holds_on(today),
    });
    let mentor = match told {
        None => None,
        Some(mentorship) => {
            let on = mentorship.from.max(today);
            let child = queries::days_of_child(&mut tx, organisation, announced.child_id, on).await?;
            let works = group::works(&mut tx, organisation, &[mentorship.staff]).await?;
            let days = works
                .iter()
                .filter(|w| w.holds_on(on) && child.iter().any(|(group, _)| *group == w.group))
                .fold(0, |all, w| all | w.days.0);
            let child = child.iter().fold(0, |all, (_, days)| all | days.0);
            let weeks = if child == 0 {
                week::there(HalfDays(days), lang)
            } else {
                week::together(HalfDays(child), HalfDays(days), lang)
            };
            let card = mentor_card::cards(&mut tx, organisation, [mentorship.staff]).await?.pop();
            card.map(|card| (mentorship, MentorPart { reach: family::reach(&card, lang), weeks, card }))
        }
    };
    let location = match announced.group_id {
        Some(group) => queries::sender(&mut tx, organisation, group).await?,
        None => None,
    };
    drop(tx);
    let group = announced.group_id.map(|group| group.0);
    cx.app.openings.record(vec![grant.opening(group, announced.child_id, "letter", cx.now)]).await?;
    let child = announced.first_name.as_str();
    Ok(LetterOnPaper {
        page: Page { lang, ..cx.page() },
        subject: subject(child, withdrawn, lang),
        told: paragraphs(
            (child, withdrawn),
            mentor.as_ref().map(|(m, part)| (*m, &part.card)),
            (today, lang),
        ),
        organisation: actor.organisation_name.clone(),
        location,
        guardian: announced.guardian_name.clone().unwrap_or_default(),
        dear: dear(&announced, lang),
        contact_person: announced.contact_person.clone().filter(|_| announced.institution),
        today: dates::exact(today, lang),
        mentor: mentor.map(|(_, part)| part),
        signed: actor.name.clone(),
        own,
    })
}

pub async fn letter(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Problem> {
    let letter = written(&cx, &grant, id, &chosen).await?;
    let printed = letter.page.lang;
    let address = format!("/told/{id}/letter");
    let name = |lang: Lang| cx.lang.t(&("letter-language-".to_owned() + lang.code())).to_string();
    let languages = Lang::ALL.into_iter().map(|lang| Language {
        lang,
        href: format!("{address}{}", filter.with(&format!("in={lang}"))),
        chosen: lang == printed,
    });
    html(&LetterPage {
        page: cx.page(),
        back: filter.page(),
        languages: languages.collect(),
        language: name(printed),
        own: (letter.own != printed).then(|| name(letter.own)),
        awaits_review: printed.awaits_review(),
        pdf: format!("{address}/pdf?in={printed}"),
        letter,
    })
}

/// The letter as PDF.
pub async fn pdf(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Problem> {
    let letter = written(&cx, &grant, id, &chosen).await?;
    download::pdf(document(&letter, grant.actor().today), "brief-mentor.pdf").await
}

fn document(letter: &LetterOnPaper, on: Date) -> Document {
    let lang = letter.page.lang;
    let words = |text: &dyn ToString| Block::Words { text: text.to_string() };
    let mut sender = vec![letter.organisation.clone()];
    if let Some(from) = &letter.location {
        sender.push(format!("{}, {}", from.location, from.group_name));
        sender.extend(from.address.clone());
    }
    let attention = letter.contact_person.as_ref();
    let attention = attention.map(|person| lang.t("letter-attention").with("person", person).to_string());
    let mut blocks = vec![words(&letter.dear)];
    blocks.extend(letter.told.iter().map(|told| words(told)));
    if let Some(mentor) = &letter.mentor {
        blocks.push(Block::Section { text: mentor.card.name.clone() });
        blocks.push(week::block(&mentor.weeks, lang));
        blocks.push(Block::Fact {
            label: lang.t("letter-reach").with("mentor", mentor.card.first_name()).to_string(),
            text: mentor.reach.clone(),
        });
    }
    blocks.push(words(&lang.t("letter-questions")));
    blocks.push(words(&lang.t("letter-greeting")));
    blocks.push(words(&format!("{}\n{}", letter.signed, letter.organisation)));
    Document {
        lang: lang.code().to_owned(),
        title: letter.subject.clone(),
        organisation: letter.organisation.clone(),
        on,
        letter: Some(Letter {
            sender,
            recipient: [letter.guardian.clone()].into_iter().chain(attention).collect(),
            date: letter.today.clone(),
        }),
        blocks,
    }
}
