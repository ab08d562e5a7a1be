//! What we write for other calendars, read by one of them: khal, as its user runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// A folder with a data file and a calendar in khal.
struct Home {
    dir: tempfile::TempDir,
}

/// An entry as khal shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    on: String,
    says: String,
    why: String,
}

impl Home {
    fn new() -> Self {
        let home = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        let (calendar, index) = (home.path("calendar"), home.path("khal.db"));
        fs::create_dir(&calendar).unwrap();
        let settings = format!(
            "[calendars]\n[[perennial]]\npath = {}\n[sqlite]\npath = {}\n[locale]\n\
             timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n\
             datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n\
             local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n",
            calendar.display(),
            index.display()
        );
        fs::write(home.path("khal.conf"), settings).unwrap();
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn perennial(&self, args: &[&str]) -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perennial-cli"));
        command
            .arg("--json")
            .args(args)
            .current_dir(self.dir.path())
            .env("PERENNIAL_DB", "perennial.db");
        serde_json::from_str(&said(&mut command)).unwrap()
    }

    fn khal(&self, args: &[&str]) -> String {
        let mut command = Command::new("khal");
        command
            .args(["--config", "khal.conf"])
            .args(args)
            .current_dir(self.dir.path())
            // It is written in Python, which asks both for UTF-8.
            .env("LC_ALL", "C.UTF-8")
            .env("LANG", "C.UTF-8");
        said(&mut command)
    }

    /// What is exported on a day, imported into the calendar as a whole.
    fn goes_out(&self, on: &str) {
        self.perennial(&["export", "due.ics", "--on", on]);
        self.khal(&["import", "--batch", "--include-calendar", "perennial", "due.ics"]);
    }

    /// By identity, the entries of so many days; a birthday once for every year of them.
    fn shows(&self, from: &str, days: &str) -> BTreeMap<String, Vec<Entry>> {
        let days = format!("{days}d");
        let lines = self.khal(&[
            "list",
            "--day-format",
            "",
            "--format",
            "{uid}\t{start-date}\t{title}\t{description}",
            from,
            &days,
        ]);
        let mut entries = BTreeMap::<String, Vec<Entry>>::new();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [uid, on, says, why] = cells[..] else {
                panic!("{line}")
            };
            entries.entry(uid.to_owned()).or_default().push(Entry {
                on: on.to_owned(),
                says: says.to_owned(),
                why: why.to_owned(),
            });
        }
        entries
    }

    fn files(&self) -> usize {
        fs::read_dir(self.path("calendar")).unwrap().count()
    }
}

fn said(command: &mut Command) -> String {
    let ran = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs what is missing"));
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(
        ran.status.success(),
        "{command:?}: {out}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    out
}

#[test]
fn another_calendar_takes_the_due_dates_and_takes_them_once() {
    let home = Home::new();
    home.perennial(&["demo", "--people", "300", "--seed", "3", "--on", "2026-03-01"]);
    home.goes_out("2026-03-01");
    let written = fs::read_to_string(home.path("due.ics")).unwrap();
    let events = written.matches("BEGIN:VEVENT").count();
    assert!(events > 200, "{events}");
    assert_eq!(home.files(), events, "each of them came in");
    let first = home.shows("2026-02-01", "730");

    home.goes_out("2026-03-01");
    assert_eq!(home.files(), events, "none of them twice");
    assert_eq!(home.shows("2026-02-01", "730"), first);
}

#[test]
fn who_was_written_to_has_one_entry_on_the_new_day() {
    let home = Home::new();
    home.perennial(&[
        "add",
        "--name",
        "Zoë, “the potter”; さくら",
        "--account",
        "instagram:zoe",
        "--on",
        "2026-03-01",
    ]);
    home.goes_out("2026-03-01");
    let before: Vec<Entry> = home.shows("2026-03-01", "90").into_values().flatten().collect();
    let says = "Be in touch with Zoë, “the potter”; さくら".to_owned();
    assert_eq!(
        before,
        [Entry {
            on: "2026-03-31".into(),
            says: says.clone(),
            why: "Added 30 days ago and never contacted; you aim for 30".into(),
        }]
    );

    // The reason is another one now, and the day.
    home.perennial(&[
        "log",
        "instagram:zoe",
        "--channel",
        "dm",
        "--direction",
        "in",
        "--intent",
        "reply",
        "--on",
        "2026-04-10",
    ]);
    home.goes_out("2026-04-10");
    let after: Vec<Entry> = home.shows("2026-03-01", "90").into_values().flatten().collect();
    assert_eq!(
        after,
        [Entry {
            on: "2026-04-11".into(),
            says,
            why: "They wrote yesterday; you have not answered".into(),
        }]
    );
}

#[test]
fn a_birthday_on_the_leap_day_is_kept_in_every_year() {
    let home = Home::new();
    fs::write(
        home.path("list.csv"),
        "Name,Instagram,Birthday\nAda Lovelace,@ada,1992-02-29\nMia Núñez,@mia,--12-10\n",
    )
    .unwrap();
    home.perennial(&["import", "list.csv", "--on", "2026-03-01"]);
    home.goes_out("2026-03-01");
    let days_of = |who: &str| -> Vec<String> {
        let all = home.shows("2027-01-01", "1095");
        let entries = all.into_values().flatten();
        entries
            .filter(|entry| entry.says == format!("{who}’s birthday"))
            .map(|entry| entry.on)
            .collect()
    };
    assert_eq!(
        days_of("Ada Lovelace"),
        ["2027-02-28", "2028-02-29", "2029-02-28"]
    );
    assert_eq!(days_of("Mia Núñez"), ["2027-12-10", "2028-12-10", "2029-12-10"]);
}
