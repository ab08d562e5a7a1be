//! Claiming what a digest shows, so that a crash or a double tick cannot show it twice.

use super::OpError;
use super::transact::{Done, transact, whole};
use crate::domain::digest_hours::{DigestHours, Weekday};
use crate::domain::when::When;
use crate::store::{Store, claim, setting};

/// Claims every nudge that is due today and was not shown; whether they call for a digest. One a day is enough:
/// what comes due after it is claimed in silence, and the list in the window has it all the same.
///
/// Outside of the digest's hours nothing is claimed: what came due meanwhile is told when they begin.
///
/// # Errors
/// The data file cannot be written.
pub fn claim_nudges(store: &mut Store, when: &When) -> Result<bool, OpError> {
    whole(store, |conn| {
        if !setting::digest_hours(conn)?.allow(when.today, when.time) {
            return Ok(false);
        }
        let shown = claim::shown_on(conn, when.today)?;
        Ok(claim::claim_due(conn, when.today)? > 0 && !shown)
    })
}

/// Sets when the digest may be shown.
///
/// # Errors
/// It would end before it begins.
pub fn set_digest_hours(store: &mut Store, when: &When, hours: &DigestHours) -> Result<Done, OpError> {
    if !hours.make_sense() {
        return Err(OpError::invalid(
            "Reminder",
            "it must end later than it begins, and by midnight",
        ));
    }
    let mut hours = hours.clone();
    hours.days = Weekday::ALL
        .iter()
        .copied()
        .filter(|day| hours.days.contains(day))
        .collect();
    let written =
        serde_json::to_string(&hours).map_err(|error| OpError::invalid("Reminder", error.to_string()))?;
    let ((), done) = transact(store, when, |tx| {
        setting::set(tx.conn, setting::DIGEST_HOURS, &written)?;
        tx.says(if hours.days.is_empty() {
            "No daily reminder".to_owned()
        } else {
            format!("The daily reminder comes from {}", hours.in_words())
        });
        Ok(())
    })?;
    Ok(done)
}
