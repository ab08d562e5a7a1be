//! The journal forgets somebody: every row of theirs is cut out of every entry, what is left of an entry can be undone
//! as before, and an entry of which nothing is left goes.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use super::StoreError;
use super::changeset::{Head, Piece, RawRow, filter};
use super::derive::{column_index, find_column};
use super::journal;
use super::schema::{self, Owner};

/// What stands where a name stood.
pub const SOMEBODY: &str = "somebody";

/// All identities that are somebody's, and the names, handles and addresses that they were ever known by.
#[derive(Debug, Default)]
pub struct Known {
    /// Themselves, who was merged into them, and their rows.
    pub ids: HashSet<Uuid>,
    /// Names, handles, e-mail addresses.
    pub words: BTreeSet<String>,
}

impl Known {
    fn has(&self, value: ValueRef<'_>) -> bool {
        id(value).is_some_and(|id| self.ids.contains(&id))
    }
}

fn id(value: ValueRef<'_>) -> Option<Uuid> {
    let bytes = value.as_blob().ok()?;
    Uuid::from_slice(bytes).ok()
}

/// Reads the whole journal, oldest entry first: adds to what is known of somebody. The entries that tell of them.
pub fn learn(conn: &Connection, known: &mut Known) -> Result<Vec<i64>, StoreError> {
    let owners = Owners::read(conn)?;
    let mut telling = Vec::new();
    for entry in journal::entries(conn)? {
        let mut tells = false;
        // Of a merge that was taken back, the other one is somebody of their own again.
        let of_two = is_merge_undone(conn, entry)?;
        each_part(conn, entry, |bytes, head| {
            filter(bytes, head, |piece| {
                if let Piece::Row(row) = piece {
                    tells |= theirs(row, known);
                    if row.whole && !of_two {
                        owners.learn(row, known);
                    }
                }
                false
            })
        })?;
        if tells {
            telling.push(entry);
        }
    }
    Ok(telling)
}

/// Cuts all that is somebody's out of these entries.
pub fn forget(conn: &Connection, known: &Known, telling: &[i64]) -> Result<(), StoreError> {
    for entry in telling {
        let mut left = 0u32;
        let mut merge = false;
        let mut changed: Vec<(i64, Vec<u8>)> = Vec::new();
        let mut at = 0;
        each_part(conn, *entry, |bytes, head| {
            let kept = filter(bytes, head, |piece| match piece {
                Piece::Head => true,
                Piece::Row(row) => {
                    let cut = theirs(row, known);
                    merge |= cut && row.table == "merged";
                    left = left.saturating_add(u32::from(!cut));
                    !cut
                }
            })?;
            if kept.len() < bytes.len() {
                changed.push((at, kept));
            }
            at += 1;
            Some(Vec::new())
        })?;
        // What a merge did to two can only be taken back as a whole.
        if merge || left == 0 {
            journal::delete(conn, *entry)?;
            continue;
        }
        let parts = journal::parts(conn, *entry)?;
        for (at, kept) in changed {
            let part = usize::try_from(at).ok().and_then(|at| parts.get(at));
            let part = part.ok_or(StoreError::Journal(*entry))?;
            journal::replace_part(conn, *entry, *part, &kept)?;
        }
        let label = journal::read(conn, *entry)?.map(|kept| kept.label);
        let label = without(&label.unwrap_or_default(), &known.words);
        journal::relabel(conn, *entry, &label, left)?;
    }
    Ok(())
}

fn theirs(row: &RawRow<'_>, known: &Known) -> bool {
    row.values.iter().flatten().any(|value| known.has(*value))
}

fn is_merge_undone(conn: &Connection, entry: i64) -> Result<bool, StoreError> {
    if !journal::read(conn, entry)?.is_some_and(|kept| kept.undone) {
        return Ok(false);
    }
    let mut merge = false;
    each_part(conn, entry, |bytes, head| {
        filter(bytes, head, |piece| {
            merge |= matches!(piece, Piece::Row(row) if row.table == "merged");
            false
        })
    })?;
    Ok(merge)
}

/// Visits the unpacked parts of an entry in their order.
fn each_part(
    conn: &Connection,
    entry: i64,
    mut visit: impl FnMut(&[u8], &mut Head) -> Option<Vec<u8>>,
) -> Result<(), StoreError> {
    let mut head = Head::default();
    for part in journal::parts(conn, entry)? {
        let bytes = journal::unpacked(conn, entry, part)?;
        visit(&bytes, &mut head).ok_or(StoreError::Journal(entry))?;
    }
    Ok(())
}

/// Whose a row of each table is, by its columns, and which columns name them.
struct Owners {
    columns: HashMap<&'static str, usize>,
    /// Where rows have an identity of their own; a key of two columns names what is shared.
    own: HashMap<&'static str, usize>,
    words: HashMap<&'static str, Vec<usize>>,
}

/// The columns that hold what somebody is known by.
const WORDS: [(&str, &[&str]); 4] = [
    ("person", &["name"]),
    ("account", &["handle", "written"]),
    ("email", &["address"]),
    ("merged", &["name"]),
];

impl Owners {
    fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut columns = HashMap::new();
        let mut own = HashMap::new();
        for table in schema::base_tables() {
            let column = match table.owner {
                Owner::Itself => "id",
                Owner::Person(column) | Owner::Account(column) => column,
                _ => continue,
            };
            columns.insert(table.name, column_index(conn, table.name, column)?);
            if let Some(at) = find_column(conn, table.name, "id")? {
                own.insert(table.name, at);
            }
        }
        let mut words = HashMap::new();
        for (table, names) in WORDS {
            let places = names.iter().map(|name| column_index(conn, table, name));
            words.insert(table, places.collect::<Result<_, _>>()?);
        }
        Ok(Self { columns, own, words })
    }

    /// A row that came or went tells its own identity, and what they were called.
    fn learn(&self, row: &RawRow<'_>, known: &mut Known) {
        let owner = self.columns.get(row.table).copied();
        if !owner.is_some_and(|at| row.column(at).any(|value| known.has(value))) {
            return;
        }
        if let Some(at) = self.own.get(row.table) {
            known.ids.extend(row.column(*at).find_map(id));
        }
        for at in self.words.get(row.table).into_iter().flatten() {
            let words = row.column(*at).filter_map(|value| value.as_str().ok());
            known.words.extend(words.map(str::to_owned));
        }
    }
}

/// A text without these words, letter case aside, where they stand as words; the longest first.
pub fn without(text: &str, words: &BTreeSet<String>) -> String {
    let mut longest: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    longest.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut text = text.to_owned();
    for word in longest {
        text = replaced(&text, word);
    }
    text
}

fn replaced(text: &str, word: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut left = text;
    while let Some(at) = position(left, word) {
        let (before, rest) = left.split_at(at);
        let after = rest.get(word.len()..).unwrap_or_default();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        said.push_str(before);
        if inside(said.chars().next_back()) || inside(after.chars().next()) {
            said.push_str(rest.get(..word.len()).unwrap_or_default());
        } else {
            said.push_str(SOMEBODY);
        }
        left = after;
    }
    said.push_str(left);
    said
}

/// Where a word stands in a text; letters of ASCII in either case.
fn position(text: &str, word: &str) -> Option<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.find(|at| {
        text.get(*at..at + word.len())
            .is_some_and(|piece| piece.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_from_a_text_where_they_stand_as_words() {
        let words = ["Ada", "Ada Lovelace", "ada@example.com"]
            .map(str::to_owned)
            .into();
        for (text, then) in [
            ("Tagged Ada Lovelace vip", "Tagged somebody vip"),
            (
                "Removed ADA@example.com from Ada",
                "Removed somebody from somebody",
            ),
            ("Moved Adaline to Outreach", "Moved Adaline to Outreach"),
            ("Ada", "somebody"),
            ("Zoë’s Ada", "Zoë’s somebody"),
            ("", ""),
        ] {
            assert_eq!(without(text, &words), then);
        }
    }
}
