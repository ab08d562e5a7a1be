//! What an erasure does to entries: their parts are read, replaced and deleted as bytes.

use rusqlite::{Connection, params};

use super::{COMPRESSION, StoreError};

/// The number that stands for what an entry holds itself.
const OWN: i64 = -1;

/// Every entry, oldest first.
pub fn entries(conn: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut found = conn.prepare_cached("SELECT entry FROM journal ORDER BY entry")?;
    let entries = found.query_map([], |row| row.get(0))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// The numbers of an entry's parts, in order.
pub fn parts(conn: &Connection, entry: i64) -> Result<Vec<i64>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT ?2 UNION ALL SELECT part FROM journal_part WHERE entry = ?1 ORDER BY 1")?;
    let parts = found.query_map(params![entry, OWN], |row| row.get(0))?;
    Ok(parts.collect::<Result<_, _>>()?)
}

/// A part's bytes, unpacked.
pub fn unpacked(conn: &Connection, entry: i64, part: i64) -> Result<Vec<u8>, StoreError> {
    let packed: Vec<u8> = if part == OWN {
        conn.prepare_cached("SELECT changeset FROM journal WHERE entry = ?1")?
            .query_row([entry], |row| row.get(0))?
    } else {
        conn.prepare_cached("SELECT bytes FROM journal_part WHERE entry = ?1 AND part = ?2")?
            .query_row([entry, part], |row| row.get(0))?
    };
    if packed.is_empty() {
        return Ok(packed);
    }
    zstd::stream::decode_all(packed.as_slice()).map_err(|_| StoreError::Journal(entry))
}

/// Puts other bytes in a part's place, packed.
pub fn replace_part(conn: &Connection, entry: i64, part: i64, bytes: &[u8]) -> Result<(), StoreError> {
    let packed = if bytes.is_empty() {
        Vec::new()
    } else {
        zstd::bulk::compress(bytes, COMPRESSION).map_err(|_| StoreError::Journal(entry))?
    };
    if part == OWN {
        conn.execute(
            "UPDATE journal SET changeset = ?2 WHERE entry = ?1",
            params![entry, packed],
        )?;
    } else {
        conn.execute(
            "UPDATE journal_part SET bytes = ?3 WHERE entry = ?1 AND part = ?2",
            params![entry, part, packed],
        )?;
    }
    Ok(())
}

/// Says anew what an entry was and how many rows it touches.
pub fn relabel(conn: &Connection, entry: i64, label: &str, rows: u32) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE journal SET label = ?2, rows = ?3 WHERE entry = ?1",
        params![entry, label, rows],
    )?;
    Ok(())
}

/// Removes an entry; an import that it was of has nothing left to undo.
pub fn delete(conn: &Connection, entry: i64) -> Result<(), StoreError> {
    conn.execute("UPDATE import_batch SET entry = NULL WHERE entry = ?1", [entry])?;
    conn.execute("DELETE FROM journal_part WHERE entry = ?1", [entry])?;
    conn.execute("DELETE FROM journal WHERE entry = ?1", [entry])?;
    Ok(())
}
