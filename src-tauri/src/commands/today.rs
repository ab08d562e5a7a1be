//! Today: whom to write to, and why.

use chrono::NaiveDate;
use perennial_core::domain::PersonId;
use perennial_core::domain::nudge::Reason;
use perennial_core::ops::{self, Done, NudgeOf};
use perennial_core::views::ahead::{self, AheadDay};
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

/// Says of several nudges that they are not needed, as one entry.
#[tauri::command]
#[specta::specta]
pub async fn not_needed_many(desk: State<'_, Desk>, nudges: Vec<NudgeOf>) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::not_needed_many(store, when, &nudges))
        .await
}

/// The days after today, up to so many, and who comes due on each.
#[tauri::command]
#[specta::specta]
pub async fn ahead(desk: State<'_, Desk>, days: u32) -> Result<Vec<AheadDay>, Failure> {
    desk.read(move |reader, when| ahead::ahead(reader, when, days))
        .await
}

/// Rests until a date, before which nobody is nudged; without one, ends the rest.
#[tauri::command]
#[specta::specta]
pub async fn rest_until(desk: State<'_, Desk>, until: Option<NaiveDate>) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rest_until(store, when, until))
        .await
}
