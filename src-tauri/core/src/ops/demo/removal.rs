//! Sample data goes again, and nothing of the owner's with it.

use crate::domain::PersonId;
use crate::domain::when::When;
use crate::ops::OpError;
use crate::ops::transact::{Done, transact};
use crate::store::Store;
use crate::store::made_up::{self, Sample};

/// Removes all sample people with all that is theirs, and the tags and custom fields that came with them and that nobody
/// else has; one undo brings them back.
///
/// With `keep_touched`, those for whom the owner did something since stay, and are hers from then on.
///
/// # Errors
/// There are no sample people.
pub fn remove(store: &mut Store, when: &When, keep_touched: bool) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let sample = Sample::read(tx.conn)?;
        if sample.people.is_empty() {
            return Err(OpError::invalid("Sample data", "there are no sample people here"));
        }
        let keeps = |person: &PersonId| keep_touched && sample.touched.contains(person);
        let (kept, gone): (Vec<PersonId>, Vec<PersonId>) = sample.people.iter().copied().partition(keeps);
        for person in &kept {
            made_up::unmark(tx.conn, *person)?;
        }
        sample.remove(tx.conn, &gone)?;
        tx.says(match kept.len() {
            0 => format!("Removed {} sample people", gone.len()),
            stay => format!("Removed {} sample people and kept {stay}", gone.len()),
        });
        Ok(())
    })?;
    Ok(done)
}
