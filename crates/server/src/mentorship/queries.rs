//! Reading mentorships.

use jiff::civil::Date;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::Mentorship;
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{ChildId, DivisionId, GroupId, MentorshipId, OrganisationId, StaffId},
    },
};

#[derive(FromRow)]
struct Row {
    id: MentorshipId,
    child_id: ChildId,
    staff_id: StaffId,
    staff_name: String,
    group_id: GroupId,
    division_id: Option<DivisionId>,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    end_reason: Option<String>,
    stands_in_for: Option<StaffId>,
    stands_in_for_name: Option<String>,
}

impl From<Row> for Mentorship {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            child: row.child_id,
            staff: row.staff_id,
            staff_name: row.staff_name,
            group: row.group_id,
            division: row.division_id,
            from: row.from_on.to_jiff(),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
            end_reason: row.end_reason,
            stands_in_for: row.stands_in_for.zip(row.stands_in_for_name),
        }
    }
}

const SELECT: &str = "SELECT m.id, m.child_id, m.staff_id, s.name AS staff_name, m.group_id, m.division_id, m.from_on, m.until_on, m.end_reason,
       m.stands_in_for, o.name AS stands_in_for_name
     FROM mentorship m JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
     LEFT JOIN staff_member o ON o.organisation_id = m.organisation_id AND o.id = m.stands_in_for
     WHERE m.organisation_id = $1";

const KEYED: &str =
    "SELECT m.id, m.child_id, k.key AS child, s.key AS mentor, g.key AS care_group, m.from_on, m.until_on, o.key AS in_place_of
     FROM mentorship m
     JOIN child k ON k.organisation_id = m.organisation_id AND k.id = m.child_id
     JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
     JOIN care_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
     LEFT JOIN staff_member o ON o.organisation_id = m.organisation_id AND o.id = m.stands_in_for
     WHERE m.organisation_id = $1";

/// A mentorship by the keys of the planning package.
#[derive(Clone, Debug, FromRow)]
pub struct Keyed {
    /// Its identifier.
    pub id: MentorshipId,
    /// The child's identifier.
    pub child_id: ChildId,
    /// The child.
    pub child: String,
    /// The mentor.
    pub mentor: String,
    /// The group in which it began.
    pub care_group: String,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    /// The mentor in whose place this one is for a while.
    pub in_place_of: Option<String>,
}

impl Keyed {
    /// First day.
    pub fn from(&self) -> Date {
        self.from_on.to_jiff()
    }

    /// Last day.
    pub fn until(&self) -> Option<Date> {
        self.until_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// So many mentorships that hold today or are to come, after one of them by identifier, for other systems.
pub async fn keyed_after(
    tx: &mut Read,
    organisation: OrganisationId,
    (after, most): (Uuid, i64),
    today: Date,
) -> sqlx::Result<Vec<Keyed>> {
    let sql = format!(
        "{KEYED} AND m.id > $2 AND (m.until_on IS NULL OR (m.until_on >= $3 AND m.until_on >= m.from_on))
         ORDER BY m.id LIMIT $4"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(after).bind(jiff_sqlx::Date::from(today)).bind(most).fetch_all(c).await)
}

/// All mentorships that have no last day, or one from a day on, for other systems.
pub async fn keyed_since(
    tx: &mut Read,
    organisation: OrganisationId,
    since: Date,
) -> sqlx::Result<Vec<Keyed>> {
    let sql = format!("{KEYED} AND (m.until_on IS NULL OR m.until_on >= $2)");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(jiff_sqlx::Date::from(since)).fetch_all(c).await)
}

/// All mentorships of these children, past, present and future, by child and then by first day. The caller has found
/// the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
) -> sqlx::Result<Vec<Mentorship>> {
    let sql = format!("{SELECT} AND m.child_id {} ORDER BY m.child_id, m.from_on", tx.one_of(2));
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The mentorships of a member of staff that hold at some time from one day until another. The caller has found the member
/// of staff with a grant.
pub async fn of_mentor(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: StaffId,
    (from, until): (Date, Date),
) -> sqlx::Result<Vec<Mentorship>> {
    let sql = format!(
        "{SELECT} AND m.staff_id = $2 AND m.from_on <= $4 AND (m.until_on IS NULL OR m.until_on >= $3)
         ORDER BY m.child_id, m.from_on"
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(staff).bind(jiff_sqlx::Date::from(from)).bind(jiff_sqlx::Date::from(until))
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// All mentorships of the children that have, had or will have a place in this group. The caller has found the group
/// with a grant.
pub async fn of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Vec<Mentorship>> {
    of_groups(tx, organisation, &id_list([group])).await
}

/// As [`of_group`], for a list of groups.
pub async fn of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &str,
) -> sqlx::Result<Vec<Mentorship>> {
    let sql = format!(
        "{SELECT} AND m.child_id IN (SELECT p.child_id FROM placement p WHERE p.organisation_id = $1 AND p.group_id {})
         ORDER BY m.child_id, m.from_on, m.id",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(groups).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// As [`of_groups`], without names, and only what has not ended before a day.
pub async fn outline_of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &str,
    from: Date,
) -> sqlx::Result<Vec<Mentorship>> {
    let sql = format!(
        "SELECT m.id, m.child_id, m.staff_id, '' AS staff_name, m.group_id, m.division_id, m.from_on, m.until_on,
           m.end_reason, m.stands_in_for, CASE WHEN m.stands_in_for IS NOT NULL THEN '' END AS stands_in_for_name
         FROM mentorship m
         WHERE m.organisation_id = $1 AND (m.until_on IS NULL OR m.until_on >= $3) AND m.child_id IN (
           SELECT p.child_id FROM placement p WHERE p.organisation_id = $1 AND p.group_id {}
           AND (p.until_on IS NULL OR p.until_on >= $3))
         ORDER BY m.child_id, m.from_on, m.id",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(groups).bind(jiff_sqlx::Date::from(from)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}
