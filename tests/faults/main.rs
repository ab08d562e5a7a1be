//! The bad day: killed in the middle, a full disk, a damaged file, two programs at once. Nothing is lost, nothing
//! is half done, nothing panics.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const ROWS: u64 = 8_000;
const KILLS: u32 = 50;
const BEFORE: u64 = 40;

struct Laptop {
    dir: tempfile::TempDir,
}

impl Laptop {
    /// A data file with some people, and a list of 8,000 more.
    fn new() -> Self {
        let laptop = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        laptop.json(&[
            "demo",
            "--people",
            "40",
            "--touchpoints",
            "100",
            "--seed",
            "1",
            "--on",
            "2026-03-01",
        ]);
        let mut list = "Name,Instagram,Followers,TikTok,Email,Country\n".to_owned();
        for n in 0..ROWS {
            list.push_str(&format!(
                "Person {n},@person.{n},{}.5K,@clip_{n},person{n}@example.org,Portugal\n",
                n % 900
            ));
        }
        fs::write(laptop.list(), list).unwrap();
        laptop
    }

    fn db(&self) -> PathBuf {
        self.dir.path().join("perennial.db")
    }

    fn list(&self) -> PathBuf {
        self.dir.path().join("list.csv")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perennial-cli"));
        command
            .arg("--db")
            .arg(self.db())
            .arg("--json")
            .args(args)
            .stdin(Stdio::null());
        command
    }

    fn import(&self) -> Command {
        let list = self.list();
        let mut command = self.command(&["import"]);
        command.arg(list).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn json(&self, args: &[&str]) -> Value {
        parsed(&self.command(args).output().unwrap())
    }

    /// Everybody in a file that is well.
    fn people(&self) -> u64 {
        let doctor = self.json(&["doctor"]);
        assert_eq!(doctor["healthy"], true, "{doctor:#}");
        doctor["counts"]["person"].as_u64().unwrap()
    }
}

fn parsed(output: &Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn killed_fifty_times_in_the_middle_of_an_import_the_file_holds_all_of_it_or_none() {
    let laptop = Laptop::new();
    assert_eq!(laptop.people(), BEFORE);
    let start = Instant::now();
    let whole = parsed(&laptop.import().output().unwrap());
    let mut took = start.elapsed();
    assert_eq!(whole["created"], ROWS);
    laptop.json(&["undo"]);
    assert_eq!(laptop.people(), BEFORE);

    let (mut killed, mut attempt) = (0, 0);
    while killed < KILLS {
        assert!(
            attempt < 4 * KILLS,
            "only {killed} of {attempt} kills met a running import"
        );
        let mut import = laptop.import().spawn().unwrap();
        // Spread over the whole of it, with a step that meets no rhythm of the program's own.
        let moment = took.mul_f64(f64::from(attempt * 37 % KILLS) / f64::from(KILLS));
        std::thread::sleep(moment.max(Duration::from_millis(1)));
        let ended = import.try_wait().unwrap();
        import.kill().unwrap();
        import.wait().unwrap();
        attempt += 1;
        match ended {
            None => killed += 1,
            // The machine has become faster than when it was measured.
            Some(_) => took = took.mul_f64(0.95),
        }

        let people = laptop.people();
        assert!(
            people == BEFORE || people == BEFORE + ROWS,
            "a kill after {moment:?} left {people} people"
        );
        if people != BEFORE {
            laptop.json(&["undo"]);
            assert_eq!(laptop.people(), BEFORE);
        }
    }
}

#[test]
fn a_full_disk_refuses_the_import_and_harms_nothing() {
    let laptop = Laptop::new();
    // The system's limit on a file's size stands in for the end of the disk; in blocks of 512 bytes or 1 KiB.
    let output = Command::new("sh")
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 2000; exec \"$0\" --db \"$1\" --json import \"$2\"")
        .arg(env!("CARGO_BIN_EXE_perennial-cli"))
        .arg(laptop.db())
        .arg(laptop.list())
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(3),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    assert_eq!(laptop.people(), BEFORE);
}

#[test]
fn a_damaged_file_is_told_and_never_a_panic() {
    let laptop = Laptop::new();
    laptop.json(&["doctor"]);
    let whole = fs::read(laptop.db()).unwrap();
    for (name, damage) in [
        ("the first page", 0..4096),
        ("the header's magic", 0..16),
        ("a page in the middle", whole.len() / 2..whole.len() / 2 + 4096),
        ("the last page", whole.len() - 4096..whole.len()),
    ] {
        let mut bytes = whole.clone();
        bytes[damage].fill(0xA5);
        fs::write(laptop.db(), bytes).unwrap();
        let output = laptop.command(&["doctor"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{name}: {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
    }
    fs::write(laptop.db(), &whole[..whole.len() / 3]).unwrap();
    assert_eq!(
        laptop.command(&["doctor"]).output().unwrap().status.code(),
        Some(3),
        "cut short"
    );
}

#[test]
fn the_same_list_imported_by_two_programs_at_once_makes_nobody_twice() {
    let laptop = Laptop::new();
    let (one, other) = (laptop.import().spawn().unwrap(), laptop.import().spawn().unwrap());
    let (one, other) = (one.wait_with_output().unwrap(), other.wait_with_output().unwrap());
    let (one, other) = (parsed(&one), parsed(&other));
    let created = one["created"].as_u64().unwrap() + other["created"].as_u64().unwrap();
    assert_eq!(created, ROWS, "{one:#}\n{other:#}");
    assert_eq!(laptop.people(), BEFORE + ROWS);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let path = Path::new("/proc/perennial.db");
    let output = Command::new(env!("CARGO_BIN_EXE_perennial-cli"))
        .arg("--db")
        .arg(path)
        .arg("nudges")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/proc/perennial.db"));
}
