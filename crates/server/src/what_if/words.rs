//! What is asked of a what-if, in words, and what can be asked of it.

use mentorkind_division::HalfDays;
use mentorkind_domain::{
    half_days::on_weekday,
    interim::Away,
    protocol::{Kind, Setting},
};

use super::{
    asked::{Asked, Change, WEIGHTS, of_protocol},
    grid::{DAYS, Grid, Weeks},
    view::{ChangeLine, Choice, People, Scene, WeightField},
};
use crate::{
    group::{GroupFacts, StaffOn},
    platform::{
        dates,
        ids::{GroupId, StaffId},
    },
};
use jiff::civil::Date;

impl Scene<'_> {
    pub(super) fn changes(&self, people: &People) -> Vec<ChangeLine> {
        let address = |asked: &Asked| format!("{}?{}", self.path, asked.query());
        let group_name = |id: GroupId| {
            let found = self.all.iter().find(|facts| facts.info.id == id);
            found.map(|facts| facts.info.name.clone()).unwrap_or_default()
        };
        let mut children = 0;
        let mut lines: Vec<ChangeLine> = Vec::new();
        for (place, change) in self.asked.changes.iter().enumerate() {
            let who = |staff: &StaffId| people.staff.get(staff).cloned();
            let date = |date: Date| dates::said(date, self.today, self.lang).said;
            let said = |key, staff: &StaffId| self.lang.t(key).with("name", who(staff).unwrap_or_default());
            let (text, lapsed) = match change {
                Change::Days { group, staff, days } => {
                    let key = match (days.0 == 0, self.all.len() > 1) {
                        (false, false) => "what-if-change-days",
                        (false, true) => "what-if-change-days-at",
                        (true, false) => "what-if-change-no-days",
                        (true, true) => "what-if-change-no-days-at",
                    };
                    let text =
                        said(key, staff).with("days", self.short(*days)).with("group", group_name(*group));
                    (text.to_string(), who(staff).is_none())
                }
                Change::Away { staff, from, until } => {
                    let text = said("what-if-change-away", staff)
                        .with("from", date(*from))
                        .with("until", date(*until));
                    (text.to_string(), who(staff).is_none())
                }
                Change::Leaves { staff, last } => (
                    said("what-if-change-leaves", staff).with("last", date(*last)).to_string(),
                    who(staff).is_none(),
                ),
                Change::NewChild { days, from, months, .. } => {
                    children += 1;
                    let text = self
                        .lang
                        .t("what-if-change-child")
                        .with("number", children)
                        .with("from", date(*from))
                        .with("months", *months)
                        .with("days", self.short(*days));
                    (text.to_string(), false)
                }
            };
            let text = if lapsed { self.t("what-if-lapsed") } else { text };
            let note = match change {
                Change::Away { from, until, .. } if !lapsed => {
                    self.too_short(Away { from: *from, until: *until })
                }
                _ => None,
            };
            lines.push(ChangeLine { text, note, without: address(&self.asked.without(place)), lapsed });
        }
        for (setting, value) in &self.asked.weights {
            let mut other = self.asked.clone();
            other.weights.remove(setting);
            let usual = of_protocol(*setting, &self.rules.weights);
            let text = self.lang.t("what-if-change-weight").with("name", self.weight_name(*setting));
            let text = text.with("value", *value).with("usual", usual).to_string();
            lines.push(ChangeLine { text, note: None, without: address(&other), lapsed: false });
        }
        lines
    }

    /// Days in words: "ma di", "maandagochtend, woensdag"; of both weeks where they differ.
    fn short(&self, days: HalfDays) -> String {
        let (even, odd) = (self.week(days, false), self.week(days, true));
        if days.0 == 0 {
            return self.t("week-no-days");
        }
        if even == odd {
            return even;
        }
        let weeks = [("week-even", even), ("week-odd", odd)].into_iter().filter(|(_, days)| !days.is_empty());
        weeks.map(|(key, days)| format!("{}: {days}", self.lang.t(key))).collect::<Vec<_>>().join("; ")
    }

    /// The days of an even or an odd week.
    fn week(&self, days: HalfDays, odd: bool) -> String {
        let there = DAYS.into_iter().map(|day| (day, on_weekday(days, day, odd)));
        let there: Vec<_> = there.filter(|(_, part)| part.morning || part.afternoon).collect();
        if there.iter().all(|(_, part)| part.morning && part.afternoon) {
            let letters = there.iter().map(|(day, _)| dates::day_letter(*day, self.lang));
            return letters.collect::<Vec<_>>().join(" ");
        }
        let said = there.iter().map(|(day, part)| {
            let name = dates::day_name(*day, self.lang);
            let key = match (part.morning, part.afternoon) {
                (true, true) => return name,
                (true, false) => "week-morning",
                _ => "week-afternoon",
            };
            self.lang.t("what-if-half-day").with("day", name).with("part", self.t(key)).to_string()
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// That a time away is too short for the protocol to ask an interim mentor.
    fn too_short(&self, away: Away) -> Option<String> {
        let weeks = self.rules.interim_weeks;
        (!away.longer_than(weeks)).then(|| self.lang.t("what-if-short").with("weeks", weeks).to_string())
    }

    fn weight_name(&self, setting: Setting) -> String {
        self.t(match setting {
            Setting::HalfDayApart => "what-if-weight-half-day-apart",
            Setting::HardlySeen => "what-if-weight-hardly-seen",
            Setting::BabyApart => "what-if-weight-baby-apart",
            Setting::NotKnownWell => "what-if-weight-not-known-well",
            Setting::Language => "what-if-weight-language",
            Setting::Stops => "what-if-weight-stops",
            Setting::Pair => "what-if-weight-pair",
            _ => "what-if-weight-load",
        })
    }

    pub(super) fn weights(&self) -> Vec<WeightField> {
        WEIGHTS
            .into_iter()
            .map(|setting| {
                let usual = of_protocol(setting, &self.rules.weights);
                let value = self.asked.weights.get(&setting).map_or(usual, |value| i64::from(*value));
                let most = match setting.kind() {
                    Kind::Number(_, most) => most,
                    Kind::Switch | Kind::Day => 1,
                };
                WeightField {
                    key: setting.key(),
                    label: self.weight_name(setting),
                    value: value.to_string(),
                    usual,
                    most,
                }
            })
            .collect()
    }

    pub(super) fn grids(&self, people: &People) -> Vec<Grid> {
        let shown = |facts: &&GroupFacts| {
            self.compared.iter().any(|group| group.before.facts.info.id == facts.info.id)
        };
        self.all
            .iter()
            .filter(shown)
            .map(|facts| {
                let elsewhere: Vec<StaffOn> = self
                    .all
                    .iter()
                    .filter(|other| other.info.id != facts.info.id)
                    .flat_map(|other| other.staff.clone())
                    .collect();
                let weeks = Weeks {
                    facts,
                    elsewhere: &elsewhere,
                    asked: self.asked,
                    on: self.on,
                    path: self.path,
                    lang: self.lang,
                };
                let name = |who: StaffId| people.staff.get(&who).cloned().unwrap_or_default();
                weeks.grid(name, |who| self.notes(who))
            })
            .collect()
    }

    /// What is asked of somebody besides days.
    fn notes(&self, who: StaffId) -> Vec<String> {
        let date = |date: Date| dates::short_from(date, self.today, self.lang);
        let note = |change: &Change| match change {
            Change::Away { staff, from, until } if *staff == who => {
                let text =
                    self.lang.t("what-if-note-away").with("from", date(*from)).with("until", date(*until));
                Some(text.to_string())
            }
            Change::Leaves { staff, last } if *staff == who => {
                Some(self.lang.t("what-if-note-leaves").with("last", date(*last)).to_string())
            }
            _ => None,
        };
        self.asked.changes.iter().filter_map(note).collect()
    }

    fn choice(&self, who: StaffId, people: &People) -> Choice {
        Choice {
            value: who.0.simple().to_string(),
            label: people.staff.get(&who).cloned().unwrap_or_default(),
        }
    }

    fn of_here(&self) -> Vec<StaffId> {
        let groups = self.compared.iter().map(|group| &group.before.facts);
        let mut staff: Vec<StaffId> =
            groups.flat_map(|facts| facts.staff.iter().map(|row| row.staff)).collect();
        staff.sort_unstable();
        staff.dedup();
        staff
    }

    pub(super) fn staff(&self, people: &People) -> Vec<Choice> {
        let mut choices: Vec<Choice> =
            self.of_here().into_iter().map(|who| self.choice(who, people)).collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    }

    pub(super) fn others(&self, people: &People) -> Vec<Choice> {
        let here = if self.whole { Vec::new() } else { self.of_here() };
        let mut staff: Vec<StaffId> = self
            .all
            .iter()
            .flat_map(|facts| facts.staff.iter())
            .map(|row| row.staff)
            .filter(|who| !here.contains(who))
            .collect();
        staff.sort_unstable();
        staff.dedup();
        let mut choices: Vec<Choice> = staff.into_iter().map(|who| self.choice(who, people)).collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    }

    pub(super) fn group_choices(&self) -> Vec<Choice> {
        let groups = self.compared.iter().map(|group| &group.before.facts.info);
        groups
            .map(|info| Choice { value: info.id.0.simple().to_string(), label: info.name.clone() })
            .collect()
    }

    /// The weekdays of the forms, each with the bit of its first half-day.
    pub(super) fn weekdays(&self) -> Vec<(u32, String)> {
        use jiff::civil::Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        let days = [Monday, Tuesday, Wednesday, Thursday, Friday];
        (0..).zip(days).map(|(at, day)| (2 * at, dates::day_name(day, self.lang))).collect()
    }

    /// Who would be on two groups at the same time, as far as the what-if puts them there.
    pub(super) fn clashes(&self, people: &People) -> Vec<String> {
        let asked = |who: StaffId| {
            self.asked
                .changes
                .iter()
                .any(|change| matches!(change, Change::Days { staff, .. } if *staff == who))
        };
        let after = |facts: &GroupFacts| {
            let found = self.compared.iter().find(|group| group.after.facts.info.id == facts.info.id);
            found.map_or_else(|| facts.staff.clone(), |group| group.after.facts.staff.clone())
        };
        let rows: Vec<StaffOn> =
            self.all.iter().flat_map(after).filter(|row| row.period.contains(self.on)).collect();
        let mut lines = Vec::new();
        for (at, one) in rows.iter().enumerate().filter(|(_, row)| asked(row.staff)) {
            let other = rows[at + 1..].iter().find(|other| {
                other.staff == one.staff
                    && other.group != one.group
                    && other.days.shared(one.days).count() > 0
            });
            if let Some(other) = other {
                let both = one.days.shared(other.days);
                let name = people.staff.get(&one.staff).cloned().unwrap_or_default();
                let line = self.lang.t("what-if-clash").with("name", name).with("days", self.short(both));
                lines.push(line.to_string());
            }
        }
        lines
    }
}
