//! A page of a preview: each row with what becomes of it, its cells, and what it asks.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Draft;
use super::says::{DO_NOT_CONTACT, said_of, says};
use crate::domain::PersonId;
use crate::domain::twin::Evidence;
use crate::import::{
    self, Candidate, ImportPlan, Known, Outcome, PlannedRow, Problem, QuestionKind, RowPlan, Severity, Take,
    Who,
};
use crate::store::{Reader, roster};
use crate::views::ViewError;
use crate::views::card::CardAccount;

/// Which rows a page shows; all of them where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct RowFilter {
    /// Those that come to this.
    pub outcome: Option<Outcome>,
    /// Those that ask this, answered ones among them.
    pub question: Option<QuestionKind>,
    /// Those with something that could not be taken as it stands.
    pub problems: bool,
}

/// Some rows of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PreviewRows {
    /// How many rows the filter leaves.
    pub total: u32,
    /// This page.
    pub rows: Vec<PreviewRow>,
}

/// A row of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct PreviewRow {
    /// The line of the file.
    pub line: u32,
    /// What becomes of it; `None` while that is not planned yet.
    pub outcome: Option<Outcome>,
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
    /// Its cells by the preview's columns, as they stand, mended ones as they are mended.
    pub cells: Vec<String>,
    /// What is wrong with which cell.
    pub marks: Vec<CellMark>,
    /// What it asks, or asked before it was answered.
    pub question: Option<RowQuestion>,
    /// What the owner decided.
    pub decided: Option<Take>,
    /// Whether she left it out.
    pub left_out: bool,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CellMark {
    /// Its column's header.
    pub column: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// What follows from it.
    pub severity: Severity,
}

/// What only the owner can tell about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RowQuestion {
    /// Of what kind it is.
    pub kind: QuestionKind,
    /// Why we ask.
    pub why: String,
    /// Whom it could be about, the likeliest first.
    pub options: Vec<Suspect>,
}

/// Somebody whom a row could be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Suspect {
    /// What says that it is them.
    pub take: Take,
    /// Their name.
    pub name: String,
    /// Their accounts.
    pub accounts: Vec<CardAccount>,
    /// Their e-mail addresses.
    pub emails: Vec<String>,
    /// What speaks for it, then what speaks against it.
    pub evidence: Vec<Evidence>,
}

/// A question that many rows ask, to be answered for all of them at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Question {
    /// Of what kind it is.
    pub kind: QuestionKind,
    /// How many rows ask it.
    pub rows: u32,
    /// How many of them are answered.
    pub answered: u32,
    /// The question, for a person to read.
    pub says: String,
    /// What the first row says that asks it.
    pub example: String,
    /// What may be answered for all of them.
    pub takes: Vec<TakeChoice>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TakeChoice {
    /// What it does.
    pub take: Take,
    /// How it reads on a button.
    pub label: String,
}

/// Rows by what they come to, by place.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    outcomes: BTreeMap<Outcome, Vec<u32>>,
    questions: BTreeMap<QuestionKind, Vec<u32>>,
    problems: Vec<u32>,
}

impl Index {
    pub(super) fn of(plan: &ImportPlan) -> Self {
        let mut index = Self::default();
        let mut problems = plan.problems.iter().map(|problem| problem.line).peekable();
        for (at, row) in plan.rows.iter().enumerate() {
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            let outcome = Outcome::of(&row.plan);
            index.outcomes.entry(outcome).or_default().push(place);
            if let Some(kind) = asked(plan, at, row) {
                index.questions.entry(kind).or_default().push(place);
            }
            while problems.next_if(|line| *line < row.line).is_some() {}
            if problems.peek() == Some(&row.line) {
                index.problems.push(place);
            }
        }
        index
    }

    /// How many rows have a problem.
    pub(super) fn problem_rows(&self) -> u32 {
        u32::try_from(self.problems.len()).unwrap_or(u32::MAX)
    }

    /// The rows that a filter leaves, in order; nothing where it leaves all.
    fn leaves(&self, filter: &RowFilter) -> Option<Cow<'_, [u32]>> {
        const NONE: &[u32] = &[];
        let outcome = filter
            .outcome
            .map(|outcome| self.outcomes.get(&outcome).map_or(NONE, Vec::as_slice));
        let question = filter
            .question
            .map(|kind| self.questions.get(&kind).map_or(NONE, Vec::as_slice));
        let problems = filter.problems.then_some(self.problems.as_slice());
        let mut lists: Vec<&[u32]> = outcome.into_iter().chain(question).chain(problems).collect();
        lists.sort_by_key(|list| list.len());
        let (shortest, others) = lists.split_first()?;
        if others.is_empty() {
            return Some(Cow::Borrowed(shortest));
        }
        let everywhere = |place: &&u32| others.iter().all(|list| list.binary_search(place).is_ok());
        Some(shortest.iter().filter(everywhere).copied().collect())
    }
}

/// A page of a draft's rows; where all are wanted, those that are not planned yet are among them.
///
/// # Errors
/// The data file cannot be read.
pub fn rows(
    reader: &Reader,
    draft: &Draft,
    filter: &RowFilter,
    from: u32,
    limit: u32,
) -> Result<PreviewRows, ViewError> {
    let (from, limit) = (from as usize, limit as usize);
    let all = draft.plan.sheet.rows.len();
    let (total, page): (usize, Vec<usize>) = match draft.index.leaves(filter) {
        None => (all, (0..all).skip(from).take(limit).collect()),
        Some(places) => (
            places.len(),
            places
                .iter()
                .skip(from)
                .take(limit)
                .map(|place| *place as usize)
                .collect(),
        ),
    };
    let rows = page
        .into_iter()
        .map(|at| match draft.plan.rows.get(at) {
            Some(row) => preview_row(&reader.conn, &draft.plan, at, row),
            None => Ok(unplanned_row(&draft.plan, at)),
        })
        .collect::<Result<_, _>>()?;
    Ok(PreviewRows {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        rows,
    })
}

/// What the rows of a draft ask, the most asked first.
#[must_use]
pub fn questions(draft: &Draft) -> Vec<Question> {
    let plan = &draft.plan;
    let mut questions: Vec<Question> = draft
        .index
        .questions
        .iter()
        .map(|(kind, places)| {
            let asks = |place: &&u32| {
                let row = plan.rows.get(**place as usize);
                row.is_some_and(|row| matches!(row.plan, RowPlan::Ask { .. }))
            };
            let open = places.iter().filter(asks).count();
            let example = places
                .first()
                .and_then(|place| question_of(plan, *place as usize))
                .map_or_else(String::new, |question| question.why);
            Question {
                kind: *kind,
                rows: u32::try_from(places.len()).unwrap_or(u32::MAX),
                answered: u32::try_from(places.len() - open).unwrap_or(u32::MAX),
                says: asks_for_all(*kind).to_owned(),
                example,
                takes: takes(*kind),
            }
        })
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.rows));
    questions
}

fn asks_for_all(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::DifferentPeople => {
            "These rows have accounts or addresses of different people. Whose are they?"
        }
        QuestionKind::SharedEmail => {
            "These rows share an e-mail address with somebody of another name: an agency\u{2019}s, perhaps. Who are they?"
        }
        QuestionKind::SharedLink => "These rows share a link with somebody of another name. Who are they?",
        QuestionKind::SameName => {
            "Somebody has the same name, and little else tells. Are these rows about them?"
        }
        QuestionKind::SimilarName => "Somebody has a similar name. Are these rows about them?",
        QuestionKind::LookAlike => {
            "These handles look like somebody\u{2019}s, in letters of another script. Are these rows about them?"
        }
    }
}

fn takes(kind: QuestionKind) -> Vec<TakeChoice> {
    let choice = |take, label: &str| TakeChoice {
        take,
        label: label.to_owned(),
    };
    let new = choice(Take::New, "They are new people");
    let mut takes = vec![choice(Take::Suggested, "They are who we suggest"), new];
    match kind {
        // Whoever has the account is no new person.
        QuestionKind::DifferentPeople => takes.truncate(1),
        QuestionKind::SharedEmail | QuestionKind::SharedLink | QuestionKind::LookAlike => takes.reverse(),
        QuestionKind::SameName | QuestionKind::SimilarName => {}
    }
    takes.push(choice(Take::LeaveOut, "Leave them out"));
    takes
}

/// What a row asks, or asked before it was answered.
fn question_of(plan: &ImportPlan, at: usize) -> Option<import::Question> {
    let row = plan.rows.get(at)?;
    if let RowPlan::Ask { options, kind, why } = &row.plan {
        return Some(import::Question {
            kind: *kind,
            options: options.clone(),
            why: why.clone(),
        });
    }
    plan.decided.get(&at)?.question.clone()
}

fn asked(plan: &ImportPlan, at: usize, row: &PlannedRow) -> Option<QuestionKind> {
    match &row.plan {
        RowPlan::Ask { kind, .. } => Some(*kind),
        _ => plan
            .decided
            .get(&at)?
            .question
            .as_ref()
            .map(|question| question.kind),
    }
}

/// A row of which is known what it says, and not yet what becomes of it.
fn unplanned_row(plan: &ImportPlan, at: usize) -> PreviewRow {
    let candidate = plan.candidate(at);
    PreviewRow {
        line: candidate.line,
        outcome: None,
        accounts: card_accounts(&candidate),
        says: Vec::new(),
        person: None,
        cells: cells(plan, at),
        marks: Vec::new(),
        question: None,
        decided: None,
        left_out: false,
        name: candidate.name.unwrap_or_default(),
        emails: candidate.emails,
    }
}

/// A row's cells by the plan's columns, as they stand.
fn cells(plan: &ImportPlan, at: usize) -> Vec<String> {
    let row = plan.sheet.rows.get(at);
    let cell = |column: u32| row.and_then(|row| row.raw(column as usize));
    plan.mapping
        .columns
        .iter()
        .map(|column| cell(column.index).unwrap_or_default().to_owned())
        .collect()
}

fn preview_row(
    conn: &Connection,
    plan: &ImportPlan,
    at: usize,
    row: &PlannedRow,
) -> Result<PreviewRow, ViewError> {
    let candidate = plan.candidate(at);
    let decided = plan.decided.get(&at);
    let mut sentences = says(&row.plan, decided);
    if candidate.do_not_contact == Some(true) && matches!(row.plan, RowPlan::Create) {
        sentences.push(DO_NOT_CONTACT.to_owned());
    }
    let problems = problems_of(plan, row.line);
    // The problems of a rejected row are what it says already.
    if !matches!(row.plan, RowPlan::Reject { .. }) {
        sentences.extend(problems.iter().map(said_of));
    }
    let question = match question_of(plan, at) {
        None => None,
        Some(asked) => {
            let mut options = Vec::with_capacity(asked.options.len());
            for who in asked.options {
                options.extend(suspect(conn, plan, &candidate, who)?);
            }
            Some(RowQuestion {
                kind: asked.kind,
                why: asked.why,
                options,
            })
        }
    };
    Ok(PreviewRow {
        line: row.line,
        outcome: Some(Outcome::of(&row.plan)),
        accounts: card_accounts(&candidate),
        says: sentences,
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
        cells: cells(plan, at),
        marks: problems
            .iter()
            .filter(|problem| !problem.column.is_empty())
            .map(|problem| CellMark {
                column: problem.column.clone(),
                message: problem.message.clone(),
                severity: problem.severity,
            })
            .collect(),
        question,
        decided: decided.map(|decided| decided.take),
        left_out: decided.is_some_and(|decided| decided.take == Take::LeaveOut && decided.refused.is_none()),
        name: candidate.name.unwrap_or_default(),
        emails: candidate.emails,
    })
}

/// Somebody whom a row could be about; nobody where they are gone since.
fn suspect(
    conn: &Connection,
    plan: &ImportPlan,
    candidate: &Candidate,
    who: Who,
) -> Result<Option<Suspect>, ViewError> {
    let (take, known) = match who {
        Who::Existing(id) => (Take::Person(id), roster::one(conn, id)?),
        Who::Row(line) => (
            Take::Row(line),
            plan.sheet
                .rows
                .at_line(line)
                .map(|at| Known::made_from(&plan.candidate(at))),
        ),
    };
    Ok(known.map(|known| Suspect {
        take,
        evidence: import::evidence(candidate, &known, plan.mapping.region),
        accounts: known
            .accounts
            .iter()
            .map(|account| CardAccount {
                platform: account.platform,
                handle: account.handle.clone(),
                followers: account.followers,
            })
            .collect(),
        name: known.name,
        emails: known.emails,
    }))
}

fn card_accounts(candidate: &Candidate) -> Vec<CardAccount> {
    candidate
        .accounts
        .iter()
        .map(|one| CardAccount {
            platform: one.account.platform,
            handle: one.account.written.clone(),
            followers: one.followers,
        })
        .collect()
}

/// A row's problems: they stand in the order of their lines.
fn problems_of(plan: &ImportPlan, line: u32) -> &[Problem] {
    let start = plan.problems.partition_point(|problem| problem.line < line);
    let end = plan.problems.partition_point(|problem| problem.line <= line);
    plan.problems.get(start..end).unwrap_or_default()
}
