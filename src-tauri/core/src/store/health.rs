//! The health of the file itself: what SQLite says of it, what refers to nothing, how much there is.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::StoreError;
use super::schema::TABLES;

/// What SQLite's own check of the file says, where it is not well.
pub fn integrity(conn: &Connection, limit: usize) -> Result<Vec<String>, StoreError> {
    // The check of the full-text index trusts what this connection remembers of it, and finds damage where another
    // has written since; a query looks first whether it has.
    conn.query_row("SELECT count(*) FROM (SELECT 1 FROM search LIMIT 1)", [], |_| {
        Ok(())
    })?;
    let mut said = lines(conn, "PRAGMA integrity_check(50)", limit)?;
    said.retain(|line| line != "ok");
    Ok(said)
}

/// Rows that refer to something that is not there.
pub fn dangling(conn: &Connection, limit: usize) -> Result<Vec<String>, StoreError> {
    lines(
        conn,
        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to a missing ' || parent
         FROM pragma_foreign_key_check()",
        limit,
    )
}

/// The file's schema version.
pub fn schema_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Rows by table.
pub fn counts(conn: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    TABLES
        .iter()
        .map(|table| {
            let sql = format!("SELECT count(*) FROM {}", table.name);
            Ok((table.name.to_owned(), conn.query_row(&sql, [], |row| row.get(0))?))
        })
        .collect()
}

fn lines(conn: &Connection, sql: &str, limit: usize) -> Result<Vec<String>, StoreError> {
    let mut check = conn.prepare(sql)?;
    let rows = check.query_map([], |row| row.get(0))?;
    Ok(rows.take(limit).collect::<Result<_, _>>()?)
}
