//! Every word of everybody's names and handles once, in the order of the alphabet, with who has it: those that begin
//! alike stand together, and so do the people who have them.

use std::ops::Range;

use super::record::Record;
use super::seats::Seats;
use crate::domain::slips::{LONGEST_MISTYPED, Slips};

/// The words, and the tree of their beginnings.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// One after another.
    text: String,
    /// For each, and once more after the last.
    words: Vec<Word>,
    /// Who has the first word, who has the second, and so on.
    people: Vec<u32>,
    branches: Vec<Branch>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it begins in the text.
    from: u32,
    /// Where those begin who have it.
    first: u32,
    /// Which letters are in it.
    letters: u64,
}

/// Words that begin alike. Those that begin so and go on alike stand after it.
#[derive(Debug, Clone, Copy)]
struct Branch {
    /// The letter in which they differ from the branch that they grow from.
    letter: char,
    /// Which letter of them it is, counted from one.
    depth: u8,
    /// They are few: no branch grows from it.
    last: bool,
    /// The first of them ends here.
    ends: bool,
    /// So many bytes they have in common.
    bytes: u16,
    from: u32,
    to: u32,
    /// The next branch that does not grow from it.
    after: u32,
}

/// Fewer words than these are compared one by one.
const FEW: usize = 12;

/// What was typed with its slips is no longer.
const DEEPEST: u8 = LONGEST_MISTYPED as u8 + 3;

/// A word as it stands in the records; its first bytes as a number, which compares as they do.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Stands<'r> {
    head: u64,
    word: &'r str,
    seat: u32,
}

impl Lexicon {
    /// Of the records in the order of the seats.
    pub fn of<'r>(records: impl Iterator<Item = Record<'r>>) -> Self {
        let mut all: Vec<Stands<'_>> = Vec::new();
        for (seat, record) in (0..).zip(records) {
            all.extend(record.words().map(|word| Stands {
                head: head(word),
                word,
                seat,
            }));
        }
        all.sort_unstable();
        let mut lexicon = Self::default();
        let mut last = None;
        for one in &all {
            if last != Some(one.word) {
                lexicon.note(letters_of(one.word));
                lexicon.text.push_str(one.word);
                last = Some(one.word);
            }
            lexicon.people.push(one.seat);
        }
        let words = lexicon.words.len();
        lexicon.note(0);
        lexicon.grow(0..words, 0, 0);
        lexicon
    }

    fn note(&mut self, letters: u64) {
        self.words.push(Word {
            from: small(self.text.len()),
            first: small(self.people.len()),
            letters,
        });
    }

    /// Branches for words that have so many letters and bytes in common.
    fn grow(&mut self, words: Range<usize>, depth: u8, bytes: usize) {
        let mut from = words.start;
        while from < words.end {
            let rest = |at: usize| self.word(at).get(bytes..).unwrap_or_default();
            let Some(letter) = rest(from).chars().next() else {
                from += 1;
                continue;
            };
            let mut to = from + 1;
            while to < words.end && rest(to).starts_with(letter) {
                to += 1;
            }
            let (depth, bytes) = (depth + 1, bytes + letter.len_utf8());
            let at = self.branches.len();
            let last = to - from <= FEW || depth == DEEPEST;
            self.branches.push(Branch {
                letter,
                depth,
                last,
                ends: self.word(from).len() == bytes,
                bytes: u16::try_from(bytes).unwrap_or(u16::MAX),
                from: small(from),
                to: small(to),
                after: 0,
            });
            if !last {
                self.grow(from..to, depth, bytes);
            }
            let after = small(self.branches.len());
            if let Some(branch) = self.branches.get_mut(at) {
                branch.after = after;
            }
            from = to;
        }
    }

    fn word(&self, at: usize) -> &str {
        let place = |at: usize| self.words.get(at).map_or(0, |word| word.from as usize);
        self.text.get(place(at)..place(at + 1)).unwrap_or_default()
    }

    /// Puts in who has one of these words.
    fn have(&self, words: Range<usize>, into: &mut Seats) {
        let place = |at: usize| self.words.get(at).map_or(0, |word| word.first as usize);
        let people = self.people.get(place(words.start)..place(words.end));
        for seat in people.unwrap_or_default() {
            into.insert(*seat);
        }
    }

    /// The first word from a place on that is not before this in the alphabet.
    fn from(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.words.len().saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Puts in who has a word that begins so.
    pub fn beginning(&self, with: &str, into: &mut Seats) {
        let first = self.from(|word| word < with);
        let after = self.from(|word| word < with || word.starts_with(with));
        self.have(first..after, into);
    }

    /// Puts in who has this word.
    pub fn having(&self, this: &str, into: &mut Seats) {
        let at = self.from(|word| word < this);
        if at + 1 < self.words.len() && self.word(at) == this {
            self.have(at..at + 1, into);
        }
    }

    /// Puts in who has a word that begins with what was typed but for some slips, by how many they are at least, from
    /// one.
    pub fn nearly(&self, typed: &str, slips: &Slips, into: &mut [Seats]) {
        let letters = letters_of(typed);
        let mut see = |words: Range<usize>, slips: u8| {
            if let Some(into) = (slips as usize).checked_sub(1).and_then(|at| into.get_mut(at)) {
                self.have(words, into);
            }
        };
        let mut path = vec![slips.start()];
        let mut at = 0;
        while let Some(branch) = self.branches.get(at) {
            path.truncate(usize::from(branch.depth));
            let Some(before) = path.last() else { break };
            let here = slips.next(before, branch.letter);
            let words = branch.from as usize..branch.to as usize;
            if slips.may_come_nearer(&here) && !branch.last {
                if let Some(slips) = slips.nearest(&here).filter(|_| branch.ends) {
                    see(words.start..words.start + 1, slips);
                }
                path.push(here);
                at += 1;
                continue;
            }
            at = branch.after as usize;
            if !slips.may_come_nearer(&here) {
                if let Some(slips) = slips.nearest(&here) {
                    see(words, slips);
                }
                continue;
            }
            for word in words {
                let kept = self.words.get(word).map_or(0, |word| word.letters);
                // A slip brings in no more than one letter that the word does not have.
                if (letters & !kept).count_ones() > u32::from(slips.most()) {
                    continue;
                }
                let rest = self.word(word).get(usize::from(branch.bytes)..);
                if let Some(slips) = slips.to_rest(&here, rest.unwrap_or_default()) {
                    see(word..word + 1, slips);
                }
            }
        }
    }
}

fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The first eight bytes as a number.
fn head(word: &str) -> u64 {
    let mut bytes = [0; 8];
    for (byte, of) in bytes.iter_mut().zip(word.bytes()) {
        *byte = of;
    }
    u64::from_be_bytes(bytes)
}

/// Which letters a word has, as bits: those of the Latin alphabet each its own, of others several one.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| {
        let bit = match letter {
            'a'..='z' => letter as u32 - 'a' as u32,
            '0'..='9' => 26 + letter as u32 - '0' as u32,
            other => 36 + other as u32 % 28,
        };
        letters | 1 << bit
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_lexicon_finds_what_a_look_at_every_word_finds(
            records in prop::collection::vec("( ([abç]{1,7}|さ|[a-z]{1,5})){1,4}", 1..60),
            typed in "[abç]{1,9}",
            most in 1_u8..3,
        ) {
            let lexicon = Lexicon::of(records.iter().map(|text| Record(text)));
            let (mut begins, mut has) = (Seats::default(), Seats::default());
            let mut near = [Seats::default(), Seats::default()];
            lexicon.beginning(&typed, &mut begins);
            lexicon.having(&typed, &mut has);
            let slips = Slips::of(&typed, most).unwrap();
            lexicon.nearly(&typed, &slips, &mut near);
            let mut found: BTreeMap<u32, u8> = BTreeMap::new();
            for (slips, seats) in (1..).zip(&near) {
                for seat in seats.iter() {
                    found.entry(seat).or_insert(slips);
                }
            }
            for (seat, text) in (0..).zip(&records) {
                let words = || Record(text).words();
                prop_assert_eq!(begins.has(seat), words().any(|word| word.starts_with(&typed)));
                prop_assert_eq!(has.has(seat), words().any(|word| word == typed));
                let least = words().filter_map(|word| slips.to(word)).filter(|slips| *slips > 0).min();
                prop_assert_eq!(found.get(&seat).copied(), least);
            }
        }
    }
}
