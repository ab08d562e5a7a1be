//! Tags.

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::person::LONGEST_LINE;
use crate::domain::when::When;
use crate::domain::{PersonId, TagId};
use crate::store::{Store, saved_view, tag};

/// Ties a tag to a person, making it where it is new.
///
/// # Errors
/// No name, or the person is not there.
pub fn add_tag(store: &mut Store, when: &When, person: PersonId, name: &str) -> Result<Done, OpError> {
    let label = readable(name)?;
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(person)?;
        let id = get_or_make(tx, &label)?;
        tag::tie(tx.conn, person, id)?;
        tx.says(format!("Tagged {name} \u{201c}{label}\u{201d}"));
        Ok(())
    })?;
    Ok(done)
}

/// The tag of this name, made where it is new.
pub(super) fn get_or_make(tx: &mut Tx<'_>, name: &str) -> Result<TagId, OpError> {
    if let Some(id) = tag::by_name(tx.conn, name)? {
        return Ok(id);
    }
    let id: TagId = tx.id();
    tag::insert(tx.conn, id, name)?;
    Ok(id)
}

/// Unties a tag from a person.
///
/// # Errors
/// The person or the tag is not there.
pub fn remove_tag(store: &mut Store, when: &When, person: PersonId, id: TagId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(person)?;
        let label = label_of(tx, id)?;
        tag::untie(tx.conn, person, id)?;
        tx.says(format!("Took \u{201c}{label}\u{201d} from {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Gives a tag another name; saved views that ask for it follow.
///
/// # Errors
/// It is not there, or the name is blank, too long or another tag's.
pub fn rename_tag(store: &mut Store, when: &When, id: TagId, name: &str) -> Result<Done, OpError> {
    let name = readable(name)?;
    let ((), done) = transact(store, when, |tx| {
        let before = label_of(tx, id)?;
        if tag::by_name(tx.conn, &name)?.is_some_and(|other| other != id) {
            let message = format!("there is a tag \u{201c}{name}\u{201d} already; merge the two instead");
            return Err(OpError::invalid("Tag", message));
        }
        if name != before {
            tag::rename(tx.conn, id, &name)?;
            saved_view::resay(tx.conn, |shows| shows.segment.retag(&before, &name))?;
        }
        tx.says(format!(
            "Renamed the tag \u{201c}{before}\u{201d} to \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Makes two tags one: everybody who carried the first carries the second, which keeps its cadence, or takes the first
/// one's where it has none. Saved views follow.
///
/// # Errors
/// One of them is not there, or both are the same.
pub fn merge_tags(store: &mut Store, when: &When, from: TagId, into: TagId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (gone, kept) = (label_of(tx, from)?, label_of(tx, into)?);
        if from == into {
            return Err(OpError::invalid("Tag", "choose another tag to merge it into"));
        }
        let days = tag::cadence(tx.conn, from)?;
        if days.is_some() && tag::cadence(tx.conn, into)?.is_none() {
            tag::set_cadence(tx.conn, into, days)?;
        }
        tag::retie(tx.conn, from, into)?;
        tag::delete(tx.conn, from)?;
        saved_view::resay(tx.conn, |shows| shows.segment.retag(&gone, &kept))?;
        tx.says(format!(
            "Merged the tag \u{201c}{gone}\u{201d} into \u{201c}{kept}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a tag from everybody who carries it. A saved view that asks for it shows nobody then.
///
/// # Errors
/// It is not there.
pub fn delete_tag(store: &mut Store, when: &When, id: TagId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = label_of(tx, id)?;
        let people = tag::people(tx.conn, id)?;
        tag::delete(tx.conn, id)?;
        tx.says(match people {
            0 => format!("Removed the tag \u{201c}{name}\u{201d}"),
            1 => format!("Removed the tag \u{201c}{name}\u{201d} from 1 person"),
            many => format!("Removed the tag \u{201c}{name}\u{201d} from {many} people"),
        });
        Ok(())
    })?;
    Ok(done)
}

fn label_of(tx: &Tx<'_>, id: TagId) -> Result<String, OpError> {
    tag::name(tx.conn, id)?.ok_or(OpError::NotThere { what: "tag" })
}

/// A tag's name, with single spaces between its words.
fn readable(name: &str) -> Result<String, OpError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(OpError::invalid("Tag", "a tag needs a name"));
    }
    if name.chars().count() > LONGEST_LINE {
        return Err(OpError::invalid(
            "Tag",
            format!("at most {LONGEST_LINE} characters fit here"),
        ));
    }
    Ok(name)
}
