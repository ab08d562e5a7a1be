//! The list of people as a workbook (XLSX): the columns of the CSV with what they are, so that dates are dates, counts
//! are numbers, and handles and phone numbers stay text and never become a formula.
//!
//! The head stays in sight and filters; a profile can be opened from its cell, and nothing is fetched for it. What a
//! program keeps in mind is narrow. A text longer than a cell holds is cut, and the export says how many were.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, Format as Look, IgnoreError, Url, Workbook, Worksheet, XlsxError};

use super::columns::{Columns, Value, listed};
use super::{ExportError, Exported, Format, Wanted};
use crate::domain::when::When;
use crate::store::Reader;
use crate::views::person::person as page_of;

/// What a cell, a sheet and an address may hold: "Excel specifications and limits", support.microsoft.com.
mod most {
    /// Characters of a cell, in UTF-16.
    pub(super) const CELL: usize = 32_767;
    /// Rows of a sheet.
    pub(super) const ROWS: usize = 1_048_576;
    /// Links of a sheet.
    pub(super) const LINKS: usize = 65_530;
    /// Characters of a link, in UTF-16.
    pub(super) const LINK: usize = 2_080;
}

/// How wide a column may be, in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 36;

/// The first day that every spreadsheet program counts alike: there was no 29 February 1900.
const FIRST_YEAR: i32 = 1901;

pub(super) fn write(
    reader: &Reader,
    when: &When,
    wanted: &Wanted,
    beside: &Path,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let (people, left_out) = listed(reader, when, wanted.whom.as_ref())?;
    if people.len() >= most::ROWS {
        return Err(ExportError::TooMany);
    }
    let columns = Columns::of(reader, wanted.columns.as_deref())?;
    let mut workbook = Workbook::new();
    // Rows wait in a nameless file where the workbook comes to lie, and nowhere else.
    workbook.set_tempdir(beside)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&when.instant));
    let mut sheet = Sheet::begin(workbook.add_worksheet_with_constant_memory()?, &columns)?;
    for id in &people {
        let page = page_of(reader, when, *id)?;
        sheet.row(columns.iter().map(|column| column.value(&page)))?;
    }
    let shortened = sheet.end(&columns)?;
    out.write_all(&workbook.save_to_buffer()?)?;
    Ok(Exported {
        shortened,
        ..Exported::of(Format::Xlsx, &people, left_out)
    })
}

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    /// Characters of the longest value of each column.
    widths: Vec<usize>,
    row: u32,
    links: usize,
    shortened: u32,
    day: Look,
    link: Look,
}

impl<'a> Sheet<'a> {
    fn begin(sheet: &'a mut Worksheet, columns: &Columns) -> Result<Self, ExportError> {
        sheet.set_name("People")?;
        let head = Look::new().set_bold();
        let text = Look::new().set_num_format("@");
        let mut widths = Vec::new();
        for (at, column) in (0..).zip(columns.iter()) {
            if column.is_text() {
                sheet.set_column_format(at, &text)?;
            }
            sheet.write_string_with_format(0, at, &column.header, &head)?;
            // The button that filters stands beside it.
            widths.push(column.header.chars().count() + 3);
        }
        let name = columns
            .iter()
            .position(|column| !column.is_for_programs())
            .unwrap_or(0);
        sheet.set_freeze_panes(1, place(name + 1))?;
        Ok(Self {
            sheet,
            widths,
            row: 0,
            links: 0,
            shortened: 0,
            // As the reader's own country writes a date.
            day: Look::new().set_num_format_index(14),
            link: Look::new().set_hyperlink().set_num_format("@"),
        })
    }

    fn row(&mut self, values: impl Iterator<Item = Value>) -> Result<(), ExportError> {
        self.row += 1;
        for (at, value) in values.enumerate() {
            let width = self.cell(place(at), value)?;
            if let Some(widest) = self.widths.get_mut(at) {
                *widest = width.max(*widest);
            }
        }
        Ok(())
    }

    /// How wide what was written is.
    fn cell(&mut self, at: u16, value: Value) -> Result<usize, XlsxError> {
        use chrono::Datelike;
        match value {
            Value::Text(text) => self.text(at, text),
            Value::Count(count) => {
                // Followers are far below 2^53.
                self.sheet.write_number(self.row, at, count as f64)?;
                Ok(count.to_string().len())
            }
            Value::Day(day) if day.year() >= FIRST_YEAR => {
                self.sheet
                    .write_datetime_with_format(self.row, at, day, &self.day)?;
                Ok("2026-12-31".len())
            }
            Value::Day(day) => self.text(at, day.to_string()),
            Value::Number(text) => match exactly(&text) {
                Some(number) => {
                    self.sheet.write_number(self.row, at, number)?;
                    Ok(text.len())
                }
                None => self.text(at, text),
            },
            Value::Link { text, address } if self.links < most::LINKS && leads(&address) => {
                let text = self.fitting(text);
                let width = text.chars().count();
                let url = Url::new(address).set_text(text);
                self.sheet.write_url_with_format(self.row, at, url, &self.link)?;
                self.links += 1;
                Ok(width)
            }
            Value::Link { text, .. } => self.text(at, text),
        }
    }

    fn text(&mut self, at: u16, text: String) -> Result<usize, XlsxError> {
        if text.is_empty() {
            return Ok(0);
        }
        let text = self.fitting(text);
        self.sheet.write_string(self.row, at, &text)?;
        Ok(text.lines().map(|line| line.chars().count()).max().unwrap_or(0))
    }

    /// As much of a text as a cell holds.
    fn fitting(&mut self, text: String) -> String {
        if text.len() <= most::CELL || text.encode_utf16().count() <= most::CELL {
            return text;
        }
        self.shortened += 1;
        let mut room = most::CELL - 1;
        let fits = |char: &char| {
            let left = room.checked_sub(char.len_utf16());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let mut cut: String = text.chars().take_while(fits).collect();
        cut.push('…');
        cut
    }

    /// How many texts were cut.
    fn end(self, columns: &Columns) -> Result<u32, ExportError> {
        let last = place(self.widths.len().saturating_sub(1));
        for ((at, column), width) in (0..).zip(columns.iter()).zip(&self.widths) {
            let width = if column.is_for_programs() {
                NARROWEST
            } else {
                (*width + 1).clamp(NARROWEST, WIDEST)
            };
            self.sheet.set_column_width(at, width as f64)?;
            if column.is_text() && self.row > 0 {
                self.sheet
                    .ignore_error_range(1, at, self.row, at, IgnoreError::NumberStoredAsText)?;
            }
        }
        self.sheet.autofilter(0, 0, self.row, last)?;
        Ok(self.shortened)
    }
}

/// A sheet has 16,384 columns; there are never as many fields.
fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A number that loses nothing but zeros at its end: `007` and what has more digits than a cell keeps stay text.
fn exactly(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text,
    };
    (number.is_finite() && digits <= 15 && number.to_string() == plain).then_some(number)
}

/// A page on the web, and short enough for a cell's link. Nothing else is opened from a list.
fn leads(address: &str) -> bool {
    let web = url::Url::parse(address).is_ok_and(|url| {
        let plain = url.username().is_empty() && url.password().is_none();
        matches!(url.scheme(), "https" | "http") && url.has_host() && plain
    });
    web && address.encode_utf16().count() <= most::LINK
}
