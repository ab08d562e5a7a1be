//! Columns that could hold the same value: which of them does, and what becomes of the others.

use super::field::Field;
use super::guessing::{Guess, Guessing, SAMPLE};
use super::header_words;
use crate::domain::count::parse_count;

/// Every value that a person has once comes from one column, the others are kept under their own names.
pub(super) fn settle(guessing: &mut Guessing<'_>) {
    sums_of_accounts(guessing);
    let mut seen: Vec<Field> = Vec::new();
    for at in guessing.order.clone() {
        let Some(field) = guessing.guesses.get(at).map(|guess| guess.field.clone()) else {
            continue;
        };
        let counts = matches!(field, Field::Followers(_));
        if (field.is_single() || counts) && !seen.contains(&field) {
            keep_the_best(guessing, &field, counts);
            seen.push(field);
        }
    }
    if !guessing.has(|field| matches!(field, Field::Followers(_))) {
        set_aside(
            guessing,
            |guess| guess.field == Field::StatsOn,
            "there are no follower counts that it could date, so it is kept under its own name",
        );
    }
}

/// Beside the followers of single accounts, their sum is nobody's.
fn sums_of_accounts(guessing: &mut Guessing<'_>) {
    if !guessing.has(|field| matches!(field, Field::Followers(Some(_)))) {
        return;
    }
    for (guess, header) in guessing.guesses.iter_mut().zip(&guessing.sheet.header) {
        if guess.field == Field::Followers(None) && !guess.fixed && header_words::says_total(header) {
            *guess = Guess::custom(
                header,
                "a sum over several accounts, so it is kept under its own name",
            );
        }
    }
}

fn keep_the_best(guessing: &mut Guessing<'_>, field: &Field, counts: bool) {
    let rivals: Vec<usize> = guessing
        .order
        .iter()
        .copied()
        .filter(|at| {
            guessing
                .guesses
                .get(*at)
                .is_some_and(|guess| guess.field == *field)
        })
        .collect();
    let rank = |at: &usize| guessing.guesses.get(*at).map(|guess| (!guess.fixed, guess.rank));
    let Some(best) = rivals.iter().copied().min_by_key(rank) else {
        return;
    };
    let Some(first) = guessing.sheet.header.get(best) else {
        return;
    };
    for at in rivals {
        let fixed = guessing.guesses.get(at).is_none_or(|guess| guess.fixed);
        let Some(header) = guessing.sheet.header.get(at).filter(|_| at != best && !fixed) else {
            continue;
        };
        let guess = if !counts {
            Guess::custom(
                header,
                format!("“{first}” holds this already, so it is kept under its own name"),
            )
        } else if say_the_same(guessing, best, at) {
            Guess::new(field.clone(), format!("the same numbers as “{first}”"))
        } else {
            Guess::custom(
                header,
                format!("its numbers are not those of “{first}”, so it is kept under its own name"),
            )
        };
        if let Some(rival) = guessing.guesses.get_mut(at) {
            *rival = guess;
        }
    }
}

/// Whether two columns of counts mean the same ones: `13.8M` and `13800000`.
fn say_the_same(guessing: &Guessing<'_>, one: usize, other: usize) -> bool {
    let count = |cell: &str| parse_count(cell).ok().flatten();
    let (mut both, mut near) = (0, 0);
    for row in guessing.sheet.rows.iter().take(SAMPLE) {
        if let (Some(one), Some(other)) = (count(row.cell(one)), count(row.cell(other))) {
            both += 1;
            // As far apart as a count of two digits and what it was rounded from.
            near += u32::from(one.abs_diff(other) <= one.max(other).unsigned_abs() / 20);
        }
    }
    near * 5 >= both * 4
}

fn set_aside(guessing: &mut Guessing<'_>, wanted: impl Fn(&Guess) -> bool, because: &str) {
    for (guess, header) in guessing.guesses.iter_mut().zip(&guessing.sheet.header) {
        if wanted(guess) && !guess.fixed {
            *guess = Guess::custom(header, because);
        }
    }
}
