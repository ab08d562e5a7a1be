//! Adding, editing, moving and archiving people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::account::{attach_account, attach_email};
use super::edit::{Edit, edit};
use super::transact::{Done, Tx, transact};
use crate::domain::cadence::LONGEST_DAYS;
use crate::domain::person::{self as rules, PersonField};
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{CustomFieldId, PersonId};
use crate::store::person::PersonRow;
use crate::store::{Store, person, stage};

/// A person to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// Accounts as `platform:handle` or profile addresses.
    pub accounts: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Their stage; Discovery where none is given.
    pub stage: Option<Stage>,
}

/// Adds a person, at the top of their stage.
///
/// # Errors
/// No name, or an account or e-mail address that cannot be read or is somebody else's.
pub fn add_person(store: &mut Store, when: &When, new: &NewPerson) -> Result<(PersonId, Done), OpError> {
    transact(store, when, |tx| {
        let name = rules::name(&new.name).map_err(|message| OpError::invalid("Name", message))?;
        let to = new.stage.unwrap_or(Stage::Discovery);
        let rank = person::rank_bounds(tx.conn, to)?.map_or(0.0, |(top, _)| top - 1.0);
        let id = insert(tx, &name, to, rank)?;
        for account in &new.accounts {
            attach_account(tx, id, account)?;
        }
        for address in &new.emails {
            attach_email(tx, id, address)?;
        }
        tx.says(format!("Added {name}"));
        Ok(id)
    })
}

/// Writes a new person and the start of their stage history.
pub(super) fn insert(tx: &mut Tx<'_>, name: &str, to: Stage, rank: f64) -> Result<PersonId, OpError> {
    let id: PersonId = tx.id();
    person::insert(
        tx.conn,
        &PersonRow {
            id,
            name: name.to_owned(),
            stage: to,
            board_rank: rank,
            added_on: tx.when.today,
            archived_on: None,
            do_not_contact: false,
            sub_stage: None,
            tier: None,
        },
    )?;
    stage::insert_change(tx.conn, tx.id(), id, None, to, tx.when.today)?;
    Ok(id)
}

/// Sets or clears one field.
///
/// # Errors
/// A value that the field cannot hold, with what it can.
pub fn edit_person(
    store: &mut Store,
    when: &When,
    id: PersonId,
    field: PersonField,
    value: Option<&str>,
) -> Result<Done, OpError> {
    edit(store, when, id, &[Edit::Field(field, value.map(str::to_owned))])
}

/// Sets or clears a custom field's value; it is kept in the writing of the field's kind.
///
/// # Errors
/// The person or the field is not there, or its kind does not take the value.
pub fn set_custom(
    store: &mut Store,
    when: &When,
    id: PersonId,
    field: CustomFieldId,
    value: Option<&str>,
) -> Result<Done, OpError> {
    edit(store, when, id, &[Edit::Custom(field, value.map(str::to_owned))])
}

/// Archives a person, who then stands on no board and is never nudged, or brings them back.
///
/// # Errors
/// The person is not there.
pub fn archive(store: &mut Store, when: &When, id: PersonId, archived: bool) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        let on: Option<NaiveDate> = archived.then_some(tx.when.today);
        let row = person::read(tx.conn, id)?.and_then(|row| row.archived_on);
        if row.is_some() != archived {
            person::set_archived(tx.conn, id, on)?;
        }
        tx.says(if archived {
            format!("Archived {name}")
        } else {
            format!("Brought back {name}")
        });
        Ok(())
    })?;
    Ok(done)
}

/// Marks a person as never to be written to, or takes the mark back.
///
/// # Errors
/// The person is not there.
pub fn set_do_not_contact(
    store: &mut Store,
    when: &When,
    id: PersonId,
    value: bool,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        person::set_do_not_contact(tx.conn, id, value)?;
        tx.says(if value {
            format!("{name} is not to be contacted")
        } else {
            format!("{name} may be contacted again")
        });
        Ok(())
    })?;
    Ok(done)
}

/// Reads a whole number of days between contacts.
pub(super) fn read_days(days: u32) -> Result<u32, OpError> {
    if (1..=LONGEST_DAYS).contains(&days) {
        Ok(days)
    } else {
        Err(OpError::invalid(
            "Days",
            format!("a cadence is 1 to {LONGEST_DAYS} days"),
        ))
    }
}
