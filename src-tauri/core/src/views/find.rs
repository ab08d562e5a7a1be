//! Who is meant by what somebody typed.

use crate::domain::PersonId;
use crate::domain::account::{parse_account, platform_in_words};
use crate::domain::person::read_email;
use crate::store::{Reader, StoreError, account, person, twin};

/// Nobody, or more than one, is meant.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// Nobody.
    #[error(
        "Nobody is known as \u{201c}{0}\u{201d}. Give an id, platform:handle, an e-mail address or a full name."
    )]
    Nobody(String),
    /// More than one.
    #[error("\u{201c}{text}\u{201d} may be:\n{}\nGive the id of the one you mean.", .candidates.join("\n"))]
    Ambiguous {
        /// What was typed.
        text: String,
        /// Who may be meant: id, name, accounts.
        candidates: Vec<String>,
    },
    /// The data file could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Finds a person by id, `platform:handle`, profile address, e-mail address or name.
///
/// # Errors
/// Nobody, or more than one, is meant.
pub fn find_person(reader: &Reader, text: &str) -> Result<PersonId, FindError> {
    let conn = &reader.conn;
    let text = text.trim();
    let mut found = Vec::new();
    if let Ok(id) = text.parse::<PersonId>() {
        if person::read(conn, id)?.is_some() {
            return Ok(id);
        }
        // A script may know somebody by an identity that a merge took away.
        if let Some(merged) = twin::merged_into(conn, id)? {
            return Ok(merged.into);
        }
    }
    if let Some((platform, handle)) = text.split_once(':')
        && let Some(platform) = platform_in_words(platform)
        && let Ok(account) = parse_account(handle, Some(platform))
    {
        found.extend(person::by_account(conn, account.platform, &account.handle)?);
    }
    if found.is_empty()
        && let Ok(account) = parse_account(text, None)
    {
        found.extend(person::by_account(conn, account.platform, &account.handle)?);
    }
    if found.is_empty()
        && let Ok(address) = read_email(text)
    {
        found = person::by_email(conn, &address)?;
    }
    if found.is_empty() {
        found = person::by_name(conn, text)?;
    }
    match found.as_slice() {
        [] => Err(FindError::Nobody(text.to_owned())),
        [one] => Ok(*one),
        several => Err(FindError::Ambiguous {
            text: text.to_owned(),
            candidates: several
                .iter()
                .map(|id| candidate(reader, *id))
                .collect::<Result<_, _>>()?,
        }),
    }
}

fn candidate(reader: &Reader, id: PersonId) -> Result<String, StoreError> {
    let name = person::read(&reader.conn, id)?.map_or_else(String::new, |row| row.name);
    let accounts: Vec<String> = account::of_person(&reader.conn, id)?
        .into_iter()
        .map(|row| format!("{}:{}", row.platform, row.handle))
        .collect();
    Ok(format!("  {id}  {name}  {}", accounts.join(" "))
        .trim_end()
        .to_owned())
}
