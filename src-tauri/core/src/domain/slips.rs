//! Slips of the keyboard: a letter put in, left out, replaced, or swapped with its neighbour.

/// Words longer than this are looked for as they are typed.
pub const LONGEST_MISTYPED: usize = 32;

/// For each number of letters that were typed, how many slips they are from the letters of a word so far.
type Row = [u8; LONGEST_MISTYPED + 1];

/// More slips than anybody forgives.
const FAR: u8 = 100;

/// A word that was typed, compared with the beginnings of others letter by letter.
#[derive(Debug, Clone, Copy)]
pub struct Slips {
    letters: [char; LONGEST_MISTYPED],
    count: usize,
    most: u8,
}

/// How near it came to a word as far as this was read. Words that begin alike are read alike up to there.
#[derive(Debug, Clone, Copy)]
pub struct Reached {
    row: Row,
    earlier: Row,
    /// The least of each of them.
    least: (u8, u8),
    letter: char,
    depth: u8,
    nearest: u8,
}

impl Slips {
    /// Nothing where no slips are forgiven.
    #[must_use]
    pub fn of(typed: &str, most: u8) -> Option<Self> {
        let mut slips = Self {
            letters: ['\0'; LONGEST_MISTYPED],
            count: 0,
            most,
        };
        for letter in typed.chars() {
            *slips.letters.get_mut(slips.count)? = letter;
            slips.count += 1;
        }
        (most > 0).then_some(slips)
    }

    /// How many are forgiven.
    #[must_use]
    pub fn most(&self) -> u8 {
        self.most
    }

    /// Before the first letter of a word.
    #[must_use]
    pub fn start(&self) -> Reached {
        let mut row = [FAR; LONGEST_MISTYPED + 1];
        for (cell, at) in row.iter_mut().zip(0..) {
            *cell = at;
        }
        Reached {
            nearest: cell(&row, self.count),
            row,
            earlier: [FAR; LONGEST_MISTYPED + 1],
            least: (FAR, 0),
            letter: '\0',
            depth: 0,
        }
    }

    /// After one letter more.
    #[must_use]
    pub fn next(&self, before: &Reached, letter: char) -> Reached {
        let depth = before.depth.saturating_add(1);
        let (at, most) = (usize::from(depth), usize::from(self.most));
        let mut row = [FAR; LONGEST_MISTYPED + 1];
        if let Some(first) = row.first_mut().filter(|_| at <= most) {
            *first = depth;
        }
        let mut least = cell(&row, 0);
        // What stands further apart than slips are forgiven is too far whatever the letters are.
        for place in at.saturating_sub(most).max(1)..=(at + most).min(self.count) {
            let one = self.typed(place);
            let mut cost = (cell(&before.row, place - 1) + u8::from(one != letter))
                .min(cell(&before.row, place) + 1)
                .min(cell(&row, place - 1) + 1);
            if place > 1 && one == before.letter && self.typed(place - 1) == letter {
                cost = cost.min(cell(&before.earlier, place - 2) + 1);
            }
            if let Some(cell) = row.get_mut(place) {
                *cell = cost;
            }
            least = least.min(cost);
        }
        Reached {
            nearest: before.nearest.min(cell(&row, self.count)),
            row,
            earlier: before.row,
            least: (before.least.1, least),
            letter,
            depth,
        }
    }

    /// How many slips it is from the beginning of what was read that is nearest to it, if they are forgiven.
    #[must_use]
    pub fn nearest(&self, reached: &Reached) -> Option<u8> {
        (reached.nearest <= self.most).then_some(reached.nearest)
    }

    /// Whether more letters could bring it nearer. A swap looks one letter further back.
    #[must_use]
    pub fn may_come_nearer(&self, reached: &Reached) -> bool {
        reached.least.1.min(reached.least.0.saturating_add(1)) < reached.nearest.min(self.most + 1)
    }

    /// How many slips it is from a beginning of a word of which so much was read and this is the rest.
    #[must_use]
    pub fn to_rest(&self, reached: &Reached, rest: &str) -> Option<u8> {
        let mut reached = *reached;
        for letter in rest.chars() {
            if !self.may_come_nearer(&reached) {
                break;
            }
            reached = self.next(&reached, letter);
        }
        self.nearest(&reached)
    }

    /// How many slips it is from a beginning of a word.
    #[must_use]
    pub fn to(&self, word: &str) -> Option<u8> {
        self.to_rest(&self.start(), word)
    }

    /// The letter at a place, counted from one.
    fn typed(&self, place: usize) -> char {
        self.letters.get(place - 1).copied().unwrap_or_default()
    }
}

fn cell(row: &Row, at: usize) -> u8 {
    row.get(at).copied().unwrap_or(FAR)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strsim::osa_distance;

    use super::*;

    fn slips(typed: &str, word: &str, most: u8) -> Option<u8> {
        Slips::of(typed, most)?.to(word)
    }

    #[test]
    fn a_slip_is_a_letter_more_less_replaced_or_swapped() {
        for (typed, word, most, expected) in [
            ("maria", "maria", 1, Some(0)),
            ("mraia", "maria", 1, Some(1)),
            ("mxria", "marianne", 1, Some(1)),
            ("maaria", "maria", 1, Some(1)),
            ("mria", "maria", 1, Some(1)),
            ("mira", "rivers", 1, None),
            ("beuamnt", "beaumont", 2, Some(2)),
            ("beaumont", "bea", 2, None),
        ] {
            assert_eq!(slips(typed, word, most), expected, "{typed} for {word}");
        }
    }

    proptest! {
        #[test]
        fn slips_are_the_least_distance_to_a_beginning(typed in "[abc]{4,9}", word in "[abc]{0,12}", most in 1_u8..3) {
            let letters: Vec<char> = word.chars().collect();
            let least = (0..=letters.len())
                .map(|end| osa_distance(&typed, &letters[..end].iter().collect::<String>()))
                .min()
                .unwrap();
            let expected = u8::try_from(least).ok().filter(|least| *least <= most);
            prop_assert_eq!(slips(&typed, &word, most), expected);
        }
    }
}
