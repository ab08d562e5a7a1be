//! What each table is: base, derived or log, and whose its rows are.
//!
//! The journal, undo and the recomputation of what is derived all read this one list; a test compares it with
//! the schema, so that a new table cannot be forgotten.

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What a person entered: journaled and undoable.
    Base,
    /// What can be computed from base rows.
    Derived,
    /// What the program itself did.
    Log,
}

/// Whose rows a base table's are: what is recomputed when one changes, and what stays together in an undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The row is a person.
    Itself,
    /// A person, by this column.
    Person(&'static str),
    /// Two people, by these columns: it concerns nobody's standing.
    Pair(&'static str, &'static str),
    /// An account's person, by this column.
    Account(&'static str),
    /// Shared by people: a change concerns the people who carry it, found in this table by its column.
    Carriers(&'static str, &'static str),
    /// A change concerns everybody.
    Everybody,
    /// A change concerns everybody, unless it is of the row with this key, which concerns nobody's standing.
    EverybodyBut(&'static str),
    /// A change concerns nobody's standing.
    Nobody,
}

/// A table of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whose its rows are.
    pub owner: Owner,
    /// What a row of it is called in a sentence.
    pub noun: &'static str,
}

const fn base(name: &'static str, owner: Owner, noun: &'static str) -> Table {
    Table {
        name,
        kind: Kind::Base,
        owner,
        noun,
    }
}

const fn other(name: &'static str, kind: Kind) -> Table {
    Table {
        name,
        kind,
        owner: Owner::Nobody,
        noun: name,
    }
}

/// Every table.
pub const TABLES: &[Table] = &[
    base("stage", Owner::Everybody, "stage"),
    base("sub_stage", Owner::Nobody, "sub-stage"),
    base("person", Owner::Itself, "detail"),
    base("account", Owner::Person("person_id"), "account"),
    base("follower_stat", Owner::Account("account_id"), "follower count"),
    base("email", Owner::Person("person_id"), "e-mail address"),
    base("phone", Owner::Person("person_id"), "phone number"),
    base("tag", Owner::Carriers("person_tag", "tag_id"), "tag"),
    base("person_tag", Owner::Person("person_id"), "tag"),
    base(
        "custom_field",
        Owner::Carriers("custom_value", "field_id"),
        "custom field",
    ),
    base("custom_value", Owner::Person("person_id"), "custom value"),
    base("stage_change", Owner::Person("person_id"), "move"),
    base("touchpoint", Owner::Person("person_id"), "touchpoint"),
    base("snooze", Owner::Person("person_id"), "snooze"),
    base(
        "not_needed",
        Owner::Person("person_id"),
        "word that a nudge is not needed",
    ),
    base("mention", Owner::Person("person_id"), "mention"),
    base("appreciation", Owner::Person("person_id"), "appreciation"),
    base("fit_criterion", Owner::Nobody, "criterion"),
    base("fit_answer", Owner::Person("person_id"), "fit answer"),
    base("setting", Owner::EverybodyBut("digest_hours"), "setting"),
    base("saved_view", Owner::Nobody, "view"),
    base("template", Owner::Nobody, "template"),
    base(
        "not_duplicates",
        Owner::Pair("person_id", "other_id"),
        "answer about duplicates",
    ),
    base("merged", Owner::Person("person_id"), "merge"),
    base("made_up", Owner::Person("person_id"), "mark of the sample data"),
    other("journal", Kind::Log),
    other("journal_part", Kind::Log),
    other("import_batch", Kind::Log),
    other("import_row", Kind::Log),
    other("import_draft", Kind::Log),
    other("import_mapping", Kind::Log),
    other("nudge_claim", Kind::Log),
    other("draft", Kind::Log),
    other("erasure", Kind::Log),
    other("mark_key", Kind::Log),
    other("do_not_import", Kind::Log),
    other("respelt", Kind::Log),
    other("standing", Kind::Derived),
    other("celebration", Kind::Derived),
    other("headcount", Kind::Derived),
    other("due_headcount", Kind::Derived),
    other("search", Kind::Derived),
];

/// The base tables.
pub fn base_tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.kind == Kind::Base)
}

/// The table of this name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_schema() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        let mut stands: Vec<String> = store
            .conn
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        stands.retain(|name: &String| !name.starts_with("sqlite_"));
        stands.sort();
        let mut listed: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        listed.sort_unstable();
        assert_eq!(stands, listed);
    }

    #[test]
    fn base_tables_are_strict_and_nothing_cascades_or_triggers() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        for table in base_tables() {
            let strict: bool = store
                .conn
                .query_row(
                    "SELECT strict FROM pragma_table_list WHERE name = ?1",
                    [table.name],
                    |row| row.get(0),
                )
                .unwrap();
            assert!(strict, "{} is not STRICT", table.name);
            let cascades: i64 = store
                .conn
                .query_row(
                    "SELECT count(*) FROM pragma_foreign_key_list(?1) WHERE on_delete <> 'NO ACTION'",
                    [table.name],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(cascades, 0, "{} cascades", table.name);
        }
        let triggers: i64 = store
            .conn
            .query_row(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(triggers, 0);
    }
}
