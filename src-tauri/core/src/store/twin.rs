//! Everybody as far as twins are told by it, the answers about duplicates, and the rows that a merge moves.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::schema::{self, Owner};
use super::{StoreError, account, custom, email, phone};
use crate::domain::PersonId;
use crate::domain::person::PersonField;
use crate::domain::twin::{Somebody, ValueField, ValueKind};

/// The person's own fields that tell, in the order of the columns read below.
const DETAILS: [(PersonField, ValueKind); 6] = [
    (PersonField::Birthday, ValueKind::Birthday),
    (PersonField::Location, ValueKind::Location),
    (PersonField::Country, ValueKind::Country),
    (PersonField::Agency, ValueKind::Agency),
    (PersonField::Language, ValueKind::Habit),
    (PersonField::TimeZone, ValueKind::Habit),
];

/// Everybody, archived people too, in the order of adding, and the fields of their values.
pub fn everybody(conn: &Connection) -> Result<(Vec<Somebody>, Vec<ValueField>), StoreError> {
    let mut fields: Vec<ValueField> = DETAILS
        .iter()
        .map(|(field, kind)| ValueField {
            label: field.label().to_lowercase(),
            kind: *kind,
        })
        .collect();
    let mut people = people(conn)?;
    let places: HashMap<Uuid, usize> = people.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let mut give = |id: PersonId, gift: &mut dyn FnMut(&mut Somebody)| {
        if let Some(somebody) = places.get(&id.0).and_then(|at| people.get_mut(*at)) {
            gift(somebody);
        }
    };
    for row in account::all(conn)? {
        let mut theirs = Some((row.platform, row.handle));
        give(row.person, &mut |person| person.accounts.extend(theirs.take()));
    }
    for (id, address) in email::all(conn)? {
        let mut theirs = Some(address);
        give(id, &mut |person| person.emails.extend(theirs.take()));
    }
    for (id, number) in phone::all(conn)? {
        let mut theirs = Some(number);
        give(id, &mut |person| person.phones.extend(theirs.take()));
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    for (_, name) in custom::fields(conn)? {
        places.insert(name.clone(), fields.len());
        fields.push(ValueField {
            label: format!("\u{201c}{name}\u{201d}"),
            kind: ValueKind::Custom,
        });
    }
    for (id, name, value) in custom::all(conn)? {
        let mut theirs = places.get(&name).map(|field| (*field, value));
        give(id, &mut |person| person.values.extend(theirs.take()));
    }
    // Tables are read in the order of their keys; what is said of a pair must not hang on that.
    for person in &mut people {
        person.accounts.sort_unstable();
        person.emails.sort_unstable();
        person.phones.sort_unstable();
        person.values.sort_unstable();
    }
    Ok((people, fields))
}

fn people(conn: &Connection) -> Result<Vec<Somebody>, StoreError> {
    let columns: Vec<&str> = DETAILS.iter().map(|(field, _)| field.word()).collect();
    let mut found = conn.prepare_cached(&format!(
        "SELECT id, name, {} FROM person ORDER BY id",
        columns.join(", ")
    ))?;
    let rows = found.query_map([], |row| {
        let mut values = Vec::new();
        for field in 0..DETAILS.len() {
            if let Some(value) = row.get::<_, Option<String>>(2 + field)? {
                values.push((field, value));
            }
        }
        Ok(Somebody {
            id: row.get(0)?,
            name: row.get(1)?,
            values,
            ..Somebody::default()
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The pairs that the owner knows to be two people, the smaller identity first.
pub fn not_duplicates(conn: &Connection) -> Result<HashSet<(PersonId, PersonId)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id, other_id FROM not_duplicates")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Remembers that two are two; `false` where it was known.
pub fn tell_apart(conn: &Connection, one: PersonId, other: PersonId) -> Result<bool, StoreError> {
    let told = conn
        .prepare_cached("INSERT OR IGNORE INTO not_duplicates (person_id, other_id) VALUES (?1, ?2)")?
        .execute(params![one.min(other), one.max(other)])?;
    Ok(told > 0)
}

/// Moves every row of one person's to another, the person's own row and what they chose apart.
///
/// A table moves by what the schema's list says of its owner, so that a new one needs no word here. A row that the
/// other has already, by the table's own keys, goes.
pub fn move_rows(conn: &Connection, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for table in schema::base_tables() {
        let name = table.name;
        match table.owner {
            Owner::Person(column) => {
                conn.execute(
                    &format!("UPDATE OR IGNORE {name} SET {column} = ?1 WHERE {column} = ?2"),
                    params![to, from],
                )?;
                conn.execute(&format!("DELETE FROM {name} WHERE {column} = ?1"), [from])?;
            }
            Owner::Pair(one, other) => {
                // The smaller identity stands first, and nobody is a pair.
                let mut pairs = conn.prepare_cached(&format!(
                    "SELECT iif({one} = ?1, {other}, {one}) FROM {name} WHERE ?1 IN ({one}, {other})"
                ))?;
                let others: Vec<PersonId> = pairs
                    .query_map([from], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                conn.execute(
                    &format!("DELETE FROM {name} WHERE ?1 IN ({one}, {other})"),
                    [from],
                )?;
                for third in others.into_iter().filter(|third| *third != to) {
                    conn.prepare_cached(&format!(
                        "INSERT OR IGNORE INTO {name} ({one}, {other}) VALUES (?1, ?2)"
                    ))?
                    .execute(params![to.min(third), to.max(third)])?;
                }
            }
            Owner::Itself
            | Owner::Account(_)
            | Owner::Carriers(..)
            | Owner::Everybody
            | Owner::EverybodyBut(_)
            | Owner::Nobody => {}
        }
    }
    Ok(())
}

/// Who somebody is now who was merged into another: the other.
pub fn merged_into(conn: &Connection, gone: PersonId) -> Result<Option<Merged>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT person_id, name FROM merged WHERE gone_id = ?1")?
        .query_row([gone], |row| {
            Ok(Merged {
                into: row.get(0)?,
                name: row.get(1)?,
            })
        })
        .optional()?)
}

/// Who was merged into somebody: their names and when, in the order of the days.
pub fn merged_with(conn: &Connection, kept: PersonId) -> Result<Vec<(String, NaiveDate)>, StoreError> {
    let mut found = conn
        .prepare_cached("SELECT name, on_date FROM merged WHERE person_id = ?1 ORDER BY on_date, gone_id")?;
    let rows = found.query_map([kept], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Somebody who was merged into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Into whom.
    pub into: PersonId,
    /// The name of the one that is gone.
    pub name: String,
}

/// Takes a person's row away, once nothing of theirs is left, and remembers who they are now.
pub fn become_one(
    conn: &Connection,
    to: PersonId,
    from: PersonId,
    name: &str,
    on: NaiveDate,
) -> Result<(), StoreError> {
    conn.execute("DELETE FROM person WHERE id = ?1", [from])?;
    conn.execute(
        "INSERT INTO merged (gone_id, person_id, name, on_date) VALUES (?1, ?2, ?3, ?4)",
        params![from, to, name, on],
    )?;
    Ok(())
}
