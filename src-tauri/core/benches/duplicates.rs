//! How long the search for duplicates takes, and what it finds, in lists of influencers made up with known twins.
//!
//! `cargo bench -p perennial-core --bench duplicates` prints a line a size. One in twenty stands twice: elsewhere under
//! the same handle, under a mistyped name, with initials, with the words of the name swapped, or found again by an
//! e-mail address or a phone number. Names, places and agencies are as uneven as in life: the first few are many
//! people's. A list ten times as long should take about ten times as long.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench says what is wrong by panicking"
)]

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::time::Instant;

use perennial_core::domain::Platform;
use perennial_core::domain::twin::{Likelihood, Somebody, ValueField, ValueKind, find};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// Small numbers are frequent, large ones rare.
    fn uneven(&mut self, sides: usize) -> usize {
        let share = self.roll(1_000_000) as f64 / 1_000_000.0;
        ((share * share * share) * sides as f64) as usize
    }
}

/// A word that is always the same for the same number.
fn word(number: usize, syllables: usize) -> String {
    const STARTS: [&str; 14] = [
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z",
    ];
    const ENDS: [&str; 8] = ["a", "e", "i", "o", "an", "el", "ir", "os"];
    let mut dice = Dice(number as u64 * 2_654_435_761 + 17);
    dice.roll(2);
    (0..syllables)
        .map(|_| format!("{}{}", STARTS[dice.roll(14)], ENDS[dice.roll(8)]))
        .collect()
}

fn people(count: usize) -> (Vec<Somebody>, HashSet<(u128, u128)>) {
    let mut dice = Dice(7);
    let mut people: Vec<Somebody> = Vec::with_capacity(count);
    let mut truth = HashSet::new();
    while people.len() < count {
        let at = people.len();
        let person = somebody(&mut dice, at);
        if dice.roll(20) == 0 {
            let twin = twin_of(&mut dice, &person, at + 1);
            truth.insert((person.id.as_u128(), twin.id.as_u128()));
            people.push(person);
            people.push(twin);
        } else {
            people.push(person);
        }
    }
    (people, truth)
}

fn somebody(dice: &mut Dice, at: usize) -> Somebody {
    let (first, last) = (word(dice.uneven(800), 2), word(1_000 + dice.uneven(20_000), 3));
    // A platform gives a handle to one.
    let handle = match dice.roll(4) {
        0 => format!("{first}.{last}{}", dice.roll(10_000_000)),
        1 => format!("{first}{}", dice.roll(10_000_000)),
        2 => format!(
            "{}.{}.{first}",
            word(50_000 + dice.uneven(500), 2),
            word(60_000 + dice.roll(5_000), 2)
        ),
        _ => format!("{last}_{}", word(60_000 + dice.roll(500_000), 4)),
    };
    let mut values = vec![
        (1, word(90_000 + dice.uneven(300), 3)),
        (2, word(95_000 + dice.uneven(40), 3)),
    ];
    if dice.roll(2) == 0 {
        let birthday = format!(
            "{}-{:02}-{:02}",
            1975 + dice.roll(30),
            1 + dice.roll(12),
            1 + dice.roll(28)
        );
        values.insert(0, (0, birthday));
    }
    if dice.roll(3) == 0 {
        values.push((3, word(97_000 + dice.uneven(60), 3)));
    }
    values.push((4, word(98_000 + dice.uneven(12), 2)));
    Somebody {
        id: uuid::Uuid::from_u128(at as u128),
        name: format!("{first} {last}"),
        accounts: vec![(Platform::Instagram, handle.clone())],
        emails: if dice.roll(2) == 0 {
            vec![format!("{handle}@mail{}.example", dice.roll(6))]
        } else {
            Vec::new()
        },
        phones: if dice.roll(3) == 0 {
            vec![format!("+351 9{:08}", dice.roll(100_000_000))]
        } else {
            Vec::new()
        },
        values,
    }
}

/// The same person as another list has them.
fn twin_of(dice: &mut Dice, person: &Somebody, at: usize) -> Somebody {
    let mut twin = person.clone();
    twin.id = uuid::Uuid::from_u128(at as u128);
    twin.accounts[0].0 = Platform::Tiktok;
    twin.values.retain(|(field, _)| dice.roll(3) > 0 && *field != 4);
    let words: Vec<&str> = person.name.split(' ').collect();
    match dice.roll(5) {
        0 => twin.name = twin.accounts[0].1.clone(),
        1 => {
            let mut letters: Vec<char> = person.name.chars().collect();
            let swapped = 1 + dice.roll(letters.len() - 3);
            letters.swap(swapped, swapped + 1);
            twin.name = letters.into_iter().collect();
        }
        2 => twin.name = format!("{}. {}", &words[0][..1], words[1]),
        3 => twin.name = format!("{}, {}", words[1], words[0]),
        _ => {}
    }
    // What the other list knows them by.
    match dice.roll(4) {
        0 if !twin.emails.is_empty() => twin.accounts.clear(),
        1 if !twin.phones.is_empty() => twin.accounts.clear(),
        _ => {}
    }
    twin
}

fn main() {
    let fields = [
        ("birthday", ValueKind::Birthday),
        ("location", ValueKind::Location),
        ("country", ValueKind::Country),
        ("agency", ValueKind::Agency),
        ("\u{201c}Niche\u{201d}", ValueKind::Custom),
    ]
    .map(|(label, kind)| ValueField {
        label: label.to_owned(),
        kind,
    });
    for count in [1_000, 10_000, 100_000] {
        let (people, truth) = people(count);
        let mut weighed = 0;
        let started = Instant::now();
        let found = find(&people, &fields, &mut |_, total| {
            weighed = total;
            ControlFlow::Continue(())
        })
        .unwrap();
        let took = started.elapsed();
        print!("{count:7} people in {took:.2?}, {weighed} pairs weighed");
        for (label, least) in [
            ("certain", Likelihood::Certain),
            ("likely", Likelihood::Likely),
            ("possible", Likelihood::Possible),
        ] {
            let listed: HashSet<(u128, u128)> = found
                .iter()
                .filter(|pair| pair.likelihood <= least)
                .map(|pair| (pair.left.0.as_u128(), pair.right.0.as_u128()))
                .collect();
            let right = listed.intersection(&truth).count() as f64;
            print!(
                "; to {label}: {} of precision {:.4} and recall {:.4}",
                listed.len(),
                right / listed.len().max(1) as f64,
                right / truth.len() as f64
            );
        }
        println!();
    }
}
