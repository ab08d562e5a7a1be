//! A list comes in: dropped on the window or chosen by its button, looked at, written, known again, taken back.

use anyhow::Result;
use desk::{Desk, Setting, cli, fixture, scenario};
use serde_json::{Value, json};

/// An outcome as the window names it, and as the command line does.
const OUTCOMES: [(&str, &str); 6] = [
    ("create", "created"),
    ("update", "updated"),
    ("unchanged", "unchanged"),
    ("skip", "skipped"),
    ("ask", "asked"),
    ("reject", "rejected"),
];

#[test]
fn a_list_dropped_on_the_window_is_previewed_imported_and_known_when_it_comes_again() -> Result<()> {
    scenario("list_dropped", Setting::default(), |desk| {
        let list = fixture("creators-200.csv");
        let list = list.to_string_lossy();

        desk.drop_file(&fixture("creators-200.csv"))?;
        desk.look_through_rows()?;
        desk.by_text("creators-200.csv")?;
        let dry = cli(&desk.copy_of_data()?, &["import", &list, "--dry-run"])?;
        assert_eq!(dry["created"], 200);
        desk.wait_until("the preview's counts", counts(&dry), || shown(desk, "outcome"))?;
        assert_eq!(people(desk)?, 0, "a preview writes nothing");

        desk.click("import-commit")?;
        desk.by_text("200 people imported")?;
        assert_eq!(shown(desk, "import-report")?, counts(&dry));
        desk.wait_until("the sidebar's people", 200, || desk.sidebar("board"))?;
        desk.click("import-board")?;
        desk.find(".card")?;
        desk.wait_until("the people on the board", 200, || {
            Ok(desk.columns()?.iter().sum())
        })?;
        assert_eq!(desk.columns()?, desk.columns_by_cli()?);
        let doctor = desk.cli(&["doctor"])?;
        assert_eq!(
            (&doctor["healthy"], &doctor["counts"]["person"]),
            (&json!(true), &json!(200))
        );

        desk.drop_file(&fixture("creators-200.csv"))?;
        desk.look_through_rows()?;
        let again = cli(&desk.copy_of_data()?, &["import", &list, "--dry-run"])?;
        assert_eq!((&again["created"], &again["updated"]), (&json!(0), &json!(0)));
        assert_eq!(again["unchanged"], 200);
        desk.wait_until("the second preview's counts", counts(&again), || {
            shown(desk, "outcome")
        })?;
        let button = desk.by_test_id("import-commit")?;
        assert_eq!(button.text()?, "Nothing to import");
        assert_eq!(button.property("disabled")?, true);
        Ok(())
    })
}

#[test]
fn an_import_is_taken_back_from_its_report() -> Result<()> {
    scenario("import_taken_back", Setting::default(), |desk| {
        desk.drop_file(&fixture("creators-200.csv"))?;
        desk.look_through_rows()?;
        desk.click("import-commit")?;
        desk.by_text("200 people imported")?;
        assert_eq!(people(desk)?, 200);

        desk.click("import-undo")?;
        desk.by_text("Taken back")?;
        assert_eq!(people(desk)?, 0);
        assert_eq!(desk.cli(&["doctor"])?["healthy"], true);
        desk.wait_until("the sidebar's people", 0, || desk.sidebar("board"))?;
        desk.open_hash("#/board")?;
        desk.by_test_id("empty")?;
        Ok(())
    })
}

#[test]
fn an_import_is_taken_back_from_the_list_of_imports_so_far() -> Result<()> {
    let list = fixture("creators-200.csv");
    let setting = Setting::default()
        .prepare(["add", "--name", "Ada Lovelace"])
        .prepare(["import", &list.to_string_lossy()]);
    scenario("import_taken_back_later", setting, |desk| {
        desk.open_hash("#/import")?;
        desk.click_on("[data-testid=import-batch] [data-testid=import-undo]")?;
        desk.by_text("Undone")?;
        desk.wait_until("the sidebar's people", 1, || desk.sidebar("board"))?;
        assert_eq!(people(desk)?, 1, "who was there before stays");
        Ok(())
    })
}

#[test]
fn a_list_chosen_by_the_button_can_be_left_before_anything_is_written() -> Result<()> {
    let list = fixture("creators-200.csv");
    let setting = Setting::default().env("PERENNIAL_CHOOSE_FILE", &list.to_string_lossy());
    scenario("chosen_by_the_button", setting, |desk| {
        desk.open_hash("#/import")?;
        desk.click("import-choose")?;
        desk.look_through_rows()?;
        desk.wait_until(
            "new people in the preview",
            200,
            || Ok(shown(desk, "outcome")?[0]),
        )?;

        desk.click("import-cancel")?;
        desk.by_test_id("import-drop")?;
        assert_eq!(people(desk)?, 0);
        assert_eq!(desk.cli(&["history"])?["history"], json!([]));

        desk.click("import-choose")?;
        desk.look_through_rows()?;
        desk.click("import-commit")?;
        desk.by_text("200 people imported")?;
        assert_eq!(people(desk)?, 200);
        Ok(())
    })
}

#[test]
fn a_picture_is_refused_in_words_that_help() -> Result<()> {
    let picture = xtask::root().join("icons/32x32.png");
    let setting = Setting::default().env("PERENNIAL_CHOOSE_FILE", &picture.to_string_lossy());
    scenario("picture_refused", setting, |desk| {
        desk.open_hash("#/import")?;
        desk.click("import-choose")?;
        let refused = desk.by_test_id("import-refused")?.text()?;
        assert!(refused.contains("32x32.png could not be read"), "{refused}");
        assert!(refused.contains("it looks like a PNG picture"), "{refused}");
        assert!(refused.contains("Export the list as CSV"), "{refused}");

        // The way out is the same whichever way it came: a right file may follow.
        desk.drop_file(&fixture("creators-200.csv"))?;
        desk.look_through_rows()?;
        Ok(())
    })
}

#[test]
fn a_dialog_that_is_closed_without_a_choice_changes_nothing() -> Result<()> {
    let setting = Setting::default().env("PERENNIAL_CHOOSE_FILE", "");
    scenario("dialog_closed", setting, |desk| {
        desk.open_hash("#/import")?;
        desk.click("import-choose")?;
        // Answered in turn, so once the next is answered the dialog was, too.
        desk.click("nav-board")?;
        desk.by_test_id("empty")?;
        desk.click("nav-import")?;
        desk.by_text("Drop your list here")?;
        assert!(
            desk.find_all("[data-testid=import-refused], .toast.failed")?
                .is_empty()
        );
        Ok(())
    })
}

/// The counts of a plan as the command line tells them, in the order of [`OUTCOMES`].
fn counts(plan: &Value) -> Vec<u64> {
    let count = |(_, name): &(&str, &str)| plan[name].as_u64().unwrap_or(u64::MAX);
    OUTCOMES.iter().map(count).collect()
}

/// The counts that the window shows, in the same order; `u64::MAX` where it shows none.
fn shown(desk: &Desk, place: &str) -> Result<Vec<u64>> {
    let names: Vec<String> = OUTCOMES
        .iter()
        .map(|(name, _)| format!("{place}-{name}"))
        .collect();
    let script =
        "return arguments[0].map(id => document.querySelector(`[data-testid=\"${id}\"]`)?.dataset.count)";
    let told = desk.execute(script, &[json!(names)])?;
    let told = told.as_array().cloned().unwrap_or_default();
    let number = |count: &Value| count.as_str().and_then(|count| count.parse().ok());
    Ok(told
        .iter()
        .map(|count| number(count).unwrap_or(u64::MAX))
        .collect())
}

/// How many people the command line counts.
fn people(desk: &Desk) -> Result<u64> {
    let listed = desk.cli(&["people", "--limit", "1"])?;
    Ok(listed["total"].as_u64().unwrap_or(u64::MAX))
}
