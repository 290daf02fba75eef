//! Who reads and answers: where the mentor is today, and who works in its place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    message::{self, Mentor},
};

use super::queries::Thread;
use crate::{
    calendar::{self, Whom},
    child::{self, Child},
    group, guardians, mentorship,
    platform::{
        access::Grant,
        db::Read,
        ids::{ChildId, GroupId, OrganisationId, StaffId},
        problem::Problem,
        rights,
    },
    protocol,
};

/// The mentor of a child today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentoring {
    pub staff: StaffId,
    pub name: String,
    /// At work today.
    pub there: bool,
}

/// The mentors of these children today; children without one are left out.
pub async fn mentors(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<BTreeMap<ChildId, Mentoring>> {
    let mentorships = mentorship::of_children(tx, organisation, children).await?;
    let now: Vec<_> = mentorships.into_iter().filter(|m| m.holds_on(today)).collect();
    let staff: BTreeSet<StaffId> = now.iter().map(|m| m.staff).collect();
    let staff: Vec<StaffId> = staff.into_iter().collect();
    let works = group::works(tx, organisation, &staff).await?;
    let groups: BTreeSet<GroupId> = works.iter().map(|works| works.group).collect();
    let groups: Vec<GroupId> = groups.into_iter().collect();
    let days = calendar::days(tx, organisation, &groups, Whom::Children(children), (today, today)).await?;
    Ok(now
        .into_iter()
        .map(|m| {
            let there = days.calendar.staff(m.staff.0).on(today).is_there();
            (m.child, Mentoring { staff: m.staff, name: m.staff_name, there })
        })
        .collect())
}

/// Whether the reader reads and answers what guardians of a child within the grant write.
pub fn answers(
    grant: &Grant<action::AnswerMessages>,
    child: ChildId,
    mentor: Option<&Mentoring>,
    colleagues: bool,
) -> bool {
    let own = grant.actor().facts.mentor_of.contains(&child.0);
    let mentor = match mentor {
        None => Mentor::Nobody,
        Some(mentor) if mentor.there => Mentor::There,
        Some(_) => Mentor::Away,
    };
    message::answers(own, true, mentor, colleagues)
}

/// A child whose messages the reader answers.
pub async fn found_child(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
    child: ChildId,
) -> Result<(Child, Option<Mentoring>), Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let mentor = mentors(tx, organisation, &[child.id], today).await?.remove(&child.id);
    let colleagues = protocol::in_force(tx, organisation, today).await?.colleagues_answer();
    if answers(grant, child.id, mentor.as_ref(), colleagues) {
        Ok((child, mentor))
    } else {
        Err(Problem::NotFound)
    }
}

/// Whether a child is cared for: nothing new is made for one that has died.
pub async fn is_cared_for(tx: &mut Read, organisation: OrganisationId, child: ChildId) -> sqlx::Result<bool> {
    Ok(guardians::died_on(tx, organisation, child).await?.is_none())
}

/// Whether a guardian may be told about the child today: else nothing more is written, and staff read what there is.
pub async fn is_open(
    tx: &mut Read,
    organisation: OrganisationId,
    thread: Thread,
    today: Date,
) -> sqlx::Result<bool> {
    let rights = rights::of_children(tx, organisation, [thread.child], today).await?;
    Ok(rights.full(thread.guardian, thread.child))
}
