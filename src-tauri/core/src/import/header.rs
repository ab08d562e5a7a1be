//! Which row is the header, and what its columns are called.

use std::collections::HashSet;

use super::header_words;
use super::rows::{Row, Rows};
use crate::domain::account::{Platform, parse_account, platform_in_words};
use crate::domain::count::parse_count;

/// How far down a header is looked for.
const SEARCHED: usize = 20;

/// How many rows tell what is usual.
const SAMPLE: usize = 60;

/// Where the header stands, and where the rows under it begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: Option<usize>,
    pub(super) data_from: usize,
}

/// Looks for the header among rows that are not blank.
pub(super) fn find(rows: &Rows) -> Found {
    let under = |at: usize| Found {
        at: Some(at),
        data_from: at + 1,
    };
    let known = |row: Row<'_>| row.cells().filter(|cell| header_words::says_column(cell)).count();
    if let Some(at) = rows
        .iter()
        .take(SEARCHED)
        .position(|row| (known(row) >= 2 || names_columns_only(row)) && !shows_data(row))
    {
        return under(at);
    }
    let mut filled: Vec<usize> = rows.iter().take(SAMPLE).map(cells_filled).collect();
    filled.sort_unstable();
    let usual = filled.get(filled.len() / 2).copied().unwrap_or(1);
    let first = rows
        .iter()
        .take(SEARCHED)
        .position(|row| cells_filled(row) * 2 >= usual)
        .unwrap_or(0);
    match rows.get(first) {
        Some(row) if is_data(row, rows.get(first + 1)) => Found {
            at: None,
            data_from: first,
        },
        _ => under(first),
    }
}

/// `Name, Instagram`: a column and the platforms of handles, and nothing else.
fn names_columns_only(row: Row<'_>) -> bool {
    let filled = || row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    filled().any(header_words::says_column)
        && filled().count() >= 2
        && filled().all(|cell| header_words::says_column(cell) || platform_in_words(cell).is_some())
}

/// One name a column: the header's, made unique, or the column's letter.
pub(super) fn names(rows: &Rows, found: &Found) -> Vec<String> {
    let head = found.at.and_then(|at| rows.get(at));
    let width = head
        .map_or(0, |row| row.width())
        .max(width_of_most(rows, found.data_from));
    let mut taken = HashSet::new();
    (0..width)
        .map(|column| {
            let said = head
                .map(|row| tidy(row.cell(column)))
                .filter(|name| !name.is_empty());
            let name = said.unwrap_or_else(|| letters(column));
            let mut unique = name.clone();
            let mut copy = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{name} ({copy})");
                copy += 1;
            }
            unique
        })
        .collect()
}

/// `Column A` … `Column Z`, `Column AA` …
pub(super) fn letters(column: usize) -> String {
    format!("Column {}", letter(column))
}

/// `A` … `Z`, `AA` …, as spreadsheet programs count.
pub(super) fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Whether a name is one that we gave.
pub(super) fn is_letters(name: &str) -> bool {
    name.strip_prefix("Column ")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_uppercase()))
}

fn tidy(name: &str) -> String {
    let visible: String = name
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cells_filled(row: Row<'_>) -> usize {
    row.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// The width, without blank ends, that at least half of the rows reach.
fn width_of_most(rows: &Rows, from: usize) -> usize {
    let mut widths: Vec<usize> = rows
        .iter()
        .skip(from)
        .take(1_000)
        .map(|row| {
            row.cells()
                .enumerate()
                .filter(|(_, cell)| !cell.trim().is_empty())
                .last()
                .map_or(0, |(at, _)| at + 1)
        })
        .collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

/// Whether a row that stands where the header should is a row of data.
fn is_data(row: Row<'_>, next: Option<Row<'_>>) -> bool {
    if shows_data(row) {
        return true;
    }
    let known = row.cells().any(|cell| header_words::meaning(cell).is_some());
    if known {
        return false;
    }
    let counted =
        |cell: &str| cell.bytes().any(|b| b.is_ascii_digit()) && matches!(parse_count(cell), Ok(Some(_)));
    if row.cells().any(|cell| counted(cell.trim())) {
        return true;
    }
    // One column of bare handles: its first is a handle too, unless it is a word for the column.
    cells_filled(row) == 1
        && next.is_some_and(|next| cells_filled(next) == 1 && bare_handle(next.cell(0)))
        && bare_handle(row.cell(0))
}

/// Whether a cell holds what no header does: an e-mail address, an account's address, an @handle.
fn shows_data(row: Row<'_>) -> bool {
    row.cells().map(str::trim).any(|cell| {
        if let Some(handle) = cell.strip_prefix('@') {
            return !handle.is_empty() && header_words::meaning(handle).is_none() && !handle.contains(' ');
        }
        let email = cell
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        (email && !cell.contains(' '))
            || (cell.contains('/') && cell.contains('.') && parse_account(cell, None).is_ok())
    })
}

fn bare_handle(cell: &str) -> bool {
    let marked = cell.bytes().any(|b| b.is_ascii_digit() || b == b'_' || b == b'.');
    (marked || cell.bytes().all(|b| b.is_ascii_lowercase()))
        && parse_account(cell, Some(Platform::Instagram)).is_ok()
}
