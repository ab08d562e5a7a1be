//! Dates as people and programs write them; which of two numbers is the day, only a whole column tells.

mod names;
mod written;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::word::words;
use written::{Written, century};

words! {
    /// In which order a column writes a date's numbers, or from when it counts days.
    DateOrder {
        /// `2026-03-31`
        Ymd = "ymd", "Year, month, day";
        /// `31/03/2026`
        Dmy = "dmy", "Day, month, year";
        /// `03/31/2026`
        Mdy = "mdy", "Month, day, year";
        /// Days since the end of 1899, as Excel counts them.
        Serial1900 = "serial_1900", "Days since 1900";
        /// Days since the beginning of 1904, as Excel on old Macs counted them.
        Serial1904 = "serial_1904", "Days since 1904";
    }
}

/// A calendar date, whose year may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Day {
    /// The date, where its year is known.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    fn new(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        // A leap year, so that a 29th of February without its year stands.
        let believable = year.is_none_or(|year| (1900..=2100).contains(&year));
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)
            .filter(|_| believable)
            .map(|_| Self { year, month, day })
    }
}

/// `1994-05-31`, or `--05-31` without its year.
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No date that we can read.
    #[error("“{0}” is not a date that we can read; write it like 2026-03-31")]
    NotADate(String),
    /// A date that no calendar has.
    #[error("there is no such date as “{0}”")]
    Impossible(String),
    /// Day and month could be either, and the column leaves it open.
    #[error(
        "“{text}” could be {one} or {other}: choose this column's order of day and month (--date-order dmy, or mdy)"
    )]
    TwoReadings {
        /// What was given.
        text: String,
        /// With the day first.
        one: Day,
        /// With the month first.
        other: Day,
    },
}

/// Reads a date in any writing; a time of day and a zone behind it are passed over, the date is the one that stands there.
///
/// `order` is its column's, nothing where the column leaves it open. Two-digit years are read as Excel reads them: up
/// to 29 they are of this century. The empty dates of other programs (`0/0/00`, `0000-00-00`) are `None`.
///
/// # Errors
/// No date, one that no calendar has, or two numbers of which nothing says which is the day.
pub fn read_date(text: &str, order: Option<DateOrder>) -> Result<Option<Day>, DateError> {
    let text = text.trim();
    let impossible = || DateError::Impossible(text.to_owned());
    let not = || DateError::NotADate(text.to_owned());
    match Written::scan(text).ok_or_else(not)? {
        Written::Empty => Ok(None),
        Written::Clear { year, month, day } => Day::new(year, month, day).ok_or_else(impossible).map(Some),
        Written::Serial(days) => {
            let epoch = match order {
                Some(DateOrder::Serial1904) => NaiveDate::from_ymd_opt(1904, 1, 1),
                // Not the 31st: Excel believes in a 29th of February 1900.
                _ => NaiveDate::from_ymd_opt(1899, 12, 30),
            };
            epoch
                .and_then(|epoch| epoch.checked_add_days(Days::new(u64::from(days))))
                .and_then(|date| Day::new(Some(date.year()), date.month(), date.day()))
                .ok_or_else(impossible)
                .map(Some)
        }
        Written::Numbers {
            first,
            second,
            year,
            short,
            ..
        } => {
            if let (Some(DateOrder::Ymd), Some(last)) = (order, short) {
                return Day::new(Some(century(first)), second, last)
                    .ok_or_else(impossible)
                    .map(Some);
            }
            let (dmy, mdy) = (Day::new(year, second, first), Day::new(year, first, second));
            match (order, dmy, mdy) {
                (Some(DateOrder::Dmy), dmy, _) => dmy.ok_or_else(impossible).map(Some),
                (Some(DateOrder::Mdy), _, mdy) => mdy.ok_or_else(impossible).map(Some),
                (_, None, None) => Err(impossible()),
                (_, Some(one), Some(other)) if one != other => Err(DateError::TwoReadings {
                    text: text.to_owned(),
                    one,
                    other,
                }),
                (_, one, other) => Ok(one.or(other)),
            }
        }
    }
}

/// What a date tells about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// It is read without the column, or is no date.
    Nothing,
    /// A day over 12 says which number it is.
    Sure(DateOrder),
    /// Dates parted by points begin with the day wherever they are in use.
    Likely(DateOrder),
    /// A count of days.
    Serial,
    /// Both numbers could be the day.
    Open,
}

/// What a date tells about its column.
pub(crate) fn tells(text: &str) -> Tells {
    match Written::scan(text.trim()) {
        Some(Written::Serial(_)) => Tells::Serial,
        Some(Written::Numbers {
            first,
            second,
            year,
            points,
            ..
        }) => match (Day::new(year, second, first), Day::new(year, first, second)) {
            (Some(_), None) => Tells::Sure(DateOrder::Dmy),
            (None, Some(_)) => Tells::Sure(DateOrder::Mdy),
            (Some(dmy), Some(mdy)) if dmy != mdy && points => Tells::Likely(DateOrder::Dmy),
            (Some(dmy), Some(mdy)) if dmy != mdy => Tells::Open,
            _ => Tells::Nothing,
        },
        _ => Tells::Nothing,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
