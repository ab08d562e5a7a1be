//! A message: kept while it is written, logged once it was sent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::transact::{Done, transact, whole};
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::when::When;
use crate::domain::{PersonId, TemplateId, TouchpointId};
use crate::store::draft::{self, DraftRow};
use crate::store::touchpoint::{self, TouchpointRow};
use crate::store::{Store, person};

/// The longest text of a message, in characters.
const LONGEST_TEXT: usize = 50_000;

/// A message that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Writing {
    /// The template that it began as, if any.
    pub template: Option<TemplateId>,
    /// How it is to be sent.
    pub channel: Channel,
    /// Its text.
    pub body: String,
}

/// A message that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SentMessage {
    /// How.
    pub channel: Channel,
    /// What for.
    pub intent: Intent,
    /// Word for word.
    pub text: String,
    /// The owner's local date; today where none is given.
    pub on: Option<NaiveDate>,
}

/// Keeps what is being written to somebody, in place of what was; a blank text is forgotten.
///
/// No journal entry: it is kept at every pause, and an undo is for what was done.
///
/// # Errors
/// The person is not there, or the text is too long.
pub fn save_draft(
    store: &mut Store,
    when: &When,
    person: PersonId,
    writing: &Writing,
) -> Result<(), OpError> {
    fits(&writing.body)?;
    whole(store, |conn| {
        person::read(conn, person)?.ok_or(OpError::NotThere { what: "person" })?;
        draft::forget(conn, person)?;
        if !writing.body.trim().is_empty() {
            let row = DraftRow {
                template: writing.template,
                channel: writing.channel,
                body: writing.body.clone(),
            };
            draft::keep(conn, person, &row, when.instant)?;
        }
        Ok(())
    })
}

/// Forgets what was being written to somebody; whether there was anything.
///
/// # Errors
/// The data file cannot be written.
pub fn drop_draft(store: &mut Store, person: PersonId) -> Result<bool, OpError> {
    whole(store, |conn| Ok(draft::forget(conn, person)?))
}

/// Logs a message that was sent as a touchpoint with its text. Its draft rests; undo brings it back.
///
/// # Errors
/// The person is not there, the text is blank or too long, or the date is yet to come.
pub fn log_message(
    store: &mut Store,
    when: &When,
    person: PersonId,
    message: &SentMessage,
) -> Result<(TouchpointId, Done), OpError> {
    fits(&message.text)?;
    if message.text.trim().is_empty() {
        return Err(OpError::invalid(
            "Text",
            "there is nothing to log; write something first",
        ));
    }
    let on = message.on.unwrap_or(when.today);
    if on > when.today {
        let text = format!("{on} is yet to come. A message is logged once it was sent");
        return Err(OpError::invalid("Date", text));
    }
    transact(store, when, |tx| {
        let name = tx.name(person)?;
        let row = TouchpointRow {
            id: tx.id(),
            person,
            channel: message.channel,
            direction: Direction::Out,
            intent: message.intent,
            on,
            at: None,
            note: None,
            text: Some(message.text.trim().to_owned()),
        };
        touchpoint::insert(tx.conn, &row)?;
        draft::sent(tx.conn, person, row.id)?;
        tx.says(format!("Logged your message to {name}"));
        Ok(row.id)
    })
}

fn fits(text: &str) -> Result<(), OpError> {
    if text.chars().count() > LONGEST_TEXT {
        let message = format!("a message has at most {LONGEST_TEXT} characters");
        return Err(OpError::invalid("Text", message));
    }
    Ok(())
}
