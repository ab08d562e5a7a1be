//! What speaks for and against two people being one, in bits, added up.
//!
//! The model is Fellegi's and Sunter's (A theory for record linkage, 1969), with Winkler's weights by frequency: what
//! two people have in common weighs `log2(m / u)`, where `m` is how often it is the same for one person entered twice
//! and `u` how often for two people by chance, which is how many others have this very value. What differs weighs
//! `log2((1 - m) / (1 - u))`. A list is small and the world is large: `u` leans on a guess about the world
//! ([`Chance`]) until the list has many people. The sum starts at the odds that two people of the list picked at
//! random are one. The result are the odds, in bits: 0 is even, 3.17 is 9 to 1, 10 is 1,000 to 1.
//!
//! Rules beside the sum, where evidence hangs together:
//! - Of handles, addresses and a name that spell the same, the strongest counts whole and the others a quarter:
//!   whoever is called Mia Rivers may write `mia.rivers`.
//! - Places, agencies and habits alone make nobody a twin: something must point at the person.
//! - `Certain` takes two kinds of evidence; an address or a number that at most three share is always worth a look.

use super::prepared::{From, Known, Prepared};
use super::{Likelihood, ValueKind};
use crate::domain::Platform;
use crate::domain::similar::{NameLikeness, WordLikeness, likeness_as_paired, pair_off};

/// Odds of 1,000 to 1, 9 to 1 and 1 to 9, in bits.
const CERTAIN: f64 = 10.0;
const LIKELY: f64 = 3.17;
const POSSIBLE: f64 = -3.17;

/// What at most so many people share still points at a person: a couple's address, and one of theirs entered twice.
const FEW: u32 = 3;

/// How often two of one person's are the same: people mistype one word in ten.
const M: f64 = 0.9;

/// How likely a value is shared by chance: a guess about the world, and how many people of the list outweigh it.
#[derive(Clone, Copy)]
struct Chance {
    world: f64,
    people: f64,
    /// No more bits than this.
    most: f64,
}

/// Addresses and numbers belong to one person, an office or a couple.
const ADDRESS: Chance = chance(1.0 / 20_000.0, 1_000.0, 16.0);
/// A profile belongs to one.
const PROFILE: Chance = chance(1.0 / 50_000.0, 1_000.0, 18.0);
/// A word of a name: between a frequent first name (1 in 100) and a rare surname (1 in 10,000).
const WORD: Chance = chance(1.0 / 500.0, 1_000.0, 12.0);
/// A day of forty years.
const BIRTHDAY: Chance = chance(1.0 / 14_600.0, 1_000.0, 13.0);
/// A day of the year.
const DAY: Chance = chance(1.0 / 365.0, 1_000.0, 8.0);
const LOCATION: Chance = chance(1.0 / 50.0, 50.0, 6.0);
const AGENCY: Chance = chance(1.0 / 50.0, 50.0, 5.0);
const COUNTRY: Chance = chance(1.0 / 5.0, 20.0, 3.0);
const HABIT: Chance = chance(1.0 / 4.0, 20.0, 2.0);
/// An own field says by its spread how telling it is.
const CUSTOM_PEOPLE: f64 = 20.0;
const CUSTOM_MOST: f64 = 14.0;

/// A name of many rare words is still only a name.
const NAME_MOST: f64 = 20.0;

const fn chance(world: f64, people: f64, most: f64) -> Chance {
    Chance { world, people, most }
}

impl Chance {
    /// `carriers` have the value, of `filled` who have any; two of them are the pair itself.
    fn same(self, carriers: u32, filled: u32) -> f64 {
        let others = f64::from(carriers.saturating_sub(2));
        let by_chance = (others + self.people * self.world) / (f64::from(filled) + self.people);
        (M / by_chance).log2().clamp(0.0, self.most)
    }
}

/// One thing that speaks for or against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reason {
    Email(u32),
    Phone(u32),
    Link(u32),
    /// The same letters, and where the one and the other have them.
    Handle(u32, From, From),
    Name(NameLikeness),
    OtherHandle(Platform),
    Same(usize, u32),
    Near(usize),
    Other(usize),
}

/// What came of weighing a pair.
#[derive(Debug)]
pub(super) struct Weighed {
    pub bits: f64,
    pub likelihood: Likelihood,
    /// The strongest first; negative ones last.
    pub reasons: Vec<(f64, Reason)>,
}

/// Weighs a pair; `None` where it is not even possible.
pub(super) fn weigh(prepared: &Prepared<'_>, one: u32, other: u32) -> Option<Weighed> {
    let known = prepared.known.get(one as usize)?;
    let counterpart = prepared.known.get(other as usize)?;
    let mut pair = Weighing {
        prepared,
        one: known,
        other: counterpart,
        reasons: Vec::new(),
        points_at_somebody: false,
        few: false,
    };
    // From what costs least to what costs most: few pairs come so far that their names are compared.
    pair.addresses();
    pair.values();
    let handle = pair.handle();
    if !pair.may_be(handle) {
        return None;
    }
    pair.name_and_handle(handle);
    pair.sum()
}

struct Weighing<'w, 'p> {
    prepared: &'w Prepared<'p>,
    one: &'w Known,
    other: &'w Known,
    reasons: Vec<(f64, Reason)>,
    points_at_somebody: bool,
    few: bool,
}

impl Weighing<'_, '_> {
    fn says(&mut self, bits: f64, reason: Reason) {
        self.reasons.push((bits, reason));
    }

    /// The rarest address, number and profile that both have.
    fn addresses(&mut self) {
        let prepared = self.prepared;
        let kinds = [
            (
                &self.one.emails,
                &self.other.emails,
                &prepared.emails,
                ADDRESS,
                Reason::Email as fn(u32) -> Reason,
            ),
            (
                &self.one.phones,
                &self.other.phones,
                &prepared.phones,
                ADDRESS,
                Reason::Phone,
            ),
            (
                &self.one.links,
                &self.other.links,
                &prepared.links,
                PROFILE,
                Reason::Link,
            ),
        ];
        for (ones, others, all, chance, reason) in kinds {
            let shared = ones.iter().filter(|number| others.contains(number));
            if let Some(rarest) = shared
                .copied()
                .min_by_key(|number| (all.carriers(*number), *number))
            {
                let carriers = all.carriers(rarest);
                self.few |= carriers <= FEW;
                self.points_at_somebody = true;
                self.says(chance.same(carriers, all.filled), reason(rarest));
            }
        }
    }

    /// Whether the best that names could say would make them possible.
    fn may_be(&self, handle: Option<(f64, Reason)>) -> bool {
        let words = &self.prepared.words;
        let all = |known: &Known| -> f64 {
            let weight = |word: &u32| WORD.same(words.carriers(*word), words.filled);
            known.words.iter().map(weight).sum()
        };
        let names = all(self.one).max(all(self.other)).min(NAME_MOST);
        let said: f64 = self.reasons.iter().map(|(bits, _)| bits).sum();
        self.few || self.prior() + said + names + handle.map_or(0.0, |(bits, _)| bits) >= POSSIBLE
    }

    /// The odds that two people picked at random are one: every other has a twin in the list.
    fn prior(&self) -> f64 {
        -(2.0 * self.prepared.known.len() as f64 + 1_000.0).log2()
    }

    fn name_and_handle(&mut self, handle: Option<(f64, Reason)>) {
        let name = self.name();
        if let Some((bits, Reason::Name(likeness))) = name
            && likeness != NameLikeness::Different
        {
            self.points_at_somebody = true;
            // Whoever has the name may have the handle.
            let spelt = handle.is_some_and(|(_, reason)| match reason {
                Reason::Handle(letters, _, _) => self.is_named(letters),
                _ => false,
            });
            let (name_share, handle_share) = match handle {
                Some((of_handle, _)) if spelt && of_handle > bits => (0.25, 1.0),
                Some(_) if spelt => (1.0, 0.25),
                _ => (1.0, 1.0),
            };
            self.says(bits * name_share, Reason::Name(likeness));
            if let Some((of_handle, reason)) = handle {
                self.says(of_handle * handle_share, reason);
            }
        } else {
            self.reasons.extend(name);
            self.reasons.extend(handle);
        }
        if handle.is_some() {
            self.points_at_somebody = true;
            return;
        }
        let both = self
            .one
            .platforms
            .iter()
            .find(|platform| self.other.platforms.contains(platform));
        if let Some(platform) = both {
            self.says(-1.5, Reason::OtherHandle(*platform));
        }
    }

    /// The strongest of the handles that both have.
    fn handle(&self) -> Option<(f64, Reason)> {
        let handles = &self.prepared.handles;
        let mut best: Option<(f64, Reason)> = None;
        let same_address = self
            .one
            .emails
            .iter()
            .any(|email| self.other.emails.contains(email));
        for (from, number) in &self.one.handles {
            for (other_from, _) in self.other.handles.iter().filter(|(_, other)| other == number) {
                if same_address && *from == From::Mail && *other_from == From::Mail {
                    // The address says it whole.
                    continue;
                }
                if (*from == From::Name || *other_from == From::Name)
                    && !(self.one.words.is_empty() || self.other.words.is_empty())
                {
                    // Both have names, and names are compared with names.
                    continue;
                }
                let letters = handles.text(*number).chars().count();
                // Every letter more is 1.3 bits: far below a random letter's 4.7, for handles are words.
                let world = (-4.0 - 1.3 * letters as f64).max(-18.0).exp2();
                let whole = chance(world, 1_000.0, 18.0).same(handles.carriers(*number), handles.filled);
                let share = match (from, other_from) {
                    (From::Account(one), From::Account(other)) if one != other => 1.0,
                    // On one platform, the spellings are two people's unless one is a slip.
                    (From::Account(_), From::Account(_)) => 0.5,
                    (From::Name, _) | (_, From::Name) => 0.6,
                    _ => 0.8,
                };
                let reason = Reason::Handle(*number, *from, *other_from);
                if best.is_none_or(|(bits, _)| whole * share > bits) {
                    best = Some((whole * share, reason));
                }
            }
        }
        best
    }

    /// Whether these letters are the name of the one or the other.
    fn is_named(&self, letters: u32) -> bool {
        let named = |known: &Known| known.handles.contains(&(From::Name, letters));
        named(self.one) || named(self.other)
    }

    fn name(&self) -> Option<(f64, Reason)> {
        let (one, other) = (
            self.prepared.words_of(self.one),
            self.prepared.words_of(self.other),
        );
        if one.is_empty() || other.is_empty() {
            return None;
        }
        let words = &self.prepared.words;
        let weight = |word: u32| WORD.same(words.carriers(word), words.filled);
        let paired = pair_off(&one, &other);
        let likeness = likeness_as_paired(&one, &other, &paired);
        let all = |known: &Known| known.words.iter().map(|word| weight(*word)).sum::<f64>();
        let bits = match likeness {
            NameLikeness::Same => all(self.one).max(all(self.other)),
            NameLikeness::Swapped => all(self.one) - 1.0,
            _ => {
                let of = |pair: &crate::domain::similar::Paired| -> f64 {
                    let word =
                        |known: &Known, at: usize| known.words.get(at).map_or(0.0, |word| weight(*word));
                    // The mistyped one is rare for that reason alone.
                    let full = word(self.one, pair.one).min(word(self.other, pair.other));
                    match pair.likeness {
                        WordLikeness::Same => full,
                        // One in twelve is mistyped, and some three words are a letter away: log2(0.9/0.08 * 3).
                        WordLikeness::OneLetter => (full - 5.0).max(1.0),
                        // And some ten are this near.
                        WordLikeness::Near => (full - 7.0).max(0.5),
                        WordLikeness::Initial => 1.5,
                        WordLikeness::Different => 0.0,
                    }
                };
                let gained: f64 = paired.iter().map(of).sum();
                let left = one.len() - paired.len();
                let others = other.len() - paired.len();
                // Both have a word that the other has not: that is another name. A word more is a fuller one.
                gained - 3.5 * left.min(others) as f64 - 0.5 * left.abs_diff(others) as f64
            }
        };
        Some((bits.clamp(-7.0, NAME_MOST), Reason::Name(likeness)))
    }

    fn values(&mut self) {
        let mut mine = self.one.values.iter().peekable();
        let mut differs = 0.0;
        for (field, other) in &self.other.values {
            while mine.next_if(|(at, _)| at < field).is_some() {}
            let Some((_, one)) = mine.next_if(|(at, _)| at == field) else {
                continue;
            };
            let Some((bits, reason)) = self.value(*field, *one, *other) else {
                continue;
            };
            if bits < 0.0 {
                differs += bits;
                // Own fields change; however many differ, they do not outweigh everything.
                if differs < -12.0 {
                    continue;
                }
            }
            self.says(bits, reason);
        }
    }

    fn value(&mut self, field: usize, one: u32, other: u32) -> Option<(f64, Reason)> {
        let kind = self.prepared.fields.get(field)?.kind;
        let values = self.prepared.values.get(field)?;
        let spread = self.prepared.spreads.get(field).copied().unwrap_or(1.0);
        let chance = match kind {
            ValueKind::Birthday => BIRTHDAY,
            ValueKind::Location => LOCATION,
            ValueKind::Country => COUNTRY,
            ValueKind::Agency => AGENCY,
            ValueKind::Habit => HABIT,
            ValueKind::Custom => chance(spread, CUSTOM_PEOPLE, CUSTOM_MOST),
        };
        if one == other {
            let bits = chance.same(values.carriers(one), values.filled);
            let telling = matches!(kind, ValueKind::Birthday | ValueKind::Custom) && bits >= 6.0;
            self.points_at_somebody |= telling;
            return Some((bits, Reason::Same(field, one)));
        }
        let (text, counterpart) = (values.text(one), values.text(other));
        match kind {
            ValueKind::Birthday => Some(birthdays(text, counterpart, field)),
            // People move, and write one place in many ways.
            ValueKind::Location | ValueKind::Agency | ValueKind::Custom if nearly(text, counterpart) => {
                let full = chance
                    .same(values.carriers(one), values.filled)
                    .min(chance.same(values.carriers(other), values.filled));
                Some(((full - 5.0).max(0.5), Reason::Near(field)))
            }
            // A number one digit off is a slip, or the next in a row: it says nothing.
            ValueKind::Custom if slip_of_a_number(text, counterpart) => None,
            ValueKind::Location => Some((-1.5, Reason::Other(field))),
            ValueKind::Country => Some((-1.5, Reason::Other(field))),
            ValueKind::Agency | ValueKind::Habit => Some((-0.5, Reason::Other(field))),
            ValueKind::Custom => {
                let differs = ((1.0 - 0.8) / (1.0 - spread).max(0.2)).log2();
                Some((differs.min(0.0), Reason::Other(field)))
            }
        }
    }

    fn sum(mut self) -> Option<Weighed> {
        let bits = self.prior() + self.reasons.iter().map(|(bits, _)| bits).sum::<f64>();
        if !self.points_at_somebody || (bits < POSSIBLE && !self.few) {
            return None;
        }
        let kinds = self.reasons.iter().filter(|(bits, _)| *bits >= 3.0).count();
        let likelihood = match bits {
            bits if bits >= CERTAIN && kinds >= 2 => Likelihood::Certain,
            bits if bits >= LIKELY => Likelihood::Likely,
            _ => Likelihood::Possible,
        };
        self.reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        Some(Weighed {
            bits,
            likelihood,
            reasons: self.reasons,
        })
    }
}

/// Two birthdays that are not written the same.
fn birthdays(one: &str, other: &str, field: usize) -> (f64, Reason) {
    let day = |text: &str| text.get(text.len().saturating_sub(5)..).map(str::to_owned);
    if (one.starts_with("--") || other.starts_with("--")) && day(one) == day(other) {
        return (DAY.same(0, 0), Reason::Near(field));
    }
    let letters: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    let swapped = matches!(letters.as_slice(), [(a, b), (c, d)] if a == d && b == c);
    let day_and_month = one.get(..5) == other.get(..5)
        && one.get(5..7) == other.get(8..10)
        && one.get(8..10) == other.get(5..7);
    // One birthday in twelve is mistyped; one in a hundred of other people's looks like a slip of this one.
    if one.len() == other.len() && (letters.len() == 1 || swapped || day_and_month) {
        return (3.0, Reason::Near(field));
    }
    (-4.0, Reason::Other(field))
}

/// Whether two texts of some length differ by a slip.
fn nearly(one: &str, other: &str) -> bool {
    let worded = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= 5;
    let ends =
        one.chars().next() == other.chars().next() || one.chars().next_back() == other.chars().next_back();
    ends && worded(one) && worded(other) && strsim::jaro_winkler(one, other) >= 0.92
}

/// Whether two long numbers differ by a slip.
fn slip_of_a_number(one: &str, other: &str) -> bool {
    let number = |text: &str| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit());
    number(one)
        && number(other)
        && one.len().abs_diff(other.len()) <= 1
        && strsim::osa_distance(one, other) == 1
}
