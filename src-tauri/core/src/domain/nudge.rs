//! Nudges: who is due, on which date and why; and when to look again.
//!
//! The rule, in the product's words: due on = last contact + cadence, and not before the snooze date; one never
//! contacted counts from the date it was added; a scheduled next touch replaces the due date until it has
//! passed, that is until a contact on or after it. Archived and do-not-contact people are never nudged.
//! Due is a calendar date of the owner: never a number of hours.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::touchpoint::Direction;
use crate::domain::word::{upper_first, words};

words! {
    /// Why somebody is due.
    Reason {
        /// The owner set this date.
        Scheduled = "scheduled", "You planned to be in touch";
        /// The cadence has run out.
        Reconnect = "reconnect", "Reconnect";
        /// Added, and never written to.
        NeverContacted = "never_contacted", "Never contacted";
    }
}

/// What bears on when one person is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// The date of the newest touchpoint in either direction.
    pub last_contact_on: Option<NaiveDate>,
    /// The date the person was added.
    pub added_on: NaiveDate,
    /// Days between contacts; `None`: no cadence.
    pub cadence_days: Option<u32>,
    /// Not before this date.
    pub snoozed_until: Option<NaiveDate>,
    /// The owner's own date.
    pub next_touch_on: Option<NaiveDate>,
    /// Archived or do-not-contact.
    pub resting: bool,
}

/// A due date and its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Due {
    /// The owner's local date.
    pub on: NaiveDate,
    /// Why.
    pub reason: Reason,
}

/// When the person is due, whatever today is; `None`: never.
#[must_use]
pub fn due(person: &Circumstances) -> Option<Due> {
    if person.resting {
        return None;
    }
    let planned = person
        .next_touch_on
        .filter(|on| person.last_contact_on.is_none_or(|last| last < *on))
        .map(|on| Due {
            on,
            reason: Reason::Scheduled,
        });
    let due = planned.or_else(|| by_cadence(person))?;
    Some(Due {
        on: person.snoozed_until.map_or(due.on, |until| due.on.max(until)),
        ..due
    })
}

fn by_cadence(person: &Circumstances) -> Option<Due> {
    let days = Days::new(u64::from(person.cadence_days?));
    let (from, reason) = match person.last_contact_on {
        Some(last) => (last, Reason::Reconnect),
        None => (person.added_on, Reason::NeverContacted),
    };
    Some(Due {
        on: from.checked_add_days(days).unwrap_or(NaiveDate::MAX),
        reason,
    })
}

/// What a nudge says about itself.
#[must_use]
pub fn why(due: Due, person: &Circumstances, last_direction: Option<Direction>, today: NaiveDate) -> String {
    match (due.reason, person.last_contact_on) {
        (Reason::Scheduled, _) => match person.next_touch_on {
            Some(on) if on == today => "You planned to be in touch today".to_owned(),
            Some(on) => format!("You planned to be in touch on {}", on.format("%-d %B %Y")),
            None => "You planned to be in touch".to_owned(),
        },
        (_, Some(last)) => {
            let who = match last_direction {
                Some(Direction::In) => "they wrote",
                _ => "you wrote",
            };
            match (today - last).num_days() {
                ..=0 => format!("{} today{}", upper_first(who), aim(person)),
                1 => format!("1 day since {who}{}", aim(person)),
                days => format!("{days} days since {who}{}", aim(person)),
            }
        }
        (_, None) => {
            let added = match (today - person.added_on).num_days() {
                ..=0 => "today".to_owned(),
                1 => "yesterday".to_owned(),
                days => format!("{days} days ago"),
            };
            format!("Added {added} and never contacted{}", aim(person))
        }
    }
}

fn aim(person: &Circumstances) -> String {
    person
        .cadence_days
        .map_or_else(String::new, |days| format!("; you aim for {days}"))
}

words! {
    /// How a relationship stands, as the leaf shows it.
    Leaf {
        /// Touched lately.
        Fresh = "fresh", "Fresh";
        /// Due within a week.
        Soon = "soon", "Due soon";
        /// Due.
        Due = "due", "Due";
        /// Overdue by more than a whole cadence.
        Dry = "dry", "Overdue";
        /// Nobody waits: snoozed, archived, do-not-contact or without cadence.
        Resting = "resting", "Resting";
    }
}

/// Days before the due date at which a leaf turns to `soon`.
pub const SOON_DAYS: i64 = 7;

/// How the relationship stands today.
#[must_use]
pub fn leaf(due: Option<Due>, person: &Circumstances, today: NaiveDate) -> Leaf {
    let Some(due) = due else { return Leaf::Resting };
    if person.snoozed_until.is_some_and(|until| until > today) {
        return Leaf::Resting;
    }
    let overdue = (today - due.on).num_days();
    match overdue {
        i64::MIN..0 if overdue >= -SOON_DAYS => Leaf::Soon,
        i64::MIN..0 => Leaf::Fresh,
        _ if overdue > person.cadence_days.map_or(i64::MAX, i64::from) => Leaf::Dry,
        _ => Leaf::Due,
    }
}

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

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ada() -> Circumstances {
        Circumstances {
            last_contact_on: Some(day("2026-03-01")),
            added_on: day("2026-01-01"),
            cadence_days: Some(30),
            snoozed_until: None,
            next_touch_on: None,
            resting: false,
        }
    }

    #[test]
    fn due_is_the_last_contact_and_the_cadence() {
        assert_eq!(
            due(&ada()),
            Some(Due {
                on: day("2026-03-31"),
                reason: Reason::Reconnect
            })
        );
    }

    #[test]
    fn one_never_contacted_counts_from_the_day_added() {
        let new = Circumstances {
            last_contact_on: None,
            ..ada()
        };
        assert_eq!(
            due(&new),
            Some(Due {
                on: day("2026-01-31"),
                reason: Reason::NeverContacted
            })
        );
    }

    #[test]
    fn a_snooze_only_ever_postpones() {
        let snoozed = Circumstances {
            snoozed_until: Some(day("2026-04-09")),
            ..ada()
        };
        assert_eq!(due(&snoozed).unwrap().on, day("2026-04-09"));
        let early = Circumstances {
            snoozed_until: Some(day("2026-03-09")),
            ..ada()
        };
        assert_eq!(due(&early).unwrap().on, day("2026-03-31"));
    }

    #[test]
    fn a_planned_date_replaces_the_cadence_until_a_contact_on_or_after_it() {
        let planned = Circumstances {
            next_touch_on: Some(day("2026-06-01")),
            ..ada()
        };
        assert_eq!(
            due(&planned),
            Some(Due {
                on: day("2026-06-01"),
                reason: Reason::Scheduled
            })
        );
        let kept = Circumstances {
            last_contact_on: Some(day("2026-06-01")),
            ..planned
        };
        assert_eq!(
            due(&kept),
            Some(Due {
                on: day("2026-07-01"),
                reason: Reason::Reconnect
            })
        );
    }

    #[test]
    fn nobody_archived_and_nobody_without_cadence_is_due() {
        assert_eq!(
            due(&Circumstances {
                resting: true,
                ..ada()
            }),
            None
        );
        assert_eq!(
            due(&Circumstances {
                cadence_days: None,
                ..ada()
            }),
            None
        );
    }

    #[test]
    fn a_nudge_says_why() {
        let due = due(&ada()).unwrap();
        assert_eq!(
            why(due, &ada(), Some(Direction::Out), day("2026-04-11")),
            "41 days since you wrote; you aim for 30"
        );
    }

    #[test]
    fn the_leaf_dries_after_a_second_cadence() {
        let at = |text| leaf(due(&ada()), &ada(), day(text));
        assert_eq!(at("2026-03-10"), Leaf::Fresh);
        assert_eq!(at("2026-03-24"), Leaf::Soon);
        assert_eq!(at("2026-03-31"), Leaf::Due);
        assert_eq!(at("2026-04-30"), Leaf::Due);
        assert_eq!(at("2026-05-01"), Leaf::Dry);
    }

    #[test]
    fn the_next_day_begins_even_where_midnight_does_not() {
        use chrono_tz::Tz;
        // Santiago put its clocks forward at midnight on 2026-09-06.
        let zone: Tz = "America/Santiago".parse().unwrap();
        let evening = "2026-09-06T02:00:00Z".parse().unwrap();
        let wake = next_wake(evening, &zone);
        assert_eq!(wake.with_timezone(&zone).date_naive(), day("2026-09-06"));
        assert_eq!(
            (wake - TimeDelta::seconds(1)).with_timezone(&zone).date_naive(),
            day("2026-09-05")
        );
    }
}
