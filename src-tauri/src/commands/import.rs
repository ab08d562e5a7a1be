//! A spreadsheet comes in: chosen or dropped, previewed, adjusted, committed, undone.

use perennial_core::domain::BatchId;
use perennial_core::import::Options;
use perennial_core::ops::import::ImportReport;
use perennial_core::ops::{self, Undone};
use perennial_core::views::import::{self as view, Preview, PreviewRows, RowFilter};
use perennial_core::views::unfinished::{self, UnfinishedImport};
use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;

use crate::failure::{Failure, ShellError};
use crate::shell::desk::Desk;
use crate::shell::dialogs::Dialogs;
use crate::shell::import_desk::{ImportDesk, Planned, Resumed};
use crate::shell::pace::Progress;
use crate::shell::task_bar::TaskBar;

/// What we understood of a file, under the number by which it is called from now on.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ImportPreview {
    /// The number.
    pub token: u32,
    /// Whether it goes on with what was said of the file before.
    pub resumed: Option<Resumed>,
    /// What we understood, and how many rows come to what.
    #[serde(flatten)]
    pub preview: Preview,
}

impl From<Planned> for ImportPreview {
    fn from(planned: Planned) -> Self {
        Self {
            token: planned.token,
            resumed: planned.resumed,
            preview: view::preview(&planned.draft),
        }
    }
}

/// Asks for files with the system's own dialog; none when the owner thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn import_choose(dialogs: State<'_, Dialogs>) -> Result<Vec<String>, Failure> {
    let chosen = dialogs.choose_lists().await?;
    Ok(chosen
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect())
}

/// Reads a file. Where it is long, only its first rows are planned: `import_plan` goes on.
#[tauri::command]
#[specta::specta]
pub async fn import_open(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    path: String,
) -> Result<ImportPreview, Failure> {
    imports.open(&desk, path).await.map(Into::into)
}

/// Plans every row of a file of which only the first were planned.
#[tauri::command]
#[specta::specta]
pub async fn import_plan(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    bar: State<'_, TaskBar>,
    token: u32,
    progress: Channel<Progress>,
) -> Result<ImportPreview, Failure> {
    let planned = imports.plan(&desk, token, bar.beside(move |step| drop(progress.send(step))));
    planned.await.map(Into::into)
}

/// Plans again, with all that the owner says; it is kept, so that closing the window loses nothing.
#[tauri::command]
#[specta::specta]
pub async fn import_adjust(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    bar: State<'_, TaskBar>,
    token: u32,
    options: Options,
    progress: Channel<Progress>,
) -> Result<ImportPreview, Failure> {
    let progress = bar.beside(move |step| drop(progress.send(step)));
    let planned = imports.adjust(&desk, token, options, progress);
    planned.await.map(Into::into)
}

/// Imports that were begun and not done, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn import_unfinished(desk: State<'_, Desk>) -> Result<Vec<UnfinishedImport>, Failure> {
    desk.read(|reader, _| unfinished::unfinished(reader)).await
}

/// Goes on with an import that was begun and not done.
#[tauri::command]
#[specta::specta]
pub async fn import_resume(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    id: String,
) -> Result<ImportPreview, Failure> {
    imports.resume(&desk, id).await.map(Into::into)
}

/// Forgets what was said about an import that was not done.
#[tauri::command]
#[specta::specta]
pub async fn import_forget(desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    desk.write(move |store, _| ops::forget_draft(store, &id).map(drop))
        .await
}

/// A page of a preview's rows: all of them, or those of an outcome, of a question or with problems.
#[tauri::command]
#[specta::specta]
pub async fn import_rows(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    token: u32,
    filter: RowFilter,
    from: u32,
    limit: u32,
) -> Result<PreviewRows, Failure> {
    let draft = imports.draft(token)?;
    desk.read(move |reader, _| view::rows(reader, &draft, &filter, from, limit))
        .await
}

/// Writes what was planned, as one undo; `progress` hears of it.
#[tauri::command]
#[specta::specta]
pub async fn import_commit(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    bar: State<'_, TaskBar>,
    token: u32,
    progress: Channel<Progress>,
) -> Result<ImportReport, Failure> {
    // A window that no longer listens is no reason to stop.
    let progress = bar.beside(move |step| drop(progress.send(step)));
    imports.commit(&desk, token, progress).await
}

/// Cancels a commit under way, which then writes nothing; or forgets a preview.
#[tauri::command]
#[specta::specta]
pub async fn import_cancel(imports: State<'_, ImportDesk>, token: u32) -> Result<(), Failure> {
    imports.cancel(token);
    Ok(())
}

/// Takes a whole import back.
#[tauri::command]
#[specta::specta]
pub async fn import_undo(
    desk: State<'_, Desk>,
    bar: State<'_, TaskBar>,
    batch: BatchId,
) -> Result<Undone, Failure> {
    let undoing = desk.write(move |store, _| ops::import::undo_batch(store, batch));
    bar.during(undoing).await
}

/// Saves the rows that cannot be imported where the owner says; the path, or `None` if she thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn import_save_rejected(
    imports: State<'_, ImportDesk>,
    dialogs: State<'_, Dialogs>,
    token: u32,
) -> Result<Option<String>, Failure> {
    let (name, bytes) = imports.rejected(token)?;
    let Some(path) = dialogs.choose_place(&name).await? else {
        return Ok(None);
    };
    let said = path.to_string_lossy().into_owned();
    tauri::async_runtime::spawn_blocking(move || {
        std::fs::write(&path, bytes).map_err(|source| ShellError::Unwritable { path, source })
    })
    .await
    .map_err(|_| ShellError::Fault {
        what: "writing a file panicked",
    })??;
    Ok(Some(said))
}
