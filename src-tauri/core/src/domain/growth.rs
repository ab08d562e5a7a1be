//! How an account has grown between two of its dated counts.

use chrono::{Months, NaiveDate};
use serde::Serialize;

/// Counts that lie nearer together tell of a week and not of growth.
const SHORTEST_DAYS: i64 = 14;

/// From when on growth is told, in months before the newest count.
const LONGEST_MONTHS: u32 = 12;

/// How an account has grown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Growth {
    /// The day of the count that it is compared with.
    pub since: NaiveDate,
    /// That count.
    pub from: i64,
    /// In percent of that count, rounded; negative where it has shrunk.
    pub percent: i64,
}

/// Growth from the oldest count of the last twelve months to the newest; counts are oldest first.
///
/// `None`: there are no two counts two weeks apart, or nothing to compare with.
#[must_use]
pub fn growth(counts: &[(NaiveDate, i64)]) -> Option<Growth> {
    let (newest_on, newest) = *counts.last()?;
    let earliest = newest_on.checked_sub_months(Months::new(LONGEST_MONTHS))?;
    let (since, from) = counts
        .iter()
        .copied()
        .find(|(on, count)| *on >= earliest && *count > 0)?;
    if (newest_on - since).num_days() < SHORTEST_DAYS {
        return None;
    }
    // Halves are rounded away from nothing; counts are far below what could overflow.
    let change = newest.checked_sub(from)?.checked_mul(200)?;
    let percent = (change + change.signum() * from) / (from * 2);
    Some(Growth { since, from, percent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(counts: &[(&str, i64)]) -> Option<(String, i64)> {
        let counts: Vec<(NaiveDate, i64)> = counts
            .iter()
            .map(|(on, count)| (on.parse().unwrap(), *count))
            .collect();
        growth(&counts).map(|growth| (growth.since.to_string(), growth.percent))
    }

    #[test]
    fn growth_is_told_since_the_oldest_count_of_a_year() {
        let told = |since: &str, percent| Some((since.to_owned(), percent));
        assert_eq!(
            grown(&[("2024-01-01", 10), ("2025-05-01", 1_000), ("2026-03-01", 1_120)]),
            told("2025-05-01", 12)
        );
        assert_eq!(
            grown(&[("2026-01-01", 1_000), ("2026-03-01", 1_005)]),
            told("2026-01-01", 1)
        );
        assert_eq!(
            grown(&[("2026-01-01", 1_000), ("2026-03-01", 1_004)]),
            told("2026-01-01", 0)
        );
        assert_eq!(
            grown(&[("2026-01-01", 1_000), ("2026-03-01", 750)]),
            told("2026-01-01", -25)
        );
    }

    #[test]
    fn one_count_or_two_of_a_week_tell_no_growth() {
        assert_eq!(grown(&[]), None);
        assert_eq!(grown(&[("2026-01-01", 1_000)]), None);
        assert_eq!(grown(&[("2026-01-01", 1_000), ("2026-01-08", 9_000)]), None);
        assert_eq!(grown(&[("2026-01-01", 0), ("2026-03-01", 9_000)]), None);
        assert_eq!(grown(&[("2024-01-01", 5), ("2026-03-01", 9_000)]), None);
    }
}
