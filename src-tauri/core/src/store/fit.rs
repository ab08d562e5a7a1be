//! The brand's criteria of fit, and what was answered of whom.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::fit::Fit;
use crate::domain::{CriterionId, PersonId};

/// Every criterion, in the owner's order, with how many people were answered of.
pub fn criteria(conn: &Connection) -> Result<Vec<(CriterionId, String, u32)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT id, name, (SELECT count(*) FROM fit_answer WHERE criterion_id = c.id)
         FROM fit_criterion c ORDER BY position, id",
    )?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A criterion's name.
pub fn name(conn: &Connection, id: CriterionId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .query_row("SELECT name FROM fit_criterion WHERE id = ?1", [id], |row| {
            row.get(0)
        })
        .optional()?)
}

/// The criterion of this name, letter case aside.
pub fn by_name(conn: &Connection, name: &str) -> Result<Option<CriterionId>, StoreError> {
    Ok(conn
        .query_row("SELECT id FROM fit_criterion WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Makes a criterion, after the others.
pub fn insert(conn: &Connection, id: CriterionId, name: &str) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO fit_criterion (id, name, position)
         VALUES (?1, ?2, 1 + coalesce((SELECT max(position) FROM fit_criterion), 0))",
        params![id, name],
    )?;
    Ok(())
}

/// Gives a criterion another name.
pub fn rename(conn: &Connection, id: CriterionId, name: &str) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE fit_criterion SET name = ?2 WHERE id = ?1",
        params![id, name],
    )?;
    Ok(())
}

/// Puts a criterion at a place.
pub fn place(conn: &Connection, id: CriterionId, position: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE fit_criterion SET position = ?2 WHERE id = ?1 AND position <> ?2",
        params![id, position],
    )?;
    Ok(())
}

/// Removes a criterion with all that was answered.
pub fn delete(conn: &Connection, id: CriterionId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM fit_answer WHERE criterion_id = ?1", [id])?;
    conn.execute("DELETE FROM fit_criterion WHERE id = ?1", [id])?;
    Ok(())
}

/// What was answered of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// Which.
    pub criterion: CriterionId,
    /// Its name.
    pub name: String,
    /// What.
    pub answer: Fit,
    /// Why.
    pub reason: Option<String>,
    /// When it was answered last; `None`: never.
    pub on: Option<NaiveDate>,
}

/// Every criterion with what was answered of a person, in the owner's order.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<AnswerRow>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT c.id, c.name, coalesce(a.answer, 'unknown'), a.reason, a.on_date
         FROM fit_criterion c LEFT JOIN fit_answer a ON a.criterion_id = c.id AND a.person_id = ?1
         ORDER BY c.position, c.id",
    )?;
    let rows = found.query_map([person], |row| {
        Ok(AnswerRow {
            criterion: row.get(0)?,
            name: row.get(1)?,
            answer: row.get(2)?,
            reason: row.get(3)?,
            on: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Answers. What is unknown without a reason is not kept.
pub fn answer(
    conn: &Connection,
    person: PersonId,
    criterion: CriterionId,
    answer: Fit,
    reason: Option<&str>,
    on: NaiveDate,
) -> Result<(), StoreError> {
    if answer == Fit::Unknown && reason.is_none() {
        conn.execute(
            "DELETE FROM fit_answer WHERE person_id = ?1 AND criterion_id = ?2",
            params![person, criterion],
        )?;
        return Ok(());
    }
    conn.execute(
        "INSERT INTO fit_answer (person_id, criterion_id, answer, reason, on_date) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (person_id, criterion_id) DO UPDATE SET answer = ?3, reason = ?4, on_date = ?5",
        params![person, criterion, answer, reason, on],
    )?;
    Ok(())
}

/// Before two become one: of a criterion that was answered of both, what is known stands over what is not, and the
/// later answer over the earlier.
pub fn prefer_known(conn: &Connection, kept: PersonId, gone: PersonId) -> Result<(), StoreError> {
    conn.execute(
        "DELETE FROM fit_answer WHERE person_id = ?1 AND EXISTS (
           SELECT 1 FROM fit_answer other WHERE other.person_id = ?2
             AND other.criterion_id = fit_answer.criterion_id AND other.answer <> 'unknown'
             AND (fit_answer.answer = 'unknown' OR other.on_date > fit_answer.on_date))",
        params![kept, gone],
    )?;
    Ok(())
}
