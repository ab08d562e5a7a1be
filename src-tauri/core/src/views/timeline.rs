//! A person's timeline: touchpoints, mentions, appreciation, stage changes, imports and merges in one stream, newest
//! first.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::ViewError;
use crate::domain::account::Platform;
use crate::domain::appreciation::AppreciationKind;
use crate::domain::mention::{MentionKind, posted};
use crate::domain::stage::Stage;
use crate::domain::time_of_day::TimeOfDay;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::word::words;
use crate::domain::{AppreciationId, MentionId, PersonId, TouchpointId};
use crate::store::appreciation::AppreciationRow;
use crate::store::mention::MentionRow;
use crate::store::touchpoint::TouchpointRow;
use crate::store::{Reader, appreciation, import_batch, mention, stage, touchpoint, twin};

words! {
    /// What a timeline may be narrowed to.
    TimelineKind {
        /// Touchpoints.
        Contact = "contact", "Contacts";
        /// Posts about us.
        Mention = "mention", "Mentions";
        /// What we did for them.
        Appreciation = "appreciation", "Appreciation";
        /// Moves on the board.
        Stage = "stage", "Stages";
        /// Imports that created or updated them, and people merged into them.
        Import = "import", "Imports";
    }
}

/// A page of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Timeline {
    /// How many entries there are of the kinds that were asked for.
    pub total: u32,
    /// How many there are of each kind, whatever was asked for; those without any are left out.
    pub counts: Vec<KindCount>,
    /// This page.
    pub entries: Vec<TimelineEntry>,
}

/// How many entries a kind has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct KindCount {
    /// The kind.
    pub kind: TimelineKind,
    /// Its entries.
    pub count: u32,
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
        /// The owner's local time, where it is known.
        at: Option<TimeOfDay>,
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
        /// On which platform that is, where the link says it.
        platform: Option<Platform>,
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

impl TimelineWhat {
    /// Under which kind it is found.
    #[must_use]
    pub fn kind(&self) -> TimelineKind {
        match self {
            Self::Touchpoint { .. } => TimelineKind::Contact,
            Self::Mention { .. } => TimelineKind::Mention,
            Self::Appreciation { .. } => TimelineKind::Appreciation,
            Self::StageChange { .. } => TimelineKind::Stage,
            Self::Import { .. } | Self::Merge { .. } => TimelineKind::Import,
        }
    }
}

/// An entry with what orders it: its date; its time, where what has none happened at the end of its day; then its
/// identity, which tells the order of entry.
type Told = ((NaiveDate, bool, Option<TimeOfDay>, Uuid), TimelineWhat);

/// A page of a person's timeline, of these kinds; of all where none is named.
///
/// # Errors
/// The data file cannot be read.
pub fn timeline(
    reader: &Reader,
    id: PersonId,
    kinds: &[TimelineKind],
    from: u32,
    limit: u32,
) -> Result<Timeline, ViewError> {
    let mut entries = everything(&reader.conn, id)?;
    let count = |kind| {
        let of_it = entries.iter().filter(|(_, what)| what.kind() == kind);
        u32::try_from(of_it.count()).unwrap_or(u32::MAX)
    };
    let counts = TimelineKind::ALL
        .iter()
        .map(|&kind| KindCount {
            kind,
            count: count(kind),
        })
        .filter(|of| of.count > 0)
        .collect();
    if !kinds.is_empty() {
        entries.retain(|(_, what)| kinds.contains(&what.kind()));
    }
    entries.sort_by_key(|(order, _)| std::cmp::Reverse(*order));
    Ok(Timeline {
        total: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        counts,
        entries: entries
            .into_iter()
            .skip(from as usize)
            .take(limit as usize)
            .map(|((on, ..), what)| TimelineEntry { on, what })
            .collect(),
    })
}

/// A contact, a mention or an appreciation by its identity.
///
/// # Errors
/// None is called so, or the data file cannot be read.
pub fn entry(reader: &Reader, id: Uuid) -> Result<TimelineEntry, ViewError> {
    let conn = &reader.conn;
    if let Some(row) = touchpoint::read(conn, TouchpointId(id))? {
        return Ok(of_touchpoint(row));
    }
    if let Some(row) = mention::read(conn, MentionId(id))? {
        return Ok(of_mention(row));
    }
    match appreciation::read(conn, AppreciationId(id))? {
        Some(row) => Ok(of_appreciation(row)),
        None => Err(ViewError::NotThere {
            what: "contact, mention or appreciation",
        }),
    }
}

fn everything(conn: &Connection, id: PersonId) -> Result<Vec<Told>, ViewError> {
    let mut entries: Vec<Told> = Vec::new();
    for row in touchpoint::of_person(conn, id)? {
        let order = (row.on, row.at.is_none(), row.at, row.id.0);
        entries.push((order, of_touchpoint(row).what));
    }
    let untimed = |on, made| (on, true, None, made);
    for row in mention::of_person(conn, id)? {
        entries.push((untimed(row.on, row.id.0), of_mention(row).what));
    }
    for row in appreciation::of_person(conn, id)? {
        entries.push((untimed(row.on, row.id.0), of_appreciation(row).what));
    }
    for change in stage::changes(conn, id)? {
        let what = TimelineWhat::StageChange {
            from: change.from,
            to: change.to,
        };
        entries.push((untimed(change.on, change.id), what));
    }
    for (batch, on, file_name, created) in import_batch::of_person(conn, id)? {
        entries.push((untimed(on, batch.0), TimelineWhat::Import { file_name, created }));
    }
    for (name, on) in twin::merged_with(conn, id)? {
        // Of what happened on one day the merge is told first: who is gone has an identity of the day they were made.
        entries.push((untimed(on, Uuid::max()), TimelineWhat::Merge { name }));
    }
    Ok(entries)
}

fn of_touchpoint(row: TouchpointRow) -> TimelineEntry {
    TimelineEntry {
        on: row.on,
        what: TimelineWhat::Touchpoint {
            id: row.id,
            channel: row.channel,
            direction: row.direction,
            intent: row.intent,
            at: row.at,
            note: row.note,
            text: row.text,
        },
    }
}

fn of_mention(row: MentionRow) -> TimelineEntry {
    TimelineEntry {
        on: row.on,
        what: TimelineWhat::Mention {
            id: row.id,
            post: row.kind,
            platform: row.link.as_deref().and_then(|link| posted(link).0),
            link: row.link,
            organic: row.organic,
            thanked_on: row.thanked_on,
            note: row.note,
        },
    }
}

fn of_appreciation(row: AppreciationRow) -> TimelineEntry {
    TimelineEntry {
        on: row.on,
        what: TimelineWhat::Appreciation {
            id: row.id,
            gesture: row.kind,
            note: row.note,
        },
    }
}
