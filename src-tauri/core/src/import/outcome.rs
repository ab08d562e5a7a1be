//! What becomes of a row, in a word.

use super::plan::RowPlan;
use crate::domain::word::words;

words! {
    /// What becomes of a row.
    Outcome {
        /// A new person.
        Create = "create", "New";
        /// Somebody known gains something.
        Update = "update", "Updated";
        /// Somebody known has it all.
        Unchanged = "unchanged", "Unchanged";
        /// No person.
        Skip = "skip", "Skipped";
        /// Cannot be taken.
        Reject = "reject", "Rejected";
        /// Only the owner can tell.
        Ask = "ask", "Needs a look";
    }
}

impl Outcome {
    /// The outcome of a planned row.
    #[must_use]
    pub fn of(plan: &RowPlan) -> Self {
        match plan {
            RowPlan::Create => Self::Create,
            RowPlan::Update { .. } => Self::Update,
            RowPlan::Unchanged { .. } => Self::Unchanged,
            RowPlan::Skip { .. } => Self::Skip,
            RowPlan::Reject { .. } => Self::Reject,
            RowPlan::Ask { .. } => Self::Ask,
        }
    }
}
