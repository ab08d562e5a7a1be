//! `.xls`: the records of Excel 5 to 2003 ([MS-XLS], BIFF5 and BIFF8), in an OLE file or bare.
//!
//! Only the records of cells, of the texts that they share and of their formats are read, as they stand in the file:
//! the sizes that it claims for its tables are not looked at.

use std::collections::HashMap;
use std::io::Read;

use encoding_rs::Encoding;

use super::biff::{Pieces, Records, code_page, error_text, f64_at, short_number, u16_at, u32_at};
use super::cell::{self, Look};
use super::gather::{Gather, MOST_CELL};
use super::{Page, Pages, Trouble, ole};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;

/// How deep books stand in each other: a sheet, a chart in it, and one to spare.
const MOST_DEPTH: u32 = 3;

/// The most bytes of such a file: 65,536 rows fit many times.
const MOST_FILE: usize = 128 * 1024 * 1024;

/// Sheets of an Excel 5 to 2003 workbook.
pub(super) struct Xls {
    stream: Vec<u8>,
    book: Globals,
}

/// What stands before the sheets and holds for all of them.
struct Globals {
    biff8: bool,
    encoding: &'static Encoding,
    from_1904: bool,
    formats: HashMap<u16, Look>,
    /// The number format of each cell format.
    cell_formats: Vec<u16>,
    sheets: Vec<(Page, usize)>,
    shared: Shared,
}

/// The texts that cells share, one after the other.
#[derive(Default)]
struct Shared {
    text: String,
    ends: Vec<u32>,
}

impl Xls {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.len() > MOST_FILE {
            return Err(Trouble::too_much(
                MOST_FILE / (1024 * 1024),
                "megabytes as an .xls file",
            ));
        }
        let stream = if bytes.starts_with(&BOF.to_le_bytes()) {
            bytes.to_vec()
        } else {
            workbook_stream(bytes)?
        };
        let book = Globals::read(&stream)?;
        Ok(Self { stream, book })
    }
}

/// The stream of an OLE file that is the workbook.
pub(super) fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut file = ole::open(bytes)?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
        .ok_or_else(|| Trouble::Damaged("there is no workbook in it".to_owned()))?;
    let mut stream = Vec::new();
    file.open_stream(name)
        .and_then(|part| {
            // It cannot be longer than the file it is in.
            part.take(bytes.len() as u64).read_to_end(&mut stream)
        })
        .map_err(|error| ole::broken(&error))?;
    Ok(stream)
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Trouble> {
        let mut records = Records { rest: stream };
        let version = match records.next() {
            Some((BOF, data)) => u16_at(data, 0),
            Some((0x0009 | 0x0209 | 0x0409, _)) => return Err(too_old()),
            _ => None,
        };
        let mut globals = Self {
            biff8: match version {
                Some(0x0600) => true,
                Some(0x0500) => false,
                _ => return Err(Trouble::Damaged("there is no workbook in it".to_owned())),
            },
            encoding: encoding_rs::WINDOWS_1252,
            from_1904: false,
            formats: HashMap::new(),
            cell_formats: Vec::new(),
            sheets: Vec::new(),
            shared: Shared::default(),
        };
        while let Some((kind, data)) = records.next() {
            match kind {
                EOF => return Ok(globals),
                0x002F => return Err(Trouble::Encrypted),
                0x0042 => globals.encoding = u16_at(data, 0).map_or(globals.encoding, code_page),
                0x0022 => globals.from_1904 = u16_at(data, 0) == Some(1),
                0x041E => globals.format(data),
                0x00E0 => globals.cell_formats.extend(u16_at(data, 2)),
                0x0085 => globals.sheet(data),
                0x00FC => globals.shared = Shared::read(&mut records.with_continued(data))?,
                _ => {}
            }
        }
        Err(cut_off())
    }

    fn format(&mut self, data: &[u8]) {
        let Some((id, name)) = u16_at(data, 0).zip(data.get(2..)) else {
            return;
        };
        let mut pieces = Pieces::of(name);
        let code = if self.biff8 {
            pieces.long_text()
        } else {
            pieces
                .byte()
                .and_then(|length| pieces.bytes(usize::from(length)))
                .map(|bytes| self.decoded(bytes))
        };
        if let Some(code) = code {
            self.formats.insert(id, Look::of(&code));
        }
    }

    fn sheet(&mut self, data: &[u8]) {
        let (Some(at), Some(&[state, 0])) = (u32_at(data, 0), data.get(4..6)) else {
            // A chart, a macro sheet, or nothing that we know.
            return;
        };
        let mut pieces = Pieces::of(data.get(6..).unwrap_or_default());
        let Some(length) = pieces.byte().map(usize::from) else {
            return;
        };
        let name = if self.biff8 {
            pieces
                .byte()
                .and_then(|flags| pieces.text(length, flags & 1 != 0))
        } else {
            pieces.bytes(length).map(|bytes| self.decoded(bytes))
        };
        let page = Page {
            name: name.unwrap_or_default().replace('\0', ""),
            visible: state & 0x3F == 0,
        };
        self.sheets.push((page, at as usize));
    }

    fn decoded(&self, bytes: &[u8]) -> String {
        self.encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    fn look(&self, cell_format: u16) -> Look {
        let format = self
            .cell_formats
            .get(usize::from(cell_format))
            .copied()
            .unwrap_or(0);
        self.formats
            .get(&format)
            .copied()
            .unwrap_or_else(|| Look::built_in(format))
    }

    /// A cell's text: with its length in two bytes.
    fn label(&self, mut pieces: Pieces<'_>) -> Option<String> {
        if self.biff8 {
            return pieces.long_text();
        }
        let length = usize::from(pieces.u16()?);
        Some(self.decoded(pieces.bytes(length)?))
    }
}

impl Pages for Xls {
    fn pages(&self) -> Vec<Page> {
        self.book.sheets.iter().map(|(page, _)| page.clone()).collect()
    }

    fn walk(&mut self, page: usize, gather: &mut Gather) -> Result<(), Trouble> {
        let Some((_, at)) = self.book.sheets.get(page) else {
            return Ok(());
        };
        let mut records = Records {
            rest: self.stream.get(*at..).unwrap_or_default(),
        };
        if !matches!(records.next(), Some((BOF, _))) {
            return Err(Trouble::Damaged("a sheet is not where it should be".to_owned()));
        }
        let mut cells = SheetCells {
            book: &self.book,
            gather,
            formula: None,
        };
        // Charts stand in a sheet as whole books of their own.
        let mut depth = 1;
        while let Some((kind, data)) = records.next() {
            match kind {
                BOF if depth == MOST_DEPTH => {
                    return Err(Trouble::Damaged("its sheets stand in each other".to_owned()));
                }
                BOF => depth += 1,
                EOF if depth == 1 => return Ok(()),
                EOF => depth -= 1,
                kind if depth == 1 => cells.read(kind, data, &mut records)?,
                _ => {}
            }
        }
        Err(cut_off())
    }
}

struct SheetCells<'w> {
    book: &'w Globals,
    gather: &'w mut Gather,
    /// A formula whose text comes in a record of its own.
    formula: Option<(u16, u16)>,
}

impl SheetCells<'_> {
    fn read<'b>(&mut self, kind: u16, data: &'b [u8], records: &mut Records<'b>) -> Result<(), Trouble> {
        if kind == 0x0207 {
            let text = self.book.label(records.with_continued(data));
            if let (Some((row, column)), Some(text)) = (self.formula.take(), text) {
                self.put(row, column, &text)?;
            }
            return Ok(());
        }
        let is_cell = matches!(
            kind,
            0x00FD | 0x0204 | 0x00D6 | 0x0203 | 0x027E | 0x00BD | 0x0006 | 0x0206 | 0x0406 | 0x0205
        );
        let place = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4));
        let (true, (Some(row), Some(column), Some(format))) = (is_cell, place) else {
            return Ok(());
        };
        let body = data.get(6..).unwrap_or_default();
        match kind {
            // A text among the shared ones.
            0x00FD => {
                let at = u32_at(body, 0).and_then(|at| usize::try_from(at).ok());
                match at.and_then(|at| self.book.shared.get(at)) {
                    Some(text) => self.put(row, column, text),
                    None => Ok(()),
                }
            }
            // A text, plain or with formats behind it.
            0x0204 | 0x00D6 => match self.book.label(records.with_continued(body)) {
                Some(text) => self.put(row, column, &text),
                None => Ok(()),
            },
            0x0203 => match f64_at(body) {
                Some(value) => self.number(row, column, format, value),
                None => Ok(()),
            },
            0x027E => match u32_at(body, 0) {
                Some(value) => self.number(row, column, format, short_number(value)),
                None => Ok(()),
            },
            // Short numbers side by side, each with its format; the last column stands behind them.
            0x00BD => {
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (column, cell) in (column..).zip(cells.chunks_exact(6)) {
                    if let (Some(format), Some(value)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                        self.number(row, column, format, short_number(value))?;
                    }
                }
                Ok(())
            }
            0x0205 => match body {
                [value, 0, ..] => self.put(row, column, if *value == 0 { "false" } else { "true" }),
                [error, ..] => self.put(row, column, error_text(*error)),
                [] => Ok(()),
            },
            _ => self.formula(row, column, format, body),
        }
    }

    /// A formula's last result.
    fn formula(&mut self, row: u16, column: u16, format: u16, body: &[u8]) -> Result<(), Trouble> {
        self.formula = None;
        match body.get(..8) {
            Some([0, .., 0xFF, 0xFF]) => {
                self.formula = Some((row, column));
                Ok(())
            }
            Some([1, _, value, .., 0xFF, 0xFF]) => {
                self.put(row, column, if *value == 0 { "false" } else { "true" })
            }
            Some([2, _, error, .., 0xFF, 0xFF]) => self.put(row, column, error_text(*error)),
            Some([_, .., 0xFF, 0xFF]) | None => Ok(()),
            Some(value) => match f64_at(value) {
                Some(value) => self.number(row, column, format, value),
                None => Ok(()),
            },
        }
    }

    fn number(&mut self, row: u16, column: u16, format: u16, value: f64) -> Result<(), Trouble> {
        let mut text = String::new();
        cell::number(&mut text, value, self.book.look(format), self.book.from_1904);
        self.put(row, column, &text)
    }

    fn put(&mut self, row: u16, column: u16, text: &str) -> Result<(), Trouble> {
        self.gather.put(u32::from(row), u32::from(column), text)
    }
}

impl Shared {
    fn read(pieces: &mut Pieces<'_>) -> Result<Self, Trouble> {
        let mut shared = Self::default();
        // How many there are is only claimed.
        pieces.bytes(8);
        while let Some(length) = pieces.u16() {
            let Some(text) = pieces.rich_text(usize::from(length)) else {
                return Err(cut_off());
            };
            if text.len() > MOST_CELL {
                return Err(Trouble::too_much("1,000,000", "characters in a cell"));
            }
            shared.text.push_str(&text);
            shared
                .ends
                .push(u32::try_from(shared.text.len()).unwrap_or(u32::MAX));
        }
        Ok(shared)
    }

    fn get(&self, at: usize) -> Option<&str> {
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start as usize..*self.ends.get(at)? as usize)
    }
}

fn too_old() -> Trouble {
    Trouble::Damaged("it was written by Excel 4 or older".to_owned())
}

fn cut_off() -> Trouble {
    Trouble::Damaged("it is cut off".to_owned())
}
