//! Saved views: segments that the owner gave a name.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::ViewId;
use crate::domain::segment::{SegmentScreen, SegmentView};

/// A saved view's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedViewRow {
    /// Which.
    pub id: ViewId,
    /// What the owner calls it.
    pub name: String,
    /// The screen on which it is offered.
    pub screen: SegmentScreen,
    /// What it shows; `None`: a newer version of the program wrote what this one does not understand.
    pub shows: Option<SegmentView>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SavedViewRow> {
    Ok(SavedViewRow {
        id: row.get(0)?,
        name: row.get(1)?,
        screen: row.get(2)?,
        shows: serde_json::from_str(row.get_ref(3)?.as_str()?).ok(),
    })
}

/// Adds one, after the others; `shows` is JSON of a [`SegmentView`].
pub fn insert(
    conn: &Connection,
    id: ViewId,
    name: &str,
    screen: SegmentScreen,
    shows: &str,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO saved_view (id, name, screen, query, position)
         VALUES (?1, ?2, ?3, ?4, 1 + coalesce((SELECT max(position) FROM saved_view), 0))",
        params![id, name, screen, shows],
    )?;
    Ok(())
}

/// Renames one, and has it show something else.
pub fn update(conn: &Connection, id: ViewId, name: &str, shows: &str) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE saved_view SET name = ?2, query = ?3 WHERE id = ?1",
        params![id, name, shows],
    )?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: ViewId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM saved_view WHERE id = ?1", [id])?;
    Ok(())
}

/// The view, if there.
pub fn read(conn: &Connection, id: ViewId) -> Result<Option<SavedViewRow>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT id, name, screen, query FROM saved_view WHERE id = ?1",
            [id],
            from_row,
        )
        .optional()?)
}

/// The view of this name on a screen, letter case aside.
pub fn by_name(conn: &Connection, screen: SegmentScreen, name: &str) -> Result<Option<ViewId>, StoreError> {
    Ok(conn
        .query_row(
            "SELECT id FROM saved_view WHERE screen = ?1 AND name = ?2 COLLATE NOCASE",
            params![screen, name],
            |row| row.get(0),
        )
        .optional()?)
}

/// Says views anew where `change` changes what they show.
pub fn resay(conn: &Connection, mut change: impl FnMut(&mut SegmentView) -> bool) -> Result<(), StoreError> {
    for row in all(conn)? {
        let Some(mut shows) = row.shows else { continue };
        if change(&mut shows)
            && let Ok(written) = serde_json::to_string(&shows)
        {
            update(conn, row.id, &row.name, &written)?;
        }
    }
    Ok(())
}

/// Every view, in the owner's order.
pub fn all(conn: &Connection) -> Result<Vec<SavedViewRow>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT id, name, screen, query FROM saved_view ORDER BY position, id")?;
    let rows = found.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
