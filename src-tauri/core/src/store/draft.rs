//! Messages that are being written: a log, one row a person.
//!
//! A draft that was sent names its touchpoint and rests for as long as that is there. A draft of somebody who was merged
//! into another is the other's.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::touchpoint::Channel;
use crate::domain::{PersonId, TemplateId, TouchpointId};

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// The template that it began as, if any.
    pub template: Option<TemplateId>,
    /// How it is to be sent.
    pub channel: Channel,
    /// Its text, merge fields in it or not.
    pub body: String,
}

const THEIRS: &str = "person_id = ?1 OR person_id IN (SELECT gone_id FROM merged WHERE person_id = ?1)";
const UNSENT: &str = "(sent_as IS NULL OR NOT EXISTS (SELECT 1 FROM touchpoint WHERE id = sent_as))";

/// Keeps a person's draft in place of an older one.
pub fn keep(
    conn: &Connection,
    person: PersonId,
    draft: &DraftRow,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO draft (person_id, template_id, channel, body, changed_at, sent_as)
         VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
    )?
    .execute(params![
        person,
        draft.template,
        draft.channel,
        draft.body,
        at.to_rfc3339()
    ])?;
    Ok(())
}

/// Forgets a person's drafts; whether there was one.
pub fn forget(conn: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(conn.execute(&format!("DELETE FROM draft WHERE {THEIRS}"), [person])? > 0)
}

/// A person's drafts were sent as this touchpoint.
pub fn sent(conn: &Connection, person: PersonId, touchpoint: TouchpointId) -> Result<(), StoreError> {
    conn.execute(
        &format!("UPDATE draft SET sent_as = ?2 WHERE {UNSENT} AND ({THEIRS})"),
        params![person, touchpoint],
    )?;
    Ok(())
}

/// A person's newest draft that was not sent.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Option<DraftRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT template_id, channel, body FROM draft WHERE {UNSENT} AND ({THEIRS})
             ORDER BY changed_at DESC LIMIT 1"
        ))?
        .query_row([person], |row| {
            Ok(DraftRow {
                template: row.get(0)?,
                channel: row.get(1)?,
                body: row.get(2)?,
            })
        })
        .optional()?)
}
