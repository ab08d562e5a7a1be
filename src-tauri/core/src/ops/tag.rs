//! Tags.

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::when::When;
use crate::domain::{PersonId, TagId};
use crate::store::{Store, tag};

/// Ties a tag to a person, making it where it is new.
///
/// # Errors
/// No name, or the person is not there.
pub fn add_tag(store: &mut Store, when: &When, person: PersonId, name: &str) -> Result<Done, OpError> {
    let label = name.trim();
    if label.is_empty() {
        return Err(OpError::invalid("Tag", "a tag needs a name"));
    }
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(person)?;
        let id = get_or_make(tx, label)?;
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
        let label = tag::name(tx.conn, id)?.ok_or(OpError::NotThere { what: "tag" })?;
        tag::untie(tx.conn, person, id)?;
        tx.says(format!("Took \u{201c}{label}\u{201d} from {name}"));
        Ok(())
    })?;
    Ok(done)
}
