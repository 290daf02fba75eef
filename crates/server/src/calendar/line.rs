//! A day of a group, in words: who is there, who is not and why, what is different.

use jiff::civil::Date;
use mentorkind_domain::calendar::{Away, By, Day, GroupDay, MergedPart, Moment, School};
use uuid::Uuid;

use super::{Days, MergeRow, Who, words};
use crate::{
    extra_attention,
    platform::{
        dates::said,
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
        render::{colour, initials},
    },
    settling_in::Visitor,
};

/// Somebody who is there.
#[derive(Clone, Debug)]
pub struct There {
    /// What it is called.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// The colour of the circle.
    pub colour: u8,
    /// What is special about it today.
    pub notes: Vec<String>,
    /// It is here by something that was entered.
    pub is_news: bool,
    /// For the form that says it is ill; none where that is not said here.
    pub value: Option<String>,
    /// Which child it is; none for staff.
    pub child: Option<ChildId>,
    /// Where its name leads, where the reader may open its file.
    pub file: Option<String>,
    /// Where the lines of its day are written, where the reader may.
    pub day: Option<String>,
    /// What colleagues do for it, where the reader needs to know.
    pub extra_attention: Vec<extra_attention::Line>,
}

impl There {
    /// A child that comes to settle in.
    pub fn visitor(visitor: Visitor) -> Self {
        Self {
            initials: initials(&visitor.name),
            colour: colour(visitor.child.0),
            notes: vec![visitor.words],
            is_news: true,
            value: None,
            child: Some(visitor.child),
            file: None,
            day: None,
            extra_attention: Vec::new(),
            name: visitor.name,
        }
    }
}

/// Somebody who has the day here and is not here.
#[derive(Clone, Debug)]
pub struct NotThere {
    /// What it is called.
    pub name: String,
    /// Why.
    pub why: String,
    /// The absence that can be ended now.
    pub absence: Option<String>,
    /// For the form that says it is ill: it is elsewhere.
    pub ill: Option<String>,
}

/// A day of a group.
#[derive(Clone, Debug, Default)]
pub struct DayView {
    /// Everybody is at home: "gesloten: Koningsdag".
    pub shut: Option<String>,
    /// The school holiday in which after-school care is open all day.
    pub school: Option<String>,
    /// Groups that are together, in sentences.
    pub together: Vec<String>,
    /// The children on the group's place for a half-day or more.
    pub children: Vec<There>,
    /// The staff, likewise.
    pub staff: Vec<There>,
    /// Children who are here at the opening or closing only.
    pub passing: Vec<There>,
    /// Children who have the day here and are not here.
    pub children_away: Vec<NotThere>,
    /// Staff who have the day here and are not here.
    pub staff_away: Vec<NotThere>,
}

/// Writes days of a group.
pub struct Writer<'a> {
    pub days: &'a Days,
    pub group: GroupId,
    pub today: Date,
    pub lang: Lang,
}

impl Writer<'_> {
    /// A day.
    pub fn day(&self, date: Date) -> DayView {
        let found = self.days.calendar.group_day(self.group.0, date);
        let mut view = DayView { school: self.school(date), ..DayView::default() };
        if let (Some(shut), Some(group)) = (found.shut, self.days.group(self.group)) {
            view.shut = Some(words::shut_words(shut, group, date, &self.days.closures, self.lang));
            return view;
        }
        view.together = self.together(date);
        self.fill(&mut view, &found, date);
        view
    }

    fn fill(&self, view: &mut DayView, found: &GroupDay<Uuid>, date: Date) {
        for (id, day) in &found.children {
            let there = self.there(*id, day, date, true);
            let on = day.on(self.group.0);
            if on.morning || on.afternoon { view.children.push(there) } else { view.passing.push(there) }
        }
        for (id, day) in &found.staff {
            let on = day.on(self.group.0);
            if on.morning || on.afternoon {
                view.staff.push(self.there(*id, day, date, false));
            }
        }
        let away = |list: &[(Uuid, Day<Uuid>)], child| {
            let mut away: Vec<NotThere> =
                list.iter().map(|(id, day)| self.not_there(*id, day, date, child)).collect();
            away.sort_by_key(|person| person.name.to_lowercase());
            away
        };
        view.children_away = away(&found.children_away, true);
        view.staff_away = away(&found.staff_away, false);
        for list in [&mut view.children, &mut view.staff, &mut view.passing] {
            list.sort_by_key(|person| person.name.to_lowercase());
        }
    }

    fn there(&self, id: Uuid, day: &Day<Uuid>, date: Date, child: bool) -> There {
        let (lang, name) = (self.lang, self.days.name(id));
        let who = if child { Who::Child(ChildId(id)) } else { Who::Staff(StaffId(id)) };
        let mut notes = Vec::new();
        let person = self.days.person(who);
        if !child && person.in_training(date) {
            notes.push(lang.t("group-trainee").to_string());
        }
        if let Some(from) = day.parts().find(|part| part.at == self.group.0 && part.of != self.group.0) {
            let from = self.days.group_name(from.of);
            notes.push(lang.t("day-from-group").with("group", from).to_string());
        }
        let mut by: Vec<&str> = day
            .parts()
            .filter_map(|part| match part.by {
                By::Plan => None,
                By::Change => Some(if self.swaps(who, date) { "day-swapped" } else { "day-extra" }),
                By::StandIn => Some("day-stands-in"),
            })
            .collect();
        by.dedup();
        let is_news = !by.is_empty();
        notes.extend(by.into_iter().map(|key| lang.t(key).to_string()));
        let on = day.on(self.group.0);
        let after_school = self.days.group(self.group).is_some_and(|group| group.after_school);
        match (on.morning, on.afternoon) {
            (true, false) => notes.push(lang.t("day-morning").to_string()),
            // Afternoons are what after-school care usually is.
            (false, true) if !after_school => notes.push(lang.t("day-afternoon").to_string()),
            _ => {}
        }
        There {
            initials: initials(name),
            colour: colour(id),
            value: self.days.is_with(self.group, who, date).then(|| who.value()),
            is_news,
            child: child.then_some(ChildId(id)),
            file: None,
            day: None,
            extra_attention: Vec::new(),
            name: name.to_owned(),
            notes,
        }
    }

    fn not_there(&self, id: Uuid, day: &Day<Uuid>, date: Date, child: bool) -> NotThere {
        let lang = self.lang;
        let who = if child { Who::Child(ChildId(id)) } else { Who::Staff(StaffId(id)) };
        let absence = self
            .days
            .absences
            .iter()
            .filter(|row| row.who == who && row.period().contains(date))
            .max_by_key(|row| row.period().until);
        let why = match day.away() {
            Some(Away::Absent(reason)) => {
                let why = words::reason_words(reason, lang);
                match absence.and_then(|row| row.period().until).filter(|until| *until > date) {
                    Some(until) => lang
                        .t("day-away-until")
                        .with("why", why)
                        .with("date", said(until, self.today, lang).said)
                        .to_string(),
                    None => why,
                }
            }
            Some(Away::GaveUp(Some(other))) => {
                lang.t("day-gave-up").with("date", said(other, self.today, lang).said).to_string()
            }
            Some(Away::GaveUp(None) | Away::NoDay) => lang.t("absent-unsaid").to_string(),
            Some(Away::Shut(_)) => lang.t("days-shut").to_string(),
            None => {
                let at = day.at(Moment::Morning).or(day.at(Moment::Afternoon));
                let at = at.map(|at| self.days.group_name(at)).unwrap_or_default();
                lang.t("day-elsewhere").with("group", at).to_string()
            }
        };
        let ends = matches!(day.away(), Some(Away::Absent(_)));
        NotThere {
            name: self.days.name(id).to_owned(),
            why,
            absence: absence.filter(|_| ends && date == self.today).map(|row| row.id.to_string()),
            ill: (day.is_there() && self.days.is_of(self.group, who)).then(|| who.value()),
        }
    }

    /// Whether a day that comes on a date is for another one.
    fn swaps(&self, who: Who, date: Date) -> bool {
        self.days.changes.iter().any(|row| row.who == who && row.comes == date && row.gives_up.is_some())
    }

    fn school(&self, date: Date) -> Option<String> {
        match self.days.calendar.school(self.group.0, date)? {
            School::Holiday(holiday) => {
                let name = words::season_name(holiday.season, self.lang);
                Some(self.lang.t("day-school-holiday").with("holiday", name).to_string())
            }
            School::Term | School::Unknown => None,
        }
    }

    /// Where the group is on a date, and which groups are on its place.
    fn together(&self, date: Date) -> Vec<String> {
        let (days, group, lang) = (self.days, self.group, self.lang);
        let mut said: Vec<String> = days
            .elsewhere(group, date)
            .iter()
            .map(|to| together_words(days, ("day-goes-to", to.place), (to.part, to.time.as_deref()), lang))
            .collect();
        let open = |id: GroupId| days.calendar.shut(id.0, date).is_none();
        for other in days.groups.iter().filter(|other| other.id != group && open(other.id)) {
            for to in days.elsewhere(other.id, date).iter().filter(|to| to.place == group) {
                let when = (to.part, to.time.as_deref());
                said.push(together_words(days, ("day-comes-here", other.id), when, lang));
            }
        }
        said
    }
}

/// What was entered of a group that goes to another one, as a group sees it.
pub fn merge_words(days: &Days, group: GroupId, row: &MergeRow, lang: Lang) -> String {
    let other = if row.group == group { ("day-goes-to", row.with) } else { ("day-comes-here", row.group) };
    together_words(days, other, (row.part, row.time.as_deref()), lang)
}

/// "Samen met Vlinders, bij het openen tot 08:30".
fn together_words(
    days: &Days,
    (key, other): (&str, GroupId),
    (part, time): (MergedPart, Option<&str>),
    lang: Lang,
) -> String {
    let when = words::part_words(part, time, lang);
    lang.t(key).with("group", days.group_name(other.0)).with("when", when).to_string()
}
