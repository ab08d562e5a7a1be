//! Erasing somebody for good: what the law asks, and the one thing that no undo brings back.

use serde::Serialize;

use super::OpError;
use super::transact::{Changes, whole};
use crate::domain::PersonId;
use crate::domain::account::AccountRef;
use crate::domain::person::read_email;
use crate::domain::when::When;
use crate::store::erasure::{Erasing, overwrite_deleted, sweep};
use crate::store::{Store, copies, mark, person};

/// Somebody was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Erased {
    /// The name that they had: said once, and kept nowhere.
    pub name: String,
    /// How many of their accounts and addresses no import brings back.
    pub marked: u32,
    /// Where the owner's own words about others still name them, such as `2 touchpoints`.
    pub still_named: Vec<String>,
    /// Older copies of the data file, which still hold them.
    pub copies: Vec<String>,
    /// Why the file could not be written anew; deleted traces may be left in it until somebody is erased again.
    pub unswept: Option<String>,
    /// What went stale.
    pub changes: Changes,
}

/// Erases a person: every row of theirs, also of those who were merged into them, what the journal remembers of them,
/// and what imports noted. Nothing brings it back.
///
/// With `mark`, their accounts and e-mail addresses are marked, so that no import brings them back. An address that
/// somebody else has too is not marked.
///
/// # Errors
/// The person is not there, or the data file cannot be written.
pub fn erase(store: &mut Store, when: &When, id: PersonId, mark: bool) -> Result<Erased, OpError> {
    overwrite_deleted(&store.conn, true)?;
    let erased = whole(store, |conn| {
        let name = person::read(conn, id)?
            .ok_or(OpError::NotThere { what: "person" })?
            .name;
        let erasing = Erasing::look(conn, id)?;
        erasing.erase(conn, when.today)?;
        let mut marked = 0;
        if mark {
            let key = mark::key(conn)?;
            for (platform, handle) in &erasing.accounts {
                marked += u32::from(mark::keep(conn, key.account(*platform, handle))?);
            }
            for address in &erasing.emails {
                if person::by_email(conn, address)?.is_empty() {
                    marked += u32::from(mark::keep(conn, key.email(address))?);
                }
            }
        }
        let still_named = erasing.still_named(conn)?;
        Ok((name, marked, still_named))
    });
    overwrite_deleted(&store.conn, false)?;
    let (name, marked, still_named) = erased?;
    // They are gone already: a sweep that fails is told, and no reason to say that nothing was done.
    let unswept = sweep(&store.conn).err().map(|error| error.to_string());
    Ok(Erased {
        name,
        marked,
        still_named: still_named
            .into_iter()
            .map(|(noun, rows)| counted(noun, rows))
            .collect(),
        copies: copies(store.path())
            .iter()
            .map(|copy| copy.display().to_string())
            .collect(),
        unswept,
        changes: Changes::anything(),
    })
}

/// Lets imports bring an account or an e-mail address again; whether it was marked.
///
/// # Errors
/// It is neither.
pub fn allow_import(store: &mut Store, text: &str) -> Result<bool, OpError> {
    whole(store, |conn| {
        let key = mark::key(conn)?;
        let mark = match read_email(text) {
            Ok(address) => key.email(&address),
            Err(_) => {
                let AccountRef { platform, handle, .. } = super::account::read_account(text)?;
                key.account(platform, &handle)
            }
        };
        Ok(mark::lift(conn, mark)?)
    })
}

fn counted(noun: &str, rows: u32) -> String {
    let plural = if rows == 1 { "" } else { "s" };
    format!("{rows} {noun}{plural}")
}
