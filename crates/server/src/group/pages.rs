//! The pages of groups.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;

use super::{GroupFacts, State, child_names, kind_key, queries, staff_names, state};
use crate::{
    division::{self, Rules},
    mentorship,
    platform::{
        access::Grant,
        dates::{self, Said},
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
        problem::Problem,
        render::{Page, colour, html, initials},
        session::Cx,
        week::{self, Week},
    },
};

#[derive(Template)]
#[template(path = "group/list.html")]
struct ListPage {
    page: Page,
    locations: Vec<Location>,
}

struct Location {
    name: String,
    groups: Vec<Card>,
}

struct Card {
    id: String,
    name: String,
    kind: String,
    children: usize,
    without: usize,
    above: usize,
}

pub(super) async fn list(cx: Cx, grant: Grant<action::SeeGroup>) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.read().await?;
    let groups = queries::list(&mut tx, &grant, None).await?;
    if let ([only], false) = (groups.as_slice(), grant.everywhere()) {
        return Ok(Redirect::to(&format!("/groups/{}", only.id)).into_response());
    }
    let facts = queries::facts(&mut tx, organisation, groups, today).await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let mut locations: Vec<(uuid::Uuid, Location)> = Vec::new();
    for facts in &facts {
        let (state, _) = state(facts, today, &rules);
        let card = Card {
            id: facts.info.id.to_string(),
            name: facts.info.name.clone(),
            kind: cx.lang.t(kind_key(&facts.info.kind)).to_string(),
            children: state.ties.len(),
            without: state.without(),
            above: state.above(),
        };
        match locations.last_mut() {
            Some((id, location)) if *id == facts.info.location.0 => location.groups.push(card),
            _ => locations.push((
                facts.info.location.0,
                Location { name: facts.info.location_name.clone(), groups: vec![card] },
            )),
        }
    }
    let locations = locations.into_iter().map(|(_, location)| location).collect();
    html(&ListPage { page: cx.page(), locations })
}

#[derive(Template)]
#[template(path = "group/group.html")]
struct GroupPage {
    page: Page,
    id: String,
    name: String,
    location: String,
    kind: String,
    children: usize,
    mentors: usize,
    share: Option<u32>,
    may_divide: bool,
    draft: Option<String>,
    /// The team is asked to look at this proposal, and the reader is in the team.
    asked: Option<String>,
    coming: Option<(String, Said)>,
    /// Handovers to the next mentor that the reader has to do here.
    handovers: usize,
    attention: Vec<Child>,
    per_mentor: Vec<Mentor>,
    staff: Vec<Person>,
    present: Vec<Person>,
    numbers: division::Numbers,
}

/// A child beside its mentor, or without one.
struct Child {
    name: String,
    initials: String,
    colour: u8,
    age: String,
    /// Both weeks where they differ.
    weeks: Vec<Week>,
    /// How much of its days the mentor is there: shown, and in words. Empty without a mentor.
    share: String,
    share_said: String,
    mentor: String,
    none: bool,
    hardly: bool,
    elsewhere: bool,
    starts: Option<Said>,
    history: Vec<Past>,
}

struct Past {
    mentor: String,
    period: String,
    why: Option<String>,
}

struct Mentor {
    name: String,
    initials: String,
    colour: u8,
    weeks: Vec<Week>,
    count: usize,
    warnings: Vec<String>,
    starts: Option<Said>,
    stops: Option<Said>,
    children: Vec<Child>,
}

/// Somebody and when it is there.
struct Person {
    name: String,
    note: Vec<String>,
    weeks: Vec<Week>,
}

pub(super) async fn group(
    cx: Cx,
    grant: Grant<action::SeeGroup>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let (organisation, today, actor) = (grant.organisation(), grant.actor().today, grant.actor());
    let covers = |of: Result<bool, Problem>| of.unwrap_or(false);
    let may_divide = covers(Grant::<action::Divide>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let in_team = covers(Grant::<action::ReactToDivision>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let mut tx = cx.read().await?;
    let groups = queries::list(&mut tx, &grant, Some(id)).await?;
    let facts = queries::facts(&mut tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let divisions =
        division::of_groups(&mut tx, organisation, [id], today).await?.remove(&id).unwrap_or_default();
    let handovers = match Grant::<action::HandOver>::of(actor) {
        Ok(grant) => mentorship::due(&mut tx, &grant, today, &actor.zone).await?,
        Err(_) => Vec::new(),
    };
    let (state, _) = state(&facts, today, &rules);
    let names = Names::of(&facts);
    let children: Vec<(Option<usize>, Child)> = {
        let mut children: Vec<_> = (0..state.ties.len())
            .map(|i| (state.ties[i].mentor, child(&facts, &state, &names, i, today, cx.lang)))
            .collect();
        children.sort_by_key(|(_, child)| child.name.to_lowercase());
        children
    };
    let (attention, calm): (Vec<_>, Vec<_>) =
        children.into_iter().partition(|(mentor, child)| child.none || child.hardly || mentor.is_none());
    let mut attention: Vec<Child> = attention.into_iter().map(|(_, child)| child).collect();
    attention.sort_by_key(|child| (!child.none, !child.elsewhere));
    let mut per_mentor: Vec<Mentor> =
        (0..state.loads.len()).map(|j| mentor(&facts, &state, &names, j, &rules, today, cx.lang)).collect();
    for (mentor, child) in calm {
        if let Some(j) = mentor {
            per_mentor[j].children.push(child);
        }
    }
    html(&GroupPage {
        id: id.to_string(),
        name: facts.info.name.clone(),
        location: facts.info.location_name.clone(),
        kind: cx.lang.t(kind_key(&facts.info.kind)).to_string(),
        children: state.ties.len(),
        mentors: state.loads.len(),
        share: state.share(),
        may_divide,
        draft: divisions.draft.filter(|_| may_divide).map(|id| id.to_string()),
        asked: divisions.draft.filter(|_| in_team && divisions.asked).map(|id| id.to_string()),
        coming: divisions.coming.map(|(id, date)| (id.to_string(), dates::said(date, today, cx.lang))),
        handovers: handovers.iter().filter(|h| h.group == id && h.done.is_none()).count(),
        attention,
        per_mentor,
        staff: staff(&facts, &names, today, cx.lang),
        present: present(&facts, &names, today, cx.lang),
        numbers: rules.numbers,
        page: cx.page(),
    })
}

struct Names {
    children: BTreeMap<ChildId, String>,
    staff: BTreeMap<StaffId, String>,
}

impl Names {
    fn of(facts: &GroupFacts) -> Self {
        Self {
            children: child_names(facts.places.iter()),
            staff: staff_names(facts.staff.iter().map(|s| (s.staff, s.key.as_str(), s.name.as_str()))),
        }
    }
}

fn child(facts: &GroupFacts, state: &State, names: &Names, i: usize, today: Date, lang: Lang) -> Child {
    let tie = &state.ties[i];
    let name = names.children[&tie.place.child].clone();
    let (together, attends) = (division::days(tie.together.into()), division::days(tie.attends.into()));
    Child {
        initials: initials(&name),
        colour: colour(tie.place.child.0),
        age: division::age(tie.place.birth_date, today, lang),
        weeks: if tie.mentor.is_some() {
            week::together(tie.place.days, tie.works, lang)
        } else {
            week::there(tie.place.days, lang)
        },
        share: if tie.without() {
            String::new()
        } else if tie.attends == 0 {
            lang.t("group-flexible").to_string()
        } else {
            lang.t("division-cell").with("together", &together).with("attends", &attends).to_string()
        },
        share_said: if tie.without() || tie.attends == 0 {
            String::new()
        } else {
            lang.t("group-share").with("together", together).with("attends", attends).to_string()
        },
        mentor: tie
            .mentorship
            .map(|m| names.staff.get(&m.staff).unwrap_or(&m.staff_name).clone())
            .unwrap_or_default(),
        none: tie.without(),
        hardly: tie.hardly_seen(),
        elsewhere: !tie.without() && tie.mentor.is_none(),
        starts: (tie.on > today)
            .then(|| Said { said: dates::short(tie.on, lang), ..dates::said(tie.on, today, lang) }),
        history: history(facts, names, tie.place.child, lang),
        name,
    }
}

/// Present and earlier mentors, the last first.
fn history(facts: &GroupFacts, names: &Names, child: ChildId, lang: Lang) -> Vec<Past> {
    let held = facts.history(child).iter().rev().filter(|m| m.until.is_none_or(|until| until >= m.from));
    held.map(|m| {
        let from = dates::exact(m.from, lang);
        Past {
            mentor: names.staff.get(&m.staff).unwrap_or(&m.staff_name).clone(),
            period: match m.until {
                None => lang.t("group-history-since").with("from", from).to_string(),
                Some(until) => lang
                    .t("group-history-period")
                    .with("from", from)
                    .with("until", dates::exact(until, lang))
                    .to_string(),
            },
            why: m.end_reason.as_deref().map(|reason| {
                let key = match reason {
                    "child_left" => "group-history-child-left",
                    "staff_left" => "group-history-staff-left",
                    _ => "group-history-division",
                };
                lang.t(key).to_string()
            }),
        }
    })
    .collect()
}

fn mentor(
    facts: &GroupFacts,
    state: &State,
    names: &Names,
    j: usize,
    rules: &Rules,
    today: Date,
    lang: Lang,
) -> Mentor {
    let load = &state.loads[j];
    let name = names.staff[&load.staff.staff].clone();
    let mut warnings = Vec::new();
    if load.above {
        warnings.push(lang.t("group-above").with("number", rules.numbers.children_per_mentor).to_string());
    }
    if load.above_per_day {
        warnings
            .push(lang.t("group-above-per-day").with("number", rules.numbers.per_working_day).to_string());
    }
    let rows = facts.staff.iter().filter(|row| row.staff == load.staff.staff);
    let last =
        rows.map(|row| row.period.until).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
    Mentor {
        initials: initials(&load.staff.name),
        colour: colour(load.staff.staff.0),
        weeks: week::there(load.staff.days, lang),
        count: load.children,
        warnings,
        starts: load
            .staff
            .period
            .from
            .filter(|from| *from > today)
            .map(|from| dates::said(from, today, lang)),
        stops: last.map(|last| dates::said(last, today, lang)),
        children: Vec::new(),
        name,
    }
}

/// Who works when: each row of the roster that holds now or begins later.
fn staff(facts: &GroupFacts, names: &Names, today: Date, lang: Lang) -> Vec<Person> {
    let mut staff: Vec<Person> = facts
        .staff
        .iter()
        .map(|row| {
            let mut note = Vec::new();
            if row.trainee {
                note.push(lang.t("group-trainee").to_string());
            }
            person(
                names.staff[&row.staff].clone(),
                note,
                row.days,
                (row.period.from, row.period.until),
                today,
                lang,
            )
        })
        .collect();
    staff.sort_by_key(|person| person.name.to_lowercase());
    staff
}

/// Who attends when, also the children who have their own group elsewhere.
fn present(facts: &GroupFacts, names: &Names, today: Date, lang: Lang) -> Vec<Person> {
    let mut children: Vec<Person> = facts
        .places
        .iter()
        .map(|place| {
            let mut note = Vec::new();
            if !place.main {
                note.push(lang.t("group-second").to_string());
            }
            let period = (place.period.from, place.period.until);
            person(names.children[&place.child].clone(), note, place.days, period, today, lang)
        })
        .collect();
    children.sort_by_key(|person| person.name.to_lowercase());
    children
}

fn person(
    name: String,
    mut note: Vec<String>,
    days: HalfDays,
    (from, until): (Option<Date>, Option<Date>),
    today: Date,
    lang: Lang,
) -> Person {
    if let Some(from) = from.filter(|from| *from > today) {
        note.push(lang.t("group-from").with("date", dates::said(from, today, lang).said).to_string());
    }
    if let Some(until) = until {
        note.push(lang.t("group-until").with("date", dates::said(until, today, lang).said).to_string());
    }
    Person { name, note, weeks: week::there(days, lang) }
}
