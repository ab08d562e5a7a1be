//! Counts of followers as people and programs write them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The largest count that is believed: ten times the people alive, rounded up.
const LARGEST: i128 = 100_000_000_000;

/// Why a text is no count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Below zero.
    #[error("“{0}” is below zero")]
    Negative(String),
    /// No number that we can read.
    #[error("“{0}” is not a number; write 12500 or 12.5K")]
    NotANumber(String),
    /// More than anyone has.
    #[error("“{0}” is more followers than anyone has")]
    TooLarge(String),
}

/// Reads `12.5K`, `1,234,567`, `1 234 567`, `409.8M`, `10.4m followers`, `12345.0`.
///
/// An unknown count (nothing, `N/A`, `-`) is `None`, never zero.
///
/// # Errors
/// What is below zero, no number, or larger than any audience.
pub fn parse_count(text: &str) -> Result<Option<i64>, CountError> {
    let plain = text.trim();
    if !plain.is_empty() && plain.len() <= 15 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return believable(plain.parse().unwrap_or(i128::MAX), text).map(Some);
    }
    let folded: Cow<'_, str> = if plain.is_ascii() {
        Cow::Borrowed(plain)
    } else {
        Cow::Owned(
            plain
                .nfkc()
                .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
                .collect(),
        )
    };
    let lower = folded.trim().to_lowercase();
    if is_unknown(&lower) {
        return Ok(None);
    }
    let nonsense = || CountError::NotANumber(text.trim().to_owned());
    let body = lower.trim_start_matches(['~', '≈', '>', '+', '\'']).trim_start();
    let negative = body.starts_with(['-', '\u{2212}']) || (body.starts_with('(') && body.ends_with(')'));
    let body = body.trim_start_matches(['-', '\u{2212}', '(']);
    let end = body
        .find(|c: char| !(c.is_ascii_digit() || is_separator(c) || c.is_whitespace()))
        .unwrap_or(body.len());
    let (digits, rest) = body.split_at(end);
    let digits = digits.trim();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(nonsense());
    }
    let (zeros, rest) = magnitude(rest.trim()).ok_or_else(nonsense)?;
    if !is_noun(rest) {
        return Err(nonsense());
    }
    if negative {
        return Err(CountError::Negative(text.trim().to_owned()));
    }
    let (whole, fraction) = split_decimals(digits, zeros > 0).ok_or_else(nonsense)?;
    let count = scaled(&whole, fraction, zeros).ok_or_else(nonsense)?;
    believable(count, text).map(Some)
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

fn is_unknown(lower: &str) -> bool {
    matches!(
        lower,
        "" | "-"
            | "--"
            | "\u{2010}"
            | "\u{2013}"
            | "\u{2014}"
            | "?"
            | "n/a"
            | "#n/a"
            | "na"
            | "n.a."
            | "n.a"
            | "nan"
            | "null"
            | "nil"
            | "none"
            | "unknown"
            | "tbd"
            | "private"
            | "hidden"
            | "not available"
            | "🔒"
            | "x"
    )
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '\u{2019}' | '_')
}

/// How many zeros a suffix stands for, and what follows it.
fn magnitude(rest: &str) -> Option<(u32, &str)> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    // `1.2e+07`: the exponent of a spreadsheet that lost the number's format.
    if word == "e" {
        let exponent = after.trim_start_matches('+');
        return exponent.parse::<u32>().ok().filter(|e| *e <= 12).map(|e| (e, ""));
    }
    let zeros = match word {
        "k" | "thousand" | "tsd" => 3,
        "m" | "mn" | "mm" | "mil" | "mio" | "million" | "millions" => 6,
        "b" | "bn" | "bil" | "billion" => 9,
        _ => return Some((0, rest)),
    };
    Some((zeros, after))
}

/// What may follow a count: nothing, a plus, or the word for what was counted.
fn is_noun(rest: &str) -> bool {
    let word = rest.trim_matches(|c: char| !c.is_alphabetic());
    let odd = rest
        .chars()
        .any(|c| !(c.is_alphabetic() || c.is_whitespace() || matches!(c, '+' | '.' | '(' | ')')));
    !odd && (word.is_empty()
        || matches!(
            word,
            "follower"
                | "followers"
                | "fans"
                | "subscriber"
                | "subscribers"
                | "subs"
                | "likes"
                | "views"
                | "members"
                | "people"
                | "abonnenten"
                | "abonnés"
                | "seguidores"
                | "follow"
                | "flw"
        ))
}

/// The digits before the decimal mark, and those after it.
fn split_decimals(text: &str, has_suffix: bool) -> Option<(String, &str)> {
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .map(|(at, c)| (at, if c.is_whitespace() { ' ' } else { c }))
        .collect();
    let decimal = match marks.last() {
        None => None,
        Some((at, last @ ('.' | ','))) => {
            let same = marks.iter().filter(|(_, c)| c == last).count();
            let after = text.len() - at - 1;
            // One mark with three digits behind it parts thousands; a suffix makes a point a decimal one.
            let groups = after == 3 && *at <= 3 && !text.starts_with('0') && !(has_suffix && *last == '.');
            (same == 1 && (marks.len() > 1 || !groups)).then_some(*at)
        }
        Some(_) => None,
    };
    let (whole, fraction) = match decimal {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // Thousands in threes, or in twos but for the last: 12,34,567.
    let well = rest.last().is_none_or(|last| last.len() == 3)
        && rest.iter().all(|group| matches!(group.len(), 2 | 3))
        && (rest.is_empty() || (1..=3).contains(&first.len()));
    (well && fraction.bytes().all(|b| b.is_ascii_digit()))
        .then(|| (format!("{first}{}", rest.concat()), fraction))
}

/// `whole.fraction` times ten to the power of `zeros`; a suffix rounds what is left, without one it must be nothing.
fn scaled(whole: &str, fraction: &str, zeros: u32) -> Option<i128> {
    if whole.len() > 20 {
        return Some(i128::MAX);
    }
    let whole: i128 = whole.parse().ok()?;
    let mut count = whole.checked_mul(10i128.checked_pow(zeros)?)?;
    for (n, digit) in fraction.bytes().enumerate() {
        let digit = i128::from(digit - b'0');
        match zeros.checked_sub(u32::try_from(n).ok()?.saturating_add(1)) {
            Some(power) => count += digit * 10i128.checked_pow(power)?,
            None if zeros == 0 && digit != 0 => return None,
            None => {}
        }
    }
    Some(count)
}

fn believable(count: i128, text: &str) -> Result<i64, CountError> {
    i64::try_from(count)
        .ok()
        .filter(|c| i128::from(*c) <= LARGEST)
        .ok_or_else(|| CountError::TooLarge(text.trim().to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (text, count) in [
            ("12.5K", 12_500),
            ("12,5k", 12_500),
            ("1,234,567", 1_234_567),
            ("1.234.567", 1_234_567),
            ("1 234 567", 1_234_567),
            ("1\u{202F}234\u{A0}567", 1_234_567),
            ("1'234'567", 1_234_567),
            ("12,34,567", 1_234_567),
            ("409.8M", 409_800_000),
            ("1.2B", 1_200_000_000),
            ("10.4m followers", 10_400_000),
            ("10.4 M", 10_400_000),
            ("2.5 million", 2_500_000),
            ("15K+", 15_000),
            ("~15k", 15_000),
            ("12345.0", 12_345),
            ("12345.00", 12_345),
            ("1,234.00", 1_234),
            ("1.234,00", 1_234),
            ("12.500", 12_500),
            ("1.234M", 1_234_000),
            ("1,234K", 1_234_000),
            ("1.2E+07", 12_000_000),
            ("'52000", 52_000),
            ("１２３", 123),
            ("0", 0),
            ("000", 0),
            ("830 subscribers", 830),
        ] {
            assert_eq!(parse_count(text), Ok(Some(count)), "{text}");
        }
    }

    #[test]
    fn an_unknown_count_is_never_zero() {
        for text in [
            "", "  ", "N/A", "n/a", "-", "—", "–", "?", "unknown", "#N/A", "null", "🔒",
        ] {
            assert_eq!(parse_count(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn nonsense_is_an_error() {
        for text in [
            "abc",
            "12 apples",
            "12.5",
            "1,2,3",
            "12.3.4",
            "1,23",
            "K",
            "12KK",
            "1e99",
            "@mia",
            "5-10K",
            ".",
        ] {
            assert!(
                matches!(parse_count(text), Err(CountError::NotANumber(_))),
                "{text}: {:?}",
                parse_count(text)
            );
        }
        assert!(matches!(parse_count("-5"), Err(CountError::Negative(_))));
        assert!(matches!(parse_count("(5)"), Err(CountError::Negative(_))));
        assert!(matches!(parse_count("999999B"), Err(CountError::TooLarge(_))));
        assert!(matches!(
            parse_count(&"9".repeat(300)),
            Err(CountError::TooLarge(_))
        ));
    }

    #[test]
    fn short_forms() {
        for (count, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1K"),
            (12_500, "12.5K"),
            (12_549, "12.5K"),
            (12_550, "12.6K"),
            (999_949, "999.9K"),
            (999_950, "1M"),
            (409_800_000, "409.8M"),
            (999_999_999, "1B"),
            (1_200_000_000, "1.2B"),
            (-1_500, "-1.5K"),
        ] {
            assert_eq!(short(count), text);
        }
        assert!(!short(i64::MIN).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}|[0-9., kKmM+-]{0,12}") {
            if let Ok(Some(count)) = parse_count(&text) {
                proptest::prop_assert!(count >= 0);
            }
        }

        #[test]
        fn a_plain_count_reads_as_itself(count in 0i64..100_000_000_000) {
            proptest::prop_assert_eq!(parse_count(&count.to_string()), Ok(Some(count)));
        }

        #[test]
        fn a_short_form_is_near_the_count(count in 0i64..2_000_000_000) {
            let near = parse_count(&short(count)).unwrap().unwrap();
            proptest::prop_assert!((near - count).abs() * 20 <= count.max(20), "{} for {}", near, count);
        }
    }
}
