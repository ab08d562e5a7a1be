//! Merge fields: what a template may say of a person, by name.

use std::collections::BTreeMap;

use serde::Serialize;

/// The fields that every template knows, with what a person calls them.
const KNOWN: [(&str, &str); 14] = [
    ("name", "Name"),
    ("first_name", "First name"),
    ("handle", "Handle"),
    ("platform", "Platform"),
    ("last_mention", "Last mention of us"),
    ("last_collaboration", "Last collaboration"),
    ("last_contact", "Last contact"),
    ("days_since_contact", "Days since the last contact"),
    ("stage", "Stage"),
    ("tags", "Tags"),
    ("location", "Location"),
    ("niche", "Niche"),
    ("brand", "Your brand"),
    ("my_name", "Your name"),
];

/// A merge field, for a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldInfo {
    /// As a template writes it.
    pub field: String,
    /// As a person calls it.
    pub label: String,
    /// Whether this person has a value.
    pub filled: bool,
}

/// A field's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A line of text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts.
    List(Vec<String>),
}

/// The merge fields of one person: those that are filled, and those that are known to be blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    values: BTreeMap<String, (String, Option<Value>)>,
}

impl Default for Fields {
    fn default() -> Self {
        let values = KNOWN
            .iter()
            .map(|(field, label)| ((*field).to_owned(), ((*label).to_owned(), None)));
        Self {
            values: values.collect(),
        }
    }
}

impl Fields {
    /// Fills a field with text; blank text leaves it missing.
    pub fn text(&mut self, field: &str, value: Option<&str>) -> &mut Self {
        let value = value.map(super::mask::unmarked).filter(|text| !text.is_empty());
        self.put(field, value.map(Value::Text))
    }

    /// Fills a field with a whole number.
    pub fn number(&mut self, field: &str, value: Option<i64>) -> &mut Self {
        self.put(field, value.map(Value::Number))
    }

    /// Fills a field with several texts; none leaves it missing.
    pub fn list(&mut self, field: &str, values: &[String]) -> &mut Self {
        let values: Vec<String> = values.iter().map(|text| super::mask::unmarked(text)).collect();
        self.put(field, (!values.is_empty()).then_some(Value::List(values)))
    }

    /// Adds one of the owner's own fields under a name made of its label, and fills it.
    ///
    /// A field called as one of ours fills ours where that is blank, and stands as `own_…` otherwise.
    pub fn own(&mut self, label: &str, value: Option<&str>) -> &mut Self {
        let place = self.place_of(label);
        if !self.values.contains_key(&place) {
            self.values.insert(place.clone(), (label.to_owned(), None));
        }
        self.text(&place, value)
    }

    /// What each of the owner's own fields is called in a template, as far as it does not depend on the person.
    #[must_use]
    pub fn places(labels: &[String]) -> Vec<String> {
        let mut fields = Self::default();
        let place = |label: &String| {
            let place = fields.place_of(label);
            fields.own(label, None);
            place
        };
        labels.iter().map(place).collect()
    }

    fn place_of(&self, label: &str) -> String {
        let mut name = slug(label);
        if let Some((_, filled)) = self.values.get(&name) {
            if filled.is_none() && KNOWN.iter().any(|(known, _)| *known == name) {
                return name;
            }
            name = format!("own_{name}");
        }
        let mut place = name.clone();
        let mut number = 2;
        while self.values.contains_key(&place) {
            place = format!("{name}_{number}");
            number += 1;
        }
        place
    }

    /// Every field, for a menu.
    #[must_use]
    pub fn all(&self) -> Vec<FieldInfo> {
        let info = |(field, (label, value)): (&String, &(String, Option<Value>))| FieldInfo {
            field: field.clone(),
            label: label.clone(),
            filled: value.is_some(),
        };
        self.values.iter().map(info).collect()
    }

    /// What a person calls a field, where it is one.
    pub(super) fn label(&self, field: &str) -> Option<&str> {
        self.values.get(field).map(|(label, _)| label.as_str())
    }

    /// Each field's value.
    pub(super) fn values(&self) -> impl Iterator<Item = (&str, Option<&Value>)> {
        self.values
            .iter()
            .map(|(field, (_, value))| (field.as_str(), value.as_ref()))
    }

    fn put(&mut self, field: &str, value: Option<Value>) -> &mut Self {
        if let Some((_, place)) = self.values.get_mut(field) {
            *place = value;
        }
        self
    }
}

/// A field's name in a template: lower case, letters and digits, the rest an underscore.
#[must_use]
pub fn slug(label: &str) -> String {
    let mut slug = String::new();
    for c in label.trim().to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if let Some(plain) = plain_letter(c) {
            slug.push_str(plain);
        } else if !slug.ends_with('_') && !slug.is_empty() {
            slug.push('_');
        }
    }
    let slug = slug.trim_end_matches('_');
    match slug.chars().next() {
        None => "own_field".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("own_{slug}"),
        Some(_) => slug.to_owned(),
    }
}

/// A letter with a mark as it is typed without one.
fn plain_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ä' | 'æ' => "ae",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ß' => "ss",
        _ => return None,
    })
}

/// What somebody is called: the first word of a name that is one. A handle that stands for a name is none.
#[must_use]
pub fn first_name(name: &str) -> Option<String> {
    const TITLES: [&str; 8] = ["dr", "prof", "mr", "mrs", "ms", "miss", "frau", "herr"];
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    let mut words = given.split_whitespace().filter(|word| {
        let bare = word.trim_end_matches('.').to_lowercase();
        !TITLES.contains(&bare.as_str())
    });
    let first = words.next()?;
    let handle = first.chars().any(|c| c.is_ascii_digit() || "_@#./".contains(c));
    (!handle && first.chars().any(char::is_alphabetic)).then(|| first.to_owned())
}
