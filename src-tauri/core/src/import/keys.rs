//! What rows and people are recognised by, as numbers: accounts, links, e-mail addresses and names.
//!
//! A file of a million rows has several million of them; kept as hashes they are looked up without being copied.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

use super::candidate::{Candidate, add_once};
use super::roster::Roster;
use crate::domain::account::{Platform, skeleton};
use crate::domain::similar;

/// A hash of something that tells people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    pub(super) fn account(platform: Platform, handle: &str) -> Self {
        Self::of((0u8, platform, handle))
    }

    pub(super) fn email(address: &str) -> Self {
        Self::of((1u8, address))
    }

    /// The words of a name in any order; nothing where it has none.
    pub(super) fn name(name: &str) -> Option<Self> {
        let key = similar::name_key(name);
        (!key.is_empty()).then(|| Self::of((2u8, key)))
    }

    pub(super) fn of(what: impl Hash) -> Self {
        // With fixed keys: the same file is understood in the same way in every run.
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// A hash needs no hashing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A map from keys.
pub(super) type ByKey<T> = HashMap<Key, T, BuildHasherDefault<Plain>>;

/// No one, no name, no row.
pub(super) const NONE: u32 = u32::MAX;

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An account that one person alone can have.
    Account,
    /// A website, blog or link page.
    Link,
    /// An e-mail address.
    Email,
}

/// A key of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) key: Key,
    pub(super) kind: Kind,
    /// The first of the roster who has it, once the two have met.
    pub(super) existing: u32,
    /// The first row that has it.
    pub(super) first: u32,
    /// Whether other rows have it too.
    pub(super) again: bool,
}

/// A name that rows give.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) key: Key,
    /// How many rows give it.
    pub(super) rows: u32,
    /// Whether it has a first and a last word: a first name alone is no name to go by.
    pub(super) full: bool,
}

/// What every row is recognised by.
#[derive(Debug, Default)]
pub(super) struct Keys {
    ids: ByKey<u32>,
    pub(super) marks: Vec<Mark>,
    /// Keys of handles in another alphabet, by what they look like.
    looks: ByKey<Vec<u32>>,
    /// Rows with such handles.
    disguised: HashSet<u32>,
    name_ids: ByKey<u32>,
    pub(super) names: Vec<Name>,
    /// Where each row's keys end among all of them.
    ends: Vec<u32>,
    all: Vec<u32>,
    /// Each row's name; [`NONE`] where it only has what stands for one.
    pub(super) named: Vec<u32>,
    /// The platforms of each row's accounts, a bit each; websites are none.
    pub(super) platforms: Vec<u16>,
}

impl Keys {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            ids: ByKey::with_capacity_and_hasher(rows * 2, BuildHasherDefault::default()),
            marks: Vec::with_capacity(rows * 2),
            looks: ByKey::default(),
            disguised: HashSet::new(),
            name_ids: ByKey::with_capacity_and_hasher(rows, BuildHasherDefault::default()),
            names: Vec::with_capacity(rows),
            ends: Vec::with_capacity(rows),
            all: Vec::with_capacity(rows * 2),
            named: Vec::with_capacity(rows),
            platforms: Vec::with_capacity(rows),
        }
    }

    /// Adds the next row: first its accounts in their order, then its addresses in theirs.
    pub(super) fn push(&mut self, candidate: &Candidate) {
        let row = count(self.ends.len());
        let mut platforms = 0;
        for one in &candidate.accounts {
            let platform = one.account.platform;
            let key = Key::account(platform, &one.account.handle);
            let kind = match platform {
                Platform::Website => Kind::Link,
                _ => Kind::Account,
            };
            if kind == Kind::Account {
                platforms |= bit(platform);
            }
            let id = self.add(key, kind, row);
            let looks = skeleton(&one.account.handle);
            if looks != one.account.handle {
                add_once(self.looks.entry(Key::account(platform, &looks)).or_default(), id);
                self.disguised.insert(row);
            }
        }
        for email in &candidate.emails {
            let key = Key::email(email);
            self.add(key, Kind::Email, row);
        }
        let name = candidate.name.as_deref().filter(|_| candidate.named);
        let name = name.map_or(NONE, |name| self.name(name));
        self.named.push(name);
        self.platforms.push(platforms);
        self.ends.push(count(self.all.len()));
    }

    /// Adds a row that is recognised by nothing.
    pub(super) fn push_nothing(&mut self) {
        self.named.push(NONE);
        self.platforms.push(0);
        self.ends.push(count(self.all.len()));
    }

    /// Says of every key who of the roster has it.
    pub(super) fn meet(&mut self, roster: &Roster) {
        for mark in &mut self.marks {
            let existing = match mark.kind {
                Kind::Account | Kind::Link => roster.with_account(mark.key),
                Kind::Email => roster.with_email(mark.key),
            };
            mark.existing = existing.map_or(NONE, count);
        }
    }

    fn add(&mut self, key: Key, kind: Kind, row: u32) -> u32 {
        let next = count(self.marks.len());
        let id = *self.ids.entry(key).or_insert(next);
        self.all.push(id);
        match self.marks.get_mut(id as usize) {
            Some(mark) => mark.again |= mark.first != row,
            None => self.marks.push(Mark {
                key,
                kind,
                existing: NONE,
                first: row,
                again: false,
            }),
        }
        id
    }

    /// The key of a handle, where a row gives it.
    pub(super) fn id(&self, key: Key) -> Option<u32> {
        self.ids.get(&key).copied()
    }

    /// Keys of handles in another alphabet that look like this.
    pub(super) fn looking_like(&self, key: Key) -> &[u32] {
        self.looks.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether a row has a handle that may look like another.
    pub(super) fn may_look_alike(&self, row: usize, roster: &Roster) -> bool {
        let looks = |key: &u32| {
            let mark = self.mark(*key);
            mark.is_some_and(|mark| {
                self.looks.contains_key(&mark.key) || !roster.looking_like(mark.key).is_empty()
            })
        };
        self.disguised.contains(&count(row)) || self.of(row).iter().any(looks)
    }

    fn name(&mut self, name: &str) -> u32 {
        let words = similar::name_key(name);
        if words.is_empty() {
            return NONE;
        }
        let full = is_full(&words);
        let key = Key::of((2u8, words));
        let next = count(self.names.len());
        let id = *self.name_ids.entry(key).or_insert(next);
        match self.names.get_mut(id as usize) {
            Some(name) => name.rows += 1,
            None => self.names.push(Name { key, rows: 1, full }),
        }
        id
    }

    /// The keys of a row, in the order in which it gives them.
    pub(super) fn of(&self, row: usize) -> &[u32] {
        let end = self.ends.get(row).copied().unwrap_or_default() as usize;
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default() as usize,
            None => 0,
        };
        self.all.get(start..end).unwrap_or_default()
    }

    pub(super) fn mark(&self, key: u32) -> Option<Mark> {
        self.marks.get(key as usize).copied()
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.ends.len()
    }

    /// The name of a row.
    pub(super) fn name_of(&self, row: usize) -> Option<(u32, Name)> {
        let id = *self.named.get(row)?;
        Some((id, *self.names.get(id as usize)?))
    }
}

/// The bit of a platform; none where two handles may be of two platforms.
pub(super) fn bit(platform: Platform) -> u16 {
    match platform {
        Platform::Website | Platform::Other => 0,
        named => 1 << (named as u16),
    }
}

/// Whether folded words are more than a first name. Chinese, Japanese and Korean names have no space.
fn is_full(words: &str) -> bool {
    let east_asian =
        |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    words.contains(' ') || words.chars().filter(|c| east_asian(*c)).count() > 1
}

/// Rows and people are fewer than this number can count.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}
