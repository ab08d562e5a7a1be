//! Somebody is erased: every row of theirs in every table, what the journal keeps of them, and the words of the search
//! index. After it a [`sweep`] leaves no trace in the pages of the file either.

use chrono::NaiveDate;
use rusqlite::{Connection, params, params_from_iter};

use super::belongings::{conditions, identities};
use super::derive::{self, Concerned};
use super::forgetting::{self, Known, SOMEBODY, without};
use super::{StoreError, account, email, schema, tag};
use crate::domain::{PersonId, Platform, TagId};

/// Who is to be erased, and all that they are known by.
#[derive(Debug)]
pub struct Erasing {
    people: Vec<PersonId>,
    known: Known,
    /// The journal's entries that tell of them.
    telling: Vec<i64>,
    tags: Vec<TagId>,
    /// Their accounts, platform and normalised handle.
    pub accounts: Vec<(Platform, String)>,
    /// Their e-mail addresses.
    pub emails: Vec<String>,
}

impl Erasing {
    /// Looks for all that is somebody's.
    pub fn look(conn: &Connection, id: PersonId) -> Result<Self, StoreError> {
        let people = identities(conn, id)?;
        let mut known = Known::default();
        known.ids.extend(people.iter().map(|person| person.0));
        for (table, condition) in conditions(people.len()) {
            if derive::find_column(conn, table, "id")?.is_none() {
                continue;
            }
            let mut found = conn.prepare(&format!("SELECT id FROM {table} WHERE {condition}"))?;
            let rows = found.query_map(params_from_iter(&people), |row| row.get(0))?;
            known.ids.extend(rows.collect::<Result<Vec<uuid::Uuid>, _>>()?);
        }
        let mut accounts = Vec::new();
        for row in account::of_person(conn, id)? {
            known.words.extend([row.handle.clone(), row.written]);
            accounts.push((row.platform, row.handle));
        }
        let emails: Vec<String> = email::of_person(conn, id)?
            .into_iter()
            .map(|(_, address)| address)
            .collect();
        known.words.extend(emails.iter().cloned());
        let mut names = conn.prepare_cached(
            "SELECT name FROM person WHERE id = ?1 UNION SELECT name FROM merged WHERE person_id = ?1",
        )?;
        for name in names.query_map([id], |row| row.get(0))? {
            known.words.insert(name?);
        }
        let mut erasing = Self {
            people,
            known,
            telling: Vec::new(),
            tags: Vec::new(),
            accounts,
            emails,
        };
        erasing.tags = erasing.own_tags(conn)?;
        erasing.known.ids.extend(erasing.tags.iter().map(|tag| tag.0));
        erasing.telling = forgetting::learn(conn, &mut erasing.known)?;
        Ok(erasing)
    }

    /// Tags that are named after them and that nobody else carries.
    fn own_tags(&self, conn: &Connection) -> Result<Vec<TagId>, StoreError> {
        let mut own = Vec::new();
        for (tag, name, _) in tag::every(conn)? {
            let tells = without(&name, &self.known.words) != name;
            if tells
                && tag::carriers(conn, tag)?
                    .iter()
                    .all(|one| self.people.contains(one))
            {
                own.push(tag);
            }
        }
        Ok(own)
    }

    /// The entries of the journal that tell of them, oldest first.
    pub fn entries(&self) -> &[i64] {
        &self.telling
    }

    /// Takes it all away, and notes that somebody was erased. The search index is made anew.
    pub fn erase(&self, conn: &Connection, on: NaiveDate) -> Result<(), StoreError> {
        for (table, condition) in conditions(self.people.len()) {
            conn.execute(
                &format!("DELETE FROM {table} WHERE {condition}"),
                params_from_iter(&self.people),
            )?;
        }
        for tag in &self.tags {
            conn.execute("DELETE FROM tag WHERE id = ?1", [tag])?;
        }
        forgetting::forget(conn, &self.known, &self.telling)?;
        self.unsay(conn)?;
        let gone = self.people.iter().copied().collect();
        derive::refresh(conn, &Concerned::People(gone))?;
        derive::reindex(conn)?;
        conn.execute("INSERT INTO erasure (on_date) VALUES (?1)", [on])?;
        Ok(())
    }

    /// Takes their name from what the program said of other rows of a file, and from the names of files; forgets what
    /// was said of lists that are not imported yet where it names them.
    fn unsay(&self, conn: &Connection) -> Result<(), StoreError> {
        let mut said = conn.prepare("SELECT batch_id, line, says FROM import_row WHERE says IS NOT NULL")?;
        let mut rows = said.query([])?;
        let mut unsaid: Vec<(uuid::Uuid, u32, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let says: String = row.get(2)?;
            let then = without(&says, &self.known.words);
            if then != says {
                unsaid.push((row.get(0)?, row.get(1)?, then));
            }
        }
        for (batch, line, says) in unsaid {
            conn.execute(
                "UPDATE import_row SET says = ?3 WHERE batch_id = ?1 AND line = ?2",
                params![batch, line, says],
            )?;
        }
        // Older versions kept the first values of every column.
        conn.execute(
            "UPDATE import_batch SET mapping = json_object(
               'columns', (SELECT json_group_array(json_set(value, '$.samples', json('[]')))
                           FROM json_each(mapping, '$.columns')),
               'platform', mapping ->> 'platform', 'platform_because', mapping ->> 'platform_because')
             WHERE json_valid(mapping) AND EXISTS (
               SELECT 1 FROM json_each(mapping, '$.columns') WHERE json_array_length(value, '$.samples') > 0)",
            [],
        )?;
        for word in self.telling_words() {
            conn.execute(
                "DELETE FROM import_draft
                 WHERE instr(lower(options || ' ' || path || ' ' || file_name), lower(?1)) > 0",
                [word],
            )?;
            conn.execute(
                "UPDATE import_batch SET file_name = ?2 WHERE instr(lower(file_name), lower(?1)) > 0",
                [word, SOMEBODY],
            )?;
        }
        for person in &self.people {
            conn.execute(
                "DELETE FROM import_draft WHERE instr(options, ?1) > 0",
                [person.to_string()],
            )?;
        }
        Ok(())
    }

    /// What tells of nobody else: full names, handles and addresses, and no first name alone.
    fn telling_words(&self) -> impl Iterator<Item = &str> {
        let words = self.known.words.iter().map(String::as_str);
        words.filter(|word| word.chars().count() > 4 && word.contains([' ', '@', '.', '_', '-']))
    }

    /// Where others' own words still name them: what such a row is called, and how many of them. The owner wrote those,
    /// and only she can say whom they mean.
    pub fn still_named(&self, conn: &Connection) -> Result<Vec<(&'static str, u32)>, StoreError> {
        let words: Vec<&str> = self.telling_words().collect();
        let mut found = Vec::new();
        if words.is_empty() {
            return Ok(found);
        }
        for table in schema::base_tables() {
            let mut columns = conn.prepare_cached(
                "SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT' AND name NOT LIKE '%\\_on' ESCAPE '\\'",
            )?;
            let columns: Vec<String> = columns
                .query_map([table.name], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            if columns.is_empty() {
                continue;
            }
            let named = vec!["instr(text, lower(?)) > 0"; words.len()].join(" OR ");
            let sql = format!(
                "SELECT count(*) FROM (SELECT lower(concat_ws(' ', {})) AS text FROM {}) WHERE {named}",
                columns.join(", "),
                table.name
            );
            let rows: u32 = conn.query_row(&sql, params_from_iter(&words), |row| row.get(0))?;
            if rows > 0 {
                found.push((table.noun, rows));
            }
        }
        Ok(found)
    }
}

/// Deleted rows are overwritten from now on, or no longer.
pub fn overwrite_deleted(conn: &Connection, on: bool) -> Result<(), StoreError> {
    Ok(conn.pragma_update(None, "secure_delete", on)?)
}

/// Writes the whole file anew and empties its log, so that no page holds what was deleted at any time before.
pub fn sweep(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch("VACUUM")?;
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy != 0 {
        return Err(StoreError::Busy);
    }
    Ok(())
}
