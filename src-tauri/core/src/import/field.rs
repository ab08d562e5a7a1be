//! Where a column's values go.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::UnknownField;
use crate::domain::account::{Platform, platform_in_words};

/// What a column holds. As text: `name`, `handle:instagram`, `custom:Shoe size` …
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(into = "String", try_from = "String")]
#[specta(type = String)]
pub enum Field {
    /// The name that the owner calls them by.
    Name,
    /// The first part of a name.
    FirstName,
    /// The last part of a name.
    LastName,
    /// A handle, of this platform or of the row's.
    Handle(Option<Platform>),
    /// A profile's address, which tells its platform.
    ProfileUrl,
    /// The platform of the row's handle.
    Platform,
    /// A count of followers, of this platform's account or of the row's.
    Followers(Option<Platform>),
    /// One or several e-mail addresses.
    Email,
    /// One or several phone numbers.
    Phone,
    /// Who represents them.
    Agency,
    /// Where they live.
    Location,
    /// Their country.
    Country,
    /// The language they are written to in.
    Language,
    /// Their time zone.
    TimeZone,
    /// Their birthday.
    Birthday,
    /// Free text.
    Note,
    /// Tags, several to a cell.
    Tags,
    /// Their stage.
    Stage,
    /// Whether they must not be contacted: yes or no.
    DoNotContact,
    /// Days on which there was a contact: each becomes a touchpoint.
    ContactedOn,
    /// The day of the row's counts.
    StatsOn,
    /// A rate of engagement, kept as a custom value in one writing.
    Rate,
    /// A custom field of this name.
    Custom(String),
    /// Left out.
    Ignore,
}

const WORDS: [(&str, Field); 23] = [
    ("name", Field::Name),
    ("first_name", Field::FirstName),
    ("last_name", Field::LastName),
    ("handle", Field::Handle(None)),
    ("profile_url", Field::ProfileUrl),
    ("platform", Field::Platform),
    ("followers", Field::Followers(None)),
    ("email", Field::Email),
    ("phone", Field::Phone),
    ("agency", Field::Agency),
    ("location", Field::Location),
    ("country", Field::Country),
    ("language", Field::Language),
    ("time_zone", Field::TimeZone),
    ("birthday", Field::Birthday),
    ("note", Field::Note),
    ("tags", Field::Tags),
    ("stage", Field::Stage),
    ("do_not_contact", Field::DoNotContact),
    ("contacted_on", Field::ContactedOn),
    ("stats_on", Field::StatsOn),
    ("rate", Field::Rate),
    ("ignore", Field::Ignore),
];

impl Field {
    /// The words that stand alone, in the order in which a menu shows them.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// Whether a row with nothing but this says who it is about.
    #[must_use]
    pub fn identifies(&self) -> bool {
        matches!(
            self,
            Self::Name | Self::FirstName | Self::LastName | Self::Handle(_) | Self::ProfileUrl | Self::Email
        )
    }

    /// Whether only one column can hold it: a second one is kept as a custom field.
    #[must_use]
    pub fn is_single(&self) -> bool {
        !matches!(
            self,
            Self::Handle(_)
                | Self::Followers(_)
                | Self::ProfileUrl
                | Self::Email
                | Self::Phone
                | Self::Note
                | Self::Tags
                | Self::DoNotContact
                | Self::ContactedOn
                | Self::Rate
                | Self::Custom(_)
                | Self::Ignore
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handle(Some(platform)) => write!(f, "handle:{platform}"),
            Self::Followers(Some(platform)) => write!(f, "followers:{platform}"),
            Self::Custom(name) => write!(f, "custom:{name}"),
            other => f.write_str(
                WORDS
                    .iter()
                    .find(|(_, field)| field == other)
                    .map_or("ignore", |(word, _)| word),
            ),
        }
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownField {
            text: text.to_owned(),
            known: Self::words().join(", "),
        };
        let text = text.trim();
        if let Some((word, rest)) = text.split_once(':') {
            let rest = rest.trim();
            return match word.trim().to_ascii_lowercase().as_str() {
                "custom" if !rest.is_empty() => Ok(Self::Custom(rest.to_owned())),
                "handle" => platform_in_words(rest)
                    .map(|p| Self::Handle(Some(p)))
                    .ok_or_else(unknown),
                "followers" => platform_in_words(rest)
                    .map(|p| Self::Followers(Some(p)))
                    .ok_or_else(unknown),
                _ => Err(unknown()),
            };
        }
        let word = text.to_ascii_lowercase().replace([' ', '-'], "_");
        let plain = match word.as_str() {
            "e_mail" => "email",
            "notes" => "note",
            "tag" => "tags",
            "url" => "profile_url",
            "timezone" => "time_zone",
            other => other,
        };
        WORDS
            .iter()
            .find(|(known, _)| *known == plain)
            .map(|(_, field)| field.clone())
            .or_else(|| platform_in_words(text).map(|p| Self::Handle(Some(p))))
            .ok_or_else(unknown)
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        field.to_string()
    }
}

impl TryFrom<String> for Field {
    type Error = UnknownField;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn every_field_reads_back_as_it_is_written() {
        let mut all: Vec<Field> = WORDS.iter().map(|(_, field)| field.clone()).collect();
        all.extend(Platform::ALL.iter().map(|p| Field::Handle(Some(*p))));
        all.extend(Platform::ALL.iter().map(|p| Field::Followers(Some(*p))));
        all.push(Field::Custom("Shoe: size, EU".into()));
        for field in all {
            assert_eq!(field.to_string().parse(), Ok(field.clone()));
            let json = serde_json::to_string(&field).unwrap();
            assert_eq!(serde_json::from_str::<Field>(&json).unwrap(), field);
        }
    }

    #[test]
    fn a_platform_alone_is_its_handle() {
        assert_eq!("instagram".parse(), Ok(Field::Handle(Some(Platform::Instagram))));
        assert_eq!("IG".parse(), Ok(Field::Handle(Some(Platform::Instagram))));
        assert_eq!("E-Mail".parse(), Ok(Field::Email));
        assert_eq!("First name".parse(), Ok(Field::FirstName));
    }

    #[test]
    fn an_unknown_word_lists_the_known_ones() {
        let said = "shoe".parse::<Field>().unwrap_err().to_string();
        assert!(
            said.contains("“shoe”") && said.contains("first_name") && said.contains("custom:NAME"),
            "{said}"
        );
        assert!("handle:nowhere".parse::<Field>().is_err());
        assert!("custom:".parse::<Field>().is_err());
    }
}
