//! When to look again.

use chrono::NaiveDate;

use super::ViewError;
use crate::domain::when::When;
use crate::store::{Reader, standing};

/// The earliest date after today on which somebody comes due.
///
/// # Errors
/// The data file cannot be read.
pub fn next_due(reader: &Reader, when: &When) -> Result<Option<NaiveDate>, ViewError> {
    Ok(standing::next_due(&reader.conn, when.today)?)
}
