//! The children who had their place at a location, and the packs that were asked for.

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::access::action;
use sqlx::FromRow;

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write},
        i18n::Lang,
        ids::{AccountId, ChildId, GroupId, InspectionPackId, LocationId, OrganisationId},
    },
};

/// A child with its place of that day.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Placed {
    pub child_id: ChildId,
    pub first_name: String,
    pub last_name: String,
    pub key: String,
    pub birth_date: jiff_sqlx::Date,
    pub group_id: GroupId,
    pub group_name: String,
    /// `kdv`, `peuter` or `bso`.
    pub kind: String,
    /// Half-days of a fortnight.
    pub days: i64,
    /// The first day of this place.
    pub from_on: Option<jiff_sqlx::Date>,
    /// The last day of this place.
    pub until_on: Option<jiff_sqlx::Date>,
    /// Its first day with us, as far as is known.
    pub since: Option<jiff_sqlx::Date>,
    /// The last talk here, held or not wanted, until that day.
    pub talked_on: Option<jiff_sqlx::Date>,
}

/// The places of a day, by group and then by key: the same order whenever it is asked.
pub(super) async fn placed(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    location: LocationId,
    on: Date,
) -> sqlx::Result<Vec<Placed>> {
    placed_between(tx, grant, location, (on, on)).await
}

/// The places of a period; a child that went to another group has more than one.
pub(super) async fn placed_between(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    location: LocationId,
    (from, until): (Date, Date),
) -> sqlx::Result<Vec<Placed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT k.id AS child_id, k.first_name, k.last_name, k.key, k.birth_date, g.id AS group_id, g.name AS group_name,
           g.kind, p.days, p.from_on, p.until_on, (
             SELECT MIN(q.from_on) FROM placement q WHERE q.organisation_id = k.organisation_id AND q.child_id = k.id
               AND NOT EXISTS (SELECT 1 FROM placement r WHERE r.organisation_id = k.organisation_id
                 AND r.child_id = k.id AND r.from_on IS NULL)) AS since, (
             SELECT MAX(t.on_day) FROM talk t WHERE t.organisation_id = k.organisation_id AND t.child_id = k.id
               AND t.state IN ('held', 'declined') AND t.kind <> 'child-talk' AND t.on_day <= $3) AS talked_on
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND g.location_id = $2 AND p.main
           AND (p.from_on IS NULL OR p.from_on <= $3) AND (p.until_on IS NULL OR p.until_on >= $4)
         ORDER BY g.name, g.key, k.key")
        .bind(grant.organisation()).bind(location).bind(jiff_sqlx::Date::from(until))
        .bind(jiff_sqlx::Date::from(from)).fetch_all(c).await)
}

/// The first day of an organisation here.
pub async fn first_day(tx: &mut Read, organisation: OrganisationId, zone: &TimeZone) -> sqlx::Result<Date> {
    let made: Moment = on!(tx, c => sqlx::query_scalar("SELECT created_at FROM organisation WHERE id = $1")
        .bind(organisation).fetch_one(c).await)?;
    Ok(made.date_in(zone))
}

/// A place of a child, wherever it was.
#[derive(FromRow)]
pub(super) struct Place {
    pub child_id: ChildId,
    pub from_on: Option<jiff_sqlx::Date>,
    pub until_on: Option<jiff_sqlx::Date>,
    /// `kdv`, `peuter` or `bso`.
    pub kind: String,
}

/// All places of these children. The caller has found them with a grant.
pub(super) async fn places(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &str,
) -> sqlx::Result<Vec<Place>> {
    let sql = format!(
        "SELECT p.child_id, p.from_on, p.until_on, g.kind FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND p.child_id {} ORDER BY p.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(children).fetch_all(c).await)
}

/// A period in which a child was absent.
#[derive(FromRow)]
pub(super) struct Absence {
    pub child_id: ChildId,
    pub from_on: jiff_sqlx::Date,
    pub until_on: jiff_sqlx::Date,
    pub back_on: Option<jiff_sqlx::Date>,
}

/// When these children were absent. The caller has found them with a grant.
pub(super) async fn absences(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &str,
) -> sqlx::Result<Vec<Absence>> {
    let sql = format!(
        "SELECT child_id, from_on, until_on, back_on FROM absence
         WHERE organisation_id = $1 AND child_id {} AND (back_on IS NULL OR back_on > from_on) ORDER BY from_on, id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(children).fetch_all(c).await)
}

/// A pack that was asked for.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Asked {
    pub id: InspectionPackId,
    pub location_id: LocationId,
    pub from_on: jiff_sqlx::Date,
    pub until_on: jiff_sqlx::Date,
    pub language: String,
    pub asked_at: Moment,
    pub asked_by: AccountId,
    /// So many of its parts are ready; none any more of what was made and thrown away.
    pub parts: i64,
    pub made_at: Option<Moment>,
}

const ASKED: &str = "SELECT id, location_id, from_on, until_on, language, asked_at, asked_by, parts, made_at FROM inspection_pack";

/// A pack. The caller looks with a grant whether its location is within reach.
pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InspectionPackId,
) -> sqlx::Result<Option<Asked>> {
    let sql = format!("{ASKED} WHERE organisation_id = $1 AND id = $2");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// The packs of a location, the last asked first; of every location where none is given.
pub(super) async fn all(
    tx: &mut Read,
    organisation: OrganisationId,
    location: Option<LocationId>,
) -> sqlx::Result<Vec<Asked>> {
    let sql = format!("{ASKED} WHERE organisation_id = $1 AND ($2 OR location_id = $3) ORDER BY id DESC");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(organisation).bind(location.is_none()).bind(location).fetch_all(c).await)
}

/// Notes that it is asked for; what the same person asked before, of the same location and period and in the same language,
/// goes. What others asked stays theirs.
pub(super) async fn ask(
    tx: &mut Write,
    organisation: OrganisationId,
    (location, from, until): (LocationId, Date, Date),
    (lang, by): (Lang, AccountId),
) -> sqlx::Result<InspectionPackId> {
    let (id, now) = (InspectionPackId::new(tx.now), tx.now);
    let (from, until) = (jiff_sqlx::Date::from(from), jiff_sqlx::Date::from(until));
    on!(tx, c => sqlx::query(
        "DELETE FROM inspection_pack WHERE organisation_id = $1 AND location_id = $2 AND from_on = $3 AND until_on = $4
           AND language = $5 AND asked_by = $6")
        .bind(organisation).bind(location).bind(from).bind(until).bind(lang.code()).bind(by).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "INSERT INTO inspection_pack (organisation_id, id, location_id, from_on, until_on, language, asked_at, asked_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(organisation).bind(id).bind(location).bind(from).bind(until).bind(lang.code()).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Notes that so many parts are ready.
pub(super) async fn ready(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InspectionPackId,
    parts: i64,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE inspection_pack SET parts = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(parts).execute(c).await.map(drop))
}

/// Keeps what was made, with the key to its numbers; false when it is not asked for any longer, or was made already.
pub(super) async fn made(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InspectionPackId,
    (pdf, workbook): (&[u8], &[u8]),
    numbers: &[(ChildId, String)],
) -> sqlx::Result<bool> {
    let now = tx.now;
    let made = on!(tx, c => sqlx::query(
        "UPDATE inspection_pack SET made_at = $3, pdf = $4, workbook = $5
         WHERE organisation_id = $1 AND id = $2 AND made_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(pdf).bind(workbook).execute(c).await.map(|done| done.rows_affected() == 1))?;
    if made {
        for (child, number) in numbers {
            on!(tx, c => sqlx::query(
                "INSERT INTO inspection_pack_child (organisation_id, pack_id, child_id, number) VALUES ($1, $2, $3, $4)")
                .bind(organisation).bind(id).bind(*child).bind(number).execute(c).await.map(drop))?;
        }
    }
    Ok(made)
}

/// The files of a pack.
#[derive(FromRow)]
pub(super) struct Files {
    pub pdf: Vec<u8>,
    pub workbook: Vec<u8>,
}

/// What was made; none as long as it is not.
pub(super) async fn files(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InspectionPackId,
) -> sqlx::Result<Option<Files>> {
    on!(tx, c => sqlx::query_as(
        "SELECT pdf, workbook FROM inspection_pack WHERE organisation_id = $1 AND id = $2 AND made_at IS NOT NULL")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// A line of the key to a pack.
#[derive(FromRow)]
pub(super) struct Numbered {
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub key: String,
    pub birth_date: jiff_sqlx::Date,
}

/// The key to a pack, by number. A child that has died stands in no list.
pub(super) async fn numbered(
    tx: &mut Read,
    organisation: OrganisationId,
    id: InspectionPackId,
) -> sqlx::Result<Vec<Numbered>> {
    on!(tx, c => sqlx::query_as(
        "SELECT n.number, k.first_name, k.last_name, k.key, k.birth_date FROM inspection_pack_child n
         JOIN child k ON k.organisation_id = n.organisation_id AND k.id = n.child_id
         WHERE n.organisation_id = $1 AND n.pack_id = $2 AND NOT EXISTS (
           SELECT 1 FROM child_death d WHERE d.organisation_id = k.organisation_id AND d.child_id = k.id
           AND d.corrected_at IS NULL)
         ORDER BY n.number")
        .bind(organisation).bind(id).fetch_all(c).await)
}

/// Throws away what was made, and the key to its numbers; that it was there stays known.
pub(super) async fn empty(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InspectionPackId,
) -> sqlx::Result<()> {
    let nothing: &[u8] = &[];
    on!(tx, c => sqlx::query("DELETE FROM inspection_pack_child WHERE organisation_id = $1 AND pack_id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(
        "UPDATE inspection_pack SET parts = 0, pdf = $3, workbook = $4 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).bind(nothing).bind(nothing).execute(c).await.map(drop))
}

/// Throws it away, with that it was there.
pub(super) async fn remove(
    tx: &mut Write,
    organisation: OrganisationId,
    id: InspectionPackId,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM inspection_pack WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))
}
