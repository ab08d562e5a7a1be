//! The list of people as CSV: RFC 4180 with every cell in quotes, one row a person, by name.
//!
//! It begins with a byte order mark, without which Excel reads UTF-8 as the machine's old code page and spoils every
//! accent; Numbers, LibreOffice and our own import pass over it.

use std::io::Write;

use super::cell::cell;
use super::columns::{Columns, listed};
use super::{ExportError, Exported, Format, Wanted};
use crate::domain::when::When;
use crate::store::Reader;
use crate::views::person::person as page_of;

pub(super) fn write(
    reader: &Reader,
    when: &When,
    wanted: &Wanted,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let (people, left_out) = listed(reader, when, wanted.whom.as_ref())?;
    let columns = Columns::of(reader, wanted.columns.as_deref())?;
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(out);
    csv.write_record(columns.iter().map(|column| cell(&column.header).into_owned()))?;
    for id in &people {
        let page = page_of(reader, when, *id)?;
        let row = columns.iter().map(|column| column.value(&page).into_text());
        csv.write_record(row.map(|value| cell(&value).into_owned()))?;
    }
    csv.flush()?;
    Ok(Exported::of(Format::Csv, &people, left_out))
}
