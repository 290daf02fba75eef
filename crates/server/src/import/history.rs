//! The days of talks and observations that the planning gave: each is a fact of its day, to which later imports add.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::obligation::{Kind, Observed, Talk};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    on,
    platform::{
        db::{Read, Write, id_list},
        ids::{ChildId, OrganisationId},
    },
};

/// So many children are kept at once.
const AT_ONCE: usize = 5_000;

/// The days that the planning gave of a child, the first first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Of talks with its parents.
    pub talks: Vec<Date>,
    /// Of observations.
    pub observations: Vec<Date>,
}

impl History {
    /// The talks as facts of the protocol: they were held.
    pub fn held(&self) -> impl Iterator<Item = (Kind, Talk)> {
        self.talks.iter().map(|day| (Kind::ParentTalk, Talk::Held(*day)))
    }

    /// The observations as facts of the protocol: periodic ones, of which the parents heard.
    pub fn observed(&self) -> impl Iterator<Item = Observed<Uuid>> {
        self.observations.iter().map(|day| Observed {
            id: Uuid::nil(),
            seen: *day,
            on: *day,
            periodic: true,
            particulars: false,
            told: Some(*day),
            talk: None,
        })
    }
}

/// What the planning gave of these children; who has nothing is left out. The caller has found them with a grant.
pub async fn history(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<BTreeMap<ChildId, History>> {
    let sql = format!(
        "SELECT child_id, kind, on_day FROM imported_history WHERE organisation_id = $1 AND child_id {}
         ORDER BY child_id, on_day",
        tx.one_of(2)
    );
    let rows: Vec<(ChildId, String, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    let mut of: BTreeMap<ChildId, History> = BTreeMap::new();
    for (child, kind, day) in rows {
        let history = of.entry(child).or_default();
        let days = if kind == "talk" { &mut history.talks } else { &mut history.observations };
        days.push(day.to_jiff());
    }
    Ok(of)
}

/// Keeps the last days that came in with these children. An earlier day than those that are here takes them back: it says that
/// there was none later. Nothing given takes nothing back.
pub(super) async fn keep(
    tx: &mut Write,
    organisation: OrganisationId,
    children: &[Uuid],
) -> sqlx::Result<()> {
    let one_of = tx.one_of(2);
    for some in children.chunks(AT_ONCE) {
        let ids = id_list(some.iter().copied());
        for (kind, last) in [("talk", "last_talk"), ("observation", "last_observation")] {
            let later = format!(
                "DELETE FROM imported_history WHERE organisation_id = $1 AND child_id {one_of} AND kind = '{kind}'
                 AND on_day > (SELECT k.{last} FROM child k
                   WHERE k.organisation_id = imported_history.organisation_id AND k.id = imported_history.child_id)"
            );
            let added = format!(
                "INSERT INTO imported_history (organisation_id, child_id, kind, on_day)
                 SELECT k.organisation_id, k.id, '{kind}', k.{last} FROM child k
                 WHERE k.organisation_id = $1 AND k.id {one_of} AND k.{last} IS NOT NULL
                 ON CONFLICT DO NOTHING"
            );
            for sql in [later, added] {
                on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&ids)
                    .execute(c).await.map(drop))?;
            }
        }
    }
    Ok(())
}
