//! The board: five columns and windows of their cards.

use serde::Serialize;

use crate::domain::stage::Stage;
use crate::views::card::Card;

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
