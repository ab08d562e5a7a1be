//! Takes a changeset back, or brings it forth again, row by row and never by force.
//!
//! A row that changed since stays as it is and is reported. What depends on each other stays together: a person
//! whom an undo would delete, but who was edited or gained a touchpoint since, stays with all that is theirs.
//! Runs inside a transaction with `foreign_keys` off; whatever would be orphaned is kept or reported instead.

mod shape;
mod value;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use rusqlite::hooks::Action;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params_from_iter};

use super::StoreError;
use super::journal::{Changeset, RowChange, each_row};
use super::schema::Owner;
use shape::Shape;
use value::{Bound, bytes, is_constraint};

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
pub fn replay(conn: &Connection, changeset: &Changeset<'_>, way: Way) -> Result<Vec<Left>, StoreError> {
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
            leaving: HashMap::new(),
            stuck: HashSet::new(),
            updates: false,
            deletion: HashMap::new(),
        };
        run.learn(changeset)?;
        run.delete(changeset)?;
        let mut more = run.would_be_orphans()?;
        if run.updates && more.iter().all(|row| kept.contains(row)) {
            run.update(changeset)?;
            more.extend(
                run.stuck
                    .iter()
                    .filter(|(table, key)| run.is_gone(table, key))
                    .cloned(),
            );
        }
        if more.iter().all(|row| kept.contains(row)) {
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
    /// The rows that are to be another's, by what refers to whom: they are no orphans of the first.
    leaving: HashMap<(&'static str, usize), HashSet<Vec<u8>>>,
    /// Whose rows were to be another's and could not.
    stuck: HashSet<(&'static str, Vec<u8>)>,
    /// Whether any row is to be altered in place.
    updates: bool,
    /// The statement that deletes a row of a table only as it was.
    deletion: HashMap<&'static str, Rc<str>>,
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

    fn learn(&mut self, changeset: &Changeset<'_>) -> Result<(), StoreError> {
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
                self.coming.insert((row.table.name, key.clone()));
            }
            if row.action == Action::SQLITE_UPDATE {
                self.updates = true;
                for column in 0..row.columns {
                    if self.then(row, column).is_some() && self.shape.parent(row.table.name, column).is_some()
                    {
                        let leaving = self.leaving.entry((row.table.name, column)).or_default();
                        leaving.insert(key.clone());
                    }
                }
            }
            Ok(())
        })
    }

    fn delete(&mut self, changeset: &Changeset<'_>) -> Result<(), StoreError> {
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
                let leaving = self
                    .shape
                    .index(child, column)
                    .and_then(|at| self.leaving.get(&(*child, at)));
                // Each row where some are another's in a moment, else each parent once.
                let what = match leaving {
                    Some(_) => format!("gone.id, {child}.{}", self.shape.columns(child)[0]),
                    None => "DISTINCT gone.id".to_owned(),
                };
                let sql =
                    format!("SELECT {what} FROM temp.gone CROSS JOIN {child} ON {child}.{column} = gone.id");
                let mut orphans = self.conn.prepare_cached(&sql)?;
                let mut rows = orphans.query([])?;
                while let Some(row) = rows.next()? {
                    if let Some(leaving) = leaving
                        && bytes(row.get_ref(1)?).is_some_and(|child| leaving.contains(&child))
                    {
                        continue;
                    }
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

    fn update(&mut self, changeset: &Changeset<'_>) -> Result<(), StoreError> {
        each_row(changeset, |row| {
            if row.action != Action::SQLITE_UPDATE {
                return Ok(());
            }
            let key = row.key_columns()?;
            let altered: Vec<usize> = (0..row.columns)
                .filter(|column| !key.contains(column) && self.then(row, *column).is_some())
                .collect();
            if self.refers_to_nothing(row, &altered)? {
                self.sticks(row, &altered);
                self.leave(row);
                return Ok(());
            }
            if self.set(row, &key, &altered)? {
                return Ok(());
            }
            // Some column changed since: what did not is restored all the same.
            for column in altered {
                if !self.set(row, &key, &[column])? {
                    self.sticks(row, &[column]);
                }
            }
            self.leave(row);
            Ok(())
        })
    }

    /// The row was to become another's, and stays the first one's, who must then stay too.
    fn sticks(&mut self, row: &RowChange<'_>, columns: &[usize]) {
        for &column in columns {
            if let (Some(parent), Some(now)) = (
                self.shape.parent(row.table.name, column),
                self.now(row, column).and_then(bytes),
            ) {
                self.stuck.insert((parent, now));
            }
        }
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

    fn insert(&mut self, changeset: &Changeset<'_>) -> Result<(), StoreError> {
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
        for &column in columns {
            let Some(parent) = self.shape.parent(row.table.name, column) else {
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
