//! The moment at which something is done, handed in by a face: core never reads a clock.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};

/// An instant, and the calendar date that it is for the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The instant, for the journal and for identities.
    pub instant: DateTime<Utc>,
    /// The owner's local date: every due date, touchpoint and cadence counts in these.
    pub today: NaiveDate,
    /// What the owner's clock shows: a digest waits for its hours.
    pub time: NaiveTime,
}

impl When {
    /// The moment as the owner's time zone sees it.
    pub fn at<Z: TimeZone>(instant: DateTime<Utc>, zone: &Z) -> Self {
        let local = instant.with_timezone(zone).naive_local();
        Self {
            instant,
            today: local.date(),
            time: local.time(),
        }
    }

    /// Noon UTC of a date: for `--on`, sample data and tests.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        let instant = today
            .and_hms_opt(12, 0, 0)
            .map_or(DateTime::UNIX_EPOCH, |noon| noon.and_utc());
        Self {
            instant,
            today,
            time: instant.time(),
        }
    }
}
