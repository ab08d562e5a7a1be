//! The board.

use perennial_core::domain::stage::Stage;
use perennial_core::domain::{PersonId, SubStageId};
use perennial_core::ops::{self, Done};
use perennial_core::views::board::{self as view, Board, BoardQuery, CardWindow, Sight};
use perennial_core::views::sub_stages::{SubStage, sub_stages as every_sub_stage};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// The columns, and the cards in these sights.
#[tauri::command]
#[specta::specta]
pub async fn board(desk: State<'_, Desk>, query: BoardQuery, sights: Vec<Sight>) -> Result<Board, Failure> {
    desk.read(move |reader, when| view::board(reader, when, &query, &sights))
        .await
}

/// The cards in a sight.
#[tauri::command]
#[specta::specta]
pub async fn board_cards(
    desk: State<'_, Desk>,
    query: BoardQuery,
    sight: Sight,
) -> Result<CardWindow, Failure> {
    desk.read(move |reader, when| view::cards(reader, when, &query, sight))
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

/// The parts of every stage.
#[tauri::command]
#[specta::specta]
pub async fn sub_stages(desk: State<'_, Desk>) -> Result<Vec<SubStage>, Failure> {
    desk.read(|reader, _| every_sub_stage(reader)).await
}

/// Adds a part to a stage, after its others.
#[tauri::command]
#[specta::specta]
pub async fn add_sub_stage(desk: State<'_, Desk>, stage: Stage, name: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_sub_stage(store, when, stage, &name).map(|(_, done)| done))
        .await
}

/// Renames a part of a stage.
#[tauri::command]
#[specta::specta]
pub async fn rename_sub_stage(
    desk: State<'_, Desk>,
    sub_stage: SubStageId,
    name: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rename_sub_stage(store, when, sub_stage, &name))
        .await
}

/// Puts a part at a place among those of its stage, counted from none.
#[tauri::command]
#[specta::specta]
pub async fn place_sub_stage(desk: State<'_, Desk>, sub_stage: SubStageId, at: u32) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::place_sub_stage(store, when, sub_stage, at))
        .await
}

/// Removes a part of a stage; its people stay in the stage, in another part or in none.
#[tauri::command]
#[specta::specta]
pub async fn delete_sub_stage(
    desk: State<'_, Desk>,
    sub_stage: SubStageId,
    to: Option<SubStageId>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_sub_stage(store, when, sub_stage, to))
        .await
}

/// Sets after how many days without a contact or a move a card of a stage dries up; none: never.
#[tauri::command]
#[specta::specta]
pub async fn set_drying(desk: State<'_, Desk>, stage: Stage, days: Option<u32>) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_drying(store, when, stage, days))
        .await
}
