//! Which rows are about one person, whatever their order.
//!
//! Passes from high fidelity to low: accounts, e-mail addresses, links, then a name with a second signal. A pass joins
//! rows with each other and with people who are there; what it cannot join for sure it leaves to be asked, row by row.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;

use super::candidate::Candidate;
use super::change::stands_for_a_name;
use super::groups::{Groups, Told};
use super::keys::{Key, Keys, Kind, Mark, NONE, count};
use super::party::Party;
use super::roster::Roster;
use crate::domain::similar::{NameLikeness, names_alike};

/// A value that more people share is nobody's own.
const MOST_PARTIES: usize = 12;

/// So many rows of a group are looked at.
const MOST_ROWS: usize = 64;

/// How many names are compared between two reports of progress.
const STEP: usize = 1_024;

/// What the passes work with.
pub(super) struct Grouping<'g> {
    pub(super) keys: &'g Keys,
    pub(super) roster: &'g Roster,
    pub(super) told: &'g Told,
    pub(super) overwrites_names: bool,
    /// Reads a row.
    pub(super) read: &'g dyn Fn(usize) -> Option<Candidate>,
}

impl Grouping<'_> {
    /// Puts the rows together that are about one person; nothing where it was broken off.
    pub(super) fn run(&self, progress: &mut dyn FnMut() -> ControlFlow<()>) -> Option<Groups> {
        let mut groups = Groups::apart(self.keys, self.roster);
        self.by_account(&mut groups);
        self.by_name_and_addresses(&mut groups);
        for kind in [Kind::Email, Kind::Link] {
            if progress().is_break() {
                return None;
            }
            self.by_address(&mut groups, kind);
        }
        for (row, other) in &self.told.rows {
            if !groups.are_two(groups.existing(*row), groups.existing(*other)) && !groups.is_loose(*other) {
                groups.join(*row, *other);
            }
        }
        self.by_name(&mut groups, progress)?;
        groups.flatten(self.keys);
        Some(groups)
    }

    fn by_account(&self, groups: &mut Groups) {
        let keys = self.keys;
        let mut anchors: Vec<u32> = Vec::new();
        for row in 0..keys.rows() {
            let marks = || {
                let all = keys.of(row).iter();
                all.filter_map(|key| Some((*key as usize, keys.mark(*key)?)))
                    .filter(|(_, mark)| mark.kind == Kind::Account)
            };
            let mut person = self.told.people.get(&row).copied();
            let told = person.is_some();
            let mut several = false;
            for (_, mark) in marks().filter(|(_, mark)| mark.existing != NONE && !told) {
                let existing = mark.existing as usize;
                several |= person.is_some_and(|person| person != existing);
                person = Some(existing);
            }
            if several || self.told.left_out.contains(&row) {
                groups.loose.insert(count(row));
                continue;
            }
            if let Some(person) = person {
                groups.attach(row, person);
            }
        }
        for row in (0..keys.rows())
            .filter(|row| !groups.is_loose(*row))
            .collect::<Vec<_>>()
        {
            let told = self.told.people.contains_key(&row);
            for key in keys.of(row) {
                let Some(mark) = keys
                    .mark(*key)
                    .filter(|mark| mark.kind == Kind::Account && mark.again)
                else {
                    continue;
                };
                // What is somebody's already does not follow the row that is said to be another's.
                if told && mark.existing != NONE {
                    continue;
                }
                if anchors.is_empty() {
                    anchors.resize(keys.marks.len(), NONE);
                }
                match anchors.get_mut(*key as usize) {
                    Some(anchor) if *anchor == NONE => *anchor = count(row),
                    Some(anchor) => {
                        let anchor = *anchor as usize;
                        if groups.are_two(groups.existing(row), groups.existing(anchor)) {
                            groups.shared.insert(*key);
                        } else {
                            groups.join(row, anchor);
                        }
                    }
                    None => {}
                }
            }
        }
    }

    /// A row with the name and all the addresses of somebody who is there, and of nobody else, is about them, whatever
    /// the rows around it say: a list that comes again tells them as it did.
    fn by_name_and_addresses(&self, groups: &mut Groups) {
        for row in 0..self.keys.rows() {
            let Some((_, name)) = self.keys.name_of(row) else {
                continue;
            };
            let free = !self.told.new.contains(&row) && !groups.is_loose(row);
            if !free || groups.existing(row).is_some() {
                continue;
            }
            let mut people: Option<Vec<usize>> = None;
            for key in self.keys.of(row) {
                let holders = self.holders(*key, Kind::Email);
                match &mut people {
                    Some(people) => people.retain(|person| holders.contains(person)),
                    None => people = Some(holders),
                }
            }
            let mut people = people.unwrap_or_default();
            if !people.is_empty() {
                let called = self.roster.called(name.key);
                people.retain(|person| called.iter().any(|(_, one)| *one as usize == *person));
            }
            if let [person] = people.as_slice() {
                groups.attach(row, *person);
            }
        }
    }

    /// Joins those who share an address or a link, where nothing speaks against it.
    fn by_address(&self, groups: &mut Groups, kind: Kind) {
        let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for row in 0..self.keys.rows() {
            for key in self.keys.of(row) {
                let Some(mark) = self.keys.mark(*key).filter(|mark| mark.kind == kind) else {
                    continue;
                };
                let theirs = mark.existing != NONE && groups.existing(row) != Some(mark.existing as usize);
                let free = !self.told.new.contains(&row) && !groups.loose.contains(&count(row));
                if (mark.again || theirs) && free {
                    holders.entry(*key).or_default().push(row);
                }
            }
        }
        // In an order of their own: what one address joins is there when the next is looked at.
        let mut holders: Vec<(u32, Vec<usize>)> = holders.into_iter().collect();
        holders.sort_by_key(|(key, _)| self.keys.mark(*key).map(|mark| mark.key));
        for (key, rows) in holders {
            self.settle(groups, key, kind, &rows);
        }
    }

    fn settle(&self, groups: &mut Groups, key: u32, kind: Kind, rows: &[usize]) {
        let parties = self.parties(groups, rows, self.holders(key, kind));
        if parties.len() < 2 {
            return;
        }
        let pairs =
            || (0..parties.len()).flat_map(|one| (one + 1..parties.len()).map(move |other| (one, other)));
        let agree = |(one, other): (usize, usize)| match (parties.get(one), parties.get(other)) {
            (Some(one), Some(other)) => {
                one.agrees(other, kind) && !groups.are_two(one.existing, other.existing)
            }
            _ => false,
        };
        let all = parties.len() <= MOST_PARTIES && pairs().all(agree);
        if !all {
            groups.shared.insert(key);
            let vouching = rows.iter().filter(|row| self.vouches(groups, **row));
            let vouching: Vec<_> = vouching.map(|row| (key, count(*row))).collect();
            groups.vouching.extend(vouching);
        }
        if all {
            parties
                .iter()
                .for_each(|party| self.join(groups, parties.first(), Some(party)));
            return;
        }
        // Several people have it: those of one name are one of them nevertheless, where it is only one.
        let mut of_name: BTreeMap<Key, Vec<&Party>> = BTreeMap::new();
        for party in &parties {
            for name in &party.called {
                of_name.entry(*name).or_default().push(party);
            }
        }
        for namesakes in of_name.into_values() {
            let people: HashSet<usize> = namesakes.iter().filter_map(|party| party.existing).collect();
            if people.len() < 2 {
                let first = namesakes.first().copied();
                namesakes
                    .iter()
                    .for_each(|party| self.join(groups, first, Some(party)));
            }
        }
    }

    /// The groups of these rows and these of the roster, each once, with all that is said and known of them.
    fn parties(&self, groups: &Groups, rows: &[usize], people: Vec<usize>) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for row in rows {
            let root = groups.root(*row);
            let name = self.keys.name_of(*row).map(|(_, name)| name.key);
            if let Some(party) = parties.iter_mut().find(|party| party.row == Some(root)) {
                party.called.extend(name);
                continue;
            }
            let existing = groups.existing(root);
            let mut party = Party::new(Some(root), existing, groups.platforms(root));
            for row in groups.rows(root).take(MOST_ROWS) {
                (self.read)(row).iter().for_each(|candidate| party.add(candidate));
            }
            let known = existing.and_then(|person| self.roster.person(person));
            known.into_iter().for_each(|known| party.know(known));
            party.called.extend(name);
            parties.push(party);
        }
        for person in people {
            if parties.iter().any(|party| party.existing == Some(person)) {
                continue;
            }
            if let Some(known) = self.roster.person(person) {
                let row = groups.row_of(person).map(|row| groups.root(row));
                let platforms = groups.platforms_of(self.roster, person);
                let mut party = Party::new(row, Some(person), platforms);
                party.know(known);
                for row in row.into_iter().flat_map(|row| groups.rows(row)).take(MOST_ROWS) {
                    (self.read)(row).iter().for_each(|candidate| party.add(candidate));
                }
                parties.push(party);
            }
        }
        parties
    }

    /// The first row of a group that gives a name.
    fn first_named(&self, groups: &Groups, row: usize) -> Option<usize> {
        let named = |row: &usize| self.keys.name_of(*row).is_some();
        groups.rows(groups.root(row)).filter(named).min()
    }

    /// Whether a row gives a name, and none that is another's than whom its accounts are of.
    fn vouches(&self, groups: &Groups, row: usize) -> bool {
        let candidate = (self.read)(row).filter(|candidate| candidate.named);
        let Some(name) = candidate.and_then(|candidate| candidate.name) else {
            return false;
        };
        let known = groups.existing(row).and_then(|person| self.roster.person(person));
        if known.is_some() && self.overwrites_names {
            // The file's first name takes the place of the one that is known.
            let first = self.first_named(groups, row);
            let first = first.and_then(|row| (self.read)(row)?.name);
            return first.is_none_or(|first| names_alike(&name, &first) > NameLikeness::Different);
        }
        known.is_none_or(|known| {
            stands_for_a_name(&known.name, known) || names_alike(&name, &known.name) > NameLikeness::Different
        })
    }

    /// Everyone of the roster who has an address or a link.
    fn holders(&self, key: u32, kind: Kind) -> Vec<usize> {
        let has = |mark: &Mark| mark.kind == kind && mark.existing != NONE;
        match (self.keys.mark(key).filter(has), kind) {
            (None, _) => Vec::new(),
            (Some(mark), Kind::Email) => self.roster.sharing_email(mark.key),
            (Some(mark), _) => vec![mark.existing as usize],
        }
    }

    fn join(&self, groups: &mut Groups, one: Option<&Party>, other: Option<&Party>) {
        let (Some(one), Some(other)) = (one, other) else {
            return;
        };
        let now = |party: &Party| match party.row {
            Some(row) => groups.existing(row).or(party.existing),
            None => party.existing,
        };
        if groups.are_two(now(one), now(other)) {
            return;
        }
        match (one.row, other.row) {
            (Some(row), Some(other)) => groups.join(row, other),
            (Some(row), None) => other
                .existing
                .into_iter()
                .for_each(|person| groups.attach(row, person)),
            (None, Some(row)) => one
                .existing
                .into_iter()
                .for_each(|person| groups.attach(row, person)),
            (None, None) => {}
        }
    }

    /// Joins those of one name who share a second signal: see [`Party::signals`].
    fn by_name(&self, groups: &mut Groups, progress: &mut dyn FnMut() -> ControlFlow<()>) -> Option<()> {
        let mut called: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for row in 0..self.keys.rows() {
            let Some((id, name)) = self.keys.name_of(row).filter(|(_, name)| name.full) else {
                continue;
            };
            let placed = groups.existing(row).is_some();
            let alone = name.rows == 1 && (placed || self.roster.called(name.key).is_empty());
            if !alone && !groups.is_loose(row) && !self.told.new.contains(&row) {
                called.entry(id).or_default().push(row);
            }
        }
        let name = |id: u32| self.keys.names.get(id as usize).map(|name| name.key);
        let mut called: Vec<(u32, Vec<usize>)> = called.into_iter().collect();
        called.sort_by_key(|(id, _)| name(*id));
        for (at, (id, rows)) in called.into_iter().enumerate() {
            if at % STEP == 0 && progress().is_break() {
                return None;
            }
            let unplaced = rows.iter().any(|row| groups.existing(*row).is_none());
            if unplaced && let Some(name) = self.keys.names.get(id as usize) {
                self.namesakes(groups, self.roster.called(name.key), &rows);
            }
        }
        Some(())
    }

    fn namesakes(&self, groups: &mut Groups, people: &[(Key, u32)], rows: &[usize]) {
        let key = people.first().map(|(key, _)| *key);
        // Who is to be called otherwise is no longer of this name.
        let keeps = |person: &usize| {
            let row = groups.row_of(*person).filter(|_| self.overwrites_names);
            row.and_then(|row| self.first_named(groups, row))
                .is_none_or(|row| {
                    self.keys
                        .name_of(row)
                        .is_some_and(|(_, name)| Some(name.key) == key)
                })
        };
        let people = people.iter().map(|(_, person)| *person as usize).filter(keeps);
        let rows: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| groups.existing(*row).as_ref().is_none_or(keeps))
            .collect();
        let parties = self.parties(groups, &rows, people.collect());
        let mut with: BTreeMap<Key, Vec<&Party>> = BTreeMap::new();
        for party in &parties {
            let mut signals = party.signals().to_vec();
            signals.sort_unstable();
            signals.dedup();
            for signal in signals {
                with.entry(signal).or_default().push(party);
            }
        }
        for sharing in with.into_values() {
            let mut others = sharing.iter();
            // Where two of them are two people, nothing tells which of them a third is.
            let mut apart = false;
            while let Some(one) = others.next() {
                apart |= others.clone().any(|other| {
                    groups.are_two(one.existing, other.existing)
                        || one.contradicts(other, self.overlap(groups, one, other))
                });
            }
            if !apart {
                let first = sharing.first().copied();
                sharing
                    .iter()
                    .for_each(|party| self.join(groups, first, Some(party)));
            }
        }
    }

    /// Whether both have accounts on one platform; where they are one already, nothing speaks against it.
    fn overlap(&self, groups: &Groups, one: &Party, other: &Party) -> bool {
        let root = |party: &Party| party.row.map(|row| groups.root(row));
        if root(one).is_some() && root(one) == root(other) {
            return false;
        }
        let platforms = |party: &Party| match party.row {
            Some(row) => groups.platforms(row) | party.platforms,
            None => party.platforms,
        };
        platforms(one) & platforms(other) != 0
    }
}
