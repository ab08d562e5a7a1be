//! Who is known while a file is planned: the roster, and what the rows before bring.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::candidate::Candidate;
use super::change::{Change, Changes, Said, stands_for_a_name};
use super::groups::Groups;
use super::keys::{Key, Keys, Kind, NONE, count};
use super::plan::{Question, Who};
use super::roster::{Known, Roster};
use super::row_reader::RowReader;
use super::similar_names::Namesakes;
use crate::domain::account::AccountRef;

/// A person while the file is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Person {
    /// One of the roster, by place.
    Existing(u32),
    /// One whom an earlier row makes, by order of making.
    Made(u32),
}

/// Someone whom a row makes: most are never met again, so the person is only drawn up for a row that asks.
pub(super) struct Made {
    /// The row's place among the sheet's.
    pub(super) row: usize,
    line: u32,
    known: OnceCell<Box<Known>>,
}

/// Who is known by the time a row is planned: the roster, and what the rows before it bring.
pub(super) struct Standing<'p> {
    pub(super) roster: &'p Roster,
    pub(super) overwrites_names: bool,
    pub(super) rows: &'p RowReader<'p>,
    pub(super) keys: &'p Keys,
    pub(super) groups: &'p Groups,
    pub(super) namesakes: Namesakes,
    /// Who has a key, as far as rows gave it; else who of the roster.
    owners: Vec<Option<Person>>,
    /// Everyone to whom rows gave a key that several have.
    sharing: HashMap<u32, Vec<Person>>,
    /// Who a group is, by its root, once a row tells.
    people: Vec<Option<Person>>,
    /// What the first row of a group asked.
    pub(super) pending: HashMap<usize, Question>,
    /// People of the roster as earlier rows leave them.
    changed: HashMap<u32, Known>,
    /// People whom earlier rows make.
    pub(super) made: Vec<Made>,
    /// Those whom the file makes or names anew, by names that several rows or people have.
    pub(super) called: HashMap<Key, Vec<Person>>,
    /// Names that rows gave to people who have one.
    offered: HashMap<Person, Vec<String>>,
    /// What the file has said of people.
    said: HashSet<(Person, Said)>,
    /// Accounts of rows that stay with whom they are of.
    pub(super) kept_off: HashMap<usize, Vec<AccountRef>>,
}

impl<'p> Standing<'p> {
    pub(super) fn new(
        roster: &'p Roster,
        rows: &'p RowReader<'p>,
        keys: &'p Keys,
        groups: &'p Groups,
        namesakes: Namesakes,
        overwrites_names: bool,
    ) -> Self {
        Self {
            roster,
            overwrites_names,
            rows,
            keys,
            groups,
            namesakes,
            owners: vec![None; keys.marks.len()],
            sharing: HashMap::new(),
            people: vec![None; keys.rows()],
            pending: HashMap::new(),
            changed: HashMap::new(),
            made: Vec::new(),
            called: HashMap::new(),
            offered: HashMap::new(),
            said: HashSet::new(),
            kept_off: HashMap::new(),
        }
    }

    /// Who a group is: someone of the roster, or whom a row above made of it.
    pub(super) fn person_of(&self, root: usize) -> Option<Person> {
        let told = self.people.get(root).copied().flatten();
        told.or_else(|| self.groups.existing(root).map(|at| Person::Existing(count(at))))
    }

    /// Who has a key: the first to whom a row gave it, else who has it of old.
    pub(super) fn owner(&self, key: u32) -> Option<Person> {
        let brought = self.owners.get(key as usize).copied().flatten();
        brought.or_else(|| {
            let mark = self.keys.mark(key).filter(|mark| mark.existing != NONE)?;
            Some(Person::Existing(mark.existing))
        })
    }

    /// Everyone who has an address or a link that several have.
    pub(super) fn sharing_key(&self, key: u32) -> Vec<Person> {
        let mut people = Vec::new();
        let shared = self.groups.shared.contains(&key);
        let Some(mark) = self.keys.mark(key).filter(|_| shared) else {
            return people;
        };
        if mark.existing != NONE && mark.kind == Kind::Email {
            for person in self.roster.sharing_email(mark.key) {
                add(&mut people, Some(Person::Existing(count(person))));
            }
        } else if mark.existing != NONE {
            add(&mut people, Some(Person::Existing(mark.existing)));
        }
        for person in self.sharing.get(&key).into_iter().flatten() {
            add(&mut people, Some(*person));
        }
        people
    }

    /// Lets a name that the file offers take the place of one that only stands for a name: a row may bring the very
    /// handle that someone is called by, and the next import would then find a name to fill in.
    pub(super) fn offer_name(&mut self, person: Person, candidate: &Candidate, changes: &mut Vec<Change>) {
        let brings = |change: &Change| matches!(change, Change::AddAccount { .. } | Change::AddEmail { .. });
        if let Some(name) = candidate.name.as_ref().filter(|_| candidate.named) {
            self.offered.entry(person).or_default().push(name.clone());
        }
        if !changes.iter().any(brings) {
            return;
        }
        let Some(mut after) = self.known(person).cloned() else {
            return;
        };
        changes.iter().for_each(|change| after.apply(change));
        if !stands_for_a_name(&after.name, &after) {
            return;
        }
        let made_as = self
            .row_made(person)
            .filter(|row| row.named)
            .and_then(|row| row.name);
        let offered = made_as
            .iter()
            .chain(self.offered.get(&person).into_iter().flatten());
        if let Some(to) = offered.into_iter().find(|name| !stands_for_a_name(name, &after)) {
            changes.push(Change::SetName {
                from: after.name,
                to: to.clone(),
            });
        }
    }

    pub(super) fn who(&self, person: Person) -> Who {
        match person {
            Person::Existing(at) => Who::Existing(
                self.roster
                    .person(at as usize)
                    .map_or_else(|| uuid::Uuid::nil().into(), |p| p.id),
            ),
            Person::Made(at) => Who::Row(self.made.get(at as usize).map_or(0, |made| made.line)),
        }
    }

    /// Whom a question's option is about.
    pub(super) fn whom(&self, who: Who) -> Option<Person> {
        match who {
            Who::Existing(id) => self.roster.place(id).map(|at| Person::Existing(count(at))),
            Who::Row(line) => {
                let at = self.made.binary_search_by_key(&line, |made| made.line).ok()?;
                Some(Person::Made(count(at)))
            }
        }
    }

    pub(super) fn known(&self, person: Person) -> Option<&Known> {
        match person {
            Person::Existing(at) => self.changed.get(&at).or_else(|| self.roster.person(at as usize)),
            Person::Made(at) => self.made.get(at as usize).map(|made| self.drawn_up(made)),
        }
    }

    /// What a row says, without the accounts that stay with others.
    pub(super) fn candidate(&self, at: usize) -> Option<Candidate> {
        let mut candidate = self.rows.candidate(at)?;
        if let Some(kept) = self.kept_off.get(&at) {
            candidate.accounts.retain(|one| !kept.contains(&one.account));
        }
        Some(candidate)
    }

    fn row_made(&self, person: Person) -> Option<Candidate> {
        match person {
            Person::Made(at) => self
                .made
                .get(at as usize)
                .and_then(|made| self.candidate(made.row)),
            Person::Existing(_) => None,
        }
    }

    fn drawn_up<'s>(&'s self, made: &'s Made) -> &'s Known {
        made.known.get_or_init(|| {
            let mut candidate = self.candidate(made.row).unwrap_or_default();
            candidate.stats_on = candidate.stats_on.or(self.rows.modified);
            Box::new(Known::made_from(&candidate))
        })
    }

    /// Whether the file has given this value already. All that someone has whom the file makes comes from the file.
    pub(super) fn said(&self, person: Person, said: &Said) -> bool {
        let Person::Made(_) = person else {
            return self.said.contains(&(person, said.clone()));
        };
        let Some(known) = self.known(person) else {
            return false;
        };
        match said {
            Said::Detail(field) => known.detail(*field).is_some(),
            Said::Followers(at, on) => known
                .accounts
                .get(*at)
                .is_some_and(|account| account.has_count_of(*on)),
            Said::Custom(name) => known.custom(name).is_some(),
            Said::Name if self.row_made(person).is_some_and(|row| row.named) => true,
            Said::Stage if self.row_made(person).is_some_and(|row| row.stage.is_some()) => true,
            Said::DoNotContact
                if self
                    .row_made(person)
                    .is_some_and(|row| row.do_not_contact == Some(true)) =>
            {
                true
            }
            Said::Name | Said::Stage | Said::DoNotContact => self.said.contains(&(person, said.clone())),
        }
    }

    /// Adds the person that a row makes.
    pub(super) fn make(&mut self, at: usize, line: u32) -> Person {
        let person = Person::Made(count(self.made.len()));
        self.made.push(Made {
            row: at,
            line,
            known: OnceCell::new(),
        });
        self.gives(at, person);
        if let Some((_, name)) = self.keys.name_of(at)
            && name.rows > 1
        {
            self.called.entry(name.key).or_default().push(person);
        }
        person
    }

    /// Says that a row's group is this person.
    pub(super) fn tell(&mut self, at: usize, person: Person) {
        let root = self.groups.root(at);
        if self.groups.is_loose(at) || self.person_of(root).is_some() {
            return;
        }
        if let Some(people) = self.people.get_mut(root) {
            *people = Some(person);
        }
        self.pending.remove(&root);
    }

    /// Says what the rows of a group ask.
    pub(super) fn asks(&mut self, at: usize, question: &Question) {
        let root = self.groups.root(at);
        if !self.groups.is_loose(at) && self.person_of(root).is_none() && !self.groups.is_alone(at) {
            self.pending.entry(root).or_insert_with(|| question.clone());
        }
    }

    /// Says that a row's accounts and addresses are this person's, but for those that stay with others.
    pub(super) fn gives(&mut self, at: usize, person: Person) {
        for key in self.keys.of(at) {
            if let Some(owner) = self.owners.get_mut(*key as usize)
                && owner.is_none()
                && self.keys.mark(*key).is_some_and(|mark| mark.existing == NONE)
            {
                *owner = Some(person);
            }
            if self.groups.shared.contains(key) {
                add(self.sharing.entry(*key).or_default(), Some(person));
            }
        }
    }

    /// The first account of a row that other rows give too.
    pub(super) fn also_elsewhere<'c>(&self, at: usize, candidate: &'c Candidate) -> Option<&'c AccountRef> {
        let mut keys = self.keys.of(at).iter().zip(&candidate.accounts);
        let again = |key: u32| {
            let mark = self.keys.mark(key);
            mark.is_some_and(|mark| mark.again && mark.kind == Kind::Account)
        };
        keys.find(|(key, _)| again(**key)).map(|(_, one)| &one.account)
    }

    /// The accounts of a row that are somebody else's than this person's, or than anybody's where it makes someone.
    pub(super) fn of_others(
        &self,
        at: usize,
        candidate: &Candidate,
        person: Option<Person>,
    ) -> Vec<(AccountRef, Person)> {
        let keys = self.keys.of(at).iter();
        let owned = keys.zip(&candidate.accounts).filter_map(|(key, one)| {
            let owner = self.owner(*key).filter(|owner| Some(*owner) != person)?;
            // Somebody may have lost it by what the owner decided; nobody has an account twice.
            Some((one.account.clone(), owner))
        });
        owned.collect()
    }

    /// Lets the rows below see what a row changed and said.
    pub(super) fn change(&mut self, person: Person, found: &Changes) {
        self.said
            .extend(found.said.iter().map(|said| (person, said.clone())));
        if found.changes.is_empty() {
            return;
        }
        self.known(person);
        let known = match person {
            Person::Made(at) => self
                .made
                .get_mut(at as usize)
                .and_then(|made| made.known.get_mut())
                .map(Box::as_mut),
            Person::Existing(at) => match self.roster.person(at as usize) {
                Some(first) => Some(self.changed.entry(at).or_insert_with(|| first.clone())),
                None => None,
            },
        };
        let Some(known) = known else { return };
        for change in &found.changes {
            known.apply(change);
            if let Change::SetName { to, .. } = change
                && let Some(key) = Key::name(to)
            {
                self.called.entry(key).or_default().push(person);
            }
        }
    }
}

/// Adds somebody who is not among them.
pub(super) fn add(people: &mut Vec<Person>, found: Option<Person>) {
    if let Some(person) = found.filter(|person| !people.contains(person)) {
        people.push(person);
    }
}
