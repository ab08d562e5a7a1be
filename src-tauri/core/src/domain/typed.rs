//! What was typed to find somebody, and how well a person fits it.
//!
//! Every word must be found: at the beginning of a word of theirs, or, in a name or a handle alone, with a slip or two
//! of the keyboard. [`relevance`] says how well, of all that is known of somebody; the index of
//! [`crate::store::spelt`] and the full text of [`crate::store::search`] come to the same without looking at everybody.

use super::slips::{LONGEST_MISTYPED, Slips};
use super::spelling::{Token, name_tokens, tokens};
use crate::domain::word::words;

words! {
    /// Where a person's words stand.
    Where {
        /// Their name.
        Name = "name", "Name";
        /// An account's handle.
        Handle = "handle", "Handle";
        /// An e-mail address.
        Email = "email", "E-mail";
        /// A tag.
        Tag = "tag", "Tag";
        /// Their agency, their place, or a custom field.
        Detail = "detail", "Detail";
        /// The note on them.
        Note = "note", "Note";
        /// The note on a touchpoint, or what was sent.
        Touchpoint = "touchpoint", "Touchpoint";
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Each is to be found.
    pub words: Vec<TypedWord>,
}

/// A word that was typed, or characters in a row of a script without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedWord {
    /// Folded; the last of them may go on.
    pub tokens: Vec<String>,
    /// How many slips are forgiven.
    pub slips: u8,
    /// It is one letter: too little to look for beyond names and handles.
    pub letter: bool,
}

/// No more words are looked for than these.
const MOST_WORDS: usize = 8;

impl Typed {
    /// Takes apart what was typed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut words: Vec<Vec<Token>> = Vec::new();
        for token in tokens(text) {
            match words.last_mut() {
                Some(word) if token.joined && token.solo && word.iter().all(|before| before.solo) => {
                    word.push(token);
                }
                _ => words.push(vec![token]),
            }
        }
        words.truncate(MOST_WORDS);
        Self {
            words: words.into_iter().map(TypedWord::of).collect(),
        }
    }

    /// The tokens in a row.
    pub fn in_a_row(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .flat_map(|word| &word.tokens)
            .map(String::as_str)
    }
}

impl TypedWord {
    fn of(tokens: Vec<Token>) -> Self {
        let plain = tokens.iter().all(|token| !token.solo);
        let letters: usize = tokens.iter().map(|token| token.text.chars().count()).sum();
        let number = tokens
            .iter()
            .all(|token| token.text.chars().all(|c| c.is_numeric()));
        let slips = match letters {
            _ if !plain || number => 0,
            4..8 => 1,
            8..=LONGEST_MISTYPED => 2,
            _ => 0,
        };
        Self {
            letter: plain && letters == 1,
            tokens: tokens.into_iter().map(|token| token.text).collect(),
            slips,
        }
    }

    /// Where the word begins a word of a text: the first token, and the one after the last.
    fn place(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let (last, before) = self.tokens.split_last()?;
        let size = self.tokens.len();
        let at = tokens.windows(size).position(|window| {
            let begins = window.last().is_some_and(|token| token.text.starts_with(last));
            begins
                && window
                    .iter()
                    .zip(before)
                    .all(|(token, typed)| token.text == *typed)
        })?;
        Some((at, at + size))
    }

    /// The token that is nearest to the word, and by how many slips.
    fn nearest(&self, tokens: &[Token]) -> Option<(usize, u8)> {
        let [typed] = self.tokens.as_slice() else {
            return None;
        };
        let slips = Slips::of(typed, self.slips)?;
        let near = |(at, token): (usize, &Token)| Some((at, slips.to(&token.text)?));
        tokens
            .iter()
            .enumerate()
            .filter_map(near)
            .min_by_key(|(at, slips)| (*slips, *at))
    }
}

/// How well somebody fits; the best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relevance {
    /// It is their name, or a handle of theirs.
    Exact,
    /// Their name begins so.
    NameBegins,
    /// Words of their name or their handles begin so.
    WordBegins,
    /// Words of their tags or e-mail addresses, too.
    TagOrEmail,
    /// Words elsewhere, too.
    Elsewhere,
    /// With so many slips.
    Mistyped(u8),
}

/// A text of somebody's, taken apart.
#[derive(Debug)]
pub struct Text {
    what: Where,
    tokens: Vec<Token>,
    /// So many stand in the text; after them words as one.
    plain: usize,
}

impl Text {
    /// Takes it apart.
    #[must_use]
    pub fn of(what: Where, text: &str) -> Self {
        let plain = tokens(text).len();
        let tokens = match what {
            Where::Name | Where::Handle => name_tokens(text),
            _ => tokens(text),
        };
        Self { what, tokens, plain }
    }

    fn is_name(&self) -> bool {
        matches!(self.what, Where::Name | Where::Handle)
    }

    /// Whether this is what was typed, all of it.
    fn is(&self, typed: &Typed) -> bool {
        let (words, glued) = self.tokens.split_at(self.plain);
        let same = |tokens: &[Token]| {
            tokens
                .iter()
                .map(|token| token.text.as_str())
                .eq(typed.in_a_row())
        };
        let whole = glued.len() == 1 && self.what == Where::Handle && same(glued);
        same(words) || whole
    }

    fn begins(&self, typed: &Typed) -> bool {
        let mut left = typed.in_a_row().peekable();
        for token in self.tokens.iter().take(self.plain) {
            let Some(word) = left.next() else { break };
            let last = left.peek().is_none();
            if token.text != word && !(last && token.text.starts_with(word)) {
                return false;
            }
        }
        left.next().is_none()
    }

    /// Where the words stand in this text that are looked for, each as a range of bytes; nothing for those that do not.
    #[must_use]
    pub fn places(&self, typed: &Typed) -> Vec<Option<(usize, usize)>> {
        typed.words.iter().map(|word| self.place(word)).collect()
    }

    fn place(&self, word: &TypedWord) -> Option<(usize, usize)> {
        if word.letter && !self.is_name() {
            return None;
        }
        let (at, after) = word.place(&self.tokens)?;
        let (first, last) = (self.tokens.get(at)?, self.tokens.get(after.checked_sub(1)?)?);
        // A word that goes on is marked as far as it was typed, where its letters are those of the text.
        let typed = word.tokens.last()?.chars().count();
        let whole = last.text.chars().count();
        let plain = at < self.plain && last.to - last.from == last.text.len();
        let to = if plain && typed < whole {
            last.from + word.tokens.last()?.len()
        } else {
            last.to
        };
        Some((first.from, to))
    }

    /// The same of words that were mistyped.
    #[must_use]
    pub fn near(&self, word: &TypedWord) -> Option<(usize, usize)> {
        if !self.is_name() {
            return None;
        }
        let (at, _) = word.nearest(&self.tokens)?;
        self.tokens.get(at).map(|token| (token.from, token.to))
    }
}

/// How well somebody of whom all this is known fits what was typed, if at all. The name stands among the texts once.
#[must_use]
pub fn relevance(typed: &Typed, texts: &[Text]) -> Option<Relevance> {
    if typed.words.is_empty() {
        return None;
    }
    if texts.iter().any(|text| text.is_name() && text.is(typed)) {
        return Some(Relevance::Exact);
    }
    if texts
        .iter()
        .any(|text| text.what == Where::Name && text.begins(typed))
    {
        return Some(Relevance::NameBegins);
    }
    let (mut worst, mut slips) = (Relevance::WordBegins, 0);
    for word in &typed.words {
        let found = texts.iter().filter(|text| text.place(word).is_some());
        let best = found.map(|text| match text.what {
            Where::Name | Where::Handle => Relevance::WordBegins,
            Where::Tag | Where::Email => Relevance::TagOrEmail,
            Where::Detail | Where::Note | Where::Touchpoint => Relevance::Elsewhere,
        });
        if let Some(best) = best.min() {
            worst = worst.max(best);
            continue;
        }
        let names = texts.iter().filter(|text| text.is_name());
        slips += names
            .filter_map(|text| Some(word.nearest(&text.tokens)?.1))
            .min()?;
    }
    Some(match slips {
        0 => worst,
        slips => Relevance::Mistyped(slips),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_it_fits_the_earlier_it_comes() {
        let person = |name: &str, handle: &str, tag: &str, note: &str| {
            [
                Text::of(Where::Name, name),
                Text::of(Where::Handle, handle),
                Text::of(Where::Tag, tag),
                Text::of(Where::Note, note),
            ]
        };
        let fits = |typed: &str, texts: &[Text]| relevance(&Typed::read(typed), texts);
        let zoe = person("Zoë Beaumont", "zoe.bakes", "Ceramics", "met in Lyon");
        assert_eq!(fits("zoe beaumont", &zoe), Some(Relevance::Exact));
        assert_eq!(fits("@zoebakes", &zoe), Some(Relevance::Exact));
        assert_eq!(fits("ZOE BEAU", &zoe), Some(Relevance::NameBegins));
        assert_eq!(fits("beau", &zoe), Some(Relevance::WordBegins));
        assert_eq!(fits("beau zo", &zoe), Some(Relevance::WordBegins));
        assert_eq!(fits("zoe ceram", &zoe), Some(Relevance::TagOrEmail));
        assert_eq!(fits("zoe lyon", &zoe), Some(Relevance::Elsewhere));
        assert_eq!(fits("beuamont", &zoe), Some(Relevance::Mistyped(1)));
        assert_eq!(fits("beuamont lyon", &zoe), Some(Relevance::Mistyped(1)));
        assert_eq!(fits("ceramcis", &zoe), None, "tags are not guessed");
        assert_eq!(fits("l", &zoe), None, "a letter begins names and handles");
        assert_eq!(fits("  ", &zoe), None);
    }
}
