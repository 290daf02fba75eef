//! The what-if as a page. All positions of the slider are in it: moving it asks nothing of the server.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use mentorkind_domain::what_if::stops;

use super::{
    apply::new_child,
    asked::{Asked, Change, Wrong},
    compare::{Compared, Figures},
    grid::Grid,
};
use crate::{
    division::{Crumb, GroupDivision, Hindrance, Rules},
    group::{GroupFacts, child_names, staff_names},
    platform::{
        dates,
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
        render::Page,
        week::Week,
    },
};

#[derive(Template)]
#[template(path = "what_if/what_if.html")]
pub struct WhatIfPage {
    pub page: Page,
    pub crumbs: Vec<Crumb>,
    pub title: String,
    /// The address without what is asked.
    pub path: String,
    /// What is asked, as hidden fields of the forms that add something.
    pub fields: Vec<(String, String)>,
    /// As it stands in the address.
    pub query: String,
    pub changes: Vec<ChangeLine>,
    /// Something differs from what is known.
    pub asked: bool,
    pub wrong: Option<String>,
    pub on: String,
    pub on_said: String,
    pub slider: Slider,
    pub summary: Vec<Run>,
    pub figures: Vec<FigureLine>,
    pub groups: Vec<GroupPart>,
    /// Groups in which it makes no difference.
    pub same: Vec<String>,
    pub grids: Vec<Grid>,
    /// Who can be away or leave.
    pub staff: Vec<Choice>,
    /// Who can come from another group of the location.
    pub others: Vec<Choice>,
    /// The groups that a child or a colleague can come to; one: it is that one.
    pub group_choices: Vec<Choice>,
    pub weekdays: Vec<(u32, String)>,
    pub weights: Vec<WeightField>,
    pub clashes: Vec<String>,
    /// Divisions that are made known and do not hold yet.
    pub waiting: Vec<String>,
}

/// Something of a list to choose from.
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// A change in words, and the address without it.
pub struct ChangeLine {
    pub text: String,
    pub without: String,
    /// What to know about it.
    pub note: Option<String>,
    /// It is about somebody who is not here (any more).
    pub lapsed: bool,
}

/// Between keeping and the best.
pub struct Slider {
    /// The number of positions.
    pub count: usize,
    /// The present one.
    pub at: usize,
    /// Points of each, separated by spaces.
    pub points: String,
    /// What is said at each.
    pub spoken: Vec<Run>,
    /// Without script: the way to others.
    pub links: Vec<(String, String)>,
    /// How the protocol weighs it.
    pub of_protocol: Vec<Run>,
}

/// A text for some positions of the slider, from the first to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub from: usize,
    pub to: usize,
    pub shown: bool,
    pub text: String,
}

/// A number as it is, without and with the change.
pub struct FigureLine {
    pub label: String,
    pub now: String,
    pub without: Vec<Run>,
    pub with: Vec<Run>,
}

/// A group with what would become of it.
pub struct GroupPart {
    pub id: String,
    pub name: String,
    /// Where more of it can be tried; none on the page of the group itself.
    pub href: Option<String>,
    pub blocked: Option<Hindrance>,
    pub rows: Vec<Row>,
    /// Those who keep their mentor wherever the slider stands.
    pub steady: Vec<String>,
    pub loads: Vec<LoadLine>,
    pub draft: Draft,
}

/// Whether the reader can make a proposal of it.
pub enum Draft {
    /// With a form.
    New,
    /// There is one already.
    There(String),
    /// Only when the absence is in the planning.
    Away,
    /// The reader does not divide.
    No,
}

/// A child.
pub struct Row {
    pub anchor: String,
    pub name: String,
    pub initials: String,
    pub colour: u8,
    pub age: String,
    pub badges: Vec<(&'static str, String)>,
    pub now: Option<String>,
    pub runs: Vec<RowRun>,
}

/// What becomes of a child for some positions of the slider.
pub struct RowRun {
    pub from: usize,
    pub to: usize,
    pub shown: bool,
    /// It keeps its mentor.
    pub stays: bool,
    pub mentor: String,
    pub why: String,
    pub weeks: Vec<Week>,
    /// It would be so without the change too.
    pub also: bool,
}

/// How many children a mentor has, now and then.
pub struct LoadLine {
    pub name: String,
    pub days: String,
    pub now: usize,
    pub then: Vec<Run>,
    pub elsewhere: Option<String>,
}

/// A weight that can be tried otherwise.
pub struct WeightField {
    pub key: &'static str,
    pub label: String,
    pub value: String,
    pub usual: i64,
    pub most: u32,
}

/// All that the page is made of.
pub struct Scene<'a> {
    pub lang: Lang,
    pub today: Date,
    pub on: Date,
    pub asked: &'a Asked,
    pub rules: &'a Rules,
    /// All groups of the location, as they are known.
    pub all: &'a [GroupFacts],
    /// Those that the page is about.
    pub compared: &'a [Compared],
    pub divisions: &'a BTreeMap<GroupId, GroupDivision>,
    /// The page is about the whole location.
    pub whole: bool,
    pub path: &'a str,
    /// Whether the reader divides a group.
    pub divides: &'a dyn Fn(GroupId) -> bool,
}

/// Joins positions with the same text.
pub(super) fn runs(texts: impl IntoIterator<Item = String>, at: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, text) in texts.into_iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.text == text => run.to = place,
            _ => runs.push(Run { from: place, to: place, shown: false, text }),
        }
    }
    for run in &mut runs {
        run.shown = run.from <= at && at <= run.to;
    }
    runs
}

/// What children and staff are called.
pub(super) struct People {
    pub children: BTreeMap<ChildId, String>,
    pub staff: BTreeMap<StaffId, String>,
}

impl Scene<'_> {
    /// A text of the page.
    pub(super) fn t(&self, key: &str) -> String {
        self.lang.t(key).to_string()
    }

    fn people(&self) -> People {
        let rows = || self.all.iter().flat_map(|facts| &facts.staff);
        let mut children = child_names(self.all.iter().flat_map(|facts| &facts.places));
        let coming = self.asked.changes.iter().filter(|change| matches!(change, Change::NewChild { .. }));
        for nth in 0..coming.count() {
            let name = self.lang.t("what-if-new-child").with("number", nth + 1).to_string();
            children.insert(new_child(nth), name);
        }
        People { children, staff: staff_names(rows().map(|s| (s.staff, s.key.as_str(), s.name.as_str()))) }
    }

    /// The points for a change at each position.
    fn points(&self) -> Vec<i64> {
        let frontiers = self.compared.iter().filter_map(|group| group.after.frontier.as_ref().ok());
        let stops = stops(frontiers);
        if stops.is_empty() { vec![0] } else { stops }
    }

    /// The page.
    pub fn page(&self, page: Page, crumbs: Vec<Crumb>, wrong: Option<Wrong>) -> WhatIfPage {
        let people = self.people();
        let points = self.points();
        let protocol = self.rules.weights.change;
        let position =
            |wanted: i64| points.iter().position(|points| *points <= wanted).unwrap_or(points.len() - 1);
        let at = position(self.asked.points.unwrap_or(protocol));
        let mattering: Vec<bool> = self.compared.iter().map(|group| self.is_shown(group)).collect();
        let names_of = |group: &Compared| group.after.facts.info.name.clone();
        let (groups, same) =
            self.compared.iter().zip(&mattering).partition::<Vec<_>, _>(|(_, matters)| **matters);
        let title = match (self.whole, self.compared) {
            (false, [group]) => self.lang.t("what-if-title-group").with("group", names_of(group)).to_string(),
            _ => {
                let name = self.all.first().map(|facts| facts.info.location_name.clone()).unwrap_or_default();
                self.lang.t("what-if-title-location").with("location", name).to_string()
            }
        };
        WhatIfPage {
            crumbs,
            title,
            path: self.path.to_owned(),
            fields: self.asked.fields(),
            query: self.asked.query(),
            changes: self.changes(&people),
            asked: self.asked.changes_something(),
            wrong: wrong.map(|wrong| self.t(wrong.key())),
            on: self.on.to_string(),
            on_said: dates::exact(self.on, self.lang),
            summary: runs(points.iter().map(|points| self.summary(*points)), at),
            figures: self.figures(&points, at),
            slider: self.slider(&points, at, position(protocol)),
            groups: groups.into_iter().map(|(group, _)| self.group(group, &people, &points, at)).collect(),
            same: same.into_iter().map(|(group, _)| names_of(group)).collect(),
            grids: self.grids(&people),
            staff: self.staff(&people),
            others: self.others(&people),
            group_choices: self.group_choices(),
            weekdays: self.weekdays(),
            weights: self.weights(),
            clashes: self.clashes(&people),
            waiting: self.waiting(),
            page,
        }
    }

    /// What is made known of these groups, and is not how it is now.
    fn waiting(&self) -> Vec<String> {
        let infos = self.compared.iter().map(|group| &group.before.facts.info);
        let lines = infos.filter_map(|info| {
            let first = self.divisions.get(&info.id)?.coming.first()?;
            let date = dates::short_from(first.from, self.today, self.lang);
            let said = self.lang.t("what-if-waiting").with("group", &info.name);
            Some(said.with("date", date).to_string())
        });
        lines.collect()
    }

    /// The page of a group shows it always; that of a location shows where something happens.
    fn is_shown(&self, group: &Compared) -> bool {
        let id = group.after.facts.info.id;
        let touched = self.asked.changes.iter().any(|change| match change {
            Change::Days { group, .. } | Change::NewChild { group, .. } => *group == id,
            Change::Away { .. } | Change::Leaves { .. } => false,
        });
        let proposed = !self.asked.changes_something() && group.after.moves_somebody();
        !self.whole || touched || proposed || group.matters()
    }

    fn sums(&self, points: i64) -> (Figures, Figures, Figures, (usize, usize)) {
        let numbers = &self.rules.numbers;
        let mut sums = (Figures::default(), Figures::default(), Figures::default(), (0, 0));
        for group in self.compared {
            sums.0 = sums.0.plus(group.now.figures);
            sums.1 = sums.1.plus(group.before.figures(points, numbers).unwrap_or_default());
            sums.2 = sums.2.plus(group.after.figures(points, numbers).unwrap_or_default());
            let (because, otherwise) = group.because(points);
            sums.3 = (sums.3.0 + because, sums.3.1 + otherwise);
        }
        sums
    }

    fn summary(&self, points: i64) -> String {
        let (now, _, after, (because, otherwise)) = self.sums(points);
        let key = if self.asked.only_away() { "what-if-summary-interim" } else { "what-if-summary" };
        let said = self.lang.t(key).with("count", after.changes).to_string();
        let share =
            self.lang.t("what-if-share").with("share", after.share()).with("now", now.share()).to_string();
        let mut texts = vec![said];
        if self.asked.changes_something() {
            let blocked = |group: &Compared| group.before.frontier.is_ok() && group.after.frontier.is_err();
            if because > 0 {
                texts.push(self.lang.t("what-if-because").with("count", because).to_string());
            }
            if otherwise > 0 {
                texts.push(self.lang.t("what-if-otherwise").with("count", otherwise).to_string());
            }
            if because + otherwise == 0 && !self.compared.iter().any(blocked) {
                texts.push(self.t("what-if-no-difference"));
            }
        }
        texts.push(share);
        texts.join(" ")
    }

    fn figures(&self, points: &[i64], at: usize) -> Vec<FigureLine> {
        let sums: Vec<_> = points.iter().map(|points| self.sums(*points)).collect();
        let now = sums[0].0;
        let line = |key: &str, now: String, of: &dyn Fn(&Figures) -> String| FigureLine {
            label: self.t(key),
            now,
            without: runs(sums.iter().map(|sums| of(&sums.1)), at),
            with: runs(sums.iter().map(|sums| of(&sums.2)), at),
        };
        let share = |figures: &Figures| format!("{}%", figures.share());
        vec![
            line("what-if-figure-changes", String::new(), &|figures| figures.changes.to_string()),
            line("what-if-figure-share", share(&now), &share),
            line("what-if-figure-hardly", now.hardly.to_string(), &|figures| figures.hardly.to_string()),
            line("what-if-figure-above", now.above.to_string(), &|figures| figures.above.to_string()),
        ]
    }

    fn slider(&self, points: &[i64], at: usize, protocol: usize) -> Slider {
        let to = |place: usize| {
            let asked = Asked { points: points.get(place).copied(), ..self.asked.clone() };
            format!("{}?{}#slider", self.path, asked.query())
        };
        let mut links = vec![(to(0), self.t("what-if-keep"))];
        if at > 1 {
            links.push((to(at - 1), self.t("what-if-fewer")));
        }
        if protocol != at {
            links.push((to(protocol), self.t("what-if-protocol")));
        }
        if at + 2 < points.len() {
            links.push((to(at + 1), self.t("what-if-more")));
        }
        links.push((to(points.len() - 1), self.t("what-if-best")));
        let of_protocol = (0..points.len()).map(|place| {
            let number = self.rules.weights.change;
            let text = self.lang.t("what-if-of-protocol").with("points", number).to_string();
            if place == protocol { text } else { String::new() }
        });
        Slider {
            count: points.len(),
            at,
            points: points.iter().map(i64::to_string).collect::<Vec<_>>().join(" "),
            spoken: runs(
                points.iter().map(|points| {
                    let after = self.sums(*points).2;
                    let spoken = self.lang.t("what-if-spoken").with("count", after.changes);
                    spoken.with("share", after.share()).to_string()
                }),
                at,
            ),
            links,
            of_protocol: runs(of_protocol, at),
        }
    }
}
