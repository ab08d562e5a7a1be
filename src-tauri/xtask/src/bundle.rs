//! A package to install.

use std::process::{Command, ExitCode};

use anyhow::Result;
use xtask::{process, root};

use crate::setup;

/// `cargo xtask bundle`: a release build that carries its own OpenSSL, packed for this system.
pub fn bundle() -> Result<ExitCode> {
    setup::for_running()?;
    let local = root()
        .join("ui/node_modules/.bin")
        .join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let mut tauri = if local.is_file() {
        Command::new(local)
    } else {
        let mut npx = Command::new(if cfg!(windows) { "npx.cmd" } else { "npx" });
        npx.args(["--yes", "@tauri-apps/cli@2.12"]);
        npx
    };
    let kind = if cfg!(target_os = "macos") {
        "dmg"
    } else if cfg!(windows) {
        "nsis"
    } else {
        "deb"
    };
    tauri
        .args(["build", "--ci", "--bundles", kind])
        .current_dir(root())
        .env("OPENSSL_NO_VENDOR", "0");
    process::run(&mut tauri)?;
    println!(
        "The package stands in {}",
        xtask::target_dir().join("release/bundle").join(kind).display()
    );
    Ok(ExitCode::SUCCESS)
}
