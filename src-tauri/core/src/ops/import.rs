//! Committing an import: the plan that was shown, in one transaction, as one undo.
//!
//! Nothing is matched again. What the plan pinned is looked at once more, and a row whose ground has shifted since
//! the preview is left out and counted as asked.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::Serialize;

use super::account::insert_account;
use super::transact::{Done, Tx, transact};
use super::undo::{Undone, undo};
use super::{OpError, person as people};
use crate::domain::account::AccountRef;
use crate::domain::custom::CustomKind;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::when::When;
use crate::domain::{AccountId, BatchId, CustomFieldId, PersonId, TagId};
use crate::import::{Candidate, Change, Counts, ImportPlan, RowPlan, Who};
use crate::store::import_batch::{self, BatchRow};
use crate::store::touchpoint::{self, TouchpointRow};
use crate::store::{Store, account, custom, email, person, phone, stage, tag};

/// How many rows are written between two reports of progress.
const STEP: usize = 256;

/// Where a follower count came from.
const SOURCE: &str = "import";

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
    let ((batch, counts, shifted), done) = transact(store, when, |tx| {
        let mut writing = Writing::begin(tx, plan)?;
        let total = u32::try_from(plan.rows.len()).unwrap_or(u32::MAX);
        for (index, chunk) in plan.rows.chunks(STEP).enumerate() {
            for (at, row) in chunk.iter().enumerate() {
                writing.row(index * STEP + at, row.line, &row.plan)?;
            }
            let written = u32::try_from(index * STEP + chunk.len()).unwrap_or(u32::MAX);
            if progress(written, total).is_break() {
                return Err(OpError::Cancelled);
            }
        }
        writing.end()
    })?;
    Ok(ImportReport {
        batch,
        file_name: plan.sheet.file_name.clone(),
        counts,
        shifted,
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

struct Writing<'w, 'tx> {
    tx: &'w mut Tx<'tx>,
    plan: &'w ImportPlan,
    batch: BatchId,
    counts: Counts,
    /// Who changed, of those who were there.
    changed: HashSet<PersonId>,
    shifted: Vec<Shifted>,
    /// Whom the rows made, by line.
    made: HashMap<u32, PersonId>,
    tags: HashMap<String, TagId>,
    fields: HashMap<String, CustomFieldId>,
    /// The last rank of each stage's board.
    last: HashMap<Stage, f64>,
}

impl<'w, 'tx> Writing<'w, 'tx> {
    fn begin(tx: &'w mut Tx<'tx>, plan: &'w ImportPlan) -> Result<Self, OpError> {
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
                mapping: serde_json::to_string(&plan.mapping).unwrap_or_default(),
                counts: [0; 7],
            },
        )?;
        Ok(Self {
            tx,
            plan,
            batch,
            counts: Counts {
                rows: plan.counts().rows,
                ..Counts::default()
            },
            changed: HashSet::new(),
            shifted: Vec::new(),
            made: HashMap::new(),
            tags: HashMap::new(),
            fields: HashMap::new(),
            last: HashMap::new(),
        })
    }

    fn row(&mut self, at: usize, line: u32, plan: &RowPlan) -> Result<(), OpError> {
        let (outcome, who, says) = match plan {
            RowPlan::Create => {
                let candidate = self.plan.candidate(at);
                match self.taken(&candidate)? {
                    None => {
                        self.counts.created += 1;
                        ("create", Some(self.create(line, &candidate)?), None)
                    }
                    Some(why) => self.shift(line, why),
                }
            }
            RowPlan::Update { who, changes } => match self.person(*who)? {
                Some(id) => {
                    let mut changed = false;
                    for change in changes {
                        changed |= self.change(id, change)?;
                    }
                    if changed {
                        if matches!(who, Who::Existing(_)) {
                            self.changed.insert(id);
                        }
                        self.counts.updated += 1;
                        ("update", Some(id), None)
                    } else {
                        self.counts.unchanged += 1;
                        ("unchanged", Some(id), None)
                    }
                }
                None => self.shift(line, "the person was removed after the preview".to_owned()),
            },
            RowPlan::Unchanged { who } => {
                self.counts.unchanged += 1;
                ("unchanged", self.person(*who)?, None)
            }
            RowPlan::Skip { why } => {
                self.counts.skipped += 1;
                ("skip", None, Some(why.clone()))
            }
            RowPlan::Reject { problems } => {
                self.counts.rejected += 1;
                let says: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
                ("reject", None, Some(says.join("; ")))
            }
            RowPlan::Ask { why, .. } => {
                self.counts.asked += 1;
                ("ask", None, Some(why.clone()))
            }
        };
        import_batch::insert_row(self.tx.conn, self.batch, line, outcome, who, says.as_deref())?;
        Ok(())
    }

    fn shift(&mut self, line: u32, why: String) -> (&'static str, Option<PersonId>, Option<String>) {
        self.counts.asked += 1;
        self.shifted.push(Shifted {
            line,
            why: why.clone(),
        });
        ("ask", None, Some(why))
    }

    /// The person whom a row is about, if still there.
    fn person(&self, who: Who) -> Result<Option<PersonId>, OpError> {
        Ok(match who {
            Who::Row(line) => self.made.get(&line).copied(),
            Who::Existing(id) => person::read(self.tx.conn, id)?.map(|row| row.id),
        })
    }

    /// Who took an account or an address of a new person between preview and commit.
    fn taken(&self, candidate: &Candidate) -> Result<Option<String>, OpError> {
        for AccountRef { platform, handle, .. } in candidate.accounts.iter().map(|one| &one.account) {
            if let Some(owner) = person::by_account(self.tx.conn, *platform, handle)? {
                let owner = self.tx.name(owner)?;
                return Ok(Some(format!(
                    "{} @{handle} was given to {owner} after the preview",
                    platform.label()
                )));
            }
        }
        Ok(None)
    }

    fn create(&mut self, line: u32, candidate: &Candidate) -> Result<PersonId, OpError> {
        let to = candidate.stage.unwrap_or(Stage::Discovery);
        let rank = self.next_rank(to)?;
        let name = candidate.name.as_deref().unwrap_or("?");
        let id = people::insert(self.tx, name, to, rank)?;
        person::set_fields(self.tx.conn, id, &candidate.details)?;
        for one in &candidate.accounts {
            self.add_account(id, &one.account, one.followers, candidate.stats_on)?;
        }
        for address in &candidate.emails {
            email::insert(self.tx.conn, self.tx.id(), id, address)?;
        }
        for number in &candidate.phones {
            phone::insert(self.tx.conn, self.tx.id(), id, number)?;
        }
        for name in &candidate.tags {
            self.add_tag(id, name)?;
        }
        for (name, value) in &candidate.custom {
            self.set_custom(id, name, value)?;
        }
        for on in &candidate.contacts {
            self.add_touchpoint(id, *on)?;
        }
        self.made.insert(line, id);
        Ok(id)
    }

    /// New people stand below those who are there, in the file's order.
    fn next_rank(&mut self, stage: Stage) -> Result<f64, OpError> {
        let last = match self.last.get(&stage) {
            Some(last) => *last,
            None => person::rank_bounds(self.tx.conn, stage)?.map_or(0.0, |(_, bottom)| bottom),
        };
        self.last.insert(stage, last + 1.0);
        Ok(last + 1.0)
    }

    /// Makes one change; `false` where what it was planned on has changed since, or it is made already.
    fn change(&mut self, id: PersonId, change: &Change) -> Result<bool, OpError> {
        let conn = self.tx.conn;
        match change {
            Change::SetName { from, to } => self.set_detail(id, PersonField::Name, Some(from), to),
            Change::SetDetail { field, from, to } => self.set_detail(id, *field, from.as_deref(), to),
            Change::AddAccount {
                account,
                followers,
                on,
            } => {
                if person::by_account(conn, account.platform, &account.handle)?.is_some() {
                    return Ok(false);
                }
                self.add_account(id, account, *followers, *on)?;
                Ok(true)
            }
            Change::Followers {
                account: _,
                platform,
                handle,
                from: _,
                to,
                on,
            } => {
                let found = account::of_person(conn, id)?;
                let Some(row) = found
                    .into_iter()
                    .find(|row| row.platform == *platform && row.handle == *handle)
                else {
                    return Ok(false);
                };
                let on = on.unwrap_or(self.tx.when.today);
                if row.followers == Some(*to) && row.followers_on.is_some_and(|known| known >= on) {
                    return Ok(false);
                }
                self.add_stat(row.id, *to, on)?;
                Ok(true)
            }
            Change::AddTouchpoint { on } => self.add_touchpoint(id, *on),
            Change::AddEmail { email: address } => Ok(email::insert(conn, self.tx.id(), id, address)?),
            Change::AddPhone { phone: number } => Ok(phone::insert(conn, self.tx.id(), id, number)?),
            Change::AddTag { tag } => self.add_tag(id, tag),
            Change::SetCustom { name, from, to } => {
                let field = self.field(name)?;
                if custom::value(conn, id, field)?.as_deref() != from.as_deref() {
                    return Ok(false);
                }
                custom::set(conn, id, field, Some(to))?;
                Ok(true)
            }
            Change::SetStage { from, to } => {
                let now = person::read(conn, id)?.map(|row| row.stage);
                if now != Some(*from) {
                    return Ok(false);
                }
                let rank = self.next_rank(*to)?;
                person::place(conn, id, *to, rank)?;
                stage::insert_change(conn, self.tx.id(), id, Some(*from), *to, self.tx.when.today)?;
                Ok(true)
            }
        }
    }

    fn set_detail(
        &mut self,
        id: PersonId,
        field: PersonField,
        from: Option<&str>,
        to: &str,
    ) -> Result<bool, OpError> {
        if person::field(self.tx.conn, id, field)?.as_deref() != from {
            return Ok(false);
        }
        person::set_field(self.tx.conn, id, field, Some(to))?;
        Ok(true)
    }

    fn add_account(
        &mut self,
        id: PersonId,
        new: &AccountRef,
        followers: Option<i64>,
        on: Option<NaiveDate>,
    ) -> Result<(), OpError> {
        let account = insert_account(self.tx, id, new)?;
        let on = on.unwrap_or(self.tx.when.today);
        followers.map_or(Ok(()), |count| self.add_stat(account, count, on))
    }

    /// A contact of ours, unless one of that day is there.
    fn add_touchpoint(&mut self, person: PersonId, on: NaiveDate) -> Result<bool, OpError> {
        if touchpoint::any_on(self.tx.conn, person, on)? {
            return Ok(false);
        }
        let new = TouchpointRow {
            id: self.tx.id(),
            person,
            channel: Channel::Other,
            direction: Direction::Out,
            intent: Intent::CheckIn,
            on,
            note: Some(format!("from {}", self.plan.sheet.file_name)),
        };
        touchpoint::insert(self.tx.conn, &new)?;
        Ok(true)
    }

    fn add_stat(&mut self, account: AccountId, followers: i64, on: NaiveDate) -> Result<(), OpError> {
        let id = self.tx.id();
        Ok(account::insert_stat(
            self.tx.conn,
            id,
            account,
            on,
            followers,
            SOURCE,
        )?)
    }

    fn add_tag(&mut self, id: PersonId, name: &str) -> Result<bool, OpError> {
        let tag = match self.tags.get(name) {
            Some(tag) => *tag,
            None => {
                let tag = super::tag::get_or_make(self.tx, name)?;
                self.tags.insert(name.to_owned(), tag);
                tag
            }
        };
        Ok(tag::tie(self.tx.conn, id, tag)?)
    }

    fn set_custom(&mut self, id: PersonId, name: &str, value: &str) -> Result<(), OpError> {
        let field = self.field(name)?;
        Ok(custom::set(self.tx.conn, id, field, Some(value))?)
    }

    fn field(&mut self, name: &str) -> Result<CustomFieldId, OpError> {
        if let Some(field) = self.fields.get(name) {
            return Ok(*field);
        }
        let field = field_named(self.tx, name)?;
        self.fields.insert(name.to_owned(), field);
        Ok(field)
    }

    fn end(self) -> Result<(BatchId, Counts, Vec<Shifted>), OpError> {
        let mut counts = self.counts;
        counts.people = counts.created + u32::try_from(self.changed.len()).unwrap_or(u32::MAX);
        import_batch::set_counts(self.tx.conn, self.batch, as_row(&counts))?;
        self.tx.ties(self.batch);
        self.tx.says(label(&self.plan.sheet.file_name, &counts));
        Ok((self.batch, counts, self.shifted))
    }
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
