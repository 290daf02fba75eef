//! Reading and writing proposals.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::access::Permission;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{only::Only, proposal::Wishes};
use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, DivisionId, GroupId, OrganisationId, StaffId, fresh},
        problem::Problem,
    },
};

/// A proposal, or what was made known from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its identifier.
    pub id: DivisionId,
    /// The group.
    pub group: GroupId,
    /// `draft`, `published`, `withdrawn` or `dropped`.
    pub state: String,
    /// The day it was made for.
    pub divided_on: Date,
    /// The fingerprint of the facts at the last change by hand.
    pub facts_hash: String,
    /// When the team was asked.
    pub asked_at: Option<Moment>,
    /// From when it holds, once published.
    pub takes_effect_on: Option<Date>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// It is about the children of one mentor only.
    pub only: Option<Only>,
    /// Goes up with each change.
    pub version: i64,
}

impl Draft {
    /// It is not as it was on the screen.
    pub fn changed(&self) -> Problem {
        Problem::Changed(format!("/divisions/{}", self.id))
    }

    /// The day the proposal is for: proposals are never for the past.
    pub fn on(&self, today: Date) -> Date {
        self.divided_on.max(today)
    }
}

#[derive(FromRow)]
struct Row {
    id: DivisionId,
    group_id: GroupId,
    state: String,
    divided_on: jiff_sqlx::Date,
    facts_hash: String,
    asked_at: Option<Moment>,
    takes_effect_on: Option<jiff_sqlx::Date>,
    published_at: Option<Moment>,
    version: i64,
    only_staff: Option<StaffId>,
    only_interim: Option<bool>,
}

impl From<Row> for Draft {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            state: row.state,
            divided_on: row.divided_on.to_jiff(),
            facts_hash: row.facts_hash,
            asked_at: row.asked_at,
            takes_effect_on: row.takes_effect_on.map(jiff_sqlx::Date::to_jiff),
            published_at: row.published_at,
            only: row.only_staff.zip(row.only_interim).map(|(staff, interim)| Only { staff, interim }),
            version: row.version,
        }
    }
}

const SELECT: &str =
    "SELECT d.id, d.group_id, d.state, d.divided_on, d.facts_hash, d.asked_at, d.takes_effect_on, d.published_at,
       d.version, o.staff_id AS only_staff, o.interim AS only_interim
     FROM division d LEFT JOIN division_only o ON o.organisation_id = d.organisation_id AND o.division_id = d.id
     WHERE d.organisation_id = $1";

/// A division of a group of the permission.
pub async fn find<A: Permission>(tx: &mut Read, grant: &Grant<A>, id: DivisionId) -> Result<Draft, Problem> {
    let sql = format!("{SELECT} AND d.id = $2 AND ($3 OR d.group_id {})", tx.one_of(4));
    let row: Option<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id).bind(grant.everywhere()).bind(grant.groups())
        .fetch_optional(c).await)?;
    row.map(Draft::from).ok_or(Problem::NotFound)
}

/// What there is for a group: a draft, and what is made known and not yet in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupDivision {
    /// The draft.
    pub draft: Option<DivisionId>,
    /// The team was asked to look at the draft.
    pub asked: bool,
    /// Made known, not yet in force; the soonest first.
    pub coming: Vec<Coming>,
}

/// A division that is made known and not yet in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Which.
    pub id: DivisionId,
    /// From when it holds.
    pub from: Date,
    /// It is about the children of one mentor only.
    pub only: Option<Only>,
}

/// What there is for groups that were found with a grant.
pub async fn of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    today: Date,
) -> sqlx::Result<BTreeMap<GroupId, GroupDivision>> {
    let sql = format!(
        "{SELECT} AND (d.state = 'draft' OR (d.state = 'published' AND d.takes_effect_on > $3)) AND d.group_id {} ORDER BY d.id",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    let mut found: BTreeMap<GroupId, GroupDivision> = BTreeMap::new();
    for draft in rows.into_iter().map(Draft::from) {
        let of_group = found.entry(draft.group).or_default();
        match draft.takes_effect_on.filter(|_| draft.state == "published") {
            Some(from) => of_group.coming.push(Coming { id: draft.id, from, only: draft.only }),
            None => (of_group.draft, of_group.asked) = (Some(draft.id), draft.asked_at.is_some()),
        }
    }
    for of_group in found.values_mut() {
        of_group.coming.sort_by_key(|coming| coming.from);
    }
    Ok(found)
}

/// Holds the group until the commit, so that two people never make two drafts of it.
pub async fn hold_group(tx: &mut Write, organisation: OrganisationId, group: GroupId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("UPDATE care_group SET key = key WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(group).execute(c).await.map(drop))
}

/// Begins a draft.
pub async fn insert(
    tx: &mut Write,
    organisation: OrganisationId,
    group: GroupId,
    on: Date,
    hash: &str,
) -> sqlx::Result<DivisionId> {
    let now = tx.now;
    let id = DivisionId::new(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO division (organisation_id, id, group_id, state, divided_on, facts_hash, made_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6)")
        .bind(organisation).bind(id).bind(group).bind(jiff_sqlx::Date::from(on)).bind(hash).bind(now)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Notes a change of a draft: its day and the fingerprint of its facts. A version that is not the last is a conflict.
pub async fn touch(
    tx: &mut Write,
    organisation: OrganisationId,
    draft: &Draft,
    version: i64,
    on: Date,
    hash: &str,
) -> Result<(), Problem> {
    let rows = on!(tx, c => sqlx::query(
        "UPDATE division SET version = version + 1, divided_on = $4, facts_hash = $5
         WHERE organisation_id = $1 AND id = $2 AND version = $3 AND state = 'draft'")
        .bind(organisation).bind(draft.id).bind(version).bind(jiff_sqlx::Date::from(on)).bind(hash)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if rows == 1 { Ok(()) } else { Err(draft.changed()) }
}

/// Changes the state of a division; what is not in the expected state and version is a conflict.
pub async fn set_state(
    tx: &mut Write,
    organisation: OrganisationId,
    draft: &Draft,
    state: &str,
    takes_effect_on: Option<Date>,
) -> Result<(), Problem> {
    let now = tx.now;
    let rows = on!(tx, c => sqlx::query(
        "UPDATE division SET state = $5, takes_effect_on = $6, version = version + 1,
           published_at = CASE WHEN $5 = 'published' THEN $7 ELSE published_at END,
           withdrawn_at = CASE WHEN $5 = 'withdrawn' THEN $7 ELSE withdrawn_at END
         WHERE organisation_id = $1 AND id = $2 AND state = $3 AND version = $4")
        .bind(organisation).bind(draft.id).bind(&draft.state).bind(draft.version).bind(state)
        .bind(takes_effect_on.map(jiff_sqlx::Date::from)).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if rows == 1 { Ok(()) } else { Err(draft.changed()) }
}

/// Makes a draft known as it was begun, from a day.
pub async fn published(
    tx: &mut Write,
    organisation: OrganisationId,
    id: DivisionId,
    from: Date,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE division SET state = 'published', takes_effect_on = $3, published_at = $4, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND state = 'draft'")
        .bind(organisation).bind(id).bind(jiff_sqlx::Date::from(from)).bind(now).execute(c).await.map(drop))
}

/// Notes that the team was asked.
pub async fn ask_team(tx: &mut Write, organisation: OrganisationId, draft: &Draft) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE division SET asked_at = $3, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND state = 'draft' AND asked_at IS NULL")
        .bind(organisation).bind(draft.id).bind(now).execute(c).await.map(drop))
}

/// The choices of a draft and who, says the team, knows which child well.
pub async fn wishes(tx: &mut Read, organisation: OrganisationId, id: DivisionId) -> sqlx::Result<Wishes> {
    let chosen = on!(tx, c => sqlx::query_as(
        "SELECT child_id, staff_id FROM division_choice WHERE organisation_id = $1 AND division_id = $2
         ORDER BY child_id")
        .bind(organisation).bind(id).fetch_all(c).await)?;
    let known_well = on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT child_id, staff_id FROM team_reaction
         WHERE organisation_id = $1 AND division_id = $2 AND kind = 'knows_well' AND child_id IS NOT NULL
         ORDER BY child_id, staff_id")
        .bind(organisation).bind(id).fetch_all(c).await)?;
    Ok(Wishes { chosen, known_well, only: None })
}

/// Settles a child with a mentor, or lets go of its choice.
pub async fn choose(
    tx: &mut Write,
    organisation: OrganisationId,
    id: DivisionId,
    child: ChildId,
    mentor: Option<StaffId>,
) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM division_choice WHERE organisation_id = $1 AND division_id = $2 AND child_id = $3")
        .bind(organisation).bind(id).bind(child).execute(c).await.map(drop))?;
    if let Some(mentor) = mentor {
        let row = fresh(tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO division_choice (organisation_id, id, division_id, child_id, staff_id) VALUES ($1, $2, $3, $4, $5)")
            .bind(organisation).bind(row).bind(id).bind(child).bind(mentor).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Lets go of all choices.
pub async fn let_go(tx: &mut Write, organisation: OrganisationId, id: DivisionId) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM division_choice WHERE organisation_id = $1 AND division_id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))
}

/// What somebody of the team said.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Reaction {
    /// Who.
    pub staff_id: StaffId,
    /// The staff member's key.
    pub key: String,
    /// The staff member's name.
    pub name: String,
    /// About which child; none about the whole.
    pub child_id: Option<ChildId>,
    /// `knows_well`, `objects` or `agrees`.
    pub kind: String,
    /// In own words.
    pub said: String,
}

/// What the team said, in the order in which it was said.
pub async fn reactions(
    tx: &mut Read,
    organisation: OrganisationId,
    id: DivisionId,
) -> sqlx::Result<Vec<Reaction>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.staff_id, s.key, s.name, r.child_id, r.kind, r.said FROM team_reaction r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.division_id = $2 AND NOT EXISTS (SELECT 1 FROM child_death x
           WHERE x.organisation_id = r.organisation_id AND x.child_id = r.child_id AND x.corrected_at IS NULL)
         ORDER BY r.at, r.id")
        .bind(organisation).bind(id).fetch_all(c).await)
}

/// Notes what somebody says, in place of what the same person said of the same kind about the same child; with nothing
/// said, only takes that back.
pub async fn react(
    tx: &mut Write,
    organisation: OrganisationId,
    id: DivisionId,
    staff: StaffId,
    about: (Option<ChildId>, &str),
    said: Option<&str>,
) -> sqlx::Result<()> {
    let (child, kind) = about;
    // Nobody's id stands for "about the whole" on both sides of the comparison.
    on!(tx, c => sqlx::query(
        "DELETE FROM team_reaction WHERE organisation_id = $1 AND division_id = $2 AND staff_id = $3 AND kind = $4
         AND COALESCE(child_id, $6) = $5")
        .bind(organisation).bind(id).bind(staff).bind(kind)
        .bind(child.map_or(Uuid::nil(), |child| child.0)).bind(Uuid::nil()).execute(c).await.map(drop))?;
    if let Some(said) = said {
        let (row, now) = (fresh(tx.now), tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO team_reaction (organisation_id, id, division_id, staff_id, child_id, kind, said, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(organisation).bind(row).bind(id).bind(staff).bind(child).bind(kind).bind(said).bind(now)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}
