//! Workbooks: Excel's four formats and OpenDocument. Cells stream by and only those that are there take memory.
//!
//! Calamine reads `.xlsx` and `.xlsb`, whose cells it hands out one by one, behind [`package`], which refuses what
//! would make it take too much. It reads `.xls` and `.ods` into whole tables of rows × columns, all sheets at once, so
//! that a small file can ask for gigabytes: those two are read here.

mod biff;
mod cell;
mod excel;
mod gather;
mod ods;
pub(super) mod ole;
mod package;
mod xls;
mod xml;

use std::cell::Cell;
use std::fmt::Display;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use self::gather::{Gather, Tally};
use super::error::{ImportError, listed};
use super::kind::Book;
use super::sheet::{Format, SheetTitle, Table};

pub(super) use self::package::Package;

/// The most bytes of a workbook's file; most of a large one are pictures.
const MOST_FILE: usize = 256 * 1024 * 1024;

/// Why a workbook cannot be read.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It has a password.
    Encrypted,
    /// It is broken; how.
    Damaged(String),
    /// It unpacks to so much.
    Swollen(String),
    /// It has more than so many of something.
    TooMuch { most: String, what: &'static str },
}

impl Trouble {
    fn too_much(most: impl Display, what: &'static str) -> Self {
        Self::TooMuch {
            most: most.to_string(),
            what,
        }
    }

    fn damaged(part: &str, why: impl Display) -> Self {
        Self::Damaged(format!("{part} cannot be read: {why}"))
    }

    fn io(part: &str, error: &std::io::Error) -> Self {
        Self::damaged(part, error)
    }

    /// As a refusal of the file.
    pub(super) fn of(self, file: &str) -> ImportError {
        let file = file.to_owned();
        match self {
            Self::Encrypted => ImportError::Encrypted { file },
            Self::Damaged(why) => ImportError::Damaged {
                file,
                why: brief(&why),
            },
            Self::Swollen(what) => ImportError::Swollen { file, what },
            Self::TooMuch { most, what } => ImportError::TooLarge { file, most, what },
        }
    }
}

/// A library's words in one line of bearable length.
fn brief(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(300)
        .collect();
    line.trim_end_matches(['.', ' ']).to_owned()
}

/// A sheet as its workbook names it.
#[derive(Debug, Clone)]
struct Page {
    name: String,
    visible: bool,
}

/// A workbook that is open.
trait Pages {
    /// Its sheets that can hold cells, in its order.
    fn pages(&self) -> Vec<Page>;

    /// Hands out the cells of a sheet, in the order of [`Pages::pages`].
    fn walk(&mut self, page: usize, gather: &mut Gather) -> Result<(), Trouble>;

    /// How much there is in each sheet.
    fn tally(&mut self) -> Result<Vec<Tally>, Trouble> {
        (0..self.pages().len())
            .map(|page| {
                let mut gather = Gather::count();
                self.walk(page, &mut gather)?;
                Ok(gather.tally())
            })
            .collect()
    }
}

/// Reads a sheet of a workbook: the one that is named, else the first visible one that holds a table.
pub(super) fn read(file: &str, bytes: &[u8], book: Book, sheet: Option<&str>) -> Result<Table, ImportError> {
    let trouble = |trouble: Trouble| trouble.of(file);
    guarded(|| {
        if bytes.len() > MOST_FILE {
            return Err(Trouble::too_much(
                MOST_FILE / (1024 * 1024),
                "megabytes as a workbook",
            ));
        }
        read_pages(file, book, open(bytes, book)?.as_mut(), sheet)
    })
    .map_err(trouble)?
}

fn open(bytes: &[u8], book: Book) -> Result<Box<dyn Pages + '_>, Trouble> {
    Ok(match book {
        Book::Xlsx => Box::new(excel::Xlsx::open(bytes)?),
        Book::Xlsb => Box::new(excel::Xlsb::open(bytes)?),
        Book::Xls => Box::new(xls::Xls::open(bytes)?),
        Book::Ods => Box::new(ods::Ods::open(bytes)?),
    })
}

fn read_pages(
    file: &str,
    book: Book,
    book_pages: &mut dyn Pages,
    sheet: Option<&str>,
) -> Result<Result<Table, ImportError>, Trouble> {
    let pages = book_pages.pages();
    // A book of one sheet need not be read twice.
    let mut only = match pages.as_slice() {
        [_] => Some(gathered(book_pages, 0)?),
        _ => None,
    };
    let tallies = match &mut only {
        Some(gather) => vec![gather.tally()],
        None => book_pages.tally()?,
    };
    let chosen = match sheet {
        Some(name) => match pages.iter().position(|page| same_name(&page.name, name)) {
            Some(chosen) => chosen,
            None => {
                return Ok(Err(ImportError::UnknownSheet {
                    file: file.to_owned(),
                    sheet: name.to_owned(),
                    sheets: listed(pages.iter().map(|page| page.name.as_str())),
                }));
            }
        },
        None => match most_plausible(&pages, &tallies) {
            Some(chosen) => chosen,
            None => {
                return Ok(Err(ImportError::NoCells {
                    file: file.to_owned(),
                }));
            }
        },
    };
    if tallies.get(chosen).is_some_and(|tally| tally.rows == 0) {
        let title = pages
            .get(chosen)
            .map(|page| page.name.as_str())
            .unwrap_or_default();
        return Ok(Err(ImportError::Empty {
            file: format!("{file} (sheet “{title}”)"),
        }));
    }
    let (rows, problems) = match only {
        Some(gather) => gather.rows(),
        None => gathered(book_pages, chosen)?.rows(),
    };
    let mut sheets: Vec<(bool, SheetTitle)> = pages
        .iter()
        .zip(&tallies)
        .enumerate()
        .filter(|(at, (_, tally))| tally.rows > 0 || *at == chosen)
        .map(|(_, (page, tally))| {
            let title = SheetTitle {
                name: page.name.clone(),
                rows: tally.rows,
            };
            (page.visible, title)
        })
        .collect();
    sheets.sort_by_key(|(visible, _)| !visible);
    let format = Format::Workbook {
        format: book.ending().to_owned(),
        sheet: pages
            .get(chosen)
            .map(|page| page.name.clone())
            .unwrap_or_default(),
        sheets: sheets.into_iter().map(|(_, title)| title).collect(),
    };
    Ok(Ok(Table {
        format,
        header: None,
        rows,
        problems,
    }))
}

fn gathered(pages: &mut dyn Pages, page: usize) -> Result<Gather, Trouble> {
    let mut gather = Gather::keep();
    pages.walk(page, &mut gather)?;
    Ok(gather)
}

fn same_name(name: &str, wanted: &str) -> bool {
    name == wanted || name.trim().to_lowercase() == wanted.trim().to_lowercase()
}

/// The first visible sheet that is a table: two rows and columns at least, and not tiny beside the fullest. Else the
/// fullest one.
fn most_plausible(pages: &[Page], tallies: &[Tally]) -> Option<usize> {
    let all = || pages.iter().zip(tallies).enumerate();
    let fullest = |visible: bool| {
        all()
            .filter(|(_, (page, tally))| tally.rows > 0 && (page.visible || !visible))
            .max_by_key(|(at, (_, tally))| (tally.cells, std::cmp::Reverse(*at)))
    };
    let (best, (_, most)) = fullest(true).or_else(|| fullest(false))?;
    let table = all().find(|(_, (page, tally))| {
        page.visible && tally.rows >= 2 && tally.widest >= 2 && tally.cells.saturating_mul(10) >= most.cells
    });
    Some(table.map_or(best, |(at, _)| at))
}

/// What is said of a file over which its reader fell.
const FELL: &str = "it does not hold together where it should";

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reader of a file that somebody may have made to break it: a panic in it is a damaged file, in plain words
/// and without the panic's text on the terminal.
fn guarded<T>(read: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                told(info);
            }
        }));
    });
    GUARDED.set(true);
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    read.unwrap_or_else(|_| Err(Trouble::Damaged(FELL.to_owned())))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
