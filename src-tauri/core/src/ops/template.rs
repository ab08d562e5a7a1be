//! Templates: made, changed, put in order, removed; and who the owner is in them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::OpError;
use super::transact::{Done, Tx, transact};
use crate::domain::person::LONGEST_LINE;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Step};
use crate::domain::when::When;
use crate::domain::{CustomFieldId, TemplateId};
use crate::messages::{Fields, StarterLanguage, check, renamed, starters};
use crate::store::template::{self, TemplateRow};
use crate::store::{Store, custom, setting};

/// What a template is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewTemplate {
    /// What the owner calls it.
    pub name: String,
    /// The stage that it is for; none: any.
    pub stage: Option<Stage>,
    /// The channel that it is for; none: any.
    pub channel: Option<Channel>,
    /// Which note of a first approach it is; none: none of them.
    pub step: Option<Step>,
    /// Its text.
    pub body: String,
}

/// Makes a template, or rewrites one.
///
/// # Errors
/// It is not there, its name is taken or blank, or its text is no template: with line and column.
pub fn save_template(
    store: &mut Store,
    when: &When,
    id: Option<TemplateId>,
    new: &NewTemplate,
) -> Result<(TemplateId, Done), OpError> {
    transact(store, when, |tx| {
        let row = row(tx, id, new)?;
        if id.is_some() {
            template::update(tx.conn, &row)?;
            tx.says(format!("Changed the template \u{201c}{}\u{201d}", row.name));
        } else {
            template::insert(tx.conn, &row)?;
            tx.says(format!("Added the template \u{201c}{}\u{201d}", row.name));
        }
        Ok(row.id)
    })
}

fn row(tx: &mut Tx<'_>, id: Option<TemplateId>, new: &NewTemplate) -> Result<TemplateRow, OpError> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_LINE {
        return Err(OpError::invalid(
            "Name",
            format!("a template needs a name, of at most {LONGEST_LINE} characters"),
        ));
    }
    if let Some(id) = id
        && template::read(tx.conn, id)?.is_none()
    {
        return Err(OpError::NotThere { what: "template" });
    }
    if let Some(other) = template::by_name(tx.conn, &name)?
        && Some(other) != id
    {
        let message = format!("there is a template \u{201c}{name}\u{201d} already; choose another name");
        return Err(OpError::invalid("Name", message));
    }
    let body = new.body.trim().to_owned();
    if body.is_empty() {
        return Err(OpError::invalid("Text", "a template needs a text"));
    }
    check(&body, &known_fields(tx)?).map_err(|problem| OpError::invalid("Text", problem.to_string()))?;
    Ok(TemplateRow {
        id: id.unwrap_or_else(|| tx.id()),
        name,
        stage: new.stage,
        channel: new.channel,
        step: new.step,
        body,
    })
}

/// Every field that a template may ask for, without anybody's values.
fn known_fields(tx: &Tx<'_>) -> Result<Fields, OpError> {
    let mut fields = Fields::default();
    for (_, name) in custom::fields(tx.conn)? {
        fields.own(&name, None);
    }
    Ok(fields)
}

/// What own fields are called in templates.
pub(super) struct Places(Vec<(CustomFieldId, String)>);

impl Places {
    pub(super) fn now(tx: &Tx<'_>) -> Result<Self, OpError> {
        let (ids, labels): (Vec<_>, Vec<_>) = custom::fields(tx.conn)?.into_iter().unzip();
        Ok(Self(ids.into_iter().zip(Fields::places(&labels)).collect()))
    }

    /// Has templates follow what fields are called now; `instead`: the field that another one has become.
    pub(super) fn follow(
        self,
        tx: &Tx<'_>,
        instead: Option<(CustomFieldId, CustomFieldId)>,
    ) -> Result<(), OpError> {
        let now: HashMap<CustomFieldId, String> = Self::now(tx)?.0.into_iter().collect();
        let mut anew = HashMap::new();
        for (field, before) in self.0 {
            let field = match instead {
                Some((from, into)) if from == field => into,
                _ => field,
            };
            if let Some(place) = now.get(&field).filter(|place| **place != before) {
                anew.insert(before, place.clone());
            }
        }
        for mut one in template::all(tx.conn)? {
            let body = renamed(&one.body, &anew);
            if body != one.body {
                one.body = body;
                template::update(tx.conn, &one)?;
            }
        }
        Ok(())
    }
}

/// Removes a template. Drafts that began as it stay as they are.
///
/// # Errors
/// It is not there.
pub fn delete_template(store: &mut Store, when: &When, id: TemplateId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = template::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "template" })?;
        template::delete(tx.conn, id)?;
        tx.says(format!("Removed the template \u{201c}{}\u{201d}", old.name));
        Ok(())
    })?;
    Ok(done)
}

/// Moves a template to a place among the others, counted from 0 without it.
///
/// # Errors
/// It is not there.
pub fn move_template(store: &mut Store, when: &When, id: TemplateId, to: u32) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let mut all = template::all(tx.conn)?;
        let at = all
            .iter()
            .position(|row| row.id == id)
            .ok_or(OpError::NotThere { what: "template" })?;
        let moved = all.remove(at);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(all.len());
        tx.says(format!("Moved the template \u{201c}{}\u{201d}", moved.name));
        all.insert(to, moved);
        let ids: Vec<TemplateId> = all.iter().map(|row| row.id).collect();
        Ok(template::order(tx.conn, &ids)?)
    })?;
    Ok(done)
}

/// Adds the templates to start with in a language, those whose name is there already apart.
///
/// # Errors
/// The data file cannot be written.
pub fn add_starters(store: &mut Store, when: &When, language: StarterLanguage) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let mut added = 0_u32;
        for starter in starters(language) {
            if template::by_name(tx.conn, &starter.name)?.is_some() {
                continue;
            }
            added += 1;
            let row = TemplateRow {
                id: tx.id(),
                name: starter.name,
                stage: starter.stage,
                channel: starter.channel,
                step: starter.step,
                body: starter.body,
            };
            template::insert(tx.conn, &row)?;
        }
        tx.says(match added {
            0 => "Our starting templates are all here".to_owned(),
            1 => "Added a starting template".to_owned(),
            _ => format!("Added {added} starting templates"),
        });
        Ok(())
    })?;
    Ok(done)
}

/// Says who writes: the brand and the owner's own name, blank for neither.
///
/// # Errors
/// One of them is too long.
pub fn set_sender(store: &mut Store, when: &When, brand: &str, my_name: &str) -> Result<Done, OpError> {
    for (field, text) in [("Your brand", brand), ("Your name", my_name)] {
        if text.trim().chars().count() > LONGEST_LINE {
            let message = format!("at most {LONGEST_LINE} characters fit here");
            return Err(OpError::invalid(field, message));
        }
    }
    let ((), done) = transact(store, when, |tx| {
        setting::set(tx.conn, "brand", brand.trim())?;
        setting::set(tx.conn, "my_name", my_name.trim())?;
        tx.says("Changed who writes your messages");
        Ok(())
    })?;
    Ok(done)
}
