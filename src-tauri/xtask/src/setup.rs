//! What a fresh machine lacks.

mod packages;
mod ui;

use std::process::Command;

use anyhow::{Context, Result, bail};
use xtask::process;

pub use packages::chromium;
pub use ui::{build_ui, install_ui};

use crate::tools::cargo;

/// All that `cargo build` and an opened window need.
pub fn for_running() -> Result<()> {
    packages::install(packages::Purpose::Run)?;
    node()?;
    install_ui()?;
    build_ui()
}

/// The same, and what the tests need on top.
pub fn for_testing() -> Result<()> {
    tools_for_testing()?;
    install_ui()?;
    build_ui()
}

/// System packages, Node and nextest; nothing of the UI.
pub fn tools_for_testing() -> Result<()> {
    packages::install(packages::Purpose::Test)?;
    node()?;
    nextest()
}

/// What the benches compare with. They do without what cannot be installed, and say so.
pub fn tools_for_benches() {
    if let Err(error) = packages::install(packages::Purpose::Bench) {
        println!("Some comparisons will be left out: {error:#}");
    }
}

/// cargo-nextest, from source when it is missing.
pub fn nextest() -> Result<()> {
    if process::exists("cargo-nextest") {
        return Ok(());
    }
    println!("cargo-nextest is missing: installing it (a few minutes, once)");
    process::run(&mut cargo("install --locked cargo-nextest"))
}

/// The UI's tools want Node 20 or newer.
fn node() -> Result<()> {
    let version = process::output(Command::new("node").arg("--version"))
        .context("Node.js is missing: install version 20 or newer, with npm")?;
    let major: u32 = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or("")
        .parse()
        .unwrap_or(0);
    if major < 20 {
        bail!(
            "Node.js {} is too old: install version 20 or newer",
            version.trim()
        );
    }
    Ok(())
}
