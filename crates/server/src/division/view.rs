//! The proposal as a page.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::{Date, Weekday};
use mentorkind_division::Present;

use super::{
    Rules, form, known,
    proposal::Proposal,
    queries::{Coming, Draft, Reaction},
    why::{self, Hindrance, Names, days},
};
use crate::{
    group::{self, GroupFacts, GroupInfo, child_names, staff_names},
    platform::{
        dates::{self, Said},
        i18n::Lang,
        ids::{ChildId, StaffId},
        render::{Page, colour, initials},
        week::{self, Week},
    },
};

/// All that the page of a draft is made of.
pub struct Desk {
    /// The draft.
    pub draft: Draft,
    /// The facts of its group.
    pub facts: GroupFacts,
    /// The protocol's rules.
    pub rules: Rules,
    /// Choices and what the team knows.
    pub wishes: super::proposal::Wishes,
    /// What the team said.
    pub reactions: Vec<Reaction>,
    /// When the team was asked.
    pub asked_on: Option<Date>,
    /// Divisions that are made known and do not hold yet.
    pub coming: Vec<Coming>,
}

/// A step back on the way to a page.
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// Its text.
    pub label: String,
}

/// The way to the page of a group's division.
pub fn crumbs(info: &GroupInfo, lang: Lang) -> Vec<Crumb> {
    vec![
        Crumb { href: "/groups".to_owned(), label: lang.t("nav-groups").to_string() },
        Crumb { href: format!("/groups/{}", info.id), label: info.name.clone() },
    ]
}

#[derive(Template)]
#[template(path = "division/proposal.html")]
pub struct ProposalPage {
    pub page: Page,
    pub crumbs: Vec<Crumb>,
    pub id: String,
    pub version: i64,
    pub title: String,
    pub lead: String,
    /// What the choices by hand cost; empty without choices.
    pub choices_cost: Option<String>,
    pub chosen: usize,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub loads: Vec<LoadLine>,
    pub blocked: Option<Hindrance>,
    pub lapsed: Vec<String>,
    /// Who is away for long, and which children stay with that mentor.
    pub away: Vec<String>,
    /// Something changed since the draft was last touched.
    pub moved: bool,
    /// The form came back: why, and what is different from what was on the screen.
    pub differences: Option<(String, Vec<Difference>)>,
    /// What stands in the way of making it known, which division that is, and from when that holds.
    pub in_the_way: Option<(String, String, Said)>,
    pub asked: Option<Said>,
    pub reactions: Vec<Said3>,
    pub silent: String,
    pub publish: Option<PublishForm>,
}

/// A staff member above its column.
pub struct Column {
    pub name: String,
    pub days: String,
    pub load: String,
    pub above: bool,
}

/// A child.
pub struct Row {
    pub anchor: String,
    pub name: String,
    pub age: String,
    pub badges: Vec<(&'static str, String)>,
    pub weeks: Vec<Week>,
    pub cells: Vec<Cell>,
    pub why: Vec<String>,
    pub runner_up: Option<String>,
    /// The child whose choice can be let go.
    pub release: Option<String>,
}

/// A child and a staff member.
pub struct Cell {
    pub value: String,
    pub mentor: String,
    pub text: String,
    pub spoken: String,
    pub note: Option<String>,
    pub chosen: bool,
    pub now: bool,
    pub pinned: bool,
    /// Why it cannot be.
    pub barred: Option<String>,
}

/// A mentor's load, now and in the proposal.
pub struct LoadLine {
    pub name: String,
    pub text: String,
    pub value: usize,
    pub max: usize,
    pub kind: &'static str,
    pub warning: Option<String>,
}

/// A child whose mentor is another than on the screen before.
pub struct Difference {
    pub child: String,
    pub before: String,
    pub after: String,
}

/// What somebody of the team said: who, what, and in own words.
pub struct Said3 {
    pub initials: String,
    pub colour: u8,
    pub text: String,
    pub own_words: String,
    pub kind: &'static str,
}

/// The form with which it is made known.
pub struct PublishForm {
    pub id: String,
    pub version: i64,
    pub facts: String,
    pub seen: String,
    pub from: String,
    pub from_said: String,
    pub error: Option<String>,
    pub told: String,
}

/// Names by the indexes of a case.
pub fn names(proposal: &Proposal) -> Names {
    let children = child_names(proposal.case.children.iter().map(|c| &proposal.facts.places[c.row]));
    let staff = staff_names(
        proposal
            .case
            .staff
            .iter()
            .map(|s| &proposal.facts.staff[s.row])
            .map(|s| (s.staff, s.key.as_str(), s.name.as_str())),
    );
    Names {
        children: (0..proposal.case.children.len())
            .map(|i| children[&proposal.child(i).child].clone())
            .collect(),
        staff: (0..proposal.case.staff.len()).map(|j| staff[&proposal.staff(j).staff].clone()).collect(),
    }
}

/// The day from which a division holds when nothing else is said: the first Monday at least a week ahead.
pub fn default_start(today: Date) -> Date {
    let week_ahead = today.saturating_add(jiff::Span::new().days(7));
    if week_ahead.weekday() == Weekday::Monday {
        return week_ahead;
    }
    week_ahead.nth_weekday(1, Weekday::Monday).unwrap_or(week_ahead)
}

/// The page of a draft.
pub fn page(
    page: Page,
    desk: &Desk,
    proposal: &Proposal,
    today: Date,
    differences: Option<(String, Vec<Difference>)>,
    from: Option<(&str, Option<String>)>,
) -> ProposalPage {
    let lang = page.lang;
    let names = names(proposal);
    let chosen = proposal.case.group.chosen.len();
    let in_the_way = in_the_way(desk, proposal, today, lang);
    let mut order: Vec<usize> = (0..proposal.case.children.len()).filter(|&i| proposal.is_about(i)).collect();
    order.sort_by_key(|&i| (urgency(proposal, i), names.children[i].to_lowercase(), i));
    ProposalPage {
        crumbs: crumbs(&desk.facts.info, lang),
        id: desk.draft.id.to_string(),
        version: desk.draft.version,
        title: title(proposal, lang),
        lead: lead(desk, proposal, today, lang),
        choices_cost: choices_cost(proposal, lang),
        chosen,
        columns: columns(proposal, &desk.rules, &names, lang),
        rows: order.iter().map(|&i| row(proposal, &names, i, today, lang)).collect(),
        loads: loads(proposal, &desk.rules, &names, lang),
        blocked: why::hindrance(proposal, &desk.rules, &names, lang),
        lapsed: lapsed(desk, proposal, lang),
        away: why::away(proposal, &names, lang),
        moved: differences.is_none() && desk.draft.facts_hash != proposal.hash,
        differences,
        asked: desk.asked_on.map(|on| dates::said(on, today, lang)),
        reactions: desk.reactions.iter().map(|r| reaction(desk, proposal, &names, r, lang)).collect(),
        silent: silent(desk, proposal, &names, lang),
        publish: (proposal.answer.is_ok() && in_the_way.is_none())
            .then(|| publish_form(desk, proposal, &names, today, from, lang)),
        in_the_way,
        page,
    }
}

/// The division that is made known and has to be withdrawn first, in words.
fn in_the_way(desk: &Desk, proposal: &Proposal, today: Date, lang: Lang) -> Option<(String, String, Said)> {
    let (coming, children) = known::in_the_way(proposal, &desk.coming)?;
    let names = all_names(&desk.facts).0;
    let children: Vec<String> = children.iter().filter_map(|child| names.get(child).cloned()).collect();
    let key = if children.is_empty() { "division-coming" } else { "division-coming-children" };
    let text = lang.t(key).with("children", why::listed(&children, lang)).to_string();
    Some((text, coming.id.to_string(), dates::said(coming.from, today, lang)))
}

/// What stands on top: children without mentor, those who hardly see theirs, those who get another.
fn urgency(proposal: &Proposal, i: usize) -> u8 {
    let child = &proposal.case.group.children[i];
    let together = match child.present {
        Present::None => return 0,
        Present::Elsewhere => 0,
        Present::Staff(j) => proposal.together(i, j),
    };
    if 2 * together < child.attends.count() {
        1
    } else if changes(proposal, i) {
        2
    } else {
        3
    }
}

/// The child has a mentor, and another is proposed.
fn changes(proposal: &Proposal, i: usize) -> bool {
    match (proposal.case.group.children[i].present, proposal.mentor(i)) {
        (Present::None, _) | (_, None) => false,
        (present, Some(mentor)) => present != Present::Staff(mentor),
    }
}

fn title(proposal: &Proposal, lang: Lang) -> String {
    if proposal.answer.is_err() {
        return lang.t("division-title-blocked").to_string();
    }
    let children = 0..proposal.case.children.len();
    let changed = children.clone().filter(|&i| changes(proposal, i)).count();
    if let Some((only, _)) = proposal.only.as_ref().filter(|_| changed > 0) {
        let key = if only.interim { "division-title-interim" } else { "division-title" };
        return lang.t(key).with("count", changed).to_string();
    }
    let first = children.filter(|&i| proposal.case.group.children[i].present == Present::None).count();
    let key = match (changed, first) {
        (0, 0) => "division-title-same",
        (0, _) => "division-title-first",
        _ => "division-title",
    };
    lang.t(key).with("count", changed).with("first", first).to_string()
}

fn percent(part: i64, of: i64) -> i64 {
    if of == 0 { 100 } else { (200 * part + of) / (2 * of) }
}

fn lead(desk: &Desk, proposal: &Proposal, today: Date, lang: Lang) -> String {
    if let Some((only, children)) = &proposal.only {
        let of_child = |child: &ChildId| desk.facts.history(*child).iter().find(|m| m.staff == only.staff);
        let name = children.iter().find_map(of_child).map(|m| m.staff_name.clone()).unwrap_or_default();
        return lang.t("division-lead-only").with("name", name).to_string();
    }
    let Ok(answer) = &proposal.answer else { return String::new() };
    let now = group::state(&desk.facts, today, &desk.rules).0.share().unwrap_or(100);
    let key = match (proposal.case.group.chosen.is_empty(), answer.proven) {
        (true, true) => "division-lead-best",
        (true, false) => "division-lead-unproven",
        (false, _) => "division-lead-chosen",
    };
    lang.t(key).with("share", percent(answer.sums.together, answer.sums.attends)).with("now", now).to_string()
}

fn choices_cost(proposal: &Proposal, lang: Lang) -> Option<String> {
    let answer = proposal.answer.as_ref().ok()?;
    let price = why::price(answer.best.as_ref()?, &answer.sums, lang);
    let key = if price.costs.is_empty() { "division-choices-free" } else { "division-choices-cost" };
    Some(
        lang.t(key)
            .with("count", proposal.case.group.chosen.len())
            .with("price", price.said(lang))
            .to_string(),
    )
}

fn columns(proposal: &Proposal, rules: &Rules, names: &Names, lang: Lang) -> Vec<Column> {
    (0..names.staff.len())
        .map(|j| {
            let count = count_of(proposal, j);
            let (above, per_day) = rules.numbers.above(count, proposal.case.group.staff[j].half_days);
            Column {
                name: names.staff[j].clone(),
                days: short_days(proposal.staff(j).days, lang),
                load: lang.t("group-children").with("count", count).to_string(),
                above: above || per_day,
            }
        })
        .collect()
}

/// How many children a staff member has in the proposal.
fn count_of(proposal: &Proposal, j: usize) -> usize {
    (0..proposal.case.children.len()).filter(|&i| proposal.mentor(i) == Some(j)).count()
}

/// "ma di do": the days of any of both weeks.
fn short_days(days: mentorkind_division::HalfDays, lang: Lang) -> String {
    let weeks = week::there(days, lang);
    let squares = weeks.first().map(|week| week.squares.len()).unwrap_or_default();
    let letters = (0..squares).filter_map(|day| {
        let any = weeks.iter().any(|week| week.squares[day].state != "off");
        any.then(|| weeks[0].squares[day].letter.clone())
    });
    letters.collect::<Vec<_>>().join(" ")
}

/// How old somebody is, as people say it: in months below two years.
pub fn age(birth: Date, today: Date, lang: Lang) -> String {
    let months = (i32::from(today.year()) - i32::from(birth.year())) * 12 + i32::from(today.month())
        - i32::from(birth.month())
        - i32::from(today.day() < birth.day());
    if months < 0 {
        lang.t("division-age-unborn").to_string()
    } else if months < 24 {
        lang.t("division-age-months").with("months", months).to_string()
    } else {
        lang.t("division-age-years").with("years", months / 12).to_string()
    }
}

fn row(proposal: &Proposal, names: &Names, i: usize, today: Date, lang: Lang) -> Row {
    let group = &proposal.case.group;
    let place = proposal.child(i);
    let mut badges = Vec::new();
    if group.children[i].present == Present::None {
        badges.push(("late", lang.t("division-badge-none").to_string()));
    } else if changes(proposal, i) {
        badges.push(("due", lang.t("division-badge-other").to_string()));
    } else if proposal.becomes_lasting(i) {
        badges.push(("know", lang.t("division-badge-lasting").to_string()));
    } else if urgency(proposal, i) == 1 {
        badges.push(("due", lang.t("division-badge-hardly").to_string()));
    }
    if let Some(date) = proposal.facts.starts(place, today) {
        badges.push((
            "know",
            lang.t("division-badge-starts").with("date", dates::short_from(date, today, lang)).to_string(),
        ));
    }
    if group.children[i].baby {
        badges.push(("know", lang.t("division-badge-baby").to_string()));
    }
    let runner_up = proposal.answer.as_ref().ok().and_then(|answer| {
        if proposal.choice(i).is_some() {
            let price = why::price(answer.without_choice[i].as_ref()?, &answer.sums, lang);
            return Some(lang.t("division-choice-price").with("price", price.said(lang)).to_string());
        }
        let (other, sums) = answer.with_runner_up[i].as_ref()?;
        let price = why::price(&answer.sums, sums, lang);
        let name = &names.staff[other.mentor];
        Some(lang.t("division-runner-up").with("mentor", name).with("price", price.said(lang)).to_string())
    });
    Row {
        anchor: place.child.0.simple().to_string(),
        name: names.children[i].clone(),
        age: age(place.birth_date, today, lang),
        badges,
        weeks: week::there(group.children[i].attends, lang),
        cells: (0..group.staff.len()).map(|j| cell(proposal, names, i, j, lang)).collect(),
        why: why::reasons(proposal, names, i, why::Reader::TeamLead, lang),
        runner_up,
        release: proposal.choice(i).map(|_| place.child.to_string()),
    }
}

fn cell(proposal: &Proposal, names: &Names, i: usize, j: usize, lang: Lang) -> Cell {
    let group = &proposal.case.group;
    let attends = group.children[i].attends.count();
    let together = proposal.together(i, j);
    let chosen = proposal.mentor(i) == Some(j);
    let now = group.children[i].present == Present::Staff(j);
    let pinned = proposal.choice(i) == Some(j);
    let (child, staff) = (proposal.child(i), proposal.staff(j));
    let by_hand_only = proposal.left_out.contains(&(i, j));
    let barred = if by_hand_only {
        None
    } else if group.candidate(i, j).is_some() {
        let possible = proposal.answer.as_ref().map_or(true, |a| a.explanations[i].prices[j].is_some());
        (!possible).then(|| lang.t("division-barred-full").to_string())
    } else if proposal.facts.guardians.contains(&(child.child, staff.staff)) {
        Some(lang.t("division-barred-guardian").to_string())
    } else if child.not_mentor.split_whitespace().any(|key| key == staff.key) {
        Some(lang.t("division-barred-not").to_string())
    } else {
        Some(lang.t("division-barred-away").to_string())
    };
    let note = if pinned {
        Some("division-note-chosen")
    } else if now {
        Some("division-note-now")
    } else if chosen {
        Some("division-note-proposed")
    } else if by_hand_only {
        Some("division-note-away")
    } else {
        None
    };
    let (text, spoken) = if attends == 0 {
        (lang.t("division-cell-flexible").to_string(), lang.t("division-cell-flexible").to_string())
    } else {
        let (o, a) = (days(together.into()), days(attends.into()));
        let said = why::days_said(attends.into(), lang);
        (
            lang.t("division-cell").with("together", &o).with("attends", &a).to_string(),
            lang.t("division-cell-spoken").with("together", o).with("attends", said).to_string(),
        )
    };
    Cell {
        value: form::value(child.child, staff.staff),
        mentor: names.staff[j].clone(),
        text,
        spoken,
        note: note.map(|key| lang.t(key).to_string()),
        chosen,
        now,
        pinned,
        barred,
    }
}

fn loads(proposal: &Proposal, rules: &Rules, names: &Names, lang: Lang) -> Vec<LoadLine> {
    let group = &proposal.case.group;
    let counts: Vec<usize> = (0..names.staff.len()).map(|j| count_of(proposal, j)).collect();
    let max = counts.iter().copied().max().unwrap_or(0).max(rules.numbers.children_per_mentor as usize);
    counts
        .iter()
        .enumerate()
        .map(|(j, &value)| {
            let half_days = group.staff[j].half_days;
            let (above, per_day) = rules.numbers.above(value, half_days);
            let warning = if above {
                Some(
                    lang.t("division-load-above")
                        .with("number", rules.numbers.children_per_mentor)
                        .to_string(),
                )
            } else if per_day {
                Some(
                    lang.t("division-load-per-day").with("number", rules.numbers.per_working_day).to_string(),
                )
            } else {
                None
            };
            LoadLine {
                name: names.staff[j].clone(),
                text: lang
                    .t("division-load")
                    .with("count", value)
                    .with("days", why::days_said(half_days.into(), lang))
                    .to_string(),
                value,
                max,
                kind: if warning.is_some() { "due" } else { "good" },
                warning,
            }
        })
        .collect()
}

fn lapsed(desk: &Desk, proposal: &Proposal, lang: Lang) -> Vec<String> {
    let (children, staff) = all_names(&desk.facts);
    let unknown = lang.t("division-somebody").to_string();
    proposal
        .lapsed
        .iter()
        .map(|(child, mentor)| {
            lang.t("division-lapsed")
                .with("child", children.get(child).unwrap_or(&unknown))
                .with("mentor", staff.get(mentor).unwrap_or(&unknown))
                .to_string()
        })
        .collect()
}

/// Names of everybody on the group.
pub fn all_names(facts: &GroupFacts) -> (BTreeMap<ChildId, String>, BTreeMap<StaffId, String>) {
    let staff = facts.staff.iter().map(|s| (s.staff, s.key.as_str(), s.name.as_str()));
    (child_names(facts.places.iter()), staff_names(staff))
}

fn reaction(desk: &Desk, proposal: &Proposal, names: &Names, r: &Reaction, lang: Lang) -> Said3 {
    let name = proposal.index_of_staff(r.staff_id).map_or_else(|| r.name.clone(), |j| names.staff[j].clone());
    let child = r.child_id.and_then(|child| proposal.index_of(child)).map(|i| names.children[i].clone());
    let key = match (r.kind.as_str(), &child) {
        ("knows_well", _) => "division-said-knows",
        ("objects", Some(_)) => "division-said-objects-child",
        ("objects", None) => "division-said-objects",
        _ => "division-said-agrees",
    };
    let kind = match r.kind.as_str() {
        "objects" => "due",
        "agrees" => "good",
        _ => "know",
    };
    let child = child.unwrap_or_else(|| {
        r.child_id.and_then(|id| all_names(&desk.facts).0.remove(&id)).unwrap_or_default()
    });
    Said3 {
        initials: initials(&r.name),
        colour: colour(r.staff_id.0),
        text: lang.t(key).with("name", name).with("child", child).to_string(),
        own_words: r.said.clone(),
        kind,
    }
}

/// Who of the team has not said anything yet.
fn silent(desk: &Desk, proposal: &Proposal, names: &Names, lang: Lang) -> String {
    let said = |j: &usize| desk.reactions.iter().any(|r| r.staff_id == proposal.staff(*j).staff);
    let silent: Vec<String> =
        (0..names.staff.len()).filter(|j| !said(j)).map(|j| names.staff[j].clone()).collect();
    why::listed(&silent, lang)
}

/// The form with which a proposal is made known.
pub fn publish_form(
    desk: &Desk,
    proposal: &Proposal,
    names: &Names,
    today: Date,
    typed: Option<(&str, Option<String>)>,
    lang: Lang,
) -> PublishForm {
    // Who stands in, is needed at once.
    let start = if proposal.only.is_some() { proposal.on.max(today) } else { default_start(today) };
    let told: Vec<String> = (0..names.children.len())
        .filter(|&i| {
            let first = proposal.case.group.children[i].present == Present::None;
            changes(proposal, i) || first || proposal.becomes_lasting(i)
        })
        .map(|i| names.children[i].clone())
        .collect();
    let key = if told.is_empty() { "division-publish-nobody" } else { "division-publish-told" };
    let (from, error) =
        typed.map_or_else(|| (start.to_string(), None), |(from, error)| (from.to_owned(), error));
    PublishForm {
        id: desk.draft.id.to_string(),
        version: desk.draft.version,
        facts: proposal.hash.clone(),
        seen: form::seen(&proposal.pairs()),
        from_said: dates::short_from(from.parse().unwrap_or(start), today, lang),
        from,
        error,
        told: lang.t(key).with("children", why::listed(&told, lang)).with("count", told.len()).to_string(),
    }
}
