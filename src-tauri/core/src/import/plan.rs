//! What an import will do, row by row. The preview is this plan, and commit carries out nothing else.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::candidate::{self, Candidate};
use super::change::{self, Change};
use super::decision::{QuestionKind, Take};
use super::error::ImportError;
use super::field::Field;
use super::footer;
use super::mapping::Mapping;
use super::matching::{Match, Person, Standing};
use super::options::{Options, Overwrite};
use super::outcome::Outcome;
use super::problem::{Problem, Severity};
use super::roster::Roster;
use super::rows::Row;
use super::sheet::Sheet;
use crate::domain::account::Platform;
use crate::domain::id::PersonId;

/// How many rows are planned between two reports of progress.
const STEP: usize = 1_024;

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
    /// What a row says, by its place; blank where it is skipped or rejected.
    #[must_use]
    pub fn candidate(&self, at: usize) -> Candidate {
        let line = self.rows.get(at).map_or(0, |row| row.line);
        let silent = |plan: &RowPlan| matches!(plan, RowPlan::Skip { .. } | RowPlan::Reject { .. });
        self.sheet
            .rows
            .get(at)
            .filter(|_| self.rows.get(at).is_some_and(|row| !silent(&row.plan)))
            .and_then(|row| candidate::read(row, &self.mapping).0)
            .map(|mut candidate| {
                candidate.stats_on = candidate.stats_on.or(self.sheet.modified);
                candidate
            })
            .unwrap_or(Candidate {
                line,
                ..Candidate::default()
            })
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

/// Plans every row against who is known, earlier rows of the file included.
///
/// `progress` hears how many rows of how many are done, and may break off.
///
/// # Errors
/// Only that it was cancelled: what is wrong with a row is in the plan.
pub fn plan(
    sheet: &Arc<Sheet>,
    mapping: &Mapping,
    roster: &Roster,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<ImportPlan, ImportError> {
    let mut planning = Planning {
        sheet,
        mapping,
        overwrite: options.overwrite == Overwrite::All,
        standing: Standing::new(roster, sheet, mapping),
        problems: sheet.problems.clone(),
        footers: footer::footers(sheet),
        names_alone: Vec::new(),
    };
    let total = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in sheet.rows.iter() {
        rows.push(planning.row(rows.len(), row));
        if rows.len() % STEP != 0 && rows.len() != sheet.rows.len() {
            continue;
        }
        let done = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if progress(done, total).is_break() {
            return Err(ImportError::Cancelled {
                file: sheet.file_name.clone(),
            });
        }
    }
    // From high fidelity to low: a name alone is looked for when all else is known.
    for at in std::mem::take(&mut planning.names_alone) {
        if let Some(row) = rows.get_mut(at) {
            planning.name_alone(at, row);
        }
    }
    let mut problems = planning.problems;
    problems.sort_by_key(|problem| problem.line);
    Ok(ImportPlan {
        sheet: Arc::clone(sheet),
        ground: roster.ground().to_owned(),
        mapping: mapping.clone(),
        overwrite: options.overwrite.clone(),
        rows,
        decided: BTreeMap::new(),
        problems,
    })
}

struct Planning<'p> {
    sheet: &'p Sheet,
    mapping: &'p Mapping,
    overwrite: bool,
    standing: Standing<'p>,
    problems: Vec<Problem>,
    /// Rows under the list that are about no one, by line, and why.
    footers: Vec<(u32, &'static str)>,
    /// Rows, by place, that have nothing but a name.
    names_alone: Vec<usize>,
}

impl Planning<'_> {
    fn row(&mut self, at: usize, row: Row<'_>) -> PlannedRow {
        let planned = |plan| PlannedRow { line: row.line, plan };
        let last = self.footers.binary_search_by_key(&row.line, |(line, _)| *line);
        let footer = match last {
            Ok(at) => self.footers.get(at).map(|(_, why)| *why),
            Err(_) => footer::is_footer(self.sheet, row),
        };
        if let Some(why) = footer {
            // That it is shorter than the header does not matter.
            self.problems.retain(|problem| problem.line != row.line);
            return planned(RowPlan::Skip { why: why.to_owned() });
        }
        let (candidate, problems) = candidate::read(row, self.mapping);
        self.problems.extend(problems.iter().cloned());
        let Some(candidate) = candidate else {
            let problems = problems
                .into_iter()
                .filter(|problem| problem.severity == Severity::Rejects)
                .collect();
            return planned(RowPlan::Reject { problems });
        };
        if candidate.accounts.is_empty() && candidate.emails.is_empty() {
            self.names_alone.push(at);
            return planned(RowPlan::Create);
        }
        planned(match self.standing.find(&candidate) {
            Match::Unclear { options, kind, why } => RowPlan::Ask { options, kind, why },
            Match::One(person) => self.update(&candidate, person),
            Match::Nobody => {
                self.standing.make(at, &candidate);
                RowPlan::Create
            }
        })
    }

    /// A row with nothing but a name changes no one: it is someone who has all of it, a question, or someone new.
    fn name_alone(&mut self, at: usize, row: &mut PlannedRow) {
        let Some(candidate) = self.standing.candidate(at) else {
            return;
        };
        row.plan = match self.standing.find_by_name(&candidate) {
            Match::One(person) => RowPlan::Unchanged {
                who: self.standing.who(person),
            },
            Match::Unclear { options, kind, why } => RowPlan::Ask { options, kind, why },
            Match::Nobody => {
                self.standing.make(at, &candidate);
                RowPlan::Create
            }
        };
    }

    /// What a row changes about someone who is there already.
    fn update(&mut self, candidate: &Candidate, person: Person) -> RowPlan {
        let who = self.standing.who(person);
        let Some(known) = self.standing.known(person) else {
            return RowPlan::Unchanged { who };
        };
        let mut found = change::changes(candidate, known, self.overwrite, |said| {
            self.standing.said(person, said)
        });
        for late in &found.late_counts {
            let message =
                "another row of the file gives another count for this account; the first one was kept";
            let column = self.column(|field| matches!(field, Field::Followers(_)));
            self.problems
                .push(Problem::flag(candidate.line, column, &late.to_string(), message));
        }
        if let Some(other) = self.standing.other_name(candidate, person) {
            let message = format!(
                "this address is that of {other}, so the row was taken for the same person; \
                 if it is an agency's address, take it out of one of the rows"
            );
            let column = self.column(|field| *field == Field::Email);
            let address = candidate.emails.first().map_or("", String::as_str);
            self.problems
                .push(Problem::flag(candidate.line, column, address, message));
        }
        if !self.overwrite {
            self.standing.offer_name(person, candidate, &mut found.changes);
        }
        self.standing.change(person, &found);
        if found.changes.is_empty() {
            RowPlan::Unchanged { who }
        } else {
            RowPlan::Update {
                who,
                changes: found.changes,
            }
        }
    }

    /// The header of the first column that holds what is wanted.
    fn column(&self, wanted: impl Fn(&Field) -> bool) -> &str {
        self.mapping
            .columns
            .iter()
            .find(|column| wanted(&column.field))
            .map_or("", |column| column.header.as_str())
    }
}
