//! `.xlsx`, `.xlsm` and `.xlsb` through calamine's cell readers.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, XlsbError, XlsxError};

use super::cell::{self, Look};
use super::gather::Gather;
use super::package::Package;
use super::{Page, Pages, Trouble};

/// The most cells in a row of which nothing can be made before the file counts as damaged.
const MOST_BAD: u32 = 1_000;

/// A workbook of XML.
pub(super) struct Xlsx<'b> {
    book: calamine::Xlsx<Cursor<&'b [u8]>>,
    sheets: Vec<Sheet>,
}

impl<'b> Xlsx<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        Package::open(bytes)?.check_parts()?;
        let book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_trouble(&error))?;
        let sheets = worksheets(book.sheets_metadata());
        Ok(Self { book, sheets })
    }
}

impl Pages for Xlsx<'_> {
    fn pages(&self) -> Vec<Page> {
        pages(&self.sheets)
    }

    fn walk(&mut self, page: usize, gather: &mut Gather) -> Result<(), Trouble> {
        let Some(sheet) = self.sheets.get(page) else {
            return Ok(());
        };
        let from_1904 = self.book.has_1904_epoch();
        let mut cells = match self.book.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            // A chart that says it is a sheet, or a sheet whose part is missing.
            Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(()),
            Err(error) => return Err(xlsx_trouble(&error)),
        };
        let looks: Vec<Look> = cells.styles().iter().map(look).collect();
        let mut bad = 0;
        loop {
            let (cell, style) = match cells.next_cell_with_style_id() {
                Ok(Some(cell)) => cell,
                Ok(None) => return Ok(()),
                Err(error) => {
                    // Such as an error that Excel knows and calamine does not: #SPILL!.
                    bad += 1;
                    if is_broken(&error) || bad > MOST_BAD {
                        return Err(xlsx_trouble(&error));
                    }
                    gather.bad_cell(error);
                    continue;
                }
            };
            let (row, column) = cell.get_position();
            let look = looks.get(style).copied().unwrap_or(Look::Plain);
            let text = written(cell.get_value(), look, from_1904);
            gather.put(row, column, &text)?;
        }
    }
}

/// A binary workbook.
pub(super) struct Xlsb<'b> {
    book: calamine::Xlsb<Cursor<&'b [u8]>>,
    sheets: Vec<Sheet>,
}

impl<'b> Xlsb<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        Package::open(bytes)?.check_parts()?;
        let book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| xlsb_trouble(&error))?;
        let sheets = worksheets(book.sheets_metadata());
        Ok(Self { book, sheets })
    }
}

impl Pages for Xlsb<'_> {
    fn pages(&self) -> Vec<Page> {
        pages(&self.sheets)
    }

    fn walk(&mut self, page: usize, gather: &mut Gather) -> Result<(), Trouble> {
        let Some(sheet) = self.sheets.get(page) else {
            return Ok(());
        };
        let from_1904 = self.book.has_1904_epoch();
        let mut cells = self
            .book
            .worksheet_cells_reader(&sheet.name)
            .map_err(|error| xlsb_trouble(&error))?;
        let mut bad = 0;
        loop {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    let text = written(cell.get_value(), Look::Plain, from_1904);
                    gather.put(row, column, &text)?;
                }
                Ok(None) => return Ok(()),
                Err(error @ XlsbError::CellError(_)) if bad < MOST_BAD => {
                    bad += 1;
                    gather.bad_cell(error);
                }
                Err(error) => return Err(xlsb_trouble(&error)),
            }
        }
    }
}

fn worksheets(sheets: &[Sheet]) -> Vec<Sheet> {
    let holds_cells = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(holds_cells).cloned().collect()
}

fn pages(sheets: &[Sheet]) -> Vec<Page> {
    sheets
        .iter()
        .map(|sheet| Page {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        })
        .collect()
}

fn look(style: &calamine::Style) -> Look {
    style
        .number_format
        .as_ref()
        .map_or(Look::Plain, |format| Look::of(&format.format_code))
}

/// A value in words. Days are told by calamine; the format adds percent and leading zeros.
fn written<'v>(value: &'v DataRef<'_>, look: Look, from_1904: bool) -> Cow<'v, str> {
    let number = |value: f64, look: Look| {
        let mut out = String::new();
        cell::number(&mut out, value, look, from_1904);
        Cow::Owned(out)
    };
    let no_day = match look {
        Look::Date | Look::Duration => Look::Plain,
        look => look,
    };
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) => Cow::Borrowed(text),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Float(value) => number(*value, no_day),
        DataRef::Int(value) => number(*value as f64, no_day),
        DataRef::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        DataRef::DateTime(at) if at.is_duration() => number(at.as_f64(), Look::Duration),
        DataRef::DateTime(at) => number(at.as_f64(), Look::Date),
        DataRef::DateTimeIso(text) => Cow::Owned(cell::iso_date(text)),
        DataRef::DurationIso(text) => Cow::Owned(cell::iso_duration(text)),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// Whether reading cannot go on behind this.
fn is_broken(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::Io(_) | XlsxError::Zip(_) | XlsxError::Xml(_) | XlsxError::XmlEof(_)
    )
}

fn xlsx_trouble(error: &XlsxError) -> Trouble {
    match error {
        XlsxError::Password => Trouble::Encrypted,
        error => Trouble::Damaged(error.to_string()),
    }
}

fn xlsb_trouble(error: &XlsbError) -> Trouble {
    match error {
        XlsbError::Password => Trouble::Encrypted,
        error => Trouble::Damaged(error.to_string()),
    }
}
