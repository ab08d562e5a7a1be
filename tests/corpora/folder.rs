//! Where the files of others stand that tests read: beside the project, since they are not ours to ship.

use std::path::{Path, PathBuf};

/// A folder of these files; nothing only where `PERENNIAL_CORPORA=none` says that they are done without.
///
/// A test that cannot read what it is about has not passed: without them, and without that word, it fails.
pub fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpora")
        .join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("PERENNIAL_CORPORA").is_some_and(|said| said == "none"),
        "{} is missing: the files that the tests read have to stand in ../shared/corpora, seen from the project's root; \
         PERENNIAL_CORPORA=none does without them",
        folder.display()
    );
    eprintln!("{} is not here: nothing was read", folder.display());
    None
}
