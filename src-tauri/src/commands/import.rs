//! A spreadsheet comes in: chosen or dropped, previewed, adjusted, committed, undone.

use perennial_core::domain::{BatchId, Platform};
use perennial_core::import::{Column, Counts, Format, Options, Outcome, Problem};
use perennial_core::ops::import::ImportReport;
use perennial_core::ops::{self, Undone};
use perennial_core::views::import::{self as view, FieldChoice, PreviewRows};
use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;

use crate::failure::{Failure, ShellError};
use crate::shell::desk::Desk;
use crate::shell::dialogs::Dialogs;
use crate::shell::import_desk::{ImportDesk, ImportProgress, Planned};

/// What we understood of a file, and how many of its rows come to what.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ImportPreview {
    /// The number by which the preview is called from now on.
    pub token: u32,
    /// The file's name.
    pub file_name: String,
    /// Its rows.
    pub rows: u32,
    /// What will come of them; the six outcomes add up to the rows.
    pub counts: Counts,
    /// What kind of file it is, and how it was read.
    pub format: Format,
    /// Where the header stands; `None` where the file has none.
    pub header_line: Option<u32>,
    /// The platform of handles that do not say their own.
    pub platform: Option<Platform>,
    /// Why that one.
    pub platform_because: Option<String>,
    /// The columns and what they hold.
    pub columns: Vec<Column>,
    /// What a column may hold.
    pub fields: Vec<FieldChoice>,
    /// What the owner chose.
    pub options: Options,
    /// The first 200 problems, by line.
    pub problems: Vec<Problem>,
    /// How many there are in all.
    pub problem_count: u32,
}

impl From<Planned> for ImportPreview {
    fn from(planned: Planned) -> Self {
        let preview = view::preview(&planned.draft);
        Self {
            token: planned.token,
            file_name: preview.file_name,
            rows: preview.counts.rows,
            counts: preview.counts,
            format: preview.format,
            header_line: preview.header_line,
            platform: preview.platform,
            platform_because: Some(preview.platform_because).filter(|because| !because.is_empty()),
            columns: preview.columns,
            fields: preview.fields,
            options: planned.chosen,
            problems: preview.problems,
            problem_count: preview.problem_count,
        }
    }
}

/// Asks for a file with the system's own dialog; `None` when the owner thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn import_choose(dialogs: State<'_, Dialogs>) -> Result<Option<String>, Failure> {
    let chosen = dialogs.choose_list().await?;
    Ok(chosen.map(|path| path.to_string_lossy().into_owned()))
}

/// Reads a file and plans its import.
#[tauri::command]
#[specta::specta]
pub async fn import_open(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    path: String,
) -> Result<ImportPreview, Failure> {
    imports.open(&desk, path).await.map(Into::into)
}

/// Plans again, with other options.
#[tauri::command]
#[specta::specta]
pub async fn import_adjust(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    token: u32,
    options: Options,
) -> Result<ImportPreview, Failure> {
    imports.adjust(&desk, token, options).await.map(Into::into)
}

/// A page of a preview's rows, of one outcome or of all.
#[tauri::command]
#[specta::specta]
pub async fn import_rows(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    token: u32,
    outcome: Option<Outcome>,
    from: u32,
    limit: u32,
) -> Result<PreviewRows, Failure> {
    let draft = imports.draft(token)?;
    let filter = view::RowFilter {
        outcome,
        ..view::RowFilter::default()
    };
    desk.read(move |reader, _| view::rows(reader, &draft, &filter, from, limit))
        .await
}

/// Writes what was planned, as one undo; `progress` hears of it.
#[tauri::command]
#[specta::specta]
pub async fn import_commit(
    desk: State<'_, Desk>,
    imports: State<'_, ImportDesk>,
    token: u32,
    progress: Channel<ImportProgress>,
) -> Result<ImportReport, Failure> {
    // A window that no longer listens is no reason to stop.
    imports
        .commit(&desk, token, move |step| drop(progress.send(step)))
        .await
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
pub async fn import_undo(desk: State<'_, Desk>, batch: BatchId) -> Result<Undone, Failure> {
    desk.write(move |store, _| ops::import::undo_batch(store, batch))
        .await
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
