//! Who is there today on a group, by first name: what may be read by whoever stands before the tablet or the wall. Nothing
//! that was agreed, seen or told about a child.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use crate::{
    calendar::{self, Days, Whom},
    contact_of_the_day::{Alone, Contacts, contacts},
    mentor_card::first_name,
    mentorship::{self, Mentorship},
    platform::{
        db::Read,
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId},
    },
    presence::{self, Plans},
    tablet::called,
};

/// A group on a day.
pub struct There {
    /// The name of the group.
    pub name: String,
    /// Who works there, by first name.
    pub staff: Vec<String>,
    /// The children with a day there or of whom something was said, who went home last.
    pub children: Vec<Child>,
}

/// A child on a day.
pub struct Child {
    /// Which child.
    pub id: ChildId,
    /// The first name.
    pub name: String,
    /// How it is with it now.
    pub presence: presence::View,
    /// The first name of whom to ask.
    pub ask: Option<String>,
}

impl There {
    /// How many children are in the house.
    pub fn here(&self) -> usize {
        self.children.iter().filter(|child| child.presence.is_here).count()
    }
}

/// Who is there today; nothing when there is no such group. The caller has found the group with a grant, or on its tablet.
pub async fn there(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    (today, zone, lang): (Date, &TimeZone, Lang),
) -> sqlx::Result<Option<There>> {
    let days = calendar::days(tx, organisation, &[group], Whom::Everybody, (today, today)).await?;
    let Some(name) = days.group(group).map(|group| group.name.clone()) else { return Ok(None) };
    let of_group = days.calendar.group_day(group.0, today);
    let with = days.calendar.with_group(group.0, today);
    let planned: BTreeSet<ChildId> =
        with.iter().chain(&of_group.children_away).map(|(child, _)| ChildId(*child)).collect();
    let said = presence::on_group(tx, organisation, &days, group, today).await?;
    let all: Vec<ChildId> =
        planned.into_iter().chain(said.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let mentorships = mentorship::of_children(tx, organisation, &all).await?;
    let contacts = contacts(tx, organisation, all.iter().copied(), today).await?;
    let plans = Plans::of(&days, group, today);
    let names = First::of(&days, all.iter().map(|child| child.0));
    let mut children: Vec<Child> = all
        .iter()
        .map(|child| Child {
            id: *child,
            name: names.name(child.0),
            presence: presence::View::of(*child, &plans, &said, zone, lang),
            ask: ask(&days, &mentorships, &contacts, *child, today),
        })
        .collect();
    children.sort_by_key(|child| (child.presence.is_home, child.name.to_lowercase()));
    let of_staff = First::of(&days, of_group.staff.iter().map(|(person, _)| *person));
    let mut staff: Vec<String> = of_group.staff.iter().map(|(person, _)| of_staff.name(*person)).collect();
    staff.sort_by_key(|name| name.to_lowercase());
    Ok(Some(There { name, staff, children }))
}

/// Whom to ask about a child today: its mentor, or the contact of the day while the mentor is not there.
fn ask(
    days: &Days,
    mentorships: &[Mentorship],
    contacts: &Contacts,
    child: ChildId,
    today: Date,
) -> Option<String> {
    let Some(alone) = Alone::of(days, mentorships, child, today) else {
        let mentor = mentorships.iter().find(|m| m.child == child && m.holds_on(today))?;
        return Some(first_name(&mentor.staff_name).to_owned());
    };
    contacts.of(days, child, &alone).map(|found| first_name(&found.name).to_owned())
}

/// First names, with no more of the last name than its letter where two are called the same.
struct First<'a> {
    days: &'a Days,
    whole: Vec<(Uuid, &'a str)>,
}

impl<'a> First<'a> {
    fn of(days: &'a Days, people: impl Iterator<Item = Uuid>) -> Self {
        Self { days, whole: people.map(|person| (person, days.full_name(person))).collect() }
    }

    fn name(&self, person: Uuid) -> String {
        let (short, full) = (self.days.name(person), self.days.full_name(person));
        if short != full {
            return short.to_owned();
        }
        let others: Vec<&str> = self.whole.iter().map(|(_, name)| *name).collect();
        let told_apart = called(full, &others);
        let mut words = full.split_whitespace();
        match (words.next(), words.next_back().and_then(|last| last.chars().next())) {
            (Some(first), Some(letter)) if told_apart == full => format!("{first} {letter}."),
            _ => told_apart,
        }
    }
}
