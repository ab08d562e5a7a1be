//! Sets of people, each by their seat: so small that whoever has a letter is put together with whoever has another in
//! some microseconds.

/// A set of seats.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seats {
    words: Vec<u64>,
}

const BITS: usize = u64::BITS as usize;

impl Seats {
    /// Of so many, none.
    #[must_use]
    pub fn none(of: usize) -> Self {
        Self {
            words: vec![0; of.div_ceil(BITS)],
        }
    }

    /// Puts one in; the set grows as it must.
    pub fn insert(&mut self, seat: u32) {
        let at = seat as usize;
        if at / BITS >= self.words.len() {
            self.words.resize(at / BITS + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at / BITS) {
            *word |= 1 << (at % BITS);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, seat: u32) {
        let at = seat as usize;
        if let Some(word) = self.words.get_mut(at / BITS) {
            *word &= !(1 << (at % BITS));
        }
    }

    /// Whether one is in it.
    #[must_use]
    pub fn has(&self, seat: u32) -> bool {
        let at = seat as usize;
        (self.words.get(at / BITS)).is_some_and(|word| word >> (at % BITS) & 1 == 1)
    }

    /// Leaves those who are in the other, too.
    pub fn keep(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Takes out those who are in the other.
    pub fn leave_out(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Puts in those who are in the other.
    pub fn join(&mut self, other: &Self) {
        self.words.resize(self.words.len().max(other.words.len()), 0);
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Those who are in this and the other.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let both = self.words.iter().zip(&other.words);
        Self {
            words: both.map(|(word, other)| word & other).collect(),
        }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether nobody is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Each, the first seat first.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0_u32..).zip(&self.words).flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(at * u64::BITS + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn set(of: &BTreeSet<u32>) -> Seats {
        let mut seats = Seats::none(64);
        for seat in of {
            seats.insert(*seat);
        }
        seats
    }

    proptest! {
        #[test]
        fn seats_are_sets_of_numbers(
            one in prop::collection::btree_set(0_u32..300, 0..40),
            other in prop::collection::btree_set(0_u32..300, 0..40),
        ) {
            let (a, b) = (set(&one), set(&other));
            prop_assert!(a.iter().eq(one.iter().copied()));
            prop_assert_eq!((a.len(), a.is_empty()), (one.len(), one.is_empty()));
            prop_assert!(a.and(&b).iter().eq(one.intersection(&other).copied()));
            let (mut kept, mut rest, mut all) = (a.clone(), a.clone(), a.clone());
            kept.keep(&b);
            rest.leave_out(&b);
            all.join(&b);
            prop_assert!(kept.iter().eq(one.intersection(&other).copied()));
            prop_assert!(rest.iter().eq(one.difference(&other).copied()));
            prop_assert!(all.iter().eq(one.union(&other).copied()));
            for seat in &one {
                prop_assert!(a.has(*seat));
                all.remove(*seat);
                prop_assert!(!all.has(*seat));
            }
        }
    }
}
