//! Which column holds what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::{ImportError, listed};
use super::field::Field;
use super::guessing::Guess;
use super::options::{Conventions, MappedColumn, Options};
use super::remembered::Choices;
use super::sheet::{Format, Sheet};
use super::style::{self, Style, StyleChoice};
use super::{guessing, header_names, header_words};
use crate::domain::account::{Platform, platform_in_words};
use crate::domain::custom::{Takes, Written};
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

/// A column of an own field that has a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnColumn {
    /// Which, from 0.
    pub index: u32,
    /// What the field takes.
    pub takes: Takes,
    /// How the column writes it.
    pub written: Written,
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
    pub region: Option<Region>,
    /// The columns of own fields that do not take any text.
    #[serde(skip)]
    #[specta(skip)]
    pub own: Vec<OwnColumn>,
    /// What the owner chose of it, now or for an earlier list with this header.
    #[serde(skip)]
    #[specta(skip)]
    pub chosen: Choices,
}

impl Mapping {
    /// The columns that hold what is wanted, in the sheet's order.
    pub fn holding<'m>(&'m self, wanted: impl Fn(&Field) -> bool + 'm) -> impl Iterator<Item = &'m Column> {
        self.columns.iter().filter(move |column| wanted(&column.field))
    }

    /// Whether a column says who a row is about; without one nothing can be planned.
    #[must_use]
    pub fn names_anyone(&self) -> bool {
        self.holding(Field::identifies).next().is_some()
    }
}

/// Guesses from headers and values; what the owner says goes first.
///
/// # Errors
/// A column that the sheet does not have; a sheet in which nothing says who a row is about.
pub fn guess(sheet: &Sheet, options: &Options) -> Result<Mapping, ImportError> {
    let mapping = understand(sheet, options)?;
    if mapping.names_anyone() {
        return Ok(mapping);
    }
    Err(ImportError::NobodyNamed {
        file: sheet.file_name.clone(),
        example: sheet.header.first().cloned().unwrap_or_default(),
        columns: listed(sheet.header.iter().map(String::as_str)),
    })
}

/// Like [`guess`], but of a sheet in which nobody is named too, for a person who can say which column does.
///
/// # Errors
/// A column that the sheet does not have.
pub fn understand(sheet: &Sheet, options: &Options) -> Result<Mapping, ImportError> {
    let mut fixed = Vec::new();
    let before = options.remembered.as_ref().map(|before| {
        let because = format!("as you chose for a list like this on {}", spoken(before.on));
        let choices = remembered(sheet, &before.choices);
        for said in &choices.map {
            if let Ok(at) = find(sheet, &said.column) {
                fixed.push((at, Guess::fixed(said.field.clone(), because.clone())));
            }
        }
        choices
    });
    let mut chosen = Choices {
        platform: options.platform,
        region: options.conventions.region.clone(),
        ..Choices::default()
    };
    for said in &options.map {
        let at = find(sheet, &said.column)?;
        fixed.push((at, Guess::fixed(said.field.clone(), "you chose it")));
        chosen
            .map
            .push(MappedColumn::new(name(sheet, at), said.field.clone()));
    }
    for style in &options.styles {
        let column = name(sheet, find(sheet, &style.column)?);
        chosen.styles.push(StyleChoice {
            column,
            ..style.clone()
        });
    }
    let chosen = chosen.over(before.unwrap_or_default());
    let mut columns = guessing::columns(sheet, &fixed);
    for column in &mut columns {
        let said = chosen
            .styles
            .iter()
            .rev()
            .find(|style| style.column == column.header);
        let at = column.index as usize;
        column.style = style::of(sheet, at, &column.field, &options.conventions, said);
    }
    let (platform, platform_because) = platform(sheet, options, &columns);
    Ok(Mapping {
        own: own(sheet, options, &columns),
        columns,
        platform,
        platform_because,
        region: chosen.region.as_deref().and_then(Region::of),
        chosen,
    })
}

/// The columns of own fields that have a kind, each read as all its cells are written; what they leave open, the whole
/// file may tell.
fn own(sheet: &Sheet, options: &Options, columns: &[Column]) -> Vec<OwnColumn> {
    let takes = |column: &Column| {
        let Field::Custom(name) = &column.field else {
            return None;
        };
        let same = |own: &str| own.to_lowercase() == name.to_lowercase();
        options.own.iter().find(|(own, _)| same(own))
    };
    let one = |column: &Column| {
        let (_, takes) = takes(column)?;
        let cells = sheet.rows.iter().map(|row| row.cell(column.index as usize));
        let Conventions { decimal, dates, .. } = options.conventions;
        Some(OwnColumn {
            index: column.index,
            takes: takes.clone(),
            written: Written::of(cells).or(decimal, dates),
        })
    };
    columns.iter().filter_map(one).collect()
}

/// The platform of handles that do not say their own, and where it was read.
fn platform(sheet: &Sheet, options: &Options, columns: &[Column]) -> (Option<Platform>, String) {
    if let Some(platform) = options.platform {
        return (Some(platform), "you chose it".to_owned());
    }
    if let Some((platform, on)) = options
        .remembered
        .as_ref()
        .and_then(|before| Some((before.choices.platform?, before.on)))
    {
        let because = format!("you chose it for a list like this on {}", spoken(on));
        return (Some(platform), because);
    }
    if let Format::Workbook { sheet: title, .. } = &sheet.format
        && let Some(platform) = platform_in_name(title)
    {
        return (Some(platform), format!("the sheet is called {title}"));
    }
    if let Some(platform) = platform_in_name(&sheet.file_name) {
        return (Some(platform), format!("the file is called {}", sheet.file_name));
    }
    platform_of_headers(columns)
        .or_else(|| platform_in_titles(sheet, columns))
        .unwrap_or_default()
}

/// The one platform that the lines above the header name, where no column names any.
fn platform_in_titles(sheet: &Sheet, columns: &[Column]) -> Option<(Option<Platform>, String)> {
    let mut named = sheet
        .titles
        .iter()
        .flat_map(|title| platforms_in_name(title).map(move |platform| (platform, title)));
    let (platform, title) = named.next()?;
    let alone = named.all(|(other, _)| other == platform)
        && !columns
            .iter()
            .any(|column| header_words::platform_of(&column.header).is_some());
    alone.then(|| (Some(platform), format!("“{title}” stands above the header")))
}

/// The one platform that headers name beside a column of handles that names none.
fn platform_of_headers(columns: &[Column]) -> Option<(Option<Platform>, String)> {
    let kept = || columns.iter().filter(|column| column.field != Field::Ignore);
    kept().find(|column| column.field == Field::Handle(None))?;
    let mut named = kept().filter_map(|column| {
        let platform = header_words::platform_of(&column.header)?;
        Some((platform, &column.header))
    });
    let (platform, header) = named.next()?;
    named.all(|(other, _)| other == platform).then(|| {
        (
            Some(platform),
            format!("the column “{header}” is about it, and no other platform is named"),
        )
    })
}

/// `3 November 2026`
fn spoken(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

/// What was chosen before, by the names that the columns have here: their case may be another.
fn remembered(sheet: &Sheet, choices: &Choices) -> Choices {
    let here = |column: &str| find(sheet, column).ok().map(|at| name(sheet, at));
    Choices {
        map: choices
            .map
            .iter()
            .filter_map(|said| Some(MappedColumn::new(here(&said.column)?, said.field.clone())))
            .collect(),
        styles: choices
            .styles
            .iter()
            .filter_map(|style| {
                Some(StyleChoice {
                    column: here(&style.column)?,
                    ..style.clone()
                })
            })
            .collect(),
        platform: choices.platform,
        region: choices.region.clone(),
    }
}

fn name(sheet: &Sheet, at: usize) -> String {
    sheet.header.get(at).cloned().unwrap_or_default()
}

/// A column by its header, or by its letter.
pub(super) fn find(sheet: &Sheet, wanted: &str) -> Result<usize, ImportError> {
    let wanted = wanted.trim();
    let same = |name: &String| name.to_lowercase() == wanted.to_lowercase();
    sheet
        .header
        .iter()
        .position(|name| name == wanted)
        .or_else(|| sheet.header.iter().position(same))
        .or_else(|| (0..sheet.header.len()).find(|at| header_names::letter(*at).eq_ignore_ascii_case(wanted)))
        .ok_or_else(|| ImportError::UnknownColumn {
            file: sheet.file_name.clone(),
            column: wanted.to_owned(),
            columns: listed(sheet.header.iter().map(String::as_str)),
        })
}

/// The one platform that a file's name tells.
fn platform_in_name(name: &str) -> Option<Platform> {
    let mut told = platforms_in_name(name);
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

fn platforms_in_name(name: &str) -> impl Iterator<Item = Platform> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.len() > 1
                && !matches!(
                    word.to_ascii_lowercase().as_str(),
                    "web" | "pin" | "site" | "other"
                )
        })
        .filter_map(platform_in_words)
        .filter(|platform| *platform != Platform::Website)
}
