//! Reading and keeping minutes, each version whole; and who was not there and has to read them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mentorkind_domain::{meeting, period::Period};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, MeetingId, MinutesId, OrganisationId, StaffId, fresh},
    },
};

type Day = jiff_sqlx::Date;

/// A version of the minutes.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Version {
    pub id: MinutesId,
    pub number: i64,
    /// What was said in general.
    pub words: String,
    pub written_on: Day,
    /// The name of who wrote it.
    pub name: String,
}

/// What was said of one thing on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub(super) struct Said {
    /// Which thing: the part of the agenda and an identifier.
    pub topic: String,
    /// What it was called.
    pub about: String,
    pub child_id: Option<ChildId>,
    pub words: String,
}

/// The last version of the minutes of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Minutes {
    pub version: Version,
    pub said: Vec<Said>,
    /// Who was there, by name.
    pub present: Vec<(StaffId, String)>,
}

pub(super) async fn last(
    tx: &mut Read,
    organisation: OrganisationId,
    meeting: MeetingId,
) -> sqlx::Result<Option<Minutes>> {
    let version: Option<Version> = on!(tx, c => sqlx::query_as(
        "SELECT v.id, v.number, v.words, v.written_on, s.name FROM meeting_minutes v
         JOIN staff_member s ON s.organisation_id = v.organisation_id AND s.id = v.written_by
         WHERE v.organisation_id = $1 AND v.meeting_id = $2 ORDER BY v.number DESC LIMIT 1")
        .bind(organisation).bind(meeting).fetch_optional(c).await)?;
    let Some(version) = version else { return Ok(None) };
    let said = on!(tx, c => sqlx::query_as(
        "SELECT topic, about, child_id, words FROM meeting_said WHERE organisation_id = $1 AND minutes_id = $2 ORDER BY place")
        .bind(organisation).bind(version.id).fetch_all(c).await)?;
    let present = on!(tx, c => sqlx::query_as(
        "SELECT p.staff_id, s.name FROM meeting_present p
         JOIN staff_member s ON s.organisation_id = p.organisation_id AND s.id = p.staff_id
         WHERE p.organisation_id = $1 AND p.minutes_id = $2 ORDER BY s.name, s.id")
        .bind(organisation).bind(version.id).fetch_all(c).await)?;
    Ok(Some(Minutes { version, said, present }))
}

/// The meeting of which a version of the minutes is.
pub(super) async fn meeting_of(
    tx: &mut Read,
    organisation: OrganisationId,
    minutes: MinutesId,
) -> sqlx::Result<Option<MeetingId>> {
    on!(tx, c => sqlx::query_scalar("SELECT meeting_id FROM meeting_minutes WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(minutes).fetch_optional(c).await)
}

/// What somebody wrote down.
pub(super) struct Written<'a> {
    pub words: &'a str,
    pub said: &'a [Said],
    pub present: &'a BTreeSet<StaffId>,
}

/// Keeps a version of the minutes.
pub(super) async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    (meeting, number): (MeetingId, i64),
    (today, staff): (Date, StaffId),
    written: &Written<'_>,
) -> sqlx::Result<MinutesId> {
    let (id, now) = (MinutesId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO meeting_minutes (organisation_id, id, meeting_id, number, words, written_on, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(meeting).bind(number).bind(written.words).bind(Day::from(today)).bind(now)
        .bind(staff).execute(c).await.map(drop))?;
    for (place, said) in (1i64..).zip(written.said) {
        on!(tx, c => sqlx::query(
            "INSERT INTO meeting_said (organisation_id, id, minutes_id, place, topic, about, child_id, words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(organisation).bind(fresh(now)).bind(id).bind(place).bind(&said.topic).bind(&said.about)
            .bind(said.child_id).bind(&said.words).execute(c).await.map(drop))?;
    }
    for staff in written.present {
        on!(tx, c => sqlx::query(
            "INSERT INTO meeting_present (organisation_id, minutes_id, staff_id) VALUES ($1, $2, $3)")
            .bind(organisation).bind(id).bind(staff).execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// Somebody says that a version of the minutes was read.
pub(super) async fn read(
    tx: &mut Write,
    organisation: OrganisationId,
    minutes: MinutesId,
    staff: StaffId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO meeting_read (organisation_id, minutes_id, staff_id, read_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING")
        .bind(organisation).bind(minutes).bind(staff).bind(now).execute(c).await.map(drop))
}

/// A colleague of the group who was not at a meeting of which there are minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The meeting.
    pub meeting: MeetingId,
    /// Whose meeting it was.
    pub group: GroupId,
    /// The day of the meeting.
    pub held: Date,
    /// The colleague.
    pub staff: StaffId,
    /// The name of the colleague.
    pub name: String,
    /// Since when the minutes wait for the colleague; none when they were read.
    pub unread_since: Option<Date>,
}

#[derive(FromRow)]
struct VersionOf {
    id: MinutesId,
    meeting_id: MeetingId,
    group_id: GroupId,
    held_on: Day,
    written_on: Day,
    written_by: StaffId,
}

#[derive(FromRow)]
struct OnRoster {
    group_id: GroupId,
    staff_id: StaffId,
    name: String,
    from_on: Option<Day>,
    until_on: Option<Day>,
}

impl OnRoster {
    fn on(&self, day: Date) -> bool {
        Period { from: self.from_on.map(Day::to_jiff), until: self.until_on.map(Day::to_jiff) }.contains(day)
    }
}

/// Who was not at the meetings of groups: on the roster of the group on the day of the meeting and today. Whoever left the
/// group owes nothing. The caller has found the groups with a grant.
pub async fn absent(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    today: Date,
) -> sqlx::Result<Vec<Absent>> {
    let groups = id_list(groups);
    let sql = format!(
        "SELECT v.id, v.meeting_id, m.group_id, m.held_on, v.written_on, v.written_by FROM meeting_minutes v
         JOIN group_meeting m ON m.organisation_id = v.organisation_id AND m.id = v.meeting_id
         WHERE v.organisation_id = $1 AND m.group_id {} AND m.cancelled_at IS NULL
         ORDER BY m.held_on, v.meeting_id, v.number",
        tx.one_of(2)
    );
    let versions: Vec<VersionOf> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&groups).fetch_all(c).await)?;
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT r.group_id, r.staff_id, s.name, r.from_on, r.until_on FROM roster r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.group_id {} ORDER BY s.name, s.id",
        tx.one_of(2)
    );
    let roster: Vec<OnRoster> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&groups).fetch_all(c).await)?;
    let ids = id_list(versions.iter().map(|version| version.id));
    let known = people(tx, organisation, "meeting_read", &ids).await?;
    let present = people(tx, organisation, "meeting_present", &ids).await?;

    let mut meetings: BTreeMap<(Date, MeetingId), Vec<&VersionOf>> = BTreeMap::new();
    for version in &versions {
        meetings.entry((version.held_on.to_jiff(), version.meeting_id)).or_default().push(version);
    }
    let mut found = Vec::new();
    for ((held, meeting), versions) in meetings {
        let Some(last) = versions.last() else { continue };
        let of_group: Vec<&OnRoster> = roster.iter().filter(|one| one.group_id == last.group_id).collect();
        let mut seen = BTreeSet::new();
        for one in of_group.iter().filter(|one| one.on(today)) {
            let was = of_group.iter().any(|row| row.staff_id == one.staff_id && row.on(held));
            if !was || present.contains(&(last.id, one.staff_id)) || !seen.insert(one.staff_id) {
                continue;
            }
            let of_one: Vec<meeting::Minutes> = versions
                .iter()
                .map(|version| meeting::Minutes {
                    written: version.written_on.to_jiff(),
                    known: version.written_by == one.staff_id || known.contains(&(version.id, one.staff_id)),
                })
                .collect();
            found.push(Absent {
                meeting,
                group: last.group_id,
                held,
                staff: one.staff_id,
                name: one.name.clone(),
                unread_since: meeting::unread_since(false, &of_one),
            });
        }
    }
    Ok(found)
}

/// Of which versions somebody is in a table.
async fn people(
    tx: &mut Read,
    organisation: OrganisationId,
    table: &'static str,
    minutes: &str,
) -> sqlx::Result<BTreeSet<(MinutesId, StaffId)>> {
    let sql = format!(
        "SELECT minutes_id, staff_id FROM {table} WHERE organisation_id = $1 AND minutes_id {}",
        tx.one_of(2)
    );
    let rows: Vec<(MinutesId, StaffId)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(minutes).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}
