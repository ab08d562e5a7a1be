//! The rules, one a reason.

use chrono::NaiveDate;

use super::circumstances::after;
use super::{Circumstances, Reason, Wanted};
use crate::domain::stage::Stage;
use crate::domain::touchpoint::Direction;
use crate::domain::word::upper_first;

/// A reason to be in touch.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The reason.
    pub reason: Reason,
    /// Since when a person is due by it; `None`: not at all.
    pub on: fn(&Circumstances) -> Option<NaiveDate>,
    /// Why, as a sentence, on a day.
    pub why: fn(&Circumstances, NaiveDate) -> String,
}

/// The rules, in the order in which they are asked: the first that speaks is why we should write.
///
/// An answer that we owe comes first; a date that the owner set replaces what the
/// rules below it would say; a follow-up comes before the cadence.
pub const RULES: &[Rule] = &[
    Rule {
        reason: Reason::ReplyOwed,
        on: reply_owed,
        why: they_wrote,
    },
    Rule {
        reason: Reason::Scheduled,
        on: scheduled,
        why: planned,
    },
    Rule {
        reason: Reason::FollowUp,
        on: |person| unanswered(person, 1..=1, FOLLOW_UP_DAYS),
        why: no_answer_yet,
    },
    Rule {
        reason: Reason::SecondFollowUp,
        on: |person| unanswered(person, 2..=2, SECOND_FOLLOW_UP_DAYS),
        why: no_answer_yet,
    },
    Rule {
        reason: Reason::LastNote,
        on: |person| unanswered(person, 3..=3, LAST_NOTE_DAYS),
        why: a_last_note,
    },
    Rule {
        reason: Reason::MoveOn,
        on: |person| unanswered(person, 4..=u32::MAX, LAST_NOTE_DAYS),
        why: time_to_move_on,
    },
    Rule {
        reason: Reason::Reconnect,
        on: reconnect,
        why: days_since,
    },
    Rule {
        reason: Reason::NeverContacted,
        on: never_contacted,
        why: days_since_added,
    },
];

/// Days after which an answer of ours is due.
pub const ANSWER_DAYS: u32 = 1;

/// Days after an unanswered first note at which a follow-up is due.
pub const FOLLOW_UP_DAYS: u32 = 5;

/// Days after the follow-up at which a second one is due.
pub const SECOND_FOLLOW_UP_DAYS: u32 = 3;

/// Days after the second follow-up at which a last note is due, and after that at which it is time to move on.
pub const LAST_NOTE_DAYS: u32 = 5;

fn reply_owed(person: &Circumstances) -> Option<NaiveDate> {
    (person.last_direction? == Direction::In)
        .then_some(person.last_contact_on?)
        .map(|on| after(on, ANSWER_DAYS))
}

/// A date of the owner's holds until a contact on or after it.
fn scheduled(person: &Circumstances) -> Option<NaiveDate> {
    person
        .next_touch_on
        .filter(|on| person.last_contact_on.is_none_or(|last| last < *on))
}

/// Somebody in Outreach who has not answered. Where nobody is to be nudged by cadence, nobody is followed up.
fn unanswered(person: &Circumstances, times: std::ops::RangeInclusive<u32>, days: u32) -> Option<NaiveDate> {
    let Wanted::Answer { days_written } = person.wanted else {
        return None;
    };
    person.cadence_days?;
    (person.stage == Stage::Outreach && times.contains(&days_written))
        .then_some(person.last_contact_on?)
        .map(|on| after(on, days))
}

fn reconnect(person: &Circumstances) -> Option<NaiveDate> {
    person.a_cadence_after(person.last_contact_on?)
}

fn never_contacted(person: &Circumstances) -> Option<NaiveDate> {
    if person.last_contact_on.is_some() {
        return None;
    }
    person.a_cadence_after(person.added_on)
}

fn they_wrote(person: &Circumstances, today: NaiveDate) -> String {
    format!(
        "They wrote {}; you have not answered",
        ago(person.last_contact_on, today)
    )
}

fn planned(person: &Circumstances, today: NaiveDate) -> String {
    match person.next_touch_on {
        Some(on) if on == today => "You planned to be in touch today".to_owned(),
        Some(on) => format!("You planned to be in touch on {}", on.format("%-d %B %Y")),
        None => "You planned to be in touch".to_owned(),
    }
}

fn no_answer_yet(person: &Circumstances, today: NaiveDate) -> String {
    let again = match person.wanted {
        Wanted::Answer { days_written: 2.. } => " again",
        _ => "",
    };
    format!(
        "You wrote{again} {}; no answer yet",
        ago(person.last_contact_on, today)
    )
}

fn a_last_note(person: &Circumstances, today: NaiveDate) -> String {
    format!(
        "You wrote {}, the last time {}; a last note, then move on",
        times_written(person),
        ago(person.last_contact_on, today)
    )
}

fn time_to_move_on(person: &Circumstances, _: NaiveDate) -> String {
    format!(
        "You wrote {} without an answer; time to move on",
        times_written(person)
    )
}

fn times_written(person: &Circumstances) -> String {
    match person.wanted {
        Wanted::Answer { days_written } => format!("{days_written} times"),
        Wanted::Nothing => "before".to_owned(),
    }
}

fn days_since(person: &Circumstances, today: NaiveDate) -> String {
    let who = match person.last_direction {
        Some(Direction::In) => "they wrote",
        _ => "you wrote",
    };
    match person.last_contact_on.map_or(0, |last| (today - last).num_days()) {
        ..=0 => format!("{} today{}", upper_first(who), aim(person)),
        1 => format!("1 day since {who}{}", aim(person)),
        days => format!("{days} days since {who}{}", aim(person)),
    }
}

fn days_since_added(person: &Circumstances, today: NaiveDate) -> String {
    format!(
        "Added {} and never contacted{}",
        ago(Some(person.added_on), today),
        aim(person)
    )
}

fn ago(on: Option<NaiveDate>, today: NaiveDate) -> String {
    match on.map_or(0, |on| (today - on).num_days()) {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

fn aim(person: &Circumstances) -> String {
    person
        .cadence_days
        .map_or_else(String::new, |days| format!("; you aim for {days}"))
}
