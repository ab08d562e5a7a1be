//! Whom the store knows already, as far as an import needs it.

use std::collections::BTreeMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::candidate::{Candidate, add_once, same_word};
use super::change::Change;
use super::keys::{ByKey, Key, count};
use crate::domain::account::{Platform, skeleton};
use crate::domain::id::{AccountId, PersonId};
use crate::domain::mark::DoNotImport;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;

/// An account that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAccount {
    /// Its identity; nothing yet for one that the file itself brings.
    pub id: Option<AccountId>,
    /// Where it lives.
    pub platform: Platform,
    /// Its normalised handle.
    pub handle: String,
    /// The newest follower count.
    pub followers: Option<i64>,
    /// Its day; nothing where the file brings it and does not tell the day.
    pub followers_on: Option<NaiveDate>,
    /// The older counts by their days, in any order.
    pub earlier: Vec<(NaiveDate, i64)>,
}

/// A person who is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Whether the owner put them away.
    pub archived: bool,
    /// Whether they must not be contacted.
    pub do_not_contact: bool,
    /// Every account.
    pub accounts: Vec<KnownAccount>,
    /// Every e-mail address, in lower case.
    pub emails: Vec<String>,
    /// Every phone number.
    pub phones: Vec<String>,
    /// Single values that are not blank; the name is not among them.
    pub details: BTreeMap<PersonField, String>,
    /// Every tag.
    pub tags: Vec<String>,
    /// Custom values by field name.
    pub custom: BTreeMap<String, String>,
    /// The stage.
    pub stage: Stage,
    /// The days on which there was a contact, where the file brings such days.
    pub contacts: Vec<NaiveDate>,
}

/// Everyone who is known, found by account, e-mail address and name.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    ground: String,
    do_not_import: DoNotImport,
    people: Vec<Known>,
    by_account: ByKey<u32>,
    /// Everyone with a handle in another alphabet, by what it looks like.
    by_looks: ByKey<Vec<u32>>,
    by_email: ByKey<u32>,
    /// Everyone with an address that several have.
    by_shared_email: ByKey<Vec<u32>>,
    /// By name, sorted; only a file with names asks for it.
    by_name: OnceLock<Vec<(Key, u32)>>,
}

impl Roster {
    /// A roster with room for this many people.
    #[must_use]
    pub fn with_capacity(people: usize) -> Self {
        Self {
            ground: String::new(),
            do_not_import: DoNotImport::default(),
            people: Vec::with_capacity(people),
            by_account: ByKey::with_capacity_and_hasher(people, BuildHasherDefault::default()),
            by_email: ByKey::with_capacity_and_hasher(people, BuildHasherDefault::default()),
            ..Self::default()
        }
    }

    /// The same, read when the store stood so: see [`Self::ground`].
    #[must_use]
    pub fn at(mut self, ground: String) -> Self {
        self.ground = ground;
        self
    }

    /// The same, without those whom no import is to bring back.
    #[must_use]
    pub fn barring(mut self, do_not_import: DoNotImport) -> Self {
        self.do_not_import = do_not_import;
        self
    }

    /// Whom no import is to bring back.
    pub(super) fn do_not_import(&self) -> &DoNotImport {
        &self.do_not_import
    }

    /// What the store's journal had come to when it was read.
    #[must_use]
    pub fn ground(&self) -> &str {
        &self.ground
    }

    /// Adds a person. An account or address that two people share is found at the first of them.
    pub fn add(&mut self, person: Known) {
        let at = count(self.people.len());
        for account in &person.accounts {
            self.by_account
                .entry(Key::account(account.platform, &account.handle))
                .or_insert(at);
            let looks = skeleton(&account.handle);
            if looks != account.handle {
                let looks = Key::account(account.platform, &looks);
                add_once(self.by_looks.entry(looks).or_default(), at);
            }
        }
        for email in &person.emails {
            let key = Key::email(&email.to_lowercase());
            let first = *self.by_email.entry(key).or_insert(at);
            if first != at {
                let sharing = self.by_shared_email.entry(key).or_insert_with(|| vec![first]);
                add_once(sharing, at);
            }
        }
        self.by_name.take();
        self.people.push(person);
    }

    /// Everyone, in the order in which they were added.
    #[must_use]
    pub fn people(&self) -> &[Known] {
        &self.people
    }

    pub(super) fn person(&self, at: usize) -> Option<&Known> {
        self.people.get(at)
    }

    pub(super) fn with_account(&self, key: Key) -> Option<usize> {
        self.by_account.get(&key).map(|at| *at as usize)
    }

    /// Everyone with a handle in another alphabet that looks like this.
    pub(super) fn looking_like(&self, key: Key) -> &[u32] {
        self.by_looks.get(&key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_email(&self, key: Key) -> Option<usize> {
        self.by_email.get(&key).map(|at| *at as usize)
    }

    /// Everyone who has an address.
    pub(super) fn sharing_email(&self, key: Key) -> Vec<usize> {
        match (self.by_shared_email.get(&key), self.by_email.get(&key)) {
            (Some(sharing), _) => sharing.iter().map(|at| *at as usize).collect(),
            (None, Some(only)) => vec![*only as usize],
            (None, None) => Vec::new(),
        }
    }

    /// Everyone of a name.
    pub(super) fn called(&self, key: Key) -> &[(Key, u32)] {
        let by_name = self.by_name.get_or_init(|| {
            let key = |(at, known): (usize, &Known)| Some((Key::name(&known.name)?, count(at)));
            let mut names: Vec<(Key, u32)> = self.people.iter().enumerate().filter_map(key).collect();
            names.sort_unstable();
            names
        });
        let start = by_name.partition_point(|(name, _)| *name < key);
        let end = by_name.partition_point(|(name, _)| *name <= key);
        by_name.get(start..end).unwrap_or_default()
    }

    /// Where somebody stands.
    pub(super) fn place(&self, id: PersonId) -> Option<usize> {
        self.people.iter().position(|known| known.id == id)
    }
}

impl KnownAccount {
    /// Whether a count says something: one whose day the row gives unless it is known of that day, any other where it
    /// differs from what was known by then.
    pub(super) fn is_news(&self, to: i64, on: Option<NaiveDate>, given: bool) -> bool {
        let Some(on) = on else {
            return self.followers != Some(to);
        };
        let newest = self.followers_on.zip(self.followers);
        let known = || newest.iter().chain(&self.earlier);
        if known().any(|(day, count)| *day == on && *count == to) {
            return false;
        }
        let by_then = known().filter(|(day, _)| *day <= on).max_by_key(|(day, _)| *day);
        given || by_then.is_none_or(|(_, count)| *count != to)
    }

    /// Whether a count of this day is known.
    pub(super) fn has_count_of(&self, on: Option<NaiveDate>) -> bool {
        self.followers.is_some() && self.followers_on == on
            || on.is_some_and(|on| self.earlier.iter().any(|(day, _)| *day == on))
    }

    /// Adds a count; only the newest is shown.
    fn count(&mut self, to: i64, on: Option<NaiveDate>) {
        let newer = match (on, self.followers_on) {
            (Some(on), Some(newest)) => on >= newest,
            (Some(_), None) => self.followers.is_none(),
            (None, _) => true,
        };
        if newer {
            self.earlier.extend(self.followers_on.zip(self.followers));
            (self.followers, self.followers_on) = (Some(to), on);
        } else {
            self.earlier.extend(on.map(|on| (on, to)));
        }
    }
}

impl Known {
    /// The person that a row would make. Its identity is nil: commit gives it one.
    #[must_use]
    pub fn made_from(candidate: &Candidate) -> Self {
        let account = |one: &super::candidate::CandidateAccount| KnownAccount {
            id: None,
            platform: one.account.platform,
            handle: one.account.handle.clone(),
            followers: one.followers,
            followers_on: candidate.stats_on.filter(|_| one.followers.is_some()),
            earlier: Vec::new(),
        };
        Self {
            id: PersonId(uuid::Uuid::nil()),
            name: candidate.name.clone().unwrap_or_default(),
            archived: false,
            do_not_contact: candidate.do_not_contact.unwrap_or_default(),
            accounts: candidate.accounts.iter().map(account).collect(),
            emails: candidate.emails.clone(),
            phones: candidate.phones.clone(),
            details: candidate.details.clone(),
            tags: candidate.tags.clone(),
            custom: candidate.custom.iter().cloned().collect(),
            stage: candidate.stage.unwrap_or(Stage::Discovery),
            contacts: candidate.contacts.clone(),
        }
    }

    /// Where an account stands among theirs.
    pub(super) fn account(&self, platform: Platform, handle: &str) -> Option<usize> {
        self.accounts
            .iter()
            .position(|one| one.platform == platform && one.handle == handle)
    }

    /// A custom value by its field's name, whatever its case.
    pub(super) fn custom(&self, name: &str) -> Option<&str> {
        self.custom
            .get(name)
            .or_else(|| {
                self.custom
                    .iter()
                    .find(|(known, _)| same_word(known, name))
                    .map(|(_, value)| value)
            })
            .map(String::as_str)
            .filter(|value| !value.trim().is_empty())
    }

    /// A single value that is not blank.
    pub(super) fn detail(&self, field: PersonField) -> Option<&str> {
        self.details
            .get(&field)
            .map(String::as_str)
            .filter(|value| !value.trim().is_empty())
    }

    /// What the person is once a change is made.
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::SetName { to, .. } => self.name.clone_from(to),
            Change::SetDetail { field, to, .. } => {
                self.details.insert(*field, to.clone());
            }
            Change::AddAccount {
                account,
                followers,
                on,
            } => self.accounts.push(KnownAccount {
                id: None,
                platform: account.platform,
                handle: account.handle.clone(),
                followers: *followers,
                followers_on: *on,
                earlier: Vec::new(),
            }),
            Change::Followers {
                platform,
                handle,
                to,
                on,
                ..
            } => {
                if let Some(account) = self
                    .account(*platform, handle)
                    .and_then(|at| self.accounts.get_mut(at))
                {
                    account.count(*to, *on);
                }
            }
            Change::AddEmail { email } => self.emails.push(email.clone()),
            Change::AddPhone { phone } => self.phones.push(phone.clone()),
            Change::AddTag { tag } => self.tags.push(tag.clone()),
            Change::SetCustom { name, to, .. } => {
                let known = self.custom.keys().find(|known| same_word(known, name)).cloned();
                self.custom
                    .insert(known.unwrap_or_else(|| name.clone()), to.clone());
            }
            Change::SetStage { to, .. } => self.stage = *to,
            Change::SetDoNotContact { to } => self.do_not_contact = *to,
            Change::AddTouchpoint { on } => self.contacts.push(*on),
        }
    }
}
