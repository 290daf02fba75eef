//! Who hears a child today: its mentor, and in the mentor's place the contact of the day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{access::action, calendar::Moment as Part, child_voice::hears};

use super::queries;
use crate::{
    calendar::{self, Whom},
    child::{self, Child},
    contact_of_the_day::{Alone, contacts},
    mentor_card::first_name,
    mentorship,
    platform::{
        access::Grant,
        db::Read,
        ids::{ChildId, GroupId, OrganisationId, StaffId},
        problem::Problem,
    },
};

/// Who is there for a child today.
#[derive(Clone, Debug, Default)]
pub struct Hearing {
    /// The mentor and its first name.
    pub mentor: Option<(StaffId, String)>,
    /// The mentor is with the child's group today.
    pub there: bool,
    /// Whom the child asks while the mentor is not there.
    pub contact: Option<(StaffId, String)>,
    /// The others who are on the group today.
    pub others: Vec<(StaffId, String)>,
}

impl Hearing {
    /// Whether this member of staff hears what the child says.
    pub fn hears(&self, staff: Option<StaffId>) -> bool {
        let is = |one: &Option<(StaffId, String)>| one.as_ref().is_some_and(|(id, _)| Some(*id) == staff);
        hears(is(&self.mentor), is(&self.contact), self.there)
    }
}

/// Who is there for these children of these groups today.
pub async fn hearings(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[(ChildId, GroupId)],
    today: Date,
) -> sqlx::Result<BTreeMap<ChildId, Hearing>> {
    let ids: Vec<ChildId> = children.iter().map(|(child, _)| *child).collect();
    let groups: Vec<GroupId> = children.iter().map(|(_, group)| *group).collect();
    let mentorships = mentorship::of_children(tx, organisation, &ids).await?;
    let days = calendar::days(tx, organisation, &groups, Whom::Children(&ids), (today, today)).await?;
    let contacts = contacts(tx, organisation, ids.iter().copied(), today).await?;
    let calendar = &days.calendar;
    let hearing = |child: ChildId, own: GroupId| {
        let mentor = mentorships.iter().find(|m| m.child == child && m.holds_on(today));
        let mentor = mentor.map(|m| (m.staff, first_name(&m.staff_name).to_owned()));
        let person = calendar.child(child.0);
        let (group, day) = (person.group_on(today).unwrap_or(own.0), person.on(today));
        let place = day.at(Part::Morning).or(day.at(Part::Afternoon)).unwrap_or(group);
        let staff = calendar.group_day(place, today).staff;
        let there =
            mentor.as_ref().is_some_and(|(mentor, _)| calendar.staff(mentor.0).on(today).is_on(place));
        let named = |id: StaffId| (id, first_name(days.full_name(id.0)).to_owned());
        let contact = if there || calendar.shut(group, today).is_some() {
            None
        } else {
            let mentor = mentor.as_ref().map(|(mentor, _)| *mentor);
            let alone = Alone { place, date: today, mentor, day };
            contacts.of(&days, child, &alone).map(|found| named(StaffId(found.id)))
        };
        let is = |one: &Option<(StaffId, String)>, id| one.as_ref().is_some_and(|(known, _)| *known == id);
        let others = staff.iter().filter(|(_, day)| day.is_there()).map(|(id, _)| StaffId(*id));
        let others = others.filter(|id| !is(&mentor, *id) && !is(&contact, *id)).map(named).collect();
        Hearing { mentor, there, contact, others }
    };
    Ok(children.iter().map(|&(child, own)| (child, hearing(child, own))).collect())
}

/// A child of after-school care within the grant, with who is there for it today.
pub async fn found(
    tx: &mut Read,
    grant: &Grant<action::HearChild>,
    child: ChildId,
) -> Result<(Child, Hearing), Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let group = queries::after_school_group(tx, organisation, child.id, today).await?;
    let group = group.ok_or(Problem::NotFound)?;
    let hearing = hearings(tx, organisation, &[(child.id, group)], today).await?.remove(&child.id);
    Ok((child, hearing.unwrap_or_default()))
}

/// As [`found`], for who hears the child.
pub async fn heard(
    tx: &mut Read,
    grant: &Grant<action::HearChild>,
    child: ChildId,
) -> Result<(Child, Hearing), Problem> {
    let (child, hearing) = found(tx, grant, child).await?;
    if hearing.hears(grant.actor().staff) { Ok((child, hearing)) } else { Err(Problem::NotFound) }
}

/// A child that wants to talk while its mentor is not there.
pub struct Wants {
    /// The page of the child.
    pub href: String,
    /// Its first name.
    pub child: String,
    /// The mentor's first name; empty while it has none.
    pub mentor: String,
}

/// The children that want to talk today with the reader in their mentor's place.
pub async fn in_mentors_place(tx: &mut Read, grant: &Grant<action::HearChild>) -> sqlx::Result<Vec<Wants>> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let open = queries::open_within(tx, grant).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let names = queries::names(tx, organisation, open.iter().map(|request| request.child_id)).await?;
    let of: Vec<(ChildId, GroupId)> =
        names.iter().filter_map(|(child, _, group)| Some((*child, (*group)?))).collect();
    let hearings = hearings(tx, organisation, &of, actor.today).await?;
    let wants = names.into_iter().filter_map(|(child, name, _)| {
        let hearing = hearings.get(&child)?;
        let own = hearing.mentor.as_ref().is_some_and(|(mentor, _)| Some(*mentor) == actor.staff);
        (!own && hearing.hears(actor.staff)).then(|| Wants {
            href: format!("/children/{child}/voice"),
            child: name,
            mentor: hearing.mentor.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        })
    });
    Ok(wants.collect())
}
