//! Finding people: filters and the full-text index.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::StoreError;
use crate::domain::PersonId;
use crate::domain::stage::Stage;

/// Which people.
#[derive(Debug, Clone, Default)]
pub struct Filter<'a> {
    /// Only of this stage.
    pub stage: Option<Stage>,
    /// Only with this tag.
    pub tag: Option<&'a str>,
    /// Only with words that begin so.
    pub search: Option<&'a str>,
    /// Archived people instead of the others.
    pub archived: bool,
}

/// The order of people found.
#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// By name.
    Name,
    /// Longest without contact first.
    LastContact,
    /// Due first.
    Due,
    /// Most followed first.
    Followers,
    /// Newest first.
    Added,
}

/// How many bytes of words the index gathers before it writes them out, unless told otherwise: SQLite's default.
pub const GATHERED: u32 = 1 << 20;

/// Tells the index to gather so much; many words written at once are merged less often.
pub fn gather(conn: &Connection, bytes: u32) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO search (search, rank) VALUES ('hashsize', ?1)")?
        .execute([bytes])?;
    Ok(())
}

/// How many match, and a page of them.
pub fn find(
    conn: &Connection,
    filter: &Filter<'_>,
    order: Order,
    from: u32,
    limit: u32,
) -> Result<(u32, Vec<PersonId>), StoreError> {
    // Written into the SQL, not bound: an index on `archived` serves only a literal.
    let mut conditions = vec![format!("s.archived = {}", i32::from(filter.archived))];
    let mut values: Vec<Value> = Vec::new();
    if let Some(stage) = filter.stage {
        values.push(Value::Text(stage.word().to_owned()));
        conditions.push(format!("s.stage = ?{}", values.len()));
    }
    if let Some(tag) = filter.tag {
        values.push(Value::Text(tag.to_owned()));
        conditions.push(format!(
            "s.person_id IN (SELECT pt.person_id FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE t.name = ?{})",
            values.len()
        ));
    }
    if let Some(query) = filter.search.and_then(match_words) {
        values.push(Value::Text(query));
        conditions.push(format!(
            "s.key IN (SELECT rowid FROM search WHERE search MATCH ?{})",
            values.len()
        ));
    }
    let conditions = conditions.join(" AND ");
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM standing s WHERE {conditions}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let order = match order {
        Order::Name => "p.name COLLATE NOCASE, p.id",
        Order::LastContact => "s.last_contact_on, s.key",
        Order::Due => "s.due_on NULLS LAST, s.last_contact_on, s.key",
        Order::Followers => "s.followers DESC, s.key",
        Order::Added => "p.added_on DESC, p.id DESC",
    };
    let sql = format!(
        "SELECT s.person_id FROM standing s JOIN person p ON p.id = s.person_id
         WHERE {conditions} ORDER BY {order} LIMIT {limit} OFFSET {from}"
    );
    let mut found = conn.prepare(&sql)?;
    let rows = found.query_map(params_from_iter(&values), |row| row.get(0))?;
    Ok((total, rows.collect::<Result<_, _>>()?))
}

/// What was typed, as a query of the index: every word, as the beginning of one. `None`: nothing to look for.
fn match_words(typed: &str) -> Option<String> {
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
