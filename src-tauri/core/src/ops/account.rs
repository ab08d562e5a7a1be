//! Accounts, e-mail addresses and phone numbers of a person.

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::account::{AccountRef, parse_account, platform_in_words};
use crate::domain::person::{read_email, read_phone};
use crate::domain::when::When;
use crate::domain::{AccountId, EmailId, PersonId, PhoneId};
use crate::store::account::AccountRow;
use crate::store::{Store, account, email, person, phone};

/// Adds an account, written as `platform:handle` or as a profile's address.
///
/// # Errors
/// It cannot be read, or it is somebody else's.
pub fn add_account(store: &mut Store, when: &When, id: PersonId, text: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        let account = attach_account(tx, id, text)?;
        tx.says(format!("Added {} to {name}", said(&account)));
        Ok(())
    })?;
    Ok(done)
}

/// Writes an account anew, as a handle on the same platform, `platform:handle` or a profile's address. Its follower
/// counts stay.
///
/// # Errors
/// It is not there, cannot be read, or is another account that is known already.
pub fn edit_account(store: &mut Store, when: &When, id: AccountId, text: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let row = account::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "account" })?;
        let name = tx.name(row.person)?;
        let bare = parse_account(text, Some(row.platform)).ok();
        let new = match read_account(text) {
            Ok(read) => read,
            Err(refused) => bare.ok_or(refused)?,
        };
        if let Some(owner) = person::by_account(tx.conn, new.platform, &new.handle)?
            && (new.platform, &new.handle) != (row.platform, &row.handle)
        {
            return Err(OpError::Taken {
                account: said(&new),
                owner: tx.name(owner)?,
            });
        }
        account::rewrite(tx.conn, id, &new)?;
        tx.says(format!("Changed {name}\u{2019}s account to {}", said(&new)));
        Ok(())
    })?;
    Ok(done)
}

/// Writes an e-mail address anew; where they have the new one already, the old one goes.
///
/// # Errors
/// It is not there, or the text is no e-mail address.
pub fn edit_email(store: &mut Store, when: &When, id: EmailId, address: &str) -> Result<Done, OpError> {
    let address = read_email(address).map_err(|message| OpError::invalid("E-mail", message))?;
    let ((), done) = transact(store, when, |tx| {
        let (person, _) = email::read(tx.conn, id)?.ok_or(OpError::NotThere {
            what: "e-mail address",
        })?;
        let name = tx.name(person)?;
        let mut others = email::of_person(tx.conn, person)?.into_iter();
        if others.any(|(other, known)| other != id && known == address) {
            email::delete(tx.conn, id)?;
        } else {
            email::rewrite(tx.conn, id, &address)?;
        }
        tx.says(format!("Changed an e-mail address of {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Writes a phone number anew; where they have the new one already, the old one goes.
///
/// # Errors
/// It is not there, or the text holds no digits.
pub fn edit_phone(store: &mut Store, when: &When, id: PhoneId, number: &str) -> Result<Done, OpError> {
    let number = read_phone(number).map_err(|message| OpError::invalid("Phone", message))?;
    let ((), done) = transact(store, when, |tx| {
        let (person, _) = phone::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "phone number" })?;
        let name = tx.name(person)?;
        let mut others = phone::of_person(tx.conn, person)?.into_iter();
        if others.any(|(other, known)| other != id && known == number) {
            phone::delete(tx.conn, id)?;
        } else {
            phone::rewrite(tx.conn, id, &number)?;
        }
        tx.says(format!("Changed a phone number of {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes an account with its follower counts.
///
/// # Errors
/// The account is not there.
pub fn remove_account(store: &mut Store, when: &When, id: AccountId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let row = account::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "account" })?;
        let name = tx.name(row.person)?;
        account::delete(tx.conn, id)?;
        tx.says(format!("Removed {} from {name}", row.platform.label()));
        Ok(())
    })?;
    Ok(done)
}

/// Adds an e-mail address.
///
/// # Errors
/// It is no e-mail address.
pub fn add_email(store: &mut Store, when: &When, id: PersonId, address: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        attach_email(tx, id, address)?;
        tx.says(format!("Added an e-mail address to {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes an e-mail address.
///
/// # Errors
/// It is not there.
pub fn remove_email(store: &mut Store, when: &When, id: EmailId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (person, address) = email::read(tx.conn, id)?.ok_or(OpError::NotThere {
            what: "e-mail address",
        })?;
        let name = tx.name(person)?;
        email::delete(tx.conn, id)?;
        tx.says(format!("Removed {address} from {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Adds a phone number, kept as it is written.
///
/// # Errors
/// It holds no digits.
pub fn add_phone(store: &mut Store, when: &When, id: PersonId, number: &str) -> Result<Done, OpError> {
    let number = read_phone(number).map_err(|message| OpError::invalid("Phone", message))?;
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        phone::insert(tx.conn, tx.id(), id, &number)?;
        tx.says(format!("Added a phone number to {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a phone number.
///
/// # Errors
/// It is not there.
pub fn remove_phone(store: &mut Store, when: &When, id: PhoneId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (person, _) = phone::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "phone number" })?;
        let name = tx.name(person)?;
        phone::delete(tx.conn, id)?;
        tx.says(format!("Removed a phone number from {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Reads `platform:handle` or a profile's address.
pub(super) fn read_account(text: &str) -> Result<AccountRef, OpError> {
    let invalid = |message: String| OpError::invalid("Account", message);
    let (platform, handle) = match text.split_once(':') {
        Some((platform, handle)) if !handle.starts_with("//") => match platform_in_words(platform) {
            Some(platform) => (Some(platform), handle),
            None => (None, text),
        },
        _ => (None, text),
    };
    parse_account(handle, platform).map_err(|error| invalid(error.to_string()))
}

/// Gives an account to a person, unless they have it.
pub(super) fn attach_account(tx: &mut Tx<'_>, id: PersonId, text: &str) -> Result<AccountRef, OpError> {
    let account = read_account(text)?;
    match person::by_account(tx.conn, account.platform, &account.handle)? {
        Some(owner) if owner == id => {}
        Some(owner) => {
            return Err(OpError::Taken {
                account: said(&account),
                owner: tx.name(owner)?,
            });
        }
        None => insert_account(tx, id, &account).map(|_| ())?,
    }
    Ok(account)
}

/// Writes an account that nobody has.
pub(super) fn insert_account(tx: &mut Tx<'_>, id: PersonId, new: &AccountRef) -> Result<AccountId, OpError> {
    let row = AccountRow {
        id: tx.id(),
        person: id,
        platform: new.platform,
        handle: new.handle.clone(),
        written: new.written.clone(),
        url: new.url.clone(),
        followers: None,
        followers_on: None,
    };
    account::insert(tx.conn, &row)?;
    Ok(row.id)
}

/// Gives an e-mail address to a person, unless they have it.
pub(super) fn attach_email(tx: &mut Tx<'_>, id: PersonId, address: &str) -> Result<(), OpError> {
    let address = read_email(address).map_err(|message| OpError::invalid("E-mail", message))?;
    email::insert(tx.conn, tx.id(), id, &address)?;
    Ok(())
}

fn said(account: &AccountRef) -> String {
    format!("{} @{}", account.platform.label(), account.written)
}
