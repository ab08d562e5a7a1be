//! A spreadsheet comes in; imports are listed and taken back.

use std::path::{Path, PathBuf};

use chrono::Local;
use clap::{Args, Subcommand};
use perennial_core::domain::BatchId;
use perennial_core::domain::account::{Platform, platform_in_words};
use perennial_core::export::write_whole;
use perennial_core::import::{Counts, MappedColumn, Options, Overwrite, Problem, Source, rejected_csv};
use perennial_core::ops::import::{self, ImportReport, Shifted};
use perennial_core::views::import::{Draft, draft};
use perennial_core::views::imports::{ImportBatch, imports};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::journal::undone;
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::text::{counted, one_line, table};

/// How many problems a person is shown at once.
const SHOWN: usize = 20;

/// Import a CSV file
///
/// Columns are understood by their headers and values. Somebody who is there already gains what is new: blanks are
/// filled, nothing is replaced unless --overwrite is given. An import is one transaction and one undo: Ctrl-C, a crash
/// or a power cut in the middle of it leaves the data as it was.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    file: PathBuf,
    /// The platform of handles that do not say their own
    #[arg(long, value_parser = platform)]
    platform: Option<Platform>,
    /// What a column holds, such as "Insta=handle:instagram"; may be repeated
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = mapped)]
    map: Vec<MappedColumn>,
    /// Replace values that are there
    #[arg(long)]
    overwrite: bool,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write rejected rows to this CSV file, to be mended and imported again
    #[arg(long, value_name = "OUT.csv")]
    rejects: Option<PathBuf>,
}

fn platform(text: &str) -> Result<Platform, String> {
    platform_in_words(text).ok_or_else(|| format!("no platform of ours; use one of: {}", Platform::words()))
}

fn mapped(text: &str) -> Result<MappedColumn, String> {
    let mut why = "write COLUMN=FIELD, such as \"Insta=handle:instagram\"".to_owned();
    // A header may hold equals signs, and a custom field's name too: the last one behind which a field stands.
    for (at, _) in text.rmatch_indices('=') {
        match text[at + 1..].parse() {
            Ok(field) => {
                return Ok(MappedColumn {
                    column: text[..at].to_owned(),
                    field,
                });
            }
            Err(error) => why = format!("{error}"),
        }
    }
    Err(why)
}

/// What an import did, or would do.
#[derive(Debug, Serialize)]
struct Imported<'d> {
    batch: Option<BatchId>,
    #[serde(flatten)]
    counts: Counts,
    mapping: ByColumn<'d>,
    problems: &'d [Problem],
    file_name: &'d str,
    platform: Option<Platform>,
    dry_run: bool,
    shifted: Vec<Shifted>,
    rejects: Option<String>,
    label: Option<String>,
    entry: Option<i64>,
}

/// Which field each column was taken for, in the file's order.
#[derive(Debug)]
struct ByColumn<'d>(&'d Draft);

impl Serialize for ByColumn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = &self.0.plan.mapping.columns;
        let mut map = serializer.serialize_map(Some(columns.len()))?;
        for column in columns {
            map.serialize_entry(&column.header, &column.field)?;
        }
        map.end()
    }
}

impl Import {
    pub fn run(self, face: &Face) -> Answered {
        let source = Source::open(&self.file, &Local)?;
        let options = Options {
            platform: self.platform,
            map: self.map,
            overwrite: if self.overwrite {
                Overwrite::All
            } else {
                Overwrite::Blanks
            },
            ..Options::default()
        };
        let mut store = face.store()?;
        let mut progress = Progress::of("Read");
        let draft = draft(&store.reader()?, &source, options, &mut |done, total| {
            progress.hear(done, total)
        })?;
        drop(progress);
        // Before the import, so that a place that cannot be written to keeps nothing half done.
        let rejects = match &self.rejects {
            Some(path) if draft.plan.counts().rejected > 0 => Some(write_rejects(path, &draft)?),
            _ => None,
        };
        let report = if self.dry_run {
            None
        } else {
            let mut progress = Progress::of("Wrote");
            Some(import::commit(
                &mut store,
                &face.when(),
                &draft.plan,
                &mut |done, total| progress.hear(done, total),
            )?)
        };
        let imported = imported(&draft, report, rejects);
        face.answer(&imported, || told(&imported, self.rejects.is_some()))
    }
}

fn write_rejects(path: &Path, draft: &Draft) -> Result<String, Failure> {
    let rejected = rejected_csv(&draft.plan);
    write_whole(path, |out| Ok(out.write_all(&rejected)?))?;
    Ok(path.display().to_string())
}

fn imported(draft: &Draft, report: Option<ImportReport>, rejects: Option<String>) -> Imported<'_> {
    let plan = &draft.plan;
    let mut imported = Imported {
        batch: None,
        counts: plan.counts(),
        mapping: ByColumn(draft),
        problems: &plan.problems,
        file_name: &plan.sheet.file_name,
        platform: plan.platform(),
        dry_run: report.is_none(),
        shifted: Vec::new(),
        rejects,
        label: None,
        entry: None,
    };
    if let Some(report) = report {
        imported.batch = Some(report.batch);
        imported.counts = report.counts;
        imported.shifted = report.shifted;
        imported.label = Some(report.done.label);
        imported.entry = report.done.entry;
    }
    imported
}

fn told(imported: &Imported<'_>, rejects_wanted: bool) -> String {
    let counts = &imported.counts;
    let mut out = match &imported.label {
        Some(label) => format!("{label}\n"),
        None => format!("{} would come to this; nothing was written\n", imported.file_name),
    };
    out.push_str(&format!(
        "  {}: {} created, {} updated, {} unchanged, {} skipped, {} rejected, {} to be looked at\n",
        counted(counts.rows, "row", "rows"),
        counts.created,
        counts.updated,
        counts.unchanged,
        counts.skipped,
        counts.rejected,
        counts.asked
    ));
    let columns = &imported.mapping.0.plan.mapping.columns;
    let rows: Vec<Vec<String>> = columns
        .iter()
        .map(|column| {
            vec![
                column.header.clone(),
                column.field.to_string(),
                column.because.clone(),
            ]
        })
        .collect();
    out.push_str("Columns\n");
    for line in table(&rows).lines() {
        out.push_str(&format!("  {line}\n"));
    }
    if !imported.problems.is_empty() {
        let count = u32::try_from(imported.problems.len()).unwrap_or(u32::MAX);
        out.push_str(&format!("{}\n", counted(count, "problem", "problems")));
    }
    for problem in imported.problems.iter().take(SHOWN) {
        let place = match problem.column.as_str() {
            "" => format!("line {}", problem.line),
            column => format!("line {}, {}", problem.line, one_line(column)),
        };
        let text = match problem.text.as_str() {
            "" => String::new(),
            text => format!(" “{}”", one_line(text)),
        };
        out.push_str(&format!("  {place}{text}: {}\n", one_line(&problem.message)));
    }
    if imported.problems.len() > SHOWN {
        out.push_str(&format!(
            "  and {} more; --json lists them all\n",
            imported.problems.len() - SHOWN
        ));
    }
    for shifted in &imported.shifted {
        out.push_str(&format!("  line {}: {}\n", shifted.line, one_line(&shifted.why)));
    }
    match &imported.rejects {
        Some(path) => out.push_str(&format!("Rejected rows are in {path}\n")),
        None if rejects_wanted => {
            out.push_str("No row was rejected, so no file of rejected rows was written\n")
        }
        None => {}
    }
    if let (Some(batch), Some(_)) = (imported.batch, imported.entry) {
        out.push_str(&format!("To take it back: perennial-cli imports undo {batch}\n"));
    }
    out
}

/// List imports, newest first, or take one back
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Imports {
    #[command(subcommand)]
    verb: Option<ImportsVerb>,
}

/// What can be done with an import.
#[derive(Debug, Subcommand)]
enum ImportsVerb {
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

impl Imports {
    pub fn run(self, face: &Face) -> Answered {
        let mut store = face.store()?;
        let batches = Batches {
            imports: imports(&store.reader()?)?,
        };
        if let Some(ImportsVerb::Undo { batch }) = self.verb {
            let batch = one_of(&batches.imports, &batch)?;
            return undone(face, "Undid", &import::undo_batch(&mut store, batch)?);
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
