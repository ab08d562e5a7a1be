//! An import before it is done: what we understood, and what will become of every row. The preview is the plan.

mod rows;
mod says;

use std::ops::ControlFlow;
use std::sync::Arc;

use serde::Serialize;

pub use self::rows::{
    CellMark, PreviewRow, PreviewRows, Question, RowFilter, RowQuestion, Suspect, TakeChoice, questions, rows,
};
use super::ViewError;
use crate::domain::Platform;
use crate::domain::custom::CustomKind;
use crate::domain::phone::Region;
use crate::domain::word::upper_first;
use crate::import::{
    self, Candidate, Column, Counts, Field, Format, ImportPlan, Mapping, Options, Problem, Roster, Sheet,
    Source,
};
use crate::store::custom::FieldRow;
use crate::store::{Reader, custom, import_mapping, roster};

/// At most so many problems travel with a preview; all of them stand in the rows.
const LISTED_PROBLEMS: usize = 200;

/// A file that was read and planned, and not written yet.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The file as a table, before any cell was mended.
    pub sheet: Arc<Sheet>,
    /// How it was read.
    pub options: Options,
    /// What will become of every row.
    pub plan: ImportPlan,
    /// How many things that were said no longer apply, because the file is read otherwise since.
    pub no_longer: u32,
    /// Which rows come to what, so that a page need not look at all of them.
    index: rows::Index,
}

impl Draft {
    /// A file, what the owner says of it, and its plan.
    #[must_use]
    pub fn new(sheet: Arc<Sheet>, options: Options, plan: ImportPlan) -> Self {
        let index = rows::Index::of(&plan);
        Self {
            sheet,
            options,
            plan,
            no_longer: 0,
            index,
        }
    }

    fn without(self, no_longer: u32) -> Self {
        Self { no_longer, ..self }
    }
}

impl Draft {
    /// Whether every row is planned.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.plan.mapping.names_anyone() && self.plan.rows.len() == self.sheet.rows.len()
    }
}

/// Reads a file and plans its import.
///
/// # Errors
/// The file cannot be read, nobody is named in it, an option names what is not there, or it was cancelled.
pub fn draft(
    reader: &Reader,
    source: &Source,
    options: Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Draft, ViewError> {
    let sheet = Arc::new(import::read(source, &options.reading)?);
    let options = recalling(reader, &sheet, options)?;
    let mended = mended(&sheet, &options)?;
    let mapping = import::guess(&mended, &options)?;
    planned(reader, (sheet, mended), mapping, options, progress)
}

/// Plans a file that was read before: with other options, or because the data changed. Where nobody is named in it,
/// no row is planned; what was said of rows and columns that it does not have is left out.
///
/// # Errors
/// The data file cannot be read, or it was cancelled.
pub fn replan(
    reader: &Reader,
    sheet: Arc<Sheet>,
    options: Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Draft, ViewError> {
    let (options, no_longer) = recalling(reader, &sheet, options)?.fitting(&sheet);
    let mended = mended(&sheet, &options)?;
    let mapping = import::understand(&mended, &options)?;
    let draft = match mapping.names_anyone() {
        true => planned(reader, (sheet, mended), mapping, options, progress)?,
        false => about_nobody(sheet, &mended, &mapping, options)?,
    };
    Ok(draft.without(no_longer))
}

/// Plans every row.
fn planned(
    reader: &Reader,
    (sheet, mended): (Arc<Sheet>, Arc<Sheet>),
    mapping: Mapping,
    options: Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Draft, ViewError> {
    let roster = || -> Result<_, ViewError> { Ok(roster::read(&reader.conn, tells_contacts(&mapping))?) };
    let plan = import::plan_beside(&mended, &mapping, &options, progress, roster)?;
    Ok(Draft::new(sheet, options, plan))
}

/// A file in which nobody is named: its columns, and none of its rows.
fn about_nobody(
    sheet: Arc<Sheet>,
    mended: &Sheet,
    mapping: &Mapping,
    options: Options,
) -> Result<Draft, ViewError> {
    let none = Arc::new(mended.head(0));
    let go = &mut |_, _| ControlFlow::Continue(());
    let plan = import::plan(&none, mapping, &Roster::default(), &options, go)?;
    Ok(Draft::new(sheet, options, plan))
}

/// The sheet as the owner mended it; the one that was read stays as it was.
fn mended(sheet: &Arc<Sheet>, options: &Options) -> Result<Arc<Sheet>, ViewError> {
    Ok(match options.edits.as_slice() {
        [] => Arc::clone(sheet),
        edits => Arc::new(sheet.mended(edits)?),
    })
}

/// Whether a file brings days of contacts, so that those which are known matter.
fn tells_contacts(mapping: &Mapping) -> bool {
    mapping
        .holding(|field| *field == Field::ContactedOn)
        .next()
        .is_some()
}

/// With what was chosen for the last list of this header, and what the owner's fields take.
fn recalling(reader: &Reader, sheet: &Sheet, mut options: Options) -> Result<Options, ViewError> {
    options.remembered = match import::signature_of(sheet) {
        Some(signature) => import_mapping::recall(&reader.conn, &signature)?,
        None => None,
    };
    let with_a_kind = |field: &FieldRow| field.takes.kind != CustomKind::Text;
    options.own = custom::rows(&reader.conn)?
        .into_iter()
        .filter(with_a_kind)
        .map(|field| (field.name, field.takes))
        .collect();
    Ok(options)
}

/// How many rows a first look plans: more than a window shows.
const FIRST_ROWS: usize = 100;

/// The columns of a whole file and what becomes of its first rows: what a window shows while the rest is planned.
///
/// # Errors
/// The data file cannot be read.
pub fn first_look(reader: &Reader, sheet: Arc<Sheet>, options: Options) -> Result<Draft, ViewError> {
    let (options, no_longer) = recalling(reader, &sheet, options)?.fitting(&sheet);
    let mended = mended(&sheet, &options)?;
    let mapping = import::understand(&mended, &options)?;
    if !mapping.names_anyone() {
        return Ok(about_nobody(sheet, &mended, &mapping, options)?.without(no_longer));
    }
    let head = Arc::new(mended.head(FIRST_ROWS));
    let go = &mut |_, _| ControlFlow::Continue(());
    let alone = import::plan(&head, &mapping, &Roster::default(), &options, go)?;
    let rows: Vec<Candidate> = (0..alone.rows.len()).map(|at| alone.candidate(at)).collect();
    let roster = roster::near(&reader.conn, &rows)?;
    let mut plan = import::plan(&head, &mapping, &roster, &options, go)?;
    // What the other rows say can be read already; what becomes of them cannot be told yet.
    plan.sheet = mended;
    Ok(Draft::new(sheet, options, plan).without(no_longer))
}

/// What we understood of a file, and how many rows come to what.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Preview {
    /// The file's name.
    pub file_name: String,
    /// How many rows the file has.
    pub rows: u32,
    /// Whether all of them are planned; else only the first are, and the counts are theirs.
    pub planned: bool,
    /// Whether a column says who a row is about; until one does, no row is planned.
    pub names_anyone: bool,
    /// The planned rows, and what will come of them.
    pub counts: Counts,
    /// What kind of file it is, and how it was read.
    pub format: Format,
    /// Where the header stands; `None` where the file has none.
    pub header_line: Option<u32>,
    /// The platform of handles that do not say their own.
    pub platform: Option<Platform>,
    /// Why that one.
    pub platform_because: String,
    /// Whose phone numbers have no prefix, by ISO 3166, chosen now or for an earlier list with this header.
    pub region: Option<String>,
    /// The countries that can be chosen for it; none where no column holds phone numbers.
    pub regions: Vec<String>,
    /// The columns and what they hold.
    pub columns: Vec<Column>,
    /// What a column may hold.
    pub fields: Vec<FieldChoice>,
    /// What the owner said, without what no longer applies.
    pub options: Options,
    /// How much of it no longer applies, because the file is read otherwise since.
    pub no_longer: u32,
    /// The first problems, by line.
    pub problems: Vec<Problem>,
    /// How many rows have one.
    pub problem_rows: u32,
    /// What the rows ask, the most asked first.
    pub questions: Vec<Question>,
}

/// A choice of the mapping menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldChoice {
    /// The field.
    pub field: Field,
    /// Its name.
    pub label: String,
}

/// What a draft will do, in one glance.
#[must_use]
pub fn preview(draft: &Draft) -> Preview {
    let plan = &draft.plan;
    Preview {
        file_name: draft.sheet.file_name.clone(),
        rows: u32::try_from(draft.sheet.rows.len()).unwrap_or(u32::MAX),
        planned: draft.is_whole(),
        names_anyone: plan.mapping.names_anyone(),
        counts: plan.counts(),
        format: draft.sheet.format.clone(),
        header_line: draft.sheet.header_line,
        platform: plan.mapping.platform,
        platform_because: plan.mapping.platform_because.clone(),
        region: plan.mapping.chosen.region.clone(),
        regions: regions(&plan.mapping),
        columns: plan.mapping.columns.clone(),
        fields: choices(&draft.sheet.header),
        options: draft.options.clone(),
        no_longer: draft.no_longer,
        problems: plan.problems.iter().take(LISTED_PROBLEMS).cloned().collect(),
        problem_rows: draft.index.problem_rows(),
        questions: questions(draft),
    }
}

fn regions(mapping: &Mapping) -> Vec<String> {
    match mapping.holding(|field| *field == Field::Phone).next() {
        Some(_) => Region::codes().map(str::to_owned).collect(),
        None => Vec::new(),
    }
}

/// The platforms that get choices of their own in a mapping menu.
const MAPPED_PLATFORMS: [Platform; 7] = [
    Platform::Instagram,
    Platform::Tiktok,
    Platform::Youtube,
    Platform::X,
    Platform::Facebook,
    Platform::Pinterest,
    Platform::Twitch,
];

fn choices(header: &[String]) -> Vec<FieldChoice> {
    let mut fields: Vec<Field> = Field::words()
        .into_iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    let ignore = fields.pop();
    for platform in MAPPED_PLATFORMS {
        fields.push(Field::Handle(Some(platform)));
        fields.push(Field::Followers(Some(platform)));
    }
    fields.extend(header.iter().map(|name| Field::Custom(name.clone())));
    fields.extend(ignore);
    fields
        .into_iter()
        .map(|field| FieldChoice {
            label: field_label(&field),
            field,
        })
        .collect()
}

/// A field's name on the screen.
#[must_use]
pub fn field_label(field: &Field) -> String {
    match field {
        Field::Handle(None) => "Handle".to_owned(),
        Field::Handle(Some(platform)) => format!("{} handle", platform.label()),
        Field::Followers(None) => "Followers".to_owned(),
        Field::Followers(Some(platform)) => format!("{} followers", platform.label()),
        Field::ProfileUrl => "Profile link".to_owned(),
        Field::Email => "E-mail".to_owned(),
        Field::Ignore => "Leave out".to_owned(),
        Field::Custom(name) => format!("Own field \u{201c}{name}\u{201d}"),
        plain => upper_first(&plain.to_string().replace('_', " ")),
    }
}
