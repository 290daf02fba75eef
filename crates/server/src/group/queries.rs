//! Reading groups, rosters and placements.

use mentorkind_division::HalfDays;
use sqlx::{AssertSqlSafe, FromRow};

use super::Works;
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{GroupId, OrganisationId, StaffId},
    },
};

#[derive(FromRow)]
struct WorksRow {
    staff_id: StaffId,
    group_id: GroupId,
    role: String,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

/// All working days of these staff members, past, present and future, by staff member and then by first day.
pub async fn works(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: &[StaffId],
) -> sqlx::Result<Vec<Works>> {
    let sql = format!(
        "SELECT staff_id, group_id, role, days, from_on, until_on FROM roster
         WHERE organisation_id = $1 AND staff_id {} ORDER BY staff_id, from_on, id",
        tx.one_of(2)
    );
    let rows: Vec<WorksRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(staff.iter().copied())).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|row| Works {
            staff: row.staff_id,
            group: row.group_id,
            days: HalfDays(u32::try_from(row.days).unwrap_or_default()),
            in_training: row.role == "bio",
            from: row.from_on.map(jiff_sqlx::Date::to_jiff),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
        })
        .collect())
}
