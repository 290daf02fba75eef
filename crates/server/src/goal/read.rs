//! Goals in words, for whoever may read them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::goal::{Life, Nearness, Outcome, nearness};

use super::queries::{self, Goal, Owner};
use crate::platform::{
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::{ChildId, GroupId, OrganisationId},
};

/// For so many days after its end parents still read what came of a goal.
const SHOWN_DAYS: i32 = 366;

/// When, and in what language, it is read.
#[derive(Clone, Copy)]
pub struct When {
    /// The reader's day.
    pub today: Date,
    /// The reader's language.
    pub lang: Lang,
}

/// What was found when people looked back.
#[derive(Clone)]
pub struct LookedBack {
    pub on: Said,
    pub badge: &'static str,
    pub outcome: String,
    pub words: String,
}

/// A goal on a page.
#[derive(Clone)]
pub struct Line {
    /// Its page, for whoever keeps it.
    pub href: Option<String>,
    /// What it is.
    pub what: String,
    /// How it is noticed; empty when nothing was said of it.
    pub noticed: String,
    /// With whom it was made.
    pub with: Option<String>,
    /// The coach sees it.
    pub shared: bool,
    /// When it is looked back on; none when it is over.
    pub ahead: Option<Said>,
    /// The kind of its badge.
    pub badge: &'static str,
    /// How it stands; empty when that needs no word.
    pub state: String,
    /// What was found when people looked back, the last first.
    pub looked_back: Vec<LookedBack>,
    /// Where the reader takes back what it found itself today.
    pub undo: Option<String>,
}

/// A goal in words. `base`: what the address of its page begins with, for whoever keeps it.
pub fn line(goal: &Goal, when: When, base: Option<&str>) -> Line {
    let When { today, lang } = when;
    let (badge, state) = standing(goal, when);
    let with = match (goal.plan.with_child, goal.plan.with_parents) {
        (true, true) => Some("goal-made-with-both"),
        (true, false) => Some("goal-made-with-child"),
        (false, true) => Some("goal-made-with-parents"),
        (false, false) => None,
    };
    let open = matches!(goal.life, Life::New | Life::GoesOn);
    Line {
        href: base.filter(|_| open).map(|base| format!("{base}/{}", goal.id)),
        what: goal.plan.what.clone(),
        noticed: goal.plan.noticed.clone(),
        with: with.map(|key| lang.t(key).to_string()),
        shared: goal.shared,
        ahead: open.then(|| said(goal.plan.evaluate_on, today, lang)),
        badge,
        state,
        looked_back: goal
            .evaluations
            .iter()
            .rev()
            .map(|evaluation| LookedBack {
                on: said(evaluation.on, today, lang),
                badge: badge_of(evaluation.outcome),
                outcome: outcome(evaluation.outcome, lang),
                words: evaluation.words.clone(),
            })
            .collect(),
        undo: None,
    }
}

/// How a goal stands, as a badge: its kind and its words. A goal that goes on says nothing before its day.
pub(super) fn standing(goal: &Goal, When { today, lang }: When) -> (&'static str, String) {
    match (goal.life, goal.evaluations.last()) {
        (Life::Ended, Some(last)) => (badge_of(last.outcome), outcome(last.outcome, lang)),
        (Life::Withdrawn, _) => ("plain", lang.t("goal-state-withdrawn").to_string()),
        _ => match nearness(goal.plan.evaluate_on, today) {
            Nearness::Ahead => ("plain", String::new()),
            Nearness::Coming if today < goal.plan.evaluate_on => ("plain", String::new()),
            Nearness::Coming => ("due", lang.t("goal-state-coming").to_string()),
            Nearness::Late => ("late", lang.t("goal-state-late").to_string()),
        },
    }
}

fn badge_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "good",
        Outcome::Partly => "know",
        Outcome::NotReached => "plain",
    }
}

/// "gehaald", "deels gehaald", "niet gehaald".
pub fn outcome(outcome: Outcome, lang: Lang) -> String {
    lang.t(&("goal-outcome-".to_owned() + outcome.code())).to_string()
}

/// Those that go on and those that are over, the last of these first.
pub fn split(goals: &[Goal]) -> (Vec<&Goal>, Vec<&Goal>) {
    let (over, open): (Vec<&Goal>, Vec<&Goal>) = goals.iter().partition(|goal| goal.life == Life::Ended);
    let mut over = over;
    over.sort_by_key(|goal| std::cmp::Reverse(goal.evaluations.last().map(|last| last.on)));
    (open, over)
}

/// The goals of a child that go on. The caller has found the child with a grant.
pub async fn of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    when: When,
) -> sqlx::Result<Vec<Line>> {
    let goals = queries::of_owners(tx, organisation, &[Owner::Child(child)]).await?;
    Ok(split(&goals).0.into_iter().map(|goal| line(goal, when, None)).collect())
}

/// What guardians read of goals.
pub struct OfFamily {
    of_children: BTreeMap<ChildId, Vec<Line>>,
    of_groups: BTreeMap<GroupId, Vec<Line>>,
    /// What the mentorship itself works towards.
    pub of_mentorship: Vec<Line>,
}

impl OfFamily {
    /// The goals of a child, and of the groups where it has a place.
    pub fn of(
        &mut self,
        child: ChildId,
        groups: impl IntoIterator<Item = GroupId>,
    ) -> (Vec<Line>, Vec<Line>) {
        let own = self.of_children.remove(&child).unwrap_or_default();
        let mut shared = Vec::new();
        for group in groups {
            shared.extend(self.of_groups.get(&group).into_iter().flatten().cloned());
        }
        (own, shared)
    }
}

/// What there is about goals for guardians who may be told about these children, who have places on these groups.
pub async fn of_family(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    groups: &[GroupId],
    when: When,
) -> sqlx::Result<OfFamily> {
    let children: Vec<Owner> = children.iter().copied().map(Owner::Child).collect();
    let groups: Vec<Owner> = groups.iter().copied().map(Owner::Group).collect();
    let mut found =
        OfFamily { of_children: BTreeMap::new(), of_groups: BTreeMap::new(), of_mentorship: Vec::new() };
    for owners in [&children[..], &groups, &[Owner::Mentorship]] {
        let goals = queries::of_owners(tx, organisation, owners).await?;
        let (open, over) = split(&goals);
        let lately = |goal: &&Goal| {
            goal.evaluations.last().is_some_and(|last| (when.today - last.on).get_days() < SHOWN_DAYS)
        };
        for goal in open.into_iter().chain(over.into_iter().filter(lately)) {
            // That people are late with looking back is between them.
            let mut line = line(goal, when, None);
            if goal.life != Life::Ended {
                line.state.clear();
            }
            match goal.owner {
                Owner::Child(id) => found.of_children.entry(id).or_default().push(line),
                Owner::Group(id) => found.of_groups.entry(id).or_default().push(line),
                Owner::Mentorship => found.of_mentorship.push(line),
                Owner::Staff(_) => {}
            }
        }
    }
    Ok(found)
}
