//! The journal: what each op changed, as a compressed changeset.
//!
//! What an op changed is recorded by a session and kept in its entry. What an import inserts by the thousand goes
//! into parts of the entry as it is written, see [`Parts`]; the parts follow what was recorded, so that together
//! they are one changeset.

mod amend;

use std::io::{self, Read, Write};

use chrono::{DateTime, Utc};
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter, Session};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use super::bulk::{Batch, TABLES};
use super::schema::{self, Table};
pub use amend::{delete, entries, parts, relabel, replace_part, unpacked};

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

/// What a session recorded, compressed; nothing where nothing changed.
pub fn recorded(session: &mut Session<'_>) -> Result<Vec<u8>, StoreError> {
    let mut packed = Counting {
        to: zstd::stream::write::Encoder::new(Vec::new(), COMPRESSION).map_err(|_| StoreError::Journal(0))?,
        any: false,
    };
    session.changeset_strm(&mut packed)?;
    if !packed.any {
        return Ok(Vec::new());
    }
    packed.to.finish().map_err(|_| StoreError::Journal(0))
}

struct Counting<W> {
    to: W,
    any: bool,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.any |= !bytes.is_empty();
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// A compressed changeset, read from where it lies as often as need be and never whole in memory.
pub enum Changeset<'c> {
    /// As it was recorded just now.
    Recorded(&'c [u8]),
    /// As an entry keeps it.
    Kept(&'c Connection, i64),
}

impl Changeset<'_> {
    fn open(&self) -> Result<Box<dyn Read + '_>, StoreError> {
        let (packed, entry): (Box<dyn Read>, i64) = match *self {
            Self::Recorded([]) => return Ok(Box::new(io::empty())),
            Self::Recorded(packed) => (Box::new(packed), 0),
            Self::Kept(conn, entry) => (
                Box::new(KeptParts {
                    conn,
                    entry,
                    next: Some(-1),
                    part: io::Cursor::default(),
                }),
                entry,
            ),
        };
        let unpacked = zstd::stream::read::Decoder::new(packed).map_err(|_| StoreError::Journal(entry))?;
        Ok(Box::new(unpacked))
    }
}

/// The compressed bytes of an entry, part after part.
struct KeptParts<'c> {
    conn: &'c Connection,
    entry: i64,
    /// The number of the next part at the earliest; -1 stands for what the entry itself holds.
    next: Option<i64>,
    part: io::Cursor<Vec<u8>>,
}

impl Read for KeptParts<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.part.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let Some(next) = self.next else {
                return Ok(0);
            };
            let found: Option<(i64, Vec<u8>)> = self.part_from(next).map_err(io::Error::other)?;
            self.next = found.as_ref().map(|(part, _)| part + 1);
            self.part = io::Cursor::new(found.map(|(_, bytes)| bytes).unwrap_or_default());
        }
    }
}

impl KeptParts<'_> {
    fn part_from(&self, part: i64) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
        if part < 0 {
            return self
                .conn
                .prepare_cached("SELECT -1, changeset FROM journal WHERE entry = ?1")?
                .query_row([self.entry], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional();
        }
        self.conn
            .prepare_cached(
                "SELECT part, bytes FROM journal_part WHERE entry = ?1 AND part >= ?2 ORDER BY part LIMIT 1",
            )?
            .query_row([self.entry, part], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }
}

/// Calls back for every row of a changeset, tables in the order of the schema list: owners before the owned.
pub fn each_row(
    changeset: &Changeset<'_>,
    mut visit: impl FnMut(&RowChange<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
    let mut bytes = changeset.open()?;
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

/// Opens an entry for what is kept in parts, before anything is known of the whole.
pub fn begin(conn: &Connection, at: DateTime<Utc>) -> Result<i64, StoreError> {
    keep(conn, "", at, 0, &[])
}

/// Says what an entry came to that was begun before.
pub fn complete(
    conn: &Connection,
    entry: i64,
    label: &str,
    rows: u32,
    recorded: &[u8],
) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE journal SET label = ?2, rows = ?3, changeset = ?4 WHERE entry = ?1",
        params![entry, label, rows, recorded],
    )?;
    Ok(())
}

/// Keeps a changeset, compressed; its entry's number.
pub fn keep(
    conn: &Connection,
    label: &str,
    at: DateTime<Utc>,
    rows: u32,
    recorded: &[u8],
) -> Result<i64, StoreError> {
    conn.prepare_cached("INSERT INTO journal (label, at, rows, changeset) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![label, at.to_rfc3339(), rows, recorded])?;
    Ok(conn.last_insert_rowid())
}

/// A part of an entry: some rows of one table.
pub struct Part {
    number: i64,
    bytes: Vec<u8>,
}

/// Adds a part to an entry.
pub fn keep_part(conn: &Connection, entry: i64, part: &Part) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO journal_part (entry, part, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![entry, part.number, part.bytes])?;
    Ok(())
}

/// How much of a table's rows one part holds, before compression.
const PART: usize = 1 << 20;

/// Makes parts of an entry from batches of rows.
///
/// Each table's rows are compressed as they come, so that nothing grows with an import; the numbers of the parts bring
/// the tables together again, owners before the owned.
#[derive(Default)]
pub struct Parts {
    gathered: [Vec<u8>; TABLES.len()],
    made: [i64; TABLES.len()],
    rows: u32,
}

impl Parts {
    /// Takes the rows of a batch into account; the parts that are full.
    pub fn add(&mut self, batch: &Batch) -> Result<Vec<Part>, StoreError> {
        let mut full = Vec::new();
        for (at, (table, rows)) in batch.tables().enumerate() {
            if !table.journaled || rows.count() == 0 {
                continue;
            }
            if self.gathered[at].is_empty() && self.made[at] == 0 {
                self.gathered[at] = table.header();
            }
            self.gathered[at].extend_from_slice(rows.bytes());
            self.rows = self
                .rows
                .saturating_add(u32::try_from(rows.count()).unwrap_or(u32::MAX));
            if self.gathered[at].len() >= PART {
                full.push(self.part(at)?);
            }
        }
        Ok(full)
    }

    /// The parts that are left, and the number of rows in all parts.
    pub fn end(mut self) -> Result<(Vec<Part>, u32), StoreError> {
        let mut left = Vec::new();
        for at in 0..TABLES.len() {
            if !self.gathered[at].is_empty() {
                left.push(self.part(at)?);
            }
        }
        Ok((left, self.rows))
    }

    fn part(&mut self, at: usize) -> Result<Part, StoreError> {
        let bytes =
            zstd::bulk::compress(&self.gathered[at], COMPRESSION).map_err(|_| StoreError::Journal(0))?;
        self.gathered[at].clear();
        self.made[at] += 1;
        let table = i64::try_from(at).unwrap_or(i64::MAX);
        Ok(Part {
            number: (table << 32) + self.made[at],
            bytes,
        })
    }
}

/// An entry without its changes.
pub struct Kept {
    /// What was done.
    pub label: String,
    /// Whether it is undone.
    pub undone: bool,
}

/// Reads an entry.
pub fn read(conn: &Connection, entry: i64) -> Result<Option<Kept>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT label, undone_seq IS NOT NULL FROM journal WHERE entry = ?1",
            [entry],
            |row| {
                Ok(Kept {
                    label: row.get(0)?,
                    undone: row.get(1)?,
                })
            },
        )
        .optional()?)
}

/// What the journal has come to: equal to what it was where no base row was written since.
pub fn state(conn: &Connection) -> Result<String, StoreError> {
    Ok(conn.query_row(
        "SELECT concat_ws(' ', (SELECT max(entry) FROM journal), (SELECT 'erased ' || max(number) FROM erasure),
           (SELECT group_concat(entry || ':' || undone_seq, ' ')
            FROM (SELECT entry, undone_seq FROM journal WHERE undone_seq IS NOT NULL ORDER BY undone_seq)))",
        [],
        |row| row.get(0),
    )?)
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

/// An entry as the history lists it.
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
    let mut found = conn.prepare_cached(&format!("{LINE} ORDER BY entry DESC LIMIT ?1"))?;
    let lines = found.query_map([limit], line)?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// These entries, in this order.
pub fn lines(conn: &Connection, entries: &[i64]) -> Result<Vec<Line>, StoreError> {
    let mut found = conn.prepare_cached(&format!("{LINE} WHERE entry = ?1"))?;
    let lines = entries.iter().map(|entry| found.query_row([entry], line));
    Ok(lines.collect::<Result<_, _>>()?)
}

const LINE: &str = "SELECT entry, label, at, rows, undone_seq IS NOT NULL FROM journal";

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    let at: String = row.get(2)?;
    Ok(Line {
        entry: row.get(0)?,
        label: row.get(1)?,
        at: at.parse().unwrap_or(DateTime::UNIX_EPOCH),
        rows: row.get(3)?,
        undone: row.get(4)?,
    })
}
