//! Whom a row is about by the time it is planned: the rows that belong together were found before
//! ([`super::groups`]), so that their order tells nothing; what is left to be asked is told here, row by row.

use super::candidate::{Candidate, local_part};
use super::change::{says_nothing_new, stands_for_a_name};
use super::decision::QuestionKind;
use super::keys::{Key, Kind, count};
use super::plan::Question;
use super::roster::Known;
use super::similar_names::Namesake;
use super::standing::{Person, Standing, add};
use crate::domain::account::skeleton;

/// So many people at most are offered as an answer.
const MOST_OPTIONS: usize = 8;

/// What was found.
#[derive(Debug)]
pub(super) enum Match {
    /// No one: the row makes a new person.
    Nobody,
    /// This person.
    One(Person),
    /// This person, who has all that the row says.
    Same(Person),
    /// Several, or perhaps one.
    Unclear(Question),
}

impl Standing<'_> {
    /// Whether a row shares nothing with any other row or person, so that it makes someone.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        let plain_name = match self.keys.name_of(at) {
            None => true,
            Some((_, name)) => {
                (name.rows == 1 && self.roster.called(name.key).is_empty())
                    || (!name.full && !self.is_weak(at))
            }
        };
        plain_name
            && self.groups.is_alone(at)
            && self.groups.existing(at).is_none()
            && !self.groups.is_loose(at)
            && !self
                .keys
                .of(at)
                .iter()
                .any(|key| self.groups.shared.contains(key))
            && !self.namesakes.knows(at)
            && !self.keys.may_look_alike(at, self.roster)
    }

    /// Whether nothing but a name tells whom a row is about.
    fn is_weak(&self, at: usize) -> bool {
        self.keys.of(at).is_empty() && self.groups.is_alone(at)
    }

    /// Looks for the person a row is about.
    pub(super) fn find(&self, at: usize, candidate: &Candidate) -> Match {
        let root = self.groups.root(at);
        if let Some(person) = self.person_of(root).filter(|_| !self.groups.is_loose(at)) {
            return self.one(at, candidate, person);
        }
        // Its accounts are of different people, or rows about different people give them.
        let mut owners = Vec::new();
        for key in self.keys.of(at) {
            let is_account = self
                .keys
                .mark(*key)
                .is_some_and(|mark| mark.kind == Kind::Account);
            if is_account || (self.groups.is_loose(at) && !self.groups.shared.contains(key)) {
                add(&mut owners, self.owner(*key));
            }
        }
        match owners.as_slice() {
            [] => {}
            [one] => return self.one(at, candidate, *one),
            _ => return self.different(candidate, &owners),
        }
        if let Some(pending) = self.pending.get(&root) {
            return Match::Unclear(pending.clone());
        }
        let alike = self.looking_alike(at, candidate);
        if !alike.is_empty() {
            return self.looks_alike(&alike);
        }
        for kind in [Kind::Email, Kind::Link] {
            let sharing = self.sharing(at, kind);
            if !sharing.is_empty() {
                // Whoever came of this row has its name and all that it says.
                let same = self.keys.name_of(at).and_then(|_| self.has_all(at, candidate));
                return match same {
                    Some(person) => Match::Same(person),
                    None => self.shares(&sharing, kind),
                };
            }
        }
        self.by_name(at, candidate)
    }

    /// A person whom a row's accounts or addresses tell, unless another one is the likely owner of the rest of them.
    fn one(&self, at: usize, candidate: &Candidate, person: Person) -> Match {
        let others = self.others_sharing(at, person);
        match others.is_empty() {
            true => Match::One(person),
            false => self.different(candidate, &[&[person], others.as_slice()].concat()),
        }
    }

    fn different(&self, candidate: &Candidate, people: &[Person]) -> Match {
        let has = |person: &Person| {
            self.known(*person).is_some_and(|known| {
                let held = |one: &super::candidate::CandidateAccount| {
                    known.account(one.account.platform, &one.account.handle).is_some()
                };
                candidate.accounts.iter().any(held)
            })
        };
        let why = match people.iter().filter(|person| has(person)).count() {
            0 => "its e-mail addresses are those of different people",
            1 => "the account is one person's and the e-mail address or link another's",
            _ => "its accounts are those of different people",
        };
        self.unclear(QuestionKind::DifferentPeople, people, why.to_owned())
    }

    fn shares(&self, people: &[Person], kind: Kind) -> Match {
        let name = people.first().and_then(|person| self.known(*person));
        let name = name.map_or("somebody", |known| known.name.as_str());
        let more = match people.len() {
            0 | 1 => String::new(),
            2 => " and one other".to_owned(),
            several => format!(" and {} others", several - 1),
        };
        match kind {
            Kind::Email => {
                let why = format!(
                    "the e-mail address is that of {name}{more}, under another name: an agency\u{2019}s, perhaps"
                );
                self.unclear(QuestionKind::SharedEmail, people, why)
            }
            _ => {
                let why = format!("the link is that of {name}{more}, under another name");
                self.unclear(QuestionKind::SharedLink, people, why)
            }
        }
    }

    /// Everyone with a handle that looks like one of the row's, in letters of another alphabet.
    fn looking_alike(&self, at: usize, candidate: &Candidate) -> Vec<Person> {
        let mut people = Vec::new();
        if !self.keys.may_look_alike(at, self.roster) {
            return people;
        }
        for account in candidate.accounts.iter().map(|one| &one.account) {
            let looks = skeleton(&account.handle);
            let key = Key::account(account.platform, &looks);
            let disguised = self.keys.looking_like(key).iter().copied();
            let plain = self.keys.id(key).filter(|_| looks != account.handle);
            for id in disguised.chain(plain) {
                if !self.keys.of(at).contains(&id) {
                    add(&mut people, self.owner(id));
                }
            }
            let of_old = self.roster.looking_like(key).iter().copied();
            let plain = self.roster.with_account(key).filter(|_| looks != account.handle);
            for at in of_old.chain(plain.map(count)) {
                add(&mut people, Some(Person::Existing(at)));
            }
        }
        people
    }

    fn looks_alike(&self, people: &[Person]) -> Match {
        let name = people.first().and_then(|person| self.known(*person));
        let name = name.map_or("somebody", |known| known.name.as_str());
        let why = format!("its handle looks like that of {name}, in letters of another alphabet");
        self.unclear(QuestionKind::LookAlike, people, why)
    }

    fn unclear(&self, kind: QuestionKind, people: &[Person], why: String) -> Match {
        Match::Unclear(Question {
            kind,
            options: people
                .iter()
                .take(MOST_OPTIONS)
                .map(|person| self.who(*person))
                .collect(),
            why,
        })
    }

    /// A name alone is never the same person, unless they have all that the row says.
    fn by_name(&self, at: usize, candidate: &Candidate) -> Match {
        let weak = self.is_weak(at);
        let Some((_, name)) = self.keys.name_of(at) else {
            return Match::Nobody;
        };
        let called = self.called(name.key);
        if weak {
            let same = called.iter().find(|person| {
                self.known(**person)
                    .is_some_and(|known| says_nothing_new(candidate, known, self.rows.region()))
            });
            if let Some(person) = same {
                return Match::Same(*person);
            }
        }
        let platforms = self.groups.platforms(at);
        let perhaps = |person: &Person| {
            weak || self.is_weak_person(*person) || (name.full && platforms & self.platforms_of(*person) == 0)
        };
        let mut perhaps: Vec<Person> = called.into_iter().filter(perhaps).collect();
        if !perhaps.is_empty() {
            // Whoever shares most of the rest is the likeliest.
            perhaps.sort_by_key(|person| std::cmp::Reverse(self.in_common(candidate, *person)));
            let why = match (weak, perhaps.len()) {
                (true, 1) => "someone has this name, and nothing else in the row tells whether it is them",
                (true, _) => "several people have this name, and nothing else in the row tells who it is",
                (false, _) => "someone has this name, with other accounts or addresses",
            };
            return self.unclear(QuestionKind::SameName, &perhaps, why.to_owned());
        }
        let similar: Vec<Person> = self
            .namesakes
            .of(at)
            .iter()
            .filter_map(|one| match one {
                Namesake::Existing(at) => Some(Person::Existing(*at)),
                Namesake::Row(row) => self.person_of(self.groups.root(*row as usize)),
            })
            .collect();
        match similar.first().and_then(|person| self.known(*person)) {
            None => Match::Nobody,
            Some(known) => {
                let why = format!(
                    "{} has a similar name, and nothing else in the row tells",
                    known.name
                );
                self.unclear(QuestionKind::SimilarName, &similar, why)
            }
        }
    }

    /// Somebody who has all that a row says, its name and addresses too.
    pub(super) fn has_all(&self, at: usize, candidate: &Candidate) -> Option<Person> {
        let mut people = match self.keys.name_of(at) {
            Some((_, name)) => self.called(name.key),
            // Without a name, all that it says may be an address, of one or of several.
            None => self.having(at, Kind::Email),
        };
        people.retain(|person| self.has_all_of(*person, candidate));
        people.first().copied()
    }

    /// Whether somebody has all that a row says.
    pub(super) fn has_all_of(&self, person: Person, candidate: &Candidate) -> bool {
        let known = self.known(person);
        known.is_some_and(|known| says_nothing_new(candidate, known, self.rows.region()))
    }

    /// Everyone of a name, those above the row whom the file makes among them.
    fn called(&self, key: Key) -> Vec<Person> {
        let stored = self
            .roster
            .called(key)
            .iter()
            .map(|(_, at)| Person::Existing(*at));
        let brought = self.called.get(&key).into_iter().flatten().copied();
        let mut called: Vec<Person> = Vec::new();
        for person in stored {
            if !self.is_renamed(person, key) {
                add(&mut called, Some(person));
            }
        }
        for person in brought {
            let name = self.known(person).map(|known| known.name.as_str());
            if name.and_then(Key::name) == Some(key) && !self.is_renamed(person, key) {
                add(&mut called, Some(person));
            }
        }
        called
    }

    /// Whether a row of the file, above or below, may give somebody another name than this.
    fn is_renamed(&self, person: Person, key: Key) -> bool {
        let (row, name) = match person {
            Person::Existing(at) => {
                let known = self.roster.person(at as usize);
                (
                    self.groups.row_of(at as usize),
                    known.map(|known| known.name.clone()),
                )
            }
            Person::Made(at) => {
                let made = self.made.get(at as usize).map(|made| made.row);
                (made, made.and_then(|row| self.rows.candidate(row)?.name))
            }
        };
        let (Some(row), Some(name), Some(known)) = (row, name, self.known(person)) else {
            return false;
        };
        let otherwise = |row: usize| self.keys.name_of(row).is_some_and(|(_, name)| name.key != key);
        // What only stood for a name gives way to one.
        let brought = |row: usize| {
            let candidate = self.rows.candidate(row);
            candidate.is_some_and(|candidate| brings_as_handle(&candidate, &name))
        };
        self.groups.rows(row).any(otherwise)
            && (self.overwrites_names
                || stands_for_a_name(&name, known)
                || self.groups.rows(row).any(brought))
    }

    fn in_common(&self, candidate: &Candidate, person: Person) -> usize {
        let Some(known) = self.known(person) else { return 0 };
        let same = |(field, value): &(&crate::domain::person::PersonField, &String)| {
            known
                .detail(**field)
                .is_some_and(|other| other.eq_ignore_ascii_case(value))
        };
        candidate.details.iter().filter(same).count()
    }

    fn is_weak_person(&self, person: Person) -> bool {
        match person {
            Person::Existing(at) => {
                let bare = |known: &Known| known.accounts.is_empty() && known.emails.is_empty();
                self.groups
                    .row_of(at as usize)
                    .is_none_or(|row| !self.groups.is_keyed(row))
                    && self.roster.person(at as usize).is_some_and(bare)
            }
            Person::Made(at) => self
                .made
                .get(at as usize)
                .is_some_and(|made| !self.groups.is_keyed(made.row)),
        }
    }

    fn platforms_of(&self, person: Person) -> u16 {
        match person {
            Person::Existing(at) => self.groups.platforms_of(self.roster, at as usize),
            Person::Made(at) => self
                .made
                .get(at as usize)
                .map_or(0, |made| self.groups.platforms(made.row)),
        }
    }

    /// Everyone who has one of a row's addresses or links that several have.
    fn sharing(&self, at: usize, kind: Kind) -> Vec<Person> {
        let mut people = Vec::new();
        for key in self.keys.of(at) {
            if self.keys.mark(*key).is_some_and(|mark| mark.kind == kind) {
                let sharing = self.sharing_key(*key);
                sharing
                    .into_iter()
                    .for_each(|person| add(&mut people, Some(person)));
            }
        }
        people
    }

    /// Everyone who has one of a row's addresses or links.
    fn having(&self, at: usize, kind: Kind) -> Vec<Person> {
        let mut people = self.sharing(at, kind);
        let of_kind = |key: &&u32| self.keys.mark(**key).is_some_and(|mark| mark.kind == kind);
        for key in self.keys.of(at).iter().filter(of_kind) {
            add(&mut people, self.owner(*key));
        }
        people
    }

    /// Others who have an address or a link of a row that one person has not.
    fn others_sharing(&self, at: usize, person: Person) -> Vec<Person> {
        if self.groups.shared.is_empty() {
            return Vec::new();
        }
        let mut others = Vec::new();
        for key in self.keys.of(at) {
            let sharing = self.sharing_key(*key);
            if !sharing.contains(&person) && !self.groups.is_vouched(*key, at) {
                sharing
                    .into_iter()
                    .for_each(|other| add(&mut others, Some(other)));
            }
        }
        others
    }
}

/// Whether a row has an account or an address whose handle is this name: it then only stood for a name.
fn brings_as_handle(candidate: &Candidate, name: &str) -> bool {
    candidate.accounts.iter().any(|one| one.account.handle == name)
        || candidate.emails.iter().any(|email| local_part(email) == name)
}
