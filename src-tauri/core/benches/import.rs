//! An import of 100,000 rows of twelve columns with two accounts each, beside 100,000 people who are there already:
//! read, mapped, matched, written, indexed for the search and journaled. And the same rows by other means.
//!
//! All run in turn, round after round, so that a noisy machine disturbs them alike. What counts are the ratios.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark says what is wrong by panicking"
)]

#[path = "import/list.rs"]
mod list;
#[path = "import/rivals.rs"]
mod rivals;

use std::fs;
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use perennial_core::domain::when::When;
use perennial_core::import::{self, Options, Source};
use perennial_core::ops::import::{commit, undo_batch};
use perennial_core::store;
use perennial_core::views::import::{draft, first_look};

const ROWS: usize = 100_000;
const FEWER: usize = 10_000;
const MANY: usize = 1_000_000;

/// Those who are there already are none of the list.
const THERE: Range<usize> = 2_000_000..2_100_000;

/// A round takes about half a minute; `PERENNIAL_BENCH_ROUNDS` asks for fewer or more.
const ROUNDS: usize = 5;

fn main() {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("peak") => return peak(Path::new(&args.next().unwrap())),
        // For a profiler: one import of a list, on a day, into a store, which is made where there is none.
        Some("once") => {
            let (store, list) = (args.next().unwrap(), args.next().unwrap());
            return once(&args.next().unwrap(), Path::new(&store), Path::new(&list));
        }
        _ => {}
    }
    let dir = tempfile::tempdir().unwrap();
    let files = Files::new(dir.path());
    println!(
        "{ROWS} rows, {} accounts, {:.1} MB, into a store of {} other people",
        ROWS * 2,
        fs::metadata(&files.list).unwrap().len() as f64 / 1e6,
        THERE.len()
    );
    speed(&files);
    memory(dir.path());
}

struct Files {
    dir: PathBuf,
    list: PathBuf,
    later: PathBuf,
    fewer: PathBuf,
    /// A store with the people who are there.
    there: PathBuf,
    /// The same with an index that the shell can write.
    there_for_shell: PathBuf,
}

impl Files {
    fn new(dir: &Path) -> Self {
        let path = |name: &str| dir.join(name);
        let files = Self {
            dir: dir.to_owned(),
            list: path("list.csv"),
            later: path("later.csv"),
            fewer: path("fewer.csv"),
            there: path("there.db"),
            there_for_shell: path("there-for-shell.db"),
        };
        fs::write(&files.list, list::text(0..ROWS)).unwrap();
        fs::write(&files.later, list::text_later(0..ROWS)).unwrap();
        fs::write(&files.fewer, list::text(0..FEWER)).unwrap();
        let others = path("others.csv");
        fs::write(&others, list::text(THERE)).unwrap();
        whole_import(&files.there, &others);
        fs::copy(&files.there, &files.there_for_shell).unwrap();
        rivals::prepare_for_shell(&files.there_for_shell, THERE.map(list::row));
        files
    }

    /// A copy of a store, to be written to.
    fn copy(&self, of: &Path) -> PathBuf {
        let copy = self.dir.join("copy.db");
        for ending in ["db", "db-wal", "db-shm"] {
            fs::remove_file(copy.with_extension(ending)).ok();
        }
        fs::copy(of, &copy).unwrap();
        copy
    }
}

/// What is measured, by round.
#[derive(Default)]
struct Times {
    whole: Vec<f64>,
    read: Vec<f64>,
    plan: Vec<f64>,
    write: Vec<f64>,
    undo: Vec<f64>,
    look: Vec<f64>,
    bind: Vec<f64>,
    shell: Vec<f64>,
    utils: Vec<f64>,
    utils_in_tables: Vec<f64>,
    empty: Vec<f64>,
    later: Vec<f64>,
    fewer: Vec<f64>,
    /// The ratios to the first two others by processor time.
    busy: [Vec<f64>; 2],
}

fn speed(files: &Files) {
    let parsed: Vec<list::Row> = (0..ROWS).map(list::row).collect();
    rivals::prepare_for_utils(&files.dir, &parsed);
    let mut times = Times::default();
    let asked = std::env::var("PERENNIAL_BENCH_ROUNDS").ok();
    let rounds = asked.and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    for _ in 0..rounds {
        let copy = files.copy(&files.there);
        // Read once more than an import reads.
        let ((), reading) = busy(|| drop(import::read(&source(&files.list), &Options::default().reading)));
        let (took, cpu) = busy(|| whole_import(&copy, &files.list));
        let import = cpu - reading;
        times.whole.push(took.whole.as_secs_f64());
        times.read.push(took.read.as_secs_f64());
        times.plan.push(took.plan.as_secs_f64());
        times.write.push(took.write.as_secs_f64());
        let copy = files.copy(&files.there);
        let (bind, cpu) = busy(|| rivals::bind(&copy, &parsed));
        times.bind.push(bind.as_secs_f64());
        times.busy[0].push(import / cpu);
        times
            .look
            .push(look(&files.copy(&files.there), &files.list).as_secs_f64());
        let copy = files.copy(&files.there_for_shell);
        let (shell, cpu) = busy(|| rivals::shell(&copy, &files.list));
        times.busy[1].push(import / cpu);
        times.shell.extend(shell.map(|took| took.as_secs_f64()));
        let dir = tempfile::tempdir().unwrap();
        let utils = rivals::sqlite_utils(dir.path(), &files.list);
        times.utils.extend(utils.map(|took| took.as_secs_f64()));
        let in_tables = rivals::sqlite_utils_in_tables(dir.path(), &files.dir);
        times
            .utils_in_tables
            .extend(in_tables.map(|took| took.as_secs_f64()));
        let empty = whole_import(&dir.path().join("many.db"), &files.list);
        times.empty.push(empty.whole.as_secs_f64());
        let later = import_on(
            "2026-04-01",
            &files.copy(&dir.path().join("many.db")),
            &files.later,
        );
        assert_eq!(later.updated as usize, ROWS / 2);
        times.later.push(later.whole.as_secs_f64());
        times
            .undo
            .push(undo(&dir.path().join("many.db"), empty.batch).as_secs_f64());
        let fewer = whole_import(&dir.path().join("few.db"), &files.fewer);
        times.fewer.push(fewer.whole.as_secs_f64());
    }
    println!("medians of {rounds} rounds; a ratio is the median of the rounds' own");
    let ratio = |name: &str, one: &[f64], other: &[f64], scale: f64, target: &str| {
        if one.is_empty() || other.is_empty() {
            println!("{name}: not measured, the other program is not installed");
            return;
        }
        let ratios: Vec<f64> = one
            .iter()
            .zip(other)
            .map(|(one, other)| one / other * scale)
            .collect();
        println!(
            "{name}: {:.2} s / {:.2} s, ratio {:.2} (target: {target}; {})",
            median(one),
            median(other),
            median(&ratios),
            spread(&ratios)
        );
    };
    println!(
        "import: {:.2} s, of it reading {:.2}, planning {:.2}, writing {:.2}",
        median(&times.whole),
        median(&times.read),
        median(&times.plan),
        median(&times.write)
    );
    ratio(
        "import / rows bound by rusqlite",
        &times.whole,
        &times.bind,
        1.0,
        "at most 1.5",
    );
    ratio(
        "import / sqlite3 .import and INSERT … ON CONFLICT",
        &times.whole,
        &times.shell,
        1.0,
        "at most 1.3",
    );
    ratio(
        "sqlite-utils filling the same tables, keys and indexes, enable-fts / import into an empty store",
        &times.utils_in_tables,
        &times.empty,
        1.0,
        "at least 5",
    );
    ratio(
        "sqlite-utils filling one flat table, enable-fts / import into an empty store",
        &times.utils,
        &times.empty,
        1.0,
        "at least 5",
    );
    let twice: Vec<f64> = times.read.iter().map(|read| read * 2.0).collect();
    ratio(
        "first screen / reading the file twice",
        &times.look,
        &twice,
        1.0,
        "below 1",
    );
    let scale = FEWER as f64 / ROWS as f64;
    ratio(
        "time a row, of 100,000 / of 10,000, into an empty store",
        &times.empty,
        &times.fewer,
        scale,
        "at most 1.25",
    );
    println!(
        "the first two ratios by processor time: {:.2}, {:.2}",
        median(&times.busy[0]),
        median(&times.busy[1])
    );
    ratio(
        "the list a month later, half of it changed / import, both of an empty store",
        &times.later,
        &times.empty,
        1.0,
        "none",
    );
    ratio(
        "undo of all / import, both of an empty store",
        &times.undo,
        &times.empty,
        1.0,
        "none",
    );
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn spread(of: &[f64]) -> String {
    let (least, most) = of.iter().fold((f64::MAX, f64::MIN), |(least, most), one| {
        (least.min(*one), most.max(*one))
    });
    format!("{least:.2} to {most:.2}")
}

struct Took {
    whole: Duration,
    read: Duration,
    plan: Duration,
    write: Duration,
    updated: u32,
    batch: perennial_core::domain::BatchId,
}

/// The processor time of this process, its threads and the programs it ran, in seconds; nothing where the system does
/// not tell. On a busy machine it says more than the clock, though it gives no credit for work done side by side.
fn processor() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = fields.split(' ').skip(11).take(4);
    Some(ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0)
}

/// What some work took of the processor, in seconds.
fn busy<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = processor().unwrap_or(f64::NAN);
    let done = work();
    (done, processor().unwrap_or(f64::NAN) - before)
}

fn go(_: u32, _: u32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn source(list: &Path) -> Source {
    Source::new("list.csv", fs::read(list).unwrap())
}

/// As a person would: a file in, a plan shown, the plan committed with its journal.
fn whole_import(path: &Path, list: &Path) -> Took {
    import_on("2026-03-01", path, list)
}

fn import_on(day: &str, path: &Path, list: &Path) -> Took {
    let mut store = store::open(path, None).unwrap();
    let reader = store.reader().unwrap();
    // Once more by itself, for what reading alone takes.
    let start = Instant::now();
    drop(import::read(&source(list), &Options::default().reading).unwrap());
    let read = start.elapsed();
    let start = Instant::now();
    let draft = draft(&reader, &source(list), Options::default(), &mut go).unwrap();
    let planned = start.elapsed();
    let report = commit(&mut store, &When::on(day.parse().unwrap()), &draft.plan, &mut go).unwrap();
    let whole = start.elapsed();
    let counts = &report.counts;
    assert_eq!(counts.created + counts.updated + counts.unchanged, counts.rows);
    Took {
        whole,
        read,
        plan: planned.saturating_sub(read),
        write: whole - planned,
        updated: report.counts.updated,
        batch: report.batch,
    }
}

fn undo(path: &Path, batch: perennial_core::domain::BatchId) -> Duration {
    let mut store = store::open(path, None).unwrap();
    let start = Instant::now();
    let undone = undo_batch(&mut store, batch).unwrap();
    let took = start.elapsed();
    assert!(undone.conflicts.is_empty());
    took
}

/// From the file to its first screen.
fn look(path: &Path, list: &Path) -> Duration {
    let store = store::open(path, None).unwrap();
    let reader = store.reader().unwrap();
    let start = Instant::now();
    let sheet = import::read(&source(list), &Options::default().reading).unwrap();
    let draft = first_look(&reader, Arc::new(sheet), Options::default()).unwrap();
    let took = start.elapsed();
    assert!(!draft.plan.rows.is_empty());
    took
}

/// The peak of memory of a whole import, each in a process of its own.
fn memory(dir: &Path) {
    let peak = |rows: usize| -> Option<usize> {
        let list = dir.join(format!("{rows}.csv"));
        fs::write(&list, list::text(0..rows)).unwrap();
        let output = Command::new(std::env::current_exe().unwrap())
            .arg("peak")
            .arg(&list)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        fs::remove_file(&list).unwrap();
        String::from_utf8_lossy(&output.stdout).trim().parse().ok()
    };
    let (Some(some), Some(many)) = (peak(ROWS), peak(MANY)) else {
        println!("memory: this system does not tell a process its peak");
        return;
    };
    println!(
        "memory: at most {:.0} MB for {ROWS} rows, {:.0} MB for {MANY}: {:.0} bytes a row more (target: below 1,024)",
        some as f64 / 1e6,
        many as f64 / 1e6,
        many.saturating_sub(some) as f64 / (MANY - ROWS) as f64
    );
}

/// Imports a list once and prints what it took.
fn once(day: &str, store: &Path, list: &Path) {
    let took = import_on(day, store, list);
    println!(
        "{:.2} s, of it reading {:.2}, planning {:.2}, writing {:.2}",
        took.whole.as_secs_f64(),
        took.read.as_secs_f64(),
        took.plan.as_secs_f64(),
        took.write.as_secs_f64()
    );
}

/// Imports a list and prints the peak of this process's memory, in bytes.
fn peak(list: &Path) {
    let dir = tempfile::tempdir().unwrap();
    whole_import(&dir.path().join("store.db"), list);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<usize> = peak.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok());
    println!(
        "{}",
        kilobytes.map_or(String::new(), |kilobytes| (kilobytes * 1024).to_string())
    );
}
