//! The board: five columns and windows of their cards.

use serde::Serialize;

use super::ViewError;
use super::card::{Card, cards as cards_of};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::headcount::{self, DueCounts};
use crate::store::{Reader, person};

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

/// The columns with their counts.
///
/// # Errors
/// The data file cannot be read.
pub fn board(reader: &Reader, when: &When) -> Result<Board, ViewError> {
    reader.at_once(|conn| {
        let (people, due) = (
            headcount::on_board(conn)?,
            DueCounts::read(conn, when.today, when.today)?,
        );
        let column = |&stage: &Stage| Column {
            stage,
            name: stage.label().to_owned(),
            count: people.get(&stage).copied().unwrap_or_default(),
            due: due.of(stage),
        };
        let columns = Stage::ALL.iter().map(column).collect();
        Ok(Board { columns })
    })
}

/// A window of a column's cards.
///
/// # Errors
/// The data file cannot be read.
pub fn cards(
    reader: &Reader,
    when: &When,
    stage: Stage,
    from: u32,
    limit: u32,
) -> Result<CardWindow, ViewError> {
    reader.at_once(|conn| {
        let ids = person::board_window(conn, stage, from, limit)?;
        Ok(CardWindow {
            total: headcount::on_board(conn)?
                .get(&stage)
                .copied()
                .unwrap_or_default(),
            from,
            cards: cards_of(conn, when, &ids)?,
        })
    })
}
