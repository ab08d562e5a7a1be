//! Counts of followers as people and programs write them.

mod written;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::account::is_invisible;
use super::number::{self, Allows, Decimal, Digits};
use super::unknown::says_unknown;
use written::{Amount, Scale, Unread, Written};

/// The largest count that is believed: ten times the people alive, rounded up.
const LARGEST: i64 = 100_000_000_000;

/// Why a text is no count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Below zero.
    #[error("“{0}” is below zero")]
    Negative(String),
    /// No number that we can read.
    #[error("“{0}” is not a number; write 12500 or 12.5K")]
    NotANumber(String),
    /// One end that is no count.
    #[error("“{0}” gives only an upper end, which is no count")]
    OnlyBelow(String),
    /// A count with a point, another with a comma, and the column leaves it open.
    #[error(
        "“{0}” is one count with a decimal point and another with a decimal comma: choose this column's decimal mark \
         (--decimal point, or comma)"
    )]
    TwoReadings(String),
    /// More than anyone has.
    #[error("“{0}” is more followers than anyone has")]
    TooLarge(String),
}

/// Reads a count that stands alone: `12.5K`, `1,234,567`, `1 234 567`, `10.4m followers`, `over 800K`, `10k-50k`.
///
/// Of a range the lower end is the count. An unknown count (nothing, `N/A`, `-`) is `None`, never zero.
///
/// # Errors
/// What is below zero, no number, only an upper end, or larger than any audience.
pub fn parse_count(text: &str) -> Result<Option<i64>, CountError> {
    read(text, Beside::Nothing)
}

/// Reads a count of a column whose decimal mark is known, or which leaves it open.
///
/// # Errors
/// As [`parse_count`], and a text such as `1.234K` where the column leaves open which mark is meant.
pub fn parse_count_in(text: &str, decimal: Option<Decimal>) -> Result<Option<i64>, CountError> {
    read(text, Beside::Column(decimal))
}

/// What a count tells about the decimal mark of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// No mark, or no count.
    Nothing,
    /// It can only be read with this mark.
    Sure(Decimal),
    /// Nobody has a fraction of a follower, so the mark in `12.500` parts thousands and the other one decimals.
    Likely(Decimal),
    /// It is one count with a point and another with a comma: `1.234M`.
    Open,
}

/// What a count tells about its column, and whether it is a range or a lower end.
pub(crate) fn tells(text: &str) -> (Tells, bool) {
    let plain = text.trim();
    if plain.bytes().all(|b| b.is_ascii_digit()) {
        return (Tells::Nothing, false);
    }
    let folded = fold(plain);
    if says_unknown(&folded) {
        return (Tells::Nothing, false);
    }
    let Ok(written) = Written::scan(&folded) else {
        return (Tells::Nothing, false);
    };
    let of = |amount: &Amount<'_>| match (number::allows(amount.digits), amount.scale) {
        (Allows::Neither, _) => Tells::Nothing,
        (Allows::Plain(_), Scale::Mil) => Tells::Open,
        (Allows::Plain(_), _) => Tells::Nothing,
        (Allows::Only(_, digits), Scale::Ones) if digits.fraction.bytes().any(|b| b != b'0') => {
            Tells::Nothing
        }
        (Allows::Only(mark, _), _) => Tells::Sure(mark),
        (Allows::Either { point, .. }, Scale::Exponent(_)) => Tells::Sure(with_fraction(&point)),
        (Allows::Either { point, .. }, Scale::Ones) => Tells::Likely(match with_fraction(&point) {
            Decimal::Point => Decimal::Comma,
            Decimal::Comma => Decimal::Point,
        }),
        (Allows::Either { .. }, _) => Tells::Open,
    };
    let told = match of(&written.from) {
        Tells::Nothing => written.to.as_ref().map_or(Tells::Nothing, of),
        told => told,
    };
    (told, written.at_least || written.to.is_some())
}

/// The mark that stands in a number which either mark could part.
fn with_fraction(point: &Digits<'_>) -> Decimal {
    if point.fraction.is_empty() {
        Decimal::Comma
    } else {
        Decimal::Point
    }
}

/// A short form for a card: `999`, `12.5K`, `409.8M`, `1.2B`.
#[must_use]
pub fn short(count: i64) -> String {
    let size = count.unsigned_abs();
    let sign = if count < 0 { "-" } else { "" };
    let (unit, letter) = match size {
        0..1_000 => return count.to_string(),
        1_000..999_950 => (1_000, "K"),
        999_950..999_950_000 => (1_000_000, "M"),
        _ => (1_000_000_000, "B"),
    };
    let tenths = (size / (unit / 10)).saturating_add(u64::from(size % (unit / 10) >= unit / 20));
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{sign}{whole}{letter}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}{letter}"),
    }
}

/// What a count stands beside.
#[derive(Debug, Clone, Copy)]
enum Beside {
    Nothing,
    Column(Option<Decimal>),
}

fn read(text: &str, beside: Beside) -> Result<Option<i64>, CountError> {
    let plain = text.trim();
    if !plain.is_empty() && plain.len() <= 15 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return believable(plain.parse().unwrap_or(u128::MAX), text).map(Some);
    }
    let folded = fold(plain);
    if says_unknown(&folded) {
        return Ok(None);
    }
    let written = Written::scan(&folded).map_err(|error| match error {
        Unread::Negative => CountError::Negative(plain.to_owned()),
        Unread::OnlyBelow => CountError::OnlyBelow(plain.to_owned()),
        Unread::NotANumber => CountError::NotANumber(plain.to_owned()),
    })?;
    let from = value(&written.from, beside, plain)?;
    if let Some(to) = &written.to {
        // A range goes up; `555-1234` is a telephone number.
        let rounded = to.scale != Scale::Ones || written.from.digits.bytes().any(|b| !b.is_ascii_digit());
        if value(to, beside, plain)? <= from || !(rounded || from % 100 == 0) {
            return Err(CountError::NotANumber(plain.to_owned()));
        }
    }
    believable(from, text).map(Some)
}

/// In lower case, full-width and other scripts' digits folded, without what cannot be seen.
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text.bytes().any(|b| b.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        };
    }
    let visible = text.nfkc().filter(|c| !is_invisible(*c));
    let folded: String = visible.flat_map(char::to_lowercase).map(western).collect();
    Cow::Owned(folded.trim().to_owned())
}

/// Arabic, Persian and Devanagari digits, and the Arabic marks, as western ones.
fn western(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        '\u{966}'..='\u{96F}' => 0x966,
        '\u{66B}' => return '.',
        '\u{66C}' => return ',',
        _ => return c,
    };
    char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c)
}

/// What an amount comes to. A suffix rounds what is left of the fraction, without one nothing may be left.
fn value(amount: &Amount<'_>, beside: Beside, text: &str) -> Result<u128, CountError> {
    let nonsense = || CountError::NotANumber(text.to_owned());
    let open = || CountError::TwoReadings(text.to_owned());
    let allows = number::allows(amount.digits);
    let digits = match (allows, beside, amount.scale) {
        (Allows::Neither, ..) => return Err(nonsense()),
        (Allows::Plain(digits), ..) => digits,
        (Allows::Only(..), Beside::Column(Some(decimal)), _) => {
            number::with(amount.digits, decimal).ok_or_else(nonsense)?
        }
        (Allows::Only(_, digits), ..) => digits,
        (Allows::Either { point, comma }, _, Scale::Exponent(_)) => match with_fraction(&point) {
            Decimal::Point => point,
            Decimal::Comma => comma,
        },
        (Allows::Either { point, .. }, Beside::Column(Some(Decimal::Point)), _) => point,
        (Allows::Either { comma, .. }, Beside::Column(Some(Decimal::Comma)), _) => comma,
        (Allows::Either { point, comma }, _, Scale::Ones) => match with_fraction(&point) {
            Decimal::Point => comma,
            Decimal::Comma => point,
        },
        (Allows::Either { point, .. }, Beside::Nothing, _) => point,
        (Allows::Either { .. }, Beside::Column(None), _) => return Err(open()),
    };
    let zeros = match (amount.scale, beside, allows) {
        (Scale::Ones, ..) => 0,
        (Scale::Zeros(zeros) | Scale::Exponent(zeros), ..) => zeros,
        (Scale::Mil, Beside::Column(Some(Decimal::Comma)), _)
        | (Scale::Mil, Beside::Nothing | Beside::Column(None), Allows::Only(Decimal::Comma, _)) => 3,
        (Scale::Mil, Beside::Column(None), Allows::Plain(_)) => return Err(open()),
        (Scale::Mil, ..) => 6,
    };
    scaled(digits, zeros).ok_or_else(nonsense)
}

fn scaled(digits: Digits<'_>, zeros: u32) -> Option<u128> {
    let mut count = u128::from(digits.whole).checked_mul(10u128.checked_pow(zeros)?)?;
    for (digit, place) in digits.fraction.bytes().zip(1u32..) {
        let digit = u128::from(digit.saturating_sub(b'0'));
        match zeros.checked_sub(place) {
            Some(power) => count += digit * 10u128.checked_pow(power)?,
            None if zeros == 0 && digit != 0 => return None,
            None => {}
        }
    }
    Some(count)
}

fn believable(count: u128, text: &str) -> Result<i64, CountError> {
    i64::try_from(count)
        .ok()
        .filter(|c| *c <= LARGEST)
        .ok_or_else(|| CountError::TooLarge(text.trim().to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
