//! Whom a row is about: an account or an e-mail address says it, a name alone never does.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::candidate::{self, Candidate, CandidateAccount};
use super::change::{Change, Changes, Said, says_nothing_new, stands_for_a_name};
use super::decision::QuestionKind;
use super::mapping::Mapping;
use super::plan::Who;
use super::roster::{Known, Roster, name_key};
use super::sheet::Sheet;
use crate::domain::account::Platform;

/// A person while the file is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Person {
    /// One of the roster, by place.
    Existing(usize),
    /// One whom an earlier row makes, by order of making.
    Made(usize),
}

/// What was found.
#[derive(Debug)]
pub(super) enum Match {
    /// No one: the row makes a new person.
    Nobody,
    /// This person.
    One(Person),
    /// Several, or perhaps one.
    Unclear {
        options: Vec<Who>,
        kind: QuestionKind,
        why: String,
    },
}

/// Someone whom a row makes: most are never met again, so the person is only drawn up for a row that asks.
struct Made {
    /// The row's place among the sheet's.
    row: usize,
    line: u32,
    known: OnceCell<Box<Known>>,
}

/// Who is known by the time a row is planned: the roster, and what the rows before it bring.
pub(super) struct Standing<'r> {
    roster: &'r Roster,
    sheet: &'r Sheet,
    mapping: &'r Mapping,
    /// People of the roster as earlier rows leave them.
    changed: HashMap<usize, Known>,
    /// People whom earlier rows make.
    made: Vec<Made>,
    by_account: HashMap<(Platform, String), Person>,
    by_email: HashMap<String, Person>,
    /// Those whom the file makes or names anew.
    by_name: HashMap<String, Vec<Person>>,
    /// Names that rows gave to people who have one.
    offered: HashMap<Person, Vec<String>>,
    /// What the file has said of people.
    said: HashSet<(Person, Said)>,
}

impl<'r> Standing<'r> {
    pub(super) fn new(roster: &'r Roster, sheet: &'r Sheet, mapping: &'r Mapping) -> Self {
        let rows = sheet.rows.len();
        // With no one known, most rows make someone.
        let room = if roster.people().is_empty() { rows } else { 0 };
        Self {
            roster,
            sheet,
            mapping,
            changed: HashMap::new(),
            made: Vec::with_capacity(room),
            by_account: HashMap::with_capacity(room),
            by_email: HashMap::with_capacity(room),
            by_name: HashMap::with_capacity(room),
            offered: HashMap::new(),
            said: HashSet::new(),
        }
    }

    /// Looks for the person a row is about: by its accounts, then by its e-mail addresses.
    pub(super) fn find(&self, candidate: &Candidate) -> Match {
        let mut people = Vec::new();
        for one in &candidate.accounts {
            let key = (one.account.platform, one.account.handle.clone());
            let found = self.by_account.get(&key).copied();
            add(
                &mut people,
                found.or_else(|| self.roster.with_account(&key).map(Person::Existing)),
            );
        }
        let by_account = people.len();
        for email in &candidate.emails {
            let found = self.by_email.get(email).copied();
            add(
                &mut people,
                found.or_else(|| self.roster.with_email(email).map(Person::Existing)),
            );
        }
        match people.as_slice() {
            [] => Match::Nobody,
            [one] => Match::One(*one),
            several => Match::Unclear {
                options: several.iter().map(|person| self.who(*person)).collect(),
                kind: QuestionKind::DifferentPeople,
                why: if by_account > 1 {
                    "its accounts are those of different people".to_owned()
                } else {
                    "the account is one person's and the e-mail address another's".to_owned()
                },
            },
        }
    }

    /// Looks for the person of a row with nothing but a name, once all other rows are planned: someone who has all of
    /// the row already is that person; else someone of the store with this name is only a perhaps.
    pub(super) fn find_by_name(&self, candidate: &Candidate) -> Match {
        let key = name_key(candidate.name.as_deref().unwrap_or_default());
        let stored = self.roster.called(&key).iter().map(|at| Person::Existing(*at));
        let brought = self.by_name.get(&key).into_iter().flatten().copied();
        // Other rows may have named someone anew.
        let called: Vec<(Person, &Known)> = stored
            .chain(brought)
            .filter_map(|person| self.known(person).map(|known| (person, known)))
            .filter(|(_, known)| name_key(&known.name) == key)
            .collect();
        let same = called.iter().find(|(person, known)| {
            self.stands_above(*person, candidate.line) && says_nothing_new(candidate, known)
        });
        if let Some((person, _)) = same {
            return Match::One(*person);
        }
        let options: Vec<Who> = called
            .iter()
            .filter(|(person, _)| matches!(person, Person::Existing(_)))
            .map(|(person, _)| self.who(*person))
            .collect();
        if options.is_empty() {
            return Match::Nobody;
        }
        Match::Unclear {
            options,
            kind: QuestionKind::SameName,
            why: "someone has this name, and nothing else in the row tells whether it is them".into(),
        }
    }

    /// A row may only point at people of the store and of rows above it.
    fn stands_above(&self, person: Person, line: u32) -> bool {
        match person {
            Person::Existing(_) => true,
            Person::Made(at) => self.made.get(at).is_some_and(|made| made.line < line),
        }
    }

    /// The name by which someone else has the row's only e-mail address: an agency's, perhaps.
    pub(super) fn other_name<'s>(&'s self, candidate: &Candidate, person: Person) -> Option<&'s str> {
        let known = self.known(person)?;
        let name = candidate.name.as_deref().filter(|_| candidate.named)?;
        let has = |one: &CandidateAccount| known.account(one.account.platform, &one.account.handle).is_some();
        let other_account =
            |one: &CandidateAccount| known.accounts.iter().any(|k| k.platform == one.account.platform);
        let differs = name_key(name) != name_key(&known.name)
            && !candidate.accounts.iter().any(has)
            && candidate.accounts.iter().any(other_account);
        differs.then_some(known.name.as_str())
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
                    .person(at)
                    .map_or_else(|| uuid::Uuid::nil().into(), |p| p.id),
            ),
            Person::Made(at) => Who::Row(self.made.get(at).map_or(0, |made| made.line)),
        }
    }

    pub(super) fn known(&self, person: Person) -> Option<&Known> {
        match person {
            Person::Existing(at) => self.changed.get(&at).or_else(|| self.roster.person(at)),
            Person::Made(at) => self.made.get(at).map(|made| self.drawn_up(made)),
        }
    }

    /// What a row says, by its place.
    pub(super) fn candidate(&self, at: usize) -> Option<Candidate> {
        candidate::read(self.sheet.rows.get(at)?, self.mapping).0
    }

    fn row_made(&self, person: Person) -> Option<Candidate> {
        match person {
            Person::Made(at) => self.made.get(at).and_then(|made| self.candidate(made.row)),
            Person::Existing(_) => None,
        }
    }

    fn drawn_up<'s>(&'s self, made: &'s Made) -> &'s Known {
        made.known.get_or_init(|| {
            let candidate = self.candidate(made.row).unwrap_or_default();
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
            Said::Followers(at) => known
                .accounts
                .get(*at)
                .is_some_and(|account| account.followers.is_some()),
            Said::Custom(name) => known.custom(name).is_some(),
            Said::Name if self.row_made(person).is_some_and(|row| row.named) => true,
            Said::Stage if self.row_made(person).is_some_and(|row| row.stage.is_some()) => true,
            Said::Name | Said::Stage => self.said.contains(&(person, said.clone())),
        }
    }

    /// Adds the person that a row makes.
    pub(super) fn make(&mut self, row: usize, candidate: &Candidate) {
        let person = Person::Made(self.made.len());
        for one in &candidate.accounts {
            self.by_account
                .insert((one.account.platform, one.account.handle.clone()), person);
        }
        for email in &candidate.emails {
            self.by_email.insert(email.clone(), person);
        }
        let name = name_key(candidate.name.as_deref().unwrap_or_default());
        self.by_name.entry(name).or_default().push(person);
        self.made.push(Made {
            row,
            line: candidate.line,
            known: OnceCell::new(),
        });
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
                .get_mut(at)
                .and_then(|made| made.known.get_mut())
                .map(Box::as_mut),
            Person::Existing(at) => match self.roster.person(at) {
                Some(first) => Some(self.changed.entry(at).or_insert_with(|| first.clone())),
                None => None,
            },
        };
        let Some(known) = known else { return };
        for change in &found.changes {
            known.apply(change);
            match change {
                Change::AddAccount { account, .. } => {
                    self.by_account
                        .insert((account.platform, account.handle.clone()), person);
                }
                Change::AddEmail { email } => {
                    self.by_email.insert(email.clone(), person);
                }
                Change::SetName { to, .. } => {
                    self.by_name.entry(name_key(to)).or_default().push(person);
                }
                _ => {}
            }
        }
    }
}

fn add(people: &mut Vec<Person>, found: Option<Person>) {
    if let Some(person) = found.filter(|person| !people.contains(person)) {
        people.push(person);
    }
}
