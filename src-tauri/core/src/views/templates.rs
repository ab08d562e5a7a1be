//! The templates, for the list where they are kept.

use serde::Serialize;

use super::ViewError;
use super::merge_fields;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Step};
use crate::domain::when::When;
use crate::domain::{PersonId, TemplateId};
use crate::messages::{FieldInfo, Filled, StarterLanguage, TemplateProblem, check, fill, starters};
use crate::store::template::{self, TemplateRow};
use crate::store::{Reader, custom, setting};

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Template {
    /// Which.
    pub id: TemplateId,
    /// What the owner calls it.
    pub name: String,
    /// The stage that it is for; none: any.
    pub stage: Option<Stage>,
    /// The channel that it is for; none: any.
    pub channel: Option<Channel>,
    /// Which note of a first approach it is.
    pub step: Option<Step>,
    /// Its text.
    pub body: String,
}

impl From<TemplateRow> for Template {
    fn from(row: TemplateRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            stage: row.stage,
            channel: row.channel,
            step: row.step,
            body: row.body,
        }
    }
}

/// Everything about templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Templates {
    /// In the owner's order.
    pub templates: Vec<Template>,
    /// How many of our starting templates in the language asked for are not among them.
    pub starters: u32,
    /// The fields that a template may ask for.
    pub fields: Vec<FieldInfo>,
    /// The owner's brand; blank where it is not said.
    pub brand: String,
    /// The owner's own name; blank where it is not said.
    pub my_name: String,
}

/// Everything about templates, for somebody who writes in a language.
///
/// # Errors
/// The data file cannot be read.
pub fn templates(reader: &Reader, language: StarterLanguage) -> Result<Templates, ViewError> {
    let conn = &reader.conn;
    let templates: Vec<Template> = template::all(conn)?.into_iter().map(Template::from).collect();
    let has = |name: &str| templates.iter().any(|one| one.name.eq_ignore_ascii_case(name));
    let missing = starters(language)
        .iter()
        .filter(|starter| !has(&starter.name))
        .count();
    let mut fields = merge_fields::sender(reader)?;
    for (_, name) in custom::fields(conn)? {
        fields.own(&name, None);
    }
    Ok(Templates {
        starters: u32::try_from(missing).unwrap_or(u32::MAX),
        templates,
        fields: fields.all(),
        brand: setting::read(conn, "brand")?.unwrap_or_default(),
        my_name: setting::read(conn, "my_name")?.unwrap_or_default(),
    })
}

/// How a template's text looks for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplatePreview {
    /// The text with what is missing; none where it cannot be filled.
    pub filled: Option<Filled>,
    /// What is wrong with it.
    pub problem: Option<TemplateProblem>,
}

/// How a template's text looks for somebody, and whether it could be saved.
///
/// # Errors
/// The person is not there.
pub fn preview(
    reader: &Reader,
    when: &When,
    person: PersonId,
    body: &str,
) -> Result<TemplatePreview, ViewError> {
    let fields = merge_fields::fields(reader, when, person)?;
    Ok(match check(body, &fields).and_then(|()| fill(body, &fields)) {
        Ok(filled) => TemplatePreview {
            filled: Some(filled),
            problem: None,
        },
        Err(problem) => TemplatePreview {
            filled: None,
            problem: Some(problem),
        },
    })
}

/// Finds a template by its name, or by how the name of only one begins.
///
/// # Errors
/// None, or more than one, is called so.
pub fn find_template(reader: &Reader, name: &str) -> Result<TemplateId, ViewError> {
    let all = template::all(&reader.conn)?;
    let wanted = name.trim().to_lowercase();
    if let Some(row) = all.iter().find(|row| row.name.to_lowercase() == wanted) {
        return Ok(row.id);
    }
    let mut begun = all
        .iter()
        .filter(|row| row.name.to_lowercase().starts_with(&wanted));
    match (begun.next(), begun.next()) {
        (Some(row), None) if !wanted.is_empty() => Ok(row.id),
        _ => Err(ViewError::NoTemplate {
            name: name.to_owned(),
            known: all.into_iter().map(|row| row.name).collect(),
        }),
    }
}
