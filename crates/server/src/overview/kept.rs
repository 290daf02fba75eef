//! The numbers of all groups of a large organisation, kept for a while.
//!
//! To count how ten thousand groups stand takes seconds; nobody waits for it but the very first reader. Who comes later
//! gets the numbers that are there, with the time at which they were counted, and a new count begins when they are old.
//! A page of a single location never uses these.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::{civil::Date, tz::TimeZone};
use tokio::sync::Mutex as Turn;

use super::numbers::{self, Numbers};
use crate::{
    division, group,
    group::GroupInfo,
    platform::{app::App, clock::Moment, ids::OrganisationId},
};

/// The numbers of all groups of an organisation, by location and name.
pub struct Counted {
    /// When they were counted.
    pub at: Moment,
    /// For which day.
    pub today: Date,
    /// The groups.
    pub groups: Vec<(GroupInfo, Numbers)>,
    /// How long it took.
    took: Duration,
}

impl Counted {
    /// They are recent enough not to be counted again: they are counted at most a twentieth of the time, and once a
    /// minute.
    fn is_recent(&self, now: Moment) -> bool {
        let kept = (self.took * 20).max(Duration::from_secs(60));
        now.0 - self.at.0 < i64::try_from(kept.as_micros()).unwrap_or(i64::MAX)
    }
}

#[derive(Default)]
struct Kept {
    counted: Mutex<Option<Arc<Counted>>>,
    /// Held by who counts.
    turn: Turn<()>,
}

impl Kept {
    fn now(&self) -> Option<Arc<Counted>> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// By organisation; identifiers are unique over all databases.
static KEPT: LazyLock<Mutex<HashMap<OrganisationId, Arc<Kept>>>> = LazyLock::new(Mutex::default);

/// The numbers of all groups of an organisation, of today.
pub async fn of_all(app: &App, organisation: OrganisationId, zone: &TimeZone) -> sqlx::Result<Arc<Counted>> {
    let kept = {
        let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(organisation).or_default().clone()
    };
    let now = app.clock.now();
    let today = now.date_in(zone);
    if let Some(counted) = kept.now().filter(|counted| counted.today == today) {
        if !counted.is_recent(now) {
            let (app, zone) = (app.clone(), zone.clone());
            tokio::spawn(async move {
                // Whoever counts already, counts for all.
                if let Ok(_turn) = kept.turn.try_lock()
                    && let Err(error) = count(&app, &kept, organisation, &zone).await
                {
                    tracing::error!(%error, "the groups of an organisation cannot be counted now");
                }
            });
        }
        return Ok(counted);
    }
    let _turn = kept.turn.lock().await;
    // Somebody else may have counted in the meantime.
    match kept.now().filter(|counted| counted.today == today) {
        Some(counted) => Ok(counted),
        None => count(app, &kept, organisation, zone).await,
    }
}

/// So many groups are read at once.
const AT_ONCE: usize = 200;

async fn count(
    app: &App,
    kept: &Kept,
    organisation: OrganisationId,
    zone: &TimeZone,
) -> sqlx::Result<Arc<Counted>> {
    let (now, began) = (app.clock.now(), Instant::now());
    let today = now.date_in(zone);
    let mut tx = app.db.read().await?;
    let rules = division::rules(&mut tx, organisation, today).await?;
    let all = group::all(&mut tx, organisation).await?;
    let mut groups = Vec::with_capacity(all.len());
    for part in all.chunks(AT_ONCE) {
        groups.extend(numbers::of_groups(&mut tx, organisation, part.to_vec(), (now, zone), &rules).await?);
        // Others are served in between.
        tokio::task::yield_now().await;
    }
    let counted = Arc::new(Counted { at: now, today, groups, took: began.elapsed() });
    *kept.counted.lock().unwrap_or_else(PoisonError::into_inner) = Some(counted.clone());
    Ok(counted)
}
