//! The parts of the tooling that the window tests use too: processes that are always ended,
//! a virtual display, a session bus, and where things stand in the repository.

pub mod bus;
pub mod display;
pub mod process;

use std::path::PathBuf;

/// The repository's root: two folders above this package, as cargo says when it starts us, since a clone
/// may have been moved with its `target/` after this was built.
pub fn root() -> PathBuf {
    let said = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(said);
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// Where cargo puts what it builds: `CARGO_TARGET_DIR`, else `target/` at the root.
pub fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A program that cargo built, in the debug or the release folder.
pub fn built(program: &str, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    target_dir()
        .join(profile)
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// Screenshots and logs that a person may want to see; git-ignored.
pub fn artifacts() -> PathBuf {
    root().join("artifacts")
}
