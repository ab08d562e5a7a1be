//! Who is made up: the people of the sample data, and what came with them.

use std::collections::BTreeSet;

use rusqlite::hooks::Action;
use rusqlite::{Connection, params, params_from_iter};
use uuid::Uuid;

use super::StoreError;
use super::belongings::conditions;
use super::derive::{Concerned, Survey, column_index};
use super::journal::{self, Changeset, RowChange};
use super::schema::{self, Kind};
use crate::domain::PersonId;

/// Marks somebody as made up.
pub fn mark(conn: &Connection, person: PersonId) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO made_up (person_id) VALUES (?1)")?
        .execute([person])?;
    Ok(())
}

/// Takes the mark from somebody: they are the owner's own from now on.
pub fn unmark(conn: &Connection, person: PersonId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM made_up WHERE person_id = ?1")?
        .execute([person])?;
    Ok(())
}

/// Two who become one are made up only if both are.
pub fn only_of_both(conn: &Connection, one: PersonId, other: PersonId) -> Result<(), StoreError> {
    conn.execute(
        "DELETE FROM made_up WHERE person_id IN (?1, ?2)
           AND (SELECT count(*) FROM made_up WHERE person_id IN (?1, ?2)) = 1",
        params![one, other],
    )?;
    Ok(())
}

/// Whether anybody is.
pub fn any(conn: &Connection) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM made_up)")?
        .query_row([], |row| row.get(0))?)
}

/// What is left of the sample data.
#[derive(Debug, Default)]
pub struct Sample {
    /// Everybody who is made up.
    pub people: BTreeSet<PersonId>,
    /// Those of them for whom the owner did something since.
    pub touched: BTreeSet<PersonId>,
    /// Tags that came with them and are as they came.
    tags: BTreeSet<Uuid>,
    /// Custom fields that came with them and are as they came.
    fields: BTreeSet<Uuid>,
}

impl Sample {
    /// Reads who is made up, and in the journal what came with them and what was done since.
    pub fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut sample = Self::default();
        let mut marked = conn.prepare("SELECT person_id FROM made_up")?;
        for person in marked.query_map([], |row| row.get(0))? {
            sample.people.insert(person?);
        }
        if sample.people.is_empty() {
            return Ok(sample);
        }
        let mut others = BTreeSet::new();
        let rank = column_index(conn, "person", "board_rank")?;
        for entry in journal::entries(conn)? {
            if journal::read(conn, entry)?.is_none_or(|kept| kept.undone) {
                continue;
            }
            let changeset = Changeset::Kept(conn, entry);
            let mut planting = Vec::new();
            let mut planted = false;
            let mut survey = Survey::new(conn);
            journal::each_row(&changeset, |row| {
                planted |= row.table.name == "made_up" && row.action == Action::SQLITE_INSERT;
                match row.table.name {
                    "tag" | "custom_field" => planting.extend(key(row).map(|key| (row.table.name, key))),
                    // Another card went above or below theirs.
                    "person" if only_ranked(row, rank) => {}
                    _ => survey.row(row)?,
                }
                Ok(())
            })?;
            if planted {
                // They go into an empty file only: nothing before concerns them, though they may bear the same names.
                others.clear();
                sample.touched.clear();
                for (table, key) in planting {
                    match table {
                        "tag" => sample.tags.insert(key),
                        _ => sample.fields.insert(key),
                    };
                }
                continue;
            }
            others.extend(planting.into_iter().map(|(_, key)| key));
            if let Concerned::People(people) = survey.end().touched {
                let made_up = people.into_iter().filter(|person| sample.people.contains(person));
                sample.touched.extend(made_up);
            }
        }
        // A message that is being written is in no journal yet.
        let mut writing = conn.prepare("SELECT person_id FROM draft JOIN made_up USING (person_id)")?;
        for person in writing.query_map([], |row| row.get(0))? {
            sample.touched.insert(person?);
        }
        sample.tags.retain(|tag| !others.contains(tag));
        sample.fields.retain(|field| !others.contains(field));
        Ok(sample)
    }

    /// Takes these people out with all that is theirs, and then the tags and custom fields of the sample data that
    /// nobody and no saved view has any more.
    pub fn remove(&self, conn: &Connection, people: &[PersonId]) -> Result<(), StoreError> {
        for some in people.chunks(AT_ONCE) {
            for (table, condition) in conditions(some.len()) {
                // What the program itself noted stays for an undo.
                if schema::table(table).is_some_and(|table| table.kind == Kind::Base) {
                    conn.prepare_cached(&format!("DELETE FROM {table} WHERE {condition}"))?
                        .execute(params_from_iter(some))?;
                }
            }
        }
        for (table, carried, column, came) in [
            ("tag", "person_tag", "tag_id", &self.tags),
            ("custom_field", "custom_value", "field_id", &self.fields),
        ] {
            let mut delete = conn.prepare(&format!(
                "DELETE FROM {table} WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM {carried} WHERE {column} = ?1)
                   AND NOT EXISTS (SELECT 1 FROM saved_view WHERE instr(query, ?2) > 0)"
            ))?;
            for id in came {
                delete.execute(params![id, id.to_string()])?;
            }
        }
        Ok(())
    }
}

/// So many people are named in one statement.
const AT_ONCE: usize = 500;

fn key(row: &RowChange<'_>) -> Option<Uuid> {
    row.value(0)
        .and_then(|value| value.as_blob().ok())
        .and_then(|bytes| Uuid::from_slice(bytes).ok())
}

/// Whether nothing of a row changed but its place among others; an update says nothing of what it left alone.
fn only_ranked(row: &RowChange<'_>, rank: usize) -> bool {
    row.action == Action::SQLITE_UPDATE
        && (0..row.columns).all(|column| column == rank || row.new_value(column).is_none())
}
