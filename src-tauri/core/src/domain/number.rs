//! Numbers with a decimal mark and grouped digits, which only a whole column tells apart.

use crate::domain::word::words;

words! {
    /// What parts the whole from its fraction.
    Decimal {
        /// `1,234.5`
        Point = "point", "1,234.5";
        /// `1.234,5`
        Comma = "comma", "1.234,5";
    }
}

impl Decimal {
    fn mark(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// The digits of a number, its whole part as a value and its fraction as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits<'t> {
    /// Saturates: what does not fit is larger than anything that is counted.
    pub(crate) whole: u64,
    /// The digits behind the decimal mark, none where there is none.
    pub(crate) fraction: &'t str,
}

/// Which decimal marks a writing allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allows<'t> {
    /// It has no mark that could be one: `1 234 567`.
    Plain(Digits<'t>),
    /// Only a number with this mark is written so: `12.5`, `1.234.567`.
    Only(Decimal, Digits<'t>),
    /// A number with a point, or another with a comma: `1.234`.
    Either {
        /// What it is with a point.
        point: Digits<'t>,
        /// What it is with a comma.
        comma: Digits<'t>,
    },
    /// No number.
    Neither,
}

/// Reads digits, marks and spaces both ways.
pub(crate) fn allows(text: &str) -> Allows<'_> {
    if text.len() < 20 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().map_or(Allows::Neither, |whole| {
            Allows::Plain(Digits { whole, fraction: "" })
        });
    }
    match (with(text, Decimal::Point), with(text, Decimal::Comma)) {
        (Some(point), Some(comma)) if point == comma => Allows::Plain(point),
        (Some(point), Some(comma)) => Allows::Either { point, comma },
        (Some(digits), None) => Allows::Only(Decimal::Point, digits),
        (None, Some(digits)) => Allows::Only(Decimal::Comma, digits),
        (None, None) => Allows::Neither,
    }
}

/// Reads a number whose decimal mark is known.
pub(crate) fn with(text: &str, decimal: Decimal) -> Option<Digits<'_>> {
    let at = text.bytes().position(|b| b == decimal.mark());
    let (groups, fraction) = match at {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let well = fraction.bytes().all(|b| b.is_ascii_digit()) && (at.is_none() || !fraction.is_empty());
    well.then(|| whole(groups))
        .flatten()
        .map(|whole| Digits { whole, fraction })
}

/// Thousands in threes, or in twos but for the last as in India (`12,34,567`), all parted by the same mark.
fn whole(text: &str) -> Option<u64> {
    let mut value: u64 = 0;
    let mut mark = None;
    let (mut size, mut inner) = (0u32, None);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit));
            size += 1;
            continue;
        }
        let c = match c {
            '.' | ',' | '\'' | '\u{2019}' | '_' | '\u{66C}' => c,
            c if c.is_whitespace() => ' ',
            _ => return None,
        };
        // The first group has one to three digits and no idle zero; those after it three, or two in India.
        match mark {
            None if (1..=3).contains(&size) && !text.starts_with('0') => mark = Some(c),
            Some(mark) if mark == c && matches!(size, 2 | 3) && *inner.get_or_insert(size) == size => {}
            _ => return None,
        }
        size = 0;
    }
    (size > 0 && (mark.is_none() || size == 3)).then_some(value)
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let one = |digits: Digits<'_>| format!("{}|{}", digits.whole, digits.fraction);
        match allows(text) {
            Allows::Plain(digits) => one(digits),
            Allows::Only(Decimal::Point, digits) => format!("point {}", one(digits)),
            Allows::Only(Decimal::Comma, digits) => format!("comma {}", one(digits)),
            Allows::Either { point, comma } => format!("{} or {}", one(point), one(comma)),
            Allows::Neither => "no number".into(),
        }
    }

    #[test]
    fn a_writing_tells_which_marks_it_allows() {
        for (text, reading) in [
            ("1234", "1234|"),
            ("1 234 567", "1234567|"),
            ("1\u{202F}234\u{A0}567", "1234567|"),
            ("1'234'567", "1234567|"),
            ("1.234.567", "comma 1234567|"),
            ("1,234,567", "point 1234567|"),
            ("12,34,567", "point 1234567|"),
            ("1,23,45,678", "point 12345678|"),
            ("12.5", "point 12|5"),
            ("12,5", "comma 12|5"),
            ("1.234", "1|234 or 1234|"),
            ("1,234", "1234| or 1|234"),
            ("0.347", "point 0|347"),
            ("1234.567", "point 1234|567"),
            ("1.234,56", "comma 1234|56"),
            ("1,234.56", "point 1234|56"),
            ("1 234,5", "comma 1234|5"),
            ("1 234,567", "comma 1234|567"),
            ("000", "0|"),
        ] {
            assert_eq!(said(text), reading, "{text}");
        }
        for text in [
            "",
            ".",
            "12.",
            ".5",
            "1,2,3",
            "12.3.4",
            "1 2 3",
            "1.2345.678",
            "12 34",
            "1,23,4",
            "1,234,56,789",
        ] {
            assert_eq!(said(text), "no number", "{text}");
        }
    }
}
