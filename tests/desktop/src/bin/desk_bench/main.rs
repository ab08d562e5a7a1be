//! `perennial-desk-bench DIR [PART…]`: how the real window starts and how the board stands at 100,000 people, beside what
//! it is compared with. `cargo xtask bench desk` builds what this needs, fills DIR with data and calls it.
//!
//! Parts: `start` (beside an empty window), `board` (beside the same with 1,000 people), `endurance`; all, unless told.
//! The machine is never quiet: what is compared is run in turns, and only ratios mean something elsewhere.

mod board;
mod endurance;
mod figures;
mod page;
mod start;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use desk::Setting;
use xtask::built;

use figures::Table;

fn main() -> Result<()> {
    let mut words = env::args().skip(1);
    let dir = PathBuf::from(words.next().context("perennial-desk-bench DIR [PART…]")?);
    let parts: Vec<String> = words.collect();
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|one| one == part);
    let mut table = Table::default();
    if wanted("start") {
        alone()?;
        start::measure(&dir, &mut table)?;
    }
    if wanted("board") {
        board::measure(&dir, &mut table)?;
    }
    if wanted("endurance") {
        endurance::measure(&dir, &mut table)?;
    }
    println!("\n{table}");
    Ok(())
}

/// Pages of memory are counted by share: another window of the same engine would make ours look smaller.
fn alone() -> Result<()> {
    for entry in fs::read_dir("/proc")? {
        let name = fs::read_to_string(entry?.path().join("comm")).unwrap_or_default();
        if name.trim_end() == "WebKitWebProces" {
            bail!("another window of this engine is open: close it, or memory is not comparable");
        }
    }
    Ok(())
}

/// A desk with the release window on a copy of the data of so many people, which the run may change.
fn setting(dir: &Path, people: u32, copies: &Path) -> Result<Setting> {
    let original = dir.join(format!("{people}.db"));
    let copy = copies.join(format!("{people}.db"));
    fs::copy(&original, &copy).with_context(|| original.display().to_string())?;
    Ok(Setting {
        program: Some(built("perennial", true)),
        db: Some(copy),
        // As it is for its owner, not as tests hurry it.
        ..Setting::default().env("PERENNIAL_TICK_MS", "60000")
    })
}

/// Where the copies stand while they are measured.
fn copies() -> Result<tempfile::TempDir> {
    Ok(tempfile::Builder::new().prefix("perennial-bench-").tempdir()?)
}
