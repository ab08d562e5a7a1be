//! What the owner says about an import. Saved as JSON, it is what `--answers` reads and what an unfinished import keeps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::decision::Decision;
use super::field::Field;
use super::remembered::Remembered;
use super::style::{DateOrder, Decimal, StyleChoice};
use crate::domain::account::Platform;
use crate::domain::custom::Takes;

/// How a file is to be read. Nothing: as found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Reading {
    /// Its encoding, by a label of the WHATWG standard such as `windows-1252`.
    pub encoding: Option<String>,
    /// What parts its columns.
    pub delimiter: Option<char>,
    /// Which sheet of a workbook, by its name.
    pub sheet: Option<String>,
    /// The line of the header, counted from 1; 0 where the file has none.
    pub header_row: Option<u32>,
}

/// How the values of a whole file are written. Nothing: as each column's values say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Conventions {
    /// What parts the decimals of a number.
    pub decimal: Option<Decimal>,
    /// In which order a date is written.
    pub dates: Option<DateOrder>,
    /// Whose phone numbers have no prefix: an ISO 3166 code such as `PT`.
    pub region: Option<String>,
}

/// What becomes of values that are there already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Overwrite {
    /// They stay; the file only fills blanks.
    #[default]
    Blanks,
    /// The file's take their place.
    All,
    /// Those of these columns take their place, by header.
    Columns(Vec<String>),
}

impl Overwrite {
    /// Whether a column's values replace those that are there.
    #[must_use]
    pub fn replaces(&self, header: &str) -> bool {
        match self {
            Self::Blanks => false,
            Self::All => true,
            Self::Columns(columns) => columns.iter().any(|column| column == header),
        }
    }
}

/// A column and the field that was chosen for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MappedColumn {
    /// Its header or its letter.
    pub column: String,
    /// What it holds.
    pub field: Field,
}

impl MappedColumn {
    /// This field for this column.
    #[must_use]
    pub fn new(column: impl Into<String>, field: Field) -> Self {
        Self {
            column: column.into(),
            field,
        }
    }
}

/// A cell that was mended in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Edit {
    /// The line of the file on which its row starts.
    pub line: u32,
    /// Its column's header.
    pub column: String,
    /// What it says now.
    pub text: String,
}

/// What the owner says about an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Options {
    /// How the file is read.
    pub reading: Reading,
    /// The platform of every handle that does not say its own.
    pub platform: Option<Platform>,
    /// Columns whose field was chosen.
    pub map: Vec<MappedColumn>,
    /// What was chosen when a file with this header came before.
    #[serde(skip)]
    #[specta(skip)]
    pub remembered: Option<Remembered>,
    /// What the owner's fields take, by their names; those that take any text may be missing.
    #[serde(skip)]
    #[specta(skip)]
    pub own: Vec<(String, Takes)>,
    /// How values are written in the whole file.
    pub conventions: Conventions,
    /// How values are written in single columns.
    pub styles: Vec<StyleChoice>,
    /// What becomes of values that are there already.
    pub overwrite: Overwrite,
    /// Cells that were mended in place.
    pub edits: Vec<Edit>,
    /// What was decided about rows; later ones win.
    pub decisions: Vec<Decision>,
    /// The owner's date: contacts and counts of days to come are left out. Nothing: no day is.
    #[serde(skip)]
    #[specta(skip)]
    pub today: Option<NaiveDate>,
}

impl Options {
    /// How many things were said.
    #[must_use]
    pub fn said(&self) -> u32 {
        let Self {
            reading,
            platform,
            map,
            remembered: _,
            own: _,
            today: _,
            conventions,
            styles,
            overwrite,
            edits,
            decisions,
        } = self;
        let single = [
            reading.encoding.is_some(),
            reading.delimiter.is_some(),
            reading.sheet.is_some(),
            reading.header_row.is_some(),
            platform.is_some(),
            conventions.decimal.is_some(),
            conventions.dates.is_some(),
            conventions.region.is_some(),
            *overwrite == Overwrite::All,
        ];
        let columns = match overwrite {
            Overwrite::Columns(columns) => columns.len(),
            Overwrite::Blanks | Overwrite::All => 0,
        };
        let lists = [map.len(), styles.len(), columns, edits.len(), decisions.len()];
        let said = single.into_iter().filter(|said| *said).count() + lists.into_iter().sum::<usize>();
        u32::try_from(said).unwrap_or(u32::MAX)
    }
}
