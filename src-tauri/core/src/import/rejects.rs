//! Rejected rows as a file that can be mended and imported again.

use std::collections::HashMap;

use super::plan::{ImportPlan, RowPlan};

/// The column that says what is wrong; an import leaves it out.
const PROBLEM: &str = "Problem";

/// The rejected rows as CSV: the file's own header and cells, and what is wrong as a last column.
///
/// Cells stand as they stood, formulas included: the file goes back to where it came from. UTF-8 with a byte order
/// mark, which spreadsheet programs need to show accents.
#[must_use]
pub fn rejected_csv(plan: &ImportPlan) -> Vec<u8> {
    let sheet = &plan.sheet;
    let rejected: HashMap<u32, String> = plan
        .rows
        .iter()
        .filter_map(|row| match &row.plan {
            RowPlan::Reject { problems } => {
                let said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
                Some((row.line, said.join("; ")))
            }
            _ => None,
        })
        .collect();
    // A file that was mended and still has rejected rows carries the column already.
    let kept: Vec<usize> = (0..sheet.header.len())
        .filter(|at| sheet.header[*at] != PROBLEM)
        .collect();
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let header = kept.iter().map(|at| sheet.header[*at].as_str()).chain([PROBLEM]);
    // Writing into memory cannot fail.
    let mut written = writer.write_record(header);
    for row in sheet.rows.iter() {
        if let (Some(said), Ok(())) = (rejected.get(&row.line), &written) {
            let cells = kept.iter().map(|at| row.raw(*at).unwrap_or_default());
            written = writer.write_record(cells.chain([said.as_str()]));
        }
    }
    writer.into_inner().unwrap_or_default()
}
