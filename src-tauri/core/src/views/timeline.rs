//! A person's timeline: touchpoints, mentions, appreciation, stage changes, imports and merges in one stream, newest
//! first.

use chrono::NaiveDate;
use serde::Serialize;

use super::ViewError;
use crate::domain::appreciation::AppreciationKind;
use crate::domain::mention::MentionKind;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::{AppreciationId, MentionId, PersonId, TouchpointId};
use crate::store::{Reader, appreciation, import_batch, mention, stage, touchpoint, twin};

/// A page of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Timeline {
    /// How many entries there are in all.
    pub total: u32,
    /// This page.
    pub entries: Vec<TimelineEntry>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct TimelineEntry {
    /// The owner's local date.
    pub on: NaiveDate,
    /// What happened.
    pub what: TimelineWhat,
}

/// What an entry tells.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineWhat {
    /// A contact.
    Touchpoint {
        /// Which.
        id: TouchpointId,
        /// How.
        channel: Channel,
        /// Who reached out.
        direction: Direction,
        /// What for.
        intent: Intent,
        /// What the owner noted.
        note: Option<String>,
        /// What was sent, word for word.
        text: Option<String>,
    },
    /// A post about us.
    Mention {
        /// Which.
        id: MentionId,
        /// What it is.
        post: MentionKind,
        /// Where it stands.
        link: Option<String>,
        /// Whether nobody paid for it.
        organic: bool,
        /// When we thanked for it.
        thanked_on: Option<NaiveDate>,
        /// What the owner noted.
        note: Option<String>,
    },
    /// Something we did for them.
    Appreciation {
        /// Which.
        id: AppreciationId,
        /// What it was.
        gesture: AppreciationKind,
        /// What the owner noted.
        note: Option<String>,
    },
    /// A move on the board.
    StageChange {
        /// From where; `None` when they were added.
        from: Option<Stage>,
        /// To where.
        to: Stage,
    },
    /// An import that created or updated them.
    Import {
        /// The file.
        file_name: String,
        /// Whether it created them.
        created: bool,
    },
    /// Somebody was merged into them.
    Merge {
        /// The name of the one that is gone.
        name: String,
    },
}

/// A page of a person's timeline.
///
/// # Errors
/// The data file cannot be read.
pub fn timeline(reader: &Reader, id: PersonId, from: u32, limit: u32) -> Result<Timeline, ViewError> {
    let conn = &reader.conn;
    // Identities carry the moment of making, which orders what happened on one day.
    let mut entries: Vec<(NaiveDate, uuid::Uuid, TimelineWhat)> = Vec::new();
    for row in touchpoint::of_person(conn, id)? {
        let what = TimelineWhat::Touchpoint {
            id: row.id,
            channel: row.channel,
            direction: row.direction,
            intent: row.intent,
            note: row.note,
            text: row.text,
        };
        entries.push((row.on, row.id.0, what));
    }
    for row in mention::of_person(conn, id)? {
        let what = TimelineWhat::Mention {
            id: row.id,
            post: row.kind,
            link: row.link,
            organic: row.organic,
            thanked_on: row.thanked_on,
            note: row.note,
        };
        entries.push((row.on, row.id.0, what));
    }
    for row in appreciation::of_person(conn, id)? {
        let what = TimelineWhat::Appreciation {
            id: row.id,
            gesture: row.kind,
            note: row.note,
        };
        entries.push((row.on, row.id.0, what));
    }
    for change in stage::changes(conn, id)? {
        let what = TimelineWhat::StageChange {
            from: change.from,
            to: change.to,
        };
        entries.push((change.on, change.id, what));
    }
    for (batch, on, file_name, created) in import_batch::of_person(conn, id)? {
        entries.push((on, batch.0, TimelineWhat::Import { file_name, created }));
    }
    for (name, on) in twin::merged_with(conn, id)? {
        // Of what happened on one day the merge is told first: who is gone has an identity of the day they were made.
        entries.push((on, uuid::Uuid::max(), TimelineWhat::Merge { name }));
    }
    entries.sort_by_key(|(on, made, _)| std::cmp::Reverse((*on, *made)));
    Ok(Timeline {
        total: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        entries: entries
            .into_iter()
            .skip(from as usize)
            .take(limit as usize)
            .map(|(on, _, what)| TimelineEntry { on, what })
            .collect(),
    })
}
