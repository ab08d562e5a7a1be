//! A data file, a calendar that the test turns, and verbs to tell stories with.

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};
use perennial_core::domain::stage::Stage;
use perennial_core::domain::touchpoint::{Channel, Direction, Intent};
use perennial_core::domain::when::When;
use perennial_core::domain::{PersonId, TouchpointId};
use perennial_core::import::{Options, Source};
use perennial_core::ops::import::ImportReport;
use perennial_core::ops::{self, Contact, Done, NewPerson};
use perennial_core::store::schema::base_tables;
use perennial_core::store::{self, Reader, Store};
use perennial_core::views;
use perennial_core::views::board::{BoardQuery, Sight};
use perennial_core::views::import::Draft;
use perennial_core::views::person::PersonPage;
use perennial_core::views::today::Today;
use rusqlite::Connection;

pub struct World {
    pub store: Store,
    pub reader: Reader,
    pub today: NaiveDate,
    dir: tempfile::TempDir,
}

impl World {
    /// An empty data file on 1 March 2026.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = store::open(&dir.path().join("perennial.db"), None).unwrap();
        let reader = store.reader().unwrap();
        Self {
            store,
            reader,
            today: day("2026-03-01"),
            dir,
        }
    }

    pub fn when(&self) -> When {
        When::on(self.today)
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.dir.path().join("perennial.db")
    }

    /// Closes the program and starts it again.
    pub fn restart(self) -> Self {
        let Self {
            store,
            reader,
            today,
            dir,
        } = self;
        drop((store, reader));
        let store = store::open(&dir.path().join("perennial.db"), None).unwrap();
        let reader = store.reader().unwrap();
        Self {
            store,
            reader,
            today,
            dir,
        }
    }

    pub fn days_pass(&mut self, days: u64) {
        self.today = self.today + Days::new(days);
    }

    pub fn add(&mut self, name: &str) -> PersonId {
        self.add_in(name, Stage::Discovery)
    }

    pub fn add_in(&mut self, name: &str, stage: Stage) -> PersonId {
        let new = NewPerson {
            name: name.to_owned(),
            stage: Some(stage),
            ..NewPerson::default()
        };
        let when = self.when();
        ops::add_person(&mut self.store, &when, &new).unwrap().0
    }

    pub fn wrote_to(&mut self, person: PersonId) -> (TouchpointId, Done) {
        let when = self.when();
        ops::log_contact(&mut self.store, &when, person, &wrote(None)).unwrap()
    }

    pub fn undo(&mut self) -> ops::Undone {
        ops::undo(&mut self.store, None).unwrap()
    }

    pub fn redo(&mut self) -> ops::Undone {
        ops::redo(&mut self.store, None).unwrap()
    }

    pub fn page(&self, person: PersonId) -> PersonPage {
        views::person::person(&self.reader, &self.when(), person).unwrap()
    }

    pub fn page_if_there(&self, person: PersonId) -> Option<PersonPage> {
        views::person::person(&self.reader, &self.when(), person).ok()
    }

    pub fn nudges(&self) -> Today {
        views::today::today(&self.reader, &self.when(), 0, 50).unwrap()
    }

    pub fn nudged(&self) -> Vec<String> {
        self.nudges().nudges.into_iter().map(|nudge| nudge.name).collect()
    }

    pub fn column(&self, stage: Stage) -> Vec<String> {
        let window = views::board::cards(
            &self.reader,
            &self.when(),
            &BoardQuery::EVERYBODY,
            Sight {
                stage,
                from: 0,
                limit: 100,
            },
        )
        .unwrap();
        window.cards.into_iter().map(|card| card.name).collect()
    }

    /// Reads and plans a list.
    pub fn draft(&self, name: &str, text: &str) -> Draft {
        let source = Source::new(name.to_owned(), text.as_bytes().to_vec());
        let go_on = &mut |_, _| ControlFlow::Continue(());
        views::import::draft(&self.reader, &source, Options::default(), go_on).unwrap()
    }

    /// Imports it.
    pub fn commit(&mut self, draft: &Draft) -> ImportReport {
        let when = self.when();
        let go_on = &mut |_, _| ControlFlow::Continue(());
        ops::import::commit(&mut self.store, &when, &draft.plan, go_on).unwrap()
    }

    /// Who is meant.
    pub fn find(&self, text: &str) -> PersonId {
        views::find::find_person(&self.reader, text).unwrap()
    }

    /// Everybody, archived people too, in the order of adding.
    pub fn everybody(&self) -> Vec<PersonId> {
        let conn = self.file();
        let mut all = conn.prepare("SELECT id FROM person ORDER BY id").unwrap();
        let ids = all.query_map([], |row| row.get(0)).unwrap();
        ids.map(Result::unwrap).collect()
    }

    /// The file as SQLite sees it.
    pub fn file(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    /// Every row of every base table, and what is derived of people.
    pub fn dump(&self) -> Vec<String> {
        let conn = self.file();
        let mut dump = Vec::new();
        for table in base_tables().map(|table| table.name).chain(["standing"]) {
            let mut rows = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = rows.column_count();
            // Full-text rows hang on the key of a standing, which says nothing of anybody.
            let first = usize::from(table == "standing");
            let said = rows.query_map([], |row| {
                let cells: Vec<String> = (first..columns)
                    .map(|at| format!("{:?}", row.get_ref(at).unwrap()))
                    .collect();
                Ok(format!("{table}: {}", cells.join(", ")))
            });
            dump.extend(said.unwrap().map(Result::unwrap));
        }
        dump.sort();
        dump
    }

    /// What is derived equals what base rows say, nothing is orphaned, the file is whole.
    pub fn is_healthy(&self) {
        let doctor = views::doctor::doctor(&self.reader).unwrap();
        assert!(doctor.healthy, "{doctor:#?}");
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn wrote(on: Option<NaiveDate>) -> Contact {
    Contact {
        channel: Channel::Dm,
        direction: Direction::Out,
        intent: Intent::CheckIn,
        on,
        at: None,
        note: None,
    }
}
