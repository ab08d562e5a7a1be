//! Which column holds what.

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use super::field::Field;
use super::options::Options;
use super::sheet::Sheet;
use super::style::{self, Style};
use super::{guessing, header};
use crate::domain::account::{Platform, platform_in_words};
use crate::domain::phone::Region;

/// A column and where its values go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Column {
    /// Its place, counted from 0.
    pub index: u32,
    /// Its header.
    pub header: String,
    /// What it holds.
    pub field: Field,
    /// Its first three values.
    pub samples: Vec<String>,
    /// Why it was mapped so, for a person to read.
    pub because: String,
    /// How its values are written, where its field needs to know.
    pub style: Option<Style>,
}

/// Every column of a sheet, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Mapping {
    /// The columns.
    pub columns: Vec<Column>,
    /// The platform of every handle that does not say its own.
    pub platform: Option<Platform>,
    /// Where that platform was read; empty without one.
    pub platform_because: String,
    /// Where phone numbers without a prefix are dialled.
    #[serde(skip)]
    #[specta(skip)]
    pub(super) region: Option<Region>,
}

impl Mapping {
    /// The columns that hold what is wanted, in the sheet's order.
    pub fn holding<'m>(&'m self, wanted: impl Fn(&Field) -> bool + 'm) -> impl Iterator<Item = &'m Column> {
        self.columns.iter().filter(move |column| wanted(&column.field))
    }
}

/// Guesses from headers and values; what the owner says goes first.
///
/// # Errors
/// A column that the sheet does not have; a sheet in which nothing says who a row is about.
pub fn guess(sheet: &Sheet, options: &Options) -> Result<Mapping, ImportError> {
    let mut chosen = Vec::new();
    for one in &options.map {
        chosen.push((find(sheet, &one.column)?, one.field.clone()));
    }
    let mut columns = guessing::columns(sheet, &chosen);
    let mut styles = Vec::new();
    for style in &options.styles {
        styles.push((find(sheet, &style.column)?, style));
    }
    for column in &mut columns {
        let at = column.index as usize;
        let chosen = styles.iter().rev().find(|(column, _)| *column == at);
        column.style = style::of(
            sheet,
            at,
            &column.field,
            &options.conventions,
            chosen.map(|(_, style)| *style),
        );
    }
    if !columns.iter().any(|column| column.field.identifies()) {
        return Err(ImportError::NobodyNamed {
            file: sheet.file_name.clone(),
            example: sheet.header.first().cloned().unwrap_or_default(),
            columns: sheet.header.join(", "),
        });
    }
    let (platform, platform_because) = match options.platform {
        Some(platform) => (Some(platform), "you chose it".to_owned()),
        None => match platform_in_name(&sheet.file_name) {
            Some(platform) => (Some(platform), format!("the file is called {}", sheet.file_name)),
            None => (None, String::new()),
        },
    };
    Ok(Mapping {
        columns,
        platform,
        platform_because,
        region: options.conventions.region.as_deref().and_then(Region::of),
    })
}

/// A column by its header, or by its letter.
fn find(sheet: &Sheet, wanted: &str) -> Result<usize, ImportError> {
    let wanted = wanted.trim();
    let same = |name: &String| name.to_lowercase() == wanted.to_lowercase();
    sheet
        .header
        .iter()
        .position(|name| name == wanted)
        .or_else(|| sheet.header.iter().position(same))
        .or_else(|| (0..sheet.header.len()).find(|at| header::letter(*at).eq_ignore_ascii_case(wanted)))
        .ok_or_else(|| ImportError::UnknownColumn {
            file: sheet.file_name.clone(),
            column: wanted.to_owned(),
            columns: sheet.header.join(", "),
        })
}

/// The one platform that a file's name tells.
fn platform_in_name(name: &str) -> Option<Platform> {
    let mut told = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.len() > 1
                && !matches!(
                    word.to_ascii_lowercase().as_str(),
                    "web" | "pin" | "site" | "other"
                )
        })
        .filter_map(platform_in_words)
        .filter(|platform| *platform != Platform::Website);
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}
