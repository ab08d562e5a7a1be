//! How a date is put in words and numbers, before anyone says which number is the day.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::names::{MONTHS, PASSED_OVER};

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Noughts: how other programs write that there is no date.
    Empty,
    /// Year, month and day are told apart by themselves: a year in front, or a month's name.
    Clear { year: Option<i32>, month: u32, day: u32 },
    /// Two numbers of which one is the day and one the month.
    Numbers {
        first: u32,
        second: u32,
        year: Option<i32>,
        /// The third number, where it has two digits and could be a day after a year of two digits.
        short: Option<u32>,
        /// Whether points part them.
        points: bool,
    },
    /// Days since an epoch.
    Serial(u32),
}

/// The longest text that is looked at: a date as JavaScript prints it, with the name of its zone.
const LONGEST: usize = 96;

impl Written {
    pub(super) fn scan(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let text: Cow<'_, str> = match text.is_ascii() {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.nfkc().collect()),
        };
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        if is_empty(&text) {
            return Some(Self::Empty);
        }
        if let Some(rest) = text.strip_prefix("--") {
            return without_year(rest);
        }
        if let Some(days) = serial(&text) {
            return Some(Self::Serial(days));
        }
        Parts::scan(&text)?.settle()
    }
}

/// As Excel reads a year of two digits.
pub(super) fn century(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    match year {
        0..=29 => year + 2000,
        30..=99 => year + 1900,
        _ => year,
    }
}

/// `0/0/00` of Outlook, `0000-00-00` of MySQL.
fn is_empty(text: &str) -> bool {
    let marks = |b: u8| matches!(b, b'0' | b'/' | b'-' | b'.' | b':' | b' ');
    text.bytes().all(marks)
}

/// `--05-31` and `--0531`, as vCards write a birthday.
fn without_year(rest: &str) -> Option<Written> {
    let (month, day) = rest.split_at_checked(2)?;
    let day = day.strip_prefix('-').unwrap_or(day);
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    (digits(month) && digits(day)).then_some(Written::Clear {
        year: None,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    })
}

/// Five digits, and a fraction that is the time of day.
fn serial(text: &str) -> Option<u32> {
    let (days, time) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if days.len() != 5 || !digits(days) || !digits(time) {
        return None;
    }
    // From 1927 to 2099: a smaller number is a year or a count.
    days.parse().ok().filter(|days| (10_000..73_050).contains(days))
}

/// The numbers of a date and the name of its month, in their order.
#[derive(Default)]
struct Parts {
    /// Each with how many digits it has.
    numbers: [(u32, usize); 3],
    count: usize,
    /// The month, and how many numbers stand before its name.
    month: Option<(u32, usize)>,
    /// The month's name may be a Tuesday: `mar.` is both.
    tuesday: bool,
    points: bool,
    commas: bool,
}

impl Parts {
    fn scan(text: &str) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if parts.count + usize::from(parts.month.is_some()) == 3 && !parts.tuesday {
                break;
            }
            if c.is_ascii_digit() {
                let (digits, after) = run(rest, |c| c.is_ascii_digit());
                // A clock begins.
                if after.starts_with(':') || parts.count == 3 {
                    break;
                }
                *parts.numbers.get_mut(parts.count)? = (digits.parse().ok()?, digits.len());
                parts.count += 1;
                rest = after.strip_prefix(['º', '°', 'ª']).unwrap_or(after);
            } else if c.is_alphabetic() {
                let (word, after) = run(rest, char::is_alphabetic);
                if word.eq_ignore_ascii_case("t") && parts.count >= 2 {
                    break;
                }
                parts.word(word)?;
                rest = after;
            } else {
                parts.points |= c == '.' && parts.count == 1;
                parts.commas |= c == ',';
                if !(matches!(c, '/' | '-' | '.' | ',' | '\'' | '\u{2013}' | '\u{2010}') || c.is_whitespace())
                {
                    break;
                }
                rest = rest.get(c.len_utf8()..)?;
            }
        }
        parts.tail(rest)?;
        Some(parts)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let lower = word.to_lowercase();
        if let Ok(at) = MONTHS.binary_search_by_key(&lower.as_str(), |(name, _)| name) {
            let (_, month) = MONTHS.get(at)?;
            if self.month.is_some() && !self.tuesday {
                return None;
            }
            self.tuesday = lower == "mar";
            self.month = Some((*month, self.count));
            return Some(());
        }
        PASSED_OVER.binary_search(&lower.as_str()).ok().map(|_| ())
    }

    /// What follows a date is a time of day, a zone, or nothing.
    fn tail(&mut self, rest: &str) -> Option<()> {
        let rest = rest.trim_start_matches([',', '.', ' ', '\u{A0}', '日', '일']);
        if rest.is_empty() || rest.starts_with('(') || rest.eq_ignore_ascii_case("z") {
            return Some(());
        }
        let clock = rest.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
        let short = rest.len() - clock.len() <= 4;
        let time = clock.starts_with(|c: char| c.is_ascii_digit())
            && (clock.contains([':', 'h']) || clock.to_ascii_lowercase().ends_with('m'));
        if !(rest.starts_with('+') || short && time) {
            return None;
        }
        // `Mon Jan 05 10:00:00 +0000 2026`: some programs write the year behind the clock.
        let (_, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
        if self.month.is_some()
            && self.count == 1
            && last.len() == 4
            && last.bytes().all(|b| b.is_ascii_digit())
        {
            *self.numbers.get_mut(1)? = (last.parse().ok()?, 4);
            self.count = 2;
        }
        Some(())
    }

    fn settle(self) -> Option<Written> {
        let [one, two, three] = self.numbers;
        let short = |(value, digits): (u32, usize)| (digits <= 2).then_some(value);
        if let Some((month, before)) = self.month {
            let (year, day) = match (self.count, before) {
                (1, _) => (None, short(one)?),
                (2, 1) if one.1 == 4 => (Some(year(one)?), short(two)?),
                (2, 0 | 1) => (Some(year(two)?), short(one)?),
                _ => return None,
            };
            return Some(Written::Clear { year, month, day });
        }
        if self.commas {
            return None;
        }
        match self.count {
            1 if one.1 == 8 => compact(one.0),
            2 => Some(Written::Numbers {
                first: short(one)?,
                second: short(two)?,
                year: None,
                short: None,
                points: self.points,
            }),
            3 if one.1 == 4 || (one.0 > 31 && one.1 == 2 && three.1 <= 2) => Some(Written::Clear {
                year: Some(year(one)?),
                month: short(two)?,
                day: short(three)?,
            }),
            3 => Some(Written::Numbers {
                first: short(one)?,
                second: short(two)?,
                year: Some(year(three)?),
                short: short(three),
                points: self.points,
            }),
            _ => None,
        }
    }
}

/// A number of two or four digits as a year.
fn year((value, digits): (u32, usize)) -> Option<i32> {
    match digits {
        2 => Some(century(value)),
        4 => i32::try_from(value).ok(),
        _ => None,
    }
}

/// `20260105`
fn compact(number: u32) -> Option<Written> {
    let year = i32::try_from(number / 10_000).ok()?;
    (1900..=2100).contains(&year).then_some(Written::Clear {
        year: Some(year),
        month: number / 100 % 100,
        day: number % 100,
    })
}

fn run(text: &str, inside: fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
