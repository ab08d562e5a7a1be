//! The board: five columns and windows of their cards.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::ViewError;
use super::card::{Card, cards as cards_of};
use crate::domain::segment::{ListOrder, OrderBy, Segment};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{PersonId, SubStageId};
use crate::store::headcount::{self, DueCounts};
use crate::store::segment::Column as Listed;
use crate::store::{Reader, person, stage, sub_stage};

/// The columns, and those of their cards that were asked for with them.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Board {
    /// In the order of the pipeline.
    pub columns: Vec<Column>,
    /// One for each sight, in their order.
    pub windows: Vec<CardWindow>,
}

/// A stretch of a column: the cards in sight, or one that has focus elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Sight {
    /// The column.
    pub stage: Stage,
    /// The index of its first card.
    pub from: u32,
    /// So many cards at most.
    pub limit: u32,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Column {
    /// The stage.
    pub stage: Stage,
    /// Its name on the screen.
    pub name: String,
    /// Its people.
    pub count: u32,
    /// Its people who are due.
    pub due: u32,
    /// After how many days without a contact or a move a card dries up; none: never.
    pub dries_up_days: Option<u32>,
    /// Its people by the parts of the stage, those in none first; empty where it has no parts.
    pub parts: Vec<Part>,
}

/// Those of a column who stand in one part of it, or in none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Part {
    /// Which; none: in no part.
    pub sub_stage: Option<SubStageId>,
    /// What the owner calls it; none: in no part.
    pub name: Option<String>,
    /// Its people.
    pub count: u32,
}

/// Some cards of a column, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct CardWindow {
    /// The column's people in all.
    pub total: u32,
    /// The index of the first card.
    pub from: u32,
    /// The cards.
    pub cards: Vec<Card>,
}

/// Which cards the board shows, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BoardQuery {
    /// Who is on it.
    pub segment: Segment,
    /// Their order within a column.
    pub order: OrderBy,
    /// The other way round.
    pub reversed: bool,
}

impl BoardQuery {
    /// Everybody, in the owner's order.
    pub const EVERYBODY: Self = Self {
        segment: Segment::EVERYBODY,
        order: OrderBy::Word(ListOrder::Board),
        reversed: false,
    };
}

/// The columns with their counts, and the cards in these sights: one answer, of one moment.
///
/// # Errors
/// The data file cannot be read.
pub fn board(reader: &Reader, when: &When, query: &BoardQuery, sights: &[Sight]) -> Result<Board, ViewError> {
    let those = Those::of(reader, when, query)?;
    reader.at_once(|conn| {
        let drying = stage::drying(conn)?;
        let columns = those.counts(conn, when)?.into_iter().map(|(stage, count, due)| {
            Ok(Column {
                stage,
                name: stage.label().to_owned(),
                count,
                due,
                dries_up_days: drying.get(&stage).copied(),
                parts: those.parts(conn, stage, count)?,
            })
        });
        let windows = sights.iter().map(|sight| those.window(conn, when, *sight));
        Ok(Board {
            columns: columns.collect::<Result<_, ViewError>>()?,
            windows: windows.collect::<Result<_, ViewError>>()?,
        })
    })
}

/// The cards in a sight.
///
/// # Errors
/// The data file cannot be read.
pub fn cards(
    reader: &Reader,
    when: &When,
    query: &BoardQuery,
    sight: Sight,
) -> Result<CardWindow, ViewError> {
    let those = Those::of(reader, when, query)?;
    reader.at_once(|conn| those.window(conn, when, sight))
}

/// Who is on the board.
enum Those {
    /// Everybody, in the owner's order: so they stand in an index, and a window of it needs no list.
    Everybody,
    /// Some, or in another order.
    Listed(Arc<HashMap<Stage, Listed>>),
}

impl Those {
    fn of(reader: &Reader, when: &When, query: &BoardQuery) -> Result<Self, ViewError> {
        if *query == BoardQuery::EVERYBODY {
            return Ok(Self::Everybody);
        }
        let order = (query.order, query.reversed);
        let columns = reader.columns(&query.segment, when.today, order)?;
        Ok(Self::Listed(columns))
    }

    /// The people of every column, and those of them who are due.
    fn counts(&self, conn: &Connection, when: &When) -> Result<Vec<(Stage, u32, u32)>, ViewError> {
        Ok(match self {
            Self::Everybody => {
                let people = headcount::on_board(conn)?;
                let due = DueCounts::read(conn, when.today, when.today)?;
                let counts = |&stage: &Stage| (stage, of(&people, stage), due.of(stage));
                Stage::ALL.iter().map(counts).collect()
            }
            Self::Listed(columns) => {
                let counts = |&stage: &Stage| {
                    let listed = columns.get(&stage);
                    listed.map_or((stage, 0, 0), |listed| (stage, listed.count(), listed.due))
                };
                Stage::ALL.iter().map(counts).collect()
            }
        })
    }

    /// A column's people by the parts of its stage, those in none first.
    fn parts(&self, conn: &Connection, stage: Stage, total: u32) -> Result<Vec<Part>, ViewError> {
        let rows = sub_stage::of_stage(conn, stage)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut parts = vec![Part {
            sub_stage: None,
            name: None,
            count: 0,
        }];
        for row in rows {
            let count = match self {
                Self::Everybody => sub_stage::people(conn, row.id)?,
                Self::Listed(columns) => columns
                    .get(&stage)
                    .and_then(|listed| listed.parts.get(&Some(row.id)).copied())
                    .unwrap_or_default(),
            };
            parts.push(Part {
                sub_stage: Some(row.id),
                name: Some(row.name),
                count,
            });
        }
        let placed: u32 = parts.iter().map(|part| part.count).sum();
        if let Some(none) = parts.first_mut() {
            none.count = total.saturating_sub(placed);
        }
        Ok(parts)
    }

    fn window(&self, conn: &Connection, when: &When, sight: Sight) -> Result<CardWindow, ViewError> {
        let Sight { stage, from, limit } = sight;
        let (total, people) = match self {
            Self::Everybody => {
                let total = of(&headcount::on_board(conn)?, stage);
                (total, self.owned(conn, total, sight)?)
            }
            Self::Listed(columns) => columns.get(&stage).map_or((0, Vec::new()), |listed| {
                let people = listed.people.iter().skip(from as usize).take(limit as usize);
                (listed.count(), people.copied().collect())
            }),
        };
        Ok(CardWindow {
            total,
            from,
            cards: cards_of(conn, when, people)?,
        })
    }

    /// The ids of everybody in a sight, in the owner's order.
    fn owned(&self, conn: &Connection, total: u32, sight: Sight) -> Result<Vec<PersonId>, ViewError> {
        let Sight { stage, from, limit } = sight;
        let parts = self.parts(conn, stage, total)?;
        if parts.is_empty() {
            return Ok(person::board_window(conn, stage, from, limit)?);
        }
        let (mut skip, mut left, mut ids) = (from, limit, Vec::new());
        for part in parts {
            let here = part.count.saturating_sub(skip).min(left);
            if here > 0 {
                ids.extend(person::board_window_in(conn, stage, part.sub_stage, skip, here)?);
            }
            skip = skip.saturating_sub(part.count);
            left -= here;
        }
        Ok(ids)
    }
}

fn of(people: &HashMap<Stage, u32>, stage: Stage) -> u32 {
    people.get(&stage).copied().unwrap_or_default()
}
