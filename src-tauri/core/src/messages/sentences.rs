//! A text in sentences, each with its place.

use serde::{Deserialize, Serialize};

/// A place in a text, in UTF-16 units, as a window counts characters; `end` is behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
pub struct Place {
    /// The first unit.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
}

impl Place {
    /// The place of these bytes.
    pub(super) fn of(text: &str, start: usize, end: usize) -> Self {
        let units = |to: usize| {
            let before = text.get(..to).unwrap_or(text);
            u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
        };
        Self {
            start: units(start),
            end: units(end),
        }
    }
}

/// A sentence and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence<'t> {
    /// Where it begins.
    pub start: usize,
    /// Behind its end.
    pub end: usize,
    /// Its words.
    pub text: &'t str,
}

/// The sentences of a text: a line ends one, and so do `.`, `!`, `?` and `…` before a space.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let behind = at + c.len_utf8();
        let before_space = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if c == '\n' || ("。！？".contains(c)) || (".!?…".contains(c) && before_space) {
            push(text, start, behind, &mut found);
            start = behind;
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push<'t>(text: &'t str, start: usize, end: usize, found: &mut Vec<Sentence<'t>>) {
    let Some(raw) = text.get(start..end) else { return };
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = start + (raw.len() - raw.trim_start().len());
    found.push(Sentence {
        start,
        end: start + trimmed.len(),
        text: trimmed,
    });
}

/// The first sentence that holds this byte, or the last one before it.
pub(super) fn sentence_at<'t>(sentences: &[Sentence<'t>], at: usize) -> Option<Sentence<'t>> {
    sentences
        .iter()
        .find(|sentence| at < sentence.end)
        .or(sentences.last())
        .copied()
}
