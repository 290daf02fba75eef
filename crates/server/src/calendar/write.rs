//! Writing what people enter. Whoever calls has a grant on the group or the location.

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    calendar::{MergedPart, Reason, Region, Weekdays},
    half_days::Presence,
};
use uuid::Uuid;

use super::Who;
use crate::{
    on,
    platform::{
        db::Write,
        ids::{GroupId, LocationId, OrganisationId, StaffId, fresh},
    },
    presence,
};

type Stored = jiff_sqlx::Date;

fn ids(who: Who) -> (Option<Uuid>, Option<Uuid>) {
    if who.is_child() { (None, Some(who.id())) } else { (Some(who.id()), None) }
}

/// An absence that was entered.
pub struct Entered {
    pub id: Uuid,
    /// It is of a child that was here, and went home with it.
    pub went_home: bool,
}

/// Somebody is absent, as is said on a day: a child that is here then goes home.
pub async fn absence(
    tx: &mut Write,
    organisation: OrganisationId,
    who: Who,
    (from, until): (Date, Date),
    kind: Reason,
    (today, by): (Date, Option<StaffId>),
) -> sqlx::Result<Entered> {
    let id = fresh(tx.now);
    let (staff, child) = ids(who);
    on!(tx, c => sqlx::query(
        "INSERT INTO absence (organisation_id, id, staff_id, child_id, from_on, until_on, reason, imported, kind)
         VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)")
        .bind(organisation).bind(id).bind(staff).bind(child).bind(Stored::from(from)).bind(Stored::from(until))
        .bind(false).bind(kind.code()).execute(c).await.map(drop))?;
    let went_home = match who {
        Who::Child(child) if from <= today && today <= until => {
            presence::goes_home(tx, organisation, child, (today, by)).await?
        }
        Who::Child(_) | Who::Staff(_) => false,
    };
    Ok(Entered { id, went_home })
}

/// An absence that has all these days already, or else a new one: its identifier, and whether it is new. Others who say
/// that somebody is absent wait.
pub async fn absence_once(
    tx: &mut Write,
    organisation: OrganisationId,
    who: Who,
    (from, until): (Date, Date),
    kind: Reason,
    said: (Date, Option<StaffId>),
) -> sqlx::Result<(Uuid, bool)> {
    tx.alone(who.id()).await?;
    let (staff, child) = ids(who);
    let known: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM absence WHERE organisation_id = $1 AND (staff_id = $2 OR child_id = $3)
         AND from_on <= $4 AND until_on >= $5 AND (back_on IS NULL OR back_on > $5) ORDER BY id LIMIT 1")
        .bind(organisation).bind(staff).bind(child).bind(Stored::from(from)).bind(Stored::from(until))
        .fetch_optional(c).await)?;
    match known {
        Some(known) => Ok((known, false)),
        None => Ok((absence(tx, organisation, who, (from, until), kind, said).await?.id, true)),
    }
}

/// From a day on somebody is there again, whatever absence has that day or a later one of the same period.
pub async fn back(
    tx: &mut Write,
    organisation: OrganisationId,
    absences: &[Uuid],
    back: Option<Date>,
) -> sqlx::Result<()> {
    for id in absences {
        on!(tx, c => sqlx::query("UPDATE absence SET back_on = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation).bind(id).bind(back.map(Stored::from)).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Takes back an absence that was entered; an imported one stays.
pub async fn remove_absence(tx: &mut Write, organisation: OrganisationId, id: Uuid) -> sqlx::Result<bool> {
    let rows = on!(tx, c => sqlx::query("DELETE FROM absence WHERE organisation_id = $1 AND id = $2 AND NOT imported")
        .bind(organisation).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Somebody comes on a day, extra or for another one.
pub async fn change(
    tx: &mut Write,
    organisation: OrganisationId,
    who: Who,
    gives_up: Option<Date>,
    (comes, group, there): (Date, GroupId, Presence),
) -> sqlx::Result<Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    let (staff, child) = ids(who);
    on!(tx, c => sqlx::query(
        "INSERT INTO day_change (organisation_id, id, staff_id, child_id, gives_up_on, comes_on, group_id, morning, afternoon, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(staff).bind(child).bind(gives_up.map(Stored::from)).bind(Stored::from(comes))
        .bind(group).bind(there.morning).bind(there.afternoon).bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

/// Who stands in: a staff member, or somebody by name.
#[derive(Clone, Debug)]
pub enum StandsIn {
    /// A staff member.
    Staff(StaffId),
    /// Somebody whom the planning does not know.
    Named(String),
}

/// Somebody stands in on a group.
pub async fn stand_in(
    tx: &mut Write,
    organisation: OrganisationId,
    group: GroupId,
    who: &StandsIn,
    days: HalfDays,
    (from, until): (Date, Date),
) -> sqlx::Result<Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    let (staff, name) = match who {
        StandsIn::Staff(staff) => (Some(*staff), None),
        StandsIn::Named(name) => (None, Some(name.as_str())),
    };
    on!(tx, c => sqlx::query(
        "INSERT INTO stand_in (organisation_id, id, group_id, staff_id, name, days, from_on, until_on, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(organisation).bind(id).bind(group).bind(staff).bind(name).bind(i64::from(days.0))
        .bind(Stored::from(from)).bind(Stored::from(until)).bind(now).execute(c).await.map(drop))?;
    Ok(id)
}

/// A group goes to another.
#[derive(Clone, Debug)]
pub struct NewMerge {
    pub group: GroupId,
    pub with: GroupId,
    pub part: MergedPart,
    pub weekdays: Weekdays,
    pub time: Option<String>,
    pub from: Date,
    pub until: Option<Date>,
}

pub async fn merge(tx: &mut Write, organisation: OrganisationId, new: &NewMerge) -> sqlx::Result<Uuid> {
    let (id, now) = (fresh(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO group_merge (organisation_id, id, group_id, with_group_id, part, weekdays, at_time, from_on, until_on, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(new.group).bind(new.with).bind(new.part.code()).bind(i64::from(new.weekdays.0))
        .bind(new.time.as_deref()).bind(Stored::from(new.from)).bind(new.until.map(Stored::from)).bind(now)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// A location is closed.
pub async fn closure(
    tx: &mut Write,
    organisation: OrganisationId,
    location: LocationId,
    (from, until): (Date, Date),
    reason: &str,
) -> sqlx::Result<Uuid> {
    let id = fresh(tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason, imported)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(id).bind(location).bind(Stored::from(from)).bind(Stored::from(until)).bind(reason)
        .bind(false).execute(c).await.map(drop))?;
    Ok(id)
}

/// Takes back a closure that was entered; an imported one stays.
pub async fn remove_closure(
    tx: &mut Write,
    organisation: OrganisationId,
    location: LocationId,
    id: Uuid,
) -> sqlx::Result<bool> {
    let rows = on!(tx, c => sqlx::query(
        "DELETE FROM closure WHERE organisation_id = $1 AND location_id = $2 AND id = $3 AND NOT imported")
        .bind(organisation).bind(location).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// The region of a location's school holidays.
pub async fn region(
    tx: &mut Write,
    organisation: OrganisationId,
    location: LocationId,
    region: Option<Region>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE location SET school_region = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(location).bind(region.map(Region::code)).execute(c).await.map(drop))
}

/// Takes back something of a group: a row of `day_change`, `stand_in` or `group_merge`.
pub async fn remove(
    tx: &mut Write,
    organisation: OrganisationId,
    what: Removable,
    group: GroupId,
    id: Uuid,
) -> sqlx::Result<bool> {
    let sql = match what {
        Removable::Change => {
            "DELETE FROM day_change WHERE organisation_id = $1 AND group_id = $2 AND id = $3"
        }
        Removable::StandIn => "DELETE FROM stand_in WHERE organisation_id = $1 AND group_id = $2 AND id = $3",
        Removable::Merge => {
            "DELETE FROM group_merge WHERE organisation_id = $1 AND group_id = $2 AND id = $3"
        }
    };
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(organisation).bind(group).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// What a team lead can take back.
#[derive(Clone, Copy, Debug)]
pub enum Removable {
    Change,
    StandIn,
    Merge,
}
