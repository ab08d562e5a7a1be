//! The core's benches, in release.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::{process, root};

use crate::setup::tools_for_benches;
use crate::tools::cargo;

/// `cargo xtask bench`: the names.
pub fn list() -> Result<ExitCode> {
    for name in names()? {
        println!("{name}");
    }
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask bench NAME`.
pub fn bench(name: &str) -> Result<ExitCode> {
    let names = names()?;
    if !names.iter().any(|known| known == name) {
        bail!("there is no bench `{name}`; there are: {}", names.join(", "));
    }
    tools_for_benches();
    process::run(&mut cargo(&format!(
        "bench --package perennial-core --bench {name}"
    )))?;
    Ok(ExitCode::SUCCESS)
}

fn names() -> Result<Vec<String>> {
    let dir = root().join("src-tauri/core/benches");
    let mut names = Vec::new();
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
