//! Where the data file lies.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};

use crate::failure::ShellError;

/// The data file: `PERENNIAL_DB`, else `perennial.db` in the platform's data folder, which is made where needed.
///
/// # Errors
/// The platform names no such folder, or it cannot be made.
pub fn data_file<R: Runtime>(app: &AppHandle<R>) -> Result<PathBuf, ShellError> {
    let no_home = |reason: String| ShellError::NoHome { reason };
    let path = match told() {
        Some(path) => path,
        None => app
            .path()
            .app_data_dir()
            .map_err(|error| no_home(error.to_string()))?
            .join("perennial.db"),
    };
    let path = std::path::absolute(path).map_err(|error| no_home(error.to_string()))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| no_home(format!("{}: {error}", folder.display())))?;
    }
    Ok(path)
}

/// Where the preferences of this computer are kept; `None` where the platform names no folder for settings.
pub fn preferences<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("preferences.json"))
}

/// The file that the environment names.
#[must_use]
pub fn told() -> Option<PathBuf> {
    std::env::var_os("PERENNIAL_DB")
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}
