//! Custom fields.

use serde::Serialize;

use super::ViewError;
use crate::domain::CustomFieldId;
use crate::domain::custom::CustomKind;
use crate::store::{Reader, custom};

/// A field of the owner's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CustomField {
    /// Which.
    pub id: CustomFieldId,
    /// What the owner calls it.
    pub name: String,
    /// What it holds.
    pub kind: CustomKind,
    /// What may be chosen, where it is a choice.
    pub choices: Vec<String>,
    /// How many people have a value.
    pub people: u32,
}

/// Every custom field, in the owner's order.
///
/// # Errors
/// The data file cannot be read.
pub fn custom_fields(reader: &Reader) -> Result<Vec<CustomField>, ViewError> {
    let rows = custom::with_counts(&reader.conn)?;
    Ok(rows
        .into_iter()
        .map(|row| CustomField {
            id: row.id,
            name: row.name,
            kind: row.kind,
            choices: row
                .choices
                .map(|choices| choices.lines().map(str::to_owned).collect())
                .unwrap_or_default(),
            people: row.people,
        })
        .collect())
}
