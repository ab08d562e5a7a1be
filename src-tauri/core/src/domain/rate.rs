//! Engagement rates, kept in one writing: `3.47 %`.

use super::number::{self, Allows, Digits};
use super::unknown::says_unknown;
use crate::domain::word::words;

words! {
    /// What a column's rates are written in.
    RateScale {
        /// `3.47 %`
        Percent = "percent", "3.47 %";
        /// `3.47`
        Points = "points", "3.47 means 3.47 %";
        /// `0.0347`
        Fraction = "fraction", "0.0347 means 3.47 %";
    }
}

/// Why a text is no rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// No rate that we can read.
    #[error("“{0}” is not a rate; write 3.47 %")]
    NotARate(String),
    /// A fraction or percent, and the column leaves it open.
    #[error("“{text}” could be {points} or {fraction}: choose what this column's rates are written in")]
    TwoReadings {
        /// What was given.
        text: String,
        /// As percent without its sign.
        points: String,
        /// As a fraction.
        fraction: String,
    },
}

/// Reads `3,47 %`, `3.47` and `0.0347` as `3.47 %`; a text with a percent sign needs no scale. Unknown is `None`.
///
/// # Errors
/// No rate, and a number of at most 1 where the scale is not known.
pub fn read_rate(text: &str, scale: Option<RateScale>) -> Result<Option<String>, RateError> {
    let text = text.trim();
    if says_unknown(text) {
        return Ok(None);
    }
    let (percent, number) = number(text).ok_or_else(|| RateError::NotARate(text.to_owned()))?;
    let points = || written(number, 0);
    Ok(Some(match scale {
        _ if percent => points(),
        Some(RateScale::Fraction) => written(number, 2),
        Some(_) => points(),
        None if is_at_most_one(number) && number.0 + number.1 > 0 => {
            return Err(RateError::TwoReadings {
                text: text.to_owned(),
                points: points(),
                fraction: written(number, 2),
            });
        }
        None => points(),
    }))
}

/// What a rate tells about the scale of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// It is no rate, or nought.
    Nothing,
    /// It has its sign.
    Percent,
    /// It is more than 1: no audience engages more than once in whole.
    Points,
    /// At most 1, but at least a tenth: one percent or all of them.
    Large,
    /// Less than a tenth: as percent it would be next to nobody.
    Small,
}

/// What a rate tells about the scale of its column.
pub(crate) fn tells(text: &str) -> Tells {
    match number(text.trim()) {
        Some((true, _)) => Tells::Percent,
        None | Some((false, (0, 0))) => Tells::Nothing,
        Some((false, number)) if !is_at_most_one(number) => Tells::Points,
        Some((false, number)) if number.0 == 0 && number.1 < UNIT / 10 => Tells::Small,
        Some(_) => Tells::Large,
    }
}

/// A whole number and what is behind its mark, in millionths of millionths.
type Number = (u64, u64);

const UNIT: u64 = 1_000_000_000_000;

fn is_at_most_one((whole, fraction): Number) -> bool {
    whole == 0 || (whole == 1 && fraction == 0)
}

/// Whether it has a percent sign, and the number. A rate has no thousands, so that its mark parts decimals.
fn number(text: &str) -> Option<(bool, Number)> {
    let bare = text.strip_suffix(['%', '\u{FF05}', '\u{66A}']).unwrap_or(text);
    let bare = bare.strip_prefix('%').unwrap_or(bare);
    let digits = match number::allows(bare.trim()) {
        Allows::Plain(digits) | Allows::Only(_, digits) => digits,
        Allows::Either { point, comma } if point.fraction.is_empty() => comma,
        Allows::Either { point, .. } => point,
        Allows::Neither => return None,
    };
    (digits.whole <= 1_000_000).then(|| (bare.len() < text.len(), (digits.whole, fraction(digits))))
}

fn fraction(digits: Digits<'_>) -> u64 {
    let mut value = 0;
    let mut unit = UNIT;
    for digit in digits.fraction.bytes().take(12) {
        unit /= 10;
        value += u64::from(digit.saturating_sub(b'0')) * unit;
    }
    value
}

/// In percent with at most four decimals, the number's mark moved by so many places.
fn written((whole, fraction): Number, places: u32) -> String {
    let scaled = (u128::from(whole) * u128::from(UNIT) + u128::from(fraction)) * 10u128.pow(places);
    let step = u128::from(UNIT) / 10_000;
    let rounded = (scaled + step / 2) / step;
    let text = format!("{}.{:04}", rounded / 10_000, rounded % 10_000);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_of_a_rate_is_kept_in_one() {
        for (text, scale) in [
            ("3,47 %", None),
            ("3.47%", None),
            ("3.47 %", Some(RateScale::Fraction)),
            ("3,47\u{A0}%", None),
            ("%3,47", None),
            ("3.47", None),
            ("3,47", Some(RateScale::Points)),
            ("0.0347", Some(RateScale::Fraction)),
            ("0,0347", Some(RateScale::Fraction)),
            ("0.034700000000000002", Some(RateScale::Fraction)),
            ("3.470", Some(RateScale::Points)),
        ] {
            assert_eq!(read_rate(text, scale), Ok(Some("3.47 %".into())), "{text}");
        }
        assert_eq!(read_rate("12", None), Ok(Some("12 %".into())));
        assert_eq!(read_rate("0", None), Ok(Some("0 %".into())));
        assert_eq!(
            read_rate("0.5", Some(RateScale::Points)),
            Ok(Some("0.5 %".into()))
        );
        assert_eq!(read_rate("N/A", None), Ok(None));
        assert_eq!(read_rate("#DIV/0!", None), Ok(None));
    }

    #[test]
    fn a_number_of_at_most_one_needs_its_column() {
        let said = read_rate("0.5", None).unwrap_err().to_string();
        assert!(said.contains("0.5 %") && said.contains("50 %"), "{said}");
        for text in ["high", "3.4.7", "3-4 %", "%"] {
            assert!(
                matches!(read_rate(text, None), Err(RateError::NotARate(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn a_rate_tells_about_its_column() {
        for (text, told) in [
            ("3,47 %", Tells::Percent),
            ("3.47", Tells::Points),
            ("0.8", Tells::Large),
            ("1", Tells::Large),
            ("0.0347", Tells::Small),
            ("0", Tells::Nothing),
            ("soon", Tells::Nothing),
        ] {
            assert_eq!(tells(text), told, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_rate_reads_as_it_was_written(hundredths in 0u32..10_000) {
            let (whole, rest) = (hundredths / 100, hundredths % 100);
            let once = read_rate(&format!("{whole}.{rest:02} %"), None).unwrap().unwrap();
            for (text, scale) in [
                (format!("{whole},{rest:02}%"), None),
                (format!("{whole}.{rest:02}"), Some(RateScale::Points)),
                (format!("0.{hundredths:04}"), Some(RateScale::Fraction)),
                (once.clone(), None),
            ] {
                proptest::prop_assert_eq!(read_rate(&text, scale), Ok(Some(once.clone())), "{}", text);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}|[0-9.,% ]{0,30}") {
            tells(&text);
            for scale in [None, Some(RateScale::Fraction)] {
                proptest::prop_assert!(read_rate(&text, scale).is_ok_and(|rate| rate.is_none_or(|r| r.ends_with(" %")))
                    || read_rate(&text, scale).is_err());
            }
        }
    }
}
