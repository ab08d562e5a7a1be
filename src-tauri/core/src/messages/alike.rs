//! Whether a text was sent to others lately, give or take a name.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::fill::without_holes;
use super::phrases::words;
use crate::domain::PersonId;

/// Words that stand together in one shingle: short enough to survive an edit, long enough not to be chance.
const SHINGLE: usize = 4;
/// The share of the shorter text's shingles that both have, from which on they are one text.
const SAME: f64 = 0.7;
/// Texts of fewer words say the same without being copied: "Happy birthday!"
const SHORTEST: usize = 8;

/// A text that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBefore {
    /// To whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their handles, and whatever else in the text is theirs alone.
    pub theirs: Vec<String>,
    /// When.
    pub on: NaiveDate,
    /// The text.
    pub text: String,
}

/// Somebody who got the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Likeness {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub on: NaiveDate,
}

/// Who got this text, each once, the newest first.
pub(super) fn same_text(text: &str, own: &[&str], sent: &[SentBefore]) -> Vec<Likeness> {
    let ours = shingles(text, own);
    if ours.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Likeness> = Vec::new();
    for before in sent {
        if found.iter().any(|known| known.person == before.person) {
            continue;
        }
        let mut theirs: Vec<&str> = before.theirs.iter().map(String::as_str).collect();
        theirs.push(&before.name);
        if alike(&ours, &shingles(&before.text, &theirs)) {
            found.push(Likeness {
                person: before.person,
                name: before.name.clone(),
                on: before.on,
            });
        }
    }
    found.sort_by_key(|known| std::cmp::Reverse(known.on));
    found
}

fn alike(one: &HashSet<u64>, other: &HashSet<u64>) -> bool {
    let shorter = one.len().min(other.len());
    let longer = one.len().max(other.len());
    // A short text inside a long one is a quotation, not the same text.
    if shorter == 0 || longer > shorter * 3 {
        return false;
    }
    let both = one.intersection(other).count();
    let (Ok(both), Ok(shorter)) = (u32::try_from(both), u32::try_from(shorter)) else {
        return false;
    };
    f64::from(both) / f64::from(shorter) >= SAME
}

/// Every run of words, without what is one person's own.
fn shingles(text: &str, own: &[&str]) -> HashSet<u64> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let own: HashSet<String> = own
        .iter()
        .flat_map(|text| words(text))
        .map(|word| word.text)
        .collect();
    let plain: Vec<String> = words(&without_holes(text))
        .into_iter()
        .map(|word| word.text)
        .filter(|word| !own.contains(word))
        .collect();
    if plain.len() < SHORTEST {
        return HashSet::new();
    }
    plain
        .windows(SHINGLE)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}
