//! Lists that were made a moment ago: whoever scrolls through one reads windows of it, not the list anew.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Reader, StoreError, segment};
use crate::domain::PersonId;
use crate::domain::segment::{OrderBy, Segment};
use crate::domain::stage::Stage;

/// So many are kept: the five columns of a board, a list beside it, and one before.
const KEPT: usize = 7;

/// The lists of a reader, newest last, all of the same revision of the file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    revision: i64,
    kept: Vec<(Wanted, Arc<[PersonId]>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    segment: Segment,
    today: NaiveDate,
    stage: Option<Stage>,
    order: (OrderBy, bool),
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
        stage: Option<Stage>,
        order: (OrderBy, bool),
    ) -> Result<Arc<[PersonId]>, StoreError> {
        let wanted = Wanted {
            segment: segment.clone(),
            today,
            stage,
            order,
        };
        let revision = self.revision()?;
        let mut lists = self.lists.borrow_mut();
        if lists.revision != revision {
            lists.revision = revision;
            lists.kept.clear();
        }
        if let Some(at) = lists.kept.iter().position(|(kept, _)| *kept == wanted) {
            let found = lists.kept.remove(at);
            let list = Arc::clone(&found.1);
            lists.kept.push(found);
            return Ok(list);
        }
        let list: Arc<[PersonId]> = {
            let hits = self.matching(segment.search.as_deref(), segment.archived)?;
            segment::list(&self.conn, segment, hits.as_deref(), today, stage, order)?.into()
        };
        if lists.kept.len() == KEPT {
            lists.kept.remove(0);
        }
        lists.kept.push((wanted, Arc::clone(&list)));
        Ok(list)
    }
}
