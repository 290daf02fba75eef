//! Reading what decides who is where on which day. The number of queries is the same for one group and for many.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    calendar::{
        Absence, Change, Closure, Comes, Facts, GroupAt, Kind, Merge, MergedPart, Reason, Region, Row,
        Weekdays,
    },
    half_days::Presence,
    obligation::WorkingDays,
    period::Period,
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{AbsenceRow, ChangeRow, ClosureRow, Days, GroupRow, MergeRow, Name, StandInRow, Who};
use crate::{
    on,
    platform::{
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId, StaffId},
    },
};

/// Of whom the days are read.
#[derive(Clone, Copy, Debug)]
pub enum Whom<'a> {
    /// All staff and all children of the groups.
    Everybody,
    /// All staff of the groups, and these children.
    Children(&'a [ChildId]),
}

type Stored = jiff_sqlx::Date;

fn period(from: Option<Stored>, until: Option<Stored>) -> Period {
    Period { from: from.map(Stored::to_jiff), until: until.map(Stored::to_jiff) }
}

fn half_days(mask: i64) -> HalfDays {
    HalfDays(u32::try_from(mask).unwrap_or_default())
}

/// A transaction with what all these queries share.
struct Reading<'a> {
    tx: &'a mut Read,
    organisation: OrganisationId,
    from: Stored,
    until: Stored,
}

/// Reads the days of groups, which the caller has found with a grant, from one date until another. Groups that are
/// together with them then, and who of their people is elsewhere, are known too.
pub async fn days(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    whom: Whom<'_>,
    (from, until): (Date, Date),
) -> sqlx::Result<Days> {
    let mut reading = Reading { tx, organisation, from: from.into(), until: until.into() };
    let merges = reading.merges(groups).await?;
    let members = together(groups, &merges);
    let merges: Vec<MergeRow> = merges.into_iter().filter(|merge| members.contains(&merge.group)).collect();
    let (staff, children) = reading.people(&members, whom).await?;
    let staff = id_list(staff);
    let children = id_list(children);
    let mut names = BTreeMap::new();
    let mut facts = Facts::default();
    reading.roster(&staff, &mut facts.staff.rows, &mut names).await?;
    reading.placements(&children, &mut facts.children.rows, &mut names).await?;
    let stand_ins = reading.stand_ins(&staff, &members, &mut names).await?;
    facts.staff.rows.extend(stand_ins.iter().map(|row| Row {
        person: row.person(),
        group: row.group.0,
        kind: Kind::StandIn,
        days: row.days,
        period: Period { from: Some(row.from), until: Some(row.until) },
    }));
    let absences = reading.absences(&staff, &children).await?;
    for row in &absences {
        let absence = Absence { person: row.who.id(), reason: row.kind, period: row.period() };
        let people = if row.who.is_child() { &mut facts.children } else { &mut facts.staff };
        people.absences.push(absence);
    }
    let changes = reading.changes(&staff, &children).await?;
    for row in &changes {
        let comes = Comes { on: row.comes, group: row.group.0, there: row.there };
        let change = Change { person: row.who.id(), gives_up: row.gives_up, comes: Some(comes) };
        let people = if row.who.is_child() { &mut facts.children } else { &mut facts.staff };
        people.changes.push(change);
    }
    facts.merges = merges.iter().map(MergeRow::merge).collect();
    let rows = facts.staff.rows.iter().chain(&facts.children.rows).map(|row| row.group);
    let mut named: BTreeSet<Uuid> = rows.chain(groups.iter().map(|group| group.0)).collect();
    named.extend(changes.iter().map(|row| row.group.0));
    named.extend(merges.iter().flat_map(|merge| [merge.group.0, merge.with.0]));
    let groups = reading.groups(&id_list(named)).await?;
    let locations: BTreeSet<LocationId> = groups.iter().map(|group| group.location).collect();
    let closures = reading.closures(&id_list(locations)).await?;
    facts.groups = groups.iter().map(GroupRow::at).collect();
    facts.closures = closures
        .iter()
        .map(|row| Closure {
            location: row.location.0,
            period: Period { from: Some(row.from), until: Some(row.until) },
        })
        .collect();
    Ok(Days::new(facts, groups, names, absences, changes, stand_ins, merges, closures))
}

/// The groups with all that go to them or to which they go, by whatever way.
fn together(groups: &[GroupId], merges: &[MergeRow]) -> BTreeSet<GroupId> {
    let mut members: BTreeSet<GroupId> = groups.iter().copied().collect();
    loop {
        let before = members.len();
        for merge in merges {
            if members.contains(&merge.group) || members.contains(&merge.with) {
                members.extend([merge.group, merge.with]);
            }
        }
        if members.len() == before {
            return members;
        }
    }
}

#[derive(FromRow)]
struct RawMerge {
    id: Uuid,
    group_id: GroupId,
    with_group_id: GroupId,
    part: String,
    weekdays: i64,
    at_time: Option<String>,
    from_on: Stored,
    until_on: Option<Stored>,
}

#[derive(FromRow)]
struct RawRoster {
    id: StaffId,
    key: String,
    name: String,
    group_id: Option<GroupId>,
    role: Option<String>,
    days: Option<i64>,
    from_on: Option<Stored>,
    until_on: Option<Stored>,
}

#[derive(FromRow)]
struct RawPlacement {
    id: ChildId,
    key: String,
    first_name: String,
    last_name: String,
    group_id: Option<GroupId>,
    main: Option<bool>,
    days: Option<i64>,
    from_on: Option<Stored>,
    until_on: Option<Stored>,
}

#[derive(FromRow)]
struct RawStandIn {
    id: Uuid,
    group_id: GroupId,
    staff_id: Option<StaffId>,
    name: Option<String>,
    days: i64,
    from_on: Stored,
    until_on: Stored,
}

#[derive(FromRow)]
struct RawAbsence {
    id: Uuid,
    staff_id: Option<StaffId>,
    child_id: Option<ChildId>,
    from_on: Stored,
    until_on: Stored,
    back_on: Option<Stored>,
    kind: String,
    imported: bool,
}

#[derive(FromRow)]
struct RawChange {
    id: Uuid,
    staff_id: Option<StaffId>,
    child_id: Option<ChildId>,
    gives_up_on: Option<Stored>,
    comes_on: Stored,
    group_id: GroupId,
    morning: bool,
    afternoon: bool,
}

#[derive(FromRow)]
struct RawGroup {
    id: GroupId,
    name: String,
    kind: String,
    location_id: LocationId,
    location_name: String,
    school_region: Option<String>,
}

#[derive(FromRow)]
struct RawClosure {
    id: Uuid,
    location_id: LocationId,
    from_on: Stored,
    until_on: Stored,
    reason: String,
    imported: bool,
}

fn who(staff: Option<StaffId>, child: Option<ChildId>) -> Who {
    match (staff, child) {
        (Some(staff), _) => Who::Staff(staff),
        (None, child) => Who::Child(child.unwrap_or(ChildId(Uuid::nil()))),
    }
}

impl Reading<'_> {
    /// All merges of the groups' locations.
    async fn merges(&mut self, groups: &[GroupId]) -> sqlx::Result<Vec<MergeRow>> {
        let sql = format!(
            "SELECT m.id, m.group_id, m.with_group_id, m.part, m.weekdays, m.at_time, m.from_on, m.until_on
             FROM group_merge m
             JOIN care_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
             WHERE m.organisation_id = $1 AND m.from_on <= $4 AND (m.until_on IS NULL OR m.until_on >= $3)
               AND g.location_id IN (SELECT location_id FROM care_group WHERE organisation_id = $1 AND id {})
             ORDER BY m.from_on, m.id",
            self.tx.one_of(2)
        );
        let rows: Vec<RawMerge> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(id_list(groups.iter().copied())).bind(self.from).bind(self.until)
            .fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|row| MergeRow {
                id: row.id,
                group: row.group_id,
                with: row.with_group_id,
                part: MergedPart::of(&row.part).unwrap_or(MergedPart::WholeDay),
                weekdays: Weekdays(u8::try_from(row.weekdays).unwrap_or_default()),
                time: row.at_time,
                from: row.from_on.to_jiff(),
                until: row.until_on.map(Stored::to_jiff),
            })
            .collect())
    }

    /// Who has anything to do with the groups in that time.
    async fn people(
        &mut self,
        groups: &BTreeSet<GroupId>,
        whom: Whom<'_>,
    ) -> sqlx::Result<(Vec<Uuid>, Vec<Uuid>)> {
        let of_groups = self.tx.one_of(2);
        let holds = "(from_on IS NULL OR from_on <= $4) AND (until_on IS NULL OR until_on >= $3)";
        let mut sql = format!(
            "SELECT CAST(0 AS bigint) AS child, staff_id AS id FROM roster
               WHERE organisation_id = $1 AND group_id {of_groups} AND {holds}
             UNION SELECT CAST(0 AS bigint), staff_id FROM stand_in
               WHERE organisation_id = $1 AND group_id {of_groups} AND {holds} AND staff_id IS NOT NULL
             UNION SELECT CAST(0 AS bigint), staff_id FROM day_change
               WHERE organisation_id = $1 AND group_id {of_groups} AND comes_on BETWEEN $3 AND $4
                 AND staff_id IS NOT NULL"
        );
        if matches!(whom, Whom::Everybody) {
            // A child that has died is nowhere any more, whatever was still to come.
            let lives = |table: &str| {
                format!(
                    "NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = {table}.organisation_id
                       AND d.child_id = {table}.child_id AND d.corrected_at IS NULL)"
                )
            };
            let (of_place, of_change) = (lives("placement"), lives("day_change"));
            sql += &format!(
                " UNION SELECT CAST(1 AS bigint), child_id FROM placement
                   WHERE organisation_id = $1 AND group_id {of_groups} AND {holds} AND {of_place}
                 UNION SELECT CAST(1 AS bigint), child_id FROM day_change
                   WHERE organisation_id = $1 AND group_id {of_groups} AND comes_on BETWEEN $3 AND $4
                     AND child_id IS NOT NULL AND {of_change}"
            );
        }
        let rows: Vec<(i64, Uuid)> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(id_list(groups.iter().copied())).bind(self.from).bind(self.until)
            .fetch_all(c).await)?;
        let (children, staff): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(child, _)| *child == 1);
        let ids = |rows: Vec<(i64, Uuid)>| rows.into_iter().map(|(_, id)| id).collect();
        let children = match whom {
            Whom::Everybody => ids(children),
            Whom::Children(children) => children.iter().map(|child| child.0).collect(),
        };
        Ok((ids(staff), children))
    }

    async fn roster(
        &mut self,
        staff: &str,
        rows: &mut Vec<Row<Uuid>>,
        names: &mut BTreeMap<Uuid, Name>,
    ) -> sqlx::Result<()> {
        let sql = format!(
            "SELECT s.id, s.key, s.name, r.group_id, r.role, r.days, r.from_on, r.until_on FROM staff_member s
             LEFT JOIN roster r ON r.organisation_id = s.organisation_id AND r.staff_id = s.id
               AND (r.from_on IS NULL OR r.from_on <= $4) AND (r.until_on IS NULL OR r.until_on >= $3)
             WHERE s.organisation_id = $1 AND s.id {} ORDER BY s.id, r.id",
            self.tx.one_of(2)
        );
        let found: Vec<RawRoster> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(staff).bind(self.from).bind(self.until).fetch_all(c).await)?;
        for row in found {
            if let (Some(group), Some(days)) = (row.group_id, row.days) {
                rows.push(Row {
                    person: row.id.0,
                    group: group.0,
                    kind: if row.role.as_deref() == Some("bio") { Kind::Trainee } else { Kind::Own },
                    days: half_days(days),
                    period: period(row.from_on, row.until_on),
                });
            }
            names.insert(row.id.0, Name::of_staff(&row.key, &row.name));
        }
        Ok(())
    }

    async fn placements(
        &mut self,
        children: &str,
        rows: &mut Vec<Row<Uuid>>,
        names: &mut BTreeMap<Uuid, Name>,
    ) -> sqlx::Result<()> {
        let sql = format!(
            "SELECT k.id, k.key, k.first_name, k.last_name, p.group_id, p.main, p.days, p.from_on, p.until_on FROM child k
             LEFT JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id
               AND (p.from_on IS NULL OR p.from_on <= $4) AND (p.until_on IS NULL OR p.until_on >= $3)
             WHERE k.organisation_id = $1 AND k.id {} AND NOT EXISTS (SELECT 1 FROM child_death x
               WHERE x.organisation_id = k.organisation_id AND x.child_id = k.id AND x.corrected_at IS NULL)
             ORDER BY k.id, p.id",
            self.tx.one_of(2)
        );
        let found: Vec<RawPlacement> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(children).bind(self.from).bind(self.until).fetch_all(c).await)?;
        for row in found {
            if let (Some(group), Some(days)) = (row.group_id, row.days) {
                rows.push(Row {
                    person: row.id.0,
                    group: group.0,
                    kind: if row.main == Some(true) { Kind::Own } else { Kind::Second },
                    days: half_days(days),
                    period: period(row.from_on, row.until_on),
                });
            }
            names.insert(row.id.0, Name::of_child(&row.key, &row.first_name, &row.last_name));
        }
        Ok(())
    }

    /// Stand-ins on the groups, and staff of the groups who stand in elsewhere.
    async fn stand_ins(
        &mut self,
        staff: &str,
        groups: &BTreeSet<GroupId>,
        names: &mut BTreeMap<Uuid, Name>,
    ) -> sqlx::Result<Vec<StandInRow>> {
        let sql = format!(
            "SELECT id, group_id, staff_id, name, days, from_on, until_on FROM stand_in
             WHERE organisation_id = $1 AND (group_id {} OR staff_id {}) AND from_on <= $5 AND until_on >= $4
             ORDER BY from_on, id",
            self.tx.one_of(2),
            self.tx.one_of(3)
        );
        let rows: Vec<RawStandIn> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(id_list(groups.iter().copied())).bind(staff).bind(self.from).bind(self.until)
            .fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|row| {
                if let Some(name) = &row.name {
                    names.insert(row.id, Name::of_staff("", name));
                }
                StandInRow {
                    id: row.id,
                    group: row.group_id,
                    staff: row.staff_id,
                    days: half_days(row.days),
                    from: row.from_on.to_jiff(),
                    until: row.until_on.to_jiff(),
                }
            })
            .collect())
    }

    async fn absences(&mut self, staff: &str, children: &str) -> sqlx::Result<Vec<AbsenceRow>> {
        let sql = format!(
            "SELECT id, staff_id, child_id, from_on, until_on, back_on, kind, imported FROM absence
             WHERE organisation_id = $1 AND (staff_id {} OR child_id {}) AND from_on <= $5 AND until_on >= $4
             ORDER BY from_on, id",
            self.tx.one_of(2),
            self.tx.one_of(3)
        );
        let rows: Vec<RawAbsence> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(staff).bind(children).bind(self.from).bind(self.until)
            .fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|row| AbsenceRow {
                id: row.id,
                who: who(row.staff_id, row.child_id),
                from: row.from_on.to_jiff(),
                until: row.until_on.to_jiff(),
                back: row.back_on.map(Stored::to_jiff),
                kind: Reason::of(&row.kind).unwrap_or(Reason::Unsaid),
                imported: row.imported,
            })
            .collect())
    }

    async fn changes(&mut self, staff: &str, children: &str) -> sqlx::Result<Vec<ChangeRow>> {
        let sql = format!(
            "SELECT id, staff_id, child_id, gives_up_on, comes_on, group_id, morning, afternoon FROM day_change
             WHERE organisation_id = $1 AND (staff_id {} OR child_id {})
               AND (comes_on BETWEEN $4 AND $5 OR gives_up_on BETWEEN $4 AND $5) ORDER BY comes_on, id",
            self.tx.one_of(2),
            self.tx.one_of(3)
        );
        let rows: Vec<RawChange> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(staff).bind(children).bind(self.from).bind(self.until)
            .fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|row| ChangeRow {
                id: row.id,
                who: who(row.staff_id, row.child_id),
                gives_up: row.gives_up_on.map(Stored::to_jiff),
                comes: row.comes_on.to_jiff(),
                group: row.group_id,
                there: Presence { morning: row.morning, afternoon: row.afternoon },
            })
            .collect())
    }

    async fn groups(&mut self, groups: &str) -> sqlx::Result<Vec<GroupRow>> {
        let sql = format!(
            "SELECT g.id, g.name, g.kind, g.location_id, l.name AS location_name, l.school_region FROM care_group g
             JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
             WHERE g.organisation_id = $1 AND g.id {} ORDER BY g.name, g.id",
            self.tx.one_of(2)
        );
        let rows: Vec<RawGroup> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(groups).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|row| GroupRow {
                id: row.id,
                name: row.name,
                after_school: row.kind == "bso",
                location: row.location_id,
                location_name: row.location_name,
                region: row.school_region.as_deref().and_then(Region::of),
            })
            .collect())
    }

    async fn closures(&mut self, locations: &str) -> sqlx::Result<Vec<ClosureRow>> {
        let sql = format!(
            "SELECT id, location_id, from_on, until_on, reason, imported FROM closure
             WHERE organisation_id = $1 AND location_id {} AND until_on >= $3 ORDER BY from_on, id",
            self.tx.one_of(2)
        );
        let rows: Vec<RawClosure> = on!(self.tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(self.organisation).bind(locations).bind(self.from).fetch_all(c).await)?;
        Ok(rows.into_iter().map(ClosureRow::from).collect())
    }
}

impl From<RawClosure> for ClosureRow {
    fn from(row: RawClosure) -> Self {
        Self {
            id: row.id,
            location: row.location_id,
            from: row.from_on.to_jiff(),
            until: row.until_on.to_jiff(),
            reason: row.reason,
            imported: row.imported,
        }
    }
}

/// The working days of a location, which the caller has found with a grant; without one all days but weekends and
/// holidays.
pub async fn working_days(
    tx: &mut Read,
    organisation: OrganisationId,
    location: Option<LocationId>,
) -> sqlx::Result<WorkingDays<Vec<Period>>> {
    let closures: Vec<(Stored, Option<Stored>)> = on!(tx, c => sqlx::query_as(
        "SELECT from_on, until_on FROM closure WHERE organisation_id = $1 AND location_id = $2")
        .bind(organisation).bind(location).fetch_all(c).await)?;
    Ok(WorkingDays(closures.into_iter().map(|(from, until)| period(Some(from), until)).collect()))
}

/// When the locations of groups are closed, by group: for counting working days. The caller has found the groups with a
/// grant.
pub async fn closed(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
) -> sqlx::Result<BTreeMap<GroupId, Vec<Period>>> {
    let sql = format!(
        "SELECT g.id, k.from_on, k.until_on FROM closure k
         JOIN care_group g ON g.organisation_id = k.organisation_id AND g.location_id = k.location_id
         WHERE k.organisation_id = $1 AND g.id {}",
        tx.one_of(2)
    );
    let rows: Vec<(GroupId, Stored, Stored)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).fetch_all(c).await)?;
    let mut closed: BTreeMap<GroupId, Vec<Period>> = BTreeMap::new();
    for (group, from, until) in rows {
        closed.entry(group).or_default().push(period(Some(from), Some(until)));
    }
    Ok(closed)
}

impl GroupRow {
    fn at(&self) -> GroupAt<Uuid> {
        GroupAt {
            group: self.id.0,
            location: self.location.0,
            after_school: self.after_school,
            region: self.region,
        }
    }
}

impl MergeRow {
    /// As the calendar has it.
    pub fn merge(&self) -> Merge<Uuid> {
        Merge {
            group: self.group.0,
            with: self.with.0,
            part: self.part,
            weekdays: self.weekdays,
            period: Period { from: Some(self.from), until: self.until },
        }
    }
}
