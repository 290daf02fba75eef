//! Reading and writing tablets, and who can sign in on one.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::action::ManageTablets,
    half_days::on_date,
    tablet::{last_day, shows_today},
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        ids::{AccountId, GroupId, MembershipId, OrganisationId, StaffId, TabletId},
        random,
    },
};

/// For how many minutes the code works that joins a tablet.
pub const CODE_MINUTES: i64 = 15;

/// A tablet that is joined to a group, as it is held in somebody's hands.
#[derive(Clone, Debug)]
pub struct Joined {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// Its identifier.
    pub id: TabletId,
    /// To which group.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// The organisation's name.
    pub organisation_name: String,
    /// The date there.
    pub today: Date,
    /// The time zone there.
    pub zone: TimeZone,
    /// Whoever stands before it sees who is there today.
    pub shows_today: bool,
}

#[derive(FromRow)]
struct JoinedRow {
    organisation_id: OrganisationId,
    id: TabletId,
    group_id: GroupId,
    group_name: String,
    organisation_name: String,
    time_zone: String,
    joined_at: Moment,
    used_at: Moment,
}

/// The tablet with this secret in its cookie, while it is joined.
pub async fn joined(tx: &mut Read, secret: &str, now: Moment) -> sqlx::Result<Option<Joined>> {
    let row: Option<JoinedRow> = on!(tx, c => sqlx::query_as(
        "SELECT t.organisation_id, t.id, t.group_id, g.name AS group_name, o.name AS organisation_name, o.time_zone,
           t.joined_at, t.used_at
         FROM tablet t
         JOIN care_group g ON g.organisation_id = t.organisation_id AND g.id = t.group_id
         JOIN organisation o ON o.id = t.organisation_id
         WHERE t.token_hash = $1 AND t.ended_at IS NULL AND t.joined_at IS NOT NULL AND t.used_at IS NOT NULL")
        .bind(random::hash(secret)).fetch_optional(c).await)?;
    Ok(row.and_then(|row| {
        let zone = TimeZone::get(&row.time_zone).unwrap_or(TimeZone::UTC);
        let today = now.date_in(&zone);
        let last = last_day(row.joined_at.date_in(&zone), row.used_at.date_in(&zone));
        (today <= last).then_some(Joined {
            organisation: row.organisation_id,
            id: row.id,
            group: row.group_id,
            group_name: row.group_name,
            organisation_name: row.organisation_name,
            today,
            shows_today: shows_today(
                row.joined_at.timestamp(),
                row.used_at.timestamp(),
                now.timestamp(),
                &zone,
            ),
            zone,
        })
    }))
}

/// A code that joins a tablet, as the tablet that typed it gets to know it.
#[derive(Clone, Debug, FromRow)]
pub struct Waiting {
    pub organisation_id: OrganisationId,
    pub id: TabletId,
}

/// Joins the browser that typed this code, and gives the secret for its cookie; nothing when the code does not work.
pub async fn join(tx: &mut Write, code: &str, device: &str) -> sqlx::Result<Option<(Waiting, String)>> {
    let now = tx.now;
    let secret = random::token();
    let device: String = device.chars().take(200).collect();
    let found: Option<Waiting> = on!(tx, c => sqlx::query_as(
        "UPDATE tablet SET token_hash = $2, code_hash = NULL, device = $3, joined_at = $4, used_at = $4
         WHERE code_hash = $1 AND code_ends_at > $4 AND ended_at IS NULL RETURNING organisation_id, id")
        .bind(hash(code)).bind(random::hash(&secret)).bind(&device).bind(now).fetch_optional(c).await)?;
    Ok(found.map(|waiting| (waiting, secret)))
}

fn hash(code: &str) -> Vec<u8> {
    random::hash(&format!("tablet {}", random::typed(code)))
}

/// Makes a tablet that waits to be joined, and gives the code that joins it.
pub async fn add(
    tx: &mut Write,
    grant: &Grant<ManageTablets>,
    group: GroupId,
    name: &str,
) -> sqlx::Result<(TabletId, String)> {
    let (now, code) = (tx.now, random::letters::<8>());
    let id = TabletId::new(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO tablet (organisation_id, id, group_id, name, code_hash, code_ends_at, device, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)")
        .bind(grant.organisation()).bind(id).bind(group).bind(name).bind(hash(&code))
        .bind(now.plus_minutes(CODE_MINUTES)).bind(grant.actor().account).bind(now)
        .execute(c).await.map(drop))?;
    Ok((id, code))
}

/// A tablet as its team lead sees it.
#[derive(Clone, Debug, FromRow)]
pub struct Tablet {
    pub id: TabletId,
    pub group_id: GroupId,
    pub name: String,
    pub device: String,
    pub code_ends_at: Moment,
    pub joined_at: Option<Moment>,
    pub used_at: Option<Moment>,
}

impl Tablet {
    /// The last day on which it works, when it is joined.
    pub fn last_day(&self, zone: &TimeZone) -> Option<Date> {
        Some(last_day(self.joined_at?.date_in(zone), self.used_at?.date_in(zone)))
    }
}

/// The tablets of a permission that nobody ended, also those that ended by themselves; by group and name.
pub async fn list(tx: &mut Read, grant: &Grant<ManageTablets>) -> sqlx::Result<Vec<Tablet>> {
    let sql = format!(
        "SELECT id, group_id, name, device, code_ends_at, joined_at, used_at FROM tablet
         WHERE organisation_id = $1 AND ended_at IS NULL AND ($2 OR group_id {}) ORDER BY group_id, name, id",
        tx.one_of(3)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).fetch_all(c).await)
}

/// The tablets of an organisation that nobody ended.
pub async fn of_organisation(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Vec<TabletId>> {
    on!(tx, c => sqlx::query_scalar("SELECT id FROM tablet WHERE organisation_id = $1 AND ended_at IS NULL")
        .bind(organisation).fetch_all(c).await)
}

/// Ends a tablet of a permission and the sessions on it; false when there is no such tablet.
pub async fn end(tx: &mut Write, grant: &Grant<ManageTablets>, tablet: TabletId) -> sqlx::Result<bool> {
    let now = tx.now;
    let sql = format!(
        "UPDATE tablet SET ended_at = $5, token_hash = NULL, code_hash = NULL
         WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND ($3 OR group_id {})",
        tx.one_of(4)
    );
    let ended = on!(tx, c => sqlx::query(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(tablet).bind(grant.everywhere()).bind(grant.groups()).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    end_sessions(tx, grant.organisation(), tablet).await?;
    Ok(ended == 1)
}

/// Ends a tablet that is joined anew, as another one.
pub async fn leave(tx: &mut Write, tablet: &Joined) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE tablet SET ended_at = $3, token_hash = NULL WHERE organisation_id = $1 AND id = $2")
        .bind(tablet.organisation).bind(tablet.id).bind(now).execute(c).await.map(drop))?;
    end_sessions(tx, tablet.organisation, tablet.id).await
}

async fn end_sessions(tx: &mut Write, organisation: OrganisationId, tablet: TabletId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM session WHERE organisation_id = $1 AND tablet_id = $2")
        .bind(organisation).bind(tablet).execute(c).await.map(drop))
}

/// Notes that somebody uses the tablet.
pub async fn used(tx: &mut Write, tablet: &Joined) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query("UPDATE tablet SET used_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(tablet.organisation).bind(tablet.id).bind(now).execute(c).await.map(drop))
}

/// A colleague on the roster of a tablet's group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub staff: StaffId,
    /// The first name; with the initial of the last name where two have the same.
    pub called: String,
    /// Works on the group today.
    pub here: bool,
    /// The account and what ties it to the organisation, for whoever can sign in.
    pub account: Option<(AccountId, MembershipId)>,
}

#[derive(FromRow)]
struct ColleagueRow {
    staff_id: StaffId,
    name: String,
    days: i64,
    stands_in: bool,
    account_id: Option<AccountId>,
    membership_id: Option<MembershipId>,
}

/// Who is on the roster of the tablet's group today, or stands in there; first those who work today, each by name.
pub async fn colleagues(tx: &mut Read, tablet: &Joined) -> sqlx::Result<Vec<Colleague>> {
    let rows: Vec<ColleagueRow> = on!(tx, c => sqlx::query_as(
        "SELECT r.staff_id, s.name, r.days, r.stands_in, m.account_id, m.id AS membership_id
         FROM (SELECT organisation_id, staff_id, days, FALSE AS stands_in FROM roster
             WHERE organisation_id = $1 AND group_id = $2
               AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)
           UNION ALL SELECT organisation_id, staff_id, days, TRUE FROM stand_in
             WHERE organisation_id = $1 AND group_id = $2 AND staff_id IS NOT NULL
               AND from_on <= $3 AND until_on >= $3) r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         LEFT JOIN membership m ON m.organisation_id = r.organisation_id AND m.staff_id = r.staff_id
           AND m.ended_at IS NULL")
        .bind(tablet.organisation).bind(tablet.group).bind(jiff_sqlx::Date::from(tablet.today))
        .fetch_all(c).await)?;
    let mut days: BTreeMap<StaffId, u32> = BTreeMap::new();
    let mut people: BTreeMap<StaffId, ColleagueRow> = BTreeMap::new();
    let there = |days: i64| {
        let there = on_date(HalfDays(u32::try_from(days).unwrap_or_default()), tablet.today);
        there.morning || there.afternoon
    };
    // Who stands in is of the group on the days of it only.
    for row in rows.into_iter().filter(|row| !row.stands_in || there(row.days)) {
        *days.entry(row.staff_id).or_default() |= u32::try_from(row.days).unwrap_or_default();
        people.insert(row.staff_id, row);
    }
    let names: Vec<&str> = people.values().map(|row| row.name.as_str()).collect();
    let mut all: Vec<Colleague> = people
        .values()
        .map(|row| Colleague {
            staff: row.staff_id,
            called: called(&row.name, &names),
            here: there(days[&row.staff_id].into()),
            account: row.account_id.zip(row.membership_id),
        })
        .collect();
    all.sort_by(|a, b| {
        (!a.here, a.called.to_lowercase(), a.staff).cmp(&(!b.here, b.called.to_lowercase(), b.staff))
    });
    Ok(all)
}

/// A first name, with as much more as tells it from the others.
pub fn called(name: &str, all: &[&str]) -> String {
    let first = |name: &str| name.split_whitespace().next().unwrap_or(name).to_owned();
    let longer = |name: &str| {
        let last = name.split_whitespace().skip(1).last().and_then(|last| last.chars().next());
        last.map_or_else(|| first(name), |letter| format!("{} {letter}.", first(name)))
    };
    let times = |called: &dyn Fn(&str) -> String| {
        let mine = called(name);
        all.iter().filter(|other| called(other) == mine).count()
    };
    match (times(&first), times(&longer)) {
        (1, _) => first(name),
        (_, 1) => longer(name),
        _ => name.to_owned(),
    }
}

#[test]
fn first_names_are_enough_unless_two_are_the_same() {
    let all = ["Anna Smit", "Anna de Boer", "Bo", "Cem Kaya", "Cem Kok"];
    let names: Vec<String> = all.iter().map(|name| called(name, &all)).collect();
    assert_eq!(names, ["Anna S.", "Anna B.", "Bo", "Cem Kaya", "Cem Kok"]);
}
