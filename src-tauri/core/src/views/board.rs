//! The board: five columns and windows of their cards.

use serde::Serialize;

use super::ViewError;
use super::card::{Card, cards as cards_of};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::{Reader, person, standing};

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
    let columns = standing::stage_counts(&reader.conn, when.today)?
        .into_iter()
        .map(|(stage, count, due)| Column {
            stage,
            name: stage.label().to_owned(),
            count,
            due,
        })
        .collect();
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
    from: u32,
    limit: u32,
) -> Result<CardWindow, ViewError> {
    let ids = person::board_window(&reader.conn, stage, from, limit)?;
    let total = person::board_count(&reader.conn, stage)?;
    Ok(CardWindow {
        total,
        from,
        cards: cards_of(&reader.conn, when, &ids)?,
    })
}
