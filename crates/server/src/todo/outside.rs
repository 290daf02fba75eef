//! What is asked of children and groups, as other systems are told: what kind, of whom and until when. Nothing of why, and
//! nothing of which the kind alone tells what is in a child's file.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::obligation::{Kind, Obligation, Standing, Subject};
use uuid::Uuid;

use super::queries;
use crate::platform::{
    db::Read,
    form::key_of,
    ids::{ChildId, GroupId, OrganisationId},
};

/// Something that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Its identity: the same from day to day until it was done.
    pub id: Uuid,
    /// What.
    pub kind: Kind,
    /// Of whom: a child or a group.
    pub subject: Subject<Uuid>,
    /// The child's group, or the group itself.
    pub group: GroupId,
    /// The first day on which it makes sense.
    pub from: Date,
    /// The last day on which it is in time.
    pub until: Date,
    /// How it stands today.
    pub standing: Standing,
}

impl Asked {
    /// The child of which it is asked; none for a group.
    pub fn child(&self) -> Option<ChildId> {
        if let Subject::Child(child) = self.subject { Some(ChildId(child)) } else { None }
    }
}

/// What is asked of all children and groups of an organisation on a day in its zone, by identity.
pub async fn of_organisation(
    tx: &mut Read,
    organisation: OrganisationId,
    (today, zone): (Date, &TimeZone),
) -> sqlx::Result<Vec<Asked>> {
    let known = queries::of_planning(tx, organisation, (today, zone)).await?;
    let mut found: Vec<Asked> = known
        .due(today)
        .iter()
        .filter(|due| is_told(due.kind))
        .filter_map(|due| {
            Some(Asked {
                id: identity(due),
                kind: due.kind,
                subject: due.subject,
                group: known.group_of(due)?,
                from: due.from,
                until: due.until,
                standing: due.standing(today),
            })
        })
        .collect();
    found.sort_by_key(|asked| asked.id);
    Ok(found)
}

fn identity(due: &Obligation<Uuid>) -> Uuid {
    key_of(due.kind.code(), format!("{:?} {:?}", due.subject, due.base).as_bytes())
}

/// Whether other systems are told of a kind: what comes of planning and protocol for every child or group alike.
fn is_told(kind: Kind) -> bool {
    match kind {
        Kind::SettlingIn
        | Kind::FirstCarer
        | Kind::SettlingInReview
        | Kind::Contact
        | Kind::IntroductionTalk
        | Kind::FirstMonthsTalk
        | Kind::ParentTalk
        | Kind::ExitTalk
        | Kind::ChildTalk
        | Kind::Observation
        | Kind::Milestones
        | Kind::Meeting => true,
        Kind::ParticularsTalk
        | Kind::Review
        | Kind::GoalEvaluation
        | Kind::Need
        | Kind::ConcernStep
        | Kind::SealedStep
        | Kind::ConsentAnswer
        | Kind::Message
        | Kind::ChildRequest
        | Kind::TransferStart
        | Kind::TransferSend
        | Kind::TransferReceipt
        | Kind::TransferRead
        | Kind::TransferWarm
        | Kind::TransferFollowUp
        | Kind::DeletionReview
        | Kind::MeetingTask
        | Kind::MinutesRead
        | Kind::Inquiry => false,
    }
}
