//! Similar names, for rows of which nothing but a name tells whom they are about.
//!
//! Names are looked up by blocks that similar ones share; a block that many share tells little and is left out, so that
//! a long list is never compared with another, name by name.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::keys::{ByKey, Key, Keys, count};
use super::roster::Roster;
use crate::domain::similar::{NameLikeness, name_blocks, names_alike};

/// A block that more names share is passed over.
const LARGEST_BLOCK: usize = 12;

/// So many names at most are offered.
const MOST: usize = 4;

/// How many names are looked at between two reports of progress.
const STEP: usize = 1_024;

/// Somebody with a similar name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namesake {
    /// One of the roster, by place.
    Existing(u32),
    /// Whom this row is about.
    Row(u32),
}

/// Those with similar names, by row.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    found: HashMap<usize, Vec<Namesake>>,
}

impl Namesakes {
    /// Looks for them; nothing where it was broken off. `progress` hears how many names of how many are done.
    pub(super) fn of_rows(
        rows: &[usize],
        keys: &Keys,
        roster: &Roster,
        name: &dyn Fn(usize) -> Option<String>,
        progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let mut all = Self::default();
        let asking: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| {
                let (_, name) = keys.name_of(*row).unzip();
                name.is_some_and(|name| name.rows == 1 && name.full && roster.called(name.key).is_empty())
            })
            .collect();
        if asking.is_empty() {
            return Some(all);
        }
        let total = count(asking.len() + roster.people().len() + keys.rows() + asking.len());
        let mut done = 0;
        let mut step = || {
            done += 1;
            match done as usize % STEP {
                0 => progress(done, total),
                _ => ControlFlow::Continue(()),
            }
        };
        let mut blocks: ByKey<Vec<Namesake>> = ByKey::default();
        for row in &asking {
            for block in name(*row).iter().flat_map(|name| blocks_of(name)) {
                blocks.entry(block).or_default();
            }
            if step().is_break() {
                return None;
            }
        }
        let mut put = |name: &str, who: Namesake| {
            for block in blocks_of(name) {
                if let Some(those) = blocks
                    .get_mut(&block)
                    .filter(|those| those.len() <= LARGEST_BLOCK)
                {
                    those.push(who);
                }
            }
        };
        for (at, known) in roster.people().iter().enumerate() {
            put(&known.name, Namesake::Existing(count(at)));
            if step().is_break() {
                return None;
            }
        }
        for row in 0..keys.rows() {
            if keys.name_of(row).is_some()
                && let Some(name) = name(row)
            {
                put(&name, Namesake::Row(count(row)));
            }
            if step().is_break() {
                return None;
            }
        }
        for row in asking {
            let Some(mine) = name(row) else { continue };
            let mut similar: Vec<(NameLikeness, Namesake)> = Vec::new();
            for block in blocks_of(&mine) {
                let those = blocks.get(&block).filter(|those| those.len() <= LARGEST_BLOCK);
                for who in those.into_iter().flatten() {
                    let theirs = match who {
                        _ if similar.iter().any(|(_, known)| known == who) => continue,
                        // Each pair is asked about once, at the later row.
                        Namesake::Row(other) if *other as usize >= row => continue,
                        Namesake::Row(other) => name(*other as usize),
                        Namesake::Existing(at) => roster.person(*at as usize).map(|known| known.name.clone()),
                    };
                    let likeness =
                        theirs.map_or(NameLikeness::Different, |theirs| similar_names(&mine, &theirs));
                    if likeness > NameLikeness::Initials {
                        similar.push((likeness, *who));
                    }
                }
            }
            if !similar.is_empty() {
                similar.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
                let those = similar.into_iter().take(MOST).map(|(_, who)| who).collect();
                all.found.insert(row, those);
            }
            if step().is_break() {
                return None;
            }
        }
        Some(all)
    }

    /// Whether somebody has a name similar to a row's.
    pub(super) fn knows(&self, row: usize) -> bool {
        !self.found.is_empty() && self.found.contains_key(&row)
    }

    /// Those whose names are similar to a row's, the most similar first.
    pub(super) fn of(&self, row: usize) -> &[Namesake] {
        self.found.get(&row).map_or(&[], Vec::as_slice)
    }
}

/// Initials are too little to go by, and so are their blocks.
fn blocks_of(name: &str) -> impl Iterator<Item = Key> {
    let blocks = name_blocks(name)
        .into_iter()
        .filter(|block| !block.ends_with('.'));
    blocks.map(Key::of)
}

/// How alike two names are; numbers in them are no slips.
fn similar_names(one: &str, other: &str) -> NameLikeness {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    match digits(one) == digits(other) {
        true => names_alike(one, other),
        false => NameLikeness::Different,
    }
}
