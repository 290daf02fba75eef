//! Reading groups, rosters and placements.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::{access::Permission, period::Period};
use sqlx::{AssertSqlSafe, FromRow};

use super::{GroupFacts, GroupInfo, Place, StaffOn, Works};
use crate::{
    mentorship, on,
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

/// The groups of a permission, by location and name; with `only`, that one if it is among them.
pub async fn list<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    only: Option<GroupId>,
) -> sqlx::Result<Vec<GroupInfo>> {
    let sql = format!(
        "SELECT g.id, g.name, g.kind, g.location_id, l.name AS location_name FROM care_group g
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND ($2 OR g.id {}) {}
         ORDER BY l.name, l.key, g.name, g.key",
        tx.one_of(3),
        if only.is_some() { "AND g.id = $4" } else { "" }
    );
    let rows: Vec<GroupRow> = on!(tx, c => {
        let query = sqlx::query_as(AssertSqlSafe(sql))
            .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups());
        match only {
            Some(id) => query.bind(id).fetch_all(c).await,
            None => query.fetch_all(c).await,
        }
    })?;
    Ok(rows
        .into_iter()
        .map(|row| GroupInfo {
            id: row.id,
            name: row.name,
            kind: row.kind,
            location: row.location_id,
            location_name: row.location_name,
        })
        .collect())
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
        "SELECT r.group_id, r.staff_id, s.key, s.name, r.role, r.days, r.max_children, r.languages, r.from_on, r.until_on
         FROM roster r JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.group_id {} AND (r.until_on IS NULL OR r.until_on >= $3)",
        tx.one_of(2)
    );
    let staff: Vec<StaffRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    let sql = format!(
        "SELECT p.group_id, p.child_id, k.key, k.first_name, k.last_name, k.birth_date, p.main, p.days, p.from_on, p.until_on,
           p.language, p.knows_well, p.not_mentor, p.same_mentor, p.other_mentor
         FROM placement p JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE p.organisation_id = $1 AND p.group_id {} AND (p.until_on IS NULL OR p.until_on >= $3)",
        tx.one_of(2)
    );
    let places: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).bind(day).fetch_all(c).await)?;
    let sql = format!(
        "SELECT DISTINCT t.child_id, g.staff_id FROM guardianship t
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         JOIN placement p ON p.organisation_id = t.organisation_id AND p.child_id = t.child_id
         WHERE t.organisation_id = $1 AND g.staff_id IS NOT NULL AND p.group_id {}",
        tx.one_of(2)
    );
    let guardians: BTreeSet<(ChildId, StaffId)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&ids).fetch_all(c).await)?
    .into_iter()
    .collect();
    let mentorships = mentorship::of_groups(tx, organisation, &ids).await?;
    Ok(sorted(groups, staff, places, &guardians, mentorships))
}

/// Puts the rows of many groups with their groups. What decides between equals is sorted here and not by the
/// engines, which know different orders of texts.
fn sorted(
    groups: Vec<GroupInfo>,
    staff: Vec<StaffRow>,
    places: Vec<PlaceRow>,
    guardians: &BTreeSet<(ChildId, StaffId)>,
    mentorships: Vec<mentorship::Mentorship>,
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
            GroupFacts {
                info,
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
