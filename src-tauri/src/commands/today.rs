//! Today: whom to write to, and why.

use perennial_core::views::today::{self as view, Today};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// A page of today's nudges, group by group, most valuable first.
#[tauri::command]
#[specta::specta]
pub async fn today(desk: State<'_, Desk>, from: u32, limit: u32) -> Result<Today, Failure> {
    desk.read(move |reader, when| view::today(reader, when, from, limit))
        .await
}
