//! Opens the window, on a virtual display where there is none.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xtask::bus::Bus;
use xtask::display::Display;
use xtask::process::{self, Running};
use xtask::{artifacts, built, target_dir};

use crate::setup;
use crate::tools::cargo;

#[derive(Default)]
struct Wanted {
    demo: bool,
    release: bool,
    db: Option<PathBuf>,
    seconds: Option<u64>,
}

/// `cargo xtask run`: sets up, builds, and keeps the window open until it is closed or Ctrl-C.
pub fn run(words: &[&str]) -> Result<ExitCode> {
    let mut wanted = parse(words)?;
    setup::for_running()?;
    build(wanted.release)?;
    if wanted.demo {
        let file = wanted
            .db
            .take()
            .unwrap_or_else(|| target_dir().join("demo/perennial.db"));
        fill(&file, wanted.release)?;
        wanted.db = Some(file);
    }
    open(&wanted)
}

/// Compiles the window and the command line.
pub fn build(release: bool) -> Result<()> {
    let mut build = cargo("build --package perennial --package perennial-cli");
    if release {
        build.arg("--release");
    }
    process::run(&mut build)
}

/// A fresh data file with fictional people, as of today.
pub fn fill(file: &Path, release: bool) -> Result<()> {
    remove(file)?;
    if let Some(dir) = file.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let today = chrono::Local::now().date_naive().to_string();
    let mut demo = Command::new(built("perennial-cli", release));
    demo.arg("--db")
        .arg(file)
        .args(["demo", "--people", "300", "--touchpoints", "2000", "--seed", "7"]);
    process::run(demo.args(["--on", &today]))
}

/// Takes a data file away, with what SQLite keeps beside it, where there is one.
pub fn remove(file: &Path) -> Result<()> {
    for leftover in ["", "-wal", "-shm"] {
        let mut old = file.as_os_str().to_owned();
        old.push(leftover);
        match std::fs::remove_file(&old) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot replace {}", file.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

fn parse(words: &[&str]) -> Result<Wanted> {
    let mut wanted = Wanted::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--demo" => wanted.demo = true,
            "--release" => wanted.release = true,
            "--db" => wanted.db = Some(std::path::absolute(words.next().context("--db wants a file")?)?),
            "--seconds" => wanted.seconds = Some(words.next().context("--seconds wants a number")?.parse()?),
            other => bail!("run does not know `{other}`"),
        }
    }
    Ok(wanted)
}

fn open(wanted: &Wanted) -> Result<ExitCode> {
    let mut window = Command::new(built("perennial", wanted.release));
    if let Some(db) = &wanted.db {
        window.env("PERENNIAL_DB", db);
    }
    let seen = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let visible = !cfg!(target_os = "linux") || seen("DISPLAY") || seen("WAYLAND_DISPLAY");
    if visible {
        println!("Opening Perennial. Ctrl-C here closes it.");
        return keep(Running::start("Perennial", &mut window)?, wanted.seconds);
    }

    println!("There is no display here, so Perennial opens on a virtual one (Xvfb).");
    let display = Display::start(1280, 800)?;
    display.apply(&mut window);
    // Without a bus the application runs too, and says what is missing; with one, nothing is.
    let bus = if seen("DBUS_SESSION_BUS_ADDRESS") || !process::exists("dbus-daemon") {
        None
    } else {
        Some(Bus::start(|command| display.apply(command))?)
    };
    if let Some(bus) = &bus {
        bus.apply(&mut window);
    }
    let mut running = Running::start("Perennial", &mut window)?;
    match photograph(&display) {
        Ok(pictures) => println!("What it shows: {}", pictures.join(", ")),
        Err(error) => match running.ended()? {
            Some(status) => bail!("Perennial ended before it showed a window ({status})"),
            None => return Err(error),
        },
    }
    println!("Perennial runs on display {}. Ctrl-C ends it.", display.name);
    keep(running, wanted.seconds)
}

/// Today, with which it opens, and the board behind it.
fn photograph(display: &Display) -> Result<Vec<String>> {
    display.wait_for_window("Perennial", Duration::from_secs(30))?;
    let mut pictures = Vec::new();
    for (name, key) in [("run.png", None), ("run-board.png", Some("ctrl+2"))] {
        if let Some(key) = key {
            process::run(display.command("xdotool").args(["key", key]))?;
        }
        let picture = artifacts().join(name);
        display.wait_until_still(Duration::from_secs(10))?;
        display.screenshot(None, &picture)?;
        pictures.push(picture.display().to_string());
    }
    Ok(pictures)
}

/// Waits for the window to be closed, or for the time to be up.
fn keep(mut running: Running, seconds: Option<u64>) -> Result<ExitCode> {
    let deadline = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    loop {
        if let Some(status) = running.ended()? {
            if !status.success() {
                bail!("Perennial ended with {status}");
            }
            return Ok(ExitCode::SUCCESS);
        }
        if deadline.is_some_and(|deadline| Instant::now() > deadline) {
            return Ok(ExitCode::SUCCESS);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
