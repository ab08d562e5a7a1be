//! What a sheet's columns are called: by the header, by the group line above it, or by their letters.

use std::collections::HashSet;

use super::field::Field;
use super::header::Found;
use super::header_words::{self, Meaning};
use super::rows::{Row, Rows};
use crate::domain::account::platform_in_words;

/// Longer texts above a header are a title.
const LONGEST_GROUP: usize = 40;

/// One name a column: the header's, made unique, or the column's letter.
pub(super) fn names(rows: &Rows, found: &Found) -> Vec<String> {
    let head = found.at.and_then(|at| rows.get(at));
    let width = head
        .map_or(0, |row| row.width())
        .max(width_of_most(rows, found.data_from));
    let groups = found
        .group
        .and_then(|at| rows.get(at))
        .zip(head)
        .map(|(group, head)| groups(group, head, width))
        .unwrap_or_default();
    let units = found.units.and_then(|at| rows.get(at));
    let mut taken = HashSet::new();
    (0..width)
        .map(|column| {
            let said = head.map(|row| tidy(row.cell(column))).unwrap_or_default();
            let group = groups.get(column).map_or("", String::as_str);
            let mut name = match (group.is_empty(), said.is_empty()) {
                (_, true) => group.to_owned(),
                (true, false) => said,
                (false, false) => format!("{group} {said}"),
            };
            if name.is_empty() {
                name = letters(column);
            }
            if let Some(unit) = units.map(|row| row.cell(column)).filter(|unit| multiplies(unit)) {
                let unit = unit.trim_matches(['(', ')', '[', ']', ' ']);
                name = format!("{name} ({unit})");
            }
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

/// What stands before each column's name: its group, where the name is told apart by it.
fn groups(group: Row<'_>, head: Row<'_>, width: usize) -> Vec<String> {
    let said: Vec<String> = (0..width).map(|column| tidy(head.cell(column))).collect();
    let mut before = String::new();
    let mut groups = Vec::with_capacity(width);
    // A platform alone in the first column is the title of the whole list.
    let alone = group.cells().skip(1).all(|cell| cell.trim().is_empty());
    for (column, name) in said.iter().enumerate() {
        let own = tidy(group.cell(column));
        if !own.is_empty() {
            before = own.clone();
        }
        if name.is_empty() {
            // Cells merged downwards: the column's name is the upper one.
            groups.push(own);
            continue;
        }
        let platform = platform_in_words(&before).is_some();
        let twice = said.iter().filter(|other| *other == name).count() > 1;
        let person = header_words::meaning(name) == Some(Meaning::Holds(Field::Name));
        let told = match platform {
            true => is_of_account(name) && (twice || !person),
            false => twice,
        };
        if platform && !told && !person && !alone {
            // What belongs to no account ends the group: merged cells do not say how far it reaches.
            before = String::new();
        }
        groups.push(if told { before.clone() } else { String::new() });
    }
    groups
}

/// Whether a column can be one of an account's: its handle, its followers, or what we have no field for.
fn is_of_account(name: &str) -> bool {
    match header_words::meaning(name) {
        None | Some(Meaning::Own | Meaning::Technical) => true,
        Some(Meaning::Holds(field)) => matches!(
            field,
            Field::Name
                | Field::Handle(None)
                | Field::ProfileUrl
                | Field::Followers(None)
                | Field::Rate
                | Field::StatsOn
                | Field::ContactedOn
        ),
    }
}

/// Whether a row says what the columns of the header below it belong to.
pub(super) fn is_group(above: Row<'_>, head: Row<'_>) -> bool {
    let filled: Vec<(usize, &str)> = (0..above.width())
        .map(|column| (column, above.cell(column)))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let platforms = filled
        .iter()
        .filter(|(_, cell)| platform_in_words(cell).is_some())
        .count();
    let wide = (0..head.width())
        .filter(|column| !head.cell(*column).is_empty())
        .count();
    // Every cell begins a group, or names the column that is blank below it.
    filled.iter().all(|(column, cell)| {
        let names = head.cell(*column).is_empty();
        cell.len() <= LONGEST_GROUP
            && *column < head.width()
            && (!names || header_words::meaning(cell).is_some())
    }) && wide >= 2
        && (platforms > 0 || (filled.len() >= 2 && filled.len() < wide && has_twins(head)))
}

fn has_twins(head: Row<'_>) -> bool {
    let mut seen = HashSet::new();
    (0..head.width())
        .map(|column| head.cell(column).to_lowercase())
        .filter(|name| !name.is_empty())
        .any(|name| !seen.insert(name))
}

/// Whether a row says in what the columns above it are measured: `(K)`, `%`, `EUR`, `yyyy-mm-dd`.
pub(super) fn is_units(row: Row<'_>) -> bool {
    let filled = || row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    // A letter alone could be a value.
    let plain = filled().count() == 1 && filled().all(|cell| cell.chars().all(char::is_alphanumeric));
    filled().count() > 0 && !plain && filled().all(|cell| multiplies(cell) || is_unit(cell))
}

fn plain_unit(cell: &str) -> String {
    cell.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' '))
        .to_lowercase()
}

fn is_unit(cell: &str) -> bool {
    matches!(
        plain_unit(cell).as_str(),
        "%" | "percent"
            | "in %"
            | "prozent"
            | "€"
            | "$"
            | "£"
            | "eur"
            | "usd"
            | "gbp"
            | "chf"
            | "brl"
            | "r$"
            | "#"
            | "number"
            | "text"
            | "date"
            | "url"
            | "link"
            | "string"
            | "integer"
            | "float"
            | "boolean"
            | "yes/no"
            | "yyyy-mm-dd"
            | "dd/mm/yyyy"
            | "mm/dd/yyyy"
            | "dd.mm.yyyy"
            | "tt.mm.jjjj"
            | "jj/mm/aaaa"
            | "dd/mm/aaaa"
            | "required"
            | "optional"
            | "pflicht"
            | "count"
            | "abs."
            | "@"
            | "@handle"
            | "stück"
            | "anzahl"
            | "datum"
    )
}

/// A unit that makes another number of those below it.
fn multiplies(cell: &str) -> bool {
    matches!(
        plain_unit(cell).as_str(),
        "k" | "thousands"
            | "in thousands"
            | "thousand"
            | "tsd"
            | "tsd."
            | "in tsd."
            | "tausend"
            | "milliers"
            | "miles"
            | "migliaia"
            | "milhares"
            | "duizend"
            | "m"
            | "mio"
            | "mio."
            | "in mio."
            | "million"
            | "millions"
            | "in millions"
            | "'000"
            | "000s"
            | "000"
            | "mil"
    )
}

/// Whether a name carries a unit that makes another number of its values.
pub(super) fn is_multiplied(name: &str) -> bool {
    name.rsplit_once(" (")
        .and_then(|(_, unit)| unit.strip_suffix(')'))
        .is_some_and(multiplies)
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

/// On one line, without what cannot be seen.
pub(super) fn tidy(name: &str) -> String {
    let visible: String = name
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
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
