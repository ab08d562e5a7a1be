//! The board: five columns and windows of their cards.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ViewError;
use super::card::{Card, cards as cards_of};
use crate::domain::segment::{ListOrder, OrderBy, Segment};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::headcount::{self, DueCounts};
use crate::store::{Reader, person, segment};

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
    let column = |stage: Stage, count: u32, due: u32| Column {
        stage,
        name: stage.label().to_owned(),
        count,
        due,
    };
    let columns = if *segment == Segment::EVERYBODY {
        reader.at_once(|conn| {
            let (people, due) = (
                headcount::on_board(conn)?,
                DueCounts::read(conn, when.today, when.today)?,
            );
            let kept = |&stage: &Stage| column(stage, of(&people, stage), due.of(stage));
            Ok::<_, ViewError>(Stage::ALL.iter().map(kept).collect())
        })?
    } else {
        let hits = reader.matching(segment.search.as_deref(), segment.archived)?;
        segment::stage_counts(&reader.conn, segment, hits.as_deref(), when.today)?
            .into_iter()
            .map(|(stage, count, due)| column(stage, count, due))
            .collect()
    };
    Ok(Board { columns })
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
            let ids = person::board_window(conn, stage, from, limit)?;
            Ok(CardWindow {
                total: of(&headcount::on_board(conn)?, stage),
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
