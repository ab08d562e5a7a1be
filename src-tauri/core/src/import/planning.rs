//! Planning: every row is read, rows about one person are put together, and each row is compared with whom it is about.

mod whom;

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use self::whom::Whom;
use super::candidate::Candidate;
use super::change::{self, Changes};
use super::deciding::Decisions;
use super::decision::Take;
use super::error::ImportError;
use super::field::Field;
use super::grouping::Grouping;
use super::groups::Groups;
use super::keyed::Read;
use super::keys::count;
use super::mapping::Mapping;
use super::options::Options;
use super::outcome::Outcome;
use super::overwrites::Overwrites;
use super::plan::{Decided, ImportPlan, PlannedRow, Question, RowPlan};
use super::problem::Problem;
use super::roster::Roster;
use super::row_reader::RowReader;
use super::sheet::Sheet;
use super::similar_names::Namesakes;
use super::standing::{Person, Standing};

/// What is said of a row that the owner left out.
const LEFT_OUT: &str = "you left it out";

/// What is said of a row about somebody who was erased.
const ERASED: &str = "whom it is about was erased and marked not to be imported";

/// Plans every row against who is known, other rows of the file included.
///
/// `progress` hears how many rows of how many are done, and may break off.
///
/// # Errors
/// It was cancelled, or a column is to be overwritten that is not there. What is wrong with a row is in the plan.
pub fn plan(
    sheet: &Arc<Sheet>,
    mapping: &Mapping,
    roster: &Roster,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<ImportPlan, ImportError> {
    let reader = RowReader::new(sheet, mapping, options.today);
    let read = Read::all(&reader, progress).ok_or_else(|| cancelled(sheet))?;
    planned(sheet, mapping, read, roster, options, progress)
}

/// The same, while it is still being found out who is known: the rows are read meanwhile.
///
/// # Errors
/// Those of [`plan`], and those of finding out.
pub fn plan_beside<E: From<ImportError>>(
    sheet: &Arc<Sheet>,
    mapping: &Mapping,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
    roster: impl FnOnce() -> Result<Roster, E>,
) -> Result<ImportPlan, E> {
    let reader = RowReader::new(sheet, mapping, options.today);
    let (read, roster) = Read::beside(&reader, progress, roster)?;
    let read = read.ok_or_else(|| cancelled(sheet))?;
    Ok(planned(sheet, mapping, read, &roster, options, progress)?)
}

fn cancelled(sheet: &Sheet) -> ImportError {
    ImportError::Cancelled {
        file: sheet.file_name.clone(),
    }
}

/// What becomes of rows that were read.
fn planned(
    sheet: &Arc<Sheet>,
    mapping: &Mapping,
    mut read: Read,
    roster: &Roster,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<ImportPlan, ImportError> {
    let cancelled = || cancelled(sheet);
    read.keys.meet(roster);
    let reader = RowReader::new(sheet, mapping, options.today);
    let decisions = Decisions::of(&options.decisions);
    let total = count(sheet.rows.len());
    let mut go_on = || progress(total, total);
    let told = decisions.told(&sheet.rows, roster);
    let overwrites = Overwrites::of(&options.overwrite, sheet, mapping)?;
    let names = overwrites.name();
    let grouping = Grouping {
        overwrites_names: names,
        keys: &read.keys,
        roster,
        told: &told,
        read: &|at| reader.candidate(at),
    };
    let groups = grouping.run(&mut go_on).ok_or_else(cancelled)?;
    // From high fidelity to low: a similar name is looked for when all else is known.
    let name = |at: usize| reader.candidate(at).filter(|row| row.named)?.name;
    let mut late = |done: u32, more: u32| progress(total.saturating_add(done), total.saturating_add(more));
    let weak = weak_rows(&read, &groups);
    let namesakes = Namesakes::of_rows(&weak, &read.keys, roster, &name, &mut late).ok_or_else(cancelled)?;
    let silent = match overwrites.do_not_contact() {
        true => silent_groups(&reader, &groups),
        false => HashSet::new(),
    };
    let barred = barred_rows(&reader, roster, &groups);
    let mut planning = Planning {
        reader: &reader,
        mapping,
        overwrites,
        standing: Standing::new(roster, &reader, &read.keys, &groups, namesakes, names),
        decisions: &decisions,
        silent,
        barred,
        placed: BTreeMap::new(),
        decided: BTreeMap::new(),
        problems: Vec::new(),
    };
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for (at, (row, fate)) in sheet.rows.iter().zip(read.fates).enumerate() {
        let plan = match fate {
            Some(fate) => planning.no_one(at, row.line, fate),
            None => planning.row(at, row.line),
        };
        rows.push(PlannedRow { line: row.line, plan });
    }
    let kept_off = std::mem::take(&mut planning.standing.kept_off);
    let mut problems = read.problems;
    problems.append(&mut planning.problems);
    problems.sort_by_key(|problem| problem.line);
    Ok(ImportPlan {
        sheet: Arc::clone(sheet),
        ground: roster.ground().to_owned(),
        mapping: mapping.clone(),
        overwrite: options.overwrite.clone(),
        today: options.today,
        rows,
        decided: planning.decided,
        kept_off: kept_off.into_iter().collect(),
        problems,
    })
}

/// Rows of which nothing but a name tells whom they are about.
fn weak_rows(read: &Read, groups: &Groups) -> Vec<usize> {
    let rows = 0..read.keys.rows();
    rows.filter(|at| read.keys.of(*at).is_empty() && groups.is_alone(*at) && groups.existing(*at).is_none())
        .collect()
}

/// The groups, by their roots, of which any row says that they must not be contacted.
fn silent_groups(reader: &RowReader<'_>, groups: &Groups) -> HashSet<usize> {
    let silent = |at: &usize| {
        let row = reader.candidate(*at);
        row.is_some_and(|row| row.do_not_contact == Some(true))
    };
    let rows = 0..reader.sheet.rows.len();
    rows.filter(silent).map(|at| groups.root(at)).collect()
}

/// Whoever was added again by hand since may be imported again.
fn barred_rows(reader: &RowReader<'_>, roster: &Roster, groups: &Groups) -> HashSet<usize> {
    let marked = roster.do_not_import();
    if marked.is_empty() {
        return HashSet::new();
    }
    let is_barred = |at: &usize| {
        let row = reader.candidate(*at);
        row.is_some_and(|row| {
            let accounts = row.accounts.iter().map(|one| &one.account);
            let mut accounts = accounts.map(|account| marked.has_account(account.platform, &account.handle));
            accounts.any(|marked| marked) || row.emails.iter().any(|address| marked.has_email(address))
        })
    };
    let rows = 0..reader.sheet.rows.len();
    rows.filter(|at| groups.existing(*at).is_none())
        .filter(is_barred)
        .collect()
}

struct Planning<'p> {
    reader: &'p RowReader<'p>,
    mapping: &'p Mapping,
    overwrites: Overwrites,
    standing: Standing<'p>,
    decisions: &'p Decisions,
    /// Groups of which a row says that they must not be contacted, where another row's no could lift it.
    silent: HashSet<usize>,
    /// Rows about nobody who is known, with an account or an address that no import is to bring back.
    barred: HashSet<usize>,
    /// Whom rows are about that other rows were said to be about, by line.
    placed: BTreeMap<u32, Person>,
    decided: BTreeMap<usize, Decided>,
    problems: Vec<Problem>,
}

impl Planning<'_> {
    /// A row that is about no one; all that can be decided is that it stays out.
    fn no_one(&mut self, at: usize, line: u32, fate: RowPlan) -> RowPlan {
        let was = Outcome::of(&fate);
        match self.decisions.about(line, was, None) {
            Some(Take::LeaveOut) if was == Outcome::Reject => {
                self.decide(at, Take::LeaveOut, was, None, None);
                let why = LEFT_OUT.to_owned();
                RowPlan::Skip { why }
            }
            _ => fate,
        }
    }

    fn row(&mut self, at: usize, line: u32) -> RowPlan {
        if self.barred.contains(&at) {
            let why = ERASED.to_owned();
            return RowPlan::Skip { why };
        }
        if self.standing.is_plain(at) && !self.decisions.touch_new(line) {
            let person = self.standing.make(at, line);
            self.standing.tell(at, person);
            return RowPlan::Create;
        }
        let Some(mut candidate) = self.reader.candidate(at) else {
            return RowPlan::Skip { why: String::new() };
        };
        if self.silent.contains(&self.standing.groups.root(at)) {
            candidate.do_not_contact = candidate.do_not_contact.filter(|silent| *silent);
        }
        let found = self.standing.find(at, &candidate);
        let (whom, found) = self.whom(at, line, &candidate, found);
        let person = match &whom {
            Whom::Person(person) => Some(*person),
            Whom::New => None,
            Whom::Same(person) => {
                self.place(line, *person);
                let who = self.standing.who(*person);
                return RowPlan::Unchanged { who };
            }
            Whom::Ask(question) => {
                self.standing.asks(at, question);
                let Question { kind, options, why } = question.clone();
                return RowPlan::Ask { options, kind, why };
            }
            Whom::NoOne => {
                let why = LEFT_OUT.to_owned();
                return RowPlan::Skip { why };
            }
        };
        self.keep_off(at, &mut candidate, person);
        match person {
            None => {
                let person = self.standing.make(at, line);
                self.standing.tell(at, person);
                self.place(line, person);
                RowPlan::Create
            }
            Some(person) => {
                self.standing.tell(at, person);
                self.place(line, person);
                let found = found.unwrap_or_else(|| self.compare(&candidate, person));
                self.update(at, &candidate, person, found)
            }
        }
    }

    fn place(&mut self, line: u32, person: Person) {
        if self.decisions.pointed_at.contains(&line) {
            self.placed.insert(line, person);
        }
    }

    /// Leaves out accounts that are somebody else's.
    fn keep_off(&mut self, at: usize, candidate: &mut Candidate, person: Option<Person>) {
        let taken = self.standing.of_others(at, candidate, person);
        if taken.is_empty() {
            return;
        }
        for (account, owner) in &taken {
            let message = format!(
                "{} {} is {}\u{2019}s and stays theirs",
                account.platform.label(),
                account.written,
                self.name(*owner)
            );
            let column = self.column(|field| match field {
                Field::Handle(Some(platform)) => *platform == account.platform,
                Field::Handle(None) | Field::ProfileUrl => true,
                _ => false,
            });
            let problem = Problem::flag(candidate.line, column, &account.written, message);
            self.problems.push(problem);
        }
        let kept: Vec<_> = taken.into_iter().map(|(account, _)| account).collect();
        candidate.accounts.retain(|one| !kept.contains(&one.account));
        self.standing.kept_off.insert(at, kept);
    }

    fn compare(&self, candidate: &Candidate, person: Person) -> Changes {
        let Some(known) = self.standing.known(person) else {
            return Changes::default();
        };
        let RowReader { modified, .. } = *self.reader;
        let region = self.reader.region();
        change::changes(candidate, known, &self.overwrites, modified, region, |said| {
            self.standing.said(person, said)
        })
    }

    /// What a row changes about someone who is there already.
    fn update(&mut self, at: usize, candidate: &Candidate, person: Person, mut found: Changes) -> RowPlan {
        let who = self.standing.who(person);
        for late in &found.late_counts {
            let message =
                "another row of the file gives another count for this account; the first one was kept";
            let column = self.column(|field| matches!(field, Field::Followers(_)));
            let problem = Problem::flag(candidate.line, column, &late.to_string(), message);
            self.problems.push(problem);
        }
        if !self.overwrites.name() {
            self.standing.offer_name(person, candidate, &mut found.changes);
        }
        self.standing.change(person, &found);
        self.standing.gives(at, person);
        if found.changes.is_empty() {
            RowPlan::Unchanged { who }
        } else {
            RowPlan::Update {
                who,
                changes: found.changes,
            }
        }
    }

    /// The header of the first column that holds what is wanted.
    fn column(&self, wanted: impl Fn(&Field) -> bool) -> &str {
        self.mapping
            .columns
            .iter()
            .find(|column| wanted(&column.field))
            .map_or("", |column| column.header.as_str())
    }
}
