//! What an erasure of somebody would take away, to be read before it is done.

use serde::Serialize;

use super::ViewError;
use crate::domain::PersonId;
use crate::store::belongings::{identities, rows};
use crate::store::erasure::Erasing;
use crate::store::{Reader, copies, person};

/// What is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Erasure {
    /// Their name.
    pub name: String,
    /// How many accounts they have.
    pub accounts: u32,
    /// How many e-mail addresses and phone numbers.
    pub addresses: u32,
    /// How many contacts.
    pub touchpoints: u32,
    /// How many mentions.
    pub mentions: u32,
    /// How many appreciations.
    pub appreciation: u32,
    /// How many entries of the history tell of them.
    pub entries: u32,
    /// How many rows of imported files were about them.
    pub import_rows: u32,
    /// How many of their accounts and addresses can be marked, so that no import brings them back.
    pub marks: u32,
    /// Older copies of the data file, which hold them and are not touched.
    pub copies: Vec<String>,
}

/// What an erasure of somebody would take away.
///
/// # Errors
/// The person is not there.
pub fn erasure(reader: &Reader, id: PersonId) -> Result<Erasure, ViewError> {
    reader.at_once(|conn| {
        let name = person::read(conn, id)?
            .ok_or(ViewError::NotThere { what: "person" })?
            .name;
        let erasing = Erasing::look(conn, id)?;
        let theirs = rows(conn, &identities(conn, id)?)?;
        let of = |table: &str| -> u32 {
            let rows = theirs.iter().find(|(name, _)| *name == table);
            count(rows.map_or(0, |(_, rows)| rows.len()))
        };
        let path = conn.path().unwrap_or_default();
        Ok(Erasure {
            name,
            accounts: of("account"),
            addresses: of("email") + of("phone"),
            touchpoints: of("touchpoint"),
            mentions: of("mention"),
            appreciation: of("appreciation"),
            entries: count(erasing.entries().len()),
            import_rows: of("import_row"),
            marks: count(erasing.accounts.len() + erasing.emails.len()),
            copies: copies(path.as_ref())
                .iter()
                .map(|copy| copy.display().to_string())
                .collect(),
        })
    })
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
