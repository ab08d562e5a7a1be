//! Follower counts that the owner reads off and writes down.

use chrono::NaiveDate;

use super::OpError;
use super::transact::{Done, transact};
use crate::domain::count::{parse_count, short};
use crate::domain::when::When;
use crate::domain::{AccountId, FollowerCountId};
use crate::store::{Store, account};

/// What a count says of where it is from that was written down by hand; any other is from a file.
pub const BY_HAND: &str = "by hand";

/// Writes down a count of an account, of today or of a day before; one that was written down of that day goes.
///
/// # Errors
/// The account is not there, the text is no count, or the day is to come.
pub fn add_followers(
    store: &mut Store,
    when: &When,
    id: AccountId,
    count: &str,
    on: Option<NaiveDate>,
) -> Result<Done, OpError> {
    let followers = parse_count(count)
        .map_err(|error| OpError::invalid("Followers", error.to_string()))?
        .ok_or_else(|| OpError::invalid("Followers", "write a number, such as 12400 or 12.4K"))?;
    let on = on.unwrap_or(when.today);
    if on > when.today {
        return Err(OpError::invalid("Day", format!("{on} is still to come")));
    }
    let ((), done) = transact(store, when, |tx| {
        let row = account::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "account" })?;
        let name = tx.name(row.person)?;
        for old in account::readings(tx.conn, id)? {
            if old.on == on && old.source == BY_HAND {
                account::delete_stat(tx.conn, old.id)?;
            }
        }
        account::insert_stat(tx.conn, tx.id::<FollowerCountId>().0, id, on, followers, BY_HAND)?;
        tx.says(format!(
            "{name} has {} followers on {}",
            short(followers),
            row.platform.label()
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a count.
///
/// # Errors
/// It is not there.
pub fn remove_followers(store: &mut Store, when: &When, id: FollowerCountId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let person = account::person_of_stat(tx.conn, id.0)?.ok_or(OpError::NotThere {
            what: "follower count",
        })?;
        let name = tx.name(person)?;
        account::delete_stat(tx.conn, id)?;
        tx.says(format!("Removed a follower count of {name}"));
        Ok(())
    })?;
    Ok(done)
}
