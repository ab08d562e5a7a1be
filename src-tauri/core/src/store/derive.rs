//! What is derived from base rows: each person's standing and their words in the search index.
//!
//! [`refresh`] ends every op, undo and redo; [`differences`] recomputes all from nothing and compares.

use std::collections::{HashMap, HashSet};

use rusqlite::hooks::Action;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::StoreError;
use super::celebration;
use super::facts::{BESIDE, FACTS, ForAll, Standing};
use super::headcount::{self, Headcount};
use super::journal::RowChange;
use super::kept;
use super::schema::Owner;
use super::{search, spelt};
use crate::domain::PersonId;

/// Whom a change concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concerned {
    /// These people.
    People(HashSet<PersonId>),
    /// Everybody.
    Everybody,
}

/// What a changeset concerns.
#[derive(Debug)]
pub struct Surveyed {
    /// Whose rows it touches.
    pub touched: Concerned,
    /// Of whom something is derived from what it touches.
    pub concerned: Concerned,
    /// Whether it touches tags, or who carries them.
    pub tags: bool,
}

/// Finds out whom a changeset concerns, row by row, before or after it was applied.
pub struct Survey<'c> {
    conn: &'c Connection,
    people: HashSet<PersonId>,
    everybody: bool,
    /// Who only came to carry a tag that has no cadence, or carries it no more: nothing is derived from that.
    tagged: HashSet<PersonId>,
    tags: bool,
    /// Whether a tag has a cadence, now or in the changeset itself; tags come before who carries them.
    cadences: HashMap<Uuid, bool>,
    /// Whose an account is, where the changeset itself says so; accounts come before what is theirs.
    accounts: HashMap<Uuid, PersonId>,
    /// Where the owner's column stands.
    columns: HashMap<&'static str, usize>,
}

impl<'c> Survey<'c> {
    /// Nobody yet.
    pub fn new(conn: &'c Connection) -> Self {
        Self {
            conn,
            people: HashSet::new(),
            everybody: false,
            tagged: HashSet::new(),
            tags: false,
            cadences: HashMap::new(),
            accounts: HashMap::new(),
            columns: HashMap::new(),
        }
    }

    /// Takes a row into account.
    pub fn row(&mut self, row: &RowChange<'_>) -> Result<(), StoreError> {
        match row.table.owner {
            Owner::Itself => self.people.extend(both(row, 0).map(PersonId)),
            Owner::Person(column) if row.table.name == "person_tag" => {
                self.tags = true;
                let owners: Vec<PersonId> = self.owners(row, column)?.into_iter().map(PersonId).collect();
                match row.value(1).and_then(id) {
                    Some(tag) if !self.has_cadence(tag)? => self.tagged.extend(owners),
                    _ => self.people.extend(owners),
                }
            }
            Owner::Person(column) => {
                let owners = self.owners(row, column)?;
                if row.table.name == "account"
                    && let (Some(account), Some(person)) = (row.value(0).and_then(id), owners.last())
                {
                    self.accounts.insert(account, PersonId(*person));
                }
                self.people.extend(owners.into_iter().map(PersonId));
            }
            Owner::Account(column) => {
                for account in self.owners(row, column)? {
                    let person = match self.accounts.get(&account) {
                        Some(person) => Some(*person),
                        None => self.person_of(account)?,
                    };
                    self.people.extend(person);
                }
            }
            Owner::Carriers(table, column) => {
                let Some(key) = row.value(0).and_then(id) else {
                    return Ok(());
                };
                let mut without = false;
                if row.table.name == "tag" {
                    self.tags = true;
                    let cadences = [row.old_value(TAG_CADENCE), row.new_value(TAG_CADENCE)];
                    let said = cadences.iter().flatten().any(|days| *days != ValueRef::Null);
                    without = !said && self.cadence_kept(key)? != Some(true);
                    self.cadences.insert(key, !without);
                }
                // Who carries something new says so by a row of their own.
                if row.action != Action::SQLITE_INSERT {
                    let sql = format!("SELECT person_id FROM {table} WHERE {column} = ?1");
                    let mut carriers = self.conn.prepare_cached(&sql)?;
                    let concerned = if without {
                        &mut self.tagged
                    } else {
                        &mut self.people
                    };
                    for person in carriers.query_map([key], |found| found.get(0))? {
                        concerned.insert(person?);
                    }
                }
            }
            Owner::Pair(one, other) => {
                for column in [one, other] {
                    let owners = self.owners(row, column)?;
                    self.people.extend(owners.into_iter().map(PersonId));
                }
            }
            Owner::Everybody => self.everybody = true,
            Owner::EverybodyBut(key) => {
                let other = |value: ValueRef<'_>| value.as_str().is_ok_and(|text| text != key);
                self.everybody |= row.value(0).is_none_or(other);
            }
            Owner::Nobody => {}
        }
        Ok(())
    }

    /// Whom it concerns.
    pub fn end(self) -> Surveyed {
        let all = |people| match self.everybody {
            true => Concerned::Everybody,
            false => Concerned::People(people),
        };
        let mut touched = self.tagged;
        touched.extend(&self.people);
        Surveyed {
            touched: all(touched),
            concerned: all(self.people),
            tags: self.tags,
        }
    }

    /// Whether a tag has a cadence; one that is not there had one, for all that is known.
    fn has_cadence(&mut self, tag: Uuid) -> Result<bool, StoreError> {
        if let Some(known) = self.cadences.get(&tag) {
            return Ok(*known);
        }
        let has = self.cadence_kept(tag)?.unwrap_or(true);
        self.cadences.insert(tag, has);
        Ok(has)
    }

    /// Whether a tag has a cadence as it is kept; nothing where it is not there.
    fn cadence_kept(&self, tag: Uuid) -> Result<Option<bool>, StoreError> {
        let mut found = self
            .conn
            .prepare_cached("SELECT cadence_days IS NOT NULL FROM tag WHERE id = ?1")?;
        Ok(found.query_row([tag], |row| row.get(0)).optional()?)
    }

    /// The owners before and after; an update that left the owner alone does not say who it is.
    fn owners(&mut self, row: &RowChange<'_>, column: &str) -> Result<Vec<Uuid>, StoreError> {
        let table = row.table.name;
        let at = match self.columns.get(table) {
            Some(at) => *at,
            None => {
                let at = column_index(self.conn, table, column)?;
                self.columns.insert(table, at);
                at
            }
        };
        let owners: Vec<Uuid> = both(row, at).collect();
        if !owners.is_empty() {
            return Ok(owners);
        }
        let Some(key) = row.value(0).and_then(id) else {
            return Ok(owners);
        };
        let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
        let owner = self
            .conn
            .prepare_cached(&sql)?
            .query_row([key], |found| found.get(0))
            .optional()?;
        Ok(owner.into_iter().collect())
    }

    fn person_of(&self, account: Uuid) -> Result<Option<PersonId>, StoreError> {
        let mut person = self
            .conn
            .prepare_cached("SELECT person_id FROM account WHERE id = ?1")?;
        Ok(person.query_row([account], |found| found.get(0)).optional()?)
    }
}

/// Where a tag's cadence stands.
const TAG_CADENCE: usize = 2;

fn both<'r>(row: &'r RowChange<'_>, column: usize) -> impl Iterator<Item = Uuid> + 'r {
    [row.old_value(column), row.new_value(column)]
        .into_iter()
        .flatten()
        .filter_map(id)
}

fn id(value: ValueRef<'_>) -> Option<Uuid> {
    value
        .as_blob()
        .ok()
        .and_then(|bytes| Uuid::from_slice(bytes).ok())
}

/// Where a column of a table stands.
pub(super) fn column_index(conn: &Connection, table: &str, column: &str) -> Result<usize, StoreError> {
    Ok(find_column(conn, table, column)?.unwrap_or(0))
}

/// Where a column of a table stands, if the table has it.
pub(super) fn find_column(conn: &Connection, table: &str, column: &str) -> Result<Option<usize>, StoreError> {
    let cid: Option<i64> = conn
        .prepare_cached("SELECT cid FROM pragma_table_info(?1) WHERE name = ?2")?
        .query_row([table, column], |row| row.get(0))
        .optional()?;
    Ok(cid.and_then(|cid| usize::try_from(cid).ok()))
}

/// Makes right again what is derived from what a changeset touched.
pub fn make_right(conn: &Connection, surveyed: &Surveyed) -> Result<(), StoreError> {
    if surveyed.tags {
        spelt::note_tags(conn)?;
    }
    refresh(conn, &surveyed.concerned)
}

/// Recomputes what is derived for the people concerned.
pub fn refresh(conn: &Connection, concerned: &Concerned) -> Result<(), StoreError> {
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS concerned (id BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.concerned",
    )?;
    match concerned {
        Concerned::Everybody => {
            conn.execute(
                "INSERT INTO temp.concerned SELECT id FROM person UNION SELECT person_id FROM standing",
                [],
            )?;
        }
        Concerned::People(people) => {
            let mut insert = conn.prepare_cached("INSERT INTO temp.concerned VALUES (?1)")?;
            let mut sorted: Vec<_> = people.iter().collect();
            sorted.sort_unstable();
            for person in sorted {
                insert.execute([person])?;
            }
        }
    }
    let mut headcount = Headcount::default();
    match concerned {
        Concerned::Everybody => headcount::clear(conn)?,
        Concerned::People(_) => headcount.leave_out_concerned(conn)?,
    }
    conn.execute(
        "DELETE FROM search WHERE rowid IN (SELECT key FROM temp.concerned CROSS JOIN standing ON person_id = id)",
        [],
    )?;
    // Who is gone afterwards is told now.
    spelt::note_concerned(conn, matches!(concerned, Concerned::Everybody))?;
    conn.execute(
        "DELETE FROM celebration WHERE person_id IN (SELECT id FROM temp.concerned)",
        [],
    )?;
    conn.execute(
        "DELETE FROM standing WHERE person_id IN (SELECT id FROM temp.concerned)
           AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = person_id)",
        [],
    )?;
    let for_all = ForAll::read(conn)?;
    {
        let mut people = conn.prepare_cached(&format!(
            "{FACTS} FROM temp.concerned CROSS JOIN person p ON p.id = concerned.id {BESIDE}"
        ))?;
        let mut rows = people.query([])?;
        while let Some(row) = rows.next()? {
            let standing = Standing::of(row, &for_all)?;
            kept::replace(conn, &standing)?;
            headcount.add(&standing);
            celebration::replace(conn, standing.person, &standing.yearly)?;
        }
    }
    headcount.keep(conn)?;
    search::index_concerned(conn)?;
    spelt::note_concerned(conn, matches!(concerned, Concerned::Everybody))?;
    conn.execute("DELETE FROM temp.concerned", [])?;
    Ok(())
}

/// Makes the search index anew, so that it remembers no word of anybody who is gone: what is taken from an index one by
/// one stays in it, marked as gone, until it is merged some day.
pub fn reindex(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    search::index_everybody(conn)
}

/// Recomputes everybody's standing from base rows and says what differs from what is kept, at most `limit` lines.
pub fn differences(conn: &Connection, limit: usize) -> Result<Vec<String>, StoreError> {
    let for_all = ForAll::read(conn)?;
    let mut found = Vec::new();
    let mut people = conn.prepare(&format!("{FACTS} FROM person p {BESIDE} ORDER BY p.id"))?;
    let mut headcount = Headcount::default();
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        if found.len() >= limit {
            break;
        }
        let fresh = Standing::of(row, &for_all)?;
        headcount.add(&fresh);
        match kept::is_kept(conn, &fresh)? {
            Some(true) => {}
            Some(false) => found.push(format!("the standing of person {} is out of date", fresh.person)),
            None => found.push(format!("person {} has no standing", fresh.person)),
        }
        let (mut yearly, mut kept_yearly) = (fresh.yearly, celebration::of_person(conn, fresh.person)?);
        yearly.sort();
        kept_yearly.sort();
        if yearly != kept_yearly {
            found.push(format!(
                "the yearly days of person {} are out of date",
                fresh.person
            ));
        }
    }
    if found.len() < limit && !headcount.is_kept(conn)? {
        found.push("the number of people, or of those who come due, is out of date".to_owned());
    }
    let orphans: i64 = conn.query_row(
        "SELECT count(*) FROM standing WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = person_id)",
        [],
        |row| row.get(0),
    )?;
    if orphans > 0 {
        found.push(format!("{orphans} standings belong to nobody"));
    }
    let orphans: i64 = conn.query_row(
        "SELECT count(*) FROM celebration WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = person_id)",
        [],
        |row| row.get(0),
    )?;
    if orphans > 0 {
        found.push(format!("{orphans} yearly days belong to nobody"));
    }
    let (people, indexed): (i64, i64) = conn.query_row(
        "SELECT (SELECT count(*) FROM standing), (SELECT count(*) FROM search)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if people != indexed {
        found.push(format!("the search index holds {indexed} of {people} people"));
    }
    Ok(found)
}
