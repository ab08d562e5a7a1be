//! Custom fields.

use std::collections::HashMap;

use serde::Serialize;

use super::ViewError;
use super::people::ValueCount;
use crate::domain::CustomFieldId;
use crate::domain::custom::{CustomKind, convert};
use crate::store::custom::{self, FieldRow};
use crate::store::{Reader, saved_view};

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
    rows.iter().map(|row| field(reader, row)).collect()
}

fn field(reader: &Reader, row: &FieldRow) -> Result<CustomField, ViewError> {
    Ok(CustomField {
        id: row.id,
        name: row.name.clone(),
        kind: row.takes.kind,
        choices: row.takes.choices.clone(),
        people: custom::people(&reader.conn, row.id)?,
    })
}

/// A field, and what its values are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct OwnField {
    /// The field.
    #[serde(flatten)]
    pub field: CustomField,
    /// Of a choice, how many people have each, in the owner's order.
    pub chosen: Vec<ValueCount>,
    /// The values that its kind does not take, the most common first; not all of very many.
    pub unfit: Vec<ValueCount>,
    /// How many people have one of those.
    pub unfit_people: u32,
    /// The saved views that speak of it, by name.
    pub views: Vec<String>,
}

/// At most so many values that do not fit are listed.
const UNFIT: usize = 50;

/// Every custom field with what its values are, in the owner's order.
///
/// # Errors
/// The data file cannot be read.
pub fn own_fields(reader: &Reader) -> Result<Vec<OwnField>, ViewError> {
    let views = saved_view::all(&reader.conn)?;
    let own = |row: FieldRow| {
        // Any text fits; there may be as many as people.
        let counts = match row.takes.kind {
            CustomKind::Text => Vec::new(),
            _ => custom::counts(&reader.conn, row.id)?,
        };
        let of = |choice: &String| {
            counts
                .iter()
                .find(|(value, _)| value == choice)
                .map_or(0, |found| found.1)
        };
        let chosen = row.takes.choices.iter();
        let chosen = chosen.map(|choice| ValueCount {
            value: choice.clone(),
            count: of(choice),
        });
        let (unfit, unfit_people) = listed(counts.iter().filter(|(value, _)| !row.takes.fits(value)));
        let speak = views.iter().filter(|view| {
            let shows = view.shows.as_ref();
            shows.is_some_and(|shows| shows.speaks_of(row.id))
        });
        Ok(OwnField {
            chosen: chosen.collect(),
            unfit,
            unfit_people,
            views: speak.map(|view| view.name.clone()).collect(),
            field: field(reader, &row)?,
        })
    };
    custom::rows(&reader.conn)?.into_iter().map(own).collect()
}

fn listed<'v>(values: impl Iterator<Item = &'v (String, u32)>) -> (Vec<ValueCount>, u32) {
    let (mut found, mut people) = (Vec::new(), 0);
    for (value, count) in values {
        people += count;
        if found.len() < UNFIT {
            found.push(ValueCount {
                value: value.clone(),
                count: *count,
            });
        }
    }
    (found, people)
}

/// What another kind would make of a field's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct KindPreview {
    /// How many people have a value that fits.
    pub fit: u32,
    /// Some of the values that would be written otherwise.
    pub anew: Vec<Anew>,
    /// The values that would not fit and stay as they are, the most common first; not all of very many.
    pub unfit: Vec<ValueCount>,
    /// How many people have one of those.
    pub unfit_people: u32,
    /// Of a choice, what could be chosen.
    pub choices: Vec<String>,
}

/// A value that would be written otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Anew {
    /// As it stands.
    pub from: String,
    /// As it would.
    pub to: String,
}

/// At most so many values that would be written otherwise are told.
const ANEW: usize = 5;

/// What another kind would make of a field's values, before it is set.
///
/// # Errors
/// The field is not there, or the data file cannot be read.
pub fn preview_kind(reader: &Reader, id: CustomFieldId, kind: CustomKind) -> Result<KindPreview, ViewError> {
    let row = custom::read(&reader.conn, id)?.ok_or(ViewError::NotThere { what: "custom field" })?;
    let counts = custom::counts(&reader.conn, id)?;
    let then = convert(&row.takes, &counts, kind);
    let all = || counts.iter().zip(&then.values);
    let (unfit, unfit_people) = listed(all().filter(|(_, (_, kept))| kept.is_none()).map(|(one, _)| one));
    let anew = then.values.iter().filter_map(|(from, to)| {
        let to = to.as_ref().filter(|to| *to != from)?;
        Some(Anew {
            from: from.clone(),
            to: to.clone(),
        })
    });
    Ok(KindPreview {
        fit: all()
            .filter(|(_, (_, kept))| kept.is_some())
            .map(|(one, _)| one.1)
            .sum(),
        anew: anew.take(ANEW).collect(),
        unfit,
        unfit_people,
        choices: then.takes.choices,
    })
}

/// What a merge of two fields would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldMerge {
    /// How many people have a value only of the field that goes.
    pub moved: u32,
    /// How many have the same value of both.
    pub same: u32,
    /// How many have a value of each, and they differ.
    pub clashes: u32,
}

/// What a merge of two fields would do, before it is done.
///
/// # Errors
/// One of them is not there, or the data file cannot be read.
pub fn preview_field_merge(
    reader: &Reader,
    from: CustomFieldId,
    into: CustomFieldId,
) -> Result<FieldMerge, ViewError> {
    let gone = || ViewError::NotThere { what: "custom field" };
    custom::read(&reader.conn, from)?.ok_or_else(gone)?;
    let mut takes = custom::read(&reader.conn, into)?.ok_or_else(gone)?.takes;
    let counts = custom::counts(&reader.conn, from)?;
    let read: HashMap<String, Option<String>> = takes.receive(&counts).into_iter().collect();
    let mut merge = FieldMerge {
        moved: 0,
        same: 0,
        clashes: 0,
    };
    for (person, value) in custom::values(&reader.conn, from)? {
        match custom::value(&reader.conn, person, into)? {
            None => merge.moved += 1,
            Some(other) if other == read.get(&value).cloned().flatten().unwrap_or(value) => merge.same += 1,
            Some(_) => merge.clashes += 1,
        }
    }
    Ok(merge)
}
