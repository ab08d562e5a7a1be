//! A file on the disk becomes a source: read whole, within bounds, and only as it stood at one moment.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

use super::error::ImportError;
use super::sheet::Source;
use super::text::MOST_BYTES;

impl Source {
    /// Reads a file. `zone` is the owner's, in which the day of its last change is counted.
    ///
    /// # Errors
    /// A folder, a device or a pipe (which may never end), a file that cannot be read, is larger than [`MOST_BYTES`]
    /// or was written to meanwhile.
    pub fn open<Z: TimeZone>(path: &Path, zone: &Z) -> Result<Self, ImportError> {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let unreadable = |error: io::Error| ImportError::Unreadable {
            file: name.clone(),
            why: error.to_string(),
        };
        let too_large = || ImportError::TooLarge {
            file: name.clone(),
            most: (MOST_BYTES / (1024 * 1024)).to_string(),
            what: "megabytes",
        };
        // Before it is opened: opening a pipe waits for somebody who writes into it.
        let named = path.metadata().map_err(unreadable)?;
        if named.is_dir() {
            return Err(ImportError::Folder { file: name });
        }
        if !named.is_file() {
            return Err(ImportError::NoFile { file: name });
        }
        let file = File::open(path).map_err(unreadable)?;
        let before = file.metadata().map_err(unreadable)?;
        let size = usize::try_from(before.len()).unwrap_or(usize::MAX);
        if !before.is_file() || size > MOST_BYTES {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(size + 1)
            .map_err(|error| unreadable(io::Error::other(error)))?;
        // One byte more than it had: whether it has grown shows.
        (&file)
            .take(before.len() + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        let after = file.metadata().map_err(unreadable)?;
        if bytes.len() != size || changed(&before, &after) {
            return Err(ImportError::ChangedMeanwhile { file: name });
        }
        Ok(Self {
            modified: modified(&before, zone),
            name,
            bytes,
        })
    }
}

fn changed(before: &Metadata, after: &Metadata) -> bool {
    let when = |about: &Metadata| about.modified().ok();
    before.len() != after.len() || when(before) != when(after)
}

fn modified<Z: TimeZone>(about: &Metadata, zone: &Z) -> Option<NaiveDate> {
    // Some file systems keep no such time.
    let at = DateTime::<Utc>::from(about.modified().ok()?);
    Some(at.with_timezone(zone).date_naive())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn open(path: &Path) -> Result<Source, ImportError> {
        Source::open(path, &Utc)
    }

    #[test]
    fn a_file_comes_with_its_name_and_the_day_of_its_last_change() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("creators.csv");
        std::fs::write(&path, "Name\nMia\n").unwrap();
        let day = DateTime::parse_from_rfc3339("2026-03-01T23:30:00Z").unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(day.into())
            .unwrap();
        let source = open(&path).unwrap();
        assert_eq!((source.name.as_str(), source.bytes.len()), ("creators.csv", 9));
        assert_eq!(source.modified, NaiveDate::from_ymd_opt(2026, 3, 1));
        let tokyo = chrono::FixedOffset::east_opt(9 * 3600).unwrap();
        assert_eq!(
            Source::open(&path, &tokyo).unwrap().modified,
            NaiveDate::from_ymd_opt(2026, 3, 2)
        );
    }

    #[test]
    fn a_folder_a_device_and_a_missing_file_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(open(dir.path()), Err(ImportError::Folder { .. })));
        let gone = open(&dir.path().join("gone.csv")).unwrap_err();
        assert!(matches!(gone, ImportError::Unreadable { .. }), "{gone}");
        #[cfg(unix)]
        assert!(matches!(
            open(Path::new("/dev/zero")),
            Err(ImportError::NoFile { .. })
        ));
    }

    #[test]
    fn a_file_beyond_the_bounds_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("huge.csv");
        // Sparse: it takes no room on the disk.
        File::create(&path)
            .unwrap()
            .set_len(MOST_BYTES as u64 + 1)
            .unwrap();
        let said = open(&path).unwrap_err().to_string();
        assert!(said.starts_with("huge.csv has more than 512 megabytes"), "{said}");
    }
}
