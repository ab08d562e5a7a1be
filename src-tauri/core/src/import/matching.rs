//! Whom a row is about: an account or an e-mail address says it, a name alone never does.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::candidate::Candidate;
use super::change::{Change, Changes, Said, says_nothing_new};
use super::plan::Who;
use super::roster::{Known, Roster, name_key};
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
    /// A row with a name and nothing that identifies, all of which these people have already; the first is taken.
    Same(Vec<Person>),
    /// Several, or perhaps one.
    Unclear { options: Vec<Who>, why: String },
}

/// Someone whom a row makes: most are never met again, so the person is only drawn up for a row that asks.
struct Made {
    candidate: Candidate,
    known: OnceCell<Known>,
}

/// Who is known by the time a row is planned: the roster, and what the rows before it bring.
pub(super) struct Standing<'r> {
    roster: &'r Roster,
    /// People of the roster as earlier rows leave them.
    changed: HashMap<usize, Known>,
    /// People whom earlier rows make.
    made: Vec<Made>,
    by_account: HashMap<(Platform, String), Person>,
    by_email: HashMap<String, Person>,
    /// Those whom the file makes or names anew.
    by_name: HashMap<String, Vec<Person>>,
    /// What the file has said of people.
    said: HashSet<(Person, Said)>,
}

impl<'r> Standing<'r> {
    pub(super) fn new(roster: &'r Roster, rows: usize) -> Self {
        // With no one known, most rows make someone.
        let room = if roster.people().is_empty() { rows } else { 0 };
        Self {
            roster,
            changed: HashMap::new(),
            made: Vec::with_capacity(room),
            by_account: HashMap::with_capacity(room),
            by_email: HashMap::with_capacity(room),
            by_name: HashMap::with_capacity(room),
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
            [] if candidate.accounts.is_empty() && candidate.emails.is_empty() => self.by_name(candidate),
            [] => Match::Nobody,
            [one] if by_account == 0 && self.shares_only_the_address(candidate, *one) => Match::Unclear {
                options: vec![self.who(*one)],
                why: "the e-mail address is another person's, with another name and another account: \
                      perhaps an agency's address"
                    .to_owned(),
            },
            [one] => Match::One(*one),
            several => Match::Unclear {
                options: several.iter().map(|person| self.who(*person)).collect(),
                why: if by_account > 1 {
                    "its accounts are those of different people".to_owned()
                } else {
                    "the account is one person's and the e-mail address another's".to_owned()
                },
            },
        }
    }

    /// A name alone: someone who has all of the row already is that row; else someone of the store with this name is
    /// only a perhaps.
    fn by_name(&self, candidate: &Candidate) -> Match {
        let key = name_key(candidate.name.as_deref().unwrap_or_default());
        let stored = self.roster.called(&key).iter().map(|at| Person::Existing(*at));
        let brought = self.by_name.get(&key).into_iter().flatten().copied();
        // Earlier rows may have named someone anew.
        let called: Vec<(Person, &Known)> = stored
            .chain(brought)
            .filter_map(|person| self.known(person).map(|known| (person, known)))
            .filter(|(_, known)| name_key(&known.name) == key)
            .collect();
        let same: Vec<Person> = called
            .iter()
            .filter(|(_, known)| says_nothing_new(candidate, known))
            .map(|(person, _)| *person)
            .collect();
        if !same.is_empty() {
            return Match::Same(same);
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
            why: "someone has this name, and nothing else in the row tells whether it is them".into(),
        }
    }

    /// An address that several creators of one agency give: another name, and another account where they have one.
    fn shares_only_the_address(&self, candidate: &Candidate, person: Person) -> bool {
        let Some(known) = self.known(person) else {
            return false;
        };
        let other_name = candidate.named
            && candidate
                .name
                .as_deref()
                .is_some_and(|n| name_key(n) != name_key(&known.name));
        other_name
            && candidate
                .accounts
                .iter()
                .any(|one| known.accounts.iter().any(|k| k.platform == one.account.platform))
    }

    pub(super) fn who(&self, person: Person) -> Who {
        match person {
            Person::Existing(at) => Who::Existing(
                self.roster
                    .person(at)
                    .map_or_else(|| uuid::Uuid::nil().into(), |p| p.id),
            ),
            Person::Made(at) => Who::Row(self.made.get(at).map_or(0, |made| made.candidate.line)),
        }
    }

    pub(super) fn known(&self, person: Person) -> Option<&Known> {
        match person {
            Person::Existing(at) => self.changed.get(&at).or_else(|| self.roster.person(at)),
            Person::Made(at) => self.made.get(at).map(Made::known),
        }
    }

    fn row_made(&self, person: Person) -> Option<&Candidate> {
        match person {
            Person::Made(at) => self.made.get(at).map(|made| &made.candidate),
            Person::Existing(_) => None,
        }
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
            Said::Name | Said::NameAlone | Said::Stage => self.said.contains(&(person, said.clone())),
        }
    }

    /// Adds the person that a row makes; [`Self::made`] gives the row's candidate back.
    pub(super) fn make(&mut self, candidate: Candidate) {
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
            candidate,
            known: OnceCell::new(),
        });
    }

    /// What the rows said that make someone, in their order.
    pub(super) fn made(self) -> impl Iterator<Item = Candidate> {
        self.made.into_iter().map(|made| made.candidate)
    }

    /// Holds on to what a row said that has nothing but a name: the next import must find it so.
    pub(super) fn keep(&mut self, people: &[Person], candidate: &Candidate) {
        for person in people {
            let details = candidate.details.keys().map(|field| Said::Detail(*field));
            let custom = candidate
                .custom
                .iter()
                .map(|(name, _)| Said::Custom(name.to_lowercase()));
            let said = details.chain(custom).chain([Said::NameAlone]);
            self.said.extend(said.map(|said| (*person, said)));
        }
    }

    /// Lets the rows below see what a row changed and said.
    pub(super) fn change(&mut self, person: Person, found: &Changes) {
        self.said
            .extend(found.said.iter().map(|said| (person, said.clone())));
        if found.changes.is_empty() {
            return;
        }
        let known = match person {
            Person::Made(at) => self.made.get_mut(at).and_then(Made::known_mut),
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

impl Made {
    fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::made_from(&self.candidate))
    }

    fn known_mut(&mut self) -> Option<&mut Known> {
        self.known();
        self.known.get_mut()
    }
}

fn add(people: &mut Vec<Person>, found: Option<Person>) {
    if let Some(person) = found.filter(|person| !people.contains(person)) {
        people.push(person);
    }
}
