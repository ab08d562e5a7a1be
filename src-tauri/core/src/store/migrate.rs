//! Forward-only migrations, counted in `user_version`.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::StoreError;
use super::derive::{self, Concerned};
use super::open::connect;

/// Marks a file as ours: "PRNL".
const APPLICATION_ID: i64 = 0x5052_4E4C;

/// Each brings the file from the version of its index to the next.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_relationships.sql"),
    include_str!("../../migrations/0002_imports.sql"),
    include_str!("../../migrations/0003_nudges.sql"),
    include_str!("../../migrations/0004_words.sql"),
    include_str!("../../migrations/0005_headcounts.sql"),
    include_str!("../../migrations/0006_times.sql"),
    include_str!("../../migrations/0007_erasure.sql"),
    include_str!("../../migrations/0008_search.sql"),
    include_str!("../../migrations/0009_fit.sql"),
    include_str!("../../migrations/0010_board.sql"),
    include_str!("../../migrations/0011_made_up.sql"),
    include_str!("../../migrations/0012_strength.sql"),
];

/// Refuses a file that is not ours or newer than this program, reading only.
pub fn check(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let not_ours = |_| StoreError::NotOurs {
        path: path.to_owned(),
    };
    let application: i64 = conn
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(not_ours)?;
    let found: i64 = conn
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(not_ours)?;
    let tables: i64 = conn
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(not_ours)?;
    if application != APPLICATION_ID && (tables > 0 || found > 0) {
        return Err(StoreError::NotOurs {
            path: path.to_owned(),
        });
    }
    let known = version_of(MIGRATIONS);
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    Ok(())
}

/// Brings the file to the newest version; each step whole or not at all. An older file is backed up first.
pub fn run(
    conn: &mut Connection,
    path: &Path,
    key: Option<&str>,
    migrations: &[&str],
) -> Result<(), StoreError> {
    let found = user_version(conn)?;
    if found == version_of(migrations) {
        return Ok(());
    }
    if found > 0 {
        back_up(conn, path, key, found)?;
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have come first.
    let found = user_version(&tx)?;
    for (index, sql) in migrations
        .iter()
        .enumerate()
        .skip(usize::try_from(found).unwrap_or(0))
    {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", i64::try_from(index + 1).unwrap_or(i64::MAX))?;
    }
    // What is derived is made anew by this program's rules: no migration computes it.
    if found > 0 && migrations.len() >= MIGRATIONS.len() {
        derive::refresh(&tx, &Concerned::Everybody)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.commit()?;
    Ok(())
}

/// Copies the file beside itself, with its encryption, and reads the copy back before it is trusted.
fn back_up(conn: &Connection, path: &Path, key: Option<&str>, version: i64) -> Result<(), StoreError> {
    let backup = backup_path(path, version);
    let failed = |reason: String| StoreError::Backup {
        path: backup.clone(),
        reason,
    };
    if backup.exists() {
        std::fs::remove_file(&backup).map_err(|error| failed(error.to_string()))?;
    }
    conn.execute("VACUUM INTO ?1", [backup.to_string_lossy()])
        .map_err(|error| failed(error.to_string()))?;
    let reads_well = || -> Result<bool, StoreError> {
        let copy = connect(&backup, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let check: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(check == "ok" && user_version(&copy)? == version)
    };
    match reads_well() {
        Ok(true) => Ok(()),
        Ok(false) => Err(failed("the copy is not whole".into())),
        Err(error) => Err(failed(error.to_string())),
    }
}

fn backup_path(path: &Path, version: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-v{}", version + 1));
    PathBuf::from(name)
}

/// The copies of a data file that were made before upgrades and still lie beside it.
pub fn copies(path: &Path) -> Vec<PathBuf> {
    (0..newest())
        .map(|version| backup_path(path, version))
        .filter(|copy| copy.exists())
        .collect()
}

fn user_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn version_of(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// The schema version that this program writes.
pub fn newest() -> i64 {
    version_of(MIGRATIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(conn: &Connection) -> Vec<String> {
        conn.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }

    #[test]
    fn every_earlier_version_reaches_the_same_schema() {
        let dir = tempfile::tempdir().unwrap();
        let mut fresh = Connection::open(dir.path().join("fresh")).unwrap();
        run(&mut fresh, &dir.path().join("fresh"), None, MIGRATIONS).unwrap();
        for start in 1..=MIGRATIONS.len() {
            let path = dir.path().join(format!("from-{start}"));
            let mut old = Connection::open(&path).unwrap();
            run(&mut old, &path, None, &MIGRATIONS[..start]).unwrap();
            run(&mut old, &path, None, MIGRATIONS).unwrap();
            assert_eq!(schema(&old), schema(&fresh), "from version {start}");
            assert_eq!(user_version(&old).unwrap(), newest());
        }
    }

    #[test]
    fn an_older_file_is_backed_up_before_its_upgrade() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        let mut conn = Connection::open(&path).unwrap();
        run(&mut conn, &path, None, MIGRATIONS).unwrap();
        conn.execute("INSERT INTO setting VALUES ('default_cadence_days', '45')", [])
            .unwrap();
        let later: Vec<&str> = MIGRATIONS
            .iter()
            .copied()
            .chain(["CREATE TABLE later (id INTEGER)"])
            .collect();
        run(&mut conn, &path, None, &later).unwrap();
        let backup = Connection::open(backup_path(&path, newest())).unwrap();
        assert_eq!(user_version(&backup).unwrap(), newest());
        let kept: String = backup
            .query_row("SELECT value FROM setting", [], |row| row.get(0))
            .unwrap();
        assert_eq!(kept, "45");
    }

    #[test]
    fn a_file_of_the_first_version_is_backed_up_and_upgraded_when_it_is_opened() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        let mut old = Connection::open(&path).unwrap();
        run(&mut old, &path, None, &MIGRATIONS[..1]).unwrap();
        old.execute_batch(
            "INSERT INTO person (id, name, stage, board_rank, added_on)
             VALUES (zeroblob(16), 'Ada', 'outreach', 1.0, '2026-03-01')",
        )
        .unwrap();
        drop(old);
        let store = crate::store::open(&path, None).unwrap();
        let derived: i64 = store
            .conn
            .query_row("SELECT count(*) FROM standing", [], |row| row.get(0))
            .unwrap();
        assert_eq!(derived, 1, "what is derived is made by the newer rules");
        let name = |conn: &Connection| -> String {
            conn.query_row("SELECT name FROM person", [], |row| row.get(0))
                .unwrap()
        };
        assert_eq!(
            (user_version(&store.conn).unwrap(), name(&store.conn)),
            (newest(), "Ada".into())
        );
        let backup = Connection::open(backup_path(&path, 1)).unwrap();
        assert_eq!((user_version(&backup).unwrap(), name(&backup)), (1, "Ada".into()));
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        let mut conn = Connection::open(&path).unwrap();
        run(&mut conn, &path, None, MIGRATIONS).unwrap();
        let before = schema(&conn);
        let broken: Vec<&str> = MIGRATIONS
            .iter()
            .copied()
            .chain(["CREATE TABLE half (id INTEGER); NONSENSE"])
            .collect();
        run(&mut conn, &path, None, &broken).unwrap_err();
        assert_eq!(schema(&conn), before);
        assert_eq!(user_version(&conn).unwrap(), newest());
    }

    #[test]
    fn the_backup_of_an_encrypted_file_is_encrypted_too() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data");
        let key = Some("a long passphrase");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut conn = connect(&path, key, flags).unwrap();
        run(&mut conn, &path, key, MIGRATIONS).unwrap();
        let later: Vec<&str> = MIGRATIONS
            .iter()
            .copied()
            .chain(["CREATE TABLE later (id INTEGER)"])
            .collect();
        run(&mut conn, &path, key, &later).unwrap();
        let backup = backup_path(&path, newest());
        assert!(!std::fs::read(&backup).unwrap().starts_with(b"SQLite format 3"));
        let copy = connect(&backup, key, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        assert_eq!(user_version(&copy).unwrap(), newest());
    }
}
