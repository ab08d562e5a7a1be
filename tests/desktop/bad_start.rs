//! A bad start: a file that cannot be opened, a desktop that lacks half of what others have.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use desk::{Setting, cli, key, scenario};

/// Where an SQLite file keeps the program's own version number: four bytes, the highest first.
const USER_VERSION: std::ops::Range<usize> = 60..64;

#[test]
fn a_file_of_a_newer_program_is_said_to_be_one_and_left_as_it_is() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let db = folder.path().join("perennial.db");
    cli(&db, &["add", "--name", "Ada Lovelace"])?;
    let mut bytes = fs::read(&db)?;
    bytes[USER_VERSION].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&db, &bytes)?;

    said_and_left("newer_file", db, "was written by a newer version of Perennial")
}

#[test]
fn a_file_that_is_no_data_file_is_said_to_be_none_and_left_as_it_is() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let db = folder.path().join("holiday.jpg");
    fs::write(&db, b"\xff\xd8\xff\xe0 not a database at all".repeat(400))?;

    said_and_left("no_data_file", db, "holiday.jpg")
}

fn said_and_left(name: &str, db: PathBuf, says: &str) -> Result<()> {
    let before = fs::read(&db)?;
    let setting = Setting {
        db: Some(db.clone()),
        ..Setting::default()
    };
    scenario(name, setting, |desk| {
        let problem = desk.by_test_id("start-problem")?.text()?;
        assert!(problem.contains("Perennial could not start"), "{problem}");
        assert!(problem.contains(says), "{problem}");
        assert!(problem.contains("Nothing in your file was changed"), "{problem}");
        // No way leads past it.
        desk.open_hash("#/board")?;
        desk.chord(&[key::CONTROL], '2')?;
        desk.by_test_id("start-problem")?;
        assert!(desk.find_all("[data-testid=board], nav")?.is_empty());
        Ok(())
    })?;
    assert!(fs::read(&db)? == before, "{} was changed", db.display());
    Ok(())
}

#[test]
fn without_a_session_bus_the_window_works_and_says_once_what_is_missing() -> Result<()> {
    let setting = Setting {
        session_bus: false,
        ..Setting::default()
    };
    let setting = setting.prepare(["add", "--name", "Ada Lovelace"]);
    scenario("no_session_bus", setting, |desk| {
        let missing = "There is no session bus, so there are no notifications.";
        desk.wait_for_text(missing)?;

        desk.open_board()?;
        desk.click("board-add")?;
        desk.by_test_id("new-person-name")?.type_text("Grace Hopper")?;
        desk.click("new-person-save")?;
        desk.card("Grace Hopper")?;
        desk.wait_for_columns([2, 0, 0, 0, 0])?;
        assert_eq!(desk.columns_by_cli()?, [2, 0, 0, 0, 0]);

        // What the command line writes is noticed without a bus, too.
        desk.cli(&["move", "Ada Lovelace", "outreach"])?;
        desk.wait_for_columns([1, 1, 0, 0, 0])?;

        desk.open_hash("#/settings")?;
        let notices = desk.by_test_id("settings-notice")?.text()?;
        assert!(notices.contains(missing), "{notices}");
        Ok(())
    })
}
