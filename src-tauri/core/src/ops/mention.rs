//! Mentions: logged, edited, removed, thanked for.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::appreciation::Gesture;
use super::contact::{Contact, happened, noted};
use super::transact::{Done, Tx, transact};
use crate::domain::mention::{MentionKind, posted, read_link};
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
    /// What it is; where it is not said, what the link says, else a post.
    pub kind: Option<MentionKind>,
    /// The owner's local date; today where none is given.
    pub on: Option<NaiveDate>,
    /// Whether nobody paid for it.
    pub organic: bool,
    /// When we thanked for it, where we did.
    pub thanked_on: Option<NaiveDate>,
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
        let link = read_link(link).map_err(|wrong| OpError::invalid("Link", wrong))?;
        let thanked_on = self
            .thanked_on
            .map(|on| happened(Some(on), when, "Thanks are noted once they are said"))
            .transpose()?;
        Ok(MentionRow {
            id,
            person,
            kind: self
                .kind
                .unwrap_or_else(|| link.as_deref().map_or(MentionKind::Post, |link| posted(link).1)),
            link,
            on: happened(self.on, when, "A mention is logged once it is there")?,
            organic: self.organic,
            thanked_on,
            note: noted(self.note.as_deref()),
        })
    }
}

/// Logs a mention.
///
/// # Errors
/// The person is not there, the link is none or logged already, or the date is yet to come.
pub fn log_mention(
    store: &mut Store,
    when: &When,
    person: PersonId,
    mention: &Mention,
) -> Result<(MentionId, Done), OpError> {
    transact(store, when, |tx| {
        let name = tx.name(person)?;
        let row = mention.row(tx.id(), person, &tx.when)?;
        not_twice(tx.conn, &row)?;
        mention::insert(tx.conn, &row)?;
        tx.says(format!("Logged {} by {name}", row.kind.in_words()));
        Ok(row.id)
    })
}

/// Rewrites a mention.
///
/// # Errors
/// It is not there, the link is none or another's, or the date is yet to come.
pub fn edit_mention(
    store: &mut Store,
    when: &When,
    id: MentionId,
    mention: &Mention,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = mention::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "mention" })?;
        let name = tx.name(old.person)?;
        let row = mention.row(id, old.person, &tx.when)?;
        not_twice(tx.conn, &row)?;
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

/// Thanks for one mention: logs how, and remembers when.
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
        thank_for(tx, old.person, vec![old], thanks)
    })?;
    Ok(done)
}

/// Thanks somebody for all that they posted unpaid and were not thanked for: one word is for all of it. Without any,
/// the thanks are logged all the same.
///
/// # Errors
/// The person is not there, or the date is yet to come.
pub fn thank(store: &mut Store, when: &When, person: PersonId, thanks: &Thanks) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let mut open = mention::of_person(tx.conn, person)?;
        open.retain(|one| one.organic && one.thanked_on.is_none());
        thank_for(tx, person, open, thanks)
    })?;
    Ok(done)
}

fn thank_for(
    tx: &mut Tx<'_>,
    person: PersonId,
    mentions: Vec<MentionRow>,
    thanks: &Thanks,
) -> Result<(), OpError> {
    let name = tx.name(person)?;
    let thanked_on = match thanks {
        Thanks::Contact(contact) => {
            let thanks = Contact {
                direction: Direction::Out,
                intent: Intent::Thanks,
                ..contact.clone()
            };
            let row = thanks.row(tx.id(), person, &tx.when)?;
            touchpoint::insert(tx.conn, &row)?;
            row.on
        }
        Thanks::Gesture(gesture) => {
            let row = gesture.row(tx.id(), person, &tx.when)?;
            appreciation::insert(tx.conn, &row)?;
            row.on
        }
    };
    tx.says(match mentions.as_slice() {
        [] => format!("Thanked {name}"),
        [one] => format!("Thanked {name} for {}", one.kind.in_words()),
        many => format!("Thanked {name} for {} mentions", many.len()),
    });
    for one in mentions {
        let thanked = MentionRow {
            thanked_on: Some(thanked_on),
            ..one
        };
        mention::update(tx.conn, &thanked)?;
    }
    Ok(())
}

/// The same link twice is one post, pasted twice.
fn not_twice(conn: &Connection, row: &MentionRow) -> Result<(), OpError> {
    let Some(link) = row.link.as_deref() else {
        return Ok(());
    };
    let of_them = mention::of_person(conn, row.person)?;
    let twin = of_them
        .iter()
        .find(|one| one.id != row.id && one.link.as_deref() == Some(link));
    twin.map_or(Ok(()), |twin| {
        let on = twin.on.format("%-d %B %Y");
        Err(OpError::invalid(
            "Link",
            format!("this post is logged already, on {on}"),
        ))
    })
}
