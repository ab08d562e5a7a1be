//! From a row to what it says about a person.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::accounts;
use super::field::Field;
use super::header_words;
use super::mapping::{Column, Mapping, OwnColumn};
use super::problem::{Problem, Severity};
use super::rows::Row;
use super::several;
use crate::domain::account::{AccountRef, is_invisible};
use crate::domain::date::{self, DateError, DateOrder, Day, read_date};
use crate::domain::person::PersonField;
use crate::domain::phone::{self, Region, same_phone};
use crate::domain::rate::{self, RateError};
use crate::domain::stage::Stage;
use crate::domain::unknown::{says_nothing, says_unknown, yes_or_no};

/// An account of a row, with its followers where the row gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CandidateAccount {
    /// The account.
    pub account: AccountRef,
    /// Its followers; unknown is never zero.
    pub followers: Option<i64>,
}

/// What a row says about one person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Candidate {
    /// The line on which the row starts.
    pub line: u32,
    /// The name, else the handle on the first platform of ours, else the e-mail address before its `@`: never missing where a row is imported.
    pub name: Option<String>,
    /// Whether the row itself gives the name.
    pub named: bool,
    /// Its accounts, each once.
    pub accounts: Vec<CandidateAccount>,
    /// Its e-mail addresses, in lower case, each once.
    pub emails: Vec<String>,
    /// Its phone numbers as written, each once.
    pub phones: Vec<String>,
    /// Single values by field, never the name.
    pub details: BTreeMap<PersonField, String>,
    /// Its tags, each once.
    pub tags: Vec<String>,
    /// Its stage.
    pub stage: Option<Stage>,
    /// Whether the person must not be contacted; nothing where the row does not tell.
    pub do_not_contact: Option<bool>,
    /// Custom fields by name, in the sheet's order.
    pub custom: Vec<(String, String)>,
    /// The days on which there was a contact, each once.
    pub contacts: Vec<NaiveDate>,
    /// The day of its counts, where the row gives it.
    pub stats_on: Option<NaiveDate>,
}

/// Reads a row. The candidate is there unless a problem rejects the row.
pub(super) fn read<'r>(row: Row<'r>, mapping: &'r Mapping) -> (Option<Candidate>, Vec<Problem>) {
    let mut reading = Reading {
        candidate: Candidate {
            line: row.line,
            ..Candidate::default()
        },
        first_name: "",
        last_name: "",
        region: mapping.region,
        own: &mapping.own,
        problems: Vec::new(),
    };
    for column in &mapping.columns {
        let text = row.cell(column.index as usize);
        if !text.is_empty() {
            reading.take(column, text);
        }
    }
    reading.candidate.accounts = accounts::read(row, mapping, &mut reading.problems);
    reading.name();
    let Reading {
        candidate,
        mut problems,
        ..
    } = reading;
    if candidate.name.is_some() {
        return (Some(candidate), problems);
    }
    reject(row, mapping, &mut problems);
    (None, problems)
}

/// Adds what is not there yet.
pub(super) fn add_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Nothing says who the row is about: what spoiled its handle or address is why, if anything did.
fn reject(row: Row<'_>, mapping: &Mapping, problems: &mut Vec<Problem>) {
    let identifies = |problem: &Problem| {
        mapping
            .columns
            .iter()
            .any(|column| column.header == problem.column && column.field.identifies())
    };
    let mut told = false;
    for problem in problems.iter_mut().filter(|problem| identifies(problem)) {
        problem.severity = Severity::Rejects;
        told = true;
    }
    if !told {
        let text: Vec<&str> = row
            .cells()
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let text: String = text.join(", ").chars().take(120).collect();
        let message = "nothing says who this row is about: give it a name, a handle or an e-mail address";
        problems.push(Problem::reject(row.line, "", &text, message));
    }
}

struct Reading<'r> {
    candidate: Candidate,
    first_name: &'r str,
    last_name: &'r str,
    region: Option<Region>,
    own: &'r [OwnColumn],
    problems: Vec<Problem>,
}

impl<'r> Reading<'r> {
    fn take(&mut self, column: &Column, text: &'r str) {
        match &column.field {
            Field::Name if !says_nothing(text) => self.candidate.name = Some(one_line(text)),
            Field::FirstName if !says_nothing(text) => self.first_name = text,
            Field::LastName if !says_nothing(text) => self.last_name = text,
            Field::Email => self.emails(column, text),
            Field::Phone => self.phones(column, text),
            Field::Agency => self.detail(PersonField::Agency, text),
            Field::Location => self.detail(PersonField::Location, text),
            Field::Country => self.detail(PersonField::Country, text),
            Field::Language => self.detail(PersonField::Language, text),
            Field::TimeZone => self.detail(PersonField::TimeZone, text),
            Field::Birthday => self.birthday(column, text),
            Field::Note => self.note(text),
            Field::Tags => self.tags(text),
            Field::ContactedOn => self.contacts(column, text),
            Field::StatsOn => self.stats_on(column, text),
            Field::Rate => self.rate(column, text),
            Field::DoNotContact => self.do_not_contact(column, text),
            Field::Stage => match Stage::in_words(text) {
                Some(stage) => self.candidate.stage = Some(stage),
                None if says_unknown(text) => {}
                None => self.keep(
                    column,
                    text,
                    format!("not one of our stages ({})", Stage::words()),
                ),
            },
            Field::Custom(name) if !says_nothing(text) => {
                let value = self.own_value(column, text);
                self.candidate.custom.push((name.clone(), value));
            }
            // Accounts are read together, below; a name or a custom value that says nothing is blank.
            _ => {}
        }
    }

    /// As the owner's field keeps it; what the field does not take stays as it stands.
    fn own_value(&mut self, column: &Column, text: &str) -> String {
        let read = self
            .own
            .iter()
            .find(|own| own.index == column.index)
            .map(|own| own.takes.read_among(text, own.written));
        match read {
            Some(Ok(value)) => return value,
            Some(Err(why)) => self.flag(column, text, format!("{why}; it was kept as it stands")),
            None => {}
        }
        text.to_owned()
    }

    fn flag(&mut self, column: &Column, text: &str, message: impl Into<String>) {
        self.problems
            .push(Problem::flag(self.candidate.line, &column.header, text, message));
    }

    fn detail(&mut self, field: PersonField, text: &str) {
        if !says_nothing(text) {
            self.candidate.details.insert(field, text.to_owned());
        }
    }

    fn note(&mut self, text: &str) {
        if says_nothing(text) {
            return;
        }
        let note = self.candidate.details.entry(PersonField::Note).or_default();
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(text);
    }

    fn emails(&mut self, column: &Column, text: &str) {
        let mut wrong = false;
        for piece in several::addresses(text) {
            match email(piece) {
                Some(email) => add_once(&mut self.candidate.emails, email),
                None => wrong = true,
            }
        }
        if wrong && !says_unknown(text) {
            self.flag(
                column,
                text,
                "this is no e-mail address and was left out; write it like name@example.com",
            );
        }
    }

    fn phones(&mut self, column: &Column, text: &str) {
        // A comma parts numbers, but for the decimal mark of one that a spreadsheet has cut.
        let commas = !phone::is_cut(text);
        for piece in text
            .split(|c: char| matches!(c, ';' | '\n') || (commas && c == ','))
            .flat_map(|part| part.split(":::"))
            .map(str::trim)
        {
            let number = phone::whole(piece.trim_start_matches('\''));
            let cut = phone::is_cut(number);
            if cut {
                let message = "a spreadsheet has cut this number’s last digits; it was kept as it stands: write it anew";
                self.flag(column, piece, message);
            }
            if cut || number.bytes().filter(u8::is_ascii_digit).count() >= 5 {
                let region = self.region;
                let phones = &mut self.candidate.phones;
                if !phones.iter().any(|known| same_phone(known, number, region)) {
                    phones.push(number.to_owned());
                }
            } else if !says_unknown(piece) {
                self.flag(column, piece, "this is no phone number and was left out");
            }
        }
    }

    fn birthday(&mut self, column: &Column, text: &str) {
        if let Some(day) = self.day(column, text) {
            self.candidate
                .details
                .insert(PersonField::Birthday, day.to_string());
        }
    }

    fn contacts(&mut self, column: &Column, text: &'r str) {
        for piece in several::dates(text) {
            if let Some(date) = self.date(column, piece) {
                add_once(&mut self.candidate.contacts, date);
            }
        }
    }

    fn stats_on(&mut self, column: &Column, text: &str) {
        self.candidate.stats_on = self.date(column, text).or(self.candidate.stats_on);
    }

    /// A date with its year; one that lacks it is kept under the column's header.
    fn date(&mut self, column: &Column, text: &str) -> Option<NaiveDate> {
        let day = self.day(column, text)?;
        if day.date().is_none() {
            self.keep(column, text, "this date has no year");
        }
        day.date()
    }

    /// A date as the column writes it; one that cannot be read is kept under the column's header.
    fn day(&mut self, column: &Column, text: &str) -> Option<Day> {
        if says_unknown(text) {
            return None;
        }
        let order = column.style.as_ref().and_then(|style| style.dates);
        match date::read_date(text, order) {
            Ok(day) => day,
            Err(error @ DateError::TwoReadings { .. }) => {
                self.flag(column, text, format!("{error}; until then it is left out"));
                None
            }
            Err(error) => {
                self.keep(column, text, error);
                None
            }
        }
    }

    fn rate(&mut self, column: &Column, text: &str) {
        let scale = column.style.as_ref().and_then(|style| style.rate);
        match rate::read_rate(text, scale) {
            Ok(None) => {}
            Ok(Some(rate)) => self.candidate.custom.push((column.header.clone(), rate)),
            Err(error @ RateError::TwoReadings { .. }) => {
                self.flag(column, text, format!("{error}; until then it is left out"));
            }
            Err(error) => self.keep(column, text, error),
        }
    }

    /// Of two columns that speak of it, one yes is enough.
    fn do_not_contact(&mut self, column: &Column, text: &str) {
        match says_do_not_contact(text) {
            Some(said) => {
                let so_far = self.candidate.do_not_contact.unwrap_or_default();
                self.candidate.do_not_contact = Some(so_far || said);
                if is_day(text) {
                    // Since when is not lost.
                    self.keep_beside(column, text);
                }
            }
            None if says_unknown(text) => {}
            None => self.keep(column, text, "neither yes nor no"),
        }
    }

    /// Keeps what could not be read under the column's own name, and says so.
    fn keep(&mut self, column: &Column, text: &str, why: impl std::fmt::Display) {
        self.keep_beside(column, text);
        self.flag(column, text, format!("{why}; it was kept as “{}”", column.header));
    }

    /// Keeps what a cell says under the column's own name.
    fn keep_beside(&mut self, column: &Column, text: &str) {
        match self
            .candidate
            .custom
            .iter_mut()
            .find(|(name, _)| *name == column.header)
        {
            Some((_, kept)) => {
                kept.push_str("; ");
                kept.push_str(text);
            }
            None => self
                .candidate
                .custom
                .push((column.header.clone(), text.to_owned())),
        }
    }

    fn tags(&mut self, text: &str) {
        for piece in text
            .split([',', ';', '|', '\n'])
            .flat_map(|part| part.split(":::"))
        {
            let tag = one_line(piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#')));
            // Google's own groups begin with a star.
            if says_nothing(&tag) || tag.starts_with('*') {
                continue;
            }
            if !self.candidate.tags.iter().any(|known| same_word(known, &tag)) {
                self.candidate.tags.push(tag);
            }
        }
    }

    /// The name, or what stands for it.
    fn name(&mut self) {
        let candidate = &mut self.candidate;
        if candidate.name.is_none() && !(self.first_name.is_empty() && self.last_name.is_empty()) {
            candidate.name = Some(one_line(&format!("{} {}", self.first_name, self.last_name)));
        }
        candidate.named = candidate.name.is_some();
        if !candidate.named {
            candidate.name = candidate
                .accounts
                .iter()
                // Whatever the order of the columns.
                .min_by_key(|one| one.account.platform)
                .map(|first| first.account.handle.clone())
                .or_else(|| candidate.emails.first().map(|email| local_part(email).to_owned()));
        }
    }
}

/// Reads a cell of a column that tells whom not to contact: a yes, a no, the column's own words once more, or the day
/// since when.
pub(super) fn says_do_not_contact(text: &str) -> Option<bool> {
    let in_words = || header_words::says_do_not_contact(text);
    yes_or_no(text).or_else(|| (in_words() || is_day(text)).then_some(true))
}

/// Whether a cell is a date, in whatever order.
fn is_day(text: &str) -> bool {
    [DateOrder::Dmy, DateOrder::Mdy]
        .into_iter()
        .any(|order| matches!(read_date(text, Some(order)), Ok(Some(day)) if day.date().is_some()))
}

/// What stands before the `@`.
pub(super) fn local_part(email: &str) -> &str {
    email.split('@').next().unwrap_or(email)
}

/// Whether two words differ in nothing but case and spaces.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// With single spaces between its words.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// An address in lower case, full-width forms folded, without what cannot be seen or only stands around it.
fn email(text: &str) -> Option<String> {
    let folded: Cow<'_, str> = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfkc().filter(|c| !is_invisible(*c)).collect()),
    };
    let plain = folded
        .get(..7)
        .filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let plain = folded.get(plain.map_or(0, str::len)..).unwrap_or_default();
    let plain = plain.split('?').next().unwrap_or(plain);
    let around = |c: char| matches!(c, '"' | '\'' | '(' | ')' | '[' | ']');
    let plain = plain
        .trim_start_matches(around)
        .trim_end_matches(|c| around(c) || c == '.');
    let (_, host) = plain.rsplit_once('@')?;
    (host.contains('.') && email_address::EmailAddress::is_valid(plain)).then(|| plain.to_lowercase())
}
