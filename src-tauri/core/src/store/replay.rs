//! Takes a changeset back, or brings it forth again, row by row and never by force.
//!
//! A row that changed since stays as it is and is reported. What depends on each other stays together: a person
//! whom an undo would delete, but who was edited or gained a touchpoint since, stays with all that is theirs.
//! Runs inside a transaction with `foreign_keys` off; whatever would be orphaned is kept or reported instead.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use rusqlite::hooks::Action;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use super::StoreError;
use super::journal::{RowChange, each_row};
use super::schema::{self, Owner};

/// Back undoes, forth redoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// A row that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Left {
    /// Its table.
    pub table: &'static str,
    /// The first column of its key.
    pub key: Vec<u8>,
    /// Whose it is, where it is somebody's.
    pub person: Option<Vec<u8>>,
    /// It was to go, and stays.
    pub stays: bool,
}

/// Replays a changeset; the rows that were left as they are.
pub fn replay(conn: &Connection, changeset: &[u8], way: Way) -> Result<Vec<Left>, StoreError> {
    let shape = Shape::read(conn)?;
    let mut kept: HashSet<(&'static str, Vec<u8>)> = HashSet::new();
    loop {
        conn.execute_batch("SAVEPOINT replay")?;
        let mut run = Run {
            conn,
            way,
            shape: &shape,
            kept: &kept,
            kept_accounts: HashSet::new(),
            left: HashSet::new(),
            gone: HashMap::new(),
            coming: HashSet::new(),
            updates: false,
            deletion: HashMap::new(),
        };
        run.learn(changeset)?;
        run.delete(changeset)?;
        let more = run.would_be_orphans()?;
        if more.iter().all(|row| kept.contains(row)) {
            if run.updates {
                run.update(changeset)?;
            }
            if !run.coming.is_empty() {
                run.insert(changeset)?;
            }
            let left = run.left.into_iter().collect();
            conn.execute_batch("RELEASE replay")?;
            return Ok(left);
        }
        conn.execute_batch("ROLLBACK TO replay; RELEASE replay")?;
        kept.extend(more);
    }
}

/// The columns of the base tables and what refers to what.
struct Shape {
    columns: HashMap<&'static str, Rc<[String]>>,
    /// (table, column) → the table that it refers to.
    refers: HashMap<(&'static str, String), &'static str>,
}

impl Shape {
    fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut shape = Self {
            columns: HashMap::new(),
            refers: HashMap::new(),
        };
        for table in schema::base_tables() {
            let columns: Vec<String> = conn
                .prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?
                .query_map([table.name], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            shape.columns.insert(table.name, columns.into());
            let mut references =
                conn.prepare_cached("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
            let mut rows = references.query([table.name])?;
            while let Some(row) = rows.next()? {
                let (column, parent): (String, String) = (row.get(0)?, row.get(1)?);
                if let Some(parent) = schema::table(&parent) {
                    shape.refers.insert((table.name, column), parent.name);
                }
            }
        }
        Ok(shape)
    }

    fn columns(&self, table: &str) -> Rc<[String]> {
        self.columns.get(table).cloned().unwrap_or_else(|| Rc::from([]))
    }

    fn index(&self, table: &str, column: &str) -> Option<usize> {
        self.columns.get(table)?.iter().position(|name| name == column)
    }
}

struct Run<'a> {
    conn: &'a Connection,
    way: Way,
    shape: &'a Shape,
    /// Rows that must not be deleted, by table and key.
    kept: &'a HashSet<(&'static str, Vec<u8>)>,
    /// Accounts of kept people.
    kept_accounts: HashSet<Vec<u8>>,
    left: HashSet<Left>,
    /// The keys deleted, by table, with the person that each belongs to.
    gone: HashMap<&'static str, HashMap<Vec<u8>, Option<Vec<u8>>>>,
    /// The keys that are going to be inserted.
    coming: HashSet<(&'static str, Vec<u8>)>,
    /// Whether any row is to be altered in place.
    updates: bool,
    /// The statement that deletes a row of a table only as it was.
    deletion: HashMap<&'static str, Rc<str>>,
}

struct Bound<'a>(ValueRef<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.0))
    }
}

impl Run<'_> {
    fn deletes(&self, row: &RowChange<'_>) -> bool {
        row.action
            == match self.way {
                Way::Back => Action::SQLITE_INSERT,
                Way::Forth => Action::SQLITE_DELETE,
            }
    }

    fn inserts(&self, row: &RowChange<'_>) -> bool {
        row.action
            == match self.way {
                Way::Back => Action::SQLITE_DELETE,
                Way::Forth => Action::SQLITE_INSERT,
            }
    }

    /// The value that the row must have now.
    fn now<'r>(&self, row: &'r RowChange<'_>, column: usize) -> Option<ValueRef<'r>> {
        match self.way {
            Way::Back => row.new_value(column),
            Way::Forth => row.old_value(column),
        }
    }

    /// The value that it shall have.
    fn then<'r>(&self, row: &'r RowChange<'_>, column: usize) -> Option<ValueRef<'r>> {
        match self.way {
            Way::Back => row.old_value(column),
            Way::Forth => row.new_value(column),
        }
    }

    fn owner(&self, row: &RowChange<'_>) -> Option<Vec<u8>> {
        match row.table.owner {
            Owner::Itself => row.value(0).and_then(bytes),
            Owner::Person(column) => self
                .shape
                .index(row.table.name, column)
                .and_then(|at| row.value(at))
                .and_then(bytes),
            _ => None,
        }
    }

    fn leave(&mut self, row: &RowChange<'_>) {
        let key = row.value(0).and_then(bytes).unwrap_or_default();
        let person = self.owner(row);
        let stays = self.deletes(row);
        self.left.insert(Left {
            table: row.table.name,
            key,
            person,
            stays,
        });
    }

    fn learn(&mut self, changeset: &[u8]) -> Result<(), StoreError> {
        each_row(changeset, |row| {
            let Some(key) = row.value(0).and_then(bytes) else {
                return Ok(());
            };
            if row.table.name == "account"
                && self
                    .owner(row)
                    .is_some_and(|person| self.kept.contains(&("person", person)))
            {
                self.kept_accounts.insert(key.clone());
            }
            if self.inserts(row) {
                self.coming.insert((row.table.name, key));
            }
            self.updates |= row.action == Action::SQLITE_UPDATE;
            Ok(())
        })
    }

    fn delete(&mut self, changeset: &[u8]) -> Result<(), StoreError> {
        each_row(changeset, |row| {
            if !self.deletes(row) {
                return Ok(());
            }
            let key = row.value(0).and_then(bytes).unwrap_or_default();
            let owner = self.owner(row);
            let stays = self.kept.contains(&(row.table.name, key.clone()))
                || owner
                    .as_ref()
                    .is_some_and(|person| self.kept.contains(&("person", person.clone())))
                || matches!(row.table.owner, Owner::Account(column)
                    if self.shape.index(row.table.name, column).and_then(|at| row.value(at)).and_then(bytes)
                        .is_some_and(|account| self.kept_accounts.contains(&account)));
            if stays {
                self.leave(row);
                return Ok(());
            }
            let sql = self.deletion(row);
            let values = (0..row.columns)
                .filter_map(|column| self.now(row, column))
                .map(Bound);
            if self
                .conn
                .prepare_cached(&sql)?
                .execute(params_from_iter(values))?
                == 0
            {
                self.leave(row);
            } else {
                self.gone.entry(row.table.name).or_default().insert(key, owner);
            }
            Ok(())
        })
    }

    /// An inserted or deleted row tells all of its columns, so that one statement serves a table.
    fn deletion(&mut self, row: &RowChange<'_>) -> Rc<str> {
        let columns = self.shape.columns(row.table.name);
        let sql = self.deletion.entry(row.table.name).or_insert_with(|| {
            let told = columns.iter().take(row.columns).enumerate();
            let conditions: Vec<String> = told.map(|(at, name)| format!("{name} IS ?{}", at + 1)).collect();
            format!(
                "DELETE FROM {} WHERE {}",
                row.table.name,
                conditions.join(" AND ")
            )
            .into()
        });
        Rc::clone(sql)
    }

    /// Rows that were deleted, or could not be, though something that stays depends on them.
    fn would_be_orphans(&self) -> Result<HashSet<(&'static str, Vec<u8>)>, StoreError> {
        let mut keep = HashSet::new();
        // A person whose row was edited since stays whole.
        for left in &self.left {
            if left.table == "person" && left.stays {
                keep.insert(("person", left.key.clone()));
            }
        }
        self.conn.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS gone (id BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.gone",
        )?;
        for (parent, keys) in &self.gone {
            let children: Vec<_> = self.shape.refers.iter().filter(|(_, to)| *to == parent).collect();
            if children.is_empty() {
                continue;
            }
            let mut insert = self.conn.prepare_cached("INSERT INTO temp.gone VALUES (?1)")?;
            for key in keys.keys() {
                insert.execute([key])?;
            }
            for ((child, column), _) in children {
                let sql = format!(
                    "SELECT DISTINCT gone.id FROM temp.gone CROSS JOIN {child} ON {child}.{column} = gone.id"
                );
                let mut orphans = self.conn.prepare_cached(&sql)?;
                let mut rows = orphans.query([])?;
                while let Some(row) = rows.next()? {
                    let key: Vec<u8> = row.get(0)?;
                    let person = keys.get(&key).cloned().flatten();
                    match person {
                        Some(person) if self.is_gone("person", &person) => keep.insert(("person", person)),
                        _ => keep.insert((parent, key)),
                    };
                }
            }
            self.conn.execute("DELETE FROM temp.gone", [])?;
        }
        Ok(keep)
    }

    fn is_gone(&self, table: &'static str, key: &[u8]) -> bool {
        self.gone.get(table).is_some_and(|keys| keys.contains_key(key))
    }

    fn update(&mut self, changeset: &[u8]) -> Result<(), StoreError> {
        each_row(changeset, |row| {
            if row.action != Action::SQLITE_UPDATE {
                return Ok(());
            }
            let key = row.key_columns()?;
            let altered: Vec<usize> = (0..row.columns)
                .filter(|column| !key.contains(column) && self.then(row, *column).is_some())
                .collect();
            if self.refers_to_nothing(row, &altered)? {
                self.leave(row);
                return Ok(());
            }
            if self.set(row, &key, &altered)? {
                return Ok(());
            }
            // Some column changed since: what did not is restored all the same.
            for column in altered {
                self.set(row, &key, &[column])?;
            }
            self.leave(row);
            Ok(())
        })
    }

    fn set(&self, row: &RowChange<'_>, key: &[usize], altered: &[usize]) -> Result<bool, StoreError> {
        let columns = self.shape.columns(row.table.name);
        let (mut values, mut sets, mut conditions) = (Vec::new(), Vec::new(), Vec::new());
        for &column in altered {
            if let (Some(then), Some(now)) = (self.then(row, column), self.now(row, column)) {
                values.push(Bound(then));
                sets.push(format!("{} = ?{}", columns[column], values.len()));
                values.push(Bound(now));
                conditions.push(format!("{} IS ?{}", columns[column], values.len()));
            }
        }
        for &column in key {
            if let Some(value) = row.old_value(column) {
                values.push(Bound(value));
                conditions.push(format!("{} IS ?{}", columns[column], values.len()));
            }
        }
        let sql = format!(
            "UPDATE {} SET {} WHERE {}",
            row.table.name,
            sets.join(", "),
            conditions.join(" AND ")
        );
        match self.conn.prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(changed) => Ok(changed > 0),
            Err(error) if is_constraint(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn insert(&mut self, changeset: &[u8]) -> Result<(), StoreError> {
        each_row(changeset, |row| {
            if !self.inserts(row) {
                return Ok(());
            }
            let all: Vec<usize> = (0..row.columns).collect();
            if self.refers_to_nothing(row, &all)? {
                self.leave(row);
                return Ok(());
            }
            let columns = self.shape.columns(row.table.name);
            let values: Vec<_> = all.iter().filter_map(|c| self.then(row, *c)).map(Bound).collect();
            let marks: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
            let sql = format!(
                "INSERT INTO {} ({}) VALUES ({})",
                row.table.name,
                columns[..values.len()].join(", "),
                marks.join(", ")
            );
            match self.conn.prepare_cached(&sql)?.execute(params_from_iter(values)) {
                Ok(_) => Ok(()),
                Err(error) if is_constraint(&error) => {
                    self.leave(row);
                    Ok(())
                }
                Err(error) => Err(error.into()),
            }
        })
    }

    /// Whether the row would refer to something that is not there.
    fn refers_to_nothing(&self, row: &RowChange<'_>, columns: &[usize]) -> Result<bool, StoreError> {
        let names = self.shape.columns(row.table.name);
        for &column in columns {
            let Some(parent) = self.shape.refers.get(&(row.table.name, names[column].clone())) else {
                continue;
            };
            let Some(value) = self.then(row, column) else {
                continue;
            };
            if value == ValueRef::Null
                || (row.action == Action::SQLITE_UPDATE
                    && bytes(value).is_some_and(|key| self.coming.contains(&(parent, key))))
            {
                continue;
            }
            let key = self.shape.columns(parent);
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {parent} WHERE {} = ?1)", key[0]);
            let there: bool = self
                .conn
                .prepare_cached(&sql)?
                .query_row([Bound(value)], |found| found.get(0))?;
            if !there {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn bytes(value: ValueRef<'_>) -> Option<Vec<u8>> {
    match Value::try_from(value).ok()? {
        Value::Blob(bytes) => Some(bytes),
        Value::Text(text) => Some(text.into_bytes()),
        _ => None,
    }
}

fn is_constraint(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}
