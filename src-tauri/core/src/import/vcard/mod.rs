//! Address cards: vCard 2.1, 3.0 and 4.0, many in a file, a row a card.
//!
//! Read here and not by a library: those that there are know no lines to point at, give up a file for one bad card or
//! unpack every picture in it.

mod lines;

use std::borrow::Cow;

use super::error::ImportError;
use super::problem::Problem;
use super::rows::Rows;
use super::sheet::{Format, MOST_ROWS, Table};
use crate::domain::account::{Platform, parse_account, platform_in_words, profile_url};
use lines::{Lines, Property, parts};

/// The columns that cards can fill, by names that a header row would have.
const COLUMNS: [&str; 17] = [
    "Name",
    "First name",
    "Last name",
    "Nickname",
    "E-mail",
    "Phone",
    "Organization",
    "Title",
    "Website",
    "Profile",
    "Location",
    "Country",
    "Birthday",
    "Note",
    "Tags",
    "Language",
    "Time zone",
];

const NAME: usize = 0;
const FIRST: usize = 1;
const LAST: usize = 2;
const NICKNAME: usize = 3;
const EMAIL: usize = 4;
const PHONE: usize = 5;
const ORGANIZATION: usize = 6;
const TITLE: usize = 7;
const WEBSITE: usize = 8;
const PROFILE: usize = 9;
const LOCATION: usize = 10;
const COUNTRY: usize = 11;
const BIRTHDAY: usize = 12;
const NOTE: usize = 13;
const TAGS: usize = 14;
const LANGUAGE: usize = 15;
const TIME_ZONE: usize = 16;

/// Reads cards into a table; a card that is not whole is a problem on its line.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Table, ImportError> {
    let text = text(bytes);
    let mut reading = Reading::default();
    let mut lines = Lines::of(&text);
    while let Some(property) = lines.next() {
        reading.take(property);
        if reading.cards.len() > MOST_ROWS {
            return Err(ImportError::TooLarge {
                file: file.to_owned(),
                most: MOST_ROWS.to_string(),
                what: "cards",
            });
        }
    }
    reading.give_up("the file ends before its END:VCARD, as after a download that was cut off");
    let in_use: Vec<usize> = (0..COLUMNS.len())
        .filter(|column| reading.cards.iter().any(|card| !card.cell(*column).is_empty()))
        .collect();
    let mut rows = Rows::default();
    for card in &reading.cards {
        rows.push(card.line, in_use.iter().map(|column| card.cell(*column)));
    }
    if rows.is_empty() {
        return Err(match reading.problems.into_iter().next() {
            Some(problem) => ImportError::Damaged {
                file: file.to_owned(),
                why: format!("line {}: {}", problem.line, problem.message),
            },
            None => ImportError::Empty {
                file: file.to_owned(),
            },
        });
    }
    Ok(Table {
        format: Format::Cards {
            version: reading.version.unwrap_or_else(|| "3.0".to_owned()),
        },
        header: Some(
            in_use
                .iter()
                .filter_map(|column| COLUMNS.get(*column))
                .map(|name| (*name).to_owned())
                .collect(),
        ),
        rows,
        problems: reading.problems,
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

#[derive(Default)]
struct Reading {
    version: Option<String>,
    cards: Vec<Card>,
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
    /// How many cards stand in this one: an agent's, in vCard 2.1.
    inner: u32,
}

impl Reading {
    fn take(&mut self, property: Property) {
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
                self.problems
                    .push(Problem::flag(property.line, "", text, message));
            }
            return;
        };
        if !marks("END") {
            if open.inner == 0 {
                open.properties.push(property);
            }
            return;
        }
        if open.inner > 0 {
            open.inner -= 1;
            return;
        }
        if let Some(open) = self.open.take() {
            self.told = false;
            self.end(open);
        }
    }

    fn begin(&mut self, line: u32) {
        if let Some(open) = &mut self.open {
            let agent = open.properties.last().is_some_and(|last| last.name == "AGENT");
            if agent || open.inner > 0 {
                open.inner += 1;
                return;
            }
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
            let message = format!("this card is damaged and was left out: {why}");
            self.problems.push(Problem::flag(open.line, "", &name, message));
        }
    }

    fn end(&mut self, open: Open) {
        let line = open.line;
        let strange = open.properties.iter().find(|property| property.name.is_empty());
        if let Some(strange) = strange {
            let message = "this line of a card has no colon and was left out";
            let text: String = strange.value.chars().take(200).collect();
            self.problems.push(Problem::flag(line, "", &text, message));
        }
        let card = Card::of(&open, &mut self.version);
        if card.is_group {
            let message = "this card is a list of addresses, no person, and was left out";
            self.problems
                .push(Problem::flag(line, "", card.cell(NAME), message));
        } else if card.cells.is_empty() {
            let message = "this card says nothing that we keep and was left out";
            self.problems.push(Problem::flag(line, "", "", message));
        } else {
            self.cards.push(card);
        }
    }
}

/// A card as a row.
struct Card {
    line: u32,
    is_group: bool,
    /// A column and its text, in the columns' order.
    cells: Vec<(usize, String)>,
}

impl Card {
    fn of(open: &Open, version: &mut Option<String>) -> Self {
        let mut card = Self {
            line: open.line,
            is_group: false,
            cells: Vec::new(),
        };
        for property in &open.properties {
            match property.name.as_str() {
                "VERSION" if version.is_none() => *version = Some(property.value.trim().to_owned()),
                "KIND" | "X-ADDRESSBOOKSERVER-KIND" => {
                    card.is_group |= property.value.trim().eq_ignore_ascii_case("group");
                }
                _ => card.take(property, label(open, property)),
            }
        }
        card.cells.sort_by_key(|(column, _)| *column);
        card
    }

    fn cell(&self, column: usize) -> &str {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .map_or("", |(_, text)| text)
    }

    /// Adds a value to a column, below those that are there.
    fn add(&mut self, column: usize, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match self.cells.iter_mut().find(|(at, _)| *at == column) {
            Some((_, cell)) => {
                if !cell.split('\n').any(|line| line == text) {
                    cell.push('\n');
                    cell.push_str(text);
                }
            }
            None => self.cells.push((column, text.to_owned())),
        }
    }

    /// Sets a column that holds one value.
    fn set(&mut self, column: usize, text: &str) {
        if self.cell(column).is_empty() {
            self.add(column, text);
        }
    }

    fn take(&mut self, property: &Property, label: Option<&str>) {
        let whole = || parts(&property.value, '\0').concat();
        match property.name.as_str() {
            "FN" => self.set(NAME, &whole()),
            "N" => {
                let names = parts(&property.value, ';');
                let name = |at: usize| names.get(at).map(String::as_str).unwrap_or_default();
                self.set(LAST, name(0));
                self.set(FIRST, name(1));
            }
            "NICKNAME" => self.all(NICKNAME, &property.value),
            "EMAIL" => self.add(EMAIL, strip_scheme(&whole(), "mailto:")),
            "TEL" => self.add(PHONE, strip_scheme(&whole(), "tel:")),
            "ORG" => {
                let units: Vec<String> = parts(&property.value, ';');
                let named: Vec<&str> = units
                    .iter()
                    .map(|unit| unit.trim())
                    .filter(|unit| !unit.is_empty())
                    .collect();
                self.set(ORGANIZATION, &named.join(", "));
            }
            "TITLE" | "ROLE" => self.set(TITLE, &whole()),
            "URL" => match account(&whole(), label) {
                Some(profile) => self.add(PROFILE, &profile),
                None => self.add(WEBSITE, &whole()),
            },
            "X-SOCIALPROFILE" | "SOCIALPROFILE" | "IMPP" => self.profile(property, &whole(), label),
            "ADR" => {
                let address = parts(&property.value, ';');
                let part = |at: usize| address.get(at).map(|part| part.trim()).unwrap_or_default();
                let place: Vec<&str> = [part(3), part(4)]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                self.set(LOCATION, &place.join(", "));
                self.set(COUNTRY, part(6));
            }
            "BDAY" => self.set(BIRTHDAY, &birthday(property)),
            "NOTE" => self.add(NOTE, &whole()),
            "CATEGORIES" => self.all(TAGS, &property.value),
            "LANG" => self.add(LANGUAGE, &whole()),
            "TZ" => self.set(TIME_ZONE, &whole()),
            _ => {}
        }
    }

    fn all(&mut self, column: usize, list: &str) {
        for part in parts(list, ',') {
            self.add(column, &part);
        }
    }

    /// An account on a platform, or an address for chatting, which has no column and becomes a note.
    fn profile(&mut self, property: &Property, value: &str, label: Option<&str>) {
        let service = ["SERVICE-TYPE", "X-SERVICE-TYPE"]
            .into_iter()
            .find_map(|name| property.parameter(name));
        let words: Vec<&str> = service.into_iter().chain(property.types()).chain(label).collect();
        let platform = words.iter().find_map(|word| platform_in_words(word));
        if value.starts_with("http://") || value.starts_with("https://") {
            return self.add(PROFILE, value);
        }
        let user = match property.parameter("X-USER") {
            Some(user) => user,
            None => value.split_once(':').map_or(value, |(_, user)| user),
        };
        let url = platform.and_then(|platform| {
            let account = parse_account(user, Some(platform)).ok()?;
            profile_url(account.platform, &account.handle)
        });
        match url {
            Some(url) => self.add(PROFILE, &url),
            None => {
                let service = words.first().copied().unwrap_or("Chat");
                self.add(NOTE, &format!("{service}: {user}"));
            }
        }
    }
}

/// What the owner called a property: `item1.X-ABLabel:_$!<HomePage>!$_` beside `item1.URL`.
fn label<'o>(open: &'o Open, property: &Property) -> Option<&'o str> {
    if property.group.is_empty() {
        return None;
    }
    let label = open
        .properties
        .iter()
        .find(|other| other.group == property.group && other.name == "X-ABLABEL")?;
    let text = label.value.trim();
    let text = text.strip_prefix("_$!<").unwrap_or(text);
    Some(text.strip_suffix(">!$_").unwrap_or(text))
}

/// The profile that an address or a handle under a platform's label stands for.
fn account(text: &str, label: Option<&str>) -> Option<String> {
    let hint = label.and_then(platform_in_words);
    let account = parse_account(text.trim(), hint).ok()?;
    if account.platform == Platform::Website {
        return None;
    }
    // An address stays as it is; a bare handle becomes one.
    if text.contains('/') {
        return Some(text.trim().to_owned());
    }
    hint.and_then(|_| profile_url(account.platform, &account.handle))
}

fn strip_scheme<'v>(value: &'v str, scheme: &str) -> &'v str {
    match value.trim().split_at_checked(scheme.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(scheme) => rest,
        _ => value.trim(),
    }
}

/// `1994-05-31`, or `--05-31` where the year is not told (RFC 6350 section 4.3.1 writes both without hyphens).
fn birthday(property: &Property) -> String {
    let text = parts(&property.value, '\0').concat();
    let day = text.trim().split(['T', ' ']).next().unwrap_or_default();
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let only_digits = day.chars().all(|c| c.is_ascii_digit() || c == '-');
    let yearless = day.starts_with("--");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match (only_digits, digits.len(), yearless) {
        (true, 4, true) => format!("--{}-{}", part(0, 2), part(2, 4)),
        (true, 8, false) => {
            // Apple writes a year that stands for none.
            if property.parameter("X-APPLE-OMIT-YEAR") == Some(part(0, 4)) {
                return format!("--{}-{}", part(4, 6), part(6, 8));
            }
            format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8))
        }
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
