//! The single values that two people to be merged may differ in, read and written by one name.

use rusqlite::{Connection, OptionalExtension, params};

use super::{StoreError, custom, person, snooze};
use crate::domain::PersonId;
use crate::domain::merge::MergeField;
use crate::domain::person::PersonField;

/// Every such field with its name, in the order in which a screen shows them.
pub fn fields(conn: &Connection) -> Result<Vec<(MergeField, String)>, StoreError> {
    let mut fields: Vec<(MergeField, String)> = PersonField::ALL
        .iter()
        .map(|field| (MergeField::Detail(*field), field.label().to_owned()))
        .collect();
    fields.insert(1, (MergeField::Stage, "Stage".to_owned()));
    fields.extend(
        custom::fields(conn)?
            .into_iter()
            .map(|(field, name)| (MergeField::Custom(field), name)),
    );
    fields.extend([
        (MergeField::Snooze, "Snoozed until".to_owned()),
        (MergeField::DoNotContact, "Do not contact".to_owned()),
        (MergeField::Archived, "Archived".to_owned()),
        (MergeField::AddedOn, "Added".to_owned()),
    ]);
    Ok(fields)
}

/// A person's value as it is stored: dates `YYYY-MM-DD`, the stage its word, a flag `yes` or nothing.
pub fn value(conn: &Connection, id: PersonId, field: MergeField) -> Result<Option<String>, StoreError> {
    let row = || person::read(conn, id);
    Ok(match field {
        MergeField::Detail(detail) => person::field(conn, id, detail)?,
        MergeField::Custom(custom) => custom::value(conn, id, custom)?,
        MergeField::Stage => row()?.map(|row| row.stage.word().to_owned()),
        MergeField::Archived => row()?.and_then(|row| row.archived_on).map(|on| on.to_string()),
        MergeField::DoNotContact => row()?.filter(|row| row.do_not_contact).map(|_| "yes".to_owned()),
        MergeField::Snooze => snooze::read(conn, id)?.map(|until| until.to_string()),
        MergeField::AddedOn => row()?.map(|row| row.added_on.to_string()),
    })
}

/// Gives a person another's value of a field; a blank one too.
pub fn take(conn: &Connection, to: PersonId, from: PersonId, field: MergeField) -> Result<(), StoreError> {
    match field {
        MergeField::Detail(detail) => {
            let value = person::field(conn, from, detail)?;
            person::set_field(conn, to, detail, value.as_deref())?;
        }
        MergeField::Custom(custom) => {
            let value = custom::value(conn, from, custom)?;
            custom::set(conn, to, custom, value.as_deref())?;
        }
        MergeField::Stage => {
            // With its place on the board, which nobody else has.
            conn.execute(
                "UPDATE person SET (stage, sub_stage_id, board_rank) =
                   (SELECT stage, sub_stage_id, board_rank FROM person WHERE id = ?2)
                 WHERE id = ?1",
                params![to, from],
            )?;
        }
        MergeField::Archived => {
            let on = person::read(conn, from)?.and_then(|row| row.archived_on);
            person::set_archived(conn, to, on)?;
        }
        MergeField::DoNotContact => {
            let value = person::read(conn, from)?.is_some_and(|row| row.do_not_contact);
            person::set_do_not_contact(conn, to, value)?;
        }
        MergeField::Snooze => {
            conn.execute("DELETE FROM snooze WHERE person_id = ?1", [to])?;
            conn.execute(
                "INSERT INTO snooze (person_id, until_on, set_on)
                 SELECT ?1, until_on, set_on FROM snooze WHERE person_id = ?2",
                params![to, from],
            )?;
        }
        MergeField::AddedOn => {
            conn.execute(
                "UPDATE person SET added_on = (SELECT added_on FROM person WHERE id = ?2) WHERE id = ?1",
                params![to, from],
            )?;
        }
    }
    Ok(())
}

/// The stage to which the newest move of a person's led.
pub fn last_moved_to(
    conn: &Connection,
    id: PersonId,
) -> Result<Option<crate::domain::stage::Stage>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT to_stage FROM stage_change WHERE person_id = ?1 ORDER BY on_date DESC, id DESC LIMIT 1",
            [id],
            |row| row.get(0),
        )
        .optional()?)
}
