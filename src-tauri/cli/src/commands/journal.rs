//! Taking back: undo, redo, history.

use chrono::Local;
use clap::Args;
use perennial_core::ops::{self, Undone};
use perennial_core::views::history::{HistoryEntry, history};
use serde::Serialize;

use crate::answer::Answered;
use crate::face::Face;
use crate::text::table;

/// Take back what was done last, or any entry of the history
#[derive(Debug, Args)]
pub struct Undo {
    /// The entry's number, as history shows it
    entry: Option<i64>,
}

impl Undo {
    pub fn run(self, face: &Face) -> Answered {
        undone(face, "Undid", &ops::undo(&mut face.store()?, self.entry)?)
    }
}

/// Do again what was undone last, or any undone entry of the history
#[derive(Debug, Args)]
pub struct Redo {
    /// The entry's number, as history shows it
    entry: Option<i64>,
}

impl Redo {
    pub fn run(self, face: &Face) -> Answered {
        undone(face, "Did again", &ops::redo(&mut face.store()?, self.entry)?)
    }
}

/// What was taken back or brought forth, and what stays as it is.
pub fn undone(face: &Face, did: &str, undone: &Undone) -> Answered {
    face.answer(undone, || {
        let part = if undone.conflicts.is_empty() {
            ""
        } else {
            " what could be"
        };
        let mut out = format!("{did}{part}: {}\n", undone.label);
        for conflict in &undone.conflicts {
            out.push_str(&format!("  {conflict}\n"));
        }
        out
    })
}

/// List what was done, newest first
#[derive(Debug, Args)]
pub struct History {
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
}

#[derive(Serialize)]
struct Entries {
    history: Vec<HistoryEntry>,
}

impl History {
    pub fn run(self, face: &Face) -> Answered {
        let entries = Entries {
            history: history(&face.reader()?, self.limit)?,
        };
        face.answer(&entries, || {
            if entries.history.is_empty() {
                return "Nothing was done yet".to_owned();
            }
            let rows: Vec<Vec<String>> = entries.history.iter().map(row).collect();
            table(&rows)
        })
    }
}

fn row(entry: &HistoryEntry) -> Vec<String> {
    let undone = if entry.undone { " (undone)" } else { "" };
    vec![
        entry.entry.to_string(),
        entry
            .at
            .with_timezone(&Local)
            .format("%Y-%m-%d %H:%M")
            .to_string(),
        format!("{}{undone}", entry.label),
    ]
}
