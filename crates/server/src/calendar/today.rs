//! Who is there today, for the page of a group.

use jiff::civil::Date;
use mentorkind_domain::access::action;

pub use super::line::There;
use super::{
    Who, Whom, days,
    line::{DayView, Writer},
    occasions,
};
use crate::platform::{
    access::Grant,
    db::Read,
    i18n::Lang,
    ids::{ChildId, GroupId, OrganisationId},
};
use crate::settling_in::{self, Visitor};

/// Today on a group.
#[derive(Clone, Debug)]
pub struct Today {
    /// The group.
    pub group: GroupId,
    /// The children who are there at some time of the day, also those of other groups.
    pub children: Vec<ChildId>,
    /// Who is there, and who is not.
    pub day: DayView,
    /// The reader can say who is absent.
    pub may: bool,
}

/// Today on a group that was found with a grant; `may` is the reader's permission to say who is absent, where there is
/// one.
pub async fn today(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
    lang: Lang,
    may: Option<&Grant<action::SayAbsent>>,
) -> sqlx::Result<Today> {
    let days = days(tx, organisation, &[group], Whom::Everybody, (today, today)).await?;
    let writer = Writer { days: &days, group, today, lang };
    let found = days.calendar.group_day(group.0, today);
    let mut day = writer.day(today);
    let here = day.children.iter().filter_map(|there| there.child);
    let mut special = occasions::of_children(tx, organisation, here.collect::<Vec<_>>(), today, lang).await?;
    for there in &mut day.children {
        there.notes.extend(there.child.and_then(|child| special.remove(&child)).unwrap_or_default());
    }
    let mut children: Vec<ChildId> = found.children.iter().map(|(id, _)| ChildId(*id)).collect();
    let together = days.together_with(group, today);
    for visitor in settling_in::visitors(tx, organisation, together, today, lang).await? {
        let known = day.children.iter_mut().find(|there| there.child == Some(visitor.child));
        match known {
            Some(there) => there.notes.push(visitor.words),
            None => {
                children.push(visitor.child);
                day.children.push(There::visitor(visitor));
            }
        }
    }
    Ok(Today { group, children, day, may: may.is_some_and(|grant| grant.covers(Some(group.0), None)) })
}

/// The children who are here today, of one group.
#[derive(Clone, Debug)]
pub struct Here {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Those of its own children who are there.
    pub children: Vec<There>,
    /// Who comes to settle in.
    pub visitors: Vec<Visitor>,
}

/// The children who are on their own groups today, for who may open their files; groups without any are left out.
pub async fn files(
    tx: &mut Read,
    grant: &Grant<action::SeeFile>,
    groups: &[GroupId],
    lang: Lang,
) -> sqlx::Result<Vec<Here>> {
    let today = grant.actor().today;
    let days = days(tx, grant.organisation(), groups, Whom::Everybody, (today, today)).await?;
    let visitors =
        settling_in::visitors(tx, grant.organisation(), groups.iter().copied(), today, lang).await?;
    let present = groups.iter().filter_map(|&group| {
        let mut children = Writer { days: &days, group, today, lang }.day(today).children;
        // A guest has its file on its own group.
        children.retain_mut(|there| {
            there.file = there
                .child
                .filter(|child| {
                    days.is_of(group, Who::Child(*child)) && grant.covers(Some(group.0), Some(child.0))
                })
                .map(|child| format!("/children/{child}"));
            there.file.is_some()
        });
        let name = days.group(group).map_or_else(String::new, |g| g.name.clone());
        let visitors: Vec<Visitor> = visitors.iter().filter(|one| one.group == group).cloned().collect();
        let is_empty = children.is_empty() && visitors.is_empty();
        (!is_empty).then_some(Here { group, name, children, visitors })
    });
    Ok(present.collect())
}
