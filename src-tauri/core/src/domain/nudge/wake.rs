//! When to look again.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};

/// The first second of the owner's next calendar day, when "today" must be asked again.
///
/// Where midnight does not exist (a clock put forward at midnight, a day skipped), the first second after the gap;
/// where it comes twice, the one that is still to come.
pub fn next_wake<Z: TimeZone>(now: DateTime<Utc>, zone: &Z) -> DateTime<Utc> {
    let today = now.with_timezone(zone).date_naive();
    let Some(tomorrow) = today.checked_add_days(Days::new(1)) else {
        return DateTime::<Utc>::MAX_UTC;
    };
    let midnights = zone.from_local_datetime(&tomorrow.and_time(NaiveTime::MIN));
    [midnights.clone().earliest(), midnights.latest()]
        .into_iter()
        .flatten()
        .map(|midnight| midnight.with_timezone(&Utc))
        .find(|midnight| *midnight > now)
        .unwrap_or_else(|| end_of_gap(now, today, zone))
}

/// Longer than any gap: Samoa skipped one whole day in 2011, after the one that was under way.
const BEYOND_ANY_GAP: i64 = 3 * 24 * 60 * 60;

/// The first second after `now` that is no longer `today`, found by halving: whatever the gap's length.
fn end_of_gap<Z: TimeZone>(now: DateTime<Utc>, today: NaiveDate, zone: &Z) -> DateTime<Utc> {
    let (mut before, mut after) = (now.timestamp(), now.timestamp() + BEYOND_ANY_GAP);
    let at = |second| DateTime::<Utc>::from_timestamp(second, 0).unwrap_or(DateTime::<Utc>::MAX_UTC);
    while after - before > 1 {
        let middle = before.midpoint(after);
        if at(middle).with_timezone(zone).date_naive() > today {
            after = middle;
        } else {
            before = middle;
        }
    }
    at(after)
}
