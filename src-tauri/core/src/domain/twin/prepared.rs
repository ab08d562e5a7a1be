//! Everybody taken apart once: words, handles and values become numbers with how many people carry each.

use std::collections::HashMap;

use super::{Somebody, ValueField, ValueKind};
use crate::domain::Platform;
use crate::domain::account::parse_account;
use crate::domain::similar::{folded, words_of};

/// Texts as numbers, and how many people carry each.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
    carriers: Vec<u32>,
    /// How many people carry any.
    pub filled: u32,
}

impl Dictionary {
    fn number(&mut self, text: String) -> u32 {
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let texts = &mut self.texts;
        let carriers = &mut self.carriers;
        *self.numbers.entry(text).or_insert_with_key(|text| {
            texts.push(text.clone());
            carriers.push(0);
            next
        })
    }

    fn carries(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.filled += u32::from(!numbers.is_empty());
        for number in numbers {
            if let Some(carriers) = self.carriers.get_mut(number as usize) {
                *carriers += 1;
            }
        }
    }

    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", String::as_str)
    }

    pub(super) fn carriers(&self, number: u32) -> u32 {
        self.carriers.get(number as usize).copied().unwrap_or(0)
    }

    /// How likely two people picked at random have the same: the sum of the squares of the shares.
    fn spread(&self) -> f64 {
        let filled = f64::from(self.filled.max(1));
        self.carriers
            .iter()
            .map(|count| (f64::from(*count) / filled).powi(2))
            .sum()
    }
}

/// Where something that looks like a handle comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Account(Platform),
    Mail,
    Name,
}

/// A person in numbers.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Of the name, in its order; none where the name only stands for a handle or an address.
    pub words: Vec<u32>,
    /// Letters and digits of handles, of what stands before the `@` of addresses, and of the name.
    pub handles: Vec<(From, u32)>,
    /// Platforms on which they have an account.
    pub platforms: Vec<Platform>,
    pub emails: Vec<u32>,
    pub phones: Vec<u32>,
    /// Profiles: their own, and those to which a value links.
    pub links: Vec<u32>,
    /// Values by the field's place.
    pub values: Vec<(usize, u32)>,
}

/// Everybody in numbers.
#[derive(Debug)]
pub(super) struct Prepared<'p> {
    pub people: &'p [Somebody],
    pub fields: &'p [ValueField],
    pub known: Vec<Known>,
    pub words: Dictionary,
    pub handles: Dictionary,
    pub emails: Dictionary,
    pub phones: Dictionary,
    pub links: Dictionary,
    /// One a field.
    pub values: Vec<Dictionary>,
    /// One a field: how likely two people have the same by chance.
    pub spreads: Vec<f64>,
}

impl<'p> Prepared<'p> {
    pub(super) fn of(people: &'p [Somebody], fields: &'p [ValueField]) -> Self {
        let mut prepared = Self {
            people,
            fields,
            known: Vec::with_capacity(people.len()),
            words: Dictionary::default(),
            handles: Dictionary::default(),
            emails: Dictionary::default(),
            phones: Dictionary::default(),
            links: Dictionary::default(),
            values: fields.iter().map(|_| Dictionary::default()).collect(),
            spreads: Vec::new(),
        };
        for person in people {
            let known = prepared.take(person);
            prepared.known.push(known);
        }
        prepared.spreads = prepared.values.iter().map(Dictionary::spread).collect();
        prepared
    }

    fn take(&mut self, person: &Somebody) -> Known {
        let mut known = Known::default();
        for (platform, handle) in &person.accounts {
            known.platforms.push(*platform);
            known
                .links
                .push(self.links.number(format!("{platform}:{handle}")));
            let letters = squashed(handle);
            if *platform != Platform::Website && letters.chars().count() >= SHORTEST_HANDLE {
                known
                    .handles
                    .push((From::Account(*platform), self.handles.number(letters)));
            }
        }
        for address in &person.emails {
            known.emails.push(self.emails.number(address.to_lowercase()));
            let local = address.split(['@', '+']).next().unwrap_or_default();
            let letters = squashed(local);
            if letters.chars().count() >= SHORTEST_HANDLE && !ROLES.contains(&letters.as_str()) {
                known.handles.push((From::Mail, self.handles.number(letters)));
            }
        }
        known.phones.extend(
            person
                .phones
                .iter()
                .filter_map(|phone| phone_key(phone))
                .map(|key| self.phones.number(key)),
        );
        let letters = squashed(&person.name);
        let stands_for = !person.name.trim().contains(char::is_whitespace)
            && known
                .handles
                .iter()
                .any(|(_, number)| self.handles.text(*number) == letters);
        if !stands_for {
            known.words.extend(
                words_of(&person.name)
                    .into_iter()
                    .map(|word| self.words.number(word)),
            );
            if letters.chars().count() > SHORTEST_HANDLE {
                known.handles.push((From::Name, self.handles.number(letters)));
            }
        }
        for (field, value) in &person.values {
            let kind = self.fields.get(*field).map(|field| field.kind);
            if let Some(link) = link(value) {
                known.links.push(self.links.number(link));
            } else if let (Some(kind), Some(values)) = (kind, self.values.get_mut(*field)) {
                let plain = match kind {
                    ValueKind::Birthday => value.clone(),
                    _ => squashed(value),
                };
                if !plain.is_empty() {
                    known.values.push((*field, values.number(plain)));
                }
            }
        }
        known.values.sort_unstable();
        self.count(&known);
        known
    }

    fn count(&mut self, known: &Known) {
        self.words.carries(known.words.iter().copied());
        // A name alike is no other bearer of a handle.
        let handles = known.handles.iter().filter(|(from, _)| *from != From::Name);
        self.handles.carries(handles.map(|(_, number)| *number));
        self.emails.carries(known.emails.iter().copied());
        self.phones.carries(known.phones.iter().copied());
        self.links.carries(known.links.iter().copied());
        for (field, number) in &known.values {
            if let Some(values) = self.values.get_mut(*field) {
                values.carries([*number]);
            }
        }
    }

    /// The words of somebody's name.
    pub(super) fn words_of(&self, known: &Known) -> Vec<&str> {
        known.words.iter().map(|word| self.words.text(*word)).collect()
    }
}

/// Shorter handles are too many people's.
const SHORTEST_HANDLE: usize = 4;

/// What stands before the `@` where an address is an office's, not a person's.
const ROLES: [&str; 24] = [
    "info",
    "hello",
    "hallo",
    "contact",
    "kontakt",
    "contacto",
    "office",
    "mail",
    "email",
    "admin",
    "team",
    "press",
    "booking",
    "bookings",
    "collab",
    "collabs",
    "business",
    "management",
    "support",
    "sales",
    "marketing",
    "work",
    "inquiries",
    "noreply",
];

/// The letters and digits of a text, folded.
fn squashed(text: &str) -> String {
    let mut letters = folded(text);
    letters.retain(|c| !c.is_whitespace());
    letters
}

/// A number by its last nine digits: with and without the country's code it is one number.
fn phone_key(number: &str) -> Option<String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 6).then(|| digits.iter().skip(digits.len().saturating_sub(9)).collect())
}

/// The profile to which a value links.
fn link(value: &str) -> Option<String> {
    if !value.contains("://") && !value.starts_with("www.") {
        return None;
    }
    let account = parse_account(value, None).ok()?;
    Some(format!("{}:{}", account.platform, account.handle))
}
