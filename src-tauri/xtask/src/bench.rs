//! The core's benches, and the real window's, in release.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use xtask::{built, process, root, target_dir};

use crate::setup::{self, tools_for_benches};
use crate::tools::cargo;

/// The one that wants the window (tests/desktop/src/bin/desk_bench).
const DESK: &str = "desk";

/// The data of the desk bench, by people; each has ten touchpoints for every one of them.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// `cargo xtask bench`: the names.
pub fn list() -> Result<ExitCode> {
    for name in names()? {
        println!("{name}");
    }
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask bench NAME [PART…]`; only `desk` has parts.
pub fn bench(name: &str, parts: &[&str]) -> Result<ExitCode> {
    let names = names()?;
    if !names.iter().any(|known| known == name) {
        bail!("there is no bench `{name}`; there are: {}", names.join(", "));
    }
    if name == DESK {
        return desk(parts);
    }
    if !parts.is_empty() {
        bail!("the bench `{name}` has no parts");
    }
    tools_for_benches();
    process::run(&mut cargo(&format!(
        "bench --package perennial-core --bench {name}"
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn desk(parts: &[&str]) -> Result<ExitCode> {
    setup::for_testing()?;
    // As it is handed out: with its own OpenSSL, of which only what is needed is in the program.
    process::run(
        cargo(
            "build --release --package perennial --package perennial-cli --package perennial-empty-window \
             --features perennial-empty-window/bench",
        )
        .env("OPENSSL_NO_VENDOR", "0"),
    )?;
    process::run(&mut cargo(
        "build --package perennial-desktop-tests --bin perennial-desk-bench",
    ))?;
    let dir = target_dir().join("desk-bench");
    for people in SIZES {
        fill(&dir, people)?;
    }
    process::run(
        Command::new(built("perennial-desk-bench", false))
            .arg(&dir)
            .args(parts),
    )?;
    package()?;
    Ok(ExitCode::SUCCESS)
}

/// Fictional people as of today; those of an earlier day, or of an earlier program, are made anew.
fn fill(dir: &Path, people: u32) -> Result<()> {
    let file = dir.join(format!("{people}.db"));
    let program = built("perennial-cli", true);
    let today = chrono::Local::now().date_naive().to_string();
    let stamp = dir.join(format!("{people}.day"));
    let age = |path: &Path| path.metadata().and_then(|of| of.modified());
    let fresh =
        std::fs::read_to_string(&stamp).is_ok_and(|day| day == today) && age(&file).ok() > age(&program).ok();
    if fresh {
        return Ok(());
    }
    crate::run::remove(&file)?;
    std::fs::create_dir_all(dir)?;
    let mut demo = Command::new(program);
    demo.arg("--db").arg(&file).arg("demo");
    demo.args(["--people", &people.to_string()]);
    demo.args(["--touchpoints", &(people * 10).to_string()]);
    process::run(demo.args(["--seed", "7", "--on", &today]))?;
    Ok(std::fs::write(stamp, today)?)
}

/// How large the package is, where `cargo xtask bundle` has made one.
fn package() -> Result<()> {
    const MOST: f64 = 12.0;
    let dir = target_dir().join("release/bundle/deb");
    let mut packages = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "deb") {
            packages.push(entry.metadata()?.len() as f64 / 1e6);
        }
    }
    match packages.into_iter().reduce(f64::max) {
        Some(size) => {
            let verdict = if size <= MOST { "met" } else { "MISSED" };
            println!("the package: {size:.1} MB, at most {MOST} MB: {verdict}");
        }
        None => println!("the package: not made yet, see `cargo xtask bundle`"),
    }
    Ok(())
}

fn names() -> Result<Vec<String>> {
    let dir = root().join("src-tauri/core/benches");
    let mut names = vec![DESK.to_owned()];
    for entry in std::fs::read_dir(&dir).context("src-tauri/core/benches")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rs")
            && let Some(stem) = path.file_stem()
        {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
