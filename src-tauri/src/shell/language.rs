//! The words outside of the window: the tray, the reminder and the dialogs speak as the window does.

use serde::{Deserialize, Serialize};

/// A language that Perennial speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

/// What is said without a window.
#[derive(Debug)]
pub struct Words {
    /// The tray's way to the window.
    pub open: &'static str,
    /// The tray's way out.
    pub quit: &'static str,
    /// The title of the dialog that asks for lists.
    pub import: &'static str,
    /// The files that it offers.
    pub lists: &'static str,
    /// The files that it offers besides.
    pub all_files: &'static str,
    /// The title of the dialog that asks for a place.
    pub save: &'static str,
}

impl Language {
    /// What is said without a window.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Self::En => &Words {
                open: "Open Perennial",
                quit: "Quit",
                import: "Import lists",
                lists: "Lists",
                all_files: "All files",
                save: "Save",
            },
            Self::De => &Words {
                open: "Perennial öffnen",
                quit: "Beenden",
                import: "Listen importieren",
                lists: "Listen",
                all_files: "Alle Dateien",
                save: "Speichern",
            },
        }
    }

    /// How many are due, in the tray.
    #[must_use]
    pub fn due(self, count: u32) -> String {
        match self {
            Self::En => format!("Today: {count}"),
            Self::De => format!("Heute: {count}"),
        }
    }

    /// The digest. How many, and no names: a notification stands on a locked screen.
    #[must_use]
    pub fn digest(self, count: u32) -> String {
        match (self, count) {
            (Self::En, 1) => "1 person to write to today".to_owned(),
            (Self::En, _) => format!("{count} people to write to today"),
            (Self::De, 1) => "1 Person wartet heute auf ein Wort von dir".to_owned(),
            (Self::De, _) => format!("{count} Personen warten heute auf ein Wort von dir"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_counts_and_names_nobody() {
        assert_eq!(Language::En.digest(1), "1 person to write to today");
        assert_eq!(Language::En.digest(7), "7 people to write to today");
        assert_eq!(
            Language::De.digest(1),
            "1 Person wartet heute auf ein Wort von dir"
        );
        assert_eq!(
            Language::De.digest(7),
            "7 Personen warten heute auf ein Wort von dir"
        );
    }
}
