//! Own fields: which there are, in what order, and what they take.

use std::collections::HashMap;

use super::OpError;
use super::choice::new_choice;
use super::template::Places;
use super::transact::{Done, Tx, transact};
use crate::domain::CustomFieldId;
use crate::domain::custom::{Clash, CustomKind, Takes, convert};
use crate::domain::person::LONGEST_LINE;
use crate::domain::segment::SegmentView;
use crate::domain::when::When;
use crate::store::custom::{self, FieldRow};
use crate::store::{Store, saved_view};

/// Adds a field, after the others; of a choice with what may be chosen.
///
/// # Errors
/// Its name, or that of a choice, is blank, too long or taken.
pub fn add_field(
    store: &mut Store,
    when: &When,
    name: &str,
    kind: CustomKind,
    choices: &[String],
) -> Result<(CustomFieldId, Done), OpError> {
    transact(store, when, |tx| {
        let name = free_name(tx, name, None)?;
        let id = tx.id();
        custom::insert(tx.conn, id, &name, kind)?;
        if kind == CustomKind::Choice && !choices.is_empty() {
            let mut takes = Takes::any(kind);
            for choice in choices {
                takes.choices.push(new_choice(&takes, choice)?);
            }
            custom::set_takes(tx.conn, id, &takes)?;
        }
        tx.says(format!("Added the field \u{201c}{name}\u{201d}"));
        Ok(id)
    })
}

/// Gives a field another name; templates that ask for it follow.
///
/// # Errors
/// It is not there, or the name is blank, too long or taken.
pub fn rename_field(store: &mut Store, when: &When, id: CustomFieldId, name: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let before = there(tx, id)?.name;
        let name = free_name(tx, name, Some(id))?;
        if name != before {
            let places = Places::now(tx)?;
            custom::rename(tx.conn, id, &name)?;
            places.follow(tx, None)?;
        }
        tx.says(format!(
            "Renamed the field \u{201c}{before}\u{201d} to \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Puts a field at a place of the list, counted from 0; past the end is the end.
///
/// # Errors
/// It is not there.
pub fn move_field(store: &mut Store, when: &When, id: CustomFieldId, to: u32) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = there(tx, id)?.name;
        let mut order: Vec<CustomFieldId> = custom::fields(tx.conn)?.into_iter().map(|one| one.0).collect();
        order.retain(|one| *one != id);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(order.len());
        order.insert(to, id);
        for (position, one) in (1..).zip(order) {
            custom::place(tx.conn, one, position)?;
        }
        tx.says(format!("Moved the field \u{201c}{name}\u{201d}"));
        Ok(())
    })?;
    Ok(done)
}

/// Gives a field another kind. Every value stays: those that fit are kept in the kind's own writing, the others as they
/// are. One that becomes a choice is chosen among what people have.
///
/// # Errors
/// It is not there.
pub fn set_field_kind(
    store: &mut Store,
    when: &When,
    id: CustomFieldId,
    kind: CustomKind,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let field = there(tx, id)?;
        if field.takes.kind != kind {
            let changed = convert(&field.takes, &custom::counts(tx.conn, id)?, kind);
            custom::set_takes(tx.conn, id, &changed.takes)?;
            let anew = changed
                .values
                .iter()
                .filter_map(|(from, to)| Some((from, to.as_ref()?)));
            let anew: Vec<(&str, &str)> = anew
                .map(|(from, to)| (from.as_str(), to.as_str()))
                .filter(|(from, to)| from != to)
                .collect();
            rewrite(tx, id, &anew)?;
        }
        let name = field.name;
        tx.says(match kind {
            CustomKind::Text => format!("\u{201c}{name}\u{201d} holds any text now"),
            CustomKind::Number => format!("\u{201c}{name}\u{201d} holds numbers now"),
            CustomKind::Date => format!("\u{201c}{name}\u{201d} holds dates now"),
            CustomKind::Choice => format!("\u{201c}{name}\u{201d} holds a choice now"),
            CustomKind::YesNo => format!("\u{201c}{name}\u{201d} holds yes or no now"),
            CustomKind::Link => format!("\u{201c}{name}\u{201d} holds links now"),
        });
        Ok(())
    })?;
    Ok(done)
}

/// Writes another value for one that people have, or clears it; saved views that ask for it follow.
///
/// # Errors
/// The field is not there, or does not take the value.
pub fn replace_value(
    store: &mut Store,
    when: &When,
    id: CustomFieldId,
    from: &str,
    to: Option<&str>,
) -> Result<Done, OpError> {
    let to = to.map(str::trim).filter(|text| !text.is_empty());
    let ((), done) = transact(store, when, |tx| {
        let field = there(tx, id)?;
        let name = &field.name;
        match to {
            Some(to) => {
                let to = field
                    .takes
                    .read(to)
                    .map_err(|message| OpError::invalid(name, message))?;
                rewrite(tx, id, &[(from, &to)])?;
                tx.says(format!(
                    "Wrote \u{201c}{to}\u{201d} for \u{201c}{from}\u{201d} in \u{201c}{name}\u{201d}"
                ));
            }
            None => {
                for (person, value) in custom::values(tx.conn, id)? {
                    if value == from {
                        custom::set(tx.conn, person, id, None)?;
                    }
                }
                tx.says(format!(
                    "Cleared \u{201c}{from}\u{201d} in \u{201c}{name}\u{201d}"
                ));
            }
        }
        Ok(())
    })?;
    Ok(done)
}

/// Makes two fields one: the values of the first become values of the second, read as it takes them, and kept as they
/// are where it does not. A choice learns what it did not know. Saved views and templates follow.
///
/// # Errors
/// One of them is not there, both are the same, or both values are wanted of what is no text.
pub fn merge_fields(
    store: &mut Store,
    when: &When,
    from: CustomFieldId,
    into: CustomFieldId,
    clash: Clash,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (gone, kept) = (there(tx, from)?, there(tx, into)?);
        if from == into {
            return Err(OpError::invalid("Field", "choose another field to merge it into"));
        }
        if clash == Clash::Both && kept.takes.kind != CustomKind::Text {
            return Err(OpError::invalid("Field", "only text holds both values"));
        }
        let places = Places::now(tx)?;
        let mut takes = kept.takes;
        let counts = custom::counts(tx.conn, from)?;
        let read: HashMap<String, Option<String>> = takes.receive(&counts).into_iter().collect();
        custom::set_takes(tx.conn, into, &takes)?;
        for (person, value) in custom::values(tx.conn, from)? {
            let value = read.get(&value).cloned().flatten().unwrap_or(value);
            let both;
            let stands = match (custom::value(tx.conn, person, into)?, clash) {
                (None, _) | (Some(_), Clash::From) => Some(value.as_str()),
                (Some(other), Clash::Both) if other != value => {
                    both = [other, value.clone()].join("; ");
                    Some(both.as_str())
                }
                _ => None,
            };
            if let Some(value) = stands {
                custom::set(tx.conn, person, into, Some(value))?;
            }
        }
        custom::delete(tx.conn, from)?;
        saved_view::resay(tx.conn, |shows| shows.refield(from, into))?;
        places.follow(tx, Some((from, into)))?;
        tx.says(format!(
            "Merged the field \u{201c}{}\u{201d} into \u{201c}{}\u{201d}",
            gone.name, kept.name
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a field with all its values. A saved view that asks for it shows nobody then.
///
/// # Errors
/// It is not there.
pub fn delete_field(store: &mut Store, when: &When, id: CustomFieldId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = there(tx, id)?.name;
        let people = custom::people(tx.conn, id)?;
        custom::delete(tx.conn, id)?;
        saved_view::resay(tx.conn, |shows| shows.drop_field(id))?;
        tx.says(match people {
            0 => format!("Removed the field \u{201c}{name}\u{201d}"),
            1 => format!("Removed the field \u{201c}{name}\u{201d} from 1 person"),
            many => format!("Removed the field \u{201c}{name}\u{201d} from {many} people"),
        });
        Ok(())
    })?;
    Ok(done)
}

pub(super) fn there(tx: &Tx<'_>, id: CustomFieldId) -> Result<FieldRow, OpError> {
    custom::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "custom field" })
}

/// Writes values anew wherever they stand: with people, and in what saved views ask for.
pub(super) fn rewrite(tx: &Tx<'_>, id: CustomFieldId, anew: &[(&str, &str)]) -> Result<(), OpError> {
    if anew.is_empty() {
        return Ok(());
    }
    let by: HashMap<&str, &str> = anew.iter().copied().collect();
    for (person, value) in custom::values(tx.conn, id)? {
        if let Some(to) = by.get(value.as_str())
            && *to != value
        {
            custom::set(tx.conn, person, id, Some(to))?;
        }
    }
    saved_view::resay(tx.conn, |shows: &mut SegmentView| {
        anew.iter().fold(false, |did, (from, to)| {
            shows.segment.revalue(id, from, to) || did
        })
    })?;
    Ok(())
}

/// What a choice takes, or that it is none.
pub(super) fn choices_of(tx: &Tx<'_>, id: CustomFieldId) -> Result<(String, Takes), OpError> {
    let FieldRow { name, takes, .. } = there(tx, id)?;
    if takes.kind != CustomKind::Choice {
        return Err(OpError::invalid(
            "Field",
            format!("\u{201c}{name}\u{201d} is no choice; change its kind first"),
        ));
    }
    Ok((name, takes))
}

fn free_name(tx: &Tx<'_>, name: &str, own: Option<CustomFieldId>) -> Result<String, OpError> {
    let name = line(name).ok_or_else(|| {
        let message = format!("a field needs a name, of at most {LONGEST_LINE} characters");
        OpError::invalid("Field", message)
    })?;
    if custom::by_name(tx.conn, &name)?.is_some_and(|other| Some(other) != own) {
        let message = format!("there is a field \u{201c}{name}\u{201d} already; merge the two instead");
        return Err(OpError::invalid("Field", message));
    }
    Ok(name)
}

/// With single spaces between its words; none where it is blank or too long.
pub(super) fn line(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= LONGEST_LINE).then_some(text)
}
