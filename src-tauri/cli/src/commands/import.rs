//! A spreadsheet comes in.

use std::path::{Path, PathBuf};

use chrono::Local;
use clap::Args;
use perennial_core::domain::BatchId;
use perennial_core::domain::account::{Platform, platform_in_words};
use perennial_core::domain::phone::Region;
use perennial_core::export::write_whole;
use perennial_core::import::{
    Counts, DateOrder, Decimal, Format, MappedColumn, Options, Overwrite, Problem, Source, rejected_csv,
};
use perennial_core::ops::import::{self, ImportReport, Shifted};
use perennial_core::views::import::{self as view, Draft, PreviewRow, Question, RowFilter, draft};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::answers;
use super::import_told::told;
use crate::answer::Answered;
use crate::face::Face;
use crate::failure::Failure;
use crate::progress::Progress;

/// Import a list: delimited text, a workbook or address cards
///
/// Columns are understood by their headers and values. Somebody who is there already gains what is new: blanks are
/// filled, notes and dated counts are added, nothing is replaced unless --overwrite is given. Whoever could be two
/// people is asked about and left out until --answers says. An import is one transaction and one undo: Ctrl-C, a crash
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
    /// The sheet of a workbook, by its name; without it, the first that holds anything
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// How the text is encoded, such as windows-1252 or utf-16le; without it, as found
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// What parts the columns: one character, or "tab"; without it, as found
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<char>,
    /// The line on which the header stands, counted from 1; 0 where the file has none
    #[arg(long, value_name = "LINE")]
    header_row: Option<u32>,
    /// In which order dates are written where a column leaves it open: ymd, dmy or mdy
    #[arg(long, value_name = "ORDER")]
    date_order: Option<DateOrder>,
    /// What parts decimals where a column leaves it open: point or comma
    #[arg(long, value_name = "MARK", value_parser = decimal)]
    decimal: Option<Decimal>,
    /// The country of phone numbers without a prefix, such as PT
    #[arg(long, value_name = "COUNTRY", value_parser = region)]
    region: Option<String>,
    /// Options and decisions as JSON, in the shape in which the desktop application keeps them
    ///
    /// Every key may be left out: reading, platform, map, conventions, styles, overwrite, edits, decisions. A decision
    /// is about a line, a kind of question or an outcome, and a line goes before a question:
    /// {"decisions": [{"about": {"kind": "question", "of": "same_name"}, "take": {"kind": "new"}}]}. What may be taken:
    /// person (with its id), row (with its line), suggested, new, leave_out. Other options of the command line go before
    /// those of the file.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Replace values that are there; with a column, only that column's. May be repeated
    #[arg(long, value_name = "COLUMN", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    overwrite: Vec<String>,
    /// List what becomes of every row
    #[arg(long)]
    rows: bool,
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

/// A country whose numbers we can tell apart.
pub(super) fn region(text: &str) -> Result<String, String> {
    match Region::of(text) {
        Some(_) => Ok(text.trim().to_owned()),
        None => Err(
            "no country of which we know how it is dialled; give its two letters, such as DE, PT or US"
                .to_owned(),
        ),
    }
}

fn delimiter(text: &str) -> Result<char, String> {
    let mut letters = text.chars();
    match (text, letters.next(), letters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) => Ok(one),
        _ => Err("give one character, or \"tab\"".to_owned()),
    }
}

fn decimal(text: &str) -> Result<Decimal, String> {
    match text {
        "." => Ok(Decimal::Point),
        "," => Ok(Decimal::Comma),
        word => word.parse().map_err(|error| format!("{error}")),
    }
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
pub(super) struct Imported<'d> {
    pub(super) batch: Option<BatchId>,
    #[serde(flatten)]
    pub(super) counts: Counts,
    pub(super) mapping: ByColumn<'d>,
    pub(super) problems: &'d [Problem],
    pub(super) file_name: &'d str,
    pub(super) format: &'d Format,
    pub(super) questions: Vec<Question>,
    /// What becomes of every row, where it was asked for.
    #[serde(rename = "row_plans", skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<Vec<PreviewRow>>,
    platform: Option<Platform>,
    dry_run: bool,
    pub(super) shifted: Vec<Shifted>,
    pub(super) rejects: Option<String>,
    pub(super) label: Option<String>,
    pub(super) entry: Option<i64>,
}

/// Which field each column was taken for, in the file's order.
#[derive(Debug)]
pub(super) struct ByColumn<'d>(pub(super) &'d Draft);

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
        let rejects_wanted = self.rejects.is_some();
        let (listed, dry_run, rejects_to) = (self.rows, self.dry_run, self.rejects.clone());
        let options = self.options(face)?;
        let mut store = face.store()?;
        let mut progress = Progress::of("Read");
        let reader = store.reader()?;
        let draft = draft(&reader, &source, options, &mut |done, total| {
            progress.hear(done, total)
        })?;
        drop(progress);
        // Before the import, so that a place that cannot be written to keeps nothing half done.
        let rejects = match &rejects_to {
            Some(path) if draft.plan.counts().rejected > 0 => Some(write_rejects(path, &draft)?),
            _ => None,
        };
        // As it was decided on, before anything is written.
        let rows = match listed {
            true => Some(view::rows(&reader, &draft, &RowFilter::default(), 0, u32::MAX)?.rows),
            false => None,
        };
        drop(reader);
        let report = if dry_run {
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
        let imported = imported(&draft, report, rejects, rows);
        face.answer(&imported, || told(&imported, rejects_wanted))
    }

    /// What the answers say, and above it what the command line says.
    fn options(self, face: &Face) -> Result<Options, Failure> {
        let mut options = match &self.answers {
            Some(path) => answers::read(path)?,
            None => Options::default(),
        };
        let reading = &mut options.reading;
        reading.sheet = self.sheet.or(reading.sheet.take());
        reading.encoding = self.encoding.or(reading.encoding.take());
        reading.delimiter = self.delimiter.or(reading.delimiter);
        reading.header_row = self.header_row.or(reading.header_row);
        let conventions = &mut options.conventions;
        conventions.dates = self.date_order.or(conventions.dates);
        conventions.decimal = self.decimal.or(conventions.decimal);
        conventions.region = self.region.or(conventions.region.take());
        options.platform = self.platform.or(options.platform);
        options.map.extend(self.map);
        if self.overwrite.iter().any(String::is_empty) {
            options.overwrite = Overwrite::All;
        } else if !self.overwrite.is_empty() {
            options.overwrite = Overwrite::Columns(self.overwrite);
        }
        options.today = Some(face.when().today);
        Ok(options)
    }
}

fn write_rejects(path: &Path, draft: &Draft) -> Result<String, Failure> {
    let rejected = rejected_csv(&draft.plan);
    write_whole(path, |out| Ok(out.write_all(&rejected)?))?;
    Ok(path.display().to_string())
}

fn imported(
    draft: &Draft,
    report: Option<ImportReport>,
    rejects: Option<String>,
    rows: Option<Vec<PreviewRow>>,
) -> Imported<'_> {
    let plan = &draft.plan;
    let mut imported = Imported {
        batch: None,
        counts: plan.counts(),
        mapping: ByColumn(draft),
        problems: &plan.problems,
        file_name: &plan.sheet.file_name,
        format: &plan.sheet.format,
        questions: view::questions(draft),
        rows,
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
