//! Saved views: made, changed, removed.

use super::OpError;
use super::transact::{Done, transact};
use crate::domain::ViewId;
use crate::domain::person::LONGEST_LINE;
use crate::domain::segment::{SegmentScreen, SegmentView};
use crate::domain::when::When;
use crate::store::{Store, saved_view};

/// Saves a view under a name, or changes the one that is told.
///
/// # Errors
/// It is not there, or its name is blank, too long or taken on this screen.
pub fn save_view(
    store: &mut Store,
    when: &When,
    id: Option<ViewId>,
    screen: SegmentScreen,
    name: &str,
    shows: &SegmentView,
) -> Result<(ViewId, Done), OpError> {
    transact(store, when, |tx| {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > LONGEST_LINE {
            let message = format!("a view needs a name, of at most {LONGEST_LINE} characters");
            return Err(OpError::invalid("Name", message));
        }
        if let Some(other) = saved_view::by_name(tx.conn, screen, &name)?
            && Some(other) != id
        {
            let message = format!("there is a view \u{201c}{name}\u{201d} already; choose another name");
            return Err(OpError::invalid("Name", message));
        }
        let written =
            serde_json::to_string(shows).map_err(|error| OpError::invalid("View", error.to_string()))?;
        match id {
            Some(id) => {
                saved_view::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "view" })?;
                saved_view::update(tx.conn, id, &name, &written)?;
                tx.says(format!("Changed the view \u{201c}{name}\u{201d}"));
                Ok(id)
            }
            None => {
                let id = tx.id();
                saved_view::insert(tx.conn, id, &name, screen, &written)?;
                tx.says(format!("Saved the view \u{201c}{name}\u{201d}"));
                Ok(id)
            }
        }
    })
}

/// Removes a saved view; the people in it stay as they are.
///
/// # Errors
/// It is not there.
pub fn delete_view(store: &mut Store, when: &When, id: ViewId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = saved_view::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "view" })?;
        saved_view::delete(tx.conn, id)?;
        tx.says(format!("Removed the view \u{201c}{}\u{201d}", old.name));
        Ok(())
    })?;
    Ok(done)
}
