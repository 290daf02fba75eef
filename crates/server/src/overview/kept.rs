//! The numbers of a whole large organisation, kept for a while.
//!
//! To count how ten thousand groups stand takes seconds; nobody waits for it but the very first reader. Who comes later
//! gets the numbers that are there, with the time at which they were counted, and a new count begins when they are old.
//! A page of a single location never uses these.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{access::action, over_time::Tally};
use tokio::sync::Mutex as Turn;

use super::{
    cases::{self, Looked},
    numbers::{self, Numbers},
};
use crate::{
    division, group,
    group::GroupInfo,
    platform::{
        access::Grant,
        app::App,
        clock::Moment,
        ids::{LocationId, OrganisationId},
    },
};

/// What was counted of an organisation.
pub struct Counted<T> {
    /// When it was counted.
    pub at: Moment,
    /// For which day.
    pub today: Date,
    /// What came of it.
    pub found: T,
    /// How long it took.
    took: Duration,
}

impl<T> Counted<T> {
    /// It is recent enough not to be counted again: that is done at most a twentieth of the time, and once a minute.
    fn is_recent(&self, now: Moment) -> bool {
        let kept = (self.took * 20).max(Duration::from_secs(60));
        now.0 - self.at.0 < i64::try_from(kept.as_micros()).unwrap_or(i64::MAX)
    }
}

struct Kept<T> {
    counted: Mutex<Option<Arc<Counted<T>>>>,
    /// Held by who counts.
    turn: Turn<()>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { counted: Mutex::default(), turn: Turn::default() }
    }
}

impl<T> Kept<T> {
    fn of_today(&self, today: Date) -> Option<Arc<Counted<T>>> {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner).clone();
        counted.filter(|counted| counted.today == today)
    }

    async fn count(
        &self,
        (at, today): (Moment, Date),
        count: impl Future<Output = sqlx::Result<T>>,
    ) -> sqlx::Result<Arc<Counted<T>>> {
        let began = Instant::now();
        let found = count.await?;
        let counted = Arc::new(Counted { at, today, found, took: began.elapsed() });
        *self.counted.lock().unwrap_or_else(PoisonError::into_inner) = Some(counted.clone());
        Ok(counted)
    }
}

/// By organisation, and what is counted of it; identifiers are unique over all databases.
type All<K, T> = LazyLock<Mutex<HashMap<K, Arc<Kept<T>>>>>;

/// What is kept of today, or is counted now: by one for all who wait.
async fn kept<K: Eq + Hash, T: Send + Sync + 'static>(
    all: &All<K, T>,
    key: K,
    (now, today): (Moment, Date),
    count: impl Future<Output = sqlx::Result<T>> + Send + 'static,
) -> sqlx::Result<Arc<Counted<T>>> {
    let kept = {
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(key).or_default().clone()
    };
    if let Some(counted) = kept.of_today(today) {
        if !counted.is_recent(now) {
            tokio::spawn(async move {
                // Whoever counts already, counts for all.
                if let Ok(_turn) = kept.turn.try_lock()
                    && let Err(error) = kept.count((now, today), count).await
                {
                    tracing::error!(%error, "an organisation cannot be counted now");
                }
            });
        }
        return Ok(counted);
    }
    let _turn = kept.turn.lock().await;
    // Somebody else may have counted in the meantime.
    match kept.of_today(today) {
        Some(counted) => Ok(counted),
        None => kept.count((now, today), count).await,
    }
}

/// The groups by location and name, with their numbers.
pub type Groups = Vec<(GroupInfo, Numbers)>;

static GROUPS: All<OrganisationId, Groups> = LazyLock::new(Mutex::default);

/// The numbers of all groups of an organisation, of today.
pub async fn of_all(
    app: &App,
    organisation: OrganisationId,
    zone: &TimeZone,
) -> sqlx::Result<Arc<Counted<Groups>>> {
    let now = app.clock.now();
    let count = groups(app.clone(), organisation, zone.clone());
    kept(&GROUPS, organisation, (now, now.date_in(zone)), count).await
}

/// So many groups are read at once.
const AT_ONCE: usize = 200;

async fn groups(app: App, organisation: OrganisationId, zone: TimeZone) -> sqlx::Result<Groups> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let rules = division::rules(&mut tx, organisation, now.date_in(&zone)).await?;
    let all = group::all(&mut tx, organisation).await?;
    let mut groups = Vec::with_capacity(all.len());
    for part in all.chunks(AT_ONCE) {
        groups.extend(numbers::of_groups(&mut tx, organisation, part.to_vec(), (now, &zone), &rules).await?);
        // Others are served in between.
        tokio::task::yield_now().await;
    }
    Ok(groups)
}

static OVER_TIME: All<(OrganisationId, Looked), Tally<LocationId>> = LazyLock::new(Mutex::default);

/// How something went in the whole organisation, for who sees all of its locations.
pub(super) async fn over_time(
    app: &App,
    grant: &Grant<action::SeeOverview>,
    looked: Looked,
    locations: &[LocationId],
) -> sqlx::Result<Arc<Counted<Tally<LocationId>>>> {
    let (now, today) = (app.clock.now(), grant.actor().today);
    let count = tally(app.clone(), grant.clone(), looked, locations.to_vec());
    kept(&OVER_TIME, (grant.organisation(), looked), (now, today), count).await
}

async fn tally(
    app: App,
    grant: Grant<action::SeeOverview>,
    looked: Looked,
    locations: Vec<LocationId>,
) -> sqlx::Result<Tally<LocationId>> {
    let mut tx = app.db.read().await?;
    cases::tally(&mut tx, &grant, looked, &locations).await
}
