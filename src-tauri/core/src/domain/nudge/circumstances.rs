//! What bears on when one person is due.

use chrono::{Days, NaiveDate};

use super::{Group, Reason};
use crate::domain::stage::Stage;
use crate::domain::touchpoint::Direction;

/// What bears on when one person is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// Their stage.
    pub stage: Stage,
    /// The date of the newest touchpoint in either direction.
    pub last_contact_on: Option<NaiveDate>,
    /// Who reached out in it.
    pub last_direction: Option<Direction>,
    /// Whether the newest touchpoint waits for their answer.
    pub wanted: Wanted,
    /// The date the person was added.
    pub added_on: NaiveDate,
    /// Days between contacts; `None`: no cadence.
    pub cadence_days: Option<u32>,
    /// Not before this date: the person's snooze or the owner's own rest, whichever ends later.
    pub snoozed_until: Option<NaiveDate>,
    /// The owner's own date.
    pub next_touch_on: Option<NaiveDate>,
    /// Archived or do-not-contact.
    pub resting: bool,
    /// The nudges that the owner said are not needed.
    pub not_needed: Vec<NotNeeded>,
}

/// Whether we wait for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// We wait for none.
    #[default]
    Nothing,
    /// Our newest touchpoint waits for one, as do those before it back to their last: on so many days did we write.
    Answer {
        /// 1 or more.
        days_written: u32,
    },
}

/// A nudge that is not needed: everything for this reason up to the date on which it was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNeeded {
    /// For which reason.
    pub reason: Reason,
    /// When it was due, before any snooze.
    pub due_on: NaiveDate,
    /// When that was said.
    pub said_on: NaiveDate,
}

impl Circumstances {
    /// When it was said that a nudge for this reason, due on this date, is not needed.
    #[must_use]
    pub fn not_needed(&self, reason: Reason, on: NaiveDate) -> Option<NaiveDate> {
        self.not_needed
            .iter()
            .find(|said| said.reason == reason && on <= said.due_on)
            .map(|said| said.said_on)
    }

    /// A cadence after a date, or after the owner last said that a nudge is not needed: they have looked at it then.
    pub(super) fn a_cadence_after(&self, from: NaiveDate) -> Option<NaiveDate> {
        let contact = |said: &&NotNeeded| said.reason.group() != Group::Celebrate;
        let looked_at = self.not_needed.iter().filter(contact).map(|said| said.said_on);
        Some(after(looked_at.fold(from, NaiveDate::max), self.cadence_days?))
    }
}

/// So many days after a date.
pub(super) fn after(from: NaiveDate, days: u32) -> NaiveDate {
    from.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}
