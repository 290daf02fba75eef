//! The page of a child's file.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::{Permission, action},
    division::months_old,
    search,
};
use serde::Deserialize;

use super::{Child, Place, queries};
use crate::{
    child_voice, concern, division, extra_attention, goal, group, guardians, inquiry,
    mentor_card::first_name,
    mentorship::{self, Mentorship},
    milestone, needs,
    observation::{
        self, NoteForm, NoteMistakes, OverTime, Reading, Timeline, TopicLine, over_time, timeline, topics,
    },
    observation_list,
    platform::{
        access::Grant,
        dates::{self, Said},
        i18n::Lang,
        ids::ChildId,
        problem::Problem,
        render::{Page, colour, initials, status_html},
        session::{Actor, Cx},
        week::{self, Week},
    },
    protocol, settling_in, talk,
    todo::TalkOf,
};

/// Which part of the file.
#[derive(Debug, Default, Deserialize)]
pub struct Part {
    /// What is searched for.
    #[serde(default)]
    q: String,
    /// From where on.
    after: Option<String>,
}

/// A note that was typed and not taken.
pub struct Typed {
    /// What was typed.
    pub form: NoteForm,
    /// What is wrong with it.
    pub mistakes: NoteMistakes,
}

#[derive(Template)]
#[template(path = "child/file.html")]
struct FilePage {
    page: Page,
    child: Child,
    initials: String,
    colour: u8,
    age: String,
    /// The groups, each with its address.
    places: Vec<(String, String)>,
    mentor: Option<String>,
    /// The day on which it died.
    died: Option<String>,
    /// What whoever hands the child over must know.
    warnings: Vec<guardians::Warned>,
    weeks: Vec<Week>,
    /// The next mentor and the first day.
    coming: Option<(String, Said)>,
    /// Earlier mentors and when they were.
    earlier: Vec<(String, String)>,
    may_write: bool,
    may_observe: bool,
    may_see_family: bool,
    may_place: bool,
    may_worry: bool,
    /// The reader can begin the reporting code here: not on a shared tablet.
    may_suspect: bool,
    /// The reader offers the parents a talk.
    may_ask: bool,
    may_transfer: bool,
    may_keep: bool,
    /// Guardians without custody asked something, and the reader answers that.
    inquiries: bool,
    concerns: concern::FilePart,
    /// The reader is the mentor, who writes with the parents.
    is_mentor: bool,
    /// Its own page of what it says, for who works with it at after-school care: the mentor's, or that of its secret.
    voice: Option<String>,
    extra_attention: extra_attention::FilePart,
    may_record: bool,
    milestones: milestone::FilePart,
    /// How often the mentor had to do with it lately.
    moments: Option<String>,
    /// It settles in, and the reader may see how.
    settles_in: bool,
    may_meet_needs: bool,
    needs: Vec<needs::Line>,
    talks: Vec<talk::FileLine>,
    /// The goals that go on; none where no goals are set.
    goals: Option<Vec<goal::Line>>,
    over_time: Option<OverTime>,
    /// The talk to which a warning beside it leads; none where the reader plans none.
    talk_of_flag: TalkOf,
    topics: Vec<TopicLine>,
    note: NoteForm,
    /// Another day than today was typed.
    other_day: bool,
    mistakes: NoteMistakes,
    q: String,
    timeline: Timeline,
    /// The first part of the file, without a search.
    whole: bool,
}

pub async fn file(
    cx: Cx,
    _: Grant<action::SeeFile>,
    Path(child): Path<ChildId>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    page(&cx, child, &part, None).await
}

/// The file of a child, with a note that was not taken.
pub async fn file_page(cx: &Cx, child: ChildId, typed: Option<Typed>) -> Result<Response, Problem> {
    page(cx, child, &Part::default(), typed).await
}

async fn page(cx: &Cx, child: ChildId, part: &Part, typed: Option<Typed>) -> Result<Response, Problem> {
    let grant = Grant::<action::SeeFile>::of(cx.actor()?)?;
    let actor = grant.actor();
    let (organisation, today, lang) = (grant.organisation(), actor.today, cx.lang);
    let mut tx = cx.read().await?;
    let child = queries::to_read(&mut tx, &grant, child).await?.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(&mut tx, organisation, child.id).await?;
    let places = queries::places(&mut tx, organisation, child.id, today).await?;
    let mentorships = mentorship::of_children(&mut tx, organisation, &[child.id]).await?;
    let mentor = mentorships.iter().find(|m| m.holds_on(today));
    let works = match mentor {
        Some(mentor) => group::works(&mut tx, organisation, &[mentor.staff]).await?,
        None => Vec::new(),
    };
    // Only who is the mentor is told what is new: others read what they come for.
    let new_since = if actor.facts.mentor_of.contains(&child.id.0) {
        Some(
            observation::last_opening(&mut tx, organisation, child.id, actor.account)
                .await?
                .unwrap_or_default(),
        )
    } else {
        None
    };
    // What is kept of a child that has died is read, and not added to.
    let may_write = died.is_none() && may::<action::WriteNote>(actor, child.id, &places);
    let may_observe = died.is_none() && may::<action::WriteObservation>(actor, child.id, &places);
    let may_place = died.is_none() && may::<action::PlaceExtraAttention>(actor, child.id, &places);
    let may_meet_needs = died.is_none() && may::<action::MeetNeeds>(actor, child.id, &places);
    let settles_in = died.is_none()
        && settling_in::first_day(&places, today).is_some()
        && may::<action::SettleIn>(actor, child.id, &places);
    let may_record = died.is_none() && may::<action::RecordMilestone>(actor, child.id, &places);
    let may_worry = died.is_none() && may::<action::WorkOnConcern>(actor, child.id, &places);
    let may_ask = died.is_none() && may::<action::AskConsent>(actor, child.id, &places);
    let may_transfer = died.is_none() && may::<action::TransferChild>(actor, child.id, &places);
    let may_keep = may::<action::KeepLonger>(actor, child.id, &places);
    let may_answer = died.is_none() && may::<action::AnswerInquiries>(actor, child.id, &places);
    let inquiries = may_answer && inquiry::has_page(&mut tx, organisation, child.id, today).await?;
    let may_see_family = may::<action::SeeFamilyWarnings>(actor, child.id, &places);
    let warnings = if may_see_family && died.is_none() {
        guardians::warnings_of_child(&mut tx, organisation, child.id, today).await?
    } else {
        Vec::new()
    };
    let when = (today, &actor.zone, lang);
    let due = if died.is_none() {
        observation::due(&mut tx, organisation, &child, &places, when).await?
    } else {
        Default::default()
    };
    let moments = match mentor.filter(|_| died.is_none()) {
        Some(mentor) => {
            let found = observation::moments(&mut tx, organisation, child.id, mentor.staff, today).await?;
            Some(found.words(first_name(&mentor.staff_name), lang))
        }
        None => None,
    };
    let scores = observation::scores(&mut tx, organisation, child.id).await?;
    let seen = observation::topics_seen(&mut tx, organisation, child.id).await?;
    let protocol = protocol::in_force(&mut tx, organisation, today).await?;
    let (domains_from, unseen) = (protocol.domains_from_months(), protocol.goal_unseen_months());
    let filled = observation_list::of_children(&mut tx, organisation, [child.id]).await?;
    let reader = observation_list::Reader { today, zone: &actor.zone, lang };
    let lists = observation_list::by_observation(&filled, child.birth_date, reader);
    let query = search::Query::new(&part.q);
    let reading = Reading {
        actor,
        now: cx.now,
        lang,
        query: query.as_ref(),
        after: part.after.as_deref(),
        new_since,
        may_observe,
        may_tell: died.is_none() && may::<action::RecordContact>(actor, child.id, &places),
        may_worry,
        due: &due,
        lists: &lists,
    };
    let timeline = if query.is_none() && !part.q.trim().is_empty() {
        // Signs without a word, such as %: they stand for nothing.
        Timeline { days: Vec::new(), next: None, found: Some(0), drafts: 0 }
    } else {
        timeline(&mut tx, child.id, &reading).await?
    };
    let talks = talk::of_children(&mut tx, organisation, [child.id]).await?;
    let goals = match died {
        None => Some(goal::of_child(&mut tx, organisation, child.id, goal::When { today, lang }).await?),
        Some(_) => None,
    };
    let needs = needs::of_children(&mut tx, organisation, [child.id].into_iter()).await?;
    let reader = needs::Reader { today, zone: &actor.zone, lang, parent: false };
    let needs = needs::by_child(needs, reader).remove(&child.id).unwrap_or_default();
    let milestones = milestone::of_children(&mut tx, organisation, [child.id].into_iter()).await?;
    let concerns = if may_worry {
        concern::of_children(&mut tx, organisation, [child.id], today).await?
    } else {
        Vec::new()
    };
    let extra = extra_attention::of_child(&mut tx, organisation, child.id).await?;
    let after_school = child_voice::after_school_group(&mut tx, organisation, child.id, today).await?;
    let may_plan = died.is_none() && may::<action::SettleDue>(actor, child.id, &places);
    let over_time = over_time(&scores, (&seen, unseen), today, lang);
    let talk_of_flag = if may_plan && over_time.as_ref().is_some_and(|chart| !chart.flags.is_empty()) {
        let now = talk::Now { now: cx.now, zone: &actor.zone, lang };
        TalkOf::of_child(&mut tx, organisation, (child.id, &places, &talks), now).await?
    } else {
        TalkOf::default()
    };
    drop(tx);
    super::open(cx, actor, child.id, &places, "file").await?;
    let wrong = typed.is_some();
    let (note, mistakes) = match typed {
        Some(typed) => (typed.form, typed.mistakes),
        None => (NoteForm::new(today), NoteMistakes::default()),
    };
    let page = FilePage {
        page: cx.page(),
        initials: initials(&child.first_name),
        colour: colour(child.id.0),
        age: division::age(child.birth_date, today, lang),
        weeks: if died.is_none() { weeks(&places, mentor, &works, actor, lang) } else { Vec::new() },
        warnings: guardians::warned(&warnings, |_| true, today, lang),
        died: died.map(|day| dates::exact(day, lang)),
        mentor: mentor.map(|m| m.staff_name.clone()),
        coming: mentorships
            .iter()
            .find(|m| m.begins_after(today))
            .map(|m| (m.staff_name.clone(), dates::said(m.from, today, lang))),
        earlier: mentorships.iter().rev().filter_map(|m| past(m, actor, lang)).collect(),
        places: places
            .iter()
            .map(|place| {
                let name = format!("{} · {}", place.group_name, place.location_name);
                (format!("/groups/{}", place.group), name)
            })
            .collect(),
        may_write,
        may_observe,
        may_see_family,
        goals,
        may_place,
        may_meet_needs,
        settles_in,
        needs,
        may_worry,
        may_suspect: died.is_none()
            && actor.tablet.is_none()
            && may::<action::BeginReportingCode>(actor, child.id, &places),
        may_ask,
        may_transfer,
        may_keep,
        inquiries,
        concerns: concern::file_part(&concerns, today, lang),
        is_mentor: died.is_none() && actor.facts.mentor_of.contains(&child.id.0),
        voice: after_school
            .filter(|_| died.is_none() && may::<action::HearChild>(actor, child.id, &places))
            .map(|_| {
                let own = actor.facts.mentor_of.contains(&child.id.0);
                format!("/children/{}/voice{}", child.id, if own { "" } else { "/secret" })
            }),
        may_record,
        moments,
        milestones: milestone::file_part(&milestones, &child, died.is_some(), (today, &actor.zone, lang)),
        extra_attention: extra_attention::file_part(&extra, died.is_some(), today, &actor.zone, lang),
        talks: if died.is_none() {
            talk::file_lines(&talks, talk::Now { now: cx.now, zone: &actor.zone, lang })
        } else {
            Vec::new()
        },
        over_time,
        talk_of_flag,
        topics: if scores.is_empty() {
            Vec::new()
        } else {
            topics(&seen, months_old(child.birth_date, today), domains_from, today, lang)
        },
        other_day: note.seen_on != today.to_string(),
        note,
        mistakes,
        q: part.q.trim().to_owned(),
        whole: part.after.is_none() && query.is_none(),
        timeline,
        child,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// Whether somebody may do this with a child that has these places.
pub fn may<A: Permission>(actor: &Arc<Actor>, child: ChildId, places: &[Place]) -> bool {
    Grant::<A>::of(actor).is_ok_and(|grant| {
        grant.covers(None, Some(child.0))
            || places.iter().any(|place| grant.covers(Some(place.group.0), None))
    })
}

/// The days of the child, and which of them its mentor is there too.
fn weeks(
    places: &[Place],
    mentor: Option<&Mentorship>,
    works: &[group::Works],
    actor: &Actor,
    lang: Lang,
) -> Vec<Week> {
    let Some(place) = places.first() else { return Vec::new() };
    let on = place.from.map_or(actor.today, |from| from.max(actor.today));
    let mentor_days = works
        .iter()
        .filter(|w| w.group == place.group && w.holds_on(on))
        .fold(0, |days, works| days | works.days.0);
    if mentor.is_some() && place.days.0 != 0 {
        week::together(place.days, HalfDays(mentor_days), lang)
    } else {
        week::there(place.days, lang)
    }
}

/// An earlier mentor and when that was.
fn past(mentorship: &Mentorship, actor: &Actor, lang: Lang) -> Option<(String, String)> {
    let until = mentorship.until.filter(|until| *until < actor.today && *until >= mentorship.from)?;
    let period = lang
        .t("group-history-period")
        .with("from", dates::exact(mentorship.from, lang))
        .with("until", dates::exact(until, lang))
        .to_string();
    Some((mentorship.staff_name.clone(), period))
}
