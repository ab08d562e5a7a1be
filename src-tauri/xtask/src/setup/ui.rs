//! The UI's packages and its build, each only when out of date.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use xtask::{process, root};

use crate::tools::{npm, npm_run};

/// `npm ci`, when node_modules is missing or the lock file has changed since.
pub fn install_ui() -> Result<()> {
    let ui = root().join("ui");
    let lock = fs::read(ui.join("package-lock.json")).context("ui/package-lock.json")?;
    let stamp = ui.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut install = npm("ci --no-audit --no-fund");
    // The tests run in the system's Chromium; no package fetches a browser of its own.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut install)?;
    fs::write(&stamp, lock).with_context(|| stamp.display().to_string())
}

/// Builds `ui/dist`, when a source is newer than the last build.
pub fn build_ui() -> Result<()> {
    // Beside what it speaks of: several checkouts may share a target folder.
    let stamp = root().join("ui/node_modules/.built");
    let built = modified(&stamp);
    let present = root().join("ui/dist/index.html").is_file();
    if present && built.is_some() && newest(&root().join("ui"))? <= built {
        return Ok(());
    }
    // The stamp's time is that of the start: a source saved during the build counts as newer.
    let start = SystemTime::now();
    process::run(&mut npm_run("build"))?;
    fs::File::create(stamp)?.set_modified(start)?;
    Ok(())
}

/// The latest change below `dir`, of anything that the build may read.
fn newest(dir: &Path) -> Result<Option<SystemTime>> {
    let mut latest = None;
    let mut folders: Vec<PathBuf> = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        // A folder's own time tells of files that were removed. Not `ui/` itself: `dist` comes and goes in it.
        if folder != dir {
            latest = latest.max(modified(&folder));
        }
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // What is installed or built (`dist`, `dist-fake`) is no source.
            if name == "node_modules" || name.starts_with("dist") || name.starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                latest = latest.max(modified(&entry.path()));
            }
        }
    }
    Ok(latest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
