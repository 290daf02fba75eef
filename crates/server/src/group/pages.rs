//! The page of a group.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;

use super::{GroupFacts, State, child_names, kind_key, queries, staff_names, state};
use crate::{
    calendar::today::{Today, today as of_today},
    division::{self, Coming, Rules},
    extra_attention, guardians,
    interim::{self, Interim, Why},
    mentorship, observation,
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
    presence, settling_in,
};

#[derive(Template)]
#[template(path = "group/group.html")]
struct GroupPage {
    page: Page,
    id: String,
    name: String,
    location: String,
    kind: String,
    children: usize,
    /// Those who have their place here today.
    here: usize,
    /// Those who come here soon.
    coming_children: usize,
    mentors: usize,
    share: Option<u32>,
    may_divide: bool,
    may_observe: bool,
    may_see_attention: bool,
    may_see_goals: bool,
    may_hand_over: bool,
    may_see_board: bool,
    may_see_meetings: bool,
    /// The reader's observations that are not finished.
    drafts: usize,
    draft: Option<String>,
    /// The team is asked to look at this proposal, and the reader is in the team.
    asked: Option<String>,
    /// What is made known and does not hold yet: what it is, which division, and from when.
    coming: Vec<(&'static str, String, Said)>,
    /// Handovers to the next mentor that the reader has to do here.
    handovers: usize,
    today: Today,
    /// Who comes to settle in, when, and at what times.
    visits: Vec<(String, Said, String)>,
    /// The reader may try what a change would do.
    may_try: bool,
    /// Children who need somebody else, by mentor.
    needs: Vec<Needs>,
    /// Children with an interim mentor, by the mentor for whom that one stands in.
    held: Vec<Held>,
    /// Since when the group is to be looked at again.
    recheck: Option<Said>,
    attention: Vec<Child>,
    per_mentor: Vec<Mentor>,
    staff: Vec<Person>,
    present: Vec<Person>,
    numbers: division::Numbers,
    /// What whoever hands a child over must know.
    warnings: Vec<guardians::Warned>,
}

/// Children of one mentor who need somebody else.
struct Needs {
    staff: String,
    mentor: String,
    /// Away, leaving or gone, with the dates.
    why: String,
    /// What the protocol says about it.
    rule: Option<String>,
    children: String,
    /// Who gets this mentor meanwhile, and from when.
    coming: Option<String>,
    /// The mentor comes back.
    returns: bool,
}

/// Children with an interim mentor.
struct Held {
    staff: String,
    mentor: String,
    children: String,
    back: Option<Said>,
    from: String,
    due: bool,
    /// The mentor is there already.
    here: bool,
    /// There are children to give back.
    any: bool,
    /// From when the mentor is mentor again of those who are given back already.
    returns: Option<Said>,
}

/// A child beside its mentor, or without one.
struct Child {
    /// The address of its file, where the reader may open it.
    file: Option<String>,
    /// How much others wrote about it since its mentor, the reader, looked last.
    news: i64,
    /// What colleagues do for it, unless that stands where it is said to be here today.
    extra_attention: Vec<extra_attention::Line>,
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
    /// Without a mentor: who becomes it, and from when.
    later: Option<(String, Said)>,
    hardly: bool,
    /// Since when child and mentor have these days, where the mentor sees the child little.
    since: Option<Said>,
    elsewhere: bool,
    /// For whom its mentor stands in.
    interim: Option<String>,
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
    /// Where the name leads.
    href: Option<String>,
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
    let may_try = covers(Grant::<action::TryWhatIf>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let in_team = covers(Grant::<action::ReactToDivision>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_observe =
        covers(Grant::<action::WriteObservation>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_see_attention =
        covers(Grant::<action::SeeAttention>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_see_goals = covers(Grant::<action::SeeGroupGoals>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let hands_over = Grant::<action::HandOverDay>::of(actor).ok();
    let may_hand_over = hands_over.as_ref().is_some_and(|grant| grant.covers(Some(id.0), None));
    let may_see_board = covers(Grant::<action::SeeBoard>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_see_meetings =
        covers(Grant::<action::SeeMeetings>::of(actor).map(|g| g.covers(Some(id.0), None)));
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
    let knows = covers(Grant::<action::SeeFamilyWarnings>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_say = Grant::of(actor).ok();
    let mut present_today = of_today(&mut tx, organisation, id, today, cx.lang, may_say.as_ref()).await?;
    let visits = settling_in::of_group(&mut tx, organisation, id, today, cx.lang).await?;
    let warnings = if knows {
        guardians::warnings_of_group(&mut tx, organisation, id, &present_today.children, today).await?
    } else {
        Vec::new()
    };
    let recheck = if rules.recheck_months > 0 {
        let looked = division::looked_at(&mut tx, organisation, &[id], today).await?;
        division::recheck_due(&facts, looked.get(&id).copied(), rules.recheck_months, today)
    } else {
        None
    };
    let interim = interim::of(&facts, today, &rules);
    let may_see = Grant::<action::SeeFile>::of(actor).ok();
    let files = |child: ChildId| {
        let may = may_see.as_ref().is_some_and(|grant| grant.covers(Some(id.0), Some(child.0)));
        may.then(|| format!("/children/{child}"))
    };
    let said = if may_hand_over {
        let here = present_today.children.iter().copied();
        presence::of_children(&mut tx, organisation, here, today).await?
    } else {
        presence::SaidToday::default()
    };
    // Guests of other groups have their file there.
    for person in present_today.day.children.iter_mut().chain(&mut present_today.day.passing) {
        let own = person.child.filter(|child| facts.places.iter().any(|place| place.child == *child));
        person.file = own.and_then(files);
        person.day = person.child.filter(|_| may_hand_over).map(|child| format!("/children/{child}/day"));
        if let Some(said) = person.child.and_then(|child| said.get(&child)) {
            person.notes.push(presence::note(said, &actor.zone, cx.lang));
        }
    }
    let known = facts.places.iter().map(|place| place.child).filter(|child| files(*child).is_some());
    let extra = extra_attention::now(&mut tx, organisation, known, today).await?;
    let mut extra = extra_attention::beside(&extra, today, cx.lang);
    for person in &mut present_today.day.children {
        person.extra_attention = person.child.and_then(|child| extra.remove(&child)).unwrap_or_default();
    }
    let own =
        facts.places.iter().map(|place| place.child).filter(|child| actor.facts.mentor_of.contains(&child.0));
    let news = match actor.staff {
        Some(staff) => observation::news(&mut tx, organisation, own, (actor.account, staff)).await?,
        None => Vec::new(),
    };
    let drafts = match (Grant::<action::WriteObservation>::of(actor), actor.staff) {
        (Ok(grant), Some(staff)) => observation::drafts(&mut tx, &grant, staff).await?.len(),
        _ => 0,
    };
    // The file leads on to the family; where there is no file to open, the family alone.
    let opens = covers(Grant::<action::OpenFamily>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let links = |child| files(child).or_else(|| opens.then(|| format!("/children/{child}/family")));
    let (state, _) = state(&facts, today, &rules);
    let names = Names::of(&facts);
    let children: Vec<(Option<usize>, Child)> = {
        let mut children: Vec<_> = (0..state.ties.len())
            .map(|i| {
                let mut child = child(&facts, &state, &names, i, today, cx.lang);
                let id = state.ties[i].place.child;
                child.file = files(id);
                child.extra_attention = extra.remove(&id).unwrap_or_default();
                child.news = news.iter().find(|(of, _)| *of == id).map_or(0, |(_, count)| *count);
                (state.ties[i].mentor, child)
            })
            .collect();
        children.sort_by_key(|(_, child)| child.name.to_lowercase());
        children
    };
    let (attention, calm): (Vec<_>, Vec<_>) =
        children.into_iter().partition(|(_, child)| child.none || child.hardly || child.elsewhere);
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
        here: state.here(),
        coming_children: state.coming(),
        mentors: state.loads.len(),
        share: state.share(),
        may_divide,
        may_observe,
        may_see_attention,
        may_see_goals,
        may_hand_over,
        may_see_board,
        may_see_meetings,
        drafts,
        draft: divisions.draft.filter(|_| may_divide).map(|id| id.to_string()),
        asked: divisions.draft.filter(|_| in_team && divisions.asked).map(|id| id.to_string()),
        coming: divisions.coming.iter().map(|one| coming(one, today, cx.lang)).collect(),
        may_try,
        needs: needs(&interim, &names, &rules, today, cx.lang),
        held: held(&interim, &names, today, cx.lang),
        recheck: recheck.filter(|_| may_divide).map(|since| dates::said(since, today, cx.lang)),
        handovers: handovers.iter().filter(|h| h.group == id && h.done.is_none()).count(),
        today: present_today,
        visits,
        attention,
        per_mentor,
        staff: staff(&facts, &names, today, cx.lang),
        present: present(&facts, &names, links, today, cx.lang),
        numbers: rules.numbers,
        // The family of a guest is with its own group.
        warnings: guardians::warned(
            &warnings,
            |child| facts.places.iter().any(|place| place.child == child),
            today,
            cx.lang,
        ),
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

    fn of_staff(&self, staff: StaffId, otherwise: &str) -> String {
        self.staff.get(&staff).map_or(otherwise, String::as_str).to_owned()
    }

    fn list(&self, children: impl Iterator<Item = ChildId>) -> String {
        let mut names: Vec<String> =
            children.filter_map(|child| self.children.get(&child).cloned()).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names.join(", ")
    }
}

/// Children who need somebody else because their mentor is away or leaves.
fn needs(interim: &Interim, names: &Names, rules: &Rules, today: Date, lang: Lang) -> Vec<Needs> {
    let date = |date: Date| dates::said(date, today, lang).said;
    let mut needs: Vec<Needs> = interim
        .due
        .iter()
        .map(|due| {
            let mentor = names.of_staff(due.staff, &due.name);
            let why = match due.why {
                Why::Away(away) => {
                    let text = lang.t("interim-away").with("name", &mentor).with("from", date(away.from));
                    text.with("until", date(away.until)).to_string()
                }
                Why::Leaves(last) => {
                    lang.t("interim-leaves").with("name", &mentor).with("last", date(last)).to_string()
                }
                Why::Gone => lang.t("interim-gone").with("name", &mentor).to_string(),
            };
            let returns = matches!(due.why, Why::Away(_));
            Needs {
                staff: due.staff.to_string(),
                why,
                rule: returns.then(|| lang.t("interim-rule").with("weeks", rules.interim_weeks).to_string()),
                children: names.list(due.children.iter().copied()),
                coming: (!due.coming.is_empty()).then(|| {
                    let from = |(child, day): &(ChildId, Date)| {
                        let child = names.children.get(child).cloned().unwrap_or_default();
                        lang.t("interim-coming-child")
                            .with("child", child)
                            .with("date", date(*day))
                            .to_string()
                    };
                    let children: Vec<String> = due.coming.iter().map(from).collect();
                    let text = lang.t("interim-coming").with("name", &mentor);
                    text.with("children", children.join("; ")).to_string()
                }),
                returns,
                mentor,
            }
        })
        .collect();
    needs.sort_by_key(|needs| needs.mentor.to_lowercase());
    needs
}

/// What is made known and does not hold yet.
fn coming(coming: &Coming, today: Date, lang: Lang) -> (&'static str, String, Said) {
    let key = match coming.only {
        None => "group-coming",
        Some(only) if only.interim => "group-coming-interim",
        Some(_) => "group-coming-some",
    };
    (key, coming.id.to_string(), dates::said(coming.from, today, lang))
}

/// Children with an interim mentor.
fn held(interim: &Interim, names: &Names, today: Date, lang: Lang) -> Vec<Held> {
    interim
        .held
        .iter()
        .map(|held| Held {
            staff: held.staff.to_string(),
            mentor: names.of_staff(held.staff, &held.name),
            children: names.list(
                held.held
                    .iter()
                    .map(|(_, child)| *child)
                    .chain(held.returning.iter().map(|(child, _)| *child)),
            ),
            back: held.back.map(|back| dates::said(back, today, lang)),
            from: held.back.map(|back| back.to_string()).unwrap_or_default(),
            due: held.due,
            here: held.back.is_some_and(|back| back <= today),
            any: !held.held.is_empty(),
            returns: held
                .returning
                .iter()
                .map(|(_, day)| *day)
                .min()
                .map(|day| dates::said(day, today, lang)),
        })
        .collect()
}

fn child(facts: &GroupFacts, state: &State, names: &Names, i: usize, today: Date, lang: Lang) -> Child {
    let tie = &state.ties[i];
    let name = names.children[&tie.place.child].clone();
    let (together, attends) = (division::days(tie.together.into()), division::days(tie.attends.into()));
    Child {
        file: None,
        news: 0,
        extra_attention: Vec::new(),
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
        mentor: tie.mentorship.map(|m| names.of_staff(m.staff, &m.staff_name)).unwrap_or_default(),
        none: tie.without(),
        later: tie.later.map(|m| (names.of_staff(m.staff, &m.staff_name), dates::said(m.from, today, lang))),
        hardly: tie.hardly_seen(),
        since: tie.since().filter(|_| tie.hardly_seen()).map(|since| dates::said(since, today, lang)),
        elsewhere: tie.elsewhere(),
        interim: tie
            .mentorship
            .and_then(|m| m.stands_in_for.as_ref())
            .map(|(staff, name)| names.of_staff(*staff, name)),
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
            mentor: match &m.stands_in_for {
                Some(_) => lang
                    .t("group-history-stand-in")
                    .with("mentor", names.of_staff(m.staff, &m.staff_name))
                    .to_string(),
                None => names.of_staff(m.staff, &m.staff_name),
            },
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
                    "interim" => "group-history-interim",
                    "returned" => "group-history-returned",
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

/// Who attends when, also the children who have their own group elsewhere. `links`: where their names lead.
fn present(
    facts: &GroupFacts,
    names: &Names,
    links: impl Fn(ChildId) -> Option<String>,
    today: Date,
    lang: Lang,
) -> Vec<Person> {
    let mut children: Vec<Person> = facts
        .places
        .iter()
        .map(|place| {
            let mut note = Vec::new();
            if !place.main {
                note.push(lang.t("group-second").to_string());
            }
            let period = (place.period.from, place.period.until);
            let name = names.children[&place.child].clone();
            Person { href: links(place.child), ..person(name, note, place.days, period, today, lang) }
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
    Person { href: None, name, note, weeks: week::there(days, lang) }
}
