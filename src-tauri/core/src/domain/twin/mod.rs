//! Twins: two people in the list who may be one.
//!
//! Nobody is compared with everybody. `blocks` lists pairs that share something worth a look, `weights` adds up
//! what speaks for and against each, and [`find`] keeps those that are at least possible, the surest first.

mod blocks;
mod prepared;
mod says;
mod weights;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::domain::word::words;
use crate::domain::{PersonId, Platform};
use prepared::Prepared;

/// How many pairs are weighed between two reports of progress.
const STEP: usize = 4_096;

words! {
    /// How likely two people are one.
    Likelihood {
        /// At least 1,000 to 1, and by more than one kind of evidence.
        Certain = "certain", "Certain";
        /// At least 9 to 1.
        Likely = "likely", "Likely";
        /// At least 1 to 9.
        Possible = "possible", "Possible";
    }
}

/// What speaks for or against two people being one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Evidence {
    /// In words: `same handle mia.rivers on Instagram and TikTok`.
    pub says: String,
    /// It speaks against.
    pub against: bool,
}

/// Two people who may be one. The left one was added first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Pair {
    /// The one.
    pub left: PersonId,
    /// The other.
    pub right: PersonId,
    /// How likely.
    pub likelihood: Likelihood,
    /// Why, the strongest first; what speaks against it last.
    pub evidence: Vec<Evidence>,
}

/// What a value is, which tells how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A birthday, `YYYY-MM-DD` or `--MM-DD`.
    Birthday,
    /// Where they live.
    Location,
    /// The country.
    Country,
    /// Who represents them.
    Agency,
    /// The language or the time zone.
    Habit,
    /// The owner's own field.
    Custom,
}

/// A field of which each person has at most one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueField {
    /// Its name in a sentence.
    pub label: String,
    /// What it is.
    pub kind: ValueKind,
}

/// A person, as far as twins are told by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Somebody {
    /// Who; nil for nobody.
    pub id: uuid::Uuid,
    /// The name.
    pub name: String,
    /// Accounts with their normalised handles.
    pub accounts: Vec<(Platform, String)>,
    /// E-mail addresses, in lower case.
    pub emails: Vec<String>,
    /// Phone numbers, as written.
    pub phones: Vec<String>,
    /// Values by the field's place among the fields.
    pub values: Vec<(usize, String)>,
}

/// Finds the pairs of people who may be one, the surest first; `None` where it was broken off.
///
/// `progress` hears how many pairs of how many are weighed. The order depends on nothing but the people.
pub fn find(
    people: &[Somebody],
    fields: &[ValueField],
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Option<Vec<Pair>> {
    if progress(0, 0).is_break() {
        return None;
    }
    let prepared = Prepared::of(people, fields);
    let candidates = blocks::candidates(&prepared);
    let total = u32::try_from(candidates.len()).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    for (at, step) in candidates.chunks(STEP).enumerate() {
        if progress(u32::try_from(at * STEP).unwrap_or(u32::MAX), total).is_break() {
            return None;
        }
        for &(one, other) in step {
            if let Some(weighed) = weights::weigh(&prepared, one, other) {
                found.push((weighed.bits, one, other, weighed));
            }
        }
    }
    found.sort_by(|a, b| {
        let sure = |likelihood: Likelihood| likelihood as u8;
        sure(a.3.likelihood)
            .cmp(&sure(b.3.likelihood))
            .then(b.0.total_cmp(&a.0))
            .then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    Some(
        found
            .into_iter()
            .map(|(_, one, other, weighed)| says::pair(&prepared, one, other, &weighed))
            .collect(),
    )
}

#[cfg(test)]
mod tests;
