//! Everything about one person but the timeline.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::nudge::{Leaf, Reason};
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::{AccountId, CustomFieldId, EmailId, PersonId, PhoneId, Platform, TagId};

/// A person's page.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PersonPage {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their stage.
    pub stage: Stage,
    /// The single-valued fields that are filled.
    pub details: BTreeMap<PersonField, String>,
    /// Their accounts, most followed first.
    pub accounts: Vec<PersonAccount>,
    /// Their e-mail addresses.
    pub emails: Vec<PersonEmail>,
    /// Their phone numbers.
    pub phones: Vec<PersonPhone>,
    /// Their tags, by name.
    pub tags: Vec<PersonTag>,
    /// Every custom field, filled or not.
    pub custom: Vec<PersonCustom>,
    /// The date of the newest touchpoint.
    pub last_contact_on: Option<NaiveDate>,
    /// Days since then.
    pub days_since: Option<i64>,
    /// When they are due and why; `None`: never.
    pub due: Option<PersonDue>,
    /// How the relationship stands.
    pub leaf: Leaf,
    /// The cadence in force, in days; `None`: no cadence.
    pub cadence_days: Option<u32>,
    /// Where that cadence comes from: `person`, `tag`, `stage` or `default`.
    pub cadence_from: String,
    /// Not nudged before this date.
    pub snoozed_until: Option<NaiveDate>,
    /// The date they were added.
    pub added_on: NaiveDate,
    /// Since when they are archived.
    pub archived_on: Option<NaiveDate>,
    /// Never to be written to.
    pub do_not_contact: bool,
    /// How many touchpoints there are.
    pub touchpoints: u32,
}

/// When a person is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonDue {
    /// The date.
    pub on: NaiveDate,
    /// Why, as a word.
    pub reason: Reason,
    /// Negative before the date.
    pub days_overdue: i64,
    /// Why, as a sentence.
    pub why: String,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonAccount {
    /// Which.
    pub id: AccountId,
    /// Where.
    pub platform: Platform,
    /// As the person writes it, without `@`.
    pub handle: String,
    /// The profile's address.
    pub url: Option<String>,
    /// The newest known count.
    pub followers: Option<i64>,
    /// The date of that count.
    pub followers_on: Option<NaiveDate>,
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonEmail {
    /// Which.
    pub id: EmailId,
    /// The address.
    pub address: String,
}

/// A phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonPhone {
    /// Which.
    pub id: PhoneId,
    /// As it was written.
    pub number: String,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonTag {
    /// Which.
    pub id: TagId,
    /// Its name.
    pub name: String,
}

/// A custom field's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonCustom {
    /// Which field.
    pub field: CustomFieldId,
    /// Its name.
    pub name: String,
    /// The value, or nothing yet.
    pub value: Option<String>,
}
