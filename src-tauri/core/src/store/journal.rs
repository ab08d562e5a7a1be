//! The journal: what each op changed, as a compressed changeset.

use std::io::Read;

use chrono::{DateTime, Utc};
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter, Session};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use super::schema::{self, Table};

/// Speed over size: a changeset of 100,000 people compresses in a blink.
const COMPRESSION: i32 = 1;

/// One row of a changeset.
pub struct RowChange<'item> {
    /// Its table.
    pub table: &'static Table,
    /// What was done to it.
    pub action: Action,
    item: &'item ChangesetItem,
    /// How many columns the table had.
    pub columns: usize,
}

impl RowChange<'_> {
    /// The value after the change, where the change has one for this column.
    pub fn new_value(&self, column: usize) -> Option<ValueRef<'_>> {
        (self.action != Action::SQLITE_DELETE)
            .then(|| self.item.new_value(column).ok())
            .flatten()
    }

    /// The value before the change, where the change has one for this column.
    pub fn old_value(&self, column: usize) -> Option<ValueRef<'_>> {
        (self.action != Action::SQLITE_INSERT)
            .then(|| self.item.old_value(column).ok())
            .flatten()
    }

    /// The value of a column that the change did not alter, or its value after.
    pub fn value(&self, column: usize) -> Option<ValueRef<'_>> {
        self.new_value(column).or_else(|| self.old_value(column))
    }

    /// Which columns are the primary key.
    pub fn key_columns(&self) -> Result<Vec<usize>, StoreError> {
        Ok(self
            .item
            .pk()?
            .iter()
            .enumerate()
            .filter(|(_, flag)| **flag != 0)
            .map(|(i, _)| i)
            .collect())
    }
}

/// Starts to record every change of the base tables.
pub fn record(conn: &Connection) -> Result<Session<'_>, StoreError> {
    let mut session = Session::new(conn)?;
    for table in schema::base_tables() {
        session.attach(Some(table.name))?;
    }
    Ok(session)
}

/// Calls back for every row of a changeset, tables in the order of the schema list: owners before the owned.
pub fn each_row(
    changeset: &[u8],
    mut visit: impl FnMut(&RowChange<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut rows = ChangesetIter::start_strm(&input)?;
    while let Some(item) = rows.next()? {
        let op = item.op()?;
        let Some(table) = schema::table(op.table_name()) else {
            continue;
        };
        let columns = usize::try_from(op.number_of_columns()).unwrap_or(0);
        let action = op.code();
        visit(&RowChange {
            table,
            action,
            item,
            columns,
        })?;
    }
    Ok(())
}

/// Keeps a changeset; its entry's number.
pub fn keep(
    conn: &Connection,
    label: &str,
    at: DateTime<Utc>,
    rows: u32,
    changeset: &[u8],
) -> Result<i64, StoreError> {
    let packed = zstd::bulk::compress(changeset, COMPRESSION).map_err(|_| StoreError::Journal(0))?;
    conn.prepare_cached("INSERT INTO journal (label, at, rows, changeset) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![label, at.to_rfc3339(), rows, packed])?;
    Ok(conn.last_insert_rowid())
}

/// An entry's label, changeset and whether it is undone.
pub struct Kept {
    /// What was done.
    pub label: String,
    /// The changes.
    pub changeset: Vec<u8>,
    /// Whether it is undone.
    pub undone: bool,
}

/// Reads an entry.
pub fn read(conn: &Connection, entry: i64) -> Result<Option<Kept>, StoreError> {
    let found: Option<(String, Vec<u8>, bool)> = conn
        .query_row(
            "SELECT label, changeset, undone_seq IS NOT NULL FROM journal WHERE entry = ?1",
            [entry],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    found
        .map(|(label, packed, undone)| {
            let changeset = zstd::stream::decode_all(&packed[..]).map_err(|_| StoreError::Journal(entry))?;
            Ok(Kept {
                label,
                changeset,
                undone,
            })
        })
        .transpose()
}

/// The entry that a plain undo takes back: the newest that is not undone.
pub fn next_undo(conn: &Connection) -> Result<Option<(i64, String)>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT entry, label FROM journal WHERE undone_seq IS NULL ORDER BY entry DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// The entry that a plain redo brings back: the one undone last, while nothing new was done since.
pub fn next_redo(conn: &Connection) -> Result<Option<(i64, String)>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT entry, label FROM journal
             WHERE undone_seq IS NOT NULL AND undone_past = (SELECT max(entry) FROM journal)
             ORDER BY undone_seq DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// Marks an entry as undone.
pub fn mark_undone(conn: &Connection, entry: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE journal SET undone_past = (SELECT max(entry) FROM journal),
                undone_seq = 1 + coalesce((SELECT max(undone_seq) FROM journal), 0)
         WHERE entry = ?1",
        [entry],
    )?;
    Ok(())
}

/// Marks an entry as done again.
pub fn mark_redone(conn: &Connection, entry: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE journal SET undone_past = NULL, undone_seq = NULL WHERE entry = ?1",
        [entry],
    )?;
    Ok(())
}

/// An entry without its changes.
pub struct Line {
    /// Its number.
    pub entry: i64,
    /// What was done.
    pub label: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How many rows it touched.
    pub rows: u32,
    /// Whether it is undone.
    pub undone: bool,
}

/// The newest entries, newest first.
pub fn newest(conn: &Connection, limit: u32) -> Result<Vec<Line>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT entry, label, at, rows, undone_seq IS NOT NULL FROM journal ORDER BY entry DESC LIMIT ?1",
    )?;
    let lines = found.query_map([limit], |row| {
        let at: String = row.get(2)?;
        Ok(Line {
            entry: row.get(0)?,
            label: row.get(1)?,
            at: at.parse().unwrap_or(DateTime::UNIX_EPOCH),
            rows: row.get(3)?,
            undone: row.get(4)?,
        })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}
