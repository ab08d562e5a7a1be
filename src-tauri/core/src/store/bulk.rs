//! Rows by the thousand: one statement for many, so that a tree is not entered anew for each.

use rusqlite::{Connection, Statement};

use super::StoreError;
use super::rows::{Rows, header};

/// A table that is written in bulk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// All of its columns, in its order; a `+` before those that are its key.
    pub columns: &'static [&'static str],
    /// Whether its rows are base rows, which the journal keeps.
    pub journaled: bool,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $noun:ident = $name:literal, $journaled:literal, [$($column:literal),*];)*) => {
        /// The tables in the order in which a changeset has them: owners before the owned.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Noun { $($(#[$doc])* $noun,)* }

        /// Every table, by [`Noun`].
        pub const TABLES: &[Table] = &[
            $(Table { name: $name, columns: &[$($column),*], journaled: $journaled },)*
        ];
    };
}

tables! {
    /// People.
    Person = "person", true, ["+id", "name", "stage", "board_rank", "agency", "location", "country", "language",
        "time_zone", "birthday", "note", "cadence_days", "next_touch_on", "added_on", "archived_on", "do_not_contact",
        "tier", "sub_stage_id"];
    /// Accounts.
    Account = "account", true, ["+id", "person_id", "platform", "handle", "written", "url"];
    /// Follower counts.
    Stat = "follower_stat", true, ["+id", "account_id", "on_date", "followers", "source"];
    /// E-mail addresses.
    Email = "email", true, ["+id", "person_id", "address"];
    /// Phone numbers.
    Phone = "phone", true, ["+id", "person_id", "number"];
    /// Tags.
    Tag = "tag", true, ["+id", "name", "cadence_days"];
    /// Who carries which tag.
    Tie = "person_tag", true, ["+person_id", "+tag_id"];
    /// Custom fields.
    Field = "custom_field", true, ["+id", "name", "kind", "position", "choices"];
    /// Custom values.
    Value = "custom_value", true, ["+person_id", "+field_id", "value"];
    /// Moves.
    Move = "stage_change", true, ["+id", "person_id", "from_stage", "to_stage", "on_date"];
    /// Touchpoints.
    Touchpoint = "touchpoint", true, ["+id", "person_id", "channel", "direction", "intent", "on_date", "at_time",
        "note", "text"];
    /// What became of a file's rows.
    ImportRow = "import_row", false, ["+batch_id", "+line", "outcome", "person_id", "says"];
    /// Where people stand.
    Standing = "standing", false, ["+key", "person_id", "stage", "archived", "last_contact_on", "last_direction",
        "touchpoints", "cadence_days", "due_on", "reason", "followers", "place",
        "greeted_on", "name", "accounts", "added_on", "next_touch_on", "snoozed_until", "days_written", "strength"];
    /// Their yearly days.
    Celebration = "celebration", false, ["+month_day", "+reason", "+person_id", "since"];
    /// Their words in the search index.
    Words = "search", false, ["rowid", "names", "ties", "notes"];
}

impl Table {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.trim_start_matches('+'))
    }

    /// What goes before the table's rows in a changeset.
    pub fn header(&self) -> Vec<u8> {
        let key: Vec<bool> = self
            .columns
            .iter()
            .map(|column| column.starts_with('+'))
            .collect();
        header(self.name, &key)
    }

    /// `FAIL` instead of the default `ABORT` spares a savepoint a statement, which would copy every page it touches and
    /// make the search index write out what it has gathered. A row that fails ends the whole transaction anyway.
    fn insertion(&self, rows: usize) -> String {
        let names: Vec<&str> = self.names().collect();
        let marks = format!("({})", vec!["?"; names.len()].join(", "));
        format!(
            "INSERT OR FAIL INTO {} ({}) VALUES {}",
            self.name,
            names.join(", "),
            vec![marks; rows].join(", ")
        )
    }
}

/// Rows of every table.
#[derive(Debug, Default)]
pub struct Batch {
    tables: [Rows; TABLES.len()],
}

impl Batch {
    /// The rows of a table, to add to.
    pub fn of(&mut self, noun: Noun) -> &mut Rows {
        &mut self.tables[noun as usize]
    }

    /// Every table with its rows.
    pub fn tables(&self) -> impl Iterator<Item = (&'static Table, &Rows)> {
        TABLES.iter().zip(&self.tables)
    }
}

/// How many rows a statement inserts: as many as it can, then fewer.
const AT_ONCE: [usize; 3] = [64, 8, 1];

/// The index of the virtual table takes a row at a time.
const ONE_BY_ONE: [usize; 1] = [1];

/// Writes batches.
pub struct Bulk<'c> {
    conn: &'c Connection,
    statements: [Vec<(usize, Statement<'c>)>; TABLES.len()],
}

impl<'c> Bulk<'c> {
    /// Does some work without the checks of the schema, which its rows are known to pass: a statement that checks can be
    /// taken back by itself, at the price of a copy of every page it touches.
    pub fn unchecked<T, E: From<StoreError>>(
        conn: &'c Connection,
        work: impl FnOnce(Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let check = |off: bool| -> Result<(), StoreError> {
            Ok(conn.pragma_update(None, "ignore_check_constraints", off)?)
        };
        check(true)?;
        let done = work(Self {
            conn,
            statements: Default::default(),
        });
        check(false)?;
        done
    }

    /// Inserts every row of a batch.
    pub fn write(&mut self, batch: &Batch) -> Result<(), StoreError> {
        for ((table, rows), statements) in batch.tables().zip(&mut self.statements) {
            if rows.count() == 0 {
                continue;
            }
            if statements.is_empty() {
                let sizes = if table.columns.contains(&"rowid") {
                    ONE_BY_ONE.as_slice()
                } else {
                    AT_ONCE.as_slice()
                };
                for &size in sizes {
                    statements.push((size, self.conn.prepare(&table.insertion(size))?));
                }
            }
            let mut cells = rows.cells(table.columns.len());
            let mut left = rows.count();
            for (size, statement) in statements {
                while left >= *size {
                    for (at, cell) in cells.by_ref().take(*size * table.columns.len()).enumerate() {
                        statement.raw_bind_parameter(at + 1, cell)?;
                    }
                    statement.raw_execute()?;
                    left -= *size;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_schema() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        for table in TABLES.iter().filter(|table| table.name != "search") {
            let stands: Vec<String> = store
                .conn
                .prepare("SELECT iif(pk, '+', '') || name FROM pragma_table_info(?1) ORDER BY cid")
                .unwrap()
                .query_map([table.name], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            assert_eq!(stands, table.columns, "{}", table.name);
        }
        let order: Vec<usize> = TABLES
            .iter()
            .filter(|table| table.journaled)
            .map(|table| {
                crate::store::schema::base_tables()
                    .position(|base| base.name == table.name)
                    .unwrap()
            })
            .collect();
        assert!(order.is_sorted(), "the journal has owners before the owned");
    }

    /// A statement that can be taken back by itself opens a savepoint, and the index then writes what it has gathered.
    #[test]
    fn no_statement_makes_the_search_index_flush() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        let conn = &store.conn;
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        conn.pragma_update(None, "ignore_check_constraints", true)
            .unwrap();
        let segments = || -> i64 {
            conn.query_row("SELECT count(*) FROM search_data", [], |row| row.get(0))
                .unwrap()
        };
        for table in TABLES.iter().filter(|table| table.name != "search") {
            conn.execute_batch("BEGIN").unwrap();
            let before = segments();
            conn.execute("INSERT OR FAIL INTO search (rowid, names) VALUES (1, 'mia')", [])
                .unwrap();
            let mut insert = conn.prepare(&table.insertion(64)).unwrap();
            // Nothing is bound, so that it fails or not, but begins.
            insert.raw_execute().ok();
            assert_eq!(segments(), before, "{}", table.name);
            drop(insert);
            conn.execute_batch("ROLLBACK").unwrap();
        }
    }
}
