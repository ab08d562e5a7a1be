//! The fast checks, before every commit: no window, no browser.

use std::process::ExitCode;

use anyhow::Result;

use crate::setup;
use crate::steps::Steps;
use crate::tools::{cargo, npm_run};

/// `cargo xtask check`: stops at the first failure, with the command to repeat it.
pub fn check() -> Result<ExitCode> {
    setup::nextest()?;
    setup::install_ui()?;
    let mut steps = Steps::default();
    steps.must("format", cargo("fmt --all --check"))?;
    let packages = "--package perennial-core --package perennial-cli --package xtask";
    steps.must(
        "clippy",
        cargo(&format!(
            "clippy --quiet {packages} --all-targets -- --deny warnings"
        )),
    )?;
    // The bad day (fifty kills of an import) takes minutes, another calendar is not on every machine: `test` has
    // both.
    steps.must(
        "tests",
        cargo(&format!(
            "nextest run --cargo-quiet {packages} -E not(binary(faults)|binary(calendars))"
        )),
    )?;
    steps.must("prettier", npm_run("format:check"))?;
    steps.must("eslint", npm_run("lint"))?;
    steps.must("svelte-check", npm_run("check"))?;
    steps.must("vitest", npm_run("test"))?;
    steps.summary();
    Ok(ExitCode::SUCCESS)
}
