//! Files dropped on the window.

use std::path::{Path, PathBuf};

/// Endings of files that an import may understand.
pub const LISTS: [&str; 12] = [
    "csv", "tsv", "txt", "tab", "psv", "xlsx", "xlsm", "xlsb", "xls", "ods", "vcf", "vcard",
];

/// The files to import of those that were dropped: those that look like lists, else all of them, so that what is
/// wrong with them is said rather than nothing happens.
#[must_use]
pub fn lists(dropped: &[PathBuf]) -> Vec<&Path> {
    let all = || dropped.iter().map(PathBuf::as_path);
    let lists: Vec<&Path> = all().filter(|path| is_list(path)).collect();
    if lists.is_empty() { all().collect() } else { lists }
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
    fn lists_are_chosen_among_pictures() {
        let dropped = ["shoot.jpg", "Creators.CSV", "more.xlsx"].map(PathBuf::from);
        assert_eq!(
            lists(&dropped),
            [Path::new("Creators.CSV"), Path::new("more.xlsx")]
        );
    }

    #[test]
    fn a_file_of_another_kind_is_still_handed_on() {
        assert_eq!(lists(&[PathBuf::from("list.pages")]), [Path::new("list.pages")]);
        assert!(lists(&[]).is_empty());
    }
}
