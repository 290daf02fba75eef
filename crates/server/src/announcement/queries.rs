//! Reading announcements and what happened to them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::{Permission, action},
    announcement::{Event, Facts, Happened, Recipient, Standing, standing},
    period::Period,
};
use sqlx::{AssertSqlSafe, FromRow};

use super::Rules;
use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, id_list},
        ids::{
            AccountId, AnnouncementId, ChildId, GroupId, GuardianId, MentorshipId, OrganisationId, StaffId,
        },
        rights,
    },
};

/// Something that happened to an announcement.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// The announcement.
    pub announcement: AnnouncementId,
    /// What happened.
    pub event: Event,
    /// When.
    pub at: Moment,
    /// Who did it, where a person did.
    pub account: Option<AccountId>,
    /// That person's name.
    pub by: Option<String>,
}

#[derive(FromRow)]
struct RawEvent {
    announcement_id: AnnouncementId,
    kind: String,
    at: Moment,
    account_id: Option<AccountId>,
    name: Option<String>,
}

/// What happened to these announcements, in order of time. The caller has found them with a grant.
pub async fn events(
    tx: &mut Read,
    organisation: OrganisationId,
    announcements: impl IntoIterator<Item = AnnouncementId>,
) -> sqlx::Result<Vec<EventRow>> {
    let sql = format!(
        "SELECT e.announcement_id, e.kind, e.at, e.account_id, a.name
         FROM announcement_event e LEFT JOIN account a ON a.id = e.account_id
         WHERE e.organisation_id = $1 AND e.announcement_id {} ORDER BY e.announcement_id, e.at, e.id",
        tx.one_of(2)
    );
    let rows: Vec<RawEvent> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(announcements)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(EventRow {
                announcement: row.announcement_id,
                event: Event::of(&row.kind)?,
                at: row.at,
                account: row.account_id,
                by: row.name,
            })
        })
        .collect())
}

/// The announcements about these children to a guardian, and whether it has opened each.
pub async fn of_guardian(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    children: &[ChildId],
) -> sqlx::Result<Vec<(AnnouncementId, bool)>> {
    let sql = format!(
        "SELECT a.id, EXISTS (
           SELECT 1 FROM announcement_event e WHERE e.organisation_id = a.organisation_id AND e.announcement_id = a.id
           AND e.kind = 'opened' AND NOT EXISTS (
             SELECT 1 FROM announcement_event b WHERE b.organisation_id = e.organisation_id
             AND b.announcement_id = e.announcement_id AND b.kind = 'taken_back' AND b.at > e.at))
         FROM announcement a WHERE a.organisation_id = $1 AND a.guardian_id = $2 AND a.child_id {} ORDER BY a.id",
        tx.one_of(3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(guardian).bind(id_list(children.iter().copied())).fetch_all(c).await)
}

/// Whether a guardian has opened all that was announced to it about these children; none where nothing was.
pub async fn all_opened(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    children: &[ChildId],
) -> sqlx::Result<Option<bool>> {
    let announced = of_guardian(tx, organisation, guardian, children).await?;
    Ok((!announced.is_empty()).then(|| announced.iter().all(|(_, opened)| *opened)))
}

/// That a change of a child's mentor, of which a guardian knew, was withdrawn.
#[derive(Clone, Debug, FromRow)]
pub struct Withdrawn {
    /// The child.
    pub child_id: ChildId,
    /// When.
    pub at: Moment,
}

/// Changes that were withdrawn since a moment after this guardian had been told of them.
pub async fn withdrawn_for_guardian(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    since: Moment,
) -> sqlx::Result<Vec<Withdrawn>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.child_id, MAX(e.at) AS at FROM announcement a JOIN announcement_event e
           ON e.organisation_id = a.organisation_id AND e.announcement_id = a.id AND e.kind = 'taken_back'
         WHERE a.organisation_id = $1 AND a.guardian_id = $2 AND e.at > $3
           AND EXISTS (SELECT 1 FROM announcement_event b WHERE b.organisation_id = a.organisation_id
             AND b.announcement_id = a.id AND b.kind IN ('accepted', 'opened', 'told_in_person') AND b.at < e.at)
         GROUP BY a.child_id")
        .bind(organisation).bind(guardian).bind(since).fetch_all(c).await)
}

/// A group that may be seen.
#[derive(Clone, Debug, FromRow)]
pub struct GroupRow {
    /// Its identifier.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// The location's name.
    pub location: String,
}

/// The groups of the grant.
pub async fn groups(tx: &mut Read, grant: &Grant<action::SeeTold>) -> sqlx::Result<Vec<GroupRow>> {
    let sql = format!(
        "SELECT g.id, g.name, l.name AS location FROM care_group g
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND ($2 OR g.id {}) ORDER BY l.name, g.name, g.id",
        tx.one_of(3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).fetch_all(c).await)
}

/// A child with a place in a group now or soon.
#[derive(Clone, Debug, FromRow)]
pub struct ChildRow {
    /// Its identifier.
    pub id: ChildId,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The date on which guardians were told of the present mentor, where the planning knew it.
    pub told_before: Option<jiff_sqlx::Date>,
}

impl ChildRow {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// The children with their mentor in one of these groups, which the caller has found with a grant: those with a main
/// place there that has not ended.
pub async fn children(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    today: Date,
) -> sqlx::Result<Vec<ChildRow>> {
    let sql = format!(
        "SELECT c.id, c.first_name, c.last_name,
           (SELECT MAX(m.told_before) FROM mentorship m WHERE m.organisation_id = c.organisation_id AND m.child_id = c.id
             AND m.from_on <= $3 AND (m.until_on IS NULL OR m.until_on >= $3)) AS told_before
         FROM placement p JOIN child c ON c.organisation_id = p.organisation_id AND c.id = p.child_id
         WHERE p.organisation_id = $1 AND p.main AND p.group_id {} AND (p.until_on IS NULL OR p.until_on >= $3)
         ORDER BY c.first_name, c.last_name, c.id, p.from_on",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)
}

/// An announcement with whom it is for and what it says.
#[derive(Clone, Debug, FromRow)]
pub struct Announced {
    /// Its identifier.
    pub id: AnnouncementId,
    /// The child.
    pub child_id: ChildId,
    /// The child's first name.
    pub first_name: String,
    /// The child's last name.
    pub last_name: String,
    /// The group of the grant in which the child has its place now or soon.
    pub group_id: Option<GroupId>,
    /// For whom; the child itself when none.
    pub guardian_id: Option<GuardianId>,
    /// The guardian's name.
    pub guardian_name: Option<String>,
    /// The guardian's language.
    pub language: Option<String>,
    /// It is an office, not a person.
    pub institution: bool,
    /// Whom to address there.
    pub contact_person: Option<String>,
    /// It is to be told: to the child itself, or to a guardian who may be told today.
    #[sqlx(default)]
    pub owed: bool,
    made_at: Moment,
    /// The mentor; none when it was withdrawn.
    pub staff_id: Option<StaffId>,
    /// The mentor's name.
    pub mentor_name: Option<String>,
    /// The mentor's first day.
    pub from_on: Option<jiff_sqlx::Date>,
}

impl Announced {
    /// The child's first and last name.
    pub fn child_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// It reached whoever it is for, at some time.
    pub fn reached(&self, events: &[EventRow]) -> bool {
        self.of(events).any(|e| matches!(e.event, Event::Accepted | Event::Opened | Event::ToldInPerson))
    }

    /// Where the announcement stands, from what happened to it and others.
    pub fn standing(
        &self,
        events: &[EventRow],
        closed: &BTreeMap<GroupId, Vec<Period>>,
        today: Date,
        zone: &TimeZone,
        rules: Rules,
    ) -> Standing {
        let events: Vec<Happened> =
            self.of(events).map(|e| Happened { event: e.event, on: e.at.date_in(zone) }).collect();
        let facts = Facts {
            recipient: if self.guardian_id.is_some() { Recipient::Guardian } else { Recipient::Child },
            owed: self.owed,
            made_on: self.made_at.date_in(zone),
            events: &events,
            working_days: rules.working_days,
            closed: self.group_id.and_then(|group| closed.get(&group)).map_or(&[], Vec::as_slice),
        };
        standing(&facts, today)
    }

    /// What happened to this one; the list is ordered by announcement.
    pub fn of<'a>(&self, events: &'a [EventRow]) -> impl Iterator<Item = &'a EventRow> + use<'a> {
        let first = events.partition_point(|e| e.announcement < self.id);
        let last = events.partition_point(|e| e.announcement <= self.id);
        events[first..last].iter()
    }
}

/// Announcements that matter on `$4`: of mentors who are or will be, or withdrawn after `$5`; of children with a main
/// place in the groups of `$2` and `$3`, or among the children of `$6`.
fn announced(tx: &Read, more: &str) -> String {
    let groups = tx.one_of(3);
    let place =
        "FROM placement p WHERE p.organisation_id = a.organisation_id AND p.child_id = a.child_id AND p.main
           AND (p.until_on IS NULL OR p.until_on >= $4)";
    format!(
        "SELECT a.id, a.child_id, c.first_name, c.last_name, a.guardian_id, g.name AS guardian_name, g.language,
           COALESCE(g.kind, '') = 'institution' AS institution, g.contact_person, a.made_at, m.staff_id, s.name AS mentor_name, m.from_on,
           (SELECT p.group_id {place} AND ($2 OR p.group_id {groups}) ORDER BY p.from_on, p.id LIMIT 1) AS group_id
         FROM announcement a
         JOIN child c ON c.organisation_id = a.organisation_id AND c.id = a.child_id
         LEFT JOIN guardian g ON g.organisation_id = a.organisation_id AND g.id = a.guardian_id
         LEFT JOIN mentorship m ON m.organisation_id = a.organisation_id AND m.id = a.mentorship_id
         LEFT JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
         WHERE a.organisation_id = $1
           AND EXISTS (SELECT 1 {place} AND ($2 OR p.group_id {groups} OR p.child_id {}))
           AND CASE WHEN a.mentorship_id IS NULL THEN a.made_at > $5 ELSE m.until_on IS NULL OR m.until_on >= $4 END
           AND {more}
         ORDER BY c.first_name, c.last_name, a.child_id, a.made_at, a.id",
        tx.one_of(6)
    )
}

/// For how many days a withdrawn announcement is still shown.
pub(super) const WITHDRAWN_FOR: i64 = 60;

/// All announcements about the children of these groups, which the caller has found with a grant.
pub async fn of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    today: Date,
    now: Moment,
) -> sqlx::Result<Vec<Announced>> {
    let sql = announced(tx, "TRUE");
    let found = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(false).bind(id_list(groups.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .bind(now.plus_days(-WITHDRAWN_FOR)).bind("[]").fetch_all(c).await)?;
    with_rights(tx, organisation, found, today).await
}

/// That somebody was told of a mentorship, or is to be.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Proof {
    /// The mentorship.
    pub mentorship_id: MentorshipId,
    /// The guardian; none for the child itself.
    pub guardian_id: Option<GuardianId>,
    /// When telling began.
    pub made_at: Moment,
    /// When it was opened or told in person first.
    pub told_at: Option<Moment>,
}

/// Who was told of these mentorships and when; what was taken back is left out. The caller has found them with a grant.
pub async fn proof(
    tx: &mut Read,
    organisation: OrganisationId,
    mentorships: impl IntoIterator<Item = MentorshipId>,
) -> sqlx::Result<Vec<Proof>> {
    let sql = format!(
        "SELECT a.mentorship_id, a.guardian_id, a.made_at, (
           SELECT MIN(e.at) FROM announcement_event e WHERE e.organisation_id = a.organisation_id
           AND e.announcement_id = a.id AND e.kind IN ('opened', 'told_in_person')) AS told_at
         FROM announcement a WHERE a.organisation_id = $1 AND a.mentorship_id {} AND NOT EXISTS (
           SELECT 1 FROM announcement_event b WHERE b.organisation_id = a.organisation_id
           AND b.announcement_id = a.id AND b.kind = 'taken_back')
         ORDER BY a.mentorship_id, a.made_at, a.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(mentorships)).fetch_all(c).await)
}

/// Finds out which of these are still to be told, whoever has custody today.
async fn with_rights(
    tx: &mut Read,
    organisation: OrganisationId,
    mut announced: Vec<Announced>,
    today: Date,
) -> sqlx::Result<Vec<Announced>> {
    let children: BTreeSet<ChildId> = announced.iter().map(|a| a.child_id).collect();
    let rights = rights::of_children(tx, organisation, children, today).await?;
    for a in &mut announced {
        a.owed = a.guardian_id.is_none_or(|guardian| rights.full(guardian, a.child_id));
    }
    Ok(announced)
}

/// The announcements of the grant that nobody has opened or told, and those that were withdrawn.
pub async fn open(
    tx: &mut Read,
    grant: &Grant<action::SeeTold>,
    today: Date,
    now: Moment,
) -> sqlx::Result<Vec<Announced>> {
    let sql = announced(
        tx,
        "(a.mentorship_id IS NULL OR NOT EXISTS (SELECT 1 FROM announcement_event e
           WHERE e.organisation_id = a.organisation_id AND e.announcement_id = a.id
           AND e.kind IN ('opened', 'told_in_person')))",
    );
    let found = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(jiff_sqlx::Date::from(today))
        .bind(now.plus_days(-WITHDRAWN_FOR)).bind("[]").fetch_all(c).await)?;
    with_rights(tx, grant.organisation(), found, today).await
}

/// One announcement, if the grant opens it.
pub async fn one<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: AnnouncementId,
    today: Date,
    now: Moment,
) -> sqlx::Result<Option<Announced>> {
    let sql = announced(tx, "a.id = $7");
    let found = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(jiff_sqlx::Date::from(today))
        .bind(now.plus_days(-WITHDRAWN_FOR)).bind(grant.children()).bind(id).fetch_all(c).await)?;
    Ok(with_rights(tx, grant.organisation(), found, today).await?.pop())
}

/// From where a letter comes.
#[derive(Clone, Debug, FromRow)]
pub struct Sender {
    /// The location's name.
    pub location: String,
    /// Its address, as far as the planning knows it.
    pub address: Option<String>,
    /// The group's name.
    pub group_name: String,
}

/// The group and location of a letter; the caller has found the group with a grant.
pub async fn sender(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
) -> sqlx::Result<Option<Sender>> {
    on!(tx, c => sqlx::query_as(
        "SELECT l.name AS location, l.address, g.name AS group_name FROM care_group g
         JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND g.id = $2")
        .bind(organisation).bind(group).fetch_optional(c).await)
}

/// On which half-days a child attends which group on a date; the caller has found the child with a grant.
pub async fn days_of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    on: Date,
) -> sqlx::Result<Vec<(GroupId, HalfDays)>> {
    let rows: Vec<(GroupId, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT group_id, days FROM placement WHERE organisation_id = $1 AND child_id = $2
         AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(on)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(group, days)| (group, HalfDays(u32::try_from(days).unwrap_or_default())))
        .collect())
}
