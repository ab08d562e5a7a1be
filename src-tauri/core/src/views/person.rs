//! Everything about one person but the timeline.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use rusqlite::Connection;
use serde::Serialize;

use super::ViewError;
use super::fit::{self, PersonFit};
use crate::domain::account::profile_url;
use crate::domain::custom::CustomKind;
use crate::domain::growth::{Growth, growth};
use crate::domain::nudge::{self, Leaf, Reason};
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::strength::Strength;
use crate::domain::when::When;
use crate::domain::{
    AccountId, CustomFieldId, EmailId, FollowerCountId, PersonId, PhoneId, Platform, SubStageId, TagId,
};
use crate::store::custom::FieldRow;
use crate::store::facts::Standing;
use crate::store::{
    Reader, account, appreciation, custom, email, person, phone, snooze, standing, sub_stage, tag, touchpoint,
};

/// A person's page.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PersonPage {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their stage.
    pub stage: Stage,
    /// The part of it, where they stand in one.
    pub sub_stage: Option<PersonSubStage>,
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
    /// Whether they fit the brand, criterion by criterion.
    pub fit: PersonFit,
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
    /// How strong the relationship is.
    pub strength: Strength,
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
    /// Why we wrote in the last twelve months.
    pub last_year: WhyWeWrote,
}

/// Why we wrote: the share of asks is `asks` of `ours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct WhyWeWrote {
    /// Touchpoints of ours.
    pub ours: u32,
    /// Those in which we wanted something.
    pub asks: u32,
    /// Those in which we gave something.
    pub gives: u32,
    /// What we did for them beside writing.
    pub appreciation: u32,
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
    /// Every dated count, oldest first.
    pub history: Vec<FollowerCount>,
    /// How it has grown within a year; `None`: too few counts tell it.
    pub growth: Option<Growth>,
}

/// A dated count of followers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FollowerCount {
    /// Which.
    pub id: FollowerCountId,
    /// Of which day.
    pub on: NaiveDate,
    /// How many.
    pub followers: i64,
    /// The file that it is from, or `by hand`.
    pub source: String,
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

/// A part of their stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonSubStage {
    /// Which.
    pub id: SubStageId,
    /// What the owner calls it.
    pub name: String,
}

/// A custom field's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonCustom {
    /// Which field.
    pub field: CustomFieldId,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: CustomKind,
    /// What may be chosen, where it is a choice.
    pub choices: Vec<String>,
    /// The value, or nothing yet.
    pub value: Option<String>,
    /// Whether the value is one that the kind takes; otherwise it stands as it was written.
    pub fits: bool,
}

/// A person's page.
///
/// # Errors
/// The person is not there.
pub fn person(reader: &Reader, when: &When, id: PersonId) -> Result<PersonPage, ViewError> {
    let conn = &reader.conn;
    let gone = || ViewError::NotThere { what: "person" };
    let row = person::read(conn, id)?.ok_or_else(gone)?;
    let standing = standing::of_person(conn, id)?.ok_or_else(gone)?;
    let mut details = BTreeMap::new();
    for &field in PersonField::ALL {
        if let Some(value) = person::field(conn, id, field)? {
            details.insert(field, value);
        }
    }
    let mut custom = Vec::new();
    for FieldRow {
        id: field,
        name,
        takes,
    } in custom::rows(conn)?
    {
        let value = custom::value(conn, id, field)?;
        custom.push(PersonCustom {
            field,
            name,
            kind: takes.kind,
            fits: value.as_deref().is_none_or(|value| takes.fits(value)),
            choices: takes.choices,
            value,
        });
    }
    Ok(PersonPage {
        id,
        name: row.name,
        stage: row.stage,
        sub_stage: sub_stage::of_person(conn, id)?.map(|part| PersonSubStage {
            id: part.id,
            name: part.name,
        }),
        details,
        accounts: accounts(conn, id)?,
        fit: fit::of_person(conn, id)?,
        emails: email::of_person(conn, id)?
            .into_iter()
            .map(|(id, address)| PersonEmail { id, address })
            .collect(),
        phones: phone::of_person(conn, id)?
            .into_iter()
            .map(|(id, number)| PersonPhone { id, number })
            .collect(),
        tags: tag::of_person(conn, id)?
            .into_iter()
            .map(|(id, name)| PersonTag { id, name })
            .collect(),
        custom,
        last_contact_on: standing.last_contact_on,
        days_since: standing
            .last_contact_on
            .map(|last| (when.today - last).num_days()),
        due: standing.due.map(|due| PersonDue {
            on: due.on,
            reason: due.reason,
            days_overdue: (when.today - due.on).num_days(),
            why: nudge::why(due, &standing.circumstances, when.today),
        }),
        leaf: nudge::leaf(standing.due, &standing.circumstances, when.today),
        strength: standing.signs.into(),
        cadence_days: standing.cadence_days,
        cadence_from: cadence_from(&standing).to_owned(),
        snoozed_until: snooze::read(conn, id)?.filter(|until| *until > when.today),
        added_on: row.added_on,
        archived_on: row.archived_on,
        do_not_contact: row.do_not_contact,
        touchpoints: standing.touchpoints,
        last_year: why_we_wrote(conn, id, when.today)?,
    })
}

/// Since the same day a year ago.
fn why_we_wrote(conn: &Connection, id: PersonId, today: NaiveDate) -> Result<WhyWeWrote, ViewError> {
    let since = today
        .checked_sub_months(Months::new(12))
        .unwrap_or(NaiveDate::MIN);
    let (ours, asks, gives) = touchpoint::ours_since(conn, id, since)?;
    Ok(WhyWeWrote {
        ours,
        asks,
        gives,
        appreciation: appreciation::count_since(conn, id, since)?,
    })
}

fn accounts(conn: &Connection, id: PersonId) -> Result<Vec<PersonAccount>, ViewError> {
    let mut accounts = Vec::new();
    for row in account::of_person(conn, id)? {
        let readings = account::readings(conn, row.id)?;
        accounts.push(shown(row, readings));
    }
    Ok(accounts)
}

fn shown(row: account::AccountRow, readings: Vec<account::Reading>) -> PersonAccount {
    let counts: Vec<_> = readings.iter().map(|one| (one.on, one.followers)).collect();
    PersonAccount {
        growth: growth(&counts),
        history: readings
            .into_iter()
            .map(|one| FollowerCount {
                id: one.id,
                on: one.on,
                followers: one.followers,
                source: one.source,
            })
            .collect(),
        id: row.id,
        platform: row.platform,
        url: row.url.or_else(|| profile_url(row.platform, &row.handle)),
        handle: row.written,
        followers: row.followers,
        followers_on: row.followers_on,
    }
}

fn cadence_from(standing: &Standing) -> &'static str {
    use crate::domain::cadence::StageCadence;
    match (
        standing.cadence.own,
        standing.cadence.tags,
        standing.cadence.stage,
    ) {
        (Some(_), _, _) => "person",
        (None, Some(_), _) => "tag",
        (None, None, StageCadence::Inherit) => "default",
        (None, None, _) => "stage",
    }
}
