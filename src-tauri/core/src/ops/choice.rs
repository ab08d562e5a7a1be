//! What may be chosen in an own field.

use super::OpError;
use super::field::{choices_of, line, rewrite};
use super::transact::{Done, Tx, transact};
use crate::domain::CustomFieldId;
use crate::domain::custom::{MOST_CHOICES, Takes};
use crate::domain::person::LONGEST_LINE;
use crate::domain::when::When;
use crate::store::{Store, custom};

/// Adds a choice, after the others.
///
/// # Errors
/// The field is not there or no choice; the name is blank, too long or taken, or there are too many.
pub fn add_choice(store: &mut Store, when: &When, id: CustomFieldId, choice: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (name, mut takes) = choices_of(tx, id)?;
        let choice = new_choice(&takes, choice)?;
        takes.choices.push(choice.clone());
        custom::set_takes(tx.conn, id, &takes)?;
        fit_to(tx, id, &takes, &choice)?;
        tx.says(format!(
            "Added the choice \u{201c}{choice}\u{201d} to \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Gives a choice another name, with everybody who has it; the name of another choice makes the two one. Saved views
/// follow.
///
/// # Errors
/// The field or the choice is not there, or the name is blank or too long.
pub fn rename_choice(
    store: &mut Store,
    when: &When,
    id: CustomFieldId,
    from: &str,
    to: &str,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (name, mut takes) = choices_of(tx, id)?;
        let at = place_of(&takes, from)?;
        let from = takes.choices.remove(at);
        let to = readable(to)?;
        match takes.choice(&to).map(str::to_owned) {
            Some(other) => {
                tx.says(format!(
                    "Merged the choice \u{201c}{from}\u{201d} of \u{201c}{name}\u{201d} into \u{201c}{other}\u{201d}"
                ));
                custom::set_takes(tx.conn, id, &takes)?;
                rewrite(tx, id, &[(&from, &other)])?;
            }
            None => {
                tx.says(format!(
                    "Renamed the choice \u{201c}{from}\u{201d} of \u{201c}{name}\u{201d} to \u{201c}{to}\u{201d}"
                ));
                takes.choices.insert(at, to.clone());
                custom::set_takes(tx.conn, id, &takes)?;
                if from != to {
                    rewrite(tx, id, &[(&from, &to)])?;
                }
            }
        }
        Ok(())
    })?;
    Ok(done)
}

/// Puts a choice at a place of the list, counted from 0; past the end is the end.
///
/// # Errors
/// The field or the choice is not there.
pub fn move_choice(
    store: &mut Store,
    when: &When,
    id: CustomFieldId,
    choice: &str,
    to: u32,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (name, mut takes) = choices_of(tx, id)?;
        let at = place_of(&takes, choice)?;
        let choice = takes.choices.remove(at);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(takes.choices.len());
        takes.choices.insert(to, choice.clone());
        custom::set_takes(tx.conn, id, &takes)?;
        tx.says(format!(
            "Moved the choice \u{201c}{choice}\u{201d} of \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a choice. Who has it keeps it, as a value that does not fit, until the owner decides.
///
/// # Errors
/// The field or the choice is not there.
pub fn remove_choice(
    store: &mut Store,
    when: &When,
    id: CustomFieldId,
    choice: &str,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let (name, mut takes) = choices_of(tx, id)?;
        let choice = takes.choices.remove(place_of(&takes, choice)?);
        custom::set_takes(tx.conn, id, &takes)?;
        tx.says(format!(
            "Removed the choice \u{201c}{choice}\u{201d} from \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Reads a choice that is to be added.
pub(super) fn new_choice(takes: &Takes, choice: &str) -> Result<String, OpError> {
    let choice = readable(choice)?;
    if takes.choice(&choice).is_some() {
        let message = format!("there is a choice \u{201c}{choice}\u{201d} already");
        return Err(OpError::invalid("Choice", message));
    }
    if takes.choices.len() >= MOST_CHOICES {
        let message = format!("a field has at most {MOST_CHOICES} choices");
        return Err(OpError::invalid("Choice", message));
    }
    Ok(choice)
}

/// Who has a new choice in other letters has it in its own.
fn fit_to(tx: &Tx<'_>, id: CustomFieldId, takes: &Takes, choice: &str) -> Result<(), OpError> {
    let counts = custom::counts(tx.conn, id)?;
    let anew: Vec<(&str, &str)> = counts
        .iter()
        .filter(|(value, _)| value != choice && takes.choice(value) == Some(choice))
        .map(|(value, _)| (value.as_str(), choice))
        .collect();
    rewrite(tx, id, &anew)
}

fn place_of(takes: &Takes, choice: &str) -> Result<usize, OpError> {
    let known = takes.choice(choice);
    let at = takes.choices.iter().position(|one| Some(one.as_str()) == known);
    at.ok_or(OpError::NotThere { what: "choice" })
}

fn readable(choice: &str) -> Result<String, OpError> {
    line(choice).ok_or_else(|| {
        let message = format!("a choice needs a name, of at most {LONGEST_LINE} characters");
        OpError::invalid("Choice", message)
    })
}
