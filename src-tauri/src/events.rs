//! What the window hears without asking.

use perennial_core::ops::Changes;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime};
use tauri_specta::Event;

use crate::shell::notices::Lack;

/// Something was written, by this window or another program.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[serde(transparent)]
#[tauri_specta(event_name = "changes")]
pub struct Changed(pub Changes);

/// The owner's calendar has turned.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "new-day")]
pub struct NewDay {
    /// The new date, `YYYY-MM-DD`.
    pub today: chrono::NaiveDate,
}

/// The tray or a notification was clicked.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "open-today")]
pub struct OpenToday;

/// The owner closes the window for the first time, and there is a tray: what shall that mean?
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "ask-close")]
pub struct AskClose;

/// An action was chosen in the menu bar.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "menu-chosen")]
pub struct MenuChosen {
    /// The page's name for it.
    pub id: String,
}

/// Files were dropped on the window.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "import-files")]
pub struct ImportFiles {
    /// Where they lie, in the order in which they were dropped.
    pub paths: Vec<String>,
}

/// A file is held over the window, or no longer.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "import-hover")]
pub struct ImportHover {
    /// Whether it is over the window.
    pub over: bool,
}

/// Said once: what is missing on this system.
#[derive(Debug, Clone, Serialize, specta::Type, Event)]
#[tauri_specta(event_name = "notice")]
pub struct Notice {
    /// What.
    pub lack: Lack,
}

/// Tells the window. Not by the event's own `emit`, which wants a register of all types in the running program.
///
/// # Errors
/// Where the window cannot be told.
pub fn tell<R: Runtime, E: Event + Serialize + Clone>(app: &AppHandle<R>, event: &E) -> tauri::Result<()> {
    app.emit(E::NAME, event)
}
