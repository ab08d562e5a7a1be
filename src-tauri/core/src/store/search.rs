//! Finding people: the full-text index.

use rusqlite::Connection;

use super::StoreError;

/// How many bytes of words the index gathers before it writes them out, unless told otherwise: SQLite's default.
pub const GATHERED: u32 = 1 << 20;

/// Tells the index to gather so much; many words written at once are merged less often.
pub fn gather(conn: &Connection, bytes: u32) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO search (search, rank) VALUES ('hashsize', ?1)")?
        .execute([bytes])?;
    Ok(())
}

/// What was typed, as a query of the index: every word, as the beginning of one. `None`: nothing to look for.
pub(super) fn match_words(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_is_words_and_never_syntax() {
        assert_eq!(
            match_words("zoë O'Neil").as_deref(),
            Some("\"zoë\"* \"O\"* \"Neil\"*")
        );
        assert_eq!(match_words("a\" OR b*").as_deref(), Some("\"a\"* \"OR\"* \"b\"*"));
        assert_eq!(match_words(" -- "), None);
    }
}
