//! Claiming what a digest shows, so that a crash or a double tick cannot show it twice.

use super::OpError;
use super::transact::whole;
use crate::domain::when::When;
use crate::store::{Store, claim};

/// Claims every nudge that is due today and was not shown; how many there are.
///
/// # Errors
/// The data file cannot be written.
pub fn claim_nudges(store: &mut Store, when: &When) -> Result<u32, OpError> {
    whole(store, |conn| {
        Ok(claim::claim_due(conn, when.today, when.instant)?)
    })
}
