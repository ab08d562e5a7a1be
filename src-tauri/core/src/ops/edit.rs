//! What the owner changes about a person: one field, or several as one entry.

use super::OpError;
use super::moving::{Spot, move_gathered};
use super::tag::get_or_make;
use super::transact::{Done, Tx, transact};
use crate::domain::person::{self as rules, PersonField};
use crate::domain::segment::Whom;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::domain::{CustomFieldId, PersonId};
use crate::store::{Store, custom, person, several as those, tag};

/// Something that is changed about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A single-valued field; nothing clears it.
    Field(PersonField, Option<String>),
    /// A custom field; nothing clears it.
    Custom(CustomFieldId, Option<String>),
    /// All of their tags, by name and letter case aside; made where they are new.
    Tags(Vec<String>),
    /// Their stage: to the top of it, unless they stand there already.
    Stage(Stage),
}

/// Changes several things about a person, all or none, as one entry.
///
/// # Errors
/// Nothing is to change, the person or a field is not there, or a value is one that its field cannot hold, with what it can.
pub fn edit(store: &mut Store, when: &When, id: PersonId, edits: &[Edit]) -> Result<Done, OpError> {
    if edits.is_empty() {
        return Err(OpError::invalid("Change", "say what is to change"));
    }
    let ((), done) = transact(store, when, |tx| {
        let before = tx.name(id)?;
        let mut said = Vec::new();
        for one in edits {
            said.push(apply(tx, id, &before, one)?);
        }
        tx.says(match said.as_slice() {
            [one] => one.whole.clone(),
            several => {
                let parts: Vec<&str> = several.iter().map(|one| one.what.as_str()).collect();
                let what = listed(&parts);
                format!("Changed {before}\u{2019}s {what}")
            }
        });
        Ok(())
    })?;
    Ok(done)
}

/// What was done, alone and as one among several.
struct Said {
    whole: String,
    what: String,
}

fn apply(tx: &mut Tx<'_>, id: PersonId, name: &str, edit: &Edit) -> Result<Said, OpError> {
    let changed = |what: &str| Said {
        whole: format!("Changed {name}\u{2019}s {what}"),
        what: what.to_owned(),
    };
    match edit {
        Edit::Field(field, value) => {
            let value = rules::read_field(*field, value.as_deref().unwrap_or_default())
                .map_err(|message| OpError::invalid(field.label(), message))?;
            person::set_field(tx.conn, id, *field, value.as_deref())?;
            let label = match field {
                PersonField::CadenceDays => "cadence".to_owned(),
                field => field.label().to_lowercase(),
            };
            Ok(match (field, &value) {
                (PersonField::Name, Some(new)) => Said {
                    whole: format!("Renamed {name} to {new}"),
                    what: label,
                },
                (_, Some(_)) => changed(&label),
                (_, None) => Said {
                    whole: format!("Cleared {name}\u{2019}s {label}"),
                    what: label,
                },
            })
        }
        Edit::Custom(field, value) => {
            let value = value.as_deref().map(str::trim).filter(|text| !text.is_empty());
            let of = custom::read(tx.conn, *field)?.ok_or(OpError::NotThere { what: "custom field" })?;
            let known = custom::value(tx.conn, id, *field)?;
            // What stands there from before stays, whatever the kind says.
            if value != known.as_deref() {
                let kept = value.map(|text| of.takes.read(text)).transpose();
                let kept = kept.map_err(|message| OpError::invalid(&of.name, message))?;
                custom::set(tx.conn, id, *field, kept.as_deref())?;
            }
            Ok(changed(&of.name))
        }
        Edit::Tags(names) => {
            set_tags(tx, id, names)?;
            Ok(changed("tags"))
        }
        Edit::Stage(stage) => {
            let one = Whom::These { people: vec![id] };
            those::gather(tx.conn, &one, tx.when.today)?;
            Ok(Said {
                whole: move_gathered(tx, &Spot::top(*stage), name)?,
                what: "stage".to_owned(),
            })
        }
    }
}

/// Only what differs is touched, so that an undo takes back no more than this.
fn set_tags(tx: &mut Tx<'_>, id: PersonId, names: &[String]) -> Result<(), OpError> {
    let mut wanted = Vec::new();
    for name in names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        wanted.push(get_or_make(tx, name)?);
    }
    let carried = tag::of_person(tx.conn, id)?;
    for (gone, _) in carried.iter().filter(|(tag, _)| !wanted.contains(tag)) {
        tag::untie(tx.conn, id, *gone)?;
    }
    for new in wanted {
        tag::tie(tx.conn, id, new)?;
    }
    Ok(())
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => [&most.join(", "), *last].join(" and "),
    }
}
