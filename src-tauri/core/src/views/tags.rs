//! The tags that there are.

use serde::Serialize;

use super::ViewError;
use crate::domain::TagId;
use crate::store::{Reader, tag};

/// A tag and how many people carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TagCount {
    /// Which.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Who carry it.
    pub people: u32,
}

/// Every tag, by name.
///
/// # Errors
/// The data file cannot be read.
pub fn tags(reader: &Reader) -> Result<Vec<TagCount>, ViewError> {
    let tags = tag::with_counts(&reader.conn)?;
    Ok(tags
        .into_iter()
        .map(|(id, name, people)| TagCount { id, name, people })
        .collect())
}
