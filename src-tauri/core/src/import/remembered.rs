//! What the owner chose for a list comes back with the next one of the same header.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::options::MappedColumn;
use super::sheet::{Format, Sheet, hash};
use super::style::StyleChoice;
use crate::domain::account::Platform;

/// What an owner chooses about the columns of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Columns whose field was chosen, by header.
    pub map: Vec<MappedColumn>,
    /// The platform of handles that do not say their own.
    pub platform: Option<Platform>,
    /// How the values of columns are written.
    pub styles: Vec<StyleChoice>,
    /// Whose phone numbers have no prefix: an ISO 3166 code.
    pub region: Option<String>,
}

/// What was chosen for a file with the same header, and when it was last used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// What was chosen.
    pub choices: Choices,
    /// The owner's date.
    pub on: NaiveDate,
}

impl Choices {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty() && self.platform.is_none() && self.styles.is_empty() && self.region.is_none()
    }

    /// These over those of before: what is said of a column again takes the earlier word's place.
    #[must_use]
    pub fn over(self, before: Self) -> Self {
        let mut map = before.map;
        map.retain(|old| !self.map.iter().any(|new| new.column == old.column));
        map.extend(self.map);
        let mut styles = before.styles;
        styles.retain(|old| !self.styles.iter().any(|new| new.column == old.column));
        styles.extend(self.styles);
        Self {
            map,
            platform: self.platform.or(before.platform),
            styles,
            region: self.region.or(before.region),
        }
    }
}

/// What tells a header from others: the same whatever the order of its columns and the case of their names.
/// 64 hexadecimal digits.
#[must_use]
pub fn signature(header: &[String]) -> String {
    let mut names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    names.sort_unstable();
    // Parted by what no header has, so that no two headers run together to the same text.
    hash(names.join("\u{1F}").as_bytes())
}

/// The signature of a file's header; nothing where the file has none, for letters tell no list from another.
#[must_use]
pub fn signature_of(sheet: &Sheet) -> Option<String> {
    let named = sheet.header_line.is_some() || matches!(sheet.format, Format::Cards { .. });
    named.then(|| signature(&sheet.header))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::import::Field;

    fn of(header: &[&str]) -> String {
        signature(&header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_signature_is_of_the_names_whatever_their_order_and_case() {
        assert_eq!(of(&["Name", "E-mail"]), of(&["e-mail", "NAME "]));
        assert_ne!(of(&["Name", "E-mail"]), of(&["Name", "E-mail", "City"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        // Kept in data files: it may never change.
        assert_eq!(
            of(&["Name", "E-mail"]),
            "d7c0d86395dc398819b0c5c666eefa1b295b874dde5423d9c75025d6b0f1b7b9"
        );
    }

    #[test]
    fn a_new_choice_takes_the_place_of_the_earlier_one_for_its_column() {
        let earlier = Choices {
            map: vec![
                MappedColumn::new("A", Field::Name),
                MappedColumn::new("B", Field::Note),
            ],
            platform: Some(Platform::Tiktok),
            region: Some("PT".into()),
            styles: Vec::new(),
        };
        let now = Choices {
            map: vec![MappedColumn::new("B", Field::Tags)],
            ..Choices::default()
        };
        let both = now.over(earlier);
        assert_eq!(
            both.map,
            [
                MappedColumn::new("A", Field::Name),
                MappedColumn::new("B", Field::Tags)
            ]
        );
        assert_eq!(
            (both.platform, both.region.as_deref()),
            (Some(Platform::Tiktok), Some("PT"))
        );
    }
}
