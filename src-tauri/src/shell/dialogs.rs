//! Native file dialogs.

use std::fmt;
use std::path::PathBuf;

use rfd::AsyncFileDialog;
use tokio::sync::oneshot;

use super::drop::LISTS;
use super::language::Language;
use crate::failure::{Failure, ShellError};

type Ask = Box<dyn FnOnce(AsyncFileDialog) + Send>;
type OnMain = Box<dyn Fn(Ask) -> Result<(), String> + Send + Sync>;
type Answer<T> = std::pin::Pin<Box<dyn Future<Output = Option<T>> + Send>>;

/// Where dialogs are asked for.
pub struct Dialogs {
    on_main: OnMain,
    language: Box<dyn Fn() -> Language + Send + Sync>,
}

impl Dialogs {
    /// `on_main` runs something on the main thread, with a dialog that belongs to the window: macOS wants both.
    pub fn new(
        language: impl Fn() -> Language + Send + Sync + 'static,
        on_main: impl Fn(Ask) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            on_main: Box::new(on_main),
            language: Box::new(language),
        }
    }

    /// Asks for files to import; none when the owner thought better of it.
    ///
    /// # Errors
    /// The dialog does not come up.
    pub async fn choose_lists(&self) -> Result<Vec<PathBuf>, Failure> {
        if let Some(answer) = told("PERENNIAL_CHOOSE_FILE") {
            return Ok(answer.iter().flat_map(std::env::split_paths).collect());
        }
        let words = (self.language)().words();
        let chosen = self
            .ask(|dialog| {
                let dialog = dialog.set_title(words.import);
                Box::pin(
                    dialog
                        .add_filter(words.lists, &LISTS)
                        .add_filter(words.all_files, &["*"])
                        .pick_files(),
                )
            })
            .await?;
        Ok(chosen
            .iter()
            .flatten()
            .map(|file| file.path().to_owned())
            .collect())
    }

    /// Asks where to write a file; `None` when the owner thought better of it.
    ///
    /// # Errors
    /// The dialog does not come up.
    pub async fn choose_place(&self, name: &str) -> Result<Option<PathBuf>, Failure> {
        if let Some(answer) = told("PERENNIAL_CHOOSE_PLACE") {
            return Ok(answer);
        }
        let name = name.to_owned();
        let title = (self.language)().words().save;
        let place = self
            .ask(move |dialog| Box::pin(dialog.set_title(title).set_file_name(name).save_file()))
            .await?;
        Ok(place.map(|file| file.path().to_owned()))
    }

    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(AsyncFileDialog) -> Answer<T> + Send + 'static,
    ) -> Result<Option<T>, Failure> {
        let (made, dialog) = oneshot::channel();
        let on_main: Ask = Box::new(move |dialog| {
            if made.send(ask(dialog)).is_err() {
                tracing::debug!("nobody waits for the dialog");
            }
        });
        (self.on_main)(on_main).map_err(|reason| ShellError::NoDialog { reason })?;
        let dialog = dialog.await;
        let dialog = dialog.map_err(|_| ShellError::NoDialog {
            reason: "the main thread has ended".into(),
        })?;
        Ok(dialog.await)
    }
}

/// In a debug build the environment may answer instead, for tests: a path, or empty for a cancelled dialog. Reading
/// and writing have a variable each, or a test would overwrite its own list.
fn told(_variable: &str) -> Option<Option<PathBuf>> {
    #[cfg(debug_assertions)]
    if let Some(answer) = std::env::var_os(_variable) {
        return Some((!answer.is_empty()).then(|| PathBuf::from(answer)));
    }
    None
}

impl fmt::Debug for Dialogs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dialogs").finish_non_exhaustive()
    }
}
