//! What an import did, or would do, for a person to read.

use perennial_core::import::{Format, Outcome};

use super::import::Imported;
use crate::text::{counted, one_line, table};

/// How many problems a person is shown at once.
const SHOWN: usize = 20;

pub(super) fn told(imported: &Imported<'_>, rejects_wanted: bool) -> String {
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
    out.push_str(&format!("  {}\n", read_as(imported.format)));
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
    if !imported.questions.is_empty() {
        out.push_str("Questions\n");
    }
    for question in &imported.questions {
        let open = question.rows - question.answered;
        out.push_str(&format!(
            "  {} ({}): {open} of {} open; {}\n",
            question.kind.label(),
            question.kind,
            counted(question.rows, "row", "rows"),
            one_line(&question.example)
        ));
    }
    if imported
        .questions
        .iter()
        .any(|question| question.answered < question.rows)
    {
        out.push_str("  --answers FILE says what is to be done; --rows lists whom each could be about\n");
    }
    for row in imported.rows.iter().flatten() {
        let says: Vec<String> = row.says.iter().map(|said| one_line(said)).collect();
        let name = if row.name.is_empty() {
            String::new()
        } else {
            format!(" {}:", one_line(&row.name))
        };
        out.push_str(&format!(
            "  line {} {}{name} {}\n",
            row.line,
            row.outcome.map_or("", Outcome::word),
            says.join("; ")
        ));
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

/// How a file was read.
fn read_as(format: &Format) -> String {
    match format {
        Format::Text {
            encoding, delimiter, ..
        } => {
            let parted = match delimiter {
                ',' => "commas".to_owned(),
                ';' => "semicolons".to_owned(),
                '\t' => "tabs".to_owned(),
                ' ' => "spaces".to_owned(),
                other => format!("\u{201c}{other}\u{201d}"),
            };
            format!("Read as text in {encoding}, parted by {parted}")
        }
        Format::Workbook {
            format,
            sheet,
            sheets,
        } => match sheets.as_slice() {
            [] | [_] => format!("Read as a workbook ({format}), sheet \u{201c}{sheet}\u{201d}"),
            several => {
                let others: Vec<&str> = several
                    .iter()
                    .map(|title| title.name.as_str())
                    .filter(|name| name != sheet)
                    .collect();
                format!(
                    "Read as a workbook ({format}), sheet \u{201c}{sheet}\u{201d}; --sheet takes another: {}",
                    others.join(", ")
                )
            }
        },
        Format::Cards { version } => format!("Read as address cards, version {version}"),
    }
}
