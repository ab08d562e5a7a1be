//! The one gate for writes: a transaction, its changes in the journal, what is derived made right again.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use uuid::Uuid;

use super::OpError;
use crate::domain::id::IdSource;
use crate::domain::when::When;
use crate::domain::{BatchId, PersonId};
use crate::store::derive::{self, Concerned, Survey};
use crate::store::{Store, StoreError, import_batch, journal, person};

/// More people than this are not listed one by one.
const LISTED_PEOPLE: usize = 200;

/// What went stale.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, specta::Type)]
pub struct Changes {
    /// Whose pages; empty where `many`.
    pub people: Vec<PersonId>,
    /// More people than are listed.
    pub many: bool,
    /// Which nouns.
    pub nouns: Vec<Noun>,
}

impl Changes {
    /// Another program wrote: anything may have changed.
    #[must_use]
    pub fn anything() -> Self {
        Self {
            people: Vec::new(),
            many: true,
            nouns: Noun::ALL.to_vec(),
        }
    }
}

crate::domain::word::words! {
    /// A noun of which something went stale.
    Noun {
        /// People, their accounts, e-mails, phones, custom values.
        Person = "person", "Person";
        /// Touchpoints.
        Touchpoint = "touchpoint", "Touchpoint";
        /// Stages and their order.
        Stage = "stage", "Stage";
        /// Tags.
        Tag = "tag", "Tag";
        /// Settings.
        Setting = "setting", "Setting";
        /// Import batches.
        Import = "import", "Import";
        /// Saved views.
        View = "view", "View";
    }
}

/// An op that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Done {
    /// What was done, for a toast and the history.
    pub label: String,
    /// The journal's number for `undo`; `None` where nothing changed.
    pub entry: Option<i64>,
    /// What went stale.
    pub changes: Changes,
}

/// A write under way.
pub(super) struct Tx<'store> {
    /// The writer's connection.
    pub conn: &'store Connection,
    /// The moment.
    pub when: When,
    ids: IdSource,
    label: String,
    batch: Option<BatchId>,
}

impl Tx<'_> {
    /// A new identity.
    pub fn id<T: From<Uuid>>(&mut self) -> T {
        self.ids.make()
    }

    /// What is being done, for the toast and the history.
    pub fn says(&mut self, label: impl Into<String>) {
        self.label = label.into();
    }

    /// Ties an import batch to the journal entry that this write becomes.
    pub fn ties(&mut self, batch: BatchId) {
        self.batch = Some(batch);
    }

    /// A person's name, or that they are not there.
    pub fn name(&self, id: PersonId) -> Result<String, OpError> {
        Ok(person::read(self.conn, id)?
            .ok_or(OpError::NotThere { what: "person" })?
            .name)
    }
}

/// Does some work as one transaction and one journal entry.
pub(super) fn transact<T>(
    store: &mut Store,
    when: &When,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, OpError>,
) -> Result<(T, Done), OpError> {
    transact_as(store, when, IdSource::at(when.instant), work)
}

/// The same, with identities of the caller's choice.
pub(super) fn transact_as<T>(
    store: &mut Store,
    when: &When,
    ids: IdSource,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, OpError>,
) -> Result<(T, Done), OpError> {
    whole(store, |conn| {
        let mut session = journal::record(conn)?;
        let mut tx = Tx {
            conn,
            when: *when,
            ids,
            label: String::new(),
            batch: None,
        };
        let result = work(&mut tx)?;
        let (label, batch) = (tx.label, tx.batch);
        let mut changeset = Vec::new();
        session.changeset_strm(&mut changeset)?;
        drop(session);
        if changeset.is_empty() {
            return Ok((
                result,
                Done {
                    label,
                    entry: None,
                    changes: Changes::default(),
                },
            ));
        }
        let (concerned, mut changes, rows) = survey(conn, &changeset)?;
        let entry = journal::keep(conn, &label, when.instant, rows, &changeset)?;
        if let Some(batch) = batch {
            import_batch::set_entry(conn, batch, entry)?;
            changes.nouns.push(Noun::Import);
        }
        derive::refresh(conn, &concerned)?;
        Ok((
            result,
            Done {
                label,
                entry: Some(entry),
                changes,
            },
        ))
    })
}

/// Runs something in a transaction that takes the write lock at once: whole, or not at all.
pub(super) fn whole<T>(
    store: &mut Store,
    work: impl FnOnce(&Connection) -> Result<T, OpError>,
) -> Result<T, OpError> {
    // Dropped without a commit, it rolls back.
    let tx = store
        .conn
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    let result = work(&tx)?;
    tx.commit()?;
    Ok(result)
}

/// Whom a changeset concerns, what went stale, and how many rows it touches.
pub(super) fn survey(conn: &Connection, changeset: &[u8]) -> Result<(Concerned, Changes, u32), StoreError> {
    let mut rows = 0;
    let mut nouns = BTreeSet::new();
    let mut survey = Survey::new(conn);
    journal::each_row(changeset, |row| {
        rows += 1;
        nouns.insert(noun_of(row.table.name));
        survey.row(row)
    })?;
    let concerned = survey.concerned();
    let (people, many) = match &concerned {
        Concerned::People(people) if people.len() <= LISTED_PEOPLE => {
            let mut people: Vec<PersonId> = people.iter().copied().collect();
            people.sort_unstable();
            (people, false)
        }
        _ => (Vec::new(), true),
    };
    Ok((
        concerned,
        Changes {
            people,
            many,
            nouns: nouns.into_iter().collect(),
        },
        rows,
    ))
}

fn noun_of(table: &str) -> Noun {
    match table {
        "touchpoint" => Noun::Touchpoint,
        "stage" | "stage_change" => Noun::Stage,
        "tag" | "person_tag" => Noun::Tag,
        "setting" => Noun::Setting,
        "saved_view" => Noun::View,
        _ => Noun::Person,
    }
}
