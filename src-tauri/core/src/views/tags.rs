//! The tags that there are.

use serde::Serialize;

use super::ViewError;
use crate::domain::TagId;
use crate::store::{Reader, saved_view, tag};

/// A tag and how many people carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TagCount {
    /// Which.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Who carry it.
    pub people: u32,
    /// Its cadence, in days; none: it has none of its own.
    pub cadence_days: Option<u32>,
    /// The saved views that ask for it, by name.
    pub views: Vec<String>,
}

/// Every tag, by name.
///
/// # Errors
/// The data file cannot be read.
pub fn tags(reader: &Reader) -> Result<Vec<TagCount>, ViewError> {
    let (tags, views) = (tag::with_counts(&reader.conn)?, saved_view::all(&reader.conn)?);
    Ok(tags
        .into_iter()
        .map(|row| TagCount {
            views: views
                .iter()
                .filter(|view| {
                    let shows = view.shows.as_ref();
                    shows.is_some_and(|shows| shows.segment.asks_for_tag(&row.name))
                })
                .map(|view| view.name.clone())
                .collect(),
            id: row.id,
            name: row.name,
            people: row.people,
            cadence_days: row.cadence_days,
        })
        .collect())
}
