//! An import before it is done: what we understood, and what will become of every row. The preview is the plan.

use std::ops::ControlFlow;
use std::sync::Arc;

use serde::Serialize;

use super::ViewError;
use super::card::CardAccount;
use crate::domain::count;
use crate::domain::word::upper_first;
use crate::domain::{PersonId, Platform};
use crate::import::{
    self, Change, Column, Counts, Field, Format, ImportPlan, Options, Outcome, Overwrite, PlannedRow,
    Problem, RowPlan, Sheet, Source, Who,
};
use crate::store::{Reader, roster};

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
}

/// Reads a file and plans its import.
///
/// # Errors
/// The file cannot be read, an option names what is not there, or it was cancelled.
pub fn draft(
    reader: &Reader,
    source: &Source,
    options: Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Draft, ViewError> {
    let sheet = Arc::new(import::read(source, &options.reading)?);
    replan(reader, sheet, options, progress)
}

/// Plans a file that was read before: with other options, or because the data changed.
///
/// # Errors
/// An option names what is not there, or it was cancelled.
pub fn replan(
    reader: &Reader,
    sheet: Arc<Sheet>,
    options: Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<Draft, ViewError> {
    let mapping = import::guess(&sheet, &options)?;
    let roster = roster::read(&reader.conn)?;
    let plan = import::plan(&sheet, &mapping, &roster, &options, progress)?;
    Ok(Draft { sheet, options, plan })
}

/// What we understood of a file, and how many rows come to what.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Preview {
    /// The file's name.
    pub file_name: String,
    /// The rows, and what will come of them.
    pub counts: Counts,
    /// What kind of file it is, and how it was read.
    pub format: Format,
    /// Where the header stands; `None` where the file has none.
    pub header_line: Option<u32>,
    /// The platform of handles that do not say their own.
    pub platform: Option<Platform>,
    /// Why that one.
    pub platform_because: String,
    /// The columns and what they hold.
    pub columns: Vec<Column>,
    /// What a column may hold.
    pub fields: Vec<FieldChoice>,
    /// Which values that are there are replaced.
    pub overwrite: Overwrite,
    /// The first problems, by line.
    pub problems: Vec<Problem>,
    /// How many there are in all.
    pub problem_count: u32,
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
        counts: plan.counts(),
        format: draft.sheet.format.clone(),
        header_line: draft.sheet.header_line,
        platform: plan.mapping.platform,
        platform_because: plan.mapping.platform_because.clone(),
        columns: plan.mapping.columns.clone(),
        fields: choices(&draft.sheet.header),
        overwrite: plan.overwrite.clone(),
        problems: plan.problems.iter().take(LISTED_PROBLEMS).cloned().collect(),
        problem_count: u32::try_from(plan.problems.len()).unwrap_or(u32::MAX),
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

/// Some rows of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PreviewRows {
    /// How many rows have the outcome asked for.
    pub total: u32,
    /// This page.
    pub rows: Vec<PreviewRow>,
}

/// A row of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PreviewRow {
    /// The line of the file.
    pub line: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The name; empty where the row has none.
    pub name: String,
    /// Its accounts.
    pub accounts: Vec<CardAccount>,
    /// Its e-mail addresses.
    pub emails: Vec<String>,
    /// What will happen, or what is wrong, in sentences.
    pub says: Vec<String>,
    /// Whom it is about, where they are known already.
    pub person: Option<PersonId>,
}

/// A page of a draft's rows, of one outcome or of all.
#[must_use]
pub fn rows(draft: &Draft, outcome: Option<Outcome>, from: u32, limit: u32) -> PreviewRows {
    let wanted =
        |(_, row): &(usize, &PlannedRow)| outcome.is_none_or(|outcome| Outcome::of(&row.plan) == outcome);
    let all = || draft.plan.rows.iter().enumerate().filter(wanted);
    let total = all().count();
    let page = all().skip(from as usize).take(limit as usize);
    PreviewRows {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        rows: page.map(|(at, row)| preview_row(draft, at, row)).collect(),
    }
}

fn preview_row(draft: &Draft, at: usize, row: &PlannedRow) -> PreviewRow {
    let candidate = draft.plan.candidate(at);
    let mut says = says(&row.plan);
    // The problems of a rejected row are what it says already.
    if !matches!(row.plan, RowPlan::Reject { .. }) {
        says.extend(problems_of(&draft.plan, row.line).map(said_of));
    }
    PreviewRow {
        line: row.line,
        outcome: Outcome::of(&row.plan),
        name: candidate.name.unwrap_or_default(),
        accounts: candidate
            .accounts
            .iter()
            .map(|one| CardAccount {
                platform: one.account.platform,
                handle: one.account.written.clone(),
                followers: one.followers,
            })
            .collect(),
        emails: candidate.emails,
        says,
        person: match &row.plan {
            RowPlan::Update {
                who: Who::Existing(id),
                ..
            }
            | RowPlan::Unchanged {
                who: Who::Existing(id),
            } => Some(*id),
            _ => None,
        },
    }
}

/// A row's problems: they stand in the order of their lines.
fn problems_of(plan: &ImportPlan, line: u32) -> impl Iterator<Item = &Problem> {
    let start = plan.problems.partition_point(|problem| problem.line < line);
    plan.problems[start..]
        .iter()
        .take_while(move |problem| problem.line == line)
}

fn said_of(problem: &Problem) -> String {
    format!("{}: {}", problem.column, problem.message)
}

fn says(plan: &RowPlan) -> Vec<String> {
    match plan {
        RowPlan::Create => vec!["New person".to_owned()],
        RowPlan::Update { who, changes } => {
            let line = match who {
                Who::Row(line) => Some(format!("Joins the person of line {line}")),
                Who::Existing(_) => None,
            };
            line.into_iter().chain(changes.iter().map(said)).collect()
        }
        RowPlan::Unchanged { who: Who::Row(line) } => vec![format!("Says the same as line {line}")],
        RowPlan::Unchanged {
            who: Who::Existing(_),
        } => vec!["Nothing new".to_owned()],
        RowPlan::Skip { why } | RowPlan::Ask { why, .. } => vec![why.clone()],
        RowPlan::Reject { problems } => problems.iter().map(said_of).collect(),
    }
}

fn said(change: &Change) -> String {
    let replaces = |from: Option<&str>| {
        from.map_or_else(String::new, |from| format!(" instead of \u{201c}{from}\u{201d}"))
    };
    match change {
        Change::SetName { from, to } => format!("Name \u{201c}{to}\u{201d}{}", replaces(Some(from))),
        Change::SetDetail { field, from, to } => {
            format!(
                "{} \u{201c}{to}\u{201d}{}",
                field.label(),
                replaces(from.as_deref())
            )
        }
        Change::AddAccount { account, .. } => {
            format!("Adds {} @{}", account.platform.label(), account.written)
        }
        Change::Followers {
            platform, from, to, ..
        } => {
            let before = from.map_or_else(String::new, |from| format!(", was {}", count::short(from)));
            format!("{} followers {}{before}", platform.label(), count::short(*to))
        }
        Change::AddEmail { email } => format!("Adds {email}"),
        Change::AddPhone { phone } => format!("Adds {phone}"),
        Change::AddTag { tag } => format!("Adds the tag \u{201c}{tag}\u{201d}"),
        Change::SetCustom { name, from, to } => {
            format!("{name} \u{201c}{to}\u{201d}{}", replaces(from.as_deref()))
        }
        Change::SetStage { to, .. } => format!("Moves to {}", to.label()),
    }
}
