//! Imports that were done: listed, shown, taken back.

use chrono::Local;
use clap::{Args, Subcommand};
use perennial_core::domain::BatchId;
use perennial_core::ops::import;
use perennial_core::views::imports::{self, BatchPage, BatchRow, ImportBatch};
use serde::Serialize;

use super::journal::undone;
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::text::{counted, one_line, table};

/// List imports, newest first; show one, or take it back
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Imports {
    #[command(subcommand)]
    verb: Option<ImportsVerb>,
}

/// What can be done with an import.
#[derive(Debug, Subcommand)]
enum ImportsVerb {
    /// Show what an import read and whom it made or changed
    Show {
        /// Which: its id, or the beginning of it
        batch: String,
    },
    /// Take an import back, however long ago it was
    Undo {
        /// Which: its id, or the beginning of it
        batch: String,
    },
}

#[derive(Serialize)]
struct Batches {
    imports: Vec<ImportBatch>,
}

/// An import with its people and its rows.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    page: BatchPage,
    rows: Vec<BatchRow>,
}

impl Shown {
    fn told(&self) -> String {
        let import = &self.page.batch;
        let mut out = format!(
            "{}\n  {}: {} created, {} updated, {} unchanged, {} skipped, {} rejected, {} to be looked at\n  SHA-256 {}\n",
            row(import).join("  "),
            counted(import.rows, "row", "rows"),
            import.created,
            import.updated,
            import.unchanged,
            import.skipped,
            import.rejected,
            import.asked,
            self.page.hash
        );
        let lines: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let gone = if row.person.is_some() && !row.there {
                    "gone since"
                } else {
                    ""
                };
                let name = row.name.clone().unwrap_or_default();
                let says = row.says.as_deref().map_or_else(String::new, one_line);
                vec![
                    format!("line {}", row.line),
                    row.outcome.word().to_owned(),
                    one_line(&name),
                    format!("{gone}{says}"),
                ]
            })
            .collect();
        out.push_str(&table(&lines));
        out
    }
}

impl Imports {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let batches = Batches {
            imports: imports::imports(&store.reader()?)?,
        };
        match self.verb {
            Some(ImportsVerb::Undo { batch }) => {
                let batch = one_of(&batches.imports, &batch)?;
                return undone(face, "Undid", &import::undo_batch(&mut store, batch)?);
            }
            Some(ImportsVerb::Show { batch }) => {
                let batch = one_of(&batches.imports, &batch)?;
                let reader = store.reader()?;
                let page = imports::batch(&reader, batch, 0, u32::MAX)?;
                let rows = imports::batch_rows(&reader, batch, 0, u32::MAX)?;
                let shown = Shown { page, rows };
                return face.answer(&shown, || shown.told());
            }
            None => {}
        }
        face.answer(&batches, || {
            if batches.imports.is_empty() {
                return "Nothing was imported yet".to_owned();
            }
            let rows: Vec<Vec<String>> = batches.imports.iter().map(row).collect();
            table(&rows)
        })
    }
}

fn one_of(imports: &[ImportBatch], text: &str) -> Result<BatchId, Failure> {
    let wanted = text.trim().to_lowercase();
    let mut meant = imports
        .iter()
        .filter(|import| !wanted.is_empty() && import.batch.to_string().starts_with(&wanted));
    match (meant.next(), meant.next()) {
        (Some(one), None) => Ok(one.batch),
        (None, _) => Err(Failure::Refused(format!(
            "there is no import “{text}”; `perennial-cli imports` lists them"
        ))),
        (Some(_), Some(_)) => Err(Failure::Refused(format!(
            "several imports begin with “{text}”; give more of the id"
        ))),
    }
}

fn row(import: &ImportBatch) -> Vec<String> {
    let undone = if import.undone { " (undone)" } else { "" };
    vec![
        import.batch.to_string(),
        import
            .at
            .with_timezone(&Local)
            .format("%Y-%m-%d %H:%M")
            .to_string(),
        counted(import.rows, "row", "rows"),
        format!("{} created", import.created),
        format!("{} updated", import.updated),
        format!("{}{undone}", import.file_name),
    ]
}
