//! Drawing up the rows of new people, beside the writer: nothing here touches the store.

use std::collections::HashMap;

use super::{REMOVED, Shifts, Tally, count};
use crate::domain::PersonId;
use crate::domain::id::IdSource;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::import::{Candidate, Change, ImportPlan, PlannedRow, RowPlan, Who};
use crate::store::StoreError;
use crate::store::bulk::Batch;
use crate::store::headcount::Headcount;
use crate::store::journal::{Part, Parts};
use crate::store::newcomers::{Newcomer, Newcomers};

/// Some rows of the file, ready to be written.
pub(super) struct Drawn {
    /// What is inserted.
    pub(super) rows: Batch,
    /// The people it makes, counted.
    pub(super) headcount: Headcount,
    /// What of it is ready for the journal.
    pub(super) parts: Vec<Part>,
    /// The people among it.
    pub(super) people: Vec<PersonId>,
    /// How many base rows the journal's parts hold, told with the last of them.
    pub(super) changed: u32,
    /// How many rows of the file this is.
    pub(super) read: u32,
}

pub(super) struct Making<'p> {
    plan: &'p ImportPlan,
    shifts: &'p Shifts,
    newcomers: Newcomers,
    ids: &'p mut IdSource,
    when: When,
    /// Of nothing once the last row is drawn.
    parts: Option<Parts>,
    /// The next row's place.
    at: usize,
    /// Rows further down about somebody whom the file makes, by the line that makes them.
    later: HashMap<u32, Vec<usize>>,
    /// Whom such a line made.
    made: HashMap<u32, PersonId>,
    /// Whether such a row changed something, by its place.
    changed: HashMap<usize, bool>,
    people: Vec<PersonId>,
    tally: Tally,
}

impl<'p> Making<'p> {
    pub(super) fn new(
        plan: &'p ImportPlan,
        shifts: &'p Shifts,
        newcomers: Newcomers,
        ids: &'p mut IdSource,
        when: When,
    ) -> Self {
        let mut later: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, row) in plan.rows.iter().enumerate() {
            if let RowPlan::Update { who, .. } | RowPlan::Unchanged { who } = &row.plan
                && let Who::Row(line) = who
            {
                later.entry(*line).or_default().push(at);
            }
        }
        Self {
            plan,
            shifts,
            newcomers,
            ids,
            when,
            parts: Some(Parts::default()),
            at: 0,
            later,
            made: HashMap::new(),
            changed: HashMap::new(),
            people: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// What came of the rows that were drawn.
    pub(super) fn tally(self) -> Tally {
        self.tally
    }

    /// Draws up the next rows; nothing once all are drawn.
    pub(super) fn draw(&mut self, step: usize) -> Option<Result<Drawn, StoreError>> {
        let mut parts = self.parts.take()?;
        let mut read = 0;
        while let Some(row) = self.plan.rows.get(self.at)
            && read < step
        {
            read += usize::from(self.row(self.at, row));
            self.at += 1;
        }
        let rows = self.newcomers.take(self.ids);
        let mut full = match parts.add(&rows) {
            Ok(full) => full,
            Err(error) => return Some(Err(error)),
        };
        let mut changed = 0;
        if self.at < self.plan.rows.len() {
            self.parts = Some(parts);
        } else {
            match parts.end() {
                Ok((left, rows)) => {
                    full.extend(left);
                    changed = rows;
                }
                Err(error) => return Some(Err(error)),
            }
        }
        Some(Ok(Drawn {
            rows,
            headcount: self.newcomers.take_headcount(),
            parts: full,
            people: std::mem::take(&mut self.people),
            changed,
            read: count(read),
        }))
    }

    /// Draws up a row; whether it was one for this pass.
    fn row(&mut self, at: usize, row: &PlannedRow) -> bool {
        let line = row.line;
        match &row.plan {
            RowPlan::Update {
                who: Who::Existing(_),
                ..
            } => return false,
            RowPlan::Create => match self.shifts.left_out.get(&at) {
                None => {
                    self.tally.counts.created += 1;
                    self.tally.counts.people += 1;
                    let person = self.create(at, line);
                    self.newcomers.note(line, "create", Some(person), None);
                }
                Some(why) => {
                    self.tally.shift(line, why);
                    self.newcomers.note(line, "ask", None, Some(why));
                }
            },
            RowPlan::Update {
                who: Who::Row(first), ..
            } => match (self.made.get(first), self.changed.remove(&at)) {
                (Some(person), Some(true)) => {
                    self.tally.counts.updated += 1;
                    self.newcomers.note(line, "update", Some(*person), None);
                }
                (Some(person), _) => {
                    self.tally.counts.unchanged += 1;
                    self.newcomers.note(line, "unchanged", Some(*person), None);
                }
                (None, _) => {
                    self.tally.shift(line, REMOVED);
                    self.newcomers.note(line, "ask", None, Some(REMOVED));
                }
            },
            RowPlan::Unchanged { who } => {
                self.tally.counts.unchanged += 1;
                let person = match who {
                    Who::Existing(person) => Some(*person),
                    Who::Row(first) => self.made.get(first).copied(),
                };
                self.newcomers.note(line, "unchanged", person, None);
            }
            RowPlan::Skip { why } => {
                self.tally.counts.skipped += 1;
                self.newcomers.note(line, "skip", None, Some(why));
            }
            RowPlan::Reject { problems } => {
                self.tally.counts.rejected += 1;
                let says: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
                self.newcomers.note(line, "reject", None, Some(&says.join("; ")));
            }
            RowPlan::Ask { why, .. } => {
                self.tally.counts.asked += 1;
                self.newcomers.note(line, "ask", None, Some(why));
            }
        }
        true
    }

    /// Makes a person of all that the file's rows say, so that each of their rows is inserted as it stays.
    fn create(&mut self, at: usize, line: u32) -> PersonId {
        let mut new = newcomer(self.plan.candidate(at), self.when);
        let later = self.later.remove(&line);
        for at in later.iter().flatten() {
            if let Some(RowPlan::Update { changes, .. }) = self.plan.rows.get(*at).map(|row| &row.plan) {
                let mut changed = false;
                for change in changes {
                    changed |= apply(&mut new, change, self.when);
                }
                self.changed.insert(*at, changed);
            }
        }
        let id = self.newcomers.add(self.ids, new);
        if later.is_some() {
            self.made.insert(line, id);
        }
        self.people.push(id);
        id
    }
}

fn newcomer(candidate: Candidate, when: When) -> Newcomer {
    let account = |one: crate::import::CandidateAccount| {
        let on = candidate.stats_on.unwrap_or(when.today);
        let counts = one.followers.map(|followers| (on, followers));
        (one.account, counts.into_iter().collect())
    };
    Newcomer {
        name: candidate.name.unwrap_or_else(|| "?".to_owned()),
        stages: vec![candidate.stage.unwrap_or(Stage::Discovery)],
        details: candidate.details,
        accounts: candidate.accounts.into_iter().map(account).collect(),
        emails: candidate.emails,
        phones: candidate.phones,
        tags: candidate.tags,
        custom: candidate.custom,
        contacts: candidate.contacts,
        do_not_contact: candidate.do_not_contact.unwrap_or_default(),
    }
}

/// Makes a change to somebody who is not written yet; `false` where they have it already.
fn apply(new: &mut Newcomer, change: &Change, when: When) -> bool {
    match change {
        Change::SetName { from, to } => set(&mut new.name, from, to),
        Change::SetDetail {
            field: PersonField::Name,
            from,
            to,
        } => from.as_ref().is_some_and(|from| set(&mut new.name, from, to)),
        Change::SetDetail { field, from, to } => {
            let as_planned = new.details.get(field) == from.as_ref();
            if as_planned {
                new.details.insert(*field, to.clone());
            }
            as_planned
        }
        Change::AddAccount {
            account,
            followers,
            on,
        } => {
            let known = new
                .accounts
                .iter()
                .any(|(one, _)| one.platform == account.platform && one.handle == account.handle);
            if !known {
                let counts = followers
                    .map(|count| (on.unwrap_or(when.today), count))
                    .into_iter()
                    .collect();
                new.accounts.push((account.clone(), counts));
            }
            !known
        }
        Change::Followers {
            platform,
            handle,
            to,
            on,
            ..
        } => new
            .accounts
            .iter_mut()
            .find(|(one, _)| one.platform == *platform && one.handle == *handle)
            .is_some_and(|(_, counts)| {
                let on = on.unwrap_or(when.today);
                let newest = counts.iter().max_by_key(|(day, _)| *day);
                let news = newest.is_none_or(|(day, count)| count != to || *day < on);
                if news {
                    counts.push((on, *to));
                }
                news
            }),
        Change::AddTouchpoint { on } => add(&mut new.contacts, on),
        Change::AddEmail { email } => add(&mut new.emails, email),
        Change::AddPhone { phone } => add(&mut new.phones, phone),
        Change::AddTag { tag } => add(&mut new.tags, tag),
        Change::SetCustom { name, from, to } => {
            let known = new
                .custom
                .iter_mut()
                .rev()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            match known {
                Some((_, value)) => from.as_ref().is_some_and(|from| set(value, from, to)),
                None if from.is_none() => {
                    new.custom.push((name.clone(), to.clone()));
                    true
                }
                None => false,
            }
        }
        Change::SetStage { from, to } => {
            let as_planned = new.stages.last() == Some(from);
            if as_planned {
                new.stages.push(*to);
            }
            as_planned
        }
        Change::SetDoNotContact { to } => std::mem::replace(&mut new.do_not_contact, *to) != *to,
    }
}

fn set(value: &mut String, from: &str, to: &str) -> bool {
    let as_planned = value == from;
    if as_planned {
        to.clone_into(value);
    }
    as_planned
}

fn add<T: Clone + PartialEq>(values: &mut Vec<T>, value: &T) -> bool {
    let new = !values.contains(value);
    if new {
        values.push(value.clone());
    }
    new
}
