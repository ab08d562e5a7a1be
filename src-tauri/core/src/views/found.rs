//! Where somebody was found: which letters of which text of theirs are what was typed.

use chrono::NaiveDate;
use serde::Serialize;

use super::ViewError;
use crate::domain::PersonId;
use crate::domain::typed::{Text, Typed, Where};
use crate::store::{Reader, search};

/// A text in which something of what was typed was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FoundIn {
    /// What it is.
    pub what: Where,
    /// The date of a touchpoint.
    pub on: Option<NaiveDate>,
    /// The text, or as much of it as tells where this is.
    pub text: String,
    /// What was found, in its order.
    pub marks: Vec<Mark>,
}

/// A part of a text, in UTF-16 units of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Mark {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// Bytes of a text.
type Range = (usize, usize);

/// So much of a long text stands before what was found in it, and so much in all, in characters.
const BEFORE: usize = 24;
const IN_ALL: usize = 120;

/// Where somebody fits what was typed: as few texts as have all of its words, the name first.
pub(super) fn places(reader: &Reader, person: PersonId, typed: &Typed) -> Result<Vec<FoundIn>, ViewError> {
    let texts = search::texts(&reader.conn, person)?;
    let found: Vec<(Text, Vec<Option<Range>>)> = texts
        .iter()
        .map(|one| {
            let text = Text::of(one.what, &one.text);
            let places = text.places(typed);
            (text, places)
        })
        .collect();
    let as_typed = |at: usize| {
        let mut all = found.iter();
        all.any(|(_, places)| matches!(places.get(at), Some(Some(_))))
    };
    let mut left = vec![true; typed.words.len()];
    let mut places = Vec::new();
    for (one, (text, found)) in texts.iter().zip(&found) {
        let mut marks = Vec::new();
        let mut new = false;
        for ((at, word), left) in typed.words.iter().enumerate().zip(&mut left) {
            let mark = match found.get(at).copied().flatten() {
                None if !as_typed(at) => text.near(word),
                mark => mark,
            };
            if let Some(mark) = mark {
                marks.push(mark);
                new |= std::mem::take(left);
            }
        }
        if new {
            let (text, marks) = shown(&one.text, marks);
            places.push(FoundIn {
                what: one.what,
                on: one.on,
                text,
                marks,
            });
        }
    }
    Ok(places)
}

/// As much of a text as a line shows, and what is marked in it.
fn shown(text: &str, mut marks: Vec<(usize, usize)>) -> (String, Vec<Mark>) {
    marks.sort_unstable();
    let first = marks.first().map_or(0, |(from, _)| *from);
    let back = |(at, _): (usize, char)| at;
    let start = if text.chars().count() <= IN_ALL {
        0
    } else {
        let before = text.get(..first).unwrap_or_default().char_indices().rev();
        before.take(BEFORE).last().map_or(first, back)
    };
    let rest = text.get(start..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(IN_ALL)
        .map_or(text.len(), |(at, _)| start + at);
    let mut line = String::new();
    if start > 0 {
        line.push('…');
    }
    let lead = line.encode_utf16().count();
    // A line break would end the line.
    line.extend(
        text.get(start..end)
            .unwrap_or_default()
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c }),
    );
    if end < text.len() {
        line.push('…');
    }
    let unit = |at: usize| {
        let before = text.get(start..at).unwrap_or_default().encode_utf16().count();
        u32::try_from(lead + before).unwrap_or(u32::MAX)
    };
    let mut told: Vec<Mark> = Vec::new();
    for (from, to) in marks
        .into_iter()
        .filter(|(from, to)| *from >= start && *to <= end)
    {
        let mark = Mark {
            from: unit(from),
            to: unit(to),
        };
        match told.last_mut() {
            Some(last) if mark.from <= last.to => last.to = last.to.max(mark.to),
            _ => told.push(mark),
        }
    }
    (line, told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_what_was_found_and_counted_as_the_window_counts() {
        let mark = |from, to| Mark { from, to };
        assert_eq!(
            shown("👩‍🌾 Zoë", vec![(12, 16)]),
            ("👩‍🌾 Zoë".into(), vec![mark(6, 9)])
        );
        let long = format!("{} clay and glaze {}", "x".repeat(200), "y".repeat(200));
        let (text, marks) = shown(&long, vec![(201, 205), (210, 215)]);
        assert!(text.starts_with("…x") && text.ends_with("y…"), "{text}");
        let units: Vec<u16> = text.encode_utf16().collect();
        let marked: Vec<String> = marks
            .iter()
            .map(|mark| String::from_utf16(&units[mark.from as usize..mark.to as usize]).unwrap())
            .collect();
        assert_eq!(marked, ["clay", "glaze"]);
        assert_eq!(
            shown("anna\nlee", vec![(0, 3), (2, 4)]),
            ("anna lee".into(), vec![mark(0, 4)]),
            "one mark where they overlap"
        );
    }
}
