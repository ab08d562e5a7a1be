//! Everything CI runs, from a fresh clone.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, process};

use anyhow::Result;
use xtask::bus::Bus;

use crate::setup;
use crate::steps::Steps;
use crate::tools::{cargo, npm_run};

const WINDOW_TESTS: &str = "perennial-desktop-tests";

/// `cargo xtask test`: goes on after a failure, so that one run tells everything.
pub fn test() -> Result<ExitCode> {
    let mut steps = Steps::default();
    if steps.run("set-up", setup::tools_for_testing) {
        steps.command("format", cargo("fmt --all --check"));
        let ui = steps.run("UI packages", setup::install_ui);
        // The desktop package embeds the UI, so it cannot compile before this.
        let embedded = ui && steps.run("UI build", setup::build_ui);
        if embedded {
            rust(&mut steps);
        } else {
            steps.skip("Rust");
        }
        if ui {
            interface(&mut steps);
        } else {
            steps.skip("UI");
        }
        if embedded {
            window(&mut steps);
        } else {
            steps.skip("window");
        }
    }
    Ok(if steps.summary() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn rust(steps: &mut Steps) {
    steps.command(
        "clippy",
        cargo("clippy --workspace --all-targets -- --deny warnings"),
    );
    let mut doc = cargo("doc --workspace --no-deps --document-private-items");
    // Two binaries and a library called alike are no fault of the documentation.
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    steps.command("rustdoc", doc);
    steps.command(
        "tests",
        cargo(&format!("nextest run --workspace --exclude {WINDOW_TESTS}")),
    );
    if cfg!(target_os = "linux") {
        steps.run("keychain", keychain);
    }
    steps.command(
        "doctests",
        cargo(&format!("test --workspace --exclude {WINDOW_TESTS} --doc")),
    );
}

/// The one test that wants a real keychain, with one of its own: it leaves the person's alone otherwise.
fn keychain() -> Result<()> {
    let home = env::temp_dir().join(format!("perennial-keychain-{}", process::id()));
    for dir in ["data", "run"] {
        fs::create_dir_all(home.join(dir))?;
    }
    let tried = try_keychain(&home);
    fs::remove_dir_all(&home)?;
    tried
}

fn try_keychain(home: &Path) -> Result<()> {
    let bus = Bus::start(|daemon| {
        daemon.env("HOME", home).env("XDG_RUNTIME_DIR", home.join("run"));
    })?;
    let _keychain = bus.unlocked_keychain(home)?;
    // The same packages as before, so that nothing is compiled anew.
    let mut test = cargo(&format!(
        "nextest run --workspace --exclude {WINDOW_TESTS} the_real_keychain_keeps_a_secret"
    ));
    test.env("PERENNIAL_TEST_KEYCHAIN", "1");
    bus.apply(&mut test);
    println!("   {}", xtask::process::line(&test));
    xtask::process::run(&mut test)
}

fn interface(steps: &mut Steps) {
    steps.command("prettier", npm_run("format:check"));
    steps.command("eslint", npm_run("lint"));
    steps.command("svelte-check", npm_run("check"));
    steps.command("vitest", npm_run("test"));
    steps.run("Playwright", || {
        let mut playwright = npm_run("test:ui");
        playwright.env("CHROMIUM_PATH", setup::chromium()?);
        println!("   {}", xtask::process::line(&playwright));
        xtask::process::run(&mut playwright)
    });
}

fn window(steps: &mut Steps) {
    // The program as a person builds it, without the features that its own tests switch on.
    if steps.command(
        "desktop build",
        cargo("build --package perennial --package perennial-cli"),
    ) {
        steps.command(
            "window tests",
            cargo(&format!("nextest run --package {WINDOW_TESTS}")),
        );
    } else {
        steps.skip("window tests");
    }
}
