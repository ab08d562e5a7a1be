//! A person: an influencer, with any number of accounts.

use chrono::NaiveDate;

use crate::domain::cadence::LONGEST_DAYS;
use crate::domain::tier::Tier;
use crate::domain::word::{UnknownWord, words};

words! {
    /// A single-valued field of a person that can be edited in place and filled by an import.
    PersonField {
        /// The name that the owner calls them by.
        Name = "name", "Name";
        /// The agency that represents them.
        Agency = "agency", "Agency";
        /// Where they live, as the owner wrote it.
        Location = "location", "Location";
        /// The country, as the owner wrote it.
        Country = "country", "Country";
        /// The language they are written to in.
        Language = "language", "Language";
        /// An IANA time zone.
        TimeZone = "time_zone", "Time zone";
        /// `YYYY-MM-DD`, or `--MM-DD` without a year.
        Birthday = "birthday", "Birthday";
        /// Free text.
        Note = "note", "Note";
        /// Days between contacts, their own.
        CadenceDays = "cadence_days", "Keep in touch every";
        /// A date the owner set to be in touch, `YYYY-MM-DD`.
        NextTouchOn = "next_touch_on", "Next touch";
        /// How close they are: a word of [`Tier`].
        Tier = "tier", "Tier";
    }
}

/// The longest text that a field of one line holds.
pub const LONGEST_LINE: usize = 500;

/// Reads a name.
///
/// # Errors
/// Nothing is left of it once trimmed, or it is too long.
pub fn name(text: &str) -> Result<String, String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err("a person needs a name".to_owned()),
        1..=LONGEST_LINE => Ok(name),
        _ => Err(format!("a name has at most {LONGEST_LINE} characters")),
    }
}

/// Reads a field's value as it is stored; `None` clears it.
///
/// # Errors
/// What is wrong with it and what would be right.
pub fn read_field(field: PersonField, text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if field == PersonField::Name {
        return name(text).map(Some);
    }
    if text.is_empty() {
        return Ok(None);
    }
    let value = match field {
        PersonField::Birthday => birthday(text)?,
        PersonField::NextTouchOn => date(text)?,
        PersonField::Tier => {
            let tier: Tier = text.parse().map_err(|error: UnknownWord| error.to_string())?;
            tier.word().to_owned()
        }
        PersonField::CadenceDays => match text.parse::<u32>() {
            Ok(days) if (1..=LONGEST_DAYS).contains(&days) => days.to_string(),
            _ => return Err(format!("write a whole number of days, 1 to {LONGEST_DAYS}")),
        },
        PersonField::Note => text.to_owned(),
        _ if text.chars().count() > LONGEST_LINE => {
            return Err(format!(
                "at most {LONGEST_LINE} characters fit here; the note holds more"
            ));
        }
        _ => text.to_owned(),
    };
    Ok(Some(value))
}

fn date(text: &str) -> Result<String, String> {
    text.parse::<NaiveDate>()
        .map(|date| date.to_string())
        .map_err(|_| "write a date as year-month-day, such as 2026-03-31".to_owned())
}

fn birthday(text: &str) -> Result<String, String> {
    let wrong = || "write a birthday as 1990-03-31, or --03-31 without the year".to_owned();
    match text.strip_prefix("--") {
        // 2000 is a leap year, so that 29 February stands.
        Some(day) => format!("2000-{day}")
            .parse::<NaiveDate>()
            .map(|_| text.to_owned())
            .map_err(|_| wrong()),
        None => text
            .parse::<NaiveDate>()
            .map(|date| date.to_string())
            .map_err(|_| wrong()),
    }
}

/// Reads an e-mail address: trimmed, in lower case.
///
/// # Errors
/// It is no e-mail address.
pub fn read_email(text: &str) -> Result<String, String> {
    let address = text.trim().trim_start_matches("mailto:").to_lowercase();
    let options = email_address::Options::default()
        .without_display_text()
        .without_domain_literal()
        .with_required_tld();
    email_address::EmailAddress::parse_with_options(&address, options)
        .map(|_| address.clone())
        .map_err(|_| format!("\u{201c}{text}\u{201d} is no e-mail address"))
}

/// Reads a phone number, kept as it is written.
///
/// # Errors
/// It holds fewer than three digits.
pub fn read_phone(text: &str) -> Result<String, String> {
    let number = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if number.chars().filter(char::is_ascii_digit).count() < 3 || number.chars().count() > 60 {
        return Err(format!("\u{201c}{text}\u{201d} is no phone number"));
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_may_lack_its_year() {
        let read = |text| read_field(PersonField::Birthday, text);
        assert_eq!(read("--02-29").unwrap().as_deref(), Some("--02-29"));
        assert_eq!(read("1990-12-01").unwrap().as_deref(), Some("1990-12-01"));
        assert!(read("--02-30").is_err());
        assert!(read("tomorrow").is_err());
        assert_eq!(read("  ").unwrap(), None);
    }

    #[test]
    fn a_name_is_never_blank() {
        assert_eq!(name("  Ada   Lovelace ").unwrap(), "Ada Lovelace");
        assert!(read_field(PersonField::Name, " ").is_err());
    }

    #[test]
    fn e_mail_addresses_are_compared_in_lower_case() {
        assert_eq!(read_email(" Ada@Example.COM ").unwrap(), "ada@example.com");
        assert!(read_email("ada@example").is_err());
        assert!(read_email("not an address").is_err());
    }
}
