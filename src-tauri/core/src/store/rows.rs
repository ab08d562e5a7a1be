//! Rows that are to be inserted, each as a changeset of SQLite's writes it.
//!
//! What is bound to a statement and what is kept in the journal is then the same bytes: the one cannot differ from
//! the other. The format is that of <https://sqlite.org/session/sqlite3changegroup.html> and, in full, of the
//! head of `sqlite3session.c`: a table's header, then a row after the other, each an operation, a flag and a tagged
//! value a column.

use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use uuid::Uuid;

/// `SQLITE_INSERT`, and that no trigger did it.
const INSERTED: [u8; 2] = [18, 0];

const INTEGER: u8 = 1;
const REAL: u8 = 2;
const TEXT: u8 = 3;
const BLOB: u8 = 4;
const NULL: u8 = 5;

/// Rows of one table, one after the other.
#[derive(Debug, Default)]
pub struct Rows {
    bytes: Vec<u8>,
    count: usize,
}

impl Rows {
    /// Begins a row; a value a column follows, in the table's order.
    pub fn row(&mut self) -> &mut Self {
        self.count += 1;
        self.bytes.extend_from_slice(&INSERTED);
        self
    }

    /// An identity.
    pub fn id(&mut self, id: impl Into<Uuid>) -> &mut Self {
        self.blob(id.into().as_bytes())
    }

    fn blob(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.push(BLOB);
        self.length(bytes.len());
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.bytes.push(TEXT);
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
        self
    }

    /// A text, or nothing.
    pub fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, number: i64) -> &mut Self {
        self.bytes.push(INTEGER);
        self.bytes.extend_from_slice(&number.to_be_bytes());
        self
    }

    /// A number.
    pub fn real(&mut self, number: f64) -> &mut Self {
        self.bytes.push(REAL);
        self.bytes.extend_from_slice(&number.to_bits().to_be_bytes());
        self
    }

    /// A value of any kind.
    pub fn value(&mut self, value: &Value) -> &mut Self {
        match value {
            Value::Null => self.null(),
            Value::Integer(number) => self.integer(*number),
            Value::Real(number) => self.real(*number),
            Value::Text(text) => self.text(text),
            Value::Blob(bytes) => self.blob(bytes),
        }
    }

    /// Nothing.
    pub fn null(&mut self) -> &mut Self {
        self.bytes.push(NULL);
        self
    }

    /// SQLite's own varint: seven bits a byte, the highest first.
    fn length(&mut self, length: usize) {
        let mut shift = 63 / 7 * 7;
        while shift > 0 && length >> shift == 0 {
            shift -= 7;
        }
        while shift > 0 {
            self.bytes.push(0x80 | (length >> shift & 0x7F) as u8);
            shift -= 7;
        }
        self.bytes.push((length & 0x7F) as u8);
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The rows as a changeset has them, without the table's header.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Every value of every row, in order.
    pub fn cells(&self, columns: usize) -> Cells<'_> {
        Cells {
            bytes: &self.bytes,
            columns,
            at: 0,
        }
    }
}

/// The header that goes before a table's rows; a flag a column tells the key.
pub fn header(table: &str, key: &[bool]) -> Vec<u8> {
    let mut header = Rows::default();
    header.bytes.push(b'T');
    header.length(key.len());
    header.bytes.extend(key.iter().map(|flag| u8::from(*flag)));
    header.bytes.extend_from_slice(table.as_bytes());
    header.bytes.push(0);
    header.bytes
}

/// The values of rows.
pub struct Cells<'r> {
    bytes: &'r [u8],
    columns: usize,
    at: usize,
}

impl<'r> Cells<'r> {
    fn take(&mut self, length: usize) -> &'r [u8] {
        let (taken, rest) = self.bytes.split_at_checked(length).unwrap_or((self.bytes, &[]));
        self.bytes = rest;
        taken
    }

    fn number(&mut self) -> u64 {
        self.take(8)
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    fn length(&mut self) -> usize {
        let mut length = 0;
        while let [byte] = *self.take(1) {
            length = length << 7 | usize::from(byte & 0x7F);
            if byte < 0x80 {
                break;
            }
        }
        length
    }
}

impl<'r> Iterator for Cells<'r> {
    type Item = Cell<'r>;

    fn next(&mut self) -> Option<Cell<'r>> {
        if self.at == 0 {
            self.take(INSERTED.len());
            self.at = self.columns;
        }
        self.at -= 1;
        let value = match *self.take(1).first()? {
            INTEGER => ValueRef::Integer(self.number().cast_signed()),
            REAL => ValueRef::Real(f64::from_bits(self.number())),
            TEXT => {
                let length = self.length();
                ValueRef::Text(self.take(length))
            }
            BLOB => {
                let length = self.length();
                ValueRef::Blob(self.take(length))
            }
            _ => ValueRef::Null,
        };
        Some(Cell(value))
    }
}

/// A value, to be bound.
pub struct Cell<'r>(pub ValueRef<'r>);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let long = "x".repeat(70_000);
        let mut rows = Rows::default();
        for text in ["", "mia", &long[..127], &long[..128], &long[..16_384], &long] {
            rows.row()
                .id(Uuid::from_u128(7))
                .text(text)
                .integer(-5)
                .real(0.5)
                .null();
            rows.row()
                .maybe(None)
                .text(text)
                .integer(i64::MAX)
                .integer(0)
                .maybe(Some("ß"));
        }
        assert_eq!(rows.count(), 12);
        let cells: Vec<ValueRef<'_>> = rows.cells(5).map(|cell| cell.0).collect();
        assert_eq!(cells.len(), 60);
        assert_eq!(cells[0], ValueRef::Blob(&Uuid::from_u128(7).into_bytes()));
        assert_eq!(cells[51], ValueRef::Text(long.as_bytes()));
        assert_eq!(cells[52], ValueRef::Integer(-5));
        assert_eq!(cells[59], ValueRef::Text("ß".as_bytes()));
    }
}
