//! The fit checklist: its criteria, and what is answered of whom.

use perennial_core::domain::fit::Fit;
use perennial_core::domain::{CriterionId, PersonId};
use perennial_core::ops::{self, Done};
use perennial_core::views::fit::{self, Criterion};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// Every criterion, in the owner's order.
#[tauri::command]
#[specta::specta]
pub async fn criteria(desk: State<'_, Desk>) -> Result<Vec<Criterion>, Failure> {
    desk.read(|reader, _| fit::criteria(reader)).await
}

/// Answers a criterion of a person.
#[tauri::command]
#[specta::specta]
pub async fn answer_fit(
    desk: State<'_, Desk>,
    person: PersonId,
    criterion: CriterionId,
    answer: Fit,
    reason: Option<String>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::answer_fit(store, when, person, criterion, answer, reason.as_deref()))
        .await
}

/// Adds a criterion, after the others.
#[tauri::command]
#[specta::specta]
pub async fn add_criterion(desk: State<'_, Desk>, name: String) -> Result<Done, Failure> {
    let added = desk.write(move |store, when| ops::add_criterion(store, when, &name));
    added.await.map(|(_, done)| done)
}

/// Gives a criterion another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_criterion(
    desk: State<'_, Desk>,
    criterion: CriterionId,
    name: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rename_criterion(store, when, criterion, &name))
        .await
}

/// Puts a criterion at a place of the list, counted from 0.
#[tauri::command]
#[specta::specta]
pub async fn move_criterion(desk: State<'_, Desk>, criterion: CriterionId, to: u32) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::move_criterion(store, when, criterion, to))
        .await
}

/// Removes a criterion with all that was answered.
#[tauri::command]
#[specta::specta]
pub async fn delete_criterion(desk: State<'_, Desk>, criterion: CriterionId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_criterion(store, when, criterion))
        .await
}
