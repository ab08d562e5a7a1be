//! Saved views.

use serde::Serialize;

use super::ViewError;
use crate::domain::ViewId;
use crate::domain::segment::{SegmentScreen, SegmentView};
use crate::store::{Reader, saved_view};

/// A segment that the owner gave a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SavedView {
    /// Which.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// The screen on which it is offered.
    pub screen: SegmentScreen,
    /// What it shows.
    pub shows: SegmentView,
}

/// Every saved view that this version understands, in the owner's order.
///
/// # Errors
/// The data file cannot be read.
pub fn saved_views(reader: &Reader) -> Result<Vec<SavedView>, ViewError> {
    let rows = saved_view::all(&reader.conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(SavedView {
                id: row.id,
                name: row.name,
                screen: row.screen,
                shows: row.shows?,
            })
        })
        .collect())
}
