//! The program at the command line, within bounds.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// Kilobytes of address space; seconds of work, since a machine may have other things to do; seconds of waiting.
const BOUNDS: &str = "ulimit -v 1500000 -t 30; exec timeout --signal=KILL 120";

/// How many run side by side.
const ABREAST: usize = 2;

/// A folder with a data file for each of those side by side.
pub struct Desk {
    dir: tempfile::TempDir,
}

/// How an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// With a report: so many rows, so many problems.
    Report { rows: u64, problems: usize },
    /// With one line.
    Refusal(String),
    /// Otherwise.
    Strange(String),
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        // The line about a new data file is not what we listen for.
        for lane in 0..ABREAST {
            let made = desk.command(lane).arg("doctor").output().unwrap();
            assert!(made.status.success(), "{made:?}");
        }
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, lane: usize) -> Command {
        let mut command = Command::new("bash");
        command
            .args(["-c", &format!("{BOUNDS} \"$@\""), "bash"])
            .arg(env!("CARGO_BIN_EXE_perennial-cli"))
            .arg("--db")
            .arg(self.path(&format!("lane{lane}.db")))
            .env("TZ", "UTC")
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null());
        command
    }

    pub fn import(&self, file: &Path) -> End {
        self.import_in(0, file)
    }

    fn import_in(&self, lane: usize, file: &Path) -> End {
        let mut command = self.command(lane);
        command.args(["import", "--dry-run", "--json"]).arg(file);
        let output = command.output().unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        let name = file.file_name().unwrap().to_string_lossy();
        match output.status.code() {
            Some(0) => report(&out).unwrap_or_else(|why| End::Strange(format!("{name}: {why}"))),
            Some(1)
                if out.is_empty()
                    && err.lines().count() == 1
                    && err.starts_with("error: ")
                    && err.contains(name.as_ref())
                    && !err.contains("panicked") =>
            {
                End::Refusal(err.trim_end().to_owned())
            }
            code => End::Strange(format!("{name}: {code:?}, {}: {err}", output.status)),
        }
    }

    /// Imports each file once, in the order given.
    pub fn import_all(&self, files: &[PathBuf]) -> Vec<(PathBuf, End)> {
        let next = AtomicUsize::new(0);
        let ended = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for lane in 0..ABREAST {
                let (next, ended) = (&next, &ended);
                scope.spawn(move || {
                    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let end = self.import_in(lane, file);
                        ended.lock().unwrap().push((file.clone(), end));
                    }
                });
            }
        });
        let mut ended = ended.into_inner().unwrap();
        ended.sort_by(|a, b| a.0.cmp(&b.0));
        ended
    }
}

/// Every row has one outcome.
fn report(out: &str) -> Result<End, String> {
    let told: Value = serde_json::from_str(out).map_err(|error| format!("{error}: {out}"))?;
    let count = |name: &str| told[name].as_u64().ok_or_else(|| format!("no {name}: {out}"));
    let rows = count("rows")?;
    let mut outcomes = 0;
    for outcome in ["created", "updated", "unchanged", "skipped", "rejected", "asked"] {
        outcomes += count(outcome)?;
    }
    if outcomes != rows {
        return Err(format!("{rows} rows, {outcomes} outcomes"));
    }
    let problems = told["problems"].as_array().map_or(0, Vec::len);
    Ok(End::Report { rows, problems })
}

/// How many files ended how.
pub struct Score {
    pub reports: usize,
    pub refusals: usize,
    pub strange: Vec<String>,
    /// Refusals of files that were read, and in which no column says who a row is about.
    about_nobody: usize,
    rows: u64,
    lines: Vec<String>,
}

impl Score {
    pub fn of(ended: Vec<(PathBuf, End)>) -> Self {
        let mut score = Self {
            reports: 0,
            refusals: 0,
            strange: Vec::new(),
            about_nobody: 0,
            rows: 0,
            lines: Vec::new(),
        };
        for (file, end) in ended {
            let file = file.components().rev().take(2).collect::<Vec<_>>();
            let file: PathBuf = file.into_iter().rev().collect();
            let line = match end {
                End::Report { rows, problems } => {
                    score.reports += 1;
                    score.rows += rows;
                    format!("{}: {rows} rows, {problems} problems", file.display())
                }
                End::Refusal(said) => {
                    score.refusals += 1;
                    score.about_nobody += usize::from(said.contains("who a row is about"));
                    said
                }
                End::Strange(said) => {
                    score.strange.push(said.clone());
                    format!("STRANGE {said}")
                }
            };
            score.lines.push(line);
        }
        score
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        write!(
            f,
            "{} files: {} reports ({} rows), {} refusals ({} were read and are about nobody), {} others",
            self.lines.len(),
            self.reports,
            self.rows,
            self.refusals,
            self.about_nobody,
            self.strange.len()
        )
    }
}
