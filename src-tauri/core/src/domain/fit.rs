//! Whether somebody fits the brand, criterion by criterion: what is not known is unknown, and never a no.

use serde::Serialize;

use super::word::words;

words! {
    /// An answer to a criterion.
    Fit {
        /// They fit.
        Yes = "yes", "Yes";
        /// They do not.
        No = "no", "No";
        /// Nobody has found out.
        Unknown = "unknown", "Unknown";
    }
}

/// How many criteria somebody meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, specta::Type)]
pub struct FitCounts {
    /// Met.
    pub yes: u32,
    /// Not met.
    pub no: u32,
    /// Not known.
    pub unknown: u32,
}

impl FitCounts {
    /// Counts answers.
    pub fn of(answers: impl Iterator<Item = Fit>) -> Self {
        let mut counts = Self::default();
        for answer in answers {
            *match answer {
                Fit::Yes => &mut counts.yes,
                Fit::No => &mut counts.no,
                Fit::Unknown => &mut counts.unknown,
            } += 1;
        }
        counts
    }

    /// How many criteria there are.
    #[must_use]
    pub fn all(self) -> u32 {
        self.yes + self.no + self.unknown
    }
}
