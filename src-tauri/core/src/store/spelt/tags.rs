//! Tags, and who carries them: they are few, and a hundred thousand people come to carry one at once, so that they are
//! no words of the index.

use std::collections::HashMap;

use rusqlite::Connection;

use super::seats::Seats;
use crate::domain::typed::{Text, Typed, Where};
use crate::domain::{PersonId, TagId};
use crate::store::StoreError;

/// Every tag, taken apart.
#[derive(Debug)]
pub struct Tags {
    names: Vec<(TagId, Text)>,
    /// Of those that were asked for.
    carriers: HashMap<TagId, Seats>,
}

/// The tags by name.
pub(in crate::store) const TAGS: &str = "SELECT id, name FROM tag";

/// Who carries a tag.
pub(in crate::store) const CARRIERS: &str = "SELECT person_id FROM person_tag WHERE tag_id = ?1";

impl Tags {
    /// As they are now.
    pub fn read(conn: &Connection) -> Result<Self, StoreError> {
        let mut found = conn.prepare_cached(TAGS)?;
        let mut rows = found.query([])?;
        let mut names = Vec::new();
        while let Some(row) = rows.next()? {
            let name = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            names.push((row.get(0)?, Text::of(Where::Tag, name)));
        }
        Ok(Self {
            names,
            carriers: HashMap::new(),
        })
    }

    /// For each word that was typed, who carries a tag with it; nothing where there is no such tag.
    pub fn having(
        &mut self,
        conn: &Connection,
        typed: &Typed,
        seat: impl Fn(PersonId) -> Option<u32>,
    ) -> Result<Vec<Option<Seats>>, StoreError> {
        let mut having = vec![None; typed.words.len()];
        for (tag, name) in &self.names {
            for (having, place) in having.iter_mut().zip(name.places(typed)) {
                if place.is_none() {
                    continue;
                }
                if !self.carriers.contains_key(tag) {
                    let mut carriers = Seats::default();
                    let mut found = conn.prepare_cached(CARRIERS)?;
                    let mut rows = found.query([tag])?;
                    while let Some(row) = rows.next()? {
                        if let Some(seat) = seat(row.get(0)?) {
                            carriers.insert(seat);
                        }
                    }
                    self.carriers.insert(*tag, carriers);
                }
                if let Some(carriers) = self.carriers.get(tag) {
                    having.get_or_insert_with(Seats::default).join(carriers);
                }
            }
        }
        Ok(having)
    }
}
