//! Which row is the header: under titles and blank rows, over two lines, or nowhere.

use super::error::ImportError;
use super::header_names::{is_group, is_units};
use super::header_words;
use super::rows::{Row, Rows};
use super::shape::{is_bare_handle, is_country, is_date, is_full_name, is_single_name};
use crate::domain::account::{Platform, parse_account, platform_in_words};
use crate::domain::count::parse_count;

/// How far down a header is looked for.
const SEARCHED: usize = 20;

/// How many rows tell what is usual.
const SAMPLE: usize = 60;

/// Longer texts are not compared with others.
const LONGEST: usize = 400;

/// Where the header stands, and where the rows under it begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The row with a name a column.
    pub(super) at: Option<usize>,
    /// The row above it that says what several columns belong to.
    pub(super) group: Option<usize>,
    /// The row below it that says in what its columns are measured.
    pub(super) units: Option<usize>,
    pub(super) data_from: usize,
}

/// Looks for the header among rows that are not blank; the owner's word for its line goes first, 0 means none.
///
/// # Errors
/// No row stands on the line that the owner says.
pub(super) fn find(file: &str, rows: &Rows, asked: Option<u32>) -> Result<Found, ImportError> {
    match asked {
        None => Ok(by_itself(rows)),
        Some(0) => Ok(Found::default()),
        Some(line) => match rows.iter().position(|row| stands_on(row, line)) {
            Some(at) => Ok(under(rows, at)),
            None => Err(ImportError::NoSuchLine {
                file: file.to_owned(),
                line,
                first: rows.get(0).map_or(0, |row| row.line),
                last: rows
                    .len()
                    .checked_sub(1)
                    .and_then(|at| rows.get(at))
                    .map_or(0, |row| row.line),
            }),
        },
    }
}

/// Whether a row holds a line: cells may hold line breaks.
fn stands_on(row: Row<'_>, line: u32) -> bool {
    row.line == line || (row.line < line && line <= row.line.saturating_add(breaks(row)))
}

fn breaks(row: Row<'_>) -> u32 {
    let breaks = row.cells().map(|cell| cell.matches('\n').count()).sum::<usize>();
    u32::try_from(breaks).unwrap_or(u32::MAX)
}

/// The header is this row: with the group line above it and the units below it, if there are any.
fn under(rows: &Rows, at: usize) -> Found {
    let group = at.checked_sub(1).filter(|above| {
        rows.get(*above)
            .zip(rows.get(at))
            .is_some_and(|(above, head)| touches(above, head) && is_group(above, head))
    });
    let units = Some(at + 1).filter(|below| rows.get(*below).is_some_and(is_units));
    Found {
        at: Some(at),
        group,
        units,
        data_from: units.unwrap_or(at) + 1,
    }
}

/// Whether no line is between two rows.
fn touches(above: Row<'_>, below: Row<'_>) -> bool {
    below.line <= above.line.saturating_add(1).saturating_add(breaks(above))
}

fn by_itself(rows: &Rows) -> Found {
    let mut filled: Vec<usize> = rows.iter().take(SAMPLE).map(cells_filled).collect();
    filled.sort_unstable();
    // Rows fill more cells than the titles above them, which a short list has as many of.
    let usual = filled.get(filled.len() * 3 / 4).copied().unwrap_or(1);
    // Titles and what stands beside them are shorter than the rows.
    let wide = |row: Row<'_>| usual == 1 || cells_filled(row) * 2 > usual;
    let top = rows
        .iter()
        .take(SEARCHED)
        .position(|row| shows_data(row) && wide(row))
        .unwrap_or(SEARCHED);
    let named = || {
        rows.iter()
            .enumerate()
            .take(top)
            .filter(|(at, row)| names_columns(*row) && !shows_data(*row) && !is_told_again(rows, *at))
    };
    if let Some((at, _)) = named().find(|(_, row)| wide(*row)).or_else(|| named().next()) {
        return second_line(rows, at);
    }
    let first = rows.iter().take(SEARCHED).position(wide).unwrap_or(0);
    if is_data(rows, first) {
        return Found {
            data_from: first,
            ..Found::default()
        };
    }
    under(rows, first)
}

/// Two columns by words that we know, or nothing but a column and the platforms of handles: `Name, Instagram`.
fn names_columns(row: Row<'_>) -> bool {
    let filled = || row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let known = filled().filter(|cell| header_words::says_column(cell)).count();
    known >= 2
        || (known == 1
            && filled().count() >= 2
            && filled().all(|cell| header_words::says_column(cell) || platform_in_words(cell).is_some()))
}

/// A group line names columns too: `Name, Instagram, TikTok` over `Handle, Followers, Handle, Followers`.
fn second_line(rows: &Rows, at: usize) -> Found {
    let both = rows.get(at).zip(rows.get(at + 1));
    let second = both.is_some_and(|(above, below)| {
        let filled = || below.cells().map(str::trim).filter(|cell| !cell.is_empty());
        let known = filled().filter(|cell| header_words::says_column(cell)).count();
        known >= 2
            && known * 2 >= filled().count()
            && !shows_data(below)
            && touches(above, below)
            && is_group(above, below)
    });
    under(rows, at + usize::from(second))
}

/// Whether a word of the row stands in its column in another row too, as values do and a header does not; a list
/// pasted below brings its whole header.
fn is_told_again(rows: &Rows, at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let filled: Vec<usize> = (0..row.width())
        .filter(|column| !row.cell(*column).is_empty())
        .collect();
    rows.iter().take(SAMPLE).enumerate().any(|(place, other)| {
        let again = filled
            .iter()
            .filter(|column| same(row.cell(**column), other.cell(**column)))
            .count();
        place != at && again > 0 && again * 5 < filled.len() * 4
    })
}

fn same(one: &str, other: &str) -> bool {
    one == other
        || (one.len().abs_diff(other.len()) <= 8
            && one.len() <= LONGEST
            && one.to_lowercase() == other.to_lowercase())
}

fn cells_filled(row: Row<'_>) -> usize {
    row.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a row that stands where the header should is a row of data.
fn is_data(rows: &Rows, at: usize) -> bool {
    let Some(row) = rows.get(at) else { return true };
    if shows_data(row) {
        return true;
    }
    if row.cells().any(|cell| header_words::meaning(cell).is_some()) && !is_told_again(rows, at) {
        return false;
    }
    let (mut like, mut unlike) = (0, 0);
    for column in 0..row.width() {
        match resembles(rows, at, column) {
            Some(true) => like += 1,
            Some(false) => unlike += 1,
            None => {}
        }
    }
    if like != unlike {
        return like > unlike;
    }
    row.cells().any(|cell| is_counted(cell.trim()))
}

/// Whether a cell is like those below it, where that tells data from a header.
fn resembles(rows: &Rows, at: usize, column: usize) -> Option<bool> {
    let top = rows.get(at)?.cell(column);
    if top.is_empty() || top.len() > LONGEST {
        return None;
    }
    let below: Vec<&str> = rows
        .iter()
        .skip(at + 1)
        .take(SAMPLE)
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty() && cell.len() <= LONGEST)
        .collect();
    let most = |is: fn(&str) -> bool| {
        let so = below.iter().filter(|cell| is(cell)).count();
        so > 0 && so * 5 >= below.len() * 4
    };
    // What no header is: if the cells below are so, the one on top says which it is.
    let kinds: [fn(&str) -> bool; 6] = [is_counted, is_date, is_account, is_email, is_country, is_platform];
    for kind in kinds {
        if most(kind) {
            return Some(kind(top));
        }
    }
    if below.iter().any(|cell| same(cell, top)) {
        return Some(true);
    }
    let starts_with_a_name = top
        .split([' ', '-'])
        .next()
        .is_some_and(header_words::is_given_name);
    if starts_with_a_name && (is_full_name(top) || is_single_name(top)) {
        return Some(true);
    }
    if is_full_name(top) && most(is_full_name) {
        return Some(true);
    }
    // One column of bare handles or of first names: its first is one too, unless it is a word for the column.
    let alone = rows.get(at).is_some_and(|row| cells_filled(row) == 1)
        && below.len() == rows.len().saturating_sub(at + 1).min(SAMPLE);
    let alike = |is: fn(&str) -> bool| alone && is(top) && most(is);
    (alike(is_handle) || alike(is_single_name)).then_some(true)
}

fn is_counted(cell: &str) -> bool {
    cell.len() <= LONGEST
        && cell.bytes().any(|b| b.is_ascii_digit())
        && matches!(parse_count(cell), Ok(Some(_)))
}

fn is_platform(cell: &str) -> bool {
    platform_in_words(cell).is_some()
}

fn is_handle(cell: &str) -> bool {
    is_bare_handle(cell) && parse_account(cell, Some(Platform::Instagram)).is_ok()
}

fn is_email(cell: &str) -> bool {
    !cell.contains(' ')
        && cell
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// An account's address or an @handle.
fn is_account(cell: &str) -> bool {
    if cell.len() > LONGEST {
        return false;
    }
    if let Some(handle) = cell.strip_prefix('@') {
        return !handle.is_empty() && header_words::meaning(handle).is_none() && !handle.contains(' ');
    }
    cell.contains('/') && cell.contains('.') && parse_account(cell, None).is_ok()
}

/// Whether a cell holds what no header does: an e-mail address, an account's address, an @handle.
fn shows_data(row: Row<'_>) -> bool {
    row.cells()
        .map(str::trim)
        .any(|cell| is_account(cell) || is_email(cell))
}
