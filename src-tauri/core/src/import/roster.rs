//! Whom the store knows already, as far as an import needs it.

use std::collections::{BTreeMap, HashMap};

use super::candidate::{Candidate, same_word};
use super::change::Change;
use crate::domain::account::Platform;
use crate::domain::id::{AccountId, PersonId};
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
}

/// Everyone who is known, found by account, e-mail address and name.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    ground: String,
    people: Vec<Known>,
    by_account: HashMap<(Platform, String), usize>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Roster {
    /// A roster with room for this many people.
    #[must_use]
    pub fn with_capacity(people: usize) -> Self {
        Self {
            ground: String::new(),
            people: Vec::with_capacity(people),
            by_account: HashMap::with_capacity(people),
            by_email: HashMap::with_capacity(people),
            by_name: HashMap::with_capacity(people),
        }
    }

    /// The same, read when the store stood so: see [`Self::ground`].
    #[must_use]
    pub fn at(mut self, ground: String) -> Self {
        self.ground = ground;
        self
    }

    /// What the store's journal had come to when it was read.
    #[must_use]
    pub fn ground(&self) -> &str {
        &self.ground
    }

    /// Adds a person. An account or address that two people share is found at the first of them.
    pub fn add(&mut self, person: Known) {
        let at = self.people.len();
        for account in &person.accounts {
            self.by_account
                .entry((account.platform, account.handle.clone()))
                .or_insert(at);
        }
        for email in &person.emails {
            self.by_email.entry(email.to_lowercase()).or_insert(at);
        }
        self.by_name.entry(name_key(&person.name)).or_default().push(at);
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

    pub(super) fn with_account(&self, key: &(Platform, String)) -> Option<usize> {
        self.by_account.get(key).copied()
    }

    pub(super) fn with_email(&self, email: &str) -> Option<usize> {
        self.by_email.get(email).copied()
    }

    pub(super) fn called(&self, key: &str) -> &[usize] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }
}

/// What two spellings of a name have in common.
pub(super) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
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
        };
        Self {
            id: PersonId(uuid::Uuid::nil()),
            name: candidate.name.clone().unwrap_or_default(),
            archived: false,
            do_not_contact: false,
            accounts: candidate.accounts.iter().map(account).collect(),
            emails: candidate.emails.clone(),
            phones: candidate.phones.clone(),
            details: candidate.details.clone(),
            tags: candidate.tags.clone(),
            custom: candidate.custom.iter().cloned().collect(),
            stage: candidate.stage.unwrap_or(Stage::Discovery),
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
                account, followers, ..
            } => self.accounts.push(KnownAccount {
                id: None,
                platform: account.platform,
                handle: account.handle.clone(),
                followers: *followers,
            }),
            Change::Followers {
                platform, handle, to, ..
            } => {
                if let Some(account) = self
                    .account(*platform, handle)
                    .and_then(|at| self.accounts.get_mut(at))
                {
                    account.followers = Some(*to);
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
            Change::AddTouchpoint { .. } => {}
        }
    }
}
