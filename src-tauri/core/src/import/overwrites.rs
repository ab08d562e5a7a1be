//! Which values of a person a file replaces, by the columns that the owner chose.

use std::collections::{BTreeSet, HashSet};

use super::error::ImportError;
use super::field::Field;
use super::mapping::{self, Column, Mapping};
use super::options::Overwrite;
use super::sheet::Sheet;
use crate::domain::person::PersonField;

/// The values whose columns were chosen; where two columns hold a value, either of them.
#[derive(Debug, Default)]
pub(super) struct Overwrites {
    all: bool,
    name: bool,
    stage: bool,
    do_not_contact: bool,
    details: BTreeSet<PersonField>,
    custom: HashSet<String>,
}

impl Overwrites {
    pub(super) fn of(overwrite: &Overwrite, sheet: &Sheet, mapping: &Mapping) -> Result<Self, ImportError> {
        let mut indexes = Vec::new();
        if let Overwrite::Columns(columns) = overwrite {
            for column in columns {
                indexes.push(mapping::find(sheet, column)?);
            }
        }
        let chosen = |column: &&Column| indexes.contains(&(column.index as usize));
        let mut these = Self {
            all: *overwrite == Overwrite::All,
            ..Self::default()
        };
        for column in mapping.columns.iter().filter(chosen) {
            match &column.field {
                Field::Name | Field::FirstName | Field::LastName => these.name = true,
                Field::Stage => these.stage = true,
                Field::DoNotContact => these.do_not_contact = true,
                Field::Custom(name) => {
                    these.custom.insert(name.to_lowercase());
                }
                field => these.details.extend(detail(field)),
            }
            // A value that its field cannot take, and a rate, are kept under the column's own name.
            these.custom.insert(column.header.to_lowercase());
        }
        Ok(these)
    }

    pub(super) fn name(&self) -> bool {
        self.all || self.name
    }

    pub(super) fn stage(&self) -> bool {
        self.all || self.stage
    }

    pub(super) fn do_not_contact(&self) -> bool {
        self.all || self.do_not_contact
    }

    pub(super) fn detail(&self, field: PersonField) -> bool {
        self.all || self.details.contains(&field)
    }

    pub(super) fn custom(&self, name: &str) -> bool {
        self.all || (!self.custom.is_empty() && self.custom.contains(&name.to_lowercase()))
    }
}

fn detail(field: &Field) -> Option<PersonField> {
    Some(match field {
        Field::Agency => PersonField::Agency,
        Field::Location => PersonField::Location,
        Field::Country => PersonField::Country,
        Field::Language => PersonField::Language,
        Field::TimeZone => PersonField::TimeZone,
        Field::Birthday => PersonField::Birthday,
        Field::Note => PersonField::Note,
        _ => return None,
    })
}
