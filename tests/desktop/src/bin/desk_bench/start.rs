//! The start, and the memory afterwards, beside a window with nothing in it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use desk::{Desk, Setting};
use xtask::built;

use super::figures::{Table, median};

const ROUNDS: usize = 7;
const PEOPLE: u32 = 10_000;

/// After a start, what was begun comes to its end.
const SETTLES: Duration = Duration::from_secs(4);

#[derive(Default)]
struct Measured {
    millis: Vec<f64>,
    kib: Vec<f64>,
}

pub fn measure(dir: &Path, table: &mut Table) -> Result<()> {
    let copies = super::copies()?;
    let mut ours = super::setting(dir, PEOPLE, copies.path())?;
    let mut empty = Setting {
        program: Some(built("perennial-empty-window", true)),
        ..Setting::default()
    };
    for (setting, name) in [(&mut ours, "ours"), (&mut empty, "empty")] {
        let program = setting.program.take().context("a program")?;
        setting.program = Some(noting_its_start(copies.path(), name, &program)?);
    }
    let (mut with_people, mut with_nothing) = (Measured::default(), Measured::default());
    // The first of each brings the programs into the machine's memory.
    for round in 0..=ROUNDS {
        for (setting, measured) in [(&ours, &mut with_people), (&empty, &mut with_nothing)] {
            let (millis, kib) = once(setting)?;
            println!("   start {round}: {millis:.0} ms, {kib} KiB");
            if round > 0 {
                measured.millis.push(millis);
                measured.kib.push(kib as f64);
            }
        }
    }
    table.ratio(
        "start to interactive, 10,000 people to an empty window",
        "ms",
        (median(&with_people.millis), median(&with_nothing.millis)),
        1.25,
    );
    let mib = |measured: &Measured| median(&measured.kib) / 1024.0;
    table.ratio(
        "memory after the start, 10,000 people to an empty window",
        "MiB",
        (mib(&with_people), mib(&with_nothing)),
        1.3,
    );
    Ok(())
}

/// Opens the window once: milliseconds from its process to the page's mark, and KiB once it has settled.
fn once(setting: &Setting) -> Result<(f64, u64)> {
    let desk = Desk::open(setting)?;
    let script = "const [mark] = performance.getEntriesByName('interactive');
        return mark ? performance.timeOrigin + mark.startTime : null";
    let usable = desk.wait_for("the page to be interactive", || {
        Ok(desk.execute(script, &[])?.as_f64())
    })?;
    let program = setting.program.as_deref().context("a program")?;
    let noted = fs::read_to_string(note_of(program))?;
    let begun: f64 = noted.trim().parse().context("nanoseconds")?;
    thread::sleep(SETTLES);
    Ok((usable - begun / 1e6, desk.memory()?))
}

/// A script that notes the time and then becomes the program.
fn noting_its_start(dir: &Path, name: &str, program: &Path) -> Result<PathBuf> {
    let script = dir.join(name);
    let (note, program) = (note_of(&script), program.display());
    fs::write(
        &script,
        format!(
            "#!/bin/sh\ndate +%s%N > '{}'\nexec '{program}' \"$@\"\n",
            note.display()
        ),
    )?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    Ok(script)
}

fn note_of(script: &Path) -> PathBuf {
    script.with_extension("began")
}
