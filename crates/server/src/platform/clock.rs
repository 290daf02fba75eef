//! The one source of time.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    sqlx::Type,
    serde::Serialize,
    serde::Deserialize,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment as a timestamp.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The calendar date at this moment in a zone.
    pub fn date_in(self, zone: &TimeZone) -> Date {
        self.timestamp().to_zoned(zone.clone()).date()
    }

    /// This many seconds later (earlier when negative).
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// This many minutes later.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes * 60)
    }

    /// This many days of 24 hours later.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days * 86_400)
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

/// The clock. Tests stop it, demonstrations move it forward.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<Arc<AtomicI64>>,
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { fixed: None, ahead: Arc::default() }
    }

    /// A clock that stands still until it is moved.
    pub fn stopped_at(moment: Moment) -> Self {
        Self { fixed: Some(Arc::new(AtomicI64::new(moment.0))), ahead: Arc::default() }
    }

    /// The moment it is.
    #[expect(clippy::disallowed_methods, reason = "this is the injected clock")]
    pub fn now(&self) -> Moment {
        let base = match &self.fixed {
            Some(fixed) => fixed.load(Ordering::Relaxed),
            None => Timestamp::now().as_microsecond(),
        };
        Moment(base + self.ahead.load(Ordering::Relaxed))
    }

    /// Moves this clock, and all its copies, forward.
    pub fn forward_days(&self, days: i64) {
        self.forward_minutes(days * 1_440);
    }

    /// Moves this clock, and all its copies, forward.
    pub fn forward_minutes(&self, minutes: i64) {
        self.ahead.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }
}
