//! Reading what is kept of children who left, and why.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::retention::{Facts, Kind, Need, Terms, Verdict, verdict};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, FromRow};

use super::tables::{MOMENTS, TABLES, Table, belongs, moments};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{ChildId, GroupId, HoldId, OrganisationId, RetentionId, StaffId},
        rights,
    },
    protocol,
};

type Day = jiff_sqlx::Date;

/// A transfer that was never confirmed is on its way until so many days after the child's first day there.
const TRANSFER_DAYS: i64 = 120;

/// A child that is kept, with the group that it was on last.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Which child.
    pub child: ChildId,
    /// Its name.
    pub name: String,
    /// Its last group.
    pub group: GroupId,
    /// The name of that group.
    pub group_name: String,
    /// It has died: it stands in no list.
    pub died: bool,
    /// What is known of it.
    pub facts: Facts,
}

/// What becomes of each kind today.
pub fn verdicts(facts: &Facts, terms: &Terms, today: Date) -> Vec<(Kind, Verdict)> {
    Kind::ALL.into_iter().map(|kind| (kind, verdict(kind, facts, terms, today))).collect()
}

#[derive(FromRow)]
struct PlaceRow {
    child_id: ChildId,
    name: String,
    group_id: GroupId,
    group_name: String,
    until_on: Option<Day>,
    died: bool,
}

/// The children who have no place from today on.
async fn left(tx: &mut Read, organisation: OrganisationId, today: Date) -> sqlx::Result<Vec<ChildId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM placement WHERE organisation_id = $1
         GROUP BY child_id HAVING count(*) = count(until_on) AND max(until_on) < $2")
        .bind(organisation).bind(Day::from(today)).fetch_all(c).await)
}

/// A child, here or not, or all that have left: each with what is known of it. The caller looks whether its grant covers
/// the group.
pub async fn kept(
    tx: &mut Read,
    organisation: OrganisationId,
    one: Option<ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Kept>> {
    let list = match one {
        Some(child) => id_list([child]),
        None => id_list(left(tx, organisation, today).await?),
    };
    let sql = format!(
        "SELECT p.child_id, k.first_name || ' ' || k.last_name AS name, p.group_id, g.name AS group_name, p.until_on,
           EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = k.organisation_id AND d.child_id = k.id
             AND d.corrected_at IS NULL) AS died
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND p.child_id {}
         ORDER BY p.child_id, CASE WHEN p.until_on IS NULL THEN 0 ELSE 1 END, p.until_on DESC, p.main DESC, p.id",
        tx.one_of(2)
    );
    let rows: Vec<PlaceRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(&list).fetch_all(c).await)?;
    let mut all: Vec<Kept> = Vec::new();
    for row in rows {
        // The first place of a child is its last one.
        if all.last().is_some_and(|last| last.child == row.child_id) {
            continue;
        }
        let left_on = row.until_on.map(Day::to_jiff).filter(|last| *last < today);
        all.push(Kept {
            child: row.child_id,
            name: row.name.trim().to_owned(),
            group: row.group_id,
            group_name: row.group_name,
            died: row.died,
            facts: Facts { left_on, ..Facts::default() },
        });
    }
    let zone = rights::zone_of(tx, organisation).await?;
    let mut written = written(tx, organisation, &list, &zone).await?;
    let mut needs = needs(tx, organisation, &list, today, &zone).await?;
    for one in &mut all {
        one.facts.written = written.remove(&one.child).unwrap_or_default();
        one.facts.needs = needs.remove(&one.child).unwrap_or_default();
    }
    Ok(all)
}

async fn written(
    tx: &mut Read,
    organisation: OrganisationId,
    list: &str,
    zone: &TimeZone,
) -> sqlx::Result<BTreeMap<ChildId, Vec<(Kind, Date)>>> {
    let parts: Vec<String> =
        MOMENTS.iter().filter_map(|(kind, table, column)| moments(tx, *kind, table, column)).collect();
    let sql = format!(
        "SELECT child_id, kind, max(at) FROM ({}) AS moments GROUP BY child_id, kind",
        parts.join(" UNION ALL ")
    );
    let rows: Vec<(ChildId, String, Moment)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(list).fetch_all(c).await)?;
    let mut written: BTreeMap<ChildId, Vec<(Kind, Date)>> = BTreeMap::new();
    for (child, kind, at) in rows {
        if let Some(kind) = Kind::of(&kind) {
            written.entry(child).or_default().push((kind, at.date_in(zone)));
        }
    }
    Ok(written)
}

async fn needs(
    tx: &mut Read,
    organisation: OrganisationId,
    list: &str,
    today: Date,
    zone: &TimeZone,
) -> sqlx::Result<BTreeMap<ChildId, Vec<Need>>> {
    let midnight = today.to_zoned(zone.clone()).map(|day| Moment::from(day.timestamp())).unwrap_or_default();
    let of = tx.one_of(2);
    let sql = format!(
        "SELECT h.child_id, 'hold' FROM legal_hold h WHERE h.organisation_id = $1 AND h.child_id {of} AND h.ended_at IS NULL
         UNION SELECT c.child_id, 'concern' FROM concern c
         WHERE c.organisation_id = $1 AND c.child_id {of} AND c.closed_at IS NULL
         UNION SELECT t.child_id, 'transfer' FROM transfer t
         WHERE t.organisation_id = $1 AND t.child_id {of} AND t.stopped_at IS NULL AND t.read_on IS NULL AND t.starts_on >= $4
           AND NOT EXISTS (SELECT 1 FROM transfer_sending x WHERE x.organisation_id = t.organisation_id
             AND x.transfer_id = t.id AND x.received_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfer_sending y
               WHERE y.organisation_id = x.organisation_id AND y.transfer_id = x.transfer_id AND y.id > x.id))
         UNION SELECT t.child_id, 'talk' FROM talk t
         WHERE t.organisation_id = $1 AND t.child_id {of} AND t.state = 'planned' AND t.on_day >= $3
         UNION SELECT o.child_id, 'talk' FROM talk_offer o
         JOIN talk_slot s ON s.organisation_id = o.organisation_id AND s.offer_id = o.id AND s.starts_at >= $5
         WHERE o.organisation_id = $1 AND o.child_id {of} AND o.state IN ('open', 'planned')"
    );
    let rows: Vec<(ChildId, String)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(list).bind(Day::from(today))
        .bind(Day::from(today.saturating_sub(TRANSFER_DAYS.days()))).bind(midnight)
        .fetch_all(c).await)?;
    let mut needs: BTreeMap<ChildId, Vec<Need>> = BTreeMap::new();
    for (child, code) in rows {
        needs.entry(child).or_default().extend(Need::of(&code));
    }
    for of in needs.values_mut() {
        of.sort();
    }
    Ok(needs)
}

/// All that may go today.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The children of whom each kind may go.
    pub children: BTreeMap<Kind, Vec<ChildId>>,
    /// Since when the oldest of each kind may go.
    pub since: BTreeMap<Kind, Date>,
    /// How many rows of each table.
    pub rows: Vec<(Table, u64)>,
    /// Of how many children something stays that is past its term, for each need.
    pub needed: BTreeMap<Need, u64>,
}

impl Plan {
    /// Of how many children something of a kind may go.
    pub fn of(&self, kind: Kind) -> u64 {
        self.children.get(&kind).map_or(0, |children| children.len() as u64)
    }

    /// How many rows of a kind may go.
    pub fn records(&self, kind: Kind) -> u64 {
        self.rows.iter().filter(|(table, _)| table.kind == kind).map(|(_, rows)| rows).sum()
    }

    /// The children from whom the rows of a table go: those of its kind, and those whose file goes.
    pub fn goes(&self, table: &Table) -> String {
        let of = |kind| self.children.get(&kind).into_iter().flatten().copied();
        let mut all: Vec<ChildId> = of(table.kind).chain(of(Kind::File)).collect();
        all.sort();
        all.dedup();
        id_list(all)
    }

    /// Nothing may go.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// A hash that stands for all that may go: other children, kinds or rows make another.
    pub fn proof(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        for (kind, children) in &self.children {
            for child in children {
                hash.update(format!("{} {child}\n", kind.code()));
            }
        }
        for (table, rows) in &self.rows {
            hash.update(format!("{} {rows}\n", table.name));
        }
        hash.finalize().to_vec()
    }
}

/// What may go in an organisation today.
pub async fn plan(tx: &mut Read, organisation: OrganisationId, today: Date) -> sqlx::Result<Plan> {
    let terms = protocol::in_force(tx, organisation, today).await?.retention_terms();
    let mut plan = Plan::default();
    for one in kept(tx, organisation, None, today).await? {
        let mut needed = false;
        for (kind, verdict) in verdicts(&one.facts, &terms, today) {
            match verdict {
                Verdict::MayGo(since) => {
                    plan.children.entry(kind).or_default().push(one.child);
                    let first = plan.since.entry(kind).or_insert(since);
                    *first = since.min(*first);
                }
                Verdict::Needed(..) => needed = true,
                Verdict::Nothing | Verdict::Here | Verdict::Later(_) => {}
            }
        }
        for need in one.facts.needs.iter().filter(|_| needed) {
            *plan.needed.entry(*need).or_default() += 1;
        }
    }
    for children in plan.children.values_mut() {
        children.sort();
    }
    for table in TABLES {
        let goes = plan.goes(table);
        if goes != "[]" {
            let sql = format!(
                "SELECT count(*) FROM {} WHERE organisation_id = $1 AND {}",
                table.name,
                belongs(tx, table, 2)
            );
            let rows: i64 = on!(tx, c => sqlx::query_scalar(AssertSqlSafe(sql))
                .bind(organisation).bind(goes).fetch_one(c).await)?;
            plan.rows.push((*table, u64::try_from(rows).unwrap_or_default()));
        }
    }
    Ok(plan)
}

/// A proposal.
#[derive(Clone, Debug, FromRow)]
pub struct Proposal {
    /// Its identifier.
    pub id: RetentionId,
    /// What stands for all that would go.
    pub proof: Vec<u8>,
    /// When.
    pub proposed_at: Moment,
    /// By whom.
    pub proposed_by: StaffId,
    /// The name.
    pub proposer: String,
    /// When it was confirmed and carried out.
    pub confirmed_at: Option<Moment>,
    /// By whom.
    pub confirmer: Option<String>,
}

const PROPOSAL: &str = "SELECT r.id, r.proof, r.proposed_at, r.proposed_by, s.name AS proposer, r.confirmed_at, t.name AS confirmer
  FROM retention_proposal r
  JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.proposed_by
  LEFT JOIN staff_member t ON t.organisation_id = r.organisation_id AND t.id = r.confirmed_by
  WHERE r.organisation_id = $1 AND r.withdrawn_at IS NULL";

/// The proposal that waits.
pub async fn waiting(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<Proposal>> {
    let sql = format!("{PROPOSAL} AND r.confirmed_at IS NULL ORDER BY r.id DESC LIMIT 1");
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).fetch_optional(c).await)
}

/// Of a proposal that waits no more: whether it was confirmed, or else withdrawn.
pub async fn was_confirmed(
    tx: &mut Read,
    organisation: OrganisationId,
    id: RetentionId,
) -> sqlx::Result<Option<bool>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT confirmed_at IS NOT NULL FROM retention_proposal WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(id).fetch_optional(c).await)
}

/// What was carried out, the last first, with children and records of each kind.
pub async fn carried_out(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<Vec<(Proposal, Vec<(Kind, i64, i64)>)>> {
    let sql = format!("{PROPOSAL} AND r.confirmed_at IS NOT NULL ORDER BY r.id DESC LIMIT 50");
    let all: Vec<Proposal> =
        on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).fetch_all(c).await)?;
    let sql = format!(
        "SELECT proposal_id, kind, children, records FROM retention_part
         WHERE organisation_id = $1 AND proposal_id {} ORDER BY kind",
        tx.one_of(2)
    );
    let parts: Vec<(RetentionId, String, i64, i64)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(all.iter().map(|one| one.id))).fetch_all(c).await)?;
    Ok(all
        .into_iter()
        .map(|one| {
            let own = parts.iter().filter(|part| part.0 == one.id);
            let own = own.filter_map(|part| Some((Kind::of(&part.1)?, part.2, part.3))).collect();
            (one, own)
        })
        .collect())
}

/// A hold on a child that runs.
#[derive(Clone, Debug, FromRow)]
pub struct Hold {
    /// Its identifier.
    pub id: HoldId,
    /// Why.
    pub reason: String,
    /// Since when.
    pub placed_at: Moment,
    /// By whom.
    pub placer: String,
}

/// The hold on a child. The caller has found the child with a grant.
pub async fn hold(tx: &mut Read, organisation: OrganisationId, child: ChildId) -> sqlx::Result<Option<Hold>> {
    on!(tx, c => sqlx::query_as(
        "SELECT h.id, h.reason, h.placed_at, s.name AS placer FROM legal_hold h
         JOIN staff_member s ON s.organisation_id = h.organisation_id AND s.id = h.placed_by
         WHERE h.organisation_id = $1 AND h.child_id = $2 AND h.ended_at IS NULL ORDER BY h.id LIMIT 1")
        .bind(organisation).bind(child).fetch_optional(c).await)
}

/// Keeps all of a child.
pub async fn place_hold(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, by): (ChildId, StaffId),
    reason: &str,
) -> sqlx::Result<HoldId> {
    let (id, now) = (HoldId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO legal_hold (organisation_id, id, child_id, reason, placed_at, placed_by) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(id).bind(child).bind(reason).bind(now).bind(by).execute(c).await.map(drop))?;
    Ok(id)
}

/// Takes a hold off; false when it was off already.
pub async fn end_hold(
    tx: &mut Write,
    organisation: OrganisationId,
    (id, by): (HoldId, StaffId),
    reason: &str,
) -> sqlx::Result<bool> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE legal_hold SET ended_at = $3, ended_by = $4, end_reason = $5
         WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(by).bind(reason).execute(c).await.map(|done| done.rows_affected() == 1))
}
