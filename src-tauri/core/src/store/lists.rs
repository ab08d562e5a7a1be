//! Lists that were made a moment ago: whoever scrolls through one reads windows of it, not the list anew.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::segment::{self, Column};
use super::{Reader, StoreError};
use crate::domain::PersonId;
use crate::domain::segment::{OrderBy, Segment};
use crate::domain::stage::Stage;

/// So many of each kind are kept: the one that is looked at, and the one before.
const KEPT: usize = 2;

/// The lists of a reader, all of the same revision of the file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    revision: i64,
    people: Kept<[PersonId]>,
    columns: Kept<HashMap<Stage, Column>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    segment: Segment,
    today: NaiveDate,
    order: (OrderBy, bool),
}

/// Newest last.
#[derive(Debug)]
struct Kept<T: ?Sized>(Vec<(Wanted, Arc<T>)>);

impl<T: ?Sized> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: ?Sized> Kept<T> {
    fn find(
        &mut self,
        wanted: Wanted,
        make: impl FnOnce() -> Result<Arc<T>, StoreError>,
    ) -> Result<Arc<T>, StoreError> {
        let found = match self.0.iter().position(|(kept, _)| *kept == wanted) {
            Some(at) => self.0.remove(at).1,
            None => make()?,
        };
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push((wanted, Arc::clone(&found)));
        Ok(found)
    }
}

impl Reader {
    /// Everybody in a segment, in an order, as [`segment::list`] says; kept until the file changes.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn list(
        &self,
        segment: &Segment,
        today: NaiveDate,
        order: (OrderBy, bool),
    ) -> Result<Arc<[PersonId]>, StoreError> {
        let wanted = self.wanted(segment, today, order)?;
        self.lists.borrow_mut().people.find(wanted, || {
            let hits = self.matching(segment.search.as_deref(), segment.archived)?;
            Ok(segment::list(&self.conn, segment, hits.as_deref(), today, order)?.into())
        })
    }

    /// The same by their stage, as [`segment::columns`] says.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn columns(
        &self,
        segment: &Segment,
        today: NaiveDate,
        order: (OrderBy, bool),
    ) -> Result<Arc<HashMap<Stage, Column>>, StoreError> {
        let wanted = self.wanted(segment, today, order)?;
        self.lists.borrow_mut().columns.find(wanted, || {
            let hits = self.matching(segment.search.as_deref(), segment.archived)?;
            Ok(segment::columns(&self.conn, segment, hits.as_deref(), today, order)?.into())
        })
    }

    /// What a list is kept by; those of an older revision go.
    fn wanted(
        &self,
        segment: &Segment,
        today: NaiveDate,
        order: (OrderBy, bool),
    ) -> Result<Wanted, StoreError> {
        let revision = self.revision()?;
        let mut lists = self.lists.borrow_mut();
        if lists.revision != revision {
            *lists = Lists {
                revision,
                ..Lists::default()
            };
        }
        Ok(Wanted {
            segment: segment.clone(),
            today,
            order,
        })
    }
}
