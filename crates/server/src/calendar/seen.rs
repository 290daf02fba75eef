//! Absences, and what is seen of a child at the door.

use jiff::civil::Date;
use mentorkind_domain::{calendar::back_after, presence::Step};
use uuid::Uuid;

use super::write;
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        ids::{ChildId, OrganisationId},
    },
};

type Stored = jiff_sqlx::Date;

/// The absences of a child with a day: first and last day as they were said, and from when on it was there again.
async fn of_day(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    day: Date,
) -> sqlx::Result<Vec<(Uuid, Stored, Stored, Option<Stored>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, from_on, until_on, back_on FROM absence
         WHERE organisation_id = $1 AND child_id = $2 AND from_on <= $3 AND until_on >= $3 ORDER BY id")
        .bind(organisation).bind(child).bind(Stored::from(day)).fetch_all(c).await)
}

/// Ends the absences of a child that is seen, or lets them hold again when it did not come after all; gives those that
/// it changed.
pub async fn seen(
    tx: &mut Write,
    organisation: OrganisationId,
    child: ChildId,
    (step, day): (Step, Date),
) -> sqlx::Result<Vec<Uuid>> {
    let mut changed = Vec::new();
    for (id, from, until, back) in of_day(tx, organisation, child, day).await? {
        let (span, back) = ((from.to_jiff(), until.to_jiff()), back.map(Stored::to_jiff));
        if let Some(back) = back_after(step, day, span, back) {
            write::back(tx, organisation, &[id], back).await?;
            changed.push(id);
        }
    }
    Ok(changed)
}

/// Whether somebody said after a moment that a child is absent on a day.
pub async fn absent_since(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    (at, day): (Moment, Date),
) -> sqlx::Result<bool> {
    let absences = of_day(tx, organisation, child, day).await?;
    Ok(absences.into_iter().any(|(id, from, until, back)| {
        let (span, back) = ((from.to_jiff(), until.to_jiff()), back.map(Stored::to_jiff));
        back_after(Step::Arrives, day, span, back).is_some() && said_at(id).is_some_and(|said| said > at)
    }))
}

/// When an absence was entered, to the millisecond.
fn said_at(absence: Uuid) -> Option<Moment> {
    let (seconds, nanos) = absence.get_timestamp()?.to_unix();
    Some(Moment(i64::try_from(seconds).ok()? * 1_000_000 + i64::from(nanos / 1_000)))
}
