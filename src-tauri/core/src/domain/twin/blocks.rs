//! Which pairs are worth a look: those that share a key which few people have.
//!
//! Small blocks first, so that a list of any size costs a bounded number of comparisons: what many share says little.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::ValueKind;
use super::prepared::Prepared;
use crate::domain::similar::{head, tail};

/// A key that more people share tells nobody apart; a rarer key, of the same two and something else, finds them.
const LARGEST_BLOCK: usize = 40;

/// So many pairs a person are looked at, and no more.
const PAIRS_EACH: usize = 40;

/// Pairs by the people's places, each once, the first place the smaller, in order.
pub(super) fn candidates(prepared: &Prepared<'_>) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for at in 0..prepared.known.len() {
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        keys_of(prepared, at, &mut |key| keys.push((key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut blocks: Vec<&[(u64, u32)]> = keys
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|block| (2..=LARGEST_BLOCK).contains(&block.len()))
        .collect();
    blocks.sort_by_key(|block| block.len());
    let most = prepared.known.len().saturating_mul(PAIRS_EACH);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in blocks {
        if pairs.len() > most {
            break;
        }
        for (at, (_, one)) in block.iter().enumerate() {
            for (_, other) in block.iter().skip(at + 1) {
                pairs.push((*one, *other));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What a key is made of, so that equal numbers of different things stay apart.
#[derive(Hash)]
enum Of<'k> {
    Handle(u32),
    Email(u32),
    Phone(u32),
    Link(u32),
    Words(&'k [u32]),
    Glued(String),
    WordAndHead(u32, &'k str),
    WordAndTail(u32, &'k str),
    Value(usize, u32),
    HeadAndValue(&'k str, usize, u32),
}

fn hashed(key: &Of<'_>) -> u64 {
    // With fixed keys: the same list gives the same blocks in every run.
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn keys_of(prepared: &Prepared<'_>, at: usize, take: &mut dyn FnMut(u64)) {
    let Some(known) = prepared.known.get(at) else {
        return;
    };
    let mut give = |key: Of<'_>| take(hashed(&key));
    for (_, handle) in &known.handles {
        give(Of::Handle(*handle));
    }
    known.emails.iter().for_each(|email| give(Of::Email(*email)));
    known.phones.iter().for_each(|phone| give(Of::Phone(*phone)));
    known.links.iter().for_each(|link| give(Of::Link(*link)));
    let mut words = known.words.clone();
    words.sort_unstable();
    let texts = prepared.words_of(known);
    if !words.is_empty() {
        give(Of::Words(&words));
        give(Of::Glued(texts.concat()));
    }
    for (at, word) in known.words.iter().enumerate() {
        for (_, other) in texts.iter().enumerate().filter(|(other, _)| *other != at) {
            give(Of::WordAndHead(*word, head(other, 3)));
            give(Of::WordAndHead(*word, head(other, 1)));
            give(Of::WordAndTail(*word, tail(other, 3)));
        }
    }
    if let [one] = texts.as_slice() {
        give(Of::Glued(head(one, 5).to_owned()));
    }
    for (field, value) in &known.values {
        give(Of::Value(*field, *value));
        // A value that few have is a key of its own; a country or a language is none even so.
        let carriers = prepared
            .values
            .get(*field)
            .map_or(0, |values| values.carriers(*value));
        let kind = prepared.fields.get(*field).map(|field| field.kind);
        let telling = !matches!(kind, Some(ValueKind::Country | ValueKind::Habit));
        if telling && carriers as usize > LARGEST_BLOCK {
            for word in &texts {
                give(Of::HeadAndValue(head(word, 3), *field, *value));
            }
        }
    }
}
