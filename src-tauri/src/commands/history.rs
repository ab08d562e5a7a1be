//! What was done, and what came in.

use perennial_core::domain::BatchId;
use perennial_core::views::history::{self as view, HistoryEntry};
use perennial_core::views::imports::{self, BatchPage, ImportBatch};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// The newest entries of the history.
#[tauri::command]
#[specta::specta]
pub async fn history(desk: State<'_, Desk>, limit: u32) -> Result<Vec<HistoryEntry>, Failure> {
    desk.read(move |reader, _| view::history(reader, limit)).await
}

/// Every import, newest first.
#[tauri::command]
#[specta::specta]
pub async fn imports(desk: State<'_, Desk>) -> Result<Vec<ImportBatch>, Failure> {
    desk.read(|reader, _| imports::imports(reader)).await
}

/// An import with a page of the people whom it made or changed.
#[tauri::command]
#[specta::specta]
pub async fn import_batch(
    desk: State<'_, Desk>,
    batch: BatchId,
    from: u32,
    limit: u32,
) -> Result<BatchPage, Failure> {
    desk.read(move |reader, _| imports::batch(reader, batch, from, limit))
        .await
}
