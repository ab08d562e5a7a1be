//! The columns of the base tables and what refers to what.

use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::Connection;

use crate::store::StoreError;
use crate::store::schema;

/// The columns of the base tables and what refers to what.
pub(super) struct Shape {
    columns: HashMap<&'static str, Rc<[String]>>,
    /// (table, column) → the table that it refers to.
    pub refers: HashMap<(&'static str, String), &'static str>,
}

impl Shape {
    pub fn read(conn: &Connection) -> Result<Self, StoreError> {
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

    /// The table to which a column refers.
    pub fn parent(&self, table: &'static str, column: usize) -> Option<&'static str> {
        let name = self.columns.get(table)?.get(column)?;
        self.refers.get(&(table, name.clone())).copied()
    }

    pub fn columns(&self, table: &str) -> Rc<[String]> {
        self.columns.get(table).cloned().unwrap_or_else(|| Rc::from([]))
    }

    pub fn index(&self, table: &str, column: &str) -> Option<usize> {
        self.columns.get(table)?.iter().position(|name| name == column)
    }
}
