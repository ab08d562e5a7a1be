//! cargo and npm, as this repository calls them.

use std::process::Command;

use xtask::root;

/// `cargo ARGS…` with the toolchain that runs this program.
pub fn cargo(words: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(words.split_whitespace()).current_dir(root());
    // Only Linux has a system OpenSSL to link (.cargo/config.toml asks for it); elsewhere carry one.
    if !cfg!(target_os = "linux") {
        command.env("OPENSSL_NO_VENDOR", "0");
    }
    command
}

/// `npm ARGS…` in `ui/`.
pub fn npm(words: &str) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command
        .args(words.split_whitespace())
        .current_dir(root().join("ui"));
    command
}

/// `npm run --silent SCRIPT` in `ui/`.
pub fn npm_run(script: &str) -> Command {
    npm(&format!("run --silent {script}"))
}
