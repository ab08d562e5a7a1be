//! What crosses to the window when something cannot be done.

use std::error::Error;
use std::path::PathBuf;

use perennial_core::export::ExportError;
use perennial_core::import::ImportError;
use perennial_core::ops::OpError;
use perennial_core::store::StoreError;
use perennial_core::views::ViewError;
use serde::Serialize;

/// A refusal, as the window shows it. Whatever fails in a command ends here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Failure {
    /// A word for the program: the same cause has the same word.
    pub code: String,
    /// A sentence for the owner: what happened and what to do.
    pub message: String,
    /// The system's own words, for a report.
    pub details: Option<String>,
}

/// What only the shell can refuse.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// A preview that was cancelled, or replaced by a newer one.
    #[error("This preview is no longer there. Choose the file again.")]
    NoSuchImport,
    /// The same preview is being written.
    #[error("This list is being imported already. Wait until it is done, or cancel it.")]
    ImportUnderWay,
    /// A commit of a preview that shows its first rows only.
    #[error("This list is still being looked through. Wait until every row is.")]
    NotPlanned,
    /// A page of duplicates that nobody looked for.
    #[error("Nobody has looked for duplicates yet. Look for them first.")]
    NotSought,
    /// A file cannot be written.
    #[error("{} cannot be written. Choose another folder, or see that there is room on the disk.", .path.display())]
    Unwritable {
        /// Where.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// A link that is not opened.
    #[error("Only web, e-mail and telephone links are opened; this is none of them.")]
    NoLink,
    /// No program opens links.
    #[error("No program on this computer opens this link. Copy it into your browser.")]
    NoBrowser {
        /// The system's words.
        reason: String,
    },
    /// The file dialog did not come up.
    #[error("The file dialog could not be opened. Drop the file on the window instead.")]
    NoDialog {
        /// The system's words.
        reason: String,
    },
    /// The system shows no menu bar of ours.
    #[error("The menu bar could not be written anew. Every action is in the window too.")]
    NoMenuBar {
        /// The system's words.
        reason: String,
    },
    /// The system does not take who starts at login.
    #[error(
        "This computer does not let Perennial start at login. Open it by hand, or add it to the programs that start."
    )]
    NoLogin {
        /// The system's words.
        reason: String,
    },
    /// A file was not exported.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The folder for the data file cannot be found or made.
    #[error("There is no folder for the data file. Set PERENNIAL_DB to a file that may be written.")]
    NoHome {
        /// The system's words.
        reason: String,
    },
    /// A fault of ours.
    #[error("Something in Perennial went wrong. Nothing was changed; please try again.")]
    Fault {
        /// What, for a report.
        what: &'static str,
    },
}

/// Everything that can be refused, so that one match gives every cause its word.
#[derive(Debug)]
enum Refusal<'a> {
    Op(&'a OpError),
    View(&'a ViewError),
    Store(&'a StoreError),
    Import(&'a ImportError),
    Shell(&'a ShellError),
}

impl Refusal<'_> {
    fn code(&self) -> &'static str {
        match self {
            Self::Op(OpError::NotThere { .. })
            | Self::View(ViewError::NotThere { .. } | ViewError::NoTemplate { .. }) => "not_there",
            Self::Op(OpError::Invalid { .. }) | Self::View(ViewError::Same) => "invalid",
            Self::Op(OpError::Taken { .. }) => "taken",
            Self::Op(OpError::Nothing(_)) => "nothing",
            Self::Op(OpError::Already { .. }) => "already",
            Self::Op(OpError::Cancelled) | Self::View(ViewError::Cancelled) => "cancelled",
            Self::Op(OpError::Store(error)) | Self::View(ViewError::Store(error)) => {
                Refusal::Store(error).code()
            }
            Self::View(ViewError::Import(error)) => Refusal::Import(error).code(),
            Self::Store(StoreError::Newer { .. }) => "newer_file",
            Self::Store(StoreError::NotOurs { .. }) => "not_ours",
            Self::Store(StoreError::Unopenable { .. }) => "unopenable",
            Self::Store(StoreError::OldSqlite(_)) => "old_sqlite",
            Self::Store(StoreError::Busy) => "busy",
            Self::Store(StoreError::DiskFull) => "disk_full",
            Self::Store(StoreError::Damaged(_)) => "damaged",
            Self::Store(StoreError::Journal(_)) => "journal",
            Self::Store(StoreError::Backup { .. }) => "backup",
            Self::Store(StoreError::Sqlite(_)) => "store",
            Self::Import(error) => error.code(),
            Self::Shell(ShellError::NoSuchImport) => "import_gone",
            Self::Shell(ShellError::ImportUnderWay) => "import_under_way",
            Self::Shell(ShellError::NotPlanned) => "import_not_planned",
            Self::Shell(ShellError::NotSought) => "duplicates_not_sought",
            Self::Shell(ShellError::Unwritable { .. }) => "unwritable",
            Self::Shell(ShellError::NoLink) => "no_link",
            Self::Shell(ShellError::NoBrowser { .. }) => "no_browser",
            Self::Shell(ShellError::NoDialog { .. }) => "no_dialog",
            Self::Shell(ShellError::NoLogin { .. }) => "no_login",
            Self::Shell(ShellError::NoMenuBar { .. }) => "no_menu_bar",
            Self::Shell(ShellError::Export(ExportError::Store(error))) => Refusal::Store(error).code(),
            Self::Shell(ShellError::Export(
                ExportError::Ending { .. }
                | ExportError::NoArchive { .. }
                | ExportError::Everybody { .. }
                | ExportError::NoColumns { .. }
                | ExportError::TooMany
                | ExportError::Folder { .. },
            )) => "invalid",
            Self::Shell(ShellError::Export(ExportError::Unwritable { .. } | ExportError::Io(_))) => {
                "unwritable"
            }
            Self::Shell(ShellError::NoHome { .. }) => "no_home",
            Self::Shell(ShellError::Fault { .. }) => "internal",
        }
    }
}

fn failure(refusal: &Refusal<'_>, error: &dyn Error) -> Failure {
    Failure {
        code: refusal.code().to_owned(),
        message: sentence(&error.to_string()),
        details: causes(error),
    }
}

/// With a capital and a full stop, whoever wrote it; a file's name at its head stays as it is.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let is_file = text
        .split_whitespace()
        .next()
        .is_some_and(|word| word.contains(['.', '/', '\\']));
    let mut sentence: String = match first {
        Some(first) if !is_file => first.to_uppercase().collect(),
        first => first.into_iter().collect(),
    };
    sentence.push_str(letters.as_str());
    if !sentence.ends_with(['.', '!', '?', '\u{201d}']) {
        sentence.push('.');
    }
    sentence
}

fn causes(error: &dyn Error) -> Option<String> {
    let mut causes = Vec::new();
    let mut cause = error.source();
    while let Some(next) = cause {
        causes.push(next.to_string());
        cause = next.source();
    }
    (!causes.is_empty()).then(|| causes.join(": "))
}

impl From<OpError> for Failure {
    fn from(error: OpError) -> Self {
        failure(&Refusal::Op(&error), &error)
    }
}

impl From<ViewError> for Failure {
    fn from(error: ViewError) -> Self {
        failure(&Refusal::View(&error), &error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        failure(&Refusal::Store(&error), &error)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        failure(&Refusal::Import(&error), &error)
    }
}

impl From<ShellError> for Failure {
    fn from(error: ShellError) -> Self {
        let said = match &error {
            ShellError::NoBrowser { reason }
            | ShellError::NoDialog { reason }
            | ShellError::NoLogin { reason }
            | ShellError::NoMenuBar { reason }
            | ShellError::NoHome { reason } => Some(reason.clone()),
            ShellError::Fault { what } => Some((*what).to_owned()),
            ShellError::NoSuchImport
            | ShellError::ImportUnderWay
            | ShellError::NotPlanned
            | ShellError::NotSought
            | ShellError::Unwritable { .. }
            | ShellError::Export(_)
            | ShellError::NoLink => None,
        };
        let failure = failure(&Refusal::Shell(&error), &error);
        Self {
            details: failure.details.clone().or(said),
            ..failure
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_op_and_a_view_say_the_same_of_the_same_cause() {
        let op = Failure::from(OpError::NotThere { what: "person" });
        let view = Failure::from(ViewError::NotThere { what: "person" });
        assert_eq!(op, view);
        assert_eq!(op.code, "not_there");
        assert_eq!(
            op.message,
            "There is no such person. It may have been removed since; look again."
        );
    }

    #[test]
    fn a_store_error_keeps_its_word_however_deep_it_comes_from() {
        let deep = [
            Failure::from(StoreError::DiskFull),
            Failure::from(ViewError::Store(StoreError::DiskFull)),
            Failure::from(OpError::Store(StoreError::DiskFull)),
        ];
        assert!(deep.iter().all(|failure| failure.code == "disk_full"), "{deep:?}");
    }

    #[test]
    fn a_message_is_a_sentence_and_the_cause_stands_apart() {
        let source = std::io::Error::other("permission denied");
        let failure = Failure::from(ShellError::Unwritable {
            path: "rejected.csv".into(),
            source,
        });
        assert_eq!(
            failure.message,
            "rejected.csv cannot be written. Choose another folder, or see that there is room on the disk."
        );
        assert_eq!(failure.details.as_deref(), Some("permission denied"));
        let empty = Failure::from(ImportError::Empty {
            file: "list.csv".into(),
        });
        assert!(
            empty.message.starts_with("list.csv is empty"),
            "{}",
            empty.message
        );
        assert!(empty.message.ends_with("has rows."), "{}", empty.message);
        let invalid = ImportError::NobodyNamed {
            file: "a.csv".into(),
            example: "x".into(),
            columns: "x".into(),
        };
        assert!(Failure::from(invalid).message.starts_with("No column"));
    }
}
