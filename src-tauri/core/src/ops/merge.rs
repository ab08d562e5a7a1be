//! Two people become one, or are told apart.

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::PersonId;
use crate::domain::merge::{MergeChoice, MergeField, Whose, joined_notes, suggest};
use crate::domain::person::PersonField;
use crate::domain::phone::{same_phone, second_tells_more};
use crate::domain::when::When;
use crate::store::{Store, fit, made_up, merge as values, person, phone, stage, twin};

/// Merges two people: the left one is kept with all that is the right one's, and the right one goes.
///
/// Accounts, e-mail addresses, phone numbers, tags, touchpoints and moves of both are kept. Of a field that both fill,
/// the owner's choice is kept, or where they made none what [`suggest`] suggests. Who is not to be contacted stays so,
/// the earlier date of adding is kept, and the later snooze. One journal entry, one undo.
///
/// # Errors
/// One of them is not there, they are one already, or a choice cannot be made of its field.
pub fn merge_people(
    store: &mut Store,
    when: &When,
    left: PersonId,
    right: PersonId,
    choices: &[MergeChoice],
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        two(left, right)?;
        let (name, other) = (tx.name(left)?, tx.name(right)?);
        let newer = if right > left { Whose::Right } else { Whose::Left };
        let fields = values::fields(tx.conn)?;
        if let Some(unknown) = choices
            .iter()
            .find(|choice| fields.iter().all(|(field, _)| *field != choice.field))
        {
            return Err(unknown_field(unknown.field));
        }
        for (field, label) in fields {
            let take = chosen(tx, left, right, field, &label, newer, choices)?;
            match take {
                Whose::Left => {}
                Whose::Right => values::take(tx.conn, left, right, field)?,
                Whose::Both => join_notes(tx, left, right)?,
            }
        }
        drop_phones_of_both(tx, left, right)?;
        fit::prefer_known(tx.conn, left, right)?;
        made_up::only_of_both(tx.conn, left, right)?;
        twin::move_rows(tx.conn, left, right)?;
        twin::become_one(tx.conn, left, right, &other, tx.when.today)?;
        close_history(tx, left)?;
        tx.says(if name == other {
            format!("Merged two people called {name}")
        } else {
            format!("Merged {other} into {name}")
        });
        Ok(())
    })?;
    Ok(done)
}

/// Remembers that two people are two, so that they are not suggested again.
///
/// # Errors
/// One of them is not there, or they are one.
pub fn tell_apart(store: &mut Store, when: &When, one: PersonId, other: PersonId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        two(one, other)?;
        let (name, other_name) = (tx.name(one)?, tx.name(other)?);
        twin::tell_apart(tx.conn, one, other)?;
        tx.says(if name == other_name {
            format!("The two called {name} are two people")
        } else {
            format!("{name} and {other_name} are two people")
        });
        Ok(())
    })?;
    Ok(done)
}

fn two(one: PersonId, other: PersonId) -> Result<(), OpError> {
    if one == other {
        return Err(OpError::invalid(
            "People",
            "that is one person already; choose two different people",
        ));
    }
    Ok(())
}

fn unknown_field(field: MergeField) -> OpError {
    match field {
        MergeField::Custom(_) => OpError::NotThere { what: "custom field" },
        _ => OpError::NotThere { what: "field" },
    }
}

/// Whose value of a field stays: the owner's last word on it, else the suggestion.
fn chosen(
    tx: &Tx<'_>,
    left: PersonId,
    right: PersonId,
    field: MergeField,
    label: &str,
    newer: Whose,
    choices: &[MergeChoice],
) -> Result<Whose, OpError> {
    let (one, other) = (
        values::value(tx.conn, left, field)?,
        values::value(tx.conn, right, field)?,
    );
    let suggestion = suggest(field, one.as_deref(), other.as_deref(), newer);
    let Some(choice) = choices.iter().rfind(|choice| choice.field == field) else {
        return Ok(suggestion.take);
    };
    // Where nothing can be chosen, what must be is no refusal.
    if choice.take == suggestion.take || one == other {
        return Ok(suggestion.take);
    }
    if !suggestion.choices.contains(&choice.take) {
        return Err(OpError::invalid(
            label,
            if choice.take == Whose::Both {
                "only notes can be joined; take left or right".to_owned()
            } else {
                format!("this cannot be chosen: {}", suggestion.because)
            },
        ));
    }
    let blank = match choice.take {
        Whose::Left => one.is_none(),
        Whose::Right | Whose::Both => other.is_none(),
    };
    if blank && field == MergeField::Detail(PersonField::Name) {
        return Err(OpError::invalid(label, "a person needs a name"));
    }
    Ok(choice.take)
}

fn join_notes(tx: &Tx<'_>, left: PersonId, right: PersonId) -> Result<(), OpError> {
    let note = |id| person::field(tx.conn, id, PersonField::Note);
    if let (Some(one), Some(other)) = (note(left)?, note(right)?) {
        let joined = joined_notes(&one, &other);
        person::set_field(tx.conn, left, PersonField::Note, Some(&joined))?;
    }
    Ok(())
}

/// Of a number that both have, written differently, the writing stays that tells more, else that of who is kept.
fn drop_phones_of_both(tx: &Tx<'_>, left: PersonId, right: PersonId) -> Result<(), OpError> {
    let mut kept = phone::of_person(tx.conn, left)?;
    for (id, number) in phone::of_person(tx.conn, right)? {
        let (same, others): (Vec<_>, Vec<_>) = kept
            .into_iter()
            .partition(|(_, known)| same_phone(known, &number, None));
        kept = others;
        if same.iter().any(|(_, known)| !second_tells_more(known, &number)) {
            phone::delete(tx.conn, id)?;
            kept.extend(same);
            continue;
        }
        for (less, _) in same {
            phone::delete(tx.conn, less)?;
        }
        kept.push((id, number));
    }
    Ok(())
}

/// Two histories end in one stage: where the newest move led elsewhere, the merge itself is a move.
fn close_history(tx: &mut Tx<'_>, id: PersonId) -> Result<(), OpError> {
    let now = person::read(tx.conn, id)?.map(|row| row.stage);
    let last = values::last_moved_to(tx.conn, id)?;
    if let (Some(now), Some(last)) = (now, last)
        && now != last
    {
        stage::insert_change(tx.conn, tx.id(), id, Some(last), now, tx.when.today)?;
    }
    Ok(())
}
