//! The fit checklist: its criteria, and what is answered of whom.

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::fit::Fit;
use crate::domain::person::LONGEST_LINE;
use crate::domain::when::When;
use crate::domain::{CriterionId, PersonId};
use crate::store::{Store, fit};

/// Answers a criterion of a person. Unknown without a reason is as if nobody had answered.
///
/// # Errors
/// The person or the criterion is not there.
pub fn answer_fit(
    store: &mut Store,
    when: &When,
    id: PersonId,
    criterion: CriterionId,
    answer: Fit,
    reason: Option<&str>,
) -> Result<Done, OpError> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let ((), done) = transact(store, when, |tx| {
        let name = tx.name(id)?;
        let asked = criterion_name(tx, criterion)?;
        let known = fit::of_person(tx.conn, id)?;
        let same = known
            .iter()
            .any(|row| row.criterion == criterion && row.answer == answer && row.reason.as_deref() == reason);
        if !same {
            fit::answer(tx.conn, id, criterion, answer, reason, tx.when.today)?;
        }
        tx.says(format!(
            "Answered \u{201c}{asked}\u{201d} of {name}: {}",
            answer.label().to_lowercase()
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Adds a criterion, after the others.
///
/// # Errors
/// Its name is blank, too long or taken.
pub fn add_criterion(store: &mut Store, when: &When, name: &str) -> Result<(CriterionId, Done), OpError> {
    transact(store, when, |tx| {
        let name = free_name(tx, name, None)?;
        let id = tx.id();
        fit::insert(tx.conn, id, &name)?;
        tx.says(format!("Added the criterion \u{201c}{name}\u{201d}"));
        Ok(id)
    })
}

/// Gives a criterion another name; what was answered stays.
///
/// # Errors
/// It is not there, or the name is blank, too long or taken.
pub fn rename_criterion(
    store: &mut Store,
    when: &When,
    id: CriterionId,
    name: &str,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let before = criterion_name(tx, id)?;
        let name = free_name(tx, name, Some(id))?;
        fit::rename(tx.conn, id, &name)?;
        tx.says(format!(
            "Renamed the criterion \u{201c}{before}\u{201d} to \u{201c}{name}\u{201d}"
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Puts a criterion at a place of the list, counted from 0; past the end is the end.
///
/// # Errors
/// It is not there.
pub fn move_criterion(store: &mut Store, when: &When, id: CriterionId, to: u32) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = criterion_name(tx, id)?;
        let mut order: Vec<CriterionId> = fit::criteria(tx.conn)?.into_iter().map(|one| one.0).collect();
        order.retain(|one| *one != id);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(order.len());
        order.insert(to, id);
        for (position, one) in (1..).zip(order) {
            fit::place(tx.conn, one, position)?;
        }
        tx.says(format!("Moved the criterion \u{201c}{name}\u{201d}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a criterion with all that was answered.
///
/// # Errors
/// It is not there.
pub fn delete_criterion(store: &mut Store, when: &When, id: CriterionId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let name = criterion_name(tx, id)?;
        fit::delete(tx.conn, id)?;
        tx.says(format!("Removed the criterion \u{201c}{name}\u{201d}"));
        Ok(())
    })?;
    Ok(done)
}

fn criterion_name(tx: &Tx<'_>, id: CriterionId) -> Result<String, OpError> {
    fit::name(tx.conn, id)?.ok_or(OpError::NotThere { what: "criterion" })
}

fn free_name(tx: &Tx<'_>, name: &str, own: Option<CriterionId>) -> Result<String, OpError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_LINE {
        let message = format!("a criterion needs a name, of at most {LONGEST_LINE} characters");
        return Err(OpError::invalid("Criterion", message));
    }
    if let Some(other) = fit::by_name(tx.conn, &name)?
        && Some(other) != own
    {
        let message = format!("there is a criterion \u{201c}{name}\u{201d} already");
        return Err(OpError::invalid("Criterion", message));
    }
    Ok(name)
}
