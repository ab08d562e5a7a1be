//! The order of Today: most valuable first, stated once.

use super::{Group, Reason};
use crate::domain::stage::Stage;

/// Where a nudge stands among those of its group; lower comes first, and of one place the longest overdue.
///
/// *Reconnect*: the dates that the owner set; then from Advocacy back to Discovery, within a stage those we know before
/// those we never wrote to. *Follow up*: the replies that we owe, from Advocacy back to Discovery; then first and second
/// follow-ups, last notes and whom to move on from. *Celebrate*: birthdays, anniversaries, mentions not thanked; these
/// are not kept with the others but found by their day.
///
/// The numbers are kept in the data file: who changes them has a migration recompute what is derived.
#[must_use]
pub fn place(reason: Reason, stage: Stage) -> u32 {
    let from_advocacy = match stage {
        Stage::Advocacy => 0,
        Stage::Nurturing => 1,
        Stage::Collaboration => 2,
        Stage::Outreach => 3,
        Stage::Discovery => 4,
    };
    match reason {
        Reason::Scheduled => 100,
        Reason::Reconnect => 110 + 2 * from_advocacy,
        Reason::NeverContacted => 111 + 2 * from_advocacy,
        Reason::ReplyOwed => 200 + from_advocacy,
        Reason::FollowUp => 210,
        Reason::SecondFollowUp => 211,
        Reason::LastNote => 212,
        Reason::MoveOn => 213,
        Reason::Birthday => 400,
        Reason::Anniversary => 401,
        Reason::Thank => 402,
    }
}

/// The places of a group with their reasons, in their order.
#[must_use]
pub fn places(group: Group) -> Vec<(u32, Reason)> {
    let mut places: Vec<(u32, Reason)> = Reason::ALL
        .iter()
        .filter(|reason| reason.group() == group)
        .flat_map(|&reason| {
            Stage::ALL
                .iter()
                .map(move |&stage| (place(reason, stage), reason))
        })
        .collect();
    places.sort_unstable_by_key(|(place, _)| *place);
    places.dedup();
    places
}
