//! People who are there twice: found, compared, merged or told apart.

use perennial_core::domain::PersonId;
use perennial_core::domain::merge::MergeChoice;
use perennial_core::ops::{self, Done};
use perennial_core::views::duplicates::{self as view, Comparison, Duplicates};
use tauri::State;
use tauri::ipc::Channel;

use crate::failure::Failure;
use crate::shell::desk::Desk;
use crate::shell::pace::Progress;
use crate::shell::task_bar::TaskBar;
use crate::shell::twin_desk::TwinDesk;

/// Looks for people who are there twice; how many pairs there are. `progress` hears of it.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_find(
    desk: State<'_, Desk>,
    twins: State<'_, TwinDesk>,
    bar: State<'_, TaskBar>,
    progress: Channel<Progress>,
) -> Result<u32, Failure> {
    // A window that no longer listens is no reason to stop.
    let progress = bar.beside(move |step| drop(progress.send(step)));
    twins.find(&desk, progress).await
}

/// Stops a search under way.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_stop(twins: State<'_, TwinDesk>) -> Result<(), Failure> {
    twins.stop();
    Ok(())
}

/// A page of the pairs that were found.
#[tauri::command]
#[specta::specta]
pub async fn duplicates(
    desk: State<'_, Desk>,
    twins: State<'_, TwinDesk>,
    from: u32,
    limit: u32,
) -> Result<Duplicates, Failure> {
    twins.page(&desk, from, limit).await
}

/// Two people side by side.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_compare(
    desk: State<'_, Desk>,
    left: PersonId,
    right: PersonId,
) -> Result<Comparison, Failure> {
    desk.read(move |reader, when| view::compare(reader, when, left, right))
        .await
}

/// Makes one person of two, as one undo.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_merge(
    desk: State<'_, Desk>,
    keep: PersonId,
    gone: PersonId,
    choices: Vec<MergeChoice>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::merge_people(store, when, keep, gone, &choices))
        .await
}

/// Remembers that two people are two.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_dismiss(
    desk: State<'_, Desk>,
    left: PersonId,
    right: PersonId,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::tell_apart(store, when, left, right))
        .await
}
