//! What changed since it was told: all of it is compared, whoever changed it and however.

use std::{collections::BTreeMap, time::Duration};

use jiff::{ToSpan as _, civil::Date};
use mentorkind_domain::{
    half_days,
    webhook::{Known, Seen, Subject, compare, event},
};
use serde::Serialize;
use sqlx::{AssertSqlSafe, FromRow};
use tokio::time::Instant;
use utoipa::ToSchema;
use uuid::Uuid;

use super::queries::{self, Happened};
use crate::{
    api, group, mentorship, on,
    platform::{
        app::App,
        audit::{self, Audit},
        db::{Read, Write, id_list},
        ids::{ChildId, OrganisationId, WebhookId},
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

/// About whom it is, and what is told of it.
type Row = (ChildId, Known);

/// What is there, or was told.
type State = BTreeMap<Key, Row>;

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
        looked
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
    let (before, there) = (known(tx, organisation).await?, there(tx, organisation, since).await?);
    let listeners = queries::listeners(tx, organisation).await?;
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    let mut all: Vec<&Key> = before.keys().chain(there.keys()).collect();
    all.sort_unstable();
    all.dedup();
    for key in all {
        let (was, is) = (before.get(key), there.get(key));
        let what = match compare(was.map(|(_, known)| known), is.map(|(_, known)| known), since) {
            Seen::Same => continue,
            Seen::Past => None,
            Seen::Tell(what) => Some(what),
        };
        let to = hear(&listeners, key.0);
        if let (Some(what), Some((child, known))) = (what, is.or(was)) {
            let happened = Happened { event: &event(key.0, what), child: Some(*child), told: &known.told };
            queries::tell(tx, organisation, &happened, &to).await?;
        }
        match is {
            Some(row) => kept.push((key, row)),
            None => gone.push(key.1),
        }
    }
    forget(tx, organisation, &gone).await?;
    keep(tx, organisation, &kept).await?;
    on!(tx, c => sqlx::query(
        "INSERT INTO webhook_look (organisation_id, position) VALUES ($1, $2)
         ON CONFLICT (organisation_id) DO UPDATE SET position = excluded.position")
        .bind(organisation).bind(position).execute(c).await.map(drop))
}

/// The webhooks that are told of a subject.
fn hear(listeners: &[(WebhookId, Vec<Subject>)], subject: Subject) -> Vec<WebhookId> {
    listeners.iter().filter(|(_, subjects)| subjects.contains(&subject)).map(|(id, _)| *id).collect()
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
        let (key, child, until) = ((Subject::Mentorship, one.id.0), one.child_id, one.until());
        there.insert(key, (child, Known { until, told: told(&api::Mentorship::from(one))? }));
    }
    for one in group::places_since(tx, organisation, since).await? {
        if never(one.from(), one.until()) {
            continue;
        }
        let (key, child, until) = ((Subject::Placement, one.id.0), one.child_id, one.until());
        let place = Placement {
            since: one.from(),
            until,
            days: half_days::print(one.days()),
            main: one.main,
            child: one.child,
            group: one.care_group,
        };
        there.insert(key, (child, Known { until, told: told(&place)? }));
    }
    Ok(there)
}

fn told(data: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(data).map_err(|error| sqlx::Error::Encode(error.into()))
}

#[derive(FromRow)]
struct KeptRow {
    subject: String,
    id: Uuid,
    child_id: ChildId,
    until_on: Option<jiff_sqlx::Date>,
    told: String,
}

/// What was told, or could be read when the first webhook was added.
async fn known(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<State> {
    let rows: Vec<KeptRow> = on!(tx, c => sqlx::query_as(
        "SELECT subject, id, child_id, until_on, told FROM webhook_known WHERE organisation_id = $1")
        .bind(organisation).fetch_all(c).await)?;
    let known = rows.into_iter().filter_map(|row| {
        let known = Known { until: row.until_on.map(jiff_sqlx::Date::to_jiff), told: row.told };
        Some(((Subject::of(&row.subject)?, row.id), (row.child_id, known)))
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

async fn keep(tx: &mut Write, organisation: OrganisationId, kept: &[(&Key, &Row)]) -> sqlx::Result<()> {
    for rows in kept.chunks(100) {
        let values: Vec<String> = (0..rows.len())
            .map(|row| 2 + row * 5)
            .map(|n| format!("($1, ${n}, ${}, ${}, ${}, ${})", n + 1, n + 2, n + 3, n + 4))
            .collect();
        let sql = format!(
            "INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, told) VALUES {}
             ON CONFLICT (organisation_id, subject, id)
             DO UPDATE SET child_id = excluded.child_id, until_on = excluded.until_on, told = excluded.told",
            values.join(", ")
        );
        on!(tx, c => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).bind(organisation);
            for ((subject, id), (child, known)) in rows {
                query = query
                    .bind(subject.code())
                    .bind(*id)
                    .bind(*child)
                    .bind(known.until.map(jiff_sqlx::Date::from))
                    .bind(&known.told);
            }
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}
