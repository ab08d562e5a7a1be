//! What was said about a file is kept on disk until its import is done, so that a restart loses nothing.

use std::sync::Arc;

use perennial_core::import;
use perennial_core::ops::{self, Begun};
use perennial_core::views::import::Draft;
use perennial_core::views::unfinished;

use super::{ImportDesk, ListFile, Planned, Resumed, read};
use crate::failure::Failure;
use crate::shell::desk::Desk;

impl ImportDesk {
    /// Reads a file whose import was begun before, with all that was said of it.
    ///
    /// # Errors
    /// There is no such import, or the file cannot be read any more.
    pub async fn resume(&self, desk: &Desk, id: String) -> Result<Planned, Failure> {
        let wanted = id.clone();
        let (path, mut options) = desk
            .read(move |reader, _| unfinished::begun(reader, &wanted))
            .await?;
        let file = read(path).await?;
        let same = import::hash(&file.source.bytes) == id;
        if !same {
            options.edits.clear();
            options.decisions.clear();
        }
        let resumed = if same {
            Resumed::Whole
        } else {
            Resumed::FileChanged
        };
        self.look(desk, file, options, Some(resumed)).await
    }

    /// Keeps what was said about a file, or forgets it when all of it was taken back.
    pub(super) async fn keep(&self, desk: &Desk, file: &Arc<ListFile>, draft: &Draft) -> Result<(), Failure> {
        let (file, hash, said) = (Arc::clone(file), draft.sheet.hash.clone(), draft.options.clone());
        desk.write(move |store, when| {
            let begun = Begun {
                path: &file.path,
                file_name: &file.source.name,
                file_hash: &hash,
            };
            ops::keep_draft(store, when, begun, &said)
        })
        .await
    }
}
