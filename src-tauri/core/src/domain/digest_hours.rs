//! Digest hours: when the one notification of the day may be shown.
//!
//! Outside of them nothing is claimed as shown, so that what comes due in quiet time waits for their next beginning:
//! nothing is lost, and nothing told twice. The list in the window is never quiet.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::word::words;

words! {
    /// A day of the week.
    Weekday {
        /// The first of the working week.
        Monday = "monday", "Monday";
        /// The second.
        Tuesday = "tuesday", "Tuesday";
        /// The third.
        Wednesday = "wednesday", "Wednesday";
        /// The fourth.
        Thursday = "thursday", "Thursday";
        /// The fifth.
        Friday = "friday", "Friday";
        /// The sixth.
        Saturday = "saturday", "Saturday";
        /// The seventh.
        Sunday = "sunday", "Sunday";
    }
}

impl Weekday {
    /// The day of the week of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// When the digest may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DigestHours {
    /// From this hour on, 0 to 23.
    pub from: u8,
    /// Before this hour, 1 to 24, later than `from`.
    pub until: u8,
    /// On these days of the week; none: never.
    pub days: Vec<Weekday>,
}

impl Default for DigestHours {
    /// From eight in the morning until eight in the evening, every day.
    fn default() -> Self {
        Self {
            from: 8,
            until: 20,
            days: Weekday::ALL.to_vec(),
        }
    }
}

impl DigestHours {
    /// Whether the hours are in order.
    #[must_use]
    pub fn make_sense(&self) -> bool {
        self.from < self.until && self.until <= 24
    }

    /// Whether a digest may be shown at this hour of the owner's clock.
    #[must_use]
    pub fn allow(&self, date: NaiveDate, time: NaiveTime) -> bool {
        let hours = u32::from(self.from)..u32::from(self.until);
        self.days.contains(&Weekday::of(date)) && hours.contains(&time.hour())
    }

    /// The next instant from `now` on at which a digest may be shown; `None`: never.
    pub fn next<Z: TimeZone>(&self, now: DateTime<Utc>, zone: &Z) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(zone).naive_local();
        if self.allow(local.date(), local.time()) {
            return Some(now);
        }
        (0..=7)
            .filter_map(|days| local.date().checked_add_days(Days::new(days)))
            .filter(|date| self.days.contains(&Weekday::of(*date)))
            .find_map(|date| self.begin(date, zone).filter(|begin| *begin > now))
    }

    /// The first instant of these hours on a date; `None` where the zone skipped them.
    fn begin<Z: TimeZone>(&self, date: NaiveDate, zone: &Z) -> Option<DateTime<Utc>> {
        (self.from..self.until)
            .filter_map(|hour| date.and_hms_opt(u32::from(hour), 0, 0))
            .find_map(|local| zone.from_local_datetime(&local).earliest())
            .map(|begin| begin.with_timezone(&Utc))
    }

    /// The hours in words: `8:00 to 20:00, every day`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let days = match self.days.as_slice() {
            days if days.len() == Weekday::ALL.len() => "every day".to_owned(),
            days => days.iter().map(|day| day.label()).collect::<Vec<_>>().join(", "),
        };
        format!("{}:00 to {}:00, {days}", self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;

    fn working_days() -> DigestHours {
        DigestHours {
            days: Weekday::ALL[..5].to_vec(),
            ..DigestHours::default()
        }
    }

    /// What is next, as Berlin's clocks show it.
    fn next(hours: &DigestHours, now: &str) -> Option<String> {
        let zone: Tz = "Europe/Berlin".parse().unwrap();
        let next = hours.next(now.parse().unwrap(), &zone)?;
        Some(next.with_timezone(&zone).format("%a %-d %b %H:%M").to_string())
    }

    #[test]
    fn by_day_at_once_and_at_night_in_the_morning() {
        let hours = DigestHours::default();
        assert_eq!(next(&hours, "2026-03-04T06:59:59Z").unwrap(), "Wed 4 Mar 08:00");
        assert_eq!(next(&hours, "2026-03-04T07:00:00Z").unwrap(), "Wed 4 Mar 08:00");
        assert_eq!(next(&hours, "2026-03-04T18:59:59Z").unwrap(), "Wed 4 Mar 19:59");
        assert_eq!(next(&hours, "2026-03-04T19:00:00Z").unwrap(), "Thu 5 Mar 08:00");
    }

    #[test]
    fn what_comes_due_at_the_weekend_waits_for_monday() {
        assert_eq!(
            next(&working_days(), "2026-03-06T19:00:00Z").unwrap(),
            "Mon 9 Mar 08:00"
        );
        assert_eq!(
            next(&working_days(), "2026-03-08T12:00:00Z").unwrap(),
            "Mon 9 Mar 08:00"
        );
    }

    #[test]
    fn an_hour_that_the_clock_skips_begins_with_the_next_and_a_single_day_comes_a_week_later() {
        let night = DigestHours {
            from: 2,
            until: 5,
            days: vec![Weekday::Sunday],
        };
        // On 29 March 2026 Berlin went from two to three.
        assert_eq!(next(&night, "2026-03-28T12:00:00Z").unwrap(), "Sun 29 Mar 03:00");
        assert_eq!(next(&night, "2026-03-29T03:00:00Z").unwrap(), "Sun 5 Apr 02:00");
    }

    #[test]
    fn without_a_day_there_is_never_a_digest() {
        let never = DigestHours {
            days: Vec::new(),
            ..DigestHours::default()
        };
        assert_eq!(next(&never, "2026-03-04T12:00:00Z"), None);
    }

    #[test]
    fn midnight_to_midnight_is_always() {
        let always = DigestHours {
            from: 0,
            until: 24,
            ..DigestHours::default()
        };
        assert!(always.make_sense());
        assert_eq!(next(&always, "2026-03-04T22:59:59Z").unwrap(), "Wed 4 Mar 23:59");
        let backward = DigestHours {
            from: 20,
            until: 8,
            ..DigestHours::default()
        };
        assert!(!backward.make_sense());
    }
}
