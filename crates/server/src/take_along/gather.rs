//! What is taken along, in one simple form: sections with entries. From what the parents' pages are made of.

use std::sync::Arc;

use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Serialize;

use crate::{
    family::{self, ChildPart},
    message, observation_list, photo,
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, exact},
        db::Read,
        i18n::{Lang, Reader},
        ids::ChildId,
        problem::Problem,
        session::Actor,
    },
    transfer, who_looked,
};

/// The form of the data; another form has another number.
pub const VERSION: u32 = 1;

/// The file of a child, as its parent reads it.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// Always `mentorkind-take-along`.
    pub schema: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// The day on which it was made.
    pub made_on: Date,
    /// The same in words.
    #[serde(skip)]
    pub made: String,
    /// What it is about, and to keep it with care.
    #[serde(skip)]
    pub careful: String,
    /// The organisation.
    pub organisation: String,
    /// The name of the child.
    pub child: String,
    /// What there is, by subject; a subject of which there is nothing is not there.
    pub sections: Vec<Section>,
    /// The photos, in order, and then the drawings.
    pub photos: Vec<Picture>,
    /// The files of messages: the name in the ZIP, and the bytes.
    #[serde(skip)]
    pub message_files: Vec<(String, Vec<u8>)>,
}

/// A subject.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Which, for programs.
    pub kind: &'static str,
    /// Which, in the parent's language.
    pub title: String,
    /// What there is of it.
    pub entries: Vec<Entry>,
}

/// Something of a subject.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Entry {
    /// The day or moment, as `2026-03-03`.
    pub on: Option<String>,
    /// The same in words.
    #[serde(skip)]
    pub when: Option<String>,
    /// What it is.
    pub title: String,
    /// What was written.
    pub text: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// The name in the ZIP of the file that goes with it.
    pub file: Option<String>,
}

/// A photo or a drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its name in the ZIP.
    pub file: String,
    /// What can be seen on it.
    pub words: String,
    /// The picture: a photo as JPEG, a drawing as SVG.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Entry {
    fn new(title: impl ToString) -> Self {
        Self { title: title.to_string(), ..Self::default() }
    }

    fn on(mut self, on: &Said) -> Self {
        self.on = Some(on.iso.clone());
        self.when = Some(on.exact.clone());
        self
    }

    fn text(mut self, text: impl ToString) -> Self {
        let text = text.to_string();
        if !text.is_empty() {
            self.text.push(text);
        }
        self
    }

    fn by(mut self, by: impl ToString) -> Self {
        self.by = Some(by.to_string());
        self
    }
}

/// Gathers it, with what the guardian may see at this moment.
pub async fn gather(
    tx: &mut Read,
    actor: &Arc<Actor>,
    child: ChildId,
    (now, lang): (Moment, Lang),
) -> Result<File, Problem> {
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    let grant = Grant::<action::SeeOwnMentor>::of(actor)?;
    let all = family::gather(tx, &grant, now, lang).await?.children;
    let part = all.into_iter().find(|part| part.id == child).ok_or(Problem::NotFound)?;
    let to = (lang, actor.reader);
    let mut sections = of_page(&part, to);
    if let Ok(grant) = Grant::<action::AnswerTransfer>::of(actor) {
        let transfers = transfer::of_children(tx, grant.organisation(), [child]).await?;
        let dossiers = transfer::dossiers(&transfers, child, guardian, lang).into_iter();
        let entries = dossiers.flat_map(|one| {
            let written = one.parts.into_iter().filter(|(_, text)| !text.is_empty());
            written.map(move |(label, text)| Entry {
                on: Some(one.given_on.to_string()),
                when: Some(exact(one.given_on, lang)),
                text,
                ..Entry::new(format!("{}: {label}", one.receiver))
            })
        });
        sections.push(section("transfer", entries, to));
    }
    let mut message_files = Vec::new();
    if let Ok(grant) = Grant::<action::WriteToMentor>::of(actor) {
        let mut entries = Vec::new();
        for line in message::thread(tx, &grant, child, lang).await? {
            match line {
                message::Line::Message(one) if !one.withdrawn => {
                    let mut entry = Entry::new("").on(&one.at).text(&one.text).by(&one.by);
                    if let Some(kept) = message::file_of(tx, grant.organisation(), one.id).await? {
                        let n = message_files.len() + 1;
                        let name = format!("messages/{n:03}.{}", kept.kind.extension());
                        entry.file = Some(name.clone());
                        message_files.push((name, kept.content));
                    }
                    entries.push(entry);
                }
                message::Line::Message(_) => {}
                message::Line::Settled(words) => entries.push(Entry::new(words)),
            }
        }
        sections.push(section("messages", entries.into_iter(), to));
    }
    let entries = part.seen.iter().map(|one| {
        let entry = Entry::new("").on(&one.on).by(&one.by).text(&one.text);
        one.told.iter().fold(entry, |entry, (how, said)| entry.text(format!("{how} {said}").trim()))
    });
    sections.push(section("seen", entries, to));
    if let Ok(grant) = Grant::<action::SeeOwnObservationLists>::of(actor) {
        let (_, filled) = observation_list::filled(tx, &grant, child, lang).await?;
        let entries = filled.into_iter().flat_map(|(on, by, lists)| {
            lists.into_iter().map(move |list| {
                let lines = list.sections.iter().flat_map(|(_, lines)| lines);
                lines.fold(Entry::new(&list.name).on(&on).by(&by), |entry, line| {
                    let whole = |parts: &[crate::observation::Part]| {
                        parts.iter().map(|part| part.text.as_str()).collect::<String>()
                    };
                    let (asked, remark) = (whole(&line.text), whole(&line.remark));
                    entry.text(format!("{asked}: {} {remark}", line.answer).trim())
                })
            })
        });
        sections.push(section("lists", entries, to));
    }
    if let Ok(grant) = Grant::<action::SeeWhoLooked>::of(actor) {
        sections.push(looked(&who_looked::whole(tx, &grant, child, lang).await?, to));
    }
    let sheets = part.heard.shared.iter().flat_map(|one| &one.sheets);
    let drawn = sheets.filter(|sheet| !sheet.drawing.strokes.is_empty());
    let drawings = (1..).zip(drawn).map(|(n, sheet)| Picture {
        file: format!("drawings/{n:03}.svg"),
        words: lang.t("voice-sheet-of").with("child", &part.first_name).to_string(),
        bytes: sheet.drawing.svg().into_bytes(),
    });
    let drawings: Vec<Picture> = drawings.collect();
    let photos = match Grant::<action::AnswerConsent>::of(actor) {
        Ok(grant) => photo::whole(tx, &grant, child, lang).await?,
        Err(_) => Vec::new(),
    };
    sections.retain(|section| !section.entries.is_empty());
    Ok(File {
        schema: "mentorkind-take-along",
        version: VERSION,
        made_on: actor.today,
        made: exact(actor.today, lang),
        careful: lang.t("take-careful").to(actor.reader).to_string(),
        organisation: actor.organisation_name.clone(),
        child: part.name,
        sections,
        photos: (1..)
            .zip(photos)
            .map(|(n, (words, jpeg))| Picture { file: format!("photos/{n:03}.jpg"), words, bytes: jpeg })
            .chain(drawings)
            .collect(),
        message_files,
    })
}

fn section(
    kind: &'static str,
    entries: impl Iterator<Item = Entry>,
    (lang, reader): (Lang, Reader),
) -> Section {
    let key = "take-section-".to_owned() + kind;
    Section { kind, title: lang.t(&key).to(reader).to_string(), entries: entries.collect() }
}

/// Who looked, and on which days something was told to a guardian without custody.
fn looked(all: &who_looked::Looked, to: (Lang, Reader)) -> Section {
    let lang = to.0;
    let days = all.days.iter().map(|(day, lines)| {
        lines.iter().fold(Entry::new(&day.exact).on(day), |entry, line| {
            let who = [Some(&line.role), line.name.as_ref()].into_iter().flatten();
            let who = who.map(String::as_str).collect::<Vec<_>>().join(" · ");
            let why = match line.times {
                1 => line.why.clone(),
                times => format!("{} · {}", line.why, lang.t("looked-times").with("count", times)),
            };
            entry.text(format!("{who}: {why}"))
        })
    });
    let told = all.told.iter().map(|day| Entry::new(lang.t("looked-told-title")).on(day));
    section("looked", days.chain(told), to)
}

/// What stands on the page of all children.
fn of_page(part: &ChildPart, to: (Lang, Reader)) -> Vec<Section> {
    let lang = to.0;
    let mentors = part.mentor.iter().chain(&part.next).map(|one| Entry::new(&one.card.name).on(&one.from));
    let places = part.places.iter().map(Entry::new);
    let talks = part.talks.iter().filter_map(|talk| {
        let (report, agreements, shared) = talk.report.as_ref()?;
        let on = talk.held.as_ref().unwrap_or(shared);
        let entry = Entry::new(&talk.title).on(on).text(report).text(agreements).text(&talk.attended);
        let in_person = talk.in_person.iter().map(|(_, words)| words);
        Some(talk.views.iter().chain(&talk.said).chain(in_person).fold(entry, Entry::text))
    });
    let agreements = part.agreed.holds.iter().chain(&part.agreed.over).map(|one| {
        let by = lang.t("board-by").with("name", &one.made_by).with("day", exact(one.made_on, lang));
        let entry = Entry::new(&one.what).text(&one.of_whom).by(by);
        match &one.ended {
            Some((on, outcome)) => entry.on(on).text(outcome),
            None => entry,
        }
    });
    let goals = part.goals.0.iter().map(|goal| {
        let entry = Entry::new(&goal.what).text(&goal.noticed);
        goal.looked_back.iter().fold(entry, |entry, back| {
            entry.text(format!("{}: {} {}", back.on.exact, back.outcome, back.words).trim())
        })
    });
    let milestones = part.milestones.iter().filter(|one| !one.withdrawn);
    let milestones = milestones.map(|one| Entry::new(&one.what).on(&one.on).text(&one.topic));
    let needs = part.needs.iter().filter(|one| !one.words.is_empty() || !one.how.is_empty()).map(|one| {
        let entry = Entry::new(&one.label).text(&one.words).text(&one.how);
        match &one.said_on {
            Some(on) => entry.on(on),
            None => entry,
        }
    });
    let days = part.days.iter().map(|day| {
        let entry = Entry::new(&day.day.exact).on(&day.day);
        day.lines.iter().fold(entry, |entry, (about, words)| entry.text(format!("{about}: {words}")))
    });
    let heard = part.heard.shared.iter().map(|one| {
        let entry = Entry::new("").on(&one.on).text(&one.words);
        one.sheets.iter().fold(entry, |entry, sheet| entry.text(&sheet.words))
    });
    let concerns = part.concerns.iter().flat_map(|one| {
        let about = one.about.iter().map(Entry::new);
        about.chain(
            one.lines.iter().map(|line| Entry::new(&line.what).on(&line.on).text(&line.words).by(&line.by)),
        )
    });
    let consents =
        part.consents.iter().map(|one| Entry::new(&one.purpose).text(&one.recipient).text(&one.state));
    let professionals = part.professionals.iter().map(|one| {
        Entry::new(&one.with).on(&one.on).text(&one.why).text(&one.shared).text(&one.basis).by(&one.by)
    });
    vec![
        section("places", places, to),
        section("mentor", mentors, to),
        section("talks", talks, to),
        section("agreements", agreements, to),
        section("goals", goals, to),
        section("milestones", milestones, to),
        section("needs", needs, to),
        section("days", days, to),
        section("heard", heard, to),
        section("concerns", concerns, to),
        section("consents", consents, to),
        section("professionals", professionals, to),
    ]
}
