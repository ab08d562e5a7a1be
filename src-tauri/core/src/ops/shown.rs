//! Claiming what a digest shows, so that a crash or a double tick cannot show it twice.

use super::OpError;
use super::transact::whole;
use crate::domain::when::When;
use crate::store::{Store, claim};

/// Claims every nudge that is due today and was not shown; whether they call for a digest. One a day is enough:
/// what comes due after it is claimed in silence, and the list in the window has it all the same.
///
/// # Errors
/// The data file cannot be written.
pub fn claim_nudges(store: &mut Store, when: &When) -> Result<bool, OpError> {
    whole(store, |conn| {
        let shown = claim::shown_on(conn, when.today)?;
        Ok(claim::claim_due(conn, when.today)? > 0 && !shown)
    })
}
