//! The words of headers, as `header_words.txt` lists them, and how a header is taken apart into words.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::header_words::{Meaning, Said};
use crate::domain::similar::folded;

/// The word list, read.
pub(super) struct List {
    /// By a header's words in one.
    pub(super) words: HashMap<String, Said>,
    /// The same without small words.
    pub(super) loose: HashMap<String, Said>,
    /// Those with digits, digits and all.
    pub(super) numbered: HashMap<String, Said>,
    pub(super) small: HashSet<String>,
    pub(super) whose: HashSet<String>,
    pub(super) given: HashSet<String>,
}

pub(super) static LIST: LazyLock<List> = LazyLock::new(|| read(include_str!("header_words.txt")));

fn read(text: &'static str) -> List {
    let mut list = List {
        words: HashMap::new(),
        loose: HashMap::new(),
        numbered: HashMap::new(),
        small: HashSet::new(),
        whose: HashSet::new(),
        given: HashSet::new(),
    };
    for (section, _, word) in entries(text) {
        match section {
            "small" => list.small.extend(split(word, char::is_alphanumeric)),
            "whose" => list.whose.extend(split(word, char::is_alphanumeric)),
            "given" => list.given.extend(split(word, char::is_alphabetic)),
            _ => {}
        }
    }
    let mut ranks: HashMap<&str, u32> = HashMap::new();
    for (section, language, word) in entries(text) {
        let Some(meaning) = meaning_of(section) else {
            continue;
        };
        let rank = ranks.entry(section).or_default();
        *rank += 1;
        let said = Said {
            meaning,
            rank: *rank,
            weak: word.starts_with('?'),
            language: name_of(language),
        };
        if word.bytes().any(|b| b.is_ascii_digit()) {
            add(
                &mut list.numbered,
                split(word, char::is_alphanumeric).concat(),
                &said,
            );
            continue;
        }
        for spelling in spellings(word) {
            let strict = words(&spelling);
            add(&mut list.words, strict.concat(), &said);
            let loose: Vec<&str> = strict
                .iter()
                .map(String::as_str)
                .filter(|word| !list.small.contains(*word))
                .collect();
            // `Based in` without its small word could be anything.
            if loose.len() > 1 || loose.len() == strict.len() {
                add(&mut list.loose, loose.concat(), &said);
            }
        }
    }
    list
}

/// Section, language and word, in the list's order.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let mut section = "";
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| {
            if let Some(named) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = named;
                return None;
            }
            let (language, words) = line.split_once(": ")?;
            Some((section, language, words))
        })
        .flat_map(|(section, language, words)| {
            words
                .split("; ")
                .map(move |word| (section, language, word.trim()))
        })
}

fn meaning_of(section: &str) -> Option<Meaning> {
    match section {
        "own" => Some(Meaning::Own),
        "technical" => Some(Meaning::Technical),
        field => field.parse().ok().map(Meaning::Holds),
    }
}

/// As it stands, and with its umlauts written out: `Länder`, `Laender`.
fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    if word.contains(['ä', 'ö', 'ü']) {
        all.push(word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"));
    }
    all
}

/// The first to say a word keeps it; a word of two languages is neither's.
fn add(words: &mut HashMap<String, Said>, key: String, said: &Said) {
    if key.is_empty() {
        return;
    }
    words
        .entry(key)
        .and_modify(|known| {
            if known.language != said.language {
                known.language = None;
            }
        })
        .or_insert_with(|| said.clone());
}

fn name_of(language: &str) -> Option<&'static str> {
    Some(match language {
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "nl" => "Dutch",
        _ => return None,
    })
}

/// `E-mail 1 - Value` and `emailValue` are both `e`, `mail`, `value`: folded, without numbers.
pub(super) fn words(header: &str) -> Vec<String> {
    split(header, char::is_alphabetic)
}

pub(super) fn split(header: &str, belongs: impl Fn(char) -> bool) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        let breaks = !(c.is_alphanumeric() || is_mark(c)) || (c.is_uppercase() && before.is_lowercase());
        if breaks && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| belongs(c) || is_mark(c)) {
            word.push(c);
        }
        before = c;
    }
    words
        .iter()
        .map(|word| folded(word).replace(' ', ""))
        .filter(|word| !word.is_empty())
        .collect()
}

/// An accent that stands behind its letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_two_things() {
        let mut seen: HashMap<String, (&str, &str)> = HashMap::new();
        let mut twice = Vec::new();
        for (section, _, word) in entries(include_str!("header_words.txt")) {
            if meaning_of(section).is_none() {
                continue;
            }
            let key = split(word, char::is_alphanumeric).concat();
            let first = seen.entry(key).or_insert((section, word));
            if first.0 != section {
                twice.push(format!("{word}: {section}, {}: {}", first.1, first.0));
            }
        }
        assert_eq!(twice, Vec::<String>::new());
    }

    #[test]
    fn every_section_is_a_field_or_known() {
        for (section, _, _) in entries(include_str!("header_words.txt")) {
            let known = meaning_of(section).is_some() || matches!(section, "small" | "whose" | "given");
            assert!(known, "{section}");
        }
    }
}
