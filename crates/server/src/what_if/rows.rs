//! The children of a group in a what-if, and what becomes of each at every position of the slider.

use mentorkind_division::Present;

use super::{
    compare::{Compared, Side},
    view::{Draft, GroupPart, LoadLine, People, Row, RowRun, Scene, runs},
};
use crate::{
    division::{self, Names, age, days, days_said},
    platform::{
        dates,
        ids::StaffId,
        render::{colour, initials},
        week,
    },
};

impl Scene<'_> {
    /// A group with what would become of it.
    pub(super) fn group(&self, group: &Compared, people: &People, points: &[i64], at: usize) -> GroupPart {
        let (info, after) = (&group.after.facts.info, &group.after);
        let mut rows: Vec<(usize, String, Row)> = Vec::new();
        let mut steady = Vec::new();
        for i in 0..after.case.children.len() {
            let row = self.row(group, i, people, points, at);
            match row.runs.iter().find(|run| !run.stays) {
                Some(first) => rows.push((first.from, row.name.to_lowercase(), row)),
                None => steady.push(row.name),
            }
        }
        rows.sort_by(|(one, name, _), (other, its, _)| (one, name).cmp(&(other, its)));
        steady.sort_by_key(|name| name.to_lowercase());
        let draft = match self.divisions.get(&info.id).and_then(|found| found.draft) {
            _ if !(self.divides)(info.id) || after.frontier.is_err() => Draft::No,
            _ if self.asked.only_away() => Draft::Away,
            Some(draft) => Draft::There(draft.to_string()),
            None => Draft::New,
        };
        GroupPart {
            id: info.id.to_string(),
            name: info.name.clone(),
            href: self.whole.then(|| format!("/groups/{}/what-if?{}", info.id, self.asked.query())),
            blocked: after.frontier.as_ref().err().map(|blocked| {
                let names = names(after, people, &self.t("division-somebody"));
                let number = self.rules.numbers.children_per_mentor;
                let is_about = |i| !self.asked.only_away() || after.concerned.contains(&after.place(i).child);
                division::blocked(&after.case.group, blocked, number, is_about, &names, self.lang)
            }),
            rows: if after.frontier.is_ok() {
                rows.into_iter().map(|(_, _, row)| row).collect()
            } else {
                Vec::new()
            },
            steady: if after.frontier.is_ok() { steady } else { Vec::new() },
            loads: self.loads(group, people, points, at),
            draft,
        }
    }

    fn row(&self, group: &Compared, i: usize, people: &People, points: &[i64], at: usize) -> Row {
        let (after, lang) = (&group.after, self.lang);
        let place = after.place(i);
        let child = &after.case.group.children[i];
        let name = people.children.get(&place.child).cloned().unwrap_or_default();
        let present = after.present(i);
        let gone = self.t("division-somebody");
        let called = |staff: StaffId| {
            let old =
                || after.facts.present(place.child, after.case.children[i].on).map(|m| m.staff_name.clone());
            people.staff.get(&staff).cloned().or_else(old).unwrap_or_else(|| gone.clone())
        };
        let mut badges = Vec::new();
        if child.present == Present::None {
            badges.push(("late", self.t("division-badge-none")));
        }
        if let Some(starts) = after.facts.starts(place, self.today) {
            let date = dates::short_from(starts, self.today, lang);
            badges.push(("know", lang.t("division-badge-starts").with("date", date).to_string()));
        }
        if child.baby {
            badges.push(("know", self.t("division-badge-baby")));
        }
        let mut found: Vec<RowRun> = Vec::new();
        for (position, &points) in points.iter().enumerate() {
            let Some(mentor) = after.mentors(points).map(|mentors| after.staff(mentors[i])) else { continue };
            let also = group.before.index_of(place.child).is_some() && !group.differs(place.child, points);
            let stays = present == Some(mentor);
            let mentor_name = called(mentor);
            match found.last_mut() {
                Some(run) if (&run.mentor, run.also) == (&mentor_name, also) => run.to = position,
                _ => found.push(RowRun {
                    from: position,
                    to: position,
                    shown: false,
                    stays,
                    why: self.why(group, i, present, mentor, &called),
                    weeks: week::together(place.days, after.works(i, mentor), lang),
                    mentor: mentor_name,
                    also,
                }),
            }
        }
        for run in &mut found {
            run.shown = run.from <= at && at <= run.to;
        }
        Row {
            anchor: place.child.0.simple().to_string(),
            initials: initials(&name),
            colour: colour(place.child.0),
            age: age(place.birth_date, self.today, lang),
            badges,
            now: present.map(called),
            runs: found,
            name,
        }
    }

    /// How often the mentors see the child, in words.
    fn why(
        &self,
        group: &Compared,
        i: usize,
        present: Option<StaffId>,
        mentor: StaffId,
        called: &impl Fn(StaffId) -> String,
    ) -> String {
        let (after, before) = (&group.after, &group.before);
        let attends = after.case.group.children[i].attends.count();
        if attends == 0 {
            return self.t("group-flexible");
        }
        let said = |key: &str, who: StaffId, together: u32| {
            self.lang
                .t(key)
                .with("mentor", called(who))
                .with("together", days(together.into()))
                .with("attends", days_said(attends.into(), self.lang))
                .to_string()
        };
        let then = said("what-if-sees", mentor, after.together(i, mentor));
        let Some(old) = present else { return then };
        let was = before.index_of(after.place(i).child).map(|at| before.together(at, old));
        let left = after.together(i, old);
        let works = after
            .facts
            .staff
            .iter()
            .any(|row| row.staff == old && row.period.contains(after.case.children[i].on));
        let of_old = if old == mentor {
            match was.filter(|was| *was != left) {
                Some(was) => self.lang.t("what-if-was").with("together", days(was.into())).to_string(),
                None => String::new(),
            }
        } else if after.is_away(i, old) {
            self.lang.t("what-if-away-then").with("mentor", called(old)).to_string()
        } else if works {
            said("what-if-sees-only", old, left)
        } else {
            self.lang.t("what-if-not-here").with("mentor", called(old)).to_string()
        };
        if old == mentor { format!("{then} {of_old}").trim().to_owned() } else { format!("{of_old} {then}") }
    }

    fn loads(&self, group: &Compared, people: &People, points: &[i64], at: usize) -> Vec<LoadLine> {
        let after = &group.after;
        let mut lines: Vec<LoadLine> = (0..after.case.staff.len())
            .map(|j| {
                let who = after.staff(j);
                let count = |points: &i64| {
                    let mentors = after.mentors(*points).unwrap_or_default();
                    mentors.iter().filter(|mentor| **mentor == j).count()
                };
                let half_days = after.case.group.staff[j].half_days;
                let text = |count: usize| {
                    let (above, per_day) = self.rules.numbers.above(count, half_days);
                    let much = if above || per_day {
                        format!(" ({})", self.lang.t("what-if-much"))
                    } else {
                        String::new()
                    };
                    format!("{count}{much}")
                };
                LoadLine {
                    name: people.staff.get(&who).cloned().unwrap_or_default(),
                    days: days_said(half_days.into(), self.lang),
                    now: group.now.children.get(&who).copied().unwrap_or_default(),
                    then: runs(points.iter().map(count).map(text), at),
                    elsewhere: self.elsewhere(group, who),
                }
            })
            .collect();
        lines.sort_by_key(|line| line.name.to_lowercase());
        lines
    }

    /// Mentor children on the other groups of the location, for who works on more than one.
    fn elsewhere(&self, group: &Compared, who: StaffId) -> Option<String> {
        let others = self.all.iter().filter(|facts| facts.info.id != group.after.facts.info.id);
        let children = others
            .flat_map(|facts| facts.places.iter().map(move |place| (facts, place)))
            .filter(|(facts, place)| {
                place.main
                    && place.period.contains(self.on)
                    && facts.present(place.child, self.on).is_some_and(|m| m.staff == who)
            })
            .count();
        (children > 0).then(|| self.lang.t("what-if-elsewhere").with("count", children).to_string())
    }
}

fn names(side: &Side, people: &People, somebody: &str) -> Names {
    let child = |i: usize| people.children.get(&side.place(i).child).cloned();
    let staff = |j: usize| people.staff.get(&side.staff(j)).cloned();
    Names {
        children: (0..side.case.children.len())
            .map(|i| child(i).unwrap_or_else(|| somebody.to_owned()))
            .collect(),
        staff: (0..side.case.staff.len()).map(|j| staff(j).unwrap_or_else(|| somebody.to_owned())).collect(),
    }
}
