//! Other people's workbooks, held against calamine's own whole tables; and workbooks made to break their reader.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, SheetType};
use zip::write::SimpleFileOptions;

use super::*;
use crate::import::kind;
use crate::import::tests::corpora;

type Cells = BTreeMap<(u32, u32), String>;

fn corpus() -> Vec<PathBuf> {
    let Some(folder) = corpora::folder("calamine-tests") else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn open<'b>(path: &Path, bytes: &'b [u8]) -> Option<Result<Box<dyn Pages + 'b>, Trouble>> {
    let Ok(kind::Kind::Book(book)) = kind::of(&name(path), bytes) else {
        return None;
    };
    Some(guarded(|| super::open(bytes, book)))
}

/// Cells with anything in them, as calamine's whole tables have them.
fn theirs(range: &calamine::Range<Data>) -> Cells {
    let Some((top, left)) = range.start() else {
        return Cells::new();
    };
    range
        .used_cells()
        .map(|(row, column, value)| {
            let mut text = String::new();
            match value {
                Data::Float(value) => cell::number(&mut text, *value, cell::Look::Plain, false),
                Data::DateTime(at) => {
                    let look = if at.is_duration() {
                        cell::Look::Duration
                    } else {
                        cell::Look::Date
                    };
                    // Those of 1904 say it only in their day.
                    let (year, month, day, ..) = at.to_ymd_hms_milli();
                    cell::number(&mut text, at.as_f64(), look, false);
                    let day = format!("{year:04}-{month:02}-{day:02}");
                    if !at.is_duration() && at.as_f64() >= 1.0 && !text.starts_with(&day) {
                        text.clear();
                        cell::number(&mut text, at.as_f64(), look, true);
                    }
                }
                Data::DateTimeIso(date) => text = cell::iso_date(date),
                Data::DurationIso(time) => text = cell::iso_duration(time),
                value => text = value.to_string(),
            }
            ((top + row as u32, left + column as u32), text)
        })
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

fn ours(pages: &mut dyn Pages, page: usize) -> Cells {
    let mut gather = Gather::keep();
    pages.walk(page, &mut gather).unwrap();
    let (rows, _) = gather.rows();
    let cells = rows.iter().flat_map(|row| {
        let cells: Vec<_> = (0..)
            .zip(row.cells())
            .map(|(column, text)| ((row.line - 1, column), text.to_owned()))
            .collect();
        cells
    });
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

/// A percent sign and leading zeros are in the cell's format, which calamine's tables do not have.
fn plain(text: &str) -> String {
    if let Some(percent) = text.strip_suffix('%')
        && let Ok(value) = percent.parse::<f64>()
    {
        let mut out = String::new();
        cell::number(&mut out, value / 100.0, cell::Look::Plain, false);
        return out;
    }
    match text.parse::<f64>() {
        Ok(_) => text.trim_start_matches('0').to_owned(),
        Err(_) => text.to_owned(),
    }
}

#[test]
fn other_peoples_workbooks_hold_what_calamine_finds_in_them() {
    let mut said = Vec::new();
    let (mut sheets, mut cells) = (0, 0);
    for path in corpus() {
        let bytes = std::fs::read(&path).unwrap();
        let Some(opened) = open(&path, &bytes) else {
            continue;
        };
        let whole =
            std::panic::catch_unwind(|| calamine::open_workbook_auto_from_rs(Cursor::new(bytes.clone())));
        let Ok(Ok(mut book)) = whole else {
            if opened.is_ok() {
                said.push(format!("{}: only we read it", name(&path)));
            }
            continue;
        };
        let mut pages = match opened {
            Ok(pages) => pages,
            Err(trouble) => {
                said.push(format!("{}: only calamine reads it: {trouble:?}", name(&path)));
                continue;
            }
        };
        let named: Vec<String> = pages.pages().into_iter().map(|page| page.name).collect();
        let wanted: Vec<String> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect();
        if named != wanted {
            said.push(format!("{}: sheets {named:?}, not {wanted:?}", name(&path)));
            continue;
        }
        let tallies = pages.tally().unwrap();
        for (page, title) in named.iter().enumerate() {
            let Ok(range) = book.worksheet_range(title) else {
                continue;
            };
            let theirs = theirs(&range);
            let ours = ours(pages.as_mut(), page);
            sheets += 1;
            cells += ours.len();
            assert_eq!(tallies[page].cells, ours.len() as u64, "{} {title}", name(&path));
            let both: std::collections::BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
            for place in both {
                let (our, their) = (ours.get(place), theirs.get(place));
                let same = match (our, their) {
                    (Some(our), Some(their)) => our.trim() == their.trim() || plain(our) == plain(their),
                    _ => false,
                };
                if !same {
                    said.push(format!(
                        "{} {title} {place:?}: {our:?}, not {their:?}",
                        name(&path)
                    ));
                }
            }
        }
    }
    said.push(format!("{sheets} sheets, {cells} cells compared"));
    insta::assert_snapshot!(said.join("\n"));
}

/// A small generator, the same on every machine.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }

    /// A few bytes changed, taken out, doubled or replaced by what readers stumble over.
    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        const BAD: [&[u8]; 8] = [
            b"\xFF\xFF\xFF\xFF",
            b"\0\0\0\0",
            b"\xFF\xFF\xFF\x7F",
            b"\0\0\0\x80",
            b"99999999999",
            b"<",
            b"\">",
            b"-1",
        ];
        for _ in 0..=self.throw(4) {
            if bytes.is_empty() {
                return;
            }
            let at = self.throw(bytes.len());
            match self.throw(5) {
                0 => bytes[at] ^= 1 << self.throw(8),
                1 => bytes[at] = self.throw(256) as u8,
                2 => drop(bytes.drain(at..(at + self.throw(40)).min(bytes.len()))),
                3 => {
                    let piece = bytes[at..(at + self.throw(200)).min(bytes.len())].to_vec();
                    drop(bytes.splice(at..at, piece));
                }
                _ => {
                    let bad = BAD[self.throw(BAD.len())];
                    let end = (at + bad.len()).min(bytes.len());
                    drop(bytes.splice(at..end, bad.iter().copied()));
                }
            }
        }
    }
}

fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).ok()?;
            let mut content = Vec::new();
            part.read_to_end(&mut content).ok()?;
            Some((part.name().ok()?.into_owned(), content))
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// How a spoiled workbook ends: read, refused, or caught falling.
fn ends(bytes: &[u8], book: kind::Book) -> &'static str {
    match read("spoiled", bytes, book, None) {
        Ok(_) => "read",
        Err(ImportError::Damaged { why, .. }) if why == FELL => "caught",
        Err(_) => "refused",
    }
}

#[test]
fn spoiled_workbooks_are_read_or_refused() {
    let mut dice = Dice(0x5EED_CAFE);
    let mut score = BTreeMap::new();
    for path in corpus() {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(kind::Kind::Book(book)) = kind::of(&name(&path), &bytes) else {
            continue;
        };
        let parts = unpacked(&bytes);
        for _ in 0..6 {
            let mut spoiled = bytes.clone();
            match (&parts, book) {
                (Some(parts), _) => {
                    let mut parts = parts.clone();
                    let at = dice.throw(parts.len());
                    dice.spoil(&mut parts[at].1);
                    spoiled = packed(&parts);
                }
                (None, kind::Book::Xls) if dice.throw(2) == 0 => {
                    // The records bare, so that what is spoiled is they and not their wrapping.
                    if let Ok(stream) = xls::workbook_stream(&bytes) {
                        spoiled = stream;
                    }
                    dice.spoil(&mut spoiled);
                }
                _ => dice.spoil(&mut spoiled),
            }
            let end = ends(&spoiled, book);
            assert!(
                end != "caught" || matches!(book, kind::Book::Xlsx | kind::Book::Xlsb),
                "{} made our own reader fall",
                name(&path)
            );
            *score.entry((book.ending(), end)).or_insert(0) += 1;
        }
    }
    eprintln!("{score:?}");
}
