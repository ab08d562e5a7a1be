//! Own fields: what an owner keeps about people beyond the product's own fields, and which values their kinds take.
//!
//! A value is kept in one writing, by which it is compared, ordered and filtered: a number as `-1234.5`, a date as
//! `2026-03-31`, a yes or no as `yes` and `no`, a link with its `https://`, a choice as it stands among the choices. A
//! value that its field's kind does not take may stand there all the same, from before or from a spreadsheet: it is
//! kept as it was written until the owner decides.

use url::Url;

use super::date::{self, DateOrder, Tells, read_date};
use super::number::{self, Allows, Decimal, Digits};
use super::person::LONGEST_LINE;
use super::unknown::yes_or_no;
use crate::domain::word::words;

words! {
    /// What a custom field holds.
    CustomKind {
        /// Any text.
        Text = "text", "Text";
        /// A number.
        Number = "number", "Number";
        /// A calendar date.
        Date = "date", "Date";
        /// One of a list.
        Choice = "choice", "Choice";
        /// Yes or no.
        YesNo = "yes_no", "Yes or no";
        /// A web address.
        Link = "link", "Link";
    }
}

words! {
    /// Which value stands where somebody has one of both fields that become one, and they differ.
    Clash {
        /// That of the field that stays.
        Into = "into", "The one of the field that stays";
        /// That of the field that goes.
        From = "from", "The one of the field that goes";
        /// One after the other; only of text.
        Both = "both", "Both, one after the other";
    }
}

/// More choices than these are not chosen among.
pub const MOST_CHOICES: usize = 100;

/// What a field takes: its kind and, where that is a choice, among what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takes {
    /// Its kind.
    pub kind: CustomKind,
    /// What may be chosen, in the owner's order; nothing of another kind.
    pub choices: Vec<String>,
}

/// What only all the values of a column together tell about each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    decimal: Option<Decimal>,
    dates: Option<DateOrder>,
}

impl Written {
    /// What these values leave open, told otherwise.
    #[must_use]
    pub fn or(self, decimal: Option<Decimal>, dates: Option<DateOrder>) -> Self {
        Self {
            decimal: self.decimal.or(decimal),
            dates: self.dates.or(dates),
        }
    }

    /// What these values tell; one that could be read in two ways tells nothing.
    pub fn of<'v>(values: impl Iterator<Item = &'v str> + Clone) -> Self {
        let one_of = |one: bool, other: bool| one && !other;
        let marked = |decimal: Decimal| {
            values.clone().any(
                |text| matches!(number::allows(unsigned(text).1), Allows::Only(found, _) if found == decimal),
            )
        };
        let ordered = |order: DateOrder| {
            values
                .clone()
                .any(|text| matches!(date::tells(text), Tells::Sure(found) | Tells::Likely(found) if found == order))
        };
        let (point, comma) = (marked(Decimal::Point), marked(Decimal::Comma));
        let (dmy, mdy) = (ordered(DateOrder::Dmy), ordered(DateOrder::Mdy));
        Self {
            decimal: match (one_of(point, comma), one_of(comma, point)) {
                (true, _) => Some(Decimal::Point),
                (_, true) => Some(Decimal::Comma),
                _ => None,
            },
            dates: match (one_of(dmy, mdy), one_of(mdy, dmy)) {
                (true, _) => Some(DateOrder::Dmy),
                (_, true) => Some(DateOrder::Mdy),
                _ => None,
            },
        }
    }
}

/// What a change of kind makes of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// What it takes then.
    pub takes: Takes,
    /// What becomes of each of its values: in the new writing; `None`: it does not fit, and stays as it is.
    pub values: Vec<(String, Option<String>)>,
}

/// What would become of a field's values, each told with how many people have it, were it of another kind. One that
/// becomes a choice is chosen among what people have, the most common first.
#[must_use]
pub fn convert(takes: &Takes, values: &[(String, u32)], kind: CustomKind) -> Converted {
    let mut to = Takes::any(kind);
    if kind == CustomKind::Choice {
        to.choices.clone_from(&takes.choices);
    }
    Converted {
        values: to.receive(values),
        takes: to,
    }
}

impl Takes {
    /// What a field of a kind takes; of a choice, nothing yet.
    #[must_use]
    pub fn any(kind: CustomKind) -> Self {
        Self {
            kind,
            choices: Vec::new(),
        }
    }

    /// Reads a value that stands alone, in the writing in which it is kept.
    ///
    /// # Errors
    /// The field does not take it: what it takes, as the end of a sentence.
    pub fn read(&self, text: &str) -> Result<String, String> {
        self.read_among(text, Written::of(std::iter::once(text)))
    }

    /// Reads a value of a column that is written so.
    ///
    /// # Errors
    /// The field does not take it: what it takes, as the end of a sentence.
    pub fn read_among(&self, text: &str, written: Written) -> Result<String, String> {
        let text = text.trim();
        match self.kind {
            CustomKind::Text => Ok(text.to_owned()),
            CustomKind::Number => read_number(text, written.decimal),
            CustomKind::Date => read_day(text, written.dates),
            CustomKind::Choice => {
                self.choice(text)
                    .map(str::to_owned)
                    .ok_or_else(|| match self.choices.as_slice() {
                        [] => "there is nothing to choose from yet; add choices in Settings".to_owned(),
                        choices => format!("\u{201c}{text}\u{201d} is not one of: {}", choices.join(", ")),
                    })
            }
            CustomKind::YesNo => match yes_or_no(text) {
                Some(true) => Ok("yes".to_owned()),
                Some(false) => Ok("no".to_owned()),
                None => Err(format!("\u{201c}{text}\u{201d} is neither yes nor no")),
            },
            CustomKind::Link => read_link(text),
        }
    }

    /// Whether a value is one that the field takes, in the writing in which it is kept.
    #[must_use]
    pub fn fits(&self, value: &str) -> bool {
        self.read(value).is_ok_and(|kept| kept == value)
    }

    /// Reads the values of a whole column, each told with how many people have it: in the writing in which they are kept,
    /// `None` where they do not fit. A choice learns what it did not know.
    pub fn receive(&mut self, values: &[(String, u32)]) -> Vec<(String, Option<String>)> {
        if self.kind == CustomKind::Choice {
            self.learn(values);
        }
        let written = Written::of(values.iter().map(|(value, _)| value.as_str()));
        let read = values.iter().map(|(value, _)| {
            let kept = self.read_among(value, written).ok();
            (value.clone(), kept)
        });
        read.collect()
    }

    /// Takes these values for choices too: the most common first, as many as there is room for, and none of more than a
    /// line.
    fn learn(&mut self, values: &[(String, u32)]) {
        let mut common: Vec<&(String, u32)> = values.iter().collect();
        common.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        for (value, _) in common {
            let line = value.trim();
            let fits = !line.is_empty() && line.lines().count() == 1 && line.chars().count() <= LONGEST_LINE;
            if fits && self.choices.len() < MOST_CHOICES && self.choice(line).is_none() {
                self.choices.push(line.to_owned());
            }
        }
    }

    /// The choice of this name, letter case aside.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&str> {
        let wanted = name.trim().to_lowercase();
        let found = self.choices.iter().find(|one| one.to_lowercase() == wanted);
        found.map(String::as_str)
    }
}

/// Its sign, and what stands behind it.
fn unsigned(text: &str) -> (&'static str, &str) {
    match text.trim().strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.trim().trim_start_matches('+')),
    }
}

fn read_number(text: &str, decimal: Option<Decimal>) -> Result<String, String> {
    let (sign, digits) = unsigned(text);
    let not = || format!("\u{201c}{text}\u{201d} is no number; write it like 1234.5");
    // A leading zero belongs to what is counted by nobody: a postcode, a customer number.
    if digits.len() > 1 && digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
    {
        return Err(not());
    }
    let kept = |Digits { whole, fraction }: Digits<'_>| match (whole, fraction) {
        (u64::MAX, _) => Err(not()),
        (whole, "") => Ok(format!("{sign}{whole}")),
        (whole, fraction) => Ok(format!("{sign}{whole}.{fraction}")),
    };
    match (number::allows(digits), decimal) {
        (Allows::Plain(digits) | Allows::Only(_, digits), _) => kept(digits),
        (Allows::Either { comma, .. }, Some(Decimal::Comma)) => kept(comma),
        (Allows::Either { point, .. }, Some(Decimal::Point)) => kept(point),
        // Programs write a point, and nothing between thousands.
        (Allows::Either { point, .. }, None) if !digits.contains(',') => kept(point),
        (Allows::Either { point, comma }, None) => Err(format!(
            "\u{201c}{text}\u{201d} could be {} or {}; write it so",
            kept(point)?,
            kept(comma)?
        )),
        (Allows::Neither, _) => Err(not()),
    }
}

fn read_day(text: &str, order: Option<DateOrder>) -> Result<String, String> {
    let not = || format!("\u{201c}{text}\u{201d} is no date; write it like 2026-03-31");
    match read_date(text, order) {
        Ok(Some(day)) => day
            .date()
            .map(|date| date.to_string())
            .ok_or_else(|| format!("\u{201c}{text}\u{201d} has no year; write it like 2026-03-31")),
        Err(date::DateError::TwoReadings { text, one, other }) => Err(format!(
            "\u{201c}{text}\u{201d} could be {one} or {other}; write it so"
        )),
        Ok(None) | Err(_) => Err(not()),
    }
}

fn read_link(text: &str) -> Result<String, String> {
    let not = || format!("\u{201c}{text}\u{201d} is no web address; write it like https://example.com");
    if text.contains(char::is_whitespace) {
        return Err(not());
    }
    let whole = match text.contains("://") {
        true => text.to_owned(),
        false => format!("https://{text}"),
    };
    let url = Url::parse(&whole).map_err(|_| not())?;
    let web = matches!(url.scheme(), "http" | "https");
    // What stands before an `@` could look like the place that it leads to.
    let named = url.username().is_empty() && url.password().is_none();
    let host = url
        .host_str()
        .is_some_and(|host| host.contains('.') && !host.ends_with('.'));
    if web && named && host {
        Ok(whole)
    } else {
        Err(not())
    }
}

#[cfg(test)]
mod tests;
