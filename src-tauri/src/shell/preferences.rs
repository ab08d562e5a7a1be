//! What belongs to this computer and not to the data: what closing the window means, and the language it speaks.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fmt, fs};

use serde::{Deserialize, Serialize};

use super::language::Language;
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
    #[serde(default)]
    language: Language,
}

/// The preferences, and the file in which they are kept.
#[derive(Default)]
pub struct Preferences {
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
    hears: Mutex<Option<Hears>>,
}

type Hears = Box<dyn Fn(Language) + Send>;

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
            hears: Mutex::default(),
        }
    }

    /// What closing the window means.
    #[must_use]
    pub fn on_close(&self) -> OnClose {
        held(&self.kept).on_close
    }

    /// Sets what closing the window means.
    ///
    /// # Errors
    /// The file cannot be written; until the end it holds all the same.
    pub fn set_on_close(&self, on_close: OnClose) -> Result<(), ShellError> {
        let mut kept = held(&self.kept);
        kept.on_close = on_close;
        self.write(&kept)
    }

    /// What the window spoke last: the tray and the reminder speak so before it is loaded, too.
    #[must_use]
    pub fn language(&self) -> Language {
        held(&self.kept).language
    }

    /// The window speaks this language now; whoever listens hears of another one.
    ///
    /// # Errors
    /// The file cannot be written; until the end it holds all the same.
    pub fn set_language(&self, language: Language) -> Result<(), ShellError> {
        let mut kept = held(&self.kept);
        if kept.language == language {
            return Ok(());
        }
        kept.language = language;
        if let Some(hears) = held(&self.hears).as_ref() {
            hears(language);
        }
        self.write(&kept)
    }

    /// From now on somebody hears of another language.
    pub fn on_language(&self, hears: impl Fn(Language) + Send + 'static) {
        *held(&self.hears) = Some(Box::new(hears));
    }

    fn write(&self, kept: &Kept) -> Result<(), ShellError> {
        let Some(file) = &self.file else { return Ok(()) };
        let unwritable = |source| ShellError::Unwritable {
            path: file.clone(),
            source,
        };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(unwritable)?;
        }
        let text = serde_json::to_string_pretty(kept).map_err(|error| unwritable(error.into()))?;
        fs::write(file, text).map_err(unwritable)
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preferences")
            .field("file", &self.file)
            .field("kept", &self.kept)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

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

    #[test]
    fn another_language_is_heard_and_kept_and_the_same_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        let preferences = Preferences::read(Some(file.clone()));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        preferences.on_language(move |language| ear.lock().unwrap().push(language));
        preferences.set_language(Language::En).unwrap();
        assert!(!file.exists(), "it spoke English before");
        preferences.set_language(Language::De).unwrap();
        preferences.set_language(Language::De).unwrap();
        assert_eq!(*heard.lock().unwrap(), [Language::De]);
        assert_eq!(Preferences::read(Some(file)).language(), Language::De);
    }
}
