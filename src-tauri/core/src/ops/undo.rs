//! Undo and redo: of the last op, or of any; kept over restarts; a row that changed since stays and is named.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::Serialize;

use super::OpError;
use super::transact::{Changes, Noun, survey, whole};
use crate::domain::PersonId;
use crate::domain::word::upper_first;
use crate::store::derive;
use crate::store::replay::{Left, Way, replay};
use crate::store::{Store, account, import_batch, journal, person, schema, twin};

/// What an undo or a redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Undone {
    /// The entry.
    pub entry: i64,
    /// What was taken back or brought forth.
    pub label: String,
    /// What stays as it is, because it changed since.
    pub conflicts: Vec<String>,
    /// What went stale.
    pub changes: Changes,
}

/// Takes an entry back; without one, the newest that is not undone.
///
/// # Errors
/// There is nothing to undo, or the entry is undone already.
pub fn undo(store: &mut Store, entry: Option<i64>) -> Result<Undone, OpError> {
    turn(store, entry, Way::Back)
}

/// Brings an undone entry forth again; without one, the one undone last.
///
/// # Errors
/// There is nothing to redo, or the entry is not undone.
pub fn redo(store: &mut Store, entry: Option<i64>) -> Result<Undone, OpError> {
    turn(store, entry, Way::Forth)
}

fn turn(store: &mut Store, entry: Option<i64>, way: Way) -> Result<Undone, OpError> {
    // The replay itself sees to it that nothing is orphaned; enforced row by row, it takes ten times as long.
    store.conn.pragma_update(None, "foreign_keys", false)?;
    let turned = whole(store, |conn| turn_within(conn, entry, way));
    store.conn.pragma_update(None, "foreign_keys", true)?;
    turned
}

fn turn_within(conn: &Connection, entry: Option<i64>, way: Way) -> Result<Undone, OpError> {
    let entry = match (entry, way) {
        (Some(entry), _) => entry,
        (None, Way::Back) => journal::next_undo(conn)?.ok_or(OpError::Nothing("undo"))?.0,
        (None, Way::Forth) => journal::next_redo(conn)?.ok_or(OpError::Nothing("redo"))?.0,
    };
    let kept = journal::read(conn, entry)?.ok_or(OpError::NotThere {
        what: "journal entry",
    })?;
    match (kept.undone, way) {
        (true, Way::Back) => {
            return Err(OpError::Already {
                label: kept.label,
                state: "undone",
            });
        }
        (false, Way::Forth) => {
            return Err(OpError::Already {
                label: kept.label,
                state: "done",
            });
        }
        _ => {}
    }
    let changeset = journal::Changeset::Kept(conn, entry);
    // Looked up while the rows still stand that it takes away; what it brings back names its owners itself.
    let (surveyed, mut changes, _) = survey(conn, &changeset)?;
    if import_batch::is_import(conn, entry)? {
        changes.nouns.push(Noun::Import);
    }
    let left = replay(conn, &changeset, way)?;
    match way {
        Way::Back => journal::mark_undone(conn, entry)?,
        Way::Forth => journal::mark_redone(conn, entry)?,
    }
    derive::make_right(conn, &surveyed)?;
    Ok(Undone {
        entry,
        label: kept.label,
        conflicts: conflicts(conn, &left)?,
        changes,
    })
}

/// One sentence a person, or a row that is nobody's.
fn conflicts(conn: &Connection, left: &[Left]) -> Result<Vec<String>, OpError> {
    let mut said = BTreeSet::new();
    let id = |bytes: &[u8]| uuid::Uuid::from_slice(bytes).ok().map(PersonId);
    let owners = || left.iter().filter_map(|row| row.person.as_deref().and_then(id));
    let whole: BTreeSet<PersonId> = left
        .iter()
        .filter(|row| row.table == "person" && row.stays)
        .filter_map(|row| id(&row.key))
        .collect();
    let mut joined = BTreeSet::new();
    for owner in owners().collect::<BTreeSet<_>>() {
        if let (None, Some(merged)) = (person::read(conn, owner)?, twin::merged_into(conn, owner)?)
            && let Some(now) = person::read(conn, merged.into)?
        {
            said.insert(if now.name == merged.name {
                format!("{} was merged with another since, and stays merged.", now.name)
            } else {
                format!(
                    "{} was merged into {} since, and stays with them.",
                    merged.name, now.name
                )
            });
            joined.insert(owner);
            joined.insert(merged.into);
        }
    }
    for row in left {
        let noun = schema::table(row.table).map_or(row.table, |table| table.noun);
        let owner = match row.person.as_deref() {
            Some(bytes) => id(bytes),
            // A count says whose account it is of, and no more.
            None => id(&row.key)
                .map(|count| account::person_of_stat(conn, count.0))
                .transpose()?
                .flatten(),
        };
        if owner.is_some_and(|owner| joined.contains(&owner)) {
            continue;
        }
        let named = owner
            .map(|owner| person::read(conn, owner))
            .transpose()?
            .flatten();
        said.insert(match named {
            Some(person) if whole.contains(&person.id) => {
                format!(
                    "{} was changed or contacted since, and stays as they are now.",
                    person.name
                )
            }
            Some(person) => format!(
                "{}: {} was changed since, and stays as it is now.",
                person.name,
                with_article(noun)
            ),
            None => format!(
                "{} was changed or is used since, and stays as it is now.",
                upper_first(&with_article(noun))
            ),
        });
    }
    Ok(said.into_iter().collect())
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
