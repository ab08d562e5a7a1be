//! The clock and the owner's time zone, read anew each time: she travels, and the zone with her.

use chrono::{DateTime, Local, Utc};
use chrono_tz::Tz;
use perennial_core::domain::digest_hours::DigestHours;
use perennial_core::domain::nudge::next_wake;
use perennial_core::domain::when::When;

/// Now, as the owner's calendar has it.
#[must_use]
pub fn now() -> When {
    let instant = Utc::now();
    match zone() {
        Some(zone) => When::at(instant, &zone),
        None => When::at(instant, &Local),
    }
}

/// The first instant of the owner's next calendar day.
#[must_use]
pub fn next_day(now: &When) -> DateTime<Utc> {
    match zone() {
        Some(zone) => next_wake(now.instant, &zone),
        None => next_wake(now.instant, &Local),
    }
}

/// The next instant from now on at which a digest may be shown; `None`: never.
#[must_use]
pub fn next_digest(now: &When, hours: &DigestHours) -> Option<DateTime<Utc>> {
    match zone() {
        Some(zone) => hours.next(now.instant, &zone),
        None => hours.next(now.instant, &Local),
    }
}

/// `TZ` where it names a zone, else the system's; `None` where neither has a name that we know.
fn zone() -> Option<Tz> {
    let told = std::env::var("TZ")
        .ok()
        .and_then(|name| name.trim_start_matches(':').parse().ok());
    told.or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_day_is_ahead_and_at_most_a_day_away() {
        let now = now();
        let ahead = next_day(&now) - now.instant;
        assert!(
            ahead > chrono::TimeDelta::zero() && ahead <= chrono::TimeDelta::hours(25),
            "{ahead}"
        );
    }
}
