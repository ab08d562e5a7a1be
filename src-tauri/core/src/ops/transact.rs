//! The one gate for writes: a transaction, its changes in the journal, what is derived made right again.

use std::collections::BTreeSet;

use rusqlite::session::Session;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use uuid::Uuid;

use super::OpError;
use crate::domain::id::IdSource;
use crate::domain::when::When;
use crate::domain::{BatchId, PersonId};
use crate::store::derive::{self, Concerned, Survey, Surveyed};
use crate::store::journal::Changeset;
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
        /// Templates.
        Template = "template", "Template";
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
    session: Session<'store>,
    in_bulk: Option<InBulk>,
}

/// What was inserted past the session, and kept in parts of an entry.
pub(super) struct InBulk {
    /// The entry.
    pub entry: i64,
    /// How many base rows.
    pub rows: u32,
    /// The people made, while they are few enough to be listed.
    people: Vec<PersonId>,
}

impl InBulk {
    /// Opens the entry.
    pub fn begin(conn: &Connection, when: When) -> Result<Self, StoreError> {
        Ok(Self {
            entry: journal::begin(conn, when.instant)?,
            rows: 0,
            people: Vec::new(),
        })
    }

    /// These people were made.
    pub fn made(&mut self, people: &[PersonId]) {
        let room = (LISTED_PEOPLE + 1).saturating_sub(self.people.len());
        self.people.extend(people.iter().take(room));
    }

    /// What of it went stale. An import is rare enough to name all that it may write.
    fn changes(self, changes: &mut Changes) {
        changes.people.extend(self.people);
        changes.people.sort_unstable();
        if changes.many || changes.people.len() > LISTED_PEOPLE {
            changes.many = true;
            changes.people.clear();
        }
        let nouns = [Noun::Person, Noun::Touchpoint, Noun::Stage, Noun::Tag];
        for noun in nouns {
            if !changes.nouns.contains(&noun) {
                changes.nouns.push(noun);
            }
        }
    }
}

impl Tx<'_> {
    /// Inserts rows that the session does not record: the work itself keeps them in the journal and makes what is
    /// derived from them.
    pub fn in_bulk(
        &mut self,
        work: impl FnOnce(&Connection, &mut IdSource) -> Result<Option<InBulk>, OpError>,
    ) -> Result<(), OpError> {
        self.session.set_enabled(false);
        let done = work(self.conn, &mut self.ids);
        self.session.set_enabled(true);
        self.in_bulk = done?;
        Ok(())
    }

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

    /// Whom it is about, in words: one by name, several by number. Everybody must be there.
    pub fn whom(&self, people: &BTreeSet<PersonId>) -> Result<String, OpError> {
        let mut name = String::new();
        for person in people {
            name = self.name(*person)?;
        }
        Ok(match people.len() {
            1 => name,
            many => format!("{many} people"),
        })
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
    let ids = store.ids.onwards(when.instant);
    transact_as(store, when, ids, work)
}

/// The same, with identities of the caller's choice.
pub(super) fn transact_as<T>(
    store: &mut Store,
    when: &When,
    ids: IdSource,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, OpError>,
) -> Result<(T, Done), OpError> {
    let (result, done, made) = whole(store, |conn| {
        let mut tx = Tx {
            conn,
            when: *when,
            ids,
            label: String::new(),
            batch: None,
            session: journal::record(conn)?,
            in_bulk: None,
        };
        let result = work(&mut tx)?;
        let made = tx.ids;
        let done = keep(tx)?;
        Ok((result, done, made))
    })?;
    store.ids = store.ids.later(made);
    Ok((result, done))
}

/// The same for this many rows: references are not looked up one by one, since the work makes both ends of each, and
/// the pages that are written stay in memory, so that none is written twice.
pub(super) fn transact_in_bulk<T>(
    store: &mut Store,
    when: &When,
    rows: usize,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, OpError>,
) -> Result<(T, Done), OpError> {
    store.widen_cache(rows)?;
    store.conn.pragma_update(None, "foreign_keys", false)?;
    let done = transact(store, when, work);
    store.conn.pragma_update(None, "foreign_keys", true)?;
    store.narrow_cache()?;
    done
}

/// These people, each once.
///
/// # Errors
/// Nobody is named.
pub(super) fn each_once(people: &[PersonId]) -> Result<BTreeSet<PersonId>, OpError> {
    if people.is_empty() {
        return Err(OpError::invalid("People", "choose at least one person"));
    }
    Ok(people.iter().copied().collect())
}

/// Keeps what was changed in the journal and makes right again what is derived.
fn keep(tx: Tx<'_>) -> Result<Done, OpError> {
    let Tx {
        conn,
        when,
        label,
        batch,
        mut session,
        in_bulk,
        ..
    } = tx;
    let recorded = journal::recorded(&mut session)?;
    drop(session);
    if recorded.is_empty() && in_bulk.is_none() {
        return Ok(Done {
            label,
            entry: None,
            changes: Changes::default(),
        });
    }
    let (surveyed, mut changes, rows) = survey(conn, &Changeset::Recorded(&recorded))?;
    let entry = match in_bulk {
        Some(in_bulk) => {
            let (entry, rows) = (in_bulk.entry, rows.saturating_add(in_bulk.rows));
            in_bulk.changes(&mut changes);
            journal::complete(conn, entry, &label, rows, &recorded)?;
            entry
        }
        None => journal::keep(conn, &label, when.instant, rows, &recorded)?,
    };
    if let Some(batch) = batch {
        import_batch::set_entry(conn, batch, entry)?;
        changes.nouns.push(Noun::Import);
    }
    derive::make_right(conn, &surveyed)?;
    Ok(Done {
        label,
        entry: Some(entry),
        changes,
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
pub(super) fn survey(
    conn: &Connection,
    changeset: &Changeset<'_>,
) -> Result<(Surveyed, Changes, u32), StoreError> {
    let mut rows = 0;
    let mut nouns = BTreeSet::new();
    let mut survey = Survey::new(conn);
    journal::each_row(changeset, |row| {
        rows += 1;
        nouns.insert(noun_of(row.table.name));
        survey.row(row)
    })?;
    let surveyed = survey.end();
    let (people, many) = match &surveyed.touched {
        Concerned::People(people) if people.len() <= LISTED_PEOPLE => {
            let mut people: Vec<PersonId> = people.iter().copied().collect();
            people.sort_unstable();
            (people, false)
        }
        _ => (Vec::new(), true),
    };
    Ok((
        surveyed,
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
        "stage" | "sub_stage" | "stage_change" => Noun::Stage,
        "tag" | "person_tag" => Noun::Tag,
        "setting" | "fit_criterion" => Noun::Setting,
        "template" => Noun::Template,
        "saved_view" => Noun::View,
        _ => Noun::Person,
    }
}
