//! Rows by whom they are about: groups that grow together.

use std::collections::{BTreeMap, HashSet};

use super::keys::{Keys, NONE, bit, count};
use super::roster::Roster;

/// What the owner decided about single rows, as far as it tells which belong together.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Rows that are about this one of the roster.
    pub(super) people: BTreeMap<usize, usize>,
    /// Rows that are about whom another row is about.
    pub(super) rows: BTreeMap<usize, usize>,
    /// Rows that are about somebody new.
    pub(super) new: HashSet<usize>,
    /// Rows that stay out: they tell nothing of others.
    pub(super) left_out: HashSet<usize>,
}

/// Rows by whom they are about.
#[derive(Debug)]
pub(super) struct Groups {
    parents: Vec<u32>,
    /// The next row of the same group, round and round.
    next: Vec<u32>,
    /// Who of the roster it is, by a group's root.
    existing: Vec<u32>,
    /// The platforms on which a group has accounts, by root.
    platforms: Vec<u16>,
    /// A row of each of the roster.
    rows_of: Vec<u32>,
    /// Rows with accounts of different people, and rows that stay out.
    pub(super) loose: HashSet<u32>,
    /// Whether a group has several rows, by root.
    several: Vec<bool>,
    /// Whether a group has an account or an address, by root.
    keyed: Vec<bool>,
    /// Addresses and links of several people, and accounts that rows about different people give.
    pub(super) shared: HashSet<u32>,
    /// Rows that give one of those under a name that does not belie whom they are about.
    pub(super) vouching: Vec<(u32, u32)>,
    /// The same by key and root.
    vouched: HashSet<(u32, u32)>,
}

impl Groups {
    /// Every row by itself.
    pub(super) fn apart(keys: &Keys, roster: &Roster) -> Self {
        Self {
            parents: (0..count(keys.rows())).collect(),
            next: (0..count(keys.rows())).collect(),
            existing: vec![NONE; keys.rows()],
            platforms: keys.platforms.clone(),
            rows_of: vec![NONE; roster.people().len()],
            loose: HashSet::new(),
            several: Vec::new(),
            keyed: Vec::new(),
            shared: HashSet::new(),
            vouching: Vec::new(),
            vouched: HashSet::new(),
        }
    }

    /// The row that stands for all of a group.
    pub(super) fn root(&self, row: usize) -> usize {
        let mut at = row;
        while let Some(parent) = self.parents.get(at).map(|parent| *parent as usize)
            && parent != at
        {
            at = parent;
        }
        at
    }

    /// Who of the roster a row's group is.
    pub(super) fn existing(&self, row: usize) -> Option<usize> {
        let existing = *self.existing.get(self.root(row))?;
        (existing != NONE).then_some(existing as usize)
    }

    /// Whether a row has accounts of different people, or stays out: it is of no group.
    pub(super) fn is_loose(&self, row: usize) -> bool {
        !self.loose.is_empty() && self.loose.contains(&count(row))
    }

    /// The platforms on which a row's group has accounts.
    pub(super) fn platforms(&self, row: usize) -> u16 {
        self.platforms.get(self.root(row)).copied().unwrap_or_default()
    }

    /// The platforms on which one of the roster has accounts, those that the file brings among them.
    pub(super) fn platforms_of(&self, roster: &Roster, person: usize) -> u16 {
        let known = roster.person(person).map_or(0, |known| {
            known
                .accounts
                .iter()
                .fold(0, |all, account| all | bit(account.platform))
        });
        let brought = self.row_of(person).map_or(0, |row| self.platforms(row));
        known | brought
    }

    /// A row that is about one of the roster.
    pub(super) fn row_of(&self, person: usize) -> Option<usize> {
        let row = *self.rows_of.get(person)?;
        (row != NONE).then_some(row as usize)
    }

    /// The rows of a group, this one first.
    pub(super) fn rows(&self, row: usize) -> impl Iterator<Item = usize> {
        let next = |at: &usize| self.next.get(*at).map(|next| *next as usize);
        std::iter::successors(Some(row), move |at| next(at).filter(|next| *next != row))
    }

    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (root, joined) = (self.root(one), self.root(other));
        let (root, joined) = (root.min(joined), root.max(joined));
        if root == joined {
            return;
        }
        let (Some(&theirs), Some(&mine)) = (self.existing.get(joined), self.existing.get(root)) else {
            return;
        };
        // Two rings become one where their next ones are swapped.
        if root < self.next.len() && joined < self.next.len() {
            self.next.swap(root, joined);
        }
        if let Some(parent) = self.parents.get_mut(joined) {
            *parent = count(root);
        }
        if let Some(platforms) = self.platforms.get(joined).copied()
            && let Some(all) = self.platforms.get_mut(root)
        {
            *all |= platforms;
        }
        if mine == NONE
            && let Some(existing) = self.existing.get_mut(root)
        {
            *existing = theirs;
        }
        for at in [one, other] {
            if let Some(parent) = self.parents.get_mut(at) {
                *parent = count(root);
            }
        }
    }

    /// Says that a row's group is one of the roster.
    pub(super) fn attach(&mut self, row: usize, person: usize) {
        let root = self.root(row);
        if let Some(existing) = self.existing.get_mut(root) {
            *existing = count(person);
        }
        match self.row_of(person) {
            Some(other) => self.join(row, other),
            None => {
                if let Some(row_of) = self.rows_of.get_mut(person) {
                    *row_of = count(row);
                }
            }
        }
    }

    /// Lets every row point at its root.
    pub(super) fn flatten(&mut self, keys: &Keys) {
        self.several = vec![false; self.parents.len()];
        self.keyed = vec![false; self.parents.len()];
        let vouched = self
            .vouching
            .iter()
            .map(|(key, row)| (*key, count(self.root(*row as usize))));
        self.vouched = vouched.collect();
        for row in 0..self.parents.len() {
            let root = self.root(row);
            if let Some(parent) = self.parents.get_mut(row) {
                *parent = count(root);
            }
            if let Some(several) = self.several.get_mut(root) {
                *several |= root != row;
            }
            if let Some(keyed) = self.keyed.get_mut(root) {
                *keyed |= !keys.of(row).is_empty();
            }
        }
    }

    /// Whether a shared address or link is that of a row's group nevertheless.
    pub(super) fn is_vouched(&self, key: u32, row: usize) -> bool {
        self.vouched.contains(&(key, count(self.root(row))))
    }

    /// Whether no other row is of a row's group.
    pub(super) fn is_alone(&self, row: usize) -> bool {
        !self.several.get(self.root(row)).copied().unwrap_or_default()
    }

    /// Whether a row's group has an account or an address.
    pub(super) fn is_keyed(&self, row: usize) -> bool {
        self.keyed.get(self.root(row)).copied().unwrap_or_default()
    }

    /// Whether two groups are two people who are there already.
    pub(super) fn are_two(&self, one: Option<usize>, other: Option<usize>) -> bool {
        matches!((one, other), (Some(one), Some(other)) if one != other)
    }
}
