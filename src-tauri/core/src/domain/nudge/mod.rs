//! Nudges: who is due, on which date and why; and when to look again.
//!
//! Each reason is a rule of its own in [`RULES`], which sees one person's circumstances and says when they are due by
//! it. The first rule that speaks is the reason why we should write; the others wait behind it, since one message
//! answers them all. What is celebrated comes back every year, and stands beside them. Archived and do-not-contact people are never nudged, and nobody before their snooze or the
//! owner's rest is over. Due is a calendar date of the owner: never a number of hours.

mod celebrate;
mod circumstances;
mod leaf;
mod order;
mod rules;
#[cfg(test)]
mod tests;
mod wake;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::word::words;

pub use celebrate::{Occasion, THANK_DAYS, WINDOW_DAYS, Yearly, is_kept, month_days, window, yearly};
pub use circumstances::{Circumstances, NotNeeded, Wanted};
pub use leaf::{Leaf, SOON_DAYS, leaf};
pub use order::{place, places};
pub use rules::{ANSWER_DAYS, FOLLOW_UP_DAYS, LAST_NOTE_DAYS, RULES, Rule, SECOND_FOLLOW_UP_DAYS};
pub use wake::next_wake;

words! {
    /// Why somebody is due.
    Reason {
        /// The owner set this date.
        Scheduled = "scheduled", "You planned to be in touch";
        /// The cadence has run out.
        Reconnect = "reconnect", "Reconnect";
        /// Added, and never written to.
        NeverContacted = "never_contacted", "Never contacted";
        /// They wrote last.
        ReplyOwed = "reply_owed", "Reply owed";
        /// The first note was not answered.
        FollowUp = "follow_up", "Follow up";
        /// Nor was the follow-up.
        SecondFollowUp = "second_follow_up", "Second follow-up";
        /// Nor was the second one.
        LastNote = "last_note", "Last note";
        /// Nor was the last note.
        MoveOn = "move_on", "Move on";
        /// Their birthday.
        Birthday = "birthday", "Birthday";
        /// A year, or more, of working together.
        Anniversary = "anniversary", "Anniversary";
        /// They posted about us unpaid, and were not thanked.
        Thank = "thank", "Thank";
    }
}

words! {
    /// What Today gathers under one heading.
    Group {
        /// Be in touch again.
        Reconnect = "reconnect", "Reconnect";
        /// An answer is missing, ours or theirs.
        FollowUp = "follow_up", "Follow up";
        /// What was agreed comes due.
        Promises = "promises", "Promises";
        /// A day to celebrate, or to thank for.
        Celebrate = "celebrate", "Celebrate";
    }
}

impl Reason {
    /// Under which heading Today shows it.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Scheduled | Self::Reconnect | Self::NeverContacted => Group::Reconnect,
            Self::ReplyOwed | Self::FollowUp | Self::SecondFollowUp | Self::LastNote | Self::MoveOn => {
                Group::FollowUp
            }
            Self::Birthday | Self::Anniversary | Self::Thank => Group::Celebrate,
        }
    }
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
    let due = asked_for(person)?;
    Some(Due {
        on: person.snoozed_until.map_or(due.on, |until| due.on.max(until)),
        ..due
    })
}

/// What the rules say before a snooze puts it off: what "not needed" is said of.
#[must_use]
pub fn asked_for(person: &Circumstances) -> Option<Due> {
    if person.resting {
        return None;
    }
    RULES.iter().find_map(|rule| {
        let on = (rule.on)(person)?;
        let reason = rule.reason;
        person
            .not_needed(reason, on)
            .is_none()
            .then_some(Due { on, reason })
    })
}

/// What a nudge says about itself.
#[must_use]
pub fn why(due: Due, person: &Circumstances, today: NaiveDate) -> String {
    RULES
        .iter()
        .find(|rule| rule.reason == due.reason)
        .map_or_else(String::new, |rule| (rule.why)(person, today))
}
