//! The moment at which something is done, handed in by a face: core never reads a clock.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

/// An instant, and the calendar date that it is for the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The instant, for the journal and for identities.
    pub instant: DateTime<Utc>,
    /// The owner's local date: every due date, touchpoint and cadence counts in these.
    pub today: NaiveDate,
}

impl When {
    /// The moment as the owner's time zone sees it.
    pub fn at<Z: TimeZone>(instant: DateTime<Utc>, zone: &Z) -> Self {
        Self {
            instant,
            today: instant.with_timezone(zone).date_naive(),
        }
    }

    /// Noon UTC of a date: for `--on`, sample data and tests.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        let instant = today
            .and_hms_opt(12, 0, 0)
            .map_or(DateTime::UNIX_EPOCH, |noon| noon.and_utc());
        Self { instant, today }
    }
}
