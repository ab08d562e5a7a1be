//! All rows that are somebody's, whatever table they stand in, by what the schema's list says of its owners.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::StoreError;
use super::schema::{self, Owner};
use crate::domain::PersonId;

/// What the program itself noted about people: table, and the column that says about whom.
pub const NOTED: [(&str, &str); 3] = [
    ("import_row", "person_id"),
    ("nudge_claim", "person_id"),
    ("draft", "person_id"),
];

/// A person, and everybody who was merged into them.
pub fn identities(conn: &Connection, id: PersonId) -> Result<Vec<PersonId>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT ?1 UNION ALL SELECT gone_id FROM merged WHERE person_id = ?1")?;
    let ids = found.query_map([id], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Which rows of each table are theirs: the table and a condition, with the identities as its parameters; what is owned
/// before its owners.
pub fn conditions(people: usize) -> Vec<(&'static str, String)> {
    // Numbered, so that a condition may name them twice.
    let marks: Vec<String> = (1..=people).map(|at| format!("?{at}")).collect();
    let marks = marks.join(", ");
    let mut found = Vec::new();
    for table in schema::base_tables() {
        let condition = match table.owner {
            Owner::Itself => format!("id IN ({marks})"),
            Owner::Person(column) => format!("{column} IN ({marks})"),
            Owner::Account(column) => {
                format!("{column} IN (SELECT id FROM account WHERE person_id IN ({marks}))")
            }
            Owner::Pair(one, other) => format!("{one} IN ({marks}) OR {other} IN ({marks})"),
            Owner::Carriers(..) | Owner::Everybody | Owner::EverybodyBut(_) | Owner::Nobody => continue,
        };
        found.push((table.name, condition));
    }
    found.extend(
        NOTED
            .iter()
            .map(|(table, column)| (*table, format!("{column} IN ({marks})"))),
    );
    found.reverse();
    found
}

/// All rows of these people as JSON, table by table, owners before the owned; tables without any are left out.
pub fn rows(conn: &Connection, people: &[PersonId]) -> Result<Vec<(&'static str, Vec<Value>)>, StoreError> {
    let mut tables = Vec::new();
    for (table, condition) in conditions(people.len()).into_iter().rev() {
        let mut found = conn.prepare(&format!("SELECT * FROM {table} WHERE {condition}"))?;
        let names: Vec<String> = found.column_names().map(str::to_owned).collect();
        let mut rows = found.query(params_from_iter(people))?;
        let mut theirs = Vec::new();
        while let Some(row) = rows.next()? {
            let mut values = Map::new();
            for (at, name) in names.iter().enumerate() {
                values.insert(name.clone(), as_json(row.get_ref(at)?));
            }
            theirs.push(Value::Object(values));
        }
        if !theirs.is_empty() {
            tables.push((table, theirs));
        }
    }
    Ok(tables)
}

fn as_json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
        ValueRef::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => id.to_string().into(),
            Err(_) => bytes
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
                .into(),
        },
    }
}
