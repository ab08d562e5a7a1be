//! A real file drop: another window offers the files, xdotool moves the mouse.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{iter, thread};

use anyhow::{Context, Result, bail};
use xtask::process::{self, Running};

use crate::Desk;

const SOURCE: &str = include_str!("drag_source.py");
/// The side of the source window; it stands in the lower right corner of the screen.
const SIDE: i64 = 100;

/// Drags files from a small window beside ours and lets them go over the middle of ours.
pub fn drop_files(desk: &Desk, paths: &[PathBuf]) -> Result<()> {
    let paths = paths
        .iter()
        .map(std::path::absolute)
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(missing) = paths.iter().find(|path| !path.is_file()) {
        bail!("there is no file {} to drop", missing.display());
    }
    let (screen, window) = (
        desk.display.area(None)?,
        desk.display.area(Some(&desk.window()?))?,
    );
    let corner = (screen.width - SIDE, screen.height - SIDE);
    if corner.0 < window.x + window.width && corner.1 < window.y + window.height {
        bail!("the window leaves no room on the screen for a file to be dragged from");
    }
    let middle = window.middle();

    let mut command = Command::new("/usr/bin/python3");
    command
        .args(["-c", SOURCE])
        .args([corner.0, corner.1, SIDE].map(|n| n.to_string()))
        .args(&paths);
    command
        .env("DISPLAY", &desk.display.name)
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    command.stdout(Stdio::piped());
    let mut source = Running::start("the drag source", &mut command)?;
    let mut told = BufReader::new(
        source
            .child()
            .stdout
            .take()
            .context("the drag source has no output")?,
    )
    .lines();
    let mut next = || told.next().transpose().map(|line| line.unwrap_or_default());
    if next()? != "ready" {
        bail!("the drag source did not start (python3-gi and gir1.2-gtk-3.0 are needed)");
    }

    let start = (corner.0 + SIDE / 2, corner.1 + SIDE / 2);
    mouse(desk, &["mousemove", &start.0.to_string(), &start.1.to_string()])?;
    mouse(desk, &["mousedown", "1"])?;
    const STEPS: i64 = 20;
    // A little rest over the target lets it answer that it would take the file.
    for step in (1..=STEPS).chain(iter::repeat_n(STEPS, 5)) {
        let x = start.0 + (middle.0 - start.0) * step / STEPS + (step % 2);
        let y = start.1 + (middle.1 - start.1) * step / STEPS;
        mouse(desk, &["mousemove", &x.to_string(), &y.to_string()])?;
        thread::sleep(Duration::from_millis(30));
    }
    thread::sleep(Duration::from_millis(200));
    mouse(desk, &["mousemove", &middle.0.to_string(), &middle.1.to_string()])?;
    mouse(desk, &["mouseup", "1"])?;
    match next()?.as_str() {
        "dropped" => Ok(()),
        "" => bail!("the drag source ended before the drop"),
        other => bail!("the window did not take the files: {other}"),
    }
}

fn mouse(desk: &Desk, words: &[&str]) -> Result<()> {
    process::run(desk.display.command("xdotool").args(words))
}
