//! A card becomes a row: each property a column's text.

use super::Open;
use super::lines::{Property, parts};
use crate::domain::account::{Platform, parse_account, platform_in_words, profile_url};

/// The columns that cards can fill, by names that a header row would have.
pub(super) const COLUMNS: [&str; 18] = [
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
    "Agency",
];

pub(super) const NAME: usize = 0;
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
const AGENCY: usize = 17;

/// A card as a row.
pub(super) struct Card {
    pub line: u32,
    /// A list of addresses, no person.
    pub is_group: bool,
    /// A column and its text, in the columns' order.
    pub cells: Vec<(usize, String)>,
}

impl Card {
    pub(super) fn of(open: &Open, version: &mut Option<String>) -> Self {
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

    pub(super) fn cell(&self, column: usize) -> &str {
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
                // Whose cards we wrote ourselves: there it is who represents them, elsewhere for whom they work.
                let ours = property.parameter("X-PERENNIAL") == Some("agency");
                self.set(if ours { AGENCY } else { ORGANIZATION }, &named.join(", "));
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
