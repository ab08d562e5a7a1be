//! Custom fields.

use serde::Serialize;

use super::ViewError;
use crate::domain::CustomFieldId;
use crate::domain::custom::CustomKind;
use crate::store::Reader;
use crate::store::custom::{self, FieldRow};

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
    let rows = custom::rows(&reader.conn)?;
    let field = |FieldRow { id, name, takes }: FieldRow| {
        Ok(CustomField {
            id,
            name,
            kind: takes.kind,
            choices: takes.choices,
            people: custom::people(&reader.conn, id)?,
        })
    };
    rows.into_iter().map(field).collect()
}
