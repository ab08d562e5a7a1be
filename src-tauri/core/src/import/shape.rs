//! What a single value looks like, wherever it stands.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::domain::account::platform_in_words;
use crate::domain::date;
use crate::domain::rate::{RateScale, read_rate};
use crate::domain::similar::folded;

/// `@mia`, `tiktok:mia`, or several of them.
pub(super) fn are_at_handles(value: &str) -> bool {
    let marked = |piece: &str| match piece.split_once(':') {
        Some((platform, handle)) => !handle.starts_with("//") && platform_in_words(platform).is_some(),
        None => piece.len() > 1 && piece.starts_with('@'),
    };
    value.contains(['@', ':'])
        && value
            .split([' ', ',', ';', '/', '\n'])
            .filter(|piece| !piece.is_empty())
            .all(marked)
}

/// `mia.rivers`, `mia_r`, `leo99`, or a word in lower case.
pub(super) fn is_bare_handle(value: &str) -> bool {
    value.len() >= 2
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && value.bytes().any(|b| b.is_ascii_alphabetic())
        && (is_marked(value) || value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
}

/// Whether a handle has what no name has.
pub(super) fn is_marked(value: &str) -> bool {
    value
        .bytes()
        .any(|b| b.is_ascii_digit() || b == b'_' || b == b'.')
}

/// With its international prefix, or grouped as numbers of a country are: any other row of digits could be anything.
pub(super) fn is_phone(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marks = |c: char| matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{A0}');
    if !value.chars().all(|c| c.is_ascii_digit() || marks(c)) {
        return false;
    }
    let local = value.starts_with(['0', '(']) && (9..=13).contains(&digits) && value.contains(marks);
    let groups: Vec<usize> = value.split(['-', '.', ' ']).map(str::len).collect();
    (value.starts_with('+') && (7..=15).contains(&digits))
        || (local && !is_date(value))
        || groups == [3, 3, 4]
}

/// `3.4 %`, or a number up to a hundred.
pub(super) fn is_rate(value: &str) -> bool {
    matches!(read_rate(value, Some(RateScale::Points)), Ok(Some(_)))
}

/// A date in any writing but as a count of days.
pub(super) fn is_date(value: &str) -> bool {
    value.bytes().any(|b| b.is_ascii_digit())
        && date::tells(value) != date::Tells::Serial
        && matches!(
            date::read_date(value, None),
            Ok(Some(_)) | Err(date::DateError::TwoReadings { .. })
        )
}

/// A day between 1995 and 2064, as spreadsheet programs count days.
pub(super) fn is_serial(value: &str) -> bool {
    let whole = value.split(['.', ',']).next().unwrap_or(value);
    date::tells(value) == date::Tells::Serial
        && whole
            .parse::<u32>()
            .is_ok_and(|days| (34_700..60_000).contains(&days))
}

/// Two to four words that begin with a capital.
pub(super) fn is_full_name(value: &str) -> bool {
    let words = value.split_whitespace().count();
    (2..=4).contains(&words)
        && value.len() <= 60
        && value.split_whitespace().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
        })
}

/// One word that begins with a capital and is no abbreviation.
pub(super) fn is_single_name(value: &str) -> bool {
    let mut chars = value.chars();
    value.len() <= 40
        && chars
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && value.chars().count() >= 2
        && value
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
        && (value.chars().any(char::is_lowercase) || value.chars().all(|c| !c.is_uppercase()))
}

/// A country's name in one of our languages, or a code of ISO 3166 that is no other word.
pub(super) fn is_country(value: &str) -> bool {
    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        include_str!("countries.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split("; "))
            .map(|name| folded(name).trim().to_owned())
            .collect()
    });
    KNOWN.contains(folded(value).trim())
}
