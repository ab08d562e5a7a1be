//! What is derived from base rows: each person's standing and their words in the search index.
//!
//! [`refresh`] ends every op, undo and redo; [`differences`] recomputes all from nothing and compares.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::hooks::Action;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StoreError;
use super::journal::RowChange;
use super::schema::Owner;
use crate::domain::PersonId;
use crate::domain::cadence::{self, CadenceSources, StageCadence};
use crate::domain::nudge::{self, Circumstances, Due};
use crate::domain::touchpoint::Direction;

/// Whom a change concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concerned {
    /// These people.
    People(HashSet<PersonId>),
    /// Everybody.
    Everybody,
}

/// Finds out whom a changeset concerns, row by row, before or after it was applied.
pub struct Survey<'c> {
    conn: &'c Connection,
    people: HashSet<PersonId>,
    everybody: bool,
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
            accounts: HashMap::new(),
            columns: HashMap::new(),
        }
    }

    /// Takes a row into account.
    pub fn row(&mut self, row: &RowChange<'_>) -> Result<(), StoreError> {
        match row.table.owner {
            Owner::Itself => self.people.extend(both(row, 0).map(PersonId)),
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
            // Who carries something new says so by a row of their own.
            Owner::Carriers(..) if row.action == Action::SQLITE_INSERT => {}
            Owner::Carriers(table, column) => {
                if let Some(key) = row.value(0).and_then(id) {
                    let sql = format!("SELECT person_id FROM {table} WHERE {column} = ?1");
                    let mut carriers = self.conn.prepare_cached(&sql)?;
                    for person in carriers.query_map([key], |found| found.get(0))? {
                        self.people.insert(person?);
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
            Owner::Nobody => {}
        }
        Ok(())
    }

    /// Whom it concerns.
    pub fn concerned(self) -> Concerned {
        if self.everybody {
            Concerned::Everybody
        } else {
            Concerned::People(self.people)
        }
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

fn column_index(conn: &Connection, table: &str, column: &str) -> Result<usize, StoreError> {
    let cid: i64 = conn
        .prepare_cached("SELECT cid FROM pragma_table_info(?1) WHERE name = ?2")?
        .query_row([table, column], |row| row.get(0))?;
    Ok(usize::try_from(cid).unwrap_or(0))
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
    conn.execute(
        "DELETE FROM search WHERE rowid IN (SELECT key FROM temp.concerned CROSS JOIN standing ON person_id = id)",
        [],
    )?;
    conn.execute(
        "DELETE FROM standing WHERE person_id IN (SELECT id FROM temp.concerned)
           AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = person_id)",
        [],
    )?;
    let default = default_days(conn)?;
    {
        let mut people = conn.prepare_cached(&format!(
            "{FACTS} FROM temp.concerned CROSS JOIN person p ON p.id = concerned.id JOIN stage g ON g.stage = p.stage"
        ))?;
        let mut upsert = conn.prepare_cached(UPSERT)?;
        let mut rows = people.query([])?;
        while let Some(row) = rows.next()? {
            let standing = Standing::of(row, default)?;
            upsert.execute(params![
                standing.person,
                standing.stage,
                standing.archived,
                standing.last_contact_on,
                standing.last_direction,
                standing.touchpoints,
                standing.cadence_days,
                standing.due.map(|due| due.on),
                standing.due.map(|due| due.reason),
                standing.followers,
            ])?;
        }
    }
    conn.execute(
        &format!(
            "INSERT INTO search (rowid, words) SELECT key, {WORDS}
             FROM temp.concerned CROSS JOIN person p ON p.id = concerned.id
             JOIN standing ON standing.person_id = p.id ORDER BY key"
        ),
        [],
    )?;
    conn.execute("DELETE FROM temp.concerned", [])?;
    Ok(())
}

/// The owner's default cadence, in days.
pub fn default_days(conn: &Connection) -> Result<u32, StoreError> {
    let set: Option<String> = conn
        .prepare_cached("SELECT value FROM setting WHERE key = 'default_cadence_days'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(set
        .and_then(|days| days.parse().ok())
        .unwrap_or(cadence::DEFAULT_DAYS))
}

/// What the rules need to know of a person: see [`Standing::of`] for the columns' order.
pub const FACTS: &str =
    "SELECT p.id, p.stage, p.archived_on IS NOT NULL, p.do_not_contact, p.added_on, p.cadence_days,
    p.next_touch_on, g.cadence_days, g.cadence_never,
    (SELECT min(t.cadence_days) FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE pt.person_id = p.id),
    (SELECT until_on FROM snooze WHERE person_id = p.id),
    (SELECT max(on_date) FROM touchpoint WHERE person_id = p.id),
    (SELECT direction FROM touchpoint WHERE person_id = p.id ORDER BY on_date DESC, id DESC LIMIT 1),
    (SELECT count(*) FROM touchpoint WHERE person_id = p.id),
    (SELECT max((SELECT followers FROM follower_stat s WHERE s.account_id = a.id
                 ORDER BY on_date DESC, s.id DESC LIMIT 1))
     FROM account a WHERE a.person_id = p.id)";

const UPSERT: &str = "INSERT INTO standing
    (person_id, stage, archived, last_contact_on, last_direction, touchpoints, cadence_days, due_on, reason, followers)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT (person_id) DO UPDATE SET stage = ?2, archived = ?3, last_contact_on = ?4, last_direction = ?5,
      touchpoints = ?6, cadence_days = ?7, due_on = ?8, reason = ?9, followers = ?10";

const WORDS: &str = "p.name || ' ' || concat_ws(' ',
    (SELECT group_concat(written, ' ') FROM account WHERE person_id = p.id),
    (SELECT group_concat(address, ' ') FROM email WHERE person_id = p.id),
    (SELECT group_concat(t.name, ' ') FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE pt.person_id = p.id),
    (SELECT group_concat(value, ' ') FROM custom_value WHERE person_id = p.id),
    p.agency, p.location, p.country, p.note)";

/// A person's derived row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// Their stage.
    pub stage: String,
    /// Whether they are archived.
    pub archived: bool,
    /// The date of the newest touchpoint.
    pub last_contact_on: Option<NaiveDate>,
    /// Who reached out in it.
    pub last_direction: Option<Direction>,
    /// How many there are.
    pub touchpoints: u32,
    /// The cadence in force.
    pub cadence_days: Option<u32>,
    /// When they are due.
    pub due: Option<Due>,
    /// The followers of their most followed account.
    pub followers: Option<i64>,
    /// What the nudge rule saw.
    pub circumstances: Circumstances,
    /// All that bears on the cadence.
    pub cadence: CadenceSources,
}

impl Standing {
    /// Computed from a row of [`FACTS`].
    pub fn of(row: &Row<'_>, default: u32) -> Result<Self, StoreError> {
        let (stage_days, never): (Option<u32>, bool) = (row.get(7)?, row.get(8)?);
        let stage = match (never, stage_days) {
            (true, _) => StageCadence::Never,
            (false, Some(days)) => StageCadence::Days(days),
            (false, None) => StageCadence::Inherit,
        };
        let cadence = CadenceSources {
            own: row.get(5)?,
            tags: row.get(9)?,
            stage,
            default,
        };
        let (archived, do_not_contact): (bool, bool) = (row.get(2)?, row.get(3)?);
        let circumstances = Circumstances {
            last_contact_on: row.get(11)?,
            added_on: row.get(4)?,
            cadence_days: cadence::days(cadence),
            snoozed_until: row.get(10)?,
            next_touch_on: row.get(6)?,
            resting: archived || do_not_contact,
        };
        Ok(Self {
            last_direction: row.get(12)?,
            touchpoints: row.get(13)?,
            followers: row.get(14)?,
            ..Self::from_facts(row.get(0)?, row.get(1)?, archived, circumstances, cadence)
        })
    }

    /// What the rules make of a person's circumstances; without touchpoints and followers, which no rule asks for.
    pub fn from_facts(
        person: PersonId,
        stage: String,
        archived: bool,
        circumstances: Circumstances,
        cadence: CadenceSources,
    ) -> Self {
        Self {
            person,
            stage,
            archived,
            last_contact_on: circumstances.last_contact_on,
            last_direction: None,
            touchpoints: 0,
            cadence_days: circumstances.cadence_days,
            due: nudge::due(&circumstances),
            followers: None,
            circumstances,
            cadence,
        }
    }
}

/// Recomputes everybody's standing from base rows and says what differs from what is kept, at most `limit` lines.
pub fn differences(conn: &Connection, limit: usize) -> Result<Vec<String>, StoreError> {
    let default = default_days(conn)?;
    let mut found = Vec::new();
    let mut people = conn.prepare(&format!(
        "{FACTS} FROM person p JOIN stage g ON g.stage = p.stage ORDER BY p.id"
    ))?;
    let mut kept = conn.prepare(
        "SELECT stage, archived, last_contact_on, last_direction, touchpoints, cadence_days, due_on, reason,
                followers FROM standing WHERE person_id = ?1",
    )?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        if found.len() >= limit {
            break;
        }
        let fresh = Standing::of(row, default)?;
        let same = kept
            .query_row([fresh.person], |k| {
                Ok(k.get::<_, String>(0)? == fresh.stage
                    && k.get::<_, bool>(1)? == fresh.archived
                    && k.get::<_, Option<NaiveDate>>(2)? == fresh.last_contact_on
                    && k.get::<_, Option<Direction>>(3)? == fresh.last_direction
                    && k.get::<_, u32>(4)? == fresh.touchpoints
                    && k.get::<_, Option<u32>>(5)? == fresh.cadence_days
                    && k.get::<_, Option<NaiveDate>>(6)? == fresh.due.map(|due| due.on)
                    && k.get::<_, Option<nudge::Reason>>(7)? == fresh.due.map(|due| due.reason)
                    && k.get::<_, Option<i64>>(8)? == fresh.followers)
            })
            .optional()?;
        match same {
            Some(true) => {}
            Some(false) => found.push(format!("the standing of person {} is out of date", fresh.person)),
            None => found.push(format!("person {} has no standing", fresh.person)),
        }
    }
    let orphans: i64 = conn.query_row(
        "SELECT count(*) FROM standing WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = person_id)",
        [],
        |row| row.get(0),
    )?;
    if orphans > 0 {
        found.push(format!("{orphans} standings belong to nobody"));
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
