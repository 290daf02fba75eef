//! The agenda of a meeting: computed from what there is to talk about, for whoever reads it, and stored nowhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    goal::COMING_DAYS,
    meeting::{BETWEEN_DAYS, SHOWN_POINTS, Task, comes_or_goes_soon},
    obligation::Kind,
};

use super::outcome;
use crate::{
    board, concern, goal,
    group::{self, GroupFacts, child_names},
    observation,
    platform::{
        access::Grant,
        dates::said,
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId},
        problem::Problem,
    },
    review, todo,
};

/// One thing to talk about.
pub(super) struct Point {
    /// Tells it from the others of its part, as long as it is on the agenda.
    pub key: String,
    pub words: String,
    /// Why it is on the agenda; empty when the heading says so.
    pub why: String,
    /// Where it is settled.
    pub href: String,
    /// Whom it is about.
    pub child: Option<ChildId>,
}

/// A part of the agenda.
pub(super) struct Part {
    /// Its name in the page.
    pub code: &'static str,
    /// Its heading.
    pub title: String,
    /// Others do not read it.
    pub only_you: bool,
    pub points: Vec<Point>,
}

impl Part {
    /// The points that stand there, and those that are folded away.
    pub fn folded(&self) -> (&[Point], &[Point]) {
        self.points.split_at(self.points.len().min(SHOWN_POINTS))
    }
}

/// The heading of a part.
pub(super) fn title(code: &str, lang: Lang) -> String {
    lang.t(&("meeting-part-".to_owned() + code)).to_string()
}

/// An agenda as somebody reads it.
pub(super) struct Agenda {
    /// The parts in which there is something.
    pub parts: Vec<Part>,
    /// The children who are named in it.
    pub children: BTreeSet<ChildId>,
}

struct Reader<'a> {
    grant: &'a Grant<action::SeeMeetings>,
    group: GroupId,
    today: Date,
    lang: Lang,
    children: BTreeSet<ChildId>,
}

/// What the team of a group has to talk about since its last meeting. The caller has found the group with the grant.
pub(super) async fn agenda(
    tx: &mut Read,
    grant: &Grant<action::SeeMeetings>,
    (group, last): (GroupId, Option<Date>),
    lang: Lang,
) -> Result<Agenda, Problem> {
    let today = grant.actor().today;
    let groups = group::list(tx, grant, Some(group)).await?;
    let facts =
        group::facts(tx, grant.organisation(), groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let names = child_names(facts.places.iter());
    let mut reader = Reader { grant, group, today, lang, children: BTreeSet::new() };
    let part = |code: &'static str, points| Part {
        code,
        title: title(code, lang),
        only_you: matches!(code, "concerns" | "protocol"),
        points,
    };
    let mut parts = vec![
        part("agreements", reader.agreements(tx, last).await?),
        part("tasks", reader.tasks(tx).await?),
        part("concerns", reader.concerns(tx).await?),
        part("unseen", reader.unseen(tx, &facts).await?),
        part("goals", reader.goals(tx, &names).await?),
        part("late", reader.late(tx, &facts).await?),
        part("moves", reader.moves(&facts, &names)),
        part("protocol", reader.remarks(tx).await?),
    ];
    parts.retain(|part| !part.points.is_empty());
    Ok(Agenda { parts, children: reader.children })
}

impl Reader<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key).to_string()
    }

    fn file(&mut self, child: ChildId) -> String {
        self.children.insert(child);
        format!("/children/{child}")
    }

    async fn agreements(&mut self, tx: &mut Read, last: Option<Date>) -> Result<Vec<Point>, Problem> {
        let since = last.unwrap_or(self.today.saturating_sub(BETWEEN_DAYS.days()));
        let found = board::for_team(tx, self.grant, self.group, since, self.lang).await?;
        let mut points = Vec::new();
        for one in found {
            self.children.insert(one.child);
            let ends = one.line.until.as_ref().filter(|_| one.line.ending);
            let why = [
                one.new.then(|| self.t("meeting-agreement-new")),
                (one.unread > 0)
                    .then(|| self.lang.t("meeting-agreement-unread").with("count", one.unread).to_string()),
                ends.map(|day| self.lang.t("meeting-agreement-ends").with("date", &day.said).to_string()),
            ];
            points.push(Point {
                key: one.line.id.to_string(),
                words: format!("{}: {}", one.line.child, one.line.what),
                why: why.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                href: format!("/groups/{}/board", self.group),
                child: Some(one.child),
            });
        }
        Ok(points)
    }

    /// What came of earlier meetings and is not settled.
    async fn tasks(&mut self, tx: &mut Read) -> Result<Vec<Point>, Problem> {
        let open = outcome::open_tasks(tx, self.grant.organisation(), [self.group]).await?;
        let point = |task: outcome::Task| {
            let due = task.due_on.to_jiff();
            let late = Task::of(due, false, false, self.today) == Task::Late;
            let date = said(due, self.today, self.lang).said;
            Point {
                key: task.id.to_string(),
                words: format!("{}: {}", task.name, task.what),
                why: if late {
                    self.t("meeting-task-late")
                } else {
                    self.lang.t("todo-state-until").with("date", date).to_string()
                },
                href: format!("/meetings/{}", task.meeting_id),
                child: None,
            }
        };
        Ok(open.into_iter().map(point).collect())
    }

    /// Only for whoever works on them: others see neither that there are any nor how many.
    async fn concerns(&mut self, tx: &mut Read) -> Result<Vec<Point>, Problem> {
        let Ok(works) = Grant::<action::WorkOnConcern>::of(self.grant.actor()) else { return Ok(Vec::new()) };
        let open = concern::open(tx, self.grant.organisation(), &concern::Reach::of(&works)).await?;
        let mut points = Vec::new();
        for open in open.into_iter().filter(|open| open.group == self.group) {
            self.children.insert(open.concern.child);
            points.push(Point {
                key: open.concern.id.to_string(),
                words: open.name,
                why: concern::next_words(&open.concern, self.lang),
                href: format!("/concerns/{}", open.concern.id),
                child: Some(open.concern.child),
            });
        }
        Ok(points)
    }

    async fn unseen(&mut self, tx: &mut Read, facts: &GroupFacts) -> Result<Vec<Point>, Problem> {
        let here = facts.places.iter().filter(|place| place.period.contains(self.today));
        let (organisation, when) = (self.grant.organisation(), (self.today, self.lang));
        let found = observation::not_seen_lately(tx, organisation, child_names(here), when).await?;
        Ok(found
            .into_iter()
            .map(|(child, words, why)| Point {
                key: child.to_string(),
                words,
                why,
                href: self.file(child),
                child: Some(child),
            })
            .collect())
    }

    async fn goals(
        &mut self,
        tx: &mut Read,
        names: &BTreeMap<ChildId, String>,
    ) -> Result<Vec<Point>, Problem> {
        let until = self.today.saturating_add(COMING_DAYS.days());
        let children = names.keys().copied();
        let due = goal::due(tx, self.grant.organisation(), [self.group], children, until).await?;
        let mut points = Vec::new();
        for goal in due {
            let words = match goal.child_id {
                Some(child) => {
                    self.children.insert(child);
                    let name = names.get(&child).map(String::as_str).unwrap_or_default();
                    format!("{name}: {}", goal.what)
                }
                None => goal.what,
            };
            let href = match goal.child_id {
                Some(child) => format!("/children/{child}/goals"),
                None => format!("/groups/{}/goals", self.group),
            };
            let date = said(goal.evaluate_on.to_jiff(), self.today, self.lang).said;
            let why = self.lang.t("meeting-goal-on").with("date", date).to_string();
            points.push(Point { key: goal.id.to_string(), words, why, href, child: goal.child_id });
        }
        Ok(points)
    }

    /// For whoever has a list of what is due.
    async fn late(&mut self, tx: &mut Read, facts: &GroupFacts) -> Result<Vec<Point>, Problem> {
        if Grant::<action::SeeDue>::of(self.grant.actor()).is_err() {
            return Ok(Vec::new());
        }
        let late = todo::late_in_group(tx, self.grant, (self.group, facts.info.location)).await?;
        let point = |(kind, (count, names)): (Kind, (usize, Vec<String>))| Point {
            key: kind.code().to_owned(),
            words: format!(
                "{}: {}",
                todo::kind_name(kind, self.lang),
                self.lang.t("todo-late").with("count", count)
            ),
            why: names.join(", "),
            href: "/todo".to_owned(),
            child: None,
        };
        Ok(late.into_iter().map(point).collect())
    }

    fn moves(&mut self, facts: &GroupFacts, names: &BTreeMap<ChildId, String>) -> Vec<Point> {
        let mut points: Vec<(Date, Point)> = Vec::new();
        for place in &facts.places {
            let starts = place.period.from.map(|day| ("meeting-starts", day));
            let leaves = place.period.until.map(|day| ("meeting-leaves", day));
            for (text, day) in [starts, leaves].into_iter().flatten() {
                if comes_or_goes_soon(day, self.today) {
                    let date = said(day, self.today, self.lang).said;
                    let why = self.lang.t(text).with("date", date).to_string();
                    let words = names.get(&place.child).cloned().unwrap_or_default();
                    let (key, child) = (format!("{}-{day}", place.child), Some(place.child));
                    points.push((day, Point { key, words, why, href: self.file(place.child), child }));
                }
            }
        }
        points.sort_by_key(|(day, _)| *day);
        points.into_iter().map(|(_, point)| point).collect()
    }

    /// The reader's own: those of colleagues are for who leads the discussion of the protocol.
    async fn remarks(&mut self, tx: &mut Read) -> Result<Vec<Point>, Problem> {
        let Ok(grant) = Grant::<action::RemarkOnProtocol>::of(self.grant.actor()) else {
            return Ok(Vec::new());
        };
        let found = review::own_remarks(tx, &grant).await?;
        let point = |(words, key): (String, usize)| Point {
            key: key.to_string(),
            words,
            why: String::new(),
            href: "/protocol/review".to_owned(),
            child: None,
        };
        Ok(found.into_iter().zip(0..).map(point).collect())
    }
}
