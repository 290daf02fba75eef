//! Reading groups, rosters and placements.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{access::Permission, interim::Away, period::Period};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{GroupFacts, GroupInfo, Place, StaffOn, Works};
use crate::{
    calendar, mentorship, on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId, StaffId},
    },
};

fn half_days(mask: i64) -> HalfDays {
    HalfDays(u32::try_from(mask).unwrap_or_default())
}

fn period(from: Option<jiff_sqlx::Date>, until: Option<jiff_sqlx::Date>) -> Period {
    Period { from: from.map(jiff_sqlx::Date::to_jiff), until: until.map(jiff_sqlx::Date::to_jiff) }
}

#[derive(FromRow)]
struct GroupRow {
    id: GroupId,
    name: String,
    kind: String,
    location_id: LocationId,
    location_name: String,
}

impl From<GroupRow> for GroupInfo {
    fn from(row: GroupRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind,
            location: row.location_id,
            location_name: row.location_name,
        }
    }
}

const SELECT: &str = "SELECT g.id, g.name, g.kind, g.location_id, l.name AS location_name FROM care_group g
     JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
     WHERE g.organisation_id = $1";

/// The name of a group that the caller has found with a grant.
pub async fn name(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar("SELECT name FROM care_group WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(group).fetch_optional(c).await)
}

/// The groups of a permission, by location and name; with `only`, that one if it is among them.
pub async fn list<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    only: Option<GroupId>,
) -> sqlx::Result<Vec<GroupInfo>> {
    match only {
        Some(id) => some(tx, grant, "g.id", id.0).await,
        // Every group is of its own organisation.
        None => some(tx, grant, "g.organisation_id", grant.organisation().0).await,
    }
}

/// The groups of a permission at a location, by name.
pub async fn of_location<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    location: LocationId,
) -> sqlx::Result<Vec<GroupInfo>> {
    some(tx, grant, "g.location_id", location.0).await
}

async fn some<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    column: &'static str,
    id: Uuid,
) -> sqlx::Result<Vec<GroupInfo>> {
    let sql = format!(
        "{SELECT} AND ($2 OR g.id {}) AND {column} = $4 ORDER BY l.name, l.key, g.name, g.key",
        tx.one_of(3)
    );
    let rows: Vec<GroupRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(GroupInfo::from).collect())
}

/// Locations with groups of a permission, by name: those whose name has these words, so many after the first ones.
pub async fn locations<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    words: &str,
    skip: i64,
    number: i64,
) -> sqlx::Result<Vec<(LocationId, String)>> {
    let sql = format!(
        "SELECT l.id, l.name FROM location l
         WHERE l.organisation_id = $1 AND LOWER(l.name) LIKE $4 ESCAPE '!' AND EXISTS (SELECT 1 FROM care_group g
           WHERE g.organisation_id = l.organisation_id AND g.location_id = l.id AND ($2 OR g.id {}))
         ORDER BY l.name, l.key LIMIT $5 OFFSET $6",
        tx.one_of(3)
    );
    let escaped = words.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(format!("%{escaped}%"))
        .bind(number).bind(skip).fetch_all(c).await)
}

/// Whether a permission has more groups than this.
pub async fn more_than<A: Permission>(tx: &mut Read, grant: &Grant<A>, number: i64) -> sqlx::Result<bool> {
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM care_group g WHERE g.organisation_id = $1 AND ($2 OR g.id {}) LIMIT $4) x",
        tx.one_of(3)
    );
    let found: i64 = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(number + 1)
        .fetch_one(c).await)?;
    Ok(found > number)
}

/// All groups of an organisation, by location and name. For numbers that are shown only where a grant covers the group.
pub async fn all(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<GroupInfo>> {
    let sql = format!("{SELECT} ORDER BY l.name, l.key, g.name, g.key");
    let rows: Vec<GroupRow> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).fetch_all(c).await)?;
    Ok(rows.into_iter().map(GroupInfo::from).collect())
}

#[derive(FromRow)]
struct StaffRow {
    group_id: GroupId,
    staff_id: StaffId,
    key: String,
    name: String,
    role: String,
    days: i64,
    max_children: Option<i64>,
    languages: String,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
    days_changed_on: Option<jiff_sqlx::Date>,
}

#[derive(FromRow)]
struct PlaceRow {
    group_id: GroupId,
    child_id: ChildId,
    key: String,
    first_name: String,
    last_name: String,
    birth_date: jiff_sqlx::Date,
    main: bool,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
    days_changed_on: Option<jiff_sqlx::Date>,
    language: String,
    knows_well: String,
    not_mentor: String,
    same_mentor: String,
    other_mentor: String,
}

/// All that is known of groups that were found with a grant, from a day on.
pub async fn facts(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: Vec<GroupInfo>,
    from: Date,
) -> sqlx::Result<Vec<GroupFacts>> {
    let ids = id_list(groups.iter().map(|group| group.id));
    let day = jiff_sqlx::Date::from(from);
    let sql = format!(
        "SELECT r.group_id, r.staff_id, s.key, s.name, r.role, r.days, r.max_children, r.languages, r.from_on, r.until_on,
           r.days_changed_on
         FROM roster r JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.group_id {} AND (r.until_on IS NULL OR r.until_on >= $3)",
        tx.one_of(2)
    );
    let staff: Vec<StaffRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    let sql = format!(
        "SELECT p.group_id, p.child_id, k.key, k.first_name, k.last_name, k.birth_date, p.main, p.days, p.from_on, p.until_on,
           p.days_changed_on, p.language, p.knows_well, p.not_mentor, p.same_mentor, p.other_mentor
         FROM placement p JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE p.organisation_id = $1 AND p.group_id {} AND (p.until_on IS NULL OR p.until_on >= $3)",
        tx.one_of(2)
    );
    let places: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    // Of all guardians of the groups: to begin with every guardian who works here takes longer the more of them there are.
    let sql = format!(
        "SELECT t.child_id, g.staff_id FROM placement p
         JOIN guardianship t ON t.organisation_id = p.organisation_id AND t.child_id = p.child_id
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE p.organisation_id = $1 AND p.group_id {}",
        tx.one_of(2)
    );
    let guardians: Vec<(ChildId, Option<StaffId>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).fetch_all(c).await)?;
    let guardians: BTreeSet<(ChildId, StaffId)> =
        guardians.into_iter().filter_map(|(child, staff)| Some((child, staff?))).collect();
    let mentorships = mentorship::of_groups(tx, organisation, &ids).await?;
    let absences = absences(tx, organisation, &ids, from).await?;
    Ok(sorted(groups, staff, places, &guardians, mentorships, absences))
}

/// How long ago an absence may have ended to be part of one that goes on, in days: the protocol asks at most a year.
const ABSENT_BEFORE: i64 = 400;

/// The absences of staff who work on these groups, those that ended long ago left out.
async fn absences(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &str,
    from: Date,
) -> sqlx::Result<BTreeMap<StaffId, Vec<Away>>> {
    let sql = format!(
        "SELECT a.staff_id, a.from_on, a.until_on, a.back_on FROM absence a
         WHERE a.organisation_id = $1 AND a.until_on >= $3 AND (a.back_on IS NULL OR a.back_on > a.from_on)
           AND a.staff_id IN (
           SELECT r.staff_id FROM roster r WHERE r.organisation_id = $1 AND r.group_id {})
         ORDER BY a.staff_id, a.from_on",
        tx.one_of(2)
    );
    let since = jiff_sqlx::Date::from(from.saturating_sub(ABSENT_BEFORE.days()));
    let rows: Vec<(StaffId, jiff_sqlx::Date, jiff_sqlx::Date, Option<jiff_sqlx::Date>)> = on!(tx, c => {
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(groups).bind(since).fetch_all(c).await
    })?;
    let mut absences: BTreeMap<StaffId, Vec<Away>> = BTreeMap::new();
    for (staff, from, until, back) in rows {
        let until = calendar::last_absent(until.to_jiff(), back.map(jiff_sqlx::Date::to_jiff));
        absences.entry(staff).or_default().push(Away { from: from.to_jiff(), until });
    }
    Ok(absences)
}

/// As [`facts`], without names, wishes and guardians, and with mentorships from the day on only: enough to count how
/// groups stand, for many groups at once.
pub async fn outline(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: Vec<GroupInfo>,
    from: Date,
) -> sqlx::Result<Vec<GroupFacts>> {
    let ids = id_list(groups.iter().map(|group| group.id));
    let day = jiff_sqlx::Date::from(from);
    let sql = format!(
        "SELECT r.group_id, r.staff_id, '' AS key, '' AS name, r.role, r.days, r.max_children, '' AS languages, r.from_on,
           r.until_on, r.days_changed_on
         FROM roster r
         WHERE r.organisation_id = $1 AND r.group_id {} AND (r.until_on IS NULL OR r.until_on >= $3)",
        tx.one_of(2)
    );
    let staff: Vec<StaffRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    let sql = format!(
        "SELECT p.group_id, p.child_id, p.main, p.days, p.from_on, p.until_on FROM placement p
         WHERE p.organisation_id = $1 AND p.group_id {} AND (p.until_on IS NULL OR p.until_on >= $3)",
        tx.one_of(2)
    );
    let places: Vec<PlaceOutline> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    let mentorships = mentorship::outline_of_groups(tx, organisation, &ids, from).await?;
    let absences = absences(tx, organisation, &ids, from).await?;
    let places = places.into_iter().map(PlaceRow::from).collect();
    Ok(sorted(groups, staff, places, &BTreeSet::new(), mentorships, absences))
}

#[derive(FromRow)]
struct PlaceOutline {
    group_id: GroupId,
    child_id: ChildId,
    main: bool,
    days: i64,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
}

impl From<PlaceOutline> for PlaceRow {
    fn from(row: PlaceOutline) -> Self {
        Self {
            group_id: row.group_id,
            child_id: row.child_id,
            // A key of its own tells children apart.
            key: row.child_id.0.simple().to_string(),
            first_name: String::new(),
            last_name: String::new(),
            birth_date: jiff_sqlx::Date::from(Date::default()),
            main: row.main,
            days: row.days,
            from_on: row.from_on,
            until_on: row.until_on,
            days_changed_on: None,
            language: String::new(),
            knows_well: String::new(),
            not_mentor: String::new(),
            same_mentor: String::new(),
            other_mentor: String::new(),
        }
    }
}

/// Puts the rows of many groups with their groups. What decides between equals is sorted here and not by the
/// engines, which know different orders of texts.
fn sorted(
    groups: Vec<GroupInfo>,
    staff: Vec<StaffRow>,
    places: Vec<PlaceRow>,
    guardians: &BTreeSet<(ChildId, StaffId)>,
    mentorships: Vec<mentorship::Mentorship>,
    absences: BTreeMap<StaffId, Vec<Away>>,
) -> Vec<GroupFacts> {
    let mut by_group: BTreeMap<GroupId, (Vec<StaffOn>, Vec<Place>)> = BTreeMap::new();
    for row in staff {
        by_group.entry(row.group_id).or_default().0.push(StaffOn {
            group: row.group_id,
            staff: row.staff_id,
            key: row.key,
            name: row.name,
            trainee: row.role == "bio",
            days: half_days(row.days),
            max: row.max_children.and_then(|max| u32::try_from(max).ok()),
            languages: row.languages,
            period: period(row.from_on, row.until_on),
            days_changed_on: row.days_changed_on.map(jiff_sqlx::Date::to_jiff),
        });
    }
    for row in places {
        by_group.entry(row.group_id).or_default().1.push(Place {
            group: row.group_id,
            child: row.child_id,
            key: row.key,
            first_name: row.first_name,
            last_name: row.last_name,
            birth_date: row.birth_date.to_jiff(),
            main: row.main,
            days: half_days(row.days),
            period: period(row.from_on, row.until_on),
            days_changed_on: row.days_changed_on.map(jiff_sqlx::Date::to_jiff),
            language: row.language,
            knows_well: row.knows_well,
            not_mentor: row.not_mentor,
            same_mentor: row.same_mentor,
            other_mentor: row.other_mentor,
        });
    }
    let mut by_child: BTreeMap<ChildId, Vec<mentorship::Mentorship>> = BTreeMap::new();
    for m in mentorships {
        by_child.entry(m.child).or_default().push(m);
    }
    groups
        .into_iter()
        .map(|info| {
            let (mut staff, mut places) = by_group.remove(&info.id).unwrap_or_default();
            staff.sort_by(|a, b| (&a.key, a.period.from).cmp(&(&b.key, b.period.from)));
            places.sort_by(|a, b| (&a.key, a.period.from).cmp(&(&b.key, b.period.from)));
            let children: BTreeSet<ChildId> = places.iter().map(|p| p.child).collect();
            let here: BTreeSet<StaffId> = staff.iter().map(|row| row.staff).collect();
            GroupFacts {
                info,
                absences: here.iter().filter_map(|who| Some((*who, absences.get(who)?.clone()))).collect(),
                staff,
                guardians: guardians.iter().filter(|(child, _)| children.contains(child)).copied().collect(),
                mentorships: children
                    .iter()
                    .filter_map(|child| Some((*child, by_child.get(child)?.clone())))
                    .collect(),
                places,
            }
        })
        .collect()
}

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
            days: half_days(row.days),
            in_training: row.role == "bio",
            from: row.from_on.map(jiff_sqlx::Date::to_jiff),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
        })
        .collect())
}
