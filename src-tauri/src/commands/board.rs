//! The board.

use perennial_core::domain::PersonId;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, Done};
use perennial_core::views::board::{self as view, Board, CardWindow};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// The columns and their counts.
#[tauri::command]
#[specta::specta]
pub async fn board(desk: State<'_, Desk>) -> Result<Board, Failure> {
    desk.read(view::board).await
}

/// A window of a column's cards.
#[tauri::command]
#[specta::specta]
pub async fn board_cards(
    desk: State<'_, Desk>,
    stage: Stage,
    from: u32,
    limit: u32,
) -> Result<CardWindow, Failure> {
    desk.read(move |reader, when| view::cards(reader, when, stage, from, limit))
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
