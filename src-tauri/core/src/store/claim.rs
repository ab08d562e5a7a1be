//! Claims: which nudges a digest has shown, so that none is shown twice.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

use super::StoreError;

/// Claims every nudge that is due and was not shown; how many.
pub fn claim_due(conn: &Connection, today: NaiveDate, at: DateTime<Utc>) -> Result<u32, StoreError> {
    let claimed = conn.execute(
        "INSERT OR IGNORE INTO nudge_claim (person_id, reason, due_on, at)
         SELECT person_id, reason, due_on, ?2 FROM standing WHERE due_on IS NOT NULL AND due_on <= ?1",
        params![today, at.to_rfc3339()],
    )?;
    Ok(u32::try_from(claimed).unwrap_or(u32::MAX))
}
