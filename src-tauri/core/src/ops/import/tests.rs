//! What is written in bulk is what a session would have recorded, and what is derived is what would be recomputed.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use proptest::prelude::*;
use rusqlite::hooks::Action;
use rusqlite::types::ValueRef;

use super::{ImportReport, commit};
use crate::domain::when::When;
use crate::import::{self, ImportPlan, Options, Source};
use crate::ops::{redo, undo};
use crate::store::derive::{self, Concerned};
use crate::store::journal::{self, Changeset, each_row};
use crate::store::{Store, roster};

struct Desk {
    store: Store,
    dir: tempfile::TempDir,
    copies: u32,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        Self {
            store,
            dir,
            copies: 0,
        }
    }

    fn plan(&self, text: &str) -> ImportPlan {
        let source = Source {
            name: "list.csv".into(),
            bytes: text.as_bytes().to_vec(),
            modified: None,
        };
        let options = Options::default();
        let sheet = Arc::new(import::read(&source, &options.reading).unwrap());
        let mapping = import::guess(&sheet, &options).unwrap();
        let roster = roster::read(&self.store.conn, true).unwrap();
        import::plan(&sheet, &mapping, &roster, &options, &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap()
    }

    fn import(&mut self, text: &str) -> ImportReport {
        let plan = self.plan(text);
        let when = When::on("2026-03-01".parse().unwrap());
        commit(&mut self.store, &when, &plan, &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap()
    }

    /// Everything that is in the base tables, and where people stand.
    fn dump(&self) -> Vec<String> {
        let mut dump: Vec<String> = crate::store::schema::base_tables()
            .flat_map(|table| self.rows(&format!("SELECT '{0}', * FROM {0}", table.name)))
            .collect();
        dump.extend(self.rows(
            "SELECT person_id, stage, archived, last_contact_on, last_direction, touchpoints, cadence_days, due_on,
                    reason, followers, place, greeted_on, name, accounts, added_on, next_touch_on, snoozed_until,
                    days_written FROM standing",
        ));
        for table in ["celebration", "headcount", "due_headcount"] {
            dump.extend(self.rows(&format!("SELECT * FROM {table}")));
        }
        dump
    }

    fn rows(&self, sql: &str) -> Vec<String> {
        let mut found = self.store.conn.prepare(sql).unwrap();
        let columns = found.column_count();
        let rows = found.query_map([], |row| {
            Ok((0..columns)
                .map(|at| said(row.get_ref(at).unwrap()))
                .collect::<Vec<_>>()
                .join(" | "))
        });
        let mut rows: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
        rows.sort();
        rows
    }

    /// Every word of the search index with the person it leads to.
    fn words(&self) -> Vec<String> {
        self.store
            .conn
            .execute_batch(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, instance)",
            )
            .unwrap();
        self.rows("SELECT DISTINCT term, person_id FROM temp.words JOIN standing ON key = doc")
    }

    /// Imports a list; its report, and the changes as SQLite itself tells them from the file before and after.
    fn import_compared(&mut self, text: &str) -> (ImportReport, BTreeSet<String>) {
        let before = self.dir.path().join(format!("before-{}", self.copies));
        self.copies += 1;
        let before = before.to_str().unwrap();
        self.store.conn.execute("VACUUM INTO ?1", [before]).unwrap();
        let report = self.import(text);
        let conn = &self.store.conn;
        conn.execute("ATTACH ?1 AS before", [before]).unwrap();
        let mut session = journal::record(conn).unwrap();
        for table in crate::store::schema::base_tables() {
            session.diff::<&str, &str>("before", table.name).unwrap();
        }
        let packed = journal::recorded(&mut session).unwrap();
        drop(session);
        conn.execute("DETACH before", []).unwrap();
        (report, changes(&Changeset::Recorded(&packed)))
    }

    /// What the journal holds is what changed; what is derived is what would be recomputed; undo leads back and redo
    /// forth again.
    fn imports_well(&mut self, text: &str) {
        let (before, words_before) = (self.dump(), self.words());
        let (report, changed) = self.import_compared(text);
        let Some(entry) = report.done.entry else {
            assert_eq!(changed, BTreeSet::new());
            assert_eq!(self.dump(), before);
            return;
        };
        let conn = &self.store.conn;
        assert_eq!(changes(&Changeset::Kept(conn, entry)), changed);
        let told: u32 = conn
            .query_row("SELECT rows FROM journal WHERE entry = ?1", [entry], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(told as usize, changed.len());
        let (after, words_after) = (self.dump(), self.words());
        derive::refresh(conn, &Concerned::Everybody).unwrap();
        assert_eq!(self.dump(), after);
        assert_eq!(self.words(), words_after);
        assert_eq!(self.rows("PRAGMA foreign_key_check"), Vec::<String>::new());

        assert_eq!(
            undo(&mut self.store, None).unwrap().conflicts,
            Vec::<String>::new()
        );
        assert_eq!(self.dump(), before);
        assert_eq!(self.words(), words_before);
        redo(&mut self.store, None).unwrap();
        assert_eq!(self.dump(), after);
        assert_eq!(self.words(), words_after);
    }
}

fn said(value: ValueRef<'_>) -> String {
    format!("{value:?}")
}

/// The changes of a changeset, whatever their order.
fn changes(changeset: &Changeset<'_>) -> BTreeSet<String> {
    let mut changes = BTreeSet::new();
    each_row(changeset, |row| {
        let values: Vec<String> = (0..row.columns)
            .map(|at| {
                format!(
                    "{:?} → {:?}",
                    row.old_value(at).map(said),
                    row.new_value(at).map(said)
                )
            })
            .collect();
        let new = changes.insert(format!(
            "{} {:?} {}",
            row.table.name,
            row.action,
            values.join(" | ")
        ));
        assert!(new, "a row is told once");
        assert!(matches!(
            row.action,
            Action::SQLITE_INSERT | Action::SQLITE_UPDATE | Action::SQLITE_DELETE
        ));
        Ok(())
    })
    .unwrap();
    changes
}

const LIST: &str = "Name,Instagram,Instagram followers,TikTok,E-Mail,Phone,Country,Agency,Notes,Tags,Stage,Shirt\n\
    Mia Rivers,@mia,10.4K,@mia.clips,mia@example.com;m@example.org,+351 912 345 678,Portugal,Bloom,likes tea,\"tea, Tea, cats\",outreach,M\n\
    Zoë Núñez,@zoe,,,,,,,,Cats,,\n\
    Zoë Núñez,,,@zoe.clips,zoe@example.com,+34 600 100 200,Spain,,,coffee,,L\n\
    ,@zoe,512,,zoe@example.com,,,Bloom,,,,\n\
    ,,,,nobody@example.com,,,,,,,\n\
    ,,,,,,Nowhere,,,,,\n";

#[test]
fn the_journal_of_a_list_is_what_sqlite_sees_changed() {
    let mut desk = Desk::new();
    desk.imports_well(LIST);
    assert_eq!(desk.rows("SELECT name FROM tag").len(), 3);
    // Once more, with other values, people new and old, tags and fields that are there and that are not.
    desk.imports_well(
        "Name,Instagram,Instagram followers,Email,Country,Tags,Shirt,Shoe\n\
         Mia,@mia,11K,mia@new.example,Spain,\"tea, new\",,40\n\
         Ann,@ann,1K,ann@example.com,France,\"TEA, newer\",S,41\n\
         Zoë,@zoe,512,,Spain,,,\n",
    );
    // Some must not be contacted: one who is there, one who is new, and one of whom a row further down says so.
    desk.imports_well(
        "Name,Instagram,Do not contact\nMia,@mia,yes\nKim,@kim,x\nLou,@lou,no\n,@lou,yes\nAnn,@ann,\n",
    );
    assert_eq!(desk.rows("SELECT name FROM person WHERE do_not_contact").len(), 3);
}

#[test]
fn a_list_longer_than_a_step_is_written_whole() {
    let mut desk = Desk::new();
    let mut text = "Name,Instagram,Followers,Email\n".to_owned();
    for n in 0..super::STEP + 77 {
        text.push_str(&format!("Person {n},@person.{n},{n},person{n}@example.com\n"));
    }
    desk.imports_well(&text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_is_journaled_as_it_is_written(
        lists in prop::collection::vec(
            prop::collection::vec(
                ("[a-e]{0,2}", "[a-f]{0,2}", "[a-f]{0,1}", "[a-d]{0,1}", 0u32..3000, "[s-uS]{0,1}", "[x-z]{0,1}"),
                1..12,
            ),
            1..3,
        )
    ) {
        let mut desk = Desk::new();
        for rows in lists {
            // The first row names somebody: a list in which nobody is named is refused.
            let mut text = "Name,Instagram,TikTok,Email,Instagram followers,Tags,Shirt\nAda,@ada,,,7,,\n".to_owned();
            for (name, instagram, tiktok, email, followers, tags, shirt) in rows {
                let email = if email.is_empty() { email } else { format!("{email}@example.com") };
                text.push_str(&format!("{name},{instagram},{tiktok},{email},{followers},{tags},{shirt}\n"));
            }
            desk.imports_well(&text);
        }
    }
}
