//! A person to be made, as a list tells of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::account::AccountRef;
use crate::domain::cadence::LONGEST_DAYS;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::typed::Where;
use crate::store::facts::ShownAccount;
use crate::store::search::Words;

/// An account with its dated follower counts.
pub type WithCounts = (AccountRef, Vec<(NaiveDate, i64)>);

/// A person to be made.
#[derive(Debug, Clone, Default)]
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// The stages they went through, the one where they stand last; none is Discovery.
    pub stages: Vec<Stage>,
    /// Single values, never the name.
    pub details: BTreeMap<PersonField, String>,
    /// Their accounts with dated follower counts.
    pub accounts: Vec<WithCounts>,
    /// Their e-mail addresses.
    pub emails: Vec<String>,
    /// Their phone numbers.
    pub phones: Vec<String>,
    /// Their tags.
    pub tags: Vec<String>,
    /// Custom values by their fields' names.
    pub custom: Vec<(String, String)>,
    /// The days on which there was a contact, each once.
    pub contacts: Vec<NaiveDate>,
    /// Whether they must not be contacted.
    pub do_not_contact: bool,
}

impl Newcomer {
    /// Leaves out what the checks of the schema would refuse. Whoever reads a file sees to it that nothing of the kind
    /// comes here; the rows are written unchecked all the same.
    pub(super) fn pass_checks(&mut self) {
        if self.name.is_empty() {
            "?".clone_into(&mut self.name);
        }
        self.accounts.retain(|(account, _)| !account.handle.is_empty());
        for (_, counts) in &mut self.accounts {
            counts.retain(|(_, followers)| *followers >= 0);
        }
        for texts in [&mut self.emails, &mut self.phones, &mut self.tags] {
            texts.retain(|text| !text.is_empty());
        }
        self.custom
            .retain(|(name, value)| !name.is_empty() && !value.is_empty());
        self.details.retain(|field, value| match field {
            PersonField::CadenceDays => value.parse().is_ok_and(|days| (1..=LONGEST_DAYS).contains(&days)),
            PersonField::NextTouchOn => value
                .parse::<NaiveDate>()
                .is_ok_and(|on| on.to_string() == *value),
            _ => true,
        });
    }

    /// Their accounts as a nudge shows them, each with its newest count.
    pub(super) fn shown_accounts(&self) -> Vec<ShownAccount> {
        let shown = |(account, counts): &WithCounts| ShownAccount {
            platform: account.platform,
            handle: account.written.clone(),
            followers: counts
                .iter()
                .max_by_key(|(on, _)| *on)
                .map(|(_, followers)| *followers),
        };
        ShownAccount::by_followers(self.accounts.iter().map(shown).collect())
    }

    /// What the search index holds of a person, as [`crate::store::search`] gathers it from their rows.
    pub(super) fn words(&self, contact_note: &str) -> Words {
        let mut words = Words::default();
        words.add(Where::Name, &self.name);
        let detail = |field| self.details.get(&field);
        let texts = (self
            .accounts
            .iter()
            .map(|(account, _)| (Where::Handle, &account.written)))
        .chain(self.emails.iter().map(|address| (Where::Email, address)))
        .chain(
            [PersonField::Agency, PersonField::Location, PersonField::Country]
                .into_iter()
                .filter_map(|field| Some((Where::Detail, detail(field)?))),
        )
        .chain(self.custom.iter().map(|(_, value)| (Where::Detail, value)))
        .chain(detail(PersonField::Note).map(|note| (Where::Note, note)));
        for (what, text) in texts {
            words.add(what, text);
        }
        for _ in &self.contacts {
            words.add(Where::Touchpoint, contact_note);
        }
        words
    }
}
