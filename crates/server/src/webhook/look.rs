//! What changed since it was told: all of it is compared, whoever changed it and however.

use std::{collections::BTreeMap, time::Duration};

use jiff::{ToSpan as _, civil::Date};
use mentorkind_domain::{
    half_days,
    webhook::{Asked, Course, Known, Seen, Subject, What, compare, event},
};
use serde::Serialize;
use sqlx::{AssertSqlSafe, FromRow};
use tokio::time::Instant;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    asked,
    queries::{self, Happened},
};
use crate::{
    api, group, mentorship, on,
    platform::{
        app::App,
        audit::{self, Audit},
        db::{Read, Write, id_list},
        ids::{ChildId, OrganisationId},
        rights,
    },
};

/// What ended longer ago is not looked at, in days.
pub(super) const BACK: i64 = 366;

/// Of the time it takes to look, so many times as long is waited before the next look: a large organisation is looked at
/// less often, and none keeps the server busy.
const REST: u32 = 50;

/// Of what kind something is, and which one.
type Key = (Subject, Uuid);

/// About which child it is, if any, and what is told of it.
type Row = (Option<ChildId>, Known);

/// What is there, or was told.
pub(super) type State = BTreeMap<Key, Row>;

/// A place of a child in a group.
#[derive(Serialize, ToSchema)]
pub struct Placement {
    /// The key of the child in the planning package.
    child: String,
    /// The key of the group.
    group: String,
    /// The first day; none when it is not known.
    since: Option<Date>,
    /// The last day; none while it has no end.
    until: Option<Date>,
    /// The days, as in the planning: `ma di-o e:wo`.
    days: String,
    /// It is where the child belongs, where it has more than one place.
    main: bool,
}

/// Looks now and then, and not more often than there is time for.
#[derive(Default)]
pub(super) struct Lookout {
    next: Option<Instant>,
}

impl Lookout {
    /// Looks, when it is time to.
    pub async fn look(&mut self, app: &App) -> sqlx::Result<()> {
        let began = Instant::now();
        if self.next.is_some_and(|next| next > began) {
            return Ok(());
        }
        let looked = all(app).await;
        self.next = Some(began + began.elapsed().max(Duration::from_millis(1)) * REST);
        looked?;
        asked::all(app).await
    }
}

/// Looks at the organisations with webhooks of which the trail has gone on.
pub(super) async fn all(app: &App) -> sqlx::Result<()> {
    let mut tx = app.db.read().await?;
    let looked_at: Vec<(OrganisationId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT organisation_id, position FROM webhook_look ORDER BY organisation_id").fetch_all(c).await)?;
    let mut changed = Vec::new();
    for (organisation, seen) in looked_at {
        if audit::position(&mut tx, organisation).await?.unwrap_or_default() != seen {
            changed.push(organisation);
        }
    }
    drop(tx);
    for organisation in changed {
        let mut tx = app.db.write(app.clock.now()).await?;
        settle(&mut tx, organisation).await?;
        tx.commit(Audit::housekeeping()).await?;
    }
    Ok(())
}

/// Tells what changed, and keeps what is there as what is known. The first time there is nobody to tell it.
pub(super) async fn settle(tx: &mut Write, organisation: OrganisationId) -> sqlx::Result<()> {
    tx.alone(organisation.0).await?;
    // First how far the trail is: what comes in meanwhile is looked at the next time too.
    let position = audit::position(tx, organisation).await?.unwrap_or_default();
    let now = tx.now;
    let since = rights::today_in(tx, organisation, now).await?.saturating_sub(BACK.days());
    let mut before = known(tx, organisation, Subject::Mentorship).await?;
    before.extend(known(tx, organisation, Subject::Placement).await?);
    let there = there(tx, organisation, since).await?;
    tell(tx, organisation, &changes(&before, &there, since)).await?;
    on!(tx, c => sqlx::query(
        "INSERT INTO webhook_look (organisation_id, position) VALUES ($1, $2)
         ON CONFLICT (organisation_id) DO UPDATE SET position = excluded.position")
        .bind(organisation).bind(position).execute(c).await.map(drop))
}

/// What became of something between two looks.
pub(super) struct Change<'a> {
    key: Key,
    /// What other systems hear of it, if anything.
    what: Option<What>,
    /// As it is, or as it was told last.
    row: &'a Row,
    /// Whether it is still there.
    is_there: bool,
}

/// What changed between what was told and what is there.
pub(super) fn changes<'a>(before: &'a State, there: &'a State, since: Date) -> Vec<Change<'a>> {
    let mut all: Vec<Key> = before.keys().chain(there.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    let changed = all.into_iter().filter_map(|key| {
        let (was, is) = (before.get(&key), there.get(&key));
        let what = match compare(was.map(|(_, known)| known), is.map(|(_, known)| known), since) {
            Seen::Same => return None,
            Seen::Past => None,
            Seen::Tell(what) => Some(what),
        };
        Some(Change { key, what, row: is.or(was)?, is_there: is.is_some() })
    });
    changed.collect()
}

/// Tells what changed, and keeps what is there as what is known.
pub(super) async fn tell(
    tx: &mut Write,
    organisation: OrganisationId,
    changes: &[Change<'_>],
) -> sqlx::Result<()> {
    let listeners = queries::listeners(tx, organisation).await?;
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    for change in changes {
        let (subject, id) = change.key;
        let (child, known) = change.row;
        if let Some(what) = change.what {
            let happened = Happened { event: &event(subject, what), child: *child, told: &known.told };
            queries::tell(tx, organisation, &happened, &queries::hear(&listeners, subject)).await?;
        }
        if change.is_there {
            kept.push((change.key, change.row));
        } else {
            gone.push(id);
        }
    }
    forget(tx, organisation, &gone).await?;
    keep(tx, organisation, &kept).await
}

/// What is there, without what ended before a day.
async fn there(tx: &mut Read, organisation: OrganisationId, since: Date) -> sqlx::Result<State> {
    let mut there = State::new();
    // What was replaced before it began has a last day before its first, and never was.
    let never =
        |from: Option<Date>, until: Option<Date>| from.zip(until).is_some_and(|(from, until)| until < from);
    for one in mentorship::keyed_since(tx, organisation, since).await? {
        if never(Some(one.from()), one.until()) {
            continue;
        }
        let (key, child) = ((Subject::Mentorship, one.id.0), Some(one.child_id));
        let course = Course::Until(one.until());
        there.insert(key, (child, Known { course, told: told(&api::Mentorship::from(one))? }));
    }
    for one in group::places_since(tx, organisation, since).await? {
        if never(one.from(), one.until()) {
            continue;
        }
        let (key, child, until) = ((Subject::Placement, one.id.0), Some(one.child_id), one.until());
        let place = Placement {
            since: one.from(),
            until,
            days: half_days::print(one.days()),
            main: one.main,
            child: one.child,
            group: one.care_group,
        };
        there.insert(key, (child, Known { course: Course::Until(until), told: told(&place)? }));
    }
    Ok(there)
}

/// What is told, as it goes out.
pub(super) fn told(data: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(data).map_err(|error| sqlx::Error::Encode(error.into()))
}

#[derive(FromRow)]
struct KeptRow {
    id: Uuid,
    child_id: Option<ChildId>,
    until_on: Option<jiff_sqlx::Date>,
    asked: Option<String>,
    told: String,
}

/// What was told of a subject, or could be read when the first webhook was added.
pub(super) async fn known(
    tx: &mut Read,
    organisation: OrganisationId,
    subject: Subject,
) -> sqlx::Result<State> {
    let rows: Vec<KeptRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, child_id, until_on, asked, told FROM webhook_known WHERE organisation_id = $1 AND subject = $2")
        .bind(organisation).bind(subject.code()).fetch_all(c).await)?;
    let known = rows.into_iter().filter_map(|row| {
        let course = match &row.asked {
            Some(code) => Course::Asked(Asked::of(code)?),
            None => Course::Until(row.until_on.map(jiff_sqlx::Date::to_jiff)),
        };
        Some(((subject, row.id), (row.child_id, Known { course, told: row.told })))
    });
    Ok(known.collect())
}

async fn forget(tx: &mut Write, organisation: OrganisationId, gone: &[Uuid]) -> sqlx::Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    let sql = format!("DELETE FROM webhook_known WHERE organisation_id = $1 AND id {}", tx.one_of(2));
    on!(tx, c => sqlx::query(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(gone.iter().copied())).execute(c).await.map(drop))
}

async fn keep(tx: &mut Write, organisation: OrganisationId, kept: &[(Key, &Row)]) -> sqlx::Result<()> {
    for rows in kept.chunks(100) {
        let values: Vec<String> = (0..rows.len())
            .map(|row| 2 + row * 6)
            .map(|n| format!("($1, ${n}, ${}, ${}, ${}, ${}, ${})", n + 1, n + 2, n + 3, n + 4, n + 5))
            .collect();
        let sql = format!(
            "INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, asked, told) VALUES {}
             ON CONFLICT (organisation_id, subject, id)
             DO UPDATE SET child_id = excluded.child_id, until_on = excluded.until_on, asked = excluded.asked,
               told = excluded.told",
            values.join(", ")
        );
        on!(tx, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).bind(organisation);
            for ((subject, id), (child, known)) in rows {
                let (until, asked) = match known.course {
                    Course::Until(until) => (until, None),
                    Course::Asked(asked) => (None, Some(asked.code())),
                };
                query = query
                    .bind(subject.code())
                    .bind(*id)
                    .bind(*child)
                    .bind(until.map(jiff_sqlx::Date::from))
                    .bind(asked)
                    .bind(&known.told);
            }
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}
