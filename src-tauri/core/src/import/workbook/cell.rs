//! How a workbook's values are written: as a person would type them, so that a list reads the same from a workbook
//! and from text.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

/// What a number's format says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A number.
    Plain,
    /// A share of one, shown in percent.
    Percent,
    /// So many digits, zeros before them: a post code, a phone number.
    Padded(usize),
    /// A day, a time of day, or both.
    Date,
    /// A stretch of time.
    Duration,
}

impl Look {
    /// Reads a format code such as `#,##0.00` or `yyyy-mm-dd;@` (ECMA-376 part 1, 18.8.31), its first part only: that
    /// is the one for positive numbers.
    pub(super) fn of(code: &str) -> Self {
        let code = code.trim();
        if code.len() > 1 && code.bytes().all(|byte| byte == b'0') {
            return Self::Padded(code.len());
        }
        let mut percent = false;
        let mut chars = code.chars();
        while let Some(char) = chars.next() {
            match char {
                // A literal: the next character, or those up to the closing quote.
                '\\' | '_' | '*' => drop(chars.next()),
                '"' => drop(chars.by_ref().find(|c| *c == '"')),
                '[' => {
                    // `[h]:mm` is a duration; `[Red]`, `[$-409]` and `[>=100]` say nothing.
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let unit = inside.to_ascii_lowercase();
                    if ["h", "hh", "m", "mm", "s", "ss"].contains(&unit.as_str()) {
                        return Self::Duration;
                    }
                }
                ';' => break,
                '%' => percent = true,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Self::Date,
                // “General” has an a, an e and no unit of time before its G; “Standard” in other languages is text.
                'G' | 'g' if code.get(..7).is_some_and(|c| c.eq_ignore_ascii_case("general")) => break,
                _ => {}
            }
        }
        if percent { Self::Percent } else { Self::Plain }
    }

    /// Those that workbooks name by number only (ECMA-376 part 1, 18.8.30).
    pub(super) fn built_in(id: u16) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }
}

/// Writes a number as its format shows it.
pub(super) fn number(out: &mut String, value: f64, look: Look, from_1904: bool) {
    match look {
        Look::Date if date(out, value, from_1904) => {}
        Look::Duration => duration(out, value),
        Look::Percent => {
            plain(out, value * 100.0);
            out.push('%');
        }
        Look::Padded(digits) if value >= 0.0 && value.fract() == 0.0 && value < 1e15 => {
            // Writing into a String cannot fail, here and below.
            write!(out, "{value:0digits$}", digits = digits.min(64)).ok();
        }
        _ => plain(out, value),
    }
}

/// A number with the 15 digits that spreadsheet programs show; whole ones, such as phone numbers, in full.
fn plain(out: &mut String, value: f64) {
    if value.fract() == 0.0 && value.abs() < 1e18 {
        write!(out, "{}", value as i64).ok();
        return;
    }
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    if (1e-7..1e18).contains(&value.abs()) {
        write!(out, "{rounded}").ok();
    } else {
        write!(out, "{rounded:e}").ok();
    }
}

/// `2026-01-05`, `2026-01-05T10:30`, or `10:30` for a time of no day. Nothing is written where there is no such day.
fn date(out: &mut String, serial: f64, from_1904: bool) -> bool {
    // 9999-12-31 is the last day that spreadsheet programs know.
    if !(0.0..2_958_466.0).contains(&serial) {
        return false;
    }
    let seconds = (serial * 86_400.0).round() as u64;
    let (days, time) = (seconds / 86_400, seconds % 86_400);
    if days == 0 && (time > 0 || !from_1904) {
        clock(out, time);
        return true;
    }
    // Day 60 is 29 February 1900, which never was: what comes before it is a day off.
    let before = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else if days < 60 {
        NaiveDate::from_ymd_opt(1899, 12, 31)
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)
    };
    let Some(day) = before.and_then(|before| before.checked_add_days(Days::new(days))) else {
        return false;
    };
    write!(out, "{day}").ok();
    if time > 0 {
        out.push('T');
        clock(out, time);
    }
    true
}

fn clock(out: &mut String, seconds: u64) {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    write!(out, "{hours:02}:{minutes:02}").ok();
    if seconds > 0 {
        write!(out, ":{seconds:02}").ok();
    }
}

/// `26:30:00`, from days.
fn duration(out: &mut String, days: f64) {
    // Ten thousand years: more is no stretch of time.
    if days.abs() > 3_652_500.0 {
        return plain(out, days);
    }
    let seconds = (days.abs() * 86_400.0).round() as u64;
    if days < 0.0 && seconds > 0 {
        out.push('-');
    }
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    write!(out, "{hours}:{minutes:02}:{seconds:02}").ok();
}

/// A date as XML writes it: `2026-01-05T00:00:00.000Z` is `2026-01-05`. What is no such date stays as it is.
pub(super) fn iso_date(text: &str) -> String {
    let text = text.trim();
    let Some((day, time)) = text.split_once('T') else {
        return text.to_owned();
    };
    let time = time.strip_suffix('Z').unwrap_or(time);
    let time = match time.split_once('.') {
        Some((whole, _)) => whole,
        None => time,
    };
    let time = match time.strip_suffix(":00") {
        Some(short) if short.contains(':') => short,
        _ => time,
    };
    match time {
        "00:00" | "" => day.to_owned(),
        time => format!("{day}T{time}"),
    }
}

/// A stretch of time as XML writes it: `PT26H30M00S` is `26:30:00`. What is no such stretch stays as it is.
pub(super) fn iso_duration(text: &str) -> String {
    let mut seconds = 0.0;
    let mut digits = String::new();
    let body = text.strip_prefix('-').unwrap_or(text);
    let Some(body) = body.strip_prefix('P') else {
        return text.to_owned();
    };
    let mut in_time = false;
    for char in body.chars() {
        let unit = match (char, in_time) {
            ('T', _) => {
                in_time = true;
                continue;
            }
            ('0'..='9' | '.', _) => {
                digits.push(char);
                continue;
            }
            ('D', _) => 86_400.0,
            ('H', true) => 3_600.0,
            ('M', true) => 60.0,
            ('S', true) => 1.0,
            _ => return text.to_owned(),
        };
        let Ok(count) = digits.parse::<f64>() else {
            return text.to_owned();
        };
        seconds += count * unit;
        digits.clear();
    }
    let mut out = String::new();
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    duration(&mut out, sign * seconds / 86_400.0);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn written(value: f64, look: Look) -> String {
        let mut out = String::new();
        number(&mut out, value, look, false);
        out
    }

    #[test]
    fn numbers_stay_as_a_person_wrote_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (4_915_112_345_678.0, "4915112345678"),
            (441_000_000_000.0, "441000000000"),
            (123_456_789_012_345_680.0, "123456789012345680"),
            (3.47, "3.47"),
            (0.1 + 0.2, "0.3"),
            (-1.5, "-1.5"),
            (0.000_012, "0.000012"),
            (1e300, "1e300"),
            (1.5e-12, "1.5e-12"),
        ] {
            assert_eq!(written(value, Look::Plain), text);
        }
        assert_eq!(written(f64::NAN, Look::Plain), "NaN");
        assert_eq!(written(0.0347, Look::Percent), "3.47%");
        assert_eq!(written(0.07, Look::Percent), "7%");
        assert_eq!(written(1067.0, Look::Padded(5)), "01067");
    }

    #[test]
    fn dates_are_iso_and_times_are_kept() {
        for (value, text) in [
            (46_027.0, "2026-01-05"),
            (46_027.5, "2026-01-05T12:00"),
            (46_027.000_011_574, "2026-01-05T00:00:01"),
            (46_026.999_999_999, "2026-01-05"),
            (0.437_5, "10:30"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "2958466"),
            (-1.0, "-1"),
        ] {
            assert_eq!(written(value, Look::Date), text);
        }
        let mut out = String::new();
        number(&mut out, 44_565.0, Look::Date, true);
        assert_eq!(out, "2026-01-05");
        assert_eq!(written(1.104_166_666_666_67, Look::Duration), "26:30:00");
        assert_eq!(written(-0.25, Look::Duration), "-6:00:00");
    }

    #[test]
    fn a_format_code_says_what_a_number_is() {
        for (code, look) in [
            ("General", Look::Plain),
            ("general;@", Look::Plain),
            ("#,##0.00", Look::Plain),
            ("0.00%", Look::Percent),
            ("0\" %\"", Look::Plain),
            ("00000", Look::Padded(5)),
            ("0", Look::Plain),
            ("yyyy-mm-dd;@", Look::Date),
            ("[$-409]d\\-mmm\\-yy", Look::Date),
            ("[h]:mm:ss", Look::Duration),
            ("[Red]0.00", Look::Plain),
            ("#,##0\\ [$\u{20bd}-46D]", Look::Plain),
            ("\"Y: \"0.00\"m\";\"Y: \"-0.00\"m\"", Look::Plain),
            ("#,##0*y", Look::Plain),
            ("\"open", Look::Plain),
            ("[open", Look::Plain),
        ] {
            assert_eq!(Look::of(code), look, "{code}");
        }
        assert_eq!(
            [Look::built_in(10), Look::built_in(14)],
            [Look::Percent, Look::Date]
        );
    }

    #[test]
    fn dates_of_xml_become_short() {
        for (text, short) in [
            ("2026-01-05", "2026-01-05"),
            ("2026-01-05T00:00:00", "2026-01-05"),
            ("2026-01-05T10:30:00.000Z", "2026-01-05T10:30"),
            ("2026-01-05T10:30:15", "2026-01-05T10:30:15"),
            ("5 January", "5 January"),
            ("", ""),
        ] {
            assert_eq!(iso_date(text), short);
        }
        for (text, short) in [
            ("PT10H10M10S", "10:10:10"),
            ("PT26H30M00S", "26:30:00"),
            ("-PT1H", "-1:00:00"),
            ("P1DT1H", "25:00:00"),
            ("P1Y", "P1Y"),
            ("soon", "soon"),
        ] {
            assert_eq!(iso_duration(text), short);
        }
    }
}
