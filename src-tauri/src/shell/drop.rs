//! A file dropped on the window.

use std::path::{Path, PathBuf};

/// Endings of files that an import may understand, most wanted first.
const LISTS: [&str; 5] = ["csv", "tsv", "txt", "tab", "psv"];

/// The file to import of those that were dropped: the first that looks like a list, else the first at all, so
/// that what is wrong with it is said rather than nothing happens.
#[must_use]
pub fn choose(dropped: &[PathBuf]) -> Option<&Path> {
    dropped
        .iter()
        .find(|path| is_list(path))
        .or_else(|| dropped.first())
        .map(PathBuf::as_path)
}

fn is_list(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| LISTS.contains(&ending.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_chosen_among_pictures() {
        let dropped = ["shoot.jpg", "Creators.CSV", "more.csv"].map(PathBuf::from);
        assert_eq!(choose(&dropped), Some(Path::new("Creators.CSV")));
    }

    #[test]
    fn a_file_of_another_kind_is_still_handed_on() {
        assert_eq!(
            choose(&[PathBuf::from("list.pages")]),
            Some(Path::new("list.pages"))
        );
        assert_eq!(choose(&[]), None);
    }
}
