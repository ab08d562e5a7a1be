//! A file is written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::ExportError;

/// Writes beside the target, then takes its place: after a crash, a full disk or an error the target is as it was.
///
/// # Errors
/// The target is a folder or cannot be written, or what `write` says.
pub fn write_whole<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let unwritable = |error: &io::Error| ExportError::Unwritable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    if path.is_dir() {
        return Err(ExportError::Folder {
            path: path.to_owned(),
        });
    }
    // A link's target is replaced and not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (draft, file) = draft_beside(&target).map_err(|error| unwritable(&error))?;
    let written = fill(file, write).and_then(|result| {
        fs::rename(&draft, &target)?;
        Ok(result)
    });
    written.map_err(|error| {
        // The first error is the one to tell; a draft that cannot be removed either is only litter.
        fs::remove_file(&draft).ok();
        match error {
            ExportError::Io(error) => unwritable(&error),
            other => other,
        }
    })
}

fn fill<T>(
    file: File,
    write: impl FnOnce(&mut dyn Write) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    let result = write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(result)
}

/// A new file in the same folder: a rename across file systems would be a copy.
fn draft_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Cut short, since a name has at most 255 bytes.
    let name: String = name.chars().take(40).collect();
    let draft = target.with_file_name(format!(".{name}.{}.part", uuid::Uuid::new_v4().simple()));
    let file = OpenOptions::new().write(true).create_new(true).open(&draft)?;
    Ok((draft, file))
}
