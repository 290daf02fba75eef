//! Telling guardians, and at after-school care the child, who the mentor is.

use crate::{
    on,
    platform::{
        db::Write,
        ids::{AnnouncementId, ChildId, MentorshipId, OrganisationId},
    },
};

/// A mentorship that begins and is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewMentor {
    /// The mentorship.
    pub mentorship: MentorshipId,
    /// The child.
    pub child: ChildId,
}

/// Makes the new mentors known to each guardian with custody of each child, and to the children themselves at
/// after-school care. Part of the transaction that makes a division known.
pub async fn tell(tx: &mut Write, organisation: OrganisationId, mentors: &[NewMentor]) -> sqlx::Result<()> {
    let now = tx.now;
    for mentor in mentors {
        on!(tx, c => sqlx::query(
            "INSERT INTO announcement (organisation_id, id, mentorship_id, child_id, guardian_id, made_at)
             VALUES ($1, $2, $3, $4, NULL, $5)")
            .bind(organisation).bind(AnnouncementId::new(now)).bind(mentor.mentorship).bind(mentor.child).bind(now)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Takes back what was told of mentorships that were withdrawn before they began; removes their announcements, so
/// that the mentorships can be removed after it. Part of the transaction that withdraws a division.
pub async fn take_back(
    tx: &mut Write,
    organisation: OrganisationId,
    mentors: &[NewMentor],
) -> sqlx::Result<()> {
    for mentor in mentors {
        on!(tx, c => sqlx::query("DELETE FROM announcement WHERE organisation_id = $1 AND mentorship_id = $2")
            .bind(organisation).bind(mentor.mentorship).execute(c).await.map(drop))?;
    }
    Ok(())
}
