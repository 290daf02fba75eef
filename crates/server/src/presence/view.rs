//! Who is here, in words.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    calendar::Day,
    presence::{Plan, Presence, Said, presence},
};
use uuid::Uuid;

use super::SaidToday;
use crate::{
    calendar::{Days, Who},
    platform::{
        clock::Moment,
        i18n::Lang,
        ids::{ChildId, GroupId},
    },
};

/// How it is with a child now.
#[derive(Clone, Debug)]
pub struct View {
    /// "is er sinds 08:12".
    pub text: String,
    /// The kind of its badge.
    pub badge: &'static str,
    /// It is in the house.
    pub is_here: bool,
    /// It went home.
    pub is_home: bool,
    /// It is still to come.
    pub is_expected: bool,
}

/// The time of a moment: "08:12".
pub fn time(at: Moment, zone: &TimeZone) -> String {
    let local = at.timestamp().to_zoned(zone.clone());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// What was said of a child's day, in words.
pub fn note(said: &Said<Moment>, zone: &TimeZone, lang: Lang) -> String {
    match said.home {
        Some(home) => lang.t("presence-home").with("home", time(home, zone)).to_string(),
        None => lang.t("presence-here").with("here", time(said.here, zone)).to_string(),
    }
}

/// Who comes to a group today, and who of it does not although it has the day.
pub struct Plans {
    with: BTreeSet<ChildId>,
    away: BTreeSet<ChildId>,
}

impl Plans {
    /// Those of a group, by its days.
    pub fn of(days: &Days, group: GroupId, today: Date) -> Self {
        let ids = |list: Vec<(Uuid, Day<Uuid>)>| list.into_iter().map(|(child, _)| ChildId(child)).collect();
        Self {
            with: ids(days.calendar.with_group(group.0, today)),
            away: ids(days.calendar.group_day(group.0, today).children_away),
        }
    }

    /// With children who come to settle in.
    pub fn and(mut self, visitors: impl IntoIterator<Item = ChildId>) -> Self {
        self.with.extend(visitors);
        self
    }

    fn of_child(&self, child: ChildId) -> Plan {
        if self.with.contains(&child) {
            Plan::Comes
        } else if self.away.contains(&child) {
            Plan::Away
        } else {
            Plan::NoDay
        }
    }

    /// The children of the group who are not expected today and of whom nothing was said: by name.
    pub fn not_expected(&self, days: &Days, group: GroupId, said: &SaidToday) -> Vec<(ChildId, String)> {
        let mut found: Vec<(ChildId, String)> = days
            .people_of(group)
            .filter_map(|who| match who {
                Who::Child(child) => Some(child),
                Who::Staff(_) => None,
            })
            .filter(|child| self.of_child(*child) != Plan::Comes && !said.contains_key(child))
            .map(|child| (child, days.name(child.0).to_owned()))
            .collect();
        found.sort_by_key(|(_, name)| name.to_lowercase());
        found
    }
}

impl View {
    /// A child, by what is planned and what was said of it.
    pub fn of(child: ChildId, plans: &Plans, said: &SaidToday, zone: &TimeZone, lang: Lang) -> Self {
        let said: Option<&Said<Moment>> = said.get(&child);
        let found = presence(plans.of_child(child), said);
        let here = said.map(|said| time(said.here, zone)).unwrap_or_default();
        let home = said.and_then(|said| said.home).map(|at| time(at, zone)).unwrap_or_default();
        let (key, badge) = match found {
            Presence::Expected => ("presence-expected", "plain"),
            Presence::Here => ("presence-here", "good"),
            Presence::Unexpected => ("presence-unexpected", "due"),
            Presence::GoneHome => ("presence-home", "plain"),
            Presence::Away => ("presence-away", "plain"),
            Presence::NotToday => ("presence-not-today", "plain"),
        };
        Self {
            text: lang.t(key).with("here", here).with("home", home).to_string(),
            badge,
            is_here: matches!(found, Presence::Here | Presence::Unexpected),
            is_home: found == Presence::GoneHome,
            is_expected: found == Presence::Expected,
        }
    }
}
