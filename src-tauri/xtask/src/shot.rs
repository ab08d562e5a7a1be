//! Screenshots of every screen, from the real window.

use std::process::{Command, ExitCode};

use anyhow::Result;
use xtask::{built, process, target_dir};

use crate::tools::cargo;
use crate::{run, setup};

/// `cargo xtask shot DIR`: the walk itself stands with the window tests (tests/desktop/src/bin/shots).
pub fn shot(dir: &str) -> Result<ExitCode> {
    let dir = std::path::absolute(dir)?;
    setup::for_testing()?;
    run::build(false)?;
    process::run(&mut cargo(
        "build --package perennial-desktop-tests --bin perennial-shots",
    ))?;
    let file = target_dir().join("shot/perennial.db");
    run::fill(&file, false)?;
    process::run(Command::new(built("perennial-shots", false)).arg(&dir).arg(&file))?;
    Ok(ExitCode::SUCCESS)
}
