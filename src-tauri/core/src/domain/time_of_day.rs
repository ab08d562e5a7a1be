//! A time of day, to the minute, as the owner's clock showed it.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, Timelike};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Serialize, Serializer};

/// A time of day: written `HH:MM`, read as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, specta::Type)]
#[specta(type = String)]
pub struct TimeOfDay(NaiveTime);

/// A text that is no time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is no time of day; write it as 14:30 or 2:30 pm")]
pub struct NoTime(String);

impl TimeOfDay {
    /// Whether a clock has yet to show it.
    #[must_use]
    pub fn is_after(self, clock: NaiveTime) -> bool {
        self.0 > clock
    }
}

impl FromStr for TimeOfDay {
    type Err = NoTime;

    /// `14:30`, `14.30`, `9:05`, `1430`, `14h30`, `2:30 pm`, `9 am`.
    fn from_str(text: &str) -> Result<Self, NoTime> {
        let none = || NoTime(text.trim().to_owned());
        let lower: String = text
            .to_lowercase()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let of_half = |half: &str, dotted: &str| {
            let rest = lower.strip_suffix(half).or_else(|| lower.strip_suffix(dotted));
            rest.map(str::to_owned)
        };
        let (morning, evening) = (of_half("am", "a.m."), of_half("pm", "p.m."));
        let half = morning.is_some() || evening.is_some();
        let later = if evening.is_some() { 12 } else { 0 };
        let figures = morning.or(evening).unwrap_or(lower);
        let (hour, minute) = split(&figures, half).ok_or_else(none)?;
        let hour = match (half, hour) {
            (false, hour) => hour,
            (true, 1..=12) => hour % 12 + later,
            (true, _) => return Err(none()),
        };
        NaiveTime::from_hms_opt(hour, minute, 0)
            .map(Self)
            .ok_or_else(none)
    }
}

/// The hour and the minute: an hour alone says enough only beside its half of the day.
fn split(figures: &str, half: bool) -> Option<(u32, u32)> {
    let (hour, minute) = match figures.split_once([':', '.', 'h']) {
        Some((hour, "")) => (hour, "00"),
        Some(parted) => parted,
        None if half && figures.len() <= 2 => (figures, "00"),
        None => match figures.len() {
            3 | 4 if figures.is_ascii() => figures.split_at(figures.len() - 2),
            _ => return None,
        },
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(hour) && digits(minute) && (1..=2).contains(&hour.len()) && minute.len() == 2;
    fits.then(|| Some((hour.parse().ok()?, minute.parse().ok()?)))
        .flatten()
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ToSql for TimeOfDay {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for TimeOfDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it_and_written_one_way() {
        for (text, read) in [
            ("14:30", "14:30"),
            (" 9:05 ", "09:05"),
            ("14.30", "14:30"),
            ("14h30", "14:30"),
            ("14h", "14:00"),
            ("0915", "09:15"),
            ("915", "09:15"),
            ("2:30 pm", "14:30"),
            ("2.30 P.M.", "14:30"),
            ("9am", "09:00"),
            ("12 am", "00:00"),
            ("12:15 pm", "12:15"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), read, "{text}");
        }
        for wrong in [
            "",
            "9",
            "24:00",
            "12:60",
            "noon",
            "13 pm",
            "0 am",
            "1:2",
            "::",
            "+1:30",
            "14:30:15",
            "１４:30",
        ] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
    }
}
