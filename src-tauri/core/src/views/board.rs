//! The board: five columns and windows of their cards.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::ViewError;
use super::card::{Card, cards as cards_of};
use crate::domain::segment::{ListOrder, OrderBy, Segment};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{PersonId, SubStageId};
use crate::store::headcount::{self, DueCounts};
use crate::store::search::Hit;
use crate::store::{Reader, person, segment, stage, sub_stage};

/// The columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Board {
    /// In the order of the pipeline.
    pub columns: Vec<Column>,
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

/// The columns with their counts.
///
/// # Errors
/// The data file cannot be read.
pub fn board(reader: &Reader, when: &When, segment: &Segment) -> Result<Board, ViewError> {
    let everybody = *segment == Segment::EVERYBODY;
    let hits = if everybody {
        None
    } else {
        reader.matching(segment.search.as_deref(), segment.archived)?
    };
    let hits = hits.as_deref();
    reader.at_once(|conn| {
        let drying = stage::drying(conn)?;
        let column = |stage: Stage, count: u32, due: u32| Column {
            stage,
            name: stage.label().to_owned(),
            count,
            due,
            dries_up_days: drying.get(&stage).copied(),
            parts: Vec::new(),
        };
        let mut columns: Vec<Column> = if everybody {
            let (people, due) = (
                headcount::on_board(conn)?,
                DueCounts::read(conn, when.today, when.today)?,
            );
            let kept = |&stage: &Stage| column(stage, of(&people, stage), due.of(stage));
            Stage::ALL.iter().map(kept).collect()
        } else {
            segment::stage_counts(conn, segment, hits, when.today)?
                .into_iter()
                .map(|(stage, count, due)| column(stage, count, due))
                .collect()
        };
        for column in &mut columns {
            column.parts = parts(conn, when, column.stage, column.count, (segment, hits))?;
        }
        Ok(Board { columns })
    })
}

/// A column's people by the parts of its stage, those in none first.
fn parts(
    conn: &Connection,
    when: &When,
    stage: Stage,
    total: u32,
    (segment, hits): (&Segment, Option<&[Hit]>),
) -> Result<Vec<Part>, ViewError> {
    let rows = sub_stage::of_stage(conn, stage)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let everybody = *segment == Segment::EVERYBODY;
    let counts = if everybody {
        HashMap::new()
    } else {
        segment::part_counts(conn, segment, hits, when.today, stage)?
    };
    let mut parts = vec![Part {
        sub_stage: None,
        name: None,
        count: 0,
    }];
    for row in rows {
        let count = if everybody {
            sub_stage::people(conn, row.id)?
        } else {
            counts.get(&Some(row.id)).copied().unwrap_or_default()
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

/// The ids of everybody in a column from an index of them, in the owner's order.
fn owned(
    conn: &Connection,
    when: &When,
    stage: Stage,
    total: u32,
    from: u32,
    limit: u32,
) -> Result<Vec<PersonId>, ViewError> {
    let parts = parts(conn, when, stage, total, (&Segment::EVERYBODY, None))?;
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

/// A window of a column's cards.
///
/// # Errors
/// The data file cannot be read.
pub fn cards(
    reader: &Reader,
    when: &When,
    stage: Stage,
    query: &BoardQuery,
    from: u32,
    limit: u32,
) -> Result<CardWindow, ViewError> {
    // Everybody in the owner's order stands in an index: a window of it needs no list.
    if *query == BoardQuery::EVERYBODY {
        return reader.at_once(|conn| {
            let total = of(&headcount::on_board(conn)?, stage);
            let ids = owned(conn, when, stage, total, from, limit)?;
            Ok(CardWindow {
                total,
                from,
                cards: cards_of(conn, when, ids)?,
            })
        });
    }
    let order = (query.order, query.reversed);
    let list = reader.list(&query.segment, when.today, Some(stage), order)?;
    let window = list.iter().skip(from as usize).take(limit as usize);
    Ok(CardWindow {
        total: u32::try_from(list.len()).unwrap_or(u32::MAX),
        from,
        cards: cards_of(&reader.conn, when, window.copied())?,
    })
}

fn of(people: &HashMap<Stage, u32>, stage: Stage) -> u32 {
    people.get(&stage).copied().unwrap_or_default()
}
