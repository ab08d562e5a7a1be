//! The leaf: how a relationship stands today.

use chrono::NaiveDate;

use super::{Circumstances, Due};
use crate::domain::word::words;

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
