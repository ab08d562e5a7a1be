//! What the fuzzer found worth keeping goes through an import again: see `tests/fuzz`.

#[path = "../fuzz/come_in.rs"]
mod come_in;

use std::path::Path;

/// Every file of the corpus, findings among them. A panic names the file that brought it.
#[test]
fn what_was_fuzzed_still_comes_in_or_is_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus/read");
    let mut read = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        come_in::come_in(&std::fs::read(path).unwrap());
        read += 1;
    }
    assert!(read > 20, "only {read} files: is the corpus here?");
}
