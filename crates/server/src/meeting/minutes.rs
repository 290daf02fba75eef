//! Writing the minutes: a few words by each thing on the agenda, and who was there. Each time they are kept it is a version,
//! and nobody replaces what a colleague wrote meanwhile without having seen it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    board::MOST_CHARACTERS,
    meeting::{MOST_WORDS, SHOWN_POINTS, keeps_agenda},
    obligation::Kind,
    observation::{WrongText, check_text},
};

use super::{
    agenda, pages,
    queries::{self, Meeting},
    said::{self, Minutes, Said, Written},
};
use crate::{
    board, group,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, MeetingId, StaffId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    todo,
};

/// The parts of the agenda of which minutes are kept for the whole team, in their order. What concerns only some of it has
/// a place of its own.
const PARTS: [&str; 7] = ["own", "agreements", "tasks", "unseen", "goals", "late", "moves"];
/// What something was called is at most an agreement with the name of its child.
const MOST_ABOUT: usize = 2 * MOST_CHARACTERS;

pub(super) type Fields = BTreeMap<String, String>;

/// The heading of the part of a topic, and its place among the parts.
pub(super) fn part_of(topic: &str, lang: Lang) -> Option<(usize, String)> {
    let code = topic.split_once('-')?.0;
    Some((PARTS.iter().position(|part| *part == code)?, agenda::title(code, lang)))
}

/// Something of which can be written what was said.
struct Line {
    said: Said,
    mistake: Option<String>,
}

impl Line {
    fn field(&self) -> String {
        format!("words-{}", self.said.topic)
    }

    fn child(&self) -> String {
        self.said.child_id.map(|id| id.to_string()).unwrap_or_default()
    }
}

struct PartLines {
    title: String,
    lines: Vec<Line>,
}

impl PartLines {
    /// The lines that stand there, and those that are folded away as long as there is nothing in them.
    fn folded(&self) -> (&[Line], &[Line]) {
        self.lines.split_at(self.lines.len().min(SHOWN_POINTS))
    }

    fn is_written(&self) -> bool {
        self.folded().1.iter().any(|line| !line.said.words.is_empty())
    }
}

/// What a colleague kept meanwhile that is not what was typed.
struct Theirs {
    by: String,
    lines: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "meeting/minutes.html")]
struct MinutesPage {
    page: Page,
    id: MeetingId,
    name: String,
    on: dates::Said,
    parts: Vec<PartLines>,
    words: String,
    words_mistake: Option<String>,
    /// Who can have been there, and was.
    team: Vec<(StaffId, String, bool)>,
    based_on: i64,
    theirs: Option<Theirs>,
}

impl MinutesPage {
    fn mistakes(&self) -> Vec<(String, &str)> {
        let words = self.words_mistake.as_deref().map(|mistake| ("words".to_owned(), mistake));
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        words
            .into_iter()
            .chain(lines.filter_map(|line| Some((line.field(), line.mistake.as_deref()?))))
            .collect()
    }
}

/// A meeting of which minutes can be written: its day has come.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::HoldMeeting>,
    id: MeetingId,
) -> Result<(Meeting, Grant<action::SeeMeetings>), Problem> {
    let see = Grant::<action::SeeMeetings>::of(grant.actor())?;
    let meeting = pages::found(tx, &see, id).await?;
    if !grant.covers(Some(meeting.group_id.0), None) {
        return Err(Problem::NotFound);
    }
    if meeting.held_on.to_jiff() > grant.actor().today {
        return Err(Problem::Conflict);
    }
    Ok((meeting, see))
}

/// What can be spoken of: what was added, what is on the agenda as long as it is there, what was written of before.
async fn topics(
    tx: &mut Read,
    see: &Grant<action::SeeMeetings>,
    meeting: &Meeting,
    kept: Option<&Minutes>,
    lang: Lang,
) -> Result<Vec<Said>, Problem> {
    let (organisation, today) = (see.organisation(), see.actor().today);
    let plain = |topic, about, child_id| Said { topic, about, child_id, words: String::new() };
    let items = queries::items(tx, organisation, meeting.id).await?;
    let mut all: Vec<Said> =
        items.into_iter().map(|item| plain(format!("own-{}", item.id), item.words, None)).collect();
    if keeps_agenda(meeting.held_on.to_jiff(), today) {
        let earlier = queries::of_group(tx, organisation, meeting.group_id).await?;
        let last =
            earlier.iter().find(|one| !one.planned && one.id != meeting.id && one.held_on <= meeting.held_on);
        let last = last.map(|one| one.held_on.to_jiff());
        let agenda = agenda::agenda(tx, see, (meeting.group_id, last), lang).await?;
        for part in agenda.parts.into_iter().filter(|part| PARTS.contains(&part.code)) {
            all.extend(part.points.into_iter().map(|point| {
                // Of what is late each reader is told something else: the minutes name the kind alone.
                let about = match Kind::of(&point.key).filter(|_| part.code == "late") {
                    Some(kind) => todo::kind_name(kind, lang),
                    None => point.words,
                };
                plain(format!("{}-{}", part.code, point.key), about, point.child)
            }));
        }
    }
    for said in kept.into_iter().flat_map(|minutes| &minutes.said) {
        match all.iter_mut().find(|one| one.topic == said.topic) {
            Some(one) => *one = said.clone(),
            None => all.push(said.clone()),
        }
    }
    Ok(all)
}

/// What was typed, by topic; with what is wrong with it.
struct Typed {
    words: String,
    words_mistake: Option<String>,
    lines: Vec<Line>,
    present: BTreeSet<String>,
    based_on: i64,
}

fn too_long(text: &str, lang: Lang) -> Option<String> {
    match check_text(text, MOST_WORDS) {
        Err(WrongText::TooLong(length)) => {
            let text = lang.t("meeting-item-long").with("length", grouped(length, lang));
            Some(text.with("most", grouped(MOST_WORDS, lang)).to_string())
        }
        _ => None,
    }
}

impl Typed {
    fn read(fields: &Fields, lang: Lang) -> Result<Self, Problem> {
        let field = |name: &str| fields.get(name).map(|text| text.trim()).unwrap_or_default();
        let mut lines = Vec::new();
        for (name, about) in fields {
            let Some(topic) = name.strip_prefix("about-") else { continue };
            let child = field(&format!("child-{topic}"));
            let child_id = match child {
                "" => None,
                child => Some(ChildId(child.parse().map_err(|_| Problem::BadForm)?)),
            };
            let known = part_of(topic, lang).is_some() && topic.len() <= MOST_ABOUT;
            if !known || about.is_empty() || about.chars().count() > MOST_ABOUT {
                return Err(Problem::BadForm);
            }
            let words = field(&format!("words-{topic}")).to_owned();
            let mistake = too_long(&words, lang);
            let said = Said { topic: topic.to_owned(), about: about.clone(), child_id, words };
            lines.push(Line { said, mistake });
        }
        lines.sort_by_key(|line| part_of(&line.said.topic, lang).map(|(place, _)| place));
        let words = field("words").to_owned();
        let nothing = words.is_empty() && lines.iter().all(|line| line.said.words.is_empty());
        Ok(Self {
            words_mistake: match nothing {
                true => Some(lang.t("meeting-minutes-empty").to_string()),
                false => too_long(&words, lang),
            },
            words,
            lines,
            present: fields
                .keys()
                .filter_map(|name| name.strip_prefix("present-"))
                .map(str::to_owned)
                .collect(),
            based_on: field("based_on").parse().map_err(|_| Problem::BadForm)?,
        })
    }

    fn is_wrong(&self) -> bool {
        self.words_mistake.is_some() || self.lines.iter().any(|line| line.mistake.is_some())
    }
}

/// Who can have been there: the team of today, who was there before, and who writes.
async fn team(
    tx: &mut Read,
    grant: &Grant<action::HoldMeeting>,
    meeting: &Meeting,
    kept: Option<&Minutes>,
) -> Result<Vec<(StaffId, String)>, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut team = board::team(tx, organisation, meeting.group_id, today).await?;
    for (staff, name) in kept.into_iter().flat_map(|minutes| &minutes.present) {
        if !team.iter().any(|(one, _)| one == staff) {
            team.push((*staff, name.clone()));
        }
    }
    Ok(team)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (meeting, see) = found(&mut tx, &grant, id).await?;
    show(&cx, tx, (&grant, &see), &meeting, None).await
}

/// The form as it is, or with what was typed.
async fn show(
    cx: &Cx,
    mut tx: Read,
    (grant, see): (&Grant<action::HoldMeeting>, &Grant<action::SeeMeetings>),
    meeting: &Meeting,
    typed: Option<Typed>,
) -> Result<Response, Problem> {
    let (organisation, lang, actor) = (grant.organisation(), cx.lang, grant.actor());
    let group = meeting.group_id;
    let name = group::name(&mut tx, organisation, group).await?.ok_or(Problem::NotFound)?;
    let kept = said::last(&mut tx, organisation, meeting.id).await?;
    let team = team(&mut tx, grant, meeting, kept.as_ref()).await?;
    let topics = topics(&mut tx, see, meeting, kept.as_ref(), lang).await?;
    drop(tx);
    pages::open(cx, see, group, topics.iter().filter_map(|topic| topic.child_id)).await?;
    let wrong = typed.is_some();
    let number = kept.as_ref().map_or(0, |kept| kept.version.number);
    let theirs = kept.as_ref().filter(|_| typed.as_ref().is_some_and(|typed| typed.based_on != number));
    let theirs = theirs.zip(typed.as_ref()).map(|(kept, typed)| differences(kept, typed, lang));
    let was_there = |staff: StaffId| match (&typed, &kept) {
        (Some(typed), _) => typed.present.contains(&staff.to_string()),
        (None, Some(kept)) => kept.present.iter().any(|(one, _)| *one == staff),
        (None, None) => actor.staff == Some(staff),
    };
    let team = team.into_iter().map(|(staff, name)| (staff, name, was_there(staff))).collect();
    let (words, words_mistake, lines) = match typed {
        Some(typed) => {
            let mut lines = typed.lines;
            for topic in topics {
                if !lines.iter().any(|line| line.said.topic == topic.topic) {
                    lines.push(Line { said: topic, mistake: None });
                }
            }
            (typed.words, typed.words_mistake, lines)
        }
        None => {
            let lines = topics.into_iter().map(|said| Line { said, mistake: None }).collect();
            (kept.map(|kept| kept.version.words).unwrap_or_default(), None, lines)
        }
    };
    let mut parts: BTreeMap<usize, PartLines> = BTreeMap::new();
    for line in lines {
        if let Some((place, title)) = part_of(&line.said.topic, lang) {
            parts.entry(place).or_insert_with(|| PartLines { title, lines: Vec::new() }).lines.push(line);
        }
    }
    let page = MinutesPage {
        page: cx.page(),
        id: meeting.id,
        name,
        on: said(meeting.held_on.to_jiff(), actor.today, lang),
        parts: parts.into_values().collect(),
        words,
        words_mistake,
        team,
        based_on: number,
        theirs,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// What a colleague kept that differs from what was typed.
fn differences(kept: &Minutes, typed: &Typed, lang: Lang) -> Theirs {
    let mut lines = Vec::new();
    if kept.version.words != typed.words && !kept.version.words.is_empty() {
        lines.push((lang.t("meeting-minutes-general").to_string(), kept.version.words.clone()));
    }
    for said in &kept.said {
        let same =
            typed.lines.iter().any(|line| line.said.topic == said.topic && line.said.words == said.words);
        if !same {
            lines.push((said.about.clone(), said.words.clone()));
        }
    }
    Theirs { by: kept.version.name.clone(), lines }
}

pub(super) async fn keep(
    cx: Cx,
    grant: Grant<action::HoldMeeting>,
    Path(id): Path<MeetingId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    tx.alone(id.0).await?;
    let (meeting, see) = found(&mut tx, &grant, id).await?;
    let typed = Typed::read(&form.data, lang)?;
    let kept = said::last(&mut tx, organisation, id).await?;
    let number = kept.as_ref().map_or(0, |kept| kept.version.number);
    if typed.is_wrong() || typed.based_on != number {
        drop(tx);
        return show(&cx, cx.read().await?, (&grant, &see), &meeting, Some(typed)).await;
    }
    let of_group = board::children(&mut tx, organisation, meeting.group_id, actor.today).await?;
    let before = kept.iter().flat_map(|kept| &kept.said).filter_map(|said| said.child_id);
    let children: BTreeSet<ChildId> = of_group.into_iter().map(|(child, _)| child).chain(before).collect();
    let said: Vec<Said> =
        typed.lines.into_iter().map(|line| line.said).filter(|said| !said.words.is_empty()).collect();
    if said.iter().any(|said| said.child_id.is_some_and(|child| !children.contains(&child))) {
        return Err(Problem::BadForm);
    }
    let team = team(&mut tx, &grant, &meeting, kept.as_ref()).await?;
    let present =
        team.into_iter().map(|(staff, _)| staff).filter(|one| typed.present.contains(&one.to_string()));
    let written = Written { words: &typed.words, said: &said, present: &present.collect() };
    let minutes = said::keep(&mut tx, organisation, (id, number + 1), (actor.today, staff), &written).await?;
    // Whoever writes what was said says that the meeting was held.
    if meeting.planned
        && !queries::set(&mut tx, organisation, &meeting, (meeting.held_on.to_jiff(), false)).await?
    {
        return Err(Problem::Conflict);
    }
    let flash = Flash::good(lang.t("meeting-minutes-kept"));
    let audit = Audit::new(organisation, Some(actor.account), "minutes of a group meeting written")
        .on("meeting_minutes", minutes)
        .on("group_meeting", id);
    Ok(tx.finish(audit, &format!("/meetings/{id}"), Some(flash)).await?)
}
