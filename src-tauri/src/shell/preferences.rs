//! What belongs to this computer and not to the data: what closing the window means.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::failure::ShellError;

/// What closing the window means, where there is a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum OnClose {
    /// She is asked, and the answer is kept.
    #[default]
    Ask,
    /// Perennial goes on in the tray, and its reminder comes.
    Tray,
    /// Perennial ends.
    Quit,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    on_close: OnClose,
}

/// The preferences, and the file in which they are kept.
#[derive(Debug, Default)]
pub struct Preferences {
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
}

impl Preferences {
    /// Reads them; what is not there or cannot be read is as if never set. Without a file they last until the end.
    #[must_use]
    pub fn read(file: Option<PathBuf>) -> Self {
        let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok());
        let kept = text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Self {
            file,
            kept: Mutex::new(kept),
        }
    }

    /// What closing the window means.
    #[must_use]
    pub fn on_close(&self) -> OnClose {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).on_close
    }

    /// Sets what closing the window means.
    ///
    /// # Errors
    /// The file cannot be written; until the end it holds all the same.
    pub fn set_on_close(&self, on_close: OnClose) -> Result<(), ShellError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.on_close = on_close;
        let Some(file) = &self.file else { return Ok(()) };
        let unwritable = |source| ShellError::Unwritable {
            path: file.clone(),
            source,
        };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(unwritable)?;
        }
        let text = serde_json::to_string_pretty(&*kept).map_err(|error| unwritable(error.into()))?;
        fs::write(file, text).map_err(unwritable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_and_a_spoiled_file_asks_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/preferences.json");
        let open = || Preferences::read(Some(file.clone()));
        assert_eq!(open().on_close(), OnClose::Ask);
        open().set_on_close(OnClose::Tray).unwrap();
        assert_eq!(open().on_close(), OnClose::Tray);
        fs::write(&file, "{ half").unwrap();
        assert_eq!(open().on_close(), OnClose::Ask);
    }

    #[test]
    fn what_cannot_be_written_says_so_and_holds_until_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = Preferences::read(Some(folder.path().to_owned()));
        assert!(preferences.set_on_close(OnClose::Quit).is_err());
        assert_eq!(preferences.on_close(), OnClose::Quit);
    }
}
