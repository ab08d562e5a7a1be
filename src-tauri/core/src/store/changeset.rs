//! Changesets as the bytes that they are: rows that must be forgotten are cut out, the others stay byte for byte.
//!
//! The format is that of the head of `sqlite3session.c`; [`super::rows`] writes it.

use rusqlite::types::ValueRef;

const TABLE: u8 = b'T';
const INSERT: u8 = 18;
const UPDATE: u8 = 23;
const DELETE: u8 = 9;

/// What a changeset consists of.
pub enum Piece<'b> {
    /// The head of a table's rows.
    Head,
    /// A row of the table whose head came last.
    Row(RawRow<'b>),
}

/// A row, as it lies in the bytes.
pub struct RawRow<'b> {
    /// Its table.
    pub table: &'b str,
    /// Its values before, then those after, a column each; `None`: the change does not say it.
    pub values: Vec<Option<ValueRef<'b>>>,
    /// How many columns the table had.
    pub columns: usize,
    /// Whether the row came or went whole, so that its values are all of it.
    pub whole: bool,
}

impl<'b> RawRow<'b> {
    /// What a column was or became; of a row that came or went, what it holds.
    pub fn column(&self, at: usize) -> impl Iterator<Item = ValueRef<'b>> + '_ {
        let second = if self.whole { None } else { Some(self.columns + at) };
        [Some(at), second]
            .into_iter()
            .flatten()
            .filter_map(|at| self.values.get(at).copied().flatten())
    }
}

/// The table whose rows are being read.
#[derive(Debug, Clone, Default)]
pub struct Head {
    table: String,
    columns: usize,
}

/// Walks over the bytes of a changeset, or of a part of one that begins where another ended: `head` then says in
/// which table. Keeps the pieces that `keeps` wants kept; `None` where the bytes are no changeset.
pub fn filter(bytes: &[u8], head: &mut Head, mut keeps: impl FnMut(&Piece<'_>) -> bool) -> Option<Vec<u8>> {
    let mut left = bytes;
    let mut kept = Vec::with_capacity(bytes.len());
    while let Some(&first) = left.first() {
        let before = left;
        let keep = if first == TABLE {
            *head = read_head(&mut left)?;
            keeps(&Piece::Head)
        } else {
            let row = read_row(&mut left, head)?;
            keeps(&Piece::Row(row))
        };
        if keep {
            kept.extend_from_slice(before.get(..before.len() - left.len())?);
        }
    }
    Some(kept)
}

fn read_head(left: &mut &[u8]) -> Option<Head> {
    take(left, 1)?;
    let columns = length(left)?;
    take(left, columns)?;
    let end = left.iter().position(|byte| *byte == 0)?;
    let name = take(left, end)?;
    take(left, 1)?;
    Some(Head {
        table: std::str::from_utf8(name).ok()?.to_owned(),
        columns,
    })
}

fn read_row<'r, 'b: 'r>(left: &mut &'b [u8], head: &'r Head) -> Option<RawRow<'r>> {
    let [operation, _indirect] = *take(left, 2)? else {
        return None;
    };
    let records = match operation {
        INSERT | DELETE => 1,
        UPDATE => 2,
        _ => return None,
    };
    let mut values = Vec::with_capacity(records * head.columns);
    for _ in 0..records * head.columns {
        values.push(read_value(left)?);
    }
    Some(RawRow {
        table: &head.table,
        values,
        columns: head.columns,
        whole: records == 1,
    })
}

/// The outer `None`: these bytes are no value.
#[allow(clippy::option_option, reason = "not there, and not said, are two things")]
fn read_value<'b>(left: &mut &'b [u8]) -> Option<Option<ValueRef<'b>>> {
    let number = |left: &mut &'b [u8]| -> Option<[u8; 8]> { take(left, 8)?.try_into().ok() };
    let [kind] = *take(left, 1)? else { return None };
    Some(match kind {
        0 => None,
        1 => Some(ValueRef::Integer(i64::from_be_bytes(number(left)?))),
        2 => Some(ValueRef::Real(f64::from_be_bytes(number(left)?))),
        3 => {
            let length = length(left)?;
            Some(ValueRef::Text(take(left, length)?))
        }
        4 => {
            let length = length(left)?;
            Some(ValueRef::Blob(take(left, length)?))
        }
        5 => Some(ValueRef::Null),
        _ => return None,
    })
}

fn take<'b>(left: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, rest) = left.split_at_checked(length)?;
    *left = rest;
    Some(taken)
}

/// SQLite's varint, as far as lengths go.
fn length(left: &mut &[u8]) -> Option<usize> {
    let mut length = 0usize;
    for _ in 0..9 {
        let [byte] = *take(left, 1)? else { return None };
        length = length.checked_mul(128)? | usize::from(byte & 0x7F);
        if byte < 0x80 {
            return Some(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use rusqlite::session::Session;

    use super::*;

    fn recorded() -> Vec<u8> {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT, more BLOB, share REAL);
             CREATE TABLE two (id INTEGER PRIMARY KEY, of INTEGER);
             INSERT INTO one VALUES (1, 'Ada', x'00FF', 0.5), (2, 'Bea', NULL, NULL)",
        )
        .unwrap();
        let mut session = Session::new(&conn).unwrap();
        session.attach(Some("one")).unwrap();
        session.attach(Some("two")).unwrap();
        let long = "x".repeat(20_000);
        conn.execute_batch(&format!(
            "INSERT INTO one VALUES (3, '{long}', x'01', -1.5); DELETE FROM one WHERE id = 1;
             UPDATE one SET name = 'Beatrix' WHERE id = 2; INSERT INTO two VALUES (7, 3), (8, 2)"
        ))
        .unwrap();
        let mut bytes = Vec::new();
        session.changeset_strm(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn all_that_is_kept_is_the_same_bytes() {
        let bytes = recorded();
        assert_eq!(filter(&bytes, &mut Head::default(), |_| true).unwrap(), bytes);
        for cut in [1, 2, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(
                filter(&bytes[..cut], &mut Head::default(), |_| true),
                None,
                "{cut}"
            );
        }
    }

    #[test]
    fn rows_are_told_by_table_and_column_and_cut_out() {
        let mut seen = Vec::new();
        let kept = filter(&recorded(), &mut Head::default(), |piece| {
            let Piece::Row(row) = piece else { return true };
            let names: Vec<String> = row
                .column(1)
                .filter_map(|value| value.as_str().ok().map(|text| text.chars().take(9).collect()))
                .collect();
            seen.push(format!("{} {}", row.table, names.join("→")));
            row.table == "two"
        })
        .unwrap();
        seen.sort();
        assert_eq!(
            seen,
            ["one Ada", "one Bea→Beatrix", "one xxxxxxxxx", "two ", "two "]
        );
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT, more BLOB, share REAL);
             CREATE TABLE two (id INTEGER PRIMARY KEY, of INTEGER)",
        )
        .unwrap();
        let input: &mut dyn std::io::Read = &mut kept.as_slice();
        conn.apply_strm(&mut { input }, None::<fn(&str) -> bool>, |_, _| {
            rusqlite::session::ConflictAction::SQLITE_CHANGESET_ABORT
        })
        .unwrap();
        let counts: (i64, i64) = conn
            .query_row(
                "SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM two)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(counts, (0, 2));
    }
}
