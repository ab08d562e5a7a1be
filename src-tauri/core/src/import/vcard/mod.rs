//! Address cards: vCard 2.1, 3.0 and 4.0, many in a file, a row a card.
//!
//! Read here and not by a library: those that there are know no lines to point at, give up a file for one bad card or
//! unpack every picture in it.

mod card;
mod lines;

use std::borrow::Cow;

use super::error::ImportError;
use super::problem::Problem;
use super::rows::Rows;
use super::sheet::{Format, MOST_ROWS, Table};
use card::{COLUMNS, Card, NAME};
use lines::{Lines, Property};

/// The properties that are kept while a card is read.
const KEPT: [&str; 23] = [
    "ADR",
    "BDAY",
    "CATEGORIES",
    "EMAIL",
    "FN",
    "IMPP",
    "KIND",
    "LANG",
    "N",
    "NICKNAME",
    "NOTE",
    "ORG",
    "ROLE",
    "SOCIALPROFILE",
    "TEL",
    "TITLE",
    "TZ",
    "URL",
    "VERSION",
    "X-ABLABEL",
    "X-ADDRESSBOOKSERVER-KIND",
    "X-SOCIALPROFILE",
    // A line that is no property, to be told.
    "",
];

/// The most properties that are kept of a card.
const MOST_PROPERTIES: usize = 500;

/// The most bytes of a file of cards; most of a large one are pictures.
const MOST_FILE: usize = 256 * 1024 * 1024;

/// Reads cards into a table; a card that is not whole is a problem on its line.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Table, ImportError> {
    let too_large = |most: usize, what| ImportError::TooLarge {
        file: file.to_owned(),
        most: most.to_string(),
        what,
    };
    if bytes.len() > MOST_FILE {
        return Err(too_large(MOST_FILE / (1024 * 1024), "megabytes as address cards"));
    }
    let text = text(bytes);
    // Once to see which columns there are, once to fill them: so that no card is kept beside its row.
    let mut used = [false; COLUMNS.len()];
    let mut count = 0_usize;
    let (version, problems) = Reading::of(&text, &mut |card| {
        count += 1;
        for (column, _) in &card.cells {
            if let Some(used) = used.get_mut(*column) {
                *used = true;
            }
        }
    });
    if count > MOST_ROWS {
        return Err(too_large(MOST_ROWS, "cards"));
    }
    if count == 0 {
        return Err(match problems.into_iter().next() {
            Some(problem) => ImportError::Damaged {
                file: file.to_owned(),
                why: format!("line {}: {}", problem.line, problem.message),
            },
            None => ImportError::Empty {
                file: file.to_owned(),
            },
        });
    }
    let columns = || {
        COLUMNS
            .iter()
            .enumerate()
            .zip(used)
            .filter(|(_, used)| *used)
            .map(|(column, _)| column)
    };
    let mut rows = Rows::default();
    Reading::of(&text, &mut |card| {
        rows.push(card.line, columns().map(|(column, _)| card.cell(column)))
    });
    Ok(Table {
        format: Format::Cards {
            version: version.unwrap_or_else(|| "3.0".to_owned()),
        },
        header: Some(columns().map(|(_, name)| (*name).to_owned()).collect()),
        rows,
        problems,
    })
}

/// UTF-16 becomes UTF-8; what else is no UTF-8 is settled value by value, since cards of 2.1 may mix.
fn text(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = match bytes {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        [_, 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, _, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    match wide {
        Some(encoding) => Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes()),
        None => Cow::Borrowed(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
    }
}

struct Reading<'s> {
    version: Option<String>,
    /// Takes each card that is whole.
    take: &'s mut dyn FnMut(Card),
    problems: Vec<Problem>,
    open: Option<Open>,
    /// Whether the text since the last card was complained about.
    told: bool,
}

/// A card between its BEGIN and its END.
#[derive(Default)]
struct Open {
    line: u32,
    properties: Vec<Property>,
    /// The last property was an agent's, in vCard 2.1: their own card stands in it.
    agent: bool,
    /// How many cards stand in this one.
    inner: u32,
    /// How many properties were left out.
    beyond: u32,
}

impl<'s> Reading<'s> {
    fn of(text: &[u8], take: &'s mut dyn FnMut(Card)) -> (Option<String>, Vec<Problem>) {
        let mut reading = Self {
            version: None,
            take,
            problems: Vec::new(),
            open: None,
            told: false,
        };
        let mut lines = Lines::of(text);
        while let Some(property) = lines.next() {
            reading.property(property);
        }
        reading.give_up("the file ends before its END:VCARD, as after a download that was cut off");
        (reading.version, reading.problems)
    }

    fn property(&mut self, property: Property) {
        let marks = |word: &str| property.name == word && property.value.trim().eq_ignore_ascii_case("vcard");
        if marks("BEGIN") {
            self.begin(property.line);
            return;
        }
        let Some(open) = &mut self.open else {
            if !std::mem::replace(&mut self.told, true) {
                let text = if property.name.is_empty() {
                    &property.value
                } else {
                    &property.name
                };
                let message = "this line stands outside of every card and was left out";
                self.problem(property.line, &text.clone(), message);
            }
            return;
        };
        if !marks("END") {
            if open.inner == 0 {
                open.agent = property.name == "AGENT";
                open.keep(property);
            }
            return;
        }
        if open.inner > 0 {
            open.inner -= 1;
            return;
        }
        if let Some(open) = self.open.take() {
            self.told = false;
            self.end(&open);
        }
    }

    /// Enough of them tell what is wrong with a file.
    fn problem(&mut self, line: u32, text: &str, message: impl Into<String>) {
        if self.problems.len() < MOST_ROWS {
            self.problems.push(Problem::flag(line, "", text, message));
        }
    }

    fn begin(&mut self, line: u32) {
        if let Some(open) = &mut self.open
            && (open.agent || open.inner > 0)
        {
            open.inner += 1;
            return;
        }
        self.give_up("the next card begins before its END:VCARD");
        self.open = Some(Open {
            line,
            ..Open::default()
        });
    }

    fn give_up(&mut self, why: &str) {
        if let Some(open) = self.open.take() {
            let name = open.properties.iter().find(|property| property.name == "FN");
            let name = name.map(|name| name.value.clone()).unwrap_or_default();
            self.problem(
                open.line,
                &name,
                format!("this card is damaged and was left out: {why}"),
            );
        }
    }

    fn end(&mut self, open: &Open) {
        let line = open.line;
        if let Some(strange) = open.properties.iter().find(|property| property.name.is_empty()) {
            self.problem(
                line,
                &strange.value,
                "this line of a card has no colon and was left out",
            );
        }
        if let Some(long) = open.properties.iter().find(|property| property.too_long) {
            let message = format!(
                "this card’s {} is longer than 250,000 characters and was left out",
                long.name
            );
            self.problem(line, "", message);
        }
        if open.beyond > 0 {
            let message = format!(
                "this card has {} lines too many, which were left out",
                open.beyond
            );
            self.problem(line, "", message);
        }
        let card = Card::of(open, &mut self.version);
        if card.is_group {
            let message = "this card is a list of addresses, no person, and was left out";
            self.problem(line, card.cell(NAME), message);
        } else if card.cells.is_empty() {
            self.problem(line, "", "this card says nothing that we keep and was left out");
        } else {
            (self.take)(card);
        }
    }
}

impl Open {
    fn keep(&mut self, property: Property) {
        if !KEPT.contains(&property.name.as_str()) {
            return;
        }
        if self.properties.len() < MOST_PROPERTIES {
            self.properties.push(property);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
