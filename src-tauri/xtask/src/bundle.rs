//! A package to install.

use std::fs;
use std::path::Path;
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
    let folder = xtask::target_dir().join("release/bundle").join(kind);
    if kind == "deb" && process::exists("dpkg-deb") {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "deb") {
                pack_smaller(&path)?;
            }
        }
    }
    println!("The package stands in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Packs a package anew, in Debian's own way, which takes three quarters of the room of the bundler's.
fn pack_smaller(package: &Path) -> Result<()> {
    let unpacked = package.with_extension("unpacked");
    if unpacked.exists() {
        fs::remove_dir_all(&unpacked)?;
    }
    process::run(Command::new("dpkg-deb").arg("-R").arg(package).arg(&unpacked))?;
    let smaller = package.with_extension("smaller");
    let mut pack = Command::new("dpkg-deb");
    pack.args(["--root-owner-group", "-Zxz", "-b"]);
    process::run(pack.arg(&unpacked).arg(&smaller))?;
    fs::remove_dir_all(&unpacked)?;
    fs::rename(&smaller, package)?;
    let size = fs::metadata(package)?.len();
    println!("{:.1} MB: {}", size as f64 / 1e6, package.display());
    Ok(())
}
