//! The frame around the screens: counts, undo and redo, links, and why nothing could be opened.

use perennial_core::ops::{self, Undone};
use perennial_core::views::frame::{self as view, Frame};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;
use crate::shell::links;
use crate::shell::menu_bar::{Bar, MenuBar};

/// The counts in the sidebar and the bounds of undo.
#[tauri::command]
#[specta::specta]
pub async fn frame(desk: State<'_, Desk>) -> Result<Frame, Failure> {
    desk.read(view::frame).await
}

/// Why the data file could not be opened, where it could not.
#[tauri::command]
#[specta::specta]
pub async fn start_problem(desk: State<'_, Desk>) -> Result<Option<Failure>, Failure> {
    Ok(desk.problem().await)
}

/// Opens a web or e-mail link in the owner's own program.
#[tauri::command]
#[specta::specta]
pub async fn open_link(url: String) -> Result<(), Failure> {
    links::open(&url).await
}

/// Shows the menu bar in place of the one before, where the system has one at the head of the screen.
#[tauri::command]
#[specta::specta]
pub async fn show_menu_bar(menu_bar: State<'_, MenuBar>, bar: Bar) -> Result<(), Failure> {
    Ok(menu_bar.show(&bar)?)
}

/// Takes an entry of the history back; without one, the newest.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: State<'_, Desk>, entry: Option<i64>) -> Result<Undone, Failure> {
    desk.write(move |store, _| ops::undo(store, entry)).await
}

/// Brings an undone entry forth again; without one, the one undone last.
#[tauri::command]
#[specta::specta]
pub async fn redo(desk: State<'_, Desk>, entry: Option<i64>) -> Result<Undone, Failure> {
    desk.write(move |store, _| ops::redo(store, entry)).await
}
