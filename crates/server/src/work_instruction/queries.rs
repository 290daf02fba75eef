//! Reading and keeping work instructions, and who works as what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{
    period::Period,
    work_instruction::{Audience, Part, Work},
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    calendar::last_absent,
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{GroupId, InstructionId, InstructionVersionId, LocationId, OrganisationId, StaffId},
    },
};

type Day = jiff_sqlx::Date;

/// A version of a work instruction.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Version {
    pub id: InstructionVersionId,
    pub instruction_id: InstructionId,
    pub number: i64,
    /// Its number in the protocol; empty without one.
    pub code: String,
    pub title: String,
    pub words: String,
    parts: String,
    since_on: Day,
    pub made_at: Moment,
    pub made_by: StaffId,
    pub maker: String,
    /// The instruction was withdrawn.
    pub withdrawn_at: Option<Moment>,
}

impl Version {
    /// Who must read it.
    pub fn audience(&self) -> Audience {
        self.parts.split_whitespace().filter_map(Part::of).collect()
    }

    /// The day on which it begins to hold.
    pub fn since(&self) -> Date {
        self.since_on.to_jiff()
    }

    /// Its number and title.
    pub fn name(&self) -> String {
        if self.code.is_empty() { self.title.clone() } else { format!("{} {}", self.code, self.title) }
    }
}

const VERSIONS: &str =
    "SELECT v.id, v.instruction_id, v.number, v.code, v.title, v.words, v.parts, v.since_on, v.made_at, v.made_by,
   s.name AS maker, w.withdrawn_at
 FROM work_instruction w
 JOIN work_instruction_version v ON v.organisation_id = w.organisation_id AND v.instruction_id = w.id
 JOIN staff_member s ON s.organisation_id = v.organisation_id AND s.id = v.made_by
 WHERE w.organisation_id = $1 AND ";

/// The versions of an instruction, the last first; none when there is no such instruction.
pub(super) async fn of_instruction(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InstructionId,
) -> sqlx::Result<Vec<Version>> {
    let sql = VERSIONS.to_owned() + "w.id = $2 ORDER BY v.number DESC";
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_all(c).await)
}

/// The names of these work instructions, each as its last version has it.
pub async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: impl IntoIterator<Item = InstructionId>,
) -> sqlx::Result<BTreeMap<InstructionId, String>> {
    let sql = format!("{VERSIONS} w.id {} ORDER BY v.number", tx.one_of(2));
    let versions: Vec<Version> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(ids)).fetch_all(c).await)?;
    Ok(versions.into_iter().map(|version| (version.instruction_id, version.name())).collect())
}

/// One version.
pub(super) async fn version(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InstructionVersionId,
) -> sqlx::Result<Option<Version>> {
    let sql = VERSIONS.to_owned() + "v.id = $2";
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// Of each instruction the version that holds on a day, by number and title; of those that were withdrawn none.
pub(super) async fn in_force(
    tx: &mut Read,
    organisation: OrganisationId,
    on: Date,
) -> sqlx::Result<Vec<Version>> {
    let sql = VERSIONS.to_owned()
        + "w.withdrawn_at IS NULL AND v.number = (
             SELECT MAX(n.number) FROM work_instruction_version n
             WHERE n.organisation_id = v.organisation_id AND n.instruction_id = v.instruction_id AND n.since_on <= $2)
           ORDER BY v.code, v.title, v.id";
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(Day::from(on)).fetch_all(c).await)
}

/// Of each instruction of which no version holds on a day the last version: those that are to come, and those that were
/// withdrawn.
pub(super) async fn others(
    tx: &mut Read,
    organisation: OrganisationId,
    on: Date,
) -> sqlx::Result<Vec<Version>> {
    let sql = VERSIONS.to_owned()
        + "v.number = (SELECT MAX(n.number) FROM work_instruction_version n
             WHERE n.organisation_id = v.organisation_id AND n.instruction_id = v.instruction_id)
           AND (w.withdrawn_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM work_instruction_version n
             WHERE n.organisation_id = v.organisation_id AND n.instruction_id = v.instruction_id AND n.since_on <= $2))
           ORDER BY v.code, v.title, v.id";
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(Day::from(on)).fetch_all(c).await)
}

/// Whether another instruction that was not withdrawn has this number now.
pub(super) async fn code_taken(
    tx: &mut Read,
    organisation: OrganisationId,
    code: &str,
    but: Option<InstructionId>,
) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM work_instruction w
         JOIN work_instruction_version v ON v.organisation_id = w.organisation_id AND v.instruction_id = w.id
         WHERE w.organisation_id = $1 AND w.withdrawn_at IS NULL AND v.code = $2 AND ($3 IS NULL OR w.id <> $3)
           AND v.number = (SELECT MAX(n.number) FROM work_instruction_version n
             WHERE n.organisation_id = v.organisation_id AND n.instruction_id = v.instruction_id)")
        .bind(organisation).bind(code).bind(but).fetch_one(c).await)?;
    Ok(found > 0)
}

/// What is kept of a new version.
pub(super) struct New<'n> {
    pub code: &'n str,
    pub title: &'n str,
    pub words: &'n str,
    pub audience: &'n Audience,
    pub since: Date,
}

/// Begins an instruction, without a version yet.
pub(super) async fn begin(tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<InstructionId> {
    let id = InstructionId::new(tx.now);
    on!(tx, c => sqlx::query("INSERT INTO work_instruction (organisation_id, id) VALUES ($1, $2)")
        .bind(organisation).bind(id).execute(c).await.map(drop))?;
    Ok(id)
}

/// Keeps the version with a number; nothing when somebody else kept one with this number.
pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    (instruction, number): (InstructionId, i64),
    new: &New<'_>,
    by: StaffId,
) -> sqlx::Result<Option<InstructionVersionId>> {
    let (now, id) = (tx.now, InstructionVersionId::new(tx.now));
    let parts: Vec<&str> = new.audience.iter().map(|part| part.code()).collect();
    let done = on!(tx, c => sqlx::query(
        "INSERT INTO work_instruction_version (organisation_id, id, instruction_id, number, code, title, words, parts,
           since_on, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING")
        .bind(organisation).bind(id).bind(instruction).bind(number).bind(new.code).bind(new.title).bind(new.words)
        .bind(parts.join(" ")).bind(Day::from(new.since)).bind(now).bind(by)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok((done == 1).then_some(id))
}

/// Withdraws an instruction: it is asked of nobody any longer. False when it was withdrawn before.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InstructionId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    let done = on!(tx, c => sqlx::query(
        "UPDATE work_instruction SET withdrawn_at = $3
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NULL")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Takes back that an instruction was withdrawn. False when it was not.
pub(super) async fn restore(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InstructionId,
) -> sqlx::Result<bool> {
    let done = on!(tx, c => sqlx::query(
        "UPDATE work_instruction SET withdrawn_at = NULL
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NOT NULL")
        .bind(organisation).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps that somebody read a version, once.
pub(super) async fn confirm(
    tx: &mut Write,
    organisation: OrganisationId,
    version: InstructionVersionId,
    staff: StaffId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO work_instruction_read (organisation_id, version_id, staff_id, read_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING")
        .bind(organisation).bind(version).bind(staff).bind(now).execute(c).await.map(drop))
}

/// Who read which of these versions, and when; of one staff member, or of all.
pub(super) async fn reads(
    tx: &mut Read,
    organisation: OrganisationId,
    versions: impl IntoIterator<Item = InstructionVersionId>,
    staff: Option<StaffId>,
) -> sqlx::Result<BTreeMap<(InstructionVersionId, StaffId), Moment>> {
    let sql = format!(
        "SELECT version_id, staff_id, read_at FROM work_instruction_read
         WHERE organisation_id = $1 AND version_id {} AND ($3 IS NULL OR staff_id = $3)",
        tx.one_of(2)
    );
    let rows: Vec<(InstructionVersionId, StaffId, Moment)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(versions)).bind(staff).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(version, staff, at)| ((version, staff), at)).collect())
}

/// Of whom it is looked at how they work.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whom<'g> {
    One(StaffId),
    /// Who is on the roster of these groups today.
    Of(&'g [GroupId]),
    Everybody,
}

/// Somebody who works here today.
#[derive(Clone, Debug, Default)]
pub(super) struct Colleague {
    pub name: String,
    /// All work until today.
    pub works: Vec<Work>,
    /// The groups on whose roster it is today.
    pub groups: BTreeSet<GroupId>,
    /// Where it works or leads today; nowhere for who works for the whole organisation.
    pub locations: BTreeSet<LocationId>,
    /// When it is absent.
    pub absences: Vec<Period>,
}

#[derive(FromRow)]
struct WorkRow {
    staff_id: StaffId,
    name: String,
    part: String,
    group_id: Option<GroupId>,
    location_id: Option<LocationId>,
    from_on: Option<Day>,
    until_on: Option<Day>,
}

/// Who works today, each with all its work until today: a mentor as long as it is on a roster. Three queries.
pub(super) async fn colleagues(
    tx: &mut Read,
    organisation: OrganisationId,
    whom: Whom<'_>,
    today: Date,
) -> sqlx::Result<BTreeMap<StaffId, Colleague>> {
    let (staff, groups) = match whom {
        Whom::One(staff) => (Some(staff), None),
        Whom::Of(groups) => (None, Some(id_list(groups.iter().copied()))),
        Whom::Everybody => (None, None),
    };
    let sql = format!(
        "WITH asked AS (SELECT s.id, s.name FROM staff_member s WHERE s.organisation_id = $1
           AND ($3 IS NULL OR s.id = $3)
           AND ($4 IS NULL OR s.id IN (SELECT r.staff_id FROM roster r WHERE r.organisation_id = $1
             AND r.group_id {of_groups} AND (r.from_on IS NULL OR r.from_on <= $2)
             AND (r.until_on IS NULL OR r.until_on >= $2))))
         SELECT a.id AS staff_id, a.name, r.role AS part, r.group_id, g.location_id, r.from_on, r.until_on FROM asked a
         JOIN roster r ON r.organisation_id = $1 AND r.staff_id = a.id
         JOIN care_group g ON g.organisation_id = $1 AND g.id = r.group_id
         WHERE r.from_on IS NULL OR r.from_on <= $2
         UNION ALL SELECT a.id, a.name, r.role, NULL, r.location_id, r.from_on, r.until_on FROM asked a
         JOIN staff_role r ON r.organisation_id = $1 AND r.staff_id = a.id
         WHERE r.from_on IS NULL OR r.from_on <= $2
         UNION ALL SELECT a.id, a.name, 'mentor', NULL, NULL, m.from_on, m.until_on FROM asked a
         JOIN mentorship m ON m.organisation_id = $1 AND m.staff_id = a.id
         WHERE m.from_on <= $2 AND EXISTS (SELECT 1 FROM roster r WHERE r.organisation_id = $1 AND r.staff_id = a.id
           AND r.role = 'pm' AND (r.from_on IS NULL OR r.from_on <= $2) AND (r.until_on IS NULL OR r.until_on >= $2))",
        of_groups = tx.one_of(4)
    );
    let rows: Vec<WorkRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(Day::from(today)).bind(staff).bind(&groups).fetch_all(c).await)?;
    let mut found: BTreeMap<StaffId, Colleague> = BTreeMap::new();
    for row in rows {
        let Some(part) = Part::of(&row.part) else { continue };
        let when = Period { from: row.from_on.map(Day::to_jiff), until: row.until_on.map(Day::to_jiff) };
        let one = found.entry(row.staff_id).or_default();
        one.name = row.name;
        one.works.push(Work { part, when });
        if when.contains(today) {
            one.groups.extend(row.group_id);
            one.locations.extend(row.location_id);
        }
    }
    found.retain(|_, one| one.works.iter().any(|work| work.when.contains(today)));
    absences(tx, organisation, &mut found).await?;
    Ok(found)
}

/// When they are absent, or the only location where they work is closed.
async fn absences(
    tx: &mut Read,
    organisation: OrganisationId,
    found: &mut BTreeMap<StaffId, Colleague>,
) -> sqlx::Result<()> {
    let sql = format!(
        "SELECT staff_id, from_on, until_on, back_on FROM absence
         WHERE organisation_id = $1 AND staff_id {} AND (back_on IS NULL OR back_on > from_on)",
        tx.one_of(2)
    );
    let staff = id_list(found.keys().copied());
    let rows: Vec<(StaffId, Day, Day, Option<Day>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&staff).fetch_all(c).await)?;
    for (staff, from, until, back) in rows {
        if let Some(one) = found.get_mut(&staff) {
            let until = last_absent(until.to_jiff(), back.map(Day::to_jiff));
            one.absences.push(Period { from: Some(from.to_jiff()), until: Some(until) });
        }
    }
    let sql = format!(
        "SELECT location_id, from_on, until_on FROM closure WHERE organisation_id = $1 AND location_id {}",
        tx.one_of(2)
    );
    let locations = id_list(found.values().flat_map(|one| one.locations.iter().copied()));
    let rows: Vec<(LocationId, Day, Day)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&locations).fetch_all(c).await)?;
    let mut closed: BTreeMap<LocationId, Vec<Period>> = BTreeMap::new();
    for (location, from, until) in rows {
        let period = Period { from: Some(from.to_jiff()), until: Some(until.to_jiff()) };
        closed.entry(location).or_default().push(period);
    }
    for one in found.values_mut() {
        if let (1, Some(location)) = (one.locations.len(), one.locations.first()) {
            one.absences.extend(closed.get(location).into_iter().flatten());
        }
    }
    Ok(())
}

/// The names of locations.
pub(super) async fn locations(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<Vec<(LocationId, String)>> {
    on!(tx, c => sqlx::query_as("SELECT id, name FROM location WHERE organisation_id = $1 ORDER BY name, id")
        .bind(organisation).fetch_all(c).await)
}
