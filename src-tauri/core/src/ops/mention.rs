//! Mentions: logged, edited, removed, thanked for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::appreciation::Gesture;
use super::contact::{Contact, happened, noted};
use super::transact::{Done, transact};
use crate::domain::mention::{MentionKind, read_link};
use crate::domain::touchpoint::{Direction, Intent};
use crate::domain::when::When;
use crate::domain::{MentionId, PersonId};
use crate::store::mention::{self, MentionRow};
use crate::store::{Store, appreciation, touchpoint};

/// A post about us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Mention {
    /// Where it stands, as it was pasted.
    pub link: Option<String>,
    /// What it is.
    pub kind: MentionKind,
    /// The owner's local date; today where none is given.
    pub on: Option<NaiveDate>,
    /// Whether nobody paid for it.
    pub organic: bool,
    /// What the owner noted.
    pub note: Option<String>,
}

/// How somebody was thanked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Thanks {
    /// By a contact, which is taken as ours and as thanks whatever it says.
    Contact(Contact),
    /// By a gesture.
    Gesture(Gesture),
}

impl Mention {
    fn row(&self, id: MentionId, person: PersonId, when: &When) -> Result<MentionRow, OpError> {
        let link = self.link.as_deref().unwrap_or_default();
        Ok(MentionRow {
            id,
            person,
            link: read_link(link).map_err(|wrong| OpError::invalid("Link", wrong))?,
            kind: self.kind,
            on: happened(self.on, when, "A mention is logged once it is there")?,
            organic: self.organic,
            thanked_on: None,
            note: noted(self.note.as_deref()),
        })
    }
}

/// Logs a mention.
///
/// # Errors
/// The person is not there, the link is none, or the date is yet to come.
pub fn log_mention(
    store: &mut Store,
    when: &When,
    person: PersonId,
    mention: &Mention,
) -> Result<(MentionId, Done), OpError> {
    transact(store, when, |tx| {
        let name = tx.name(person)?;
        let row = mention.row(tx.id(), person, &tx.when)?;
        mention::insert(tx.conn, &row)?;
        tx.says(format!("Logged {} by {name}", mention.kind.in_words()));
        Ok(row.id)
    })
}

/// Rewrites a mention; whether it was thanked for stays.
///
/// # Errors
/// It is not there, the link is none, or the date is yet to come.
pub fn edit_mention(
    store: &mut Store,
    when: &When,
    id: MentionId,
    mention: &Mention,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = mention::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "mention" })?;
        let name = tx.name(old.person)?;
        let row = MentionRow {
            thanked_on: old.thanked_on,
            ..mention.row(id, old.person, &tx.when)?
        };
        mention::update(tx.conn, &row)?;
        tx.says(format!("Changed a mention by {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a mention.
///
/// # Errors
/// It is not there.
pub fn delete_mention(store: &mut Store, when: &When, id: MentionId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = mention::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "mention" })?;
        let name = tx.name(old.person)?;
        mention::delete(tx.conn, id)?;
        tx.says(format!("Removed a mention by {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Thanks for a mention: logs how, and remembers when.
///
/// # Errors
/// The mention is not there, or the date is yet to come.
pub fn thank_mention(
    store: &mut Store,
    when: &When,
    id: MentionId,
    thanks: &Thanks,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = mention::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "mention" })?;
        let name = tx.name(old.person)?;
        let thanked_on = match thanks {
            Thanks::Contact(contact) => {
                let thanks = Contact {
                    direction: Direction::Out,
                    intent: Intent::Thanks,
                    ..contact.clone()
                };
                let row = thanks.row(tx.id(), old.person, &tx.when)?;
                touchpoint::insert(tx.conn, &row)?;
                row.on
            }
            Thanks::Gesture(gesture) => {
                let row = gesture.row(tx.id(), old.person, &tx.when)?;
                appreciation::insert(tx.conn, &row)?;
                row.on
            }
        };
        let thanked = MentionRow {
            thanked_on: Some(thanked_on),
            ..old
        };
        mention::update(tx.conn, &thanked)?;
        tx.says(format!("Thanked {name} for {}", thanked.kind.in_words()));
        Ok(())
    })?;
    Ok(done)
}
