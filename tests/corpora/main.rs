//! Every file that somebody wrote to break an importer ends in a report or in one clear line, never otherwise: no
//! signal, no panic, within 30 seconds of work and 1.5 GB of memory. `--nocapture` prints the score.
//!
//! The bounds are those of bash's `ulimit`, so this runs where it knows them: on Linux.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by panicking"
)]

mod folder;
mod hostile;
mod import;
mod made;

use std::fs;
use std::path::{Path, PathBuf};

use folder::folder;
use import::{Desk, Score};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_of_the_corpora_ends_in_a_report_or_one_clear_line() {
    // `SOURCE.md` in each of its folders says whose files they are.
    let Some(folder) = folder("") else { return };
    let files = files(&folder);
    assert!(files.len() >= 240, "only {} files", files.len());
    let desk = Desk::new();
    let score = Score::of(desk.import_all(&files));
    eprintln!("{score}");
    assert_eq!(score.strange, Vec::<String>::new(), "\n{score}");
    assert_eq!(score.reports + score.refusals, files.len());
}
