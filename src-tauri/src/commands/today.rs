//! Today: whom to write to, and why.

use perennial_core::domain::PersonId;
use perennial_core::domain::nudge::Reason;
use perennial_core::ops::{self, Done};
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

/// Says of a nudge that it is not needed: its reason is silent until its next date.
#[tauri::command]
#[specta::specta]
pub async fn not_needed(desk: State<'_, Desk>, person: PersonId, reason: Reason) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::not_needed(store, when, person, reason))
        .await
}
