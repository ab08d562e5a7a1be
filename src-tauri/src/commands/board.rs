//! The board.

use perennial_core::domain::PersonId;
use perennial_core::domain::segment::Segment;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, Done};
use perennial_core::views::board::{self as view, Board, BoardQuery, CardWindow};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// The columns and their counts.
#[tauri::command]
#[specta::specta]
pub async fn board(desk: State<'_, Desk>, segment: Segment) -> Result<Board, Failure> {
    desk.read(move |reader, when| view::board(reader, when, &segment))
        .await
}

/// A window of a column's cards.
#[tauri::command]
#[specta::specta]
pub async fn board_cards(
    desk: State<'_, Desk>,
    stage: Stage,
    query: BoardQuery,
    from: u32,
    limit: u32,
) -> Result<CardWindow, Failure> {
    desk.read(move |reader, when| view::cards(reader, when, stage, &query, from, limit))
        .await
}

/// Moves a person to a column, above `before` or below `after`; to its top without either.
#[tauri::command]
#[specta::specta]
pub async fn move_person(
    desk: State<'_, Desk>,
    person: PersonId,
    to: Stage,
    before: Option<PersonId>,
    after: Option<PersonId>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::move_person(store, when, person, to, after, before))
        .await
}
