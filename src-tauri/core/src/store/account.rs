//! Accounts and their dated follower counts.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Rows, params};

use super::StoreError;
use crate::domain::account::AccountRef;
use crate::domain::{AccountId, FollowerCountId, PersonId, Platform};
use crate::import::KnownAccount;

/// An account's row with its newest follower count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Which.
    pub id: AccountId,
    /// Whose.
    pub person: PersonId,
    /// Where.
    pub platform: Platform,
    /// Normalised.
    pub handle: String,
    /// As the person writes it.
    pub written: String,
    /// The profile's address.
    pub url: Option<String>,
    /// The newest count.
    pub followers: Option<i64>,
    /// Its date.
    pub followers_on: Option<NaiveDate>,
}

const SELECT: &str =
    "SELECT a.id, a.person_id, a.platform, a.handle, a.written, a.url, s.followers, s.on_date
    FROM account a LEFT JOIN follower_stat s ON s.id =
      (SELECT id FROM follower_stat n WHERE n.account_id = a.id ORDER BY n.on_date DESC, n.id DESC LIMIT 1)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<AccountRow> {
    Ok(AccountRow {
        id: row.get(0)?,
        person: row.get(1)?,
        platform: row.get(2)?,
        handle: row.get(3)?,
        written: row.get(4)?,
        url: row.get(5)?,
        followers: row.get(6)?,
        followers_on: row.get(7)?,
    })
}

/// Adds an account; its counts are added apart.
pub fn insert(conn: &Connection, account: &AccountRow) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO account (id, person_id, platform, handle, written, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        account.id,
        account.person,
        account.platform,
        account.handle,
        account.written,
        account.url
    ])?;
    Ok(())
}

/// Writes an account anew; its counts stay.
pub fn rewrite(conn: &Connection, id: AccountId, account: &AccountRef) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE account SET platform = ?2, handle = ?3, written = ?4, url = ?5 WHERE id = ?1",
        params![id, account.platform, account.handle, account.written, account.url],
    )?;
    Ok(())
}

/// Adds a dated count.
pub fn insert_stat(
    conn: &Connection,
    id: uuid::Uuid,
    account: AccountId,
    on: NaiveDate,
    followers: i64,
    source: &str,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO follower_stat (id, account_id, on_date, followers, source) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![id, account, on, followers, source])?;
    Ok(())
}

/// The account, if there.
pub fn read(conn: &Connection, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("{SELECT} WHERE a.id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// A person's accounts, most followed first.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<AccountRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!(
        "{SELECT} WHERE a.person_id = ?1 ORDER BY s.followers DESC NULLS LAST, a.id"
    ))?;
    let rows = found.query_map([person], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every account.
pub fn all(conn: &Connection) -> Result<Vec<AccountRow>, StoreError> {
    let mut found = conn.prepare_cached(SELECT)?;
    let rows = found.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whose account a count is of, if the count is there.
pub fn person_of_stat(conn: &Connection, stat: uuid::Uuid) -> Result<Option<PersonId>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT a.person_id FROM follower_stat s JOIN account a ON a.id = s.account_id WHERE s.id = ?1",
        )?
        .query_row([stat], |row| row.get(0))
        .optional()?)
}

/// An account's counts by their days.
pub fn counts(conn: &Connection, account: AccountId) -> Result<Vec<(NaiveDate, i64)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT on_date, followers FROM follower_stat WHERE account_id = ?1 ORDER BY on_date DESC, id DESC",
    )?;
    let rows = found.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A dated count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which.
    pub id: FollowerCountId,
    /// Of which day.
    pub on: NaiveDate,
    /// How many.
    pub followers: i64,
    /// Where it is from.
    pub source: String,
}

/// An account's counts, oldest first.
pub fn readings(conn: &Connection, account: AccountId) -> Result<Vec<Reading>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT id, on_date, followers, source FROM follower_stat WHERE account_id = ?1 ORDER BY on_date, id",
    )?;
    let rows = found.query_map([account], |row| {
        Ok(Reading {
            id: row.get(0)?,
            on: row.get(1)?,
            followers: row.get(2)?,
            source: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Removes a count.
pub fn delete_stat(conn: &Connection, id: FollowerCountId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM follower_stat WHERE id = ?1", [id])?;
    Ok(())
}

/// Everybody's accounts for the roster of an import, each with all of its counts: two walks side by side, each along an
/// index, instead of a look-up an account.
pub fn known(conn: &Connection) -> Result<Vec<(PersonId, KnownAccount)>, StoreError> {
    let mut accounts =
        conn.prepare_cached("SELECT id, person_id, platform, handle FROM account ORDER BY id")?;
    let mut counts = conn.prepare_cached(
        "SELECT account_id, on_date, followers FROM follower_stat ORDER BY account_id, on_date, id",
    )?;
    let mut counts = counts.query([])?;
    let mut next = counted(&mut counts)?;
    let mut known = Vec::new();
    let mut rows = accounts.query([])?;
    while let Some(row) = rows.next()? {
        let id: AccountId = row.get(0)?;
        let mut newest = None;
        let mut earlier = Vec::new();
        while let Some((of, count)) = next.filter(|(of, _)| *of <= id) {
            if of == id {
                earlier.extend(newest.replace(count));
            }
            next = counted(&mut counts)?;
        }
        let account = KnownAccount {
            id: Some(id),
            platform: row.get(2)?,
            handle: row.get(3)?,
            followers: newest.map(|(_, followers)| followers),
            followers_on: newest.map(|(on, _)| on),
            earlier,
        };
        known.push((row.get(1)?, account));
    }
    Ok(known)
}

/// A count of a day, and whose it is.
type Counted = (AccountId, (NaiveDate, i64));

fn counted(rows: &mut Rows<'_>) -> Result<Option<Counted>, StoreError> {
    Ok(match rows.next()? {
        Some(row) => Some((row.get(0)?, (row.get(1)?, row.get(2)?))),
        None => None,
    })
}

/// Removes an account with its counts.
pub fn delete(conn: &Connection, id: AccountId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM follower_stat WHERE account_id = ?1", [id])?;
    conn.execute("DELETE FROM account WHERE id = ?1", [id])?;
    Ok(())
}
