//! A spreadsheet comes in: a pure pipeline from bytes to a plan.
//!
//! `bytes → Sheet → Row → Candidate | Problem → RowPlan → ImportPlan`; each arrow changes the type, so that no stage
//! can be skipped. The preview is the plan, and [`plan()`] is the only place that matches.
//!
//! ```
//! use std::ops::ControlFlow;
//! use std::sync::Arc;
//! use perennial_core::import::{self, Options, Roster, Source};
//!
//! let bytes = b"Name;Instagram\nMia Rivers;@mia\n".to_vec();
//! let source = Source { name: "list.csv".into(), bytes, modified: None };
//! let options = Options::default();
//! let sheet = Arc::new(import::read(&source, &options.reading)?);
//! let mapping = import::guess(&sheet, &options)?;
//! let roster = Roster::default();
//! let plan = import::plan(&sheet, &mapping, &roster, &options, &mut |_, _| ControlFlow::Continue(()))?;
//! assert_eq!(plan.counts().created, 1);
//! # Ok::<(), import::ImportError>(())
//! ```

mod accounts;
mod aligned;
mod by_header;
mod candidate;
mod change;
mod content;
mod deciding;
mod decision;
mod delimited;
mod dialect;
mod encoding;
mod encoding_guess;
mod error;
mod evidence;
mod field;
mod file;
mod fitting;
mod footer;
mod grouping;
mod groups;
mod guessing;
mod header;
mod header_names;
mod header_words;
mod keyed;
mod keys;
mod kind;
mod mapping;
mod matching;
mod mended;
mod namesakes;
mod options;
mod outcome;
mod overwrites;
mod party;
mod plan;
mod planning;
mod problem;
mod rejects;
mod remembered;
mod roster;
mod row_reader;
mod rows;
mod several;
mod shape;
mod sheet;
mod similar_names;
mod standing;
mod style;
mod text;
mod vcard;
mod walk;
mod word_list;
mod workbook;

pub use candidate::{Candidate, CandidateAccount};
pub use change::Change;
pub use decision::{About, Decision, QuestionKind, Take};
pub use error::{ImportError, UnknownField};
pub use evidence::evidence;
pub use field::Field;
pub use mapping::{Column, Mapping, guess, understand};
pub use options::{Conventions, Edit, MappedColumn, Options, Overwrite, Reading};
pub use outcome::Outcome;
pub use plan::{Counts, Decided, ImportPlan, PlannedRow, Question, RowPlan, Who};
pub use planning::{plan, plan_beside};
pub use problem::{Problem, Severity};
pub use rejects::rejected_csv;
pub use remembered::{Choices, Remembered, signature, signature_of};
pub use roster::{Known, KnownAccount, Roster};
pub use rows::{Row, Rows};
pub use sheet::{Format, MOST_COLUMNS, MOST_ROWS, Sheet, SheetTitle, Source, hash, read};
pub use style::{DateOrder, Decimal, RateScale, Style, StyleChoice};
pub use text::MOST_BYTES;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
