//! What every command shares: the data file, the day, and how to answer.

use std::io::Write;
use std::path::PathBuf;

use chrono::{Local, NaiveDate, Utc};
use clap::Args;
use perennial_core::domain::PersonId;
use perennial_core::domain::when::When;
use perennial_core::store::{self, Reader, Store};
use perennial_core::views::find::find_person;
use serde::Serialize;

use crate::answer::{Answer, Answered};
use crate::failure::Failure;

/// The desktop application's identifier: both faces keep their data in one place.
const IDENTIFIER: &str = "app.perennial.desktop";

/// Options of every command, before or after it.
#[derive(Debug, Args)]
pub struct Shared {
    /// The data file; without it, the one that the desktop application uses
    #[arg(
        long,
        value_name = "FILE",
        global = true,
        env = "PERENNIAL_DB",
        hide_env_values = true
    )]
    db: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
    /// The day that counts as today, such as 2026-03-31; for log, the day of the contact
    #[arg(long, value_name = "DATE", global = true)]
    on: Option<NaiveDate>,
}

/// How a command reaches the data and the person who asked.
#[derive(Debug)]
pub struct Face {
    shared: Shared,
}

impl Face {
    pub fn new(shared: Shared) -> Self {
        Self { shared }
    }

    /// The day that was given.
    pub fn on(&self) -> Option<NaiveDate> {
        self.shared.on
    }

    /// The moment: now where this machine is, on the day that was given.
    pub fn when(&self) -> When {
        self.shared.on.map_or_else(now, by_now_on)
    }

    /// Noon of the day that was given, or now: what is made of it is the same however often it is made.
    pub fn noon(&self) -> When {
        self.shared.on.map_or_else(now, When::on)
    }

    /// The moment for a contact of the day that was given: that day where it is yet to come, else now.
    ///
    /// Core refuses a contact on a day to come; a script that plays through such days brings its own today.
    pub fn when_not_before(&self, on: NaiveDate) -> When {
        let now = now();
        if on > now.today { by_now_on(on) } else { now }
    }

    /// Where the data lies.
    pub fn data_file(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.shared.db {
            return Ok(path.clone());
        }
        let folder = dirs::data_dir()
            .ok_or_else(|| {
                Failure::DataFile(
                    "this system names no folder for data; name the data file with --db FILE".to_owned(),
                )
            })?
            .join(IDENTIFIER);
        std::fs::create_dir_all(&folder).map_err(|error| {
            Failure::DataFile(format!(
                "{} cannot be made: {error}. Name another data file with --db FILE",
                folder.display()
            ))
        })?;
        Ok(folder.join("perennial.db"))
    }

    /// The data file, open for writing.
    pub fn store(&self) -> Result<Store, Failure> {
        let path = self.data_file()?;
        let new = !path.exists();
        let store = store::open(&path, None)?;
        if new {
            // A mistyped --db would look like an empty list otherwise. Nowhere to say it: nothing is lost.
            writeln!(std::io::stderr(), "New data file: {}", path.display()).ok();
        }
        Ok(store)
    }

    /// The data file, open for reading.
    pub fn reader(&self) -> Result<Reader, Failure> {
        Ok(self.store()?.reader()?)
    }

    /// Who is meant.
    pub fn find(&self, store: &Store, person: &str) -> Result<PersonId, Failure> {
        Ok(find_person(&store.reader()?, person)?)
    }

    /// JSON or text, as was asked for.
    pub fn answer(&self, facts: &impl Serialize, text: impl FnOnce() -> String) -> Answered {
        Answer::new(self.shared.json, facts, text)
    }
}

fn now() -> When {
    When::at(Utc::now(), &Local)
}

/// This time of day on that day: what is done on one day stays in the order in which it was done.
fn by_now_on(today: NaiveDate) -> When {
    let time = Utc::now().time();
    When {
        instant: today.and_time(time).and_utc(),
        today,
        time,
    }
}
