//! What a row would change about someone who is there already.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::candidate::{Candidate, local_part, same_word};
use super::overwrites::Overwrites;
use super::roster::Known;
use crate::domain::account::{AccountRef, Platform};
use crate::domain::id::AccountId;
use crate::domain::person::PersonField;
use crate::domain::phone::{Region, same_phone};
use crate::domain::stage::Stage;

/// One change to a person. `from` is what stood there when it was planned: commit checks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Another name.
    SetName {
        /// The name so far.
        from: String,
        /// The name from now on.
        to: String,
    },
    /// A single value, never the name.
    SetDetail {
        /// Which.
        field: PersonField,
        /// What it was; nothing where it was blank.
        from: Option<String>,
        /// What it becomes.
        to: String,
    },
    /// An account they did not have.
    AddAccount {
        /// The account.
        account: AccountRef,
        /// Its followers.
        followers: Option<i64>,
        /// The day of the count; nothing where the file does not tell, which means the day of the import.
        on: Option<NaiveDate>,
    },
    /// A count that is not known yet: appended, dated, never written over another.
    Followers {
        /// Whose count, where it is stored already.
        account: Option<AccountId>,
        /// The account's platform.
        platform: Platform,
        /// The account's normalised handle.
        handle: String,
        /// The newest count so far.
        from: Option<i64>,
        /// The count that the file gives.
        to: i64,
        /// The day of the count; nothing where the file does not tell, which means the day of the import.
        on: Option<NaiveDate>,
    },
    /// A contact on a day of which none is known: it becomes a touchpoint of ours.
    AddTouchpoint {
        /// The day.
        on: NaiveDate,
    },
    /// An e-mail address they did not have, in lower case.
    AddEmail {
        /// The address.
        email: String,
    },
    /// A phone number they did not have.
    AddPhone {
        /// The number as written.
        phone: String,
    },
    /// A tag they did not have.
    AddTag {
        /// The tag.
        tag: String,
    },
    /// A custom value.
    SetCustom {
        /// The field's name.
        name: String,
        /// What it was; nothing where it was blank.
        from: Option<String>,
        /// What it becomes.
        to: String,
    },
    /// Another stage; only where the owner asked to overwrite.
    SetStage {
        /// The stage so far.
        from: Stage,
        /// The stage from now on.
        to: Stage,
    },
    /// Whether they must not be contacted. The file's yes always counts, its no only where the owner asked to
    /// overwrite.
    SetDoNotContact {
        /// What it becomes.
        to: bool,
    },
}

/// A value of a person that one file may set only once: the first row that gives it wins, so that importing the file
/// again finds what the file left.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Said {
    Name,
    Detail(PersonField),
    /// The account's place among the person's, and the day.
    Followers(usize, Option<NaiveDate>),
    Custom(String),
    Stage,
    /// That they must not be contacted, never that they may be.
    DoNotContact,
}

/// What a row changes, what it says that no later row may say otherwise, and the counts that came too late.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) changes: Vec<Change>,
    pub(super) said: Vec<Said>,
    pub(super) late_counts: Vec<i64>,
}

/// Compares a row with the person it is about: fills blanks, or replaces where the owner asked to overwrite.
///
/// `modified` is the day of counts whose row tells none, `region` where phone numbers without a prefix are dialled.
pub(super) fn changes(
    candidate: &Candidate,
    known: &Known,
    overwrites: &Overwrites,
    modified: Option<NaiveDate>,
    region: Option<Region>,
    said_before: impl Fn(&Said) -> bool,
) -> Changes {
    let mut found = Changes::default();
    // Whether a value that is there may be replaced, and note that this row speaks for it.
    let replaces = |found: &mut Changes, overwrite: bool, said: Said| {
        if !overwrite {
            return false;
        }
        let free = !said_before(&said);
        found.said.push(said);
        free
    };
    if let Some(name) = candidate.name.as_deref().filter(|_| candidate.named) {
        let free = replaces(&mut found, overwrites.name(), Said::Name);
        let stands_in =
            || !overwrites.name() && stands_for_a_name(&known.name, known) && !stands_for_a_name(name, known);
        if name != known.name && (free || stands_in()) {
            found.changes.push(Change::SetName {
                from: known.name.clone(),
                to: name.to_owned(),
            });
        }
    }
    for (field, to) in &candidate.details {
        let from = known.detail(*field);
        let overwrite = overwrites.detail(*field);
        let free = replaces(&mut found, overwrite, Said::Detail(*field));
        if let (PersonField::Note, Some(note), false) = (field, from, overwrite) {
            if !has_paragraph(note, to) {
                found.changes.push(Change::SetDetail {
                    field: *field,
                    from: Some(note.to_owned()),
                    to: format!("{}\n\n{to}", note.trim_end()),
                });
            }
            continue;
        }
        if from.is_none() || (free && from != Some(to)) {
            found.changes.push(Change::SetDetail {
                field: *field,
                from: from.map(str::to_owned),
                to: to.clone(),
            });
        }
    }
    accounts(candidate, known, modified, &said_before, &mut found);
    for email in candidate
        .emails
        .iter()
        .filter(|email| !known.emails.iter().any(|k| k.eq_ignore_ascii_case(email)))
    {
        found.changes.push(Change::AddEmail { email: email.clone() });
    }
    for phone in candidate
        .phones
        .iter()
        .filter(|phone| !known.phones.iter().any(|k| same_phone(k, phone, region)))
    {
        found.changes.push(Change::AddPhone { phone: phone.clone() });
    }
    for tag in candidate
        .tags
        .iter()
        .filter(|tag| !known.tags.iter().any(|k| same_word(k, tag)))
    {
        found.changes.push(Change::AddTag { tag: tag.clone() });
    }
    for (name, to) in &candidate.custom {
        let from = known.custom(name);
        let free = replaces(
            &mut found,
            overwrites.custom(name),
            Said::Custom(name.to_lowercase()),
        );
        if from.is_none() || (free && from != Some(to)) {
            found.changes.push(Change::SetCustom {
                name: name.clone(),
                from: from.map(str::to_owned),
                to: to.clone(),
            });
        }
    }
    if let Some(to) = candidate.stage
        && replaces(&mut found, overwrites.stage(), Said::Stage)
        && to != known.stage
    {
        found.changes.push(Change::SetStage {
            from: known.stage,
            to,
        });
    }
    do_not_contact(candidate, known, overwrites, &said_before, &mut found);
    for on in candidate
        .contacts
        .iter()
        .filter(|on| !known.contacts.contains(on))
    {
        found.changes.push(Change::AddTouchpoint { on: *on });
    }
    found
}

/// A row's no lifts nothing that another row of the file has said, whatever the owner overwrites.
fn do_not_contact(
    candidate: &Candidate,
    known: &Known,
    overwrites: &Overwrites,
    said_before: impl Fn(&Said) -> bool,
    found: &mut Changes,
) {
    let Some(to) = candidate.do_not_contact else {
        return;
    };
    let lifts = || overwrites.do_not_contact() && !said_before(&Said::DoNotContact);
    if to != known.do_not_contact && (to || lifts()) {
        found.changes.push(Change::SetDoNotContact { to });
    }
    if to {
        found.said.push(Said::DoNotContact);
    }
}

/// Whether a note has a text already, as a paragraph or lines of its own.
fn has_paragraph(note: &str, text: &str) -> bool {
    let (note, text) = (note.trim(), text.trim());
    note.match_indices(text).any(|(at, _)| {
        let before = note.get(..at).unwrap_or_default();
        let after = note.get(at + text.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with(['\n', '\r']))
    })
}

fn accounts(
    candidate: &Candidate,
    known: &Known,
    modified: Option<NaiveDate>,
    said_before: impl Fn(&Said) -> bool,
    found: &mut Changes,
) {
    let on = candidate.stats_on.or(modified);
    let mut added = known.accounts.len()..;
    for one in &candidate.accounts {
        let Some(at) = known.account(one.account.platform, &one.account.handle) else {
            found.changes.push(Change::AddAccount {
                account: one.account.clone(),
                followers: one.followers,
                on: on.filter(|_| one.followers.is_some()),
            });
            let place = added.next().filter(|_| one.followers.is_some());
            found.said.extend(place.map(|place| Said::Followers(place, on)));
            continue;
        };
        let (Some(to), Some(account)) = (one.followers, known.accounts.get(at)) else {
            continue;
        };
        let said = Said::Followers(at, on);
        let is_news = account.is_news(to, on, candidate.stats_on.is_some());
        if said_before(&said) {
            if is_news {
                found.late_counts.push(to);
            }
            continue;
        }
        if is_news {
            found.changes.push(Change::Followers {
                account: account.id,
                platform: account.platform,
                handle: account.handle.clone(),
                from: account.followers,
                to,
                on,
            });
        }
        found.said.push(said);
    }
}

/// Whether every value of a row is there already, as it stands. The stage is the owner's and not compared.
pub(super) fn says_nothing_new(candidate: &Candidate, known: &Known, region: Option<Region>) -> bool {
    let account = |one: &super::candidate::CandidateAccount| {
        known.account(one.account.platform, &one.account.handle).is_some()
    };
    candidate
        .details
        .iter()
        .all(|(field, value)| match (field, known.detail(*field)) {
            (PersonField::Note, Some(note)) => has_paragraph(note, value),
            (_, known) => known == Some(value),
        })
        && candidate.emails.iter().all(|email| known.emails.contains(email))
        && candidate.contacts.iter().all(|on| known.contacts.contains(on))
        && candidate
            .custom
            .iter()
            .all(|(name, value)| known.custom(name) == Some(value))
        && (candidate.do_not_contact != Some(true) || known.do_not_contact)
        && candidate.accounts.iter().all(account)
        && candidate
            .phones
            .iter()
            .all(|phone| known.phones.iter().any(|k| same_phone(k, phone, region)))
        && candidate
            .tags
            .iter()
            .all(|tag| known.tags.iter().any(|k| same_word(k, tag)))
}

/// Whether a name is only a handle or an address before its `@`, put in the place of one that was not known.
/// To the letter, as [`Candidate::name`] makes it: someone called Mia whose handle is `mia` has a name.
pub(super) fn stands_for_a_name(name: &str, known: &Known) -> bool {
    known.accounts.iter().any(|account| account.handle == name)
        || known.emails.iter().any(|email| local_part(email) == name)
}
