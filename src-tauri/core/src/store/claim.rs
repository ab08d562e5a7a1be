//! Claims: which nudges a digest has shown, so that none is shown twice.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{StoreError, celebration};

/// Claims every nudge that is due and was not shown, of the person or of somebody who was merged into them; how many.
pub fn claim_due(conn: &Connection, today: NaiveDate) -> Result<usize, StoreError> {
    let mut claimed = conn.execute(
        "INSERT OR IGNORE INTO nudge_claim (person_id, reason, due_on, shown_on)
         SELECT person_id, reason, due_on, ?1 FROM standing s WHERE due_on IS NOT NULL AND due_on <= ?1
           AND NOT EXISTS (
             SELECT 1 FROM merged m JOIN nudge_claim c
               ON c.person_id = m.gone_id AND c.reason = s.reason AND c.due_on = s.due_on
             WHERE m.person_id = s.person_id)",
        [today],
    )?;
    let mut claim = conn.prepare_cached(
        "INSERT OR IGNORE INTO nudge_claim (person_id, reason, due_on, shown_on)
         SELECT ?2, ?3, ?4, ?1 WHERE NOT EXISTS (
             SELECT 1 FROM merged m JOIN nudge_claim c ON c.person_id = m.gone_id AND c.reason = ?3 AND c.due_on = ?4
             WHERE m.person_id = ?2)",
    )?;
    for one in celebration::due(conn, today)? {
        claimed += claim.execute(params![today, one.person, one.occasion.reason(), one.on])?;
    }
    Ok(claimed)
}

/// Whether anything was shown on a date.
pub fn shown_on(conn: &Connection, today: NaiveDate) -> Result<bool, StoreError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM nudge_claim WHERE shown_on = ?1)",
        [today],
        |row| row.get(0),
    )?)
}
