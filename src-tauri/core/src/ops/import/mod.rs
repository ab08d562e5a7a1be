//! Committing an import: the plan that was shown, in one transaction, as one undo.
//!
//! Nothing is matched again. Where the store has changed since the plan was made, what the plan pinned is looked at
//! once more, and a row whose ground has shifted is left out and counted as asked.
//!
//! First people who are there are changed, one by one (`mending`); then the new ones are written in bulk: one thread
//! draws up their rows and compresses the journal (`making`) while this one writes them.

mod making;
mod mending;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::mpsc;
use std::{panic, thread};

use serde::Serialize;

use self::making::{Drawn, Making};
use self::mending::Mending;
use super::OpError;
use super::transact::{Done, InBulk, Tx, transact_in_bulk};
use super::undo::{Undone, undo};
use crate::domain::account::AccountRef;
use crate::domain::custom::CustomKind;
use crate::domain::when::When;
use crate::domain::{BatchId, CustomFieldId, PersonId};
use crate::import::{Candidate, Counts, ImportPlan, Mapping, PlannedRow, RowPlan, Who, signature_of};
use crate::store::bulk::Bulk;
use crate::store::headcount::Headcount;
use crate::store::import_batch::{self, BatchRow};
use crate::store::import_mapping;
use crate::store::newcomers::Newcomers;
use crate::store::{Store, StoreError, custom, journal, person, search, twin};

/// How many people are changed between two reports of progress.
const MENDED: usize = 2_048;

/// How many rows are drawn up and written between two reports. The more, the nearer to each other are the pages of an
/// index that they go to. Tests see more than one with fewer.
const STEP: usize = if cfg!(test) { 512 } else { 8_192 };

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportReport {
    /// Which batch.
    pub batch: BatchId,
    /// The file's name.
    pub file_name: String,
    /// The rows, and what came of them.
    pub counts: Counts,
    /// Rows that were left out because something changed between preview and commit: line and why.
    pub shifted: Vec<Shifted>,
    /// For the toast and the undo.
    pub done: Done,
}

/// A row that was left out because its ground shifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Shifted {
    /// The line of the file.
    pub line: u32,
    /// Why.
    pub why: String,
}

/// How many steps of rows wait, drawn up, ahead of the writer.
const AHEAD: usize = 1;

/// How many bytes of words the search index gathers before it writes them out.
const GATHERED: u32 = 16 << 20;

/// The rows of a plan by what came of them.
#[derive(Default)]
struct Tally {
    counts: Counts,
    shifted: Vec<Shifted>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        let (sum, more) = (&mut self.counts, other.counts);
        sum.people += more.people;
        sum.created += more.created;
        sum.updated += more.updated;
        sum.unchanged += more.unchanged;
        sum.skipped += more.skipped;
        sum.rejected += more.rejected;
        sum.asked += more.asked;
        self.shifted.extend(other.shifted);
    }

    fn shift(&mut self, line: u32, why: &str) {
        self.counts.asked += 1;
        self.shifted.push(Shifted {
            line,
            why: why.to_owned(),
        });
    }
}

/// Writes what a plan says.
///
/// `progress` hears how many rows of how many are written, and may break off: then nothing is written.
///
/// # Errors
/// It was cancelled, or the data file cannot be written.
pub fn commit(
    store: &mut Store,
    when: &When,
    plan: &ImportPlan,
    progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
) -> Result<ImportReport, OpError> {
    let ((batch, tally), done) = transact_in_bulk(store, when, plan.rows.len(), |tx| {
        let batch = begin(tx, plan)?;
        let shifts = Shifts::read(tx, plan)?;
        let mut tally = Tally::default();
        let mut progress = Progress {
            written: 0,
            total: count(plan.rows.len()),
            hear: progress,
        };
        mend(tx, plan, batch, &shifts, &mut tally, &mut progress)?;
        make(tx, plan, batch, &shifts, &mut tally, &mut progress)?;
        tally.counts.rows = count(plan.rows.len());
        tally.shifted.sort_by_key(|row| row.line);
        import_batch::set_counts(tx.conn, batch, as_row(&tally.counts))?;
        remember(tx, plan)?;
        tx.ties(batch);
        tx.says(label(&plan.sheet.file_name, &tally.counts));
        Ok((batch, tally))
    })?;
    Ok(ImportReport {
        batch,
        file_name: plan.sheet.file_name.clone(),
        counts: tally.counts,
        shifted: tally.shifted,
        done,
    })
}

/// Takes a batch back, days later if need be: what was edited since stays and is named.
///
/// # Errors
/// There is no such batch, it changed nothing, or it is undone already.
pub fn undo_batch(store: &mut Store, batch: BatchId) -> Result<Undone, OpError> {
    let entry = import_batch::entry(&store.conn, batch)?.ok_or(OpError::NotThere { what: "import" })?;
    undo(store, Some(entry.ok_or(OpError::Nothing("undo"))?))
}

struct Progress<'p> {
    written: u32,
    total: u32,
    hear: &'p mut dyn FnMut(u32, u32) -> ControlFlow<()>,
}

impl Progress<'_> {
    fn more(&mut self, rows: u32) -> Result<(), OpError> {
        self.written += rows;
        match (self.hear)(self.written, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(OpError::Cancelled),
        }
    }
}

/// What the owner chose comes back with the next list of this header.
fn remember(tx: &Tx<'_>, plan: &ImportPlan) -> Result<(), OpError> {
    let chosen = &plan.mapping.chosen;
    let Some(signature) = signature_of(&plan.sheet).filter(|_| !chosen.is_empty()) else {
        return Ok(());
    };
    let file_name = &plan.sheet.file_name;
    Ok(import_mapping::remember(
        tx.conn,
        &signature,
        chosen,
        file_name,
        tx.when.today,
    )?)
}

fn begin(tx: &mut Tx<'_>, plan: &ImportPlan) -> Result<BatchId, OpError> {
    let batch: BatchId = tx.id();
    import_batch::insert(
        tx.conn,
        &BatchRow {
            id: batch,
            entry: None,
            file_name: plan.sheet.file_name.clone(),
            file_hash: plan.sheet.hash.clone(),
            at: tx.when.instant,
            on: tx.when.today,
            mapping: serde_json::to_string(&without_samples(&plan.mapping)).unwrap_or_default(),
            counts: [0; 7],
        },
    )?;
    Ok(batch)
}

/// How columns were read, without the values that showed it: those are people's.
fn without_samples(mapping: &Mapping) -> Mapping {
    let mut mapping = mapping.clone();
    for column in &mut mapping.columns {
        column.samples.clear();
    }
    mapping
}

/// What has shifted since the rows were planned. Nothing is looked up where nothing was written since.
#[derive(Default)]
struct Shifts {
    /// The rows that are left out, by place, and why.
    left_out: HashMap<usize, String>,
    /// Who somebody is now who was merged into another.
    merged: HashMap<PersonId, PersonId>,
}

impl Shifts {
    fn read(tx: &Tx<'_>, plan: &ImportPlan) -> Result<Self, OpError> {
        let mut shifts = Self::default();
        if journal::state(tx.conn)? == plan.ground {
            return Ok(shifts);
        }
        for (at, row) in plan.rows.iter().enumerate() {
            let why = match &row.plan {
                RowPlan::Create => taken(tx, &plan.candidate(at))?,
                RowPlan::Update {
                    who: Who::Existing(id),
                    ..
                } if person::read(tx.conn, *id)?.is_none() => match twin::merged_into(tx.conn, *id)? {
                    Some(merged) => {
                        shifts.merged.insert(*id, merged.into);
                        None
                    }
                    None => Some(REMOVED.to_owned()),
                },
                _ => None,
            };
            shifts.left_out.extend(why.map(|why| (at, why)));
        }
        Ok(shifts)
    }

    /// Who somebody is by now.
    fn now(&self, id: PersonId) -> PersonId {
        self.merged.get(&id).copied().unwrap_or(id)
    }
}

const REMOVED: &str = "the person was removed after the preview";

/// Who took an account of a new person between preview and commit.
fn taken(tx: &Tx<'_>, candidate: &Candidate) -> Result<Option<String>, OpError> {
    for AccountRef { platform, handle, .. } in candidate.accounts.iter().map(|one| &one.account) {
        if let Some(owner) = person::by_account(tx.conn, *platform, handle)? {
            let owner = tx.name(owner)?;
            return Ok(Some(format!(
                "{} @{handle} was given to {owner} after the preview",
                platform.label()
            )));
        }
    }
    Ok(None)
}

/// Changes the people who are there.
fn mend(
    tx: &mut Tx<'_>,
    plan: &ImportPlan,
    batch: BatchId,
    shifts: &Shifts,
    tally: &mut Tally,
    progress: &mut Progress<'_>,
) -> Result<(), OpError> {
    let conn = tx.conn;
    let mut mending = Mending::new(tx, plan);
    let mut rows = 0;
    let mut changed: HashSet<PersonId> = HashSet::new();
    for (at, PlannedRow { line, plan }) in plan.rows.iter().enumerate() {
        let RowPlan::Update {
            who: Who::Existing(id),
            changes,
        } = plan
        else {
            continue;
        };
        let id = shifts.now(*id);
        let (outcome, who, why) = match shifts.left_out.get(&at) {
            Some(why) => {
                tally.shift(*line, why);
                ("ask", None, Some(why.as_str()))
            }
            None if mending.mend(id, changes)? => {
                changed.insert(id);
                tally.counts.updated += 1;
                ("update", Some(id), None)
            }
            None => {
                tally.counts.unchanged += 1;
                ("unchanged", Some(id), None)
            }
        };
        import_batch::insert_row(conn, batch, *line, outcome, who, why)?;
        rows += 1;
        if rows == MENDED {
            progress.more(count(rows))?;
            rows = 0;
        }
    }
    if rows > 0 {
        progress.more(count(rows))?;
    }
    tally.counts.people += count(changed.len());
    Ok(())
}

/// Makes the new people and notes what became of all other rows.
fn make(
    tx: &mut Tx<'_>,
    plan: &ImportPlan,
    batch: BatchId,
    shifts: &Shifts,
    tally: &mut Tally,
    progress: &mut Progress<'_>,
) -> Result<(), OpError> {
    let when = tx.when;
    tx.in_bulk(|conn, ids| {
        let newcomers = Newcomers::read(conn, batch, &plan.sheet.file_name, when.today)?;
        thread::scope(|scope| {
            let (send, drawn) = mpsc::sync_channel::<Result<Drawn, StoreError>>(AHEAD);
            let drawing = thread::Builder::new()
                .name("import".into())
                .spawn_scoped(scope, move || {
                    let mut making = Making::new(plan, shifts, newcomers, ids, when);
                    // Where nobody listens any more, the writer has failed or was cancelled.
                    while making.draw(STEP).is_some_and(|drawn| send.send(drawn).is_ok()) {}
                    making.tally()
                })
                .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
            search::gather(conn, GATHERED)?;
            let written = Bulk::unchecked(conn, |bulk| write(bulk, conn, when, drawn, progress));
            search::gather(conn, search::GATHERED)?;
            match drawing.join() {
                Ok(made) => {
                    tally.add(made);
                    written
                }
                Err(panicked) => panic::resume_unwind(panicked),
            }
        })
    })
}

fn write(
    mut bulk: Bulk<'_>,
    conn: &rusqlite::Connection,
    when: When,
    drawn: mpsc::Receiver<Result<Drawn, StoreError>>,
    progress: &mut Progress<'_>,
) -> Result<Option<InBulk>, OpError> {
    let mut done: Option<InBulk> = None;
    let mut headcount = Headcount::default();
    for step in drawn {
        let step = step?;
        bulk.write(&step.rows)?;
        headcount.join(step.headcount);
        if step.changed > 0 || !step.parts.is_empty() {
            let done = match &mut done {
                Some(done) => done,
                None => done.insert(InBulk::begin(conn, when)?),
            };
            for part in &step.parts {
                journal::keep_part(conn, done.entry, part)?;
            }
            done.rows += step.changed;
            done.made(&step.people);
        }
        if step.read > 0 {
            progress.more(step.read)?;
        }
    }
    headcount.keep(conn)?;
    Ok(done)
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// The custom field of this name, made where it is new.
pub(super) fn field_named(tx: &mut Tx<'_>, name: &str) -> Result<CustomFieldId, OpError> {
    if let Some(field) = custom::by_name(tx.conn, name)? {
        return Ok(field);
    }
    let field: CustomFieldId = tx.id();
    custom::insert(tx.conn, field, name, CustomKind::Text)?;
    Ok(field)
}

fn as_row(counts: &Counts) -> [u32; 7] {
    [
        counts.rows,
        counts.created,
        counts.updated,
        counts.unchanged,
        counts.skipped,
        counts.rejected,
        counts.asked,
    ]
}

fn label(file_name: &str, counts: &Counts) -> String {
    let people = |n: u32| {
        if n == 1 {
            "1 person".to_owned()
        } else {
            format!("{n} people")
        }
    };
    match (counts.created, counts.people - counts.created) {
        (0, 0) => format!("Imported {file_name}: nothing new"),
        (created, 0) => format!("Imported {} from {file_name}", people(created)),
        (0, updated) => format!("Updated {} from {file_name}", people(updated)),
        (created, updated) => format!(
            "Imported {} and updated {updated} from {file_name}",
            people(created)
        ),
    }
}
