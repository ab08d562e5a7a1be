//! A person's timeline: touchpoints, stage changes and imports in one stream, newest first.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::TouchpointId;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Direction, Intent};

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
}
