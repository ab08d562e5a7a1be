//! What an import will do, row by row. The preview is this plan, and commit carries out nothing else.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
use super::change::Change;
use super::decision::{QuestionKind, Take};
use super::mapping::Mapping;
use super::options::Overwrite;
use super::outcome::Outcome;
use super::problem::Problem;
use super::row_reader::RowReader;
use super::sheet::Sheet;
use crate::domain::account::{AccountRef, Platform};
use crate::domain::id::PersonId;

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Who {
    /// Someone who is in the store.
    Existing(PersonId),
    /// Someone whom an earlier row of the file makes: the row that starts on this line.
    Row(u32),
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum RowPlan {
    /// A new person, of all that the candidate says.
    Create,
    /// Changes to someone; never none.
    Update {
        /// Whom.
        who: Who,
        /// What changes.
        changes: Vec<Change>,
    },
    /// Someone who has all of it.
    Unchanged {
        /// Whom.
        who: Who,
    },
    /// No row about anyone.
    Skip {
        /// Why.
        why: String,
    },
    /// Nothing that can be imported.
    Reject {
        /// What is wrong; these stand among the plan's problems too.
        problems: Vec<Problem>,
    },
    /// Only the owner can tell whom it is about; nothing is written until then.
    Ask {
        /// Whom it could be about, the likeliest first.
        options: Vec<Who>,
        /// What kind of question it is.
        kind: QuestionKind,
        /// Why we ask.
        why: String,
    },
}

/// A row and what becomes of it. What it says is read again from the sheet: see [`ImportPlan::candidate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// The line of the file on which it starts.
    pub line: u32,
    /// What becomes of it.
    pub plan: RowPlan,
}

/// What an import will do.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// What was read.
    pub sheet: Arc<Sheet>,
    /// What the store's journal had come to when it was planned: while it is the same, nothing that was pinned can
    /// have shifted.
    pub ground: String,
    /// Which column holds what, and the platform of bare handles.
    pub mapping: Mapping,
    /// Which values that are there are replaced.
    pub overwrite: Overwrite,
    /// One a row that is not blank, in the file's order.
    pub rows: Vec<PlannedRow>,
    /// Rows about which the owner decided, by place.
    pub decided: BTreeMap<usize, Decided>,
    /// Accounts of rows that stay with whom they are of, by the rows' places.
    pub kept_off: BTreeMap<usize, Vec<AccountRef>>,
    /// The owner's date, on which it was planned.
    pub today: Option<NaiveDate>,
    /// All that could not be taken as it stands, by line.
    pub problems: Vec<Problem>,
}

/// How many rows come to what. The six outcomes add up to the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Counts {
    /// Rows that are not blank.
    pub rows: u32,
    /// New people.
    pub created: u32,
    /// Rows that change someone.
    pub updated: u32,
    /// Rows that say nothing new.
    pub unchanged: u32,
    /// Rows about no one.
    pub skipped: u32,
    /// Rows with nothing that can be imported.
    pub rejected: u32,
    /// Rows that only the owner can place.
    pub asked: u32,
    /// People who are new or change, each once however many rows are about them.
    pub people: u32,
}

/// What the owner decided about a row, and what the row would have come to without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What was to be done.
    pub take: Take,
    /// What it would have come to.
    pub was: Outcome,
    /// What it asked.
    pub question: Option<Question>,
    /// Why it could not be done; the row then came to what it would have without the decision.
    pub refused: Option<String>,
}

/// What only the owner can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Of what kind it is.
    pub kind: QuestionKind,
    /// Whom the row could be about, the likeliest first.
    pub options: Vec<Who>,
    /// Why we ask.
    pub why: String,
}

impl ImportPlan {
    /// What a row says, by its place, whether it is planned yet or not; blank where it is skipped or rejected.
    #[must_use]
    pub fn candidate(&self, at: usize) -> Candidate {
        let line = self.sheet.rows.get(at).map_or(0, |row| row.line);
        let silent = |row: &PlannedRow| matches!(row.plan, RowPlan::Skip { .. } | RowPlan::Reject { .. });
        let reader = RowReader::new(&self.sheet, &self.mapping, self.today);
        let speaks = !self.rows.get(at).is_some_and(silent);
        let Some(mut candidate) = speaks.then(|| reader.candidate(at)).flatten() else {
            return Candidate {
                line,
                ..Candidate::default()
            };
        };
        if let Some(kept) = self.kept_off.get(&at) {
            candidate.accounts.retain(|one| !kept.contains(&one.account));
        }
        candidate.stats_on = candidate.stats_on.or(reader.modified);
        candidate
    }

    /// How many rows come to what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let mut changed = HashSet::new();
        for row in &self.rows {
            if let RowPlan::Update {
                who: Who::Existing(id),
                ..
            } = row.plan
            {
                changed.insert(id);
            }
            counts.rows += 1;
            *match row.plan {
                RowPlan::Create => &mut counts.created,
                RowPlan::Update { .. } => &mut counts.updated,
                RowPlan::Unchanged { .. } => &mut counts.unchanged,
                RowPlan::Skip { .. } => &mut counts.skipped,
                RowPlan::Reject { .. } => &mut counts.rejected,
                RowPlan::Ask { .. } => &mut counts.asked,
            } += 1;
        }
        counts.people = counts.created + u32::try_from(changed.len()).unwrap_or(u32::MAX);
        counts
    }

    /// The platform of handles that do not say their own.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        self.mapping.platform
    }
}
