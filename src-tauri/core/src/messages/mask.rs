//! How a missing value stands in a text while it is filled: its field between two marks that no message has.

/// Opens a missing field; private use, so that no text that somebody typed holds it.
pub(super) const OPEN: char = '\u{E0F0}';
/// Closes it.
pub(super) const CLOSE: char = '\u{E0F1}';

/// A value without the marks, trimmed.
pub(super) fn unmarked(text: &str) -> String {
    let plain: String = text.chars().filter(|c| *c != OPEN && *c != CLOSE).collect();
    plain.trim().to_owned()
}
